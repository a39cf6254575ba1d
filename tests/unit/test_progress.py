"""Progress: what is shown, what survives a restart, and what damaged files and full disks do to it."""

import errno
import importlib
import os
import re
import stat
from pathlib import Path

import pytest

from helpers.exercises import check, progress, quiz
from helpers.exercises.weeks import EXERCISES, HUNTS, QUESTIONS, WEEKS

module = importlib.import_module("helpers.exercises.progress")  # the name `progress` is the function's
ROOT = Path(__file__).parents[2]
ZEROS = EXERCISES["initialize_parameters_zeros"]


def restart():
    """What a restart of the kernel does to this session."""
    module.LATEST.clear()
    module.BEST.clear()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the files, of the test's own, with recording switched on."""
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "own" / "progress"))
    monkeypatch.setattr(module, "OLD_FOLDER", tmp_path / ".progress")
    restart()
    yield tmp_path / "own" / "progress"
    restart()


@pytest.fixture
def shown(capsys):
    """Call progress() and return what it shows."""

    def show():
        capsys.readouterr()
        progress()
        return capsys.readouterr().out

    return show


def not_saved(folder):
    return f"What was reached could not be saved in {folder}: a restart of the kernel loses it."


def solve():
    check(ZEROS.solution)


def line(text, name):
    """The line on an exercise or question."""
    return next(line for line in text.splitlines() if name in line)


def test_a_fresh_start_shows_every_exercise_and_question_of_all_weeks(folder, shown):
    text = shown()
    assert all("not started" in line(text, f" {name} ") for name in EXERCISES)
    assert all("not answered" in line(text, question.name) for question in QUESTIONS)
    week = WEEKS[1]
    sums = f"0 of {len(week.exercises)} exercises correct, 0 of {len(week.questions)} questions right"
    assert f"{week.title}: {sums}\n" in text  # and no bugs, of which it has none
    assert all(line(text, f" bug_hunt({n}) ").endswith("not answered") for n in range(1, len(HUNTS) + 1))
    assert text.count("bugs found") == sum(bool(week.hunts) for week in WEEKS)
    assert "✓" not in text and "✗" not in text and "saved" not in text


def test_only_the_weeks_met_in_this_session_are_shown(folder, shown):
    check(lambda J, dJ, theta, epsilon=1e-5: None, "gradient_check")
    assert shown().count("questions right") == 1 and "gradient_check " in shown()
    quiz(1)
    assert re.findall(r"^(\w[\w ]+): .* questions right", shown(), flags=re.MULTILINE) == [
        "Weight Initialization",
        "Gradient Checking",
    ]


def test_each_verdict_is_shown_in_its_column(folder, shown):
    def initialize_parameters_random(layer_dims, rng): ...

    solve()
    check(initialize_parameters_random)
    check(lambda layer_dims, rng: {}, "initialize_parameters_he")
    quiz(1, QUESTIONS[0].right)
    quiz(2, "a")
    text = shown()
    first = WEEKS[0]
    assert f"1 of {len(first.exercises)} exercises correct, 1 of {len(first.questions)} questions right" in text
    assert line(text, "parameters_zeros").split() == ["✓", "initialize_parameters_zeros", "correct"]
    assert line(text, "parameters_random").split() == ["○", "initialize_parameters_random", "not", "started"]
    assert line(text, "parameters_he").split() == ["✗", "initialize_parameters_he", "wrong"]
    assert line(text, "quiz(1)").split()[0] == "✓" and line(text, "quiz(1)").endswith("  right")
    assert line(text, "quiz(2)").split()[0] == "✗" and line(text, "quiz(2)").endswith("  answered wrong")
    assert line(text, "parameters_random").index("not ") == line(text, "quiz(3)").index("not ")


def test_the_best_survives_a_restart_and_a_blank_that_runs_again(folder, shown):
    solve()
    quiz(1, QUESTIONS[0].right)
    quiz(1, "a")
    restart()
    text = shown()
    assert line(text, "initialize_parameters_zeros").endswith("  correct")
    assert line(text, "quiz(1)").endswith("  right")
    check(lambda layer_dims: None, ZEROS.name)
    assert line(shown(), "initialize_parameters_zeros").endswith("correct before; the latest: wrong")
    solve()
    assert line(shown(), "initialize_parameters_zeros").endswith("  correct")


def test_another_notebook_at_the_same_time_loses_nothing(folder, shown):
    check(lambda layer_dims: None, ZEROS.name)
    here = dict(module.LATEST), dict(module.BEST)
    restart()  # the other notebook
    solve()
    check(EXERCISES["gradient_check"].solution)
    restart()
    module.LATEST.update(here[0])
    module.BEST.update(here[1])
    assert line(shown(), ZEROS.name).endswith("correct before; the latest: wrong")
    restart()
    assert shown().count("  correct") == 2


