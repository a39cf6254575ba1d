"""What each student handed in: which of their notebooks counts, and why another does not."""

import collections
import contextlib
import datetime
import math
import unicodedata
from dataclasses import dataclass, field

from helpers.exercises.weeks import EXERCISES
from helpers.grading.names import Part, Who, attempt_of, by_pattern, people, time_in
from helpers.grading.roster import rows_of
from helpers.grading.work import NO_NOTEBOOK, some

NOT_DONE = ("not started", "missing")
NOTHING_IN_IT = "nothing is answered in it, so it does not count"
NO_EXERCISE = "no exercise of the course"  # as the judge says it
NOTHING_HANDED_IN = "nothing handed in"


@dataclass
class Student:
    """What one student handed in. verdicts, quiz: of the notebook that counts for each exercise and question.

    number: the platform's; files: {week's folder: the Graded that counts}; problems: {file: why it can't be graded};
    not_counted: {file: why another one counts}; late: the names of the files that came too late; marks: {column: what
    was settled by hand}; words: what else needs somebody's eye.
    """

    name: str
    verdicts: dict = field(default_factory=dict)
    quiz: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    number: str = ""
    files: dict = field(default_factory=dict)
    not_counted: dict = field(default_factory=dict)
    late: list = field(default_factory=list)
    marks: dict = field(default_factory=dict)

    def of(self, status):
        """The names of the exercises with this status that nobody has settled."""
        return [name for name, one in self.verdicts.items() if one["status"] == status and name not in self.marks]

    def needs(self):
        """Why this student needs somebody, in parts of a sentence."""
        unread = [
            problem if file == f"{self.name}/" else f"{file}: {problem}" for file, problem in self.problems.items()
        ]
        beaten = [f"{file}: {why}" for file, why in self.not_counted.items() if MORE_RIGHT in why]
        said = [f"{status}: {', '.join(self.of(status))}" for status in ("look at it", "missing") if self.of(status)]
        late = [f"late: {', '.join(self.late)}"] if self.late else []
        return [*unread, *beaten, *said, *late] or ([] if self.verdicts else [NOTHING_HANDED_IN])


MORE_RIGHT = "though more is right in it"


def whose(graded, roster=None, pattern=None, home=""):
    """Who handed in what: ({path: (name, number)}, sentences on what can't be told for sure).

    graded: all notebooks of the class, judged or not; ``shared`` is set where several handed it in together. roster:
    the students of the course, see ``roster``; pattern: see ``names.by_pattern``; without both the paths say it by
    themselves.
    """
    works, digests = ({one.name: getattr(one, what) for one in graded} for what in ("weeks", "digest"))
    found, doubts = people(works, home, digests=digests)
    known = {one.name: [Who(*who) for who in one.owners] for one in graded if one.owners}
    if pattern:
        known = {path: [who] for path, who in by_pattern(pattern, works).items() if who}
    if known or pattern:
        rest = [path for path in works if path not in known]
        others = people({path: works[path] for path in rest}, home)[0] if pattern else found
        known |= {path: [Who(*who) for who in others[path]] for path in rest}
        found, doubts = people(works, home, known, digests)
        doubts += [f"{path}: does not fit {pattern}; taken for {found[path][0][0]}'s." for path in rest if pattern]
    if roster:
        doubts = []
        for path, whom in found.items():
            found[path], sentences = of_roster(path, whom, roster)
            doubts += sentences
    for one in graded:
        first, *others = found[one.name]
        one.shared = tuple(who for who in dict.fromkeys(others) if who != first)
        if one.shared:
            together = " and ".join(name for name, _ in (first, *one.shared))
            doubts.append(f"{one.name}: handed in by {together} together; it counts for each.")
    return {path: whom[0] for path, whom in found.items()}, list(dict.fromkeys(doubts))


def of_roster(path, whom, roster):
    """Those who handed in a path, each as the list of students has them, and sentences on who is not on it.

    whom: pairs of a name and a number, as the path says by itself. Others that it names come behind them.
    """
    named, partners, doubts = [], [], []
    for name, number in whom:
        rows, others = rows_of(path, Who(name.removesuffix(f" ({number})"), number), roster)
        rows = [row for row in rows if row.number and row.number == number] or rows
        if len(rows) == 1:
            name, number = rows[0].name, rows[0].number
        else:
            fits = " or ".join(row.name for row in rows[:3]) or "nobody"
            doubts.append(f"{path}: {fits} of the list of students; taken for {name}'s.")
        named.append((name, number))
        partners += [(row.name, row.number) for row in others]
    return named + partners, doubts


