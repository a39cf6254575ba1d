"""The data in the plane, and what networks make of them."""

import numpy as np
from matplotlib.patches import Circle, Patch, Rectangle

from helpers import data, network
from helpers.plotting.style import (
    COLORS,
    COORDINATES,
    INK,
    MARGIN,
    MARKERS,
    PALE,
    TINTS,
    in_course_style,
    make_axes,
    make_row,
    percent,
)


@in_course_style
def plot_data(X, Y, ax=None, title="Data", plane=COORDINATES, behind=None):
    """The examples as dots: X (2, m), Y (1, m) of 0 and 1.

    plane: what the coordinates and the classes are called; behind: {name: (X, Y)}, other examples as small
    dots behind them.
    """
    ax = make_plane(ax, X)
    for others in (behind or {}).values():
        few = others[1].size < 300
        draw_dots(ax, *others, plane, size=16 if few else 4, alpha=1 if few else 0.45, label=False, hollow=few)
    draw_dots(ax, X, Y, plane)
    for name, (_, labels) in (behind or {}).items():
        size, inside = (4, "none") if labels.size < 300 else (2, INK)
        ax.plot([], [], "o", color=INK, markerfacecolor=inside, markersize=size, label=name)
    (left, bottom), (right, top) = X.min(axis=1) - MARGIN, X.max(axis=1) + MARGIN
    ax.set(xlim=(left, right), ylim=(bottom, top))
    label_plane(ax, plane)
    ax.set_title(title)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    first, second = (np.count_nonzero(Y == label) for label in (0, 1))
    names = f"{first} {plane.names[0]}, {second} {plane.names[1]}"
    print(f"{title}{'' if title.endswith('?') else ':'} {first + second} dots, {names}.")
    return ax


@in_course_style
def plot_decision_boundary(parameters, X, Y, ax=None, title="", plane=COORDINATES, digits=1):
    """What the network predicts for each point of the plane, with the examples X (2, m), Y (1, m) on top.

    plane: what the coordinates and the classes are called; digits: decimals of the percentage.
    """
    ax = make_plane(ax, X)
    draw_regions(ax, parameters, X)
    draw_dots(ax, X, Y, plane)
    label_plane(ax, plane)
    ax.legend(handles=region_handles(ax, plane, [parameters], X), loc="upper left", bbox_to_anchor=(1, 1))
    right = f"{percent(network.accuracy(X, Y, parameters), digits)} of these {Y.size} dots are right"
    ax.set_title(f"{title}: {right}" if title else right)
    print(f"{title}: {right}." if title else f"{right}.")
    return ax


@in_course_style
def plot_models(models, train_X, train_Y, test_X, test_Y, ax=None, plane=COORDINATES, digits=1, legend=True):
    """The boundaries of several networks side by side, over the training dots, with both accuracies.

    models: {name: parameters}; X (2, m), Y (1, m) for training and for testing.
    ax: as many Axes as there are models, or None; plane: what the coordinates and the classes are called;
    digits: decimals of the percentages, 0.5 for the nearest half; legend: whether to explain the colours below.

    Returns an array of the Axes.
    """
    width = 2.7 if len(models) > 1 else 4.8  # what the legend needs
    gap = len(models) > 1 and len(models) % 2  # the legend has its place there, or else below
    axes = make_row(ax, len(models), width, round((width - 0.4) * proportion(train_X) + (1.1 if gap else 1.6), 1))
    for ax, (name, parameters) in zip(axes, models.items(), strict=True):
        draw_regions(ax, parameters, train_X)
        draw_dots(ax, train_X, train_Y, plane, size=24)
        label_plane(ax, plane)
        train = percent(network.accuracy(train_X, train_Y, parameters), digits)
        test = percent(network.accuracy(test_X, test_Y, parameters), digits)
        ax.set_title(f"{name}\ntrain {train}, test {test}")
        print(f"{name}: train {train}, test {test}")
    label_outer(axes)
    if legend:
        handles = region_handles(axes[0], plane, models.values(), train_X)
        place = {"loc": "lower right"} if gap else {"loc": "outside lower center", "ncols": 3}
        axes[0].figure.legend(handles=handles, markerscale=1.4, **place)
    return axes


# Parts that several pictures share.


