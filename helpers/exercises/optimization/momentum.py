"""Exercise 2 of optimization: a step with momentum."""

import numpy as np  # noqa: F401 (for the known mistakes)

from helpers.exercises.optimization.steps import GRADIENT, common, last_one_remembered, observe_steps
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


# What people get wrong, each as a small change of our solution.

VELOCITY = f"beta * before.get(name, 0) + {GRADIENT}"
STEP = "learning_rate * velocities[name]"

MISTAKES = {
    "averaging form": (
        "It looks like only 1 - beta parts of the gradient are added. That is the other form of momentum; here the "
        "velocity gets the whole gradient.",
        (f"+ {GRADIENT}", f"+ (1 - beta) * {GRADIENT}"),
    ),
    "plain gradient descent": (
        "The step is that of plain gradient descent. Does it subtract the gradient instead of the velocity? Or is the "
        "old velocity not found in `state`, under the names that you return it with?",
        (STEP, f"learning_rate * {GRADIENT}"),
    ),
    "the velocity before": (
        "The step is taken with the velocity of the step before. Compute the new one first.",
        (STEP, "learning_rate * before.get(name, 0)"),
    ),
    "rate inside the velocity": (
        "The rate seems to be inside the velocity. As long as it stays the same, that makes no difference. When a "
        "schedule changes it, the old rate would live on in the velocity.",
        (f"+ {GRADIENT}", f"+ learning_rate * {GRADIENT}"),
        (STEP, "velocities[name]"),
    ),
    "rate twice": (
        "The learning rate seems to count twice, in the velocity and in the step. It belongs in the step alone.",
        (f"+ {GRADIENT}", f"+ learning_rate * {GRADIENT}"),
    ),
    "Nesterov": (
        "That is Nesterov's momentum, which looks one step ahead. It is a good method, and another one: here the step "
        "is the rate times the velocity.",
        (STEP, f"learning_rate * ({GRADIENT} + beta * velocities[name])"),
    ),
    "beta with the gradient": (
        "It looks like beta is multiplied with the gradient. It shrinks the velocity from before.",
        (VELOCITY, f"before.get(name, 0) + beta * {GRADIENT}"),
    ),
    "beta with both": (
        "It looks like beta shrinks the gradient as well, in the velocity or in the step. The new gradient counts in "
        "full.",
        (VELOCITY, f"beta * (before.get(name, 0) + {GRADIENT})"),
    ),
    "beta forgotten": (
        "The velocity adds up all gradients, and none of them fades. Which part of the old velocity is to be kept?",
        (VELOCITY, f"before.get(name, 0) + {GRADIENT}"),
    ),
    "beta for 1 - beta": (
        "It looks like the old velocity is multiplied by 1 - beta. With beta = 0.9 most of it would be lost.",
        (VELOCITY, f"(1 - beta) * before.get(name, 0) + {GRADIENT}"),
    ),
    "parts exchanged": (
        "It looks like 1 - beta parts are old and beta parts are new. Beta is what stays of the old velocity, and the "
        "new gradient counts in full.",
        (VELOCITY, f"(1 - beta) * before.get(name, 0) + beta * {GRADIENT}"),
    ),
    "gradient remembered": (
        "It looks like only the last gradient is remembered. What goes into the state is the velocity, in which the "
        "gradients before it live on.",
        ('{"v": velocities}', f'{{"v": {{name: {GRADIENT} for name in parameters}}}}'),
    ),
    "0.9 typed in": ("Is 0.9 typed in? Another beta can be asked for: it stands in the argument.", ("beta *", "0.9 *")),
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
    "gradient besides the velocity": (
        "The gradient counts twice: it is in the velocity, and in the step once more.",
        (STEP, f"learning_rate * (velocities[name] + {GRADIENT})"),
    ),
    **last_one_remembered('{"v": velocities}', "velocities"),
    **common('{"v": velocities}', "v"),
}


EXERCISE = Exercise(solution=update_with_momentum, observe=observe_steps({"beta": 0.5}), mistakes=known(MISTAKES))
