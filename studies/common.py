"""What the studies share: run one measurement for each seed, store the rows, and say what they show.

A row is ``{"seed": 1, "none": {"train": 192, "test": 1650}, ...}``: for each method, how many training and test
examples its model predicts right.
"""

import json
import multiprocessing
from statistics import mean, stdev

import numpy as np

from helpers import network


def right(parameters, train_X, train_Y, test_X, test_Y):
    """How many training and test examples the network predicts right."""
    return {
        "train": int(np.sum(network.predict(train_X, parameters) == train_Y)),
        "test": int(np.sum(network.predict(test_X, parameters) == test_Y)),
    }


def two_processes():
    """A pool of new processes: forked ones can hang where threads are running."""
    return multiprocessing.get_context("spawn").Pool(2)


def run(measure, seeds, path, **settings):
    """Measure each seed, two at a time, and store settings and rows."""
    rows = []
    with two_processes() as pool:
        for row in pool.imap(measure, seeds):
            rows.append(row)
            print(f"\r{len(rows)} of {len(seeds)} ", end="", flush=True)
    print()
    lines = ",\n".join(f"    {json.dumps(row)}" for row in rows)
    path.write_text(f'{{\n  "settings": {json.dumps(settings)},\n  "rows": [\n{lines}\n  ]\n}}\n', encoding="utf-8")


def load(path):
    """The stored settings and rows."""
    return json.loads(path.read_text(encoding="utf-8"))


def summarize(study, methods, reference):
    """Averages over the rows, in percent, each as (mean, standard deviation).

    study: as ``load`` returns it, with "train_examples" and "test_examples" among its settings.
    reference: the method that the others are compared with.

    Returns ``{method: {"train": (mean, sd), "test": (mean, sd), "gain": (mean, sd), "better": count}}``: gain is the
    method's test accuracy minus the reference's, row by row, in percentage points; better is in how many rows it is
    positive. The reference has neither.
    """
    summary = {}
    for method in methods:
        accuracies = {part: percent(study, method, part) for part in ("train", "test")}
        summary[method] = {part: (mean(values), stdev(values)) for part, values in accuracies.items()}
        if method != reference:
            gains = np.subtract(accuracies["test"], percent(study, reference, "test")).tolist()
            summary[method] |= {"gain": (mean(gains), stdev(gains)), "better": sum(gain > 0 for gain in gains)}
    return summary


def percent(study, method, part):
    """The accuracies of a method on "train" or "test", one a row, in percent."""
    examples = study["settings"][f"{part}_examples"]
    return [100 * row[method][part] / examples for row in study["rows"]]


def print_table(summary, reference, draws, count):
    """Print a summary: a line a method, with the standard deviation in brackets.

    draws: what a row stands for, in the plural; count: how many there are.
    """
    print(f"Mean over {count} {draws} (standard deviation between them)")
    print(f"{'':9}{'train':>16}{'test':>16}   test, compared with {reference}")
    for method, numbers in summary.items():
        line = f"{method:9}" + "".join(f"{spread(numbers[part], '.1f', '%'):>16}" for part in ("train", "test"))
        if method != reference:
            line += f"   {spread(numbers['gain'], '+.1f', 'points')}, better on {numbers['better']} of {count}"
        print(line.rstrip())


def spread(numbers, form, unit):
    """'82.5 % (1.6)', from mean and standard deviation."""
    average, deviation = numbers
    return f"{average:{form}} {unit} ({deviation:.1f})"
