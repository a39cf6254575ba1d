#!/usr/bin/env bash
# nbval --nbval passes a notebook whose picture has turned from black to white.
#
# Guess: --nbval compares all outputs, as its help says, so another picture fails as another text does.
# What happens: image/png is among what it leaves out, with the types of the output, numbers of execution and LaTeX.
#   A figure is tested only for the text beside it, so what it shows must be tested elsewhere, or said in a line of
#   text.
# Versions: numpy 2.4.6, nbval 0.11.0, pytest 9.2.0, ipykernel 7.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 nbval==0.11.0 pytest==9.2.0 ipykernel==7.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import base64
import io
import struct
import subprocess
import zlib
import nbformat
def png(value):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    size = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes([0, value]))) + chunk(b"IEND", b"")
open("black.png", "wb").write(png(0))
def passes(picture, text):
    data = {"image/png": base64.b64encode(picture).decode(), "text/plain": text}
    output = nbformat.v4.new_output("execute_result", data=data, execution_count=1)
    code = "from IPython.display import Image\nImage('black.png')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code, outputs=[output], execution_count=1)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, "test.ipynb")
    return subprocess.run(["venv/bin/python", "-m", "pytest", "--nbval", "-q", "test.ipynb"], capture_output=True).returncode == 0
text = "<IPython.core.display.Image object>"
print("stored black, made black: passes", passes(png(0), text))
print("stored white, made black: passes", passes(png(255), text))
print("stored other text: passes", passes(png(0), "another text"))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
stored black, made black: passes True
stored white, made black: passes True
stored other text: passes False
SEEN
