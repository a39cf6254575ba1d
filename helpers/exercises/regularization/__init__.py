"""Week 2: L2 regularization, its cost and its gradients, and dropout in the forward and the backward pass."""

from helpers.exercises.parts import Week
from helpers.exercises.regularization import backward, cost, dropout_backward, dropout_forward, quiz
from helpers.exercises.regularization.backward import backward_propagation_with_regularization
from helpers.exercises.regularization.cost import compute_cost_with_regularization
from helpers.exercises.regularization.dropout_backward import backward_propagation_with_dropout
from helpers.exercises.regularization.dropout_forward import forward_propagation_with_dropout

__all__ = [
    "WEEK",
    "backward_propagation_with_dropout",
    "backward_propagation_with_regularization",
    "compute_cost_with_regularization",
    "forward_propagation_with_dropout",
]

WEEK = Week(
    "Regularization",
    exercises=(cost.EXERCISE, backward.EXERCISE, dropout_forward.EXERCISE, dropout_backward.EXERCISE),
    questions=quiz.QUESTIONS,
    numbered=7,
)
