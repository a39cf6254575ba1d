"""What grade and check say to answers of every kind: wrong forms, wrong randomness, and right ones by luck or not."""

import dataclasses
import functools
import inspect
import re
import sys
import types

import numpy as np
import pytest

from helpers.exercises import check, grade, solution
from helpers.exercises.display import BORDERS, SIGNS, Verdict
from helpers.exercises.judge import guard
from helpers.exercises.judge.finding import as_rows
from helpers.exercises.judge.judging import Result, differences, expected, observations
from helpers.exercises.judge.observing import Anew
from helpers.exercises.parts import are_apart, changed, source_of, spans
from helpers.exercises.weeks import EXERCISES
from helpers.exercises.weight_initialization.draws import SCALE_TOLERANCE, WIDE_NETWORK
from helpers.plotting.style import contrast

ZEROS, RANDOM, HE = "initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he"
COST = "compute_cost_with_regularization"
DROPOUT, BACKWARD = "forward_propagation_with_dropout", "backward_propagation_with_dropout"


def zeros(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


def turned(function):
    """A version of ``zeros`` with each of its arrays turned into something else."""
    return lambda layer_dims: {name: function(value) for name, value in zeros(layer_dims).items()}


def nested(layer_dims):
    return {str(l): {"W": np.zeros(1), "b": np.zeros(1)} for l in range(1, len(layer_dims))}


@pytest.mark.parametrize(
    "function, said",
    [
        (
            lambda layer_dims: print(zeros(layer_dims)),
            "returned None instead of `parameters`. Is the `return` missing?",
        ),
        (lambda layer_dims: zeros(layer_dims)["W1"], "returned an array; expected the dictionary `parameters`"),
        (lambda layer_dims: (zeros(layer_dims), 1), "returned a tuple; expected the dictionary `parameters`"),
        (lambda layer_dims: list(zeros(layer_dims).values()), "returned a list; expected the dictionary"),
        (lambda layer_dims: layer_dims, "returned a list; expected the dictionary"),
        (lambda layer_dims: "parameters", "returned a str; expected the dictionary"),
        (lambda layer_dims: (item for item in zeros(layer_dims).items()), "returned a generator (from a `yield`"),
        (lambda layer_dims: zeros, "returned a function (without brackets it is not called); expected"),
        (lambda layer_dims: 0, "returned an int; expected"),
        (lambda layer_dims: {}, "has no entry 'W1'. Expected 'W1', 'b1'; it has none."),
        (nested, "has no entry 'W1'. Expected 'W1', 'b1'; it has '1'."),
        (lambda layer_dims: {("W", 1): 0, ZEROS: 0}, f"it has ('W', 1), '{ZEROS}'"),
        (turned(lambda value: ...), "`W1` is a `...` where your code should be; expected a NumPy"),
        (lambda layer_dims: [...][0], "returned a `...` where your code should be"),
        (turned(lambda value: value.tolist()), "`W1` is a list; expected a NumPy array of shape (2, 3)"),
        (turned(lambda value: value.astype(int)), f"`W1` holds {np.dtype(int)} values; expected decimal numbers"),
        (turned(lambda value: value.astype(bool)), "`W1` holds bool values; expected decimal numbers"),
        (turned(lambda value: value.astype(complex)), "`W1` holds complex128 values; expected decimal numbers"),
        (turned(lambda value: value.astype(np.float16)), "`W1` holds float16 values; expected decimal numbers"),
        (turned(lambda value: value.astype(object)), "`W1` holds object values; expected decimal numbers"),
        (turned(lambda value: value.astype(str)), "`W1` holds <U"),
        (turned(np.matrix), "`W1` is a matrix; expected a NumPy array"),
        (turned(np.ma.array), "`W1` is a MaskedArray; expected a NumPy array"),
        (turned(lambda value: value + np.nan), "`W1` holds NaN or infinity"),
        (turned(lambda value: np.sqrt(value - 1)), "a logarithm of zero, the square root of a negative number"),
        (lambda layer_dims: zeros([3, 2, 1]), "number 1 to 1.\nYour function must work for every `layer_dims`."),
        (turned(lambda value: value + np.inf), "`W1` holds NaN or infinity"),
        (turned(lambda value: value[..., None]), "`W1` has shape (2, 3, 1); expected (2, 3)"),
        (turned(lambda value: None), "`W1` is None. Is it computed, and returned?"),
        (lambda layer_dims: zeros(layer_dims) | {"W9": np.zeros((1, 1))}, "an entry 'W9', but the layers with weights"),
        (lambda layer_dims: zeros(layer_dims[:5]), "has no entry 'W5'"),
        (lambda layer_dims: zeros([2, 10, 5, 1]), "but the layers with weights are number 1 to 1"),
    ],
)
def test_a_wrong_form_is_named_on_the_smallest_network_that_shows_it(function, said):
    result = grade(function, ZEROS)
    assert result.status == "wrong"
    assert said in result.message


def test_numbers_left_in_memory_are_noticed_every_time():
    def empties(layer_dims):
        layers = range(1, len(layer_dims))
        weights = {f"W{l}": np.empty((layer_dims[l], layer_dims[l - 1])) for l in layers}
        return weights | {f"b{l}": np.empty((layer_dims[l], 1)) for l in layers}

    for _ in range(20):
        result = grade(empties, ZEROS)
        assert (result.status, result.mistake) == ("wrong", "np.empty")


def draw(layer_dims, rng, scale=lambda n_in, n_out, l: np.sqrt(2 / n_in)):
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        parameters[f"W{l}"] = rng.randn(n_out, n_in) * scale(n_in, n_out, l)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


def global_draw(layer_dims, rng):
    return draw(layer_dims, np.random)


def global_draw_with_seed(layer_dims, rng):
    np.random.seed(3)
    return draw(layer_dims, np.random)


def one_layer_from_elsewhere(layer_dims, rng):
    other = draw(layer_dims, np.random.RandomState(3))
    return {name: other[name] if name == "W2" else value for name, value in draw(layer_dims, rng).items()}


def last_biases_drawn(layer_dims, rng):
    L = len(layer_dims) - 1
    return draw(layer_dims, rng) | {f"b{L}": rng.randn(layer_dims[L], 1)}


def last_layer_smaller(layer_dims, rng):
    return draw(layer_dims, rng, lambda n_in, n_out, l: np.sqrt(2 / n_in) * (0.1 if l == len(layer_dims) - 1 else 1))


def rounded_to_decimals(layer_dims, rng):
    return {name: np.round(value, 2) for name, value in draw(layer_dims, rng).items()}


def exponential(layer_dims, rng):
    signs = draw(layer_dims, rng)
    return {
        name: np.sign(value) * rng.exponential(size=value.shape) / np.sqrt(value.shape[1])
        for name, value in signs.items()
    }


def moved(layer_dims, rng):
    return {name: value + 0.2 * (name[0] == "W") for name, value in draw(layer_dims, rng).items()}


def cut_off_below(layer_dims, rng):
    return {name: np.maximum(value, -2 * value.std()) for name, value in draw(layer_dims, rng).items()}


def typed_in(layer_dims, rng):
    return {name: np.full(value.shape, 0.5) if name[0] == "W" else value for name, value in zeros(layer_dims).items()}


def stored(layer_dims, rng, memory={}):  # noqa: B006
    """Draws only the first time, for each layer_dims."""
    return memory.setdefault(tuple(layer_dims), draw(layer_dims, rng))


@pytest.mark.parametrize(
    "function, said",
    [
        (global_draw, "the global generator of `np.random`"),
        (global_draw_with_seed, "the global generator of `np.random`"),
        (one_layer_from_elsewhere, "gave the same weights `W2`"),
        (last_biases_drawn, "expected 0."),
        (last_layer_smaller, "`W3` of shape (600, 24), where a unit has 24 inputs: the standard deviation"),
        (
            rounded_to_decimals,
            "`W1` holds 14,500 weights, but only 196 different values. Are they rounded, or cut off?",
        ),
        (cut_off_below, "`W1` no weight is further than 2.9 standard deviations below 0"),
        (exponential, "not spread like draws of the normal distribution"),
        (moved, "For layer_dims = [25, 580, 24, 600]: the weights in `W1` lie around 0.2, not around 0."),
        (
            functools.partial(moved),
            "Was something added to them, or given to `rng.normal` as its first argument, the mean?",
        ),
        (typed_in, "All weights in `W1` are the same number"),
        (stored, "gave the same weights `W1`"),
    ],
)
def test_wrong_randomness_is_named(function, said):
    result = grade(function, HE)
    assert result.status == "wrong"
    assert said in result.message


def test_a_wrong_scale_is_told_in_numbers_and_the_one_expected_is_the_exact_one():
    result = grade(lambda layer_dims, rng: draw(layer_dims, rng, lambda n_in, n_out, l: 1), HE)
    assert "For layer_dims = [25, 580, 24, 600]: `W1` of shape (580, 25), where a unit has 25 inputs" in result.message
    assert f"expected {np.sqrt(2 / 25):.3g}." in result.message


def test_an_unknown_scale_is_told_what_to_look_at_and_a_known_one_is_explained_instead():
    unknown = grade(lambda layer_dims, rng: draw(layer_dims, rng, lambda n_in, *_: n_in**-0.4), HE)
    known = grade(lambda layer_dims, rng: draw(layer_dims, rng, lambda *_: 1), HE)
    advice = "should be 0.0587 for a unit with 580 inputs"
    assert unknown.mistake is None and advice in unknown.message
    assert known.mistake == "not scaled" and advice not in known.message


def test_a_dictionary_that_outlives_the_call_is_named():
    parameters = {}

    def initialize(layer_dims, rng):
        parameters.update(draw(layer_dims, rng))
        return parameters

    assert "One that stands outside of it still holds the entries of earlier calls." in grade(initialize, HE).message


def test_a_loop_over_the_sizes_is_named():
    def initialize(layer_dims):
        parameters = {}
        for l in layer_dims:
            parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
            parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
        return parameters

    assert "l is a number of units and not the number of a layer" in grade(initialize, ZEROS).message


@pytest.mark.parametrize(
    "added, mistake",
    [
        (lambda n_in: np.sqrt(2 / n_in), "scale added"),
        (lambda n_in: 2 / n_in, "2 / n as the mean"),
    ],
)
def test_a_scale_that_is_given_as_the_mean_is_named(added, mistake):
    def initialize(layer_dims, rng):
        parameters = zeros(layer_dims)
        for l in range(1, len(layer_dims)):
            n_in = layer_dims[l - 1]
            parameters[f"W{l}"] = rng.normal(added(n_in), size=(layer_dims[l], n_in))
        return parameters

    result = grade(initialize, HE)
    assert result.mistake == mistake and "given to `rng.normal` as its first argument, the mean" in result.message


SEEDS = range(20)


def verdicts(name, function):
    """Whether the function is accepted, for many seeds of the judge's draws."""
    exercise = EXERCISES[name]
    for seed in SEEDS:
        yield not any(differences(observations(seeded(exercise, seed), function), expected(exercise)))


@functools.cache
def seeded(exercise, seed):
    """The exercise with other draws."""
    return dataclasses.replace(exercise, observe=functools.partial(exercise.observe, seed=seed))


def test_bad_luck_never_refuses_a_right_initializer():
    assert all(verdicts(HE, EXERCISES[HE].solution))


@pytest.mark.parametrize("fan", [lambda n_in: n_in + 1, lambda n_in: n_in - 0.5, lambda n_in: 0.81 * n_in])
def test_good_luck_never_accepts_a_wrong_scale(fan):
    assert not any(verdicts(HE, lambda layer_dims, rng: draw(layer_dims, rng, lambda n_in, *_: np.sqrt(2 / fan(n_in)))))


def test_our_own_draws_leave_the_room_that_the_odds_count_on():
    parameters = EXERCISES[RANDOM].solution(WIDE_NETWORK, np.random.RandomState(2))
    for l in range(1, len(WIDE_NETWORK)):
        assert abs(np.std(parameters[f"W{l}"]) / 10 - 1) < 0.005
        assert 7 / np.sqrt(2 * parameters[f"W{l}"].size) < SCALE_TOLERANCE


def test_check_hands_back_a_right_answer_and_otherwise_our_own(capsys):
    right = lambda layer_dims, rng: draw(layer_dims, rng)
    assert check(right, HE) is right
    ours = check(global_draw, HE)
    assert ours([2, 1], np.random.RandomState(1)).keys() == {"W1", "b1"}
    assert "goes on with the course's own version" in capsys.readouterr().out


def test_the_very_function_of_the_last_check_is_told_and_a_new_one_is_not(capsys):
    def verdict():
        function = lambda layer_dims, rng: draw(layer_dims, rng)
        check(function, HE)
        return function

    same = verdict()
    assert "of your last check" not in capsys.readouterr().out
    check(same, HE)
    assert "of your last check" in capsys.readouterr().out
    verdict()
    assert "of your last check" not in capsys.readouterr().out


def test_who_prints_is_told_where_to_see_it_and_that_a_training_would_show_it_thousands_of_times(capsys):
    def printing(layer_dims):
        print(layer_dims)
        return zeros(layer_dims)

    def printing_and_wrong(layer_dims):
        print(layer_dims)

    check(printing_and_wrong, ZEROS)
    assert "prints is not shown here. To see it, call your function in a new cell" in capsys.readouterr().out
    check(printing, ZEROS)
    assert "take the `print` out, and run both cells again" in capsys.readouterr().out
    for silent in (zeros, lambda layer_dims: None):
        check(silent, ZEROS)
        assert "print" not in capsys.readouterr().out


def test_our_own_version_checked_again_is_not_an_answer(capsys):
    ours = check(lambda layer_dims, rng: None, HE)
    result = grade(ours)
    assert (result.exercise, result.status, result.mistake) == (HE, "not started", None)
    assert "took the place of yours" in result.message
    assert f"Is the name in its `def` line exactly `{HE}`?" in result.message and "end with an error" in result.message
    assert grade(check(ours)).status == "not started"
    assert "took the place of yours" in capsys.readouterr().out


def test_a_blank_is_told_in_one_sentence_what_to_do():
    def initialize(layer_dims):
        pass

    verdict = Verdict(grade(initialize, ZEROS))
    heading, sentence = repr(verdict).split("\n")
    assert heading.endswith(": not started") and "Until it is written and both cells are run" in sentence
    assert "not started</b> Until it is written" in verdict._repr_html_()  # in one line


def test_a_solution_is_shown_only_for_an_exercise(capsys):
    solution(HE)
    solution(EXERCISES[ZEROS].solution)
    solution("initialize")
    said = capsys.readouterr().out
    assert said.startswith(f"def {HE}(") and f"\ndef {ZEROS}(" in said and "no exercise called 'initialize'" in said


def test_a_verdict_is_plain_text_where_there_is_no_html():
    verdict = Verdict(Result(HE, "wrong", None, "`W1` < 1\n" + as_rows("dW1  0.5")))
    assert repr(verdict).split("\n")[:3] == [f"{SIGNS['wrong']} {HE}: wrong", "`W1` < 1", "dW1  0.5"]


def test_what_is_no_exercise_has_a_heading_that_says_so():
    said = repr(Verdict(grade(ZEROS)))
    assert said.startswith(f"{SIGNS['wrong']} This is no answer to an exercise\n`check` needs")
    assert "The notebook goes on" not in said and "goes on" in repr(Verdict(Result(HE, "wrong", None, "")))


def test_a_verdict_in_html_shows_code_formulas_and_a_table():
    rows = as_rows("dW1  (5, 4)  wrong  0.5\ndb1  (5, 1)  right")
    shown = Verdict(Result(HE, "wrong", None, f"`W_l` <script> n_{{l-1}}, in line 2, `a  =  b`\n{rows}"))
    page = shown._repr_html_()
    assert "<code>W_l</code> &lt;script&gt; n<sub>l-1</sub>" in page
    assert page.count("<table") == 1 and page.count("<tr") == 2
    (tinted,) = re.findall(r"<tr style=.*?</tr>", page)
    assert tinted.count("<td") == 4 and ">wrong</td>" in tinted and "></td><td" in page and ">right</td></tr>" in page
    assert "monospace" not in page


def test_a_right_answer_hears_what_is_next(capsys):
    check(EXERCISES[ZEROS].solution, ZEROS)
    said = capsys.readouterr().out
    assert re.search(
        r"\d of \d exercises of this week are correct(; next: `initialize_parameters_|: that was all)", said
    )


def test_the_third_wrong_answer_in_a_row_is_offered_the_hints_and_the_fifth_the_solution(capsys):
    name, said = "early_stopping", []
    for answer in [*[lambda costs, patience: 7] * 5, EXERCISES[name].solution, lambda costs, patience: 7]:
        check(answer, name)
        said.append(capsys.readouterr().out)
    assert [i for i, text in enumerate(said) if "The hints below open one by one" in text] == [2]
    assert [i for i, text in enumerate(said) if 'solution("early_stopping")' in text] == [4]


@pytest.mark.parametrize("colour", BORDERS.values())
def test_the_borders_stand_out_on_white_and_on_black(colour):
    assert 3 <= contrast(colour) <= 21 / 3  # from white to black it is 21


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (
            "forward_propagation",
            "np.log(1 + np.exp(-theta * x))",
            "round(np.log(1 + np.exp(-theta * x)), 8)",
            "first digits",
        ),
        (
            "compute_cost_with_regularization",
            "network.compute_cost(Z3, Y)",
            "-np.mean(Y * np.log(network.sigmoid(Z3)) + (1 - Y) * np.log(1 - network.sigmoid(Z3)))",
            "logarithm is lost",
        ),
        (
            "normalize_backward",
            "dcentered + dmean / m",
            "dcentered + dmean / m\n    dmean = -dmean",
            "no gradient hangs. For 5 units and 3 examples `dmean` is the first step to go wrong",
        ),
    ],
)
def test_a_right_answer_with_a_limit_hears_of_it(name, old, new, words):
    result = grade(changed(EXERCISES[name].solution, (old, new)), name)
    assert result.status == "correct" and result.mistake is None and words in result.message
    assert grade(EXERCISES[name].solution).message == "Your function does what it should."


