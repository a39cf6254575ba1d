"""For a class: the gradebook, feedback pages, the overview, what is kept of an earlier run, answers to the quiz."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import matplotlib.image
import pytest
from classroom import grade_folder, make_class

from helpers import files
from helpers.exercises.weeks import WEEKS
from helpers.grading import __main__ as command
from helpers.grading import folder as folder_module
from helpers.grading import judge as judge_module
from helpers.grading import marks, work
from helpers.grading.content import content_of
from helpers.grading.feedback import write_feedback
from helpers.grading.folder import time_left
from helpers.grading.gradebook import gradebook as gradebook_of
from helpers.grading.gradebook import read_weights
from helpers.grading.overview import draw_overview, labels
from helpers.grading.sandbox import Sandbox
from helpers.grading.students import Student, by_student
from helpers.grading.work import Graded
from tools.notebooks import ROOT

ZEROS, HE = "initialize_parameters_zeros", "initialize_parameters_he"


def verdict(name, status, mistake=None, message="said"):
    return {"exercise": name, "status": status, "mistake": mistake, "message": message}


def graded(name, quiz=None, changed=0.0, **statuses):
    return Graded(name, {one: verdict(one, status) for one, status in statuses.items()}, "", quiz or {}, changed)


def gradebook(class_, weights, **style):
    return gradebook_of(by_student(class_), weights, **style)


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\N{BYTE ORDER MARK}"))))


@pytest.fixture(autouse=True)
def reports_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_module, "KEPT", tmp_path / "kept")


def test_a_student_is_a_row_and_an_exercise_a_column_with_points():
    class_ = [
        graded("ben/a.ipynb", **{ZEROS: "correct", HE: "wrong"}, quiz={"a third set": "right"}),
        graded("anna/a.ipynb", **{ZEROS: "correct"}),
        graded("anna/b.ipynb", **{HE: "correct"}, quiz={"a third set": "wrong"}),
    ]
    anna, ben = rows(gradebook(class_, {HE: 2.5, "quiz": 0.5}))
    assert (anna["student"], anna[ZEROS], anna[HE], anna["quiz"], anna["total"]) == ("anna", "1", "2.5", "0", "3.5")
    assert (ben["student"], ben[ZEROS], ben[HE], ben["quiz"], ben["total"]) == ("ben", "1", "0", "0.5", "1.5")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("anna/1.ipynb", 10.0), ("anna/2.ipynb", 20.0)),  # by the time of the file
        (("anna_1_2_w.ipynb", 20.0), ("anna_1_3_w-1.ipynb", 10.0)),  # by the number of Canvas
    ],
)
def test_of_two_submissions_the_latest_counts_once(first, second):
    class_ = [
        graded(second[0], changed=second[1], **{ZEROS: "wrong"}),
        graded(first[0], changed=first[1], **{ZEROS: "correct"}),
    ]
    (anna,) = rows(gradebook(class_, {}))
    assert anna[ZEROS] == "0"


def test_a_blank_notebook_never_takes_the_place_of_work():
    class_ = [
        graded("nora/copy.ipynb", {"a third set": "right"}, changed=1.0, **{ZEROS: "correct"}),
        graded("nora/original.ipynb", {"a third set": "not answered"}, changed=2.0, **{ZEROS: "not started"}),
    ]
    (nora,) = rows(gradebook(class_, {}))
    assert (nora[ZEROS], nora["quiz"]) == ("1", "1")
    assert nora["problems"] == "nora/original.ipynb: nothing is answered in it, so it does not count"


def test_a_spreadsheet_opens_it_and_takes_nothing_for_a_formula():
    text = gradebook([graded("=cmd()/a.ipynb", **{ZEROS: "correct"})], {})
    assert text.startswith("\N{BYTE ORDER MARK}")
    assert rows(text)[0]["student"] == "'=cmd()"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = [", "no TOML"),
        ("heh = 1", "no exercise heh"),
        (f"{HE} = 'two'", f"points of {HE}"),
        ("quiz = nan", "points of quiz"),
        ("quiz = inf", "points of quiz"),
        (f"quiz = {'9' * 400}", "points of quiz"),
    ],
)
def test_a_wrong_file_of_weights_is_told_before_grading(tmp_path, capsys, text, said):
    (tmp_path / "weights.toml").write_text(text)
    assert command.main([str(tmp_path), "--weights", str(tmp_path / "weights.toml")]) == command.BAD_INPUT
    assert said in capsys.readouterr().err


def test_weights_are_read_and_those_in_another_encoding_are_told_with_the_files_name(tmp_path):
    (tmp_path / "weights.toml").write_text(f"{HE} = 2\nquiz = 0.5\n")
    assert read_weights(tmp_path / "weights.toml") == {HE: 2, "quiz": 0.5}
    (tmp_path / "weights.toml").write_bytes(b"\xff\xfeq")
    with pytest.raises(ValueError, match="weights.toml is no TOML file"):
        read_weights(tmp_path / "weights.toml")


def test_a_feedback_page_has_the_verdicts_and_nothing_that_runs(tmp_path):
    one = graded("<b>anna/../x/a.ipynb", quiz={"a third set": "right"})
    one.verdicts[HE] = verdict(HE, "wrong", "x", "`W1` is off.\n<script>alert(1)</script>")
    write_feedback(by_student([one]), tmp_path)
    (page,) = tmp_path.glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert f"{HE}: wrong" in text and "<code>W1</code> is off." in text and "1 of 1 questions right" in text
    assert "<script" not in text and "<b>anna" not in text


def test_a_feedback_page_tells_no_student_what_only_the_grader_could_not_run(tmp_path):
    one = graded("anna/a.ipynb", quiz={"a third set": "right"})
    one.verdicts[HE] = verdict(HE, "look at it", None, "The grader could not run cell 16")
    write_feedback(by_student([one]), tmp_path)
    text = (tmp_path / "anna.html").read_text(encoding="utf-8")
    assert "Your teacher looks at it." in text and "cell 16" not in text and "look at it," not in text
    assert text.count("<h2>") == 2 and "settled by your teacher" not in text
    assert "<h2>Weight Initialization</h2>" in text and "Question 18, a third set: right." in text


@pytest.mark.parametrize("students", [0, 1, 100])
def test_the_overview_is_a_picture_for_a_class_of_any_size(tmp_path, students):
    class_ = [graded(f"s{i}/a.ipynb", **{ZEROS: "wrong", HE: "look at it"}) for i in range(students)]
    draw_overview(by_student(class_), tmp_path / "overview.png")
    assert matplotlib.image.imread(tmp_path / "overview.png").std() > 0


def test_a_name_that_the_font_cannot_write_is_no_row_of_boxes(recwarn):
    never = "\U0010fffd"  # no font has a letter for it
    assert labels(by_student([graded("anna/a.ipynb"), graded(f"{never}/a.ipynb")])) == ["anna", "row 2"]
    assert not recwarn.list


def test_a_name_in_a_picture_is_no_formula(tmp_path):
    student = Student(r"$\frac$", {HE: verdict(HE, "wrong", "$_$")})
    draw_overview([student], tmp_path / "class.svg")
    assert (tmp_path / "class.svg").stat().st_size


def test_a_style_of_ones_own_stops_no_picture(tmp_path):
    with matplotlib.rc_context({"text.usetex": True, "text.latex.preamble": r"\nowhere"}):
        draw_overview([Student("anna")], tmp_path / "class.svg")
    assert (tmp_path / "class.svg").stat().st_size


def test_an_ending_that_is_no_picture_is_one_sentence(tmp_path, capsys):
    assert command.main([str(tmp_path), "--overview", str(tmp_path / "class.xyz")]) == command.BAD_INPUT
    assert "could not be written" in capsys.readouterr().err


def test_a_class_is_graded_as_its_script_made_it_and_not_again(tmp_path, monkeypatch):
    expected = make_class(tmp_path / "class", 3)
    seen, left = grade_folder(tmp_path / "class", Sandbox())
    assert left == 0
    assert {one.name: {name: each["status"] for name, each in one.verdicts.items()} for one in seen} == expected
    answers = [status for one in seen for status in one.quiz.values()]
    assert {"right", "wrong"} <= set(answers) and len(answers) == 3 * sum(len(week.questions) for week in WEEKS)
    changed = tmp_path / "class" / "student000" / "Tuning.ipynb"
    changed.write_text(changed.read_text(encoding="utf-8") + " ", encoding="utf-8")
    again = []
    sandbox = Sandbox()
    monkeypatch.setattr(sandbox, "judge", lambda path: again.append(path.name) or {"problem": "again"})
    second, _ = grade_folder(tmp_path / "class", sandbox)
    assert again == ["Tuning.ipynb"]
    assert [one.verdicts for one in second if one.name != "student000/Tuning.ipynb"] == [
        one.verdicts for one in seen if one.name != "student000/Tuning.ipynb"
    ]


def test_nothing_is_kept_of_a_run_with_other_code(tmp_path, monkeypatch):
    make_class(tmp_path / "class", 1, WEEKS[:1])
    grade_folder(tmp_path / "class", Sandbox())
    monkeypatch.setattr(folder_module, "course_version", lambda: b"other code")
    sandbox = Sandbox()
    monkeypatch.setattr(sandbox, "judge", lambda path: {"problem": "graded again"})
    (one,), _ = grade_folder(tmp_path / "class", sandbox)
    assert one.problem == "graded again"


def test_of_a_file_that_is_too_large_only_the_beginning_is_read(tmp_path, monkeypatch):
    (tmp_path / "a.ipynb").write_bytes(b"0123456789")
    sandbox, asked = Sandbox(), []
    monkeypatch.setattr(work, "LARGEST", 3)
    monkeypatch.setattr(sandbox, "warning", "")
    monkeypatch.setattr(sandbox, "can_serve", True)  # also where the course lies in a folder for temporary files
    monkeypatch.setattr(sandbox, "server", lambda: "a server")
    monkeypatch.setattr(sandbox, "ask", lambda server, content, _: asked.append(content) or {"problem": "asked"})
    assert sandbox.judge_without(tmp_path / "a.ipynb", []) == {"problem": "asked"} and asked == [b"012"]


def report_on(tmp_path, *sources):
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in sources]
    path = tmp_path / "one.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))
    return judge_module.judge_notebook(path)


def test_an_answer_that_needs_what_did_not_run_is_to_be_looked_at(tmp_path):
    answer = f"def {ZEROS}(layer_dims):\n    return {{name: SCALE for name in layer_dims}}\n"
    report = report_on(tmp_path, "SCALE = open('my file').read()", answer, f"{ZEROS} = check({ZEROS})")
    (first, *_) = report["verdicts"]
    assert first["status"] == "look at it"
    assert "cell 1, `SCALE = open('my file').read()`" in first["message"]


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("get_ipython().input_transformers_cleanup.append(list)", "cell 1, `get_ipython().input_transformers_cleanup"),
        (
            "def seek(*_):\n    open('my file')\nget_ipython().events.register('pre_run_cell', seek)",
            "to call at cell 2",
        ),
    ],
)
def test_what_a_notebook_hooks_into_its_cells_and_cannot_work_here_is_told(tmp_path, hook, said):
    answer = f"def {ZEROS}(layer_dims):\n    return {{}}\n"
    (first, *_) = report_on(tmp_path, hook, answer, f"{ZEROS} = check({ZEROS})")["verdicts"]
    assert first["status"] == "look at it" and said in first["message"]


def test_a_wrong_answer_that_needs_nothing_else_is_wrong(tmp_path):
    report = report_on(tmp_path, f"def {ZEROS}(layer_dims):\n    return layer_dims + missing\n")
    assert report["verdicts"][0]["status"] == "wrong"


@pytest.mark.parametrize(
    "form",
    [
        'quiz(1, "{}")',
        'quiz("1", "{}")',
        'quiz("wi1", "{}")',
        'quiz(answer="{}", n=1)',
        'quiz(1, answer="{}")',
        'quiz(1, "({})")',
    ],
)
def test_one_right_answer_to_a_question_counts(tmp_path, form):
    calls = ['quiz(1, "x")', form.format(first_right()), 'quiz(1, "x")']
    report = report_on(tmp_path, f"def {ZEROS}(layer_dims):\n    ...\n", *calls)
    assert list(report["quiz"].values())[0] == "right"
    report = report_on(tmp_path, f"def {ZEROS}(layer_dims):\n    ...\n", calls[0])
    assert list(report["quiz"].values())[0] == "wrong"


def test_after_a_cell_that_cannot_be_read_the_courses_version_goes_on(tmp_path):
    answer = f"def {HE}(layer_dims, rng):\n    {ZEROS}(layer_dims)\n    return course(layer_dims, rng)\n"
    course = f"from helpers.exercises.weight_initialization import {HE} as course"
    report = report_on(tmp_path, f"def {ZEROS}(layer_dims)\n    return {{}}\n", course, answer)
    assert [one["status"] for one in report["verdicts"]] == ["wrong", "missing", "correct"]


def first_right():
    return WEEKS[0].questions[0].right


@pytest.mark.parametrize(("seconds", "said"), [(3, ""), (40, ", about 40 s left"), (200, ", about 3 min left")])
def test_the_time_that_is_left_is_told(seconds, said):
    assert time_left(seconds) == said


def test_a_gradebook_has_what_a_platform_needs():
    class_ = [
        graded(
            "Anna Lee_20211_assignsubmission_file/a.ipynb",
            {"half equal units": "right"},
            86400 * 195.5,  # in the middle of July 1970, wherever that is
            **{ZEROS: "correct"},
        ),
        Graded("Ben Ek_20212_assignsubmission_file/", problem="no notebook in this folder"),
    ]
    text = gradebook(class_, {ZEROS: 2.5}, delimiter=";", decimal=",")
    anna, ben = csv.DictReader(io.StringIO(text.removeprefix("\N{BYTE ORDER MARK}")), delimiter=";")
    assert (anna["student"], anna["number"], anna[ZEROS], anna["total"]) == ("Anna Lee", "20211", "2,5", "3,5")
    assert anna["maximum"] == ben["maximum"] == "7,5"  # 2.5 and the five questions of the week
    assert anna["counted"].startswith("Anna Lee_20211_assignsubmission_file/a.ipynb (1970-07-1")
    assert ben["problems"].endswith(": no notebook in this folder")


def test_what_came_after_the_deadline_is_marked():
    class_ = [
        graded("Lab_s1_attempt_2026-11-20-18-00-00_a.ipynb", **{ZEROS: "correct"}),
        graded("Lab_s2_attempt_2026-11-20-18-00-01_a.ipynb", **{ZEROS: "correct"}),
    ]
    on_time, late = by_student(class_, deadline=command.deadline("2026-11-20 18:00"))
    assert (on_time.late, late.late) == ([], [class_[1].name])
    assert [one.late for one in by_student(class_, deadline=command.deadline("2026-11-20"))] == [[], []]
    row = rows(gradebook_of([late], {}))[0]
    assert row["late"] == class_[1].name and f"late: {class_[1].name}" in late.needs()


@pytest.mark.parametrize("changed", [3e11, -1e12])  # seconds: no year that Python knows
def test_a_file_of_a_wrong_clock_has_no_day(changed):
    one = graded("anna/a.ipynb", changed=changed, **{ZEROS: "correct"})
    (anna,) = by_student([one], deadline=command.deadline("2026-11-20"))
    assert anna.late == [] and rows(gradebook_of([anna], {}))[0]["counted"] == "anna/a.ipynb"


@pytest.mark.parametrize("text", ["soon", "0001-01-01T00:00+14:00"])
def test_what_is_no_date_is_no_deadline(tmp_path, capsys, text):
    with pytest.raises(SystemExit):
        command.main([str(tmp_path), "--deadline", text])
    assert f"{text} is no date" in capsys.readouterr().err


# A term: what is settled by hand, one student again, files that somebody has changed.


@pytest.fixture
def judged(tmp_path, monkeypatch):
    """Who was judged of a class of two that lies here, by a stand-in: anna's answer is to look at."""
    monkeypatch.chdir(tmp_path)
    for name in ("anna", "ben"):
        Path("class", name).mkdir(parents=True)
        text = json.dumps({"cells": [], "nbformat": 4, "of": name, "check": f"check({ZEROS})"})
        Path("class", name, "a.ipynb").write_text(text)
    judged = []

    def judge(_, path):
        judged.append(path.parent.name)
        status = "look at it" if path.parent.name == "anna" else "correct"
        return {"verdicts": [verdict(ZEROS, status)], "quiz": {}}

    monkeypatch.setattr(Sandbox, "judge", judge)
    return judged


