"""Answers explained step by step: readings are told apart, alone and together, and right answers have none."""

import itertools
import random

import numpy as np
import pytest

from helpers.exercises.judge.steps import Factor, Formula, Step, choices, explain, near, value_of
from helpers.exercises.weeks import EXERCISES

WITH_STEPS = [name for name, exercise in EXERCISES.items() if exercise.formula]
TOGETHER = [
    (name, count)
    for name in WITH_STEPS
    for count in (2, 3)
    if len({factor.name for step in EXERCISES[name].formula.steps for factor in step.factors}) >= count
]
RECOVERED, EXACTLY = 0.95, 0.8  # of compositions of two and three readings, at least
COMPOSITIONS = 40


def spoiled(formula, wrong):
    """A function that makes what these readings make. wrong: {(step, factor): option}."""

    def function(*arguments):
        names, outputs = formula.names(arguments, {}), {}
        for step in formula.steps:
            options = [wrong.get((step.makes, factor.name), factor.options([])[0]) for factor in step.factors]
            names[step.makes] = value_of(step, names, options, {})
            outputs |= step.shows[0](names, names[step.makes])
        return outputs

    return function


def all_wrong(formula):
    """Every wrong reading: ((step, factor), option)."""
    return [
        ((step.makes, factor.name), option)
        for step in formula.steps
        for factor in step.factors
        for option in factor.options([])[1:]
    ]


def shown(formula, wrong):
    """What the readings make in each case; None where that stops."""
    function, seen = spoiled(formula, wrong), []
    for arguments in formula.cases():
        try:
            with np.errstate(all="ignore"):
                seen.append(function(*arguments))
        except (AttributeError, TypeError):
            seen.append(None)
    return seen


def alike(seen, others):
    same = (
        one is other if one is None or other is None else all(near(one[name], other[name], 1e-4) for name in one)
        for one, other in zip(seen, others)
    )
    return all(same)


def same_shapes(one, other):
    return all(np.shape(one[name]) == np.shape(other[name]) for name in other)


def in_one_place(wrong):
    """Whether two of them show in the same numbers, as dW and db of a layer, or as a factor where another has it."""
    return any(
        one != other and (factor == another or {one, other} == {f"dW{one[-1]}", f"db{one[-1]}"})
        for (one, factor), (other, another) in itertools.combinations(wrong, 2)
    )


def all_show(formula, wrong):
    """Whether each of the readings makes a difference beside the others, and the cases don't stop."""
    seen, right = shown(formula, wrong), shown(formula, {})
    if None in seen or in_one_place(wrong) or not all(map(same_shapes, seen, right)):
        return False
    fewer = ({place: option for place, option in wrong.items() if place != left_out} for left_out in wrong)
    return not any(alike(seen, shown(formula, some)) for some in fewer)


def told(formula, wrong):
    """How many readings are told, and whether they are just these. What is told makes what is seen, by construction."""
    seen = Formula(formula.cases, formula.names, lambda result: result, formula.steps)
    found = explain(seen, spoiled(formula, wrong))
    expected = {(makes, factor, option[0]) for (makes, factor), option in wrong.items()}
    return len(found), {(one.step.makes, one.factor.name, one.reading) for one in found} == expected


@pytest.mark.parametrize("name", WITH_STEPS)
def test_right_answers_explain_to_nothing(name):
    exercise = EXERCISES[name]
    for function in (exercise.solution, *exercise.variants):
        assert explain(exercise.formula, function) == []


@pytest.mark.parametrize("name", WITH_STEPS)
def test_single_readings_are_told(name):
    formula = EXERCISES[name].formula
    readings = [one for one in all_wrong(formula) if all_show(formula, dict([one]))]
    missed = [one for one in readings if told(formula, dict([one])) != (1, True)]
    assert len(missed) <= (1 - RECOVERED) * len(readings), [(place, option[0]) for place, option in missed]


@pytest.mark.parametrize(("name", "count"), TOGETHER)
def test_readings_that_come_together_are_told_apart(name, count):
    formula, rng = EXERCISES[name].formula, random.Random(count)
    readings, some = all_wrong(formula), []
    while len(some) < COMPOSITIONS:
        chosen = dict(rng.sample(readings, count))
        some += [chosen] if len(chosen) == count and all_show(formula, chosen) else []
    found = [told(formula, wrong) for wrong in some]
    assert sum(0 < number <= count for number, _ in found) >= RECOVERED * COMPOSITIONS  # as short, and shows the same
    assert sum(exactly for _, exactly in found) >= EXACTLY * COMPOSITIONS


def test_the_fewest_wrong_factors_come_first():
    options = [[0, 1], [0, 1, 2]]
    found = list(itertools.chain(*(choices(options, count) for count in range(3))))
    assert found == [[0, 0], [1, 0], [0, 1], [0, 2], [1, 1], [1, 2]]


def formula_of(factor):
    step = Step("y", "In `{}`", lambda names: names["x"], (factor,), (lambda names, value: {"y": value},))
    cases = lambda: [(np.array([2.0, 3.0]),), (np.array([-1.0, 5.0]),)]
    return Formula(cases, lambda arguments, outputs: {"x": arguments[0]}, lambda result: {"y": result}, (step,))


def test_a_number_of_the_source_is_told_with_its_line(capsys):
    def answer(x):
        print("seen")
        scale = 0.7
        y = x * scale
        return y

    half = Factor("half", lambda names: 0.5, {"missing": lambda names: 1}, typed=lambda names, number: number)
    (found,) = explain(formula_of(half), answer)
    assert (found.name, found.number, found.lines) == ("half typed in", 0.7, (4,))
    assert found.said == "the half looks typed in, as 0.7"
    assert capsys.readouterr().out == ""


def test_an_answer_that_shows_nothing_in_common_with_the_steps_is_not_explained():
    half = Factor("half", lambda names: 0.5, {"missing": lambda names: 1})
    for answer in (lambda x: x**2, lambda x: None, lambda x: x[5], lambda x: x * np.nan):
        assert explain(formula_of(half), answer) == []
