"""Why an answer is wrong: a known mistake, a change of one line that makes it right, or two known mistakes at once."""

import functools

from helpers.exercises.judge.blame import ADVICE, blamed, syntax_tree
from helpers.exercises.judge.guard import Wrong, is_error, trying
from helpers.exercises.judge.limits import Effort, TimeUp
from helpers.exercises.judge.observing import differences, expected, is_right, observations, shortfall, wrong_places
from helpers.exercises.judge.suspicion import MAY_STOP, NOT_USED, TYPED_IN, suspicions

EFFORT_FOR_KNOWN, EFFORT_FOR_LINES, EFFORT_FOR_PAIRS = 600, 3000, 1000  # of the searches for what is not known
MOST_OF_A_LINE = 0.75  # a longer piece of it is not worth showing beside it
MAY_BE_A_NUMBER = {TYPED_IN, "number", "part of a line", "a whole line", "line too much"}


def known_cause(exercise, function, observed):
    """The name and the message of the known mistake that shows the same as the answer; None when there is none.

    The message ends with the line where a change makes the answer right, if there is one.
    """
    for mistake in exercise.mistakes:
        if not any(differences(observed, observations(exercise, exercise.wrong_version(mistake)))):
            lines = [] if is_error(observed[-1]) else lines_to_blame(exercise, function, EFFORT_FOR_KNOWN).lines
            return mistake.name, " ".join([mistake.message, *where(lines)])
    return None


def lines_to_blame(exercise, function, most):
    """See ``blamed``; most: the effort."""
    effort = Effort(most)
    short, right = (functools.partial(shortfall, exercise, effort), functools.partial(is_right, exercise))
    return blamed(function, exercise.solution, short, right, effort)


def where(numbers):
    """A sentence on these lines, if there are any."""
    if len(numbers) == 1:
        yield f"See line {numbers[0]}."
    elif numbers:
        yield f"See lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}."


def found_cause(exercise, function, observed):
    """What to call what was found by trying, or by looking at the source, and what to say of it; None for nothing."""
    tree = syntax_tree(function)
    odd = list(suspicions(function, tree.body[0], exercise.solution)) if tree else []
    if is_error(observed[-1]):
        odd = [one for one in odd if one[0] in MAY_STOP]
    repair = lines_to_blame(exercise, function, EFFORT_FOR_LINES)
    if len(repair.places) == 1:
        return about_one(*repair.places, odd)
    if odd and odd[0][0] == NOT_USED:
        return NOT_USED, odd[0][2]
    pair = explaining_pair(exercise, observed, Effort(EFFORT_FOR_PAIRS))
    if pair:
        messages = ["It looks like two things at once:", *(mistake.message for mistake in pair)]
        return " and ".join(mistake.name for mistake in pair), "\n".join(messages)
    if len(repair.places) == 2:  # a way with more of them is rarely the learner's
        return about_several(repair.places)
    if odd and not getattr(observed[-1], "name", None):
        name, line, question = odd[0]
        return name, f"Look at line {line}. {question}"
    return None


def about_one(place, odd):
    """The same for the line where one change makes it right; odd: what looks odd in the source."""
    kind, question = place.kind, ADVICE[place.kind]
    here = f": look at `{place.piece}`" if 0 < len(place.piece) < MOST_OF_A_LINE * len(place.text) else ""
    for name, line, suspicion in odd:
        if line == place.line and (name != TYPED_IN or kind in MAY_BE_A_NUMBER):
            kind, question = name, suspicion
            break
    return kind, f"One change in line {place.line}, `{place.text}`, would make your function right{here}. {question}"


def about_several(places):
    """The same for several changes, which may be of one line."""
    kinds = list(dict.fromkeys(place.kind for place in places))
    texts = {place.line: place.text for place in sorted(places, key=lambda place: place.line)}
    where = "; ".join(f"in line {number}, `{text}`" for number, text in texts.items())
    return " and ".join(kinds), f"It takes {len(places)} changes: {where}. Begin with the first. {ADVICE[kinds[0]]}"


def explaining_pair(exercise, observed, effort):
    """Two known mistakes that together show the same as the answer; None when there are none among the likely ones."""
    shows_a_value = any(not isinstance(got, Wrong) for got, _ in differences(observed, expected(exercise)))
    try:
        with trying():
            # An error or a shape alone has too many explanations.
            likely = exercise.pairs if shows_a_value else []
            found = next((pair for pair in likely if effort.is_over() or shows(exercise, pair, observed, effort)), None)
    except TimeUp:
        return None
    return None if effort.is_over() or not found or hide_each_other(exercise, found, observed) else found


def shows(exercise, pair, observed, effort):
    """Whether two known mistakes together show the same as the answer."""
    try:
        version = exercise.wrong_version(*pair)
    except SyntaxError:  # two pieces that do not go together
        return False
    return not any(differences(observed, observations(exercise, version, effort)))


def hide_each_other(exercise, pair, observed):
    """Whether one of two mistakes makes good what the other spoils: then the answer is likely to be something else."""
    seen = wrong_places(observed, expected(exercise))
    alone = (observations(exercise, exercise.wrong_version(mistake)) for mistake in pair)
    return not all(wrong_places(one, expected(exercise)) <= seen for one in alone)
