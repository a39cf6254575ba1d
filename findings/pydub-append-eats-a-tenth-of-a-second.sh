#!/usr/bin/env bash
# pydub's a.append(b) of two clips of a second is 1.9 seconds long, and a + b is 2 seconds.
#
# Guess: append puts one clip behind the other, as + does.
# What happens: append crossfades the clips by 100 milliseconds unless told, so each clip of a long recording begins a
#   tenth of a second earlier than the sum of the lengths before it: labels drift by ten seconds in a hundred clips,
#   and + and sum() do not. crossfade=0 keeps the lengths.
# Versions: pydub 0.25.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pydub==0.25.1
venv/bin/python - <<'PYTHON' | tee output.txt
from pydub import AudioSegment
clip = AudioSegment.silent(duration=1000)
print("clip + clip:", len(clip + clip), "ms, clip.append(clip):", len(clip.append(clip)), "ms, crossfade=0:", len(clip.append(clip, crossfade=0)), "ms")
recording = clip
for _ in range(99):
    recording = recording.append(clip)
print("a hundred clips appended:", len(recording), "ms")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
clip + clip: 2000 ms, clip.append(clip): 1900 ms, crossfade=0: 2000 ms
a hundred clips appended: 90100 ms
SEEN
