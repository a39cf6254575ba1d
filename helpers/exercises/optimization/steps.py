"""What the exercises on one step of an optimizer share: trainings to take steps in, and what people get wrong there."""

import functools
from dataclasses import dataclass, field

import numpy as np

from helpers.exercises.judge.expect import NOTHING, expect_array, expect_dictionary, expect_several, kind_of
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.guard import Wrong, is_error
from helpers.exercises.judge.judging import Observed
from helpers.exercises.judge.steps import Factor, Formula, at_once


@dataclass(frozen=True, eq=False)
class Training:
    """Steps on gradients that change in sign and size and hold zeros, with the parameters and the state handed on.

    opening: what to say of it before a number; shapes: of the parameters by their names; rates: a learning rate for
    each step; seed: of the values; constants: those given by name, others than their defaults.
    """

    opening: str
    shapes: dict
    rates: tuple
    seed: int
    constants: dict = field(default_factory=dict)

    def start(self):
        """The first parameters."""
        return {name: value.copy() for name, value in self.values[0].items()}

    def gradients(self, step):
        """Those of a step, counted from 0; the first number of each is always 0, the second in the second step."""
        return {name: value.copy() for name, value in self.values[1][step].items()}

    @functools.cached_property
    def values(self):
        """The first parameters, and a list of the gradients."""
        rng = generator(self.seed)
        start = {name: rng.randn(*shape) for name, shape in self.shapes.items()}
        gradients = []
        for step, size in enumerate(SIZES):
            gradients.append({"dZ1": rng.randn(2, 3)})  # what a backward pass gives besides
            for name, shape in reversed(self.shapes.items()):
                gradients[-1][f"d{name}"] = size * rng.randn(*shape)
                gradients[-1][f"d{name}"].flat[: 1 + (step == 1)] = 0
        return start, gradients


SIZES = (0.3, 2.0, 0.05, 1.0)
LAYERS = {"W1": (4, 3), "b1": (4, 1), "W2": (2, 4), "b2": (2, 1), "W3": (3, 2), "b3": (3, 1)}
STACK = {"W1": (2, 3, 4), "b1": (2, 3, 1)}
OTHERS = {"gamma": (5, 1), "w": (3, 2), "Ws": (1, 3)}
STEADY, CHANGING, OF_EACH = (0.2,) * 4, (0.2, 0.2, 0.05, 0.3), (np.array([0.1, 0.4]).reshape(2, 1, 1),) * 4


def observe_steps(constants, of_each=None):
    """An observe for an update with these constants, other than their defaults, by name.

    of_each: constants that differ from network to network of a stack of two, as arrays.
    """

    def observe(call):
        for trainings in together:
            yield from observe_training(call, *trainings)

    told = ", ".join(f"{name} = {value}" for name, value in constants.items())
    together = [
        [Training("", LAYERS, STEADY, 1)],
        [Training("In a second training, with a new state", LAYERS, STEADY, 2)],
        [Training(f"With {told}", LAYERS, STEADY, 3, constants)],
        [Training("With a learning rate that changes", LAYERS, CHANGING, 4)],
        [Training("With two trainings that take turns", LAYERS, STEADY, seed) for seed in (5, 6)],
        [Training("With two networks in a stack, each with its learning rate", STACK, OF_EACH, 8, of_each or {})],
        [Training(f"With parameters called {listed(OTHERS)}", OTHERS, STEADY, 7)],
    ]
    return observe


def observe_training(call, *trainings):
    """By how much each step changes each parameter, of several trainings in turn."""
    going = [(training, training.start(), {}) for training in trainings]
    for step in range(len(SIZES)):
        for i, (training, parameters, state) in enumerate(going):
            arguments = (parameters, training.gradients(step), state, training.rates[step])
            try:
                new, state = expect_update(call(*arguments, **training.constants), training, step)
            except Wrong as wrong:
                if training.shapes is OTHERS and is_error(wrong):  # what it looked for is a name of its own making
                    raise Wrong(wrong.message, ("raised", "other names"), wrong.name, wrong.advice) from None
                if training.opening and is_error(wrong):
                    when = f"{training.opening[:1].lower()}{training.opening[1:]}, in step {step + 1}"
                    raise Wrong(f"{wrong.message}\nThat was {when}.", wrong.key, wrong.name, wrong.advice) from None
                raise
            moved = {name: new[name] - parameters[name] for name in training.shapes}
            yield Observed(moved, describe_step(training, step))
            going[i] = training, new, state


