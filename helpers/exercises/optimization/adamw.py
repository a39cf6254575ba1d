"""Exercise 7 of optimization: weight decay, decoupled from Adam's step."""

import numpy as np

from helpers.exercises.optimization.adam import update_with_adam
from helpers.exercises.optimization.steps import LOOP, observe_steps
from helpers.exercises.parts import Exercise, known

# Our solution.


def update_with_adamw(
    parameters, gradients, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01
):
    """One step of Adam with decoupled weight decay: each W loses learning_rate weight_decay W besides Adam's step.

    parameters, gradients, state: as for Adam; the decay leaves no trace in the state.

    Returns the new parameters and the new state (Loshchilov and Hutter 2019, algorithm 2); no argument is changed. Only
    parameters whose name begins with W decay: biases do not.
    """
    new, state = update_with_adam(parameters, gradients, state, learning_rate, beta1, beta2, epsilon)
    for name, value in parameters.items():
        if name.startswith("W"):
            new[name] = new[name] - learning_rate * weight_decay * value
    return new, state


# What people get wrong, each as a small change of our solution.

CALL = "update_with_adam(parameters, gradients, state, learning_rate, beta1, beta2, epsilon)"
LOSS = "learning_rate * weight_decay * value"
DECAY = f"            new[name] = new[name] - {LOSS}\n"
ADAM = f"    new, state = {CALL}\n"
ADAM_ON_PENALIZED = (
    '    penalized = {{f"d{{name}}": gradients[f"d{{name}}"] + weight_decay * value{} for name, value in '
    "parameters.items()}}\n" + ADAM.replace("gradients", "penalized")
)

