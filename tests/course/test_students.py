"""Who handed in what: trees as platforms make them, lists of students, archives. Nothing is judged here."""

import collections
import io
import itertools
import os
import time
import unicodedata
import warnings
import zipfile

import pytest

from helpers.exercises.weeks import WEEKS
from helpers.grading import work as work_module
from helpers.grading.__main__ import deadline
from helpers.grading.names import people, time_in
from helpers.grading.roster import read_roster, together
from helpers.grading.students import by_student, known_by_name_alone, whose
from helpers.grading.work import Graded, find_work

FOLDERS = [week.folder for week in WEEKS]
Person = collections.namedtuple("Person", "name user number")
# Two of one name, names in other scripts, names that have a word in common.
CLASS = [
    Person("Anna Lee", "annalee", 20211),
    Person("Zoë Müller", "zmüller", 20212),
    Person("Kim Lee", "klee1", 20213),
    Person("Kim Lee", "klee2", 20214),
    Person("Łukasz Ołów", "lolow", 20215),
    Person("Anna May", "annamay", 20216),
    Person("李 明", "liming", 20217),
]
SECOND_NAMESAKE = CLASS[3]


PLATFORMS = {  # where a student's work of a week lies there, by the number of the attempt
    "blackboard": lambda s, w, a: f"Lab {w + 1}_{s.user}_attempt_2026-11-2{a}-10-05-33_my notebook {s.user[-2:]}.ipynb",
    "moodle": lambda s, w, a: f"{s.name}_{s.number}_assignsubmission_file/{FOLDERS[w]}{'-Copy' * a}.ipynb",
    "moodle_flat": lambda s, w, a: f"{s.name}_{s.number}_assignsubmission_file_{FOLDERS[w]} ({a}).ipynb",
    "canvas": lambda s, w, a: (
        f"{turned(s, '').casefold()}{'_LATE' * (w == 1)}_{s.number}_{s.number * 7 + w * 1000 + a}"
        f"_Homework{f'-{a}' * a}.ipynb"
    ),
    "brightspace": lambda s, w, a: f"{s.number}-{88800 + w} - {s.name} - Nov 2{a}, 2026 1005 AM/{FOLDERS[w]}.ipynb",
    "google": lambda s, w, a: f"Week {w + 1}/{s.name} - {FOLDERS[w]}{f' ({a})' * a}.ipynb",
    "github": lambda s, w, a: f"blatt-{w + 1}-submissions/blatt-{w + 1}-{s.user}/{'old/' * a}{FOLDERS[w]}.ipynb",
    "lab": lambda s, w, a: f"Übung {w + 1}/{s.name}/{'attempt 2/' * a}notebook.ipynb",
    "short": lambda s, w, a: f"w{w + 1}/{s.user}/{FOLDERS[w]}{a or ''}.ipynb",
    "flat": lambda s, w, a: f"{s.name.replace(' ', '_')}_week{w + 1}{f'-Copy{a}' * a}.ipynb",
    "teams": lambda s, w, a: f"Submitted files/{s.name}/Assignment {w + 1}/Version {a + 1}/{FOLDERS[w]}.ipynb",
    "onedrive": lambda s, w, a: f"OneDrive_{w + 1}_22-11-2026/{s.name}/{FOLDERS[w]} {a + 1}.ipynb",
    "nextcloud": lambda s, w, a: f"Abgaben Woche {w + 1}/{s.name} - {FOLDERS[w]}{f' ({a})' * a}.ipynb",
    "mail": lambda s, w, a: f"Week {w + 1}/{s.user}@uni-x.de/{FOLDERS[w]}{f' ({a})' * a}.ipynb",
    "sakai": lambda s, w, a: (
        f"Homework {w + 1}/{turned(s, ', ')}({s.user})/Submission attachment(s)/{FOLDERS[w]}{'-1' * a}.ipynb"
    ),
    "ilias": lambda s, w, a: (
        f"Blatt {w + 1}/Abgaben/{turned(s, '_')}_{s.user}_{s.number}/2026112{a}101500_{FOLDERS[w]}.ipynb"
    ),
    "nested": lambda s, w, a: (
        f"all.zip/week{w + 1}.zip/{s.user}_hw{w + 1}.zip/course-main/{'old/' * a}{FOLDERS[w]}.ipynb"
    ),
    "gitlab": lambda s, w, a: f"dl26/{s.user}/dl-homework-{w + 1}/{FOLDERS[w]}{'-Copy1' * a}.ipynb",
    "exchange": lambda s, w, a: (
        f"inbound/{s.user}+{FOLDERS[w]}+2026-11-2{a} 10:05:33.123456 UTC+{s.user[-2:]}a/{FOLDERS[w]}.ipynb"
    ),
    "numbered": lambda s, w, a: (
        f"DL-Blatt {w + 1}-{7000 + w}/{s.name.replace(' ', '_')}_{FOLDERS[w]}{f' ({a})' * a}.ipynb"
    ),
    "behind": lambda s, w, a: f"blatt{w + 1}_{s.number}_{s.user}{f' ({a})' * a}.ipynb",
    "moodle_groups": lambda s, w, a: (
        f"Tutorium {s.number % 3}-{s.name}_{s.number}_assignsubmission_file/{FOLDERS[w]}{f'_v{a + 1}' * a}.ipynb"
    ),
    "stamped": lambda s, w, a: f"{w + 1}/2026112{a}T101500_{s.user}.ipynb",
    "sheets": lambda s, w, a: f"TP{w + 1}/TP{w + 1}_{s.name.replace(' ', '')}_{s.number}{'_bis' * a}.ipynb",
    "days": lambda s, w, a: f"hw{w + 1}-{s.user}-2026112{a}/{FOLDERS[w]}.ipynb",
}
NAMES_ONLY = ["google", "lab", "flat", "teams", "onedrive", "nextcloud", "numbered"]  # two of one name can't be there


def turned(student, between):
    """The name with the family's first."""
    return between.join(reversed(student.name.split()))


KINDS = {
    "one week": ([0], [0]),
    "two weeks": ([0, 1], [0]),
    "four weeks": ([0, 1, 2, 3], [0]),
    "two attempts": ([0], [0, 1]),
    "two attempts of two weeks": ([0, 2], [0, 1]),
    "weeks left out": ([0, 1, 2], [0]),
    "a week of one student": ([0, 1], [0]),
}


