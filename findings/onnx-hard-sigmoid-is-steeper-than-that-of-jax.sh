#!/usr/bin/env bash
# The hard sigmoid of 1 is 0.7 in ONNX and 0.667 in JAX.
#
# Guess: one name is one function.
# What happens: ONNX's HardSigmoid is max(0, min(1, 0.2 x + 0.5)) unless its alpha is set, JAX's, and PyTorch's and
#   Keras 3's, relu6(x + 3) / 6. Whoever writes the node by hand for a trained model gets other gates, and it is 1 from
#   2.5 on instead of from 3.
# Versions: numpy 2.4.6, onnx 1.23.2, jax 0.10.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 onnx==1.23.2 jax==0.10.2
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
import numpy as np
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator
ends = [[helper.make_tensor_value_info(name, TensorProto.FLOAT, [3])] for name in "xy"]
x = np.array([0, 1, 2.5], np.float32)
for options in ({}, {"alpha": 1 / 6}):
    graph = helper.make_graph([helper.make_node("HardSigmoid", ["x"], ["y"], **options)], "graph", *ends)
    print("onnx", list(options), ReferenceEvaluator(helper.make_model(graph)).run(None, {"x": x})[0].astype(float).round(3).tolist())
print("jax    ", np.asarray(jax.nn.hard_sigmoid(x)).astype(float).round(3).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
onnx [] [0.5, 0.7, 1.0]
onnx ['alpha'] [0.5, 0.667, 0.917]
jax     [0.5, 0.667, 0.917]
SEEN
