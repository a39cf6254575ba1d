"""What a figure shows, in a few numbers and words that can be stored and compared.

Pixels differ between versions of Matplotlib and of fonts; what is drawn does not.
"""

from collections import Counter
from itertools import repeat

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.contour import ContourSet
from matplotlib.patches import Patch


def fingerprint(figure):
    """What a figure shows, in short: its words, its dots, and where the lines and regions of each Axes are."""
    return {
        "size": [round(length) for length in figure.bbox.size],
        "legends": [words(legend) for legend in figure.legends],
        "axes": [fingerprint_axes(ax) for ax in figure.axes],
    }


def fingerprint_axes(ax):
    ax.autoscale_view()
    # From data to where it is in the Axes: 0.0 is left or bottom, 1.0 is right or top.
    place = ax.transScale + ax.transLimits
    filled = [regions for regions in ax.collections if isinstance(regions, ContourSet) and regions.filled]
    return {
        "title": ax.get_title("left"),
        "labels": [ax.get_xlabel(), ax.get_ylabel()],
        "scales": [ax.get_xscale(), ax.get_yscale()],
        "view": rounded(ax.transScale.transform(ax.viewLim.get_points())),  # powers of 10 on a log scale
        "texts": [text.get_text() for text in ax.texts],
        "legend": words(ax.get_legend()),
        "lines": [fingerprint_line(line, place) for line in ax.lines],
        "dots": [fingerprint_dots(dots) for dots in ax.collections if isinstance(dots, PathCollection)],
        "regions": [
            [to_hex(color), round(area(path.transformed(place)), 2)]
            for regions in filled
            for path, color in zip(regions.get_paths(), regions.get_facecolor(), strict=True)
        ],
        "patches": [[to_hex(color), count] for color, count in Counter(map(Patch.get_facecolor, ax.patches)).items()],
    }


def fingerprint_line(line, place):
    points = line.get_xydata()
    some = np.linspace(0, len(points) - 1, min(len(points), 9)).astype(int)
    return {
        "label": line.get_label() if not line.get_label().startswith("_") else "",
        "look": [to_hex(line.get_color()), line.get_linestyle(), line.get_marker()],
        "points": len(points),
        "place": rounded(place.transform(points[some])),
    }


def fingerprint_dots(dots):
    offsets = dots.get_offsets()
    # A string, so that it is compared exactly: the data are the same on every machine.
    sums = " ".join(f"{total:.2f}" for total in (*offsets.sum(axis=0), (offsets**2).sum()))
    corners = [len(path.vertices) for path in dots.get_paths()]  # of the marker
    look = [to_hex(dots.get_facecolor()[0]), corners, round(dots.get_sizes()[0])]
    return {"label": dots.get_label(), "look": look, "count": len(offsets), "sums": sums}


def area(path):
    """The area inside a path, without its holes, which run the other way round (shoelace formula)."""
    corners = (polygon.T for polygon in path.to_polygons())
    return float(sum(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2 for x, y in corners))


def rounded(values):
    return [round(float(value), 2) for value in np.ravel(values)]


def words(legend):
    return [text.get_text() for text in legend.get_texts()] if legend else []


def same(stored, fresh, tolerance):
    """Whether two fingerprints agree: words and counts exactly, places within the tolerance."""
    if isinstance(stored, dict):
        return stored.keys() == fresh.keys() and all(same(stored[key], fresh[key], tolerance) for key in stored)
    if isinstance(stored, list):
        return len(stored) == len(fresh) and all(map(same, stored, fresh, repeat(tolerance)))
    if isinstance(stored, float):
        return abs(stored - fresh) <= tolerance * max(1, abs(stored))
    return stored == fresh
