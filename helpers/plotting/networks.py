"""What is inside a network: its weights, its activations, its masks."""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import ConnectionPatch, Rectangle

from helpers import network
from helpers.plotting.style import (
    INK,
    LINES,
    PALE,
    in_course_style,
    label_ends,
    magnitude,
    make_axes,
    plain_ticks,
)


@in_course_style
def plot_network(parameters, ax=None, title="The network", kept=None, keep_prob=1.0):
    """The network as circles and edges: blue and solid for positive weights, orange and dashed for negative ones.

    An edge is as wide as its weight is large, compared with the largest of all. The shapes of W are beneath.
    kept: for each hidden layer which units stay (1) and which are dropped (0), in one example; keep_prob: what the
    kept ones are divided by.
    """
    L = network.number_of_layers(parameters)
    units = [parameters["W1"].shape[1], *(parameters[f"W{l}"].shape[0] for l in range(1, L + 1))]
    ax = make_axes(ax, 6.5, min(4.5, max(3.2, 0.26 * max(units) + 1)))
    here = [np.ones(units[0]), *(kept or [np.ones(n) for n in units[1:-1]]), np.ones(units[-1])]
    places = [np.linspace(1, -1, n) * min(1, 0.16 * (n - 1)) for n in units]
    largest = max(np.abs(parameters[f"W{l}"]).max() for l in range(1, L + 1)) or 1.0
    for l in range(1, L + 1):
        draw_edges(ax, l, parameters[f"W{l}"] / largest, places, here)
        rows, columns = parameters[f"W{l}"].shape
        ax.text(l - 0.5, -1.3, f"$W^{{[{l}]}}$: {rows} × {columns}", ha="center", va="top")
    size = 11 if max(units) <= 12 else 8
    for l, (heights, stay) in enumerate(zip(places, here, strict=True)):
        for height, stays in zip(heights, stay, strict=True):
            look = {"markerfacecolor": "white", "markeredgecolor": INK if stays else PALE}
            ax.plot(l, height, "o" if stays else "x", markersize=size if stays else 0.7 * size, zorder=3, **look)
        name = "input" if l == 0 else "output" if l == L else f"layer {l}"
        scaled = f"\n× 1/{keep_prob:g}" if kept and 0 < l < L else ""
        ax.text(l, 1.2, f"{name}\n{len(heights)} unit{'s' * (len(heights) > 1)}{scaled}", ha="center", va="bottom")
    ax.set(xlim=(-0.5, L + 0.5), ylim=(-1.6, 1.9 if kept else 1.75), title=title)
    ax.axis("off")
    dropped = sum(int(np.sum(np.asarray(stay) == 0)) for stay in here)
    words = f", {dropped} hidden units dropped" if kept else ""
    print(f"{title}: {'-'.join(map(str, units))} units, {weights_in_words(parameters)}{words}.")
    return ax


def draw_edges(ax, l, W, places, here):
    """The edges into layer l, W scaled so that the largest of the network is 1. A dropped unit has none."""
    for k, j in np.ndindex(*W.shape):
        if here[l][k] and here[l - 1][j] and W[k, j]:
            color, dashes, _ = LINES[0] if W[k, j] > 0 else LINES[1]
            size = abs(W[k, j])
            ends = [places[l - 1][j], places[l][k]]
            ax.plot([l - 1, l], ends, color=color, linestyle=dashes, linewidth=0.5 + 2.5 * size, alpha=0.7 + 0.3 * size)


def weights_in_words(parameters):
    """How many weights are positive, negative and zero, as far as there are any."""
    weights = np.concatenate([value.ravel() for name, value in parameters.items() if name.startswith("W")])
    counts = {"positive": np.sum(weights > 0), "negative": np.sum(weights < 0), "zero": np.sum(weights == 0)}
    return "weights " + ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)


