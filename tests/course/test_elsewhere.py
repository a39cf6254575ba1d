"""Launch files: what they install is enough to run a notebook, and what they open is there; the citation is valid."""

import json
import re
import subprocess
import sys

import pytest
from test_everywhere import run

from tools.notebooks import ROOT, notebook_path

DEVCONTAINER = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))


def test_what_the_launch_files_name_is_there():
    assert all((ROOT / name).exists() for name in DEVCONTAINER["customizations"]["codespaces"]["openFiles"])
    named = (ROOT / ".binder" / "requirements.txt").read_text(encoding="utf-8").split()[1]
    assert (ROOT / ".binder" / named).resolve() == ROOT / "requirements.txt"
    assert re.fullmatch(r"python-3\.1[1-9]\n", (ROOT / ".binder" / "runtime.txt").read_text(encoding="utf-8"))


@pytest.mark.everywhere
def test_what_the_launch_files_install_is_enough(tmp_path):
    """Both install requirements.txt: the command of the dev container, as it is written, in a new environment."""
    run([sys.executable, "-m", "venv", str(tmp_path / "venv")]).check_returncode()
    python = str(tmp_path / "venv" / "bin" / "python")
    command = DEVCONTAINER["postCreateCommand"].replace("python ", f"{python} ", 1)
    installed = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stderr[-2000:]
    notebook = str(notebook_path("Gradient_Checking"))
    done = run([python, "-m", "pytest", "-q", "-p", "no:cacheprovider", notebook])
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.everywhere
def test_the_citation_is_valid(tmp_path):
    """By the schema of the Citation File Format, which cffconvert brings along; it needs older packages than we do."""
    run([sys.executable, "-m", "venv", str(tmp_path / "venv")]).check_returncode()
    python = str(tmp_path / "venv" / "bin" / "python")
    run([python, "-m", "pip", "install", "-q", "cffconvert", "setuptools<81"]).check_returncode()
    checked = run([str(tmp_path / "venv" / "bin" / "cffconvert"), "--validate", "--infile", str(ROOT / "CITATION.cff")])
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_version_is_that_of_the_changelog():
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)[1]
    day = re.search(r'^date-released: "(.+)"$', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)[1]
    latest = re.search(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)[1]
    assert latest == f"{cited} ({day})"
