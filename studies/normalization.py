"""Batch normalization, with two sets of 20 seeds: what is left of the start, of the rate, and of small batches?

``python -m studies.normalization`` trains stacks of 20 networks on the circles of week 1, for seeds 1 to 20 and for
seeds 101 to 120, and stores what they reach in ``normalization.json``. With ``--kernels`` it trains them again as other
processors add up, at the learning rates that were chosen, and stores that in ``normalization_kernels.json``.

A seed draws He's weights, which are then multiplied by a factor, and the order of the batches; both methods and every
rate get the same of both, so differences are paired. Each condition has the learning rate, from a row in half decades,
with the lowest mean cost on the training points. Accuracies are in percent, those of "test" on 2,000 other points.
"""

import argparse
import functools
import statistics
import time
from pathlib import Path

import numpy as np

from helpers import network, normalization
from helpers.exercises.weight_initialization import initialize_parameters_he
from helpers.optimizers import random_mini_batches
from studies import common
from studies.common import NUM_SEEDS, SETS, Claim, circles, rounded

STORED = Path(__file__).with_suffix(".json")
STORED_KERNELS = STORED.with_name("normalization_kernels.json")
KERNEL = "Haswell"
OTHER_KERNELS = [kernel for kernel in (*common.KERNELS, common.SHAKEN) if kernel != KERNEL]
ITERATIONS, EPOCHS = 300, 20
DEPTHS = {2: [2, 10, 5, 1], 8: [2, *[10] * 8, 1], 16: [2, *[10] * 16, 1]}
FACTORS = (0.1, 1, 3)
RATES = {"plain": (0.01, 0.03, 0.1, 0.3, 1, 3), "normalized": (0.1, 0.3, 1, 3, 10)}
BATCH_RATES = (0.01, 0.03, 0.1, 0.3, 1)
WORKS = 95  # a rate works when this many percent of the training points are right, on average over the seeds

layer_normalize = functools.partial(normalization.normalize_forward, axis=-2)
PASSES = {
    "plain": (network.forward_pass, network.backward_pass),
    "normalized": (normalization.forward_pass, normalization.backward_pass),
    "layer": (functools.partial(normalization.forward_pass, normalize=layer_normalize), normalization.backward_pass),
}


def starts(method, layer_dims, factor, seeds):
    """A stack of He's starts times a factor."""
    drawn = network.stack([initialize_parameters_he(layer_dims, np.random.RandomState(seed)) for seed in seeds])
    scaled = {name: factor * value for name, value in drawn.items()}
    return scaled if method == "plain" else normalization.with_scale_and_shift(scaled)


def descend(parameters, batches, passes, rate):
    """The parameters after a step on each batch; a network that diverges holds NaN and disturbs no other."""
    forward, backward = passes
    with np.errstate(all="ignore"):
        for X, Y in batches:
            _, cache = forward(X, parameters)
            parameters = network.update_parameters(parameters, backward(Y, parameters, cache), rate)
    return parameters


def reached(method, parameters, X, Y, test_X, test_Y, running=None):
    """Cost, and accuracy on training and test points, of each network: three lists.

    running: the running averages for the test points; those of all training points when None.
    """
    L = network.number_of_layers(parameters)
    with np.errstate(all="ignore"):
        _, cache = PASSES[method][0](X, parameters)
        if method == "normalized":
            test_AL = normalization.predict_pass(test_X, parameters, running or normalization.statistics(cache))
        else:
            test_AL, _ = PASSES[method][0](test_X, parameters)
        costs = network.compute_cost(cache[f"Z{L}"], Y)
    return {
        "cost": rounded(np.where(np.isfinite(costs), costs, np.inf)),
        "train": rounded(100 * normalization.accuracy(Y, cache[f"A{L}"])),
        "test": rounded(100 * normalization.accuracy(test_Y, test_AL)),
    }


def best_of(each):
    """Of {rate: what was reached} the one with the lowest mean cost, with its rate; and how each rate trained."""
    best = min(each, key=lambda rate: np.mean(each[rate]["cost"]))
    by_rate = {str(rate): round(float(np.mean(found["train"])), 2) for rate, found in each.items()}
    return {"rate": best, **each[best], "by_rate": by_rate}


