"""Whatever a learner writes, the verdict comes, the notebook goes on, and nothing that others use is changed."""

import collections
import contextlib
import copy
import functools
import inspect
import itertools
import os
import random
import signal
import sys
import threading
import time
import types
import warnings

import numpy as np
import pytest

from helpers.exercises import grade
from helpers.exercises.judge import guard, limits
from helpers.exercises.judge.explain import line_at
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.limits import Stopwatch, TimeUp, time_limit
from helpers.exercises.weeks import EXERCISES

ZEROS, RANDOM = "initialize_parameters_zeros", "initialize_parameters_random"
right = EXERCISES[ZEROS].solution


@pytest.fixture
def short_time(monkeypatch):
    monkeypatch.setattr(guard, "TIME_LIMIT", 0.4)  # long enough for our own work on a busy machine


@pytest.fixture(autouse=True)
def nothing_is_touched():
    """After each test everything shared is as before, and a right answer is still right."""

    def shared():
        return os.getcwd(), sys.stdout, sys.stderr, np.geterr(), np.get_printoptions(), list(warnings.filters)

    before = shared()
    yield
    assert shared() == before
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


def asleep(layer_dims):
    time.sleep(1000)


BY_THE_SYSTEM = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="an alarm that cuts a sleep is POSIX's")
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how long a thread has waited")


def waiting(layer_dims):
    threading.Event().wait()


@pytest.mark.parametrize(
    "function", [endless, pytest.param(asleep, marks=BY_THE_SYSTEM), pytest.param(waiting, marks=BY_THE_SYSTEM)]
)
def test_what_takes_too_long_is_stopped(function, short_time):
    assert "was stopped" in said(function)


def in_another_thread(function):
    """The message to a wrong answer that is judged in a thread, where no signal comes."""
    results = []
    thread = threading.Thread(target=lambda: results.append(said(function)))
    thread.start()
    thread.join(60)
    return results[0]


def test_what_takes_too_long_is_stopped_in_any_thread(short_time):
    assert "was stopped" in in_another_thread(endless)


@pytest.fixture(params=["the system's", "a thread's"])
def alarm(request, monkeypatch):
    """Either alarm rings, also where the system has its own."""
    if request.param == "a thread's":
        monkeypatch.delattr(signal, "setitimer", raising=False)
    elif not hasattr(signal, "setitimer"):
        pytest.skip("an alarm of the system is POSIX's")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("then_endless", [False, True])
def test_an_alarm_that_python_swallows_is_repeated(then_endless, alarm):
    class Endless:
        def __del__(self):
            while True:
                pass

    def answer():
        Endless()
        while then_endless:
            pass

    with pytest.raises(TimeUp), time_limit(0.05):
        answer()


def catches_everything(layer_dims):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def test_what_catches_every_exception_is_stopped_all_the_same(short_time, alarm):
    assert "was stopped" in said(catches_everything)
    assert sys.gettrace() is None


def test_a_watching_thread_insists_too(short_time):
    def swallows(layer_dims):
        with contextlib.suppress(TimeUp):
            endless(layer_dims)
        endless(layer_dims)

    assert "was stopped" in in_another_thread(swallows)


def test_a_limit_in_a_limit_leaves_the_outer_one(alarm):
    with pytest.raises(TimeUp), time_limit(0.3):
        with time_limit(100):
            pass
        endless(None)


@BY_THE_SYSTEM
def test_no_alarm_is_left_when_its_handler_goes(monkeypatch):
    """Without a handler it would end the kernel."""
    calls = []
    monkeypatch.setattr(signal, "setitimer", lambda *given: calls.append(given[1:]) or (0, 0))
    monkeypatch.setattr(signal, "signal", lambda *given: calls.append("handler"))
    with time_limit(1):
        pass
    assert calls[-2:] == [(0,), "handler"]


@BY_THE_SYSTEM
def test_an_alarm_that_rings_while_it_is_heard_waits(monkeypatch):
    monkeypatch.setattr(limits, "LOOK_AFTER", 0.001)
    monkeypatch.setattr(limits, "AGAIN", 0.001)
    looks = []

    def look(frame, tell):
        looks.append(frame)
        compute(0.03)

    with time_limit(10, look=look):
        compute(0.06)
    assert len(looks) == 1


