"""The weeks of the course in their order: the only list of them, from which everything else takes them."""

import json
import numbers

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
QUESTIONS = [question for week in WEEKS for question in week.questions]
HUNTS = [hunt for week in WEEKS for hunt in week.hunts]

# A question is called by its number through the course, 6, where it has one, and by that within its week, "R1".
NUMBERED = [question for week in WEEKS for question in week.questions[: week.numbered]]
CALLED = {number: question for number, question in enumerate(NUMBERED, 1)}
CALLED |= {f"{week.initials}{n}": question for week in WEEKS for n, question in enumerate(week.questions, 1)}
LABELS = {question: label for label, question in reversed(CALLED.items())}  # the number through the course comes first


def question_called(label):
    """The question that is meant by 6, "6" or "r1"; None where there is none."""
    if isinstance(label, str):
        label = label.strip().upper()
        return CALLED.get(int(label) if label.isdecimal() and len(label) < 4 else label)
    return CALLED.get(label) if isinstance(label, numbers.Integral) and not isinstance(label, bool) else None


def call_of(label, *letter):
    """The call that shows a question, or answers it: quiz(6) or quiz("R1", "b")."""
    return f"quiz({', '.join(json.dumps(word) for word in (label, *letter))})"
