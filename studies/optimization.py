"""Optimization, with two sets of 20 seeds: what is left of a method when every method has its best learning rate?

``python -m studies.optimization`` trains stacks of networks, 20 seeds by a row of learning rates, for a set of seeds
1 to 20 and another, 101 to 120, with every way in which processors add up, and stores in ``optimization.json`` the
cost on all training examples and the test accuracy of each seed at the learning rate with the lowest mean cost.

A seed draws the weights (He) and the order of the batches; every method and every rate gets the same of both, so
differences are paired. The valley needs no seed.
"""

import functools
from pathlib import Path

import numpy as np

from helpers import data, network, valley
from helpers.exercises.weight_initialization import initialize_parameters_he
from helpers.optimizers import (
    cosine_with_warmup,
    random_mini_batches,
    update_with_adam,
    update_with_adamw,
    update_with_momentum,
    update_with_rmsprop,
)
from studies import common
from studies.common import NUM_SEEDS, SETS, Claim, circles, rounded
from studies.muon import update_with_muon

STORED = Path(__file__).with_suffix(".json")
GRADIENT_DESCENT = network.update_with_gradient_descent
METHODS = {
    "SGD": (GRADIENT_DESCENT, (0.01, 0.03, 0.1, 0.3, 1, 3)),
    "momentum": (update_with_momentum, (0.003, 0.01, 0.03, 0.1, 0.3, 1)),
    "RMSProp": (update_with_rmsprop, (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)),
    "Adam": (update_with_adam, (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)),
}
MUON = {"Muon": (update_with_muon, (0.001, 0.003, 0.01, 0.03, 0.1, 0.3))}
WIDE, CIRCLES, SMALL = [2, 20, 3, 1], [2, 10, 5, 1], [2, 5, 2, 1]
DEEP = [2, *[10] * 16, 1]
ONE_RATE = 0.0007  # for all methods, as in public versions of this comparison
DECAYS = (0, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3)


def moons():
    """Two half moons: 300 training and 2,000 test points, in the convention of the course."""
    return *data.moon_dots(300, 0.2, seed=3), *data.moon_dots(2000, 0.2, seed=4)


def train(X, Y, layer_dims, update, rates, seeds, batch_size, checkpoints, schedule=None, state=None):
    """Train a network for each rate and seed; a network that diverges holds NaN and disturbs no other.

    X, Y: one set of examples, or one for each seed, (seeds, n_0, m) and (seeds, 1, m).
    schedule(step, num_steps) -> a factor of the learning rate.

    Returns {epochs: (costs of shape (rates, seeds), parameters)} for each of the checkpoints.
    """
    groups, how = [], (batch_size, checkpoints, schedule, state)
    for some in network.groups_in_cache(len(seeds), len(rates) * max(layer_dims) * batch_size):
        examples = network.of_group(some, X, Y)
        groups.append(train_together(*examples, layer_dims, update, rates, seeds[some], *how))
    of_all = functools.partial(np.concatenate, axis=1)
    found = {}
    for epochs in groups[0]:
        costs, parameters = zip(*(group[epochs] for group in groups))
        found[epochs] = of_all(costs), {name: of_all([one[name] for one in parameters]) for name in parameters[0]}
    return found


