#!/usr/bin/env bash
# MLflow gives 0.9 as the latest of the losses 0.9, 0.5 and 0.1 that were logged in one millisecond.
#
# Guess: log_metric without a step counts the calls, and a run's metric is what was logged last.
# What happens: all calls without a step are step 0; the latest has the largest step, then time, then value. Losses
#   logged in a quick loop, or by log_batch with one time, show the worst, and every curve is a vertical line. Pass
#   step.
# Versions: mlflow-skinny 3.17.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mlflow-skinny==3.17.2
venv/bin/python - <<'PYTHON' | tee output.txt
import os
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow
mlflow.set_tracking_uri("file:runs")
client = mlflow.MlflowClient()
for steps in ((None, None, None), (1, 2, 3)):
    with mlflow.start_run() as run:
        for step, loss in zip(steps, (0.9, 0.5, 0.1)):
            client.log_metric(run.info.run_id, "loss", loss, timestamp=1000, step=step)
    history = [(metric.step, metric.value) for metric in client.get_metric_history(run.info.run_id, "loss")]
    print("history", history, "latest", client.get_run(run.info.run_id).data.metrics["loss"])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
history [(0, 0.9), (0, 0.5), (0, 0.1)] latest 0.9
history [(1, 0.9), (2, 0.5), (3, 0.1)] latest 0.1
SEEN
