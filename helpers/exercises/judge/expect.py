"""Look at what comes back from a learner's function before it is used."""

import math
import types

import numpy as np

from helpers.exercises.judge.explain import closest
from helpers.exercises.judge.guard import Wrong, all_true

NOTHING, OTHER_KIND = "nothing returned", "another kind of thing"  # names of mistakes
NO_RETURN = " Is the `return` missing?"


def kind_of(value):
    """'a list', 'an int', 'None': what to call a value that is of the wrong type."""
    if value is None:
        return "None"
    if type(value).__name__ == "ellipsis":
        return "a `...` where your code should be"
    if isinstance(value, (types.FunctionType, types.MethodType, types.BuiltinFunctionType)):
        return "a function (without brackets it is not called)"
    if type(value).__name__ == "generator":
        return "a generator (from a `yield`, or from round brackets around a `for`)"
    name = type(value).__name__.replace("ndarray", "array")
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"


def expect_several(result, count, what, kinds=(tuple, list)):
    """Raise Wrong unless the result holds this many things, in one of these kinds; what: they are, in words."""
    if not isinstance(result, kinds) or len(result) != count:
        came = f"{len(result)} things" if isinstance(result, (tuple, list)) else kind_of(result)
        raise Wrong(f"Your function returned {came}; expected {what}.", ("not", count, came), OTHER_KIND)


def expect_dictionary(result, name, keys):
    """Raise Wrong unless the result is a dictionary with at least these keys."""
    if result is None:
        raise Wrong(f"Your function returned None instead of `{name}`.{NO_RETURN}", name=NOTHING)
    if not isinstance(result, dict):
        said = f"Your function returned {kind_of(result)}; expected the dictionary `{name}`."
        raise Wrong(said, ("not a dictionary", name), OTHER_KIND)
    missing = [key for key in keys if key not in result]
    if missing:
        known = ", ".join(
            f"the number {key}" if type(key) is int else repr(key) if isinstance(key, (str, tuple)) else kind_of(key)
            for key in list(result)[:20]
        )
        said = f"`{name}` has no entry {missing[0]!r}. Expected {', '.join(map(repr, keys))}; it has {known or 'none'}."
        key = ("missing", name, *missing, "but", *(str(key) for key in result))
        raise Wrong(said + what_there_is(result, missing, keys), key, "entries missing")


def what_there_is(result, missing, keys):
    """A sentence on what may be meant for the missing entries; '' when nothing is."""
    inside = [key for key, value in result.items() if isinstance(value, dict) and missing[0] in value]
    if inside:
        return f" They are in the dictionary that `{inside[0]}` holds: return that one itself."
    if result and all(isinstance(value, dict) for value in result.values()):
        return f" It holds dictionaries: expected is a single one, with names such as {missing[0]!r}."
    if {str(key).removeprefix("d") for key in keys} <= result.keys():
        return " Are these the parameters? Their gradients are expected."
    others = [key for key in result if isinstance(key, str) and key not in keys]
    alike = closest(str(missing[0]), others)
    return f" Is {alike[0]!r} meant for {missing[0]!r}?" if alike else ""


def expect_array(value, name, shape, kinds="f"):
    """Raise Wrong unless the value is a NumPy array of this shape, of real numbers; return it.

    kinds: the kinds of dtype allowed, "f" for floats, "b" and "iu" for booleans and integers.
    """
    if value is None:
        raise Wrong(f"`{name}` is None. Is it computed, and returned?")
    if type(value) is not np.ndarray:
        alone = type(value) is tuple and len(value) == 1
        comma = " Does its line end with a comma? Then take that away." if alone else ""
        kind = "number" if isinstance(value, (int, float, np.generic)) else type(value).__name__
        said = f"`{name}` is {kind_of(value)}; expected a NumPy array of shape {shape}.{comma}"
        raise Wrong(said, ("not an array", name, kind), OTHER_KIND)
    if value.shape != shape:
        said, advice = f"`{name}` has shape {value.shape}; expected {shape}.", about_shape(value.shape, shape)
        raise Wrong(said, ("shape", name, value.shape), advice=advice)
    if value.dtype.kind not in kinds or (value.dtype.kind == "f" and value.dtype.itemsize < 4):
        said = f"`{name}` holds {value.dtype} values; expected {EXPECTED_KINDS.get(kinds, 'float64 or whole ones')}."
        raise Wrong(said, ("dtype", name, value.dtype.kind))
    if not all_true(np.isfinite(value)):
        raise Wrong(f"`{name}` holds NaN or infinity. {NOT_FINITE}", key=("not finite", name))
    return value


def about_shape(found, expected):
    """What to ask where rows and columns are exchanged, or a column has lost its second axis or goes the other way."""
    if len(expected) == 2 and found == expected[::-1]:
        return "Are rows and columns exchanged?"
    if len(expected) == 2 and expected[1] == 1 and max(found, default=1) == math.prod(found) > 1:
        return "Does the sum or mean in it go along the other axis?" if expected[0] not in found else FLAT
    return ""


FLAT = "A column has a second axis. A sum or mean keeps it with `keepdims`, and a flat array has none."


NOT_FINITE = "Look for a division by zero, a logarithm of zero, the square root of a negative number, or an overflow."
EXPECTED_KINDS = {"f": "decimal numbers (float64)"}


def expect_number(value, name):
    """Raise Wrong unless the value is one real number (a Python float, a NumPy scalar or a 0-d array); return it."""
    if value is None:
        raise Wrong(f"Your function returned None instead of `{name}`.{NO_RETURN}", name=NOTHING)
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.number, np.ndarray)):
        said = f"Your function returned {kind_of(value)}; expected one number, `{name}`."
        raise Wrong(said, ("not a number", name), OTHER_KIND)
    if np.shape(value) != ():
        said = f"`{name}` is an array of shape {np.shape(value)}; expected one number."
        raise Wrong(said, ("shape", name, np.shape(value)))
    if np.asarray(value).dtype.kind not in "fiu":
        said = f"`{name}` is of type {np.asarray(value).dtype}; expected a decimal number."
        raise Wrong(said, ("not a number", name))
    if not np.isfinite(value):
        raise Wrong(f"`{name}` is {value}. {NOT_FINITE}", key=("not finite", name))
    return value
