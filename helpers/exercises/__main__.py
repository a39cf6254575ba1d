"""For teachers: ``python -m helpers.exercises FOLDER`` grades a folder of notebooks (see TEACHING.md)."""

import argparse
import contextlib
import importlib
import pkgutil
import sys
from pathlib import Path

from helpers.exercises.catalogue import EXERCISES
from helpers.exercises.grading import ROOT, grade_folder, table, write_csv


def main():
    """Do what the command line says; the exit status."""
    sys.stdout.reconfigure(errors="replace")  # a file name must not end the run on a terminal that can't show it
    parser = argparse.ArgumentParser(
        prog="python -m helpers.exercises",
        description="Grade a folder of learners' notebooks. Their code is run with your rights: see TEACHING.md.",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the folder, with any folders inside it")
    what.add_argument("--catalogue", action="store_true", help="print the exercises and their known mistakes")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write the verdicts and messages to this file")
    arguments = parser.parse_args()
    if arguments.catalogue:
        print(catalogue())
        return 0
    if not arguments.folder.is_dir():
        print(f"There is no folder {arguments.folder}.", file=sys.stderr)
        return 2
    return grade(arguments.folder, arguments.csv)


def grade(folder, csv_path):
    """Grade, print the table and write the file; the exit status."""
    with contextlib.ExitStack() as stack:
        if csv_path:
            try:  # before grading, which takes a while
                file = stack.enter_context(open(csv_path, "w", newline="", encoding="utf-8", errors="replace"))
            except OSError as error:
                print(f"{csv_path} cannot be written ({error.strerror}).", file=sys.stderr)
                return 2
        graded = grade_folder(folder)
        print(table(graded) if graded else "There are no notebooks in this folder.")
        if csv_path:
            write_csv(graded, file)
    return 0


def catalogue():
    """How many known mistakes and tested right variants each exercise has, and the mistakes' names, in Markdown."""
    variants = right_variants()
    header = ["exercise", "known mistakes"] + ["right variants tested"] * bool(variants)
    rows = [header, ["---"] * len(header)]
    for name, exercise in EXERCISES.items():
        rows.append([f"`{name}`", str(len(exercise.mistakes))] + ([str(variants[name])] if variants else []))
    table_lines = [f"| {' | '.join(row)} |" for row in rows]
    names = [
        f"* `{name}`: {'; '.join(mistake.name for mistake in exercise.mistakes) or 'none'}."
        for name, exercise in EXERCISES.items()
    ]
    return "\n".join([*table_lines, "", "The known mistakes by name:", "", *names])


def right_variants():
    """How many right answers ``tests/answers`` has for each exercise; {} when there is no such folder."""
    folder = ROOT / "tests" / "answers"
    if not folder.is_dir():
        return {}
    sys.path.insert(0, str(folder.parent))
    modules = [importlib.import_module(f"answers.{module.name}") for module in pkgutil.iter_modules([str(folder)])]
    return {name: sum(len(module.RIGHT.get(name, ())) for module in modules) for name in EXERCISES}


if __name__ == "__main__":
    sys.exit(main())