MISTAKES = {
    "decay in the gradient": (
        "The decay seems to go into the gradient, as the penalty of week 2 does. Then Adam divides it by the root of "
        "the squares as well. Let Adam step with the gradients as they are, and shrink the weights besides.",
        (ADAM, ADAM_ON_PENALIZED.format(' * name.startswith("W")')),
        (DECAY, "            pass\n"),
    ),
    "decay in the gradient, biases too": (
        "The decay seems to go into the gradients, those of the biases too. Let Adam step with the gradients as they "
        "are, and shrink the weights besides.",
        (ADAM, ADAM_ON_PENALIZED.format("")),
        (DECAY, "            pass\n"),
    ),
    "decay in the gradient and besides": (
        "The weights decay twice: in the gradient, and besides Adam's step. Leave the gradients as they are.",
        (ADAM, ADAM_ON_PENALIZED.format(' * name.startswith("W")')),
    ),
    "all but biases decay": (
        "Your function seems to leave out the biases alone. Only parameters whose name begins with `W` should shrink.",
        ('if name.startswith("W")', 'if not name.startswith("b")'),
    ),
    "small w decays": (
        "A parameter called `w` shrinks as well. Only those whose name begins with a capital `W` should.",
        ('name.startswith("W")', 'name.lower().startswith("w")'),
    ),
    "biases decay": (
        "All parameters shrink. Only those whose name begins with `W` should: a bias has no need to be small.",
        ('if name.startswith("W")', "if name"),
    ),
    "only biases decay": (
        "The biases shrink and the weights do not. Is the condition the wrong way round?",
        ('if name.startswith("W")', 'if not name.startswith("W")'),
    ),
    "weights by their layer": (
        "Is it made for `W1`, `W2` and so on? Here the parameters have other names. A loop over `parameters` meets "
        "them all.",
        (LOOP, 'for name in [f"W{l + 1}" for l in range(len(parameters) // 2)]:\n        value = parameters[name]'),
    ),
    "only one layer decays": (
        "Only one of the weights shrinks. All whose name begins with `W` should.",
        ('name.startswith("W")', 'name == "W1"'),
    ),
    "only the first weight decays": (
        "Only the first of the weights shrinks. Does a `return` or `break` in the loop end it too early?",
        (DECAY, DECAY + "            break\n"),
    ),
    "rate forgotten": (
        "The weights shrink far too much: the learning rate seems to be missing in the decay.",
        (LOSS, "weight_decay * value"),
    ),
    "rate forgotten, and the new weight": (
        "The weights shrink far too much: the learning rate seems to be missing in the decay. And is it taken of the "
        "weight after Adam's step? It is that of the weight before.",
        (f"new[name] - {LOSS}", "(1 - weight_decay) * new[name]"),
    ),
    "decay divided by the root": (
        "The decay seems to be divided by the root of the squares, as a gradient is. It stands beside Adam's step, not "
        "in it.",
        (LOSS, LOSS + ' / ((state["s"][name] / (1 - beta2 ** state["t"])) ** 0.5 + epsilon)'),
    ),
    "decay added": (
        "The weights grow by what they should lose. Look at the sign of the decay.",
        (f"- {LOSS}", f"+ {LOSS}"),
    ),
    "decay of the new weight": (
        "It looks like the decay is taken of the weight after Adam's step. It is that of the weight before.",
        (LOSS, "learning_rate * weight_decay * new[name]"),
    ),
    "halved": (
        "The decay is half of what it should be. In a cost, the 2 of the square takes the half away; here is no "
        "square.",
        (LOSS, "learning_rate * weight_decay / 2 * value"),
    ),
    "doubled": (
        "The decay is twice what it should be. Is it taken off in two places?",
        (LOSS, "2 * learning_rate * weight_decay * value"),
    ),
    "rate squared": (
        "The learning rate seems to count twice in the decay.",
        (LOSS, "learning_rate**2 * weight_decay * value"),
    ),
    "decay of the square": (
        "It looks like the weights are squared in the decay. Each loses a part of itself.",
        (LOSS, "learning_rate * weight_decay * value**2"),
    ),
    "decay by the sign": (
        "All weights lose the same amount, whatever their size. Each should lose a part of itself.",
        (LOSS, "learning_rate * weight_decay * (2 * (value > 0) - 1)"),
    ),
    "no decay": (
        "That is Adam's step alone: no weight shrinks. Is the condition true of a name like `W1`, and does what you "
        "subtract reach what you return?",
        (DECAY, "            pass\n"),
    ),
    "decay alone": (
        "The weights shrink, but Adam's step is missing. Is what `update_with_adam` returns used?",
        (f"new, state = {CALL}", f"new, state = dict(parameters), {CALL}[1]"),
    ),
    "Adam's step lost for the weights": (
        "For the weights, the decay takes the place of Adam's step. They need both.",
        ("= new[name] - ", "= value - "),
    ),
    "betas and epsilon not passed on": (
        "Other betas, or another epsilon, do not reach `update_with_adam`. Pass them on.",
        (", beta1, beta2, epsilon)\n", ")\n"),
    ),
    "epsilon not passed on": (
        "Another epsilon does not reach `update_with_adam`. Pass it on.",
        (", beta2, epsilon)\n", ", beta2)\n"),
    ),
    "betas exchanged": (
        "The two betas seem to be exchanged: beta1 belongs to the average of the gradients, beta2 to that of their "
        "squares.",
        ("beta1, beta2, epsilon)\n", "beta2, beta1, epsilon)\n"),
    ),
    "decay typed in": (
        "Is the decay typed in? Another one can be asked for: it stands in the argument.",
        (LOSS, "learning_rate * 0.01 * value"),
    ),
    "old state returned": (
        "The first step is right, but the next ones act as if there had been none before. Which state do you return: "
        "the one from before, or the one that came from `update_with_adam`?",
        ("new, state =", "new, _ ="),
    ),
    "order of the results": (
        "The two results seem to be exchanged: first the parameters, then the state.",
        ("return new, state", "return state, new"),
    ),
    "state not returned": (
        "The next step needs the state too. Return it behind the parameters.",
        ("return new, state", "return new"),
    ),
}


EXERCISE = Exercise(
    solution=update_with_adamw,
    observe=observe_steps(
        {"beta1": 0.5, "beta2": 0.8, "epsilon": 0.1, "weight_decay": 0.5},
        {"weight_decay": np.array([0.1, 0.5]).reshape(2, 1, 1)},
    ),
    mistakes=known(MISTAKES),
)
