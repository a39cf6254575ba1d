"""What lies in a class's folder: the notebooks, also those in zip archives, and why the rest counts for nothing."""

import hashlib
import itertools
import json
import os
import re
import time
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from helpers.exercises.weeks import EXERCISES, WEEKS

LARGEST = 64 * 2**20  # bytes: no notebook that can be graded is larger
LARGEST_UNPACKED = 4 * 2**30  # bytes, of all archives together
MOST_ENTRIES = 20_000  # of an archive
DEEPEST = 3  # archives in archives
ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
NO_NOTEBOOK = "no notebook in this folder"
LINKED = "a link to another folder, which is not followed: put the folder itself here"
NAMES = "|".join(EXERCISES)
# Where Gradescope says whose the folders are that it names by a number alone.
OWNERS = "submission_metadata.yml"
OWNED = re.compile(r"^(\S[^:\n]*):[ \t]*\r?\n((?:[ \t-].*(?:\n|\Z))*)", re.MULTILINE)
OWNER = re.compile(r"^[ \t-]*:?name:[ \t]*(\S.*?)[ \t]*\r?$(?:\n[ \t]+:?sid:[ \t]*(\S+))?", re.MULTILINE)
CHECKED = re.compile(rf"\bcheck\(\s*({NAMES})\s*\)".encode())
DEFINED = re.compile(rf"\bdef ({NAMES})\b".encode())


@dataclass
class Graded:
    """A notebook and its verdicts ({exercise name: dictionary of status, mistake, message}), or why there are none.

    quiz: {question name: "right", "wrong" or "not answered"}; changed: when the file was, in seconds since 1970;
    was_kept: whether this is what an earlier run found; path: where it can be read; weeks: the folders of the weeks
    that its text is about; digest: of what is in it; owners: pairs of a name and a number, where a file beside it says
    whose it is; shared: such pairs of those who handed it in together with the student whose it is.
    """

    name: str
    verdicts: dict = field(default_factory=dict)
    problem: str = ""
    quiz: dict = field(default_factory=dict)
    changed: float = 0.0
    was_kept: bool = False
    path: Path | None = None
    weeks: frozenset = frozenset()
    digest: str = ""
    owners: tuple = ()
    shared: tuple = ()

    def __post_init__(self):
        if self.verdicts and not self.weeks:
            self.weeks = frozenset(
                week.folder for week in WEEKS if any(one.name in self.verdicts for one in week.exercises)
            )


def find_work(folder, scratch, written=()):
    """All that is in a folder or a zip archive, or one file: (a Graded for each notebook, not judged yet, and for what
    should be one; the names of the files that are none).

    scratch: a folder for what is unpacked; written: the files and folders that a run writes, which are nobody's work.
    """
    finder = Finder(scratch, {path.resolve() for path in written})
    if folder.is_dir():
        finder.walk(folder, "")
    elif zipfile.is_zipfile(folder):
        finder.archive(folder, "", 1)
    else:
        finder.file(folder, folder.name)
    for one in finder.found:
        one.owners = next((owners for place, owners in finder.owners.items() if one.name.startswith(place)), ())
    return sorted(with_names_of_their_own(finder.found), key=lambda one: one.name), sorted(finder.others)


def with_names_of_their_own(found):
    """The same, each under another name: an archive may have a name twice, and signs may differ that can't be shown."""
    taken, names = set(), {one.name for one in found}
    for one in found:
        stem, ending = os.path.splitext(one.name.rstrip("/"))
        others = (f"{stem} ({number}){ending}{'/' * one.name.endswith('/')}" for number in itertools.count(2))
        if one.name in taken:
            one.name = next(name for name in others if name not in names)
            names.add(one.name)
        taken.add(one.name)
    return found