def run(*options):
    """Grade that class, as a teacher calls the command."""
    return command.main(["class", *options])


def written(name):
    """The rows of a file that lies here."""
    return rows(Path(name).read_text(encoding="utf-8"))


def test_marks_settled_by_hand_are_read_and_never_overwritten(judged):
    options = "--gradebook=points.csv", "--marks=marks.csv"
    assert run(*options) == 0
    assert written("marks.csv") == [
        {"student": "anna", "column": ZEROS, "points": "", "note": "look at it: anna/a.ipynb"}
    ]
    assert written("points.csv")[0][ZEROS] == "look at it"
    mine = f"student,column,points,note,mine\nanna,{ZEROS},0.5,half,x\nben,oral exam,3,,\nben,quiz,2,,"
    Path("marks.csv").write_text(mine, encoding="utf-8")
    assert run(*options) == 0
    anna, ben = written("points.csv")
    assert (anna[ZEROS], anna["total"], ben["quiz"], ben["oral exam"], ben["total"]) == ("0.5", "0.5", "2", "3", "3")
    assert Path("marks.csv").read_text(encoding="utf-8") == mine


def test_only_rows_are_added_to_marks_and_they_keep_its_form(judged):
    Path("marks.csv").write_bytes(b"student;column;points;note\nben;quiz;1,5;")
    run("--marks=marks.csv")
    assert Path("marks.csv").read_bytes().decode() == (
        f"student;column;points;note\nben;quiz;1,5;\r\nanna;{ZEROS};;look at it: anna/a.ipynb\r\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,points\nanna,1\n", "first line must be"),
        (f"student,column,points\nanna,{ZEROS},two\n", "no number"),
        (f"student,column,points\nanna,{ZEROS},{'9' * 400}\n", "no number"),
        ('student,column,points\n"anna,' + "x" * 200_000, "is no table"),
    ],
)
def test_marks_that_cannot_be_read_are_told_before_grading(judged, capsys, text, said):
    Path("marks.csv").write_text(text)
    assert run("--marks=marks.csv") == command.BAD_INPUT
    assert said in capsys.readouterr().err and not judged