def expect_update(result, training, step):
    """Raise Wrong unless the result is new parameters, of the right shapes, and a new state; return both."""
    if result is None:
        raise Wrong("Your function returned None. Is the `return` missing?", name=NOTHING)
    expect_several(result, 2, "two dictionaries, the new parameters and the new state")
    parameters, state = result
    try:
        expect_dictionary(parameters, "parameters", training.shapes)
        for name, shape in training.shapes.items():
            expect_finite(parameters[name], name, training, step)
            expect_array(parameters[name], name, shape)
    except Wrong as wrong:
        message = f"{training.opening}: {wrong.message}" if training.opening else wrong.message
        raise Wrong(message, wrong.key, wrong.name, wrong.advice) from None
    if not isinstance(state, dict):
        raise Wrong(
            f"The second result is {kind_of(state)}; expected a dictionary, the state that the next step gets.",
            key=("state", type(state).__name__),
        )
    if holds_itself(state):
        raise Wrong("The state that you return holds itself.", advice="Which name should stand in it?")
    return parameters, state


def holds_itself(value, outer=()):
    """Whether a dictionary, list or tuple is somewhere inside of itself."""
    if not isinstance(value, (dict, list, tuple)):
        return False
    items = value.values() if isinstance(value, dict) else value
    return id(value) in outer or any(holds_itself(item, (*outer, id(value))) for item in items)


def expect_finite(value, name, training, step):
    """Raise Wrong, which says where, when an array of the right shape holds NaN or infinity."""
    if type(value) is np.ndarray and value.shape == training.shapes[name] and value.dtype.kind == "f":
        finite = np.isfinite(value)
        if not finite.all():
            place = tuple(np.argwhere(~finite)[0])
            raise Wrong(
                f"Step {step + 1} made `{name}{list(map(int, place))}` {value[place]}. (Its gradients so far: "
                f"{numbers(training.gradients(i)[f'd{name}'][place] for i in range(step + 1))}.)",
                key=("not finite", name, step, *(f"{number:.3g}" for number in value.flat)),
                advice="Look for a division by 0 or the root of a negative number.",
            )


def describe_step(training, step):
    """The first wrong number, and all that a learner needs to compute it by hand."""

    def describe(got, expected):
        name = next(name for name in expected if not is_near(got[name], expected[name]))
        place = tuple(np.argwhere(np.abs(got[name] - expected[name]) > TOLERANCE * np.abs(expected[name]).max())[0])
        one, other = two_numbers(got[name][place], expected[name][place])
        so_far = [training.gradients(i)[f"d{name}"][place] for i in range(step + 1)]
        rates = [float(np.broadcast_to(rate, got[name].shape)[place]) for rate in training.rates[: step + 1]]
        return (
            f"{f'{training.opening}, step' if training.opening else 'Step'} {step + 1} changed "
            f"`{name}{list(map(int, place))}` by {one}; expected {other}. (It started at "
            f"{training.start()[name][place]:.4g}; its gradients so far: {numbers(so_far)}; the learning rate: "
            f"{numbers(dict.fromkeys(rates))}.)"
        )

    return describe


TOLERANCE = 1e-6  # as that of Observed


def is_near(got, expected):
    return np.allclose(got, expected, rtol=0, atol=TOLERANCE * max(np.abs(expected).max(), 1e-9))


def two_numbers(got, expected):
    """Both with as few digits as tell them apart."""
    digits = next((digits for digits in (4, 6) if f"{got:.{digits}g}" != f"{expected:.{digits}g}"), 9)
    return f"{got:.{digits}g}", f"{expected:.{digits}g}"


def numbers(values):
    return ", ".join(f"{value:.4g}" for value in values)


def listed(names):
    """`gamma`, `w` and `Ws`."""
    *some, last = [f"`{name}`" for name in names]
    return f"{', '.join(some)} and {last}"


# How steps come about, and how their factors are misread.


def formula_of(constants, others, factors, one_step):
    """The Formula of an update, by two short trainings with these constants and with others.

    one_step(values of the factors, gradient, rate, number of the step, *what is remembered) -> how far the parameter
    moves, and what is remembered then: two arrays, 0 before the first step.
    """
    shapes = {"W1": (2, 3), "b1": (2, 1)}
    given = [Training("", shapes, STEADY, 11, constants), Training("", shapes, CHANGING, 12, others)]

    def names(arguments, outputs):
        gradients = [arguments[0].gradients(step) for step in range(len(SIZES))]
        return {"gradients": gradients, "rates": arguments[0].rates, **arguments[0].constants}

    def made(at, one, values):
        moved = {}
        for name in shapes:
            memory = np.zeros((2, *shapes[name]))
            for t, (gradients, rate) in enumerate(zip(at["gradients"], at["rates"]), 1):
                moved[t, name], memory = one_step(values, gradients[f"d{name}"], rate, t, *memory)
        return moved

    shows = lambda at, moved: moved
    return Formula(
        lambda: [(one,) for one in given], names, dict, (at_once("steps", factors, shows, made),), True, moves
    )