# Two mistakes at once.


def judged(name, *mistakes):
    """The verdict on our solution with these known mistakes in it."""
    known = {mistake.name: mistake for mistake in EXERCISES[name].mistakes}
    return grade(EXERCISES[name].wrong_version(*(known[one] for one in mistakes)), name)


def test_two_mistakes_are_told_in_the_order_of_their_places():
    name, mistakes = "random_search", ("one trial too few", "the worst")
    result = judged(name, *mistakes)
    assert (result.status, result.mistake) == ("wrong", " and ".join(mistakes))
    known = {mistake.name: mistake.message for mistake in EXERCISES[name].mistakes}
    first, second = (known[one] for one in mistakes)
    assert result.message.endswith(f"\nIt looks like two things at once:\n{first}\n{second}")


def test_what_makes_good_an_earlier_mistake_is_not_told_as_another():
    """dZ3 is scaled after dA2 was computed from it, so the step back to layer 2 is right."""
    answer = changed(
        EXERCISES[BACKWARD].solution,
        ('dA2 * cache["D2"] / keep_prob', 'dA2 * cache["D2"] / keep_prob\n    dZ3 = dZ3 / keep_prob'),
    )
    assert grade(answer, BACKWARD).mistake == "scaling too much"


@pytest.mark.parametrize(
    ("name", "replacements", "told"),
    [
        (
            BACKWARD,
            [(" / m", ""), (' * cache["D2"]', ""), ('* cache["D1"]', '* (cache["D1"] == 0)')],
            "division by m missing and mask missing and mask turned round",
        ),
        (
            "normalize_backward",
            [("sum(dZ_hat *", "sum(dout *"), ("/ (2 * root)", "/ root"), ("dmean / m", "dmean")],
            "dout for dZ_hat in droot and half forgotten and 1/m of the mean forgotten",
        ),
    ],
)
def test_several_mistakes_are_told_in_the_order_of_the_steps(name, replacements, told):
    assert grade(changed(EXERCISES[name].solution, *replacements), name).mistake == told


