"""Which cause is named for a wrong answer that is no known mistake, and on which line."""

import ast
import dataclasses
import functools
import itertools
import linecache
import re
import textwrap
import time
import types

import numpy as np
import pytest

from helpers import network
from helpers.exercises import __main__ as authors
from helpers.exercises import grade
from helpers.exercises.batch_normalization import backward
from helpers.exercises.gradient_checking.hunts import without_docstring
from helpers.exercises.judge import explainers, judging
from helpers.exercises.judge.blame import Blame, Repair, blamed, syntax_tree
from helpers.exercises.judge.changes import changed_by_parts, changed_expressions, what_is_known
from helpers.exercises.judge.expect import expect_array
from helpers.exercises.judge.explain import DETAILS, closest, hints
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.limits import Effort
from helpers.exercises.judge.observing import Kept, is_right, shortfall, shown_by
from helpers.exercises.judge.suspicion import kept_between_calls
from helpers.exercises.tuning import halving, search, split
from helpers.exercises.weeks import EXERCISES


def answer(source, **notebook):
    """The function of a notebook's cell."""
    source = textwrap.dedent(source).lstrip()
    file = f"<cell {abs(hash(source))}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    names = {"np": np, "network": network, **notebook}
    exec(compile(source, file, "exec"), names)
    return names[(re.findall(r"^def (\w+)", source, re.MULTILINE) or re.findall(r"def (\w+)", source))[-1]]


PENALTY = """
    def backward_propagation_with_regularization(Y, parameters, cache, lambd):
        m = Y.shape[1]
        gradients = network.backward_propagation(Y, parameters, cache)
        for l in (1, 2, 3):
            gradients[f"dW{l}"] += lambd / m * parameters[f"W{l}"]
        return gradients
"""
DROPOUT = textwrap.indent(without_docstring(EXERCISES["backward_propagation_with_dropout"].solution), " " * 4)
WHILE = """
    def backward_propagation_with_regularization(Y, parameters, cache, lambd):
        m = Y.shape[1]
        gradients = network.backward_propagation(Y, parameters, cache)
        l = 1
        while l <= 3:
            gradients[f"dW{l}"] += lambd / m / parameters[f"W{l}"]
            l += 1
        return gradients
"""
ONE_LINE = "One change in line {}, `"
TWO_LINES = "It takes 2 changes: in line 5, `"
# The source, pairs (old, new) that spoil it, the name of the cause, and what its message says.
WRONG = [
    (PENALTY, [("lambd / m * p", "lambd / m / p")], "operator", ONE_LINE.format(5)),
    (WHILE, [], "operator", ONE_LINE.format(6)),
    (PENALTY, [("lambd / m * p", "0.7 * lambd / m * p")], "too much", ONE_LINE.format(5)),
    (PENALTY, [("lambd / m * parameters", "lambd / (m * parameters"), ('"W{l}"]', '"W{l}"])')], "operator", "line 5"),
    (
        PENALTY,
        [("Y.shape[1]", "211")],
        "number typed in",
        "211 is typed in. In the notebook `train_Y` has it",
    ),
    (PENALTY, [("    return gradients", "")], "nothing returned", "Is the `return` missing?"),
    (PENALTY, [("return gradients", "return gradients, m")], "another kind of thing", ONE_LINE.format(6)),
    (PENALTY, [("* parameters", "* others")], "read from the notebook", "`others` is no argument"),
    (DROPOUT, [('cache["Z2"] >', 'cache["A1"] >')], "name", ONE_LINE.format(6)),
    (DROPOUT, [("        dZ1 =", "        m = 3\n        dZ3 = dZ3 / m\n        dZ1 =")], "line too much", "line 10"),
    (DROPOUT, [('cache["D2"] / keep', '2 * cache["D2"] / keep'), ('"D1"] / ', '"D1"] * 3 / ')], None, TWO_LINES),
    (DROPOUT, [("dA2 = dA2", "dA2 += dA2"), ("dA1 = dA1", "dA1 += dA1")], "set or added", TWO_LINES),
]


@pytest.mark.parametrize(("source", "spoiled", "name", "said"), WRONG)
def test_the_cause_and_its_line_are_found(source, spoiled, name, said):
    for old, new in spoiled:
        assert old in source
        source = source.replace(old, new)
    others = {f"W{l}": np.ones((2, 2)) for l in (1, 2, 3)}
    result = grade(answer(source, others=others, train_Y=np.zeros((1, 211))))
    assert result.status == "wrong"
    assert said in result.message, result.message
    assert result.mistake == name or name is None


@pytest.mark.parametrize("source", [PENALTY, DROPOUT])
def test_the_sources_above_are_right_before_they_are_spoiled(source):
    assert grade(answer(source)).status == "correct"


ABOVE = "# my second try\nimport math\n\n\n"


def test_a_line_has_the_number_that_the_cell_shows():
    source = ABOVE + textwrap.dedent(PENALTY).lstrip()
    assert grade(answer(source.replace("lambd / m", "lambd / (2 * m)"))).message.endswith("See line 9.")
    assert "One change in line 9, `" in grade(answer(source.replace("lambd / m * p", "lambd / m / p"))).message
    assert "in line 6, `m = Z.shape[1]`" in grade(answer(source.replace("Y.shape", "Z.shape"))).message
    assert "the loop of line 6, `while True: m" in grade(answer(source.replace("m = Y", "while True: m = Y"))).message


def test_a_dictionary_that_outlives_the_call_is_told():
    result = grade(
        answer(
            """
            def initialize_parameters_zeros(layer_dims, parameters={}):
                for l in range(1, len(layer_dims)):
                    parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
                    parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
                return parameters
            """
        )
    )
    assert (result.mistake, "Look at line 3." in result.message) == ("kept between calls", True)


def test_what_a_class_or_a_function_keeps_between_calls_looks_odd():
    source = """
        def f(layer_dims):
            Kept.made["W1"] = np.zeros((2, 2))
            Kept.made.setdefault("b1", 0)
            f.made = dict(Kept.made)
            own = {}
            own["W1"] = f.made
            return own
    """
    function = answer(source, Kept=types.SimpleNamespace(made={}))
    odd = list(kept_between_calls(syntax_tree(function).body[0]))
    assert sorted((line, said.split()[0]) for _, line, said in odd) == [
        (2, "`Kept.made`"),
        (3, "`Kept.made`"),
        (4, "`f.made`"),
    ]


