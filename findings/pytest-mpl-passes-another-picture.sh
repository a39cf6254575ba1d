#!/usr/bin/env bash
# A test of pytest-mpl passes when its curve has turned round.
#
# Guess: a test that is marked mpl_image_compare compares its picture with the stored one.
# What happens: without --mpl the figure is drawn and thrown away, and the test counts as passed, not as skipped. A
#   workflow that calls pytest alone is green for ever.
# Versions: matplotlib 3.11.2, pytest 9.2.0, pytest-mpl 0.19.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet matplotlib==3.11.2 pytest==9.2.0 pytest-mpl==0.19.0
venv/bin/python - <<'PYTHON' | tee output.txt
import subprocess
import sys
test = '''
import matplotlib.pyplot as plt
import pytest
@pytest.mark.mpl_image_compare
def test_curve():
    figure, axes = plt.subplots()
    axes.plot(CURVE)
    return figure
'''
def run(curve, *options):
    with open("test_curve.py", "w") as file:
        file.write(test.replace("CURVE", curve))
    result = subprocess.run([sys.executable, "-m", "pytest", "-q", *options], capture_output=True, text=True)
    return result.stdout.strip().splitlines()[-1].split(" in ")[0]
print("stored:", run("[1, 2]", "--mpl-generate-path=baseline"))
for options in ([], ["--mpl"]):
    print("turned round", options, run("[2, 1]", *options))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
stored: 1 skipped
turned round [] 1 passed
turned round ['--mpl'] 1 failed
SEEN
