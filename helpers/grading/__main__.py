"""The command line: ``python -m helpers.grading FOLDER [--csv FILE] [--gradebook FILE] [--feedback FOLDER] ...``."""

import argparse
import datetime
import difflib
import functools
import os
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

from helpers import interrupts

if __name__ == "__main__":
    interrupts.end_with_a_sentence()

from helpers.grading.feedback import file_name, write_feedback
from helpers.grading.folder import grade
from helpers.grading.gradebook import gradebook, read_weights
from helpers.grading.marks import add_open_rows, read_marks, settle
from helpers.grading.one import report_on
from helpers.grading.outputs import partial, put, say
from helpers.grading.overview import draw_overview
from helpers.grading.roster import read_roster, together
from helpers.grading.sandbox import Sandbox
from helpers.grading.students import by_student, known_by_name_alone, whose
from helpers.grading.table import as_csv, as_table, summary
from helpers.grading.work import find_work

DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130
PICTURES = (".png", ".svg", ".pdf")
DELIMITERS = {"tab": "\t", "\\t": "\t"}


def main(arguments=None):
    """Do what the command line says; the exit status."""
    sys.stdout.reconfigure(errors="replace")  # a file name must not end the run on a terminal that can't show it
    options = parser().parse_args(arguments)
    try:
        problem = bad_input(options)
    except OSError as error:  # a name is too long, or a folder above it can't be entered
        problem = f"{error.filename} cannot be opened ({error.strerror})."
    if problem:
        return complain(problem, BAD_INPUT)
    try:
        weights = read(options.weights, read_weights, {})
        roster = together([read(path, read_roster, []) for path in options.students])
        marks = read(options.marks, read_marks, {})
    except ValueError as error:
        return complain(str(error), BAD_INPUT)
    sandbox = Sandbox()
    if sandbox.warning:
        say(sandbox.warning, sys.stderr)
    try:
        scratch = tempfile.TemporaryDirectory()
    except OSError as error:
        return complain(f"No temporary folder can be made: {error.strerror}. Is the disk full?", BAD_INPUT)
    try:
        with scratch:
            if options.folder.is_file() and not zipfile.is_zipfile(options.folder):
                return look_at(options.folder, Path(scratch.name), sandbox)
            return grade_class(options, Path(scratch.name), sandbox, weights, roster, marks)
    except KeyboardInterrupt:  # before the first notebook, or while files are written, each in one step
        return complain("Interrupted: not all was written. Run it again to go on from here.", INTERRUPTED)


def parser():
    """What the command line may hold."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers.grading",
        description="Grade a folder of notebooks (see TEACHING.md). For a single notebook: say what will count of it.",
    )
    add = parser.add_argument
    add("folder", type=Path, metavar="FOLDER", help="the folder or zip archive, with any folders inside; or a notebook")
    add("--csv", type=Path, metavar="FILE", help="also write the verdicts and messages to this file")
    add("--gradebook", type=Path, metavar="FILE", help="also write a row of points for each student")
    add("--weights", type=Path, metavar="FILE", help="points other than 1 for the gradebook (TOML)")
    add("--marks", type=Path, metavar="FILE", help="what you settle by hand: it is read, and rows to settle are added")
    add("--feedback", type=Path, metavar="FOLDER", help="also write a page for each student")
    add("--overview", type=Path, metavar="FILE", help="also draw the class: a png, svg or pdf")
    lists = "the list of students, as a platform exports it (CSV); several are given one by one"
    add("--students", type=Path, metavar="FILE", action="append", default=[], help=lists)
    add("--name", metavar="PATTERN", help='where the name stands in the paths, such as "Lab */{student}_*"')
    add("--student", metavar="NAME", help="grade this student's notebooks again, and only theirs")
    add("--deadline", type=deadline, metavar="DATE", help='mark what came later: "2026-11-20" or "2026-11-20 18:00"')
    add("--delimiter", default=",", metavar="SIGN", help="between the columns of CSV files: ; or tab, say (default ,)")
    add("--decimal", default=".", choices=(".", ","), help="the decimal sign in CSV files (default .)")
    return parser


def deadline(text):
    """The datetime that is meant, in this machine's time zone; a day alone lasts until its end."""
    try:
        found = datetime.datetime.fromisoformat(text.strip())
        if found.tzinfo:  # the times of files are of this machine's zone
            found = found.astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text} is no date such as 2026-11-20 or 2026-11-20 18:00") from None
    is_day = len(text.strip()) <= len("2026-11-20")
    return found + (datetime.timedelta(days=1, microseconds=-1) if is_day else datetime.timedelta())


def read(path, reader, nothing):
    """What the reader finds in a file; nothing without one. Raises ValueError, with a sentence."""
    try:
        return reader(path) if path else nothing
    except OSError as error:
        raise ValueError(f"{path} cannot be read ({error.strerror}).") from None


def look_at(path, scratch, sandbox):
    """Say what will count of one notebook; the exit status."""
    found, _ = find_work(path, scratch)
    if not found:
        return complain(f"{path} is no notebook.", BAD_INPUT)
    (one,), left = grade(found, sandbox)
    if left:
        return INTERRUPTED
    say(report_on(one))
    return DONE


