"""The quiz: what it asks, what it says to every answer, and whether what it claims is so."""

import dataclasses
import inspect
import sys
import types

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from helpers import data, network
from helpers.exercises import quiz, weeks
from helpers.exercises.parts import Question
from helpers.exercises.weeks import QUESTIONS, WEEKS
from helpers.exercises.weight_initialization import initialize_parameters_random, initialize_parameters_zeros

ALL = [(weeks.LABELS[question], question) for question in QUESTIONS]
quiz_module = sys.modules["helpers.exercises.quiz"]
each_question = pytest.mark.parametrize("n, question", ALL, ids=[question.name for question in QUESTIONS])


@pytest.fixture(autouse=True)
def session(monkeypatch):
    """What this session remembers, empty at first."""
    progress = sys.modules["helpers.exercises.progress"]
    monkeypatch.setattr(progress, "BEST", {})
    monkeypatch.setattr(progress, "LATEST", {})
    return progress.LATEST


def test_five_questions_a_week_in_order_of_the_weeks():
    assert all(len(week.questions) >= 5 for week in WEEKS)


def test_nothing_is_said_twice():
    texts = [part for question in QUESTIONS for choice in question.choices.values() for part in choice]
    texts += [question.text for question in QUESTIONS] + [question.name for question in QUESTIONS]
    assert len(set(texts)) == len(texts)


@each_question
def test_a_question_has_lettered_choices_and_one_of_them_is_right(n, question):
    assert "".join(question.choices) in ("abc", "abcd")
    assert question.right in question.choices


def test_the_right_answer_cannot_be_told_by_its_letter_or_its_length():
    letters = [question.right for question in QUESTIONS]
    assert max(letters.count(letter) for letter in "abcd") <= len(letters) / 3 and set(letters) == set("abcd")
    longest = [
        max(question.choices, key=lambda letter: len(question.choices[letter][0])) == question.right
        for question in QUESTIONS
    ]
    assert sum(longest) <= len(longest) / 3


@each_question
def test_unanswered_it_shows_the_choices_and_gives_nothing_away(n, question, capsys, session):
    quiz(n)
    shown = capsys.readouterr().out
    assert question.text in shown and weeks.call_of(n, question.right) in shown
    for letter, (text, why) in question.choices.items():
        assert f"{letter}) {text}" in shown and why not in shown
    assert session == {question.name: "not answered"}


@each_question
def test_every_answer_is_explained_and_no_other_choice_is(n, question, capsys, session):
    for letter in question.choices:
        quiz(n, letter)
        shown = capsys.readouterr().out
        assert f"Question {n}: {letter} {'is' if letter == question.right else 'is not'} right\n" in shown
        assert [other for other, (_, why) in question.choices.items() if why in shown] == [letter]
        assert session == {question.name: "right" if letter == question.right else "answered wrong"}


@pytest.mark.parametrize("answer", ["b", "B", " b ", "(b)", "b)", "[B].", "\tb\n"])
def test_case_blanks_and_brackets_do_not_matter(answer, capsys):
    quiz(1, answer)
    assert "b is right" in capsys.readouterr().out


@pytest.mark.parametrize("answer", [None, ..., "", "  "])
def test_no_answer_shows_the_question(answer, capsys):
    quiz(1, answer)
    assert QUESTIONS[0].text in capsys.readouterr().out


@pytest.mark.parametrize("answer", ["e", "bb", "b, c", 2, 2.0, True, ["b"], {}, np.arange(3), object, "b" * 10**6])
def test_what_is_no_choice_is_told_kindly_and_not_counted(answer, capsys, session):
    quiz(1, answer)
    shown = capsys.readouterr().out
    assert "is none of the choices" in shown and 'quiz(1, "b")' in shown
    assert len(shown) < 200 and session == {}


@pytest.mark.parametrize(
    "n", [0, -1, len(weeks.NUMBERED) + 1, 10**100, "three", "9" * 10**6, 1.0, True, [1], np.arange(2)]
)
def test_what_is_no_question_is_told_kindly(n, capsys, session):
    quiz(n)
    shown = capsys.readouterr().out
    assert shown.startswith("There is no question ") and f"quiz(1) to quiz({len(weeks.NUMBERED)})" in shown
    assert len(shown) < 200 and session == {}


@pytest.mark.parametrize("n", [np.int64(2), "2", " 2 "])
def test_a_numpy_integer_or_a_number_in_quotation_marks_is_a_number_too(n, capsys):
    quiz(n)
    assert "Question 2" in capsys.readouterr().out


FIRST_RELEASE = """\
half equal units; zeros and tanh; large weights; a start for leaky ReLU; biases at zero;
overfitting in numbers; too much lambd; dividing by keep_prob; no dropout in the test; a fresh mask;
choosing on the test set; paired comparison;
two sides; a tiny epsilon; a difference of 1e-4; when to check; a missing ReLU;
a third set; a log scale; the edge of the space; who falls behind; a gain and its error"""


