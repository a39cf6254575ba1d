"""The students of a course, from the table that a platform exports: who they are, and whose a path is."""

import collections
import contextlib
import csv
import functools
import io
import re
import unicodedata
from dataclasses import dataclass

from helpers.grading.names import LONG, Part, letters_of

# In English, German, Dutch, French, Spanish, Portuguese, Italian, Polish, Czech, Russian, Chinese, Japanese.
GIVEN = re.compile(r"first|given|vorname|voornaam|pr[ée]nom|nombre|^nome\b|^imi[eę]|jméno|имя|^名$", re.I)
FAMILY = re.compile(
    r"last|family|surname|nachname|achternaam|^nom\b|apellido|sobrenome|cognome|nazwisko|příjmení|фамилия|^姓$", re.I
)
NAME = re.compile(r"(?!.*(?:user|login|group|team|section|course|file)).*(?:name|naam|姓名|氏名|名前|student$)", re.I)
NUMBER = re.compile(
    r"\b(?:s?id|orgdefinedid|identifier|ra)\b|number|matri[kc]|num[eé]ro|número|\bn[ro]\b|albumu|номер|学号|学籍番号|番号",
    re.I,
)
HEADER = re.compile(
    rf"name|naam|student|user|login|e-?mail|courriel|correo|姓名|氏名|名前|{GIVEN.pattern}|{FAMILY.pattern}|{NUMBER.pattern}",
    re.I,
)
DELIMITERS = ",;\t|"
ABOVE_STUDENTS = "Points Possible"  # the second or third row of Canvas


@dataclass(frozen=True)
class Row:
    """A student. known_by: the words of each name, number or address that only this one has."""

    name: str
    number: str
    known_by: tuple


