#!/usr/bin/env bash
# seaborn's 95 percent band around three runs holds the true mean three times in four.
#
# Guess: lineplot's default band is a 95 percent interval of the mean, so 19 in 20.
# What happens: it is the percentile bootstrap of the runs drawn, which for three never leaves their smallest and
#   largest: 1 - 2 / 8. With 30 runs it is near 95; Student's interval is so with three.
# Versions: numpy 2.4.6, scipy 1.17.1, matplotlib 3.11.2, pandas 3.1.1, seaborn 0.13.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 matplotlib==3.11.2 pandas==3.1.1 seaborn==0.13.2
venv/bin/python - <<'PYTHON' | tee output.txt
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import seaborn
from scipy import stats
rng = np.random.RandomState(0)
for count in (3, 30):
    runs = rng.randn(200, count)
    axes = plt.figure().gca()
    seaborn.lineplot(x=np.repeat(np.arange(200), count), y=runs.ravel(), seed=rng, ax=axes)
    x, edge = axes.collections[0].get_paths()[0].vertices.T
    band = np.mean([edge[x == step].min() < 0 < edge[x == step].max() for step in range(200)])
    half = stats.t.ppf(0.975, count - 1) * runs.std(1, ddof=1) / count**0.5
    student = np.mean(abs(runs.mean(1)) < half)
    print(f"{count} runs: holds the mean in fewer than 80 percent: band {band < 0.8}, Student {student < 0.8}; in more than 90: band {band > 0.9}, Student {student > 0.9}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
3 runs: holds the mean in fewer than 80 percent: band True, Student False; in more than 90: band False, Student True
30 runs: holds the mean in fewer than 80 percent: band False, Student False; in more than 90: band True, Student True
SEEN