class Finder:
    """Goes through folders and archives. found: what is or should be a notebook; others: the names of other files;
    owners: {the beginning of a path: see Graded}; written: see ``find_work``."""

    def __init__(self, scratch, written=frozenset()):
        self.scratch, self.found, self.others, self.unpacked, self.left = scratch, [], [], 0, LARGEST_UNPACKED
        self.owners, self.written = {}, written

    def problem(self, name, reason):
        self.found.append(Graded(printable(name), problem=reason))

    def walk(self, folder, prefix):
        """Take what is in a folder; whether there was a notebook in it, or what should be one."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            return self.problem(prefix or "./", f"cannot be opened ({error.strerror})")
        before, empty = len(self.found), []
        for entry in entries:
            name = f"{prefix}{entry.name}"
            is_written = bool(self.written) and Path(entry.path).resolve() in self.written
            if is_hidden(entry.name):
                if ".ipynb" in entry.name and entry.name != ".ipynb_checkpoints" and not entry.is_dir():
                    self.others.append(printable(name))
            elif is_written and not entry.is_dir():
                continue
            elif entry.is_dir(follow_symlinks=False):
                inside, others = len(self.found), len(self.others)
                self.walk(Path(entry.path), f"{name}/")
                if len(self.found) == inside and is_written:
                    del self.others[others:]
                elif len(self.found) == inside:
                    empty.append(f"{name}/")
            elif is_linked_folder(entry):
                self.problem(f"{name}/", LINKED)
            else:
                self.file(Path(entry.path), name)
        direct = any("/" not in one.name[len(prefix) :] for one in self.found[before:])
        if not prefix or (not direct and len(self.found) > before):  # beside others that hold a notebook
            for name in empty:
                held = [one.rpartition("/")[2] for one in self.others if one.startswith(printable(name))]
                self.problem(name, NO_NOTEBOOK + (f": it holds {some(held)}" if held else ""))
        return None

    def file(self, path, name, depth=1):
        """Take a file: a notebook, an archive, or neither."""
        if os.path.exists(path) and not os.path.isfile(path):
            return self.problem(name, "no file, but a pipe or a device")  # which may have no end
        lower = name.rpartition("/")[2].casefold()
        if lower.endswith(".zip"):
            return self.archive(path, f"{name}/", depth)
        if lower.endswith(ARCHIVES):
            return self.problem(name, "an archive that is not read: unpack it, or pack it as zip")
        claims, is_sure = ".ipynb" in lower, lower.endswith(".ipynb")
        if lower == OWNERS and self.take_owners(path, name):
            return None
        try:
            content = read(path) if claims or lower.endswith((".json", ".txt")) or not path.suffix else b""
            changed = path.stat().st_mtime
        except OSError as error:
            if not claims:
                return self.others.append(printable(name))
            return self.problem(name, f"cannot be opened ({error.strerror})")
        holds = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"cells"' in content
        if not is_sure and not holds:
            if claims:
                return self.problem(name, "no notebook, though its name says so: save it again as .ipynb")
            return self.others.append(printable(name))
        weeks = weeks_in(content)
        digest = hashlib.sha256(content).hexdigest()
        return self.found.append(Graded(printable(name), changed=changed, path=path, weeks=weeks, digest=digest))

    def take_owners(self, path, name):
        """Whether a file says whose the folders beside it are."""
        try:
            text = path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return False
        for folder, said in OWNED.findall(text):
            owners = tuple((plain(name), plain(number)) for name, number in OWNER.findall(said))
            if owners:
                self.owners[f"{name[: -len(OWNERS)]}{printable(plain(folder))}/"] = owners
        return bool(self.owners)

    def archive(self, path, prefix, depth):
        """Take what is in a zip archive. Nothing is written under a name that stands in it."""
        if depth > DEEPEST:
            return self.problem(prefix, "an archive in an archive in an archive: unpack it")
        before, others = len(self.found), len(self.others)
        try:
            with zipfile.ZipFile(path) as archive:
                entries = [one for one in archive.infolist() if not one.is_dir()]
                if len(entries) > MOST_ENTRIES:
                    return self.problem(prefix, f"an archive of more than {MOST_ENTRIES} files")
                for entry in entries:
                    self.entry(archive, entry, prefix, depth)
        except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            return self.problem(prefix, f"an archive that cannot be read ({error})")
        if len(self.found) == before:
            held = [one.rpartition("/")[2] for one in self.others[others:]]
            self.problem(prefix, "no notebook in this archive" + (f": it holds {some(held)}" if held else ""))
        return None

    def entry(self, archive, entry, prefix, depth):
        """Take one file of an archive."""
        parts = [part for part in name_of(entry).replace("\\", "/").split("/") if part not in ("", ".", "..")]
        if not parts or any(map(is_hidden, parts)):
            made = {"__MACOSX", ".ipynb_checkpoints"}
            if parts and ".ipynb" in parts[-1] and not made & set(parts):
                self.others.append(printable(prefix + "/".join(parts)))
            return None
        name, copy = prefix + "/".join(parts), self.scratch / f"{self.unpacked}{Path(parts[-1]).suffix[:20]}"
        self.unpacked += 1
        try:
            with archive.open(entry) as source:
                content = source.read(min(LARGEST, self.left) + 1)
            self.left -= len(content)
            if self.left < 0:
                return self.problem(
                    name, f"not unpacked: all archives together hold more than {LARGEST_UNPACKED >> 30} GB"
                )
            copy.write_bytes(content)
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
            return self.problem(name, f"cannot be unpacked ({error})")
        except Exception as error:  # zlib and lzma have errors of their own
            return self.problem(name, f"cannot be unpacked ({type(error).__name__})")
        try:
            moment = time.mktime((*entry.date_time, 0, 0, -1))
            os.utime(copy, (moment, moment))
        except (ValueError, OverflowError, OSError):
            pass  # an archive may say any date
        return self.file(copy, name, depth + 1)


def is_linked_folder(entry):
    """Whether a link leads to a folder."""
    try:
        return entry.is_dir()
    except OSError:  # it leads in a circle
        return False


def name_of(entry):
    """The entry's name; many programs write UTF-8 and don't say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def read(path):
    """The bytes of a file, of a larger one than can be graded the first."""
    with open(path, "rb") as file:
        return file.read(LARGEST)


def is_hidden(name):
    """What Jupyter and macOS make."""
    return name.startswith(".") or name == "__MACOSX"


def printable(name):
    return "".join(letter if letter.isprintable() else "?" for letter in visible(name))


def visible(text):
    """The text without signs that nobody sees, such as those of the direction of writing, and with plain spaces."""
    kept = (sign for sign in text if unicodedata.category(sign) != "Cf")
    return "".join(" " if sign in SPACES else sign for sign in kept)


SPACES = {sign for sign in map(chr, range(0x80, 0x3001)) if unicodedata.category(sign) == "Zs"}


def plain(text):
    """A word of YAML without the quotes that it may stand in."""
    if text[:1] == text[-1:] == "'" and len(text) > 1:
        return text[1:-1].replace("''", "'")
    try:
        return json.loads(text) if text.startswith('"') else text
    except ValueError:
        return text.strip('"')


def some(names, most=3):
    """The first of the names, and how many more there are."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def weeks_in(content):
    """The weeks that a notebook is about, by its text: whose exercises it checks, else whose functions it has."""
    names = {one.decode() for one in CHECKED.findall(content) or DEFINED.findall(content)}
    return frozenset(week.folder for week in WEEKS if any(one.name in names for one in week.exercises))
