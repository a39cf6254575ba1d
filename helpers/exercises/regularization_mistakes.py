"""What people get wrong in week 2, each as a small change of our solution."""

from helpers.exercises.judging import Mistake, changed
from helpers.exercises.regularization import (
    backward_propagation_with_dropout,
    backward_propagation_with_regularization,
    compute_cost_with_regularization,
    forward_propagation_with_dropout,
)


def mistake_in(solution, name, message, *replacements):
    """The solution with a few words replaced, and what to say of it."""
    return Mistake(name, changed(solution, *replacements), message)


def in_cost(name, message, *replacements):
    return mistake_in(compute_cost_with_regularization, name, message, *replacements)


def in_gradients(name, message, *replacements):
    return mistake_in(backward_propagation_with_regularization, name, message, *replacements)


def in_forward(name, message, *replacements):
    return mistake_in(forward_propagation_with_dropout, name, message, *replacements)


def in_backward(name, message, *replacements):
    return mistake_in(backward_propagation_with_dropout, name, message, *replacements)


SQUARES = "np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))"
CROSS_ENTROPY = "network.compute_cost(Z3, Y)"

COST = (
    in_cost(
        "one half forgotten",
        "The penalty is twice as large as it should be. Look at the denominator in front of the sums.",
        ("(2 * m)", "m"),
    ),
    in_cost(
        "1/m forgotten",
        "The penalty is not divided by the number of examples. If it is divided by a number from a shape: Y is (1, m), "
        "so its first number is 1.",
        ("(2 * m)", "2"),
    ),
    in_cost(
        "multiplied by m",
        "The penalty grows with m instead of shrinking. Python reads a / b * c from left to right, so c multiplies: "
        "put brackets around what divides.",
        ("/ (2 * m)", "/ 2 * m"),
    ),
    in_cost(
        "1/m twice",
        "The penalty is divided by m twice. The sums over the weights have nothing to do with m: it comes in once.",
        ("(2 * m)", "(2 * m * m)"),
    ),
    in_cost(
        "whole cost divided by m",
        "Everything seems to be divided by m at the end. The cross-entropy is an average already.",
        (f"return {CROSS_ENTROPY} + penalty", f"return ({CROSS_ENTROPY} + lambd / 2 * squares) / m"),
    ),
    in_cost(
        "number of weights for m",
        "The penalty seems to be divided by how many weights there are. m counts examples: the columns of Y.",
        ("m = Y.shape[1]", 'm = sum(parameters[f"W{l}"].size for l in (1, 2, 3))'),
    ),
    in_cost(
        "211 for m",
        "m looks like the typed-in size of the training set. "
        "Take it from the shape of Y, so that it is right for any data.",
        ("m = Y.shape[1]", "m = 211"),
    ),
    in_cost(
        "lambd forgotten",
        "The penalty does not depend on `lambd`. How strongly the weights are punished is the caller's choice.",
        ("lambd /", "1 /"),
    ),
    in_cost(
        "0.7 for lambd",
        "0.7 looks typed in. The notebook trains with it, but other values must work as well: use the argument.",
        ("lambd /", "0.7 /"),
    ),
    in_cost(
        "lambd squared",
        "The strength of the penalty comes in twice. Count how often `lambd` stands in your lines, and in the formula.",
        ("lambd /", "lambd**2 /"),
    ),
    in_cost(
        "penalty forgotten",
        "This is the cross-entropy alone. Is the penalty computed, and added in the line that returns?",
        (f"{CROSS_ENTROPY} + penalty", CROSS_ENTROPY),
    ),
    in_cost(
        "penalty alone",
        "This is the penalty alone. The network must still fit the labels: where does the cross-entropy come in?",
        (f"{CROSS_ENTROPY} + penalty", "penalty"),
    ),
    in_cost(
        "penalty subtracted",
        "The penalty lowers the cost here, so training would make the weights grow. Look at its sign.",
        ("+ penalty", "- penalty"),
    ),
    in_cost(
        "cross-entropy multiplied by the penalty",
        "The two parts look multiplied. What joins them in the formula?",
        ("+ penalty", "* (1 + penalty)"),
    ),
    in_cost(
        "biases penalised",
        "The biases are in the sums too. The penalty is for weights only: which entries of `parameters` do you go "
        "through?",
        (SQUARES, "sum(np.sum(np.square(value)) for value in parameters.values())"),
    ),
    in_cost(
        "only W1",
        "Only the weights of the first layer are in the penalty. Is there a `return` or a `break` inside a loop?",
        (SQUARES, "np.sum(np.square(W1))"),
    ),
    in_cost(
        "only W2",
        "Only the weights of the second layer are in the penalty. All three layers belong to it.",
        (SQUARES, "np.sum(np.square(W2))"),
    ),
    in_cost(
        "only W3",
        "Only the weights of the last layer are in the penalty. "
        "If you loop, does each round replace the sum of the round before?",
        (SQUARES, "np.sum(np.square(W3))"),
    ),
    in_cost(
        "W1 left out",
        "The weights of the first layer are missing from the penalty. If you loop: with which number does it start?",
        (SQUARES, "np.sum(np.square(W2)) + np.sum(np.square(W3))"),
    ),
    in_cost(
        "W2 left out",
        "The weights of the second layer are missing from the penalty. Go through your sums one by one.",
        (SQUARES, "np.sum(np.square(W1)) + np.sum(np.square(W3))"),
    ),
    in_cost(
        "W3 left out",
        "The weights of the last layer are missing from the penalty. If you loop: `range(a, b)` ends before b.",
        (SQUARES, "np.sum(np.square(W1)) + np.sum(np.square(W2))"),
    ),
    in_cost(
        "sum without squares",
        "The weights are added up as they are, so positive and negative ones cancel. L2 punishes both signs alike.",
        ("np.square(", "("),
    ),
    in_cost(
        "square of the sum",
        "The weights are added up first and then squared. In the formula the square stands inside the sums.",
        (SQUARES, "np.square(np.sum(W1)) + np.square(np.sum(W2)) + np.square(np.sum(W3))"),
    ),
    in_cost(
        "absolute values",
        "This is the L1 penalty, a sum of absolute values. L2 uses another power of the weights.",
        ("np.square(", "np.abs("),
    ),
    in_cost(
        "norm without square",
        "The norm of each layer has a square root in it, and the formula has none. Compare the two.",
        (SQUARES, "np.linalg.norm(W1) + np.linalg.norm(W2) + np.linalg.norm(W3)"),
    ),
    in_cost(
        "largest singular value",
        "For a matrix, `np.linalg.norm(W, 2)` is its largest singular value. Which norm adds up all the squares?",
        (SQUARES, "sum(np.linalg.norm(W, 2) ** 2 for W in (W1, W2, W3))"),
    ),
    in_cost(
        "mean for sum",
        "The squares of each layer are averaged. The formula adds them up.",
        ("np.sum(", "np.mean("),
    ),
    in_cost(
        "one sum over matrices added up",
        "The three matrices look added to each other, inside one sum. They have different shapes, so NumPy repeats "
        "rows or columns until they fit, or stops. Make each layer one number first, then add the numbers.",
        (SQUARES, "np.sum(np.square(W1) + np.square(W2) + np.square(W3))"),
    ),
    in_cost(
        "W @ W.T summed",
        "A matrix product mixes rows with each other, so the sum over it has other terms than squares. "
        "Square each weight by itself.",
        (SQUARES, "np.sum(W1 @ W1.T) + np.sum(W2 @ W2.T) + np.sum(W3 @ W3.T)"),
    ),
    in_cost(
        "W.T @ W summed",
        "A matrix product mixes columns with each other, so the sum over it has other terms than squares. "
        "Square each weight by itself.",
        (SQUARES, "np.sum(W1.T @ W1) + np.sum(W2.T @ W2) + np.sum(W3.T @ W3)"),
    ),
    in_cost(
        "sum over rows only",
        "Python's own `sum` adds up the rows of a matrix and leaves its columns. The penalty is one number.",
        ("np.sum(", "sum("),
    ),
    in_cost(
        "cross-entropy not averaged",
        "The cross-entropy is a total over the examples here. The cost of the course is its average.",
        (CROSS_ENTROPY, f"m * {CROSS_ENTROPY}"),
    ),
    in_cost(
        "sigmoid of Z3 for Z3",
        "`network.compute_cost` takes what enters the last sigmoid. It looks as if a sigmoid was applied before.",
        (CROSS_ENTROPY, "network.compute_cost(network.sigmoid(Z3), Y)"),
    ),
    in_cost(
        "Z3 for A3",
        "`Z3` is not a probability: it can be negative, and its logarithm then does not exist. "
        "Which function of `network` takes `Z3` and `Y`?",
        (CROSS_ENTROPY, "-np.mean(Y * np.log(Z3) + (1 - Y) * np.log(1 - Z3))"),
    ),
)

