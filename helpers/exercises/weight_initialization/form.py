"""What the three initializers share: the shapes and names of their results, and what people get wrong there."""

import re

import numpy as np

from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary

# From one layer to five, no two neighbours equal, so that a transposed shape shows; two with as many layers; and layers
# of one size, which does not tell which layer it is, and is no layer's number.
SMALL_NETWORKS = [[3, 2], [2, 4, 1], [2, 10, 5, 1], [4, 3, 5, 2, 1], [5, 4, 3, 2, 6, 1], [6, 3, 1], [2, *[9] * 6, 1]]


def observe_form(call):
    """For each small network, what does not fit it; returns the others with their parameters."""
    fitting = []
    for layer_dims in SMALL_NETWORKS:
        try:
            fitting.append((layer_dims, call_with_memory_full_of(7.0, call, layer_dims)))
            yield Observed("it fits", None)
        except Wrong as wrong:
            yield wrong
    return fitting


def call_with_memory_full_of(number, call, layer_dims):
    """The parameters of a network. What ``np.empty`` would give is this number, for then it can be noticed."""
    sizes = {n * m for n in (*layer_dims, 1) for m in (*layer_dims, 1) if n * m < 128}
    full = np.full(128, number)
    used = [full[:size].copy() for size in sizes for _ in range(8)]
    del used  # NumPy keeps the memory of some small arrays, 7 of each size, and gives it to the next ones
    return expect_parameters(call(list(layer_dims)), layer_dims)


def expect_parameters(result, layer_dims):
    """Raise Wrong unless the result is a dictionary of W and b of the right shapes; return those."""
    layers = range(1, len(layer_dims))
    shapes = {f"W{l}": (layer_dims[l], layer_dims[l - 1]) for l in layers}
    shapes |= {f"b{l}": (layer_dims[l], 1) for l in layers}
    try:
        expect_dictionary(result, "parameters", shapes)
        check_for_other_layers(result, layer_dims)
        return {name: expect_array(result[name], name, shape) for name, shape in shapes.items()}
    except Wrong as wrong:
        raise Wrong(f"For layer_dims = {layer_dims}: {wrong.message}", wrong.key, wrong.name, wrong.advice) from None


NAME = re.compile(r"[Wb]\d+")


def check_for_other_layers(result, layer_dims):
    """Raise Wrong when there are parameters of a layer that the network does not have. Other entries are welcome."""
    layers = len(layer_dims) - 1
    names = [key for key in result if isinstance(key, str) and NAME.fullmatch(key)]
    others = [name for name in names if not 1 <= int(name[1:]) <= layers]
    if others:
        raise Wrong(
            f"`parameters` has an entry {others[0]!r}, but the layers with weights are number 1 to {layers}.",
            key=("other layers", *sorted(others)),
            advice=LEFT_OVER if int(others[0][1:]) > layers else "",
        )


LEFT_OVER = (
    "Your function must work for every `layer_dims`. Does it make the dictionary itself? "
    "One that stands outside of it still holds the entries of earlier calls."
)


# What people get wrong, each as a small change of our solution.


LOOP = "for l in range(1, len(layer_dims)):"
WEIGHTS = 'parameters[f"W{l}"]'
BIASES = 'parameters[f"b{l}"]'
BIAS_ZEROS = "np.zeros((layer_dims[l], 1))"
ZERO_WEIGHTS = "np.zeros((layer_dims[l], layer_dims[l - 1]))"


def with_key(key):
    """Another key for W and b; key: that for W, as it is written."""
    return (WEIGHTS, f"parameters[{key}]"), (BIASES, f"parameters[{key.replace('W', 'b')}]")