def tree(platform, kind):
    """{path: (its student, the Graded)}; every second path spells its letters as macOS does."""
    weeks, attempts = KINDS[kind]
    found = {}
    class_ = [one for one in CLASS if platform not in NAMES_ONLY or one != SECOND_NAMESAKE]
    for (i, student), week, attempt in itertools.product(enumerate(class_), weeks, attempts):
        is_out = (kind == "weeks left out" and i == week) or (kind == "a week of one student" and week and i)
        if (attempt and i % 2) or is_out:
            continue
        path = unicodedata.normalize("NFC" if (i + week) % 2 else "NFD", PLATFORMS[platform](student, week, attempt))
        digest = f"{student} {week} {attempt}"
        found[path] = student, Graded(path, weeks=frozenset({FOLDERS[week]}), digest=digest)
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_student_of_a_platform_is_one_and_every_loss_is_told(platform, kind):
    paths = tree(platform, kind)
    graded = [with_verdicts(one) for _, one in paths.values()]
    named, doubts = whose(graded)
    students = {student for student, _ in paths.values()}
    assert len({(student, named[path]) for path, (student, _) in paths.items()}) == len(students)
    assert len({name for name, _ in named.values()}) == len(students)
    assert all(named[path][1] in ("", str(student.number)) for path, (student, _) in paths.items())
    rows = by_student(graded, named)
    told = [file for row in rows for file in [one.name for one in row.files.values()] + list(row.not_counted)]
    assert sorted(told) == sorted(paths)
    assert not doubts or SECOND_NAMESAKE in students
    for name, _ in named.values():
        assert "attempt" not in name and "assign" not in name


def with_verdicts(one, status="correct"):
    """The Graded as if it had been judged."""
    names = [exercise.name for week in WEEKS if week.folder in one.weeks for exercise in week.exercises]
    one.verdicts = {name: {"exercise": name, "status": status, "mistake": None, "message": ""} for name in names}
    return one


def works(*paths):
    """These paths, each with the week whose number ends it, or the first."""
    return {path: frozenset({path.split("#")[1] if "#" in path else "1"}) for path in paths}


def students_of(*paths, home="home"):
    named, doubts = people(works(*paths), home)
    named = {path: who for path, [who] in named.items()}
    return [named[path][0] for path in paths], doubts


KIM_AND_BO = ["Kim (101)", "Kim (202)", "Bo", "Bo"]  # whose number lasts


@pytest.mark.parametrize(
    ("paths", "students"),
    [
        (["A/anna/n.ipynb", "A/ben/n.ipynb", "B/carla/n.ipynb"], ["anna", "ben", "carla"]),  # groups
        (["A/anna/n.ipynb", "A/ben/n.ipynb", "B/anna/n.ipynb"], ["anna (A)", "ben", "anna (B)"]),
        (["WS 26/anna/1.ipynb", "WS 26/ben/2.ipynb", "WS 26/dana/"], ["anna", "ben", "dana"]),
        (["Late, Tom/n.ipynb", "Ek, Ben/n.ipynb"], ["Tom", "Ek, Ben"]),
        (["student 1/n.ipynb", "student 2/n.ipynb", "student 3/n.ipynb"], ["1", "2", "3"]),
        (["01/n.ipynb", "02/n.ipynb"], ["01", "02"]),
        (["01_notebook.ipynb", "02_notebook.ipynb"], ["01", "02"]),
        (["01_week_draft.ipynb", "02_week_end.ipynb"], ["01", "02"]),
        (["Homework_Li.ipynb", "Homework_Wu.ipynb", "Homework_Ek.ipynb"], ["Li", "Wu", "Ek"]),
        (["Blatt-1-anna/n.ipynb", "Blatt-1-ben/n.ipynb"], ["anna", "ben"]),
        (["Blatt 1/anna/n.ipynb#1", "Blatt 2/ben/n.ipynb#2"], ["anna", "ben"]),
        (["nora/copy.ipynb", "nora/original.ipynb"], ["nora", "nora"]),
        (["a:b/1.ipynb", "a?b/1.ipynb", "😀/1.ipynb"], ["a:b", "a?b", "😀"]),
        (["anna_lee_week1.ipynb", "anna_may_week1.ipynb"], ["anna_lee", "anna_may"]),
        (["Gradient_Checking.ipynb", "Tuning.ipynb"], ["home", "home"]),  # one student's own folder
        (["sub.zip/anna.zip/n.ipynb", "sub.zip/ben.zip/n.ipynb"], ["anna", "ben"]),
        (["1_attempt_7.ipynb"], ["1"]),
        (
            [f"{group}/n.ipynb" for group in ("A/al", "A/bo", "B/cy", "B/di", "week 1/ed")],
            ["al", "bo", "cy", "di", "ed"],
        ),
        ([f"Blatt {w}/{who}/n#{w}" for who in ("al_2021", "bo_2022") for w in "AB"], ["al", "al", "bo", "bo"]),
        (["anna lee/my stuff/n.ipynb", "ben ek/work/n.ipynb"], ["anna lee", "ben ek"]),
        (["anna/mine/n", "anna/old/n", "ben/work/n", "carla/stuff/n"], ["anna", "anna", "ben", "carla"]),
        (["anna/draft week1.ipynb#1", "anna/draft week2.ipynb#2"], ["anna", "anna"]),
        (["Kim Lee/n.ipynb", "Kim Lee_202_x/n.ipynb"], ["Kim Lee", "Kim Lee (202)"]),
        (
            [f"{who}_x/n#{week}" for who, week in (("Kim_101", 1), ("Kim_202", 2), ("Bo_301", 1), ("Bo_301", 2))],
            KIM_AND_BO,
        ),
        (["DL26 anna 9212", "DL26 ben 9213", "DL26 carla 9214"], ["anna", "ben", "carla"]),  # no day, month and year
        (["anna/x", "anna/y", "anna/z", "ben/n", "carla/n"], ["anna", "anna", "anna", "ben", "carla"]),
        (["anna/week 1/n#1", "ben/week 2/n#2"], ["anna", "ben"]),
        (["Blatt 1/anna/n#1", "Blatt 2/anna/n#2"], ["anna", "anna"]),
        (["anna/last/n#1", "anna/last/m#2"], ["anna", "anna"]),
        (["anna/last/n#1", "ben/last/n#1", "carla/last/n#2"], ["anna", "ben", "carla"]),
        (
            ["anna/draft w1#1", "anna/last w1#1", "ben/draft w1#1", "anna/draft w2#2"],
            ["anna", "anna", "ben", "anna"],
        ),
        (
            [f"Blatt{i}_{who}/n#{i}" for i in (1, 2) for who in ("Lee_Anna", "Lee_Ben")],
            ["Lee_Anna", "Lee_Ben", "Lee_Anna", "Lee_Ben"],
        ),
        (["In/Lee_Anna_w1.ipynb#1", "In/Lee_Anna_w2.ipynb#2", "In/Ek_w2.ipynb#2"], ["Lee_Anna", "Lee_Anna", "Ek"]),
        (["anna/Weight_Initialization.ipynb"], ["anna"]),
        (["anna/week 1/any name.ipynb"], ["anna"]),
        (["Anna Lee_123456_assignsubmission_file/nb.ipynb"], ["Anna Lee"]),
        (["Anna Lee_123456_assignsubmission_file_/nb.ipynb"], ["Anna Lee"]),
        (["leeanna_20211_443212_Weight_Initialization.ipynb"], ["leeanna"]),
        (["leeanna_LATE_20211_443212_Weight_Initialization-2.ipynb"], ["leeanna"]),
        (["submitted/anna/week1/nb.ipynb"], ["anna"]),
        (["week 1/anna/nb.ipynb"], ["anna"]),
        (["Weight_Initialization/anna/nb.ipynb"], ["anna"]),
        (["leeanna_20211_443212_homework/nb.ipynb"], ["leeanna"]),
        (["anna_week1.ipynb"], ["anna"]),
        (["anna.ipynb"], ["anna"]),
    ],
)
def test_trees_of_no_platform(paths, students):
    assert students_of(*paths)[0] == students


