#!/usr/bin/env bash
# The air of one CT scan is 24 in pydicom's pixel_array and -1000 in SimpleITK.
#
# Guess: both give the values that the file stands for, in Hounsfield units.
# What happens: pixel_array holds the stored numbers, without RescaleSlope and RescaleIntercept of the same file, and
#   SimpleITK applies them. As every series may have its own, a network that is trained on pixel_array sees the same
#   tissue under different numbers. pydicom.pixels.apply_rescale gives the units.
# Versions: numpy 2.4.6, pydicom 3.0.2, simpleitk 2.5.7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pydicom==3.0.2 simpleitk==2.5.7
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pydicom
import SimpleITK
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.pixels import apply_rescale
scan = Dataset()
scan.file_meta = FileMetaDataset()
scan.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
scan.SOPClassUID = scan.file_meta.MediaStorageSOPClassUID = pydicom.uid.CTImageStorage
scan.SOPInstanceUID = scan.file_meta.MediaStorageSOPInstanceUID = "1.2.3"
scan.Rows, scan.Columns, scan.SamplesPerPixel, scan.PhotometricInterpretation = 1, 3, 1, "MONOCHROME2"
scan.BitsAllocated, scan.BitsStored, scan.HighBit, scan.PixelRepresentation = 16, 16, 15, 0
scan.RescaleSlope, scan.RescaleIntercept = 1, -1024
scan.PixelData = np.array([[24, 1024, 2024]], np.uint16).tobytes()
scan.save_as("scan.dcm", enforce_file_format=True)
read = pydicom.dcmread("scan.dcm")
print("pydicom:", read.pixel_array.tolist(), "with apply_rescale:", apply_rescale(read.pixel_array, read).tolist())
print("SimpleITK:", SimpleITK.GetArrayFromImage(SimpleITK.ReadImage("scan.dcm"))[0].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
pydicom: [[24, 1024, 2024]] with apply_rescale: [[-1000.0, 0.0, 1000.0]]
SimpleITK: [[-1000, 0, 1000]]
SEEN
