#!/usr/bin/env bash
# dates.isin(holidays.US()) finds no holiday in pandas, though each date of them is in holidays.US().
#
# Guess: the package's holidays behave as a set of dates, so pandas and a loop find the same ones.
# What happens: holidays.US() is an empty dictionary that works out a year when a date of it is looked up. pandas goes
#   through what is there, which is nothing, so a forecast gets a holiday feature of zeros; once any date has been
#   looked up, its year is found. holidays.US(years=2024), or a loop, is right.
# Versions: numpy 2.4.6, pandas 2.3.3, holidays 0.109.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 holidays==0.109
venv/bin/python - <<'PYTHON' | tee output.txt
import holidays
import pandas as pd
dates = pd.Series(pd.to_datetime(["2024-07-04", "2024-07-05", "2024-12-25"])).dt.date
united_states = holidays.US()
print("length:", len(united_states), "isin:", dates.isin(united_states).tolist())
print("in, one by one:", [date in united_states for date in dates])
print("length after that:", len(united_states) > 0, "isin:", dates.isin(united_states).tolist())
print("isin with years=2024:", dates.isin(holidays.US(years=2024)).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
length: 0 isin: [False, False, False]
in, one by one: [True, False, True]
length after that: True isin: [True, False, True]
isin with years=2024: [True, False, True]
SEEN
