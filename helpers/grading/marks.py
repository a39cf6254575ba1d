"""Marks that were settled by hand: a file of the lecturer's, which the grader reads and only ever adds rows to."""

import csv
import difflib
import io
import re

from helpers import files
from helpers.exercises.weeks import EXERCISES
from helpers.grading.roster import encoding_of, read_rows

HEAD = ("student", "column", "points", "note")
QUIZ = "quiz"
OF_THE_GRADEBOOK = ("", "student", "number", "total", "maximum", "counted", "late", "problems")


def read_marks(path):
    """{(student's name or number, column): what stands there}; a row without points is still open.

    A column is an exercise, ``quiz``, or one of your own. Raises OSError, and ValueError with a sentence.
    """
    if not path.exists():
        return {}
    rows = read_rows(path)
    if rows and tuple(cell.casefold() for cell in rows[0][:3]) != HEAD[:3]:
        raise ValueError(f"{path}: its first line must be {','.join(HEAD)}.")
    marks = {}
    for student, column, points, *_ in (row for row in rows[1:] if len(row) > 2 and row[2]):
        column = column_called(column, path)
        if column in (*EXERCISES, QUIZ):
            if not re.fullmatch(r"\d{1,9}(?:[.,]\d+)?", points):
                raise ValueError(f"{path}: the points of {student} for {column} are no number of 0 or more: {points}.")
            points = float(points.replace(",", "."))
            points = int(points) if points == int(points) else points
        if marks.setdefault((student, column), points) != points:
            raise ValueError(f"{path}: {student} has two marks for {column}, {marks[student, column]} and {points}.")
    return marks


def column_called(name, path):
    """The exercise, or ``quiz``, of this name in letters of any size; else the name itself, of a column of one's own.

    Raises ValueError where it is too much like an exercise's for that, or the gradebook has such a column already.
    """
    if name.casefold() in OF_THE_GRADEBOOK:
        raise ValueError(f"{path}: a column can't be called '{name}': give an exercise, {QUIZ}, or a name of your own.")
    known = {one.casefold(): one for one in (*EXERCISES, QUIZ)}
    if found := known.get(name.casefold()):
        return found
    if alike := difflib.get_close_matches(name.casefold(), known, 1, 0.9):
        raise ValueError(f"{path}: there is no exercise {name}. Is {known[alike[0]]} meant?")
    return name


def settle(students, marks):
    """Give the students their marks; the names in the marks that are nobody's."""
    known = set()
    for student in students:
        keys = keys_of(student)
        student.marks = {column: points for (name, column), points in marks.items() if name in keys}
        known |= keys
    return sorted({name for name, _ in marks} - known)


def keys_of(student):
    """What stands for a student in the marks: the name or number, as it is or as it is written for spreadsheets."""
    return {form(one) for one in (student.name, student.number) if one for form in (str, inert)}


def add_open_rows(path, students, delimiter=","):
    """Add a row for each answer to look at that has none; what stands in the file stays, to the last byte.

    Raises OSError, and ValueError with a sentence.
    """
    path = path.resolve()  # a link stays one
    rows = read_rows(path) if path.exists() else []
    there = {(name, column_called(column, path)) for name, column, *_ in (row for row in rows[1:] if len(row) > 1)}
    text = io.StringIO()
    writer = csv.writer(text, delimiter=rows[0] and delimiter_of(path) if rows else delimiter)
    before = path.read_bytes() if rows else b""
    encoding = encoding_of(before) if rows else "utf-8-sig"
    if not rows:
        writer.writerow(HEAD)
    for student in students:
        for name in student.of("look at it"):
            if not {(key, name) for key in keys_of(student)} & there:
                week = next((one.name for one in student.files.values() if name in one.verdicts), "")
                writer.writerow([inert(student.name), name, "", f"look at it: {week}"])
    if text.getvalue():
        ends = before.decode(encoding, "replace").endswith("\n") or not before
        try:
            files.replace(path, before + as_more("\r\n" * (not ends) + text.getvalue(), before, encoding))
        except UnicodeEncodeError:
            raise ValueError("its encoding has no letters for a student's name: save it as UTF-8") from None


def as_more(text, before, encoding):
    """The text in bytes that go behind these, in their encoding, whose mark is at the beginning alone."""
    if encoding == "utf-16":
        encoding = "utf-16-be" if before.startswith(b"\xfe\xff") else "utf-16-le"
    return text.encode(encoding.removesuffix("-sig") if before else encoding)


def delimiter_of(path):
    content = path.read_bytes()
    first = content.decode(encoding_of(content), "replace").partition("\n")[0]
    return max(",;\t", key=first.count)


# Where a cell begins, or would begin in a spreadsheet that takes another sign for what stands between cells.
FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[=+@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}]|^[-\t\r])")


def inert(text):
    """The text such that no spreadsheet takes it, or a part of it, for a formula."""
    return FORMULA.sub("'", text)
