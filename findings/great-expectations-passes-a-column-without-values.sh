#!/usr/bin/env bash
# Great Expectations passes a column in which every value is missing as being between 0 and 1.
#
# Guess: a column without any number does not hold numbers between 0 and 1.
# What happens: missing values are left out before each expectation about values, so an empty column meets all of them:
#   between, in set, unique, matching. Only expect_column_values_to_not_be_null sees that a join has lost everything.
# Versions: numpy 2.4.6, pandas 2.3.3, great_expectations 1.24.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 great_expectations==1.24.1
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import warnings
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
import great_expectations as gx
import pandas as pd
from great_expectations import expectations as expect
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
table = pd.DataFrame({"lost": [None, None, None], "half": [0.5, None, 2.0]})
asset = context.data_sources.add_pandas("source").add_dataframe_asset("asset")
batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": table})
for expectation in (
    expect.ExpectColumnValuesToBeBetween(column="half", min_value=0, max_value=1),
    expect.ExpectColumnValuesToBeBetween(column="lost", min_value=0, max_value=1),
    expect.ExpectColumnValuesToBeInSet(column="lost", value_set=["cat"]),
    expect.ExpectColumnValuesToNotBeNull(column="lost"),
):
    print(expectation.column, type(expectation).__name__, "passes:", batch.validate(expectation).success)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
half ExpectColumnValuesToBeBetween passes: False
lost ExpectColumnValuesToBeBetween passes: True
lost ExpectColumnValuesToBeInSet passes: True
lost ExpectColumnValuesToNotBeNull passes: False
SEEN
