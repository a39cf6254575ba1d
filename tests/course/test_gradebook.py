"""For a class: the gradebook, feedback pages, the overview, what is kept of an earlier run, answers to the quiz."""

import csv
import io
import json

import matplotlib.image
import pytest
from classroom import make_class

from helpers.exercises.weeks import WEEKS
from helpers.grading import __main__ as command
from helpers.grading import folder as folder_module
from helpers.grading import judge as judge_module
from helpers.grading.feedback import write_feedback
from helpers.grading.folder import Graded, grade_folder, time_left
from helpers.grading.gradebook import gradebook, read_weights
from helpers.grading.overview import draw_overview
from helpers.grading.sandbox import Sandbox, checked
from helpers.grading.students import by_student, student_of

ZEROS, HE = "initialize_parameters_zeros", "initialize_parameters_he"


def verdict(name, status, mistake=None, message="said"):
    return {"exercise": name, "status": status, "mistake": mistake, "message": message}


def graded(name, quiz=None, changed=0.0, **statuses):
    return Graded(name, {one: verdict(one, status) for one, status in statuses.items()}, "", quiz or {}, changed)


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\N{BYTE ORDER MARK}"))))


@pytest.fixture(autouse=True)
def reports_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_module, "KEPT", tmp_path / "kept")


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("anna/Weight_Initialization.ipynb", "anna"),
        ("anna/week 1/any name.ipynb", "anna"),
        ("Anna Lee_123456_assignsubmission_file/nb.ipynb", "Anna Lee"),
        ("Anna Lee_123456_assignsubmission_file_/nb.ipynb", "Anna Lee"),
        ("leeanna_20211_443212_Weight_Initialization.ipynb", "leeanna"),
        ("leeanna_LATE_20211_443212_Weight_Initialization-2.ipynb", "leeanna"),
        ("submitted/anna/week1/nb.ipynb", "anna"),
        ("week 1/anna/nb.ipynb", "anna"),
        ("Weight_Initialization/anna/nb.ipynb", "anna"),
        ("leeanna_20211_443212_homework/nb.ipynb", "leeanna"),
        ("anna_week1.ipynb", "anna"),
        ("anna.ipynb", "anna"),
    ],
)
def test_the_student_is_known_by_the_folder_or_the_prefix(path, student):
    assert student_of(path)[0] == student


def test_a_student_is_a_row_and_an_exercise_a_column_with_points():
    class_ = [
        graded("ben/a.ipynb", **{ZEROS: "correct", HE: "wrong"}, quiz={"a third set": "right"}),
        graded("anna/a.ipynb", **{ZEROS: "correct"}),
        graded("anna/b.ipynb", **{HE: "correct"}, quiz={"a third set": "wrong"}),
    ]
    anna, ben = rows(gradebook(class_, {HE: 2.5, "quiz": 0.5}))
    assert (anna["student"], anna[ZEROS], anna[HE], anna["quiz"], anna["total"]) == ("anna", "1", "2.5", "0.0", "3.5")
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


def test_two_students_of_one_name_are_two():
    class_ = [
        graded("Kim Lee_111_assignsubmission_file/a.ipynb", **{ZEROS: "correct"}),
        graded("Kim Lee_222_assignsubmission_file/a.ipynb", **{ZEROS: "not started"}),
    ]
    assert [(row["student"], row["total"]) for row in rows(gradebook(class_, {}))] == [
        ("Kim Lee (111)", "1"),
        ("Kim Lee (222)", "0"),
    ]


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


def test_what_the_grader_cannot_tell_is_no_points_and_no_zero():
    (anna,) = rows(gradebook([graded("anna/a.ipynb", **{ZEROS: "look at it", HE: "correct"})], {}))
    assert (anna[ZEROS], anna["total"]) == ("look at it", "1")


@pytest.mark.parametrize(
    ("text", "said"), [("a = [", "no TOML"), ("heh = 1", "no exercise heh"), (f"{HE} = 'two'", f"points of {HE}")]
)
def test_a_wrong_file_of_weights_is_told_before_grading(tmp_path, capsys, text, said):
    (tmp_path / "weights.toml").write_text(text)
    assert command.main([str(tmp_path), "--weights", str(tmp_path / "weights.toml")]) == command.BAD_INPUT
    assert said in capsys.readouterr().err


def test_weights_are_read(tmp_path):
    (tmp_path / "weights.toml").write_text(f"{HE} = 2\nquiz = 0.5\n")
    assert read_weights(tmp_path / "weights.toml") == {HE: 2, "quiz": 0.5}


def test_a_feedback_page_has_the_verdicts_and_nothing_that_runs(tmp_path):
    one = graded("<b>anna/../x/a.ipynb", quiz={"a third set": "right"})
    one.verdicts[HE] = verdict(HE, "wrong", "x", "`W1` is off.\n<script>alert(1)</script>")
    assert write_feedback([one], tmp_path) == 1
    (page,) = tmp_path.glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert f"{HE}: wrong" in text and "<code>W1</code> is off." in text and "1 of 1 questions right" in text
    assert "<script" not in text and "<b>anna" not in text


def test_a_feedback_page_tells_no_student_what_only_the_grader_could_not_run(tmp_path):
    one = graded("anna/a.ipynb", quiz={"a third set": "right"})
    one.verdicts[HE] = verdict(HE, "look at it", None, "The grader could not run cell 16")
    write_feedback([one], tmp_path)
    text = (tmp_path / "anna.html").read_text(encoding="utf-8")
    assert "Your teacher looks at it." in text and "cell 16" not in text
    assert "<h2>Weight Initialization</h2>" in text and "Question 18, a third set: right." in text


def test_two_students_whose_names_make_one_file_name_have_two_pages(tmp_path):
    class_ = [graded("a:b/1.ipynb", **{ZEROS: "correct"}), graded("a?b/1.ipynb", **{ZEROS: "wrong"})]
    assert write_feedback(class_, tmp_path) == len(list(tmp_path.glob("*.html"))) == 2


@pytest.mark.parametrize("students", [0, 1, 100])
def test_the_overview_is_a_picture_for_a_class_of_any_size(tmp_path, students):
    class_ = [graded(f"s{i}/a.ipynb", **{ZEROS: "wrong", HE: "look at it"}) for i in range(students)]
    draw_overview(class_, tmp_path / "overview.png")
    assert matplotlib.image.imread(tmp_path / "overview.png").std() > 0


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


def test_a_wrong_answer_that_needs_nothing_else_is_wrong(tmp_path):
    report = report_on(tmp_path, f"def {ZEROS}(layer_dims):\n    return layer_dims + missing\n")
    assert report["verdicts"][0]["status"] == "wrong"


@pytest.mark.parametrize("form", ['quiz(1, "{}")', 'quiz(1, answer="{}")', 'quiz(1, "({})")'])
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


@pytest.mark.parametrize("quiz", [None, [], {"no question": "right"}, {"a third set": "great"}])
def test_a_forged_quiz_is_no_report(quiz):
    report = json.dumps({"verdicts": [], "quiz": quiz}).encode()
    assert "problem" in checked(0, report)


@pytest.mark.parametrize(("seconds", "said"), [(3, ""), (40, ", about 40 s left"), (200, ", about 3 min left")])
def test_the_time_that_is_left_is_told(seconds, said):
    assert time_left(seconds) == said


def test_a_student_without_a_notebook_is_a_row():
    (dana,) = by_student([Graded("dana/", problem="no notebook in this folder")])
    assert (dana.name, list(dana.problems.values())) == ("dana", ["no notebook in this folder"])
