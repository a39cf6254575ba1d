#!/usr/bin/env bash
# LightGBM of 39 rows with y = x predicts their mean everywhere.
#
# Guess: forty trees more or less: boosted trees fit a line through 39 points almost exactly.
# What happens: each side of a split must hold 20 rows (min_child_samples), so fewer than 40 allow no split, and the
#   model is a constant; also in a fold of a cross-validation, where a search then finds all settings equal. It says so
#   only when it is not silenced.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, lightgbm 4.7.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 lightgbm==4.7.0
venv/bin/python - <<'PYTHON' | tee output.txt
import lightgbm
import numpy as np
for rows, words in ((39, {}), (60, {}), (39, {"min_child_samples": 5})):
    x = np.arange(float(rows))
    model = lightgbm.LGBMRegressor(verbose=-1, num_threads=1, **words).fit(x[:, None], x)
    values = len(set(model.predict(x[:, None]).round(6)))
    print(rows, "rows", words, "different predictions:", "one" if values == 1 else "more")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
39 rows {} different predictions: one
60 rows {} different predictions: more
39 rows {'min_child_samples': 5} different predictions: more
SEEN
