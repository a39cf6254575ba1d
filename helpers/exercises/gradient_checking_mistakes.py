"""What people get wrong in week 3, each as a small change of our solution."""

from helpers.exercises import gradient_checking

MISTAKES = {solution.__name__: () for solution, *_ in gradient_checking.QUESTIONS}
