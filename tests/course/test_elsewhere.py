"""Launch files: what they install is enough to run a notebook, and what they open is there; the citation is valid."""

import json
import re
import sys

import pytest
from test_everywhere import run

from tools.notebooks import ROOT

DEVCONTAINER = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))


def test_what_the_launch_files_name_is_there():
    assert all((ROOT / name).exists() for name in DEVCONTAINER["customizations"]["codespaces"]["openFiles"])
    named = (ROOT / ".binder" / "requirements.txt").read_text(encoding="utf-8").split()[1]
    assert (ROOT / ".binder" / named).resolve() == ROOT / "requirements.txt"
    assert re.fullmatch(r"python-3\.1[1-9]\n", (ROOT / ".binder" / "runtime.txt").read_text(encoding="utf-8"))


def test_what_the_launch_files_install_is_what_a_new_environment_is_tested_with():
    """test_versions.py runs every notebook with the newest versions of requirements.txt, and nothing else."""
    assert DEVCONTAINER["postCreateCommand"] == "python -m pip install -r requirements.txt"


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
