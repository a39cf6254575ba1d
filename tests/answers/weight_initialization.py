"""What the notebook of week 1 has by its exercises."""

import numpy as np  # noqa: F401
from matplotlib import pyplot as plt  # noqa: F401

from helpers import data, network, plotting  # noqa: F401

train_X, train_Y, test_X, test_Y = data.circles()
