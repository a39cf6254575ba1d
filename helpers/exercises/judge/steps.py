"""A wrong answer explained step by step.

The formula of an exercise is written once, as steps. A step joins factors, and of each factor people have a few wrong
readings: it is missing, comes in twice, is turned round, and so on. At each step the reading is taken, the one with the
fewest wrong factors, that makes what the answer shows in every case; the next step goes on from what the answer made.
Several mistakes are so told apart, no list names their combinations, and the work is a sum over the steps.
"""

import ast
import copy
import functools
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from helpers.exercises.judge.guard import MOST_EVENTS, Wrong, guarded, is_error, under_trace
from helpers.exercises.parts import is_of_cell, line_of, source_of

SMALL = 4  # whole numbers up to this are rather indices and powers
LEAST_CASES = 2  # in which the answer shows something
MOST_WRONG = 3  # factors of one step
FLOAT32_TOLERANCE = 1e-3  # relative to the largest number
# What is said of a factor that is read in this way. Readings of an exercise's own have {the} in their names for the
# factor, or are told in the exercise's words alone.
SAID = {
    "missing": "{the} is missing",
    "twice": "{the} comes in twice",
    "inverse": "{the} is turned upside down: it divides where it should multiply, or the other way round",
    "turned round": "{the} is turned round",
    "of another layer": "{the} is that of another layer",
    "too much": "{the} comes in, and does not belong there",
    "typed in": "{the} looks typed in, as {number:g}",
}
MAY_STOP = {"of another layer"}  # readings that stop where shapes differ


@dataclass(frozen=True)
class Factor:
    """A part of a step.

    right: gives its value, from the names of the case; readings: {how it is misread: the same}. typed: gives its value
    from the names and a number of the answer's source; asks: {reading: what to say beside it}; from_above: whether it
    is often made in a line above, where it takes a search to find it.
    """

    name: str
    right: Callable
    readings: dict
    asks: dict = field(default_factory=dict)
    typed: Callable | None = None
    from_above: bool = False

    def options(self, numbers):
        """[(reading, number or None, what gives the value)], the right one first."""
        found = [(None, None, self.right), *((name, None, value) for name, value in self.readings.items())]
        if self.typed:
            found += [
                ("typed in", number, lambda names, number=number: self.typed(names, number)) for number in numbers
            ]
        return found


def scale(name, value, more=None, asks=None, typed=None, from_above=False, divides=True):
    """A number that multiplies, or divides."""
    readings = {"missing": lambda names: 1, "twice": lambda names: value(names) ** 2}
    if divides:
        readings["inverse"] = lambda names: 1 / value(names)
    return Factor(name, value, readings | (more or {}), asks or {}, typed, from_above)


def extra(name, readings, asks=None):
    """A factor that does not belong there. readings: {what is said of it: its value}; asks: a text goes for all."""
    asks = dict.fromkeys(readings, asks) if isinstance(asks, str) else asks
    return Factor(name, lambda names: 1, readings, asks or {})


@dataclass(frozen=True)
class Step:
    """What is made of factors.

    makes: its name, under which the steps after it find the answer's value; place: the words for where that is, with {}
    for the name. core: what it starts from, which the first factors multiply, all but ``rest``; join(names, product,
    values of the rest): what they make together. shows: each gives {output: what it then is} from the names and the
    value; the first that fits counts, within the tolerance, relative to the largest number. one_line: whether what is
    joined is made where it is stored first; stored: what a line stores of factors that are multiplied, as their sum.
    """

    makes: str
    place: str
    core: Callable
    factors: tuple
    shows: tuple
    join: Callable | None = None
    rest: int = 0
    one_line: bool = False
    stored: Callable = lambda value: value
    tolerance: float = 1e-6

    def value(self, names, core, values):
        """What the values of the factors make of the core."""
        first = len(values) - self.rest
        for value in values[:first]:
            core = core * value
        return self.join(names, core, values[first:]) if self.join else core


def at_once(makes, factors, shows, join, tolerance=1e-6):
    """The one step of a result that ``join(names, 1, values of the factors)`` makes of all factors together."""
    return Step(makes, "", lambda names: 1, factors, (shows,), join, len(factors), tolerance=tolerance)


@dataclass(frozen=True)
class Formula:
    """How the result of an exercise comes about.

    cases() -> the arguments of each call, made anew; names(arguments, outputs) -> what the steps use, by name;
    outputs(result) -> what is seen of a result: {name: number or array}. known_first: whether a known mistake speaks
    before the steps, which would give it away. run(function, *arguments) -> the result, where one call is not all.
    """

    cases: Callable
    names: Callable
    outputs: Callable
    steps: tuple
    known_first: bool = False
    run: Callable = lambda function, *arguments: function(*arguments)