def test_an_error_alone_is_not_explained_by_a_pair():
    """Two mistakes would end in the same division by zero: many do."""
    answer = changed(EXERCISES[HE].solution, ("2 / layer_dims[l - 1]", "2 / (l - 1)"))
    assert " and " not in (grade(answer, HE).mistake or "")


def test_pairs_touch_different_places_and_know_their_order():
    exercise = EXERCISES[HE]
    source = source_of(exercise.solution)
    for one, other in exercise.pairs:
        first, second = spans(source, one), spans(source, other)
        assert first < second and are_apart(first + second)
    assert len({frozenset((one.name, other.name)) for one, other in exercise.pairs}) == len(exercise.pairs) > 100


# What would pass on friendlier inputs: the exercise, what is replaced in its solution, and what the learner is told.
SCALED = 'parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * '
NORMALISED = 'W = rng.randn(layer_dims[l], layer_dims[l - 1])\n        parameters[f"W{l}"] = W / np.std(W) * '
EXACT_SHARE = (
    'cache["D1"] = (rng.permutation(cache["A1"].size) < round(keep_prob * cache["A1"].size)).astype(int)'
    '.reshape(cache["A1"].shape)'
)
EXACT_SHARE_2 = EXACT_SHARE.replace("D1", "D2").replace("A1", "A2")
MASK = 'cache["D1"] = (rng.rand(*cache["A1"].shape) < keep_prob).astype(int)'
PRETENDERS = {
    "cut off": (
        RANDOM,
        [(SCALED[:-3], SCALED[:-3].replace("rng", "np.clip(rng") + ", -3, 3)")],
        "are the draws cut off somewhere?",
    ),
    "normalised": (RANDOM, [(SCALED, NORMALISED)], "exactly the same spread at every call"),
    "normalised He": (HE, [(SCALED, NORMALISED)], "exactly the same spread at every call"),
    "one digit of l": (
        HE,
        [("(2 / layer_dims[l - 1]", "(2 / layer_dims[int(str(l)[0]) - 1]")],
        "`W10` of shape (4, 1)",
    ),
    "few inputs": (RANDOM, [("* 10\n", "* (10 if layer_dims[l - 1] > 2 else 1)\n")], "`W1` of shape (3, 2)"),
    "A0 replaced": (DROPOUT, [(MASK, MASK + '\n    cache["A0"] = 2 * X')], "`cache['A0']` is not `X`"),
    "an exact share": (
        DROPOUT,
        [(MASK, EXACT_SHARE), (MASK.replace("D1", "D2").replace("A1", "A2"), EXACT_SHARE_2)],
        "is the same, nearly keep_prob",
    ),
}


