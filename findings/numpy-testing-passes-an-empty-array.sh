#!/usr/bin/env bash
# np.testing.assert_allclose(np.array([]), 1.0) passes.
#
# Guess: no numbers are not close to 1, and a test of a function that returns nothing but an empty array fails.
# What happens: a scalar is spread over the array's shape, and all of no comparisons hold: a filter that lets nothing
#   through passes every such test, also with assert_array_equal. With [1.0] in the place of 1.0 it fails.
# Versions: numpy 2.4.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
for label, expected in (("1.0", 1.0), ("[1.0]", [1.0])):
    try:
        np.testing.assert_allclose(np.array([]), expected)
        print("an empty array and", label, "passes")
    except AssertionError:
        print("an empty array and", label, "fails")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
an empty array and 1.0 passes
an empty array and [1.0] fails
SEEN
