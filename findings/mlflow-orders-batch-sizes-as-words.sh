#!/usr/bin/env bash
# MLflow's order_by=["params.batch"] puts the runs in the order 128, 16, 64, 8.
#
# Guess: numbers that were logged as numbers are ordered as numbers.
# What happens: a parameter is stored as text and ordered by its letters; learning rates come as 0.01, 0.1, 1e-05. A
#   metric is a number: what is to be ordered or compared must be logged as one.
# Versions: mlflow-skinny 3.17.2, SQLAlchemy 2.1.9, alembic 1.20.1, pandas 2.3.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mlflow-skinny==3.17.2 SQLAlchemy==2.1.9 alembic==1.20.1 pandas==2.3.3
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import mlflow
logging.disable(logging.INFO)
mlflow.set_tracking_uri("sqlite:///runs.db")
for batch in (16, 128, 8, 64):
    with mlflow.start_run():
        mlflow.log_param("batch", batch)
        mlflow.log_metric("batch", batch)
for column in ("params.batch", "metrics.batch"):
    print(column, mlflow.search_runs(order_by=[column])[column].astype(int).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
params.batch [128, 16, 64, 8]
metrics.batch [8, 16, 64, 128]
SEEN
