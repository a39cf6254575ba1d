#!/usr/bin/env bash
# orjson.dumps writes a loss of NaN or infinity as null, which is None when it is read.
#
# Guess: a value that JSON does not have raises, as in orjson for other types, or is NaN, as in json.
# What happens: both become null without a word: a run that diverged has no loss in the log, a best-so-far that began
#   at infinity is None, and None < 0.5 raises where it is read.
# Versions: orjson 3.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet orjson==3.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import json
import orjson
losses = [0.5, float("inf"), float("nan")]
print("json:  ", json.loads(json.dumps(losses)))
print("orjson:", orjson.loads(orjson.dumps(losses)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
json:   [0.5, inf, nan]
orjson: [0.5, None, None]
SEEN
