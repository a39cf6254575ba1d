"""Draw the pictures of Images/: ``python -m tools.images`` (or ``make images``).

They come from the same functions, data and settings as the pictures in the notebooks. A picture holds what its
plotting function printed, and is written again only when that, or its description, has changed. One whose looks
alone have changed is drawn by its name: ``python -m tools.images cost_he.png``.
"""

import argparse
import functools
import io
import json
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image  # Matplotlib needs Pillow too, so it is there
from PIL.PngImagePlugin import PngInfo

from helpers import data, network, normalization, optimizers, plotting, valley
from helpers.exercises import gradient_checking, regularization, weight_initialization
from studies import regularization as regularization_study
from studies import tuning as tuning_study

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


# Films: what moves on the front page and under the sliders of the notebooks.

MOMENTS = [0, 10, 30, 100, 300, 1000, 2000, 3000, 4000, 4500, 5000, 5500, 6000, 7000, 9000, 11_000, 15_000]


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
        *planes, ax = plt.figure(figsize=(6.5, 6.5), layout="constrained").subplots(2, 2).flat
        plotting.plot_models(models, *circles, ax=planes, legend=False)
        plotting.plot_costs(costs, ax=ax, digits=1, title=f"Cost\niteration {moment:,}")
        ax.set_xticks([0, 10, 1000])  # more would touch
        for curve, (color, _, marker) in zip(costs.values(), plotting.LINES):
            nearest = min(curve, key=lambda i: abs(i - moment))
            ax.plot(moment, curve[nearest], marker, color=color, markersize=9)
        yield f"{moment:,}", ax.figure


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
        figure = plt.figure(figsize=(5.4, 5.8), layout="constrained")
        above, below = figure.subplots(2, 1, height_ratios=[1.5, 1])
        plotting.plot_models(
            {rf"$\lambda$ = {lambd:g}": model}, *pitch, ax=[above], plane=plotting.PITCH, digits=0.5, legend=False
        )
        for values, (color, dashes, marker), name in zip(shares, plotting.LINES, ("train", "test")):
            below.plot(range(len(LAMBDAS)), 100 * np.array(values), color=color, linestyle=dashes, label=name)
            below.plot(place, 100 * values[place], marker, color=color, markersize=10)
        below.set_xticks(range(len(LAMBDAS)), [f"{one:g}" for one in LAMBDAS])
        below.set(xlabel=r"$\lambda$", ylabel="right (%)", ylim=(45, 95), title="Both meet, then both collapse")
        below.legend(loc="lower left")
        yield f"{lambd:g}", figure


LAMBDAS = [0, 0.02, 0.07, 0.2, 0.7, 2, 7, 12, 20, 50]