@pytest.mark.parametrize("name", ["'t Hooft", "=1+1", "@x", "-Ann", "x;=1+1", "\N{FULLWIDTH EQUALS SIGN}1"])
def test_marks_find_their_student_whatever_the_name_begins_with(tmp_path, name):
    student = Student(name, {ZEROS: verdict(ZEROS, "look at it")})
    marks.add_open_rows(tmp_path / "marks.csv", [student])
    written = (tmp_path / "marks.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "marks.csv").write_text(written.replace(f"{ZEROS},,", f"{ZEROS.upper()},1,"), encoding="utf-8")
    assert marks.settle([student], marks.read_marks(tmp_path / "marks.csv")) == [] and student.marks == {ZEROS: 1}
    settled = (tmp_path / "marks.csv").read_bytes()
    marks.add_open_rows(tmp_path / "marks.csv", [student])
    assert (tmp_path / "marks.csv").read_bytes() == settled


def test_a_mark_for_an_exercise_that_is_misspelled_is_no_column_of_ones_own(tmp_path):
    (tmp_path / "marks.csv").write_text("student,column,points\nanna,initialise_parameters_zeros,1\n")
    with pytest.raises(ValueError, match="Is initialize_parameters_zeros meant"):
        marks.read_marks(tmp_path / "marks.csv")


def test_a_cell_is_no_formula_in_a_spreadsheet_that_takes_another_delimiter():
    for text in ("=1+1", "a;=1+1", "a\n=1+1", "\t=1+1", "@x", "\N{FULLWIDTH PLUS SIGN}1"):
        cell = marks.inert(text)
        assert not any(
            one.startswith(("=", "@", "\N{FULLWIDTH PLUS SIGN}", "\t=")) for one in cell.replace(";", "\n").split("\n")
        )
    assert marks.inert("W[:, -1] = a - b\n- c") == "W[:, -1] = a - b\n- c"


def test_points_are_written_without_the_noise_of_binary_numbers():
    student = Student("a", {name: verdict(name, "correct") for name in (ZEROS, HE)})
    text = gradebook_of([student], {ZEROS: 0.1, HE: 0.2, "quiz": 0.1}, ";", ",")
    assert ";0,1;0,2;0;0,3;" in text


def test_a_row_that_ends_after_its_column_is_still_open(tmp_path):
    (tmp_path / "marks.csv").write_text(f"student,column,points\nanna,{ZEROS}\n")
    marks.add_open_rows(tmp_path / "marks.csv", [Student("anna", {ZEROS: verdict(ZEROS, "look at it")})])
    assert (tmp_path / "marks.csv").read_text() == f"student,column,points\nanna,{ZEROS}\n"


def test_a_mark_without_a_name_is_nobodys():
    anna = Student("anna")
    assert marks.settle([anna], {("", "quiz"): 1}) == [""] and anna.marks == {}


def test_a_mark_of_nobody_is_told(judged, capsys):
    Path("marks.csv").write_text("student,column,points\nanne,quiz,1\n")
    run("--marks=marks.csv")
    assert "anne is no student here" in capsys.readouterr().out


def test_one_student_is_graded_again_and_the_gradebook_of_all_stays(judged, capsys):
    run("--gradebook=points.csv")
    all_of_them = Path("points.csv").read_bytes()
    judged.clear()
    assert run("--gradebook=points.csv", "--student", "Anna") == 0
    assert judged == ["anna"] and Path("points.csv").read_bytes() == all_of_them
    assert [row["student"] for row in written("points.anna.csv")] == ["anna"]
    capsys.readouterr()
    assert run("--gradebook=points.csv", "--student", "ana") == command.BAD_INPUT
    assert "There is no student ana. Is one of these meant: anna" in capsys.readouterr().err


def test_one_of_two_who_handed_in_together_is_graded_again(judged):
    Path("class/anna").rename("class/Anna Lee & Ben Ek")
    Path("names.csv").write_text("Name\nAnna Lee\nBen Ek\n")
    options = "--gradebook=points.csv", "--students=names.csv"
    run(*options)
    judged.clear()
    assert run(*options, "--student", "Ben Ek") == 0 and "Anna Lee & Ben Ek" in judged
    assert [row["student"] for row in written("points.Ben Ek.csv")] == ["Ben Ek"]


def test_the_folder_of_one_student_is_one_student(judged, capsys):
    Path("class/ben/a.ipynb").rename("class/ben/Weight_Initialization.ipynb")
    command.main(["class/ben"])
    assert "Students (1): ben" in capsys.readouterr().out


def test_a_gradebook_that_was_changed_by_hand_is_kept(judged, capsys, tmp_path):
    for _ in range(2):
        run("--gradebook=points.csv")
    assert [path.name for path in tmp_path.glob("points*")] == ["points.csv"]
    Path("points.csv").write_text("mine")
    run("--gradebook=points.csv")
    assert Path("points.before-1.csv").read_text() == "mine" and "anna" in Path("points.csv").read_text()
    assert "was not as a run here left it" in capsys.readouterr().err


def test_reports_that_cannot_be_kept_are_told(judged, capsys, monkeypatch):
    Path("a file").touch()
    monkeypatch.setattr(folder_module, "KEPT", Path("a file", "kept"))
    assert run() == 0
    assert "could not be kept" in capsys.readouterr().err


def test_who_handed_in_nothing_is_told(judged, capsys):
    Path("names.csv").write_text("name\nanna\nben\ncarla\n")
    run("--students=names.csv", "--gradebook=p.csv")
    assert "carla: nothing handed in" in capsys.readouterr().out
    assert written("p.csv")[2]["problems"] == "nothing handed in"


def test_what_counts_for_nothing_is_told_at_the_end(judged, capsys):
    place = Path("class/ben")
    (place / "a-2.ipynb").write_text((place / "a.ipynb").read_text() + " ")
    (place / "notes.txt").write_text("mine")
    run()
    told = capsys.readouterr().out
    assert "\nThese do not count:\n  ben/a.ipynb: taken for an earlier attempt; ben/a-2.ipynb counts\n" in told
    assert "\nFiles that are no notebooks: ben/notes.txt\n" in told
    assert "\n1 student needs you:\n  anna: look at it: " in told


def test_no_place_for_what_is_unpacked_is_one_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(command.tempfile, "tempdir", str(tmp_path / "gone"))
    assert command.main([str(tmp_path)]) == command.BAD_INPUT
    assert "No temporary folder can be made: No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--name=Lab *", "write {student} there"),
        ("--name=", "write {student} there"),
        ("--name={student}{student}", "once"),
        ("--name={student}{number}{number}", "once"),
        ("--student=", "names nobody"),
        ("--delimiter=;;", "give one sign"),
        ("--delimiter=1", "give one sign"),
        ("--decimal=,", "must differ"),
        ("--students=nowhere.csv", "cannot be read"),
    ],
)
def test_options_that_make_no_sense_are_one_sentence(tmp_path, capsys, option, said):
    assert command.main([str(tmp_path), option]) == command.BAD_INPUT
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Your function was stopped in line 2, because it took too long: one call", "took too long"),
        ("Your function stopped with an error in line 3, `x`.\nNameError: name 'x'", "stopped with NameError"),
        ("The cell cannot be read. SyntaxError: invalid", "cannot be read: SyntaxError"),
        ("`W1` is off.", "argument not used"),
    ],
)
def test_a_mistake_is_named_by_what_happened(message, name):
    assert folder_module.named(verdict(HE, "wrong", "argument not used", message))["mistake"] == name
    assert folder_module.named(verdict(HE, "wrong", "no square root", message))["mistake"] == "no square root"