@pytest.mark.parametrize("content", [b"", b"excellent", b"[" * 100_000, b"\xff\xfe\x00"])
def test_a_damaged_file_counts_for_nothing_and_is_written_anew(folder, shown, content):
    folder.mkdir(parents=True)
    (folder / f"{ZEROS.name}.txt").write_bytes(content)
    assert line(shown(), ZEROS.name).endswith("  not started")
    solve()
    restart()
    assert line(shown(), ZEROS.name).endswith("  correct")


def test_a_file_that_was_deleted_is_written_again(folder, shown):
    solve()
    (folder / f"{ZEROS.name}.txt").unlink()
    shown()
    restart()
    assert line(shown(), ZEROS.name).endswith("  correct")


def test_what_can_not_be_saved_is_told_and_counts_until_the_restart(folder, shown, monkeypatch):
    def disk_full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    quiz(1)
    monkeypatch.setattr(os, "replace", disk_full)
    solve()
    text = shown()
    assert line(text, ZEROS.name).endswith("  correct")
    check(lambda layer_dims: None, ZEROS.name)
    assert line(shown(), ZEROS.name).endswith("correct before; the latest: wrong")
    assert not_saved(folder) == text.splitlines()[-1]
    assert [path.name for path in folder.iterdir()] == [f"{QUESTIONS[0].name}.txt"]  # and no draft


def test_a_folder_that_can_not_be_made_stops_nothing(folder, shown):
    folder.parent.write_text("in the way")
    solve()
    assert not_saved(folder) == shown().splitlines()[-1]


def test_off_means_neither_read_nor_written(folder, shown, monkeypatch):
    solve()
    before = {path: path.read_bytes() for path in folder.iterdir()}
    restart()
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    monkeypatch.setattr(module, "folder", lambda: folder)  # not the home of whoever runs this test
    assert line(shown(), ZEROS.name).endswith("not started")
    check(lambda layer_dims, rng: {}, "initialize_parameters_he")
    assert "saved" not in shown()
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_what_is_no_exercise_is_not_recorded(folder):
    check(lambda x: x)
    assert not folder.exists()


def test_every_name_is_one_of_a_kind_and_good_for_a_file():
    names = [*EXERCISES, *(one.name for one in (*QUESTIONS, *HUNTS))]
    assert len(set(map(str.lower, names))) == len(names)
    assert all(re.fullmatch(r"[\w .-]+", name) for name in names)


def test_what_an_earlier_version_kept_beside_the_course_is_taken_over(folder, shown):
    module.OLD_FOLDER.mkdir()
    (module.OLD_FOLDER / f"{ZEROS.name}.txt").write_text("correct\n")
    assert line(shown(), ZEROS.name).endswith("  correct")
    check(lambda layer_dims: None, ZEROS.name)
    restart()
    (module.OLD_FOLDER / f"{ZEROS.name}.txt").unlink()
    assert line(shown(), ZEROS.name).endswith("  correct")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no such owner here")
def test_what_somebody_else_reached_is_not_shown(folder, shown, monkeypatch):
    module.OLD_FOLDER.mkdir()
    (module.OLD_FOLDER / f"{ZEROS.name}.txt").write_text("correct\n")
    another = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: another)
    assert line(shown(), ZEROS.name).endswith("  not started")


def test_progress_belongs_to_the_learner_and_not_to_the_course(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_PROGRESS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert ROOT not in module.folder().parents
    monkeypatch.setenv("COURSE_PROGRESS", "on")  # no whole path: no folder of this name beside a notebook
    assert ROOT not in module.folder().parents
    monkeypatch.setattr(module.sys, "platform", "emscripten")
    assert module.folder() == ROOT / ".progress"
    assert ".progress/" in (ROOT / ".gitignore").read_text().splitlines()


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights here")
@pytest.mark.parametrize("platform, mode", [("linux", 0o700), ("emscripten", 0o777)])
def test_nobody_else_can_look_into_progress(folder, monkeypatch, platform, mode):
    """The folder of a browser stays a folder, which it does with this mode alone."""
    monkeypatch.setattr(module.sys, "platform", platform)
    before = os.umask(0)
    try:
        solve()
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == mode


def test_the_html_holds_the_same_lines(folder):
    page = module.Overview()._repr_html_()
    assert all(name in page for name in EXERCISES) and page.count("<tr") == len(EXERCISES) + len(QUESTIONS) + len(HUNTS)


def test_a_week_is_linked_only_where_its_notebook_is_found(tmp_path, monkeypatch):
    folder = WEEKS[0].folder
    (tmp_path / folder).mkdir()
    (tmp_path / folder / f"{folder}.ipynb").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "LATEST", {})  # all weeks are shown
    assert f'href="{folder}/{folder}.ipynb"' in module.linked("Week 1", folder)
    assert f'href="{folder}/{folder}.ipynb"' in module.Overview()._repr_html_()
    monkeypatch.chdir(tmp_path / folder)
    assert f'href="../{folder}/{folder}.ipynb"' in module.linked("Week 1", folder)
    assert module.linked("Week 2", "Regularization") == "Week 2"
