#!/usr/bin/env bash
# fastavro writes 2.7 into an integer field as 2, and the id 16777217 into null, float or long as 16777216.
#
# Guess: a number that does not fit its field's type is refused, and one that fits one of several types is written as
#   that one.
# What happens: floats are cut to whole numbers in an int field without a word, and of several types the first that
#   accepts the value is taken, which for a whole number is float if that stands first. A schema that was made from a
#   first row of whole losses cuts all later ones. validator=True refuses 2.7, and the id only comes through with long
#   before float.
# Versions: fastavro 1.13.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet fastavro==1.13.1
venv/bin/python - <<'PYTHON' | tee output.txt
import io
import fastavro
def there_and_back(kind, values, **settings):
    schema = fastavro.parse_schema({"type": "record", "name": "row", "fields": [{"name": "value", "type": kind}]})
    file = io.BytesIO()
    try:
        fastavro.writer(file, schema, [{"value": value} for value in values], **settings)
    except Exception as error:
        return type(error).__name__
    return [row["value"] for row in fastavro.reader(io.BytesIO(file.getvalue()))]
print("int:", there_and_back("int", [3, 2.7, 0.9]), "validator=True:", there_and_back("int", [3, 2.7, 0.9], validator=True))
print("null, float, long:", there_and_back(["null", "float", "long"], [16777217]), "null, long, float:", there_and_back(["null", "long", "float"], [16777217]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
int: [3, 2, 0] validator=True: ValidationError
null, float, long: [16777216.0] null, long, float: [16777217]
SEEN
