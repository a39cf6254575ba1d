#!/usr/bin/env bash
# pysam's pileup over five reads says 4 by its n and 2 by its list of reads, and count() says 5.
#
# Guess: the number of reads over a position is one number.
# What happens: pileup leaves out reads that are marked as duplicates, and of the others the bases of a quality below
#   13, but n, nsegments too, still counts these. A share of variants that is divided by n is too small.
#   stepper='nofilter' and min_base_quality=0 keep all.
# Versions: pysam 0.24.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pysam==0.24.1
venv/bin/python - <<'PYTHON' | tee output.txt
import pysam
header = {"HD": {"VN": "1.6", "SO": "coordinate"}, "SQ": [{"SN": "1", "LN": 100}]}
with pysam.AlignmentFile("reads.bam", "wb", header=header) as file:
    for i, (quality, flag) in enumerate([(30, 0), (10, 0), (12, 0), (30, 1024), (30, 0)]):
        read = pysam.AlignedSegment(file.header)
        read.query_name, read.flag, read.reference_id, read.reference_start = f"read{i}", flag, 0, 10
        read.query_sequence, read.mapping_quality, read.cigarstring = "A" * 10, 60, "10M"
        read.query_qualities = pysam.qualitystring_to_array(chr(33 + quality) * 10)
        file.write(read)
pysam.index("reads.bam")
with pysam.AlignmentFile("reads.bam") as file:
    print("count:", file.count("1", 15, 16))
    for options in ({}, {"min_base_quality": 0}, {"min_base_quality": 0, "stepper": "nofilter"}):
        for column in file.pileup("1", 15, 16, truncate=True, **options):
            print(options, "n:", column.n, "reads:", len(column.pileups))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
count: 5
{} n: 4 reads: 2
{'min_base_quality': 0} n: 4 reads: 4
{'min_base_quality': 0, 'stepper': 'nofilter'} n: 5 reads: 5
SEEN
