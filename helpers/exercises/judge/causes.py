"""Why an answer is wrong: a known mistake, a change of one line that makes it right, or two known mistakes at once."""

import functools
import time

from helpers.exercises.judge.blame import ADVICE, blamed
from helpers.exercises.judge.observing import agree, expected, observations, shortfall, wrong_places

SECONDS = 0.5  # for the search for what is not known


def known_cause(exercise, observed):
    """The name and the message of the known mistake that shows the same as the answer; None when there is none."""
    for mistake in exercise.mistakes:
        if all(map(agree, observed, observations(exercise, exercise.wrong_version(mistake)))):
            return mistake.name, mistake.message
    return None


def found_cause(exercise, function, observed):
    """What to call what was found by trying, and what to say of it; None when nothing was."""
    stop = time.monotonic() + SECONDS
    lines = blamed(function, exercise.solution, functools.partial(shortfall, exercise), stop)
    pair = explaining_pair(exercise, observed, stop) if len(lines) != 1 else None
    if pair:
        messages = [mistake.message for mistake in pair]
        return " and ".join(mistake.name for mistake in pair), "\n".join(
            ["It looks like two things at once:", *messages]
        )
    return about(lines) if lines else None


def about(lines):
    """The same for lines to blame, {number: (kind of change, text)}."""
    kinds = list(dict.fromkeys(kind for kind, _ in lines.values()))
    places = [f"in line {number}, `{text}`" for number, (_, text) in sorted(lines.items())]
    if len(places) == 1:
        return kinds[0], f"One change {places[0]}, would make your function right. {ADVICE[kinds[0]]}"
    several = "; ".join(places)
    return " and ".join(kinds), f"It takes {len(places)} changes: {several}. Begin with the first. {ADVICE[kinds[0]]}"


def explaining_pair(exercise, observed, stop):
    """Two known mistakes that together show the same as the answer; None when there are none among the likely ones."""
    for pair in exercise.pairs if len(observed) > 1 else []:
        if time.monotonic() > stop:
            break
        try:
            version = exercise.wrong_version(*pair)
        except SyntaxError:  # two pieces that do not go together
            continue
        if all(map(agree, observed, observations(exercise, version))) and not hide_each_other(exercise, pair, observed):
            return pair
    return None


def hide_each_other(exercise, pair, observed):
    """Whether one of two mistakes makes good what the other spoils: then the answer is likely to be something else."""
    seen = wrong_places(observed, expected(exercise))
    alone = (observations(exercise, exercise.wrong_version(mistake)) for mistake in pair)
    return not all(wrong_places(one, expected(exercise)) <= seen for one in alone)
