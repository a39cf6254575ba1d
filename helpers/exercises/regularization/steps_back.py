"""The steps of a backward pass through three layers, and how their factors are misread."""

import numpy as np

from helpers.exercises.judge.steps import Factor, Step, extra, scale


def average(right, asks, from_above=False):
    """The division by the number of examples, where it belongs, and where it was done before."""
    if right:
        return scale("division by m", lambda names: 1 / names["m"], asks=asks, from_above=from_above)
    return extra("division by m", {"twice": lambda names: 1 / names["m"]}, asks)


AVERAGE = {
    "missing": "The cost is an average over the examples.",
    "twice": "Once is enough: is it in the first line and in a later one?",
    "inverse": "Is m above or below the line of the fraction?",
}
IN_ALL = AVERAGE | {"missing": f"{AVERAGE['missing']} Is m their number? The first number of Y's shape is 1."}
GATE = {
    "missing": "Where Z was negative in the forward pass, nothing passes back. What happens between dA and dZ?",
    "turned round": "ReLU lets gradients pass where Z is positive.",
    "of another layer": "Compare the numbers in the line.",
    "{the} is replaced by the activations": "The slope of ReLU is 1 or 0, whatever the size of Z.",
}
SIGMOID = "A3 - Y already has the slope of the sigmoid in it, together with that of the cross-entropy."
INPUTS = {
    "{the} is replaced by Z": "The weights met in the forward pass what the layer before gave out, after its ReLU.",
    "{the} is replaced by its slope": "`Z > 0` says where ReLU lets gradients pass. The weights met what it gave out.",
    "of another layer": "Compare the numbers in the line.",
}
HALF = "Is there a 2 in the line that does not belong to it?"


def layer(l, masks=(), more=None, asks=None, by_units=False):
    """The steps that make dZ, dW and db of a layer.

    masks: more factors of dZ; more, asks: readings of the activation, and what to say of them; by_units: whether people
    divide by numbers of units, or by 2, in the lines of dW and db, so that dZ is m times as large.
    """
    dZ, Z, A, other = f"dZ{l}", f"Z{l}", f"A{l}", f"Z{3 - l}"
    if l == 3:
        core = lambda names: names["A3"] - names["Y"]
        sigmoid = {"too much": lambda names: names["A3"] * (1 - names["A3"])}
        factors = (
            average(True, IN_ALL, from_above=by_units),
            extra("sign", {"turned round": lambda names: -1}, "All gradients go back to this line."),
            extra("slope of the sigmoid", sigmoid, SIGMOID),
            extra("derivative of ReLU", {"too much": lambda names: names["Z3"] > 0}, "The last layer has no ReLU."),
            *masks,
        )
    else:
        core = lambda names: names[f"W{l + 1}"].T @ names[f"dZ{l + 1}"]
        gate = Factor(
            "derivative of ReLU",
            lambda names: names[Z] > 0,
            {
                "missing": lambda names: 1,
                "turned round": lambda names: names[Z] < 0,
                "of another layer": lambda names: names[other] > 0,
                **({} if masks else {"{the} is replaced by the activations": lambda names: names[A]}),
            },
            GATE,
        )
        factors = (*masks, gate, average(False, AVERAGE))
    shows = (
        lambda names, value: {f"db{l}": value.sum(axis=1, keepdims=True)},
        lambda names, value: {f"dW{l}": value @ names[f"A{l - 1}"].T},
    )
    place = ("From `{}` on" if by_units else "In `{}`") if l == 3 else "On the way to `{}`"
    yield Step(dZ, place, core, factors, shows)
    yield weights(l, more or {}, asks or {}, by_units)
    yield biases(l, by_units)


def summed_or_averaged():
    """The division by m where dZ has it already."""
    return {"twice": lambda names: 1 / names["m"], "missing": lambda names: names["m"]}


def halved(at_all):
    return extra("half", {"too much": lambda names: 1 / 2} if at_all else {}, HALF)


def weights(l, more, asks, by_units):
    A, Z, other = f"A{l - 1}", f"Z{l - 1}", {1: "A1", 2: "A2", 3: "A1"}[l]
    readings = {"of another layer": lambda names: names[other]}
    if l > 1:
        readings |= {"{the} is replaced by Z": lambda names: names[Z], **more}
        readings["{the} is replaced by its slope"] = lambda names: names[Z] > 0
    factors = (
        Factor("activation", lambda names: names[A], readings, INPUTS | asks),
        halved(by_units),
        extra("division by m", summed_or_averaged(), AVERAGE),
    )
    join = lambda names, dZ, values: dZ @ values[0].T * values[1] * values[2]
    shows = (lambda names, value: {f"dW{l}": value},)
    return Step(f"dW{l}", "In `{}`", lambda names: names[f"dZ{l}"], factors, shows, join, rest=3, one_line=True)


def biases(l, by_units):
    units = lambda names, of: names["m"] / len(names[f"Z{of}"])
    division = summed_or_averaged()
    if by_units and l < 3:
        division["{the} is one by the number of units"] = lambda names: units(names, l)
        division["{the} is one by the units of another layer"] = lambda names: units(names, l + 1)
        division["{the} is one by m and by the units"] = lambda names: units(names, l) / names["m"]
    axis = "The average goes over the examples: which axis of dZ counts those?"
    asks = AVERAGE | {reading: axis for reading in division if "units" in reading}
    factors = (extra("division by m", division, asks), halved(by_units))
    join = lambda names, dZ, values: dZ.sum(axis=1, keepdims=True) * values[0] * values[1]
    shows = (lambda names, value: {f"db{l}": value},)
    return Step(f"db{l}", "In `{}`", lambda names: names[f"dZ{l}"], factors, shows, join, rest=2, one_line=True)


def gradients_seen(result):
    """The gradients that a result holds."""
    return {name: np.asarray(result[name]) for name in (f"d{kind}{l}" for l in (3, 2, 1) for kind in "Wb")}


def names_of_a_pass(Y, parameters, cache):
    return {**parameters, **cache, "Y": Y, "m": Y.shape[1]}