def test_what_cannot_be_known_is_told():
    doubled = students_of(*(f"Kim Lee_{n}_assignsubmission_file/a.ipynb#{n // 100}" for n in (101, 102, 201, 202)))
    assert len(set(doubled[0])) == 4 and "taken for 4 students" in doubled[1][0]
    merged = students_of("Kim Lee_101_x/a.ipynb#1", "Kim Lee_202_x/a.ipynb#2")
    assert [("Kim Lee", "")] in people(works("Kim Lee_101_x/a#1", "Kim Lee_202_x/a#2"))[0].values()
    assert merged[0] == ["Kim Lee"] * 2 and "the number differs from week to week" in " ".join(merged[1])
    numbers = students_of(*(f"export_{n[0]}/submission_{n}/a#{n[0]}" for n in ("1876", "1432", "2765", "2321")))
    assert "No name comes back" in numbers[1][-1]
    assert students_of("submission_101/n", "submission_102/n")[1] == ["101, 102: known by a number alone."]
    assert "one student, anna" in students_of("anna/week 1/n.ipynb", "anna/week 2/n.ipynb")[1][0]
    assert "one student, All" in students_of("All.zip/anna/n.ipynb#1", "All.zip/ben/n.ipynb#2")[1][0]
    assert "one student, In" in students_of("In/Lee_Anna.ipynb", "In/Ek_Ben.ipynb")[1][0]
    assert "one student, DL" in students_of("DL/LATE_Blatt-4_Po, Dana.ipynb", "DL/Blatt-4_Ek, Ben.ipynb")[1][0]
    assert "one student, In" in students_of("In/Lee_Anna.ipynb#1", "In/Ek_Ben.ipynb#2")[1][-1]
    assert students_of("Anna/n.ipynb", "anna/n.ipynb") == (
        ["Anna", "anna"],
        ["Anna, anna: one name, taken for 2 students."],
    )
    assert students_of("Lee Anna/n.ipynb", "Anna Lee/n.ipynb")[1] == ["Anna Lee, Lee Anna: are they one student?"]


def test_a_number_behind_a_word_of_the_assignment_is_nobodys():
    paths = [f"{name}_homework_471{n}.ipynb" for n, name in enumerate(("anna", "ben", "carla"))]
    assert [who for [who] in people(works(*paths))[0].values()] == [("anna", ""), ("ben", ""), ("carla", "")]


def test_namesakes_of_a_class_with_one_family_name_are_two():
    names = students_of(
        *(f"{name}_assignsubmission_file/n.ipynb" for name in ("Kim Lee_101", "Kim Lee_102", "Al Lee_9"))
    )
    assert len(set(names[0])) == 3


@pytest.mark.parametrize(
    "folders",
    [
        ("team/Anna Lee", "team/Ben Ek"),
        ("Kim Lee (kim1)", "Kim Lee (kim2)", "A Lee (a)"),
        ("Kim Lee", "Kim Lee (1)"),  # as an archiver names the second of two that have one name
        ("up.zip/Kim Lee", "up (1).zip/Kim Lee"),
        ("Week Li", "Tuning Li"),  # people, whose names are words of the course, too
    ],
)
def test_one_student_in_folders_of_several_names_is_told(folders):
    names, doubts = students_of(*(f"{one}/n.ipynb" for one in (*folders, "x/n")), "b/n.ipynb", "c/n.ipynb")
    assert names[0] != names[1] or any("folders of different names" in one for one in doubts)


def test_two_copies_of_the_same_work_in_two_folders_need_nobody():
    paths = ["up.zip/Kim Lee/n", "up (1).zip/Kim Lee/n", "up.zip/Ben/n", "up (1).zip/Ben/n"]
    graded = [Graded(path, weeks=week(0), digest=path.rpartition("/")[0][-5:]) for path in paths]
    assert whose(graded)[1] == []
    graded[1].digest = "other work"
    assert "Kim Lee: one week's work lies in folders of different names" in whose(graded)[1][0]


def test_what_names_nobody_is_told_where_others_are_named():
    names, doubts = students_of("Late_week1.ipynb", "Ben_week1.ipynb", "week 1.ipynb", home="In")
    assert names == ["In", "Ben", "In"] and "Late_week1.ipynb, week 1.ipynb: nobody's name is in that" in doubts[-1]
    assert students_of("Tuning.ipynb", "week 1.ipynb", home="anna") == (["anna", "anna"], [])


