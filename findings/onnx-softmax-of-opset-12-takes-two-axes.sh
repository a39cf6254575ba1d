#!/usr/bin/env bash
# ONNX's Softmax of four equal logits in two rows of two is 0.25 each in opset 12, and 0.5 each in opset 13.
#
# Guess: Softmax without an axis is taken over the last one, as the same node in the next opset.
# What happens: up to opset 12 the default axis is 1, and all axes from there on are taken together: a sequence's
#   positions compete with its classes. From 13 on it is the last axis alone. Raising the opset number in the file
#   changes the result; version_converter adds a Flatten.
# Versions: numpy 2.4.6, onnx 1.23.2, onnxruntime 1.32.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, version_converter
def model(opset):
    ends = [[helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 2, 2])] for name in "xy"]
    graph = helper.make_graph([helper.make_node("Softmax", ["x"], ["y"])], "graph", *ends)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
def run(model):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": np.zeros((1, 2, 2), np.float32)})[0].tolist()
for opset in (12, 13):
    onnx.checker.check_model(model(opset))
    print("opset", opset, run(model(opset)))
converted = version_converter.convert_version(model(12), 13)
print("converted", run(converted), [node.op_type for node in converted.graph.node])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
opset 12 [[[0.25, 0.25], [0.25, 0.25]]]
opset 13 [[[0.5, 0.5], [0.5, 0.5]]]
converted [[[0.25, 0.25], [0.25, 0.25]]] ['Shape', 'Flatten', 'Softmax', 'Reshape']
SEEN
