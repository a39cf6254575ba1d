"""The command line: ``python -m helpers.grading FOLDER [--csv FILE] [--gradebook FILE] [--feedback FOLDER] ...``."""

import argparse
import os
import sys
from pathlib import Path

from helpers import files
from helpers.grading.feedback import write_feedback
from helpers.grading.folder import grade_folder
from helpers.grading.gradebook import gradebook, read_weights
from helpers.grading.overview import draw_overview
from helpers.grading.sandbox import Sandbox
from helpers.grading.students import by_student
from helpers.grading.table import as_csv, as_table

DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130
PICTURES = (".png", ".svg", ".pdf")


def main(arguments=None):
    """Do what the command line says; the exit status."""
    sys.stdout.reconfigure(errors="replace")  # a file name must not end the run on a terminal that can't show it
    parser = argparse.ArgumentParser(prog="python -m helpers.grading", description="Grade a folder of notebooks.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder, with any folders inside it")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write the verdicts and messages to this file")
    parser.add_argument("--gradebook", type=Path, metavar="FILE", help="also write a row of points for each student")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="points other than 1 for the gradebook (TOML)")
    parser.add_argument("--feedback", type=Path, metavar="FOLDER", help="also write a page for each student")
    parser.add_argument("--overview", type=Path, metavar="FILE", help="also draw the class: a png, svg or pdf")
    options = parser.parse_args(arguments)
    problem = bad_input(options)
    if problem:
        return complain(problem, BAD_INPUT)
    try:
        weights = read_weights(options.weights) if options.weights else {}
    except OSError as error:
        return complain(f"{options.weights} cannot be read ({error.strerror}).", BAD_INPUT)
    except ValueError as error:
        return complain(str(error), BAD_INPUT)
    sandbox = Sandbox()
    if sandbox.warning:
        print(sandbox.warning, file=sys.stderr)
    graded, left = grade_folder(options.folder, sandbox)
    print(as_table(graded) if graded else "There are no notebooks in this folder.")
    if options.gradebook or options.feedback or options.overview:
        print(f"\nStudents: {', '.join(student.name for student in by_student(graded)) or 'none'}")
    for path, write in outputs(options, weights):
        try:
            write(graded, path)
        except (OSError, ValueError) as error:
            return complain(f"{path} could not be written ({getattr(error, 'strerror', None) or error}).", BAD_INPUT)
    if left:
        return complain(f"Interrupted: {left} notebooks were not graded. Run it again to go on from here.", INTERRUPTED)
    return DONE


def outputs(options, weights):
    """Pairs of a file or folder that was asked for, and what writes it."""
    every = (
        (options.csv, lambda graded, path: files.replace(path, as_csv(graded))),
        (options.gradebook, lambda graded, path: files.replace(path, gradebook(graded, weights))),
        (options.feedback, write_feedback),
        (options.overview, draw_overview),
    )
    return [(path, write) for path, write in every if path]


def bad_input(options):
    """What is wrong with the folder or the file, in a sentence; '' when nothing is."""
    if not options.folder.is_dir():
        return f"There is no folder {options.folder}."
    for path in filter(None, (options.csv, options.gradebook, options.overview)):
        if path.is_dir() or not os.access(path.absolute().parent, os.W_OK):
            return f"{path} cannot be written: choose another place for the file."
    if options.feedback and options.feedback.exists() and not options.feedback.is_dir():
        return f"{options.feedback} is a file: choose a folder for the pages."
    if options.overview and options.overview.suffix not in PICTURES:
        return f"{options.overview} could not be written: its name must end in {', '.join(PICTURES)}."
    return ""


def complain(sentence, status):
    """Say it where errors go; the exit status."""
    print(sentence, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
