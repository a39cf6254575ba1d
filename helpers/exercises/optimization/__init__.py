"""Optimization: mini-batches, momentum, RMSProp, Adam, schedules, a fair comparison, weight decay."""

from helpers.exercises.optimization import adam, adamw, batches, comparison, momentum, quiz, rmsprop, schedule
from helpers.exercises.optimization.adam import update_with_adam
from helpers.exercises.optimization.adamw import update_with_adamw
from helpers.exercises.optimization.batches import random_mini_batches
from helpers.exercises.optimization.comparison import compare_at_best_rates
from helpers.exercises.optimization.momentum import update_with_momentum
from helpers.exercises.optimization.rmsprop import update_with_rmsprop
from helpers.exercises.optimization.schedule import cosine_with_warmup
from helpers.exercises.parts import Week

__all__ = [
    "WEEK",
    "compare_at_best_rates",
    "cosine_with_warmup",
    "random_mini_batches",
    "update_with_adam",
    "update_with_adamw",
    "update_with_momentum",
    "update_with_rmsprop",
]

WEEK = Week(
    "Optimization",
    exercises=(
        batches.EXERCISE,
        momentum.EXERCISE,
        rmsprop.EXERCISE,
        adam.EXERCISE,
        schedule.EXERCISE,
        comparison.EXERCISE,
        adamw.EXERCISE,
    ),
    questions=quiz.QUESTIONS,
)
