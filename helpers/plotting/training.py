"""How training went, and what it is worth."""

from itertools import cycle

import numpy as np

from helpers.plotting.style import (
    LINES,
    in_course_style,
    make_axes,
    percent,
)


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
