"""The command line: ``python -m helpers.grading FOLDER [--csv FILE]``."""

import argparse
import os
import sys
from pathlib import Path

from helpers import files
from helpers.grading.folder import grade_folder
from helpers.grading.sandbox import Sandbox
from helpers.grading.table import as_csv, as_table

DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130


def main(arguments=None):
    """Do what the command line says; the exit status."""
    sys.stdout.reconfigure(errors="replace")  # a file name must not end the run on a terminal that can't show it
    parser = argparse.ArgumentParser(prog="python -m helpers.grading", description="Grade a folder of notebooks.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder, with any folders inside it")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write the verdicts and messages to this file")
    options = parser.parse_args(arguments)
    problem = bad_input(options)
    if problem:
        return complain(problem, BAD_INPUT)
    sandbox = Sandbox()
    if sandbox.warning:
        print(sandbox.warning, file=sys.stderr)
    graded, left = grade_folder(options.folder, sandbox)
    print(as_table(graded) if graded else "There are no notebooks in this folder.")
    if options.csv:
        try:
            files.replace(options.csv, as_csv(graded))
        except OSError as error:
            return complain(f"{options.csv} could not be written ({error.strerror}).", BAD_INPUT)
    if left:
        return complain(f"Interrupted: {left} notebooks were not graded.", INTERRUPTED)
    return DONE


def bad_input(options):
    """What is wrong with the folder or the file, in a sentence; '' when nothing is."""
    if not options.folder.is_dir():
        return f"There is no folder {options.folder}."
    if options.csv and (options.csv.is_dir() or not os.access(options.csv.absolute().parent, os.W_OK)):
        return f"{options.csv} cannot be written: choose another place for the file."
    return ""


def complain(sentence, status):
    """Say it where errors go; the exit status."""
    print(sentence, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
