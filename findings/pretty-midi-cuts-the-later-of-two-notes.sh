#!/usr/bin/env bash
# A note that begins before the same pitch has ended comes back from pretty_midi with its end.
#
# Guess: two notes from 0 to 0.5 and from 0.4 to 1 seconds are written and read as such.
# What happens: MIDI has no names for notes: the first off ends both when read, and the second is lost. Of what a
#   model writes with overlapping notes, 0.6 seconds are 0.1 after a round trip. Cut the earlier note first.
# Versions: numpy 2.4.6, pretty_midi 0.2.11.post0, six 1.17.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pretty_midi==0.2.11.post0 six==1.17.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pretty_midi
midi, piano = pretty_midi.PrettyMIDI(), pretty_midi.Instrument(0)
midi.instruments.append(piano)
for pitches in ((60, 60), (60, 61)):
    piano.notes = [pretty_midi.Note(100, pitches[0], 0.0, 0.5), pretty_midi.Note(100, pitches[1], 0.4, 1.0)]
    midi.write("song.mid")
    read = pretty_midi.PrettyMIDI("song.mid").instruments[0].notes
    print(pitches, [f"{note.start:.1f} to {note.end:.1f}" for note in read])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
(60, 60) ['0.0 to 0.5', '0.4 to 0.5']
(60, 61) ['0.0 to 0.5', '0.4 to 1.0']
SEEN
