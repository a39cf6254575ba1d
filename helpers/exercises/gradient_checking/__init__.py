"""Week 3: compare the gradients with what the cost itself says."""

from helpers.exercises.gradient_checking import backward, bugs, check, check_n, forward, hunts, quiz
from helpers.exercises.gradient_checking.backward import backward_propagation
from helpers.exercises.gradient_checking.bugs import (
    backward_propagation_n,
    given_backward_propagation_n,
    gradient_table,
)
from helpers.exercises.gradient_checking.check import gradient_check
from helpers.exercises.gradient_checking.check_n import gradient_check_n
from helpers.exercises.gradient_checking.forward import forward_propagation
from helpers.exercises.parts import Week

__all__ = [
    "WEEK",
    "backward_propagation",
    "backward_propagation_n",
    "forward_propagation",
    "given_backward_propagation_n",
    "gradient_check",
    "gradient_check_n",
    "gradient_table",
]

WEEK = Week(
    "Gradient_Checking",
    exercises=(forward.EXERCISE, backward.EXERCISE, check.EXERCISE, check_n.EXERCISE, bugs.EXERCISE),
    questions=quiz.QUESTIONS,
    numbered=5,
    hunts=hunts.HUNTS,
)