PENALTY = 'lambd / m * parameters[f"W{l}"]'
ALL_LAYERS = "for l in (1, 2, 3)"

GRADIENTS = (
    in_gradients(
        "penalty forgotten",
        "These are the gradients without the penalty. What does the derivative of the penalty add to each dW?",
        (f" + {PENALTY}", ""),
    ),
    in_gradients(
        "penalty alone",
        "Each dW is the derivative of the penalty alone. "
        "Is the gradient of the cross-entropy replaced where it should be added to?",
        (f'gradients[f"dW{{l}}"] + {PENALTY}', PENALTY),
    ),
    in_gradients(
        "halved",
        "What is added to dW is half of what it should be. "
        "The derivative of a square brings a 2: what is left of the 1/2?",
        ("lambd / m", "lambd / (2 * m)"),
    ),
    in_gradients(
        "doubled",
        "What is added to dW is twice what it should be. "
        "The derivative of a square brings a 2, and the penalty has a 1/2.",
        ("lambd / m", "2 * lambd / m"),
    ),
    in_gradients(
        "1/m forgotten",
        "What is added to dW is not divided by the number of examples. If it is divided by a number from a shape: "
        "Y is (1, m), so its first number is 1.",
        ("lambd / m", "lambd"),
    ),
    in_gradients(
        "multiplied by m",
        "What is added to dW grows with m. Is m above or below the line of the fraction? Brackets may be missing.",
        ("lambd / m", "lambd * m"),
    ),
    in_gradients(
        "1/m twice in the penalty",
        "What is added to dW is divided by m twice. Once is enough.",
        ("lambd / m", "lambd / m / m"),
    ),
    in_gradients(
        "1/m twice in dW",
        "Every dW is divided by m once more at the end. "
        "`network.backward_propagation` has done its part of that already, "
        "in its first line.",
        (f'gradients[f"dW{{l}}"] + {PENALTY}', f'(gradients[f"dW{{l}}"] + {PENALTY}) / m'),
    ),
    in_gradients(
        "gradients of the cross-entropy divided by m again",
        "The part that comes from the cross-entropy is divided by m twice. "
        "`network.backward_propagation` has the average "
        "in it already.",
        (f'gradients[f"dW{{l}}"] + {PENALTY}', f'gradients[f"dW{{l}}"] / m + {PENALTY}'),
    ),
    in_gradients(
        "subtracted",
        "The penalty has the wrong sign: a step against these gradients makes the weights grow. "
        "The minus sign comes later, in the update.",
        (f"+ {PENALTY}", f"- {PENALTY}"),
    ),
    in_gradients(
        "lambd forgotten",
        "What is added to dW does not depend on `lambd`. It must be 0 when `lambd` is.",
        ("lambd / m", "1 / m"),
    ),
    in_gradients(
        "0.7 for lambd",
        "0.7 looks typed in. Other strengths must work as well: use the argument.",
        ("lambd / m", "0.7 / m"),
    ),
    in_gradients(
        "lambd squared",
        "The strength of the penalty comes in twice. Count how often `lambd` stands in your lines, and in the formula.",
        ("lambd / m", "lambd**2 / m"),
    ),
    in_gradients(
        "W forgotten",
        "The same number is added to all of dW. The derivative of a square still has the weight in it.",
        (PENALTY, "lambd / m"),
    ),
    in_gradients(
        "sum of W",
        "The weights are added up, so a single number is added to the whole matrix dW. "
        "Each weight has a derivative of its own.",
        (PENALTY, 'lambd / m * np.sum(parameters[f"W{l}"])'),
    ),
    in_gradients(
        "sum of squares without the half",
        "The squares are added up, so a single number is added to the whole matrix dW. "
        "What is the derivative of the sum by one of its weights?",
        (PENALTY, 'lambd / m * np.sum(np.square(parameters[f"W{l}"]))'),
    ),
    in_gradients(
        "sum of squares",
        "The penalty itself is added to dW. What belongs there is its derivative, by each weight.",
        (PENALTY, 'lambd / (2 * m) * np.sum(np.square(parameters[f"W{l}"]))'),
    ),
    in_gradients(
        "squares of W",
        "The squares of the weights are added to dW. What is the derivative of a square?",
        (PENALTY, 'lambd / m * np.square(parameters[f"W{l}"])'),
    ),
    in_gradients(
        "halved squares of W",
        "Each weight's part of the penalty is added to dW. What belongs there is the derivative of that part.",
        (PENALTY, 'lambd / (2 * m) * np.square(parameters[f"W{l}"])'),
    ),
    in_gradients(
        "sign of W",
        "Only the signs of the weights are in it. That is the derivative of the L1 penalty.",
        (PENALTY, 'lambd / m * np.sign(parameters[f"W{l}"])'),
    ),
    in_gradients(
        "dW for W",
        "It looks as if dW itself is scaled where the weights are meant. Which array is punished for being large?",
        (PENALTY, 'lambd / m * gradients[f"dW{l}"]'),
    ),
    in_gradients(
        "W of another layer",
        "Weights and gradients seem to come from different layers. dW1 goes with W1: compare the numbers in each line.",
        ('parameters[f"W{l}"]', 'parameters[f"W{l % 2 + 1 if l < 3 else 3}"]'),
    ),
    in_gradients(
        "biases penalised",
        "The biases are punished too: db must stay as it is without a penalty. Look at the lines for db, or, "
        "if you loop: which entries does your loop go through?",
        (
            f'gradients[f"dW{{l}}"] + {PENALTY}',
            f'gradients[f"dW{{l}}"] + {PENALTY}\n        '
            'gradients[f"db{l}"] = gradients[f"db{l}"] + lambd / m * parameters[f"b{l}"]',
        ),
    ),
    in_gradients(
        "only dW1",
        "Only the first layer feels the penalty. Is there a `return` or a `break` inside a loop?",
        (ALL_LAYERS, "for l in (1,)"),
    ),
    in_gradients(
        "only dW2",
        "Only the second layer feels the penalty. All three layers belong to it.",
        (ALL_LAYERS, "for l in (2,)"),
    ),
    in_gradients(
        "only dW3",
        "Only the last layer feels the penalty. Do the same for the layers before it.",
        (ALL_LAYERS, "for l in (3,)"),
    ),
    in_gradients(
        "dW1 left out",
        "The first layer does not feel the penalty. If you loop: with which number does it start, or end?",
        (ALL_LAYERS, "for l in (2, 3)"),
    ),
    in_gradients(
        "dW2 left out",
        "The second layer does not feel the penalty. Go through your lines one by one.",
        (ALL_LAYERS, "for l in (1, 3)"),
    ),
    in_gradients(
        "dW3 left out",
        "The last layer does not feel the penalty. If you loop: `range(a, b)` ends before b.",
        (ALL_LAYERS, "for l in (1, 2)"),
    ),
    in_gradients(
        "average forgotten",
        "The gradients of the cross-entropy are m times too large. The cost is an average over the examples: "
        "where does that show?",
        (
            "network.backward_propagation(Y, parameters, cache)",
            "{name: m * value for name, value in network.backward_propagation(Y, parameters, cache).items()}",
        ),
    ),
    in_gradients(
        "1/m twice throughout",
        "The gradients of the cross-entropy, those of the biases too, are divided by m twice. "
        "With dZ3 = (A3 - Y) / m the average is done.",
        (
            "network.backward_propagation(Y, parameters, cache)",
            "{name: value / m for name, value in network.backward_propagation(Y, parameters, cache).items()}",
        ),
    ),
)

