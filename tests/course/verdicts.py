"""The verdicts on every known answer, as lines of JSON: run by an ordinary Python and by one in WebAssembly.

Usage: python verdicts.py STEP, for every STEP-th of them.
"""

import json
import sys
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from helpers.exercises import collection, grade  # noqa: E402
from helpers.exercises.weeks import EXERCISES  # noqa: E402


def known(exercise):
    """(label, function): the solution, and what people get wrong in it."""
    yield "solution", exercise.solution
    for mistake in exercise.mistakes:
        yield mistake.name, exercise.wrong_version(mistake)


def verdicts(step):
    """(exercise, label, status, name of the mistake or None, seconds) of each answer."""
    for exercise in EXERCISES.values():
        for label, function in list(known(exercise))[::step]:
            started = time.perf_counter()
            result = grade(function, exercise.name)
            yield exercise.name, label, result.status, result.mistake, time.perf_counter() - started
    for name in collection.exercises():
        for answer in collection.judged(name, step):
            yield name, answer.label, answer.result.status, answer.result.mistake, answer.seconds


def main(step):
    with warnings.catch_warnings(action="ignore"):
        for verdict in verdicts(step):
            print(json.dumps(verdict), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