def make_plane(ax, X, width=6, legend=2.2):
    """Axes for a plane at one scale, as high as the dots need: legend is the width of what is beside it."""
    return make_axes(ax, width, round((width - legend) * proportion(X) + 0.8, 1))


def label_outer(axes):
    """Name coordinates at the left of each row and below each column, also where a column is shorter than others."""
    lowest = {ax.get_subplotspec().colspan.start: (ax, ax.get_xlabel()) for ax in axes}
    for ax in axes:
        ax.label_outer()
    for ax, name in lowest.values():
        ax.set_xlabel(name)
        ax.tick_params(labelbottom=True)


def proportion(X):
    """Height of the plane that is drawn around the dots, for a width of 1."""
    width, height = np.ptp(X, axis=1) + 2 * MARGIN
    return height / width


def draw_dots(ax, X, Y, plane, size=26, alpha=1, label=True, hollow=False):
    """The examples, each class in its colour and with its marker, filled or hollow."""
    for kind in (0, 1):
        chosen = Y.ravel() == kind
        look = {
            "marker": MARKERS[kind],
            "facecolors": "none" if hollow else COLORS[kind],
            "edgecolors": COLORS[kind] if hollow else "white",
            "linewidths": 0.9 if hollow else min(0.5, size / 32),
        }
        ax.scatter(*X[:, chosen], s=size, alpha=alpha, label=plane.names[kind] if label else None, **look)


def draw_regions(ax, parameters, X):
    """Where the network predicts the one class and where the other, with a line between the two."""
    # What enters the sigmoid is 0 on the boundary. It changes smoothly, so that a coarse grid draws a smooth line.
    # A network that has learned nothing is at 0 everywhere, but for rounding errors: no region is made of these.
    boundary = 1e-9
    x, y = (np.linspace(row.min() - MARGIN, row.max() + MARGIN, 150) for row in X)
    grid = np.stack(np.meshgrid(x, y)).reshape(2, -1)
    _, cache = network.forward_propagation(grid, parameters)
    Z = cache[f"Z{network.number_of_layers(parameters)}"].reshape(y.size, x.size)
    ax.contourf(x, y, Z, levels=[-1e300, boundary, 1e300], colors=TINTS, zorder=-1)
    if Z.min() < boundary < Z.max():
        ax.contour(x, y, Z, levels=[boundary], colors=INK, zorder=0)


def label_plane(ax, plane):
    """Name the two coordinates and show them at the same scale; a pitch gets its lines, and the true one."""
    ax.set(xlabel=plane.labels[0], ylabel=plane.labels[1], aspect="equal")
    ax.grid(visible=False)
    if plane.pitch:
        draw_pitch(ax)


def draw_pitch(ax):
    """The lines of a football pitch, and the line above which our team wins, dashed."""
    length, width = data.PITCH_LENGTH, data.PITCH_WIDTH
    line = {"fill": False, "edgecolor": PALE, "linewidth": 0.9, "zorder": 0.5}
    box = 16.5 / 25, 40.3 / 25  # the penalty area, in units of 25 m
    ax.add_patch(Rectangle((-length / 2, -width / 2), length, width, **line))
    ax.add_patch(Rectangle((-length / 2, -box[1] / 2), *box, **line))
    ax.add_patch(Rectangle((length / 2 - box[0], -box[1] / 2), *box, **line))
    ax.add_patch(Circle((0, 0), 9.15 / 25, **line))
    ax.plot([0, 0], [-width / 2, width / 2], color=PALE, linewidth=0.9, linestyle="-", zorder=0.5)
    x = width / 2 / data.BOUNDARY_SLOPE
    ax.plot([-x, x], [-width / 2, width / 2], color=INK, linewidth=1.4, linestyle="--", zorder=2, label="the true line")


def region_handles(ax, plane, models, X):
    """What a legend of the dots and of the regions shows: only regions that there are."""
    dots, _ = ax.get_legend_handles_labels()
    predicted = np.concatenate([network.predict(X, parameters).ravel() for parameters in models])
    regions = [
        Patch(facecolor=TINTS[kind], edgecolor=INK, label=f"predicted {plane.names[kind]}")
        for kind in (0, 1)
        if kind in predicted
    ]
    return [*dots, *regions]