FORM = {
    "rows and columns exchanged": (
        "Rows and columns of the weights look exchanged. W_l has a row for each unit of its own layer and a column "
        "for each unit of the layer before. For `layer_dims = [3, 2]`, W1 has 2 rows and 3 columns.",
        ("layer_dims[l], layer_dims[l - 1]", "layer_dims[l - 1], layer_dims[l]"),
    ),
    "W and b exchanged": (
        "`W` has the shape that `b` should have. Are the two names exchanged, or is its number of columns left out?",
        (WEIGHTS, 'parameters[f"exchanged{l}"]'),
        (BIASES, WEIGHTS),
        ('parameters[f"exchanged{l}"]', BIASES),
    ),
    "flat biases": (
        "The biases are flat, with one dimension only. They are added to a matrix with a column for each example, so "
        "they need to be a column: two dimensions, the second of them 1.",
        (BIAS_ZEROS, "np.zeros(layer_dims[l])"),
    ),
    "biases in a row": (
        "The biases lie in a row, but they need to be a column: every unit has a row of its own in Z.",
        (BIAS_ZEROS, "np.zeros((1, layer_dims[l]))"),
    ),
    "biases of the layer before": (
        "There is a bias for each unit of the layer before. Layer l has as many biases as W_l has rows.",
        (BIAS_ZEROS, "np.zeros((layer_dims[l - 1], 1))"),
    ),
    "biases shaped like the weights": (
        "The biases are shaped like the weights. A unit has a weight for each input, but only one bias.",
        (BIAS_ZEROS, ZERO_WEIGHTS),
    ),
    "biases not zero": (
        "The biases are all alike, but not 0. Start them at 0: the weights alone make the units different.",
        (BIAS_ZEROS, "np.ones((layer_dims[l], 1))"),
    ),
    "weights as lists": (
        "Python lists know no `@`. NumPy makes whole matrices, or `np.array(...)` turns nested lists into one.",
        (f"{BIASES} =", f"{WEIGHTS} = {WEIGHTS}.tolist()\n        {BIASES} ="),
    ),
    "keys counted from 0": (
        "The keys begin with W0. Layer 0 is the input, and the first layer that has weights is number 1.",
        *with_key('f"W{l - 1}"'),
    ),
    "f forgotten": (
        "The braces are in the key as they are. Python fills in the number only with an f before the quotation mark.",
        *with_key('"W{l}"'),
    ),
    "letter l in the keys": (
        "The letter l is in the key itself, so each layer overwrites the one before. The key needs the value of l: an "
        "f-string, or `str(l)`, puts it there.",
        *with_key('"Wl"'),
    ),
    "comma in the keys": (
        "The comma makes a pair of the letter and the number. An f-string makes one text of the two.",
        *with_key('"W", l'),
    ),
    "units in the keys": (
        "The number in a key is a number of units. It should be that of the layer: 1, 2, and so on.",
        *with_key('f"W{layer_dims[l]}"'),
    ),
    "loop over the sizes": (
        "The loop goes over `layer_dims` itself, so l is a number of units. It should be that of a layer: 1, 2 and on.",
        (LOOP, "for l in layer_dims:"),
        ("layer_dims[l]", "l"),
        ("layer_dims[l - 1]", "(l - 1)"),
    ),
    "text plus a number": (
        "Python adds text only to text: `str(...)` or an f-string makes text of the number.",
        *with_key('"W" + l'),
    ),
    "last layer forgotten": (
        "The last layer is missing. `layer_dims` counts the input too, and `range` already stops before its second "
        "number. Which l is the last one that your loop sees?",
        (LOOP, "for l in range(1, len(layer_dims) - 1):"),
    ),
    "one layer too many": (
        "An index goes past the end of `layer_dims`. Does the loop go one layer too far, or an index like `l + 1`? Or "
        "does the loop go over `layer_dims` itself, so that l is a number of units and not the number of a layer?",
        (LOOP, "for l in range(1, len(layer_dims) + 1):"),
    ),
    "layer 0 too": (
        "The loop begins with layer 0. That is the input, which has no weights; and `layer_dims[l - 1]` is the last "
        "entry then, because Python counts -1 from the end.",
        (LOOP, "for l in range(len(layer_dims)):"),
    ),
    "written for three layers": (
        "Your function seems written for three layers. Let a loop go over the layers, however many there are.",
        (LOOP, "for l in (1, 2, 3):"),
    ),
    "typed for one network": (
        "Your function seems to give the parameters of one network, whatever `layer_dims` is. Take the number of "
        "layers and their sizes from `layer_dims`.",
        (LOOP, "layer_dims = [2, 10, 5, 1]\n    " + LOOP),
    ),
    "return inside the loop": (
        "There are only names of the first layer. Is the `return` inside the loop, where it ends the function in the "
        "first round? Or has a name the digit 1 in place of the letter `l`?",
        ("\n    return parameters", "\n        return parameters"),
    ),
    "dictionary made anew in the loop": (
        "Only the last layer is there. Is the empty dictionary made inside the loop, anew in each round?",
        (LOOP, LOOP + "\n        parameters = {}"),
    ),
}
