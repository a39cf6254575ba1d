"""Run the course's notebooks and store what they show: ``python -m tools.notebooks [NAME ...]``."""

import argparse
import base64
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from helpers import __version__, files, place
from helpers.exercises import weeks

ROOT = Path(__file__).resolve().parents[1]
WEEKS = tuple(week.folder for week in weeks.WEEKS)
NAMES = ("START", *WEEKS)
WIDGET = "application/vnd.jupyter.widget-view+json"
METADATA = {
    place.VERSION: __version__,  # so that a copy can say that the course is another one by now
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook_path(name):
    """Where a notebook is: every week has a folder of its name, the start page stands above them."""
    return (ROOT / name if name in WEEKS else ROOT) / f"{name}.ipynb"


def execute(notebook, folder):
    """Run all cells in a new kernel whose working directory is the folder; the outputs go into the notebook.

    Raises nbclient's CellExecutionError at the first cell that fails.
    """
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources=resources, record_timing=False).execute()
    for cell in code_cells(notebook):
        cell.outputs = merge_streams(cell.outputs)
        for output in cell.outputs:
            output.get("data", {}).pop(WIDGET, None)  # its model is gone with the kernel; a sentence is left


def clean(notebook):
    """Leave no trace of the machine: the metadata that every notebook has, and the cells' tags with their reasons."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(
            {key: value for key, value in cell.metadata.items() if key in ("tags", "reason")}
        )
        for name, picture in cell.get("attachments", {}).items():
            if (ROOT / "Images" / name).exists():  # a copy of the notebook has it where the course's folder is not
                picture["image/" + Path(name).suffix[1:]] = attached(name)


def attached(name):
    """A picture of the course as a notebook carries it along."""
    return base64.b64encode((ROOT / "Images" / name).read_bytes()).decode()


def code_cells(notebook):
    """The cells that run, in their order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def merge_streams(outputs):
    """The outputs, with what was printed in several pieces in one: how many there are is a matter of timing."""
    merged = []
    for output in outputs:
        if merged and output.output_type == merged[-1].output_type == "stream" and output.name == merged[-1].name:
            merged[-1].text += output.text
        else:
            merged.append(output)
    return merged


def store(name):
    """Run a notebook and write it back, if every cell succeeds and nobody saved it meanwhile.

    Outputs, execution counts and metadata are new; sources, attachments and the cells' ids stay, so that answers that
    a learner filled in are kept.
    """
    path = notebook_path(name)
    before = path.read_bytes()
    notebook = nbformat.reads(before.decode("utf-8"), as_version=4)
    execute(notebook, path.parent)
    clean(notebook)
    if path.read_bytes() != before:
        sys.exit(f"{path} was changed while it ran, and is left as it was saved then: run the command again.")
    files.replace(path, nbformat.writes(notebook) + "\n")
    print(f"{name}: {len(code_cells(notebook))} cells run and stored")


def stamp(name):
    """Note the course's version in a notebook, without running it."""
    notebook = nbformat.read(notebook_path(name), as_version=4)
    clean(notebook)
    files.replace(notebook_path(name), nbformat.writes(notebook) + "\n")


if __name__ == "__main__":
    os.environ["COURSE_PROGRESS"] = "off"  # a stored notebook shows neither somebody's progress nor a bar
    os.environ.pop("MPLBACKEND", None)  # a kernel that inherits a backend shows no figures
    parser = argparse.ArgumentParser("python -m tools.notebooks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; without one, all")
    parser.add_argument("--stamp", action="store_true", help="only note the course's version, without a run")
    options = parser.parse_args()
    names = options.names
    if unknown := [name for name in names if name not in NAMES]:
        parser.error(f"there is no notebook {unknown[0]}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IPYTHONDIR"] = folder  # the user's own profile may show other outputs
        for name in names or NAMES:
            stamp(name) if options.stamp else store(name)
