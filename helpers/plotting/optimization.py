"""How optimizers walk: paths through a valley, side by side, and the learning rate over the steps."""

from itertools import cycle

import numpy as np
from matplotlib.ticker import NullLocator

from helpers import valley
from helpers.plotting.style import (
    INK,
    LINES,
    PALE,
    in_course_style,
    label_ends,
    magnitude,
    make_axes,
    make_row,
    plain_ticks,
)

JUMPS = 30  # how far the logarithm of a cost goes up and down in all, when a thick line would hide what lies near it
EXTENT = 1.6  # the part of the plane that is shown, from -EXTENT to EXTENT


@in_course_style
def plot_valley(paths, A, ax=None, title="The steep way is not the way to the minimum"):
    """Contours of J(w) = w' A w / 2, and paths {name: (steps + 1, 2) array} through it, each from its first point.

    Printed is what is left of J after the last step of each, as a share of the first, or that it has gone up.
    """
    ax = make_axes(ax, 5.4, 5)
    draw_contours(A, ax)
    for (name, path), (color, dashes, marker) in zip(paths.items(), cycle(LINES), strict=False):
        draw_path(path, ax, color=color, linestyle=dashes, marker=marker, label=name)
        print(f"{name}, {counted_steps(len(path) - 1)}: {came_down(path, A)}")
    ax.set_title(title)
    if len(paths) > 1:
        ax.legend(loc="upper right", frameon=True, framealpha=1, edgecolor="none")  # contours pass behind it
    return ax


@in_course_style
def plot_race(paths, A, step, ax=None):
    """The methods of ``plot_valley`` after the same number of steps, a valley each."""
    axes = make_row(ax, len(paths), 2.9, 2.9)
    for ax, (name, path), (color, _, marker) in zip(axes, paths.items(), cycle(LINES), strict=False):
        draw_contours(A, ax)
        draw_path(path[: step + 1], ax, color=color, marker=marker, linestyle="-", markersize=1.5, linewidth=0.9)
        ax.set_title(f"{name}, step {step}")
        ax.label_outer()
        print(f"{name}, {counted_steps(step)}: {came_down(path[: step + 1], A)}")
    return axes


@in_course_style
def plot_schedule(schedules, num_steps, ax=None, title="A warm-up climbs, a cosine comes down"):
    """Learning rates over the steps: {name: rate(step)}, for the steps from 0 to num_steps - 1."""
    ax = make_axes(ax, 6, 3.2)
    steps = np.arange(num_steps)
    for (name, rate), (color, dashes, _) in zip(schedules.items(), cycle(LINES), strict=False):
        rates = np.array([rate(int(step)) for step in steps])
        ax.plot(steps, rates, color=color, linestyle=dashes, label=name)
        highest = int(rates.argmax())
        print(
            f"{name}: {rates[0]:.2g} at step 0, at most {rates.max():.2g} (step {highest}), {rates[-1]:.1g} at the end"
        )
    ax.set(title=title, xlabel="step", ylabel="learning rate")
    ax.set_ylim(bottom=0)
    if len(schedules) > 1:
        ax.legend()
    return ax


@in_course_style
def plot_rates(costs, ax=None, title="Each method has a learning rate of its own"):
    """Mean costs against learning rates: {name: (rates, array (rates, seeds))}, on log scales, the lowest one marked.

    A rate at which a seed diverged has no dot. Printed is the best rate of each.
    """
    ax = make_axes(ax, 6.4, 4)
    for (name, (rates, each)), (color, dashes, marker) in zip(costs.items(), cycle(LINES), strict=False):
        means = np.asarray(each).mean(axis=-1)
        best = int(means.argmin())
        shown = np.where(np.isfinite(means), means, np.nan)
        ax.loglog(rates, shown, color=color, linestyle=dashes, marker=marker, markersize=4, label=name)
        ax.plot(rates[best], means[best], marker, color=color, markersize=10, markeredgecolor=INK)
        print(f"{name}: lowest at {rates[best]:g}")
    ax.set(title=title, xlabel="learning rate (log scale)", ylabel="cost (nats, log scale)")
    plain_ticks(ax.xaxis)
    plain_ticks(ax.yaxis)
    label_ends(ax)
    return ax


@in_course_style
def plot_progress(curves, ax=None, title="Cost during training", unit="epoch", digits=1, limits=None):
    """{name: {epoch: cost}}, a line for each; unit: what the x axis counts; digits: decimals of the printed costs;
    limits: the lowest and the highest cost that are shown.

    Where lines cross, the calmer one is on top; one that jumps all the time is thin.
    """
    ax = make_axes(ax, 6.4, 3.6)
    restless = {name: np.abs(np.diff(np.log(list(curve.values())))).sum() for name, curve in curves.items()}
    below = sorted(curves, key=restless.get)
    for (name, curve), (color, dashes, _) in zip(curves.items(), cycle(LINES), strict=False):
        look = {"color": color, "linestyle": dashes, "zorder": 3 - 0.1 * below.index(name)}
        look["linewidth"] = 1.6 if restless[name] < JUMPS else 0.7
        ax.semilogy(list(curve), list(curve.values()), label=name, **look)
        last = max(curve)
        print(f"{name}: cost {rounded_cost(curve[last], digits)} at {unit} {last}")
    ax.set(title=title, xlabel=unit, ylabel="cost (nats, log scale)", ylim=limits)
    plain_ticks(ax.yaxis)
    label_ends(ax)
    return ax


