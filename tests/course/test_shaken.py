"""No printed character depends on the last bits of what a training starts from: other processors have other ones.

It finds what hangs on a rounding edge without the hardware, given enough seeds: an accuracy of 85.45 % that was printed
in whole percents was red with some of them only.
"""

import nbformat
import pytest
from course_files import each_week, stored
from test_notebooks import shown

from tools import notebooks

pytestmark = pytest.mark.everywhere

SHAKE = """
import numpy as np
from helpers import network
shaking = np.random.RandomState({seed})
def shaken(array):
    return array * (1 + 1e-15 * shaking.standard_normal(array.shape))
def train_shaken(X, Y, parameters, *arguments, train=network.train, **words):
    return train(shaken(X), Y, {{name: shaken(one) for name, one in parameters.items()}}, *arguments, **words)
network.train = train_shaken
"""


@pytest.mark.parametrize("seed", range(1, 4))
@each_week
def test_nothing_printed_depends_on_the_last_bits(week, seed):
    notebook, first = stored(week), stored(week)
    place = next(i for i, cell in enumerate(notebook.cells) if "sys.path" in cell.source) + 1
    notebook.cells.insert(place, nbformat.v4.new_code_cell(SHAKE.format(seed=seed)))
    notebooks.execute(notebook, notebooks.notebook_path(week).parent)
    del notebook.cells[place]
    for number, (before, after) in enumerate(zip(first.cells, notebook.cells, strict=True)):
        if before.cell_type == "code":
            assert shown(before, False) == shown(after, False), f"cell {number}"
