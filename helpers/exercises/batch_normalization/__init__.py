"""Batch normalization: forward, backward, running averages, prediction, and the way out for small batches."""

from helpers.exercises.batch_normalization import backward, forward, hunts, layer, predict, quiz, running
from helpers.exercises.batch_normalization.backward import normalize_backward
from helpers.exercises.batch_normalization.forward import normalize_forward
from helpers.exercises.batch_normalization.layer import layer_normalize
from helpers.exercises.batch_normalization.predict import normalize_predict
from helpers.exercises.batch_normalization.running import update_running
from helpers.exercises.parts import Week

__all__ = ["WEEK", "layer_normalize", "normalize_backward", "normalize_forward", "normalize_predict", "update_running"]

WEEK = Week(
    "Batch_Normalization",
    exercises=(forward.EXERCISE, backward.EXERCISE, running.EXERCISE, predict.EXERCISE, layer.EXERCISE),
    questions=quiz.QUESTIONS,
    hunts=hunts.HUNTS,
)
