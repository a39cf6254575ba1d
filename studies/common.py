"""What the studies share: measure every seed with every kernel, store the rows, and say what they show.

A study is ``{"settings": {...}, "kernels": {"Prescott": [row, ...], ...}}``, and a row
``{"seed": 1, "none": {"train": 192, "test": 1650}, ...}``: for each method, how many training and test examples its
model predicts right.
"""

import argparse
import contextlib
import functools
import json
import multiprocessing
import os
from typing import NamedTuple

import numpy as np
from tqdm import tqdm

from helpers import data, files, network
from studies import shaken

# How NumPy's matrices are multiplied, from the oldest x86-64 processors (SSE3) to those with AVX-512. Each adds in an
# order of its own, and some networks amplify the difference of the last digit.
KERNELS = ["Prescott", "Nehalem", "Sandybridge", "Haswell", "SkylakeX"]
SETS = (1, 101)  # the first of 20 seeds
NUM_SEEDS = 20
SHAKEN = "last bits"  # Haswell, with the last bits moved: it stands for processors that nobody here has tried


def show_help(text):
    """Answer --help with this text, and refuse any other word of the command line."""
    argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()


def right(parameters, train_X, train_Y, test_X, test_Y):
    """How many training and test examples the network predicts right."""
    return {
        "train": int(np.sum(network.predict(train_X, parameters) == train_Y)),
        "test": int(np.sum(network.predict(test_X, parameters) == test_Y)),
    }


def run(measure, seeds, path, kernels=KERNELS, **settings):
    """Measure each seed with each kernel on all cores, and store settings and rows.

    The processor must know all the kernels. Rows are kept one by one beside the study, so that after an interruption
    the same call goes on; the study itself is written in one step at the end.
    """
    kept = path.with_suffix(".rows")
    done = finished_rows(kept, settings)
    with tqdm(total=len(kernels) * len(seeds), unit="row", disable=None) as bar, open(kept, "a") as file:
        for kernel in kernels:
            bar.set_postfix_str(kernel)
            missing = [seed for seed in seeds if (kernel, seed) not in done]
            bar.update(len(seeds) - len(missing))
            for row in measure_with(kernel, measure, missing):
                done[kernel, row["seed"]] = row
                print(as_json([settings, kernel, row]), file=file, flush=True)
                bar.update()
    lines = {kernel: ",\n".join(f"      {as_json(done[kernel, seed])}" for seed in seeds) for kernel in kernels}
    stored = ",\n".join(f'    "{kernel}": [\n{lines[kernel]}\n    ]' for kernel in kernels)
    files.replace(path, f'{{\n  "settings": {json.dumps(settings)},\n  "kernels": {{\n{stored}\n  }}\n}}\n')
    kept.unlink()


def as_json(row):
    """A row as a line. JSON has no infinity, and a browser's notebook waits for ever for a file that it can't read: it
    is stored as null."""
    return json.dumps(row).replace("Infinity", "null")


def from_json(text):
    """What ``as_json`` stored."""
    return json.loads(text.replace("null", "Infinity"))


def finished_rows(kept, settings):
    """{(kernel, seed): row} of an interrupted run with the same settings; a line that was cut off does not count."""
    done = {}
    for line in kept.read_text().splitlines() if kept.exists() else []:
        with contextlib.suppress(ValueError):
            its_settings, kernel, row = from_json(line)
            if its_settings == settings:
                done[kernel, row["seed"]] = row
    return done


def measure_with(kernel, measure, seeds):
    """The row of each seed as it comes, from new processes: NumPy chooses the kernel once, when it is loaded."""
    if kernel == SHAKEN:
        kernel, measure = "Haswell", functools.partial(shaken.measured, measure)
    before = dict(os.environ)
    os.environ.update(OPENBLAS_CORETYPE=kernel, OPENBLAS_NUM_THREADS="1")
    try:
        with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
            yield from pool.imap_unordered(measure, seeds)
    finally:
        os.environ.clear()
        os.environ.update(before)


def counted(number, noun):
    """'1 epoch', '20 epochs'."""
    return f"{number} {noun}{'s' * (number != 1)}"


def load(path):
    """The stored settings and rows, which are for all who read them: nobody changes them."""
    return read_once(path.read_text(encoding="utf-8"))


read_once = functools.lru_cache(maxsize=4)(from_json)  # one table asks for the same study a hundred times


def summarize(study, methods, reference):
    """Averages over the seeds and the kernels, in percent, each as (mean, standard deviation between the seeds).

    study: as ``load`` returns it, with "train_examples" and "test_examples" among its settings.
    reference: the method that the others are compared with.

    Returns ``{method: {"train": (mean, sd), "test": (mean, sd), "gain": (mean, sd), "better": (fewest, most)}}``: gain
    is the method's test accuracy minus the reference's, seed by seed, in percentage points; better is for how many
    seeds it is positive, with the kernel where these are fewest and where they are most. The reference has neither.
    """
    summary = {}
    for method in methods:
        accuracies = {part: percent(study, method, part) for part in ("train", "test")}
        summary[method] = {part: between_seeds(values) for part, values in accuracies.items()}
        if method != reference:
            gains = accuracies["test"] - percent(study, reference, "test")
            better = np.sum(gains > 0, axis=1).tolist()
            summary[method] |= {"gain": between_seeds(gains), "better": (min(better), max(better))}
    return summary


