"""Answers explained step by step: readings are told apart, alone and together, and right answers have none."""

import itertools
import re

import numpy as np
import pytest

from helpers.exercises import collection
from helpers.exercises.judge.steps import MAY_STOP, Factor, Formula, Step, choices, explain, near
from helpers.exercises.recovery import (
    ALIKE,
    EXACTLY,
    all_show,
    all_wrong,
    always_alike,
    can_come_together,
    compositions,
    row,
    spoiled,
    told,
)
from helpers.exercises.weeks import EXERCISES

WITH_STEPS = [name for name, exercise in EXERCISES.items() if exercise.formula]
TOGETHER = [
    (name, count) for name in WITH_STEPS for count in (2, 3) if can_come_together(EXERCISES[name].formula, count)
]
RECOVERED = 0.95  # of single readings, and of compositions of two and three, at least
COMPOSITIONS = 40


@pytest.mark.parametrize("name", WITH_STEPS)
def test_right_answers_explain_to_nothing(name):
    right = collection.right_answers(name)
    functions = [collection.defined(name, answer["source"], f"<{answer['label']}>") for answer in right]
    for function in (EXERCISES[name].solution, *functions):
        assert explain(EXERCISES[name].formula, function) == []


@pytest.mark.parametrize("name", WITH_STEPS)
def test_every_reading_can_be_computed(name):
    """In a case at least. One that can't, for a slip of its author, would fit no answer and be told to nobody."""
    formula = EXERCISES[name].formula
    for step, factor, option in every_option(formula):
        errors = [error_of(formula, arguments, step, factor, option) for arguments in formula.cases()]
        assert None in errors or option[0] in MAY_STOP, f"{factor.name}, {option[0]}: {errors[0]!r}"


def every_option(formula):
    return ((s, factor, option) for s in formula.steps for factor in s.factors for option in factor.options([3]))


def error_of(formula, arguments, last, factor, option):
    """What stops the steps up to this one where its factor is read so, or None."""
    names = formula.names(arguments, {})
    try:
        for step in formula.steps[: formula.steps.index(last) + 1]:
            chosen = [option if one is factor else one.options([])[0] for one in step.factors]
            with np.errstate(all="ignore"):
                values = [value(names) for _, _, value in chosen]
                names[step.makes] = step.value(names, step.core(names), values)
    except Exception as error:
        return error


@pytest.mark.parametrize("name", WITH_STEPS)
def test_single_readings_are_told(name):
    formula = EXERCISES[name].formula
    readings = [one for one in all_wrong(formula) if all_show(formula, dict([one]))]
    missed = [one for one in readings if told(formula, dict([one])) not in (EXACTLY, ALIKE)]
    assert len(missed) <= (1 - RECOVERED) * len(readings), [(place, option[0]) for place, option in missed]


@pytest.mark.parametrize(("name", "count"), TOGETHER)
def test_readings_that_come_together_are_told_apart(name, count):
    formula = EXERCISES[name].formula
    found = [told(formula, wrong) for wrong in compositions(formula, count, COMPOSITIONS)]
    assert found.count(EXACTLY) >= RECOVERED * (COMPOSITIONS - found.count(ALIKE)), found
    assert found.count(EXACTLY) >= COMPOSITIONS / 2  # and not most of them alike


def composed(name, *readings):
    """A composition of an exercise's readings, by their names."""
    return {place: option for place, option in all_wrong(EXERCISES[name].formula) if option[0] in readings}


def test_what_shows_the_same_whatever_goes_in_is_told_by_no_result():
    """1 / n by two slips, and by one: sqrt(1) / n is n ** -1 with a root that is `** 1 / 2` of 2 / n."""
    name, formula = "initialize_parameters_he", EXERCISES["initialize_parameters_he"].formula
    two_slips, one = composed(name, "1 for 2", "root of 2 only"), composed(name, "precedence of ** 1 / 2")
    assert told(formula, two_slips) == ALIKE and told(formula, one) == EXACTLY
    for units in ([3, 5, 2, 1], [40, 7, 9]):
        weights = 1 / np.array(units[:-1])
        for wrong in (two_slips, one):
            function = spoiled(formula, wrong)
            assert np.allclose(list(function(units, None).values()), weights, rtol=1e-12)


def test_slips_that_cancel_each_other_show_nothing():
    """1 / sqrt(n / 2) is sqrt(2 / n)."""
    name = "initialize_parameters_he"
    wrong = composed(name, "upside down", "half: 1 / (2 n)", "multiplied by n under the root")
    assert len(wrong) == 3 and not all_show(EXERCISES[name].formula, wrong)


def test_what_shows_the_same_in_the_cases_alone_is_not_alike():
    ends = [np.array([2.0, 3.0]), np.array([-1.0, 5.0])]
    square = Factor("power", lambda names: 1, {"twice": lambda names: names["x"]})
    formula = formula_of(square)
    wrong = dict(all_wrong(formula))
    of_these = {("y", "power"): (None, None, lambda names: next((x for x in ends if near(x, names["x"])), 0))}
    assert always_alike(formula, wrong, wrong) and not always_alike(formula, wrong, of_these)


def test_what_cancels_but_for_rounding_agrees():
    assert near(np.array([1e-17]), np.array([-3e-16])) and not near(np.array([1e-7]), np.array([2e-7]))


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


PLAIN = Factor("penalty", lambda names: 0.5, {"missing": lambda names: 0})


def sum_of(factors):
    """The formula of what the factors but the last add to it."""
    join = lambda names, product, rest: product + rest[0]
    step = Step("y", "In `{}`", lambda names: names["x"], factors, (lambda names, value: {"y": value},), join, rest=1)
    cases = lambda: [(np.array([2.0, 3.0]),), (np.array([-1.0, 5.0]),)]
    return Formula(cases, lambda arguments, outputs: {"x": arguments[0]}, lambda result: {"y": result}, (step,))


def test_the_line_of_a_right_value_that_is_lost_is_told():
    def answer(x):
        start = x**2
        _lost = 0.5 * x
        return start

    rest = Factor("rest", lambda names: names["x"] ** 2, {})
    (found,) = explain(sum_of((PLAIN, rest)), answer)
    assert (found.name, found.lines) == ("penalty missing", (3,))


def test_a_missing_factor_belongs_between_its_line_and_the_one_that_joins_the_rest():
    def answer(x):
        tripled = 3 * x
        return tripled + x**2

    rest = Factor("rest", lambda names: names["x"] ** 2, {})
    tripled = Factor("three", lambda names: 3, {})
    half = Factor("half", lambda names: 0.5, {"missing": lambda names: 1})
    (found,) = explain(sum_of((tripled, half, rest)), answer)
    assert (found.name, found.lines) == ("half missing", (2, 3))


def test_the_table_of_readings_that_are_told():
    found = row("compare_paired", EXERCISES["compare_paired"].formula)
    assert re.match(r"\| `compare_paired` \| (\d+) \| \1 of \1 \| ", found)  # each, alone
