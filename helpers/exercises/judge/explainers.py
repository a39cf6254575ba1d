"""Why an answer is wrong. Each explainer returns a Finding or None, and the first one that finds something speaks."""

import functools
import itertools
import re
import types
from dataclasses import dataclass

from helpers.exercises.judge.blame import ADVICE, blamed, forgetful, helpers_of, is_elsewhere, syntax_tree
from helpers.exercises.judge.changes import MAKES_GOOD, WHOLE_LINE
from helpers.exercises.judge.expect import NOTHING
from helpers.exercises.judge.explain import NOT_DEFINED
from helpers.exercises.judge.finding import Finding
from helpers.exercises.judge.guard import INPUT_CHANGED, TOOK_TOO_LONG, Wrong, is_error, trying
from helpers.exercises.judge.limits import Effort, TimeUp
from helpers.exercises.judge.observing import (
    Kept,
    differences,
    expected,
    is_right,
    observations,
    shortfall,
    shown_by,
    wrong_places,
)
from helpers.exercises.judge.steps import explain
from helpers.exercises.judge.suspicion import (
    FROM_THE_NOTEBOOK,
    KEPT,
    MAY_STOP,
    NOT_USED,
    TYPED_IN,
    kept_between_calls,
    suspicions,
)

EFFORT_FOR_KNOWN, EFFORT_FOR_LINES, EFFORT_FOR_PAIRS = 170, 3000, 1000  # of the searches for what is not known
EFFORT_FOR_ELSEWHERE = 150  # of the one that looks whether another line would do as well
FEW = 2  # wrong factors of one step: an answer with more is rarely explained by them
MOST_OF_A_LINE = 0.75  # a longer piece of it is not worth showing beside it
BY_CHANCE = 0.05  # of what a mistake spoils, so much may come out right beside another one
FAR = 0.5  # of what is observed of an answer to its end
PUT_IN = {WHOLE_LINE, "part of a line"}
MAY_BE_A_NUMBER = {TYPED_IN, "number", "line too much", *PUT_IN}
BEFORE_ADVICE = {FROM_THE_NOTEBOOK, "operator"}  # of what is found behind an error; else the advice on that fits better


@dataclass(frozen=True)
class Look:
    """A wrong answer, and what explainers share in looking at it. observed: what it shows, see ``Kept``: an answer that
    computes for long is not called again where the first property that differs says enough.
    """

    exercise: object
    function: object
    observed: Kept

    @functools.cached_property
    def difference(self):
        """The first property that differs, as it is and as it should be."""
        return next(differences(self.observed, expected(self.exercise)))

    @functools.cached_property
    def told(self):
        """What to say of that property, and what to add where nothing explains it."""
        got, wanted = self.difference
        for one in (got, wanted):
            if isinstance(one, Wrong):
                return one.message, one.advice
        advice = wanted.advice(got.value, wanted.value) if callable(wanted.advice) else wanted.advice
        return wanted.describe(got.value, wanted.value), advice

    @functools.cached_property
    def last(self):
        """The last that was observed."""
        *_, last = self.observed
        return last

    @property
    def is_error(self):
        """Whether the answer was stopped by an error."""
        return is_error(self.last)

    @functools.cached_property
    def odd(self):
        """What looks odd in the source, see ``suspicions``."""
        tree = syntax_tree(self.function)
        odd = list(suspicions(self.function, tree.body[0], self.exercise.solution)) if tree else []
        may_stop = [one for one in odd if one[0] in MAY_STOP]
        return may_stop if len(may_stop) < len(odd) and self.is_error else odd

    @functools.cached_property
    def misread(self):
        """The factors of the formula that are read wrongly, see ``explain``."""
        ended = isinstance(self.difference[0], Wrong)
        if self.exercise.formula is None or (ended and not self.is_error):
            return []
        return explain(self.exercise.formula, self.function, lambda: self.is_error)

    @functools.cached_property
    def known(self):
        """The known mistake that shows the same; None where there is none.

        Where the answer came far and then stopped, for another reason, it is the only one that shows the same so far.
        """
        until_the_end = []
        for mistake in self.exercise.mistakes:
            got, _ = next(differences(self.observed, shown_by(self.exercise, mistake)), (None, None))
            if got is None:
                return mistake
            if isinstance(got, Wrong) and got is self.last:
                until_the_end.append(mistake)
        came_far = until_the_end and len(self.observed.known) > FAR * len(expected(self.exercise))
        is_only = len(until_the_end) == 1 and not isinstance(self.difference[0], Wrong)
        return until_the_end[0] if came_far and is_only else None

    @functools.cached_property
    def known_pair(self):
        """Two known mistakes that together show the same, see ``pair_that_shows``; None where there are none."""
        return pair_that_shows(self)

    @functools.cached_property
    def repair(self):
        """The changes that make it right, see ``blamed``."""
        return repair_of(self.exercise, self.function, EFFORT_FOR_LINES)