@BY_THE_SYSTEM
def test_a_stopwatch_can_be_read_while_it_is_being_read():
    watch, read = Stopwatch(), []
    before = signal.signal(signal.SIGALRM, lambda *_: read.append(watch.read()))
    signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
    try:
        until = time.process_time() + 0.3
        while time.process_time() < until:
            watch.read()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        watch.stop()
    assert read


def compute(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@ON_LINUX
def test_the_time_of_others_is_not_counted(busy, monkeypatch):
    monkeypatch.setattr(guard, "TIME_LIMIT", 0.4)
    busy(4)

    def slow(layer_dims):
        until = time.thread_time() + 0.05
        while time.thread_time() < until:
            pass
        return right(layer_dims)

    began = time.monotonic()
    assert grade(slow, ZEROS).status == "correct", "ten calls, a twentieth of a second each"
    assert time.monotonic() - began > 2 * guard.TIME_LIMIT, "nothing else was running"


def test_a_python_without_signals_and_threads_judges_without_a_time_limit(monkeypatch):
    def no_threads(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.delattr(signal, "setitimer", raising=False)
    monkeypatch.setattr(threading.Thread, "start", no_threads)
    assert grade(right).status == "correct"
    assert "Is the `return` missing?" in said(lambda layer_dims: None)


def test_an_interrupt_ends_the_check_with_a_verdict():
    calls = []

    def interrupted(layer_dims):
        calls.append(layer_dims)
        raise KeyboardInterrupt

    assert "was interrupted in line 3" in said(interrupted)
    assert len(calls) == 1


def in_two_steps(layer_dims):
    number = 0
    while number >= 0:
        for _ in layer_dims:
            number += 1
        number += 1


def by_a_helper(layer_dims):
    for _ in layer_dims:
        endless(layer_dims)


def no_while(layer_dims):
    for number in itertools.count():
        number + 1
        number + 2


@pytest.mark.parametrize(
    ("function", "place"),
    [
        (endless, "the loop of line 2, `while True:`"),
        (in_two_steps, "the loop of line 3, `while number >= 0:`"),
        (by_a_helper, "the loop, `while True:`"),
        (no_while, "the loop of line 2, `for number in itertools.count():`"),
        pytest.param(asleep, "line 2, `time.sleep(1000)`", marks=BY_THE_SYSTEM),
    ],
)
def test_the_loop_that_never_ends_is_named_whichever_of_its_lines_was_running(function, place, monkeypatch):
    monkeypatch.setattr(guard, "TIME_LIMIT", 0.1)
    assert {said(function) for _ in range(2)} == {
        f"Your function was stopped in {place}, because it took too long: one call may compute for 0.1 seconds, all "
        "calls of a check for 0.2.\nLook for a loop that never ends, or for much more work than needed."
    }
    assert grade(function, ZEROS).mistake == "took too long"


def forgotten_increment(layer_dims):
    parameters, l = {}, 1
    while l < len(layer_dims):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        for _ in range(2):
            parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


def asleep_again_and_again(layer_dims):
    while True:
        time.sleep(0.01)


def caught(layer_dims):
    try:
        while True:
            np.ones((20, 20)) @ np.ones((20, 20))
    except BaseException:
        return {}


@BY_THE_SYSTEM
@pytest.mark.parametrize(
    ("function", "line"),
    [
        (endless, "2, `while True:`"),
        (forgotten_increment, "3, `while l < len(layer_dims):`"),
        (asleep_again_and_again, "2, `while True:`"),
    ],
)
def test_a_loop_that_changes_nothing_is_known_to_be_endless(function, line):
    watch = Stopwatch()
    assert said(function) == (
        f"Your function was stopped in the loop of line {line}, because it took too long: a round of the loop changes "
        "nothing, so that it would never end.\nWhat should be another one after each round, so that the loop comes to "
        "its end?"
    )
    assert watch.stop() < guard.TIME_LIMIT / 2 and sys.gettrace() is None


def test_a_loop_that_changes_nothing_is_stopped_where_everything_is_caught(alarm):
    watch = Stopwatch()
    assert "was stopped" in said(caught) and "was stopped" in said(catches_everything)
    assert watch.stop() < guard.TIME_LIMIT


def until_drawn(layer_dims):
    rng = np.random.RandomState(1)
    while rng.rand() < 1 - 1e-6:
        pass
    return right(layer_dims)


def until_later(layer_dims):
    until = time.thread_time() + 0.3
    while time.thread_time() < until:
        pass
    return right(layer_dims)


def counted_down(layer_dims):
    left = iter(range(3 * 10**6))
    while next(left, None) is not None:
        pass
    return right(layer_dims)


def counted_up(layer_dims):
    number = 0.0
    while number < 1.5e6:
        number += 1
    return right(layer_dims)


def counted_inside(layer_dims):
    counts = [0]
    while counts[0] < 1_200_000:
        counts[0] += 1
    return right(layer_dims)


@pytest.mark.parametrize("function", [until_drawn, until_later, counted_down, counted_up, counted_inside])
def test_a_long_loop_that_ends_is_not_taken_for_an_endless_one(function, monkeypatch):
    monkeypatch.setattr(limits, "LOOK_AFTER", 0.01)
    monkeypatch.setattr(guard, "TIME_LIMIT", 100)
    assert guard.guarded(function)([2, 3, 1]).keys() == right([2, 3, 1]).keys()
    assert sys.gettrace() is None


@ON_LINUX
def test_all_calls_together_have_a_limit_too(monkeypatch):
    class Busy(Stopwatch):
        """Each call takes this long, however busy the machine is."""

        def read(self):
            return 0.3

    monkeypatch.setattr(guard, "TIME_LIMIT", 0.5)
    monkeypatch.setattr(guard, "Stopwatch", Busy)
    calls = []

    def slow(layer_dims):
        calls.append(layer_dims)
        time.sleep(0.05)  # until the alarm rings
        return right(layer_dims)

    assert "all calls of a check for 1." in said(slow)
    assert len(calls) in (4, 5)


# Too deep, too large, too much, and away.


def recursive(layer_dims):
    return recursive(layer_dims)


def recursive_after_a_loop(layer_dims):
    for _ in range(len(layer_dims)):
        sum(range(2))
    return recursive_after_a_loop(layer_dims)


def leaving(layer_dims):
    sys.exit()


def leaving_with_an_exception(layer_dims):
    raise SystemExit(1)


def huge_array(layer_dims):
    return {"W1": np.zeros((10**7, 10**7))}


def growing_list(layer_dims):
    arrays = []
    while True:
        arrays.append(np.empty(10**7))


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError


def raising(error):
    def answer(layer_dims):
        raise error

    return answer


@pytest.mark.parametrize(
    "function, expected",
    [
        (recursive, "calls itself over and over"),
        (recursive_after_a_loop, "over and over in line 4, `return recursive_after_a_loop(layer_dims)`."),
        (leaving, "ended the program with SystemExit"),
        (leaving_with_an_exception, "ended the program with SystemExit"),
        (huge_array, "far too much memory"),
        (lambda layer_dims: np.ones(3, 2), "as a data type\nThe shape needs brackets of its own"),
        (
            lambda layer_dims: np.random.RandomState(1).random_sample(3, 2),
            "(2 given)\nThe shape needs brackets of its own",
        ),
        (lambda layer_dims: np.random.RandomState(1).rand((3, 2)), "as an integer\nHere is a whole shape where"),
        (lambda layer_dims: np.e ^ 2.0, "`^` is no power in Python"),
        (lambda layer_dims: np.e ^ np.ones(2), "`^` is no power in Python"),
        (lambda layer_dims: 1.0 - right, "Here is a function where its value should be"),
        (lambda layer_dims: abs(right), "Here is a function where its value should be"),
        (lambda layer_dims: float(...), "A `...` is still where your code should be."),
        (lambda layer_dims: [l for l in len(layer_dims)], "`range` makes the numbers to go over."),
        (lambda layer_dims: range(layer_dims), "Is its length meant, or one of its entries?"),
        (lambda layer_dims: 2 / layer_dims, "Here is a whole list where a number should be."),
        (lambda layer_dims: {} * 10, "Here is a whole dictionary where numbers should be."),
        (lambda layer_dims: [].__setitem__("W1", 0), "only a dictionary has names"),
        (lambda layer_dims: layer_dims(1), "are taken with square ones"),
        (lambda layer_dims: np.random.RandomState(1)(3), "a dot and the name of a method"),
        (lambda layer_dims: np.random.RandomState(1).normal(0, 1, 3, 2), "The shape needs brackets of its own"),
        (lambda layer_dims: {}.append(1), "by its name in square brackets"),
        (lambda layer_dims: np.zero((2, 1)), "Is the name behind the dot spelled as in NumPy?"),
        (lambda layer_dims: 10 @ np.ones((2, 2)), "To multiply by a number, use `*`."),
        (lambda layer_dims: zeros((2, 1)), "`np.` belongs before its name"),  # noqa: F821
        (lambda layer_dims: pi * layer_dims[0], "`np.` belongs before its name"),  # noqa: F821
        (lambda layer_dims: mean + 1, "Nothing of this name"),  # noqa: F821
        (lambda layer_dims: layer_dims[0](1 + 2), "Is a `*` missing before them?"),
        (lambda layer_dims: parameters["W1"], "Nothing of this name exists at this line."),  # noqa: F821
        (raising(Unprintable()), "stopped with an error in line 2, `raise error`.\nUnprintable"),
        (raising(GeneratorExit()), "GeneratorExit"),
        (raising(StopIteration()), "StopIteration"),
        (raising(guard.Wrong("I know better")), "I know better"),
        (raising(ValueError("x" * 10**6)), "ValueError: xxx"),
    ],
)
def test_what_stops_a_function_is_said(function, expected):
    its_line = inspect.getsourcelines(function)[0][0].strip()  # here: with the expected words in it
    assert expected in said(function).replace(f"`{its_line}`", "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps a limit on memory")
def test_a_list_that_grows_forever_is_stopped():
    assert "far too much memory" in said(growing_list)


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


def after(action):
    """A right answer that does something first."""

    def answer(layer_dims):
        action()
        return right(layer_dims)

    return answer


@pytest.mark.parametrize(
    "action, expected",
    [
        (lambda: np.seterr(all="raise"), "changed how NumPy treats errors"),
        (lambda: np.random.seed(1), "Nothing is drawn in this exercise"),
        (lambda: np.random.rand(), "Nothing is drawn in this exercise"),
        (lambda: random.random(), "Nothing is drawn in this exercise"),
    ],
)
def test_what_everybody_uses_is_put_back_and_named(action, expected):
    assert expected in said(after(action))


@pytest.mark.parametrize("action", [lambda: warnings.simplefilter("error"), lambda: np.set_printoptions(precision=2)])
def test_what_harms_nobody_is_put_back_without_a_word(action):
    assert grade(after(action), ZEROS).status == "correct"


def test_an_import_inside_the_function_harms_nobody():
    def importing(layer_dims):
        sys.modules.pop("scipy.special", None)
        from scipy.special import expit

        return right(layer_dims) if expit(0) == 0.5 else None

    assert grade(importing, ZEROS).status == "correct"


def test_settings_that_are_put_back_by_the_function_itself_are_fine():
    def tidy(layer_dims):
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("error")
            return right(layer_dims)

    assert grade(tidy, ZEROS).status == "correct"


# The arguments.


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
        lambda layer_dims: layer_dims.__setitem__(0, float(layer_dims[0])),
    ],
)
def test_a_changed_argument_is_named(change):
    assert "input `layer_dims` in line 3, `change(layer_dims)`, a list" in said(with_changed_argument(change))


