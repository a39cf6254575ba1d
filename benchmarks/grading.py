"""What it takes to grade a class, in seconds and in memory: ``python -m benchmarks.grading``.

The table goes into README.md beside this file. With ``--beside FOLDER``, another checkout of the course, both grade the
same notebooks in turn, and the ratios are told, too. Linux only, as root: memory is read in /proc, also that of the
judges, which let nobody else look into them.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.report import markdown, put_between
from helpers.exercises.weeks import WEEKS
from tests.course.classroom import make_class

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- grading -->\n", "<!-- end of grading -->"
STUDENTS = (3, 15, 60, 240)
ENDLESS_EVERY = 4  # students: a notebook of theirs has an answer that never ends
SAMPLE = 0.1  # seconds between two looks at the processes
RUNS = ("helpers", "studies")  # what a grader needs of its course, beside the notebooks


@dataclass
class Run:
    """A class that was graded.

    seconds: by the clock; computing: seconds of the processors, which depend less on what else runs (what a process did
    after the last look at it is not in them); memory: the most MB at once of all processes together, each with its part
    of what it shares; unlike: how many marks are not as planned.
    """

    seconds: float
    computing: float
    memory: float
    unlike: int


def make(folder, students, weeks, has_endless=True):
    """Write the class; {path in the folder: {exercise: status expected}}."""
    expected = make_class(folder, students, weeks)
    for number in range(0, students if has_endless else 0, ENDLESS_EVERY):
        week = weeks[number // ENDLESS_EVERY % len(weeks)]
        path, name = f"student{number:03}/{week.folder}.ipynb", week.exercises[0].name
        (folder / path).write_text(with_endless_answer((folder / path).read_text(encoding="utf-8"), name), "utf-8")
        expected[path][name] = "wrong"
    return expected


def with_endless_answer(text, name):
    """The notebook with a loop that never ends in the body of this function."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and source.startswith(f"def {name}("):
            cell["source"] = source.partition("\n")[0] + "\n    while True:\n        pass\n"
    return json.dumps(notebook)


def grade(course, folder, expected):
    """Grade the class with the grader of this checkout, copied, so that nothing is known of an earlier run.

    The copy is not in /tmp, where the grader could not use its servers.
    """
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
        for name in (*RUNS, *(week.folder for week in WEEKS)):
            if (course / name).exists():
                shutil.copytree(course / name, Path(place, name), ignore=shutil.ignore_patterns("__pycache__"))
        command = [sys.executable, "-m", "helpers.grading", str(folder), "--csv", f"{place}/verdicts.csv"]
        most, computing, start = 0, {}, time.perf_counter()
        running = subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while running.poll() is None:
            processes = started_by(running.pid)
            most = max(most, sum(map(memory, processes)))
            computing |= {process: used for process in processes if (used := computed(process))}
            time.sleep(SAMPLE)
        seconds = time.perf_counter() - start
        if running.returncode:
            raise RuntimeError(f"the grader of {course} ended with status {running.returncode}")
        return Run(seconds, sum(computing.values()), most / 1e6, unlike(Path(place, "verdicts.csv"), expected))


def started_by(pid):
    """The process and all that it started."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def memory(process):
    """Bytes of the process, with its part of what it shares; 0 when it has just ended."""
    try:
        return process.memory_full_info().pss
    except psutil.NoSuchProcess:
        return 0


def computed(process):
    """Seconds of the processors that the process has used; 0 when it has just ended."""
    try:
        used = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0
    return used.user + used.system


def unlike(path, expected):
    """How many marks of this CSV file are not as planned."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        found = {(row["file"], row["exercise"]): row["status"] for row in csv.DictReader(file)}
    return sum(found.get((file, name)) != status for file, marks in expected.items() for name, status in marks.items())


def table(runs, beside):
    """The table of the page. runs: {(students, notebooks): [the Run of this course, of the other one if asked for]}."""
    head = ["students", "notebooks", "time", "computing", "memory", "marks not as planned"]
    rows = [
        [students, notebooks, f"{one.seconds:.0f} s", f"{one.computing:.0f} s", f"{one.memory:.0f} MB", one.unlike]
        for (students, notebooks), (one, *_) in runs.items()
    ]
    parts = [markdown(head, [list(map(str, row)) for row in rows])]
    for (_, notebooks), (ours, *others) in runs.items():
        for other in others:
            ratios = [f"{what} {getattr(ours, what) / getattr(other, what):.2f}" for what in WHAT]
            parts.append(f"{notebooks} notebooks, beside {beside}: {', '.join(ratios)}.\n")
    return "\n".join(parts)


WHAT = ("seconds", "computing", "memory")


def measure(courses, sizes, has_endless):
    """{(students, notebooks): [a Run of each course]}, of the weeks that all of them have."""
    weeks, runs = [week for week in WEEKS if all((course / week.folder).exists() for course in courses)], {}
    for students in sizes:
        with tempfile.TemporaryDirectory() as folder:
            expected = make(Path(folder), students, weeks, has_endless)
            runs[students, len(expected)] = [grade(course, Path(folder), expected) for course in courses]
    return runs


def main():
    parser = argparse.ArgumentParser("python -m benchmarks.grading", description=__doc__)
    parser.add_argument("--beside", type=Path, help="the folder of another checkout, to be compared with")
    parser.add_argument("--students", type=int, nargs="+", default=STUDENTS, help="how many in each class")
    parser.add_argument("--no-endless", action="store_true", help="a class without answers that never end")
    options = parser.parse_args()
    courses = [ROOT, *([options.beside.resolve()] if options.beside else [])]
    text = table(measure(courses, options.students, not options.no_endless), options.beside and options.beside.name)
    print(text)
    put_between(BEGIN, f"\n{text}\n", END)


if __name__ == "__main__":
    main()