def repair_of(exercise, function, most, within=True):
    """See ``blamed``; most: the effort."""
    effort = Effort(most)
    short, right = (functools.partial(shortfall, exercise, effort), functools.partial(is_right, exercise))
    return blamed(function, exercise.solution, short, right, effort, within)


def lines_to_see(look):
    """The lines where a change makes the answer right, for what is known without them; none that is not certain.

    Where the answer was not seen to its end, a second change mends something else, which nobody has told yet.
    """
    repair = repair_of(look.exercise, look.function, EFFORT_FOR_KNOWN, within=False)
    if repair.count > 1 and isinstance(look.last, Wrong) or any(map(is_made_elsewhere, repair.places)):
        return ()
    helpers = [one.__name__ for one in helpers_of(look.function)] if repair.places else []
    if any(place.kind in PUT_IN and name in place.text for place in repair.places for name in helpers):
        return ()  # ours stands in for what another function of the cell does
    effort = Effort(EFFORT_FOR_ELSEWHERE)
    short = functools.partial(shortfall, look.exercise, effort)
    lines = tuple(repair.lines)
    unsure = len(lines) == 1 and is_elsewhere(look.function, look.exercise.solution, short, effort, lines)
    return () if unsure else lines


def is_made_elsewhere(place):
    """Whether something is put into a return of bare names: what they stand for was made in another line."""
    bare = r"return [\w, ()]+" if place.kind in PUT_IN else r"return [\w, (){}:'\"]+"
    return place.kind in MAKES_GOOD and re.fullmatch(bare, place.text) is not None


def says_it_all(look):
    """Where nothing came back, or not in time, there is no more to say."""
    name = getattr(look.difference[0], "name", None)
    if name in (NOTHING, TOOK_TOO_LONG):
        return Finding(name, ((look.told[1], ()),))


def other_default(look):
    """A default that is not ours, where that is all that is wrong."""
    wanted, own = defaults_of(look.exercise.solution), defaults_of(look.function)
    other = {name: value for name, value in own.items() if name in wanted and value != wanted[name]}
    if not other or not is_right(look.exercise, with_defaults(look.function, own | wanted)):
        return None
    said = " and ".join(f"of `{name}`: it is {value:g}, and must be {wanted[name]:g}" for name, value in other.items())
    name = " and ".join(f"another default {name}" for name in other)
    return Finding(name, ((f"All is right but the default {said}.", ()),))


def defaults_of(function):
    """{argument: its default} of those that are numbers."""
    if type(function) is not types.FunctionType:
        return {}
    names, values = function.__code__.co_varnames[: function.__code__.co_argcount], function.__defaults__ or ()
    own = zip(reversed(names), reversed(values))
    return {name: value for name, value in own if isinstance(value, (int, float))}


def with_defaults(function, defaults):
    """The function with other defaults, for as many arguments as it has some."""
    names = function.__code__.co_varnames[: function.__code__.co_argcount][-len(function.__defaults__) :]
    values = tuple(defaults.get(name, value) for name, value in zip(names, function.__defaults__))
    return types.FunctionType(function.__code__, function.__globals__, function.__name__, values, function.__closure__)


def kept_from_before(look):
    """What earlier calls have left, where the answer is right without it."""
    tree = syntax_tree(look.function)
    found = next(kept_between_calls(tree.body[0]), None) if tree else None
    if found and is_right(look.exercise, forgetful(look.function)):
        return Finding(KEPT, ((f"Look at line {found[1]}. {found[2]}", ()),))