@pytest.mark.parametrize(
    ("paths", "numbers"),
    [
        (["G 1-Anna_7_x/n", "G 1-Ben_8_x/n", "G 2-Cy_9_x/n"], ["7", "8", "9"]),
        (["701_anna_2/n", "702_ben_1/n", "703_cy_1/n"], ["701", "702", "703"]),
    ],
)
def test_a_number_is_the_students_and_no_groups_or_attempts(paths, numbers):
    assert [number for [(_, number)] in people(works(*paths))[0].values()] == numbers


def test_who_has_handed_in_nothing_yet_is_somebody():
    found, _ = people({"WS/anna/n": frozenset("1"), "WS/ben/": frozenset(), "WS/carl/": frozenset()})
    assert [name for [(name, _)] in found.values()] == ["anna", "ben", "carl"]


def test_a_name_with_a_word_behind_it_is_asked_about():
    handed_in, empty = works("Anna Lee/n"), {"Anne Lee/": frozenset()}
    assert people(handed_in | empty)[1] == people(works("Anne Lee/n") | {"Anna Lee/": frozenset()})[1] == []
    assert students_of("Anna Lee/n", "Anna Lee final/n", "Ben/n")[1] == [
        "Anna Lee, Anna Lee final: are they one student?"
    ]
    assert students_of("Anna/n", "Anna Lee/n", "Ben/n")[1] == []


