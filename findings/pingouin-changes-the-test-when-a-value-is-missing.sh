#!/usr/bin/env bash
# pingouin's ttest of six and six values is Student's, and of six and five it is Welch's.
#
# Guess: the test depends on what is asked for, not on the numbers of values.
# What happens: correction="auto" uses Welch's where the sizes differ and Student's where they are equal, although it
#   is unequal variances that Student's cannot bear: one missing value takes half of the degrees of freedom.
#   correction=True asks for Welch's always.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, pingouin 0.7.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 pingouin==0.7.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import pingouin
calm, wild = [1.0, 2, 3, 4, 5, 6], [10.0, 40, 70, 0, -30, 100]
for words in ({}, {"correction": True}):
    for count in (6, 5):
        freedom = pingouin.ttest(calm, wild[:count], **words)["dof"].item()
        print(words, "6 and", count, "values: degrees of freedom", round(freedom, 1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} 6 and 6 values: degrees of freedom 10
{} 6 and 5 values: degrees of freedom 4.0
{'correction': True} 6 and 6 values: degrees of freedom 5.0
{'correction': True} 6 and 5 values: degrees of freedom 4.0
SEEN
