"""What the notebook on batch normalization has by its exercises."""

import numpy as np  # noqa: F401
from matplotlib import pyplot as plt  # noqa: F401

from helpers import data, network, normalization, plotting  # noqa: F401
from helpers.exercises.batch_normalization import normalize_forward  # noqa: F401
from helpers.exercises.weight_initialization import initialize_parameters_he

train_X, train_Y, test_X, test_Y = data.circles()
deep = [2, *[10] * 8, 1]
start = initialize_parameters_he(deep, np.random.RandomState(3))
Z = start["W1"] @ train_X
