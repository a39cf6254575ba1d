"""Whose file it is, by one rule: what all paths of an assignment have alike is its name, the rest tells people apart.

Every platform puts the two together in its own order. So no platform is known here: the words of the paths are compared
within each week, and where a class is too small for that, a few words are known that are nobody's name.
"""

import collections
import contextlib
import dataclasses
import datetime
import difflib
import itertools
import re
import unicodedata

from helpers.exercises.weeks import WEEKS
from helpers.grading.work import some as listed
from helpers.grading.work import visible

# Nobody's name, with a number or without: week 1, Lab2, attempt, w1, v2, and what the notebooks are called.
NO_NAME = re.compile(
    r"(?:week|wk|lab|hw|homework|assignment|exercise|notebook|attempt|version|copy|submission|submitted|file)s?\d*"
    r"|[wv]\d+|nb\d*|of|assignsubmission|onlinetext|"
    + "|".join(sorted({word.casefold() for week in WEEKS for word in week.folder.split("_")}))
)
# 2026-11-20-10-05-33, 20261120T100533, "Nov 20, 2026 1005 AM", "20 November 2026 1005"
TIME = r"(?:[-T_, ]+\d\d?[-:.]?\d\d(?:[-:._]\d\d(?:\.\d+)?)?)?(?: ?(?:[AP]M|UTC|GMT|Z)(?![^\W_]))?"
TOGETHER = r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?!\d)"
DATE = re.compile(
    rf"{TOGETHER}|(?:\d{{4}}-\d\d-\d\d|[^\W\d_]{{3,}}\.? \d\d?,? 20\d\d|\b\d\d?\.? [^\W\d_]{{3,}},? 20\d\d){TIME}", re.I
)
# Says only how, or how often, something was handed in.
COPY = re.compile(r"\(\d\d?\)")
IN_PASSING = re.compile(r"(?<![^\W_])late(?![^\W_])|\(\d+\)", re.I)
WORD = re.compile(r"[^\s_,.@()\[\]+-]+")
ENDING = re.compile(r"(?:\.ipynb|\.json|\.txt|\.zip)+$", re.I)
DIGITS = re.compile(r"\d+")
CLOSE = 0.9  # of the letters of two names, in their order
LONG = 3  # digits: shorter numbers behind such a word belong to it
SHORT = re.compile(rf"(?<!\d)\d{{1,{LONG - 1}}}(?!\d)")


@dataclasses.dataclass(frozen=True)
class Who:
    """What a path says of its student. number: of the platform; group: a folder above, which tells namesakes apart."""

    name: str
    number: str = ""
    group: str = ""

    @property
    def key(self):
        """The name as it is compared."""
        return tuple(word.casefold() for word in WORD.findall(self.name)) or (self.name,)


class Part:
    """A folder's name or a file's, as words. dates: the places of those; said: the words that may be a name's."""

    def __init__(self, text):
        text = ENDING.sub("", visible(unicodedata.normalize("NFC", text)))
        self.copies = tuple(COPY.findall(text))
        self.text = IN_PASSING.sub(lambda found: " " * len(found[0]), text)
        self.dates = [found.span() for found in DATE.finditer(self.text)]
        self.words = [one for one in WORD.finditer(self.text) if not any(a <= one.start() < b for a, b in self.dates)]
        self.folded = tuple(one[0].casefold() for one in self.words)
        self.said = frozenset(one for one in self.folded if not NO_NAME.fullmatch(one) and not one.isdigit())

    def who(self, alike):
        """Who is named in it, without the words that are alike for all of an assignment; None when nobody is.

        It is the first run of other words: a word of the assignment, a date, or a word behind a name's number ends it.
        """
        name, numbers, last = [], [], None
        for i, (word, folded) in enumerate(zip(self.words, self.folded)):
            short = folded.isdigit() and len(folded) < LONG
            nobody = folded in alike or NO_NAME.fullmatch(folded)
            nobody = nobody or (short and i > 0 and NO_NAME.fullmatch(self.folded[i - 1]))
            behind_date = last and any(last.end() <= a < word.start() for a, _ in self.dates)
            if behind_date or (nobody and last and (name or not folded.isdigit())):
                numbers += [] if behind_date else self.number_behind(i, alike)
                break
            if nobody:
                continue
            if folded.isdigit():
                numbers.append(word)
            elif name and numbers and numbers[-1].start() > name[-1].start():
                break
            else:
                name.append(word)
            last = word
        if not name and not numbers:
            return None
        start = name[0].start() if name else 0
        ranked = sorted(numbers, key=lambda one: (len(one[0]) < LONG, one.start() < start))  # in front: a group's
        number = ranked[0][0] if ranked else ""
        if not name:
            return Who(number)
        if len(name) == len(self.words) and not self.dates:
            return Who(self.text.strip(" ,"), number)  # all of it, with the signs that no word has
        return Who(self.text[name[0].start() : name[-1].end()], number)

    def number_behind(self, i, alike):
        """The number behind words from this place on that all have alike, as a family's name: a list of one or none."""
        while i < len(self.words) and self.folded[i] in alike and not NO_NAME.fullmatch(self.folded[i]):
            i += 1
        is_number = i < len(self.words) and self.folded[i].isdigit() and len(self.folded[i]) >= LONG
        return [self.words[i]] if is_number else []