def moves(call, training):
    """By how much each step of a training moves each parameter."""
    parameters, state, moved = training.start(), {}, {}
    for t, rate in enumerate(training.rates, 1):
        new, state = call(parameters, training.gradients(t - 1), state, rate, **training.constants)
        moved |= {(t, name): new[name] - value for name, value in parameters.items()}
        parameters = new
    return moved


WORDS = {
    "uphill": "The step goes up, to where the cost grows. Count the minus signs on the gradient's way: one is right.",
    "learning rate forgotten": "It looks like the learning rate has no say in the step.",
    "0.9 typed in": "Is 0.9 typed in? Another beta can be asked for: it stands in the argument.",
    "epsilon typed in": "Is epsilon typed in? Another one can be asked for: it stands in the argument.",
}
SIGN = Factor("sign", lambda at: -1, {"uphill": lambda at: 1}, WORDS)
RATE = Factor("rate", lambda at: lambda rate: rate, {"learning rate forgotten": lambda at: lambda rate: 1}, WORDS)
EPSILON = Factor("epsilon", lambda at: at["epsilon"], {"epsilon typed in": lambda at: 1e-8}, WORDS)


# What people get wrong, each as a small change of our solutions.

LOOP = "for name, value in parameters.items():"
GRADIENT = 'gradients[f"d{name}"]'


def common(state, first_key):
    """The mistakes in a solution that returns ``new`` and this state, and looks for this key of it first."""
    returned = f"return new, {state}"
    return {
        "weights only": (
            "Only the weights took a step, and all others stay as they are. A loop over `parameters` meets them all.",
            (LOOP, "new = dict(parameters)\n    " + LOOP + '\n        if name[0] != "W":\n            continue'),
        ),
        "biases and weights by their layer": (
            "Is it made for `W1`, `b1` and so on? Here the parameters have other names. A loop over `parameters` meets "
            "each of them.",
            (
                LOOP,
                "for name in [c + str(l + 1) for l in range(len(parameters) // 2) for c in 'Wb']:\n"
                "        value = parameters[name]",
            ),
        ),
        "a loop over the gradients": (
            "`gradients` holds more than the parameters need, as a backward pass does. A loop over `parameters` takes "
            "what belongs to them.",
            (LOOP, "for name in (one[1:] for one in gradients):\n        value = parameters[name]"),
        ),
        "nothing before the first step": (
            "Before the first step the state is empty. What should an entry be that is not there yet?",
            (f'state.get("{first_key}", {{}})', f'state["{first_key}"]'),
        ),
        "no first step": (
            "The first step changes nothing. An empty state means that nothing is remembered yet: each number in it "
            "counts as 0, and the step is taken all the same.",
            (LOOP, f"if not state:\n        return dict(parameters), {{'{first_key}': {{}}}}\n    {LOOP}"),
        ),
        "returned in the loop": (
            "Only the first parameter took its step. Look at how far the `return` is indented.",
            ("    return", "        return"),
        ),
        "order of the results": (
            "The two results seem to be exchanged: first the parameters, then the state.",
            (returned, f"return {state}, new"),
        ),
        "state not returned": (
            "The next step needs the state too. Return it behind the parameters.",
            (returned, "return new"),
        ),
    }


def last_one_remembered(state, *kept):
    """The mistake that the state holds what the last parameter needs, and no other; kept: what it should hold."""
    alone = state
    for name in kept:
        alone = alone.replace(f": {name}", f": {{name: {name}[name]}}")
    message = (
        "All parameters but the last act as if there had been no step before. Does the state hold an entry for each of "
        "them?"
    )
    return {"only the last one remembered": (message, (f"return new, {state}", f"return new, {alone}"))}


def nothing_remembered(state):
    """The mistake that each step is like the first one."""
    message = (
        "The first step is right, but the next ones act as if there had been none before. Do you take out of the state "
        "what you put into it, under the same names?"
    )
    return {"nothing remembered": (message, (f"return new, {state}", "return new, {}"))}
