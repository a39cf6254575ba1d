"""What holds for all tests in this folder."""

import matplotlib

# Not by MPLBACKEND: the kernels that tests start would inherit it and show no figures.
matplotlib.use("agg")
