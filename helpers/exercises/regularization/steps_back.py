"""Which step of a backward pass with dropout goes wrong first, and what it lacks."""

import functools
import itertools

from helpers.exercises.judge.gradients import GRADIENT_TOLERANCE
from helpers.exercises.judge.observing import close

near = functools.partial(close, tolerance=GRADIENT_TOLERANCE, absolute=True)


def first_wrong_step(gradients, slopes, parameters, cache, keep_prob):
    """A sentence on the first line of the way back that goes wrong, for a batch of one example.

    With one example the gradient of a bias is dZ itself, so each line shows in what the function returns.
    gradients: the answer's; slopes: those that the cost shows, of which at least one differs.
    """
    for l in (3, 2, 1):
        wrong = [name for name in (f"db{l}", f"dW{l}") if not near(gradients[name], slopes[name])]
        if len(wrong) == 1:
            return f"the first line to go wrong on the way back is that of `{wrong[0]}`: `dZ{l}` is right."
        if wrong:
            dZ, wanted = gradients[f"db{l}"], slopes[f"db{l}"]
            what = f"on the way back `dZ{l}` is the first to go wrong: it is {column(dZ)}; expected {column(wanted)}."
            return " ".join([what, *lacking(dZ, slopes, parameters, cache, keep_prob, l)])


def lacking(dZ, slopes, parameters, cache, keep_prob, l):
    """A sentence on the factors without which the step from the layer after l gives this dZ, if it does."""
    if l == 3:
        return
    factors = {"the mask": cache[f"D{l}"], "the scaling": 1 / keep_prob, "the derivative of ReLU": cache[f"Z{l}"] > 0}
    for number in (1, 2, 3):
        for missing in itertools.combinations(factors, number):
            step = parameters[f"W{l + 1}"].T @ slopes[f"db{l + 1}"]
            for name in factors.keys() - missing:
                step = step * factors[name]
            if near(dZ, step):
                yield f"Not seen in it: {' and '.join(missing)}."
                return


def column(array):
    """A short column of numbers in one line."""
    return f"[{', '.join(f'{number:.3g}' for number in array.ravel())}]"
