#!/usr/bin/env bash
# A weight of 500 is NaN as float8_e4m3fn of ml_dtypes, and 448 by ONNX's Cast to the same type.
#
# Guess: the largest number of the type is 448: what is above becomes infinite, or 448, in both.
# What happens: the type has no infinity. ml_dtypes makes NaN of all that rounds above 448; ONNX cuts at 448 unless
#   saturate=0. One outlier among the weights makes the one network useless, and the other looks fine. Clip to 448
#   before.
# Versions: numpy 2.4.6, ml-dtypes 0.6.0, onnx 1.23.2, onnxruntime 1.32.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 ml-dtypes==0.6.0 onnx==1.23.2 onnxruntime==1.32.0
venv/bin/python - <<'PYTHON' | tee output.txt
import ml_dtypes
import numpy as np
import onnxruntime
from onnx import TensorProto, helper
weights = np.array([448, 460, 500, 1e6], np.float32)
print("ml_dtypes:", weights.astype(ml_dtypes.float8_e4m3fn).astype(np.float32).tolist())
for words in ({}, {"saturate": 0}):
    nodes = [helper.make_node("Cast", ["x"], ["small"], to=TensorProto.FLOAT8E4M3FN, **words), helper.make_node("Cast", ["small"], ["y"], to=TensorProto.FLOAT)]
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [4]) for name in ("x", "y")]
    model = helper.make_model(helper.make_graph(nodes, "cast", values[:1], values[1:]), opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    print("ONNX Cast", words, session.run(None, {"x": weights})[0].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
ml_dtypes: [448.0, 448.0, nan, nan]
ONNX Cast {} [448.0, 448.0, 448.0, 448.0]
ONNX Cast {'saturate': 0} [448.0, 448.0, nan, nan]
SEEN
