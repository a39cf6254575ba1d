"""What holds for the unit tests only."""

import matplotlib

# Not by MPLBACKEND: the kernels that tests start would inherit it and show no figures.
matplotlib.use("agg")
