"""A file is written in one step, whoever else writes, and stays as private as it was."""

import os
import threading

import pytest

from helpers import files


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_who_may_read_a_file_stays_the_same(tmp_path, mode):
    (tmp_path / "marks.csv").touch()
    (tmp_path / "marks.csv").chmod(mode)
    files.replace(tmp_path / "marks.csv", "anna")
    assert (tmp_path / "marks.csv").stat().st_mode & 0o777 == mode


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
def test_a_new_file_has_the_rights_of_any_other(tmp_path):
    (tmp_path / "other.csv").touch()
    files.replace(tmp_path / "new.csv", "anna")
    assert (tmp_path / "new.csv").stat().st_mode == (tmp_path / "other.csv").stat().st_mode


def test_two_who_write_into_one_folder_do_not_get_in_each_others_way(tmp_path, monkeypatch):
    """Threads, or processes of two containers, which may have one number."""
    replace, both = os.replace, threading.Barrier(2, timeout=20)

    def at_once(draft, path):
        both.wait()
        replace(draft, path)
        both.wait()

    monkeypatch.setattr(os, "replace", at_once)
    writers = [threading.Thread(target=files.replace, args=(tmp_path / f"{n}.json", n)) for n in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.json": "a", "b.json": "b"}


def test_what_cannot_be_written_leaves_the_file_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("before")

    def is_full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", is_full)
    with pytest.raises(OSError):
        files.replace(tmp_path / "a.csv", "after")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]
