"""Right answers written in other ways than ours, a module for each week.

``RIGHT = {"exercise_name": [function, ...]}``: every function must be judged correct, whatever its ``__name__``.
``FEW_MISTAKES = {"exercise_name": reason}`` (optional): exercises with no room for eight known mistakes.
"""