def measure(first):
    """The row of 20 seeds, beginning with this one."""
    seeds = range(first, first + NUM_SEEDS)
    experiments = (start, shaken, batch_sizes, prediction, seconds)
    return {"seed": first} | {experiment.__name__: experiment(seeds) for experiment in experiments}


def repeat(first):
    """The row again, each condition at the learning rate that was chosen, and no time measured."""
    (chosen,) = rows_of(first)
    seeds = range(first, first + NUM_SEEDS)
    found = {one.__name__: one(seeds, chosen[one.__name__]) for one in (start, shaken, batch_sizes)}
    return {"seed": first} | found | {"prediction": prediction(seeds)}


def rates_of(condition, rates, chosen):
    """The one that was chosen for a condition, or all of them where nothing was chosen."""
    return (chosen[condition]["rate"],) if chosen else rates


def start(seeds, chosen=None):
    """300 steps on all 300 points, for each depth and each factor of He's weights."""
    found = {}
    for depth in DEPTHS:
        for factor in FACTORS:
            for method in RATES:
                condition = f"{method}, {depth} layers, times {factor}"
                rates = rates_of(condition, RATES[method], chosen)
                found[condition] = trained_from(method, depth, factor, seeds, rates)
    return found


def trained_from(method, depth, factor, seeds, rates, passes=None):
    X, Y, *test = circles()
    begin = starts(method, DEPTHS[depth], factor, seeds)
    each = {}
    for rate in rates:
        trained = descend(begin, [(X, Y)] * ITERATIONS, passes or PASSES[method], rate)
        each[rate] = reached(method, trained, X, Y, *test)
    return best_of(each)


def shaken(seeds, chosen=None):
    """Eight layers; after each normalization every unit is scaled and shifted by numbers drawn anew at each step.

    So its distribution changes more from step to step than it would without any normalization (Santurkar et al. 2018,
    section 2.2, have such an experiment). The noise is only in training.
    """
    rng = np.random.RandomState(2000 + seeds[0])

    def normalize(Z, gamma, beta):
        scale, shift = 1 + 0.5 * rng.uniform(-1, 1, gamma.shape), 0.5 * rng.uniform(-1, 1, beta.shape)
        out, cache = normalization.normalize_forward(Z, scale * gamma, scale * beta + shift)
        return out, cache | {"scale": scale}

    def back(dout, cache):
        found = normalization.normalize_backward(dout, cache)
        return found | {name: cache["scale"] * found[name] for name in ("dgamma", "dbeta")}

    passes = (
        functools.partial(normalization.forward_pass, normalize=normalize),
        functools.partial(normalization.backward_pass, normalize=back),
    )
    rates = rates_of("normalized, shaken", RATES["normalized"], chosen)
    return {"normalized, shaken": trained_from("normalized", 8, 1, seeds, rates, passes)}


def batch_sizes(seeds, chosen=None):
    """Eight layers, 20 epochs in batches: plain, batch normalization with running averages, layer normalization."""
    _, _, *test = circles()
    found = {}
    for size in (2, 8, 64):
        for method in PASSES:
            condition = f"{method}, batch {size}"
            rates = rates_of(condition, BATCH_RATES, chosen)
            trained = {rate: trained_in_batches(method, size, rate, seeds, test) for rate in rates}
            found[condition] = best_of({rate: reached(method, *one) for rate, one in trained.items()})
    return found


def trained_in_batches(method, size, rate, seeds, test):
    """The trained parameters, all points, and the running averages: the arguments of ``reached`` after its first."""
    X, Y, *_ = circles()
    running = {}
    forward, backward = PASSES[method]
    if method == "normalized":
        forward = normalization.keep_running(running)
    rngs = [np.random.RandomState(1000 + seed) for seed in seeds]

    def batches():
        for _ in range(EPOCHS):
            each = [random_mini_batches(X, Y, size, rng) for rng in rngs]
            for batch in zip(*each, strict=True):
                yield tuple(np.stack(values) for values in zip(*batch, strict=True))

    trained = descend(starts(method, DEPTHS[8], 1, seeds), batches(), (forward, backward), rate)
    return trained, X, Y, *test, running


