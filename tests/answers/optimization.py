"""What the notebook of optimization has by its exercises."""

import numpy as np  # noqa: F401
from matplotlib import pyplot as plt  # noqa: F401

from helpers import data, live, network, optimizers, plotting, valley  # noqa: F401
from helpers.exercises.weight_initialization import initialize_parameters_he  # noqa: F401

train_X, train_Y, test_X, test_Y = data.circles()
