"""All notebooks of a folder: each is a row, whatever it does."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field


@dataclass
class Graded:
    """A notebook and its verdicts ({exercise name: dictionary of status, mistake, message}), or why there are none."""

    name: str
    verdicts: dict = field(default_factory=dict)
    problem: str = ""


def grade_folder(folder, sandbox):
    """Grade every notebook in the folder and the folders in it, on all cores; each is told on stderr when it is done.

    sandbox: what runs the judge of one notebook.

    Returns a list of Graded in order of the names, and how many were left out because of Ctrl+C.
    """
    paths = find_notebooks(folder)
    graded = [Graded(f"{name}/", problem="no notebook in this folder") for name in empty_folders(folder)]
    done = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        running = [pool.submit(grade_notebook, path, folder, sandbox) for path in paths]
        try:
            for future in as_completed(running):
                graded.append(future.result())
                done += 1
                print(f"[{done}/{len(paths)}] {graded[-1].name}", file=sys.stderr)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            sandbox.end_all()
    return sorted(graded, key=lambda one: one.name), len(paths) - done


def find_notebooks(folder):
    """All notebook files but the hidden ones, which Jupyter and macOS make."""
    found = sorted(folder.rglob("*.ipynb"))
    return [path for path in found if not path.is_dir() and not is_hidden(path.relative_to(folder))]


def is_hidden(path):
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def empty_folders(folder):
    """The names of the folders directly inside (a learner each, usually) that hold no notebook."""
    inside = [path for path in folder.iterdir() if path.is_dir() and not is_hidden(path.relative_to(folder))]
    return [path.name for path in inside if not find_notebooks(path)]


def grade_notebook(path, folder, sandbox):
    """The row of one notebook."""
    name = "".join(letter if letter.isprintable() else "?" for letter in path.relative_to(folder).as_posix())
    try:
        with open(path, "rb"):
            report = sandbox.judge(path)
    except OSError as error:
        report = {"problem": f"cannot be opened ({error.strerror})"}
    verdicts = {verdict["exercise"]: verdict for verdict in report.get("verdicts", [])}
    return Graded(name, verdicts, report.get("problem", ""))