def prediction(seeds):
    """Test accuracy of networks trained in batches of 64: by running averages, and in test batches of several sizes."""
    _, _, *test = circles()
    trained, *_, running = trained_in_batches("normalized", 64, 0.3, seeds, test)
    found = {"running averages": normalization.predict_pass(test[0], trained, running)}
    for size in (2000, 64, 8, 2, 1):
        parts = [test[0][:, at : at + size] for at in range(0, 2000, size)]
        found[f"batches of {size}"] = np.concatenate(
            [normalization.forward_pass(part, trained)[0] for part in parts], axis=-1
        )
    return {name: rounded(100 * normalization.accuracy(test[1], AL)) for name, AL in found.items()}


def seconds(seeds, repeats=15):
    """How many times as long one network's step takes with normalization as without: median of paired runs."""
    X, Y, *_ = circles()
    found = {}
    for depth in DEPTHS:
        ratios = []
        for _ in range(repeats):
            taken = {}
            for method in RATES:
                begin = network.part(starts(method, DEPTHS[depth], 1, seeds[:1]), 0)
                before = time.process_time()
                descend(begin, [(X, Y)] * 100, PASSES[method], 0.1)
                taken[method] = time.process_time() - before
            ratios.append(taken["normalized"] / taken["plain"])
        found[f"{depth} layers"] = round(statistics.median(ratios), 2)
    return found


# What the stored study shows.

METHODS = {"plain": "plain", "normalized": "batch normalization", "layer": "layer normalization"}
WITHOUT_A_COST = {(8, 3), (16, 3)}  # depth and factor where some plain networks diverge at every rate
CLAIMS = [
    *(
        Claim(f"{depth} layers, times {factor}: {said}", "start", *pair, of, verdict)
        for of, said, verdict in (("cost", "normalized", "lower"), ("test", "on new dots", "higher"))
        for depth in DEPTHS
        for factor in FACTORS
        if of == "test" or (depth, factor) not in WITHOUT_A_COST
        for pair in [[f"{method}, {depth} layers, times {factor}" for method in ("normalized", "plain")]]
    ),
    *(
        Claim(f"{depth} layers, normalized: {factor} against 1", "start", *pair, "test", verdict)
        for depth in DEPTHS
        for factor in (0.1, 3)
        for verdict in ["lower" if factor == 3 and depth > 2 else "can't say"]
        for pair in [[f"normalized, {depth} layers, times {one}" for one in (factor, 1)]]
    ),
    *(
        Claim(f"batches of {size}: {name} against {other}", "batch_sizes", *pair, "test", verdict)
        for size, *verdicts in ((2, "lower", "can't say"), (8, "can't say", "lower"), (64, "higher", "lower"))
        for name, other, pair, verdict in (
            ("batch", "plain", [f"normalized, batch {size}", f"plain, batch {size}"], verdicts[0]),
            ("layer", "batch", [f"layer, batch {size}", f"normalized, batch {size}"], verdicts[1]),
        )
    ),
    Claim("one batch of 2000 against running", "prediction", "batches of 2000", "running averages", "test", "higher"),
    Claim("batches of 8 against running", "prediction", "batches of 8", "running averages", "test", "lower"),
    Claim("batches of 2 against running", "prediction", "batches of 2", "running averages", "test", "lower"),
]


def rows_of(first, kernel=KERNEL):
    """The row of this set of seeds with a kernel, in a list."""
    stored = common.load(STORED if kernel == KERNEL else STORED_KERNELS)
    return [row for row in stored["kernels"][kernel] if row["seed"] == first]


def values(first, experiment, condition, of, kernel=KERNEL):
    """A number for each of 20 seeds."""
    (row,) = rows_of(first, kernel)
    found = row[experiment][condition]
    return np.array(found[of] if isinstance(found, dict) else found)


compared = functools.partial(common.compared, values)


def accuracies_by_rate(depth, factor, first=SETS[0]):
    """{method: {rate: percent of the training dots}}, means over the seeds, the smallest rate first.

    A browser that hands a file on puts keys such as "1" before "0.1".
    """
    return {
        name: {
            float(rate): float(np.mean([row["start"][condition]["by_rate"][rate] for row in rows_of(first)]))
            for rate in sorted(rows_of(first)[0]["start"][condition]["by_rate"], key=float)
        }
        for method, name in METHODS.items()
        if method in RATES
        for condition in [f"{method}, {depth} layers, times {factor}"]
    }