def percent(study, method, part):
    """The accuracies of a method on "train" or "test", in percent: an array of shape (kernels, seeds)."""
    counts = [[row[method][part] for row in rows] for rows in study["kernels"].values()]
    return 100 * np.array(counts) / study["settings"][f"{part}_examples"]


def between_seeds(values):
    """Mean and standard deviation of the seeds, each averaged over the kernels; values: (kernels, seeds)."""
    averages = np.mean(values, axis=0)
    return float(np.mean(averages)), float(np.std(averages, ddof=1))


def rounded(values):
    """The numbers as they are stored."""
    return [round(float(value), 4) for value in values]


def circles():
    """The training dots of week 1, and 2,000 test dots."""
    X, Y, *_ = data.circles()
    return X, Y, *data.ring_dots(2000, 0.05, seed=8)


def gains(study, methods, reference):
    """{method: gain on the test examples over the reference in percentage points, one a seed}, over the kernels."""
    accuracies = {method: percent(study, method, "test").mean(axis=0) for method in {*methods, reference}}
    return {method: accuracies[method] - accuracies[reference] for method in methods if method != reference}


class Claim(NamedTuple):
    """What the texts say of one condition against another, and what both sets of seeds say: see ``verdict``."""

    name: str
    experiment: str
    one: str
    other: str
    of: str  # what is compared: "cost", "test" or another measure
    verdict: str
    experiment_of_other: str | None = None  # where it is not the same


def compared(values, claim, *kernels):
    """The means of the two conditions on each set of seeds, and their differences seed by seed.

    values(first seed, experiment, condition, of, *kernels) gives a number for each seed.
    """
    one, other = (claim.experiment, claim.one), (claim.experiment_of_other or claim.experiment, claim.other)
    pairs = [[values(first, *side, claim.of, *kernels) for side in (one, other)] for first in SETS]
    return [[side.mean() for side in pair] for pair in pairs], [a - b for a, b in pairs]


def standard_error(values):
    """The standard error of a mean."""
    return np.std(values, ddof=1) / np.sqrt(len(values))


def verdict(differences):
    """Whether both sets of seeds say the same by more than two standard errors: "lower", "higher" or "can't say"."""
    signs = {np.sign(each.mean()) * (abs(each.mean()) > 2 * standard_error(each)) for each in differences}
    return {-1.0: "lower", 1.0: "higher"}.get(signs.pop() if len(signs) == 1 else 0.0, "can't say")


def print_claims(claims, compared):
    """Print claims on both sets of seeds: the means, the paired difference with its standard error, and the verdict.

    compared(claim) -> pairs of means, differences seed by seed: a pair and differences for each set.
    """
    rows = [("", "seeds 1 to 20", "seeds 101 to 120", "")]
    for claim in claims:
        means, differences = compared(claim)
        digits = 1 if claim.of == "test" else 3
        cells = (
            f"{one:.{digits}f} {other:.{digits}f} {d.mean():+.{digits}f} ({standard_error(d):.{digits}f})"
            for (one, other), d in zip(means, differences, strict=True)
        )
        rows.append((claim.name, *cells, verdict(differences)))
    width, *cells = (max(map(len, column)) for column in zip(*rows))
    for name, first, second, said in rows:
        print(f"{name:{width}}  {first:>{cells[0]}}  {second:>{cells[1]}}  {said}".rstrip())


def print_table(summary, reference, draws, count):
    """Print a summary in whole percents, a line a method, with the standard deviation in brackets.

    draws: what a seed stands for, in the plural; count: how many there are.
    """
    print(f"Mean over {count} {draws} (standard deviation between them)")
    width = max(9, *(len(method) + 2 for method in summary))
    print(f"{'':{width}}{'train':>10}{'test':>12}   test, compared with {reference}")
    for method, numbers in summary.items():
        train, test = (spread(numbers[part], ".0f", "%") for part in ("train", "test"))
        line = f"{method:{width}}{train:>10}{test:>12}"
        if method != reference:
            fewest, most = numbers["better"]
            better = f"{most}" if fewest == most else f"{fewest} to {most}"
            line += f"   {spread(numbers['gain'], '+.0f', 'points')}, better on {better} of {count}"
        print(line)


def spread(numbers, form, unit):
    """'82 % (2)', from mean and standard deviation."""
    average, deviation = numbers
    return f"{average:{form}} {unit} ({deviation:.0f})"


def print_kernels(study, methods):
    """Print the averages on the test set with each kernel, and how far the kernels lie apart on one seed."""
    accuracies = {method: percent(study, method, "test") for method in methods}
    width = max(10, *(len(method) + 2 for method in methods))
    print(f"{'kernel':12}" + "".join(f"{method:>{width}}" for method in methods))
    for i, kernel in enumerate(study["kernels"]):
        print(f"{kernel:12}" + "".join(f"{np.mean(values[i]):{width - 2}.1f} %" for values in accuracies.values()))
    print(f"{'apart':12}" + "".join(f"{largest_difference(study, method):{width}}" for method in methods))


def largest_difference(study, method):
    """By how many test examples the kernels differ, for the seed where they differ most."""
    seeds = zip(*([row[method]["test"] for row in rows] for rows in study["kernels"].values()), strict=True)
    return max(max(counts) - min(counts) for counts in seeds)
