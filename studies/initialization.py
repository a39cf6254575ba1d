"""Week 1, with 20 seeds for the weights: is it the method or the draw?

``python -m studies.initialization`` trains from zeros, from large random weights and from He's, once with each way in
which processors add up (a few minutes), and stores how many dots each predicts right in ``initialization.json``.
"""

from pathlib import Path

import numpy as np

from helpers import data, network
from helpers.exercises.weight_initialization import (
    initialize_parameters_he,
    initialize_parameters_random,
    initialize_parameters_zeros,
)
from studies import common

STORED = Path(__file__).with_suffix(".json")
SEEDS = range(1, 21)
METHODS = ["zeros", "random", "He"]
LAYER_DIMS = [2, 10, 5, 1]


def measure(seed):
    """Train from the three initializations, weights drawn with this seed; return the row of the study."""
    train_X, train_Y, test_X, test_Y = circles = data.circles()
    starts = {
        "zeros": initialize_parameters_zeros(LAYER_DIMS),
        "random": initialize_parameters_random(LAYER_DIMS, np.random.RandomState(seed)),
        "He": initialize_parameters_he(LAYER_DIMS, np.random.RandomState(seed)),
    }
    row = {"seed": seed}
    for method in METHODS:
        parameters, _ = network.train(train_X, train_Y, starts[method])
        row[method] = common.right(parameters, *circles)
    return row


def summary():
    """What the stored study shows, in percent: see ``studies.common.summarize``."""
    return common.summarize(common.load(STORED), METHODS, reference="random")


def print_summary():
    """Print the averages of the stored study and their spread."""
    common.print_table(summary(), "random", "weight seeds", len(SEEDS))


if __name__ == "__main__":
    common.show_help(__doc__)
    common.run(measure, SEEDS, STORED, train_examples=300, test_examples=100)
    print_summary()
    common.print_kernels(common.load(STORED), METHODS)