@dataclass(frozen=True)
class Misread:
    """A factor of a step that an answer reads wrongly."""

    step: Step
    factor: Factor
    reading: str
    number: Any = None
    lines: tuple = ()

    @property
    def name(self):
        factor = self.factor.name
        return f"{factor} {self.reading}" if self.reading in SAID else self.reading.format(the=factor)

    @property
    def said(self):
        """A sentence without its end, on the factor; "" where the exercise's own words say all."""
        words = SAID.get(self.reading, self.reading if "{the}" in self.reading else "")
        return words.format(the=f"the {self.factor.name}", number=self.number)

    @property
    def may_stop(self):
        """Whether it can be behind an error."""
        return self.reading in MAY_STOP

    @property
    def asked(self):
        """What to say beside it."""
        return self.factor.asks.get(self.reading, "")


def explain(formula, function, stopped=lambda: False):
    """The Misreads that together make what the function shows in every case, in the order of the steps; [] for none.

    stopped() -> whether an error ends it anywhere: where that is in a case, it must be what one of the Misreads does.
    """
    cases, seen, least = list(formula.cases()), [], LEAST_CASES
    call = guarded(function)
    try:
        for arguments in cases:
            seen.append(outputs_of(formula, call, copy.deepcopy(arguments)))
    except Wrong:
        cases, least = cases[: len(seen)], LEAST_CASES + 1  # what came before counts
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return []
    if sum(outputs is not None for outputs in seen) < least:
        return []
    names, right = ([formula.names(*case) for case in zip(cases, [one or {} for one in seen])] for _ in range(2))
    found = []
    last = max((i for i, outputs in enumerate(seen) if outputs is not None), default=0)
    stored = functools.cache(lambda: values_stored(function, copy.deepcopy(cases[last])))
    for step in formula.steps:
        made = reading_of(step, right, seen, [], 0) or reading_of(step, names, seen, numbers_in(function))
        if made is None:
            return []
        chosen, values = made
        wrong = [(factor, *option) for factor, option in zip(step.factors, chosen) if option[0]]
        for factor, reading, number, _ in wrong:
            lines = lines_of(step, names[last], chosen, factor, stored)
            found.append(Misread(step, factor, reading, number, lines))
        for those, value in zip(names, values):
            those[step.makes] = value
        for those in right:
            those[step.makes] = value_of(step, those, [factor.options([])[0] for factor in step.factors], {})
    own = None not in seen or any(one.may_stop for one in found)
    return found if own or not found or not stopped() else []


def outputs_of(formula, call, arguments):
    """What is seen of one call; None where it stopped with an error, or all of it is lost to NaN."""
    try:
        outputs = formula.outputs(formula.run(call, *arguments))
        return outputs if all(np.isfinite(value).all() for value in outputs.values()) else None
    except Wrong as wrong:
        if is_error(wrong):
            return None
        raise


def reading_of(step, names, seen, numbers, most=MOST_WRONG):
    """The options that make what is seen, those with the fewest wrong factors, and the values in the cases."""
    options = [factor.options(numbers) for factor in step.factors]
    known = [{} for _ in names]  # the values of cores and options, each computed once in a case
    with np.errstate(all="ignore"):
        for count in range(most + 1):
            for shows in step.shows:
                for chosen in choices(options, count):
                    values = []
                    for those, outputs, once in zip(names, seen, known):
                        values.append(value_of(step, those, chosen, once))
                        if not fits(shows, those, values[-1], outputs, step.tolerance):
                            break
                    else:
                        return chosen, values
        if most and len(step.shows) > 1:  # it shows only in what is made of it, and that may be what is wrong
            right = [some[0] for some in options]
            return right, [value_of(step, those, right, once) for those, once in zip(names, known)]
    return None


def choices(options, count):
    """One option for each factor, all ways in which this many are wrong."""
    for places in itertools.combinations(range(len(options)), count):
        for wrong in itertools.product(*(options[i][1:] for i in places)):
            chosen = [some[0] for some in options]
            for i, option in zip(places, wrong):
                chosen[i] = option
            yield chosen


def value_of(step, names, chosen, known):
    """What the step makes in one case; None where that can't be computed. known: what is computed already."""
    try:
        if not known:
            known[None] = step.core(names)
        for option in chosen:
            if option not in known:
                known[option] = option[2](names)
        return step.value(names, known[None], [known[option] for option in chosen])
    except (ValueError, TypeError, KeyError, AttributeError, ZeroDivisionError):
        return None


def fits(shows, names, value, outputs, tolerance):
    """Whether the value shows what the answer does. Where the answer stopped, nothing is said against it."""
    if outputs is None or value is None:
        return outputs is None
    return all(near(outputs.get(name), wanted, tolerance) for name, wanted in shows(names, value).items())


