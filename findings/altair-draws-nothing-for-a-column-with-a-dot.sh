#!/usr/bin/env bash
# Altair draws no point for a column named val.loss, and says nothing.
#
# Guess: y='val.loss' names the column; a name that is wrong raises an error.
# What happens: a dot or brackets in a name mean a field inside a field, which no row has: Altair finds the column
#   and its type, and the chart is drawn empty. Metrics and pandas' json_normalize make such names. y='val\\.loss'
#   in a raw string, or another name, draws it.
# Versions: numpy 2.4.6, pandas 2.3.3, altair 6.3.0, vl-convert-python 1.9.0.post1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 altair==6.3.0 vl-convert-python==1.9.0.post1
venv/bin/python - <<'PYTHON' | tee output.txt
import altair
import pandas
import vl_convert
def points(column, y):
    table = pandas.DataFrame({"epoch": [0, 1, 2], column: [3.0, 2.0, 1.0]})
    chart = altair.Chart(table).mark_point().encode(x="epoch", y=y)
    return vl_convert.vegalite_to_svg(chart.to_json()).count('aria-roledescription="point"')
print("loss:", points("loss", "loss"), "points")
print("val.loss:", points("val.loss", "val.loss"), "points")
print("loss[0]:", points("loss[0]", "loss[0]"), "points")
print(r"val\.loss:", points("val.loss", r"val\.loss"), "points")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
loss: 3 points
val.loss: 0 points
loss[0]: 0 points
val\.loss: 3 points
SEEN
