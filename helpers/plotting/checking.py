"""How gradients are checked."""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np

from helpers.plotting.style import INK, LINES, PALE, in_course_style, label_ends, magnitude, make_axes


@in_course_style
def plot_slope(J, theta, epsilon, ax=None):
    """Two chords of a curve: from theta - epsilon to theta + epsilon, and from theta on; and the tangent at theta.

    J: a function of one number. Take a big epsilon, so that the lines can be told apart.
    """
    ax = make_axes(ax)
    tiny = 1e-5  # close enough to the limit for a line of a picture and two digits
    tangent = (J(theta + tiny) - J(theta - tiny)) / (2 * tiny)
    two_sided = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    one_sided = (J(theta + epsilon) - J(theta)) / epsilon
    xs = np.linspace(theta - 2 * epsilon, theta + 2 * epsilon, 101)
    ax.plot(xs, [J(x) for x in xs], color=PALE, linewidth=4, alpha=0.6, label="$J$")  # a chord lies nearly on it
    reach = theta + 1.6 * epsilon * np.array([-1, 1])
    (one_look, two_look, tangent_look), low = LINES[1:], min(J(x) for x in xs)
    ax.plot(reach, J(theta) + tangent * (reach - theta), **look(tangent_look), label=f"tangent: slope {tangent:.2f}")
    for start, slope, style, name in (
        (theta - epsilon, two_sided, two_look, "two-sided chord"),
        (theta, one_sided, one_look, "one-sided chord"),
    ):
        ends = [start, theta + epsilon]
        ax.plot(ends, [J(end) for end in ends], **look(style), marker=style[2], label=f"{name}: slope {slope:.2f}")
    ax.annotate("", (theta - epsilon, low), (theta + epsilon, low), arrowprops={"arrowstyle": "|-|", "color": PALE})
    ax.text(theta, low, r"$2\varepsilon$", ha="center", va="bottom", color=INK)
    ticks = [r"$\theta-\varepsilon$", r"$\theta$", r"$\theta+\varepsilon$"]
    ax.set_xticks([theta - epsilon, theta, theta + epsilon], ticks)
    ax.set(title="The two-sided chord has the better slope", xlabel="parameter", ylabel=r"$J(\theta)$")
    ax.legend()
    print(
        f"Slope at theta = {theta:g}: tangent {tangent:.2f}; with epsilon = {epsilon:g} "
        f"two-sided chord {two_sided:.2f}, one-sided chord {one_sided:.2f}."
    )
    return ax


def look(style):
    """Colour and dashes of a line."""
    return {"color": style[0], "linestyle": style[1]}


@in_course_style
def plot_step_sizes(steps, errors, ax=None):
    """Relative difference between a numerical and an exact gradient, against the step.

    steps: the values of epsilon; errors: {name: [relative difference for each step]}. The step and the threshold of
    the course, 1e-5 and 1e-7, are marked.
    """
    ax = make_axes(ax)
    ax.axvspan(min(steps), 1e-6, color=PALE, alpha=0.15, linewidth=0)
    ax.axvspan(1e-4, max(steps), color=PALE, alpha=0.15, linewidth=0)
    ax.axvline(1e-5, color=PALE, linewidth=1)
    ax.axhline(1e-7, color=PALE, linewidth=1)
    for (name, values), (color, dashes, marker) in zip(errors.items(), cycle(LINES), strict=False):
        ax.plot(steps, values, color=color, linestyle=dashes, marker=marker, label=name)
    ax.text(0.02, 0.04, "round-off", transform=ax.transAxes)
    ax.text(0.98, 0.04, "truncation", transform=ax.transAxes, ha="right")
    ax.text(1e-5, 0.98, r" $\varepsilon=10^{-5}$", transform=ax.get_xaxis_transform(), va="top")
    ax.set(xscale="log", yscale="log", title="A step can be too large and too small")
    ax.set(xlabel=r"$\varepsilon$ (log scale)", ylabel="relative difference (log scale)")
    label_ends(ax)
    beside = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
    ax.annotate("threshold\n$10^{-7}$", (1, 1e-7), (5, 0), ax.get_yaxis_transform(), color="#666666", **beside)
    # Where a curve is lowest depends on the machine's rounding. At a large step there is next to none.
    at = int(np.argmin(np.abs(np.log10(steps) + 3)))
    values = ", ".join(f"{name} {magnitude(values[at])}" for name, values in errors.items())
    print(f"Relative difference at epsilon = {magnitude(steps[at])}: {values}")
    return ax


@in_course_style
def plot_cancellation(J, dJ, theta, epsilon, ax=None):
    """A step seen close up, the digits that it leaves, and where it lies among all steps.

    J, dJ: a function of one number and its derivative. The digits that J has in common on both sides are pale: they
    cancel in the difference. ax: two Axes, or None. Returns an array of the two.
    """
    axes = plt.subplots(2, 1, figsize=(6, 5.6))[1] if ax is None else np.ravel(ax)
    left, right = J(theta - epsilon), J(theta + epsilon)
    steps = np.linspace(-1.6, 1.6, 81)
    axes[0].plot(steps, [J(theta + step * epsilon) - J(theta) for step in steps], color=INK)
    axes[0].plot([-1, 1], [left - J(theta), right - J(theta)], **look(LINES[2]), marker=LINES[2][2])
    axes[0].set_xticks([-1, 0, 1], [r"$\theta-\varepsilon$", r"$\theta$", r"$\theta+\varepsilon$"])
    axes[0].set(xlabel="parameter", ylabel=r"$J - J(\theta)$", title=rf"$\varepsilon$ = {magnitude(epsilon)}, close up")
    axes[0].ticklabel_format(axis="y", style="sci", scilimits=(-2, 3))
    write_digits(axes[0], f"{right:.16f}", f"{left:.16f}")
    every = 10.0 ** np.arange(-1, -13, -1)
    axes[1].plot(every, [difference(J, dJ, theta, step) for step in every], color=PALE, linestyle="-")
    axes[1].plot(epsilon, difference(J, dJ, theta, epsilon), LINES[2][2], color=LINES[2][0], markersize=10)
    axes[1].axhline(1e-7, color=PALE, linewidth=1)
    axes[1].set(xscale="log", yscale="log", xlabel=r"$\varepsilon$ (log scale)", title="Relative difference")
    shared = len(common_start(f"{right:.16f}", f"{left:.16f}")) - 1
    print(f"epsilon = {magnitude(epsilon)}: the two costs share about {max(shared, 0)} digits.")
    return axes


def difference(J, dJ, theta, epsilon):
    """The relative difference between the derivative and the two-sided difference."""
    approx = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    return max(abs(dJ(theta) - approx) / (abs(dJ(theta)) + abs(approx)), 1e-16)


def common_start(one, other):
    """The letters that two texts have in common at their beginning."""
    different = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return one[: different[0]] if different else one


def write_digits(ax, above, below):
    """Two numbers, one above the other; the digits that they share are pale."""
    same = len(common_start(above, below))
    for height, digits in ((0.9, above), (0.8, below)):
        style = {"family": "monospace"}
        shared = ax.text(0.03, height, digits[:same], color=PALE, transform=ax.transAxes, **style)
        if same:
            ax.annotate(digits[same:], (1, 0), xycoords=shared, va="bottom", color=INK, **style)
        else:
            ax.text(0.03, height, digits, color=INK, transform=ax.transAxes, **style)
