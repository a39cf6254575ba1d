#!/usr/bin/env bash
# econml finds that a drug that adds 3 takes 3 away, and finds the right sign of treated against control.
#
# Guess: the effect of a treatment named drug is against placebo; or the control has to be named.
# What happens: the treatment that comes first by letter is the control: drug is before placebo, control before
#   treated. const_marginal_ate then is the effect of the placebo. categories=['placebo', 'drug'] says which comes
#   first.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, econml 0.17.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 econml==0.17.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
from econml.dml import LinearDML
from sklearn.linear_model import LinearRegression, LogisticRegression
generator = np.random.default_rng(0)
X, took = generator.normal(size=(400, 1)), generator.integers(0, 2, 400)
Y = 3.0 * took + generator.normal(0, 0.1, 400)
for names, options in ((["control", "treated"], {}), (["placebo", "drug"], {}), (["placebo", "drug"], {"categories": ["placebo", "drug"]})):
    model = LinearDML(model_y=LinearRegression(), model_t=LogisticRegression(), discrete_treatment=True, random_state=0, **options)
    effect = model.fit(Y, np.array(names)[took], X=X).const_marginal_ate(X)
    print(names, list(options), "effect:", round(float(effect[0]), 1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
['control', 'treated'] [] effect: 3.0
['placebo', 'drug'] [] effect: -3.0
['placebo', 'drug'] ['categories'] effect: 3.0
SEEN
