#!/usr/bin/env bash
# The time of a mido message is 480 when the messages of a track are gone through, and 0.5 when those of the file are.
#
# Guess: the same attribute of the same message has one unit.
# What happens: a track's messages have ticks, and going through the MidiFile makes seconds of them by the tempo.
#   Features that are read from a single track and from the merged file differ by a factor that depends on the tempo.
# Versions: mido 1.3.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mido==1.3.3
venv/bin/python - <<'PYTHON' | tee output.txt
import mido
file = mido.MidiFile(ticks_per_beat=480)
file.tracks.append(mido.MidiTrack())
file.tracks[0].append(mido.MetaMessage("set_tempo", tempo=500000))
file.tracks[0].append(mido.Message("note_on", note=60, time=480))
file.tracks[0].append(mido.Message("note_off", note=60, time=240))
file.save("two.mid")
file = mido.MidiFile("two.mid")
for name, messages in (("track", file.tracks[0]), ("file", file)):
    print(name, [(message.type, message.time) for message in messages if not message.is_meta])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
track [('note_on', 480), ('note_off', 240)]
file [('note_on', 0.5), ('note_off', 0.25)]
SEEN
