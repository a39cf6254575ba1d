"""A notebook that can't be saved, and one that is older than the course, say so; a copy overwrites nothing."""

import functools
import json
import ntpath
import os

import pytest

from helpers import place
from helpers.place import COPIED, KEPT, NO_COPY, OF_THE_COURSE, OTHER_VERSION, READ_ONLY


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """Writes the notebook that is said to be running, with this metadata and this source."""

    def write(metadata, source=OF_THE_COURSE):
        path = tmp_path / "shared" / "Week" / "Week.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"cells": [{"source": source}], "metadata": metadata}), encoding="utf-8")
        monkeypatch.setenv("JPY_SESSION_NAME", str(path))
        monkeypatch.chdir(path.parent)
        return path

    return write


@pytest.mark.parametrize(
    "metadata, source, told",
    [
        ({place.VERSION: "1.2.3"}, OF_THE_COURSE, ""),
        ({place.VERSION: "1.2.2"}, OF_THE_COURSE, OTHER_VERSION.format("version 1.2.2", "1.2.3")),
        ({}, OF_THE_COURSE, OTHER_VERSION.format("an earlier version", "1.2.3")),
        ({}, "a notebook of the learner's own", ""),
        ([], OF_THE_COURSE, ""),
    ],
)
def test_a_notebook_of_another_version_says_so(notebook, capsys, metadata, source, told):
    notebook(metadata, source)
    place.look_around("1.2.3")
    assert capsys.readouterr().out.strip() == told


def test_where_nobody_names_the_notebook_nothing_is_said(notebook, monkeypatch, capsys):
    monkeypatch.setenv("JPY_SESSION_NAME", f"{notebook({})}.gone")
    place.look_around("1.2.3")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("locked", ["Week.ipynb", "Week"])
def test_a_notebook_that_can_not_be_saved_says_so(notebook, monkeypatch, capsys, locked):
    notebook({place.VERSION: "1"})
    monkeypatch.setattr(place.os, "access", lambda path, mode: path.name != locked)  # root may write everywhere
    place.look_around("1")
    assert capsys.readouterr().out.strip() == READ_ONLY


def test_a_copy_is_one_s_own_and_never_overwritten(notebook, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(place, "display", lambda data, raw: shown.append(data))
    monkeypatch.setattr(place.Path, "home", lambda: tmp_path / "home")
    path = notebook({place.VERSION: "1"})
    copy = tmp_path / "home" / "Hyperparameter_Tuning" / "Week" / "Week.ipynb"
    place.my_copy()
    assert copy.read_text() == path.read_text()
    copy.write_text("my work")
    place.my_copy()
    assert copy.read_text() == "my work"
    assert [one["text/plain"] for one in shown] == [COPIED.format(copy), KEPT.format(copy)]
    assert all('href="../../home/Hyperparameter_Tuning/Week/Week.ipynb"' in one["text/html"] for one in shown)


across_drives = functools.partial(lambda real, *_: real("C:\\home", "D:\\course"), ntpath.relpath)


@pytest.mark.parametrize("relpath, href", [(os.path.relpath, "../../a%20%23%20b%20%26%20c/"), (None, "file://")])
def test_the_way_to_a_copy_is_shown_whatever_the_home_is_called(notebook, tmp_path, monkeypatch, relpath, href):
    shown = []
    monkeypatch.setattr(place, "display", lambda data, raw: shown.append(data))
    monkeypatch.setattr(place.Path, "home", lambda: tmp_path / "a # b & c")
    monkeypatch.setattr(place.os.path, "relpath", relpath or across_drives)
    notebook({place.VERSION: "1"})
    place.my_copy()
    assert f'href="{href}' in shown[0]["text/html"] and "a # b &amp; c" in shown[0]["text/html"]


@pytest.mark.parametrize("of", ["full disk", "unknown notebook"])
def test_where_no_copy_can_be_made_nothing_is_left_of_one_and_that_is_said(notebook, tmp_path, monkeypatch, capsys, of):
    resource = pytest.importorskip("resource", reason="Windows has no limit for the size of files")
    monkeypatch.setattr(place.Path, "home", lambda: tmp_path / "home")
    path = notebook({place.VERSION: "1"})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    if of == "full disk":
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    else:
        path.rename(path.with_name("other.ipynb"))
    try:
        place.my_copy()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    said, (before, after) = capsys.readouterr().out.strip(), NO_COPY.split("{}")
    assert said.startswith(before) and said.endswith(after)
    assert not list((tmp_path / "home" / "Hyperparameter_Tuning" / "Week").iterdir())
