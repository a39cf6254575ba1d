#!/usr/bin/env bash
# GGUF gives back the shape of a 2 by 3 matrix as 3 by 2, and its data as 2 by 3.
#
# Guess: a tensor's shape is that of the array written, as in safetensors, .npy and HDF5.
# What happens: the file lists the axes from the fastest on, so shape is reversed, in the official reader too, whose
#   data are not: code that reshapes the data to the shape, or takes the number of inputs from it, gets numbers in
#   other places.
# Versions: numpy 2.4.6, gguf 0.19.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 gguf==0.19.0
venv/bin/python - <<'PYTHON' | tee output.txt
import gguf
import numpy as np
W = np.arange(6, dtype=np.float32).reshape(2, 3)
writer = gguf.GGUFWriter("model.gguf", "llama")
writer.add_tensor("W", W)
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()
tensor = gguf.GGUFReader("model.gguf").tensors[0]
print("written", W.shape, "| shape", tuple(tensor.shape.tolist()), "| data", tensor.data.shape, "| data equal:", np.array_equal(tensor.data, W))
print("data.reshape(shape) is W.T:", np.array_equal(tensor.data.reshape(tensor.shape), W.T))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
written (2, 3) | shape (3, 2) | data (2, 3) | data equal: True
data.reshape(shape) is W.T: False
SEEN