def encoding_of(content):
    """The encoding of a table's bytes, of those that spreadsheets write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ("utf-8-sig", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            content.decode(encoding)
            return encoding
    return "utf-8"


def read_rows(path):
    """The rows of a table in the encodings and with the separators that spreadsheets write.

    Raises OSError, and ValueError with a sentence.
    """
    content = path.read_bytes()
    text = content.decode(encoding_of(content), "replace")
    if "\0" in text:
        raise ValueError(f"{path} is no text: save the table as CSV.")
    text = re.sub(r"\Asep=.[\r\n]+", "", text)  # Excel's own first line
    separated = next((line for line in text.splitlines() if any(one in line for one in DELIMITERS)), "")
    delimiter = max(DELIMITERS, key=separated.count)
    rows = csv.reader(io.StringIO(unicodedata.normalize("NFC", text), newline=""), delimiter=delimiter, strict=True)
    try:
        return [cells for row in rows if any(cells := [cell.strip() for cell in row])]
    except csv.Error as error:
        raise ValueError(f"{path} is no table ({error}): is there a quotation mark without its other one?") from None


def read_roster(path):
    """The students in it, a Row each. Raises OSError, and ValueError with a sentence where it holds nobody."""
    rows = read_rows(path)
    widest = max((len(list(filter(None, row))) for row in rows), default=0)
    while rows and widest > 1 and len(list(filter(None, rows[0]))) == 1:
        del rows[0]  # a title above the table
    head, rows = (rows[0], rows[1:]) if is_head(rows) else ([], rows)
    rows = rows[next((i for i, row in enumerate(rows, 1) if ABOVE_STUDENTS in row), 0) :]
    width = max(map(len, [head, *rows]))
    head, rows = padded(head, width), [padded(row, width) for row in rows]
    given, family = (next((i for i in range(width) if one.search(head[i])), None) for one in (GIVEN, FAMILY))
    columns = [i for i in range(width) if i not in (given, family)]
    columns = [  # no group, no mark
        i for i in columns if len({row[i] for row in rows}) * 2 > len(rows) or re.search("name", head[i], re.I)
    ]
    numbered = [i for i in columns if any(re.search(r"\d", row[i]) for row in rows)]
    number = next((i for i in numbered if NUMBER.search(head[i])), None)
    if number is None:
        number = next((i for i in columns if all(row[i].isdigit() for row in rows)), None)
    by_name = sorted(columns, key=lambda i: not NAME.match(head[i]))  # before groups and mails
    students = []
    for row in rows:
        full = " ".join(row[i] for i in (given, family) if i is not None).strip()
        known = [full, *(row[i].partition("@")[0] for i in columns)]
        words = [Part(one).folded for one in known]
        name = full or next((row[i] for i in by_name if i != number and re.search(r"[^\W\d_]", row[i])), "")
        digits = row[number] if number is not None else ""
        known_by = tuple(one for one in words if any(len(word) >= LONG or not word.isdigit() for word in one))
        if name or digits:
            students.append(Row(re.sub(r"\s+", " ", name or digits), digits, known_by))
    if not students:
        raise ValueError(f"{path} names nobody: it needs a column of names or numbers.")
    return unique([one for i, one in enumerate(students) if not (one.number and one in students[:i])])


def is_head(rows):
    """Whether the first row names the columns: by its words, else by what it has above a column of numbers."""
    if any(HEADER.search(cell) for row in rows[:1] for cell in row if not re.search(r"[@\d]", cell)):
        return True
    return any(first and not re.search(r"\d", first) and "".join(rest).isdigit() for first, *rest in zip(*rows))


def together(lists):
    """The students of several lists, each once: known by what stands of them in any."""
    found = {}
    for row in (row for rows in lists for row in rows):
        before = found.get((row.name, row.number))
        found[row.name, row.number] = Row(row.name, row.number, (before.known_by if before else ()) + row.known_by)
    return list(found.values())


def padded(row, width):
    return [*row, *[""] * (width - len(row))]


def unique(students):
    """The students, those of one name with their numbers behind it, or with whatever else tells them apart."""
    same = collections.defaultdict(list)
    for one in students:
        same[one.name].append(one)
    named = {}
    for name, ones in same.items():
        numbers = [one.number for one in ones]
        if len(ones) > 1 and len({*numbers, ""}) <= len(ones):
            known = [
                [words for words in one.known_by if all(words in other.known_by for other in ones)] for one in ones
            ]
            numbers = [
                " ".join(next((words for words in one.known_by if words not in shared), (str(i),)))
                for i, (one, shared) in enumerate(zip(ones, known), 1)
            ]
        for one, number in zip(ones, numbers):
            named[id(one)] = f"{name} ({number})" if len(ones) > 1 else name
    return [Row(named[id(one)], one.number, one.known_by) for one in students]


def rows_of(path, who, roster):
    """(The rows that fit a path best: one, several that fit alike, or none; the rows that are named there besides).

    who: what the path says by itself. All words of a name or number must be in the path, or stand there in one word
    (leeanna for Anna Lee), as they are or else in a looser form. Where none are, a student whose name has all the words
    of the path's fits.
    """
    said = [word for part in path.split("/") for word in Part(part).folded]
    for form in (plain, loosely):
        words = form(said)
        fitting = {row: [known for known in set(row.known_by) if fits(known, words, form)] for row in roster}
        scores = {row: sum(len(word) for known in found for word in known) for row, found in fitting.items()}
        best = max(scores.values())
        if best:
            rows = [row for row, score in scores.items() if score == best]
            taken = {word for row in rows for known in fitting[row] for word in known}
            return rows, [row for row, found in fitting.items() if any(is_another(known, taken) for known in found)]
    for form in (plain, loosely):
        if rows := [row for row in roster if any(form(who.key) <= form(known) for known in row.known_by)]:
            return rows, []
    return [], []


def fits(known, words, form):
    """Whether a student's name or number is in these words, all of it."""
    spelled, together = spellings(known, form)
    return spelled <= words or bool(together & words)


def is_another(known, taken):
    """Whether a name has words of its own, beside those of the student whose path it is. A number may be the task's."""
    return not "".join(known).isdigit() and not set(known) & taken


@functools.cache
def spellings(known, form):
    """The words in this form, and what they make in one word, from whichever of them on."""
    return form(known), form("".join(known[i:] + known[:i]) for i in range(len(known)))


def plain(words):
    """The words in letters and digits alone: some platforms leave out accents and signs, or put one letter or two
    before a number."""
    return {SHORT_PREFIX.sub(r"\1", letters_of(word)) for word in words} - {""}


def loosely(words):
    """The same in the letters of English alone, as in names of users, and without the zeros that spreadsheets lose."""
    return {LEADING_ZEROS.sub("", SPELLED_OUT.sub(r"\1", word.translate(LETTERS))) for word in plain(words)}


LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i", "ħ": "h"})
SPELLED_OUT = re.compile(r"([aou])e")  # ü as ue
LEADING_ZEROS = re.compile(r"^0+(?=\d+$)")
SHORT_PREFIX = re.compile(rf"^[^\W\d_]{{1,2}}(\d{{{LONG},}})$")
