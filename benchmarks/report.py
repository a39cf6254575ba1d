"""The tables of the benchmarks: ``python -m benchmarks.report`` measures and writes them into README.md."""

import argparse
import contextlib
import hashlib
import json
import math
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PAGE = Path(__file__).with_name("README.md")
NETWORK = PAGE.parents[1] / "helpers" / "network.py"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"
CONTENDERS = {"usual": "usual loop", "scikit_learn": "MLPClassifier", "pytorch": "PyTorch eager"}
# What the arithmetic allows: the exponent with which the time may grow.
GROWTH = {"examples": 1, "width": 2, "depth": 1, "gradient check": 2, "networks at once": 1}


def tables(results):
    """The versions and all tables, as Markdown.

    results: a list of ``{"best": seconds of the fastest round, "extra": {"table": ..., "row": ..., ...}}``.
    """
    found = {}
    for result in results:
        found.setdefault(result["extra"]["table"], []).append(result)
    parts = [f"Measured with {', '.join(versions())}.\n"]
    if "iteration" in found:
        parts.append("## One training iteration\n\n" + iteration_table(found["iteration"], "network", CONTENDERS))
    if "optimizer" in found:
        peers = {name: CONTENDERS[name] for name in ("scikit_learn", "pytorch")}
        parts.append("## One step of an optimizer\n\n" + iteration_table(found["optimizer"], "optimizer", peers))
    for name, exponent in GROWTH.items():
        if name in found:
            parts.append(f"## Growth: {name}\n\n" + growth_table(found[name], name, exponent))
    if "judging" in found:
        parts.append("## The verdict on an answer\n\n" + judging_table(found["judging"]))
    if "waiting" in found:
        rows = [[result["extra"]["row"], f"{result['best']:.1f} s"] for result in found["waiting"]]
        parts.append("## Notebooks and set-up\n\n" + markdown(["what", "time"], rows))
    return "\n".join(parts)


def versions():
    """The network that is measured, Python, and the packages compared, those of them that are installed."""
    found = [f"network.py {fingerprint()}", f"Python {platform.python_version()}"]
    for package in ("numpy", "scikit-learn", "torch"):
        with contextlib.suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return found


def fingerprint():
    """The beginning of the hash of the network's source: a page with another one was measured on another network."""
    return hashlib.sha256(NETWORK.read_bytes()).hexdigest()[:12]


def iteration_table(results, what, contenders):
    """Microseconds of ours, those of the contenders {column: its title}, and our share of theirs; a row is a what."""
    ours, theirs = {}, {}
    for result in results:
        extra = result["extra"]
        case, per = extra["row"], extra["per"]
        ours[case] = min(extra["ours"], ours.get(case, math.inf))
        cell = f"{result['best'] / per * 1e6:.0f} us, ratio **{extra['ratio']:.2f}**"
        theirs.setdefault(case, {})[extra["column"]] = cell
    rows = [
        [case, f"{ours[case] * 1e6:.0f} us", *(theirs[case].get(name, "-") for name in contenders)]
        for case in sorted(theirs)
    ]
    return markdown([what, "ours", *contenders.values()], rows)


def growth_table(results, name, allowed):
    """Time and memory for each size, and the exponents between one row and the next, and over all rows."""
    measured = sorted((result["extra"]["row"], result["best"], result["extra"]["peak"]) for result in results)
    rows = [
        [f"{now[0]:,}", seconds(now[1]), exponent(before, now, 1), size(now[2]), exponent(before, now, 2)]
        for before, now in zip([None, *measured], measured)
    ]
    unit = "parameters" if name == "gradient check" else name
    table = markdown([unit, "time", f"exponent (at most {allowed})", "peak memory", "exponent"], rows)
    first, last = measured[0], measured[-1]
    if first == last:
        return table
    overall = exponent(first, last, 1), exponent(first, last, 2)
    return table + "\nFrom the first row to the last: {} for the time, {} for the memory.\n".format(*overall)


def exponent(before, now, which):
    """The slope between two rows on logarithmic axes: 1 is linear growth, 2 quadratic."""
    if before is None:
        return ""
    return f"{math.log(now[which] / before[which]) / math.log(now[0] / before[0]):.2f}"


def judging_table(results):
    """Milliseconds for a right answer, and for the known mistake that is found last."""
    times = {}
    for result in results:
        times.setdefault(result["extra"]["row"], {})[result["extra"]["column"]] = f"{result['best'] * 1e3:.0f} ms"
    rows = [[f"`{name}`", row.get("right", "-"), row.get("wrong", "-")] for name, row in sorted(times.items())]
    return markdown(["exercise", "right", "wrong"], rows)


def seconds(time):
    """Seconds in a readable unit."""
    if time < 1e-3:
        return f"{time * 1e6:.0f} us"
    return f"{time * 1e3:.1f} ms" if time < 1 else f"{time:.1f} s"


def size(peak):
    """Bytes in a readable unit."""
    return f"{peak / 1e3:.0f} kB" if peak < 1e6 else f"{peak / 1e6:.1f} MB"


def markdown(head, rows):
    """A table."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(path):
    """Put the results that pytest-benchmark stored at this path into the page."""
    measured = json.loads(path.read_text(encoding="utf-8"))["benchmarks"]
    results = [{"best": result["stats"]["min"], "extra": result["extra_info"]} for result in measured]
    put_between(BEGIN, f"\n{tables(results)}\n", END)


def put_between(begin, text, end):
    """Put a text into the page between these two marks, in the place of what stands there."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(f"{page.partition(begin)[0]}{begin}{text}{end}{page.partition(end)[2]}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(
        "python -m benchmarks.report", description=__doc__, epilog="Further words go to pytest, as --set-up does."
    )
    words = parser.parse_known_args()[1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.json")
        command = [sys.executable, "-m", "pytest", "benchmarks", f"--benchmark-json={path}", *words]
        subprocess.run(command, check=True, cwd=PAGE.parents[1])
        write(path)


if __name__ == "__main__":
    main()