MAX = "max(trials, key=lambda trial: trial[1])"
PRETENDERS |= {
    "test above validation": (
        "honest_estimate",
        [("test_score(chosen)", "min(test_score(chosen), validation_score(chosen))")],
        "Your estimate is 0.84; expected 0.86.",
    ),
    "ties among trials": (
        "random_search",
        [(MAX, "max((score, one) for one, score in trials)"), ("best, _", "_, best")],
        "not supported between instances of 'dict' and 'dict'",
    ),
    "scores below 0": (
        "random_search",
        [(MAX, "max([({'lambd': 9.0}, 0), *trials], key=lambda trial: trial[1])")],
        "none of the configurations",
    ),
    "ties in a round": (
        "successive_halving",
        [("order = np.argsort(scores)", "order = [i for _, _, i in sorted(zip(scores, alive, range(99)))]")],
        "not supported between instances of 'dict' and 'dict'",
    ),
    "equal costs": ("early_stopping", [("cost < costs[best]", "cost <= costs[best]")], "0.6, 0.5, 0.5, 0.5, 0.4"),
    "costs above 1": (
        "early_stopping",
        [("best is None or cost < costs[best]", "cost < (1 if best is None else costs[best])")],
        "your function returned None",
    ),
    "what enters ReLU masked": (
        "forward_propagation_with_dropout",
        [('cache["Z2"] = ', 'cache["Z1"] = cache["Z1"] * cache["D1"] / keep_prob\n    cache["Z2"] = ')],
        "`Z1` is computed from X, and then masked",
    ),
    "each weight with both signs": (
        "initialize_parameters_random",
        [("    return", "        parameters[f'W{l}'][1::2] = -parameters[f'W{l}'][:-1:2]\n    return")],
        "many come with both signs",
    ),
    "sorted weights": (
        "initialize_parameters_random",
        [("    return", "        parameters[f'W{l}'].sort()\n    return")],
        "neighbouring weights are nearly alike",
    ),
    "sorted draws": (
        "log_uniform",
        [("return np.exp(", "return np.sort(np.exp("), ("size))", "size)))")],
        "come sorted",
    ),
}


