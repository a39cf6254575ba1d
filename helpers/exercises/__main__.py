"""For authors: what the exercises know (--catalogue, --steps), and all that was tried on one answer (--explain)."""

import argparse
import time
from pathlib import Path

from tqdm import tqdm

from helpers.exercises import collection, recovery
from helpers.exercises.judge.explainers import Look, what_explainers_say
from helpers.exercises.judge.observing import Kept, differences, expected, observations
from helpers.exercises.weeks import EXERCISES


def main():
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m helpers.exercises", description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--catalogue", action="store_true", help="print the exercises and their known mistakes")
    what.add_argument("--steps", action="store_true", help="print which readings of the formulas are told apart")
    what.add_argument(
        "--explain",
        metavar="FILE_OR_NAME",
        help="judge one answer and print what each explainer says: a Python file, or the label of a collected answer",
    )
    parser.add_argument(
        "-k", dest="part", default="", metavar="EXERCISE", help="only exercises with this in their name"
    )
    options = parser.parse_args()
    names = [name for name in EXERCISES if options.part in name]
    if options.explain:
        print(explained(options.explain, names))
        return
    if options.steps:
        print(recovery.HEAD)
        for name in names:
            if EXERCISES[name].formula:
                print(recovery.row(name, EXERCISES[name].formula))
        return
    print(catalogue(names))
    print("\nWhat the collected answers in `tests/answers` meet:\n\n" + collection.HEAD)
    for name in tqdm([name for name in collection.exercises() if name in names], unit="exercise", leave=False):
        tqdm.write(collection.rates(name))


def catalogue(names):
    """How many known mistakes and wrong readings exercises have, and the mistakes' names, in Markdown."""
    lines = ["| exercise | known mistakes | wrong readings |", "| --- | --- | --- |"]
    for name in names:
        exercise = EXERCISES[name]
        readings = sum(len(factor.readings) for step in steps_of(exercise) for factor in step.factors)
        lines.append(f"| `{name}` | {len(exercise.mistakes)} | {readings or ''} |")
    lines += ["", "The known mistakes by name:", ""]
    for name in names:
        lines.append(f"* `{name}`: {'; '.join(mistake.name for mistake in EXERCISES[name].mistakes)}.")
    return "\n".join(lines)


def steps_of(exercise):
    return exercise.formula.steps if exercise.formula else ()


def explained(file_or_name, names):
    """What each explainer says of an answer, in the order of speech; the first one is what a learner hears."""
    path = Path(file_or_name)
    found = answers_in(path, names) if path.suffix == ".py" else answers_called(file_or_name, names)
    return "\n\n".join(said_of(EXERCISES[name], function) for name, function in found) or NO_ANSWER


NO_ANSWER = (
    "There is no such answer. A file must define the function of an exercise, which must be in the `WEEK` of its week; "
    "a label is one of those in tests/answers."
)


def answers_in(path, names):
    """The answers that a Python file defines, after what the notebook of the week has by then."""
    source = path.read_text(encoding="utf-8")
    for name in names:
        if f"def {name}(" in source:
            yield name, collection.defined(name, source.splitlines(), str(path))


def answers_called(label, names):
    for name in names:
        for answer in collection.answers(name) if name in collection.exercises() else []:
            if answer["label"] == label:
                yield name, collection.defined(name, answer["source"], f"<{label}>")


def said_of(exercise, function):
    look, lines = Look(exercise, function, Kept(observations(exercise, function))), [f"== {exercise.name}"]
    if not any(differences(look.observed, expected(exercise))):
        return f"{lines[0]}: correct"
    lines += ["what was seen:", look.told[0]]
    started = time.perf_counter()
    for explainer, finding in what_explainers_say(look):
        lines += [f"-- {explainer.__name__} ({time.perf_counter() - started:.2f} s): {finding.name}", finding.text]
        started = time.perf_counter()
    return "\n".join(filter(None, lines))


if __name__ == "__main__":
    main()