DRAW_1 = 'rng.rand(*cache["A1"].shape)'
DRAW_2 = 'rng.rand(*cache["A2"].shape)'
MASK_A1 = 'cache["A1"] * cache["D1"] / keep_prob'
MASK_A2 = 'cache["A2"] * cache["D2"] / keep_prob'
LAYER_1 = f'    cache["D1"] = ({DRAW_1} < keep_prob).astype(int)\n    cache["A1"] = {MASK_A1}\n'
LAYER_2 = f'    cache["D2"] = ({DRAW_2} < keep_prob).astype(int)\n    cache["A2"] = {MASK_A2}\n'

FORWARD = (
    in_forward(
        "comparison turned round",
        "The mask keeps what it should drop. Is the comparison the wrong way round, or is `keep_prob` taken for the "
        "chance to be dropped?",
        ("< keep_prob", "> keep_prob"),
    ),
    in_forward(
        "keep_prob taken for the chance to drop",
        "The share that is kept and the scaling fit each other, but both belong to 1 - keep_prob. "
        "`keep_prob` is the chance to stay.",
        ("keep_prob", "(1 - keep_prob)"),
        ("(X, parameters, (1 - keep_prob), rng)", "(X, parameters, keep_prob, rng)"),
    ),
    in_forward(
        "normal draws",
        "This is the share of normal draws that fall below `keep_prob`. "
        "The comparison needs uniform draws, from 0 to 1: "
        "`rand` and `randn` differ by one letter.",
        ("rng.rand(", "rng.randn("),
    ),
    in_forward(
        "0.5 for keep_prob",
        "Half of the units are kept, whatever `keep_prob` is. With what are the draws compared, or are they rounded?",
        ("< keep_prob", "< 0.5"),
    ),
    in_forward(
        "0.86 for keep_prob",
        "0.86 looks typed in. The notebook trains with it, but other values must work as well: use the argument.",
        ("keep_prob", "0.86"),
        ("(X, parameters, 0.86, rng)", "(X, parameters, keep_prob, rng)"),
    ),
    in_forward(
        "0.86 in the comparison",
        "0.86 looks typed in where the draws are compared. The notebook trains with it: use the argument, as in the "
        "scaling.",
        ("< keep_prob", "< 0.86"),
    ),
    in_forward(
        "0.86 in the scaling",
        "0.86 looks typed in where the kept units are scaled. The notebook trains with it: use the argument, as in the "
        "comparison.",
        ("/ keep_prob", "/ 0.86"),
    ),
    in_forward(
        "0.8 for keep_prob",
        "0.8 looks typed in. The small example has it, but other values must work as well: use the argument.",
        ("keep_prob", "0.8"),
        ("(X, parameters, 0.8, rng)", "(X, parameters, keep_prob, rng)"),
    ),
    in_forward(
        "0.8 in the comparison",
        "0.8 looks typed in where the draws are compared. The small example has it: use the argument, as in the "
        "scaling.",
        ("< keep_prob", "< 0.8"),
    ),
    in_forward(
        "0.8 in the scaling",
        "0.8 looks typed in where the kept units are scaled. The small example has it: use the argument, as in the "
        "comparison.",
        ("/ keep_prob", "/ 0.8"),
    ),
    in_forward(
        "shape typed in",
        "Two shapes do not fit. The check uses other numbers of units and examples than the notebook, so none can be "
        "typed in: take the shape of a mask from the activation that it belongs to, rows first.",
        (DRAW_1, "rng.rand(20, 211)"),
        (DRAW_2, "rng.rand(3, 211)"),
    ),
    in_forward(
        "comparison forgotten",
        "The draws themselves are used as a mask. The second of the four steps turns them into 0 and 1.",
        (" < keep_prob).astype(int)", ")"),
    ),
    in_forward(
        "draws stored for the mask",
        "The activations are masked, but what is stored are the draws before the comparison. "
        "The way back needs the mask.",
        (" < keep_prob).astype(int)", ")"),
        ('* cache["D1"]', '* (cache["D1"] < keep_prob)'),
        ('* cache["D2"]', '* (cache["D2"] < keep_prob)'),
    ),
    in_forward(
        "mask already scaled",
        "The scaling is in the mask. The activations come out right, but the way back scales once more: keep the mask "
        "at 0 and 1.",
        ('* cache["D1"] / keep_prob', '* cache["D1"]'),
        ('* cache["D2"] / keep_prob', '* cache["D2"]'),
        (".astype(int)", " / keep_prob"),
    ),
    in_forward(
        "mask of the dropped",
        "The mask is 1 where a unit is dropped and 0 where it is kept. The way back reads it the other way round.",
        ("< keep_prob", ">= keep_prob"),
        ('* cache["D1"]', '* (1 - cache["D1"])'),
        ('* cache["D2"]', '* (1 - cache["D2"])'),
    ),
    in_forward(
        "not scaled",
        "The kept units are as large as without dropout, so the sum that reaches the next layer shrinks. "
        "The last of the four steps makes up for it: if you have it, is the result stored again?",
        (" / keep_prob", ""),
    ),
    in_forward(
        "layer 1 not scaled",
        "Layer 2 is scaled and layer 1 is not. Do all four steps for both. Is the result of the last one stored again?",
        (MASK_A1, 'cache["A1"] * cache["D1"]'),
    ),
    in_forward(
        "layer 2 not scaled",
        "Layer 1 is scaled and layer 2 is not. Do all four steps for both. Is the result of the last one stored again?",
        (MASK_A2, 'cache["A2"] * cache["D2"]'),
    ),
    in_forward(
        "scaled twice",
        "The kept units are scaled twice. Is the mask scaled, and the masked activations again?",
        ("/ keep_prob", "/ keep_prob / keep_prob"),
    ),
    in_forward(
        "multiplied for divided",
        "The kept units get smaller. They have to make up for those that are gone: larger, not smaller.",
        ("/ keep_prob", "* keep_prob"),
    ),
    in_forward(
        "scaled by 1 - keep_prob",
        "The scaling belongs to the share that is dropped. Use the share that stays.",
        ("/ keep_prob", "/ (1 - keep_prob)"),
    ),
    in_forward(
        "scaled by the share that happened to stay",
        "The scaling uses the share of 1s in this very mask. It differs from draw to draw: use the probability itself.",
        (MASK_A1, 'cache["A1"] * cache["D1"] / np.mean(cache["D1"])'),
        (MASK_A2, 'cache["A2"] * cache["D2"] / np.mean(cache["D2"])'),
    ),
    in_forward(
        "one column for all examples",
        "This draws one number for each unit, so all examples lose the same units. "
        "Draw an array of the activation's whole shape.",
        (DRAW_1, 'rng.rand(cache["A1"].shape[0], 1)'),
        (DRAW_2, 'rng.rand(cache["A2"].shape[0], 1)'),
    ),
    in_forward(
        "one row for all units",
        "This draws one number for each example, so it loses all units of a layer or none. "
        "Draw an array of the activation's whole shape.",
        (DRAW_1, 'rng.rand(1, cache["A1"].shape[1])'),
        (DRAW_2, 'rng.rand(1, cache["A2"].shape[1])'),
    ),
    in_forward(
        "examples share a mask",
        "Every example loses the same units: one column is repeated over the whole mask. "
        "Draw for each unit of each example.",
        (DRAW_1, 'rng.rand(cache["A1"].shape[0], 1) + np.zeros(cache["A1"].shape)'),
        (DRAW_2, 'rng.rand(cache["A2"].shape[0], 1) + np.zeros(cache["A2"].shape)'),
    ),
    in_forward(
        "units share a mask",
        "A whole layer of an example is kept or lost: one row is repeated over the whole mask. "
        "Draw for each unit of each example.",
        (DRAW_1, 'rng.rand(1, cache["A1"].shape[1]) + np.zeros(cache["A1"].shape)'),
        (DRAW_2, 'rng.rand(1, cache["A2"].shape[1]) + np.zeros(cache["A2"].shape)'),
    ),
    in_forward(
        "D1 for D2",
        "Layer 2 has the mask of layer 1. It needs a draw of its own, in the shape of `A2`.",
        (f"({DRAW_2} < keep_prob).astype(int)", 'cache["D1"]'),
    ),
    in_forward(
        "A2 masked with D1",
        "`D2` is drawn, but `A2` is masked with `D1`. Look at the numbers in the line that masks.",
        (MASK_A2, 'cache["A2"] * cache["D1"] / keep_prob'),
    ),
    in_forward(
        "masks not stored",
        "Without them the way back cannot know which units were dropped. Are they only in variables of their own, "
        "or in `cache` under other names?",
        ('cache["D1"]', "D1"),
        ('cache["D2"]', "D2"),
    ),
    in_forward(
        "layer 2 without dropout",
        "Is layer 2 still to be done, or is its mask in `cache` under another name?",
        (LAYER_2, ""),
    ),
    in_forward(
        "layer 1 without dropout",
        "Is layer 1 still to be done, or is its mask in `cache` under another name?",
        (LAYER_1, ""),
    ),
    in_forward(
        "mask not applied",
        "The activations are scaled but not masked. Is the third step missing, or is its result not kept?",
        ('* cache["D1"] / keep_prob', "/ keep_prob"),
        ('* cache["D2"] / keep_prob', "/ keep_prob"),
    ),
    in_forward(
        "masks drawn but not used",
        "The masks are drawn, but the activations are those without dropout. "
        "Is the masked array put back into `cache`, from where the next line takes it?",
        (f'    cache["A1"] = {MASK_A1}\n', ""),
        (f'    cache["A2"] = {MASK_A2}\n', ""),
    ),
    in_forward(
        "masked too late",
        "The next layer was computed before the mask came in. Mask and scale first, then go on.",
        ('parameters["W2"] @ cache["A1"]', 'parameters["W2"] @ network.relu(cache["Z1"])'),
        ('parameters["W3"] @ cache["A2"]', 'parameters["W3"] @ network.relu(cache["Z2"])'),
    ),
    in_forward(
        "masked copy not stored",
        "The next layer was computed from the masked activations, but `cache` has the ones without a mask. "
        "The way back multiplies with what is in `cache`.",
        (
            'return cache["A3"], cache',
            'cache["A1"], cache["A2"] = network.relu(cache["Z1"]), network.relu(cache["Z2"])\n'
            '    return cache["A3"], cache',
        ),
    ),
    in_forward(
        "Z masked for A",
        "The mask is applied to `Z`. The way back asks `Z` where ReLU was on, so it must stay as it is: mask `A`.",
        (
            f'cache["A1"] = {MASK_A1}',
            'cache["Z1"] = cache["Z1"] * cache["D1"] / keep_prob\n    cache["A1"] = network.relu(cache["Z1"])',
        ),
        (
            f'cache["A2"] = {MASK_A2}',
            'cache["Z2"] = cache["Z2"] * cache["D2"] / keep_prob\n    cache["A2"] = network.relu(cache["Z2"])',
        ),
    ),
    in_forward(
        "dropout on the input",
        "Some of the inputs seem to be dropped. Only hidden units are: leave `X` as it is.",
        ('parameters["W1"] @ X', 'parameters["W1"] @ (X * (rng.rand(*X.shape) < keep_prob) / keep_prob)'),
    ),
    in_forward(
        "dropout on the output",
        "The last layer has dropout too. A dropped output is a prediction thrown away.",
        (
            'network.sigmoid(cache["Z3"])',
            'network.sigmoid(cache["Z3"]) * (rng.rand(*cache["Z3"].shape) < keep_prob) / keep_prob',
        ),
    ),
    in_forward(
        "frozen mask",
        "A generator made or seeded inside the function starts from the same point at every call. "
        "Then the same units are gone during the whole training. Draw from `rng` as it comes.",
        ('cache = {"A0": X}', 'cache = {"A0": X}\n    rng = np.random.RandomState(1)'),
    ),
    in_forward(
        "seeded again in each layer",
        "A generator made or seeded anew for each layer gives each layer the same numbers. "
        "Draw from `rng` as it comes, one layer after the other.",
        ("rng.rand(", "np.random.RandomState(1).rand("),
    ),
    in_forward(
        "a generator of its own",
        "A generator without a seed is different each time, so nobody can repeat your training. "
        "Where does `rng` come in?",
        ("rng.rand(", "np.random.RandomState().rand("),
    ),
    in_forward(
        "np.random for rng",
        "`np.random.rand` and `np.random.seed` belong to one generator that all code shares. "
        "Replace `np.random` where you draw.",
        ("rng.rand(", "np.random.rand("),
    ),
)

