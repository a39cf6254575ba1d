"""For authors: which readings of a formula are told from what they show, alone, by two and by three.

Some compositions show the same as others that are as short, whatever goes in: 1 for He's 2 and a root that ends too
early, as a root that is `** 1 / 2`. No result tells these apart, and they are counted by themselves, as alike.
"""

import dataclasses
import itertools
import random
import time

import numpy as np

from helpers.exercises.judge.steps import Formula, explain, near, value_of

HEAD = "| exercise | readings | alone | by two | by three | seconds (mean) |\n| --- | --- | --- | --- | --- | --- |"
SAMPLE = 40  # compositions of a kind


def row(name, formula):
    """A row of a Markdown table: how many are told exactly, of those that show and are like no others."""
    singles = [dict([one]) for one in all_wrong(formula) if all_show(formula, dict([one]))]
    kinds = [singles] + [
        compositions(formula, count, SAMPLE) if can_come_together(formula, count) else [] for count in (2, 3)
    ]
    started = time.perf_counter()
    found = [[told(formula, wrong) for wrong in some] for some in kinds]
    seconds = (time.perf_counter() - started) / sum(map(len, kinds))
    cells = [counted(some) if some else "" for some in found]
    return f"| `{name}` | {len(all_wrong(formula))} | {' | '.join(cells)} | {seconds:.3f} |"


def counted(found):
    """24 of 25, 3 alike."""
    exact, alike = found.count(EXACTLY), found.count(ALIKE)
    return f"{exact} of {len(found) - alike}" + f", {alike} alike" * (alike > 0)


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
    """What the readings make in each case; None where that stops, or is no number."""
    function, seen = spoiled(formula, wrong), []
    for arguments in formula.cases():
        try:
            with np.errstate(all="ignore"):
                made = function(*arguments)
                seen.append(made if all(np.isfinite(value).all() for value in made.values()) else None)
        except (AttributeError, TypeError):
            seen.append(None)
    return seen


def alike(seen, others, tolerance=1e-4):
    same = (
        one is other if one is None or other is None else all(near(one[name], other[name], tolerance) for name in one)
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
    """Whether each of the readings makes a difference beside the others, as all do, and the cases don't stop."""
    seen, right = shown(formula, wrong), shown(formula, {})
    if None in seen or in_one_place(wrong) or not all(map(same_shapes, seen, right)):
        return False
    fewer = ({place: option for place, option in wrong.items() if place != left_out} for left_out in wrong)
    return not alike(seen, right) and not any(alike(seen, shown(formula, some)) for some in fewer)


EXACTLY, ALIKE, OTHERWISE = "exactly", "alike", "otherwise"


def told(formula, wrong):
    """How the readings are told: exactly, as others that are as few and always show the same, or otherwise."""
    seen = Formula(formula.cases, formula.names, lambda result: result, formula.steps)
    found = explain(seen, spoiled(formula, wrong))
    others = {(one.step.makes, one.factor.name): option_of(one) for one in found}
    if {place: option[0] for place, option in others.items()} == {place: option[0] for place, option in wrong.items()}:
        return EXACTLY
    is_short = 0 < len(found) <= len(wrong)
    return ALIKE if is_short and always_alike(formula, wrong, others) else OTHERWISE


def option_of(misread):
    """The option of its factor."""
    return next(one for one in misread.factor.options([misread.number]) if one[:2] == (misread.reading, misread.number))


def always_alike(formula, wrong, others):
    """Whether two compositions show the same, to the last digits, in all cases and with other numbers in them."""
    elsewhere = dataclasses.replace(formula, cases=lambda: moved(list(formula.cases()), np.random.RandomState(0)))
    return all(alike(shown(one, wrong), shown(one, others), 1e-9) for one in (formula, elsewhere))


def moved(value, rng):
    """The arguments with other numbers: shares stay below 1, and numbers of units are whole."""
    if isinstance(value, (list, tuple)):
        return type(value)(moved(one, rng) for one in value)
    if isinstance(value, dict):
        return {name: moved(one, rng) for name, one in value.items()}
    if type(value) is int:
        return value + rng.randint(1, 9)
    is_decimal = isinstance(value, float) or getattr(getattr(value, "dtype", None), "kind", "") == "f"
    return value * rng.uniform(0.8, 1, np.shape(value)) if is_decimal else value