@in_course_style
def plot_seeds(costs, ax=None, title="The cost of each network"):
    """{name: a cost for each seed}: a row of dots for each, on a log scale; a line at the mean, which is printed."""
    ax = make_axes(ax, 6, 1.3 + 0.6 * len(costs))
    for row, ((name, values), (color, _, marker)) in enumerate(zip(costs.items(), cycle(LINES), strict=False)):
        values = np.asarray(values)
        jitter = 0.15 * np.sin(7.0 * np.arange(values.size))  # so that dots of equal cost are seen
        ax.semilogx(values, row + jitter, marker, color=color, alpha=0.6)
        ax.plot([values.mean()] * 2, [row - 0.35, row + 0.35], color=INK, linestyle="-", linewidth=2.5)
        print(f"{name}: cost {values.mean():.1f} on average over {values.size} seeds")
    ax.set_yticks(range(len(costs)), costs)
    ax.set(
        title=title, xlabel="cost (nats, log scale); each dot is one seed, line: mean", ylim=(len(costs) - 0.5, -0.5)
    )
    plain_ticks(ax.xaxis)
    ax.grid(axis="y", visible=False)
    return ax


@in_course_style
def plot_noise(distances, ax=None, title="Four times the batch, half the noise"):
    """How far the gradient of a batch is from that of all examples: {batch size: root mean square distance}.

    The dashed line falls with the root of the batch size, from the first dot on.
    """
    ax = make_axes(ax, 5.4, 3.6)
    sizes = np.array(list(distances), dtype=float)
    values = np.array(list(distances.values()))
    color, _, marker = LINES[0]
    law = values[0] * np.sqrt(sizes[0] / sizes)
    ax.loglog(sizes, law, color=INK, linestyle="--", linewidth=1)
    ax.annotate("1 / root of the batch size", (sizes[1], law[1]), xytext=(10, 6), textcoords="offset points")
    ax.loglog(sizes, values, marker, color=color, markersize=8)
    ax.set_xticks(sizes, [f"{size:g}" for size in sizes])
    ax.xaxis.set_minor_locator(NullLocator())  # Axis.minorticks_off is younger than our oldest Matplotlib
    plain_ticks(ax.yaxis)
    ax.set(title=title, xlabel="examples in a batch (log scale)", ylabel="distance of its gradient (log scale)")
    scaled = ", ".join(f"{value:.1f}" for value in values * np.sqrt(sizes))
    print(f"Distance times the root of the batch size: {scaled}")
    return ax


@in_course_style
def plot_correction(num_steps=3000, beta1=0.9, beta2=0.999, ax=None):
    """How many times as long Adam's steps are without bias correction, where all gradients are equal."""
    ax = make_axes(ax, 5.4, 3.2)
    t = np.arange(1, num_steps + 1)
    factor = (1 - beta1**t) / np.sqrt(1 - beta2**t)
    ax.semilogx(t, factor, color=LINES[0][0])
    ax.axhline(1, color=INK, linestyle="--", linewidth=1)
    ax.annotate("with the correction", (1, 1), xytext=(0, 4), textcoords="offset points")
    ax.set(title="Without the correction Adam's steps are longer", xlabel="step (log scale)", ylabel="times as long")
    ax.set_ylim(bottom=0)
    plain_ticks(ax.xaxis)
    top = int(factor.argmax())
    print(
        f"{factor[0]:.1f} times at step 1, {factor[top]:.1f} times at step {top + 1}, {factor[-1]:.1f} at step {t[-1]}"
    )
    return ax


def draw_contours(A, ax):
    """Lines of equal J, four times as high from one to the next, and a cross at the minimum."""
    values = np.linspace(-EXTENT, EXTENT, 121)
    w = np.stack(np.meshgrid(values, values))
    J = np.einsum("ixy,ij,jxy->xy", w, A, w) / 2
    ax.contour(values, values, J, levels=J.max() * 0.25 ** np.arange(6, -1, -1), colors=PALE, linewidths=0.8)
    ax.plot(0, 0, "+", color=INK, markersize=10)
    ax.set(xlim=(-EXTENT, EXTENT), ylim=(-EXTENT, EXTENT), aspect="equal", xlabel="$w_1$", ylabel="$w_2$")
    ax.grid(visible=False)


def draw_path(path, ax, **look):
    """The steps of a path, as far as they are finite, with larger marks at its start and its end."""
    path = path[np.isfinite(path).all(axis=1)]
    ax.plot(*path.T, **{"markersize": 3, "linewidth": 1.2} | look)
    ax.plot(*path[0], "o", color=INK, markersize=6)
    ax.plot(*path[-1], look["marker"], color=look["color"], markersize=9, markeredgecolor=INK)


def rounded_cost(cost, digits):
    """'0.3', or 'below 0.2' of what one digit says little of, and processors say otherwise."""
    return f"{cost:.{digits}f}" if cost >= 1.5 * 10**-digits else f"below {2 * 10**-digits:g}"


def counted_steps(number):
    """'1 step', '60 steps'."""
    return f"{number} step{'s' * (number != 1)}"


def came_down(path, A):
    """What the path did to J, in words that do not depend on its last digits."""
    with np.errstate(over="ignore", invalid="ignore"):
        first, last = (valley.cost(w.reshape(2, 1), A) for w in (path[0], path[-1]))
    if not last < first:
        return "J has not come down" if last == first else "J has gone up"
    return f"J is {magnitude(last / first)} of the start"
