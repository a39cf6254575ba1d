"""Ideas in a figure: why a sigmoid saturates, and what an L2 penalty does to two weights."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter

from helpers.network import sigmoid
from helpers.plotting.style import COLORS, COORDINATES, INK, LINES, in_course_style, make_axes, plain, readable


@in_course_style
def plot_saturation(Z, Y, ax=None):
    """The sigmoid, and the loss of a red dot, with each dot's z as a tick on the axis: Z and Y (1, m).

    ax: two Axes, or None. Returns an array of the two.
    """
    axes = plt.subplots(2, 1, figsize=(6, 5.2), sharex=True)[1] if ax is None else np.ravel(ax)
    left, right = min(-10, 8 * Z.min()), max(10, 1.5 * Z.max())
    zs = 10 * np.sinh(np.linspace(np.arcsinh(left / 10), np.arcsinh(right / 10), 801))  # evenly spread on the axis
    axes[0].plot(zs, sigmoid(zs), color=INK)
    axes[0].set(title="The sigmoid is flat out there", ylabel="$a$ = sigmoid($z$)", ylim=(-0.25, 1.05))
    axes[1].plot(zs, np.logaddexp(0, zs), color=INK)
    axes[1].set(title="The loss of a red dot is not", ylabel=r"$\log(1 + e^z)$ (nats)")
    axes[1].set_yscale("symlog", linthresh=10)
    axes[1].set_ylim(-9, 1.5 * right)
    far = 10.0 ** np.arange(1, 10)
    for ax in axes:
        ax.set_xscale("symlog", linthresh=10)
        for axis in (ax.xaxis, ax.yaxis) if ax is axes[1] else (ax.xaxis,):
            axis.set_major_locator(FixedLocator([*-far, 0, *far]))
            axis.set_major_formatter(FuncFormatter(plain))
        for kind, height in ((0, 0.13), (1, 0.05)):
            z, place = Z[Y == kind], ax.get_xaxis_transform()
            ax.plot(z, np.full(z.size, height), "|", color=COLORS[kind], markersize=8, transform=place)
            beside = {"xycoords": place, "textcoords": "offset points", "ha": "right", "va": "center"}
            beside["color"] = readable(COLORS[kind])
            ax.annotate(COORDINATES.names[kind], (z.min(), height), (-5, 0), **beside)
        ax.set(xlabel="$z$ (log scale beyond 10)", xlim=(left, right))
        ax.xaxis.label.set_visible(ax.get_subplotspec().is_last_row())
    flat = np.mean(np.abs(Z) > 5)
    print(f"z from {Z.min():.0f} to {Z.max():.0f}; {flat:.0%} of the dots are beyond 5, where the sigmoid is flat.")
    return axes


# A cost of two weights: J(w) = (w - BEST)' CURVATURE (w - BEST) / 2.
BEST = np.array([3.0, 1.2])
CURVATURE = np.array([[1.0, -0.75], [-0.75, 1.0]])


def minimum(price):
    """Where J(w) + price / 2 |w|^2 is smallest: (CURVATURE + price I) w = CURVATURE BEST."""
    return np.linalg.solve(CURVATURE + price * np.eye(2), CURVATURE @ BEST)


@in_course_style
def plot_penalty(prices=(0, 0.1, 0.3, 1), ax=None):
    """Contours of a cost of two weights, circles of the L2 penalty, and the minimum of the sum for several prices."""
    ax = make_axes(ax, 5.4, 4.6)
    w1, w2 = np.meshgrid(np.linspace(-1.2, 4.6, 200), np.linspace(-1.4, 3, 200))
    away = np.stack([w1 - BEST[0], w2 - BEST[1]])
    J = np.einsum("ixy,ij,jxy->xy", away, CURVATURE, away) / 2
    ax.contour(w1, w2, J, levels=[0.03, 0.12, 0.3, 0.6, 1.2], colors=LINES[0][0], linewidths=1)
    ax.contour(w1, w2, w1**2 + w2**2, levels=[0.25, 1, 2.25, 4], colors=LINES[1][0], linewidths=1, linestyles="--")
    path = np.array([minimum(price) for price in np.logspace(-3, 2, 100)])
    ax.plot(*path.T, color=INK, linewidth=1.2, linestyle="-")
    for price in prices:
        w = minimum(price)
        ax.plot(*w, "o", color=INK)
        white = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1}
        ax.annotate(rf"$\lambda/m$ = {price:g}", w, (9, -12), textcoords="offset points", bbox=white)
    ax.plot(0, 0, "+", color=INK, markersize=10)
    ax.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal")
    ax.set_title("The penalty pulls the minimum to the origin")
    ax.text(3.9, 0.3, "cost $J$", color=LINES[0][0])
    ax.text(0, 2.1, "penalty", color=readable(LINES[1][0]), ha="center")
    ax.grid(visible=False)
    lengths = ", ".join(f"{np.linalg.norm(minimum(price)):.1f} at {price:g}" for price in prices)
    print(f"Length of the best weights by lambda/m: {lengths}.")
    return ax