@pytest.mark.parametrize(
    "names",
    [
        ("Zoë Möller", "Zoe Moller"),
        ("Ann O'Brien", "Ann O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        ("Ann O'Brien", "Ann OBrien"),
        ("Anna Schmidt", "annaschmidt"),
        ("Anna Schmidt", "SchmidtAnna"),
        ("Anna Schmidt", "Anna Schmitd"),
        ("Anna Schmidt", "A. Schmidt"),
        ("Anna Schmidt", "A. Maria Schmidt"),
        ("Anna Schmidt", "Anna"),
        ("Anna Maria Schmidt", "Anna Schmidt"),
        ("Tim Oh 777", "Timothy Oh 777"),
    ],
)
def test_two_that_never_hand_in_the_same_week_may_be_one(names):
    first, second = names
    paths = [f"w1/{first}/n#1", f"w2/{second}/n#2", *(f"w{i}/{name}/n#{i}" for i in (1, 2) for name in ("Ben", "Li"))]
    (doubt,) = students_of(*paths)[1]
    assert doubt.endswith(": are they one student?") and "Ben" not in doubt
    assert students_of(*paths, f"w2/{first}/n#2")[1] == []  # then they are two


@pytest.mark.parametrize(
    "names", [("Anna Schmidt", "Ben Schmidt"), ("A. Schmidt", "B. Schmidt"), ("s12345", "s12346"), ("Li", "Lin")]
)
def test_not_every_two_are_asked_about(names):
    first, second = names
    assert not any("one student?" in one for one in students_of(f"w1/{first}/n#1", f"w2/{second}/n#2", "w1/Ek/n#1")[1])


def test_those_whom_a_namesake_would_be_taken_for_are_told():
    paths = [f"w{i}/{name}/n" for name in ("Anna Lee", "Ben 123", "Carl 777", "4711") for i in (1, 2)]
    graded = [with_verdicts(Graded(path, weeks=week(int(path[1]) - 1))) for path in paths]
    assert known_by_name_alone(by_student(graded)) == [
        "Anna Lee: known by name alone: two of one name with different weeks would be one here."
    ]
    assert known_by_name_alone(by_student(graded[::2])) == []


@pytest.mark.parametrize("sign", ["\u200f", "\u202b", "\u2067", "\ufeff", "\u00ad", "\u200b"])
def test_signs_that_nobody_sees_make_nobody_another(sign):
    names, doubts = students_of(f"W1/{sign}שרה כהן{sign}/n#1", "W2/שרה כהן/n#2", "W1/Ben/n#1")
    assert names == ["שרה כהן", "שרה כהן", "Ben"] and not doubts


def test_two_that_differ_never_become_one_in_silence():
    first, second, third = (
        with_verdicts(Graded(f"anna/{i}.ipynb", weeks=week(0), digest=str(i // 2))) for i in (1, 2, 3)
    )
    first.changed, second.changed, third.changed = 1, 2, 3
    (anna,) = by_student([first, second, third])
    assert anna.not_counted == {
        "anna/1.ipynb": "taken for an earlier attempt; anna/3.ipynb counts",
        "anna/2.ipynb": "the same as anna/3.ipynb, which counts",
    }
    name = next(iter(third.verdicts))
    third.verdicts[name] = third.verdicts[name] | {"status": "wrong"}
    (anna,) = by_student([first, third])
    assert "anna/1.ipynb: taken for an earlier attempt; anna/3.ipynb counts, though more is right in it" in anna.needs()


def test_what_lies_beside_work_needs_nobody():
    work = with_verdicts(Graded("Lab 1/anna/n.ipynb", weeks=week(0)))
    beside = Graded("Lab 1/anna/START.ipynb", problem="no exercise of the course in it")
    pictures = Graded("Lab 1/anna/data/", problem="no notebook in this folder")
    empty = Graded("Lab 2/anna/", problem="no notebook in this folder")
    (anna,) = by_student([work, beside, pictures, empty])
    assert list(anna.not_counted) == [beside.name, pictures.name] and list(anna.problems) == [empty.name]
    assert anna.needs() == ["Lab 2/anna/: no notebook in this folder"]


def week(number):
    return frozenset({FOLDERS[number]})


MOODLE = "Name\nAnna Léé\nBen Ek\nCarl Li"
NO_HEAD = "anna lee,student1@u.org\nben ek,student2@u.org\ncarl li,student3@u.org"
BLACKBOARD = "Last Name;First Name;Username\nLee;Anna;s111\nEk;Ben;s222\nLi;Carl;s333"
CANVAS = (
    "Student,ID,Section,Lab 1\n,,,Manual Posting\n    Points Possible,,,10\n"
    '"Lee, Anna",20211,A,9\n"Ek, Ben",20212,A,8\n"Li, Carl",20213,A,7'
)
GRADESCOPE = (
    "Name,Email,Submission 1,Submission 2\nAnna,a@u.org,9001,9002\nBen,b@u.org,9003,9004\nCarl,c@u.org,9005,9006"
)


@pytest.fixture
def listed(tmp_path):
    """The students of a list with this text."""

    def read(text, encoding="utf-8", name="names.csv"):
        (tmp_path / name).write_bytes(text.encode(encoding))
        return read_roster(tmp_path / name)

    return read


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (MOODLE, ["Anna Lee_1_x/n", "leeanna_1_2_n", "ben/n"]),
        (NO_HEAD, ["anna_lee_week1", "Lee, Anna/n", "Ek Ben/n"]),
        (BLACKBOARD, ["Lab_s111_x", "a/Anna Lee", "s222"]),
        (CANVAS, ["leeanna_20211_1_n", "x_20211_y", "Ek Ben"]),
        (GRADESCOPE, ["e/submission_9001/n", "e/submission_9002/n", "e/submission_9004/n"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_list_of_students_settles_it(listed, text, paths, encoding):
    roster = listed(text, encoding)
    graded = [with_verdicts(Graded(path, weeks=week(0), digest=path)) for path in paths]
    named, doubts = whose(graded, roster)
    assert [named[path][0] for path in paths] == [roster[0].name, roster[0].name, roster[1].name] and not doubts
    rows = by_student(graded, named, roster)
    assert {row.name: row.needs() for row in rows}[roster[2].name] == ["nothing handed in"] and len(rows) == 3


# First and last name, user name, number: names of several words, with signs and letters of other alphabets.
PEOPLE = [("Zoë", "Müller", "zmue", 20211), ("José María", "García López", "jgar", 20212)]
PEOPLE += [("Jean-Luc", "O'Brien", "jobr", 20213), ("Łukasz", "Ołów", "lolo", 20214), ("Åse", "Lee", "asel", 20215)]


def nfd(text):
    return unicodedata.normalize("NFD", text)


def bare(text):
    return "".join(sign for sign in nfd(text) if not unicodedata.combining(sign))


LISTS = {
    "letters of macOS, last name first": [
        "Name",
        *(nfd(f"{family.upper()} {given}") for given, family, _, _ in PEOPLE),
    ],
    "no accents": [bare(f"{given} {family}") for given, family, _, _ in PEOPLE],
    "Canvas": ["Student,ID,SIS Login ID", *(f'"{family}, {given}",{n},{user}' for given, family, user, n in PEOPLE)],
    "Moodle": ["Nachname;Vorname;E-Mail", *(f"{family};{given};{user}@uni.de" for given, family, user, _ in PEOPLE)],
    "Brightspace": ["OrgDefinedId,Username,Last Name,First Name"]
    + [f"#{n},#{user},{family},{given}" for given, family, user, n in PEOPLE],
    "GitHub": ["identifier,github_username,name", *(f"{given} {family},{user}," for given, family, user, _ in PEOPLE)],
    "a title": ["Winter", "", "Name;Number", *(f"{family}, {given};{n}" for given, family, _, n in PEOPLE)],
    "Excel": ["sep=;", "Name;Number", *(f"{family}, {given};{n}" for given, family, _, n in PEOPLE)],
}
SPELLINGS = {
    "first name first": lambda given, family, user, n: f"{given} {family}/n",
    "letters of macOS": lambda given, family, user, n: nfd(f"{family}, {given}/n"),
    "capitals": lambda given, family, user, n: f"{family.upper()}_{given}/n",
    "no accents": lambda given, family, user, n: bare(f"{given} {family}/n"),
    "one word": lambda given, family, user, n: "".join(filter(str.isalnum, family + given)).lower() + f"_{n * 3}_99_n",
    "user name": lambda given, family, user, n: f"Lab_{user}_attempt_2026-11-20-10-00-00_n",
    "address": lambda given, family, user, n: f"{user}@uni-x.de/n",
    "number": lambda given, family, user, n: f"s{n}/n",
}


NEEDED = {"user name": "zmue", "address": "zmue", "number": "20211"}  # in a list, to know anybody by it
PAIRS = [(kind, one) for kind, lines in LISTS.items() for one in SPELLINGS if NEEDED.get(one, "") in "".join(lines)]


@pytest.mark.parametrize(("kind", "spelling"), PAIRS)
def test_a_list_knows_its_students_however_they_are_spelled(listed, kind, spelling):
    roster = listed("\r\n".join(LISTS[kind]))  # as spreadsheets and platforms write
    paths = [SPELLINGS[spelling](*one) for one in PEOPLE]
    named, doubts = whose([Graded(path, weeks=week(0), digest=path) for path in paths], roster)
    assert [named[path][0] for path in paths] == [row.name for row in roster] and not doubts
    assert all(any(map(str.isupper, row.name)) for row in roster)  # no user names


HEADS = [
    "Prénom;Nom;Adresse de courriel;Numéro d'étudiant",
    "Nombre,Apellido(s),Dirección de correo,Número de ID",
    "Nome|Cognome|E-mail|Matricola",
    "Imię\tNazwisko\tE-mail\tNr albumu",
    "Voornaam,Achternaam,E-mail,Studentnummer",
    "Имя;Фамилия;E-mail;Номер",
    "名,姓,E-mail,学籍番号",
    "The course in winter\n2026-11-20\nFirst name,Last name,E-mail,ID",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_list_is_read_in_other_languages_and_below_a_title(listed, head):
    sign = next(sign for sign in "|;\t," if sign in head)
    rows = (["Anna", "Lee", "a@x.org", "111"], ["Anna", "May", "b@x.org", "222"])
    found = [(row.name, row.number) for row in listed("\n".join([head, *map(sign.join, rows)]))]
    assert found == [("Anna Lee", "111"), ("Anna May", "222")]


def test_a_list_has_its_names_and_numbers_in_any_column(listed):
    found = listed("Matriculation number,Phone,Student\ns12,0123,Anna\ns13,0456,Ben")
    assert [(row.name, row.number) for row in found] == [("Anna", "s12"), ("Ben", "s13")]
    found = listed("الاسم,الرقم\nليلى حسن,77\nعمر علي,78")  # words that are not known
    assert [(row.name, row.number) for row in found] == [("ليلى حسن", "77"), ("عمر علي", "78")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name,Email\nKim Lee,kim1@x\nKim Lee,kim2@x", ["Kim Lee (kim1)", "Kim Lee (kim2)"]),
        ("Name\nKim Lee\nKim Lee\nBen Ek", ["Kim Lee (1)", "Kim Lee (2)", "Ben Ek"]),
        ("Name,ID\nKim Lee,111\nKim Lee,111\nBen Ek,222", ["Kim Lee", "Ben Ek"]),  # a line that stands there twice
    ],
)
def test_no_two_of_a_list_have_one_name(listed, text, names):
    assert [row.name for row in listed(text)] == names


def test_a_list_says_what_fits_nobody_or_two(listed):
    roster = listed("name,id\nKim Lee,111\nKim Lee,222\nBen Ek,333")
    graded = [Graded(path) for path in ("Kim Lee_222_x/n", "Kim Lee/n", "Zoe/n")]
    named, doubts = whose(graded, roster)
    assert named["Kim Lee_222_x/n"] == ("Kim Lee (222)", "222")
    assert any("Kim Lee (111) or Kim Lee (222)" in one for one in doubts)
    assert any("Zoe/n: nobody of the list" in one for one in doubts)


def test_a_list_knows_names_and_numbers_that_were_changed_on_the_way(listed):
    roster = listed("Name;Number\nŁukasz Żak;17\nJürgen Groß;0042\nSøren Ås;81")
    paths = ["Lukasz Zak/n", "juergen_gross_week1", "w1/soerenas/n", "w2/soren_as/n"]
    named, _ = whose([Graded(path, weeks=week(0)) for path in paths], roster)
    assert [name for name, _ in named.values()] == ["Łukasz Żak", "Jürgen Groß", "Søren Ås", "Søren Ås"]
    roster = listed("Name;Number\nAnn;1230\nBen;001240")  # a spreadsheet takes the zeros away
    named, doubts = whose([Graded(f"{n}/n") for n in ("001230", "1240")], roster)
    assert [name for name, _ in named.values()] == ["Ann", "Ben"] and not doubts
    roster = listed("Number\n00123\n0123\n123")  # three students all the same
    named, doubts = whose([Graded(f"{n}/n") for n in ("0123", "123")], roster)
    assert [name for name, _ in named.values()] == ["0123", "123"] and not doubts


def test_work_in_the_name_of_two_of_a_list_counts_for_each(listed):
    paths = ["w1/Anna Schmidt & Ben Ek/n", "w1/Carl Li/n", "w2/Anna Schmidt/n"]
    graded = [with_verdicts(Graded(path, weeks=week(int(path[1]) - 1))) for path in paths]
    named, doubts = whose(graded, listed("Name\nAnna Schmidt\nBen Ek\nAnna\nCarl Li"))
    assert doubts == [f"{paths[0]}: handed in by Anna Schmidt and Ben Ek together; it counts for each."]
    assert {one.name: len(one.files) for one in by_student(graded, named)} == {
        "Anna Schmidt": 2,
        "Ben Ek": 1,
        "Carl Li": 1,
    }


def test_several_lists_know_one_student(listed):
    """As Gradescope writes one for each assignment, with the numbers of what was handed in."""
    head = "First Name,Last Name,SID,Submission ID\n"
    both = ((9001, 9002), (9103, 9104))
    roster = together([listed(f"{head}Anna,Lee,20211,{anna}\nBen,Ek,20212,{ben}\n") for anna, ben in both])
    paths = ["e/submission_9001/n", "e/submission_9104/n", "f/submission_9103/n"]
    named, doubts = whose([Graded(path, weeks=week(0), digest=path) for path in paths], roster)
    assert [named[path] for path in paths] == [("Anna Lee", "20211"), ("Ben Ek", "20212"), ("Anna Lee", "20211")]
    assert len(roster) == 2 and not doubts


def test_a_list_that_names_nobody_is_told(listed):
    with pytest.raises(ValueError, match="names nobody"):
        listed("Name\n")
    with pytest.raises(ValueError, match="is no text: save the table as CSV"):
        listed("PK\3\4\0\0Anna Lee,Ben Ek\n", name="names.xlsx")
    with pytest.raises(ValueError, match="quotation mark without its other one"):
        listed('Name,Number\n"Anna Lee,12\nBen Ek,13\n')


@pytest.mark.parametrize("head", ["Group,Name,E-mail", "Team name,Student,Mail", "Username,Full name,Comment"])
def test_the_column_of_names_is_no_groups(listed, head):
    assert [row.name for row in listed(f"{head}\nA,Anna Lee,al\nB,Ben Ek,be\n")] == ["Anna Lee", "Ben Ek"]


def test_a_pattern_of_ones_own_settles_it():
    graded = [Graded("x/anna+17/n.ipynb"), Graded("x/ben+18/n.ipynb"), Graded("carl/n.ipynb")]
    named, doubts = whose(graded, pattern="x/{student}+{number}")
    assert list(named.values()) == [("anna", "17"), ("ben", "18"), ("carl", "")]
    assert doubts == ["carl/n.ipynb: does not fit x/{student}+{number}; taken for carl's."]
    graded = [
        Graded("Li1.ipynb", weeks=week(0)),
        Graded("Li2.ipynb", weeks=week(1)),
        Graded("Wu1.ipynb", weeks=week(0)),
    ]
    assert [name for name, _ in whose(graded, pattern="{student}?")[0].values()] == ["Li", "Li", "Wu"]


@pytest.mark.parametrize(
    ("path", "when"),
    [
        ("Lab 1_s1_attempt_2026-11-20-10-05-33_n.ipynb", (2026, 11, 20, 10, 5, 33)),
        ("1-2 - Anna - Nov 2, 2026 1005 PM/n.ipynb", (2026, 11, 2, 22, 5, 0)),
        ("1-2 - Anna - 2 November 2026 1205/n.ipynb", ()),
        ("anna/n.ipynb", ()),
        ("submissions/2026-11-20T10_05_33/anna/n.ipynb", (2026, 11, 20, 10, 5, 33)),
        ("Lee_Anna_20261120101500_n.ipynb", (2026, 11, 20, 10, 15, 0)),
        ("leeanna_10430000000123456_n.ipynb", ()),
    ],
)
def test_the_time_that_a_platform_writes_is_read(path, when):
    assert time_in(path) == when


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows can't change its zone")
@pytest.mark.parametrize(
    ("path", "when"),
    [
        ("inbound/anna+w1+2026-11-20 23:05:33.123456 UTC+a/n.ipynb", (2026, 11, 21, 0, 5, 33)),
        ("2026-11-20T23-05-33Z/n.ipynb", (2026, 11, 21, 0, 5, 33)),
        ("2026-11-20T23-05-33_Zoe/n.ipynb", (2026, 11, 20, 23, 5, 33)),
    ],
)
def test_universal_time_becomes_that_of_this_machine(monkeypatch, path, when):
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "XYZ-1")
        time.tzset()
        assert time_in(path) == when
        assert deadline("2026-11-20T23:00Z") == deadline("2026-11-21 00:00") == deadline("2026-11-21 01:00+02:00")
    time.tzset()


# What lies in the folder.

NOTEBOOK = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'


def write(path, text=NOTEBOOK):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def pack(path, **files):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(packed(**files))


def packed(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.fixture
def found(tmp_path):
    """What is found in tmp_path/class, as {name: problem}, and the names of the rest."""
    (tmp_path / "scratch").mkdir()

    def find(folder="class"):
        works, others = find_work(tmp_path / folder, tmp_path / "scratch")
        return {one.name: one.problem for one in works}, others

    return find


def test_whatever_looks_like_work_is_graded_or_named(tmp_path, found):
    write(tmp_path / "class" / "a.ipynb" / ".a.ipynb")
    (tmp_path / "class" / "a.ipynb" / ".of.ipynb.files").mkdir()
    write(tmp_path / "class" / "__MACOSX" / "a.ipynb")
    write(tmp_path / "class" / "a.ipynb" / "settings.json", '{"a": 1}')
    for name in ("a.ipynb", "b.ipynb.txt", "c.ipynb.json", "d.IPYNB", "e.json", "f"):
        write(tmp_path / "class" / name / name)
    write(tmp_path / "class" / "g" / "g.ipynb.txt", "a web page")
    write(tmp_path / "class" / "h" / "h.rar", "packed")
    write(tmp_path / "class" / "i" / "report.pdf", "text")
    (tmp_path / "class" / "j").mkdir()
    write(tmp_path / "class" / "a.ipynb" / ".ipynb_checkpoints" / "a.ipynb")
    write(tmp_path / "class" / "a.ipynb" / "data" / "numbers.csv", "1")
    works, others = found()
    graded = ["a.ipynb/a.ipynb", "b.ipynb.txt/b.ipynb.txt", "c.ipynb.json/c.ipynb.json", "d.IPYNB/d.IPYNB"]
    assert works == dict.fromkeys([*graded, "e.json/e.json", "f/f"], "") | {
        "g/g.ipynb.txt": "no notebook, though its name says so: save it again as .ipynb",
        "h/h.rar": "an archive that is not read: unpack it, or pack it as zip",
        "i/": "no notebook in this folder: it holds report.pdf",
        "j/": "no notebook in this folder",
    }
    assert others == ["a.ipynb/.a.ipynb", "a.ipynb/data/numbers.csv", "a.ipynb/settings.json", "i/report.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="on Windows a link takes rights")
def test_what_cannot_be_opened_is_told_if_it_may_be_work(tmp_path, found, monkeypatch):
    (tmp_path / "class").mkdir()
    for name in ("n.ipynb", "n.json"):
        (tmp_path / "class" / name).symlink_to(tmp_path / "nowhere")
    assert found() == ({"n.ipynb": "cannot be opened (No such file or directory)"}, ["n.json"])
    monkeypatch.setattr(os, "scandir", lambda folder: open(tmp_path / "nowhere"))
    assert found()[0] == {"./": "cannot be opened (No such file or directory)"}


def test_an_empty_folder_beside_work_is_told_and_one_for_data_is_not(tmp_path, found):
    write(tmp_path / "class" / "Lab 1" / "anna" / "n.ipynb")
    write(tmp_path / "class" / "Lab 1" / "ben" / "notes.txt", "none")
    (tmp_path / "class" / "Lab 1" / "anna" / "pictures").mkdir()
    assert found()[0] == {
        "Lab 1/anna/n.ipynb": "",
        "Lab 1/ben/": "no notebook in this folder: it holds notes.txt",
    }


@pytest.mark.skipif(os.name != "posix", reason="on Windows a link takes rights")
def test_a_link_to_a_folder_is_told(tmp_path, found):
    write(tmp_path / "elsewhere" / "n.ipynb")
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ben").symlink_to(tmp_path / "elsewhere")
    assert found()[0] == {"ben/": "a link to another folder, which is not followed: put the folder itself here"}
    (tmp_path / "linked").symlink_to(tmp_path / "elsewhere")
    assert found("linked")[0] == {"n.ipynb": ""}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes in a folder")
@pytest.mark.parametrize("name", ["a.ipynb", "a.zip", "submission_metadata.yml", "a"])
def test_what_never_ends_is_not_read(tmp_path, found, name):
    for who in ("ben", "carla"):
        (tmp_path / "class" / who).mkdir(parents=True)
    os.mkfifo(tmp_path / "class" / "ben" / name)
    (tmp_path / "class" / "carla" / name).symlink_to("/dev/zero")
    graded, _ = found()
    assert graded == {f"{who}/{name}": "no file, but a pipe or a device" for who in ("ben", "carla")}


def test_archives_are_read_and_nothing_leaves_the_folder(tmp_path, found):
    inner = packed(**{"n.ipynb": NOTEBOOK})
    outer = packed(**{"anna.zip": inner, "ben/n.ipynb": NOTEBOOK, "../../escaped.ipynb": NOTEBOOK, "readme": "x"})
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "all.zip").write_bytes(outer)
    (tmp_path / "class" / "broken.zip").write_bytes(outer[:-30])
    (tmp_path / "class" / "pdf.zip").write_bytes(packed(**{"a.pdf": "x"}))
    works, others = found()
    assert works == {
        "all.zip/anna.zip/n.ipynb": "",
        "all.zip/ben/n.ipynb": "",
        "all.zip/escaped.ipynb": "",
        "broken.zip/": "an archive that cannot be read (File is not a zip file)",
        "pdf.zip/": "no notebook in this archive: it holds a.pdf",
    }
    assert others == ["all.zip/readme", "pdf.zip/a.pdf"]
    assert not list(tmp_path.parent.glob("**/escaped*"))
    assert list(found("class/all.zip")[0]) == ["anna.zip/n.ipynb", "ben/n.ipynb", "escaped.ipynb"]


def test_what_archives_hold_is_bounded(tmp_path, found, monkeypatch):
    monkeypatch.setattr(work_module, "LARGEST_UNPACKED", 10**5)
    pack(tmp_path / "class" / "big.zip", **{"a.ipynb": "0" * 10**6, "b.ipynb": NOTEBOOK})
    assert all("all archives together" in problem for problem in found()[0].values())
    assert sum(path.stat().st_size for path in (tmp_path / "scratch").iterdir()) <= 10**5
    monkeypatch.setattr(work_module, "MOST_ENTRIES", 1)
    assert found()[0] == {"big.zip/": "an archive of more than 1 files"}
    nested = packed(**{"n.ipynb": NOTEBOOK})
    for _ in range(5):
        nested = packed(**{"more.zip": nested})
    (tmp_path / "class" / "big.zip").write_bytes(nested)
    assert "in an archive in an archive" in next(iter(found()[0].values()))


def test_a_full_disk_hides_nobody_of_an_archive(tmp_path, found):
    (tmp_path / "scratch").rmdir()
    pack(tmp_path / "class" / "all.zip", **{"anna/n.ipynb": NOTEBOOK, "ben/n.ipynb": NOTEBOOK})
    works, _ = found()
    assert list(works) == ["all.zip/anna/n.ipynb", "all.zip/ben/n.ipynb"]
    assert all("cannot be unpacked" in problem for problem in works.values())


def test_names_in_archives_are_read_as_they_were_meant(tmp_path, found):
    content = packed(**{"Zoë/n.ipynb": NOTEBOOK}).replace(b"\x00\x08", b"\x00\x00", 1)
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "all.zip").write_bytes(content)
    assert list(found()[0]) == ["all.zip/Zoë/n.ipynb"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_two_files_never_have_one_name(tmp_path, found):
    """Twice in an archive, climbing out of it, with signs that can't be shown: each is a row of its own."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the name that is there twice
        for name in ("Kim/n.ipynb", "Kim/n.ipynb", "../Kim/n.ipynb", "Kim/n (2).ipynb"):
            archive.writestr(name, NOTEBOOK)
    for name in ("a\u200fb", "ab", "a\x01b", "a\x02b"):
        write(tmp_path / "class" / name / "n.ipynb")
    (tmp_path / "class" / "all.zip").write_bytes(content.getvalue())
    names = ["Kim/n (2).ipynb", "Kim/n (3).ipynb", "Kim/n (4).ipynb", "Kim/n.ipynb"]
    assert sorted(found()[0]) == sorted(
        ["a?b/n (2).ipynb", "a?b/n.ipynb", "ab/n (2).ipynb", "ab/n.ipynb", *(f"all.zip/{name}" for name in names)]
    )


def test_a_name_with_a_space_that_does_not_break_is_the_same(tmp_path, found):
    write(tmp_path / "class" / "Anna\u00a0Lee" / "1.ipynb")
    assert list(found()[0]) == ["Anna Lee/1.ipynb"]


def test_a_hidden_notebook_is_named_in_an_archive_too(tmp_path, found):
    names = (".work.ipynb", "__MACOSX/._n.ipynb", ".ipynb_checkpoints/n-checkpoint.ipynb", "n.ipynb")
    pack(tmp_path / "class" / "a.zip", **dict.fromkeys(names, NOTEBOOK))
    assert found() == ({"a.zip/n.ipynb": ""}, ["a.zip/.work.ipynb"])


METADATA = """---
submission_9001:
  :submitters:
  - :name: Anna Lee
    :sid: '20211'
    :email: anna@u.org
  :created_at: 2026-11-20 10:00:00.000000000 Z
  :results: {}
submission_9002:
  :submitters:
  - :name: "Zo\\u00eb O'Brien"
    :email: z@u.org
  - :name: 'Ben ''B'' Ek'
    :sid: 20213
  :created_at: 2026-11-20 10:00:00.000000000 Z
"""


def test_folders_known_by_number_alone_are_those_of_whom_gradescope_says(tmp_path, listed):
    content = {f"export/submission_{number}/n.ipynb": NOTEBOOK for number in (9001, 9002, 9003)}
    content["export/submission_metadata.yml"] = METADATA
    pack(tmp_path / "class" / "1.zip", **content)
    for name, text in content.items():
        write(
            tmp_path / "class" / "unpacked" / name.replace("submission_90", "submission_91"), text.replace("_90", "_91")
        )
    works, others = find_work(tmp_path / "class", tmp_path)
    named, doubts = whose(works)
    whom = {path.partition("submission_")[2][:4]: who for path, who in named.items()}
    assert whom["9001"] == whom["9101"] == ("Anna Lee", "20211") and whom["9002"] == ("Zoë O'Brien", "")
    assert "9003" in whom["9003"][0] and not others
    assert sum("handed in by Zoë O'Brien and Ben 'B' Ek together" in one for one in doubts) == 2
    ben = next(one for one in by_student([with_verdicts(one) for one in works], named) if one.name == "Ben 'B' Ek")
    assert len(ben.files) + len(ben.not_counted) == 2 and ben.number == "20213"
    named, doubts = whose(works, listed("Name\nAnna Lee\n\"Ek, Ben 'B'\"\nZoe O'Brien"))
    assert not any("\n" in one for one in doubts)
    assert sum("handed in by Zoe O'Brien and Ek, Ben 'B' together; it counts for each" in one for one in doubts) == 2


def test_a_number_that_stands_beside_the_paths_tells_namesakes_of_a_list_apart(listed):
    works = [Graded(f"submission_{n}/n.ipynb", weeks=week(0), owners=(("Kim Lee", f"2021{n}"),)) for n in (3, 4)]
    named, doubts = whose(works, listed("Name,Number\nLee Kim,20213\nLee Kim,20214\n"))
    assert list(named.values()) == [("Lee Kim (20213)", "20213"), ("Lee Kim (20214)", "20214")] and doubts == []


def test_what_a_run_writes_into_the_class_is_nobodys_work(tmp_path):
    write(tmp_path / "class" / "anna" / "n.ipynb")
    write(tmp_path / "class" / "ben" / "report.txt", "text")
    for name in ("points.csv", "pages/anna.html"):
        write(tmp_path / "class" / name, "written")
    places = [tmp_path / "class" / name for name in ("points.csv", "pages", "anna", "ben/..")]
    works, others = find_work(tmp_path / "class", tmp_path, places)
    assert {one.name: one.problem for one in works} == {
        "anna/n.ipynb": "",
        "ben/": "no notebook in this folder: it holds report.txt",
    }
    assert others == ["ben/report.txt"]