def misread_steps(look):
    """Factors of the formula that are read wrongly, a few in each step."""
    if look.exercise.formula and look.exercise.formula.known_first and look.known:
        return None
    steps = [one.step for one in look.misread]
    return told_steps(look) if steps and max(map(steps.count, steps)) <= FEW else None


def many_misread(look):
    """The same where many factors of one step are: then a known mistake, or a single change, says it better."""
    return told_steps(look) if look.misread else None


def told_steps(look):
    found = look.misread
    groups = [list(group) for _, group in itertools.groupby(sorted(found, key=lambda one: first_of(one, found)), alike)]
    paragraphs = tuple(paragraph(group, look.exercise.formula) for group in groups)
    lines = () if any(one.lines for one in found) else lines_to_see(look)
    if len(groups) == 1 or len(lines) == 1:  # then it is that line for all of them
        paragraphs = (*paragraphs[:-1], (paragraphs[-1][0], paragraphs[-1][1] or lines))
    return Finding(" and ".join(dict.fromkeys(one.name for one in found)), paragraphs)


def alike(misread):
    return misread.factor.name, misread.reading, misread.number, misread.step.place


def first_of(misread, found):
    """Where in the order of the steps one like this comes first."""
    return next(i for i, one in enumerate(found) if alike(one) == alike(misread))


def paragraph(group, formula):
    """What to say of one reading in one or several steps."""
    *first, last = (one.step.makes for one in group)
    place = group[0].step.place.format("` and `".join(filter(None, ["`, `".join(first), last])))
    place = "" if place.endswith(group[0].factor.name) else place
    factors = [one for step in formula.steps for one in step.factors if one.name == group[0].factor.name]
    everywhere = sum(group[0].reading in one.readings for one in factors)
    said = f"{place} {group[0].said}.".strip() if group[0].said else f"{place}:" * (len(group) < everywhere)
    lines = tuple(line for one in group for line in one.lines)
    return f"{said[:1].upper()}{said[1:]} {group[0].asked}".strip(), lines


def known_mistake(look):
    """A known mistake that shows the same, with the line where a change makes the answer right, if there is one."""
    if look.known:
        lines = () if look.is_error else lines_to_see(look)
        return Finding(look.known.name, ((look.known.message, lines),))


def input_changed(look):
    """Where what was given was changed, that says where and what to do instead."""
    if getattr(look.difference[0], "name", None) == INPUT_CHANGED:
        return Finding(INPUT_CHANGED)


def advice_on_error(look):
    """What stopped the answer, and the line behind it. What was found there speaks only where it fits better."""
    if is_error(look.difference[0]) and look.told[1]:
        behind = next(filter(None, (explainer(look) for explainer in BEHIND_AN_ERROR)), Finding(None))
        fits_better = behind.name in BEFORE_ADVICE or (behind.name and look.told[1] == NOT_DEFINED)
        alone = look.repair.places if len(look.repair.places) == 1 else ()
        lines = tuple(place.line for place in alone if place.line != look.difference[0].line)
        return behind if fits_better else Finding(behind.name, ((look.told[1], lines),))


