#!/usr/bin/env bash
# OR-Tools' solver GLOP gives 2.5 to a variable that was made with IntVar, and calls it optimal.
#
# Guess: an IntVar is whole, or the solver refuses it.
# What happens: GLOP and PDLP solve linear programs only: they leave out the condition, return OPTIMAL, and integer()
#   of the variable still says True. CBC and SCIP keep it. The best of the relaxed program may be far from that of the
#   whole one.
# Versions: numpy 2.4.6, ortools 9.15.6755.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 ortools==9.15.6755
venv/bin/python - <<'PYTHON' | tee output.txt
from ortools.linear_solver import pywraplp
for name in ("GLOP", "PDLP", "CBC"):
    solver = pywraplp.Solver.CreateSolver(name)
    units = solver.IntVar(0, 10, "units")
    solver.Add(2 * units <= 5)
    solver.Maximize(units)
    optimal = solver.Solve() == pywraplp.Solver.OPTIMAL
    print(name, "optimal:", optimal, "integer():", units.integer(), "units:", round(units.solution_value(), 3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
GLOP optimal: True integer(): True units: 2.5
PDLP optimal: True integer(): True units: 2.5
CBC optimal: True integer(): True units: 2.0
SEEN
