#!/usr/bin/env bash
# implicit's precision_at_k of one right item among ten recommended is 1, not 0.1.
#
# Guess: precision at 10 is the part of the ten recommendations that the user likes.
# What happens: hits are divided by min(K, the number of liked items) of each user, so that users with few held-out
#   items look well served; figures of other libraries or papers are several times smaller.
# Versions: numpy 2.4.6, scipy 1.17.1, implicit 0.7.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 implicit==0.7.3
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from implicit.evaluation import precision_at_k
from scipy.sparse import csr_matrix
class Recommender:
    def recommend(self, users, rows, N=10, **_):
        return np.tile(np.arange(N, dtype=np.int32), (len(users), 1)), np.tile(np.arange(N, 0, -1.0), (len(users), 1))
for liked in (1, 5, 10):
    held_out = np.zeros((4, 50))
    held_out[:, :1] = 1
    held_out[:, 50 - liked + 1:] = 1
    found = precision_at_k(Recommender(), csr_matrix((4, 50)), csr_matrix(held_out), K=10, show_progress=False)
    print(f"1 of 10 recommended is among the {liked} liked: precision_at_k {found:.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1 of 10 recommended is among the 1 liked: precision_at_k 1.0
1 of 10 recommended is among the 5 liked: precision_at_k 0.2
1 of 10 recommended is among the 10 liked: precision_at_k 0.1
SEEN