# What comes back.


def nested_in_itself(layer_dims):
    parameters = {}
    parameters["W1"] = parameters
    return parameters


@pytest.mark.parametrize(
    "make",  # pytest looks at parameters too closely for the objects themselves
    [
        lambda: itertools.count(),
        lambda: {"W1": np.array([[None] * 3] * 2), "b1": 0},
        lambda: {None: 1, 3: 2},
        lambda: float("nan"),
        lambda: ...,
        lambda: type,
        lambda: ZEROS,
    ],
)
def test_whatever_comes_back_can_be_judged(make):
    said(lambda layer_dims: make())


@pytest.mark.parametrize("kind", [lambda items: collections.namedtuple("Pair", "a, b")(*items), lambda items: items])
def test_an_argument_may_be_of_a_kind_of_its_own(kind):
    state = collections.defaultdict(list, a=[np.ones(2)], b=kind([1, [np.zeros(3)]]))
    assert guard.guarded(lambda state: state)(state) is state
    with pytest.raises(guard.Wrong, match="changed its input `state`"):
        guard.guarded(lambda state: state["a"][0].fill(7))(state)


def test_a_dictionary_in_itself_can_be_judged():
    assert "no entry 'b1'" in said(nested_in_itself)


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
        ({}, ZEROS, "this is a dict"),
        (right([2, 1]), ZEROS, "this is a dict"),
        (None, ZEROS, "this is None"),
        (lambda layer_dims: {}, None, "A lambda has no name"),
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