def one_change(look):
    """The line where one change makes the answer right."""
    if len(look.repair.places) != 1:
        return None
    (place,) = look.repair.places
    if is_made_elsewhere(place) or (place.kind in PUT_IN and look.known_pair):  # two by name say more than our line
        return None
    here = f": look at `{place.piece}`" if 0 < len(place.piece) < MOST_OF_A_LINE * len(place.text) else ""
    kept = [] if is_error(look.difference[0]) else kept_between_calls(syntax_tree(look.function).body[0])
    odd = [(KEPT, said) for one, _, said in kept if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", place.text)]
    odd += [(name, said) for name, line, said in look.odd if line == place.line]
    may = [one for one in odd if one[0] != TYPED_IN or place.kind in MAY_BE_A_NUMBER]
    kind, question = may[0] if may else (place.kind, ADVICE[place.kind])
    changed = "Something else" if kind in PUT_IN else "One change"  # ours in its place may undo several mistakes
    said = f"{changed} in line {place.line}, `{place.text}`, would make your function right{here}. {question}"
    return Finding(kind, ((said, ()),))


def not_what_is_given(look):
    """An argument that the answer never reads, or data of the notebook in the place of one."""
    return odd_line(look, even_if_named=True) if look.odd and look.odd[0][0] in MAY_STOP else None


def two_known_mistakes(look):
    """Two known mistakes that together show the same, where no steps would have told them apart."""
    if look.known_pair:
        name, messages = " and ".join(one.name for one in look.known_pair), [one.message for one in look.known_pair]
        return Finding(name, tuple((text, ()) for text in ["It looks like two things at once:", *messages]))


def pair_that_shows(look):
    """The first pair of known mistakes that shows the same, where there are no steps and there is a value to see."""
    shows_a_value = any(not isinstance(got, Wrong) for got, _ in differences(look.observed, expected(look.exercise)))
    if look.exercise.formula is not None or not shows_a_value:  # an error alone has too many explanations
        return None
    effort, observed = Effort(EFFORT_FOR_PAIRS), list(look.observed)
    some = pairs_that_may(look.exercise, observed)
    try:
        with trying():
            found = next((pair for pair in some if effort.is_over() or shows(look, observed, pair, effort)), None)
    except TimeUp:
        return None
    return None if effort.is_over() else found


def shows(look, observed, pair, effort):
    """Whether two known mistakes together show the same as the answer."""
    try:
        version = look.exercise.wrong_version(*pair)
    except SyntaxError:  # two pieces that do not go together
        return False
    return not any(differences(observed, observations(look.exercise, version, effort)))


def pairs_that_may(exercise, observed):
    """The pairs of mistakes of which each spoils little, by itself, that is right here, as far as that was seen. Where
    one makes good what the other spoils, the answer is likely to be something else.
    """
    spoiled = wrong_places(observed, expected(exercise))
    wanted = expected(exercise)[: len(observed) - isinstance(observed[-1], Wrong)]
    alone = {one: wrong_places(shown_by(exercise, one), wanted) for one in exercise.mistakes}
    may = {one for one, places in alone.items() if len(places - spoiled) <= BY_CHANCE * len(places)}
    return [pair for pair in exercise.pairs if may.issuperset(pair)]


def two_changes(look):
    """Two changes that make it right; a way with more of them is rarely the learner's."""
    places = look.repair.places
    if len(places) == 2:
        kinds = list(dict.fromkeys(place.kind for place in places))
        texts = {place.line: place.text for place in sorted(places, key=lambda place: place.line)}
        same = len({(place.kind, place.piece) for place in places}) == 1
        same = same and (look.is_error or not places[0].piece.isidentifier())  # a name that works is not the mistake
        if len(texts) > 1 and not same and PUT_IN.intersection(kinds):
            return None  # what ours needs besides is no mistake of the answer
        where = "; ".join(f"in line {number}, `{text}`" for number, text in texts.items())
        in_all = f"It takes {len(places)} changes: {where}. Begin with the first."
        said = f"{in_all if len(texts) > 1 else f'Look {where}.'} {ADVICE[kinds[0]]}"
        return Finding(" and ".join(kinds), ((said, ()),))


def odd_line(look, even_if_named=False):
    """A line that looks odd."""
    if look.odd and (even_if_named or not getattr(look.last, "name", None)):
        name, line, question = look.odd[0]
        return Finding(name, ((f"Look at line {line}. {question}" if name != NOT_USED else question, ()),))


def what_was_seen(look):
    """Nothing beyond it, but what to try."""
    return Finding(None, ((look.told[1], ()),))


AFTER_ONE_CHANGE = (two_known_mistakes, not_what_is_given, two_changes, odd_line)
BEHIND_AN_ERROR = (one_change, *AFTER_ONE_CHANGE)
# They name the mistake better than the property that differs.
CAUSES = (other_default, kept_from_before, misread_steps, known_mistake, many_misread)
# The order of speech.
EXPLAINERS = (
    says_it_all,
    other_default,
    kept_from_before,
    misread_steps,
    known_mistake,
    input_changed,
    advice_on_error,
    one_change,
    many_misread,
    *AFTER_ONE_CHANGE,
    what_was_seen,
)


def what_explainers_say(look):
    """(explainer, its Finding) of each that has one, in the order of speech: the first one counts."""
    of_property = getattr(look.difference[0], "name", None)
    for explainer in EXPLAINERS:
        finding = explainer(look)
        if finding:
            name = finding.name if explainer in CAUSES else of_property or finding.name
            yield explainer, Finding(name, finding.paragraphs)