class Tree:
    """The paths of a class: the Part of each folder by its depth, and of the file, by path.

    fewest: how many different parts must have a word alike that is everywhere, until it is nobody's name.
    """

    def __init__(self, works, fewest):
        self.weeks, self.fewest = dict(works), fewest
        self.parts = {}
        for path in self.weeks:
            *folders, file = path.split("/")
            self.parts[path] = {**dict(enumerate(map(Part, folders))), FILE: Part(file)}
        self.depth = max((len(parts) - 1 for parts in self.parts.values()), default=0)
        alike = {level: self.alike(level) for level in (*range(self.depth), FILE)}
        self.who = {
            path: {level: part.who(alike[level]) for level, part in parts.items()} for path, parts in self.parts.items()
        }

    def of_weeks(self, level, value):
        """{weeks: what the paths of these weeks have at this level}."""
        found = collections.defaultdict(set)
        for path, parts in self.parts.items():
            if level in parts:
                found[self.weeks[path]].add(value(path))
        return found

    def alike(self, level):
        """The words that are the assignment's: each week has them in all of its different parts, or in none.

        They are those of one week alone, or are everywhere and can be compared often enough.
        """
        parts = self.of_weeks(level, lambda path: self.parts[path][level].folded)
        compared = [some for some in parts.values() if len(some) > 1]
        every = set().union(*parts.values())
        words, every_word = set(), {word for part in every for word in part}
        for word in every_word:
            having = [some for some in compared if any(word in part for part in some)]
            told = any(len(some) >= self.fewest for some in having) or any(word not in part for part in every)
            if having and told and all(word in part for some in having for part in some):
                words.add(word)
        stems = {stem for word in words if (stem := DIGITS.sub("", word)) != word} - {""}
        return words | {word for word in every_word if DIGITS.sub("", word) in stems}  # blatt2, where blatt1 is one

    def value(self, level):
        return lambda path: (who := self.who[path].get(level)) and (who.key, who.number)

    def differs(self, level):
        """Whether it tells apart what belongs to one week."""
        return any(len(some - {None}) > 1 for some in self.of_weeks(level, self.value(level)).values())

    def returns(self, level):
        """Whether something at this level belongs to more than one week, as a person does."""
        weeks = self.of_weeks(level, self.value(level)).values()
        counts = collections.Counter(one for some in weeks for one in some if one)
        return any(count > 1 for count in counts.values())

    def names_people(self, level):
        """Whether the folders at this depth are people's, and not those of assignments or groups with people below."""
        value, deeper = self.value(level), range(level + 1, self.depth)
        values = set().union(*self.of_weeks(level, value).values()) - {None}
        if only_numbers_differ(values) and any(map(self.has_names, deeper)):
            return False
        below = min((one for one in deeper if self.differs(one)), default=FILE)
        held = collections.defaultdict(set)
        for weeks, pairs in self.of_weeks(level, lambda path: (value(path), self.value(below)(path))).items():
            for one, inside in pairs:
                is_name = inside and (below != FILE or not "".join(inside[0]).isdigit())
                held[weeks, one] |= {inside} if is_name else set()
        shared = sum(len(inside) > 1 for inside in held.values())
        if below == FILE:  # files of one week in one folder are attempts, unless most folders have several
            many = any(len(inside) > 2 for inside in held.values())
            is_alone = len({one for _, one in held}) == 1 and self.returns(
                FILE
            )  # one folder, and people come back in it
            is_numbered = many and only_numbers_differ(values)  # sheet 1, handed in by many, and sheet 2 by one so far
            if (shared and is_alone) or is_numbered or (shared * 2 > len(held) and (len(held) > 1 or many)):
                return False
        elif len({one for (_, one), inside in held.items() if len(inside) > 1}) * 2 >= len(values):
            return False
        return self.differs(level) or self.returns(level) or not any(map(self.returns, deeper))

    def has_names(self, level):
        """Whether there are several names at this level."""
        values = set().union(*self.of_weeks(level, self.value(level)).values()) - {None}
        return len({key for key, _ in values}) > 1

    def people(self, home):
        """{path: Who}. home: the name of the folder that holds the tree, for what names nobody."""
        peoples = [level for level in range(self.depth) if self.names_people(level)]
        groups = [level for level in range(self.depth) if self.differs(level)]
        return {path: self.person(path, peoples, groups) or Who(home, group=NOBODY) for path in self.parts}

    def person(self, path, peoples, groups):
        """The Who of a path: of the first folder that is a person's, else of the file; else of what names anybody."""
        levels = self.who[path]
        for level in (*peoples, FILE):
            if levels.get(level):
                group = "/".join(levels[one].name for one in groups if one < level and levels.get(one))
                return Who(levels[level].name, levels[level].number, group)
        return next(filter(None, (part.who(()) for part in self.parts[path].values())), None)


