#!/usr/bin/env bash
# onnx.checker passes a model that adds three floats to four integers and makes texts of them.
#
# Guess: check_model refuses a model whose types and shapes contradict each other: this is what one calls it for.
# What happens: by itself it looks at names, attributes and operator sets, not at types and shapes; ONNX Runtime then
#   can't load what it passed. full_check=True finds it.
# Versions: onnx 1.23.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet onnx==1.23.2
venv/bin/python - <<'PYTHON' | tee output.txt
import onnx
from onnx import TensorProto, helper
kinds = {"a": (TensorProto.FLOAT, [3]), "b": (TensorProto.INT64, [4]), "sum": (TensorProto.STRING, [99])}
a, b, total = (helper.make_tensor_value_info(name, *kind) for name, kind in kinds.items())
graph = helper.make_graph([helper.make_node("Add", ["a", "b"], ["sum"])], "g", [a, b], [total])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
for words in ({}, {"full_check": True}):
    try:
        onnx.checker.check_model(model, **words)
        print(words, "passes")
    except onnx.shape_inference.InferenceError:
        print(words, "refuses")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} passes
{'full_check': True} refuses
SEEN
