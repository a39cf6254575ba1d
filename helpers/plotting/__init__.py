"""The pictures of the course, one function each.

Every function takes ``ax`` (by default it makes a figure of its own), returns the Axes it drew on, and prints
what the picture says in one line, or one line a row, rounded so that every machine prints the same.
"""

from helpers.plotting.checking import plot_cancellation, plot_slope, plot_step_sizes
from helpers.plotting.ideas import plot_penalty, plot_saturation
from helpers.plotting.networks import (
    plot_activations,
    plot_mask,
    plot_network,
    plot_spread,
    plot_vector,
    plot_weights,
)
from helpers.plotting.normalization import plot_layers, plot_working_rates
from helpers.plotting.optimization import (
    plot_correction,
    plot_noise,
    plot_progress,
    plot_race,
    plot_rates,
    plot_schedule,
    plot_seeds,
    plot_valley,
)
from helpers.plotting.planes import plot_data, plot_decision_boundary, plot_models
from helpers.plotting.style import COLORS, COORDINATES, INK, LINES, MARKERS, PITCH, STYLE, TINTS
from helpers.plotting.training import plot_accuracies, plot_costs, plot_gains
from helpers.plotting.tuning import plot_halving, plot_projections, plot_range, plot_scores, plot_trials

__all__ = [
    "COLORS",
    "COORDINATES",
    "INK",
    "LINES",
    "MARKERS",
    "PITCH",
    "STYLE",
    "TINTS",
    "plot_accuracies",
    "plot_activations",
    "plot_cancellation",
    "plot_correction",
    "plot_costs",
    "plot_data",
    "plot_decision_boundary",
    "plot_gains",
    "plot_halving",
    "plot_layers",
    "plot_mask",
    "plot_models",
    "plot_network",
    "plot_noise",
    "plot_penalty",
    "plot_progress",
    "plot_projections",
    "plot_race",
    "plot_range",
    "plot_rates",
    "plot_saturation",
    "plot_schedule",
    "plot_scores",
    "plot_seeds",
    "plot_slope",
    "plot_spread",
    "plot_step_sizes",
    "plot_trials",
    "plot_valley",
    "plot_vector",
    "plot_weights",
    "plot_working_rates",
]
