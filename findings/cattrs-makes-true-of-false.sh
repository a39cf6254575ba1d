#!/usr/bin/env bash
# cattrs makes True of the text 'False', and two epochs of 2.7.
#
# Guess: structure checks that a configuration fits its class, so it raises, or reads 'False' as False.
# What happens: a number or truth value is made by calling its type: bool('False') is True, int(2.7) is 2. Only what
#   the type itself cannot make, such as int('many'), raises.
# Versions: cattrs 26.2.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet cattrs==26.2.1
venv/bin/python - <<'PYTHON' | tee output.txt
import attrs
import cattrs
@attrs.define
class Settings:
    augment: bool
    epochs: int
for given in ({"augment": "False", "epochs": 2.7}, {"augment": "no", "epochs": "3"}, {"augment": False, "epochs": "many"}):
    try:
        print(given, "->", cattrs.structure(given, Settings))
    except Exception as error:
        print(given, "->", type(error).__name__)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{'augment': 'False', 'epochs': 2.7} -> Settings(augment=True, epochs=2)
{'augment': 'no', 'epochs': '3'} -> Settings(augment=True, epochs=3)
{'augment': False, 'epochs': 'many'} -> ClassValidationError
SEEN