def test_a_number_through_the_course_means_for_ever_what_it_meant():
    names = FIRST_RELEASE.replace("\n", " ").split("; ")
    assert [question.name for question in weeks.NUMBERED] == names


def test_a_question_is_called_by_its_number_within_the_week_too():
    assert weeks.question_called("R1") is weeks.question_called(" r1 ") is weeks.question_called(6)
    assert weeks.question_called("GC5") is weeks.question_called("17")
    assert len({week.initials for week in WEEKS}) == len(WEEKS)


def test_a_question_that_is_added_moves_no_number(capsys, monkeypatch):
    added = Question("added", "And?", {"a": ("yes", "why"), "b": ("no", "why not")}, "a")
    first = dataclasses.replace(WEEKS[0], questions=(*WEEKS[0].questions, added))
    monkeypatch.setattr(sys.modules["helpers.exercises.weight_initialization"], "WEEK", first)
    again = types.ModuleType("weeks")
    exec(inspect.getsource(weeks), vars(again))
    assert [one.name for one in again.NUMBERED] == [one.name for one in weeks.NUMBERED]
    assert again.LABELS[added] == "WI6" and again.question_called("wi6") is added
    assert again.call_of("WI6", "a") == 'quiz("WI6", "a")'
    for name in ("LABELS", "WEEKS", "NUMBERED", "question_called"):
        monkeypatch.setattr(quiz_module, name, getattr(again, name))
    quiz("WI6")
    assert (
        "Question WI6: added" in (shown := capsys.readouterr().out) and 'quiz("WI6", "a") or quiz("WI6", "b")' in shown
    )
    quiz(23)
    others = 'quiz("WI6"), quiz("O1") to quiz("O5"), quiz("BN1") to quiz("BN5")'
    assert f"The questions are quiz(1) to quiz(22), {others}." in capsys.readouterr().out


@pytest.mark.parametrize("nothing", [(), (None,)])
def test_without_a_number_it_asks_for_one(nothing, capsys, session):
    quiz(*nothing)
    assert capsys.readouterr().out.startswith("Which question?") and session == {}


def test_several_answers_at_once_are_told_kindly_and_not_counted(capsys, session):
    quiz(1, "b", "c")
    shown = capsys.readouterr().out
    assert "one answer at a time" in shown and 'quiz(1, "b")' in shown and session == {}


def test_the_question_says_that_the_letter_stands_in_quotation_marks(capsys):
    quiz(1)
    assert 'or quiz(1, "d"), with the letter in quotation marks.' in capsys.readouterr().out


@pytest.mark.parametrize("code, is_told", [("quiz(1, b)", True), ("quiz(1, answer)", False), ("print(b)", False)])
def test_a_letter_without_quotation_marks_is_told_below_the_error(code, is_told, capsys, monkeypatch):
    shell = InteractiveShell(config=Config(HistoryManager={"enabled": False}), user_ns={"quiz": quiz})
    monkeypatch.setattr(quiz_module, "get_ipython", lambda: shell)
    shell.set_custom_exc((NameError,), quiz_module.explain_bare_letter)
    shell.run_cell(f"def ask():\n    {code}")
    shell.run_cell("ask()")
    said = capsys.readouterr().out
    assert "NameError" in said
    assert (
        said.endswith('The letter needs quotation marks: quiz(1, "b"), with the number of your question.\n') == is_told
    )


def test_after_a_right_answer_the_others_may_be_read_without_loss(capsys):
    quiz(1, QUESTIONS[0].right)
    assert "try the other letters" in capsys.readouterr().out


def test_the_html_escapes_what_it_shows():
    from helpers.exercises.quiz import Answered, Asked

    question = Question("<b>", "is a < b?", {"a": ("<i>", "why"), "b": ("no", "why <i>")}, "a")
    html = Asked(1, question)._repr_html_()
    assert "a &lt; b?" in html and "&lt;i&gt;" in html and "<i>" not in html
    assert "why &lt;i&gt;" in Answered(1, question, "b")._repr_html_()


# What the questions and explanations claim.


def test_with_zeros_and_tanh_no_weight_moves_and_only_the_last_bias_does():
    X, Y = np.random.RandomState(1).randn(2, 10), np.array([[0, 0, 0, 0, 0, 0, 0, 1, 1, 1]])
    parameters = initialize_parameters_zeros([2, 4, 3, 1])
    for _ in range(3):
        A = [X]
        for l in (1, 2):
            A.append(np.tanh(parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]))
        dZ = (network.sigmoid(parameters["W3"] @ A[-1] + parameters["b3"]) - Y) / Y.size
        assert abs(dZ.sum()) > 0.01
        for l in (3, 2, 1):
            dW, db, dA = dZ @ A[l - 1].T, dZ.sum(axis=1, keepdims=True), parameters[f"W{l}"].T @ dZ
            parameters[f"W{l}"], parameters[f"b{l}"] = parameters[f"W{l}"] - dW, parameters[f"b{l}"] - db
            dZ = dA * (1 - A[l - 1] ** 2)
    assert [name for name, value in parameters.items() if value.any()] == ["b3"]


