"""Week 2, on 20 pitches: does regularization help on the test set?

``python -m studies.regularization`` trains the three models of the week on each pitch, once with each way in which
processors add up (several minutes), and stores how many positions each predicts right in ``regularization.json``.
"""

from functools import partial
from pathlib import Path

import numpy as np

from helpers import data, network
from helpers.exercises.regularization import (
    backward_propagation_with_dropout,
    backward_propagation_with_regularization,
    forward_propagation_with_dropout,
)
from helpers.exercises.weight_initialization import initialize_parameters_he
from studies import common

STORED = Path(__file__).with_suffix(".json")
PITCHES = range(1, 21)
METHODS = ["none", "L2", "dropout"]
LAYER_DIMS = [2, 20, 3, 1]
LEARNING_RATE = 0.3
NUM_ITERATIONS = 30_000
LAMBD = 0.7
KEEP_PROB = 0.86


def measure(seed):
    """Train the three models on the pitch of this seed; return the row of the study."""
    train_X, train_Y, test_X, test_Y = pitch = data.football(seed)
    rng = np.random.RandomState(seed)
    steps = {
        "none": {},
        "L2": {"backward": partial(backward_propagation_with_regularization, lambd=LAMBD)},
        "dropout": {
            "forward": partial(forward_propagation_with_dropout, keep_prob=KEEP_PROB, rng=rng),
            "backward": partial(backward_propagation_with_dropout, keep_prob=KEEP_PROB),
        },
    }
    row = {"seed": seed}
    for method in METHODS:
        start = initialize_parameters_he(LAYER_DIMS, np.random.RandomState(3))
        parameters, _ = network.train(train_X, train_Y, start, LEARNING_RATE, NUM_ITERATIONS, **steps[method])
        row[method] = common.right(parameters, *pitch)
    return row


def summary():
    """What the stored study shows, in percent: see ``studies.common.summarize``."""
    return common.summarize(common.load(STORED), METHODS, reference="none")


def gains():
    """{method: gain on the test positions in percentage points, one a pitch, averaged over the kernels}."""
    return common.gains(common.load(STORED), METHODS, "none")


def print_summary():
    """Print the averages of the stored study and their spread."""
    common.print_table(summary(), "none", "pitches", len(PITCHES))


if __name__ == "__main__":
    common.show_help(__doc__)
    common.run(measure, PITCHES, STORED, train_examples=211, test_examples=2000)
    print_summary()
    common.print_kernels(common.load(STORED), METHODS)
