#!/usr/bin/env bash
# In Pyro a second model with the same names begins with the parameters that the first has learned.
#
# Guess: a new guide, a new optimizer and a new SVI begin with the value that pyro.param is given.
# What happens: parameters live in one store of the process under their names, and pyro.param's value counts only when
#   the name is new. In a cross-validation the second fold begins with what was learned from its own test rows.
#   pyro.clear_param_store() before each model is needed.
# Versions: numpy 2.4.6, torch 2.13.0, pyro-ppl 1.9.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 pyro-ppl==1.9.2
venv/bin/python - <<'PYTHON' | tee output.txt
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
def model(rows):
    mean = pyro.param("mean", torch.tensor(0.0))
    pyro.sample("rows", dist.Normal(mean, 1).expand(rows.shape).to_event(1), obs=rows)
def learn(rows, steps):
    svi = SVI(model, lambda rows: None, pyro.optim.SGD({"lr": 0.1}), Trace_ELBO())
    for _ in range(steps):
        svi.step(rows)
    return round(pyro.param("mean").item(), 3)
print("first fold, 100 steps on 4 and 6:", learn(torch.tensor([4.0, 6.0]), 100))
print("second fold, no step yet on -5:  ", learn(torch.tensor([-5.0]), 0))
pyro.clear_param_store()
svi = SVI(model, lambda rows: None, pyro.optim.SGD({"lr": 0.0}), Trace_ELBO())
svi.step(torch.tensor([-5.0]))
print("after clear_param_store():       ", pyro.param("mean").item())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
first fold, 100 steps on 4 and 6: 5.0
second fold, no step yet on -5:   5.0
after clear_param_store():        0.0
SEEN
