"""Exercise 2 of optimization: a step with momentum."""

import numpy as np  # noqa: F401 (for the known mistakes)

from helpers.exercises.judge.steps import Factor
from helpers.exercises.optimization.steps import (
    GRADIENT,
    SIGN,
    WORDS,
    common,
    formula_of,
    last_one_remembered,
    observe_steps,
)
from helpers.exercises.parts import Exercise, known

# Our solution.


def update_with_momentum(parameters, gradients, state, learning_rate, beta=0.9):
    """One step of gradient descent with momentum: v = beta v + dW, W = W - learning_rate v.

    parameters: arrays of any names and shapes; gradients: an array "dW1" for the parameter "W1", and so on for all;
    state: {} before the first step, then what the step before returned, {"v": {"W1": velocity, ...}}.

    Returns the new parameters and the new state (Polyak 1964, in the form of Sutskever et al. 2013); no argument is
    changed.
    """
    before = state.get("v", {})
    new, velocities = {}, {}
    for name, value in parameters.items():
        velocities[name] = beta * before.get(name, 0) + gradients[f"d{name}"]
        new[name] = value - learning_rate * velocities[name]
    return new, {"v": velocities}


# How a step comes about, and how its factors are misread.

READ = WORDS | {
    "averaging form": "It looks like only 1 - beta parts of the gradient are added. The velocity gets all of it.",
    "plain gradient descent": (
        "The step is that of plain gradient descent. Does it subtract the gradient instead of the velocity? Or does "
        "the new velocity not come back in `state`, under the names by which you look for it?"
    ),
    "beta with the gradient": "It looks like beta multiplies the gradient. It shrinks the velocity from before.",
    "beta with both": "It looks like beta shrinks the gradient as well. The new gradient counts in full.",
    "beta forgotten": "All gradients add up, and none of them fades. Which part of the old velocity should stay?",
    "beta for 1 - beta": "The old velocity seems to be multiplied by 1 - beta. Most of it would be lost.",
    "parts exchanged": (
        "It looks like 1 - beta parts are old and beta parts are new. Beta is what stays of the old velocity, and the "
        "new gradient counts in full."
    ),
    "rate inside the velocity": (
        "The rate seems to be inside the velocity. As long as it stays the same, that makes no difference. When a "
        "schedule changes it, the old rate would live on in the velocity."
    ),
    "rate twice": "The learning rate seems to count in the velocity and in the step. It belongs in the step alone.",
    "the velocity before": "The step is taken with the velocity of the step before. Compute the new one first.",
    "Nesterov": "That is Nesterov's momentum, which looks a step ahead. Here the step is rate times velocity.",
    "gradient besides the velocity": "The gradient counts twice: in the velocity, and in the step once more.",
}
FACTORS = (
    Factor("beta", lambda at: at["beta"], {"0.9 typed in": lambda at: 0.9}, READ),
    Factor(
        "velocity",
        lambda at: lambda beta, old, new: beta * old + new,
        {
            "averaging form": lambda at: lambda beta, old, new: beta * old + (1 - beta) * new,
            "plain gradient descent": lambda at: lambda beta, old, new: new,
            "beta with the gradient": lambda at: lambda beta, old, new: old + beta * new,
            "beta forgotten": lambda at: lambda beta, old, new: old + new,
            "beta for 1 - beta": lambda at: lambda beta, old, new: (1 - beta) * old + new,
            "parts exchanged": lambda at: lambda beta, old, new: (1 - beta) * old + beta * new,
        },
        READ,
    ),
    Factor(
        "rates",  # in the velocity, and in the step
        lambda at: lambda rate: (1, rate),
        {
            "rate inside the velocity": lambda at: lambda rate: (rate, 1),
            "rate twice": lambda at: lambda rate: (rate, rate),
            "learning rate forgotten": lambda at: lambda rate: (1, 1),
        },
        READ,
    ),
    Factor(
        "step",
        lambda at: lambda beta, old, new, velocity: velocity,
        {
            "the velocity before": lambda at: lambda beta, old, new, velocity: old,
            "beta with both": lambda at: lambda beta, old, new, velocity: beta * velocity,
            "Nesterov": lambda at: lambda beta, old, new, velocity: new + beta * velocity,
            "gradient besides the velocity": lambda at: lambda beta, old, new, velocity: new + velocity,
        },
        READ,
    ),
    SIGN,
)


def one_step(values, gradient, rate, t, old, _):
    beta, averaged, rates, taken, sign = values
    inside, outside = rates(rate)
    velocity = averaged(beta, old, inside * gradient)
    return sign * outside * taken(beta, old, inside * gradient, velocity), (velocity, 0)


FORMULA = formula_of({"beta": 0.9}, {"beta": 0.7}, FACTORS, one_step)


# What people get wrong beside that, each as a small change of our solution.

VELOCITY = f"beta * before.get(name, 0) + {GRADIENT}"
STEP = "learning_rate * velocities[name]"

MISTAKES = {
    "gradient remembered": (
        "It looks like only the last gradient is remembered. What goes into the state is the velocity, in which the "
        "gradients before it live on.",
        ('{"v": velocities}', f'{{"v": {{name: {GRADIENT} for name in parameters}}}}'),
    ),
    "one velocity for all": (
        "All parameters seem to share one velocity. Each has its own, of its own shape: keep them by their names.",
        (VELOCITY, f'beta * np.mean(before.get("all", 0)) + {GRADIENT}'),
        ("        new[name]", '        before = {"all": velocities[name]}\n        new[name]'),
        ('{"v": velocities}', '{"v": before}'),
    ),
    "bias corrected": (
        "The velocity is made an average, and corrected for its start at 0, as in Adam. Momentum takes the plain sum.",
        (f"+ {GRADIENT}", f"+ (1 - beta) * {GRADIENT}"),
        (STEP, STEP + ' / (1 - beta ** (state.get("t", 0) + 1))'),
        ('{"v": velocities}', '{"v": velocities, "t": state.get("t", 0) + 1}'),
    ),
    **last_one_remembered('{"v": velocities}', "velocities"),
    **common('{"v": velocities}', "v"),
}


EXERCISE = Exercise(
    solution=update_with_momentum, observe=observe_steps({"beta": 0.5}), mistakes=known(MISTAKES), formula=FORMULA
)
