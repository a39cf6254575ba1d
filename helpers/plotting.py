"""The pictures of the course, one function each.

Every function takes ``ax`` (by default it makes a figure of its own), returns the Axes it drew on, and prints
what the picture says in one line, or one line a row, rounded so that every machine prints the same.
"""

import functools
from itertools import cycle
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import ConnectionPatch, Patch, Rectangle
from sklearn.inspection import DecisionBoundaryDisplay

from helpers import network
from helpers.estimator import NetworkClassifier

STYLE = Path(__file__).with_name("course.mplstyle")
# Class 0 and class 1. Colour, lightness and marker differ, so that any one of them is enough to tell them apart.
NAMES = ["red", "blue"]
COLORS = ["#ef5a42", "#0b3c8c"]
MARKERS = ["^", "o"]
TINTS = ["#fdeae4", "#c3d6ee"]  # of the regions where the network predicts the one and the other
INK = "#222222"
MARGIN = 0.15  # around the dots of a plane
# Several lines in one picture: colour, dashes and marker of each.
LINES = [("#0b3c8c", "-", "o"), ("#d9822b", "--", "s"), ("#1b8a6b", "-.", "^"), ("#7a3b8f", ":", "D")]

COORDINATES = ("x1", "x2")  # of the circles; they have no unit
PITCH = ("along the pitch (in 25 m)", "across (in 25 m)")


def in_course_style(plot):
    """Draw in the course's style, whatever style the notebook has, and leave that as it was."""

    @functools.wraps(plot)
    def styled(*arguments, **options):
        with plt.style.context(["default", STYLE]):
            return plot(*arguments, **options)

    return styled


def make_axes(ax, width=6, height=4):
    """The given Axes, or those of a new figure of this size in inches."""
    return plt.subplots(figsize=(width, height))[1] if ax is None else ax


def make_plane(ax, X, width=6, legend=2.1):
    """The same for a plane at one scale, as high as the dots need: legend is the width of what stands beside it."""
    return make_axes(ax, width, round((width - legend) * proportion(X) + 0.8, 1))


def proportion(X):
    """Height of the plane that is drawn around the dots, for a width of 1."""
    width, height = np.ptp(X, axis=1) + 2 * MARGIN
    return height / width


# The data and what a network makes of them.


@in_course_style
def plot_data(X, Y, ax=None, title="Data", axis_labels=COORDINATES):
    """The examples as dots: X (2, m), Y (1, m) of 0 (red) and 1 (blue)."""
    ax = make_plane(ax, X)
    draw_dots(ax, X, Y)
    (left, bottom), (right, top) = X.min(axis=1) - MARGIN, X.max(axis=1) + MARGIN
    ax.set(xlim=(left, right), ylim=(bottom, top))
    label_plane(ax, axis_labels)
    ax.set_title(title)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    red, blue = (np.count_nonzero(Y == label) for label in (0, 1))
    print(f"{title}{'' if title.endswith('?') else ':'} {red + blue} dots, {red} red, {blue} blue.")
    return ax


@in_course_style
def plot_decision_boundary(parameters, X, Y, ax=None, title="", axis_labels=COORDINATES, digits=1):
    """What the network predicts for each point of the plane, with the examples X (2, m), Y (1, m) on top.

    digits: decimals of the percentage.
    """
    ax = make_plane(ax, X)
    draw_regions(ax, parameters, X)
    draw_dots(ax, X, Y)
    label_plane(ax, axis_labels)
    ax.legend(handles=region_handles(ax), loc="upper left", bbox_to_anchor=(1, 1))
    right = f"{percent(network.accuracy(X, Y, parameters), digits)} of these {Y.size} dots are right"
    ax.set_title(f"{title}: {right}" if title else right)
    print(f"{title}: {right}." if title else f"{right}.")
    return ax


@in_course_style
def plot_models(models, train_X, train_Y, test_X, test_Y, ax=None, axis_labels=COORDINATES, digits=1):
    """The boundaries of several networks side by side, over the training dots, with both accuracies.

    models: {name: parameters}; X (2, m), Y (1, m) for training and for testing.
    ax: as many Axes as there are models, or None; digits: decimals of the percentages.

    Returns an array of the Axes.
    """
    width = 2.7 if len(models) > 1 else 4.8  # what the legend needs
    axes = make_row(ax, len(models), width, round((width - 0.4) * proportion(train_X) + 1.4, 1))
    for ax, (name, parameters) in zip(axes, models.items(), strict=True):
        draw_regions(ax, parameters, train_X)
        draw_dots(ax, train_X, train_Y, size=16)
        label_plane(ax, axis_labels)
        train = percent(network.accuracy(train_X, train_Y, parameters), digits)
        test = percent(network.accuracy(test_X, test_Y, parameters), digits)
        ax.set_title(f"{name}\ntrain {train}, test {test}")
        ax.label_outer()
        print(f"{name}: train {train}, test {test}")
    axes[0].figure.legend(handles=region_handles(axes[0]), loc="outside lower center", ncols=4, columnspacing=1.2)
    return axes


