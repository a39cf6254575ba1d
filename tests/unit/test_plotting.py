"""The pictures: what each one prints, what it draws, and whether the classes can be told apart."""

import contextlib
import functools
import io

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.contour import ContourSet

from helpers import data, network, plotting, valley
from helpers.plotting import ideas
from helpers.plotting.style import PALE, WIDEST, contrast, plain_ticks, readable


@pytest.fixture(autouse=True)
def without_a_window():
    plt.switch_backend("agg")


def ring_network(radius=0.9):
    """Parameters that predict blue within |x1| + |x2| < radius: known without any training."""
    W1 = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    return {"W1": W1, "b1": np.zeros((4, 1)), "W2": -np.ones((1, 4)), "b2": np.array([[radius]])}


CIRCLES = data.circles(60, 40)
X, Y = CIRCLES[:2]
PARAMETERS = ring_network()
OTHERS = ring_network(1.1)
COSTS = {0: 0.88, 1000: 0.5, 2000: 0.07}
GAINS = [1.0, 2.5, 4.0, -0.5]
SHARES = np.array([[0.8, 0.9], [0.85, 0.9], [0.5, 0.5]])
TRIALS = [({"lambd": 0.1, "rate": 1.0}, 0.8), ({"lambd": 10.0, "rate": 0.01}, 0.9), ({"lambd": 1.0, "rate": 0.1}, 0.5)]
ROUNDS = {100: {0: 0.5, 1: 0.8, 2: 0.7, 3: 0.6}, 200: {1: 0.7, 2: 0.9}}
VALLEY = valley.curvature(30)
WALKS = {
    name: valley.walk(network.update_with_gradient_descent, VALLEY, (-1, 1), rate, 10)
    for name, rate in {"slow": 0.01, "too fast": 0.08}.items()
}
MASK = np.array([[1, 0, 1], [1, 1, 0]])


# Every function, with arguments that it can be drawn with, and how many Axes it needs.
CALLS = {
    plotting.plot_data: ((X, Y), 1),
    plotting.plot_decision_boundary: ((PARAMETERS, X, Y), 1),
    plotting.plot_models: (({"one": PARAMETERS, "two": OTHERS}, *CIRCLES), 2),
    plotting.plot_accuracies: (({"one": (0.5, 0.5), "two": (0.993, 0.96)},), 1),
    plotting.plot_costs: ((COSTS,), 1),
    plotting.plot_spread: (({"small": [1e-2, 1e-4], "He": [0.8, 0.8]},), 1),
    plotting.plot_weights: (({"one": PARAMETERS},), 1),
    plotting.plot_mask: ((MASK,), 1),
    plotting.plot_slope: ((np.exp, 1.0, 0.8), 1),
    plotting.plot_step_sizes: (([1e-1, 1e-3, 1e-5], {"one": [1e-1, 1e-3, 1e-5], "two": [1e-2, 1e-6, 1e-9]}), 1),
    plotting.plot_vector: ((PARAMETERS,), 1),
    plotting.plot_network: ((PARAMETERS,), 1),
    plotting.plot_activations: (({"He": {1: CIRCLES[0], 20: CIRCLES[0]}},), 2),
    plotting.plot_gains: (({"L2": GAINS, "dropout": GAINS[::-1]},), 1),
    plotting.plot_saturation: ((40 * X[:1], Y), 2),
    plotting.plot_penalty: ((), 1),
    plotting.plot_scores: (([0, 0.1, 10], {"train": SHARES, "test": SHARES - 0.1}), 1),
    plotting.plot_projections: (({"grid": ([1, 1, 2], [1, 2, 1]), "random": ([1, 2, 3], [1, 2, 3])},), 2),
    plotting.plot_range: (([0.01, 0.1, 10], [0.6, 0.3, 5.0]), 1),
    plotting.plot_trials: ((TRIALS,), 1),
    plotting.plot_halving: ((ROUNDS,), 1),
    plotting.plot_valley: ((WALKS, VALLEY), 1),
    plotting.plot_race: ((WALKS, VALLEY, 5), 2),
    plotting.plot_schedule: (({"constant": lambda step: 0.1, "falling": lambda step: 0.1 / (1 + step)}, 20), 1),
    plotting.plot_rates: (({"SGD": ((0.1, 1), [[0.5, 0.7], [0.2, np.inf]])},), 1),
    plotting.plot_progress: (({"constant": {1: 0.7, 2: 0.5}},), 1),
    plotting.plot_seeds: (({"SGD": [0.6, 0.7], "Adam": [0.1, 0.2]},), 1),
    plotting.plot_noise: (({1: 2.0, 4: 1.0},), 1),
    plotting.plot_correction: ((), 1),
    plotting.plot_layers: (({"without": [X, 0.1 * X], "with": [X, X]},), 2),
    plotting.plot_working_rates: (({"plain": {0.1: 60, 1.0: 50}, "normalized": {0.1: 97, 1.0: 99}}, 95), 1),
    plotting.plot_cancellation: ((np.exp, np.exp, 1.0, 1e-5), 2),
}
each_function = pytest.mark.parametrize("plot", CALLS, ids=lambda plot: plot.__name__)


def test_every_function_is_among_these():
    assert {plot.__name__ for plot in CALLS} == {name for name in vars(plotting) if name.startswith("plot_")}


