"""How gradients are checked."""

from itertools import cycle

import numpy as np

from helpers.plotting.style import (
    INK,
    LINES,
    in_course_style,
    magnitude,
    make_axes,
)


@in_course_style
def plot_slope(J, theta, epsilon, ax=None):
    """The two-sided difference: a curve, its tangent at theta, and the chord from theta - epsilon to theta + epsilon.

    J: a function of one number. Take a big epsilon, so that the two lines can be told apart.
    """
    ax = make_axes(ax)
    xs = np.linspace(theta - 2 * epsilon, theta + 2 * epsilon, 101)
    ends = np.array([theta - epsilon, theta + epsilon])
    tiny = 1e-5  # close enough to the limit for a line of a picture and two digits
    tangent = (J(theta + tiny) - J(theta - tiny)) / (2 * tiny)
    chord = (J(ends[1]) - J(ends[0])) / (2 * epsilon)
    reach = theta + 1.6 * epsilon * np.array([-1, 1])
    _, (chord_color, chord_dashes, chord_marker), (tangent_color, tangent_dashes, _), *_ = LINES
    ax.plot(xs, [J(x) for x in xs], color=INK, label="J")
    ax.plot(
        reach,
        J(theta) + tangent * (reach - theta),
        color=tangent_color,
        linestyle=tangent_dashes,
        label=f"tangent: slope {tangent:.2f}",
    )
    ax.plot(theta, J(theta), "o", color=tangent_color)
    ax.plot(
        ends,
        [J(end) for end in ends],
        color=chord_color,
        linestyle=chord_dashes,
        marker=chord_marker,
        label=f"chord: slope {chord:.2f}",
    )
    ax.set_xticks([ends[0], theta, ends[1]], ["theta - epsilon", "theta", "theta + epsilon"])
    ax.set(title="The two-sided difference is the slope of a chord", xlabel="theta (no unit)", ylabel="J(theta)")
    ax.legend()
    print(f"Slope at theta = {theta:g}: tangent {tangent:.2f}, chord with epsilon = {epsilon:g} {chord:.2f}.")
    return ax


@in_course_style
def plot_step_sizes(steps, errors, ax=None):
    """Relative difference between a numerical and an exact gradient, against the step.

    steps: the values of epsilon; errors: {name: [relative difference for each step]}.
    """
    ax = make_axes(ax)
    for (name, values), (color, dashes, marker) in zip(errors.items(), cycle(LINES), strict=False):
        ax.plot(steps, values, color=color, linestyle=dashes, marker=marker, label=name)
    ax.text(0.02, 0.04, "round-off", transform=ax.transAxes)
    ax.text(0.98, 0.04, "truncation", transform=ax.transAxes, ha="right")
    ax.set(xscale="log", yscale="log", title="A step can be too large and too small")
    ax.set(xlabel="epsilon (no unit, log scale)", ylabel="relative difference (log scale)")
    ax.legend()
    # Where a curve is lowest depends on the machine's rounding. At a large step there is next to none.
    at = int(np.argmin(np.abs(np.log10(steps) + 3)))
    values = ", ".join(f"{name} {magnitude(values[at])}" for name, values in errors.items())
    print(f"Relative difference at epsilon = {magnitude(steps[at])}: {values}")
    return ax
