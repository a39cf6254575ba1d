"""For authors: ``python -m helpers.exercises --catalogue`` lists the exercises, known mistakes and rates."""

import argparse

from tqdm import tqdm

from helpers.exercises import collection
from helpers.exercises.weeks import EXERCISES


def main():
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m helpers.exercises", description=__doc__)
    parser.add_argument(
        "--catalogue", action="store_true", required=True, help="print the exercises and their known mistakes"
    )
    parser.parse_args()
    print(catalogue())
    print("\nWhat the collected answers in `tests/answers` meet:\n\n" + collection.HEAD)
    for name in tqdm(collection.exercises(), unit="exercise", leave=False):
        tqdm.write(collection.rates(name))


def catalogue():
    """How many known mistakes and tested right variants each exercise has, and the mistakes' names, in Markdown."""
    lines = ["| exercise | known mistakes | right variants |", "| --- | --- | --- |"]
    for name, exercise in EXERCISES.items():
        lines.append(f"| `{name}` | {len(exercise.mistakes)} | {len(exercise.variants)} |")
    lines += ["", "The known mistakes by name:", ""]
    for name, exercise in EXERCISES.items():
        lines.append(f"* `{name}`: {'; '.join(mistake.name for mistake in exercise.mistakes)}.")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