@in_course_style
def plot_accuracies(models, ax=None, title="Conclusion", digits=1):
    """Train and test accuracy of several models: {name: (train_accuracy, test_accuracy)}, from 0.0 to 1.0.

    digits: decimals of the percentages.
    """
    ax = make_axes(ax, 6, 1.2 + 0.7 * len(models))
    rows = np.arange(len(models))
    for i, (name, marker, offset) in enumerate([("train", "o", -0.17), ("test", "D", 0.17)]):
        shares = [accuracies[i] for accuracies in models.values()]
        ax.plot(100 * np.array(shares), rows + offset, marker, color=LINES[i][0], label=name)
        for row, share in zip(rows, shares, strict=True):
            label = f"{name} {percent(share, digits)}"
            ax.annotate(label, (100 * share, row + offset), (8, 0), textcoords="offset points", va="center")
    lowest = 100 * min(min(accuracies) for accuracies in models.values())
    ax.set(xlim=(10 * np.floor(lowest / 10 - 0.5), 100), ylim=(len(models) - 0.5, -0.5))
    ax.set_yticks(rows, models)
    ax.grid(axis="y", visible=False)
    ax.set(title=title, xlabel="dots predicted right (%)")
    width = max(map(len, models))
    print(f"{'':{width}}  {'train':>7}  {'test':>7}")
    for name, (train, test) in models.items():
        print(f"{name:{width}}  {percent(train, digits):>7}  {percent(test, digits):>7}")
    return ax


# What happens in the network.


@in_course_style
def plot_costs(costs, ax=None, label="", digits=2):
    """The cost during training: {iteration: cost in nats}, as ``network.train`` returns it, or {label: such costs}.

    digits: decimals of the printed costs. The x axis counts iterations, that is, steps of gradient descent.
    """
    ax = make_axes(ax)
    curves = costs if isinstance(next(iter(costs.values())), dict) else {label: costs}
    for (name, curve), (color, dashes, marker) in zip(curves.items(), cycle(LINES), strict=False):
        ax.plot(list(curve), list(curve.values()), color=color, linestyle=dashes, marker=marker, label=name)
        first, last = (f"{curve[i]:.{digits}f} at iteration {i}" for i in (min(curve), max(curve)))
        print(f"{name}: cost {first}, {last}." if name else f"Cost {first}, {last}.")
    everything = [cost for curve in curves.values() for cost in curve.values()]
    if min(everything) > 0 and max(everything) > 50 * min(everything):
        ax.set_yscale("log")
    ax.set_title(f"Cost during training: {label}" if label else "Cost during training")
    ax.set(xlabel="iteration", ylabel="cost (nats)")
    if len(curves) > 1:
        ax.legend()
    return ax


@in_course_style
def plot_spread(spreads, ax=None):
    """Standard deviation of the activations, layer by layer: {name: [of layer 1, of layer 2, ...]}."""
    ax = make_axes(ax)
    for (name, values), (color, dashes, marker) in zip(spreads.items(), cycle(LINES), strict=False):
        layers = np.arange(1, len(values) + 1)
        ax.plot(layers, values, color=color, linestyle=dashes, marker=marker, label=name)
    ax.set_yscale("log")
    ax.set_title("Spread of the activations, layer by layer")
    ax.set(xlabel="layer", ylabel="standard deviation (no unit, log scale)")
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.legend()
    print("Spread in the last layer: " + ", ".join(f"{name} {magnitude(v[-1])}" for name, v in spreads.items()))
    return ax


@in_course_style
def plot_weights(models, ax=None):
    """All weights (W1, W2, ..., not the biases) of trained networks, {name: parameters}, as one row each."""
    ax = make_axes(ax, 6, 1.2 + 0.8 * len(models))
    for row, (name, parameters) in enumerate(models.items()):
        weights = np.concatenate([value.ravel() for key, value in parameters.items() if key.startswith("W")])
        size = np.sqrt(np.mean(weights**2))
        ax.eventplot(weights, lineoffsets=row, linelengths=0.4, linewidths=1, colors=LINES[0][0], alpha=0.5)
        ax.plot([-size, size], [row + 0.32] * 2, color=LINES[1][0], linestyle="-", marker="|")
        ax.annotate(f"root mean square {size:.1f}", (0, row + 0.38), ha="center", va="top", fontsize=9)
        print(f"{name}: {weights.size} weights, root mean square {size:.1f}")
    ax.set_yticks(range(len(models)), models)
    ax.set(ylim=(len(models) - 0.3, -0.5), title="The weights after training", xlabel="weight (no unit)")
    ax.grid(axis="y", visible=False)
    return ax


