"""The weeks of the course in their order: the only list of them, from which everything else takes them."""

from helpers.exercises import (
    batch_normalization,
    gradient_checking,
    optimization,
    regularization,
    tuning,
    weight_initialization,
)

WEEKS = (
    weight_initialization.WEEK,
    regularization.WEEK,
    gradient_checking.WEEK,
    optimization.WEEK,
    batch_normalization.WEEK,
    tuning.WEEK,
)

EXERCISES = {exercise.name: exercise for week in WEEKS for exercise in week.exercises}
QUESTIONS = [question for week in sorted(WEEKS, key=lambda week: week.added) for question in week.questions]
HUNTS = [hunt for week in WEEKS for hunt in week.hunts]
