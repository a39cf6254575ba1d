#!/usr/bin/env bash
# cyvcf2's gt_types of 0/0, 0/1, 1/1 and ./. are 0, 1, 3 and 2.
#
# Guess: the type of a genotype counts the copies of the other allele: 0, 1, 2, and something else where it is missing.
# What happens: 2 stands for missing and 3 for two copies, unless gts012=True, so a model of doses takes who was not
#   measured for a carrier of two copies, and a carrier of two for one of three.
# Versions: numpy 2.4.6, cyvcf2 0.35.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 cyvcf2==0.35.0
venv/bin/python - <<'PYTHON' | tee output.txt
from cyvcf2 import VCF
columns = "CHROM POS ID REF ALT QUAL FILTER INFO FORMAT a b c d".split()
row = "1 10 . A C . PASS . GT 0/0 0/1 1/1 ./.".split()
with open("people.vcf", "w") as file:
    file.write("##fileformat=VCFv4.2\n##contig=<ID=1>\n")
    file.write('##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n')
    file.write("#" + "\t".join(columns) + "\n" + "\t".join(row) + "\n")
print("genotypes:", row[-4:])
for options in ({}, {"gts012": True}):
    print(options, "gt_types:", [variant.gt_types.tolist() for variant in VCF("people.vcf", **options)][0])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
genotypes: ['0/0', '0/1', '1/1', './.']
{} gt_types: [0, 1, 3, 2]
{'gts012': True} gt_types: [0, 1, 2, 3]
SEEN
