"""Where the running notebook stands: where it can't be saved, or where it is older than the course, it says so."""

import html
import json
import os
from pathlib import Path
from urllib.parse import quote

from IPython import get_ipython
from IPython.display import display

from helpers import files

VERSION = "course_version"  # in the metadata of a notebook
OF_THE_COURSE = "there are the course's helpers"  # in the first cell of each of them
READ_ONLY = (
    "You can read this notebook, but not save it: what you write here is lost. Run `helpers.my_copy()` in a new cell: "
    "it makes a copy of your own to work in. Have you written something already? Then choose File > Save Notebook As "
    "and a folder of your own instead."
)
OTHER_VERSION = (
    "This notebook is of {} of the course, and the course here is of version {}: texts and exercises may differ. Your "
    "work is safe. Get the notebook anew where you got this one, beside it, and take your answers over."
)
COPIED = "Your copy is {}. Open it, and close this notebook."
NO_COPY = "No copy was made ({}). Choose File > Save Notebook As and a folder of your own instead."
KEPT = "You have a copy already: {}. Open it, and close this notebook."


def running_notebook():
    """The path of the running notebook, as its server or editor names it; None where neither does."""
    named = os.environ.get("JPY_SESSION_NAME") or get_ipython().user_ns.get("__vsc_ipynb_file__")
    return Path(named) if named and Path(named).is_file() else None


def look_around(version):
    """Say what is to be said of the notebook that imports the course of this version."""
    path = running_notebook()
    if not all(os.access(place, os.W_OK) for place in (path, path and path.parent, Path.cwd()) if place):
        print(READ_ONLY)
    found = path and version_of(path)
    if found not in (None, version):
        print(OTHER_VERSION.format(f"version {found}" if found else "an earlier version", version))


def version_of(path):
    """The version of the course that a notebook belongs to; "" before they were noted, None of another notebook."""
    try:
        text = path.read_text(encoding="utf-8")
        return json.loads(text)["metadata"].get(VERSION, "" if OF_THE_COURSE in text else None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def my_copy():
    """Put a copy of the running notebook into the learner's home, and show the way to it. Nothing is overwritten."""
    source = running_notebook() or Path.cwd() / f"{Path.cwd().name}.ipynb"
    copy = Path.home() / "Hyperparameter_Tuning" / source.stem / source.name
    told = KEPT if copy.exists() else COPIED
    try:
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            files.replace(copy, source.read_bytes())
    except OSError as error:  # the disk is full, the home is not one's own, or the notebook has another name
        return print(NO_COPY.format(error))
    try:
        address = quote(Path(os.path.relpath(copy, source.parent)).as_posix())
    except ValueError:  # on Windows it may be another drive
        address = copy.as_uri()
    link = f'<a href="{address}" style="text-decoration: underline">{html.escape(str(copy))}</a>'
    display({"text/plain": told.format(copy), "text/html": told.format(link)}, raw=True)