def train_together(X, Y, layer_dims, update, rates, seeds, batch_size, checkpoints, schedule, state):
    """``train`` with all networks in one stack."""
    one_each = [np.broadcast_to(values, (len(seeds), *values.shape[-2:])) for values in (X, Y)]
    starts = network.stack([initialize_parameters_he(layer_dims, np.random.RandomState(seed)) for seed in seeds])
    parameters = {name: np.broadcast_to(value, (len(rates), *value.shape)) for name, value in starts.items()}
    rngs = [np.random.RandomState(1000 + seed) for seed in seeds]
    column = np.reshape(rates, (-1, 1, 1, 1)).astype(float)
    num_batches = -(-X.shape[-1] // batch_size)
    state, found, step = state or {}, {}, 0
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for epoch in range(1, max(checkpoints) + 1):
            each = [random_mini_batches(x, y, batch_size, rng) for x, y, rng in zip(*one_each, rngs)]
            for batch in zip(*each, strict=True):
                batch_X, batch_Y = (np.stack(values) for values in zip(*batch, strict=True))
                factor = schedule(step, num_batches * max(checkpoints)) if schedule else 1
                _, cache = network.forward_pass(batch_X, parameters)
                gradients = network.backward_pass(batch_Y, parameters, cache)
                parameters, state = update(parameters, gradients, state, factor * column)
                step += 1
            if epoch in checkpoints:
                found[epoch] = costs_of(X, Y, parameters), parameters
    return found


def costs_of(X, Y, parameters):
    """The cost of every network on all examples, (rates, seeds); infinity where it has diverged."""
    _, cache = network.forward_pass(X, parameters)
    costs = network.compute_cost(cache[f"Z{network.number_of_layers(parameters)}"], Y)
    return np.where(np.isfinite(costs), costs, np.inf)


def at_rate(trained, test, rates, chosen=None):
    """The stored form of one condition: each seed's cost and test accuracy at the chosen rate, or at the best."""
    costs, parameters = trained
    best = int(np.argmin(costs.mean(axis=1))) if chosen is None else rates.index(chosen)
    network_of_seed = network.part(parameters, best)
    accuracies = 100 * network.accuracy(*test, network_of_seed)
    return {"rate": rates[best], "cost": rounded(costs[best]), "test": rounded(accuracies)}


def measure(first):
    """The row of 20 seeds, beginning with this one: {experiment: {condition: rate, costs, test accuracies}}."""
    seeds = range(first, first + NUM_SEEDS)
    experiments = (one_rate, speed, batch_sizes, depth, scaling, bias_correction, schedules, weight_decay, noise)
    experiments += (second_order,)
    return {"seed": first} | {experiment.__name__: experiment(seeds) for experiment in experiments}


def one_rate(seeds):
    """SGD, momentum as an average and Adam, 300 epochs: at 0.0007 for all, and each at its best rate."""
    X, Y, *test = moons()
    found = {}
    for name, same in (("SGD", ONE_RATE), ("momentum", ONE_RATE / 10), ("Adam", ONE_RATE)):
        update, rates = METHODS[name]
        rates = (same, *rates)
        trained = train(X, Y, SMALL, update, rates, seeds, 64, [300])[300]
        found[f"{name}, one rate"] = at_rate(trained, test, rates, same)
        found[f"{name}, best rate"] = at_rate(trained, test, rates)
    return found


def speed(seeds):
    """All methods, Muon too, after 5, 20 and 100 epochs, the best rate for each time."""
    X, Y, *test = moons()
    found = {}
    for name, (update, rates) in (METHODS | MUON).items():
        for epochs, trained in train(X, Y, WIDE, update, rates, seeds, 64, [5, 20, 100]).items():
            found[f"{name}, {common.counted(epochs, 'epoch')}"] = at_rate(trained, test, rates)
    return found


def on_circles(seeds, layer_dims, batch_size, methods=METHODS):
    """All methods after 100 epochs."""
    X, Y, *test = circles()
    return {
        name: at_rate(train(X, Y, layer_dims, update, rates, seeds, batch_size, [100])[100], test, rates)
        for name, (update, rates) in methods.items()
    }


def batch_sizes(seeds):
    """Batches of 300 (all), 64 and 16 at equal epochs."""
    return {
        f"{name}, batch {size}": one for size in (300, 64, 16) for name, one in on_circles(seeds, CIRCLES, size).items()
    }


def depth(seeds):
    """Sixteen hidden layers of 10 units; the best rates are smaller here."""
    methods = {name: (update, (below(rates), *rates)) for name, (update, rates) in (METHODS | MUON).items()}
    return on_circles(seeds, DEEP, 64, methods)


def below(rates):
    """The next rate in a row that goes down."""
    return round(0.3 * rates[0], 5)


def scaling(seeds):
    """The first input as it is, and a hundred times as large."""
    X, Y, test_X, test_Y = moons()
    found = {}
    for inputs, factor in (("plain", 1), ("times 100", 100)):
        factors = np.array([[factor], [1]])
        for name in ("SGD", "Adam"):
            update, rates = METHODS[name]
            rates = tuple(rate / 1000 for rate in rates[-2:]) + rates
            trained = train(factors * X, Y, WIDE, update, rates, seeds, 64, [100])[100]
            found[f"{name}, {inputs}"] = at_rate(trained, (factors * test_X, test_Y), rates)
    return found


def bias_correction(seeds):
    """Adam with and without the correction at three rates, after 1 and 10 epochs."""
    X, Y, *test = moons()
    rates = (0.001, 0.01, 0.1)
    found = {}
    # A count of steps that starts far out leaves nothing to correct.
    for name, state in (("corrected", {}), ("uncorrected", {"t": 10**9})):
        for epochs, trained in train(X, Y, WIDE, update_with_adam, rates, seeds, 64, [1, 10], state=state).items():
            for rate in rates:
                found[f"{name}, rate {rate}, {common.counted(epochs, 'epoch')}"] = at_rate(trained, test, rates, rate)
    return found


def cosine(step, num_steps, warm=0.0):
    return cosine_with_warmup(step, num_steps, 1.0, int(warm * num_steps))


SCHEDULES = {"constant": None, "cosine": cosine, "warm-up": functools.partial(cosine, warm=0.1)}


def schedules(seeds):
    """A constant rate, cosine to 0, and the same after 10 % warm-up: batches of 16, 50 epochs."""
    X, Y, *test = circles()
    found = {}
    for name in ("SGD", "momentum", "Adam"):
        update, rates = METHODS[name]
        for label, schedule in SCHEDULES.items():
            trained = train(X, Y, CIRCLES, update, rates, seeds, 16, [50], schedule)[50]
            found[f"{name}, {label}"] = at_rate(trained, test, rates)
            if name == "SGD":
                found |= {f"SGD {rate}, {label}": at_rate(trained, test, rates, rate) for rate in (0.1, 1)}
    return found


def weight_decay(seeds):
    """Adam at 0.01 on a pitch for each seed, 200 epochs: the penalty in the gradient, and decoupled from it.

    Here "rate" is the decay with the best mean accuracy on the test positions.
    """
    test, trained = train_with_decay(seeds, 200)
    found = {}
    for name, networks in trained.items():
        each = {decay: at_decay(networks, test, number) for number, decay in enumerate(DECAYS)}
        best = max(each, key=lambda decay: np.mean(each[decay]["test"]))
        found |= {f"{name}, best": {**each[best], "rate": best}, f"{name}, 1": each[1], "none": each[0]}
    return found


def train_with_decay(seeds, epochs, adamw=update_with_adamw, decays=DECAYS):
    """The test positions of a pitch for each seed, and {way: what ``train`` found for each of the decays}."""
    X, Y, *test = (np.stack(arrays) for arrays in zip(*(data.football(seed) for seed in seeds), strict=True))
    decays = np.reshape(decays, (-1, 1, 1, 1)).astype(float)

    def with_penalty(parameters, gradients, state, rate):
        more = {f"d{name}": decays * value for name, value in parameters.items() if name.startswith("W")}
        gradients = gradients | {name: gradients[name] + value for name, value in more.items()}
        return update_with_adam(parameters, gradients, state, rate)

    updates = {"penalty": with_penalty, "decoupled": functools.partial(adamw, weight_decay=decays)}
    rates = [0.01] * len(decays)
    return test, {
        name: train(X, Y, WIDE, update, rates, seeds, 64, [epochs])[epochs] for name, update in updates.items()
    }


def accuracies_by_decay(seeds, epochs, adamw=update_with_adamw, decays=DECAYS):
    """{way: test accuracies of shape (decays, seeds)} of Adam with weight decay, with this step of AdamW."""
    test, trained = train_with_decay(seeds, epochs, adamw, decays)
    numbers = range(len(decays))
    return {
        name: np.array([network.accuracy(*test, network.part(parameters, number)) for number in numbers])
        for name, (_, parameters) in trained.items()
    }


def at_decay(trained, test, number):
    return at_rate((trained[0][[number]], {name: value[[number]] for name, value in trained[1].items()}), test, (0,))


def noise(seeds):
    """The noise of a batch's gradient on the 2,000 test positions of a pitch for each seed, times the root of B."""
    found = {f"batch {size}": [] for size in (1, 4, 16, 64)}
    for seed in seeds:
        _, _, X, Y = data.football(seed)
        parameters = initialize_parameters_he(WIDE, np.random.RandomState(seed))
        for size in (1, 4, 16, 64):
            away = batch_noise(X, Y, parameters, size, np.random.RandomState(1000 + seed))
            found[f"batch {size}"].append(np.sqrt(size) * away)
    return {name: rounded(values) for name, values in found.items()}


def batch_noise(X, Y, parameters, size, rng, draws=200):
    """The distance of a batch's gradient from that of all examples: root mean square of so many draws."""
    batch = np.array([rng.permutation(Y.size)[:size] for _ in range(draws)])
    whole = gradient_vectors(X[None], Y[None], parameters)
    away = gradient_vectors(X[:, batch].swapaxes(0, 1), Y[:, batch].swapaxes(0, 1), parameters) - whole
    return float(np.sqrt(np.mean(np.sum(away**2, axis=1))))


def gradient_vectors(X, Y, parameters):
    """One flat gradient for each of a stack of batches."""
    _, cache = network.forward_pass(X, parameters)
    gradients = network.backward_pass(Y, parameters, cache)
    return np.concatenate([gradients[f"d{name}"].reshape(len(X), -1) for name in parameters], axis=1)


def second_order(seeds, gradients=300):
    """L-BFGS with so many gradients of all moons, and gradient descent at its best rate with as many (or some more)."""
    X, Y, *test = moons()
    lowest = [descend_with_curvature(X, Y, seed, gradients) for seed in seeds]
    stacked = network.stack([parameters for _, parameters, _ in lowest])
    as_one_rate = np.array([[cost for cost, *_ in lowest]]), {name: value[None] for name, value in stacked.items()}
    steps = max(count for *_, count in lowest)
    rates = METHODS["SGD"][1]
    plain = train(X, Y, WIDE, GRADIENT_DESCENT, rates, seeds, Y.size, [steps])[steps]
    return {"L-BFGS": at_rate(as_one_rate, test, (0,)), "SGD": at_rate(plain, test, rates)}


def descend_with_curvature(X, Y, seed, gradients):
    """Cost, parameters and the number of gradients where L-BFGS ends."""
    from scipy.optimize import minimize  # only here: a notebook that reads the study does without SciPy

    start = initialize_parameters_he(WIDE, np.random.RandomState(seed))

    def cost_and_gradient(theta):
        moved = network.vector_to_parameters(theta, start)
        _, cache = network.forward_pass(X, moved)
        of_cost = network.backward_pass(Y, moved, cache)
        return network.compute_cost(cache["Z3"], Y), network.gradients_to_vector(of_cost, moved)

    most = {"maxfun": gradients, "maxiter": gradients}
    found = minimize(cost_and_gradient, network.parameters_to_vector(start), jac=True, method="L-BFGS-B", options=most)
    return found.fun, network.vector_to_parameters(found.x, start), found.nfev


# The valley needs no seed.

ENOUGH = 1e-6
ANGLES = (5, 15, 30, 45, 60, 75, 85)
AROUND = [(np.cos(angle), np.sin(angle)) for angle in 2 * np.pi * (np.arange(20) + 0.5) / 20]  # 20 starts on a circle


def valley_steps(update, rates, k, degrees, starts=((1, 1),), most=20_000):
    """The fewest steps after which J < 1e-6, the mean over the starts; all rates and starts go side by side.

    starts: how far across and how far along the valley.
    """
    A, rates = valley.curvature(k, degrees), np.reshape(rates, (-1, 1, 1, 1))
    begin = valley.turn(degrees) @ np.reshape(starts, (-1, 2, 1))
    parameters, state = {"w": np.tile(begin, (len(rates), 1, 1, 1))}, {}
    steps = np.zeros(len(begin), dtype=int)
    for step in range(1, most + 1):
        parameters, state = update(parameters, {"dw": A @ parameters["w"]}, state, rates)
        there = (valley.cost(parameters["w"], A) < ENOUGH).any(axis=0)
        steps[there & (steps == 0)] = step
        if steps.all():
            return round(float(steps.mean()))
    raise ValueError(f"no rate gets below {ENOUGH} in {most} steps.")


def steps_by_theory(k):
    """Gradient descent, and momentum, with the constants that are best in theory (Polyak 1964), at any angle."""
    root = np.sqrt(k)
    momentum = functools.partial(update_with_momentum, beta=((root - 1) / (root + 1)) ** 2)
    return valley_steps(GRADIENT_DESCENT, [2 / (k + 1)], k, 30), valley_steps(momentum, [4 / (root + 1) ** 2], k, 30)


def steps_of_adam(k, degrees):
    """From 20 starts on a circle, each with the best of 81 rates from 0.01 to 1."""
    return valley_steps(update_with_adam, np.geomspace(0.01, 1, 81), k, degrees, AROUND)


# What the stored study shows.

CLAIMS = [
    Claim("one rate for all: Adam ahead", "one_rate", "Adam, one rate", "SGD, one rate", "test", "higher"),
    Claim("best rates: Adam ahead", "one_rate", "Adam, best rate", "SGD, best rate", "test", "can't say"),
    Claim("averaged momentum does nothing", "one_rate", "momentum, one rate", "SGD, one rate", "test", "can't say"),
    Claim("Adam faster, 5 epochs", "speed", "Adam, 5 epochs", "SGD, 5 epochs", "cost", "lower"),
    Claim("Adam faster, 20 epochs", "speed", "Adam, 20 epochs", "SGD, 20 epochs", "cost", "lower"),
    Claim("Adam over momentum, 20 epochs", "speed", "Adam, 20 epochs", "momentum, 20 epochs", "cost", "can't say"),
    Claim("Adam lower, 100 epochs", "speed", "Adam, 100 epochs", "SGD, 100 epochs", "cost", "lower"),
    Claim("Adam over momentum, 100 epochs", "speed", "Adam, 100 epochs", "momentum, 100 epochs", "cost", "lower"),
    Claim("Adam on new points, 20 epochs", "speed", "Adam, 20 epochs", "SGD, 20 epochs", "test", "higher"),
    Claim("Adam on new points, 100 epochs", "speed", "Adam, 100 epochs", "SGD, 100 epochs", "test", "can't say"),
    Claim("SGD: batch 64 over all", "batch_sizes", "SGD, batch 64", "SGD, batch 300", "cost", "lower"),
    Claim("SGD: batch 16 over 64", "batch_sizes", "SGD, batch 16", "SGD, batch 64", "cost", "can't say"),
    Claim("Adam: batch 64 over all", "batch_sizes", "Adam, batch 64", "Adam, batch 300", "cost", "can't say"),
    Claim("Adam: batch 16 over 64", "batch_sizes", "Adam, batch 16", "Adam, batch 64", "cost", "can't say"),
    Claim("16 layers: Adam over SGD", "depth", "Adam", "SGD", "cost", "lower"),
    Claim("16 layers: RMSProp over momentum", "depth", "RMSProp", "momentum", "cost", "lower"),
    Claim("16 layers: Adam over RMSProp", "depth", "Adam", "RMSProp", "cost", "lower"),
    Claim("inputs times 100: SGD suffers", "scaling", "SGD, times 100", "SGD, plain", "cost", "higher"),
    Claim("inputs times 100: Adam suffers", "scaling", "Adam, times 100", "Adam, plain", "cost", "higher"),
    *(
        Claim(f"correction at {rate}, {epochs}", "bias_correction", *pair, "cost", verdict)
        for rate, verdict in ((0.001, "higher"), (0.01, "higher"), (0.1, "lower"))
        for epochs in ("1 epoch", "10 epochs")
        for pair in [[f"{way}, rate {rate}, {epochs}" for way in ("corrected", "uncorrected")]]
    ),
    Claim("SGD 0.1: cosine", "schedules", "SGD 0.1, cosine", "SGD 0.1, constant", "cost", "higher"),
    Claim("SGD 1: cosine", "schedules", "SGD 1, cosine", "SGD 1, constant", "cost", "lower"),
    Claim("SGD, best: cosine", "schedules", "SGD, cosine", "SGD, constant", "cost", "lower"),
    Claim("momentum, best: cosine", "schedules", "momentum, cosine", "momentum, constant", "cost", "lower"),
    Claim("Adam, best: cosine", "schedules", "Adam, cosine", "Adam, constant", "cost", "can't say"),
    Claim("momentum: warm-up before cosine", "schedules", "momentum, warm-up", "momentum, cosine", "cost", "can't say"),
    Claim("Adam: warm-up before cosine", "schedules", "Adam, warm-up", "Adam, cosine", "cost", "can't say"),
    Claim("decoupled over penalty, best each", "weight_decay", "decoupled, best", "penalty, best", "test", "can't say"),
    Claim("decoupled over penalty, both 1", "weight_decay", "decoupled, 1", "penalty, 1", "test", "higher"),
    Claim("penalty over none", "weight_decay", "penalty, best", "none", "test", "can't say"),
    Claim("16 layers: Muon over Adam", "depth", "Muon", "Adam", "cost", "can't say"),
    Claim("16 layers: Muon on new points", "depth", "Muon", "Adam", "test", "can't say"),
    Claim("16 layers: Muon over SGD", "depth", "Muon", "SGD", "cost", "lower"),
    Claim("Muon over Adam, 20 epochs", "speed", "Muon, 20 epochs", "Adam, 20 epochs", "cost", "can't say"),
    Claim("Muon over Adam, 100 epochs", "speed", "Muon, 100 epochs", "Adam, 100 epochs", "cost", "can't say"),
    Claim("L-BFGS over SGD, 300 gradients", "second_order", "L-BFGS", "SGD", "cost", "lower"),
    Claim("L-BFGS on new points", "second_order", "L-BFGS", "SGD", "test", "can't say"),
]


def rows_of(first_seed, kernels=tuple(common.KERNELS)):
    """The rows of this set of seeds, one for each kernel."""
    stored = common.load(STORED)["kernels"]
    return [row for kernel in kernels for row in stored[kernel] if row["seed"] == first_seed]


def values(first_seed, experiment, condition, of, kernels=tuple(common.KERNELS)):
    """A number for each of 20 seeds, averaged over the kernels."""
    return np.mean([row[experiment][condition][of] for row in rows_of(first_seed, kernels)], axis=0)


compared = functools.partial(common.compared, values)


def print_summary():
    """Print each claim: both means, the paired difference with its standard error, on both sets of seeds."""
    common.print_claims(CLAIMS, compared)


def print_valley():
    """Print the steps through valleys of three conditions."""
    print(f"{'k':>5}{'gradient descent':>18}{'momentum':>10}{'Adam, turned':>14}{'Adam, along the axes':>22}")
    for k in (10, 100, 1000):
        descent, momentum = steps_by_theory(k)
        turned = [steps_of_adam(k, degrees) for degrees in ANGLES]
        spread = f"{min(turned)} to {max(turned)}"
        print(f"{k:5}{descent:18}{momentum:10}{spread:>14}{steps_of_adam(k, 0):22}")


def print_noise():
    """Print the noise of a batch's gradient times the root of its size."""
    for start in SETS:
        each = [
            np.mean([row["noise"][name] for row in rows_of(start)])
            for name in ("batch 1", "batch 4", "batch 16", "batch 64")
        ]
        print(f"seeds from {start}: " + ", ".join(f"{value:.2f}" for value in each))


if __name__ == "__main__":
    common.show_help(__doc__)
    common.run(measure, SETS, STORED, (*common.KERNELS, common.SHAKEN))
    print_summary()
    print_noise()
    print_valley()
