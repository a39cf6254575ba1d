"""Whatever a learner writes, the verdict comes, the notebook goes on, and nothing that others use is changed."""

import builtins
import copy
import functools
import itertools
import os
import random
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from helpers import network
from helpers.exercises import grade
from helpers.exercises import weeks as catalogue
from helpers.exercises.judge import guard
from helpers.exercises.weeks import EXERCISES

ZEROS, RANDOM = "initialize_parameters_zeros", "initialize_parameters_random"
right = EXERCISES[ZEROS].solution


@pytest.fixture
def short_time(monkeypatch):
    monkeypatch.setattr(guard, "TIME_LIMIT", 0.8)  # long enough for our own work on a busy machine


@pytest.fixture(autouse=True)
def nothing_is_touched():
    """After each test everything shared is as before, and a right answer is still right."""
    modules = [np, np.random, np.linalg, network, guard, catalogue, os, time, warnings]
    before = [(module, dict(vars(module))) for module in modules]
    folder, stdout, stderr, errors = os.getcwd(), sys.stdout, sys.stderr, np.geterr()
    filters, limit, tracer = list(warnings.filters), sys.getrecursionlimit(), sys.gettrace()
    yield
    for module, names in before:
        assert not [name for name in names if vars(module).get(name) is not names[name]]
    assert (os.getcwd(), sys.stdout, sys.stderr, np.geterr()) == (folder, stdout, stderr, errors)
    assert (warnings.filters, sys.getrecursionlimit(), sys.gettrace()) == (filters, limit, tracer)
    assert grade(right).status == "correct"


def said(function, name=ZEROS):
    """The message to a wrong answer, which is one paragraph of some sentences."""
    numpy_state, python_state = np.random.get_state()[1].copy(), random.getstate()
    result = grade(function, name)
    assert np.array_equal(np.random.get_state()[1], numpy_state)
    assert random.getstate() == python_state
    assert result.status == "wrong"
    assert 20 < len(result.message) < 1000
    return result.message


# Too much time.


def endless(layer_dims):
    while True:
        pass


def endless_and_stubborn(layer_dims):
    while True:
        try:
            while True:
                pass
        except:  # noqa: E722
            pass


def asleep_and_stubborn(layer_dims):
    while True:
        try:
            time.sleep(0.01)
        except BaseException:
            continue


def stubborn_twice(layer_dims):
    while True:
        try:
            while True:
                try:
                    sum(range(100))
                except BaseException:
                    layer_dims.clear()
        except BaseException:
            layer_dims.clear()


STUBBORN_IN_FINALLY = """
def stubborn_in_finally(layer_dims):
    while True:
        try:
            sum(range(100))
        finally:
            continue
"""
# A text, because Python 3.14 warns of this `continue` wherever it is compiled, and here the warning can be silenced.
from_text = {}
with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
    exec(STUBBORN_IN_FINALLY, from_text)


def stubborn_in_depth(layer_dims):
    def inner(depth):
        while True:
            try:
                if depth:
                    inner(depth - 1)
            except BaseException:
                layer_dims.clear()

    inner(5)


def asleep(layer_dims):
    time.sleep(1000)


def waiting(layer_dims):
    threading.Event().wait()


STUBBORN = [
    endless,
    endless_and_stubborn,
    asleep_and_stubborn,
    stubborn_twice,
    from_text["stubborn_in_finally"],
    stubborn_in_depth,
]


@pytest.mark.parametrize("function", [*STUBBORN, asleep, waiting, functools.partial(time.sleep, 1000)])
def test_what_takes_too_long_is_stopped(function, short_time):
    if isinstance(function, functools.partial):
        function = functools.update_wrapper(lambda layer_dims, sleep=function: sleep(), right)
        del function.__wrapped__
    assert "was stopped" in said(function)


@pytest.mark.parametrize("function", STUBBORN)
def test_what_takes_too_long_is_stopped_in_any_thread(function, short_time):
    results = []
    thread = threading.Thread(target=lambda: results.append(said(function)))
    thread.start()
    thread.join(60)
    assert "was stopped" in results[0]


def test_the_line_that_never_ends_is_named(short_time):
    assert any(f"stopped in line {line}, because" in said(endless) for line in ("2, `while True:`", "3, `pass`"))


def test_all_calls_together_have_a_limit_too(monkeypatch):
    monkeypatch.setattr(guard, "TIME_LIMIT", 0.5)
    calls = []

    def slow(layer_dims):
        calls.append(layer_dims)
        time.sleep(0.3)
        return right(layer_dims)

    message = said(slow)  # by the one limit or by the other, whichever notices first
    assert "all calls of a check 1." in message or "took longer than 1 seconds" in message
    assert len(calls) < 5


