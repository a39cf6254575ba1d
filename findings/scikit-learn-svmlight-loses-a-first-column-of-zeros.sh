#!/usr/bin/env bash
# A first feature that is zero in all rows is gone after dump_svmlight_file and load_svmlight_file.
#
# Guess: the reader's defaults read what the writer's defaults wrote: a test file has the columns of its training
#   file.
# What happens: dump counts features from 0, and load guesses from the file: where no 0 occurs it takes the smallest
#   index for 1, and all features move by one. Of two files with the same features one may move; zero_based=True in
#   load keeps them.
# Versions: numpy 2.4.6, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import io
import numpy as np
from sklearn.datasets import dump_svmlight_file, load_svmlight_file
def back(X, **words):
    file = io.BytesIO()
    dump_svmlight_file(X, np.arange(len(X)), file)
    file.seek(0)
    return load_svmlight_file(file, n_features=X.shape[1], **words)[0].toarray().tolist()
print("training:", back(np.array([[1.0, 2, 3], [0, 4, 5]])))
print("test:", back(np.array([[0.0, 2, 3], [0, 4, 5]])))
print("test, zero_based=True:", back(np.array([[0.0, 2, 3], [0, 4, 5]]), zero_based=True))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
training: [[1.0, 2.0, 3.0], [0.0, 4.0, 5.0]]
test: [[2.0, 3.0, 0.0], [4.0, 5.0, 0.0]]
test, zero_based=True: [[0.0, 2.0, 3.0], [0.0, 4.0, 5.0]]
SEEN
