"""Whether what the notebooks import is there and recent enough; if not, one sentence says what to do.

Only the standard library is imported here, and no recent syntax is used: this module must run where nothing else does.
"""

import os
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"
OLDEST_PYTHON = (3, 11)
IMPORTED = ("numpy", "matplotlib", "scikit-learn")


class RequirementsNotMet(Exception):
    """Something to install first. IPython shows the sentence alone: a traceback would bury it."""

    def _render_traceback_(self):
        return [str(self)]


def check_requirements():
    """Do nothing when all is there; otherwise raise RequirementsNotMet."""
    if sys.version_info < OLDEST_PYTHON:
        raise RequirementsNotMet(
            "This notebook needs Python {}.{} or newer, and this is {}.{}: install a newer one from "
            "https://www.python.org/downloads/ and open the notebook with it.".format(
                *OLDEST_PYTHON, *sys.version_info[:2]
            )
        )
    problems = missing_packages()
    if problems:
        file = Path(os.path.relpath(REQUIREMENTS)).as_posix()
        raise RequirementsNotMet(
            f'This notebook needs {" and ".join(problems)}: run `%pip install -r "{file}"` in a new cell, '
            "then restart the kernel."
        )


def missing_packages():
    """What is missing or too old, each in a few words: "numpy 1.26 or newer (1.20 is installed)"."""
    problems = []
    bounds = lower_bounds()
    for package in IMPORTED:
        try:
            installed = version(package)
        except PackageNotFoundError:
            problems.append(f"{package} {bounds[package]} or newer (it is not installed)")
            continue
        if numbers(installed) < numbers(bounds[package]):
            problems.append(f"{package} {bounds[package]} or newer ({installed} is installed)")
    return problems


def lower_bounds():
    """{package: oldest version} from requirements.txt."""
    return dict(re.findall(r"^([\w-]+)>=([\d.]+)", REQUIREMENTS.read_text(encoding="utf-8"), flags=re.MULTILINE))


def numbers(text):
    """The first three numbers of a version, which are enough to compare: (1, 26, 4) for "1.26.4"."""
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])
