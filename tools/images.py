"""Draw the pictures of Images/: ``python -m tools.images`` (or ``make images``).

They come from the same functions, data and settings as the pictures in the notebooks. A picture holds what its
plotting function printed, and is written again only when that, or its description, has changed. One whose looks
alone have changed is drawn by its name: ``python -m tools.images cost_he.png``.
"""

import functools
import io
import sys
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image  # Matplotlib needs Pillow too, so it is there
from PIL.PngImagePlugin import PngInfo

from helpers import data, network, plotting
from helpers.exercises import gradient_checking, regularization, weight_initialization
from studies import regularization as regularization_study

FOLDER = Path(__file__).parents[1] / "Images"


# Week 1: the three initializations on the circles.


@functools.cache
def trained_circles():
    """{name: (parameters, costs)} after week 1's training from the three starts."""
    layer_dims = [2, 10, 5, 1]
    starts = {
        "zeros": weight_initialization.initialize_parameters_zeros(layer_dims),
        "large random": weight_initialization.initialize_parameters_random(layer_dims, np.random.RandomState(3)),
        "He": weight_initialization.initialize_parameters_he(layer_dims, np.random.RandomState(3)),
    }
    X, Y, _, _ = data.circles()
    return {name: network.train(X, Y, start, 0.01, 15_000) for name, start in starts.items()}


def circles_data():
    X, Y, _, _ = data.circles()
    return plotting.plot_data(X, Y, title="Which dots are blue?")


def circles_cost(name, digits):
    _, costs = trained_circles()[name]
    return plotting.plot_costs(costs, label=name, digits=digits)


def circles_boundary(name, title):
    X, Y, _, _ = data.circles()
    parameters, _ = trained_circles()[name]
    return plotting.plot_decision_boundary(parameters, X, Y, title=title)


def initializations_side_by_side():
    return plotting.plot_models({name: model for name, (model, _) in trained_circles().items()}, *data.circles())


def initializations_conclusion():
    train_X, train_Y, test_X, test_Y = data.circles()
    accuracies = {
        name: (network.accuracy(train_X, train_Y, model), network.accuracy(test_X, test_Y, model))
        for name, (model, _) in trained_circles().items()
    }
    return plotting.plot_accuracies(accuracies)


# Week 2: regularization on the football pitch.


PITCH_SEED, MASK_SEED = 12, 2


@functools.cache
def trained_football():
    """{name: (parameters, costs)} after week 2's training without regularization, with L2 and with dropout."""
    X, Y, _, _ = data.football(PITCH_SEED)
    start = weight_initialization.initialize_parameters_he([2, 20, 3, 1], np.random.RandomState(3))
    lambd, keep_prob, rng = 0.7, 0.86, np.random.RandomState(MASK_SEED)
    steps = {
        "none": {},
        "L2": {
            "cost": partial(regularization.compute_cost_with_regularization, lambd=lambd),
            "backward": partial(regularization.backward_propagation_with_regularization, lambd=lambd),
        },
        "dropout": {
            "forward": partial(regularization.forward_propagation_with_dropout, keep_prob=keep_prob, rng=rng),
            "backward": partial(regularization.backward_propagation_with_dropout, keep_prob=keep_prob),
        },
    }
    return {name: network.train(X, Y, start, 0.3, 30_000, **own) for name, own in steps.items()}


def football_data():
    X, Y, _, _ = data.football(PITCH_SEED)
    return plotting.plot_data(X, Y, title="Who won the header?", plane=plotting.PITCH)


def football_boundaries(*names):
    models = {name: trained_football()[name][0] for name in names}
    # Whole percents: the last positions depend on the machine's rounding.
    return plotting.plot_models(models, *data.football(PITCH_SEED), plane=plotting.PITCH, digits=0)


def regularization_conclusion():
    means = {
        method: tuple(numbers[part][0] / 100 for part in ("train", "test"))
        for method, numbers in regularization_study.summary().items()
    }
    return plotting.plot_accuracies(means, title="Average of 20 pitches", digits=0)


# Week 3: how gradients are checked.


def parameters_to_vector():
    _, _, parameters = data.small_batch()
    return plotting.plot_vector(parameters)


def two_sided_difference():
    return plotting.plot_slope(np.exp, theta=1.0, epsilon=0.8)


def step_sizes():
    steps = 10.0 ** np.arange(-1, -13, -1)
    errors = {
        "one-sided": [one_sided_check(np.exp, np.exp, 1.0, step) for step in steps],
        "two-sided": [gradient_checking.gradient_check(np.exp, np.exp, 1.0, step) for step in steps],
    }
    return plotting.plot_step_sizes(steps, errors)


def one_sided_check(J, dJ, theta, epsilon):
    """Week 3's relative difference with a step to one side only."""
    approx = (J(theta + epsilon) - J(theta)) / epsilon
    return abs(dJ(theta) - approx) / (abs(dJ(theta)) + abs(approx))