# Where the files go: whatever lies there, nothing of it is lost, and one that can't be written stops no other.


def test_what_was_changed_is_said_of_every_kind_of_file(judged, capsys):
    run("--feedback=pages", "--overview=class.png")
    Path("class.png").write_bytes(b"mine")
    Path("pages/anna.html").write_text("mine")
    capsys.readouterr()
    run("--feedback=pages", "--overview=class.png")
    assert Path("class.before-1.png").read_bytes() == b"mine"
    assert Path("pages/anna.before-1.html").read_text() == "mine"
    assert capsys.readouterr().err.count("was not as a run here left it") == 2


def test_a_file_that_cannot_be_written_takes_no_other_its_place(judged, capsys, monkeypatch, tmp_path):
    write = files.replace
    Path("v.csv").write_text("mine")

    def is_open_elsewhere(path, content):
        if path.name == "v.csv":
            raise PermissionError(13, "Permission denied")
        write(path, content)

    monkeypatch.setattr(files, "replace", is_open_elsewhere)
    assert run("--csv=v.csv", "--gradebook=points.csv") == 2
    told = capsys.readouterr()
    assert "v.csv could not be written (Permission denied)" in told.err and "Students (2)" in told.out
    assert "anna" in Path("points.csv").read_text(encoding="utf-8")
    assert Path("v.csv").read_text() == "mine" and len(list(tmp_path.glob("v*"))) == 1