def grade_class(options, scratch, sandbox, weights, roster, marks):
    """Grade, print and write all that is asked for; the exit status."""
    written = [path for asked in written_by(options) for path in (asked, partial(asked))]
    found, others = find_work(options.folder, scratch, written)
    named, doubts = whose(found, roster, options.name, options.folder.resolve().name)
    whom = {one.name: (named[one.name], *one.shared) for one in found}
    everybody = {name for some in whom.values() for name, _ in some} | {row.name for row in roster}
    if options.student:
        wanted = {who[0] for path, some in whom.items() for who in some if is_called(options.student, *who, path)}
        if not wanted:
            return complain(nobody_called(options.student, everybody), BAD_INPUT)
        found, others, doubts = [one for one in found if wanted & {name for name, _ in whom[one.name]}], [], []
        roster = [row for row in roster if row.name in wanted]
    graded, left = grade(found, sandbox, anew=bool(options.student))
    if not found and not roster:
        say("There are no notebooks in this folder.")
    students = by_student(graded, named, () if left else roster, options.deadline)
    students = [one for one in students if not options.student or one.name in wanted]
    strangers = settle(students, marks)
    if not options.student:
        doubts += known_by_name_alone(students) if not roster else []
    if not left and not options.student:
        doubts += [f"{options.marks}: {name} is no student here." for name in strangers]
    if students:
        say(f"{as_table(graded)}\n\n{summary(students, doubts, others)}")
    status = DONE
    for asked, write in outputs(options, graded, students, weights, everybody):
        path = name_for(asked, options, students, left)
        try:
            write(path)
        except (OSError, ValueError) as error:  # which takes no other file its place
            why = getattr(error, "strerror", None) or error
            status = complain(f"{path} could not be written ({why}). The same command goes on from here.", BAD_INPUT)
            continue
        if path != asked:
            say(f"Written: {path}", sys.stderr)
    if left:
        return complain(f"Interrupted: {left} notebooks were not graded. Run it again to go on from here.", INTERRUPTED)
    return status


def written_by(options):
    """The files and folders that a run writes."""
    places = (options.csv, options.gradebook, options.overview, options.marks, options.feedback)
    return [path for path in places if path]


def is_called(wanted, name, number, path):
    """Whether this is the student: by name, number, or folder."""
    wanted = unicodedata.normalize("NFC", wanted).strip("/").casefold()
    path = unicodedata.normalize("NFC", path).casefold()
    return wanted in (name.casefold(), number) or f"/{path}".find(f"/{wanted}/") == 0


def nobody_called(wanted, everybody):
    """A sentence for a name that nobody has, with those that are like it."""
    names = sorted(everybody)
    alike = difflib.get_close_matches(wanted, names, 3, 0.5) or names[:3]
    return f"There is no student {wanted}. Is one of these meant: {', '.join(alike) or 'nobody is there'}?"


def outputs(options, graded, students, weights, everybody):
    """Pairs of a file or folder that was asked for, and what writes it. everybody: the names of the class."""
    style = {"delimiter": DELIMITERS.get(options.delimiter, options.delimiter), "decimal": options.decimal}
    every = (
        (options.csv, lambda path: put(path, as_csv(graded, **style))),
        (options.gradebook, lambda path: put(path, gradebook(students, weights, **style))),
        (options.feedback, lambda path: write_feedback(students, path, weights, everybody)),
        (options.overview, functools.partial(draw_overview, students)),
        (options.marks, lambda path: add_open_rows(path, students, style["delimiter"])),
    )
    return [(path, write) for path, write in every if path]


def name_for(path, options, students, left):
    """Where to write: what is not complete never takes the place of what was, and says so in its name.

    Marks are only added to, and a student's page is complete by itself.
    """
    if path == options.marks:
        return path
    if left:
        return partial(path)
    if options.student and path != options.feedback and path.exists():
        return path.with_name(f"{path.stem}.{file_name(students[0].name)}{path.suffix}")
    return path


def bad_input(options):
    """What is wrong with the folder or the file, in a sentence; '' when nothing is."""
    if not (options.folder.is_dir() or options.folder.is_file()):  # a pipe has no end
        return f"There is no folder {options.folder}."
    written = written_by(options)
    for path in written:
        place = path.resolve()
        is_file = path != options.feedback
        is_other = place.exists() and not place.is_file() or place.suffix == ".ipynb"  # a folder, say, or work
        if is_file and (is_other or not os.access(place.parent, os.W_OK)):
            return f"{path} cannot be written: choose another place for the file."
        if is_file and place.exists() and not os.access(place, os.W_OK):
            return f"{path} is write-protected: choose another name, or take the protection away."
    places = [path.resolve() for path in (options.folder, *written, *options.students, options.weights) if path]
    if twice := next((path for path in places if places.count(path) > 1), None):
        return f"{twice} is given twice: choose a file of its own for each."
    if options.feedback and options.feedback.exists() and not options.feedback.is_dir():
        return f"{options.feedback} is a file: choose a folder for the pages."
    if options.overview and options.overview.suffix not in PICTURES:
        return f"{options.overview} could not be written: its name must end in {', '.join(PICTURES)}."
    if options.name is not None and (options.name.count("{student}") != 1 or options.name.count("{number}") > 1):
        return (
            f"{options.name} does not say where the name stands: write {{student}} there once, {{number}} at most once."
        )
    if options.student == "":
        return "--student names nobody: give a name, a number, or the student's folder."
    delimiter = DELIMITERS.get(options.delimiter, options.delimiter)
    if len(delimiter) != 1 or delimiter in '"\r\n' or delimiter.isalnum():
        return f"{options.delimiter} can't stand between columns: give one sign, such as ; or tab."
    if delimiter == options.decimal:
        return "The delimiter and the decimal sign must differ: add --delimiter ';'."
    return ""


def complain(sentence, status):
    """Say it where errors go; the exit status."""
    say(sentence, sys.stderr)
    return status


if __name__ == "__main__":
    interrupts.end_as_by_ctrl_c()
    sys.exit(main())
