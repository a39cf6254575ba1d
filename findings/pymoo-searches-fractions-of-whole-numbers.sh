#!/usr/bin/env bash
# pymoo's genetic algorithm finds 3.4 layers, although the problem says vtype=int.
#
# Guess: vtype=int makes the variables whole numbers.
# What happens: vtype is a note that the default operators do not look at: samples, crossover and mutation make
#   fractions. IntegerRandomSampling and a RoundingRepair for each operator are needed. An objective that rounds by
#   itself hides it.
# Versions: numpy 2.4.6, scipy 1.17.1, pymoo 0.6.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pymoo==0.6.2
venv/bin/python - <<'PYTHON' | tee output.txt
from pymoo.algorithms.soo.nonconvex.ga import GA
from pymoo.core.problem import ElementwiseProblem
from pymoo.operators.crossover.sbx import SBX
from pymoo.operators.mutation.pm import PM
from pymoo.operators.repair.rounding import RoundingRepair
from pymoo.operators.sampling.rnd import IntegerRandomSampling
from pymoo.optimize import minimize
class Layers(ElementwiseProblem):
    def __init__(self):
        super().__init__(n_var=1, n_obj=1, xl=0, xu=10, vtype=int)
    def _evaluate(self, x, out, *args, **kwargs):
        out["F"] = (x[0] - 3.4) ** 2
repair = RoundingRepair()
whole = {"sampling": IntegerRandomSampling(), "crossover": SBX(vtype=float, repair=repair), "mutation": PM(vtype=float, repair=repair)}
for name, options in (("default", {}), ("with operators for whole numbers", whole)):
    result = minimize(Layers(), GA(pop_size=20, **options), ("n_gen", 30), seed=1)
    print(name, "best number of layers:", round(float(result.X[0]), 1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
default best number of layers: 3.4
with operators for whole numbers best number of layers: 3.0
SEEN
