#!/usr/bin/env bash
# The best match of C++ among C, C# and C++ is C for thefuzz's process.extractOne, with 100 of 100 points.
#
# Guess: a text that is in the list is found, as nothing is more like it.
# What happens: whatever is neither a letter nor a digit is taken out of both texts before they are compared, so C, C#
#   and C++ are one and the first wins; +5 and -5 too. RapidFuzz, which counts for it and has the same names, takes
#   nothing out unless told processor=default_process.
# Versions: rapidfuzz 3.14.6, thefuzz 0.22.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet rapidfuzz==3.14.6 thefuzz==0.22.1
venv/bin/python - <<'PYTHON' | tee output.txt
from rapidfuzz import process as rapid_process
from thefuzz import fuzz, process
languages = ["C", "C#", "C++"]
print("thefuzz:", process.extractOne("C++", languages), "token_sort_ratio of C++ and C#:", fuzz.token_sort_ratio("C++", "C#"))
print("RapidFuzz:", rapid_process.extractOne("C++", languages)[:2])
print("thefuzz, +5 among -5 and +5:", process.extractOne("+5", ["-5", "+5"]), "RapidFuzz:", rapid_process.extractOne("+5", ["-5", "+5"])[:2])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
thefuzz: ('C', 100) token_sort_ratio of C++ and C#: 100
RapidFuzz: ('C++', 100.0)
thefuzz, +5 among -5 and +5: ('-5', 100) RapidFuzz: ('+5', 100.0)
SEEN
