"""Week 1: three ways to choose the parameters that training starts from."""

from helpers.exercises.parts import Week
from helpers.exercises.weight_initialization import he, large_random, quiz, zeros
from helpers.exercises.weight_initialization.he import initialize_parameters_he
from helpers.exercises.weight_initialization.large_random import initialize_parameters_random
from helpers.exercises.weight_initialization.zeros import initialize_parameters_zeros

__all__ = ["WEEK", "initialize_parameters_he", "initialize_parameters_random", "initialize_parameters_zeros"]

WEEK = Week(
    "Weight_Initialization",
    exercises=(zeros.EXERCISE, large_random.EXERCISE, he.EXERCISE),
    questions=quiz.QUESTIONS,
    numbered=5,
)
