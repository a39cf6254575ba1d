"""What to tell a learner whose code stopped, or touched what the whole notebook shares."""

import linecache
import re

from helpers.exercises.judge.limits import TimeUp


def text_of(error):
    """The name of an exception and its message, if it has one that can be had."""
    name = type(error).__name__
    try:
        return shortened(f"{name}: {error}")
    except Exception:
        return name


def shortened(text, limit=500):
    """The text, or its beginning and end when it is very long."""
    return text if len(text) <= limit else f"{text[: limit // 2]} ... {text[-limit // 2 :]}"


def explain_exception(error, text, function, seconds):
    """What stopped the learner's function and on which line, as a sentence or two.

    error: the exception; text: what it says; function: the learner's; seconds: the time limit.
    """
    kind, where = type(error), failing_line(error, function)
    if issubclass(kind, TimeUp):
        return (
            f"Your function was stopped{where}, because it took too long: one call may take {seconds:g} seconds, "
            f"all calls of a check {2 * seconds:g}. Look for a loop that never ends, or for much more work than needed."
        )
    if issubclass(kind, MemoryError):
        return (
            f"Your function asked for far too much memory{where}. Check the shapes of the arrays that it makes, "
            "and look for a list that never stops growing."
        )
    if issubclass(kind, RecursionError):
        return (
            f"Your function calls itself over and over{where}. "
            "It needs no call of itself. If something is to be done several times, write a loop."
        )
    if issubclass(kind, KeyboardInterrupt):
        return f"Your function was interrupted{where}. Was it still running? Then look for a loop that never ends."
    if issubclass(kind, SystemExit):
        return f"Your function ended the program with SystemExit{where}. Let it return its result instead."
    return "\n".join([f"Your function stopped with an error{where}.", text, *hints(text)])


# Hints for cryptic errors, by the words of the error.
HINTS = {
    r"TypeError: Cannot interpret '.*' as a data type": (
        "The shape needs brackets of its own, as one argument. The second argument is the type of the numbers."
    ),
    r"TypeError: (standard_normal|random_sample|normal|uniform)\(\) takes at most \d positional argument": (
        "The shape needs brackets of its own, as one argument."
    ),
    r"TypeError: 'tuple' object cannot be interpreted as an integer": (
        "Here is a whole shape where a single number should be. Where a function takes the numbers of a shape one by "
        "one, as `rand` and `randn` do, write a star before the shape."
    ),
    r"TypeError: (unsupported operand type\(s\) for \^|ufunc 'bitwise_xor')": (
        "`^` is no power in Python: write `**`, and `np.exp` for a power of e."
    ),
    r"TypeError: (unsupported|bad) operand type.*'function'": (
        "Here is a function where its value should be: call it, with its argument in brackets."
    ),
    r"TypeError: .*'ellipsis'": "A `...` is still where your code should be.",
    r"TypeError: 'int' object is not iterable": (
        "A loop goes over many values, and here it got a single number. `range` makes the numbers to go over."
    ),
    r"TypeError: 'list' object cannot be interpreted as an integer": (
        "Here is a list where a number should be. Is its length meant, or one of its entries?"
    ),
    r"TypeError: unsupported operand type\(s\) for .*'list'": (
        "Here is a whole list where a number should be. Which of its entries is meant?"
    ),
    r"TypeError: unsupported operand type\(s\) for .*'dict'": (
        "Here is a whole dictionary where one of its entries should be. Which one is meant?"
    ),
    r"TypeError: list indices must be integers or slices, not str": (
        "A list has positions, which are numbers; only a dictionary has names. What was made, and with which brackets?"
    ),
    r"TypeError: '(list|dict|numpy\.ndarray)' object is not callable": (
        "Round brackets call a function. The entries of a list, a dictionary or an array are taken with square ones."
    ),
    r"TypeError: '.*RandomState' object is not callable": (
        "The generator draws with its methods: a dot and the name of a method belong before the brackets."
    ),
    r"AttributeError: 'dict' object has no attribute": (
        "An entry of a dictionary is set and read by its name in square brackets."
    ),
    r"AttributeError: module 'numpy' has no attribute": "Is the name behind the dot spelled as in NumPy?",
    r"ValueError: matmul: Input operand . does not have enough dimensions": (
        "`@` is for matrices. To multiply by a number, use `*`."
    ),
    r"NameError: name '(zeros|ones|sqrt|exp|log|dot|array|square|maximum|random)' is not defined": (
        "If this is a function of NumPy, `np.` belongs before its name."
    ),
    r"(NameError|UnboundLocalError)": (
        "Nothing of this name exists at this line. Have the cells above been run (after a restart, run them again)? "
        "Is the name spelled the same everywhere, and made inside your function?"
    ),
}


def hints(text):
    """The hint for an error of this text: a list of one sentence, or of none."""
    return [hint for words, hint in HINTS.items() if re.match(words, text)][:1]


def failing_line(error, function):
    """' in line 3, `W = ...`' for the last line of the learner's own code that was running; '' when unknown.

    For a function that calls itself it is the first one, which is a call; the last may stand anywhere in the function.
    """
    code = getattr(function, "__code__", None)
    step, last = error.__traceback__, None
    while step:
        if code and step.tb_frame.f_code.co_filename == code.co_filename:
            last = step if last is None or not isinstance(error, RecursionError) else last
        step = step.tb_next
    if last is None:
        return ""
    number = last.tb_lineno - code.co_firstlineno + 1
    text = linecache.getline(code.co_filename, last.tb_lineno).strip()
    place = f" in line {number}" if number > 0 else ""  # a function further up in the cell has no number in this one
    return place + (f", `{text}`" if text else "")


# What to say of something that a whole notebook shares and that the function changed.
TOUCHED = {
    "np.random": "Your function draws from the global generator of `np.random`, or seeds it. Such a draw can't "
    "be repeated without knowing what ran before: all randomness must come from the argument `rng`.",
    "random": "Your function draws from Python's `random`, or seeds it. Nobody can repeat such a draw "
    "without knowing what ran before: all randomness must come from the argument `rng`.",
    "np.seterr": "Your function changed how NumPy treats errors, for the whole notebook (`np.seterr`); it has "
    "been restored. Such a setting belongs in a cell of its own, or in `with np.errstate(...):`.",
}