@in_course_style
def plot_mask(D, ax=None, title="Dropout mask"):
    """A dropout mask, D (units, examples) of 1 (kept) and 0 (dropped), as a grid."""
    units, examples = D.shape
    ax = make_axes(ax, 6, 3.5)
    ax.pcolormesh(np.asarray(D, dtype=float), cmap="Blues", vmin=-0.2, vmax=1.8, edgecolors="white", linewidth=1)
    if D.size <= 200:
        for unit, example in np.ndindex(*D.shape):
            kept = int(D[unit, example])
            ax.text(example + 0.5, unit + 0.5, str(kept), ha="center", va="center", weight="bold" if kept else "normal")
        ax.set_xticks(np.arange(examples) + 0.5, range(1, examples + 1))
        ax.set_yticks(np.arange(units) + 0.5, range(1, units + 1))
    ax.grid(visible=False)
    ax.invert_yaxis()
    ax.set(title=title, xlabel="example", ylabel="unit")
    print(f"Kept: {np.count_nonzero(D)} of {D.size} ({units} units x {examples} examples).")
    return ax


# How gradients are checked.


@in_course_style
def plot_slope(J, theta, epsilon, ax=None):
    """The two-sided difference: a curve, its tangent at theta, and the chord from theta - epsilon to theta + epsilon.

    J: a function of one number. Take a big epsilon, so that the two lines can be told apart.
    """
    ax = make_axes(ax)
    xs = np.linspace(theta - 2 * epsilon, theta + 2 * epsilon, 101)
    ends = np.array([theta - epsilon, theta + epsilon])
    tiny = 1e-5  # close enough to the limit for a line of a picture and two digits
    tangent = (J(theta + tiny) - J(theta - tiny)) / (2 * tiny)
    chord = (J(ends[1]) - J(ends[0])) / (2 * epsilon)
    reach = theta + 1.6 * epsilon * np.array([-1, 1])
    _, (chord_color, chord_dashes, chord_marker), (tangent_color, tangent_dashes, _), *_ = LINES
    ax.plot(xs, [J(x) for x in xs], color=INK, label="J")
    ax.plot(
        reach,
        J(theta) + tangent * (reach - theta),
        color=tangent_color,
        linestyle=tangent_dashes,
        label=f"tangent: slope {tangent:.2f}",
    )
    ax.plot(theta, J(theta), "o", color=tangent_color)
    ax.plot(
        ends,
        [J(end) for end in ends],
        color=chord_color,
        linestyle=chord_dashes,
        marker=chord_marker,
        label=f"chord: slope {chord:.2f}",
    )
    ax.set_xticks([ends[0], theta, ends[1]], ["theta - epsilon", "theta", "theta + epsilon"])
    ax.set(title="The two-sided difference is the slope of a chord", xlabel="theta (no unit)", ylabel="J(theta)")
    ax.legend()
    print(f"Slope at theta = {theta:g}: tangent {tangent:.2f}, chord with epsilon = {epsilon:g} {chord:.2f}.")
    return ax


@in_course_style
def plot_step_sizes(steps, errors, ax=None):
    """Relative difference between a numerical and an exact gradient, against the step.

    steps: the values of epsilon; errors: {name: [relative difference for each step]}.
    """
    ax = make_axes(ax)
    for (name, values), (color, dashes, marker) in zip(errors.items(), cycle(LINES), strict=False):
        ax.plot(steps, values, color=color, linestyle=dashes, marker=marker, label=name)
    ax.text(0.02, 0.04, "round-off", transform=ax.transAxes)
    ax.text(0.98, 0.04, "truncation", transform=ax.transAxes, ha="right")
    ax.set(xscale="log", yscale="log", title="A step can be too large and too small")
    ax.set(xlabel="epsilon (no unit, log scale)", ylabel="relative difference (log scale)")
    ax.legend()
    # Where a curve is lowest depends on the machine's rounding. At a large step there is next to none.
    at = int(np.argmin(np.abs(np.log10(steps) + 3)))
    values = ", ".join(f"{name} {magnitude(values[at])}" for name, values in errors.items())
    print(f"Relative difference at epsilon = {magnitude(steps[at])}: {values}")
    return ax