@pytest.mark.skipif(os.name != "posix", reason="on Windows a link takes rights")
def test_a_link_stays_a_link_and_what_is_no_file_is_refused(judged, capsys):
    Path("elsewhere").mkdir()
    for name, option in (("p.csv", "gradebook"), ("m.csv", "marks"), ("c.svg", "overview")):
        Path(name).symlink_to(Path("elsewhere", name))
        for _ in range(2):
            assert run(f"--{option}={name}") == 0
        assert Path(name).is_symlink() and Path("elsewhere", name).stat().st_size
    assert len(list(Path("elsewhere").iterdir())) == 3
    os.mkfifo("pipe")
    judged.clear()
    assert run("--csv=pipe") == command.BAD_INPUT and not judged
    assert "pipe cannot be written: choose another place" in capsys.readouterr().err


@pytest.mark.parametrize("options", [("csv", "gradebook"), ("gradebook", "marks"), ("students", "marks")])
def test_one_file_for_two_things_is_refused(judged, capsys, options):
    Path("a.csv").write_text("name\nanna\n")
    Path("b").mkdir()
    assert run(f"--{options[0]}=a.csv", f"--{options[1]}=b/../a.csv") == command.BAD_INPUT and not judged
    assert "a.csv is given twice" in capsys.readouterr().err
    assert Path("a.csv").read_text() == "name\nanna\n"
    assert run("--feedback=class") == command.BAD_INPUT and not judged  # among what was handed in