def test_what_outlives_a_call_is_told_where_it_is_read():
    said = spoiled(
        "update_with_adam",
        ('state.get("t", 0) + 1', "count[0] + 1"),
        ("    new, v, s =", "    count[0] = t\n    new, v, s ="),
        ("epsilon=1e-8):", "epsilon=1e-8, count=[0]):"),
    )
    assert "`t = count[0] + 1`, would make" in said and said.endswith("what earlier calls put into it.")
    assert "outlives" not in spoiled(ZEROS, ('parameters[f"W{l}"] =', 'parms[f"W{l}"] ='))  # it is not there at all


def test_a_stale_loop_variable_is_told():
    source = PENALTY.replace("return", 'gradients[f"dW{l}"] = gradients[f"dW{l}"] ** l\n        return')
    assert "After the loop `l` keeps its last value." in grade(answer(source)).message


def test_a_comprehension_has_a_variable_of_its_own():
    source = PENALTY.replace("return gradients", "return {l: gradients[l] ** 2 for l in gradients}")
    assert "After the loop" not in grade(answer(source)).message


def test_trying_changes_leaves_the_data_of_the_notebook_alone():
    seen = np.zeros(3)
    source = PENALTY.replace("lambd / m *", "lambd / m /").replace("return", "seen[0] = 1\n        return")
    function = answer(source, seen=seen)
    assert grade(function).mistake == "operator"
    seen[0] = 0
    explainers.repair_of(EXERCISES[function.__name__], function, explainers.EFFORT_FOR_LINES)
    assert not seen.any()


def test_no_changes_are_tried_where_there_is_no_function_to_change():
    function = answer(
        "backward_propagation_with_regularization = lambda Y, parameters, cache, lambd: {}  # def backward_propagation_"
        "with_regularization("
    )
    assert not blamed(function, function, None, None, None).places


def test_a_change_that_never_ends_is_given_up():
    """Among the changes of this one are loops without an end, and products of sizes that nobody can compute."""
    source = WHILE.replace("l += 1", "l -= -1").replace("/ m /", "* m ** 9 *")
    assert grade(answer(source)).status == "wrong"


def test_changes_in_one_line_are_not_counted():
    """To a reader `return {"J": J}` is one mistake, whatever it takes to undo it."""
    places = [Blame("operator", 2, "return a + b", "a"), Blame("sign", 2, "return a + b", "b")]
    look = types.SimpleNamespace(repair=Repair(tuple(places)))
    assert explainers.two_changes(look).text.startswith("Look in line 2, `return a + b`. ")


def test_a_repair_is_executed_on_the_whole_check_before_it_is_told():
    function = answer(PENALTY.replace("lambd / m *", "lambd * m *"))
    effort, exercise = Effort(explainers.EFFORT_FOR_LINES), EXERCISES["backward_propagation_with_regularization"]
    short, checked = functools.partial(shortfall, exercise, effort), []
    assert blamed(function, exercise.solution, short, lambda version: not checked.append(version), effort).lines == [5]
    assert len(checked) == 1 and grade(checked[0], exercise.name).status == "correct"
    assert not blamed(function, exercise.solution, short, lambda version: False, effort).places


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("dz2", ["db2", "dZ2", "dW2"], ["dZ2"]),
        ("dw2", ["db2", "dW2"], ["dW2"]),
        ("parameter", ["parameters"], ["parameters"]),
        ("x", ["layer_dims"], []),
        ("dmean", ["dbeta", "dgamma"], []),
    ],
)
def test_other_letters_count_more_than_their_case(name, names, meant):
    assert closest(name, names) == meant


def test_a_repair_that_draws_from_elsewhere_is_none():
    exercise = EXERCISES["initialize_parameters_he"]

    def draws_elsewhere(layer_dims, rng):
        np.random.rand()
        return exercise.solution(layer_dims, rng)

    assert is_right(exercise, exercise.solution)
    assert not is_right(exercise, draws_elsewhere)


def test_no_clock_decides_what_is_said(monkeypatch):
    function = answer(PENALTY.replace("lambd / m *", "lambd * m *"))
    before = grade(function)
    for clock in ("monotonic", "perf_counter", "process_time", "time"):
        ticks = itertools.count()
        monkeypatch.setattr(time, clock, lambda ticks=ticks: 0.001 * next(ticks))
    assert grade(function) == before


# Answers that stop, or change what they are given: what is told beside the error itself.


def spoiled(name, *replacements):
    """What is said to our solution with pieces replaced, its arguments called by their names in a notebook."""
    source = without_docstring(EXERCISES[name].solution)
    for old, new in replacements:
        assert old in source, old
        source = source.replace(old, new)
    return grade(answer(source), name).message


