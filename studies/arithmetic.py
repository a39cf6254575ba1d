"""Week 2 once more, with other arithmetic: how much of the result is rounding?

``python -m studies.arithmetic`` repeats the study of regularization with five kernels of the library that multiplies
NumPy's matrices (several minutes), and stores how many test positions each model predicts right in
``arithmetic.json``. The processor must know the instructions of all five.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import mean

from studies import common, regularization

STORED = Path(__file__).with_suffix(".json")
# From the oldest x86-64 processors (SSE3) to those with AVX-512.
KERNELS = ["Prescott", "Nehalem", "Sandybridge", "Haswell", "SkylakeX"]


def measure():
    """{method: [test positions predicted right, for each pitch]}, with the kernel of this process."""
    with common.two_processes() as pool:
        rows = pool.map(regularization.measure, regularization.PITCHES, chunksize=1)
    return {method: [row[method]["test"] for row in rows] for method in regularization.METHODS}


def measure_with(kernel):
    """The same in a process of its own: NumPy chooses the kernel once, when it is loaded."""
    measure_here = "import json; from studies import arithmetic; print(json.dumps(arithmetic.measure()))"
    environment = os.environ | {"OPENBLAS_CORETYPE": kernel, "OPENBLAS_NUM_THREADS": "1"}
    return json.loads(subprocess.check_output([sys.executable, "-c", measure_here], env=environment))


def print_summary():
    """Print the averages with each of the stored kernels, and how far they lie apart on one pitch."""
    kernels = common.load(STORED)
    print(f"{'kernel':12}" + "".join(f"{method:>10}" for method in regularization.METHODS))
    for kernel, right in kernels.items():
        averages = (mean(right[method]) / regularization.TEST_EXAMPLES for method in regularization.METHODS)
        print(f"{kernel:12}" + "".join(f"{100 * average:8.1f} %" for average in averages))
    apart = (largest_difference(kernels, method) for method in regularization.METHODS)
    print(f"{'apart':12}" + "".join(f"{positions:10}" for positions in apart))


def largest_difference(kernels, method):
    """By how many test positions the kernels differ, on the pitch where they differ most."""
    pitches = zip(*(right[method] for right in kernels.values()), strict=True)
    return max(max(counts) - min(counts) for counts in pitches)


if __name__ == "__main__":
    lines = ",\n".join(f'  "{kernel}": {json.dumps(measure_with(kernel))}' for kernel in KERNELS)
    STORED.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print_summary()