# File name: what is seen (the text for those who can't see it), and how it is drawn.
PICTURES = {
    "circles_data.png": (
        "300 dots in the plane: 150 red ones scattered around a ring, and 150 blue ones around a slightly smaller ring "
        "inside it.",
        circles_data,
    ),
    "cost_zeros.png": (
        "The cost during training from zeros is a flat line: 0.6931 at iteration 0, and still 0.6931 at iteration "
        "14000.",
        partial(circles_cost, "zeros", digits=4),
    ),
    "boundary_zeros.png": (
        "Trained from zeros, the network predicts red everywhere, so 50.0 % of the 300 dots are right.",
        partial(circles_boundary, "zeros", "Zeros"),
    ),
    "cost_large_random.png": (
        "The cost during training from large random weights, on a log scale: it starts at 1773.6 at iteration 0, drops "
        "steeply, and then creeps down to 0.4 at iteration 14000.",
        partial(circles_cost, "large random", digits=1),
    ),
    "boundary_large_random.png": (
        "Trained from large random weights, the network draws a boundary with odd corners, which is open on the left: "
        "the red dots there lie in the blue region. 83.0 % of the 300 dots are right.",
        partial(circles_boundary, "large random", "Large random"),
    ),
    "cost_he.png": (
        "The cost during training from He initialization falls steadily from 0.88 at iteration 0 to 0.07 at "
        "iteration 14000.",
        partial(circles_cost, "He", digits=2),
    ),
    "boundary_he.png": (
        "Trained from He initialization, the network draws a closed boundary between the two rings: 99.3 % of the 300 "
        "dots are right.",
        partial(circles_boundary, "He", "He"),
    ),
    "initializations_side_by_side.png": (
        "The boundaries of three networks side by side. From zeros everything is red (train 50.0 %, test 50.0 %). "
        "From large random weights the boundary has odd corners and is open on the left (train 83.0 %, test 86.0 %). "
        "From He initialization it closes around the blue ring (train 99.3 %, test 96.0 %).",
        initializations_side_by_side,
    ),
    "initializations_conclusion.png": (
        "How many dots each network predicts right: zeros, train 50.0 % and test 50.0 %; large random, train 83.0 % "
        "and test 86.0 %; He, train 99.3 % and test 96.0 %.",
        initializations_conclusion,
    ),
    "football_data.png": (
        "211 dots on a football pitch: 106 red ones, mostly at the bottom right, and 105 blue ones, mostly at the top "
        "left. Along a slanted line between them the two mix.",
        football_data,
    ),
    "boundary_overfitting.png": (
        "Without regularization the boundary chases single dots, with a red hook in the blue region and blue islands "
        "in the red one: train 93 %, but test 82 %.",
        partial(football_boundaries, "none"),
    ),
    "boundary_l2.png": (
        "With L2 regularization the boundary is one smooth slanted curve: train 89 %, test 85 %.",
        partial(football_boundaries, "L2"),
    ),
    "boundary_dropout.png": (
        "With dropout the boundary is nearly one slanted line, but for two small red islands: train 90 %, test 84 %.",
        partial(football_boundaries, "dropout"),
    ),
    "regularization_side_by_side.png": (
        "The boundaries of the three networks side by side. Without regularization it chases single dots (train 93 %, "
        "test 82 %), with L2 it is smooth (train 89 %, test 85 %), with dropout it lies in between (train 90 %, "
        "test 84 %).",
        partial(football_boundaries, "none", "L2", "dropout"),
    ),
    "regularization_conclusion.png": (
        "How many positions are predicted right, averaged over 20 pitches: none, train 91 % and test 82 %; L2, "
        "train 88 % and test 85 %; dropout, train 90 % and test 84 %.",
        regularization_conclusion,
    ),
    "parameters_to_vector.png": (
        "Blocks for W1, b1, W2, b2, W3 and b3, and arrows from each to its place in one long strip, theta, of 47 "
        "numbers: W1 is 0-19, b1 20-24, W2 25-39, b2 40-42, W3 43-45 and b3 46.",
        parameters_to_vector,
    ),
    "two_sided_difference.png": (
        "A curve that rises ever more steeply, its tangent at theta = 1 with slope 2.72, and a chord between the "
        "points of the curve at theta - epsilon and theta + epsilon. With epsilon = 0.8 the chord has slope 3.02, "
        "nearly that of the tangent.",
        two_sided_difference,
    ),
    "step_sizes.png": (
        "The relative difference against epsilon, both on log scales: two curves in the shape of a V. To the right "
        "they rise by truncation, to the left by round-off. The two-sided one goes deeper: at epsilon = 1e-3 it is "
        "8e-8, the one-sided one 3e-4.",
        step_sizes,
    ),
}

# Taken in a browser, by tools/screenshot.py: name and description.
SCREENSHOTS = {
    "check_speaking.png": "JupyterLab with exercise 3 of week 1: a learner's function multiplies by 2 / n without the "
    "square root, and the check below it says in words that the standard deviation of the weights is not the one "
    "expected, and where to look.",
}


# A picture as a file: it holds its description, and what its plotting function printed.


def draw(name):
    """Draw a picture; return its Figure and the lines that it printed."""
    _, plot = PICTURES[name]
    with redirect_stdout(io.StringIO()) as printed:
        axes = plot()
    return np.ravel(axes)[0].figure, printed.getvalue().strip()


def to_png(figure, **texts):
    """The figure as the bytes of a PNG file, with the texts in it, but no date and no version."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=100)
    return compressed(Image.open(drawn), **texts)


def compressed(image, **texts):
    """The image as the bytes of a small PNG file, with the texts in it."""
    file, metadata = io.BytesIO(), PngInfo()
    for name, text in texts.items():
        metadata.add_text(name, text)
    # 128 colours are plenty for our pictures, and make a file half as large.
    image.convert("RGB").quantize(128).save(file, format="png", optimize=True, pnginfo=metadata)
    return file.getvalue()


def stored_texts(name):
    """The texts in the stored picture; none when there is no such file."""
    try:
        with Image.open(FOLDER / name) as picture:
            return picture.text
    except FileNotFoundError:
        return {}


def main(names):
    """Draw the pictures; write those that say something new, and those that are named."""
    plt.switch_backend("agg")
    for name in names or PICTURES:
        figure, printed = draw(name)
        texts = {"Description": PICTURES[name][0], "Printed": printed}
        if names or texts != stored_texts(name):
            (FOLDER / name).write_bytes(to_png(figure, **texts))
            print(f"Images/{name}: written")
        plt.close(figure)


if __name__ == "__main__":
    main(sys.argv[1:])