def print_starts(first=SETS[0]):
    """Print what is reached from each start: cost, and the percent of training and of test dots."""
    print(f"Means over seeds {first} to {first + NUM_SEEDS - 1}: cost, training dots, test dots")
    print(f"{'':30}" + "".join(f"{f'He times {factor}':>19}" for factor in FACTORS))
    for depth in DEPTHS:
        for method in RATES:
            cells = []
            for factor in FACTORS:
                condition = f"{method}, {depth} layers, times {factor}"
                cost, train, test = (values(first, "start", condition, of).mean() for of in ("cost", "train", "test"))
                cells.append(f"{cost:.2f} {train:3.0f} % {test:3.0f} %")
            print(f"{f'{depth:2} layers, {METHODS[method]}':30}" + "".join(f"{cell:>19}" for cell in cells))


def print_batches(first=SETS[0]):
    """Print the percent of the test dots by size of the training batches."""
    print(f"{'test dots right':22}" + "".join(f"{f'batches of {size}':>15}" for size in (2, 8, 64)))
    for method, name in METHODS.items():
        means = [values(first, "batch_sizes", f"{method}, batch {size}", "test").mean() for size in (2, 8, 64)]
        print(f"{name:22}" + "".join(f"{mean:13.0f} %" for mean in means))


def print_prediction(first=SETS[0]):
    """Print the percent of the test dots by what the statistics are taken of."""
    for condition in rows_of(first)[0]["prediction"]:
        print(f"{condition:18} {values(first, 'prediction', condition, 'test').mean():5.1f} %")


def shaken_and_not(first, of):
    """A number for each seed of eight layers from He's weights: plain, normalized, and normalized and shaken."""
    found = {method: values(first, "start", f"{method}, 8 layers, times 1", of) for method in RATES}
    return found | {"shaken": values(first, "shaken", "normalized, shaken", of)}


def print_shaken():
    """Print their mean costs, and what shaking leaves of the gain on the test dots."""
    for first in SETS:
        costs = ", ".join(f"{name} {each.mean():.3f}" for name, each in shaken_and_not(first, "cost").items())
        tests = shaken_and_not(first, "test")
        gains = [tests[name] - tests["plain"] for name in ("normalized", "shaken")]
        left = " and ".join(f"{gain.mean():+.1f} ({common.standard_error(gain):.1f})" for gain in gains)
        print(f"seeds from {first}: cost {costs}; gain on test dots, not shaken and shaken, {left}")


def print_kernels(first=SETS[0]):
    """Print the percent of the test dots with each kernel, and by how many of 2,000 they lie apart on one network."""
    columns = {
        f"{depth} layers, {name}": ("start", f"{method}, {depth} layers, times 1")
        for depth in (2, 8)
        for method, name in (("plain", "plain"), ("normalized", "normalized"))
    } | {"batches of 64": ("batch_sizes", "normalized, batch 64")}
    kernels = (KERNEL, *common.load(STORED_KERNELS)["kernels"])
    found = {kernel: [values(first, *place, "test", kernel) for place in columns.values()] for kernel in kernels}
    print(f"{'kernel':12}" + "".join(f"{name:>22}" for name in columns))
    for kernel, each in found.items():
        print(f"{kernel:12}" + "".join(f"{one.mean():20.1f} %" for one in each))
    apart = np.ptp(list(found.values()), axis=0).max(axis=-1)
    print(f"{'apart':12}" + "".join(f"{20 * one:22.0f}" for one in apart))


def print_seconds():
    """Print how many times as long a step takes with normalization, from the fewest to the most layers."""
    for first in SETS:
        print(
            f"seeds from {first}: "
            + ", ".join(f"{name} {ratio}" for name, ratio in rows_of(first)[0]["seconds"].items())
        )


def print_claims():
    """Print each claim: both means, the paired difference with its standard error, on both sets of seeds."""
    common.print_claims(CLAIMS, compared)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernels", action="store_true", help="with the other kernels, at the rates that were chosen")
    if parser.parse_args().kernels:
        common.run(repeat, SETS, STORED_KERNELS, OTHER_KERNELS)
    else:
        common.run(measure, SETS, STORED, [KERNEL])
    print_claims()
    for one_set in SETS:
        print_starts(one_set)
        print_batches(one_set)
        print_prediction(one_set)
        print_kernels(one_set)
    print_shaken()
    print_seconds()


if __name__ == "__main__":
    main()