STEP_2 = 'dA2 * cache["D2"] / keep_prob'
STEP_1 = 'dA1 * cache["D1"] / keep_prob'

BACKWARD = (
    in_backward(
        "no dropout on the way back",
        "These are the gradients of a network without dropout. Only `A1` and `A2` come masked out of `cache`: "
        "dA1 and dA2 do not, so do the same to them. If you have done it: is the result stored again?",
        (STEP_2, "dA2"),
        (STEP_1, "dA1"),
    ),
    in_backward(
        "layer 1 forgotten",
        "Layer 2 is right, and in layer 1 neither mask nor scaling is seen. Do for dA1 what you did for dA2, "
        "and store the result again.",
        (STEP_1, "dA1"),
    ),
    in_backward(
        "layer 2 forgotten",
        "In layer 2 neither mask nor scaling is seen, and layer 1 gets the error from it. "
        "Begin with dA2. If its line is there: is the result stored again?",
        (STEP_2, "dA2"),
    ),
    in_backward(
        "masks forgotten",
        "The gradients are scaled, but not masked. A unit that was dropped did not help to make the output: "
        "nothing may flow back through it. If you have masked: is the result stored again?",
        (' * cache["D2"]', ""),
        (' * cache["D1"]', ""),
    ),
    in_backward(
        "mask of layer 1 forgotten",
        "Layer 2 is right; layer 1 is scaled but not masked. Which mask goes with dA1?",
        (' * cache["D1"]', ""),
    ),
    in_backward(
        "mask of layer 2 forgotten",
        "Layer 2 is scaled but not masked, and layer 1 gets the error from it. Which mask goes with dA2?",
        (' * cache["D2"]', ""),
    ),
    in_backward(
        "scaling forgotten",
        "The gradients are masked, but not scaled. Forward propagation scaled the kept units, "
        "and a factor on the way there is a factor on the way back. If you have scaled: is the result stored again?",
        (" / keep_prob", ""),
    ),
    in_backward(
        "scaling of layer 1 forgotten",
        "Layer 2 is right; layer 1 is masked but not scaled. Compare your two steps.",
        (STEP_1, 'dA1 * cache["D1"]'),
    ),
    in_backward(
        "scaling of layer 2 forgotten",
        "Layer 2 is masked but not scaled, and layer 1 gets the error from it. Compare your two steps.",
        (STEP_2, 'dA2 * cache["D2"]'),
    ),
    in_backward(
        "scaled twice",
        "The gradients are scaled twice in each layer. Each factor of the way there comes in once.",
        ("/ keep_prob", "/ keep_prob / keep_prob"),
    ),
    in_backward(
        "multiplied for divided",
        "The scaling goes the wrong way. It is not undone on the way back: the same factor comes in again.",
        ("/ keep_prob", "* keep_prob"),
    ),
    in_backward(
        "scaled by 1 - keep_prob",
        "The scaling belongs to the share that is dropped. Forward propagation used the share that stays.",
        ("/ keep_prob", "/ (1 - keep_prob)"),
    ),
    in_backward(
        "scaled by the share that happened to stay",
        "The scaling uses the share of 1s in the mask. Forward propagation used the probability itself.",
        (STEP_2, 'dA2 * cache["D2"] / np.mean(cache["D2"])'),
        (STEP_1, 'dA1 * cache["D1"] / np.mean(cache["D1"])'),
    ),
    in_backward(
        "0.86 for keep_prob",
        "0.86 looks typed in. The notebook trains with it, but other values must work as well: use the argument.",
        ("/ keep_prob", "/ 0.86"),
    ),
    in_backward(
        "0.8 for keep_prob",
        "0.8 looks typed in. The small example has it, but other values must work as well: use the argument.",
        ("/ keep_prob", "/ 0.8"),
    ),
    in_backward(
        "masks exchanged",
        "The two masks look exchanged, which shows where two layers have the same size. Each layer has its own.",
        (STEP_2, 'dA2 * cache["D1"] / keep_prob'),
        (STEP_1, 'dA1 * cache["D2"] / keep_prob'),
    ),
    in_backward(
        "D1 for both",
        "Both layers use the mask of layer 1. Look at the line for dA2.",
        (STEP_2, 'dA2 * cache["D1"] / keep_prob'),
    ),
    in_backward(
        "D2 for both",
        "Both layers use the mask of layer 2. Look at the line for dA1.",
        (STEP_1, 'dA1 * cache["D2"] / keep_prob'),
    ),
    in_backward(
        "mask turned round",
        "The gradients of the kept units are dropped, and those of the dropped ones kept. In the masks, 1 means kept.",
        ('* cache["D2"]', '* (cache["D2"] == 0)'),
        ('* cache["D1"]', '* (cache["D1"] == 0)'),
    ),
    in_backward(
        "~ on a mask of integers",
        "`~` turns a mask of True and False round, but of 1 it makes -2, and then whole rows are picked. "
        "Compare the mask with a number instead: that works for all kinds of masks.",
        (STEP_2, 'np.array(dA2)\n    dA2[~cache["D2"]] = 0\n    dA2 = dA2 / keep_prob'),
        (STEP_1, 'np.array(dA1)\n    dA1[~cache["D1"]] = 0\n    dA1 = dA1 / keep_prob'),
    ),
    in_backward(
        "fresh masks",
        "There is no `rng` here, and that is on purpose: a unit that was dropped on the way there is dropped on the "
        "way back. Where did the forward pass put its masks?",
        ('cache["D2"]', '(np.random.rand(*cache["A2"].shape) < keep_prob)'),
        ('cache["D1"]', '(np.random.rand(*cache["A1"].shape) < keep_prob)'),
    ),
    in_backward(
        "activations for gradients",
        "It looks as if the activations are masked again, and put in the place of dA1 and dA2. "
        "On the way back it is the gradients' turn.",
        (STEP_2, 'cache["A2"] * cache["D2"] / keep_prob'),
        (STEP_1, 'cache["A1"] * cache["D1"] / keep_prob'),
    ),
    in_backward(
        "activations for masks",
        "The gradients are multiplied by the activations. Which entries of `cache` say what was dropped?",
        (STEP_2, STEP_2.replace("D2", "A2")),
        (STEP_1, STEP_1.replace("D1", "A1")),
    ),
    in_backward(
        "activations in cache masked again",
        "The activations in `cache` are masked and scaled already. On the way back it is dA2 and dA1 that are masked, "
        "and scaled.",
        (f"dA2 = {STEP_2}", 'cache["A2"] = cache["A2"] * cache["D2"] / keep_prob'),
        (f"dA1 = {STEP_1}", 'cache["A1"] = cache["A1"] * cache["D1"] / keep_prob'),
    ),
    in_backward(
        "A1 and A2 scaled again",
        "The gradients of the weights are too large where `A1` and `A2` come in. "
        "These are masked and scaled in `cache` already.",
        ('cache["A2"].T', '(cache["A2"] * cache["D2"] / keep_prob).T'),
        ('cache["A1"].T', '(cache["A1"] * cache["D1"] / keep_prob).T'),
    ),
    in_backward(
        "dropout on dZ3",
        "The gradient of the last layer is scaled too. It has no dropout: leave dZ3 as it was given.",
        ('(cache["A3"] - Y) / m', '(cache["A3"] - Y) / m / keep_prob'),
    ),
    in_backward(
        "ReLU forgotten",
        "Something flows back where ReLU was off. The mask does not take the place of the lines with `> 0`: both are "
        "needed.",
        (' * (cache["Z2"] > 0)', ""),
        (' * (cache["Z1"] > 0)', ""),
    ),
    in_backward(
        "average forgotten",
        "All gradients are m times too large. Is the division by m still in the line of dZ3?",
        (" / m", ""),
    ),
    in_backward(
        "1/m twice",
        "The gradients are divided by m once more than needed. With dZ3 = (A3 - Y) / m the average is done.",
        (" / m", " / m / m"),
    ),
)

MISTAKES = {
    "compute_cost_with_regularization": COST,
    "backward_propagation_with_regularization": GRADIENTS,
    "forward_propagation_with_dropout": FORWARD,
    "backward_propagation_with_dropout": BACKWARD,
}
