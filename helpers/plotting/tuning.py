"""What a search for hyperparameters finds."""

from itertools import cycle

import numpy as np
from matplotlib.transforms import ScaledTranslation

from helpers.plotting.style import (
    INK,
    LINES,
    PALE,
    in_course_style,
    label_ends,
    make_axes,
    make_row,
    plain_ticks,
    readable,
)


@in_course_style
def plot_scores(values, scores, ax=None, title="Validation curve", xlabel="lambda", unit="seed", digits=0, floor=0):
    """Accuracies against a hyperparameter: {name: an array (values, seeds) of shares}, as dots with their mean.

    values: on a log axis, where 0 has a place of its own; unit: what a dot stands for; digits: of the printed percents;
    floor: where the axis begins (%); a mean below it is a number with an arrow.
    """
    ax = make_axes(ax)
    apart = 9 * (np.arange(len(scores)) - (len(scores) - 1) / 2)  # points, so that the dots of two names are told apart
    ax.set_xscale("symlog", linthresh=min(value for value in values if value > 0), linscale=0.5)
    several = np.shape(next(iter(scores.values())))[1] > 1
    for (name, shares), (color, dashes, marker), shift in zip(scores.items(), cycle(LINES), apart, strict=False):
        percents, means = 100 * np.asarray(shares), 100 * np.mean(shares, axis=1)
        for column in percents.T if several else ():
            (dots,) = ax.plot(values, column, marker, color=color, markersize=3, alpha=0.4)
            dots.set_transform(dots.get_transform() + ScaledTranslation(shift / 72, 0, ax.figure.dpi_scale_trans))
        ax.plot(values, means, color=color, linestyle=dashes, marker=marker, label=name)
        for value, mean in zip(values, means, strict=True):
            if mean < floor:
                low = {"xytext": (0, 22 - 1.4 * shift), "textcoords": "offset points", "ha": "center"}
                ax.annotate(f"{mean:.0f} %\N{DOWNWARDS ARROW}", (value, floor), color=readable(color), **low)
        listed = ", ".join(f"{mean:.{digits}f}" for mean in means)
        print(f"{name}: {listed} % for {xlabel} = {', '.join(f'{value:g}' for value in values)}")
    ax.set_xticks(values, [f"{value:g}" for value in values])
    ax.minorticks_off()
    if floor:
        ax.set_ylim(bottom=floor)
    what = f"each dot is one {unit}, lines: means" if several else "means"
    ax.set(title=title, xlabel=f"{symbol(xlabel)} (log scale)", ylabel=f"right (%; {what})")
    if len(scores) > 1:
        ax.legend() if several else label_ends(ax)
    return ax


def symbol(name):
    """A hyperparameter's name in the text."""
    return {"lambd": r"$\lambda$", "lambda": r"$\lambda$"}.get(name, name.replace("_", " "))


@in_course_style
def plot_projections(designs, ax=None, names=("learning rate", "lambda")):
    """Where several designs look: {name: (x, y)}, each in a plane, with the values of each axis along its edge.

    Printed is how many different values of each hyperparameter a design tries.
    """
    axes = make_row(ax, len(designs), 3.2, 3.4)
    ends = [(0.5 * min(values), 2 * max(values)) for values in (np.concatenate(one) for one in zip(*designs.values()))]
    for ax, (name, (x, y)) in zip(axes, designs.items(), strict=True):
        color, _, marker = LINES[0]
        ax.plot(x, y, marker, color=color)
        counts = [len(np.unique(np.round(np.log(values), 6))) for values in (x, y)]
        ax.set(
            xscale="log", yscale="log", title=f"{name}: {counts[0]} and {counts[1]} values", xlim=ends[0], ylim=ends[1]
        )
        plain_ticks(ax.xaxis)
        plain_ticks(ax.yaxis)
        ax.set(xlabel=f"{names[0]} (log scale)", ylabel=f"{symbol(names[1])} (log scale)")
        ax.label_outer()
        edges = ax.get_xaxis_transform(), ax.get_yaxis_transform()
        tried = {"color": LINES[1][0], "markersize": 14, "markeredgewidth": 2, "clip_on": False}
        ax.plot(x, np.full(len(x), 0.03), "|", transform=edges[0], **tried)
        ax.plot(np.full(len(y), 0.03), y, "_", transform=edges[1], **tried)
        print(f"{name}: {counts[0]} values of the {names[0]} and {counts[1]} of {names[1]} in {len(x)} trials")
    return axes


