#!/usr/bin/env bash
# ONNX's Div and Mod of -7 and 2 are -3 and 1, which make -5 again.
#
# Guess: -7 is (-7 Div 2) * 2 + (-7 Mod 2), as with // and % in Python and NumPy, and with / and % in C.
# What happens: Div of integers cuts towards zero as C does, Mod takes the sign of the divisor as Python does: an index
#   that a model takes apart into row and column, and puts together again, moves when it is negative. fmod=1 belongs to
#   Div.
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
nodes = [helper.make_node("Div", ["a", "b"], ["div"]), helper.make_node("Mod", ["a", "b"], ["mod"])]
numbers = [helper.make_tensor_value_info(name, TensorProto.INT64, [None]) for name in ("a", "b", "div", "mod")]
graph = helper.make_graph(nodes, "g", numbers[:2], numbers[2:])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
a, b = np.array([-7, 7, 7]), np.array([2, -2, 2])
div, mod = onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"a": a, "b": b})
for label, div, mod in (("ONNX: ", div, mod), ("NumPy:", a // b, a % b)):
    print(label, "div", div.tolist(), "mod", mod.tolist(), "div * b + mod", (div * b + mod).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
ONNX:  div [-3, -3, 3] mod [1, -1, 1] div * b + mod [-5, 5, 7]
NumPy: div [-4, -4, 3] mod [1, -1, 1] div * b + mod [-7, 7, 7]
SEEN