ZEROS, COST, CHECK = "initialize_parameters_zeros", "compute_cost_with_regularization", "gradient_check_n"
SEARCH, HALVING, SCORES = "random_search", "successive_halving", "scores_by_seed"
SPLIT, PREDICT = "split_off_validation", "normalize_predict"
BEST = "best, _ = max(trials, key=lambda trial: trial[1])"
REGULARIZED, M = "backward_propagation_with_regularization", "    m = Y.shape[1]\n"
PLUS = "network.vector_to_parameters(theta_plus, parameters)"
FIRST_CLIMB = "`step = 0`, `num_steps = 12`, `learning_rate = 0.6`, `num_warmup = 3`"
TOLD = {
    "an argument not used": (
        CHECK,
        [("cost(network", "network.compute_cost(network")],
        "Your function never uses its argument `cost`.",
    ),
    "inside the network": (
        CHECK,
        [(PLUS, "network.vector_to_parameters(parameters, theta_plus)")],
        "The error came up inside `vector_to_parameters`, which this line calls.",
    ),
    "no value yet": (COST, [("squares = np", "squares += np")], "This name has no value yet"),
    "an input": (ZEROS, [("return", "layer_dims[2]\n    return")], "for `layer_dims = [3, 2]`. Other calls were not"),
    "nothing split off": (SPLIT, [("[:num_validation]", "[:0]")], "have 47 and 0 columns"),
    "an array of one": (
        "early_stopping",
        [("return best", "return np.array([best])")],
        "returned an array; expected an",
    ),
    "no return": (SCORES, [("return scores", "score")], "None; expected an array of shape (3, 2). Is the `return` mi"),
    "trials that tie": (
        SEARCH,
        [
            ("trials = []", "trials, kept = [], {}"),
            ("trials.append((configuration, score(configuration)))", "kept[score(configuration)] = configuration"),
            ("    best, _", "    trials = [(c, s) for s, c in kept.items()]\n    best, _"),
        ],
        "Are they kept under their score, where one replaces another?",
    ),
    "all of an input": (
        "cosine_with_warmup",
        [("step < num_warmup", "step < num_warmup and (step or num_warmup / step)")],
        f"That was for {FIRST_CLIMB}. Other calls were not",
    ),
    "an f": (ZEROS, [('f"b{l}"', '"b{l}"')], 'look at `"b{l}"`. Is the f before its quotes missing'),
    "the best so far": (
        SEARCH,
        [(BEST, "best, highest = trials[0]\n    for c, s in trials:\n        if s > highest:\n            best = c")],
        "`best = c`, would make your function right. Is a line missing after it?",
    ),
    "an m of 1": (
        "backward_propagation_n",
        [("Y.shape[1]", "Y.shape[0]")],
        "From `dZ3` on the division by m is missing. The cost is an average over the examples. Is m their number? The "
        "first number of Y's shape is 1. See line 2.",
    ),
    "the largest for the smallest, and no sign elsewhere": (
        "compare_at_best_rates",
        [("costs, np.inf)", "costs, np.inf).mean(axis=2)"), ("finite.mean(axis=2).argmin", "finite.argmax")],
        "`best = finite.argmax(axis=1)`, would make your function right",
    ),
    "a name like one": (ZEROS, [("parameters[f", "parameter[f")], "Is `parameters` meant?"),
    "an entry without quotes": (ZEROS, [('parameters[f"b{l}"]', "parameters[b1]")], 'it stands in quotes: `["b1"]`'),
    "a name like none": (ZEROS, [("= np.zeros", "= x + np.zeros")], "What your function is given: `layer_dims`."),
    "square brackets": (ZEROS, [("np.zeros((layer_dims[l], 1))", "np.zeros[layer_dims[l], 1]")], "round brackets"),
    "text for a number": (ZEROS, [("layer_dims[l - 1]", 'layer_dims[l - "1"]')], "Here is text"),
    "several for one": (COST, [("(np.square(W1)) + ", "(np.square(W1)), ")], "Here are several numbers"),
    "a dictionary for an array": (COST, [("np.square(W1)", "(parameters * 2)")], "Here is a whole dictionary"),
    "a dictionary taken apart": (
        REGULARIZED,
        [(M, M + "    Z1, A1, Z2, A2 = cache\n")],
        'a dictionary gives its keys: each entry has its name, `cache["A0"]`.',
    ),
    "a key for an array": (
        REGULARIZED,
        [(M, M + "    W1, b1, W2, b2, W3, b3 = parameters\n    squares = np.square(W1)\n")],
        "`W1` is the text 'W1', a key of `parameters`.",
    ),
    "an argument too many": ("gradient_check", [("J(theta + ", "J(theta, ")], "`J` is called as `J(theta)`."),
    "a name too many": (
        "gradient_check",
        [("J(theta + ", "J(x, theta + ")],
        "`J` is called as `J(theta)`. Here it gets more, and nothing has the name `x`.",
    ),
    "nothing that was better": (
        SEARCH,
        [(BEST, "best = max([(None, -1), *trials], key=lambda trial: trial[1])[0]")],
        "That was for `num_trials = 30`. In other calls something came back.\n",
    ),
    "an argument too few": (SEARCH, [("draw(rng)", "draw()")], "`draw` is called as `draw(rng)`."),
    "two things appended": (
        SEARCH,
        [("((configuration, score(configuration)))", "(configuration, 1)")],
        "in brackets of",
    ),
    "no method of arrays": (CHECK, [("theta.copy()", "theta.clone()")], "An array has nothing of this name."),
    "no method of lists": (SEARCH, [("return best", "trials.shape\n    return best")], "makes an array of it."),
    "no method of rng": (SEARCH, [("trials = []", "trials = []\n    rng.integer(3)")], "no method of this name"),
    "no axis": (COST, [("np.square(W1))", "np.square(W1), axis=2)")], "a matrix has axis 0, down its rows, and axis 1"),
    "an array for an axis": (COST, [("np.sum(np.square(W1))", "W1.sum(W2)")], "or an `axis`."),
    "a list turned round": (HALVING, [("scores)[::-1]", "-scores)")], "A list does not calculate."),
    "a list at many positions": (
        HALVING,
        [("[alive[i] for i in order[", "alive[order["), ("// 2]]", "// 2]]")],
        "a position in a list",
    ),
    "half a list": (HALVING, [("// 2", "/ 2")], "`/` gives a decimal one"),
    "a value for a position": (
        SCORES,
        [("[i, j]", "[value, seed]")],
        "Does a value stand there, and not its position?",
    ),
    "parameters for gradients": (REGULARIZED, [("return gradients", "return parameters")], "Are these the parameters?"),
    "rows for examples": (
        SPLIT,
        [
            (
                "order =",
                "raise ValueError('Found input variables with inconsistent numbers of samples: [5, 1]')\n    order =",
            )
        ],
        "scikit-learn takes each row for an example",
    ),
    "a score too many": (
        SCORES,
        [
            ("scores = np.zeros((len(values), len(seeds)))", "V, S = np.array(values), np.array(list(seeds))"),
            ("    for i", "    return np.vectorize(score)(V[:, None], S)\n    for i"),
        ],
        "expected 6, one for each value and seed.\nIs it `np.vectorize`?",
    ),
    "a last line too much": (
        REGULARIZED,
        [("    return gradients", '        gradients[f"db{l}"] = gradients[f"db{l}"] * 2\n    return gradients')],
        "would make your function right. Is this line needed?",
    ),
    "a position too far": (SCORES, [("[i, j]", "[i, j + 1]")], "the size less 1. Does a loop go too far"),
    "a position in an empty list": (
        HALVING,
        [("return alive[0]", "rest = alive[1:]\n    return rest[0]")],
        "`rest` has no entries.",
    ),
    "a dictionary for a key": (SEARCH, [("trials = []", "trials = [{draw(rng)}]")], "can be the key of a dictionary"),
    "a name that NumPy had": (ZEROS, [("_dims[l], 1)", "_dims[l], 1), np.float")], "'float'.\nNumPy has no such name"),
    "an entry of a number": (
        COST,
        [("return ", "penalty[0]\n    return ")],
        "What stands before them is none of these.",
    ),
    "a number without end": (HALVING, [("alive[0]", "10.0 ** int(1e3)")], "grown beyond what can be computed"),
    "infinity as a whole number": (
        HALVING,
        [("alive[0]", "int(float('inf'))")],
        "Infinity and NaN are no whole numbers",
    ),
    "dictionaries compared": (SEARCH, [("max(trials, key=lambda trial: trial[1])", "max(trials)")], "have no order."),
    "rows for columns": (SPLIT, [("X[:, train]", "X[train]")], "`X` has shape (5, 60), and what stands alone in its"),
    "the operation that failed": (
        PREDICT,
        [("gamma * Z_hat", "(gamma + Z_hat).T + Z_hat")],
        "(6,3) (3,6)\n`Z_hat` has shape (3, 6).\n",
    ),
    "a function that calculates": ("gradient_check", [("dJ(theta)", "dJ")], "call it, with its argument in brackets."),
    "a function not called": ("honest_estimate", [("test_score(chosen)", "test_score")], "it is not called); expected"),
    "an iteration as a float": ("early_stopping", [("return best", "return float(best)")], "look at `float(best)`."),
    "a condition on an array": (COST, [("return ", "if W1:\n            return ")], "decide for a whole array at once"),
    "a list changed": (ZEROS, [("return", "layer_dims.pop()\n    return")], "pop()`, a list that the caller"),
    "an array in a dictionary changed": (
        COST,
        [("np.sum(np.square(W1))", "np.sum(np.square(W1, out=W1))")],
        "+ np.sum(np.square(W3))` (in it: `W1`).",
    ),
}


