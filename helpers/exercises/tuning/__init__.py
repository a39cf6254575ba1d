"""The project: choosing hyperparameters, and what the choice is worth."""

from helpers.exercises.parts import Week
from helpers.exercises.tuning import curve, halving, honest, paired, quiz, sampling, search, split, stopping
from helpers.exercises.tuning.curve import scores_by_seed
from helpers.exercises.tuning.halving import successive_halving
from helpers.exercises.tuning.honest import honest_estimate
from helpers.exercises.tuning.paired import compare_paired
from helpers.exercises.tuning.sampling import log_uniform
from helpers.exercises.tuning.search import random_search
from helpers.exercises.tuning.split import split_off_validation
from helpers.exercises.tuning.stopping import early_stopping

__all__ = [
    "WEEK",
    "compare_paired",
    "early_stopping",
    "honest_estimate",
    "log_uniform",
    "random_search",
    "scores_by_seed",
    "split_off_validation",
    "successive_halving",
]

WEEK = Week(
    "Tuning",
    exercises=(
        split.EXERCISE,
        curve.EXERCISE,
        sampling.EXERCISE,
        search.EXERCISE,
        stopping.EXERCISE,
        halving.EXERCISE,
        honest.EXERCISE,
        paired.EXERCISE,
    ),
    questions=quiz.QUESTIONS,
    numbered=5,
)