def test_a_write_protected_file_is_told_before_grading(judged, capsys, monkeypatch):
    Path("p.csv").write_text("mine")
    monkeypatch.setattr(os, "access", lambda path, _: path.name != "p.csv")  # root may write all
    assert run("--gradebook=p.csv") == command.BAD_INPUT and not judged
    assert "is write-protected" in capsys.readouterr().err


def test_a_note_of_an_earlier_run_that_is_broken_loses_nothing(judged):
    run("--gradebook=p.csv")
    (note,) = Path("kept").glob("written-*")
    note.write_bytes(b"\xff\xfe")
    Path("p.csv").write_text("mine")
    assert run("--gradebook=p.csv") == 0 and Path("p.before-1.csv").read_text() == "mine"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_rows_are_added_to_marks_in_their_own_encoding(tmp_path, encoding, sign):
    path, student = tmp_path / "marks.csv", Student("Zoë", {ZEROS: verdict(ZEROS, "look at it")})
    mine = sign.join(("student", "column", "points", "note")) + "\n" + sign.join(("Åse", "quiz", "1", "für mich"))
    path.write_bytes(mine.encode(encoding))
    for _ in range(2):
        marks.add_open_rows(path, [student])
    assert path.read_bytes().startswith(mine.encode(encoding))
    assert "\ufeff" not in path.read_bytes().decode(encoding)  # a mark is at the beginning alone
    assert path.read_bytes().decode(encoding).splitlines()[2:] == [sign.join(("Zoë", ZEROS, "", "look at it: "))]
    student.name = "Łukasz"
    if encoding == "cp1252":
        before = path.read_bytes()
        with pytest.raises(ValueError, match="save it as UTF-8"):
            marks.add_open_rows(path, [student])
        assert path.read_bytes() == before