@pytest.mark.parametrize(("name", "replacements", "said"), TOLD.values(), ids=TOLD)
def test_what_stopped_an_answer_is_told_in_words_that_fit(name, replacements, said, monkeypatch):
    monkeypatch.setattr(explainers, "EFFORT_FOR_LINES", 300)  # what is found by then would speak in their place
    assert said in spoiled(name, *replacements)


def test_a_search_ends_where_whole_numbers_grow_without_end():
    """As long as its recursion ends they stay small; with a change that leaves the end out the time was up."""
    source = """
        def successive_halving(configurations, score, num_iterations):
            if len(configurations) == 1:
                return configurations[0]
            ranked = sorted(configurations, key=lambda one: -score(one, num_iterations))
            return successive_halving(ranked[:len(ranked) // 2], score, num_iterations ** 2)
    """
    assert "line 5" in grade(answer(source)).message


@pytest.mark.parametrize("dividend", ["(step + 1)", "learning_rate * (step + 1)"])
def test_a_division_by_zero_is_one_mistake_in_whatever_words_python_tells_it(dividend):
    """Until 3.13 those for decimal numbers are others."""
    up = f"    up = {dividend} / num_warmup\n    if step"
    assert "Ask first whether the step is one of those that climb" in spoiled("cosine_with_warmup", ("    if step", up))


@pytest.mark.parametrize(
    "told", ["unhashable type: 'dict'", "cannot use 'dict' as a set element (unhashable type: 'dict')"]
)
def test_what_can_not_be_a_key_is_told_in_the_words_of_each_python(told):
    (hint,) = hints(f"TypeError: {told}", DETAILS)
    assert "can be the key of a dictionary" in hint


def test_a_tuple_is_told_as_such_and_not_its_key():
    source = """
        def update_with_momentum(parameters, gradients, state, learning_rate, beta=0.9):
            new = parameters, state
            for name in parameters:
                new[name] - learning_rate * gradients["d" + name]
            return new
    """
    said = grade(answer(source)).message
    assert said.endswith("a function that returns several things gives a tuple.") and "is the text" not in said


def test_the_key_of_a_comprehension_is_not_told_as_text_that_is_taken_for_an_array():
    source = """
        def update_with_momentum(parameters, gradients, state, learning_rate, beta=0.9):
            first = np.zeros_like(parameters["W1"])
            before = state.get("v", dict.fromkeys(parameters, first))
            velocities = {name: beta * before.get(name, 0) + gradients["d" + name] for name in parameters}
            return {name: parameters[name] - learning_rate * velocities[name] for name in velocities}, {"v": velocities}
    """
    said = grade(answer(source)).message
    assert "could not be broadcast" in said and "is the text" not in said


def test_a_known_mistake_is_told_where_the_answer_came_far_and_then_stopped_for_another_reason():
    source = """
        def update_with_momentum(parameters, gradients, state, learning_rate, beta=0.9):
            old, new, velocities = state.get("v", {}), {}, {}
            for name in parameters:
                velocities[name] = np.dot(beta, old.get(name, 0)) + (1 - beta) * gradients["d" + name]
                new[name] = parameters[name] - np.dot(learning_rate, velocities[name])  # one rate, and not a stack's
            return new, {"v": velocities}
    """
    assert grade(answer(source)).mistake == "averaging form"
    assert grade(answer(source.replace("(1 - beta) * ", ""))).mistake == "operator"  # the only mistake is the other one


def test_the_line_that_changes_an_input_is_told_and_no_change_is_looked_for(monkeypatch):
    monkeypatch.setattr(explainers, "repair_of", None)
    source = """
        def fade(old, new, momentum):
            old *= momentum
            old += (1 - momentum) * new
            return old

        def update_running(running, mean, variance, momentum=0.9):
            batch, copied = {"mean": mean, "variance": variance}, dict(running)
            return {name: fade(copied[name], batch[name], momentum) for name in copied}
    """
    result = grade(answer(source))
    assert result.mistake == "input changed"
    assert "changed its input `running` in line 2, `old *= momentum` (in it: `mean`, `variance`)." in result.message


def test_what_a_check_keeps_for_itself_is_no_argument_of_the_score():
    source = """
        def scores_by_seed(score, values, seeds):
            return np.array([[score(value) for seed in seeds] for value in values])
    """
    assert "`score` is called as `score(value, seed)`" in grade(answer(source)).message


def test_the_digits_to_round_to_are_no_number_that_has_a_name():
    source = """
        def early_stopping(costs, patience):
            best, where, waited = np.inf, None, 0
            for iteration, cost in costs.items():
                if round(cost, 2) < best:
                    best, where, waited = round(cost, 2), iteration, 0
                else:
                    waited += 1
                    if waited >= patience:
                        break
            return where
    """
    assert grade(answer(source)).mistake == "too much"


