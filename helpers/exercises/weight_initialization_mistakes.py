"""What people get wrong in week 1, each as a small change of our solution."""

from helpers.exercises.judging import Mistake, changed
from helpers.exercises.weight_initialization import (
    initialize_parameters_he,
    initialize_parameters_random,
    initialize_parameters_zeros,
)

LOOP = "for l in range(1, len(layer_dims)):"
WEIGHTS = 'parameters[f"W{l}"]'
BIASES = 'parameters[f"b{l}"]'
BIAS_ZEROS = "np.zeros((layer_dims[l], 1))"
ZERO_WEIGHTS = "np.zeros((layer_dims[l], layer_dims[l - 1]))"
DRAW = "rng.randn(layer_dims[l], layer_dims[l - 1])"
HE_SCALE = "np.sqrt(2 / layer_dims[l - 1])"


def mistakes_of_form(solution):
    """What can go wrong in all three exercises: layers, keys and shapes. A tuple of Mistakes."""

    def mistake(name, message, *replacements):
        return Mistake(name, changed(solution, *replacements), message)

    return (
        mistake(
            "rows and columns exchanged",
            "Rows and columns of the weights look exchanged. W_l has a row for each unit of its own layer and a column "
            "for each unit of the layer before. Which of the two is `layer_dims[l]`?",
            ("layer_dims[l], layer_dims[l - 1]", "layer_dims[l - 1], layer_dims[l]"),
        ),
        mistake(
            "square weights",
            "The weights have as many columns as rows. The number of columns is the number of inputs of a unit, "
            "and those come from the layer before.",
            ("layer_dims[l], layer_dims[l - 1]", "layer_dims[l], layer_dims[l]"),
        ),
        mistake(
            "1 subtracted from the number of columns",
            "There is one column less than layer l itself has units. Is a square bracket closed too early, so that 1 "
            "is subtracted from a number of units, and not from l?",
            ("layer_dims[l], layer_dims[l - 1]", "layer_dims[l], layer_dims[l] - 1"),
        ),
        mistake(
            "flat biases",
            "The biases are flat, with one dimension only. They are added to a matrix with a column for each example, "
            "so they need to be a column: two dimensions, the second of them 1.",
            (BIAS_ZEROS, "np.zeros(layer_dims[l])"),
        ),
        mistake(
            "biases in a row",
            "The biases lie in a row, but they need to be a column: every unit has a row of its own in Z.",
            (BIAS_ZEROS, "np.zeros((1, layer_dims[l]))"),
        ),
        mistake(
            "biases of the layer before",
            "There is a bias for each unit of the layer before. Every unit of layer l itself needs one: "
            "as many biases as W_l has rows.",
            (BIAS_ZEROS, "np.zeros((layer_dims[l - 1], 1))"),
        ),
        mistake(
            "biases shaped like the weights",
            "The biases are shaped like the weights. A unit has a weight for each input, but only one bias.",
            (BIAS_ZEROS, ZERO_WEIGHTS),
        ),
        mistake(
            "one bias for a layer",
            "There is one bias for a whole layer. Every unit needs its own.",
            (BIAS_ZEROS, "np.zeros((1, 1))"),
        ),
        mistake(
            "biases as numbers",
            "A bias is the number 0 here, not an array. It has to be a column of zeros, one for each unit: "
            "training moves each of them to another value.",
            (BIAS_ZEROS, "0.0"),
        ),
        mistake(
            "biases not zero",
            "The biases are all alike, but not 0. Start them at 0: they need no random draw and no offset, "
            "because the weights alone make the units different.",
            (BIAS_ZEROS, "np.ones((layer_dims[l], 1))"),
        ),
        mistake(
            "whole numbers for biases",
            "The array of the biases is made for whole numbers. Training adds small steps to them, "
            "so they need decimals: that is what NumPy makes when it gets no `dtype`.",
            (BIAS_ZEROS, "np.zeros((layer_dims[l], 1), dtype=int)"),
        ),
        mistake(
            "biases as lists",
            "Python lists don't calculate as arrays do: adding two of them makes a longer list. "
            "NumPy makes arrays of zeros itself, or `np.array(...)` turns lists into one.",
            (BIAS_ZEROS, "[[0.0]] * layer_dims[l]"),
        ),
        mistake(
            "weights as lists",
            "Python lists don't calculate as arrays do, and know no `@`. NumPy makes whole matrices itself, "
            "or `np.array(...)` turns nested lists into one.",
            (f"{BIASES} =", f"{WEIGHTS} = {WEIGHTS}.tolist()\n        {BIASES} ="),
        ),
        mistake(
            "no biases",
            "The biases are missing. Every layer has weights and biases, and `parameters` holds both.",
            (f"    {BIASES} = {BIAS_ZEROS}\n", "    pass\n"),
        ),
        mistake(
            "no weights",
            "The weights are missing. Every layer has weights and biases, and `parameters` holds both. "
            "Does something overwrite them, or have they another name?",
            (WEIGHTS, "W"),
        ),
        mistake(
            "keys counted from 0",
            "The keys begin with W0. The layers are counted from 1 for the first one that has weights; "
            "layer 0 is the input.",
            (WEIGHTS, 'parameters[f"W{l - 1}"]'),
            (BIASES, 'parameters[f"b{l - 1}"]'),
        ),
        mistake(
            "keys counted from 2",
            "The keys begin with W2. If l already counts from 1, nothing needs to be added to it in the key.",
            (WEIGHTS, 'parameters[f"W{l + 1}"]'),
            (BIASES, 'parameters[f"b{l + 1}"]'),
        ),
        mistake(
            "lower-case w",
            "The keys of the weights begin with a small w. Python tells small letters from capital ones, "
            "and the network looks for a capital W.",
            (WEIGHTS, 'parameters[f"w{l}"]'),
        ),
        mistake(
            "capital B",
            "The keys of the biases begin with a capital B. Python tells small letters from capital ones, "
            "and the network looks for a small b.",
            (BIASES, 'parameters[f"B{l}"]'),
        ),
        mistake(
            "underscore in the keys",
            "The keys have an underscore between the letter and the number. The network looks for them without it.",
            (WEIGHTS, 'parameters[f"W_{l}"]'),
            (BIASES, 'parameters[f"b_{l}"]'),
        ),
        mistake(
            "f forgotten",
            "The braces stand in the key as they are. Python fills in the number only with an f before the quotation "
            "mark.",
            (WEIGHTS, 'parameters["W{l}"]'),
            (BIASES, 'parameters["b{l}"]'),
        ),
        mistake(
            "letter l in the keys",
            "The letter l stands in the key itself, so each layer overwrites the one before. "
            "The key needs the value of l: an f-string, or `str(l)`, puts it there.",
            (WEIGHTS, 'parameters["Wl"]'),
            (BIASES, 'parameters["bl"]'),
        ),
        mistake(
            "comma in the keys",
            "The comma in the square brackets makes a pair of the letter and the number. The network looks for one "
            "piece of text with both in it: an f-string puts the number into the text.",
            (WEIGHTS, 'parameters["W", l]'),
            (BIASES, 'parameters["b", l]'),
        ),
        mistake(
            "keys without a number",
            "The keys have no number, so each layer overwrites the one before.",
            (WEIGHTS, 'parameters["W"]'),
            (BIASES, 'parameters["b"]'),
        ),
        mistake(
            "text plus a number",
            "Python adds text only to text. Turn the number of the layer into text first, with `str(...)` or in an "
            "f-string.",
            (WEIGHTS, 'parameters["W" + l]'),
            (BIASES, 'parameters["b" + l]'),
        ),
        mistake(
            "last layer forgotten",
            "The last layer is missing. `layer_dims` counts the input too, and `range` already stops before its "
            "second number. Which l is the last one that your loop sees?",
            (LOOP, "for l in range(1, len(layer_dims) - 1):"),
        ),
        mistake(
            "first layer forgotten",
            "The first layer with weights is missing. It is the one between the input and the first hidden layer, l "
            "= 1. "
            "Where does your loop begin?",
            (LOOP, "for l in range(2, len(layer_dims)):"),
        ),
        mistake(
            "one layer too many",
            "The loop goes one layer too far, or an index in it does. There are as many layers with weights as "
            "neighbours in `layer_dims`, one less than its entries. (Or does the loop go over `layer_dims` itself? "
            "Then l is a number of units, not the number of a layer: `range` gives those.)",
            (LOOP, "for l in range(1, len(layer_dims) + 1):"),
        ),
        mistake(
            "layer 0 too",
            "The loop begins with layer 0. That is the input, which has no weights; and `layer_dims[l - 1]` is "
            "the last entry then, because Python counts -1 from the end.",
            (LOOP, "for l in range(len(layer_dims)):"),
        ),
        mistake(
            "written for three layers",
            "Your function seems to be written for a network of three layers. It must work for every `layer_dims`: "
            "let a loop go over the layers.",
            (LOOP, "for l in (1, 2, 3):"),
        ),
        mistake(
            "typed for one network",
            "Your function seems to give the parameters of one network, whatever `layer_dims` is. "
            "Take the number of layers and their sizes from `layer_dims`.",
            (LOOP, "layer_dims = [2, 10, 5, 1]\n    " + LOOP),
        ),
        mistake(
            "return inside the loop",
            "Only the first layer is there. Look at how far the `return` is indented: inside the loop, it ends the "
            "function in the first round.",
            ("\n    return parameters", "\n        return parameters"),
        ),
        mistake(
            "dictionary made anew in the loop",
            "Only the last layer is there. Where is the empty dictionary made? Inside the loop, "
            "each round forgets the ones before.",
            (LOOP, LOOP + "\n        parameters = {}"),
        ),
        mistake(
            "one pair of brackets for zeros",
            "Where `np.zeros` is called, two brackets have to open and two to close.",
            (BIAS_ZEROS, "np.zeros(layer_dims[l], 1)"),
        ),
    )


