#!/usr/bin/env bash
# load_dataset of a folder with a.csv, b.csv and c-test.csv reads c-test.csv alone.
#
# Guess: all CSV files of the folder are read, into one split or into train and test.
# What happens: as soon as one name has a word like test or dev in it, only such files are taken, and the others are
#   left out without a word. A results-test.csv beside the data makes a data set of it. data_files names the files.
# Versions: numpy 2.4.6, datasets 5.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 datasets==5.2.0
HF_HUB_OFFLINE=1 venv/bin/python - <<'PYTHON' | tee output.txt
import pathlib
from datasets import disable_progress_bars, load_dataset
disable_progress_bars()
def rows(*names, **words):
    folder = pathlib.Path("-".join(names))
    folder.mkdir()
    for name in names:
        (folder / f"{name}.csv").write_text("x\n" + "1\n" * 10)
    return {split: data.num_rows for split, data in load_dataset("csv", data_dir=str(folder), cache_dir="cache", **words).items()}
print("a, b, c:", rows("a", "b", "c"))
print("a, b, latest:", rows("a", "b", "latest"))
print("a, b, c-test:", rows("a", "b", "c-test"))
print("a, b, d-test, all named:", rows("a", "b", "d-test", data_files="*.csv"))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
a, b, c: {'train': 30}
a, b, latest: {'train': 30}
a, b, c-test: {'test': 10}
a, b, d-test, all named: {'train': 30}
SEEN
