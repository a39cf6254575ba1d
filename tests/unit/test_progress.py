"""Progress: what it shows, what it remembers beyond a kernel, and that no state of its file disturbs a learner."""

import errno
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.exercises import check, progress, quiz
from helpers.exercises.judge.judging import Result
from helpers.exercises.weeks import EXERCISES, QUESTIONS

module = importlib.import_module("helpers.exercises.progress")
ROOT = Path(module.__file__).parents[2]
ZEROS = EXERCISES["initialize_parameters_zeros"]


def restart():
    """What a restart of the kernel does to this session."""
    for memory in (module.BEST, module.LATEST):
        for entries in memory.values():
            entries.clear()


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The file, in a repository of the test's own, with recording switched on."""
    monkeypatch.delenv("COURSE_PROGRESS")
    monkeypatch.setattr(module, "FOLDER", tmp_path / ".progress")
    restart()
    yield tmp_path / ".progress" / "progress.json"
    restart()


@pytest.fixture
def shown(capsys):
    """Call progress() and return what it shows."""

    def show():
        capsys.readouterr()
        progress()
        return capsys.readouterr().out

    return show


def line(text, name):
    """The one line that is about this exercise or question."""
    (found,) = [line for line in text.splitlines() if name in line]
    return found


def solve():
    check(ZEROS.solution)


def test_a_fresh_start_shows_every_exercise_and_question_of_all_weeks(file, shown):
    text = shown()
    assert all("not started" in line(text, f" {name} ") for name in EXERCISES)
    assert all("not answered" in line(text, question.name) for question in QUESTIONS)
    assert "Regularization: 0 of 4 exercises correct, 0 of 5 questions right" in text
    assert "✓" not in text and "✗" not in text


def test_only_the_weeks_met_in_this_session_are_shown(file, shown):
    check(EXERCISES["gradient_check"].blank, "gradient_check")
    assert shown().count("questions right") == 1 and "gradient_check " in shown()
    quiz(1)
    assert [text.split(":")[0] for text in shown().splitlines() if "questions right" in text] == [
        "Weight Initialization",
        "Gradient Checking",
    ]


def test_each_verdict_is_shown(file, shown):
    check(ZEROS.solution)
    check(EXERCISES["initialize_parameters_random"].blank, "initialize_parameters_random")
    check(lambda layer_dims, rng: {}, "initialize_parameters_he")
    quiz(1, QUESTIONS[0].right)
    quiz(2, "a")
    text = shown()
    assert "Weight Initialization: 1 of 3 exercises correct, 1 of 5 questions right" in text
    assert line(text, "parameters_zeros").split() == ["✓", "initialize_parameters_zeros", "correct"]
    assert line(text, "parameters_random").split() == ["○", "initialize_parameters_random", "not", "started"]
    assert line(text, "parameters_he").split() == ["✗", "initialize_parameters_he", "wrong"]
    assert line(text, "quiz(1)").split()[0] == "✓" and line(text, "quiz(1)").endswith("  right")
    assert line(text, "quiz(2)").split()[0] == "✗" and line(text, "quiz(2)").endswith("  answered wrong")
    assert line(text, "quiz(3)").endswith("  not answered")


def test_the_statuses_stand_in_one_column(file, shown):
    rows = [text for text in shown().splitlines() if text.startswith("  ")]
    week = rows[: 3 + 5]
    assert len({text.index("not ", 3) for text in week}) == 1


def test_it_survives_a_restart(file, shown):
    solve()
    quiz(1, QUESTIONS[0].right)
    restart()
    text = shown()
    assert line(text, "initialize_parameters_zeros").endswith("  correct")
    assert line(text, "quiz(1)").endswith("  right")
    assert "record" not in text


def test_a_blank_that_runs_again_loses_nothing_and_is_told(file, shown):
    solve()
    restart()
    check(ZEROS.blank, "initialize_parameters_zeros")
    assert line(shown(), "initialize_parameters_zeros").endswith("correct before; the latest: not started")
    solve()
    assert line(shown(), "initialize_parameters_zeros").endswith("  correct")
    restart()
    assert line(shown(), "initialize_parameters_zeros").endswith("  correct")


def test_a_question_answered_wrong_after_right_stays_right(file, shown):
    quiz(1, QUESTIONS[0].right)
    quiz(1, "a")
    assert line(shown(), "quiz(1)").endswith("  right")


def test_what_is_no_exercise_is_not_recorded(file):
    check(lambda x: x)
    assert not file.exists()


def test_the_file_is_small_plain_json_with_a_version(file):
    solve()
    assert json.loads(file.read_text()) == {
        "version": 1,
        "exercises": {"initialize_parameters_zeros": "correct"},
        "quiz": {},
    }
    assert sorted(path.name for path in file.parent.iterdir()) == ["lock", "progress.json"]


def test_git_ignores_the_folder():
    assert ".progress/" in (ROOT / ".gitignore").read_text().splitlines()
    assert module.FOLDER == ROOT / ".progress"


def test_off_means_neither_read_nor_written(file, shown, monkeypatch):
    solve()
    before = file.read_bytes()
    restart()
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    assert line(shown(), "initialize_parameters_zeros").endswith("not started")
    check(lambda layer_dims, rng: {}, "initialize_parameters_he")
    assert "record" not in shown() and "saved" not in shown()
    assert file.read_bytes() == before