def mistakes_of_drawing(solution):
    """What can go wrong in both random initializers: where the numbers come from. A tuple of Mistakes."""

    def mistake(name, message, *replacements):
        return Mistake(name, changed(solution, *replacements), message)

    return (
        mistake(
            "biases drawn",
            "The biases are drawn by chance. Only the weights have to be: once they are different, the units "
            "learn different things, and their biases can start at 0.",
            (BIAS_ZEROS, "rng.randn(layer_dims[l], 1)"),
        ),
        mistake(
            "zero weights",
            "With weights of 0 all units of a layer do the same, and go on doing the same in training. "
            "Does a factor become 0, perhaps by `//`, or is there no draw at all?",
            (DRAW, ZERO_WEIGHTS),
        ),
        mistake(
            "one draw for all",
            "One number was drawn, or typed in, and then repeated. `rng.randn` draws as many numbers as its arguments "
            "ask for: how many are needed here?",
            (DRAW, "rng.randn() * np.ones((layer_dims[l], layer_dims[l - 1]))"),
        ),
        mistake(
            "one draw for all units",
            "One row was drawn and then repeated for each unit. Units that start alike stay alike: "
            "draw the whole matrix.",
            (DRAW, "rng.randn(1, layer_dims[l - 1]) * np.ones((layer_dims[l], 1))"),
        ),
        mistake(
            "one draw for all inputs",
            "One number was drawn for each unit and then repeated for all its inputs: draw the whole matrix.",
            (DRAW, "rng.randn(layer_dims[l], 1) * np.ones((1, layer_dims[l - 1]))"),
        ),
        mistake(
            "whole numbers drawn",
            "The weights are whole numbers. `rng.randint` draws those, or a `dtype` or `astype` made them; the normal "
            "distribution has decimals.",
            (DRAW, "rng.randint(-3, 4, (layer_dims[l], layer_dims[l - 1]))"),
            *(() if solution is initialize_parameters_random else ((f" * {HE_SCALE}", ""),)),
        ),
        mistake(
            "rounded",
            "They are whole numbers, drawn as such or rounded. The normal distribution has decimals.",
            (DRAW, f"np.round({DRAW} * 3)"),
            (f" * {HE_SCALE}", ""),
        )
        if solution is initialize_parameters_he
        else mistake(
            "rounded",
            "They are whole numbers, drawn as such or rounded. The normal distribution has decimals.",
            (f"{DRAW} * 10", f"np.round({DRAW} * 10)"),
        ),
        mistake(
            "absolute values",
            "There are only positive weights, or as good as none below 0. N(0, ...) has half of its draws on either "
            "side "
            "of 0. Is there an `abs`, a square or a `maximum` that does not belong there?",
            (DRAW, f"np.abs({DRAW})"),
        ),
        mistake(
            "uniform from 0 to 1",
            "That is what uniform draws show, from 0 to 1 before the factor. `rng.rand`, `rng.random` and "
            "`rng.random_sample` draw those; `rng.randn` and `rng.normal` draw from the normal distribution.",
            (DRAW, DRAW.replace("randn", "rand")),
        ),
        mistake(
            "uniform from -0.5 to 0.5",
            "That is what uniform draws show, from -0.5 to 0.5 before the factor. To take off one half moves their "
            "mean to 0, but "
            "does not "
            "make them normal: another method of `rng` does.",
            (DRAW, f"({DRAW.replace('randn', 'rand')} - 0.5)"),
        ),
        mistake(
            "uniform from -1 to 1",
            "That is what uniform draws show, from -1 to 1 before the factor. Another method of `rng` draws from the "
            "normal "
            "distribution.",
            (DRAW, "rng.uniform(-1, 1, (layer_dims[l], layer_dims[l - 1]))"),
        ),
        mistake(
            "mean 1",
            "Before the factor, the draws lie around 1, not around 0. `rng.normal` takes the mean first, then the "
            "standard deviation; "
            "or has something been added to the draws?",
            (DRAW, f"(1 + {DRAW})"),
        ),
        mistake(
            "rng seeded in each layer",
            "`rng` is seeded again in each layer, so that each layer gets the same draws. "
            "It comes with its seed: only draw from it.",
            (LOOP, LOOP + "\n        rng.seed(3)"),
        ),
        mistake(
            "rng seeded",
            "`rng` is seeded again inside your function, so that every call gives the same weights. "
            "It comes with its seed: only draw from it.",
            (LOOP, "rng.seed(3)\n    " + LOOP),
        ),
        mistake(
            "a generator of its own in each layer",
            "Your function makes a generator with a fixed seed in each layer, so that each layer gets the same draws. "
            "The argument `rng` is the generator to draw from, in all layers.",
            (LOOP, LOOP + "\n        rng = np.random.RandomState(3)"),
        ),
        mistake(
            "a generator of its own",
            "Your function makes a generator with a fixed seed and draws from that, so that every call gives the same "
            "weights. The argument `rng` is the generator to draw from.",
            (LOOP, "rng = np.random.RandomState(3)\n    " + LOOP),
        ),
        mistake(
            "a generator without a seed",
            "Your function seems to make a generator of its own, which starts somewhere else each time. Nobody could "
            "repeat such a training. The argument `rng` is the generator to draw from.",
            (LOOP, "rng = np.random.RandomState()\n    " + LOOP),
        ),
        mistake(
            "shape in brackets for randn",
            "`rng.randn` wants the two numbers one after the other, without brackets of their own. "
            "(`rng.standard_normal` is the one that wants the shape in brackets.)",
            (DRAW, "rng.randn((layer_dims[l], layer_dims[l - 1]))"),
        ),
        mistake(
            "one pair of brackets for standard_normal",
            "`rng.randn` is the one that takes the two numbers without brackets of their own.",
            (DRAW, "rng.standard_normal(layer_dims[l], layer_dims[l - 1])"),
        ),
        mistake(
            "shape given to normal as two numbers",
            "A single number was drawn. `rng.normal` takes the mean, then the standard deviation, and then the shape, "
            "in brackets of its own; `rng.randn` without arguments draws a single number, too.",
            (DRAW, "rng.normal(layer_dims[l], layer_dims[l - 1])"),
        ),
        mistake(
            "shape given to normal too early",
            "Two numbers were drawn. `rng.normal` takes the mean, then the standard deviation, and then the shape, in "
            "brackets of its own. A shape that comes first or second is taken for two means or standard deviations.",
            (DRAW, "rng.normal((layer_dims[l], layer_dims[l - 1]))"),
        ),
    )


