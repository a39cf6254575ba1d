#!/usr/bin/env bash
# The package Levenshtein's ratio of kitten and sitting is 0.615, where 1 - distance / length is 0.571.
#
# Guess: Levenshtein.ratio is Levenshtein.distance as a share of the length.
# What happens: ratio counts a replaced letter as two steps, one out and one in, and divides by the sum of both
#   lengths; distance counts it as one. Two words without a common letter are 0 in both, others may differ, so a
#   threshold for duplicates means two things. rapidfuzz names them Indel and Levenshtein.
# Versions: Levenshtein 0.27.5, rapidfuzz 3.14.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet Levenshtein==0.27.5 rapidfuzz==3.14.6
venv/bin/python - <<'PYTHON' | tee output.txt
import Levenshtein
from rapidfuzz import distance
for a, b in (("kitten", "sitting"), ("abcd", "abcx"), ("abc", "xyz")):
    share = 1 - Levenshtein.distance(a, b) / max(len(a), len(b))
    print(a, b, f"ratio: {Levenshtein.ratio(a, b):.3f}", f"1 - distance / length: {share:.3f}", *(f"rapidfuzz {kind.__name__.split('.')[-1]}: {kind.normalized_similarity(a, b):.3f}" for kind in (distance.Indel, distance.Levenshtein)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
kitten sitting ratio: 0.615 1 - distance / length: 0.571 rapidfuzz Indel: 0.615 rapidfuzz Levenshtein: 0.571
abcd abcx ratio: 0.750 1 - distance / length: 0.750 rapidfuzz Indel: 0.750 rapidfuzz Levenshtein: 0.750
abc xyz ratio: 0.000 1 - distance / length: 0.000 rapidfuzz Indel: 0.000 rapidfuzz Levenshtein: 0.000
SEEN
