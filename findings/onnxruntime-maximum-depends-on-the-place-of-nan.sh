#!/usr/bin/env bash
# In ONNX Runtime the maximum of NaN, 2, 3 is NaN, of 1, NaN, 3 it is 3, and of 1, 2, NaN it is 2.
#
# Guess: the maximum of numbers does not depend on their order: with a NaN among them it is NaN, as in NumPy, or the
#   largest number.
# What happens: ReduceMax keeps a NaN that comes first, and passes one over that comes later; ArgMax does the same.
#   A check by the largest value, or the class with the highest score, hides that a network has diverged, where
#   NumPy shows it. Ask IsNaN.
# Versions: numpy 2.4.6, onnx 1.23.2, onnxruntime 1.32.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import onnxruntime
from onnx import TensorProto, helper
def run(operator, values):
    x = np.array(values, np.float32)
    graph = helper.make_graph([helper.make_node(operator, ["x"], ["y"])], "g", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [3])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT if operator == "ReduceMax" else TensorProto.INT64, [1])])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, {"x": x})[0].item()
for values in ([np.nan, 2, 3], [1, np.nan, 3], [1, 2, np.nan]):
    print(values, "ReduceMax", run("ReduceMax", values), "ArgMax", run("ArgMax", values), "| NumPy", np.max(values), np.argmax(values))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[nan, 2, 3] ReduceMax nan ArgMax 0 | NumPy nan 0
[1, nan, 3] ReduceMax 3.0 ArgMax 2 | NumPy nan 1
[1, 2, nan] ReduceMax 2.0 ArgMax 1 | NumPy nan 2
SEEN