def mistakes_of_scale(solution, right, *versions):
    """Wrong factors in place of the right one. A tuple of Mistakes.

    right: the factor in the source of the solution; versions: (name, wrong factor, message).
    """
    return tuple(Mistake(name, changed(solution, (right, wrong)), message) for name, wrong, message in versions)


ZEROS = (
    Mistake(
        "weights one",
        changed(initialize_parameters_zeros, (ZERO_WEIGHTS, ZERO_WEIGHTS.replace("zeros", "ones"))),
        "The weights are 1, but this exercise starts them at 0. Which function of NumPy makes arrays of zeros?",
    ),
    Mistake(
        "np.empty",
        changed(initialize_parameters_zeros, (ZERO_WEIGHTS, ZERO_WEIGHTS.replace("zeros", "empty"))),
        "`np.empty` makes an array and leaves in it what was in memory before, often but not always zeros. "
        "The same shows when numbers are drawn by chance, which this exercise does not ask for.",
    ),
    Mistake(
        "whole numbers for weights",
        changed(initialize_parameters_zeros, (ZERO_WEIGHTS, ZERO_WEIGHTS[:-1] + ", dtype=int)")),
        "The array of the weights is made for whole numbers. Training adds small steps to them, "
        "so they need decimals: that is what NumPy makes when it gets no `dtype`.",
    ),
    *mistakes_of_form(initialize_parameters_zeros),
)

