"""What the notebook of the project has by its exercises."""

import numpy as np  # noqa: F401
from matplotlib import pyplot as plt  # noqa: F401

from helpers import data, live, network, plotting  # noqa: F401
from helpers.estimator import NetworkClassifier, with_penalty  # noqa: F401
from helpers.exercises.weight_initialization import initialize_parameters_he  # noqa: F401
from studies import tuning  # noqa: F401

X, Y, test_X, test_Y = data.football(seed=12)
rng = np.random.RandomState(0)