@in_course_style
def plot_trials(trials, ax=None, title="Good trials lie everywhere (blue; grey: poor ones)"):
    """Parallel coordinates: pairs (configuration, score); an axis for each hyperparameter and one for the score.

    Each axis goes from the smallest to the largest value, the hyperparameters on a log scale. A line is a trial.
    """
    ax = make_axes(ax, 6, 3.6)
    names = list(trials[0][0])
    table = np.array([[*configuration.values(), score] for configuration, score in trials], dtype=float)
    table[:, :-1] = np.log10(table[:, :-1])
    low, high = table.min(axis=0), table.max(axis=0)
    heights = (table - low) / np.where(high > low, high - low, 1)
    best = int(np.argmax(table[:, -1]))
    for i, line in enumerate(heights):
        good = line[-1] > GOOD
        look = {"color": LINES[0][0] if good else PALE, "alpha": 1 if i == best else 0.4 + 0.4 * good}
        ax.plot(line, linewidth=3 if i == best else 1, zorder=2 + good + (i == best), **look)
    for i in range(len(names) + 1):
        ends = (10 ** low[i], 10 ** high[i]) if i < len(names) else (100 * low[i], 100 * high[i])
        form = "{:.2g}" if i < len(names) else "{:.0f} %"
        for height, end, place in zip((0, 1), ends, ("top", "bottom"), strict=True):
            ax.annotate(
                form.format(end),
                (i, height),
                ha="center",
                va=place,
                textcoords="offset points",
                xytext=(0, 4 * (1 if height else -1)),
            )
        ax.plot([i, i], [0, 1], color=INK, linewidth=1)
    shown = [f"{symbol(name)}\n(log scale)" for name in names]
    ax.set_xticks(range(len(names) + 1), [*shown, "accuracy"])
    ax.set_yticks([])
    ax.set(
        title=title,
        xlabel="each line is a trial",
        ylabel="from smallest to largest",
        xlim=(-0.3, len(names) + 0.3),
        ylim=(-0.15, 1.15),
    )
    print(f"{len(trials)} trials; validation accuracy from {100 * low[-1]:.0f} to {100 * high[-1]:.0f} %")
    return ax


GOOD = 0.8  # of the way from the worst score to the best


@in_course_style
def plot_range(rates, costs, ax=None, title="Range test"):
    """The cost after a short training against the learning rate, on log scales; dashed: the cost of saying 50 %."""
    ax = make_axes(ax)
    color, dashes, marker = LINES[0]
    ax.loglog(rates, costs, color=color, linestyle=dashes, marker=marker)
    ax.axhline(np.log(2), linestyle="--", color=INK, linewidth=1)
    ax.annotate("saying 50 %", (rates[0], np.log(2)), xytext=(0, 4), textcoords="offset points")
    plain_ticks(ax.xaxis)
    plain_ticks(ax.yaxis)
    ax.set(title=title, xlabel="learning rate (log scale)", ylabel="cost (nats, log scale)")
    print(f"Cost {costs[0]:.1f} at the smallest learning rate, {min(costs):.1f} at the best.")
    return ax


@in_course_style
def plot_halving(rounds, ax=None, title="Each round keeps the better half, and doubles the iterations", floor=0):
    """{iterations: {number of the configuration: score}}: a line for each as far as it came, the last one in bold.

    floor: where the axis begins (%); how many lie below it is told.
    """
    ax = make_axes(ax)
    checkpoints = list(rounds)
    last = max(rounds[checkpoints[-1]], key=rounds[checkpoints[-1]].get)
    for number in rounds[checkpoints[0]]:
        reached = [point for point in checkpoints if number in rounds[point]]
        color, dashes, marker = LINES[0] if number == last else (PALE, "-", "o")
        places = [point * 2 ** (0.07 * side_step(rounds[point], number)) for point in reached]
        line = [100 * rounds[point][number] for point in reached]
        width = 3 if number == last else 1
        ax.plot(places, line, color=color, linestyle=dashes, marker=marker, linewidth=width)
        if len(reached) < len(checkpoints):
            ax.scatter(places[-1], line[-1], marker="x", color=INK, zorder=3)
    ax.set_xscale("log", base=2)
    ax.set_xticks(checkpoints, checkpoints)
    ax.set(title=title, xlabel="iterations (log scale); ×: given up", ylabel="validation accuracy (%)")
    if floor:
        ax.set_ylim(bottom=floor)
        for point, scores in rounds.items():
            low = [100 * score for score in scores.values() if 100 * score < floor]
            if low:
                said = f"{len(low)} more, down to {min(low):.0f} %\N{DOWNWARDS ARROW}"
                ax.annotate(said, (point, floor), (-12, 4), textcoords="offset points")
    counts = ", ".join(f"{len(alive)} with {point}" for point, alive in rounds.items())
    print(f"Configurations and their iterations: {counts}.")
    return ax


def side_step(scores, number):
    """How far from the middle a configuration is drawn, so that equal scores lie side by side: ..., -1, 0, 1, ..."""
    equal = [one for one, score in scores.items() if score == scores[number]]
    return equal.index(number) - (len(equal) - 1) / 2
