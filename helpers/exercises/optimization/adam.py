"""Exercise 4 of optimization: a step of Adam."""

import numpy as np

from helpers.exercises.optimization.steps import common, last_one_remembered, nothing_remembered, observe_steps
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


# What people get wrong, each as a small change of our solution.

COUNT = 't = state.get("t", 0) + 1'
STATE = '{"v": v, "s": s, "t": t}'
TO_V, TO_S = " / (1 - beta1**t)", " / (1 - beta2**t)"
ROOT = "(np.sqrt(corrected_s) + epsilon)"

MISTAKES = {
    "betas exchanged": (
        "The two betas seem to be exchanged: beta1 belongs to the average of the gradients, beta2 to that of their "
        "squares.",
        ("beta1", "beta_of_v"),
        ("beta2", "beta1"),
        ("beta_of_v", "beta2"),
        ("learning_rate, beta2=0.9, beta1=0.999", "learning_rate, beta1=0.9, beta2=0.999"),
    ),
    "sign alone": (
        "Each step has the same size: only the sign of the gradient is left. In the first step that is all there is to "
        "Adam; later its two averages have to remember what was before.",
        (f"corrected_v / {ROOT}", "np.sign(gradient)"),
    ),
    "averages not kept": (
        "Each step uses its own gradient alone. The averages have to remember: do you take them out of `state`, under "
        "the names that you return them with?",
        ("beta1 * old_v.get(name, 0) + ", ""),
        ("beta2 * old_s.get(name, 0) + ", ""),
    ),
    "average of the gradients not kept": (
        "The average of the gradients starts at 0 again in each step. Is it taken out of `state`, under the name that "
        "it is returned with?",
        ("beta1 * old_v.get(name, 0) + ", ""),
    ),
    "average of the squares not kept": (
        "The average of the squares starts at 0 again in each step. Is it taken out of `state`, under the name that it "
        "is returned with?",
        ("beta2 * old_s.get(name, 0) + ", ""),
    ),
    "t always 1": (
        "The correction seems to be that of the first step each time. Is beta taken to the power of t, and does t grow "
        "from step to step, by way of the state?",
        (COUNT, "t = 1"),
    ),
    "t grows in the loop": (
        "The first parameter is right, the next ones seem to be corrected for too many steps. Does t grow once a step, "
        "or once for each parameter?",
        (COUNT, 't = state.get("t", 0)'),
        ("        gradient =", "        t = t + 1\n        gradient ="),
    ),
    "t one too large": (
        "The correction seems to be one step ahead: t is 1 in the first step.",
        (COUNT, 't = state.get("t", 1) + 1'),
    ),
    "t one too small": (
        "Is t still 0 in the first step? Then 1 - beta1^t is 0: count the step before you use t. Or are the brackets "
        "around 1 - beta2^t missing, so that a root is taken of a negative number?",
        (COUNT, 't = state.get("t", 0)'),
        ('"t": t}', '"t": t + 1}'),
    ),
    "no correction": (
        "It looks like the averages are used as they are. Both start at 0 and are too small at first: divide each by "
        "its correction.",
        (TO_V, ""),
        (TO_S, ""),
    ),
    "squares not corrected": (
        "The average of the squares seems to be used as it is. It starts at 0 too, and needs its own correction.",
        (TO_S, ""),
    ),
    "gradients not corrected": (
        "The average of the gradients seems to be used as it is. It starts at 0 too, and needs its own correction.",
        (TO_V, ""),
    ),
    "one correction for both": (
        "Both averages seem to be corrected with beta1. The one of the squares has beta2.",
        ("beta2**t", "beta1**t"),
    ),
    "the other beta for both corrections": (
        "Both averages seem to be corrected with beta2. The one of the gradients has beta1.",
        ("beta1**t", "beta2**t"),
    ),
    "corrections exchanged": (
        "The two corrections seem to be exchanged: each average is corrected with its own beta.",
        ("beta1**t", "beta_of_v**t"),
        ("beta2**t", "beta1**t"),
        ("beta_of_v**t", "beta2**t"),
    ),
    "1 - forgotten": (
        "The averages seem to be divided by a power of beta. The correction is what it lacks to 1.",
        ("(1 - beta1**t)", "beta1**t"),
        ("(1 - beta2**t)", "beta2**t"),
    ),
    "times t": ("Is beta multiplied by t? A power is written `**`.", ("**t", " * t")),
    "corrected ones kept": (
        "The first step is right, but then the corrected averages seem to be corrected once more. Which ones go into "
        "the state?",
        ("corrected_v", "v[name]"),
        ("corrected_s", "s[name]"),
    ),
    "epsilon inside the root": (
        "It looks like epsilon stands inside the root. Add it after the root.",
        (ROOT, "np.sqrt(corrected_s + epsilon)"),
    ),
    "epsilon before the correction": (
        "It looks like epsilon is added to the root of the average before its correction, as Keras does it. Here it is "
        "added to the root of the corrected one.",
        (ROOT, "((np.sqrt(s[name]) + epsilon) / np.sqrt(1 - beta2**t))"),
    ),
    "epsilon forgotten": (
        "Where a gradient has always been 0, so is its average, and 0 is divided by 0. Is epsilon forgotten, or does "
        "it stand outside of the brackets?",
        (ROOT, "np.sqrt(corrected_s)"),
    ),
    "root forgotten": (
        "It looks like the root is missing: divide by the root of the corrected average of the squares.",
        ("np.sqrt(corrected_s)", "corrected_s"),
    ),
    "gradient in the numerator": (
        "It looks like the gradient itself stands in the numerator, as in RMSProp. Adam has its corrected average "
        "there.",
        ("learning_rate * corrected_v", "learning_rate * gradient"),
    ),
    "not squared": (
        "It looks like the gradients go into the second average as they are. It is the average of their squares.",
        ("gradient**2", "gradient"),
    ),
    "average squared": (
        "It looks like the second average is made of the squares of the first one. It is that of the squared "
        "gradients.",
        ("gradient**2", "v[name] ** 2"),
    ),
    "the larger square": (
        "The average of the squares never gets smaller: that is AMSGrad. In Adam it may.",
        ("s[name] = beta2", "s[name] = np.maximum(old_s.get(name, 0), beta2"),
        ("gradient**2", "gradient**2)"),
    ),
    "momentum form": (
        "The whole gradient is added, as in momentum. Here it is an average: only 1 - beta1 parts are new.",
        ("(1 - beta1) * gradient\n", "gradient\n"),
    ),
    "whole square added": (
        "The whole square is added. It is an average: only 1 - beta2 parts are new.",
        ("(1 - beta2) * gradient**2", "gradient**2"),
    ),
    "betas typed in": (
        "Are the betas typed in? Others can be asked for: they stand in the arguments.",
        ("beta1 * old", "0.9 * old"),
        ("(1 - beta1) *", "0.1 *"),
        ("beta1**t", "0.9**t"),
        ("beta2 * old", "0.999 * old"),
        ("(1 - beta2) *", "0.001 *"),
        ("beta2**t", "0.999**t"),
    ),
    "epsilon typed in": (
        "Is epsilon typed in? Another one can be asked for: it stands in the argument.",
        ("+ epsilon", "+ 1e-8"),
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
    "multiplied by the correction": (
        "Both averages seem to be multiplied by their corrections. They are too small at first, so divide.",
        (TO_V, " * (1 - beta1**t)"),
        (TO_S, " * (1 - beta2**t)"),
    ),
    "correction outside the root": (
        "The correction of the squares seems to stand outside of the root. Correct the average first, and then take "
        "the root.",
        (ROOT, "(np.sqrt(s[name]) / (1 - beta2**t) + epsilon)"),
    ),
    "brackets of 1 - beta": (
        "Are the brackets around 1 - beta1 and 1 - beta2 missing in the averages? `*` comes before `-`.",
        ("(1 - beta1) * gradient", "1 - beta1 * gradient"),
        ("(1 - beta2) * gradient", "1 - beta2 * gradient"),
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
)
