"""Why an answer is wrong: a known mistake, a change of one line that makes it right, or two known mistakes at once."""

import functools
import time

from helpers.exercises.judge.blame import ADVICE, blamed, syntax_tree
from helpers.exercises.judge.guard import Wrong, is_error
from helpers.exercises.judge.observing import differences, expected, observations, shortfall, wrong_places
from helpers.exercises.judge.suspicion import MAY_STOP, NOT_USED, TYPED_IN, suspicions

SECONDS_FOR_KNOWN, SECONDS_FOR_LINES, SECONDS_FOR_PAIRS = 0.1, 0.5, 0.2  # for the searches for what is not known
MOST_OF_A_LINE = 0.75  # a longer piece of it is not worth showing beside it
MAY_BE_A_NUMBER = {TYPED_IN, "number", "part of a line", "a whole line", "line too much"}


def known_cause(exercise, function, observed, slow):
    """The name and the message of the known mistake that shows the same as the answer; None when there is none.

    The message ends with the line where a change makes the answer right, if there is one.
    """
    for mistake in exercise.mistakes:
        if not any(differences(observed, observations(exercise, exercise.wrong_version(mistake)))):
            lines = {} if slow or is_error(observed[-1]) else lines_to_blame(exercise, function, SECONDS_FOR_KNOWN)
            return mistake.name, " ".join([mistake.message, *where(sorted(lines))])
    return None


def lines_to_blame(exercise, function, seconds):
    """See ``blamed``."""
    return blamed(function, exercise.solution, functools.partial(shortfall, exercise), over_after(seconds))


def over_after(seconds):
    """A function that tells whether these seconds of computing are over. What else the machine does then hardly counts:
    one answer meets one message, so waiting has four times as long."""
    computing, waiting = time.process_time() + seconds, time.monotonic() + 4 * seconds
    return lambda: time.process_time() > computing or time.monotonic() > waiting


def where(numbers):
    """A sentence on these lines, if there are any."""
    if len(numbers) == 1:
        yield f"See line {numbers[0]}."
    elif numbers:
        yield f"See lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}."


def found_cause(exercise, function, observed, slow):
    """What to call what was found by trying, or by looking at the source, and what to say of it; None for nothing.

    slow: whether a call takes too long to try many changes.
    """
    tree = syntax_tree(function)
    odd = list(suspicions(function, tree.body[0], exercise.solution)) if tree else []
    if is_error(observed[-1]):
        odd = [one for one in odd if one[0] in MAY_STOP]
    lines = {} if slow else lines_to_blame(exercise, function, SECONDS_FOR_LINES)
    if len(lines) == 1:
        return about_one(*lines.popitem(), odd)
    if odd and odd[0][0] == NOT_USED:
        return NOT_USED, odd[0][2]
    pair = explaining_pair(exercise, observed, over_after(SECONDS_FOR_PAIRS))
    if pair:
        messages = ["It looks like two things at once:", *(mistake.message for mistake in pair)]
        return " and ".join(mistake.name for mistake in pair), "\n".join(messages)
    if lines:
        return about_several(lines)
    if odd and not getattr(observed[-1], "name", None):
        name, line, question = odd[0]
        return name, f"Look at line {line}. {question}"
    return None


def about_one(number, change, odd):
    """The same for the line where one change makes it right; odd: what looks odd in the source."""
    kind, text, piece = change
    question = ADVICE[kind]
    here = f": look at `{piece}`" if 0 < len(piece) < MOST_OF_A_LINE * len(text) else ""
    for name, line, suspicion in odd:
        if line == number and (name != TYPED_IN or kind in MAY_BE_A_NUMBER):
            kind, question = name, suspicion
            break
    return kind, f"One change in line {number}, `{text}`, would make your function right{here}. {question}"


def about_several(lines):
    """The same for several lines, each of which needs a change: {number: (kind, text)}."""
    kinds = list(dict.fromkeys(kind for kind, *_ in lines.values()))
    places = "; ".join(f"in line {number}, `{text}`" for number, (_, text, _) in sorted(lines.items()))
    return " and ".join(kinds), f"It takes {len(lines)} changes: {places}. Begin with the first. {ADVICE[kinds[0]]}"


def explaining_pair(exercise, observed, is_over):
    """Two known mistakes that together show the same as the answer; None when there are none among the likely ones."""
    shows_a_value = any(not isinstance(got, Wrong) for got, _ in differences(observed, expected(exercise)))
    for pair in exercise.pairs if shows_a_value else []:  # an error or a shape alone has too many explanations
        if is_over():
            break
        try:
            version = exercise.wrong_version(*pair)
        except SyntaxError:  # two pieces that do not go together
            continue
        if not any(differences(observed, observations(exercise, version))) and not hide_each_other(
            exercise, pair, observed
        ):
            return pair
    return None


def hide_each_other(exercise, pair, observed):
    """Whether one of two mistakes makes good what the other spoils: then the answer is likely to be something else."""
    seen = wrong_places(observed, expected(exercise))
    alone = (observations(exercise, exercise.wrong_version(mistake)) for mistake in pair)
    return not all(wrong_places(one, expected(exercise)) <= seen for one in alone)