FILE = 10**6  # the level of the file, behind every folder
NOBODY = " "  # the group of what names nobody: no folder has this name


def only_numbers_differ(values):
    """Whether these are as sheet 1 and sheet 2, tp1 and tp2, 1 and 2 are."""
    return len(values) > 1 and len({tuple(SHORT.sub("", word) for word in key) for key, _ in values}) == 1


def by_rule(works, home):
    """{path: Who}. A word that two have alike may be their name: it is left out only if names are told apart so."""
    kept, left_out = (Tree(works, fewest).people(home) for fewest in (3, 2))
    pairs = {(kept[path], left_out[path]) for path in works}
    is_same = len(pairs) == len(set(kept.values())) == len(set(left_out.values()))
    has_no_name = any("".join(who.key).isdigit() for who in left_out.values())
    return kept if is_same or has_no_name or most_at_once(left_out, works) < most_at_once(kept, works) else left_out


def without_shared_numbers(found, works):
    """The same, without numbers that several names of one week have: a day's, or a group's."""
    keys = collections.defaultdict(set)
    for path, who in found.items():
        for week in works[path]:
            keys[who.number, week].add(who.key)
    shared = {number for (number, _), some in keys.items() if len(some) > 1}
    return {
        path: dataclasses.replace(who, number="" if who.number in shared else who.number) for path, who in found.items()
    }


def most_at_once(found, works):
    """How many people handed in the same week, at most."""
    weeks = collections.defaultdict(set)
    for path, who in found.items():
        weeks[works[path]].add(who)
    return max(map(len, weeks.values()), default=0)


