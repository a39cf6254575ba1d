"""What the grader and its judges have agreed on: it imports nothing of theirs, so that the grader stays small."""

import struct

LARGEST_REPORT = 2**20  # bytes
ENDED = "ended the process that judged it"
READY, TIMED_OUT = 77, 78
NUMBERS = struct.Struct("qq")  # before each question and each answer
OWN_FOLDERS = ("/tmp", "/dev/shm")  # what lies in them is hidden from a judge that a server starts
