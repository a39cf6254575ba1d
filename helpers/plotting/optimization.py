"""How optimizers walk: paths through a valley, side by side, and the learning rate over the steps."""

from itertools import cycle

import numpy as np

from helpers import valley
from helpers.plotting.style import INK, LINES, PALE, in_course_style, magnitude, make_axes, make_row

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
        print(f"{name}, {len(path) - 1} steps: {came_down(path, A)}")
    ax.set_title(title)
    if len(paths) > 1:
        ax.legend(loc="upper left")
    return ax


@in_course_style
def plot_race(paths, A, step, ax=None):
    """The methods of ``plot_valley`` after the same number of steps, a valley each."""
    axes = make_row(ax, len(paths), 3.2, 3.8, columns=4)
    for ax, (name, path), (color, _, marker) in zip(axes, paths.items(), cycle(LINES), strict=False):
        draw_contours(A, ax)
        draw_path(path[: step + 1], ax, color=color, marker=marker, linestyle="-")
        ax.set_title(f"{name}, step {step}")
        print(f"{name}, {step} steps: {came_down(path[: step + 1], A)}")
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
    ax.plot(*path.T, markersize=3, linewidth=1.2, **look)
    ax.plot(*path[0], "o", color=INK, markersize=6)
    ax.plot(*path[-1], look["marker"], color=look["color"], markersize=9, markeredgecolor=INK)


def came_down(path, A):
    """What the path did to J, in words that do not depend on its last digits."""
    with np.errstate(over="ignore", invalid="ignore"):
        first, last = (valley.cost(w.reshape(2, 1), A) for w in (path[0], path[-1]))
    if not last < first:
        return "J has not come down" if last == first else "J has gone up"
    return f"J is {magnitude(last / first)} of the start"