DRAWN = "np.exp(rng.uniform(np.log(low), np.log(high), size))"
HALF = "alive = [alive[i] for i in order[: len(alive) // 2]]"
CHOSEN, TESTED = "key=validation_score", "test_score(chosen)"
PRETENDERS |= {
    "an array like the values": (
        "scores_by_seed",
        [("np.zeros((len(values), len(seeds)))", "np.zeros_like(np.outer(values, seeds))")],
        "For the value 1 and the seed 0 your array has 0",
    ),
    "whole powers": ("log_uniform", [(DRAWN, "10.0 ** rng.randint(-3, 2, size)")], "whole powers of 10 come again"),
    "a mixed grid": ("log_uniform", [(DRAWN, "rng.permutation(np.geomspace(low, high, size))")], "too evenly"),
    "mirrored pairs": (
        "log_uniform",
        [(DRAWN, "low * (high / low) ** (lambda u: np.append(u, 1 - u)[:size])(rng.rand((size + 1) // 2))")],
        "From one of your numbers another can be told",
    ),
    "a walk": (
        "log_uniform",
        [(DRAWN, "low * (high / low) ** (np.cumsum(rng.rand(size) / 50) % 1)")],
        "From one of your numbers another can be told",
    ),
    "columns that are never drawn": (
        "split_off_validation",
        [("rng.permutation(X.shape[1])", "np.append(rng.permutation(X.shape[1] - 3), X.shape[1] - 1 - np.arange(3))")],
        "was never among these 6",
    ),
    "one set that is moved on": (
        "split_off_validation",
        [("rng.permutation(X.shape[1])", "(rng.randint(X.shape[1]) + 7 * np.arange(X.shape[1])) % X.shape[1]")],
        "different sets were split off",
    ),
    "training labels left": (
        "split_off_validation",
        [("Y[:, train]", "Y[:, num_validation:]")],
        "In your training set some examples have the label of another one",
    ),
    "a good score ends it": (
        "random_search",
        [("score(configuration)))", "score(configuration)))\n        if trials[-1][1] > 0.95:\n            break")],
        "expected 25, one for each trial",
    ),
    "costs above 10": (
        "early_stopping",
        [("best is None or cost < costs[best]", "cost < (10 if best is None else costs[best])")],
        "For costs of 120.0, 115.0,",
    ),
    "small gains": (
        "early_stopping",
        [("cost < costs[best]", "cost < costs[best] - 1e-4")],
        "For costs of 0.69, 0.4, 0.39999",
    ),
    "patience in hundreds": (
        "early_stopping",
        [("waited == patience", "(iteration - best) / 100 >= patience")],
        "at iterations 7, 14, 21",
    ),
    "mean of the last ones": (
        "early_stopping",
        [
            ("            waited += 1\n", "            waited += 1\n            last = list(costs.values())\n"),
            (
                "waited == patience",
                "waited >= patience and sum(last[list(costs).index(best) + 1 :][:patience]) / patience > cost",
            ),
        ],
        "For costs of",
    ),
    "all above the median": (
        "successive_halving",
        [(HALF, "alive = [one for one, value in zip(alive, scores) if value > np.median(scores)]")],
        "With 4 configurations",
    ),
    "floats for iterations": (
        "successive_halving",
        [("num_iterations *= 2", "num_iterations *= 2.0")],
        "whole numbers",
    ),
    "a rounded half": ("successive_halving", [("len(alive) // 2", "round(len(alive) / 2)")], "With 7 configurations"),
    "the sum over rounds": (
        "successive_halving",
        [
            ("    while", "    total = {}\n    while"),
            (
                "        order",
                "        scores = [total.setdefault(one['name'], 0) + value for one, value in zip(alive, scores)]\n"
                "        total.update((one['name'], value) for one, value in zip(alive, scores))\n        order",
            ),
        ],
        "another configuration is left",
    ),
    "rounded before the choice": (
        "honest_estimate",
        [(CHOSEN, "key=lambda one: round(validation_score(one), 2)")],
        "chose a configuration with 0.8604",
    ),
    "a rounded estimate": ("honest_estimate", [(TESTED, f"round({TESTED}, 2)")], "is 0.86; expected 0.8635"),
    "a half at first": (
        "honest_estimate",
        [
            (
                "max(configurations, key=validation_score)",
                "max((one for one in configurations if validation_score(one) > 0.5), key=validation_score, "
                "default=None)",
            )
        ],
        "test_score got None",
    ),
    "float16": ("compare_paired", [("= a - b", "= (a - b).astype(np.float16)")], "0.235596; expected 0.235612"),
    "kept off 0 by too much": (
        "gradient_check",
        [("(abs(grad) + abs(approx))", "(abs(grad) + abs(approx) + 1e-5)")],
        "J = theta ** 2 / 1000",
    ),
    "a denominator of a tenth": (
        "gradient_check_n",
        [("(np.linalg.norm(grad) + np", "max(0.1, np.linalg.norm(grad) + np")],
        "np.sum(theta ** 2) / 5000",
    ),
}