def test_off_leaves_no_trace(file, shown, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    solve()
    shown()
    assert not file.parent.exists()


def test_the_tests_run_with_recording_off():
    assert os.environ["COURSE_PROGRESS"] == "off"


def test_no_file_is_a_new_start_with_a_note(file, shown):
    assert shown().splitlines()[-1] == "There was no record of an earlier session, so a new one starts here."


def test_a_deleted_file_is_written_again_from_this_session(file, shown):
    solve()
    file.unlink()
    text = shown()
    assert line(text, "initialize_parameters_zeros").endswith("  correct") and "no record" in text
    restart()
    assert line(shown(), "initialize_parameters_zeros").endswith("  correct")


NEWER = json.dumps({"version": 2, "exercises": {"initialize_parameters_zeros": "with distinction"}})
DAMAGED = [
    "",
    "{",
    "[]",
    "3",
    "null",
    "{}",
    '{"version": 1}',
    '{"version": "1", "exercises": {}, "quiz": {}}',
    '{"version": 0, "exercises": {}, "quiz": {}}',
    '{"version": 1, "exercises": [], "quiz": {}}',
    '{"version": 1, "exercises": {"gradient_check": "excellent"}, "quiz": {}}',
    '{"version": 1, "exercises": {"gradient_check": ["correct"]}, "quiz": {}}',
    '{"version": 1, "exercises": {}, "quiz": {"zeros and tanh": "correct"}}',
    "[" * 100_000,
    b"\xff\xfe\x00",
]


@pytest.mark.parametrize("content", [NEWER, *DAMAGED], ids=range(1 + len(DAMAGED)))
def test_a_file_that_is_not_understood_is_left_alone_and_this_session_goes_on(file, shown, content):
    content = content if isinstance(content, bytes) else content.encode()
    file.parent.mkdir()
    file.write_bytes(content)
    solve()
    text = shown()
    assert line(text, "initialize_parameters_zeros").endswith("  correct")
    note = text.splitlines()[-1]
    assert ("newer version" if content == NEWER.encode() else "damaged") in note and ".progress/progress.json" in note
    assert file.read_bytes() == content


def test_a_file_that_cannot_be_opened(file, shown):
    file.mkdir(parents=True)
    solve()
    text = shown()
    assert line(text, "initialize_parameters_zeros").endswith("  correct")
    assert "could not be opened" in text.splitlines()[-1]


def test_a_folder_that_cannot_be_made(file, shown):
    file.parent.write_text("in the way")
    solve()
    text = shown()
    assert line(text, "initialize_parameters_zeros").endswith("  correct")
    assert "could not be saved" in text.splitlines()[-1]


@pytest.mark.parametrize("reason", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_file_that_can_only_be_read_still_counts(file, shown, monkeypatch, reason):
    solve()
    restart()

    def refuse(*_, **__):
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(module.Path, "write_text", refuse)
    before = file.read_bytes()
    quiz(1, QUESTIONS[0].right)
    text = shown()
    assert line(text, "initialize_parameters_zeros").endswith("  correct")
    assert line(text, "quiz(1)").endswith("  right")
    assert "could not be saved" in text.splitlines()[-1]
    assert file.read_bytes() == before


def test_a_write_that_fails_leaves_no_draft_and_the_old_file(file, monkeypatch):
    solve()
    before = file.read_bytes()

    def disk_full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", disk_full)
    quiz(1)
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["lock", "progress.json"]


def test_entries_of_exercises_that_this_version_does_not_have_are_kept(file, shown):
    file.parent.mkdir()
    file.write_text('{"version": 1, "exercises": {"of_another_branch": "correct"}, "quiz": {}}')
    solve()
    shown()
    assert json.loads(file.read_text())["exercises"] == {
        "of_another_branch": "correct",
        "initialize_parameters_zeros": "correct",
    }


def test_the_better_status_wins_whoever_writes_last(file):
    file.parent.mkdir()
    file.write_text(
        '{"version": 1, "exercises": {"gradient_check": "correct", "gradient_check_n": "wrong"}, "quiz": {}}'
    )
    module.record(Result("gradient_check", "wrong"))
    module.record(Result("gradient_check_n", "correct"))
    assert json.loads(file.read_text())["exercises"] == {"gradient_check": "correct", "gradient_check_n": "correct"}


WRITER = """
import importlib, pathlib, sys
module = importlib.import_module("helpers.exercises.progress")
module.FOLDER = pathlib.Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for number in range(100):
    module.remember("exercises", f"{sys.argv[2]} {number}", "correct")
    module.BEST["exercises"].clear()  # so that nothing but the file can keep it
"""


def test_two_kernels_at_once_lose_nothing(file):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file.parent), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        with writer:
            assert writer.wait(timeout=60) == 0
    assert len(json.loads(file.read_text())["exercises"]) == 200


def test_no_lock_to_be_had_is_no_reason_to_stop(file, shown, monkeypatch):
    monkeypatch.setattr(module, "wait_for", lambda file: None)
    solve()
    assert "✓" in shown()


def test_the_html_holds_the_same_lines(file):
    overview = module.Overview(module.BEST, "a note")
    html = overview._repr_html_()
    assert all(text in html for text in overview.lines) and "a note" in html
