"""The course's own files, without what installing and running leave beside them."""

import re
import shutil

import nbformat

from helpers.notebooks import ROOT, WEEKS, notebook_path

PAGES = [*ROOT.glob("*.md"), *ROOT.glob("[!.]*/*.md"), *map(notebook_path, WEEKS)]


def copy_course(folder):
    """Copy the files that git does not ignore into the folder, as they are now; returns the folder."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()]
    return shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", *ignored))


def stored(week):
    """The notebook of a week as it is stored."""
    return nbformat.read(notebook_path(week), as_version=4)


def prose(page):
    """The text of a Markdown file, or of a notebook's Markdown cells, without blocks of code."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def pictures_of(page):
    """(description, address) of every picture on a page."""
    return re.findall(r"!\[(.*?)\]\((.*?)\)", prose(page), flags=re.DOTALL)
