"""The quiz of optimization."""

QUESTIONS = ()
