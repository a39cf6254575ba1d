"""The data in the plane, and what networks make of them."""

import numpy as np
from matplotlib.patches import Patch
from sklearn.inspection import DecisionBoundaryDisplay

from helpers import network
from helpers.estimator import NetworkClassifier
from helpers.plotting.style import (
    COLORS,
    COORDINATES,
    INK,
    MARGIN,
    MARKERS,
    NAMES,
    TINTS,
    in_course_style,
    make_axes,
    make_row,
    percent,
)


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


def make_plane(ax, X, width=6, legend=2.1):
    """The same for a plane at one scale, as high as the dots need: legend is the width of what stands beside it."""
    return make_axes(ax, width, round((width - legend) * proportion(X) + 0.8, 1))


def proportion(X):
    """Height of the plane that is drawn around the dots, for a width of 1."""
    width, height = np.ptp(X, axis=1) + 2 * MARGIN
    return height / width


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