@in_course_style
def plot_vector(parameters, ax=None):
    """How W1, b1, W2, ... become one long vector theta and back: each array as a block, and its place in theta."""
    ax = make_axes(ax, 8, 4)
    names = network.parameter_names(parameters)
    total = sum(parameters[name].size for name in names)
    gap = 4
    left = (total - sum(parameters[name].shape[1] + gap for name in names) + gap) / 2
    top, strip = 12, 2  # the height at which the blocks hang, and at which theta lies
    first, places = 0, []
    for name, (color, _, _) in zip(names, cycle(np.repeat(LINES, 2, axis=0)), strict=False):
        rows, columns = parameters[name].shape
        look = {"facecolor": color, "alpha": 0.45 if name.startswith("W") else 0.2, "edgecolor": "white"}
        for row, column in np.ndindex(rows, columns):
            ax.add_patch(Rectangle((left + column, top - row - 1), 1, 1, **look))
            ax.add_patch(Rectangle((first + row * columns + column, strip), 1, 1, **look))
        last = first + rows * columns - 1
        place = f"{first}-{last}" if last > first else f"{first}"
        middle, middle_in_theta = left + columns / 2, (first + last + 1) / 2
        ax.text(middle, top + 0.4, f"{name}\n{rows} x {columns}", ha="center", va="bottom")
        ax.text(middle_in_theta, strip - 0.4, f"{name}\n{place}", ha="center", va="top", fontsize=8)
        ends = (middle, top - rows), (middle_in_theta, strip + 1)
        ax.add_patch(ConnectionPatch(*ends, "data", "data", arrowstyle="<->", color=INK, linewidth=0.8))
        places.append(f"{name} {place}")
        left += columns + gap
        first = last + 1
    ax.text(-1, strip + 0.5, "theta", ha="right", va="center", weight="bold")
    ax.set(xlim=(-5, total + 1), ylim=(-1, 15), title="All parameters in one vector theta, and back")
    ax.axis("off")
    print(f"theta: {total} numbers, {', '.join(places)}.")
    return ax


# Parts that several pictures share.


def make_row(axes, count, width, height):
    """An array of count Axes side by side: the given ones, or those of a new figure."""
    if axes is None:
        axes = plt.subplots(1, count, figsize=(count * width, height), sharex=True, sharey=True)[1]
    return np.ravel(axes)


def draw_dots(ax, X, Y, size=26):
    """The examples, each class in its colour and with its marker."""
    for label in (0, 1):
        chosen = Y.ravel() == label
        look = {"color": COLORS[label], "marker": MARKERS[label], "edgecolors": "white", "linewidths": 0.5}
        ax.scatter(*X[:, chosen], s=size, label=NAMES[label], **look)


def draw_regions(ax, parameters, X):
    """Where the network predicts red and where blue, with a line between the two."""
    classifier = NetworkClassifier.from_parameters(parameters)
    # What enters the sigmoid is 0 on the boundary. It changes smoothly, so that a coarse grid draws a smooth line.
    # A network that has learned nothing is at 0 everywhere, but for rounding errors: no region is made of these.
    boundary = 1e-9
    regions = DecisionBoundaryDisplay.from_estimator(
        classifier,
        X.T,
        response_method="decision_function",
        levels=[-1e300, boundary, 1e300],
        colors=TINTS,
        grid_resolution=150,
        eps=MARGIN,
        ax=ax,
        zorder=-1,
    )
    if regions.response.min() < boundary < regions.response.max():
        ax.contour(regions.xx0, regions.xx1, regions.response, levels=[boundary], colors=INK, zorder=0)


def label_plane(ax, axis_labels):
    """Name the two coordinates and show them at the same scale."""
    ax.set(xlabel=axis_labels[0], ylabel=axis_labels[1], aspect="equal")
    ax.grid(visible=False)


def region_handles(ax):
    """What a legend of the dots and of the regions shows."""
    dots, _ = ax.get_legend_handles_labels()
    regions = zip(TINTS, NAMES, strict=True)
    return [*dots, *(Patch(facecolor=tint, edgecolor=INK, label=f"predicted {name}") for tint, name in regions)]


def percent(share, digits):
    """0.9933 as "99.3 %", with one digit."""
    return f"{100 * share:.{digits}f} %"


def magnitude(value):
    """A number by its first digit: 0.8, 4, 1e-8, 1e+12."""
    if value == 0 or 0.01 <= value < 1000:
        return f"{value:.1g}"
    return f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e+")
