"""Lambd and keep_prob for week 2, chosen at last, and early stopping: compared on 20 pitches with the untuned ones.

``python -m studies.chosen`` trains the two that ``studies.regularization`` has not, with the configuration that
``studies.search`` found, and stores how many positions each predicts right in ``chosen.json`` (some minutes).
"""

import json
from functools import partial
from pathlib import Path

import numpy as np

from helpers import data, network
from helpers.estimator import NetworkClassifier, steps
from helpers.exercises.tuning import early_stopping, split_off_validation
from helpers.exercises.weight_initialization import initialize_parameters_he
from studies import common, regularization

STORED = Path(__file__).with_suffix(".json")
SEARCHED = STORED.with_name("search.json")  # what studies.search stores; importing it would need Optuna here
PITCHES = regularization.PITCHES
METHODS = ["none", "L2", "dropout", "early stopping", "chosen"]
NUM_VALIDATION, EVERY, PATIENCE = 50, 100, 10


def start():
    """Week 2's."""
    return initialize_parameters_he(regularization.LAYER_DIMS, np.random.RandomState(3))


def chosen():
    """The configuration that the search found: {"lambd": ..., "keep_prob": ...}."""
    found = json.loads(SEARCHED.read_text(encoding="utf-8"))["best"]
    return {name: found[name] for name in ("lambd", "keep_prob")}


def measure(seed):
    """The row of one pitch."""
    pitch = data.football(seed)
    train = partial(network.train, learning_rate=regularization.LEARNING_RATE)
    plan = steps(NetworkClassifier(**chosen()), np.random.RandomState(seed))
    parameters, _ = train(*pitch[:2], start(), num_iterations=regularization.NUM_ITERATIONS, **plan)
    stopped = stop_early(pitch, train, np.random.RandomState(seed))
    return {
        "seed": seed,
        "early stopping": common.right(stopped, *pitch),
        "chosen": common.right(parameters, *pitch),
    }


def stop_early(pitch, train, rng):
    """Train without penalty on all but 50 positions, until their cost has not improved ten times in a row."""
    train_X, train_Y, validation_X, validation_Y = split_off_validation(*pitch[:2], NUM_VALIDATION, rng)
    parameters, networks, costs = start(), {}, {}
    for iteration in range(EVERY, regularization.NUM_ITERATIONS + 1, EVERY):
        parameters, _ = train(train_X, train_Y, parameters, num_iterations=EVERY)
        _, cache = network.forward_propagation(validation_X, parameters)
        networks[iteration], costs[iteration] = parameters, network.compute_cost(cache["Z3"], validation_Y)
        best = early_stopping(costs, PATIENCE)
        if iteration - best >= PATIENCE * EVERY:
            break
    return networks[best]


def joined():
    """The rows of this study and of week 2's, which have the same pitches and kernels, in one study."""
    ours, theirs = common.load(STORED), common.load(regularization.STORED)
    kernels = {
        kernel: [one | other for one, other in zip(theirs["kernels"][kernel], rows, strict=True)]
        for kernel, rows in ours["kernels"].items()
    }
    return {"settings": theirs["settings"], "kernels": kernels}


def summary():
    """What both studies show, in percent: see ``studies.common.summarize``."""
    return common.summarize(joined(), METHODS, reference="none")


def gains(reference="none"):
    """{method: gain on the test positions over the reference in percentage points, one a pitch}."""
    return common.gains(joined(), METHODS, reference)


def print_summary():
    """Print the configuration, the averages, and the gain over week 2's L2 with its standard error."""
    print("chosen: lambd {lambd:.2g}, keep_prob {keep_prob:.2g}".format(**chosen()))
    common.print_table(summary(), "none", "pitches", len(PITCHES))
    gain = gains("L2")["chosen"]
    print()
    print(f"chosen over L2 as in week 2: {gain.mean():+.1f} points (standard error {common.standard_error(gain):.1f})")


if __name__ == "__main__":
    common.show_help(__doc__)
    common.run(measure, PITCHES, STORED, **chosen())
    print_summary()
    common.print_kernels(joined(), METHODS)
