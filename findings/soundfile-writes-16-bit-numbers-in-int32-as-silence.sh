#!/usr/bin/env bash
# soundfile writes 16-bit samples that sit in an int32 array as silence.
#
# Guess: the file is PCM_16, the values fit into 16 bits, so they are stored as they are.
# What happens: an int32 array is taken for 32-bit sound and divided by 65536, so 30000 becomes 0. A sum or a
#   difference of two int16 recordings, made in int32 so as not to overflow, is lost. astype(np.int16) first.
# Versions: numpy 2.4.6, soundfile 0.14.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 soundfile==0.14.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import soundfile
samples = np.array([1000, -1000, 30000])
for kind in (np.int16, np.int32):
    soundfile.write("sound.wav", samples.astype(kind), 8000)
    print(kind.__name__, soundfile.info("sound.wav").subtype, soundfile.read("sound.wav", dtype="int16")[0].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
int16 PCM_16 [1000, -1000, 30000]
int32 PCM_16 [0, -1, 0]
SEEN
