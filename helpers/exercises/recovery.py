"""For authors: which readings of a formula are told from what they show, alone, by two and by three."""

import itertools
import random
import time

import numpy as np

from helpers.exercises.judge.steps import Formula, explain, near, value_of

HEAD = "| exercise | readings | alone | by two | by three | seconds (mean) |\n| --- | --- | --- | --- | --- | --- |"
SAMPLE = 40  # compositions of a kind


def row(name, formula):
    """A row of a Markdown table: how many are told exactly, of those that show."""
    singles = [dict([one]) for one in all_wrong(formula) if all_show(formula, dict([one]))]
    kinds = [singles] + [
        compositions(formula, count, SAMPLE) if can_come_together(formula, count) else [] for count in (2, 3)
    ]
    started = time.perf_counter()
    exact = [sum(told(formula, wrong)[1] for wrong in some) for some in kinds]
    seconds = (time.perf_counter() - started) / sum(map(len, kinds))
    cells = [f"{right} of {len(some)}" if some else "" for right, some in zip(exact, kinds)]
    return f"| `{name}` | {len(all_wrong(formula))} | {' | '.join(cells)} | {seconds:.3f} |"


def can_come_together(formula, count):
    """Whether there are so many factors."""
    return len({factor.name for step in formula.steps for factor in step.factors}) >= count


def compositions(formula, count, number):
    """So many compositions of wrong readings that all show, always the same ones."""
    rng, readings, some = random.Random(count), all_wrong(formula), []
    while len(some) < number:
        chosen = dict(rng.sample(readings, count))
        some += [chosen] if len(chosen) == count and all_show(formula, chosen) else []
    return some


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
