"""What normalization does to the numbers inside a network, and which learning rates then work."""

from itertools import cycle

import numpy as np

from helpers.plotting.style import (
    INK,
    LINES,
    PALE,
    WIDEST,
    in_course_style,
    label_ends,
    magnitude,
    make_axes,
    make_row,
    plain_ticks,
)

SMALLEST, LARGEST = 1e-12, 1e6  # sizes that are shown; what is smaller or larger lies on the edge


@in_course_style
def plot_layers(layers, ax=None, title="What enters ReLU"):
    """How far a unit's numbers lie apart, {name: [array (n, m) of layer 1, of layer 2, ...]}: a panel for each name.

    A dot is the standard deviation of one unit over the examples; the line goes through their geometric means. All
    panels have the same axis, from 1e-12 to 1e+6. Printed are the means of the first and the last layer.
    """
    axes = make_row(ax, len(layers), min(2.6, WIDEST / len(layers)), 3.2, columns=len(layers))
    for ax, (name, arrays), (color, _, marker) in zip(axes, layers.items(), cycle(LINES), strict=False):
        sizes = [np.clip(np.std(array, axis=-1), SMALLEST, LARGEST) for array in arrays]
        for layer, values in enumerate(sizes, start=1):
            ax.plot(np.full(values.size, layer), values.ravel(), marker, color=color, markersize=3, alpha=0.5)
        middle = [np.exp(np.mean(np.log(values))) for values in sizes]
        ax.plot(range(1, len(sizes) + 1), middle, color=INK, linestyle="-", linewidth=1.2)
        ax.axhline(1, color=PALE, linewidth=0.8)
        ax.set(yscale="log", ylim=(SMALLEST / 3, LARGEST * 3), title=name, xlabel="layer")
        ax.xaxis.get_major_locator().set_params(integer=True)
        print(f"{name}: size {magnitude(middle[0])} in layer 1, {magnitude(middle[-1])} in layer {len(sizes)}")
    axes[0].set_ylabel("standard deviation of a unit")
    axes[0].figure.suptitle(title, x=0.01, ha="left")
    return axes


@in_course_style
def plot_working_rates(accuracies, works, ax=None, title="Which learning rates work"):
    """Accuracy on the training points by learning rate: {name: {rate: percent}}.

    works: from how many percent on a rate counts as one that works. Printed are the rates that do.
    """
    ax = make_axes(ax, 6, 3.6)
    for (name, by_rate), (color, dashes, marker) in zip(accuracies.items(), cycle(LINES), strict=False):
        ax.plot(list(by_rate), list(by_rate.values()), color=color, linestyle=dashes, marker=marker, label=name)
        good = [f"{rate:g}" for rate, accuracy in by_rate.items() if accuracy >= works]
        print(f"{name}: {', '.join(good) or 'no rate'} with {works} % or more")
    ax.axhline(works, color=PALE, linewidth=1)
    ax.annotate(
        f"works: {works} %", (0, works), (2, -3), ax.get_yaxis_transform(), textcoords="offset points", va="top"
    )
    ax.set(xscale="log", ylim=(45, 102), title=title)
    ax.set(xlabel="learning rate (log scale)", ylabel="training points right (%)")
    plain_ticks(ax.xaxis)
    label_ends(ax)
    return ax
