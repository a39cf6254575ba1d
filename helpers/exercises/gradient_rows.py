"""Gradients beside what they should be: one aligned row a variable."""

import numpy as np


def gradient_rows(got, expected, tolerance=1e-6):
    """A table that shows which variable is off, and by how much.

    got, expected: dictionaries of arrays; each variable of ``expected`` gets a row, in its order.
    tolerance: a variable is right when its relative difference is below it.

    Returns a string of aligned lines: name, shape, "right" or "wrong", and the relative difference of the two
    arrays (see ``relative_difference``), rounded to one digit. What lies below the tolerance is mostly
    rounding, which differs between machines, so only "below 1e-6" is said of it.
    """
    rows = [("variable", "shape", "", "relative difference")]
    for name, wanted in expected.items():
        rows.append((name, str(np.shape(wanted)), *compare(got.get(name), wanted, tolerance)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def compare(got, expected, tolerance):
    """The verdict on one variable, and its reason."""
    if got is None:
        return "wrong", "missing"
    if np.shape(got) != np.shape(expected):
        return "wrong", f"its shape is {np.shape(got)}"
    difference = relative_difference(got, expected)
    if difference < tolerance:
        return "right", f"below {one_digit(tolerance)}"
    return "wrong", one_digit(difference)


def relative_difference(a, b):
    """||a - b|| / (||a|| + ||b||) of two arrays of one shape: 0 when they are equal, 1 when b = -a."""
    scale = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(np.subtract(a, b)) / scale if scale else 0.0


def one_digit(number):
    """0.3, 0.004 or 1e-7."""
    return f"{number:.1g}".replace("e-0", "e-")