def by_student(graded, named=None, roster=(), deadline=None):
    """A Student for each, in order of the names: those of the roster who handed in nothing, too.

    named: {path: (name, number)}, see ``whose``. Of several notebooks of a week the latest counts, by the date or the
    number of the attempt in its path, then by the time of the file; but one in which nothing is answered never takes
    the place of work. deadline: a datetime; what came later is marked.
    """
    named = named or whose(graded)[0]
    students = {row.name: Student(row.name, number=row.number) for row in roster}
    notebooks = {}
    for one in sorted(graded, key=lambda one: (time_in(one.name), attempt_of(one.name), one.changed, one.name)):
        for name, number in (named[one.name], *one.shared):
            student = students.setdefault(name, Student(name, number=number))
            notebooks.setdefault(name, []).append(one)
            add(student, one)
    for name, ones in notebooks.items():
        student = students[name]
        counting = {one.name: one for one in student.files.values()}
        student.late = [name for name, one in counting.items() if deadline and (handed_in(one) or deadline) > deadline]
        for one in ones:
            if one.problem:
                is_beside = student.files and is_beside_work(one, student)
                (student.not_counted if is_beside else student.problems)[one.name] = one.problem
            elif one.name not in counting:
                student.not_counted[one.name] = why_not(one, student)
    return sorted(students.values(), key=lambda one: unicodedata.normalize("NFKD", one.name).casefold())


def known_by_name_alone(students):
    """A list of one sentence on those with several weeks and no number, or an empty one where there is nobody such."""
    names = [one.name for one in students if not (one.number or one.name.isdigit()) and len(one.files) > 1]
    said = f"{some(names)}: known by name alone: two of one name with different weeks would be one here."
    return [said] if names else []


def add(student, one):
    """Let a notebook count for a student after the earlier ones."""
    answered = any(verdict["status"] not in NOT_DONE for verdict in one.verdicts.values())
    if answered or not one.verdicts.keys() <= student.verdicts.keys():
        student.verdicts |= one.verdicts
        student.files |= dict.fromkeys(one.weeks, one) if one.verdicts else {}
    student.quiz |= {
        name: said for name, said in one.quiz.items() if said != "not answered" or name not in student.quiz
    }


def is_beside_work(one, student):
    """Whether it need not be work: another notebook, or a folder below the student's own, as of pictures."""
    own = set(Part(student.name).folded) & set(Part(one.name.rstrip("/").rpartition("/")[2]).folded)
    return one.problem.startswith(NO_EXERCISE) or (one.problem.startswith(NO_NOTEBOOK) and not own)


def why_not(one, student):
    """Why a notebook does not count, although it could be graded."""
    others = [student.files[week] for week in sorted(one.weeks) if week in student.files]
    same = [other.name for other in others if other.digest and other.digest == one.digest]
    if same:
        return f"the same as {same[0]}, which counts"
    if all(verdict["status"] in NOT_DONE for verdict in one.verdicts.values()):
        return NOTHING_IN_IT
    right, now = (
        sum(some.get(name, {}).get("status") == "correct" for name in one.verdicts)
        for some in (one.verdicts, student.verdicts)
    )
    counts = " and ".join(dict.fromkeys(other.name for other in others))
    return f"taken for an earlier attempt; {counts} counts" + (f", {MORE_RIGHT}" if right > now else "")


def handed_in(one):
    """When a notebook was handed in by its path, else when the file was changed; None where neither is a date."""
    said = time_in(one.name)
    with contextlib.suppress(ValueError, OSError, OverflowError):
        return datetime.datetime(*said) if said else datetime.datetime.fromtimestamp(one.changed or math.nan)


def day_of(one):
    """The same as a text for people; '' where it is not known."""
    found = handed_in(one)
    return found.isoformat(" ", "minutes") if found else ""


def exercises_in(ones):
    """The names of the exercises that students or notebooks have, in the order of the course."""
    return [name for name in EXERCISES if any(name in one.verdicts for one in ones)]


def mistakes_of(ones):
    """{(exercise, mistake): how many students or notebooks have it}."""
    every = [verdict for one in ones for verdict in one.verdicts.values() if verdict["status"] == "wrong"]
    return collections.Counter((one["exercise"], one["mistake"] or "not a known one") for one in every)
