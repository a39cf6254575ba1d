#!/usr/bin/env bash
# ONNX's NonMaxSuppression of three boxes selects none, unless it is told how many.
#
# Guess: without a limit all boxes survive that overlap no better one, as in torchvision.
# What happens: max_output_boxes_per_class is 0 by default, and 0 means none. The model passes the checker and runs,
#   and a detector that was exported or put together so finds nothing in any image. Give the third input.
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
from onnx import TensorProto, helper
def selected(**extra):
    feeds = {"boxes": np.array([[[0, 0, 1, 1], [0, 0, 1, 0.9], [5, 5, 6, 6]]], np.float32), "scores": np.array([[[0.9, 0.8, 0.7]]], np.float32)}
    feeds |= {name: np.array(value) for name, value in extra.items()}
    inputs = [helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(value.dtype), value.shape) for name, value in feeds.items()]
    output = helper.make_tensor_value_info("selected", TensorProto.INT64, ["n", 3])
    node = helper.make_node("NonMaxSuppression", list(feeds), ["selected"])
    model = helper.make_model(helper.make_graph([node], "g", inputs, [output]), opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model, full_check=True)
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, feeds)[0][:, 2].tolist()
print("boxes selected:", selected())
print("at most 9, IoU over 0.5:", selected(limit=[9], iou=[np.float32(0.5)]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
boxes selected: []
at most 9, IoU over 0.5: [0, 2]
SEEN