@functools.cache
def picture_of(plot):
    """The picture of a function, drawn once for all that is asked of it: its Axes, its pixels, what was printed, how
    many figures it made, and what it found outside and left there."""
    arguments, _ = CALLS[plot]
    plt.close("all")
    around = [(dict(plt.rcParams), repr(arguments))]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        axes = np.ravel(plot(*arguments))
    around.append((dict(plt.rcParams), repr(arguments)))
    return axes, pixels_of(axes[0].figure), said.getvalue(), len(plt.get_fignums()), around


def pixels_of(figure):
    figure.canvas.draw()
    return np.array(figure.canvas.buffer_rgba())


@each_function
def test_a_figure_of_its_own_or_the_given_axes(plot):
    arguments, count = CALLS[plot]
    own, _, _, figures, _ = picture_of(plot)
    assert len(own) == count and figures == 1
    figure, given = plt.subplots(1, count)
    returned = plot(*arguments, ax=given)
    assert np.ravel(returned).tolist() == np.ravel(given).tolist()
    assert plt.get_fignums()[-1] == figure.number
    for ax in np.ravel(returned):
        assert ax.has_data() or ax.patches


@each_function
def test_title_labels_and_one_short_line(plot):
    axes, _, said, _, _ = picture_of(plot)
    lines = said.splitlines()
    assert lines and all(len(line) <= 100 for line in lines)
    assert all(ax.get_title("left") for ax in axes)
    assert axes[0].get_xlabel() or not axes[0].axison
    assert axes[0].get_ylabel() or axes[0].get_yticklabels() or not axes[0].axison


@each_function
def test_nothing_outside_the_picture_changes(plot):
    before, after = picture_of(plot)[-1]
    assert before == after


@each_function
def test_the_look_does_not_depend_on_the_notebooks_style(plot):
    style = {"xtick.color": "lime", "grid.color": "lime", "axes.facecolor": "black", "figure.figsize": (2, 2)}
    with plt.rc_context(style):
        styled = pixels_of(np.ravel(plot(*CALLS[plot][0]))[0].figure)
    np.testing.assert_array_equal(picture_of(plot)[1], styled)


@each_function
def test_all_words_are_inside_the_picture_and_none_overlap(plot):
    check_words(picture_of(plot)[0][0].figure)