def people(works, home="", found=None, digests=None):
    """Who handed in what: ({path: [(name, number) of each]}, sentences on what can't be told for sure).

    works: {path in the class's folder: the weeks that are in it, a frozenset}; a path that ends in "/" is a folder
    without a notebook. found: {path: [the Who of each]} where it is known already; digests: {path: that of what is in
    it}. Every student has a name of their own here.
    """
    nameless = []
    if found is None:
        found = {path: [who] for path, who in without_shared_numbers(by_rule(works, home), works).items()}
        nameless = [path for path, [who] in found.items() if who.group == NOBODY]
        found |= {path: [dataclasses.replace(found[path][0], group="")] for path in nameless}
    variants = collections.defaultdict(lambda: collections.defaultdict(set))
    for path, who in ((path, who) for path, whom in found.items() for who in whom):
        variants[who.key][who] |= set(works[path])
    weeks_of = collections.defaultdict(set)
    for some in variants.values():
        for who, weeks in some.items():
            weeks_of[who.number] |= {(who.key, week) for week in weeks}
    lasting = any(number and len(pairs) > 1 for number, pairs in weeks_of.items())
    named, doubts, merged, returns = {}, [], [], False
    for some in variants.values():
        groups = apart(some, lasting)
        merged += [next(iter(some)).name] * (len(groups) == 1 and len({who.number for who in some}) > 1)
        for group in groups:
            returns = returns or len(set().union(*(some[who] for who in group))) > 1
            first = min(group, key=lambda who: (who.name, who.number))
            name = first.name
            if len({who.name for who in some}) < len(groups) and (first.number or first.group):
                name += f" ({first.number or first.group})"
            named |= dict.fromkeys(group, (name, first.number if len({who.number for who in group}) == 1 else ""))
        if len(groups) > 1:
            names = sorted({named[who][0] for who in some})
            doubts.append(f"{', '.join(names)}: one name, taken for {len(groups)} students.")
    if merged:
        doubts.append(f"{listed(merged)}: the number differs from week to week, so it was taken for the submission's.")
    if not returns and len(set().union(*works.values())) > 1:
        doubts.append("No name comes back in another week: a student may stand here once for each week.")
    folders, files = ({path.rpartition("/")[i] for path in works} for i in (0, 2))
    if len(set(named.values())) == 1 and (
        len(folders) > 1 or len({Part(file).said for file in files} - {frozenset()}) > 1
    ):
        doubts.append(f"All of it is taken for the work of one student, {next(iter(named.values()))[0]}.")
    if numbers := sorted({name for name, _ in named.values() if name.isdigit()}):
        doubts.append(f"{listed(numbers)}: known by a number alone.")
    if nameless and len(set(named.values())) > 1:
        doubts.append(f"{listed(nameless)}: nobody's name is in that, so it was taken for the work of {home}.")
    found = {path: [named[who] for who in whom] for path, whom in found.items()}
    if several := in_folders_of_several_names(works, found, digests or {}):
        doubts.append(
            f"{listed(several)}: one week's work lies in folders of different names. Is that one student each?"
        )
    doubts += [f"{', '.join(pair)}: are they one student?" for pair in may_be_one(known_as(named, variants))]
    return found, sorted(doubts)


@dataclasses.dataclass
class Known:
    """What is known of a student by name: the words of it, the weeks of the work, the numbers in the paths."""

    words: tuple
    weeks: set = dataclasses.field(default_factory=set)
    numbers: set = dataclasses.field(default_factory=set)


def known_as(named, variants):
    """{name: Known} of all students; see ``people``."""
    found = {}
    for who, (name, _) in named.items():
        one = found.setdefault(name, Known(who.key))
        one.weeks |= variants[who.key][who]
        one.numbers |= {who.number} - {""}
    return found


def may_be_one(known):
    """The pairs of names that may be one student's. known: {name: Known}.

    They have the same words in another order, or one has more behind it; or they never hand in the same week, and are
    alike in a looser way. A number that more than two have is nobody's.
    """
    shared = collections.Counter(number for one in known.values() for number in one.numbers)
    for (name, one), (other_name, other) in itertools.combinations(sorted(known.items()), 2):
        if one.words == other.words:
            continue
        begins = min(len(one.words), len(other.words))
        is_longer = begins > 1 and one.words[:begins] == other.words[:begins]
        is_apart = one.weeks and other.weeks and not one.weeks & other.weeks
        has_number = any(shared[number] == 2 for number in one.numbers & other.numbers)
        if (
            sorted(one.words) == sorted(other.words)
            or is_longer
            or (is_apart and (has_number or are_alike(one.words, other.words)))
        ):
            yield name, other_name


def are_alike(one, other):
    """Whether names differ by no more than accents and signs, a letter or two, or words that are left out or cut."""
    one, other = sorted((tuple(map(letters_of, one)), tuple(map(letters_of, other))), key=len)
    whole = set(one) & set(other)
    if any(len(word) > 1 for word in whole) and all(any(is_or_begins(a, b) for b in other) for a in one):
        return True
    joined, turned = "".join(one), ["".join(other[i:] + other[:i]) for i in range(len(other))]
    if any(map(str.isdigit, joined)):  # numbers, or the names of files: those differ by little
        return False
    pairs = (difflib.SequenceMatcher(None, joined, name) for name in turned)
    return any(pair.quick_ratio() >= CLOSE and pair.ratio() >= CLOSE for pair in pairs)


def is_or_begins(word, other):
    """Whether a word is another one, or its first letter."""
    return word == other or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))