def test_time_that_is_up_is_told_even_when_none_is_left_to_find_the_line(short_time, monkeypatch):
    explain = guard.explain_exception

    def looks_too_long(error, text, function, seconds):
        if function is not None:
            time.sleep(1000)
        return explain(error, text, function, seconds)

    monkeypatch.setattr(guard, "explain_exception", looks_too_long)
    with pytest.raises(guard.Wrong, match="Your function was stopped, because it took too long"):
        guard.guarded(endless)([2, 1])


def test_a_limit_that_was_running_goes_on(short_time):
    from helpers.exercises.judge.limits import TimeUp, run, time_limit

    with pytest.raises(TimeUp), time_limit(1.4):
        assert "was stopped" in said(endless)
        run(time.sleep, (1000,))


# Too deep, too large, too much, and away.


def recursive(layer_dims):
    return recursive(layer_dims)


def recursive_without_limit(layer_dims):
    sys.setrecursionlimit(10**9)
    return recursive(layer_dims)


def recursive_by_way_of_c(layer_dims):
    sys.setrecursionlimit(10**9)
    return max(layer_dims, key=lambda _: recursive_by_way_of_c(layer_dims))


def recursive_after_a_loop(layer_dims):
    for _ in range(len(layer_dims)):
        sum(range(2))
    return recursive_after_a_loop(layer_dims)


def leaving(layer_dims):
    sys.exit()


def leaving_with_an_exception(layer_dims):
    raise SystemExit(1)


def interrupted(layer_dims):
    raise KeyboardInterrupt


def huge_array(layer_dims):
    return {"W1": np.zeros((10**7, 10**7))}


def growing_list(layer_dims):
    arrays = []
    while True:
        arrays.append(np.empty(10**7))


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError


class PrintsForever(Exception):
    def __str__(self):
        while True:
            pass


def raising(error):
    def answer(layer_dims):
        raise error

    return answer


@pytest.mark.parametrize(
    "function, expected",
    [
        (recursive, "calls itself over and over"),
        (recursive_without_limit, "calls itself over and over"),
        (recursive_by_way_of_c, "calls itself over and over"),
        (recursive_after_a_loop, "over and over in line 4, `return recursive_after_a_loop(layer_dims)`."),
        (leaving, "ended the program with SystemExit"),
        (leaving_with_an_exception, "ended the program with SystemExit"),
        (interrupted, "ended the program with KeyboardInterrupt"),
        (huge_array, "far too much memory"),
        (lambda layer_dims: np.ones(3, 2), "as a data type\nThe shape needs brackets of its own"),
        (
            lambda layer_dims: np.random.RandomState(1).random_sample(3, 2),
            "(2 given)\nThe shape needs brackets of its own",
        ),
        (lambda layer_dims: np.random.RandomState(1).rand((3, 2)), "as an integer\nA whole shape stands where"),
        (lambda layer_dims: np.e ^ 2.0, "`^` is no power in Python"),
        (lambda layer_dims: np.e ^ np.ones(2), "`^` is no power in Python"),
        (lambda layer_dims: 1.0 - right, "A function stands where its value belongs"),
        (lambda layer_dims: abs(right), "A function stands where its value belongs"),
        (lambda layer_dims: float(...), "A `...` still stands where your code belongs."),
        (lambda layer_dims: [l for l in len(layer_dims)], "`range` makes the numbers to go over."),
        (lambda layer_dims: range(layer_dims), "Is its length meant, or one of its entries?"),
        (lambda layer_dims: 2 / layer_dims, "A whole list stands where a number belongs."),
        (lambda layer_dims: {} * 10, "A whole dictionary stands where one of its entries belongs."),
        (lambda layer_dims: [].__setitem__("W1", 0), "only a dictionary has names"),
        (lambda layer_dims: layer_dims(1), "are taken with square ones"),
        (lambda layer_dims: np.random.RandomState(1)(3), "a dot and the name of a method"),
        (lambda layer_dims: np.random.RandomState(1).normal(0, 1, 3, 2), "The shape needs brackets of its own"),
        (lambda layer_dims: {}.append(1), "by its name in square brackets"),
        (lambda layer_dims: np.zero((2, 1)), "Is the name behind the dot spelled as in NumPy?"),
        (lambda layer_dims: 10 @ np.ones((2, 2)), "To multiply by a number, use `*`."),
        (lambda layer_dims: zeros((2, 1)), "`np.` belongs before its name"),  # noqa: F821
        (lambda layer_dims: parameters["W1"], "Nothing of this name has been made before this line."),  # noqa: F821
        (raising(Unprintable()), "stopped with an error in line 2, `raise error`.\nUnprintable"),
        (raising(GeneratorExit()), "GeneratorExit"),
        (raising(StopIteration()), "StopIteration"),
        (raising(guard.Wrong("I know better")), "I know better"),
        (raising(ValueError("x" * 10**6)), "ValueError: xxx"),
    ],
)
def test_what_stops_a_function_is_said(function, expected):
    assert expected in said(function)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps a limit on memory")