def test_a_step_that_comes_after_the_first_wrong_one_is_not_asked_about():
    wanted = dict.fromkeys(backward.STEPS, np.ones((3, 1)))
    got = wanted | {"dgamma": np.zeros((3, 1)), "droot": np.zeros((3, 6))}
    assert backward.about_shape(*(backward.Gradients({}, steps) for steps in (got, wanted))) == ""


def test_of_two_changed_inputs_the_one_that_is_named_has_its_own_line():
    source = """
        def update_with_momentum(parameters, gradients, state, learning_rate, beta=0.9):
            state["v"] = {name: beta * state.get("v", {}).get(name, 0) + gradients["d" + name] for name in parameters}
            for name in parameters:
                parameters[name] = parameters[name] - learning_rate * state["v"][name]
            return parameters, state
    """
    assert "changed its input `parameters` in line 4, `parameters[name] =" in grade(answer(source)).message


def test_a_missing_sum_is_asked_about_where_a_column_should_be():
    wanted = dict.fromkeys(backward.STEPS, np.zeros((3, 1)))
    got = wanted | {"droot": np.zeros((3, 6))}
    one, other = (backward.Gradients({}, steps) for steps in (got, wanted))
    assert backward.about_shape(one, other) == "Is the sum over each row missing in `droot`?"
    assert backward.about_shape(other, one) == ""


def test_numbers_that_say_why_are_told_with_it():
    sizes = split.about_sizes(41)
    assert "some come twice" in sizes((19, 19, 30, 30), (11, 11, 30, 30))
    assert "some are lost" in sizes((10, 10, 30, 30), (11, 11, 30, 30)) and not sizes((30, 30, 11, 11), ())
    assert "under a name" in search.about_budget((7, 14), (7, 7)) and not search.about_budget((8, 8), (7, 7))
    assert "once more" in halving.about_rounds((30, 60, 120), (30, 60)) and not halving.about_rounds((30,), (30, 60))


def test_a_comma_is_not_asked_about_where_two_things_are_returned():
    assert "comma" not in spoiled(PREDICT, ("return gamma * Z_hat + beta", "return gamma * Z_hat + beta, Z_hat"))
    assert "comma" in spoiled(PREDICT, ("return gamma * Z_hat + beta", "return (gamma * Z_hat + beta,)"))


SHAPES = [  # what came, what should, and what is asked
    ((3, 2), (2, 3), "exchanged?"),
    ((2, 2), (2, 3), ""),
    ((2,), (2, 1), "keepdims"),
    ((3,), (2, 1), "the other axis?"),
    ((1, 3), (2, 1), "the other axis?"),
    ((), (2, 1), ""),
]


@pytest.mark.parametrize(("shape", "wanted", "question"), SHAPES)
def test_a_shape_that_is_turned_flat_or_of_the_other_axis_is_asked_about(shape, wanted, question):
    with pytest.raises(Wrong) as raised:
        expect_array(np.zeros(shape), "out", wanted)
    assert question in raised.value.advice and bool(question) == bool(raised.value.advice)


LINES = {  # pieces of our solution that are replaced, and the end of what is said
    "nothing that came back": (ZEROS, [("    return parameters\n", "")], "Is the `return` missing?"),
    "a return in the loop": (SCORES, [("    return scores", "        return scores")], "See line 6."),
    "a comparison": (
        "early_stopping",
        [("waited == patience", "waited > patience")],
        "line 8, `if waited > patience:`, would make your function right. Are its operators the right ones?",
    ),
    "a loop that goes on": ("early_stopping", [("break", "continue")], "nobody would have seen it. See line 9."),
    "a difference": ("compare_paired", [("a - b", "b - a")], "See line 2."),
    "a number too much, and not a wrong one": (
        "cosine_with_warmup",
        [("/ (num_steps - num_warmup)", "/ (num_steps - num_warmup - 1)")],
        "look at `num_steps - num_warmup - 1`. Is there something in it that does not belong there?",
    ),
    "a factor too much": ("compare_paired", [("a - b", "2 * (a - b)")], "does not belong there?"),
    "a result cut off": (
        PREDICT,
        [("gamma * Z_hat", "gamma * np.clip(Z_hat, -1, 1)")],
        "look at `np.clip(Z_hat, -1, 1)`. Is there something in it that does not belong there?",
    ),
    "an array for a number": (
        COST,
        [("np.square(W1))", "np.square(W1), keepdims=True)")],
        "look at `np.sum(np.square(W1), keepdims=True)`. Is there something in it that does not belong there?",
    ),
    "a step that is right by another name": (
        "normalize_backward",
        [("np.sum(dout * Z_hat, axis=1", "np.sum(dout, axis=1")],
        "Its gradient needs that as a factor. See line 5.",
    ),
    "a step too strong, and no other before it": (
        "normalize_backward",
        [("droot / (2 * root)", "droot / (2 * root**3)")],
        "It is in droot already. See line 8.",
    ),
    "a comparison, and no start value": (
        "early_stopping",
        [("best, waited = iteration, 0", "best, waited = (iteration, 0)"), ("== patience", ">= patience - 1")],
        "look at `patience - 1`. Is there something in it that does not belong there?",
    ),
    "the wrong axis, and not the line after it": (
        SPLIT,
        [("order = ", "m = X.shape[0]\n    order = "), ("permutation(X.shape[1])", "permutation(m)")],
        "look at `0`. Are its numbers and indices right?",
    ),
    "brackets": (
        "update_running",
        [("(1 - momentum) * variance", "1 - momentum * variance")],
        "Do its brackets hold together what belongs together?",
    ),
    "the line where it is made, and not the one that stops": (
        SPLIT,
        [("rng.permutation(X.shape[1])", "rng.shuffle(np.arange(X.shape[1]))")],
        "What stands before them is none of these. See line 2.",
    ),
    "a return of names": (
        "compare_paired",
        [
            ("return np.mean(differences), ", "mean = np.mean(differences)\n    error = "),
            ("np.sqrt(len(differences))", "len(differences)\n    return mean, error"),
        ],
        "and not by its root.",
    ),
    "turned where it is made": (
        SCORES,
        [("(len(values), len(seeds))", "(len(seeds), len(values))"), ("[i, j]", "[j, i]")],
        "the first index counts the values.",
    ),
    "a sign in either of two lines": (
        "update_with_momentum",
        [("value - learning_rate", "value + learning_rate")],
        "one is right.",
    ),
}