def near(got, wanted, tolerance=1e-6):
    """Whether two numbers or arrays agree to the last few digits."""
    if got is None or getattr(got, "shape", ()) != getattr(wanted, "shape", ()):
        return False
    single = getattr(got, "dtype", None) == np.float32
    if isinstance(wanted, float):  # most are numbers: it takes a fifth
        most = (FLOAT32_TOLERANCE if single else tolerance) * abs(wanted)
        return math.isfinite(wanted) and bool(abs(float(got) - wanted) <= most)
    scale = max(np.max(np.abs(wanted), initial=0), 1e-9)  # below it, what should cancel is left of rounding
    return bool(np.isfinite(scale)) and bool(
        np.all(np.abs(got - wanted) <= (FLOAT32_TOLERANCE if single else tolerance) * scale)
    )


def numbers_in(function):
    """The numbers in the source of a function that are rather values than indices or powers."""
    try:
        nodes = ast.walk(ast.parse(source_of(function)))
    except (OSError, TypeError, SyntaxError):
        return []
    found = {node.value for node in nodes if isinstance(node, ast.Constant) and type(node.value) in (int, float)}
    return sorted(number for number in found if number > SMALL or number != int(number))


# Lines, by the values that they store.


def lines_of(step, names, chosen, factor, stored):
    """The line where the wrong value is first stored; for a factor that is missing, the one that makes the right value
    all the same, which is then lost, or those that it belongs between."""
    core, values, i = step.core(names), [value(names) for _, _, value in chosen], step.factors.index(factor)
    made_of = lambda some: [step.stored(core * one) for one in products(some)]
    first, read = len(values) - step.rest, list(zip(step.factors, chosen, values))
    if chosen[i][0] == "missing":
        alone = [*values[:i], factor.right(names), *values[i + 1 :]]
        together = [one.right(names) if how[0] == "missing" else value for one, how, value in read]
        lost = [step.value(names, core, right) for right in (alone, together)]
        for until, right in itertools.product(range(i + 1, first + 1), (alone, together)):
            made, one = core * math.prod(values[:until]), core * math.prod(right[:until])
            lost += [step.stored(one)] * (not near(made, one))
        if lines := [line for line, value in stored() if any(near(value, one) for one in lost)]:
            return tuple(lines[:1])
    if factor.from_above:
        return ()
    known = [value for value in names.values() if isinstance(value, (float, np.number, np.ndarray))]
    if i >= first:
        made = step.value(names, core, values)
        if not step.one_line or any(near(made, other) for other in known):
            return ()
        return tuple(line for line, value in stored() if near(value, made))[:1]
    before, after = values[:i], values[i + 1 : first]
    if chosen[i][0] == "missing":
        until, since = made_of(before), made_of(values[:first])
        since = [one for one in since if not any(near(one, other) for other in until)]
        start = [line for line, value in stored() if any(near(value, one) for one in until)][-1:]
        end = [line for line, value in stored() if any(near(value, one) for one in since)][:1]
        if start and not end:  # all that follows is done in one line
            made = step.value(names, core, values)
            end = [line for line, value in stored() if near(value, made)][:1] or start
        return tuple(range((start or end)[0], end[0] + 1)) if end else ()
    right = [*made_of([*before, *after, factor.right(names)]), *known]
    wrong = [step.stored(core * values[i] * one) for one in products(before + after)]
    wrong = [one for one in wrong if not any(near(one, other) for other in right)]
    return tuple(line for line, value in stored() if any(near(value, one) for one in wrong))[:1]


def products(factors):
    """The product of each selection of the factors."""
    for count in range(len(factors) + 1):
        for some in itertools.combinations(factors, count):
            yield math.prod(some)


def values_stored(function, arguments):
    """[(line, value)] of what each line of the function stores, and of the other functions of its cell, in the order of
    time; [] where that can't be seen."""
    code = getattr(function, "__code__", None)
    found, left = [], MOST_EVENTS

    def watch():
        before, last = {}, None

        def look(frame, event, result):
            nonlocal before, last, left
            left -= 1
            now = numbers_of(frame.f_locals)
            new = [value for name, value in now.items() if not np.array_equal(before.get(name), value)]
            if event == "return":
                some = numbers_of({"": result}).values()
                new += [value for value in some if not any(np.array_equal(value, other) for other in now.values())]
            found.extend((last, value) for value in new if last)
            before, last = now, line_of(code, frame.f_lineno)
            return look if left > 0 else None

        return look

    with under_trace(lambda frame, event, _: watch() if is_of_cell(frame.f_code, code) else None):
        function(*arguments)
    return found


def numbers_of(names, prefix=()):
    """Copies of the arrays and numbers under these names, and in the dictionaries and tuples there."""
    found = {}
    for name, value in names.items():
        if isinstance(value, (dict, tuple)):
            found |= numbers_of(dict(enumerate(value)) if isinstance(value, tuple) else value, (*prefix, name))
        elif isinstance(value, (float, np.number, np.ndarray)):
            found[*prefix, name] = np.array(value)
    return found
