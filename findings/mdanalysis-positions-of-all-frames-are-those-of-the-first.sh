#!/usr/bin/env bash
# [frame.positions for frame in trajectory] of MDAnalysis holds the first frame three times.
#
# Guess: each frame of the loop has its own array of positions, so that a list of them is the trajectory.
# What happens: there is one array, which is filled anew for each frame: all entries of the list are the same array,
#   and after the loop it holds the first frame again. A model trained on it sees one structure under all energies.
#   frame.positions.copy(), or atoms.positions, gives an array of its own.
# Versions: numpy 2.4.6, MDAnalysis 2.11.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 MDAnalysis==2.11.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pathlib
import MDAnalysis
pathlib.Path("bond.xyz").write_text("".join(f"2\n\nH 0 0 0\nH 0 0 {length}\n" for length in (0.7, 0.8, 0.9)))
universe = MDAnalysis.Universe("bond.xyz")
def lengths(frames):
    return [round(float(positions[1, 2]), 2) for positions in frames]
print("frame.positions:", lengths([frame.positions for frame in universe.trajectory]))
print("frame.positions.copy():", lengths([frame.positions.copy() for frame in universe.trajectory]))
print("atoms.positions:", lengths([universe.atoms.positions for frame in universe.trajectory]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
frame.positions: [0.7, 0.7, 0.7]
frame.positions.copy(): [0.7, 0.8, 0.9]
atoms.positions: [0.7, 0.8, 0.9]
SEEN