@pytest.mark.parametrize(("name", "replacements", "words"), PRETENDERS.values(), ids=PRETENDERS)
def test_what_would_pass_on_friendlier_inputs_is_wrong(name, replacements, words):
    result = grade(changed(EXERCISES[name].solution, *replacements), name)
    assert result.status == "wrong" and words in result.message


def test_trials_in_another_order_are_told_as_such():
    result = grade(changed(EXERCISES["random_search"].solution, ("return best, trials", "return best, trials[::-1]")))
    assert "in another order than they were drawn" in result.message


@pytest.mark.parametrize("name", EXERCISES)
def test_an_answer_that_spoils_what_it_is_given_spoils_no_later_one(name):
    solution = EXERCISES[name].solution

    @functools.wraps(solution)
    def spoiling(*arguments):
        result = solution(*arguments)
        for one in arguments:
            if isinstance(one, list):
                one.append(0)
            elif isinstance(one, dict):
                one.clear()
            elif isinstance(one, np.ndarray):
                one += 1
        return result

    grade(spoiling, name)
    assert grade(solution, name).status == "correct"


@pytest.mark.parametrize("seed", range(5))
def test_masks_drawn_again_are_not_those_of_the_forward_pass(seed):
    again = f'(np.random.RandomState({seed}).rand(*cache["A2"].shape) < keep_prob)'
    answer = changed(EXERCISES[BACKWARD].solution, ('cache["D2"]', again))
    assert grade(answer, BACKWARD).status == "wrong"