def test_whatever_can_be_called_may_be_right():
    assert grade(functools.partial(right), ZEROS).status == "correct"
    assert grade(functools.lru_cache(lambda layer_dims: right(layer_dims)), ZEROS).status == "wrong"  # lists don't hash
    assert grade(lambda *args, **kwargs: right(*args, **kwargs), ZEROS).status == "correct"


def test_what_breaks_the_judge_is_no_answer():
    class Unreadable:
        def __call__(self, layer_dims):
            return right(layer_dims)

        @property
        def __signature__(self):
            raise KeyError

    assert "can't be judged: it raised KeyError" in said(Unreadable(), ZEROS)


# What was there when it stopped.


def mixed_up(layer_dims):
    W1, parameters = np.zeros((2, 3)), {"b1": np.zeros((4, 5))}
    return W1 * parameters["b1"]


def transposed(layer_dims):
    W1, A0 = np.zeros((2, 3)), np.zeros((2, 5))
    return W1 @ A0


def another_name(layer_dims):
    parameters = {"W1": 1}
    return parameters["W0"] + 1


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (mixed_up, "`W1` has shape (2, 3). `parameters['b1']` has shape (4, 5).\nElement by element"),
        (transposed, "`W1` has shape (2, 3). `A0` has shape (2, 5).\nIn a product of matrices"),
        (another_name, "`parameters` has 'W1'.\nThe dictionary has no entry of this name."),
        (lambda layer_dims: np.sum + 1, "A function of NumPy stands without its call"),
        (lambda layer_dims: np.zeros(2).sum + 1, "A method is used without its call"),
    ],
)
def test_what_did_not_fit_is_named(function, words):
    assert words in said(function)


