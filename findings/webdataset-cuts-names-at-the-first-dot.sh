#!/usr/bin/env bash
# WebDataset makes one example of photo.1.jpg and photo.2.jpg, and two of a.jpg and a.cls that stand apart.
#
# Guess: an example is what has the same name before its last dot, wherever it stands in the archive.
# What happens: names are cut at the first dot, so both photos are the example 'photo' with the parts 1.jpg and
#   2.jpg. And only neighbours are put together: an archive that has all images before all labels gives examples
#   without labels. There is no error.
# Versions: numpy 2.4.6, webdataset 1.0.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 webdataset==1.0.2
venv/bin/python - <<'PYTHON' | tee output.txt
import io
import tarfile
import webdataset
def examples(*names):
    with tarfile.open("x.tar", "w") as archive:
        for name in names:
            entry = tarfile.TarInfo(name)
            entry.size = 1
            archive.addfile(entry, io.BytesIO(b"1"))
    return [sorted(key for key in example if not key.startswith("__")) for example in webdataset.WebDataset("x.tar", shardshuffle=False)]
print(examples("photo_1.jpg", "photo_1.cls", "photo_2.jpg", "photo_2.cls"))
print(examples("photo.1.jpg", "photo.1.cls", "photo.2.jpg", "photo.2.cls"))
print(examples("a.jpg", "b.jpg", "a.cls", "b.cls"))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[['cls', 'jpg'], ['cls', 'jpg']]
[['1.cls', '1.jpg', '2.cls', '2.jpg']]
[['jpg'], ['jpg'], ['cls'], ['cls']]
SEEN
