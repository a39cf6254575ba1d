#!/usr/bin/env bash
# librosa's decibels of a quiet clip are all the same when a loud clip is in its batch.
#
# Guess: power_to_db takes a logarithm of each number, so a clip gives the same alone and in a batch.
# What happens: top_db=80 cuts at 80 dB under the largest value of the whole array. In a batch, a quiet clip's detail
#   is gone, and with it its MFCCs, which are made from it. Convert clip by clip, or with top_db=None.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, numba 0.65.1, librosa 0.11.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 numba==0.65.1 librosa==0.11.0
venv/bin/python - <<'PYTHON' | tee output.txt
import librosa
import numpy as np
quiet, loud = np.array([1e-9, 1e-8, 1e-7]), np.array([1.0, 10.0, 100.0])
print("alone", librosa.power_to_db(quiet).round().tolist())
print("in a batch", librosa.power_to_db(np.stack([quiet, loud]))[0].round().tolist())
clips = np.random.RandomState(0).randn(2, 4000) * [[1e-5], [1.0]]
alone, batch = librosa.feature.mfcc(y=clips[0], sr=8000), librosa.feature.mfcc(y=clips, sr=8000)[0]
print("MFCCs 1 to 19 are all 0: alone", np.allclose(alone[1:], 0, atol=1e-3), "in a batch", np.allclose(batch[1:], 0, atol=1e-3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
alone [-90.0, -80.0, -70.0]
in a batch [-60.0, -60.0, -60.0]
MFCCs 1 to 19 are all 0: alone False in a batch True
SEEN