def test_two_marks_for_one_thing_are_told(tmp_path):
    (tmp_path / "marks.csv").write_text("student,column,points\nanna,quiz,1\nanna,Quiz,2\n")
    with pytest.raises(ValueError, match="anna has two marks for quiz, 1 and 2"):
        marks.read_marks(tmp_path / "marks.csv")


def test_a_mark_cannot_be_for_a_column_that_the_gradebook_has_already(tmp_path):
    head = gradebook([], {}).strip().removeprefix("\N{BYTE ORDER MARK}").split(",")
    for column in {"", *head} - {"quiz"}:
        (tmp_path / "marks.csv").write_text(f"student,column,points\nanna,{column.title()},1\n")
        with pytest.raises(ValueError, match="a column can't be called"):
            marks.read_marks(tmp_path / "marks.csv")


def test_a_page_keeps_its_name_when_one_student_is_graded_again(tmp_path):
    names = ["a:b", "a?b", "A_b", "x" * 300, "x" * 301, "Con", "李" * 100]
    students = [Student(name, {ZEROS: verdict(ZEROS, "correct")}) for name in names]
    folder = tmp_path / "pages"
    write_feedback(students, folder)
    pages = {page.read_text(encoding="utf-8").partition("<h1>")[2].partition("<")[0]: page for page in folder.iterdir()}
    assert set(pages) == set(names) and "Con.html" not in {page.name for page in pages.values()}
    for student in students:
        before = pages[student.name].stat().st_mtime_ns
        write_feedback([student], folder, everybody=names)
        assert pages[student.name].stat().st_mtime_ns > before
    assert len(list(folder.iterdir())) == len(names)


def test_a_reader_that_has_gone_takes_nothing_from_the_files(tmp_path):
    code = "import sys; from helpers.grading import __main__ as command; sys.exit(command.main(sys.argv[1:]))"
    arguments = [str(tmp_path / "empty"), f"--students={tmp_path / 'names.csv'}", f"--gradebook={tmp_path / 'p.csv'}"]
    (tmp_path / "empty").mkdir()
    (tmp_path / "names.csv").write_text("name\nanna\n")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.returncode == 0 and b"Traceback" not in done.stderr and b"Exception" not in done.stderr
    assert "anna" in (tmp_path / "p.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["find_work", "whose", "as_table"])
def test_ctrl_c_at_any_moment_is_one_sentence(judged, capsys, monkeypatch, place):
    Path("p.csv").write_text("last time's")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, place, interrupted)
    assert run("--gradebook=p.csv") == command.INTERRUPTED
    assert "Interrupted: not all was written." in capsys.readouterr().err
    assert Path("p.csv").read_text() == "last time's"


