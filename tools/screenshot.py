"""Photograph a check that speaks, in a real JupyterLab, for the README: ``make screenshot``."""

import argparse
import tempfile
from pathlib import Path

from PIL import Image

from tools.images import FOLDER, SCREENSHOTS, compressed

NAME = "check_speaking.png"
# What a learner writes who forgets the square root.
ANSWER = """def initialize_parameters_he(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n = layer_dims[l - 1]
        parameters[f"W{l}"] = rng.randn(layer_dims[l], n) * 2 / n
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters"""


def photograph(page, address, file):
    """Answer exercise 3 of week 1 as above, and take a picture of the window; returns what the check says."""
    from lab import Notebook

    notebook = Notebook.open(page, address, "course/Weight_Initialization/Weight_Initialization.ipynb")
    notebook.ask("app.shell.collapseLeft()")
    for text in ("import sys", "import numpy", "from helpers.exercises import"):
        notebook.run(notebook.find(text))
    exercise = notebook.find("def initialize_parameters_he(")
    notebook.type(exercise, ANSWER)
    notebook.run(exercise)
    said = notebook.run(exercise + 1)
    # The last lines of the text above it are in the picture.
    notebook.ask("widgets[value].node.style.scrollMarginTop = '66px'", exercise)
    notebook.ask("widgets[value].node.scrollIntoView()", exercise)
    page.screenshot(path=file)
    return said


def main():
    from course_files import copy_course  # of the tests, which only make screenshot puts into the path
    from lab import launch, running_lab
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        course = copy_course(Path(folder) / "course")
        with running_lab(course, Path(folder) / "jupyter") as address:
            page = launch(playwright, Path(folder)).new_page(
                viewport={"width": 720, "height": 640}, device_scale_factor=2
            )
            said = photograph(page, address, Path(folder) / NAME)
        content = compressed(Image.open(Path(folder) / NAME), Description=SCREENSHOTS[NAME], Printed=said)
    (FOLDER / NAME).write_bytes(content)
    print(f"Images/{NAME}: written, {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    argparse.ArgumentParser("python -m tools.screenshot", description=__doc__).parse_args()
    main()
