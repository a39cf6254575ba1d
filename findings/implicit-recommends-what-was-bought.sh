#!/usr/bin/env bash
# implicit recommends a user of three items out of four these three again, behind the one that is left.
#
# Guess: filter_already_liked_items leaves them out, so there is one recommendation.
# What happens: they stay in the list with a score of -3.4e38 when less than N others remain. Recall at N counts them
#   as hits if the test set holds repeats, and the mean of the scores is ruined. Scores that low have to be dropped.
# Versions: numpy 2.4.6, scipy 1.17.1, implicit 0.7.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 implicit==0.7.3
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from implicit.als import AlternatingLeastSquares
from scipy.sparse import csr_matrix
bought = csr_matrix(np.array([[1, 1, 1, 0], [1, 0, 1, 1], [0, 1, 1, 1]], np.float32))
model = AlternatingLeastSquares(factors=2, random_state=0, num_threads=1)
model.fit(bought, show_progress=False)
items, scores = model.recommend(0, bought[0], N=4, filter_already_liked_items=True)
print("bought:", bought[0].indices.tolist())
print("recommended first:", int(items[0]), "and then:", sorted(items[1:].tolist()), "with the scores", [f"{score:.2g}" for score in scores[1:]])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
bought: [0, 1, 2]
recommended first: 3 and then: [0, 1, 2] with the scores ['-3.4e+38', '-3.4e+38', '-3.4e+38']
SEEN