# What a student reads.


def test_a_page_shows_the_code_the_letter_and_what_to_do(tmp_path):
    code = f"import numpy as np\n\ndef {HE}(layer_dims, rng):\n    return layer_dims < 2"
    cells = [{"cell_type": "code", "source": source} for source in (code, 'quiz(1, "a")\nquiz(1, "b")')]
    (tmp_path / "a.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells}))
    question = WEEKS[0].questions[0]
    one = graded("anna/a.ipynb", {question.name: "wrong"}, **{HE: "wrong"})
    one.path = tmp_path / "a.ipynb"
    write_feedback(by_student([one, Graded("anna/b.ipynb", problem="no valid JSON")]), tmp_path / "pages", {HE: 2})
    text = (tmp_path / "pages" / "anna.html").read_text(encoding="utf-8")
    assert "<pre>3  def initialize_parameters_he(layer_dims, rng):\n4      return layer_dims &lt; 2</pre>" in text
    assert f"{HE}: wrong, 0 of 2 points" in text and "0 of 7 points" in text
    assert "Your answer a) " in text and "Your answer b) " in text
    assert text.index("Not graded: anna/b.ipynb: no valid JSON.") < text.index("0 of 7 points") < text.index("<pre>")
    assert "Open it in Jupyter, save it" in text and "What counted: anna/a.ipynb" in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            json.dumps({"cells": [{"cell_type": "code", "source": f"1\ndef {HE}(:\n    2"}]}),
            f"1  1\n2  def {HE}(:\n3      2",
        ),
        ('{"cells": [', None),
    ],
    ids=["no Python", "no notebook"],
)
def test_a_page_shows_code_that_cannot_be_read_as_it_stands(tmp_path, text, code):
    (tmp_path / "a.ipynb").write_text(text)
    assert content_of(tmp_path / "a.ipynb").code == ({HE: (1, code)} if code else {})


def test_a_student_who_handed_in_nothing_is_not_praised(tmp_path):
    write_feedback(by_student([Graded("anna/a.ipynb", problem="larger than 50 MB")]), tmp_path)
    text = (tmp_path / "anna.html").read_text(encoding="utf-8")
    assert "Clear Outputs of All Cells" in text and "correct" not in text


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (f"from helpers.exercises.weight_initialization import {HE}\n{HE} = check({HE})", "Cell 2 imports it"),
        (
            f"def my_{HE}(layer_dims, rng):\n    ...\n{HE} = check(my_{HE})",
            re.escape(f"Cell 2 has `{HE} = check(my_{HE})`"),
        ),
        ("def initialise_parameters_he(layer_dims, rng):\n    ...", "defines `initialise_parameters_he`: is that it"),
        (f"def my_own_and_second_{HE}(layer_dims, rng):\n    ...", f"defines `my_own_and_second_{HE}`: is that it"),
        ('print("no", "answer", "yet")', "is defined in the notebook.$"),
        ("print(0, 1, 100)", "is defined in the notebook.$"),
    ],
)
def test_what_is_there_instead_of_a_function_is_said(tmp_path, source, said):
    report = report_on(
        tmp_path, f"def {ZEROS}(layer_dims):\n    ...\n{ZEROS} = check({ZEROS})", source, "f = lambda x: x"
    )
    (he,) = [one for one in report["verdicts"] if one["exercise"] == HE]
    assert he["status"] == "missing" and re.search(said, he["message"])


def test_one_notebook_says_what_will_count(tmp_path, capsys):
    sources = [f"def {ZEROS}(layer_dims):\n    ...\n{ZEROS} = check({ZEROS})", 'quiz(2, "c")']
    report_on(tmp_path, *sources)
    assert command.main([str(tmp_path / "one.ipynb")]) == 0
    out = capsys.readouterr().out
    assert f"\n\n{WEEKS[0].title}\n  {ZEROS} (code cell 1): not started" in out and f"  {HE}: missing" in out
    assert "quiz(1), half equal units: no answer by letter in it" in out and "zeros and tanh: answered with c" in out
    (tmp_path / "one.ipynb").write_text('{"cells": [')
    assert command.main([str(tmp_path / "one.ipynb")]) == 0
    assert capsys.readouterr().out == "one.ipynb can't be graded: no valid JSON.\n"
    (tmp_path / "notes.txt").write_text("mine")
    assert command.main([str(tmp_path / "notes.txt")]) == command.BAD_INPUT
