"""Exercise 4 of optimization: a step of Adam."""

import numpy as np

from helpers.exercises.judge.steps import Factor
from helpers.exercises.optimization.steps import (
    EPSILON,
    RATE,
    SIGN,
    WORDS,
    common,
    formula_of,
    last_one_remembered,
    nothing_remembered,
    observe_steps,
)
from helpers.exercises.parts import Exercise, known

# Our solution.


def update_with_adam(parameters, gradients, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """One step of Adam: momentum as an average over RMSProp's root, both corrected for their start at 0.

    parameters, gradients: as for momentum; state: {} before the first step, then what the step before returned,
    {"v": {"W1": average gradient, ...}, "s": {"W1": average of the squared gradients, ...}, "t": steps taken}.

    Returns the new parameters and the new state (Kingma and Ba 2015, algorithm 1); no argument is changed.
    """
    t = state.get("t", 0) + 1
    old_v, old_s = state.get("v", {}), state.get("s", {})
    new, v, s = {}, {}, {}
    for name, value in parameters.items():
        gradient = gradients[f"d{name}"]
        v[name] = beta1 * old_v.get(name, 0) + (1 - beta1) * gradient
        s[name] = beta2 * old_s.get(name, 0) + (1 - beta2) * gradient**2
        corrected_v = v[name] / (1 - beta1**t)
        corrected_s = s[name] / (1 - beta2**t)
        new[name] = value - learning_rate * corrected_v / (np.sqrt(corrected_s) + epsilon)
    return new, {"v": v, "s": s, "t": t}


# How a step comes about, and how its factors are misread.

READ = WORDS | {
    "betas exchanged": "The two betas seem to be exchanged: beta1 belongs to the gradients, beta2 to their squares.",
    "betas typed in": "Are the betas typed in? Others can be asked for: they stand in the arguments.",
    "betas typed in the corrections": "Are the betas typed in the corrections? They stand in the arguments.",
    "averages not kept": (
        "Each step uses its own gradient alone. The averages have to remember: do you take them out of `state`, under "
        "the names that you return them with?"
    ),
    "parts exchanged": "The two parts of the averages seem to be exchanged: beta parts are old, and the rest is new.",
    "brackets of 1 - beta": "Are the brackets around 1 - beta1 and 1 - beta2 missing? `*` comes before `-`.",
    "momentum form": "The whole gradient is added, as in momentum. In an average only 1 - beta1 parts are new.",
    "parts of the gradients exchanged": "In the first average beta parts are new. Beta parts are old, the rest is new.",
    "parts of the squares exchanged": "In the second average beta parts are new. Beta parts are old, the rest is new.",
    "average of the gradients not kept": (
        "The average of the gradients starts at 0 again in each step. Is it taken out of `state`, under the name that "
        "it is returned with?"
    ),
    "whole square added": "The whole square is added. In an average only 1 - beta2 parts are new.",
    "average of the squares not kept": (
        "The average of the squares starts at 0 again in each step. Is it taken out of `state`, under the name that "
        "it is returned with?"
    ),
    "the larger square": "The average of the squares never gets smaller: that is AMSGrad. In Adam it may.",
    "average squared": "The second average seems to be made of the squares of the first one, not of the gradients.",
    "t always 1": (
        "The correction seems to be that of the first step each time. Is beta taken to the power of t, and does t "
        "grow from step to step, by way of the state?"
    ),
    "t one too large": "The correction seems to be one step ahead: t is 1 in the first step.",
    "no correction": (
        "It looks like the averages are used as they are. Both start at 0 and are too small at first: divide each by "
        "its correction."
    ),
    "squares not corrected": "The average of the squares needs its own correction: it starts at 0 too.",
    "gradients not corrected": "The average of the gradients needs its own correction: it starts at 0 too.",
    "one correction for both": "Both averages seem to be corrected with beta1. The one of the squares has beta2.",
    "the other beta for both corrections": "Both corrections seem to have beta2. That of the gradients has beta1.",
    "corrections exchanged": "The two corrections seem to be exchanged: each average has its own beta.",
    "1 - forgotten": "The averages seem to be divided by a power of beta. The correction is what it lacks to 1.",
    "multiplied by the correction": "Are the averages multiplied by their corrections? They are too small: divide.",
    "corrected ones kept": (
        "The first step is right, but then the corrected averages seem to be corrected once more. Which ones go into "
        "the state?"
    ),
    "root forgotten": "The root of the corrected average of the squares seems to be missing.",
    "epsilon inside the root": "It looks like epsilon stands inside the root. Add it after the root.",
    "epsilon before the correction": (
        "It looks like epsilon is added to the root of the average before its correction, as Keras does it. Here it "
        "is added to the root of the corrected one."
    ),
    "correction outside the root": "Correct the average of the squares first, and then take the root.",
    "gradient in the numerator": "The gradient seems to stand in the numerator. Adam has its corrected average there.",
}
FACTORS = (
    Factor(
        "betas",
        lambda at: (at["beta1"], at["beta2"]),
        {
            "betas exchanged": lambda at: (at["beta2"], at["beta1"]),
            "betas typed in": lambda at: (0.9, 0.999),
        },
        READ,
    ),
    Factor(
        "averages",
        lambda at: lambda beta, old, new: beta * old + (1 - beta) * new,
        {
            "averages not kept": lambda at: lambda beta, old, new: (1 - beta) * new,
            "parts exchanged": lambda at: lambda beta, old, new: (1 - beta) * old + beta * new,
            "brackets of 1 - beta": lambda at: lambda beta, old, new: beta * old + 1 - beta * new,
        },
        READ,
    ),
    Factor(
        "average of the gradients",  # where it is another than the other one
        lambda at: None,
        {
            "momentum form": lambda at: lambda beta, old, new: beta * old + new,
            "parts of the gradients exchanged": lambda at: lambda beta, old, new: (1 - beta) * old + beta * new,
            "average of the gradients not kept": lambda at: lambda beta, old, new: (1 - beta) * new,
        },
        READ,
    ),
    Factor(
        "average of the squares",
        lambda at: None,
        {
            "whole square added": lambda at: lambda beta, old, new: beta * old + new,
            "parts of the squares exchanged": lambda at: lambda beta, old, new: (1 - beta) * old + beta * new,
            "average of the squares not kept": lambda at: lambda beta, old, new: (1 - beta) * new,
            "the larger square": lambda at: lambda beta, old, new: np.maximum(old, beta * old + (1 - beta) * new),
        },
        READ,
    ),
    Factor(
        "square",
        lambda at: lambda gradient, v: gradient**2,
        {"average squared": lambda at: lambda gradient, v: v**2},
        READ,
    ),
    Factor(
        "t",
        lambda at: lambda t: t,
        {"t always 1": lambda at: lambda t: 1, "t one too large": lambda at: lambda t: t + 1},
        READ,
    ),
    Factor(
        "corrections",
        lambda at: lambda one, two: (1 - one, 1 - two),
        {
            "no correction": lambda at: lambda one, two: (1, 1),
            "squares not corrected": lambda at: lambda one, two: (1 - one, 1),
            "gradients not corrected": lambda at: lambda one, two: (1, 1 - two),
            "one correction for both": lambda at: lambda one, two: (1 - one, 1 - one),
            "the other beta for both corrections": lambda at: lambda one, two: (1 - two, 1 - two),
            "corrections exchanged": lambda at: lambda one, two: (1 - two, 1 - one),
            "1 - forgotten": lambda at: lambda one, two: (one, two),
            "multiplied by the correction": lambda at: lambda one, two: (1 / (1 - one), 1 / (1 - two)),
        },
        READ,
    ),
    Factor("typed", lambda at: None, {"betas typed in the corrections": lambda at: (0.9, 0.999)}, READ),
    Factor("kept", lambda at: False, {"corrected ones kept": lambda at: True}, READ),
    Factor("root", lambda at: np.sqrt, {"root forgotten": lambda at: lambda square: square}, READ),
    EPSILON,
    Factor(
        "divisor",
        lambda at: lambda root, s, of_s, epsilon: root(s / of_s) + epsilon,
        {
            "epsilon inside the root": lambda at: lambda root, s, of_s, epsilon: root(s / of_s + epsilon),
            "epsilon before the correction": lambda at: lambda root, s, of_s, epsilon: (root(s) + epsilon) / of_s**0.5,
            "correction outside the root": lambda at: lambda root, s, of_s, epsilon: root(s) / of_s + epsilon,
        },
        READ,
    ),
    Factor(
        "numerator",
        lambda at: lambda v, gradient: v,
        {"gradient in the numerator": lambda at: lambda v, gradient: gradient},
        READ,
    ),
    RATE,
    SIGN,
)


def one_step(values, gradient, rate, t, v, s):
    betas, averaged, of_v, of_s, squared, counted, corrections, typed, kept, *below, above, rated, sign = values
    root, epsilon, divisor = below
    v = (of_v or averaged)(betas[0], v, gradient)
    s = (of_s or averaged)(betas[1], s, squared(gradient, v))
    of_v, of_s = corrections(*(beta ** counted(t) for beta in typed or betas))
    moved = sign * rated(rate) * above(v / of_v, gradient) / divisor(root, s, of_s, epsilon)
    return moved, (v / of_v, s / of_s) if kept else (v, s)


FORMULA = formula_of(
    {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}, {"beta1": 0.7, "beta2": 0.8, "epsilon": 0.1}, FACTORS, one_step
)


# What people get wrong beside that, each as a small change of our solution.

COUNT = 't = state.get("t", 0) + 1'
STATE = '{"v": v, "s": s, "t": t}'
ROOT = "(np.sqrt(corrected_s) + epsilon)"

MISTAKES = {
    "sign alone": (
        "Each step has the same size: only the sign of the gradient is left. In the first step that is all there is "
        "to Adam; later its two averages have to remember what was before.",
        (f"corrected_v / {ROOT}", "np.sign(gradient)"),
    ),
    "t grows in the loop": (
        "The first parameter is right, the next ones seem to be corrected for too many steps. Does t grow once a "
        "step, or once for each parameter?",
        (COUNT, 't = state.get("t", 0)'),
        ("        gradient =", "        t = t + 1\n        gradient ="),
    ),
    "t one too small": (
        "Is t still 0 in the first step? Then 1 - beta1^t is 0: count the step before you use t. Or are the brackets "
        "around 1 - beta2^t missing, so that a root is taken of a negative number?",
        (COUNT, 't = state.get("t", 0)'),
        ('"t": t}', '"t": t + 1}'),
    ),
    "times t": ("Is beta multiplied by t? A power is written `**`.", ("**t", " * t")),
    "epsilon forgotten": (
        "Where a gradient has always been 0, so is its average, and 0 is divided by 0. Is epsilon forgotten, or does "
        "it stand outside of the brackets?",
        (ROOT, "np.sqrt(corrected_s)"),
    ),
    "not squared": (
        "It looks like the gradients go into the second average as they are. It is the average of their squares.",
        ("gradient**2", "gradient"),
    ),
    "one state for all": (
        "All parameters seem to share their averages. Each has its own, of its own shape: keep them by their names.",
        ("old_v.get(name, 0)", "np.mean(old_v)"),
        ("old_s.get(name, 0)", "np.mean(old_s)"),
        ('state.get("v", {}), state.get("s", {})', 'state.get("v", 0), state.get("s", 0)'),
        ("        corrected_v =", "        old_v, old_s = v[name], s[name]\n        corrected_v ="),
        (STATE, '{"v": old_v, "s": old_s, "t": t}'),
    ),
    "averages exchanged in the state": (
        "The first step is right, but then each average seems to go on with the other one. Look at the names in the "
        "state.",
        (STATE, '{"v": s, "s": v, "t": t}'),
    ),
    "no count before the first step": (
        "Before the first step the state is empty. How many steps were taken by then?",
        ('state.get("t", 0)', 'state["t"]'),
    ),
    "Nadam": (
        "That is Nadam, which looks one step ahead. Adam takes its corrected average as it is.",
        (
            "learning_rate * corrected_v",
            "learning_rate * (beta1 * v[name] / (1 - beta1 ** (t + 1)) + (1 - beta1) * gradient / (1 - beta1**t))",
        ),
    ),
    **last_one_remembered(STATE, "v", "s"),
    **nothing_remembered(STATE),
    **common(STATE, "v"),
}


EXERCISE = Exercise(
    solution=update_with_adam,
    observe=observe_steps({"beta1": 0.5, "beta2": 0.8, "epsilon": 0.1}),
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
