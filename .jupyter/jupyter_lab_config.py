"""What JupyterLab is told where the course starts it: JUPYTER_CONFIG_PATH names this folder."""

import os
from pathlib import Path

os.environ.pop("MPLBACKEND", None)  # a kernel that inherits a backend shows no figures
c = get_config()  # noqa: F821, Jupyter brings it along
c.Application.log_format = "%(message)s"
c.Application.log_level = "ERROR"
c.ContentsManager.hide_globs = [
    *("__pycache__", "*.pyc", "*.pyo", ".DS_Store", "*~"),
    *("benchmarks", "deploy", "findings", "tests", "tools", "web", "_nbgrader", "_site"),
    *("conftest.py", "setup.py", "pyproject.toml", "requirements*.txt", "CITATION.cff", "Makefile"),
]
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.LabApp.extra_labextensions_path = [str(Path(__file__).resolve().with_name("labextensions"))]