def test_an_instruction_without_a_line_has_the_one_before():
    code = types.SimpleNamespace(co_firstlineno=1, co_lines=lambda: [(0, 2, None), (2, 4, 3), (4, 6, None), (6, 8, 2)])
    assert [line_at(code, position) for position in (-1, 2, 4, 6)] == [1, 3, 3, 2]


def test_a_missing_import_sends_to_the_cells_above():
    names = {}
    exec("def forgetful(layer_dims):\n    return np.zeros(2)", names)
    assert "run the cells from the top again" in said(names["forgetful"])


def test_a_draw_from_elsewhere_is_named_where_rng_is_given():
    def drawn(layer_dims, rng):
        return {"W1": np.random.randn(2, 3)}

    assert "the global generator of `np.random`" in said(drawn, "initialize_parameters_he")


def test_a_quick_generator_is_that_of_numpy():
    quick, numpys = generator(3), np.random.RandomState(3)
    again, first = copy.deepcopy(quick), quick.standard_normal(5)
    assert type(quick) is np.random.RandomState
    assert np.array_equal(first, numpys.randn(5)) and np.array_equal(first, again.randn(5))
    assert np.array_equal(quick.get_state()[1], numpys.get_state()[1])


def test_a_zero_of_the_other_sign_is_no_changed_input():
    assert guard.same(np.array([0.0, np.nan]), np.array([-0.0, np.nan]))
    assert not guard.same(np.array([1.0]), np.array([1]))
