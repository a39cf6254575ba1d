"""What is inside a network: its weights, its activations, its masks."""

from itertools import cycle

import numpy as np
from matplotlib.patches import ConnectionPatch, Rectangle

from helpers import network
from helpers.plotting.style import (
    INK,
    LINES,
    in_course_style,
    magnitude,
    make_axes,
)


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