RANDOM = (
    *mistakes_of_form(initialize_parameters_random),
    *mistakes_of_scale(
        initialize_parameters_random,
        " * 10\n",
        (
            "10 forgotten",
            "\n",
            "These are plain draws of N(0, 1). The exercise asks for large weights: what about the factor 10?",
        ),
        (
            "0.01 for 10",
            " * 0.01\n",
            "A factor of 0.01 makes the weights small, which is the usual advice. Here they are to be large, "
            "to see what that does.",
        ),
        ("divided by 10", " / 10\n", "The draws are divided by 10. Large weights come from multiplying."),
        (
            "10 twice",
            " * 100\n",
            "That is 10 times 10. Either the factor is there twice, or 10 squared was given as a standard deviation, "
            "as in `rng.normal(0, 100)`.",
        ),
        (
            "10 as a variance",
            " * np.sqrt(10)\n",
            "That is the square root of 10, so the variance is 10. Here 10 is the factor itself, so the "
            "standard deviation.",
        ),
        (
            "He instead of 10",
            f" * {HE_SCALE}\n",
            "That is the scale of He initialization, the exercise after this one. Here every layer gets the same "
            "factor, 10.",
        ),
        (
            "10 added",
            " + 10\n",
            "It looks as if 10 was added, or given to `rng.normal` as its first argument, the mean: that moves the "
            "draws, but does not spread them. The factor 10 is for the standard deviation.",
        ),
    ),
    *mistakes_of_drawing(initialize_parameters_random),
)