@pytest.mark.parametrize(("name", "replacements", "end"), LINES.values(), ids=LINES)
def test_a_line_is_told_where_it_is_certain(name, replacements, end):
    assert spoiled(name, *replacements).endswith(end)


ONE_DRAW_FOR_ALL = """
    def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
        cache, A = {"A0": X}, X
        calls.append(X.shape)
        for l in (1, 2):
            cache[f"Z{l}"] = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
            A = network.relu(cache[f"Z{l}"])
            cache[f"D{l}"] = np.zeros(A.shape) + (rng.rand(*A.shape[: l % 2 * 2]) < keep_prob)
            A = cache[f"A{l}"] = A * cache[f"D{l}"] / keep_prob
        cache["Z3"] = parameters["W3"] @ A + parameters["b3"]
        cache["A3"] = network.sigmoid(cache["Z3"])
        return cache["A3"], cache
"""


def test_an_answer_is_called_no_more_than_its_first_difference_needs():
    """An answer may compute for seconds. What is observed is asked for one by one, so the other networks never come."""
    calls = []
    function = answer(ONE_DRAW_FOR_ALL, calls=calls)
    assert "the mask `D2` keeps" in grade(function).message
    assert len(calls) <= 2 and len(set(calls)) <= 2  # once to see it, once for the steps, which can't explain it
    assert grade(answer(ONE_DRAW_FOR_ALL.replace("[: l % 2 * 2]", ""), calls=calls)).status == "correct"


def test_an_expression_that_stands_twice_in_a_line_is_changed_in_both_places():
    ours = ast.parse("def f(a, b):\n    c = a + b\n    return c * c - a").body[0]
    found = changed_expressions(ours, what_is_known(ours, ours), lines=(3,))
    assert "return b * b - a" in {ast.unparse(ours.body[-1]) for _ in found}


def test_what_is_wrong_in_two_lines_is_changed_in_both():
    ours = ast.parse("def f(a, b):\n    c1 = a + b\n    c2 = a + b\n    return c1, c2").body[0]
    found = changed_expressions(ours, what_is_known(ours, ours), lines=(2, 3))
    changed = {tuple(map(ast.unparse, ours.body[:2])) for _ in found}
    assert ("c1 = a / b + b", "c2 = a / b + b") in changed and ("c1 = a / b + b", "c2 = a + b") not in changed


def test_of_the_lines_that_were_found_alone_a_part_is_changed():
    ours = ast.parse("def f(a, b):\n    c = a + b\n    return c - a").body[0]
    lines = {change.lines for change in changed_expressions(ours, what_is_known(ours, ours), lines=(3,))}
    assert lines == {(3,)}


def test_modules_and_dictionaries_are_not_changed_as_numbers():
    ours = ast.parse('def f(c):\n    return np.sum(c["A"])').body[0]
    tried = {ast.unparse(ours.body[-1]) for _ in changed_expressions(ours, what_is_known(ours, ours))}
    assert "return np.sum(c['A'] * 2)" in tried
    assert not {"return (np * 2).sum(c['A'])", "return np.sum((c * 2)['A'])", "return np.sum((c - 1)['A'])"} & tried


def test_of_ours_only_parts_of_the_line_that_makes_it_right_are_tried():
    ours = ast.parse("def f(a, b):\n    c = a + b * 3\n    return c - a % 5").body[0]
    tree = ast.parse("def f(a, b):\n    c = a + b * 3\n    return c - a")
    found = changed_by_parts((3,), ours, tree.body[0], what_is_known(tree.body[0], ours))
    tried = {ast.unparse(tree.body[0].body[-1]) for _ in found}
    assert "return c - a % 5" in tried and "return c - b * 3" not in tried


def test_what_has_no_end_is_not_tried_alone():
    theirs, ours = (ast.parse(f"def f(X):\n    return {X}").body[0] for X in ("X[:, np.r_[0:2, 4:6]]", "X[:, :2]"))
    found = changed_expressions(theirs, what_is_known(theirs, ours))
    assert "return X[:, np.r_]" not in {ast.unparse(theirs.body[-1]) for _ in found}


def test_an_index_is_changed_in_all_of_a_line():
    ours = ast.parse('def f(g, W2):\n    g["dW3"] = g["dW2"] + W2 - g["b1"]').body[0]
    found = changed_expressions(ours, what_is_known(ours, ours))
    assert "g['dW3'] = g['dW3'] + W3 - g['b1']" in {ast.unparse(ours.body[-1]) for _ in found}


def test_what_a_known_mistake_shows_is_computed_once_and_never_kept_by_half():
    def values():
        yield computed.append(1)
        if len(computed) == 1:
            raise KeyboardInterrupt

    computed, exercise = [], EXERCISES[ZEROS]
    mistake = exercise.mistakes[0]
    assert shown_by(exercise, mistake) is shown_by(exercise, mistake)
    with pytest.raises(KeyboardInterrupt):
        list(Kept(values()))
    assert shown_by.cache_info().currsize == 0
    kept = Kept(values())
    assert list(kept) == list(kept) == [None] and len(computed) == 2


def test_a_word_in_a_docstring_takes_no_guard():
    exercise = EXERCISES["random_mini_batches"]
    guarded = [one.name for one in exercise.mistakes if not isinstance(shown_by(exercise, one), Kept)]
    assert "random" in exercise.solution.__doc__ and len(guarded) == 1


NOTHING_FOR = {
    "backward_propagation_with_regularization": ("return", "if lambd > 0:\n        return", "`lambd = 0`"),
    "forward_propagation_with_dropout": ("return", "if keep_prob < 1:\n        return", "`keep_prob = 1`"),
    "forward_propagation": ("return", "if theta != 0:\n        return", "`theta = 0`"),  # in the first call of all
    "cosine_with_warmup": ("        return", "        return None and", FIRST_CLIMB),  # no part of it is new by itself
}


@pytest.mark.parametrize("name", NOTHING_FOR)
def test_the_input_for_which_nothing_came_back_is_named(name):
    old, new, given = NOTHING_FOR[name]
    said = spoiled(name, (old, new))
    assert "returned None" in said and f"That was for {given}. In other calls something came back" in said


