"""Write the course as assignments for nbgrader into _nbgrader, with its own release version (``make nbgrader``).

Behind each exercise stands a cell that asks ``grade`` for the verdict. Learners don't see what is in it: nbgrader takes
it out for them and puts it back when it grades. An exercise is one point; the quiz has none here.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from helpers.exercises.weeks import WEEKS
from tools.notebooks import ROOT, notebook_path

CONFIG = """import os

c = get_config()
c.CourseDirectory.root = {here!r}
c.CourseDirectory.course_id = "hyperparameter_tuning"
# The notebooks find helpers/ in the folder above them, where nbgrader has none.
os.environ["PYTHONPATH"] = {root!r}
os.environ["COURSE_PROGRESS"] = "off"
c.ExecutePreprocessor.timeout = 300
"""
METADATA = {"grade": True, "locked": True, "points": 1, "solution": False, "task": False}
METADATA |= {"schema_version": 3, "cell_type": "code"}
TEST = """# Here nbgrader asks for the verdict when the notebook is graded: nothing to do.
### BEGIN HIDDEN TESTS
from helpers.exercises import grade

verdict = grade({name})
assert verdict.status == "correct", verdict.message
### END HIDDEN TESTS"""


def main(course):
    """Write the source version and let nbgrader make the release version; what else is in the folder stays."""
    for version in ("source", "release"):
        shutil.rmtree(course / version, ignore_errors=True)
    for week in WEEKS:
        path = course / "source" / week.folder / f"{week.folder}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(source_version(week), path)
    config = CONFIG.format(here=str(course), root=str(ROOT))
    (course / "nbgrader_config.py").write_text(config, encoding="utf-8")
    for week in WEEKS:
        done = nbgrader(course, "generate_assignment", week.folder, "--force")
        if done.returncode:
            sys.exit(f"nbgrader did not take {week.folder}:\n{done.stderr[-3000:]}")
    print(f"The assignments are in {course.name}/release; grade them as TEACHING.md says.")


def nbgrader(course, *arguments):
    """Run nbgrader in its course; what came of it. It looks for alembic among the commands."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    command = [sys.executable, "-m", "nbgrader", *arguments]
    return subprocess.run(
        command, cwd=course, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )


def source_version(week):
    """The week's notebook, whose exercises nbgrader knows, each with its test."""
    notebook, cells = nbformat.read(notebook_path(week.folder), as_version=4), []
    names = [exercise.name for exercise in week.exercises]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        cells.append(cell)
        name = next((name for name in names if cell.source.startswith(f"def {name}(")), None)
        if name:
            test = nbformat.v4.new_code_cell(TEST.format(name=name), id=f"test-{len(cells)}")
            test.metadata.nbgrader = METADATA | {"grade_id": f"test-{name}"}
            cells.append(test)
    notebook.cells = cells
    return notebook


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m tools.nbgrader_course", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "_nbgrader", help="instead of _nbgrader")
    main(parser.parse_args().folder.resolve())