HE = (
    *mistakes_of_form(initialize_parameters_he),
    *mistakes_of_scale(
        initialize_parameters_he,
        HE_SCALE,
        (
            "no square root",
            "(2 / layer_dims[l - 1])",
            "2 / n_{l-1} is the variance of the weights. The draws are multiplied by a standard deviation (and "
            "`rng.normal` takes one, too). How do you get from the one to the other?",
        ),
        (
            "own layer for the one before",
            "np.sqrt(2 / layer_dims[l])",
            "The number of units of layer l itself seems to stand in the formula, where the number of inputs of a "
            "unit belongs: "
            "as many as the layer before has units, n_{l-1}.",
        ),
        (
            "both errors: no square root, own layer",
            "(2 / layer_dims[l])",
            "Two things come together here. The number of inputs of a unit is n_{l-1}, not n_l; and 2 / n is a "
            "variance, where "
            "the draws are multiplied by a standard deviation.",
        ),
        (
            "1 for 2",
            "np.sqrt(1 / layer_dims[l - 1])",
            "That is the formula without the 2, the line that faded in the plot above. ReLU sets half of the numbers "
            "to 0, and the 2 under the root makes up for it.",
        ),
        (
            "Glorot: inputs and outputs",
            "np.sqrt(2 / (layer_dims[l - 1] + layer_dims[l]))",
            "That is the formula of Glorot and Bengio, made for tanh, with inputs and outputs added in the "
            "denominator. He initialization counts the inputs alone.",
        ),
        (
            "half: 1 / (2 n)",
            "np.sqrt(1 / (2 * layer_dims[l - 1]))",
            "The 2 seems to be in the denominator: 1 / 2n instead of 2 / n. In `1 / 2 * n` and `2 / n`, which number "
            "is "
            "divided by which?",
        ),
        (
            "root of 2 only",
            "np.sqrt(2) / layer_dims[l - 1]",
            "The square root seems to end before the division, so that only the 2 is under it. "
            "Look at where its bracket closes.",
        ),
        (
            "root of n only",
            "2 / np.sqrt(layer_dims[l - 1])",
            "The square root seems to be taken of n_{l-1} alone, and not of the 2. The whole fraction belongs under "
            "it.",
        ),
        (
            "upside down",
            "np.sqrt(layer_dims[l - 1] / 2)",
            "The fraction seems to be upside down, or the draws are divided by the factor instead of multiplied. "
            "The more inputs a unit has, the smaller its weights should be.",
        ),
        ("not scaled", "1", "These are plain draws of N(0, 1), without the factor of He initialization."),
        (
            "10 for the scale",
            "10",
            "That is the factor 10 of the exercise before. Here each layer's factor comes from its number of inputs.",
        ),
        (
            "0.01 for the scale",
            "0.01",
            "That is a fixed factor of 0.01. Here each layer's factor comes from its number of inputs.",
        ),
        (
            "10 left in",
            f"{HE_SCALE} * 10",
            "The scale is right but for a factor of 10, which the exercise before had. It does not belong here.",
        ),
        (
            "first layer's inputs for all",
            "np.sqrt(2 / layer_dims[0])",
            "The size of the input seems to stand in the formula for every layer. It differs from layer to layer: "
            "n_{l-1}.",
        ),
        (
            "number of layers for units",
            "np.sqrt(2 / (len(layer_dims) - 1))",
            "The number of layers seems to stand in the formula, where the number of units of the layer before "
            "belongs.",
        ),
        (
            "number of the layer for units",
            "np.sqrt(2 / l)",
            "The number l of the layer seems to stand in the formula. What is asked for is how many units the layer "
            "before has: an entry of `layer_dims`.",
        ),
        (
            "number of entries for units",
            "np.sqrt(2 / len(layer_dims))",
            "The length of `layer_dims` seems to stand in the formula: that counts layers. What is asked for is the "
            "number of units of one layer.",
        ),
        (
            "all units for those of one layer",
            "np.sqrt(2 / sum(layer_dims))",
            "All units of the network together seem to stand in the formula. Only those of one layer are the inputs "
            "of a unit.",
        ),
        (
            "two layers before",
            "np.sqrt(2 / layer_dims[l - 2])",
            "The number of units seems to be taken two layers before. The inputs of a unit come from the layer just "
            "before its own.",
        ),
        (
            "inputs times outputs",
            "np.sqrt(2 / (layer_dims[l] * layer_dims[l - 1]))",
            "The number of weights of the layer, inputs times outputs, seems to stand in the denominator. "
            "A unit adds up its inputs alone.",
        ),
        (
            "100 units",
            "np.sqrt(2 / 100)",
            "That is the number from the text, for 100 inputs. Here each layer's factor comes from its own number of "
            "inputs.",
        ),
        (
            "multiplied by n under the root",
            "np.sqrt(2 * layer_dims[l - 1])",
            "The 2 seems to be multiplied by the number of inputs, not divided by it. "
            "The more inputs a unit has, the smaller its weights should be.",
        ),
        (
            "2 / 2 * n",
            "np.sqrt(layer_dims[l - 1])",
            "That is the square root of n_{l-1} itself: the draws are multiplied by it, where the fraction belongs. "
            "In `2 / 2 * n` only the second 2 divides.",
        ),
        (
            "precedence of ** 1 / 2",
            "(2 / layer_dims[l - 1]) ** 1 / 2",
            "The factor is 1 / n_{l-1}. Python calculates powers before fractions: `a ** 1 / 2` is `a` divided by 2, "
            "and no square root.",
        ),
        (
            "squared for the root",
            "(2 / layer_dims[l - 1]) ** 2",
            "The fraction seems to be squared. Which is the opposite of a square, and leads from a variance to a "
            "standard deviation?",
        ),
        (
            "root of 2, no n",
            "np.sqrt(2)",
            "The draws seem to be multiplied by the square root of 2 alone. Where is the number of inputs, n_{l-1}?",
        ),
        (
            "2 alone",
            "2",
            "The draws seem to be multiplied by 2 alone. Where is the number of inputs, n_{l-1}?",
        ),
        (
            "first layer without the 2",
            "np.sqrt((2 if l > 1 else 1) / layer_dims[l - 1])",
            "The first layer seems to do without the 2. It has no ReLU before it and could do without the 2. For "
            "simplicity this exercise puts the 2 in every layer.",
        ),
        (
            "last layer without the 2",
            "np.sqrt((2 if l < len(layer_dims) - 1 else 1) / layer_dims[l - 1])",
            "The last layer seems to do without the 2. There is a ReLU before it, and this exercise puts the 2 in "
            "every layer.",
        ),
        (
            "scaled by the outputs of the last layer",
            "np.sqrt(2 / layer_dims[-1])",
            "The size of the last layer seems to stand in the formula for every layer. It differs from layer to "
            "layer: n_{l-1}.",
        ),
    ),
    Mistake(
        "scale added",
        changed(initialize_parameters_he, (f" * {HE_SCALE}", f" + {HE_SCALE}")),
        "The factor seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. "
        "That moves the draws, but does not change their spread.",
    ),
    Mistake(
        "2 / n as the mean",
        changed(initialize_parameters_he, (f" * {HE_SCALE}", " + 2 / layer_dims[l - 1]")),
        "2 / n_{l-1} seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. "
        "It is the variance of the weights, and the second argument is their standard deviation.",
    ),
    Mistake(
        "draws squared",
        changed(initialize_parameters_he, (DRAW, f"{DRAW} ** 2")),
        "The draws themselves seem to be squared, so that no weight is negative. "
        "The square is in the relation of a standard deviation to its variance: leave the draws as they are.",
    ),
    Mistake(
        "uniform with He's variance",
        changed(
            initialize_parameters_he,
            (
                f"{DRAW} * {HE_SCALE}",
                "rng.uniform(-1, 1, (layer_dims[l], layer_dims[l - 1])) * np.sqrt(6 / layer_dims[l - 1])",
            ),
        ),
        "The spread is right, but the draws are uniform. That form of He initialization exists too; "
        "this exercise asks for draws of the normal distribution.",
    ),
    Mistake(
        "square root of a negative number",
        changed(initialize_parameters_he, (f"{DRAW} * {HE_SCALE}", f"np.sqrt({DRAW} * 2 / layer_dims[l - 1])")),
        "The square root of a negative number gives NaN, and half of the draws are negative. "
        "Does the root reach over the draws too?",
    ),
    Mistake(
        "1 subtracted from the number of units",
        changed(initialize_parameters_he, (HE_SCALE, "np.sqrt(2 / layer_dims[l] - 1)")),
        "It looks as if 1 was subtracted from the fraction, which is then negative for a layer of more than two units. "
        "n_{l-1} is `layer_dims[l - 1]`, the number of units of the layer before: mind the square brackets.",
    ),
    Mistake(
        "1 subtracted from the number of units, in brackets",
        changed(initialize_parameters_he, (HE_SCALE, "np.sqrt(2 / (layer_dims[l] - 1))")),
        "It looks as if 1 was subtracted from the number of units, and a layer can have just one. "
        "n_{l-1} is `layer_dims[l - 1]`: the 1 belongs inside the square brackets.",
    ),
    *mistakes_of_drawing(initialize_parameters_he),
)

MISTAKES = {
    "initialize_parameters_zeros": ZEROS,
    "initialize_parameters_random": RANDOM,
    "initialize_parameters_he": HE,
}
