#!/usr/bin/env bash
# GeoPandas' dissolve of two districts of 10 and 20 people gives a country of 10.
#
# Guess: numbers are summed when their areas are joined, as the areas are.
# What happens: aggfunc is 'first' unless named, so every column keeps the value of the district that comes first:
#   people for each square kilometre of the joined area are too few, and depend on the order of the rows.
#   aggfunc='sum', or one for each column, has to be given.
# Versions: numpy 2.4.6, pandas 2.3.3, shapely 2.2.0, geopandas 1.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 shapely==2.2.0 geopandas==1.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import geopandas
from shapely.geometry import box
districts = geopandas.GeoDataFrame({"country": ["A", "A"], "people": [10, 20]}, geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1)])
for label, table in (("as given", districts), ("rows turned round", districts[::-1])):
    country = table.dissolve("country")
    print(label, "| area:", float(country.area.iloc[0]), "people:", int(country.people.iloc[0]), "| aggfunc='sum':", int(table.dissolve("country", aggfunc="sum").people.iloc[0]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
as given | area: 2.0 people: 10 | aggfunc='sum': 30
rows turned round | area: 2.0 people: 20 | aggfunc='sum': 30
SEEN