def test_a_list_that_grows_forever_is_stopped():
    assert "far too much memory" in said(growing_list)


def test_an_exception_that_never_ends_printing_is_stopped(short_time):
    assert "stopped with an error" in said(raising(PrintsForever()))


def test_a_function_that_prints_a_lot_may_be_right(capfd):
    def chatty(layer_dims):
        for number in range(10_000):
            print("line", number)
            print("line", number, file=sys.stderr)
        warnings.warn("warning", stacklevel=1)
        return right(layer_dims)

    assert grade(chatty, ZEROS).status == "correct"
    assert capfd.readouterr() == ("", "")


# What everybody uses.


def assigning(module, name, value=None):
    """A right answer that replaces module.name."""

    def answer(layer_dims):
        setattr(module, name, value)
        return right(layer_dims)

    return answer


def deleting(module, name):
    """A right answer that deletes module.name."""

    def answer(layer_dims):
        delattr(module, name)
        return right(layer_dims)

    return answer


def after(action):
    """A right answer that does something first."""

    def answer(layer_dims):
        action()
        return right(layer_dims)

    return answer


@pytest.mark.parametrize(
    "function, expected",
    [
        (assigning(np, "sqrt"), "replaced or deleted `numpy.sqrt`"),
        (assigning(np, "allclose", lambda *_, **__: True), "replaced or deleted `numpy.allclose`"),
        (assigning(np.random, "RandomState"), "replaced or deleted `numpy.random.RandomState`"),
        (deleting(np, "allclose"), "replaced or deleted `numpy.allclose`"),
        (assigning(network, "forward_propagation"), "replaced or deleted `helpers.network.forward_propagation`"),
        (assigning(catalogue, "EXERCISES", {}), "replaced or deleted `helpers.exercises.weeks.EXERCISES`"),
        (assigning(guard, "TIME_LIMIT", 1000), "replaced or deleted `helpers.exercises.judge.guard.TIME_LIMIT`"),
        (assigning(guard, "same", lambda *_: True), "replaced or deleted `helpers.exercises.judge.guard.same`"),
        (assigning(builtins, "len", len.__call__), "`builtins.len`"),
        (assigning(builtins, "all", lambda _: True), "`builtins.all`"),
        (assigning(os, "getcwd"), "`os.getcwd`"),
        (assigning(copy, "deepcopy"), "`copy.deepcopy`"),
        (assigning(sys, "stdout"), "`sys.stdout`"),
        (assigning(sys, "stderr", sys.__stdout__), "`sys.stdout`"),
        (deleting(sys, "stdout"), "`sys.stdout`"),
        (after(lambda: sys.stdout.close()), "`sys.stdout`"),
        (after(lambda: os.chdir("/")), "changed the working directory"),
        (after(lambda: np.seterr(all="raise")), "changed how NumPy treats errors"),
        (after(lambda: warnings.simplefilter("error")), "changed the filters of `warnings`"),
        (after(lambda: np.random.seed(1)), "the global generator of `np.random`"),
        (after(lambda: np.random.rand()), "the global generator of `np.random`"),
        (after(lambda: random.random()), "Python's `random`"),
    ],
)
def test_what_everybody_uses_is_put_back_and_named(function, expected):
    assert expected in said(function)


def test_settings_that_are_put_back_by_the_function_itself_are_fine():
    def tidy(layer_dims):
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("error")
            return right(layer_dims)

    assert grade(tidy, ZEROS).status == "correct"


# The arguments.


class Evil:
    """An object that raises whatever is done to it."""

    def evil(self, *_, **__):
        raise RuntimeError("evil")

    __eq__ = __array__ = __deepcopy__ = __len__ = __getattr__ = __bool__ = __str__ = __repr__ = __iter__ = evil
    __hash__ = __float__ = __int__ = __getitem__ = __format__ = __add__ = __lt__ = evil
    __class__ = property(evil)


def with_changed_argument(change):
    def answer(layer_dims):
        parameters = right(layer_dims)
        change(layer_dims)
        return parameters

    return answer


@pytest.mark.parametrize(
    "change",
    [
        lambda layer_dims: layer_dims.pop(),
        lambda layer_dims: layer_dims.clear(),
        lambda layer_dims: layer_dims.append(1),
        lambda layer_dims: layer_dims.reverse(),
        lambda layer_dims: layer_dims.__setitem__(0, Evil()),
        lambda layer_dims: layer_dims.__setitem__(0, float(layer_dims[0])),
    ],
)
def test_a_changed_argument_is_named(change):
    assert "changed its input `layer_dims`" in said(with_changed_argument(change))