@in_course_style
def plot_activations(activations, ax=None, title="Activations, layer by layer"):
    """Histograms of the activations above 0, {name: {layer: A}}: a column for each name, a row for each layer.

    All share one log axis, so that what fades or explodes from layer to layer is seen to move. What lies beyond its
    ends is counted there.
    """
    names, layers = list(activations), list(next(iter(activations.values())))
    shape = len(layers), len(names)
    size = 3.6 * shape[1] + 2, 0.95 * shape[0] + 1.2
    axes = plt.subplots(*shape, figsize=size, sharex=True)[1] if ax is None else ax
    axes = np.reshape(axes, shape)
    ends, bins = (1e-6, 1e6), np.logspace(-6, 6, 73)
    for column, name in zip(axes.T, names, strict=True):
        for ax, layer in zip(column, layers, strict=True):
            A = np.ravel(activations[name][layer])
            ax.hist(np.clip(A[A > 0], *ends), bins=bins, color=LINES[0][0])
            ax.axvline(1, color=INK, linestyle=":", linewidth=1)
            ax.set(xscale="log", xlim=ends, yticks=[])
            ax.grid(visible=False)
            ax.set_title(f"layer {layer}", fontsize=10, pad=2)
            ax.set_xlabel("activation (log scale)")
            ax.set_ylabel("how many")
            ax.xaxis.label.set_visible(layer == layers[-1])
        print(f"{name}: standard deviation {', '.join(magnitude(np.std(A)) for A in activations[name].values())}")
    axes[0][0].figure.suptitle(f"{title}: {', '.join(names)}", x=0.01, ha="left")
    return axes


@in_course_style
def plot_spread(spreads, ax=None, title="Which numbers keep their size", what="standard deviation"):
    """How large numbers are, layer by layer: {name: [of layer 1, of layer 2, ...]}; what: the measure of it."""
    ax = make_axes(ax)
    for (name, values), (color, dashes, marker) in zip(spreads.items(), cycle(LINES), strict=False):
        layers = np.arange(1, len(values) + 1)
        ax.plot(layers, values, color=color, linestyle=dashes, marker=marker, label=name)
    ax.set_yscale("log")
    plain_ticks(ax.yaxis)
    ax.set(title=title, xlabel="layer", ylabel=f"{what} (log scale)")
    ax.xaxis.get_major_locator().set_params(integer=True)
    label_ends(ax)
    last = ", ".join(f"{name} {magnitude(values[-1])}" for name, values in spreads.items())
    print(f"{what.capitalize()} in the last layer: {last}")
    return ax


@in_course_style
def plot_weights(models, ax=None, title="The weights after training"):
    """All weights (W1, W2, ..., not the biases) of trained networks, {name: parameters}, as one row each."""
    ax = make_axes(ax, 6, 1.2 + 0.8 * len(models))
    for row, (name, parameters) in enumerate(models.items()):
        weights = np.concatenate([value.ravel() for key, value in parameters.items() if key.startswith("W")])
        size = np.sqrt(np.mean(weights**2))
        ax.eventplot(weights, lineoffsets=row, linelengths=0.4, linewidths=1, colors=LINES[0][0], alpha=0.5)
        ax.plot([-size, size], [row + 0.32] * 2, color=LINES[1][0], linestyle="-", marker="|")
        ax.annotate(f"root mean square {size:.1f}", (0, row + 0.38), ha="center", va="top")
        print(f"{name}: {weights.size} weights, root mean square {size:.1f}")
    ax.set_yticks(range(len(models)), models)
    ax.set(ylim=(len(models) - 0.3, -0.5), title=title, xlabel="weight (no unit)")
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
    ax = make_axes(ax, 6.5, 4)
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
        low = strip - (0.4 if last - first > 2 or name.startswith("W") else 2.2)  # two short ones would touch
        ax.text(middle_in_theta, low, f"{name}\n{place}", ha="center", va="top")
        ends = (middle, top - rows), (middle_in_theta, strip + 1)
        ax.add_patch(ConnectionPatch(*ends, "data", "data", arrowstyle="<->", color=INK, linewidth=0.8))
        places.append(f"{name} {place}")
        left += columns + gap
        first = last + 1
    ax.text(-1, strip + 0.5, r"$\theta$", ha="right", va="center", fontsize=14)
    ax.set(xlim=(-5, total + 1), ylim=(-1, 15), title=r"All parameters in one vector $\theta$, row by row, and back")
    ax.axis("off")
    print(f"theta: {total} numbers, {', '.join(places)}.")
    return ax
