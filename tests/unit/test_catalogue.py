"""Every exercise tells a blank, its known mistakes and the right ones of the collected answers apart."""

import ast
import inspect
import re
import textwrap

import pytest

from helpers.exercises import collection, grade
from helpers.exercises.judge.steps import Misread
from helpers.exercises.parts import changed_source
from helpers.exercises.weeks import EXERCISES

RIGHT = [(name, answer) for name in EXERCISES for answer in collection.right_answers(name)]
MISTAKES = [(name, mistake) for name, exercise in EXERCISES.items() for mistake in exercise.mistakes]


def empty(): ...


def docstring_only():
    """It will return the parameters."""


def passing():
    pass


def not_implemented():
    raise NotImplementedError


def each_exercise(test):
    return pytest.mark.parametrize("name", EXERCISES)(test)


@each_exercise
@pytest.mark.parametrize("function", [empty, docstring_only, passing, not_implemented])
def test_an_empty_body_is_not_started(name, function):
    assert grade(function, name).status == "not started"


@each_exercise
def test_what_the_notebook_gives_is_not_started(name):
    result = grade(EXERCISES[name].blank or empty, name)
    assert (result.exercise, result.status, result.mistake) == (name, "not started", None)


@each_exercise
def test_the_first_mistake_can_be_typed_into_a_notebook(name):
    """The walk through JupyterLab does so: it may use nothing that the exercise's module alone has."""
    mistake = EXERCISES[name].mistakes[0]
    source = changed_source(EXERCISES[name].solution, *mistake.replacements).splitlines()
    assert mistake.message in grade(collection.defined(name, source, f"<first mistake of {name}>"), name).message


@each_exercise
def test_our_solution_is_correct(name):
    result = grade(EXERCISES[name].solution)
    assert (result.exercise, result.status, result.mistake) == (name, "correct", None)


@pytest.mark.parametrize("name, answer", RIGHT, ids=lambda value: value["label"] if type(value) is dict else value)
def test_a_right_answer_is_correct(name, answer):
    result = grade(collection.defined(name, answer["source"], f"<{answer['label']}>"), name)
    assert result.status == "correct", result.message


@pytest.mark.parametrize("name, mistake", MISTAKES, ids=lambda value: getattr(value, "name", value))
def test_a_known_mistake_is_named_and_explained(name, mistake):
    result = grade(EXERCISES[name].wrong_version(mistake), name)
    assert (result.status, result.mistake) == ("wrong", mistake.name)
    assert result.unknown is None, f"its module has no {result.unknown}"
    seen, _, where = result.message.rpartition("\n" + mistake.message)
    assert seen and re.fullmatch(r"( See lines? [\d, and]+\.)?", where)
    assert given_away(name, result.message) == []


def misread(name):
    """Every reading of an exercise's formula."""
    formula = EXERCISES[name].formula
    for step in formula.steps if formula else ():
        for factor in step.factors:
            readings = [*factor.readings, *["typed in"] * bool(factor.typed)]
            yield from (Misread(step, factor, reading, 0.5) for reading in readings)


@each_exercise
def test_a_reading_has_words_that_give_nothing_away(name):
    for one in misread(name):
        assert one.said or one.asked, f"{one.factor.name}: `asks` has no {one.reading!r}, so nothing is said of it"
        assert given_away(name, one.asked) == [], one.name


@each_exercise
def test_no_two_mistakes_share_a_name_or_a_message(name):
    mistakes = EXERCISES[name].mistakes
    assert len({mistake.name for mistake in mistakes}) == len(mistakes)
    assert len({mistake.message for mistake in mistakes}) == len(mistakes)


def given_away(name, message):
    """The expressions of our solution that a message shows, however they are spaced and quoted."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(EXERCISES[name].solution)))
    statements = [node for node in ast.walk(tree) if isinstance(node, (ast.Assign, ast.AugAssign, ast.Return))]
    formulas = [ast.unparse(node.value) for node in statements if node.value is not None]
    return [formula for formula in formulas if len(formula) > 12 and bare(formula) in bare(message)]


def bare(text):
    return re.sub(r"[\s`'\"]", "", text)


def test_a_message_that_gives_the_solution_away_is_noticed():
    assert given_away("forward_propagation", "Write `np.log(1+np.exp(-theta * x))`.")
    assert given_away("gradient_check", "You need abs(grad - approx) / (abs(grad) + abs(approx)).")
    assert given_away("backward_propagation_n", 'It is dA2 * (cache["Z2"] > 0) there.')
    assert not given_away("forward_propagation", "Look at the sign in np.exp.")


@each_exercise
def test_every_exercise_knows_enough_mistakes(name):
    assert len(EXERCISES[name].mistakes) >= (1 if EXERCISES[name].formula else 8)


@each_exercise
def test_answers_to_every_exercise_are_collected(name):
    assert name in collection.exercises(), f"there is no tests/answers/{name}.json: see helpers/exercises/collection.py"
    right = [answer["right"] for answer in collection.answers(name)]
    assert right.count(True) >= 5 and right.count(False) >= 8


def sentences(text):
    """What is read of a message, sentence by sentence, with one word for each piece of code."""
    return re.split(r"(?<=[.?!])\s+", re.sub(r"`[^`]*`", "it", text).strip())


def school_years(text):
    """The Flesch-Kincaid grade level: Kincaid et al. 1975, Derivation of new readability formulas, page 14."""
    words = re.findall(r"[A-Za-z']+", " ".join(sentences(text)))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e[ds]?$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59


def test_messages_are_short_and_plain():
    """For a school leaver: at most three sentences, of nine school years or less, but for a few with long names."""
    messages = {mistake.message for exercise in EXERCISES.values() for mistake in exercise.mistakes}
    messages |= {one.asked for name in EXERCISES for one in misread(name) if one.asked}
    assert [message for message in messages if len(sentences(message)) > 3] == []
    assert sorted(map(school_years, messages))[int(0.95 * len(messages))] < 9
    assert max(map(school_years, messages)) < 14
