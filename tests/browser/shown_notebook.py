"""A notebook with everything that the course can show below a cell."""

from nbformat import v4

from tools.notebooks import METADATA

# The first line keeps this out of the progress of the copy.
CELLS = (
    'import os\n\nos.environ["COURSE_PROGRESS"] = "off"',
    """import matplotlib.pyplot as plt
import numpy as np
from helpers import data, network, plotting
from helpers.exercises import check, gradient_checking, progress, quiz, regularization, solution
from helpers.exercises import weight_initialization""",
    "def backward_propagation(x, theta): ...\n\ncheck(backward_propagation);",
    "def backward_propagation(x, theta):\n    return x / (1 + np.exp(theta * x))\n\ncheck(backward_propagation);",
    """def backward_propagation(x, theta):
    raise ValueError("a_name_without_any_space_in_it" * 20)

check(backward_propagation);""",
    "check(gradient_checking.backward_propagation);",
    # The verdict with the widest table, and the table itself.
    'check(gradient_checking.given_backward_propagation_n, "backward_propagation_n");',
    """X, Y, parameters = data.small_batch()
_, cache = network.forward_propagation(X, parameters)

def cost(parameters):
    return network.compute_cost(network.forward_propagation(X, parameters)[1]["Z3"], Y)

gradients = gradient_checking.given_backward_propagation_n(Y, parameters, cache)
gradient_checking.gradient_table(cost, parameters, gradients)""",
    "check(regularization.forward_propagation_with_dropout);",
    "quiz(2)",
    'for letter in "abc":\n    quiz(2, letter)',
    "progress()",
    "solution('forward_propagation_with_dropout')",
    "train_X, train_Y, test_X, test_Y = data.circles()\nplotting.plot_data(train_X, train_Y)\nplt.show()",
    """rng = np.random.RandomState(3)
models = {name: weight_initialization.initialize_parameters_he([2, 10, 5, 1], rng) for name in ("a", "b", "c")}
plotting.plot_models(models, train_X, train_Y, test_X, test_Y)
plt.show()""",
)


def shown_notebook():
    return v4.new_notebook(cells=[v4.new_code_cell(source) for source in CELLS], metadata=METADATA)
