#!/usr/bin/env bash
# The least x with x >= -5 is 0 in scipy's linprog and -5 in PuLP.
#
# Guess: a variable that nobody has bounded may be negative, and the constraint decides.
# What happens: in linprog, and milp, a variable is at least 0 unless bounds=(None, None) is given; in PuLP it is free.
#   A model that is carried from one to the other has another optimum, with the status of success.
# Versions: numpy 2.4.6, scipy 1.17.1, pulp 3.3.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pulp==3.3.2
venv/bin/python - <<'PYTHON' | tee output.txt
import pulp
from scipy.optimize import linprog
for words in ({}, {"bounds": (None, None)}):
    found = linprog([1], A_ub=[[-1]], b_ub=[5], **words)
    print("linprog", words, "success", found.success, "x", float(found.x[0]))
x = pulp.LpVariable("x")
problem = pulp.LpProblem()
problem += x
problem += x >= -5
print("PuLP", pulp.LpStatus[problem.solve(pulp.PULP_CBC_CMD(msg=0))], "x", x.value())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
linprog {} success True x 0.0
linprog {'bounds': (None, None)} success True x -5.0
PuLP Optimal x -5.0
SEEN
