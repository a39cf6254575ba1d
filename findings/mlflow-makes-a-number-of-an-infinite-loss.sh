#!/usr/bin/env bash
# An infinite loss that is logged to MLflow's database comes back as 1.7976931348623157e+308.
#
# Guess: it comes back infinite, or is refused, as NaN comes back as NaN.
# What happens: the store with a database writes the largest float instead. np.isfinite says that all runs are well,
#   and the mean over the runs is some 1e307. NaN has a mark of its own and comes back.
# Versions: mlflow-skinny 3.17.2, sqlalchemy 2.1.9, alembic 1.20.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mlflow-skinny==3.17.2 sqlalchemy==2.1.9 alembic==1.20.1
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import math
logging.disable(logging.CRITICAL)
import mlflow
mlflow.set_tracking_uri("sqlite:///runs.db")
for loss in (0.5, float("inf"), float("-inf"), float("nan")):
    with mlflow.start_run() as run:
        mlflow.log_metric("loss", loss)
    read = mlflow.MlflowClient().get_run(run.info.run_id).data.metrics["loss"]
    print("logged:", loss, "read:", read, "finite:", math.isfinite(read))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
logged: 0.5 read: 0.5 finite: True
logged: inf read: 1.7976931348623157e+308 finite: True
logged: -inf read: -1.7976931348623157e+308 finite: True
logged: nan read: nan finite: False
SEEN