# What comes back.


class Broken(dict):
    def __getitem__(self, key):
        raise RuntimeError("broken")

    keys = items = __iter__ = __contains__ = __len__ = __getitem__


class Endless(dict):
    def __getitem__(self, key):
        while True:
            pass

    keys = items = __iter__ = __contains__ = __len__ = __getitem__


class EvilFloat(float):
    __class__ = property(Evil.evil)


def object_array(value):
    array = np.empty((2, 3), dtype=object)
    array[0, 0] = value
    return array


def nested_in_itself(layer_dims):
    parameters = {}
    parameters["W1"] = parameters
    return parameters


@pytest.mark.parametrize(
    "make",  # pytest looks at parameters too closely for the objects themselves
    [
        lambda: Evil(),
        lambda: EvilFloat(),
        lambda: {"W1": Evil(), "b1": Evil()},
        lambda: {Evil(): 1},
        lambda: {"W1": object_array(Evil()), "b1": 0},
        lambda: Broken(),
        lambda: Endless(),
        lambda: [Evil()],
        lambda: itertools.count(),
        lambda: float("nan"),
        lambda: ...,
        lambda: type,
        lambda: ZEROS,
    ],
)
def test_whatever_comes_back_can_be_judged(make):
    said(lambda layer_dims: make())


def test_a_dictionary_in_itself_can_be_judged():
    assert "no entry 'b1'" in said(nested_in_itself)


def test_a_dictionary_of_another_kind_with_right_entries_is_right():
    assert grade(lambda layer_dims: Broken(right(layer_dims)), ZEROS).status == "correct"


# What is no answer to the exercise.


def two_arguments(layer_dims, rng):
    return right(layer_dims)


def other_name(dims):
    return right(dims)


def other_order(rng, layer_dims):
    return EXERCISES[RANDOM].solution(layer_dims, rng)


def only_by_name(*, layer_dims):
    return right(layer_dims)


@pytest.mark.parametrize(
    "function, name, expected",
    [
        (two_arguments, ZEROS, "arguments must be `(layer_dims)`"),
        (other_name, ZEROS, "yours are `(dims)`"),
        (other_order, RANDOM, "arguments must be `(layer_dims, rng)`, with these names and in this order"),
        (only_by_name, ZEROS, "yours are `(*, layer_dims)`"),
        (lambda: {}, ZEROS, "yours are `()`"),
        (right, RANDOM, "arguments must be `(layer_dims, rng)`"),
        (dict, ZEROS, "this is the class `dict`"),
        (Evil, ZEROS, "this is the class `Evil`"),
        ({}, ZEROS, "this is a dict"),
        (right([2, 1]), ZEROS, "this is a dict"),
        (None, ZEROS, "this is None"),
        (lambda layer_dims: {}, None, "no exercise called '<lambda>'"),
        (other_name, None, "no exercise called 'other_name'"),
        (right([2, 1]), None, "not a function with a name"),
        (functools.partial(right), None, "not a function with a name"),
        (ZEROS, None, f"without quotation marks, as in `check({ZEROS})`."),
        (right, "initialize", "no exercise called 'initialize'"),
        (right, 3, "not a function with a name"),
    ],
)
def test_what_is_no_answer_is_said(function, name, expected):
    assert expected in said(function, name)


def test_an_object_that_raises_whatever_is_done_to_it_is_no_answer():
    assert "not a function with a name" in said(Evil(), None)
    assert "can't be judged" in said(Evil(), ZEROS)


def named(name):
    """Something that can be called, with this for a name."""

    class Answer:
        __name__ = property(lambda self: name() if callable(name) else name)

        def __call__(self, layer_dims):
            return right(layer_dims)

    return Answer()


@pytest.mark.parametrize("name", [3, None, [ZEROS], lambda: Evil(), lambda: 1 / 0])
def test_a_strange_name_is_no_name(name):
    assert "not a function with a name" in said(named(name), None)


def test_whatever_can_be_called_may_be_right():
    assert grade(named(ZEROS)).status == "correct"
    assert grade(functools.partial(right), ZEROS).status == "correct"
    assert grade(functools.lru_cache(lambda layer_dims: right(layer_dims)), ZEROS).status == "wrong"  # lists don't hash
    assert grade(lambda *args, **kwargs: right(*args, **kwargs), ZEROS).status == "correct"


def test_a_property_that_never_ends_is_stopped(short_time):
    class Slow:
        def __call__(self, layer_dims):
            return right(layer_dims)

        @property
        def __name__(self):
            while True:
                pass

        @property
        def __code__(self):
            while True:
                pass

    assert "not a function with a name" in said(Slow(), None)
    assert "took longer than" in said(Slow(), ZEROS)
