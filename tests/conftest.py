"""What holds for all tests in this folder."""

import matplotlib

from helpers.exercises.judge import judging

judging.STRICT = True  # a slip in a known mistake or a step is ours

# Not by MPLBACKEND: the kernels that tests start would inherit it and show no figures.
matplotlib.use("agg")