START_AT_1 = [
    ("best, waited = None, 0", "best, lowest, waited = None, 1, 0"),
    ("best is None or cost < costs[best]", "cost < lowest"),
    ("best, waited = iteration, 0", "best, lowest, waited = iteration, cost, 0"),
]
START_AT_0 = [
    (BEST, "best, highest = None, 0\n    for c, s in trials:\n        if "),
    ("        if ", "        if s > highest:\n            best, highest = c, s"),
]
TEST_ALL = [("return chosen, test_score(chosen)", "return chosen, max(test_score(one) for one in configurations)")]
TEST_EACH_BEST = [
    (
        "chosen = max(configurations, key=validation_score)\n",
        "best = -np.inf\n    for configuration in configurations:\n        value = validation_score(configuration)\n"
        "        if value > best:\n            best, chosen, score = value, configuration, test_score(configuration)\n",
    ),
    ("return chosen, test_score(chosen)", "return chosen, score"),
]
SORTED = "configurations.sort(key=validation_score)\n    chosen = configurations[-1]"
CONTRIVED = {
    "a start value moved": ("early_stopping", START_AT_1, "Are its numbers"),
    "a line put in": ("random_search", START_AT_0, "Is a line missing"),
    "a line put in that sets two": (
        "random_search",
        [(old, new.replace("None, 0", "{}, 0")) for old, new in START_AT_0],
        "Is a line missing",
    ),
    "a factor in a comparison": (
        "honest_estimate",
        [("chosen, test_score(chosen)", "chosen, min(validation_score(chosen), test_score(chosen))")],
        "Is something missing",
    ),
    "what divides multiplied": (
        "cosine_with_warmup",
        [("learning_rate * (step + 1) / num_warmup", "(step + 1) / num_warmup")],
        "look at `num_warmup`",
    ),
    "a comparison moved by 1": (
        "cosine_with_warmup",
        [("step < num_warmup", "step <= num_warmup and num_warmup > 0")],
        "look at `step`",
    ),
    "an array turned for its axis": (
        "backward_propagation_n",
        [("np.sum(dZ1, axis=1, keepdims=True)", "np.sum(dZ1, axis=0, keepdims=True).T")],
        "look at `dZ1`",
    ),
    "a return of what was made before": (
        "backward_propagation_n",
        [('dZ3 @ cache["A2"].T', 'cache["A2"] @ dZ3.T')],
        "Is something missing",
    ),
    "a line left out beside ours": (
        "honest_estimate",
        [("chosen = max(configurations, key=validation_score)", SORTED)],
        "It takes 2 changes",
    ),
    "a line of ours that is all of it": (
        "backward_propagation",
        [("-x / (1 + np.exp(theta * x))", "x**3 + theta**5")],
        "One change",
    ),
    "an input for an unknown name": ("cosine_with_warmup", [("(step + 1)", "(stride + 1)")], "That was"),
    "a line put in after many tests": ("honest_estimate", TEST_ALL, "Is a line missing"),
    "ours for a name in two lines": ("honest_estimate", TEST_EACH_BEST, "It takes 2 changes"),
    "ours beside a method too much": (
        ZEROS,
        [("np.zeros((layer_dims[l], 1))", "np.zeros((layer_dims[l], 1)).astype(int)")],
        "Is something missing",
    ),
}


@pytest.mark.parametrize(("name", "replacements", "contrived"), CONTRIVED.values(), ids=CONTRIVED)
def test_a_contrived_change_is_not_told(name, replacements, contrived):
    assert contrived not in spoiled(name, *replacements)


def test_what_is_compared_cut_or_counted_gets_no_minus_sign():
    source = "def f(x, k):\n    return min(abs(x), k) if abs(x) < k else x[: abs(k)] + len(x) + abs(k)"
    function = ast.parse(source).body[0]
    signs = {
        one.piece for one in changed_expressions(function, what_is_known(function, function)) if one.kind == "sign"
    }
    pieces = {ast.unparse(piece) for piece in signs}
    assert "abs(k)" in pieces and not {"abs(x)", "len(x)"} & pieces
    assert sum(ast.unparse(piece) == "abs(k)" for piece in signs) == 1  # not the one that says where to cut


# Which line is told, and what is told of two mistakes.


HELPER = """
    def decayed(gradient, weight, strength):
        # its part of the penalty
        penalty = strength / weight
        return gradient + penalty


    def backward_propagation_with_regularization(Y, parameters, cache, lambd):
        m = Y.shape[1]
        gradients = network.backward_propagation(Y, parameters, cache)
        for l in (1, 2, 3):
            gradients[f"dW{l}"] = decayed(gradients[f"dW{l}"], parameters[f"W{l}"], lambd / m)
        return gradients
"""


def test_only_a_name_of_ours_is_put_where_a_function_is_called():
    ours = ast.parse("def f(x):\n    y = (g(x) < 2).astype(int)\n    return np.exp(y)").body[0]
    assert sorted(map(ast.unparse, what_is_known(ours, ours).ours.functions)) == ["g", "np.exp"]


def test_what_another_function_of_the_cell_makes_is_not_replaced_by_ours():
    slope = "    def slope(f, at, step):\n        return (f(at + step) - f(at)) / step\n\n"
    source = slope + textwrap.indent(without_docstring(EXERCISES["gradient_check"].solution), "    ")
    source = source.replace("(J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)", "slope(J, theta, epsilon)")
    result = grade(answer(source))
    assert result.mistake == "one-sided" and "See line" not in result.message


def test_a_sign_may_be_missing_where_another_function_of_the_cell_is_used():
    source = """
        def sigmoid(z):
            return 1 / (1 + np.exp(-z))

        def forward_propagation(x, theta):
            return np.log(sigmoid(theta * x))
    """
    result = grade(answer(source))
    assert result.mistake == "minus sign forgotten" and result.message.endswith("See line 5.")


@pytest.mark.parametrize("default", ["1e-1", "1e-7"])
def test_another_default_is_told_where_it_is_all_that_is_wrong(default):
    said = spoiled("gradient_check", ("epsilon=1e-5", f"epsilon={default}"))
    assert said.endswith(f"the default of `epsilon`: it is {float(default):g}, and must be 1e-05.")
    both = spoiled("gradient_check", ("epsilon=1e-5", f"epsilon={default}"), ("J(theta - epsilon)", "J(theta)"))
    assert "All is right but" not in both


def test_a_number_of_the_notebook_may_be_the_wrong_one():
    said = grade(
        answer("def forward_propagation(x, theta):\n    return np.log(1 + e ** (-theta * x))\n", e=2.718)
    ).message
    assert "what the notebook has under this name, 2.718. Which argument is meant, or which number?" in said


