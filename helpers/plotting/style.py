"""The look that all pictures of the course share."""

import contextlib
import functools
import gc
import sys
from dataclasses import dataclass
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from IPython import get_ipython
from matplotlib.colors import to_rgb
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

STYLE = Path(__file__).with_name("course.mplstyle")
# Class 0 and class 1. Colour, lightness and marker differ, so that any one of them is enough to tell them apart.
COLORS = ["#ef5a42", "#0b3c8c"]
MARKERS = ["^", "o"]
TINTS = ["#fdeae4", "#c3d6ee"]  # of the regions where the network predicts the one and the other
INK = "#222222"
PALE = "#8a8f98"  # what is there, but not the point
MARGIN = 0.15  # around the dots of a plane
WIDEST = 6.5  # of a figure, in inches
# Several lines in one picture: colour, dashes and marker of each.
LINES = [("#0b3c8c", "-", "o"), ("#d9822b", "--", "s"), ("#1b8a6b", "-.", "^"), ("#7a3b8f", ":", "D")]


@dataclass(frozen=True)
class Plane:
    """What the coordinates of a dot are called, what its two classes are, and whether it is a football pitch."""

    labels: tuple
    names: tuple
    pitch: bool = False


COORDINATES = Plane(("$x_1$", "$x_2$"), ("red", "blue"))  # of the circles; they have no unit
PITCH = Plane(("along the pitch (unit: 25 m)", "across (unit: 25 m)"), ("theirs", "ours"), pitch=True)


def sharpen():
    """In a notebook, draw with twice as many pixels, for the screens of today."""
    if hasattr(get_ipython(), "kernel"):
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("retina")


def give_back_memory(*_):
    """Free the figures that a cell has shown: they refer to themselves, and Python waits long before it looks."""
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError):  # glibc's; others give freed memory back by themselves, or never
            ctypes.CDLL(None).malloc_trim(0)


def keep_small():
    """In a notebook, give back memory after every cell: a class shares one server."""
    if hasattr(get_ipython(), "kernel"):
        gc.freeze()  # what is imported stays: looking through it each time would take longer than most cells
        get_ipython().events.register("post_run_cell", give_back_memory)


def in_course_style(plot):
    """Draw in the course's style, whatever style the notebook has, and leave that as it was."""

    @functools.wraps(plot)
    def styled(*arguments, **options):
        with plt.style.context(["default", STYLE]):
            return plot(*arguments, **options)

    return styled


def make_axes(ax, width=6, height=4):
    """The given Axes, or those of a new figure of this size in inches."""
    return plt.subplots(figsize=(width, height))[1] if ax is None else ax


def make_row(axes, count, width, height, columns=2):
    """A flat array of count Axes: the given ones, or those of a new figure, in as many rows as needed.

    A figure is at most ``WIDEST`` inches wide: the wider it is, the smaller are its letters on a telephone.
    """
    if axes is None:
        columns = min(count, columns)
        rows = -(-count // columns)
        figure, axes = plt.subplots(rows, columns, figsize=(columns * width, rows * height), sharex=True, sharey=True)
        for unused in np.ravel(axes)[count:]:
            unused.remove()
    return np.ravel(axes)[:count]


def label_ends(ax, room=0.06):
    """Name each line of an Axes at its right end, in its colour; the names keep ``room`` (a share of the height).

    Call it when the axes have their limits.
    """
    to_axes, named = ax.transData + ax.transAxes.inverted(), []
    for line in ax.get_lines():
        points = line.get_xydata()
        points = points[np.isfinite(points).all(axis=1)]
        if len(points) and not line.get_label().startswith("_"):
            across, height = np.clip(to_axes.transform(points[points[:, 0].argmax()]), 0, 1)
            named.append((height, 1 if across > 0.9 else across, line))
    below = {}
    for height, across, line in sorted(named, key=lambda one: one[0]):
        height = max(height, below.get(across, -1) + room)
        below[across] = height
        look = {"color": readable(line.get_color()), "va": "center", "annotation_clip": False}
        if across < 1:  # the grid may pass behind it
            look["bbox"] = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.5}
        place = {"xytext": (5, 0), "xycoords": "axes fraction", "textcoords": "offset points"}
        name = ax.annotate(line.get_label(), (across, height), **place, **look)
        if across < 1:
            leave_lines(name, ax)


# Beside the end of a line, above it and below it: how far away in points, and which side of the name is there.
PLACES = ((9, 0), "left", "center"), ((0, 9), "center", "bottom"), ((0, -9), "center", "top")


def leave_lines(name, ax):
    """Put the name of a line that ends within the Axes into the first place in which it lies over no line."""
    ax.figure.draw_without_rendering()  # only then is it known where all is
    free = [place for place in PLACES if not lies_over_a_line(put(name, *place), ax)]
    put(name, *(free or PLACES)[0])


def put(name, position, ha, va):
    name.set(position=position, ha=ha, va=va)
    return name


def lies_over_a_line(name, ax):
    box = name.get_window_extent()
    paths = (line.get_path().transformed(line.get_transform()) for line in ax.get_lines())
    return any(path.intersects_bbox(box, filled=False) for path in paths)


def readable(color):
    """The colour, as much darker as words in it must be on white: a contrast of 4.5 : 1 (WCAG 2.1, 1.4.3)."""
    shade = np.array(to_rgb(color))
    while contrast(shade) < 4.5:
        shade = 0.95 * shade
    return tuple(shade)


def contrast(color):
    """How many times as much light white gives as the colour, by the formula of WCAG 2.1."""
    parts = np.array(to_rgb(color))
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]
    return 1.05 / (light + 0.05)


def plain_ticks(axis):
    """Numbers like 0.6 and 1,000 on a log axis: 1, 2, 3, 6 and so on if there is room, or powers of ten.

    A longer axis keeps its 10 with an exponent. Call it when the axis has its limits.
    """
    low, high = sorted(axis.get_view_interval())
    if low < 5e-5 or high > 5e6:
        return
    digits = next(
        subs
        for factor, subs in ((5, range(1, 10)), (100, (1, 2, 3, 6)), (1e3, (1, 3)), (1e12, (1,)))
        if high < factor * low
    )
    axis.set_major_locator(LogLocator(subs=digits))
    axis.set_major_formatter(FuncFormatter(plain))
    axis.set_minor_formatter(NullFormatter())


def plain(value, _=None):
    """A tick's number as the text writes it: 0.03, 1,000."""
    return f"{value:,g}" if value < 1e6 else f"{value:,.0f}"


def percent(share, digits):
    """0.9933 as "99.3 %", with one digit; to the nearest half percent, "99.5 %", where digits is 0.5."""
    if digits == 0.5:
        return f"{round(200 * share) / 2:.1f} %"
    return f"{100 * share:.{digits}f} %"


def magnitude(value):
    """A number by its first digit: 0.8, 4, 1e-8, 1e+12."""
    if value == 0 or 0.01 <= value < 1000:
        return f"{value:.1g}"
    return f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e+")


sharpen()
keep_small()
