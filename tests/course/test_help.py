"""Every command of the course says what it does, and does nothing else, when it is asked for help."""

import subprocess
import sys

import pytest

from tools.notebooks import ROOT

FOLDERS = [ROOT / name for name in ("benchmarks", "helpers", "studies", "tools")]
FILES = [path for folder in FOLDERS for path in sorted(folder.rglob("*.py"))]
COMMANDS = [path for path in FILES if 'if __name__ == "__main__":' in path.read_text(encoding="utf-8")]
MODULES = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__") for path in COMMANDS]


@pytest.mark.everywhere
@pytest.mark.parametrize("module", MODULES)
def test_help_is_told_and_nothing_is_done(module):
    command = [sys.executable, "-m", module, "--help"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("usage: ") and len(told.stdout.splitlines()) > 4