def test_a_blank_without_source_is_a_blank():
    for name, exercise in EXERCISES.items():
        arguments = inspect.signature(exercise.solution)
        blank = exercise.blank and source_of(exercise.blank)
        for source in (blank, f'def {name}{arguments}:\n    """What it returns."""\n    ...  # your code here'):
            assert not source or grade(without_source(source, exercise), name).status == "not started"
        assert grade(without_source(source_of(exercise.solution), exercise), name).status == "correct"


def without_source(source, exercise):
    """The function as a cell below `%%time` defines it."""
    names = dict(exercise.solution.__globals__)
    exec(compile(source, "<timed exec>", "exec"), names)
    return names[re.match(r"def (\w+)", source)[1]]


def test_annotations_are_not_evaluated(monkeypatch):
    """As those of Python 3.14 are, which raise NameError when somebody looks."""
    asked = []
    monkeypatch.setattr(inspect, "signature", lambda function, **options: asked.append(options) or SIGNATURE)
    monkeypatch.setattr(sys, "version_info", (3, 14))
    monkeypatch.setitem(sys.modules, "annotationlib", types.SimpleNamespace(Format=types.SimpleNamespace(STRING=4)))
    assert guard.signature_of(len) is SIGNATURE and asked == [{"annotation_format": 4}]


SIGNATURE = inspect.signature(grade)


def test_what_an_answer_displays_is_not_shown(monkeypatch):
    shell = types.SimpleNamespace(display_pub="the notebook")
    monkeypatch.setattr(guard, "get_ipython", lambda: shell)
    places = []

    def displays(layer_dims):
        places.append(shell.display_pub)
        return zeros(layer_dims)

    assert grade(displays, ZEROS).status == "correct"
    assert set(places) == {guard.HIDDEN} and shell.display_pub == "the notebook"


def always_stopped():
    """A function that is stopped by whatever it is given, and the list of what that was."""
    calls = []

    def stops(layer_dims, rng):
        calls.append(layer_dims)
        raise ValueError

    return stops, calls


def test_a_known_mistake_that_stops_is_not_called_again_for_words():
    """Nobody reads them, and for which inputs it does not stop takes a whole check to find out."""
    stops, calls = always_stopped()
    assert len(list(Anew(EXERCISES[RANDOM], stops))) == len(calls)


def test_an_answer_that_always_stops_is_asked_once_what_does_not_stop_it():
    stops, calls = always_stopped()
    seen = observations(EXERCISES[RANDOM], stops)
    next(seen)
    before = len(calls)
    assert len(list(seen)) == len(calls) - before
