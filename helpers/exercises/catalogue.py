"""All exercises of the course, by name."""

from helpers.exercises import weight_initialization, weight_initialization_mistakes
from helpers.exercises.judging import Exercise

WEEKS = [
    (weight_initialization, weight_initialization_mistakes),
]

EXERCISES = {
    solution.__name__: Exercise(solution, blank, observe, mistakes.MISTAKES[solution.__name__])
    for week, mistakes in WEEKS
    for solution, blank, observe in week.QUESTIONS
}
