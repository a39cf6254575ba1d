"""Draw the pictures of Images/: ``python -m tools.images`` (or ``make images``).

They come from the same functions, data and settings as the pictures in the notebooks. A picture holds what its
plotting function printed, and is written again only when that, or its description, has changed. One whose looks
alone have changed is drawn by its name: ``python -m tools.images cost_he.png``.
"""

import functools
import io
import json
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


def circles_starts():
    """The parameters that week 1's three trainings start from."""
    layer_dims = [2, 10, 5, 1]
    return {
        "zeros": weight_initialization.initialize_parameters_zeros(layer_dims),
        "large random": weight_initialization.initialize_parameters_random(layer_dims, np.random.RandomState(3)),
        "He": weight_initialization.initialize_parameters_he(layer_dims, np.random.RandomState(3)),
    }


@functools.cache
def trained_circles():
    """{name: (parameters, costs)} after week 1's training from the three starts."""
    X, Y, _, _ = data.circles()
    return {name: network.train(X, Y, start, 0.01, 15_000) for name, start in circles_starts().items()}


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


# Films: what moves on the front page and under the sliders of the notebooks.

MOMENTS = [0, 3, 10, 20, 30, 60, 100, 200, 300, 600, 1000, 2000, 3000, 4000, 4500, 5000, 5500, 6000, 7000, 8000, 9000]
MOMENTS += [11_000, 13_000, 15_000]


def trainings():
    """A frame for each moment: what the three networks predict then, and where they are on their cost curves."""
    circles, costs = data.circles(), {name: costs for name, (_, costs) in trained_circles().items()}
    models, done = circles_starts(), 0
    for moment in MOMENTS:
        models = {
            name: network.train(*circles[:2], model, num_iterations=moment - done)[0] if moment > done else model
            for name, model in models.items()
        }
        done = moment
        figure = plt.figure(figsize=(8.1, 6.4), layout="constrained")
        planes, below = figure.subfigures(2, 1, height_ratios=[1.25, 1])
        axes = planes.subplots(1, 3, sharex=True, sharey=True)
        plotting.plot_models(models, *circles, ax=axes, legend=False)
        ax = plotting.plot_costs(costs, ax=below.subplots(), digits=1, title=f"Cost; iteration {moment:,}")
        for curve, (color, _, marker) in zip(costs.values(), plotting.LINES):
            nearest = min(curve, key=lambda i: abs(i - moment))
            ax.plot(moment, curve[nearest], marker, color=color, markersize=9)
        yield f"{moment}", figure


def lambdas():
    """A frame for each lambda: the boundary on week 2's pitch, and train and test accuracy for all ten."""
    pitch = data.football(PITCH_SEED)
    start = weight_initialization.initialize_parameters_he([2, 20, 3, 1], np.random.RandomState(3))
    models = {}
    for lambd in LAMBDAS:
        backward = partial(regularization.backward_propagation_with_regularization, lambd=lambd)
        models[lambd], _ = network.train(*pitch[:2], start, 0.3, 30_000, backward=backward)
    shares = [[network.accuracy(*part, model) for model in models.values()] for part in (pitch[:2], pitch[2:])]
    for place, (lambd, model) in enumerate(models.items()):
        figure = plt.figure(figsize=(8.6, 3.4), layout="constrained")
        left, right = figure.subplots(1, 2, width_ratios=[1, 1.15])
        plotting.plot_models(
            {rf"$\lambda$ = {lambd:g}": model}, *pitch, ax=[left], plane=plotting.PITCH, digits=0, legend=False
        )
        for values, (color, dashes, marker), name in zip(shares, plotting.LINES, ("train", "test")):
            right.plot(range(len(LAMBDAS)), 100 * np.array(values), color=color, linestyle=dashes, label=name)
            right.plot(place, 100 * values[place], marker, color=color, markersize=10)
        right.set_xticks(range(len(LAMBDAS)), [f"{one:g}" for one in LAMBDAS])
        right.set(xlabel=r"$\lambda$", ylabel="right (%)", title="Train and test against $\\lambda$", ylim=(45, 95))
        right.legend(loc="lower left")
        yield f"{lambd:g}", figure


LAMBDAS = [0, 0.02, 0.07, 0.2, 0.7, 2, 7, 12, 20, 50]

FILMS = {
    "trainings.gif": (
        "Three networks while they train, one above the other's cost. From zeros nothing ever changes. Large random "
        "weights start with a jagged boundary and a cost of 1774, which falls and bounces for hundreds of iterations. "
        "From He the boundary closes around the blue ring after some 4,000 iterations.",
        trainings,
    ),
    "lambdas.gif": (
        "The boundary on the pitch for ten values of lambda, from 0, where it chases single dots, to 50, where the "
        "network predicts one side everywhere; beside it train and test accuracy.",
        lambdas,
    ),
}


def draw_film(name):
    """Draw a film and write it, with what each frame says in its comment."""
    _, frames = FILMS[name]
    pictures, words = [], {}
    steps = frames()
    while True:
        with redirect_stdout(io.StringIO()) as printed, plt.style.context(["default", plotting.STYLE]):
            try:
                key, figure = next(steps)
            except StopIteration:
                break
            file = io.BytesIO()
            figure.savefig(file, format="png", dpi=80)
            plt.close(figure)
        said = printed.getvalue().replace(r"$\lambda$", "lambda").splitlines()
        words[key] = "; ".join(line for line in said if "train" in line)
        pictures.append(Image.open(file).convert("RGB").quantize(64))
    more = {"save_all": True, "append_images": pictures[1:], "duration": 500, "loop": 0, "optimize": True}
    pictures[0].save(FOLDER / name, comment=json.dumps(words), **more)


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
    for name in [name for name in names or FILMS if name in FILMS and (names or not (FOLDER / name).exists())]:
        draw_film(name)
        print(f"Images/{name}: written")
    for name in [name for name in names or PICTURES if name in PICTURES]:
        figure, printed = draw(name)
        texts = {"Description": PICTURES[name][0], "Printed": printed}
        if names or texts != stored_texts(name):
            (FOLDER / name).write_bytes(to_png(figure, **texts))
            print(f"Images/{name}: written")
        plt.close(figure)


if __name__ == "__main__":
    main(sys.argv[1:])
