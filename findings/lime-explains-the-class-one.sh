#!/usr/bin/env bash
# LIME explains why a flower is of class 1 that the model finds to be of class 0.
#
# Guess: an explanation of a prediction is of what was predicted.
# What happens: explain_instance takes labels=(1,) unless told, and as_list() too, so of three classes only the second
#   is ever explained: what speaks for the prediction comes with a minus. labels, or top_labels=1 with label=, names
#   the class.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, scikit-image 0.26.0, lime 0.2.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 scikit-image==0.26.0 lime==0.2.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
from lime.lime_tabular import LimeTabularExplainer
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
X, y = load_iris(return_X_y=True)
model = LogisticRegression(max_iter=1000).fit(X, y)
explainer = LimeTabularExplainer(X, mode="classification", random_state=0)
for row in (0, 75, 149):
    explanation = explainer.explain_instance(X[row], model.predict_proba, num_features=4)
    print("predicted:", model.predict(X[row : row + 1])[0], "explained:", explanation.available_labels())
for label in (1, 0):
    explanation = explainer.explain_instance(X[0], model.predict_proba, num_features=4, labels=(label,))
    feature, weight = explanation.as_list(label=label)[0]
    print("row 0, class", label, "first feature speaks", "for" if weight > 0 else "against", "it")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
predicted: 0 explained: [1]
predicted: 1 explained: [1]
predicted: 2 explained: [1]
row 0, class 1 first feature speaks against it
row 0, class 0 first feature speaks for it
SEEN