def test_dictionaries_in_a_dictionary_are_told():
    source = "parameters[l] = {'W': 1}"
    said = spoiled(ZEROS, ('parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))', source), ('parameters[f"W{l}"]', "_"))
    assert "it has the number 1. It holds dictionaries: expected is a single one, with names such as 'W1'." in said


def test_a_mistake_in_another_function_of_the_cell_is_found_there():
    said = grade(answer(HELPER)).message
    assert "One change in line 3, `penalty = strength / weight`, would" in said
    assert grade(answer(HELPER.replace("/ weight", "* weight"))).status == "correct"
    assert grade(answer(HELPER.replace("/ weight", "* weight / 2"))).message.endswith("See line 3.")
    unknown = grade(answer(HELPER.replace("strength / w", "stength * w"))).message
    assert "in line 3, `" in unknown and "Is `strength` meant?" in unknown


def test_a_return_inside_its_loop_is_the_line_to_see():
    source = without_docstring(EXERCISES[CHECK].solution)
    number = 1 + next(i for i, line in enumerate(source.splitlines()) if line.startswith("    return"))
    assert spoiled(CHECK, ("\n    return", "\n        return")).endswith(f"See line {number}.")


def test_the_line_that_an_error_names_is_not_told_twice():
    said = grade(answer(HE.replace("np.sqrt(", "sqrt("))).message
    assert "error in line 4, `" in said and said.endswith("If NumPy's is meant, `np.` belongs before its name.")


@pytest.mark.parametrize("product", ['dA{} @ cache["D{}"]', 'np.dot(dA{}, cache["D{}"])'])
def test_a_product_of_matrices_in_both_layers_is_named(product):
    source = DROPOUT
    for l in (1, 2):
        source = source.replace(f'dA{l} * cache["D{l}"]', product.format(l, l))
    said = grade(answer(source)).message
    assert "in line 5, `" in said and "in line 8, `" in said and said.endswith("Are its operators the right ones?")


HE = """
    def initialize_parameters_he(layer_dims, rng):
        parameters = {}
        for l in range(1, len(layer_dims)):
            parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l - 1])
            parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
        return parameters
"""


def test_a_line_that_has_another_mistake_is_not_told_for_the_first():
    assert grade(answer(HE.replace("zeros", "ones"))).message.endswith("See line 5.")
    result = grade(answer(HE.replace("zeros", "ones").replace("sqrt(2", "sqrt(1")))
    assert result.mistake == "biases not zero" and "See line" not in result.message


def test_what_ours_replaces_is_not_called_one_change():
    source = HE.replace("rng.randn", "np.random.randn").replace("np.sqrt(2 / layer_dims[l - 1])", "0.01")
    said = grade(answer(source)).message
    assert "One change" not in said and "Something else in line 4, `" in said


TWO = {  # pieces of our solution that are replaced
    "seen no further than to an error": (
        SEARCH,
        [
            ("range(num_trials)", "range(1, num_trials)"),
            ("max(trials, key", "max([(None, 0), *trials], key"),
        ],
        "one trial too few and best score begins at 0",
    ),
    "an average, and the step before it": (
        "update_with_momentum",
        [("+ gradients", "+ (1 - beta) * gradients"), ("* velocities[name]", "* before.get(name, 0)")],
        "averaging form and the velocity before",
    ),
    "where our line would undo both": (
        PREDICT,
        [("Z - running", "Z + running"), ("np.sqrt(", "(")],
        "mean added and no root",
    ),
    "where an argument is not used": (
        PREDICT,
        [('(Z - running["mean"])', "Z"), (" + beta", "")],
        "mean not subtracted and no shift",
    ),
}


@pytest.mark.parametrize(("name", "replacements", "both"), TWO.values(), ids=TWO)
def test_two_known_mistakes_are_told_together(name, replacements, both):
    source = without_docstring(EXERCISES[name].solution)
    for old, new in replacements:
        source = source.replace(old, new)
    assert set(grade(answer(source)).mistake.split(" and ")) == set(both.split(" and "))


def test_a_result_with_mask_and_scale_that_is_lost_is_the_line_to_see():
    said = grade(
        answer(DROPOUT.replace("dA2 = dA2 *", "masked = dA2 *").replace("dA1 = dA1 *", "masked = dA1 *"))
    ).message
    assert said.count("See lines 5 and 8.") == 2


def test_what_is_wrong_for_weights_and_biases_alike_is_told_once():
    biases = 'gradients[f"db{l}"] += lambd / m * parameters[f"b{l}"]\n        return'
    source = PENALTY.replace("return", f"    {biases}").replace("lambd / m", "lambd")
    assert grade(answer(source)).mistake == "division by m missing and biases penalised"


def test_a_name_that_is_not_there_is_explained_by_the_one_that_is_meant():
    found = spoiled("gradient_check", ("J(theta + ", "cost_at(theta + "), ("J(theta - ", "cost_at(theta - "))
    assert "Is each name in it the one that you mean?" in found and "Should it be made" not in found


# What an author sees.


class Slip:
    """A known mistake that replaces what is not there."""

    name, message, replacements = "a slip", "It is ours.", [("no such piece", "")]


@pytest.fixture
def with_a_slip(monkeypatch):
    exercise = EXERCISES["initialize_parameters_zeros"]
    monkeypatch.setitem(EXERCISES, exercise.name, dataclasses.replace(exercise, mistakes=(Slip,)))


def test_a_slip_of_an_author_is_not_the_learners(with_a_slip, monkeypatch):
    with pytest.raises(judging.AuthorsError, match="no such piece"):
        spoiled(ZEROS, ("np.zeros", "np.ones"))
    monkeypatch.setattr(judging, "STRICT", False)
    assert "expected" in spoiled(ZEROS, ("np.zeros", "np.ones"))


def test_one_answer_is_explained_by_every_explainer(tmp_path):
    path = tmp_path / "answer.py"
    path.write_text(textwrap.dedent(PENALTY).replace("lambd / m", "lambd / (2 * m)"))
    said = authors.explained(str(path), list(EXERCISES))
    assert said.index("misread_steps") < said.index("one_change") < said.index("what_was_seen")
    assert "): halved" in said and "One change in line 5" in said
    assert "misread_steps" in authors.explained("mask only", ["backward_propagation_with_dropout"])
    assert authors.explained("no such label", list(EXERCISES)) == authors.NO_ANSWER
