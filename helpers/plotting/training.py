"""How training went, and what it is worth."""

from itertools import cycle

import numpy as np
from matplotlib.ticker import FuncFormatter

from helpers.plotting.style import (
    INK,
    LINES,
    PALE,
    in_course_style,
    label_ends,
    make_axes,
    percent,
    plain,
    plain_ticks,
)


@in_course_style
def plot_costs(costs, ax=None, label="", digits=2, title=None):
    """The cost during training: {iteration: cost in nats}, as ``network.train`` returns it, or {label: such costs}.

    digits: decimals of the printed costs. The x axis counts iterations, that is, steps of gradient descent. Both axes
    are logarithmic, so that the first steps can be seen (and iteration 0 too: the first unit is linear).
    """
    ax = make_axes(ax)
    curves = costs if isinstance(next(iter(costs.values())), dict) else {label: costs}
    for (name, curve), (color, dashes, _) in zip(curves.items(), cycle(LINES), strict=False):
        ax.plot(list(curve), list(curve.values()), color=color, linestyle=dashes, linewidth=1.4, label=name)
        first, last = (f"{curve[i]:.{digits}f} at iteration {i}" for i in (min(curve), max(curve)))
        print(f"{name}: cost {first}, {last}." if name else f"Cost {first}, {last}.")
    ax.set_xscale("symlog", linthresh=1)
    ax.set_xlim(0, max(1, *(max(curve) for curve in curves.values())))
    ax.xaxis.set_major_formatter(FuncFormatter(plain))
    lowest, highest = (pick(pick(curve.values()) for curve in curves.values()) for pick in (min, max))
    if lowest > 0:
        ax.set_yscale("log")
        if highest < 2 * lowest:  # a flat line stays flat: its last digit is rounding
            ax.set_ylim(lowest / 2, 2 * highest)
        plain_ticks(ax.yaxis)
    ax.set_title(title or f"Cost during training{f': {label}' if label else ''}")
    ax.set(xlabel="iteration (log scale)", ylabel="cost (nats, log scale)")
    if len(curves) > 1:
        label_ends(ax)
    return ax


@in_course_style
def plot_accuracies(models, ax=None, title="Dots predicted right", digits=1):
    """Train and test accuracy of several models: {name: (train_accuracy, test_accuracy)}, from 0.0 to 1.0.

    digits: decimals of the percentages.
    """
    ax = make_axes(ax, 6, 1.2 + 0.7 * len(models))
    rows = np.arange(len(models))
    lowest = 100 * min(min(accuracies) for accuracies in models.values())
    left = 10 * np.floor(lowest / 10 - 0.5)
    for i, (name, marker, offset) in enumerate([("train", "o", -0.17), ("test", "D", 0.17)]):
        shares = [accuracies[i] for accuracies in models.values()]
        ax.plot(100 * np.array(shares), rows + offset, marker, color=LINES[i][0], label=name)
        for row, share in zip(rows, shares, strict=True):
            inside = 100 * share > left + 0.7 * (100 - left)  # a label never runs past the axis
            place = {"xytext": (-8, 0), "ha": "right"} if inside else {"xytext": (8, 0)}
            label = f"{name} {percent(share, digits)}"
            ax.annotate(label, (100 * share, row + offset), textcoords="offset points", va="center", **place)
    ax.set(xlim=(left, 100), ylim=(len(models) - 0.5, -0.5))
    ax.set_yticks(rows, models)
    ax.grid(axis="y", visible=False)
    ax.set(title=title, xlabel="dots predicted right (%)")
    width = max(map(len, models))
    print(f"{'':{width}}  {'train':>7}  {'test':>7}")
    for name, (train, test) in models.items():
        print(f"{name:{width}}  {percent(train, digits):>7}  {percent(test, digits):>7}")
    return ax


@in_course_style
def plot_gains(gains, ax=None, title="Gain on the test positions", unit="pitch"):
    """Paired differences: {name: [gain in percentage points, one a pitch or seed]}, as dots with their mean.

    unit: what a dot stands for. Printed are whole points: the mean, and how many dots are above 0.
    """
    ax = make_axes(ax, 6, 1.3 + 0.7 * len(gains))
    for row, (name, values) in enumerate(gains.items()):
        color, _, marker = LINES[row % len(LINES)]
        values = np.asarray(values)
        jitter = 0.12 * np.sin(7.0 * np.arange(values.size))  # so that dots of equal gain are seen
        ax.plot(values, row + jitter, marker, color=color, alpha=0.6)
        ax.plot([values.mean()] * 2, [row - 0.3, row + 0.3], color=INK, linestyle="-", linewidth=2.5)
        ax.annotate(f"mean {values.mean():+.0f}", (values.mean(), row - 0.34), ha="center", va="bottom")
        print(f"{name}: {values.mean():+.0f} points on average over {values.size} ({unit} by {unit})")
    ax.axvline(0, color=PALE, linewidth=1)
    ax.set_yticks(range(len(gains)), gains)
    ax.set(ylim=(len(gains) - 0.5, -0.7), title=title, xlabel=f"gain (percentage points); each dot is one {unit}")
    ax.grid(axis="y", visible=False)
    return ax
