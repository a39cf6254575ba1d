"""What the notebook of week 2 has by its exercises; the small matrices stand before those on dropout."""

import numpy as np  # noqa: F401
from matplotlib import pyplot as plt  # noqa: F401

from helpers import data, network, plotting  # noqa: F401
from helpers.exercises.weight_initialization import initialize_parameters_he

train_X, train_Y, test_X, test_Y = data.football(seed=12)
parameters_plain = initialize_parameters_he([2, 20, 3, 1], np.random.RandomState(3))
rng = np.random.RandomState(5)
keep_prob = 0.8
A = np.arange(1.0, 16).reshape(3, 5)
draws = rng.rand(*A.shape)
D = (draws < keep_prob).astype(int)
