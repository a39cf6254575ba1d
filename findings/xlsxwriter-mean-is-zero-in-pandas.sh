#!/usr/bin/env bash
# A mean that XlsxWriter writes as a formula is 0 when pandas reads the file, and so is a token that begins with =.
#
# Guess: a formula comes back as its value, or as missing where nobody has computed it; a text of a data frame comes
#   back as the text.
# What happens: XlsxWriter computes nothing and stores 0 as the result of each formula, and pandas reads that result: a
#   score of 0. openpyxl stores no result, which is read as missing. Either writes every text of a data frame that
#   begins with = as a formula, so such tokens are lost. Excel computes the means when it opens the file.
# Versions: numpy 2.4.6, pandas 2.3.3, openpyxl 3.1.5, xlsxwriter 3.3.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 openpyxl==3.1.5 xlsxwriter==3.3.1
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
import xlsxwriter
with xlsxwriter.Workbook("runs.xlsx") as book:
    sheet = book.add_worksheet()
    for number, row in enumerate((["seed", "score"], ["a", 0.9], ["b", 0.7], ["mean", "=AVERAGE(B2:B3)"])):
        sheet.write_row(number, 0, row)
print("pandas:", pd.read_excel("runs.xlsx").values.tolist())
tokens = pd.DataFrame({"token": ["a", "=1+1", "=)"], "count": [5, 2, 3]})
for engine in ("xlsxwriter", "openpyxl"):
    tokens.to_excel("tokens.xlsx", index=False, engine=engine)
    print("to_excel with", engine + ":", pd.read_excel("tokens.xlsx").values.tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
pandas: [['a', 0.9], ['b', 0.7], ['mean', 0.0]]
to_excel with xlsxwriter: [['a', 5], [0, 2], [0, 3]]
to_excel with openpyxl: [['a', 5], [nan, 2], [nan, 3]]
SEEN