def test_units_that_start_equal_stay_equal_and_those_with_other_weights_going_out_do_not():
    X, Y, _, _ = data.circles()
    rng = np.random.RandomState(1)
    parameters = {"W1": rng.randn(2, 2), "b1": rng.randn(2, 1), "W2": rng.randn(1, 2), "b2": np.zeros((1, 1))}
    parameters["W1"][1], parameters["b1"][1], parameters["W2"][0, 1] = (
        parameters["W1"][0],
        parameters["b1"][0],
        parameters["W2"][0, 0],
    )
    trained, _ = network.train(X, Y, parameters, 0.5, 1000)
    assert np.abs(trained["W1"] - parameters["W1"]).max() > 0.1
    np.testing.assert_allclose(trained["W1"][0], trained["W1"][1], rtol=1e-9)
    parameters["W2"][0, 1] += 0.5
    once, _ = network.train(X, Y, parameters, 0.5, 1)
    assert np.abs(once["W1"][0] - once["W1"][1]).max() > 0.001


def test_large_weights_cost_what_z_is_and_an_answer_of_04_costs_092():
    X, Y, _, _ = data.circles()
    parameters = initialize_parameters_random([2, 10, 5, 1], np.random.RandomState(3))
    _, cache = network.forward_propagation(X, parameters)
    Z3 = cache["Z3"]
    wrong = (Z3 > 0) != Y
    assert np.abs(Z3).max() > 2000
    assert round(network.compute_cost(Z3, Y)) == 1774
    assert np.mean(wrong) == 0.5
    assert network.compute_cost(Z3, Y) == pytest.approx(np.sum(np.abs(Z3[wrong])) / Y.size, rel=1e-3)
    assert round(-np.log(0.4), 2) == 0.92


def test_what_leaky_relu_keeps_of_the_mean_square():
    Z = np.random.RandomState(1).standard_normal(1000)
    Z = np.concatenate([Z, -Z])  # symmetric around 0

    def kept(slope):
        return np.mean(np.where(Z > 0, Z, slope * Z) ** 2) / np.mean(Z**2)

    growth = {d: 2 / d * kept(0.1) for d in (1, 1.01, 1.1, 2)}  # n times the variance 2 / (d n) times what is kept
    assert growth == pytest.approx({1: 1.01, 1.01: 1, 1.1: 1.01 / 1.1, 2: 0.505})
    assert [2 * kept(0), 1 * kept(1)] == pytest.approx([1, 1])


@pytest.mark.parametrize("raised, same", [(0, False), (100, True)])
def test_a_missing_gate_shows_unless_every_z_is_above_zero(raised, same):
    X, Y, parameters = data.small_batch()
    parameters |= {"b1": parameters["b1"] + raised, "b2": parameters["b2"] + 100 * raised}
    _, cache = network.forward_propagation(X, parameters)
    assert ((cache["Z1"] > 0).all() and (cache["Z2"] > 0).all()) == same
    right = network.backward_propagation(Y, parameters, cache)
    dZ2 = parameters["W3"].T @ right["dZ3"]
    dZ1 = parameters["W2"].T @ dZ2
    assert np.allclose(right["dZ2"], dZ2, atol=1e-12) == np.allclose(right["dZ1"], dZ1, atol=1e-12) == same
    assert right["dZ1"].any()


def test_the_network_of_week_2_takes_254_forward_passes_to_check():
    layer_dims = [2, 20, 3, 1]
    assert 2 * sum(n_out * n_in + n_out for n_in, n_out in zip(layer_dims, layer_dims[1:], strict=False)) == 254


def test_ten_times_less_epsilon_is_ten_times_better_one_sided_and_a_hundred_times_two_sided():
    def errors(epsilon):
        one_sided = (np.exp(epsilon) - 1) / epsilon
        two_sided = (np.exp(epsilon) - np.exp(-epsilon)) / (2 * epsilon)
        return np.array([one_sided, two_sided]) - 1

    np.testing.assert_allclose(errors(1e-2) / errors(1e-3), [10, 100], rtol=0.01)
    np.testing.assert_allclose(errors(1e-3), [1e-3 / 2, 1e-6 / 6], rtol=0.01)


def test_a_tiny_epsilon_still_moves_theta_but_drowns_in_round_off():
    def error(epsilon):
        return abs((np.exp(1 + epsilon) - np.exp(1 - epsilon)) / (2 * epsilon) - np.e)

    assert 1 + 1e-12 != 1
    assert error(1e-12) > 1000 * error(1e-5)