@pytest.mark.parametrize("plane", [plotting.COORDINATES, plotting.PITCH], ids=["circles", "pitch"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_words_of_one_model_and_of_several(count, plane):
    models = {f"large random {i}": PARAMETERS for i in range(count)}
    axes = plotting.plot_models(models, *CIRCLES, plane=plane)
    axes[0].figure.canvas.draw()
    check_words(axes[0].figure)
    assert {ax.get_xlabel() for ax in axes[-2:]} == {plane.labels[0]}  # each column is named below


@each_function
def test_letters_can_be_read_on_a_telephone(plot):
    """A figure is shrunk to the width of the screen, 390 pixels, and its letters with it."""
    figure = picture_of(plot)[0][0].figure
    assert figure.get_figwidth() <= WIDEST
    letters = {text.get_text(): text.get_fontsize() / 72 * 390 / figure.get_figwidth() for text in shown_texts(figure)}
    assert [text for text, size in letters.items() if size < 8] == []


@pytest.mark.parametrize("count", [2, 3, 4])
def test_several_panels_are_no_wider(count):
    names = [f"times {i}" for i in range(count)]
    for axes in (
        plotting.plot_models(dict.fromkeys(names, PARAMETERS), *CIRCLES),
        plotting.plot_layers(dict.fromkeys(names, [X, X])),
        plotting.plot_projections(dict.fromkeys(names, ([1, 2], [1, 2]))),
    ):
        assert axes[0].figure.get_figwidth() <= WIDEST


def check_words(figure):
    boxes = [(text, text.get_window_extent()) for text in shown_texts(figure)]
    assert boxes
    for text, box in boxes:
        assert box.x0 > -1 and box.x1 < figure.bbox.x1 + 1 and box.y0 > -1 and box.y1 < figure.bbox.y1 + 1, text
        assert contrast(text.get_color()) > 4.5 or text.get_color() == PALE, text  # pale: digits that cancel
    overlaps = [(a, b) for i, (a, box) in enumerate(boxes) for b, other in boxes[:i] if box.overlaps(other.padded(-1))]
    assert not overlaps


def shown_texts(figure):
    """All words of a figure that can be seen."""
    texts = [*figure.texts, *(text for legend in figure.legends for text in legend.get_texts())]
    for ax in figure.axes:
        texts += [*ax.texts, *(text for text in ax.get_children() if isinstance(text, plt.Text))]
        texts += ax.get_legend().get_texts() if ax.get_legend() else []
        for i, axis in enumerate((ax.xaxis, ax.yaxis) if ax.axison else ()):
            low, high = sorted(axis.get_view_interval())
            texts += [axis.label, *(tick for tick in axis.get_ticklabels() if low <= tick.get_position()[i] <= high)]
    return {text for text in texts if text.get_visible() and text.get_text().strip()}


# What each one says.


def test_data_says_how_many(capsys):
    plotting.plot_data(X, Y)
    plotting.plot_data(X[:, :10], np.ones((1, 10)), title="Which dots are blue?")
    assert capsys.readouterr().out == (
        "Data: 60 dots, 30 red, 30 blue.\nWhich dots are blue? 10 dots, 0 red, 10 blue.\n"
    )


def test_data_draws_each_class_where_it_is():
    ax = plotting.plot_data(X, Y)
    red, blue = ax.collections
    np.testing.assert_array_equal(red.get_offsets(), X[:, Y[0] == 0].T)
    np.testing.assert_array_equal(blue.get_offsets(), X[:, Y[0] == 1].T)
    assert [red.get_label(), blue.get_label()] == ["red", "blue"]
    assert ax.get_aspect() == 1


def test_a_single_dot_can_be_drawn(capsys):
    ax = plotting.plot_data(np.array([[2.0], [1.0]]), np.array([[1]]))
    assert ax.get_xlim() == (1.85, 2.15)
    assert capsys.readouterr().out == "Data: 1 dots, 0 red, 1 blue.\n"


def test_boundary_says_what_is_right(capsys):
    plotting.plot_decision_boundary(PARAMETERS, X, Y, title="Ring")
    plotting.plot_decision_boundary(PARAMETERS, X, Y, digits=0)
    share = 100 * network.accuracy(X, Y, PARAMETERS)
    assert share not in (0, 50, 100)
    assert capsys.readouterr().out == (
        f"Ring: {share:.1f} % of these 60 dots are right.\n{share:.0f} % of these 60 dots are right.\n"
    )


def dots_of(ax):
    """The dots of each class."""
    return [dots for dots in ax.collections if isinstance(dots, PathCollection)]


def regions(ax):
    """The colour of each region and its share of the picture."""
    ax.autoscale_view()
    (filled,) = [one for one in ax.collections if isinstance(one, ContourSet) and one.filled]
    paths = [path.transformed(ax.transLimits) for path in filled.get_paths()]
    return [(to_hex(color), round(area(path), 2)) for path, color in zip(paths, filled.get_facecolor(), strict=True)]


def area(path):
    """The area inside a path, without its holes, which run the other way round (shoelace formula)."""
    corners = (polygon.T for polygon in path.to_polygons())
    return float(sum(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2 for x, y in corners))


def test_boundary_is_drawn_where_the_network_changes_its_mind():
    ax = plotting.plot_decision_boundary(PARAMETERS, X, Y)
    (width, height) = np.ptp(X, axis=1) + 0.3
    (red, red_share), (blue, blue_share) = regions(ax)
    assert [red, blue] == plotting.TINTS
    assert blue_share == pytest.approx(2 * 0.9**2 / (width * height), abs=0.02)  # a square with diagonals of 1.8
    assert red_share == pytest.approx(1 - blue_share, abs=0.02)


@pytest.mark.parametrize("rounding_error", [-1e-15, 0, 1e-15])
def test_a_network_that_learned_nothing_predicts_red_everywhere(rounding_error):
    nothing = {"W1": np.zeros((1, 2)), "b1": np.full((1, 1), rounding_error)}
    ax = plotting.plot_decision_boundary(nothing, X, Y)
    assert regions(ax) == [(plotting.TINTS[0], 1.0), (plotting.TINTS[1], 0.0)]


def test_models_says_both_accuracies_of_each_and_draws_the_training_dots_under_its_boundary(capsys):
    axes = plotting.plot_models({"one": PARAMETERS, "two": OTHERS}, *CIRCLES, digits=0)
    train_X, train_Y, test_X, test_Y = CIRCLES
    expected = [
        f"{name}: train {100 * network.accuracy(train_X, train_Y, model):.0f} %, "
        f"test {100 * network.accuracy(test_X, test_Y, model):.0f} %"
        for name, model in (("one", PARAMETERS), ("two", OTHERS))
    ]
    assert capsys.readouterr().out.splitlines() == expected
    for ax in axes:
        assert np.concatenate([dots.get_offsets() for dots in dots_of(ax)]).sum() == pytest.approx(CIRCLES[0].sum())
    first, second = (regions(ax)[1][1] for ax in axes)
    assert first < second


def test_accuracies_prints_an_aligned_table_and_draws_train_and_test_with_their_numbers(capsys):
    ax = plotting.plot_accuracies({"zeros": (0.5, 0.5), "large random": (0.83, 0.86)})
    assert capsys.readouterr().out == (
        "                train     test\nzeros          50.0 %   50.0 %\nlarge random   83.0 %   86.0 %\n"
    )
    train, test = ax.lines
    assert list(train.get_xdata()) == [50, 83] and list(test.get_xdata()) == [50, 86]
    assert list(np.round(train.get_ydata())) == list(np.round(test.get_ydata())) == [0, 1]
    assert train.get_marker() != test.get_marker()
    assert {text.get_text() for text in ax.texts} == {"train 50.0 %", "train 83.0 %", "test 50.0 %", "test 86.0 %"}
    assert [label.get_text() for label in ax.get_yticklabels()] == ["zeros", "large random"]


def test_costs_says_the_first_and_the_last(capsys):
    plotting.plot_costs(COSTS, label="He")
    plotting.plot_costs({0: 0.6931471805}, digits=4)
    plotting.plot_costs({"right": COSTS, "wrong": {0: 2.0, 500: 1.04}}, digits=1)
    assert capsys.readouterr().out.splitlines() == [
        "He: cost 0.88 at iteration 0, 0.07 at iteration 2000.",
        "Cost 0.6931 at iteration 0, 0.6931 at iteration 0.",
        "right: cost 0.9 at iteration 0, 0.1 at iteration 2000.",
        "wrong: cost 2.0 at iteration 0, 1.0 at iteration 500.",
    ]


def test_costs_draws_each_curve_under_its_name():
    curves = {"right": COSTS, "wrong": {0: 2.0, 500: 1.04}}
    ax = plotting.plot_costs(curves)
    assert drawn(ax) == {name: list(curve.items()) for name, curve in curves.items()}
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("iteration (log scale)", "cost (nats, log scale)")


def drawn(ax):
    """The points of each line, by its label."""
    return {line.get_label(): [tuple(point) for point in line.get_xydata().tolist()] for line in ax.lines}


@pytest.mark.parametrize("costs, scale", [({0: 1773.6, 1000: 0.4}, "log"), ({0: 100.0, 1000: 0.0}, "linear")])
def test_costs_takes_a_log_scale_when_it_can(costs, scale):
    assert plotting.plot_costs(costs).get_yscale() == scale


def test_a_flat_cost_is_drawn_flat():
    low, high = plotting.plot_costs({0: 0.6931, 10: 0.6931 + 1e-12}).get_ylim()
    assert high / low > 3


def test_more_lines_than_styles_are_all_drawn():
    ax = plotting.plot_costs({str(i): {0: 1.0, 1: i} for i in range(1, 7)})
    assert len(ax.lines) == 6


def test_spread_rounds_to_one_digit(capsys):
    ax = plotting.plot_spread({"too small": [1, 1.4e-8], "He": [1, 0.83], "too large": [1, 0.96e12], "zero": [0, 0]})
    said = capsys.readouterr().out
    assert said == "Standard deviation in the last layer: too small 1e-8, He 0.8, too large 1e+12, zero 0\n"
    assert ax.get_yscale() == "log"
    assert drawn(ax)["too small"] == [(1, 1), (2, 1.4e-8)] and drawn(ax)["He"] == [(1, 1), (2, 0.83)]


@pytest.mark.parametrize("look", [1, 2], ids=["dashes", "markers"])
def test_lines_differ_in_more_than_colour(look):
    assert len({line[look] for line in plotting.LINES}) == len(plotting.LINES) == 4
    ax = plotting.plot_spread({name: [1, 2] for name in "abcd"})
    styles = [(line.get_linestyle(), line.get_marker())[look - 1] for line in ax.lines]
    assert styles == [line[look] for line in plotting.LINES]


def test_weights_says_the_root_mean_square_without_the_biases(capsys):
    parameters = {"W1": np.array([[3.0, -4.0]]), "b1": np.array([[100.0]])}
    ax = plotting.plot_weights({"small": parameters, "twice": {"W1": 2 * parameters["W1"]}})
    assert capsys.readouterr().out.splitlines() == [
        "small: 2 weights, root mean square 3.5",
        "twice: 2 weights, root mean square 7.1",
    ]
    for row, (size, weights, bar) in enumerate(zip([1, 2], ax.collections, ax.lines, strict=True)):
        assert sorted(weights.get_positions()) == [-4 * size, 3 * size] and weights.get_lineoffset() == row
        assert bar.get_xdata() == pytest.approx([-size * 12.5**0.5, size * 12.5**0.5])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["small", "twice"]


def test_mask_says_how_many_are_kept(capsys):
    ax = plotting.plot_mask(MASK)
    assert capsys.readouterr().out == "Kept: 4 of 6 (2 units x 3 examples).\n"
    assert [text.get_text() for text in ax.texts] == ["1", "0", "1", "1", "1", "0"]
    np.testing.assert_array_equal(ax.collections[0].get_array(), MASK)
    assert ax.get_ylim() == (2, 0)


def edges(ax):
    """The lines of a drawn network that are edges, from the left to the right."""
    return [line for line in ax.lines if len(line.get_xdata()) == 2]


def test_network_draws_an_edge_for_each_weight_in_the_look_of_its_sign(capsys):
    ax = plotting.plot_network(PARAMETERS, title="Ring")
    assert capsys.readouterr().out == "Ring: 2-4-1 units, weights 2 positive, 6 negative, 4 zero.\n"
    drawn = sorted((line.get_color(), line.get_linestyle()) for line in edges(ax))
    assert drawn == sorted([plotting.LINES[0][:2]] * 2 + [plotting.LINES[1][:2]] * 6)
    upper = [line for line in edges(ax) if line.get_xdata()[1] == 1 and line.get_ydata()[1] == max(line.get_ydata())]
    assert upper[0].get_color() == plotting.LINES[0][0]  # the first unit has a positive weight from x1


def test_network_without_its_dropped_units(capsys):
    ax = plotting.plot_network(PARAMETERS, kept=[[1, 0, 1, 1]], keep_prob=0.8)
    assert "1 hidden units dropped" in capsys.readouterr().out
    assert len(edges(ax)) == 6
    assert sum(line.get_marker() == "x" for line in ax.lines) == 1
    assert any("1/0.8" in text.get_text() for text in ax.texts)


def test_equal_weights_give_equal_edges():
    ax = plotting.plot_network({"W1": np.full((3, 2), 0.5), "b1": np.zeros((3, 1))})
    assert len({(line.get_color(), line.get_linewidth()) for line in edges(ax)}) == 1


def test_activations_counts_all_that_are_above_zero(capsys):
    A = np.array([-1.0, 0.0, 0.5, 0.7, 3.0])
    (ax,) = plotting.plot_activations({"He": {1: A}})[0]
    assert sum(patch.get_height() for patch in ax.patches) == 3
    assert capsys.readouterr().out == "He: standard deviation 1\n"


def test_activations_that_fade_are_seen_to_move():
    """All layers share an axis, and what lies beyond its ends is counted there."""
    axes = plotting.plot_activations({"small": {1: np.array([1.0]), 20: np.array([1e-24])}})
    assert len({ax.get_xlim() for (ax,) in axes}) == 1
    first, last = ([patch.get_x() for patch in ax.patches if patch.get_height()] for (ax,) in axes)
    assert first[0] > 0.5 and last == pytest.approx([axes[0][0].get_xlim()[0]])


def test_names_at_the_ends_of_lines_keep_apart():
    ax = plotting.plot_costs({"one": {0: 1.0, 9: 0.5}, "other": {0: 1.0, 9: 0.5001}, "third": {0: 1.0, 9: 0.1}})
    heights = sorted(text.xy[1] for text in ax.texts)
    assert {text.get_text() for text in ax.texts} == {"one", "other", "third"}
    assert np.diff(heights).min() > 0.05 and ax.get_legend() is None


def test_gains_draws_each_pitch_and_the_mean(capsys):
    ax = plotting.plot_gains({"L2": GAINS})
    dots, mean = ax.lines[:2]
    assert dots.get_xdata().tolist() == GAINS
    assert set(mean.get_xdata()) == {1.75}
    assert capsys.readouterr().out == "L2: +2 points on average over 4 (pitch by pitch)\n"


def test_saturation_marks_each_dot_under_its_class(capsys):
    Z = np.array([[-10.0, 1.0, 8.0]])
    sigmoid, _ = plotting.plot_saturation(Z, np.array([[0, 1, 0]]))
    red, blue = (line.get_xdata().tolist() for line in sigmoid.lines[1:])
    assert (red, blue) == ([-10, 8], [1])
    assert "z from -10 to 8; 67% of the dots" in capsys.readouterr().out


def test_penalty_moves_the_true_minimum(capsys):
    plotting.plot_penalty(prices=(0, 1))
    assert np.allclose(ideas.minimum(0), ideas.BEST)
    slope = ideas.CURVATURE @ (ideas.minimum(1) - ideas.BEST) + ideas.minimum(1)
    assert np.allclose(slope, 0)
    assert capsys.readouterr().out == "Length of the best weights by lambda/m: 3.2 at 0, 1.0 at 1.\n"


def test_cancellation_tells_shared_digits_and_marks_the_step(capsys):
    close, every = plotting.plot_cancellation(np.exp, np.exp, 1.0, 1e-5)
    assert capsys.readouterr().out == "epsilon = 1e-5: the two costs share about 4 digits.\n"
    chord = close.lines[1].get_xydata()
    np.testing.assert_allclose(chord, [[-1, np.exp(1 - 1e-5) - np.e], [1, np.exp(1 + 1e-5) - np.e]])
    step, off = every.lines[1].get_xydata()[0]
    assert step == 1e-5 and off < 1e-9
    assert "".join(text.get_text().strip() for text in close.texts[:2]) == f"{np.exp(1 + 1e-5):.16f}"


def test_large_mask_has_no_numbers():
    assert not plotting.plot_mask(np.ones((20, 30))).texts


def test_slope_of_tangent_and_chord(capsys):
    ax = plotting.plot_slope(lambda theta: theta**3, theta=1.0, epsilon=0.5)
    assert capsys.readouterr().out == (
        "Slope at theta = 1: tangent 3.00; with epsilon = 0.5 two-sided chord 3.25, one-sided chord 4.75.\n"
    )
    curve, tangent, chord, one_sided = (line.get_xydata() for line in ax.lines)
    np.testing.assert_allclose(curve[:, 1], curve[:, 0] ** 3)
    np.testing.assert_allclose(tangent[:, 1], 1 + 3 * (tangent[:, 0] - 1), rtol=1e-6)
    np.testing.assert_allclose(chord, [[0.5, 0.125], [1.5, 3.375]])
    np.testing.assert_allclose(one_sided, [[1, 1], [1.5, 3.375]])


@pytest.mark.parametrize("epsilon", [1.6, 0.8, 0.4, 0.2, 0.1, 0.05])  # of the slider of week 3
def test_the_two_sided_chord_has_the_better_slope(epsilon):
    lines = plotting.plot_slope(np.exp, 1.0, epsilon).lines[1:]
    tangent, two_sided, one_sided = (float(line.get_label().split()[-1]) for line in lines)
    assert abs(two_sided - tangent) < abs(one_sided - tangent)


def test_step_sizes_says_what_no_rounding_touches(capsys):
    ax = plotting.plot_step_sizes(
        [1e-1, 1e-3, 1e-9], {"one-sided": [0.1, 2e-4, 1e-8], "two-sided": [1e-2, 8.4e-8, 1e-7]}
    )
    assert capsys.readouterr().out == "Relative difference at epsilon = 1e-3: one-sided 2e-4, two-sided 8e-8\n"
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert (
        drawn(ax).items()
        >= {
            "one-sided": [(1e-1, 0.1), (1e-3, 2e-4), (1e-9, 1e-8)],
            "two-sided": [(1e-1, 1e-2), (1e-3, 8.4e-8), (1e-9, 1e-7)],
        }.items()
    )


def test_vector_gives_each_array_its_place(capsys):
    _, _, parameters = data.small_batch()
    shuffled = dict(reversed(parameters.items()))
    ax = plotting.plot_vector(shuffled)
    assert capsys.readouterr().out == ("theta: 47 numbers, W1 0-19, b1 20-24, W2 25-39, b2 40-42, W3 43-45, b3 46.\n")
    cells = [patch for patch in ax.patches if hasattr(patch, "get_xy") and hasattr(patch, "get_width")]
    assert len(cells) == 2 * 47
    in_theta = sorted(cell.get_x() for cell in cells if cell.get_y() == 2)
    assert in_theta == list(range(47))


def test_vector_of_a_deep_network_is_drawn_whole(capsys):
    deep = {}
    for l in range(1, 7):
        deep |= {f"W{l}": np.ones((2, 2)), f"b{l}": np.ones((2, 1))}
    plotting.plot_vector(deep)
    printed = capsys.readouterr().out
    assert printed.startswith("theta: 36 numbers, W1 0-3") and printed.endswith("W6 30-33, b6 34-35.\n")


# Can the two classes be told apart by everyone?

# Deuteranopia, for linear RGB: Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of
# Color Vision Deficiency, IEEE TVCG 15 (6), 2009, table 1, severity 1.0.
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
# From linear sRGB to CIE XYZ, and the white of D65: IEC 61966-2-1.
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)


def linear(color):
    rgb = np.array(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """CIELAB of linear sRGB (CIE 15)."""
    ratio = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def grey(rgb):
    return np.full(3, TO_XYZ[1] @ rgb)


SEEN = {"as it is": lambda rgb: rgb, "deuteranopia": lambda rgb: DEUTERANOPIA @ rgb, "grey": grey}


def distance(colors, seen):
    """Delta E (CIE 1976) between two colours as somebody sees them."""
    first, second = (lab(seen(linear(color))) for color in colors)
    return np.linalg.norm(first - second)


def test_the_measure_of_colour_distance():
    assert distance(["black", "white"], SEEN["as it is"]) == pytest.approx(100, abs=0.1)
    # Red and green of the same lightness are what people with deuteranopia confuse.
    confused = ["#d01c1c", "#5f6f00"]
    assert distance(confused, SEEN["deuteranopia"]) < 0.5 * distance(confused, SEEN["as it is"])


@pytest.mark.parametrize("seen", SEEN)
def test_dots_and_regions_differ_for_every_eye_and_printer(seen):
    # A distance of 2.3 is just noticeable on large fields (Mahy et al. 1994). Dots are small: ask for ten times that.
    assert distance(plotting.COLORS, SEEN[seen]) > 23
    assert distance(plotting.TINTS, SEEN[seen]) > 9
    for tint in plotting.TINTS:
        for color in plotting.COLORS:
            assert distance([tint, color], SEEN[seen]) > 23


def test_the_classes_differ_in_more_than_colour():
    ax = plotting.plot_decision_boundary(PARAMETERS, X, Y)
    red, blue = (dots.get_paths()[0].vertices for dots in dots_of(ax))
    assert red.shape != blue.shape
    assert any(collection.get_linewidth().size and not collection.get_facecolor().size for collection in ax.collections)


def test_red_is_red_and_blue_is_blue():
    red, blue = map(to_rgb, plotting.COLORS)
    assert max(red) == red[0] and max(blue) == blue[2]


def test_a_figure_has_a_size_of_its_own():
    with plt.rc_context({"figure.figsize": (1, 1), "figure.dpi": 50}):
        ax = plotting.plot_costs(COSTS)
    assert list(ax.figure.bbox.size) == [600, 400]


def test_scores_draws_each_dot_and_the_means(capsys):
    ax = plotting.plot_scores([0, 0.1, 10], {"test": SHARES}, xlabel="lambda")
    assert [line.get_ydata().tolist() for line in ax.lines[:2]] == [[80, 85, 50], [90, 90, 50]]
    assert ax.lines[2].get_ydata() == pytest.approx([85, 87.5, 50])
    assert capsys.readouterr().out == "test: 85, 88, 50 % for lambda = 0, 0.1, 10\n"


def test_a_score_below_the_floor_is_a_number():
    ax = plotting.plot_scores([0, 0.1, 10], {"test": SHARES}, floor=65)
    assert ax.get_ylim()[0] == 65
    assert [text.get_text() for text in ax.texts] == ["50 %\N{DOWNWARDS ARROW}"]


def test_projections_counts_what_each_axis_tries(capsys):
    first, _ = plotting.plot_projections({"grid": ([1, 1, 2, 2], [3, 4, 3, 4]), "random": ([1, 2], [5, 6])})
    assert first.lines[0].get_xydata().tolist() == [[1, 3], [1, 4], [2, 3], [2, 4]]
    assert "grid: 2 values of the learning rate and 2 of lambda in 4 trials\n" in capsys.readouterr().out


def test_trials_draws_a_line_for_each_and_the_best_in_bold(capsys):
    ax = plotting.plot_trials(TRIALS)
    heights = [line.get_ydata().tolist() for line in ax.lines[:3]]
    np.testing.assert_allclose(heights, [[0, 1, 0.75], [1, 0, 1], [0.5, 0.5, 0]])
    assert max(ax.lines[:3], key=lambda line: line.get_linewidth()) is ax.lines[1]
    assert {text.get_text() for text in ax.texts} == {"0.1", "10", "0.01", "1", "50 %", "90 %"}
    assert capsys.readouterr().out == "3 trials; validation accuracy from 50 to 90 %\n"


def test_halving_draws_each_as_far_as_it_came(capsys):
    ax = plotting.plot_halving(ROUNDS)
    assert [line.get_xydata().tolist() for line in ax.lines] == [
        [[100, 50]],
        [[100, 80], [200, 70]],
        [[100, 70], [200, 90]],
        [[100, 60]],
    ]
    assert max(ax.lines, key=lambda line: line.get_linewidth()) is ax.lines[2]
    assert capsys.readouterr().out == "Configurations and their iterations: 4 with 100, 2 with 200.\n"


def test_range_draws_the_costs_and_what_50_percent_costs(capsys):
    ax = plotting.plot_range([0.01, 0.1, 10], [0.6, 0.3, 5.0])
    costs, half = ax.lines
    assert costs.get_xydata().tolist() == [[0.01, 0.6], [0.1, 0.3], [10, 5]]
    assert set(half.get_ydata()) == {np.log(2)}
    assert capsys.readouterr().out == "Cost 0.6 at the smallest learning rate, 0.3 at the best.\n"


def test_the_valley_says_how_far_a_walk_has_come_down_or_that_it_has_gone_up(capsys):
    plotting.plot_valley({**WALKS, "nowhere": WALKS["slow"][[0, 0]]}, VALLEY)
    slow, fast, nowhere = capsys.readouterr().out.splitlines()
    start, end = (valley.cost(w.reshape(2, 1), VALLEY) for w in WALKS["slow"][[0, -1]])
    assert slow == f"slow, 10 steps: J is {end / start:.1g} of the start"
    assert fast == "too fast, 10 steps: J has gone up"
    assert nowhere == "nowhere, 1 step: J has not come down"


def test_the_valley_draws_each_walk_from_its_start():
    ax = plotting.plot_valley({"slow": WALKS["slow"]}, VALLEY)
    assert ax.get_lines()[1].get_xydata().tolist() == WALKS["slow"].tolist()


def test_the_race_stops_all_at_the_same_step(capsys):
    axes = plotting.plot_race(WALKS, VALLEY, 4)
    for ax, walk in zip(axes, WALKS.values(), strict=True):
        assert ax.get_lines()[1].get_xydata().tolist() == walk[:5].tolist()
    assert all("4 steps" in line for line in capsys.readouterr().out.splitlines())


def test_the_schedule_draws_the_rate_of_each_step():
    ax = plotting.plot_schedule({"falling": lambda step: 0.1 / (1 + step)}, 3)
    assert ax.get_lines()[0].get_xydata().tolist() == [[0, 0.1], [1, 0.1 / 2], [2, 0.1 / 3]]


def test_the_best_rate_is_the_one_with_the_lowest_mean_at_which_no_seed_diverged(capsys):
    ax = plotting.plot_rates({"SGD": ((0.1, 1, 3), [[0.5, 0.7], [0.3, 0.5], [0.1, np.inf]])})
    assert capsys.readouterr().out == "SGD: lowest at 1\n"
    curve, mark = (line.get_xydata() for line in ax.get_lines())
    assert mark.tolist() == [[1, 0.4]]
    np.testing.assert_allclose(curve, [[0.1, 0.6], [1, 0.4], [3, np.nan]])


def test_the_progress_says_where_each_line_ends(capsys):
    plotting.plot_progress({"constant": {1: 0.7, 2: 0.52}}, unit="step")
    assert capsys.readouterr().out == "constant: cost 0.5 at step 2\n"
    plotting.plot_progress({"low": {1: 0.7, 2: 0.04}}, unit="step")
    assert capsys.readouterr().out == "low: cost below 0.2 at step 2\n"


def test_a_dot_a_seed_and_their_mean(capsys):
    ax = plotting.plot_seeds({"Adam": [0.1, 0.3, 0.5]})
    assert capsys.readouterr().out == "Adam: cost 0.3 on average over 3 seeds\n"
    dots, line = ax.get_lines()
    assert dots.get_xdata().tolist() == [0.1, 0.3, 0.5] and line.get_xdata()[0] == pytest.approx(0.3)


def test_the_law_of_noise_goes_through_the_first_dot(capsys):
    ax = plotting.plot_noise({4: 1.0, 16: 0.6})
    assert capsys.readouterr().out == "Distance times the root of the batch size: 2.0, 2.4\n"
    law, dots = (line.get_xydata().tolist() for line in ax.get_lines())
    assert law == [[4, 1], [16, 0.5]] and dots == [[4, 1], [16, 0.6]]


def first_line(ax):
    """The points of the first line that is drawn."""
    return ax.get_lines()[0].get_xydata().tolist()


def test_the_correction_draws_each_step():
    drawn = first_line(plotting.plot_correction(num_steps=2, beta1=0.5, beta2=0.75))
    assert drawn == [[1, pytest.approx(0.5 / 0.25**0.5)], [2, pytest.approx(0.75 / (1 - 0.75**2) ** 0.5)]]


def test_layers_draws_the_middle_of_each():
    arrays = [np.array([[-1.0, 1.0]]), np.array([[-3.0, 3.0]])]
    (ax,) = np.ravel(plotting.plot_layers({"a": arrays}))
    assert [1, 3] in [pytest.approx(line.get_ydata()) for line in ax.get_lines() if len(line.get_ydata()) == 2]


def test_what_jumps_hides_no_calm_line():
    curves = {"jumps": {step: (0.7, 0.1)[step % 2] for step in range(20)}, "calm": {1: 0.7, 2: 0.5, 3: 0.4}}
    jumps, calm = plotting.plot_progress(curves).get_lines()
    assert calm.get_zorder() > jumps.get_zorder() and calm.get_linewidth() > 2 * jumps.get_linewidth()


def test_a_colour_of_words_is_darkened_as_far_as_needed():
    assert contrast("black") == 21 and contrast("white") == 1 and contrast("#767676") == pytest.approx(4.54, abs=0.01)
    assert readable("#0b3c8c") == to_rgb("#0b3c8c")
    assert 4.5 <= contrast(readable(plotting.LINES[1][0])) < 5


def test_progress_draws_each_epoch():
    assert first_line(plotting.plot_progress({"constant": {1: 0.7, 2: 0.5}})) == [[1, 0.7], [2, 0.5]]


def test_working_rates_draws_the_accuracy_of_each():
    ax = plotting.plot_working_rates({"plain": {0.1: 60, 1.0: 50}}, 95)
    assert first_line(ax) == [[0.1, 60], [1.0, 50]]


def test_a_name_stands_where_its_line_ends():
    """On the right: the values may fall, and the last ones may be missing."""
    ax = plotting.plot_step_sizes([1e-1, 1e-3, 1e-5], {"one": [1e-1, 1e-3, 1e-5]})
    name = next(text for text in ax.texts if text.get_text() == "one")
    assert name.xy == (1, pytest.approx(1, abs=0.06))
    ax = plotting.plot_rates({"SGD": ((0.1, 1, 10), [[0.5], [0.3], [np.inf]]), "Adam": ((0.1, 1, 10), [[0.5]] * 3)})
    assert {text.get_text(): text.xy[0] < 0.9 for text in ax.texts} == {"SGD": True, "Adam": False}


@pytest.mark.parametrize(("others", "place"), [([0.9] * 4, (9, 0)), ([0.9, 0.9, 0.1, 0.9], (0, 9))])
def test_a_name_within_the_axes_lies_over_no_line(others, place):
    rates, costs = (0.1, 1, 10, 100), {"momentum": [0.1, 0.4, np.inf, np.inf], "SGD": others}
    ax = plotting.plot_rates({name: (rates, [[cost] for cost in values]) for name, values in costs.items()})
    assert next(text for text in ax.texts if text.get_text() == "momentum").xyann == place


@pytest.mark.parametrize(
    "limits, written",
    [
        ((0.25, 0.9), ["0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"]),
        ((0.09, 1.2), ["0.1", "0.2", "0.3", "0.6", "1"]),
        ((0.9, 120), ["1", "3", "10", "30", "100"]),
        ((0.0009, 1500), ["0.001", "0.01", "0.1", "1", "10", "100", "1,000"]),
    ],
)
def test_a_log_axis_is_written_as_the_text_writes_numbers(limits, written):
    _, ax = plt.subplots()
    ax.set(yscale="log", ylim=limits)
    plain_ticks(ax.yaxis)
    ax.figure.canvas.draw()
    low, high = limits
    assert [tick.get_text() for tick in ax.get_yticklabels() if low <= tick.get_position()[1] <= high] == written


@pytest.mark.parametrize("limits", [(4e-5, 2), (0.5, 6e6)])
def test_a_longer_log_axis_keeps_its_10_with_an_exponent(limits):
    _, ax = plt.subplots()
    ax.set(yscale="log", ylim=limits)
    plain_ticks(ax.yaxis)
    ax.figure.canvas.draw()
    assert all("10^" in tick.get_text() for tick in ax.get_yticklabels())


def test_dots_of_two_names_stand_side_by_side():
    """At 0, too, where a factor would move nothing."""
    ax = plotting.plot_scores([0, 0.1, 10], {"train": SHARES, "test": SHARES})
    ax.figure.canvas.draw()
    places = [line.get_transform().transform(line.get_xydata())[0, 0] for line in (ax.lines[0], ax.lines[3])]
    assert places[1] - places[0] > 8


def test_equal_scores_of_a_round_stand_side_by_side():
    ax = plotting.plot_halving({100: {0: 0.5, 1: 0.8, 2: 0.8}}, floor=70)
    places = [line.get_xdata()[0] for line in ax.lines]
    assert places[0] == 100 and places[1] < 100 < places[2] and ax.get_ylim()[0] == 70
    assert [text.get_text() for text in ax.texts] == ["1 more, down to 50 %\N{DOWNWARDS ARROW}"]


def test_the_dots_behind_have_a_name_and_another_look():
    ax = plotting.plot_data(X, Y, behind={"validation": CIRCLES[2:]})
    assert "validation" in [text.get_text() for text in ax.get_legend().get_texts()]
    filled = [len(dots.get_facecolor()) for dots in ax.collections]
    assert filled == [0, 0, 1, 1]
