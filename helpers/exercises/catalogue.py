"""All exercises of the course, by name."""

from helpers.exercises import (
    gradient_checking,
    gradient_checking_mistakes,
    regularization,
    regularization_mistakes,
    weight_initialization,
    weight_initialization_mistakes,
)
from helpers.exercises.judging import Exercise

WEEKS = [
    (weight_initialization, weight_initialization_mistakes),
    (regularization, regularization_mistakes),
    (gradient_checking, gradient_checking_mistakes),
]

EXERCISES = {
    solution.__name__: Exercise(solution, blank, observe, mistakes.MISTAKES[solution.__name__], *not_started)
    for week, mistakes in WEEKS
    for solution, blank, observe, *not_started in week.QUESTIONS
}


def exercises_of(week):
    """The names of a week's exercises, in their order; week: as its notebook or its module is called."""
    return [name for name, exercise in EXERCISES.items() if exercise.week == week.lower()]
