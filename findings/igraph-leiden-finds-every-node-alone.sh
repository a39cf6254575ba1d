#!/usr/bin/env bash
# igraph's community_leiden() of Zachary's karate club finds 34 communities of its 34 members.
#
# Guess: Leiden's method improves Louvain's, so its result is about that of community_multilevel: four groups.
# What happens: the method's default objective is not modularity, as it is for Louvain's and in leidenalg's usual call,
#   but the Constant Potts Model with the resolution 1, under which no group of an unweighted graph is worth more than
#   its members alone. Nothing is said; objective_function='modularity' gives the four.
# Versions: igraph 1.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet igraph==1.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import random
import igraph
random.seed(0)
club = igraph.Graph.Famous("Zachary")
print("members:", club.vcount())
print("community_multilevel():", len(club.community_multilevel()))
print("community_leiden():", len(club.community_leiden()))
print("community_leiden(objective_function='modularity'):", len(club.community_leiden(objective_function="modularity")))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
members: 34
community_multilevel(): 4
community_leiden(): 34
community_leiden(objective_function='modularity'): 4
SEEN