def letters_of(word):
    """A word without accents and signs."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", word)))


def in_folders_of_several_names(works, named, digests):
    """The students of whom two folders of a week, as deep as each other, have different names, also when that is only
    the number of a copy, and hold what differs. named, digests: see ``people``."""
    held = collections.defaultdict(lambda: collections.defaultdict(set))
    for path, name in ((path, name) for path, whom in named.items() for name, _ in whom):
        for level, folder in enumerate(path.split("/")[:-1]):
            part = Part(folder)
            for week in works[path] if part.said else ():
                words = filter(str.isalpha, part.folded)  # of Week Li and Tuning Li, also those that are nobody's name
                held[name, week, level][frozenset({*part.said, *words, *part.copies})].add(digests.get(path) or path)
    return sorted({name for (name, *_), folders in held.items() if len(set(map(frozenset, folders.values()))) > 1})


def apart(variants, lasting):
    """The variants of one name as lists, one for each student. variants: {Who: its weeks}; lasting: see ``people``.

    Two that handed in the same week are two people. Otherwise numbers tell people apart where they last for more than
    one week; where each week has other ones, they are those of what was handed in.
    """
    by_number = collections.defaultdict(list)
    for who in variants:
        by_number[who.number, who.group].append(who)
    weeks = [set().union(*(variants[who] for who in some)) for some in by_number.values()]
    if len(by_number) > 1 and not lasting and not overlap(weeks):
        by_number = {None: list(variants)}
    groups = []
    for some in by_number.values():
        spellings = collections.defaultdict(list)
        for who in some:
            spellings[who.name].append(who)
        if overlap([set().union(*(variants[who] for who in same)) for same in spellings.values()]):
            groups += spellings.values()
        else:
            groups.append(some)
    return groups


def overlap(sets):
    return sum(map(len, sets)) > len(set().union(*sets))


def by_pattern(pattern, paths):
    """{path: Who} by a pattern such as ``Lab */{student}_*``; None for a path that it does not fit.

    ``*`` is anything within a folder's or file's name, ``?`` one sign, ``{number}`` a number; what follows in deeper
    folders is free.
    """
    pieces = {"{student}": r"(?P<name>[^/]+?)", "{number}": r"(?P<number>\d+)", "*": r"[^/]*?", "?": "[^/]"}
    written = "".join(
        pieces.get(piece, re.escape(piece))
        for piece in re.split(r"(\{student\}|\{number\}|[*?])", unicodedata.normalize("NFC", pattern))
    )
    form = re.compile(written + r"(?:\.ipynb)?(?:/.*)?", re.DOTALL)
    fits = {path: form.fullmatch(unicodedata.normalize("NFC", path)) for path in paths}
    return {path: fit and Who(fit["name"].strip(), fit.groupdict().get("number", "")) for path, fit in fits.items()}


DAY = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[-T_ ](\d\d)[-:._]?(\d\d)(?:[-:._]?(\d\d)(?:\.\d+)?)?( ?(?:UTC|GMT|Z)(?![^\W_]))?)?"
)
MONTH = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d\d?),? (\d{4})(?: (\d\d?)[:.]?(\d\d)(?: ?([AP])M)?)?", re.I)
MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"


def time_in(path):
    """When it was handed in, as a platform writes it into the path: (year, month, day, hour, minute, second) or ().

    Of a time that says so, universal time becomes that of this machine's zone.
    """
    if found := DAY.search(path):
        *numbers, is_universal = found.groups()
        time = tuple(int(one or 0) for one in numbers)
        with contextlib.suppress(ValueError, OverflowError):
            if is_universal:
                local = datetime.datetime(*time, tzinfo=datetime.UTC).astimezone()
                return tuple(local.timetuple()[:6])
        return time
    if found := re.search(TOGETHER, path):
        return tuple(map(int, found.groups()))
    for month, day, year, hour, minute, half in MONTH.findall(path):
        place = MONTHS.find(month.casefold())
        if place % 3 == 0:
            hours = int(hour) % 12 + 12 * (half in "pP") if half else int(hour or 0)
            return int(year), place // 3 + 1, int(day), hours, int(minute or 0), 0
    return ()


ATTEMPT = re.compile(r"(?:attempt|version|copy)[ _-]?(\d+)|(?:[- ]|\()(\d{1,2})\)?$", re.I)


def attempt_of(path):
    """The number of an attempt, as in ``attempt 2/`` and ``notebook-2.ipynb``; 0 where none is said."""
    numbers = [found[1] or found[2] for part in path.split("/") for found in ATTEMPT.finditer(ENDING.sub("", part))]
    return int(numbers[-1]) if numbers else 0