FILMS = {
    "trainings.gif": (
        "Three networks while they train, and their costs. From zeros nothing ever changes. Large random weights start "
        "with a jagged boundary and a cost of 1774, which falls and bounces for hundreds of iterations. With He "
        "initialization the boundary closes around the blue ring after some 4,000 iterations.",
        trainings,
    ),
    "lambdas.gif": (
        "The boundary on the pitch for ten values of lambda, from 0, where it chases single dots, to 50, where the "
        "network predicts one side everywhere; below it train and test accuracy.",
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
            figure.savefig(file, format="png", dpi=120)
            plt.close(figure)
        said = printed.getvalue().replace(r"$\lambda$", "lambda").splitlines()
        words[key] = "; ".join(line for line in said if "train" in line)
        pictures.append(with_few_colors(Image.open(file), 64))
    more = {"save_all": True, "append_images": pictures[1:], "optimize": True}
    more |= {"duration": [500] * (len(pictures) - 1) + [3000], "loop": 2}  # three times, then it rests at the end
    pictures[0].save(FOLDER / name, comment=json.dumps(words), **more)


# Week 2: regularization on the football pitch.


PITCH_SEED = 12


def football_boundaries():
    """What week 2's training predicts without regularization and with L2."""
    pitch = data.football(PITCH_SEED)
    start = weight_initialization.initialize_parameters_he([2, 20, 3, 1], np.random.RandomState(3))
    with_l2 = partial(regularization.backward_propagation_with_regularization, lambd=0.7)
    models = {
        name: network.train(*pitch[:2], start, 0.3, 30_000, **steps)[0]
        for name, steps in (("no regularization", {}), ("L2", {"backward": with_l2}))
    }
    # Half percents: the last positions depend on the machine's rounding, and 85.45 % lies at the edge of a whole one.
    return plotting.plot_models(models, *pitch, plane=plotting.PITCH, digits=0.5)


def regularization_gains():
    return plotting.plot_gains(regularization_study.gains(), title="L2 gains on every pitch, dropout on most")


# Week 3: how gradients are checked.


def step_sizes():
    steps = 10.0 ** np.arange(-1, -13, -1)
    errors = {
        "one-sided": [one_sided_check(np.exp, np.exp, 2.0, step) for step in steps],
        "two-sided": [gradient_checking.gradient_check(np.exp, np.exp, 2.0, step) for step in steps],
    }
    return plotting.plot_step_sizes(steps, errors)


def one_sided_check(J, dJ, theta, epsilon):
    """Week 3's relative difference with a step to one side only."""
    approx = (J(theta + epsilon) - J(theta)) / epsilon
    return abs(dJ(theta) - approx) / (abs(dJ(theta)) + abs(approx))


# Batch normalization: eight layers from a tenth of He's weights.


def normalization_layers():
    """What enters ReLU, without and with normalization."""
    X, *_ = data.circles()
    he = weight_initialization.initialize_parameters_he([2, *[10] * 8, 1], np.random.RandomState(2))
    start = normalization.with_scale_and_shift({name: 0.1 * value for name, value in he.items()})
    _, cache = network.forward_propagation(X, start)
    _, normalized = normalization.forward_pass(X, start)
    layers = {"without": [cache[f"Z{l}"] for l in range(1, 9)], "with": [normalized[f"N{l}"] for l in range(1, 9)]}
    return plotting.plot_layers(layers, title="With normalization no layer fades")


# Optimization: four methods in a narrow valley.


def optimizer_race():
    A = valley.curvature(100)
    methods = {
        "SGD": (network.update_with_gradient_descent, 0.018),
        "momentum": (optimizers.update_with_momentum, 0.02),
        "RMSProp": (optimizers.update_with_rmsprop, 0.04),
        "Adam": (optimizers.update_with_adam, 0.1),
    }
    paths = {name: valley.walk(update, A, (-0.5, 1.2), rate, 60) for name, (update, rate) in methods.items()}
    return plotting.plot_race(paths, A, 60)


# The project: what a search promises.


def best_of_n():
    found = tuning_study.optimism()
    promised, worth = np.array(list(found.values())).T / 100
    series = {"what validation says": promised[:, None], "the truth": worth[:, None]}
    return plotting.plot_scores(list(found), series, title="The score goes on rising, the truth does not", xlabel="n")


# File name: what is seen (the text for those who can't see it), and how it is drawn.
PICTURES = {
    "regularization_side_by_side.png": (
        "The boundaries of two networks side by side on a drawn pitch with the true line dashed. Without "
        "regularization it chases single dots (train 93.5 %, test 81.5 %), with L2 it follows the line with a few "
        "kinks (train 88.5 %, test 85.5 %).",
        football_boundaries,
    ),
    "regularization_gains.png": (
        "Gain on the test positions over no regularization, one dot a pitch, 20 pitches: L2 gains 3 points on average, "
        "on every pitch; dropout 1 point on average, on most.",
        regularization_gains,
    ),
    "step_sizes.png": (
        "The relative difference against epsilon, both on log scales: two curves in the shape of a V, with a shaded "
        "zone of round-off on the left and of truncation on the right. The two-sided one goes deeper: at "
        "epsilon = 1e-3 it is 8e-8, the one-sided one 3e-4.",
        step_sizes,
    ),
    "optimizer_race.png": (
        "The paths of four methods through one narrow valley, 60 steps each: SGD has come two thirds of the way, "
        "momentum has swung past the minimum and back to it, RMSProp has walked straight down and trembles before it, "
        "and Adam walks in small waves.",
        optimizer_race,
    ),
    "normalization_layers.png": (
        "How far a unit's numbers lie apart in each of eight layers, from a tenth of He's weights: without "
        "normalization they fade from 0.08 in layer 1 to 2e-9 in layer 8; with it they are 1 in every layer.",
        normalization_layers,
    ),
    "best_of_n.png": (
        "Accuracy of the best of n trials, from 1 to 100. What 50 validation positions say of it rises from 79 to "
        "89 %; the truth on new positions stays at 85 % from the third trial on.",
        best_of_n,
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
    figure.savefig(drawn, format="png", dpi=200)
    return compressed(Image.open(drawn), **texts)


def compressed(image, **texts):
    """The image as the bytes of a small PNG file, with the texts in it."""
    file, metadata = io.BytesIO(), PngInfo()
    for name, text in texts.items():
        metadata.add_text(name, text)
    # 128 colours are plenty for our pictures, and make a file half as large.
    with_few_colors(image, 128).save(file, format="png", optimize=True, pnginfo=metadata)
    return file.getvalue()


def with_few_colors(image, number):
    """The image in so many colours, the course's own among them: where one is rare, another would take its place."""
    image = image.convert("RGB")
    pixels = np.asarray(image)
    others = image.quantize(number - len(OWN_COLORS)).convert("RGB").getcolors()
    palette = np.array([*OWN_COLORS, *(color for _, color in others)])
    colors, places = np.unique(pixels.reshape(-1, 3) @ BASES, return_inverse=True)
    distances = (colors[:, None, None] // BASES % 256 - palette) ** 2
    few = Image.fromarray(distances.sum(axis=-1).argmin(axis=-1).astype(np.uint8)[places].reshape(pixels.shape[:2]))
    few.putpalette(palette.astype(np.uint8).tobytes())
    return few


OWN_COLORS = [
    tuple(round(255 * part) for part in to_rgb(color))
    for color in (*plotting.COLORS, *plotting.TINTS, plotting.INK, *(color for color, _, _ in plotting.LINES))
]
BASES = np.array([1 << 16, 1 << 8, 1])  # a colour as one number


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
    parser = argparse.ArgumentParser("python -m tools.images", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a picture to draw in any case")
    names = parser.parse_args().names
    if unknown := [name for name in names if name not in FILMS and name not in PICTURES]:
        parser.error(f"there is no picture {unknown[0]}: the names are {', '.join([*FILMS, *PICTURES])}")
    main(names)
