"""What the site shows of a figure with sliders: every picture, behind one slider."""

import nbformat

from tools import site_pages

STEERED = """
import matplotlib.pyplot as plt
from helpers import live
def draw(rate, beta):
    print(rate, beta)
    return plt.subplots()[1]
live.steer(draw, {"rate": (0.1, 1), "beta": (0, 0.9)}, "sentence", start={"beta": 0.9})
"""


def test_a_figure_with_two_sliders_has_a_position_for_each_pair(tmp_path):
    week = tmp_path / "Week"
    (tmp_path / "helpers").symlink_to(site_pages.Path(site_pages.__file__).parents[1] / "helpers")
    week.mkdir()
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(STEERED)])
    label, start, pictures = site_pages.slides(notebook, week)[0]
    assert label == "rate, beta" and pictures[start][0] == "0.1, 0.9"
    assert [(name, said) for name, _, said in pictures] == [
        (f"{rate}, {beta}", f"{rate} {beta}") for rate in (0.1, 1) for beta in (0, 0.9)
    ]
    assert all(png.startswith(b"\x89PNG") for _, png, _ in pictures)
