#!/usr/bin/env bash
# music21 reads a note that begins at 1.04 beats at 1.0, and one of 0.42 beats as 0.5.
#
# Guess: reading a MIDI file keeps the times that are in it, to the tick.
# What happens: notes are moved to the nearest quarter or third of a beat while the file is read, and so are their
#   lengths. A model of performed music learns from it that all players are machines. parse(file,
#   quantizePost=False) keeps the times; a file that was read before comes from a cache unless forceSource=True.
# Versions: numpy 2.4.6, mido 1.3.3, music21 10.5.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 mido==1.3.3 music21==10.5.1
venv/bin/python - <<'PYTHON' | tee output.txt
import mido
import music21
file, last = mido.MidiFile(ticks_per_beat=480), 0
file.tracks.append(mido.MidiTrack())
for note, start in ((60, 0), (62, 500), (64, 970), (65, 1400)):
    file.tracks[0].append(mido.Message("note_on", note=note, velocity=64, time=start - last))
    file.tracks[0].append(mido.Message("note_off", note=note, time=200))
    last = start + 200
file.save("played.mid")
for words in ({}, {"quantizePost": False}):
    score = music21.converter.parse("played.mid", forceSource=True, **words)
    print(words, "start and length:", [(round(float(n.getOffsetInHierarchy(score)), 2), round(float(n.quarterLength), 2)) for n in score.flatten().notes])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} start and length: [(0.0, 0.5), (1.0, 0.5), (2.0, 0.5), (3.0, 0.5)]
{'quantizePost': False} start and length: [(0.0, 0.42), (1.04, 0.42), (2.02, 0.42), (2.92, 0.42)]
SEEN
