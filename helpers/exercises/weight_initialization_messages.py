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


def describe_spread(name, layer_dims, shape, scale):
    """A wrong scale, in numbers: what is asked for, not what our own draws happened to show."""
    return lambda got, expected: (
        f"For layer_dims = {layer_dims}: `{name}` of shape {shape}, where a unit has {shape[1]} inputs: the standard "
        f"deviation of its weights is {got:.3g}; expected {scale:.3g}."
    )


def advise_on_spread(n_in, scale):
    """How to find an unknown mistake in the factor."""
    return (
        "To find out why, look at the number that the draws are multiplied by (or the standard deviation that they are "
        f"drawn with). Calculate it in a cell of its own, step by step, for a unit with {n_in} inputs: "
        f"it should be {scale:.3g}."
    )


def describe_mean(name, layer_dims, spread):
    """A mean that isn't zero; spread: the standard deviation, which the observed mean is a multiple of."""
    return lambda got, expected: (
        f"For layer_dims = {layer_dims}: the weights in `{name}` lie around {got * spread:.2g}, not around 0."
    )


MEAN_ADVICE = (
    "Draws from N(0, ...) lie on either side of 0. Was something added to them, or given to `rng.normal` as its first "
    "argument, the mean?"
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
