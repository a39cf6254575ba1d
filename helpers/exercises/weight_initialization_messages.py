"""What to say to the first thing that is wrong with an answer of week 1."""

import numpy as np


def describe_values(name, layer_dims):
    """A wrong constant, at its first wrong element."""

    def describe(got, expected):
        row, column = np.argwhere(~np.isclose(got, expected))[0]
        where = f"`{name}[{row}, {column}]`"
        return (
            f"For layer_dims = {layer_dims}: {where} is {got[row, column]:.4g}; expected {expected[row, column]:.4g}."
        )

    return describe


def describe_spread(name, shape, scale):
    """A wrong scale, in numbers: what is asked for, not what our own draws happened to show."""
    return lambda got, expected: (
        f"`{name}` of shape {shape}, where a unit has {shape[1]} inputs: the standard deviation of its weights is "
        f"{got:.3g}; expected {scale:.3g}."
    )


def describe_mean(name):
    """A mean that isn't zero."""
    return lambda got, expected: (
        f"The mean of the weights in `{name}` is {got:.2g} of their standard deviations; expected 0."
    )


def describe_form(name):
    """The right spread, but not the normal distribution."""
    return lambda got, expected: (
        f"The weights in `{name}` are not spread like draws of the normal distribution: "
        "there are too many or too few of the small or the large ones."
    )


def describe_shared(name):
    """Layers that share their draws."""
    return lambda got, expected: (
        f"The numbers in `{name}`, but for their scale, are in a layer before it too. "
        "Let every layer have draws of its own, from the same `rng`."
    )


def describe_same_seed(name):
    """Randomness from elsewhere."""
    return lambda got, expected: (
        f"Called twice with an `rng` of the same seed, your function gave different weights `{name}`. "
        "All randomness must come from the argument `rng`."
    )


def describe_other_seed(name):
    """A seed of one's own."""
    return lambda got, expected: f"Called with an `rng` of another seed, your function gave the same weights `{name}`."


def describe_second_call(name):
    """A generator that is set back."""
    return lambda got, expected: f"Called twice with the same `rng`, your function gave the same weights `{name}`."
