#!/usr/bin/env bash
# A subject '007' that Parquet files are partitioned by comes back as the number 7.
#
# Guess: partition_cols puts each subject into a folder, subject=007, and reading gives the column back as the text
#   that it was.
# What happens: the type of the column is not stored: pandas makes categories of whole numbers of it, Polars whole
#   numbers, and both put it behind the other columns. A comparison with '007' finds nothing; 007 and 7 become one.
#   A schema, or a letter before the number, keeps the text.
# Versions: numpy 2.4.6, pandas 2.3.3, pyarrow 26.0.1, polars 2.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 pyarrow==26.0.1 polars==2.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
import polars as pl
table = pd.DataFrame({"subject": ["007", "010"], "score": [0.5, 0.75]})
table.to_parquet("folder", partition_cols=["subject"])
back = pd.read_parquet("folder")
print("pandas:", back.to_dict("records")[0], "| rows of '007':", int((back.subject == "007").sum()))
print("Polars:", pl.read_parquet("folder/**/*.parquet", hive_partitioning=True).row(0, named=True))
print("Polars with a schema:", pl.read_parquet("folder/**/*.parquet", hive_partitioning=True, hive_schema={"subject": pl.String}).row(0, named=True))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
pandas: {'score': 0.5, 'subject': 7} | rows of '007': 0
Polars: {'score': 0.5, 'subject': 7}
Polars with a schema: {'score': 0.5, 'subject': '007'}
SEEN
