"""What to tell a learner whose code stopped, or touched what the whole notebook shares."""

import ast
import difflib
import inspect
import linecache
import math
import re
import traceback
import types

import numpy as np

from helpers import network
from helpers.exercises.judge.limits import NeverEnds, TimeUp
from helpers.exercises.parts import line_of


def text_of(error):
    """The name of an exception and the first line of its message, if it has one that can be had."""
    name = type(error).__name__
    try:
        return shortened(f"{name}: {error}".split("\n", 1)[0].strip())
    except Exception:
        return name


def shortened(text, limit=500):
    """The text, or its beginning and end when it is very long."""
    return text if len(text) <= limit else f"{text[: limit // 2]} ... {text[-limit // 2 :]}"


def explain_exception(error, text, function, seconds):
    """What stopped the learner's function and on which line, and what to try, as two texts.

    error: the exception; text: what it says; function: the learner's; seconds: the time limit.
    """
    where = endless_loop(error, function) if isinstance(error, TimeUp) else failing_line(error, function)
    for kind, (what, advice) in STOPPED.items():
        if isinstance(error, kind):
            return what.format(where=where, seconds=seconds, all=2 * seconds), advice
    lines = [f"Your function stopped with an error{where}.", text, what_was_there(error, function)]
    if isinstance(error, NameError) and not hints(text, DETAILS):
        lines.append(names_that_exist(error, function))
    advice = (
        inside_of(error)
        or row_for_column(error, function)
        or names_for_values(error, function)
        or name_of_numpy(error, function)
        or one_too_many(error, function)
        or "".join(hints(text, DETAILS) or hints(text))
    )
    return "\n".join(filter(None, lines)), advice


def closest(name, names):
    """The name spelled most like this one, as a list of one or none: other letters count more than their case."""
    by_letters = {other.lower(): other for other in names}
    return [by_letters[found] for found in difflib.get_close_matches(name.lower(), by_letters, 1, cutoff=0.65)]


def names_that_exist(error, function):
    """A sentence on what may be meant by a name that is unknown."""
    step = last_own_step(error, function)
    code = step.tb_frame.f_code if step else getattr(function, "__code__", None)
    entries = (node.slice for node in ast.walk(failing_entry(step)) if isinstance(node, ast.Subscript))
    if any(isinstance(entry, ast.Name) and entry.id == error.name for entry in entries):
        return f'Is the entry of this name meant? Then it stands in quotes: `["{error.name}"]`.'
    names = code.co_varnames if code else ()
    alike = closest(str(error.name), names)
    if alike:
        return f"Is `{alike[0]}` meant?"
    arguments = ", ".join(f"`{name}`" for name in names[: code.co_argcount]) if code else ""
    return f"What your function is given: {arguments}." if arguments else ""


def name_of_numpy(error, function):
    """What to say of an unknown name that is called, or read from, and that NumPy has, or of its pi; "" elsewhere."""
    step = last_own_step(error, function)
    if type(error) is not NameError or step is None or not hasattr(np, error.name):
        return ""
    line = linecache.getline(step.tb_frame.f_code.co_filename, line_in(step))
    is_used = re.search(rf"\b{error.name}\s*[(.]", line) or error.name == "pi"
    return "If NumPy's is meant, `np.` belongs before its name." if is_used else ""


def one_too_many(error, function):
    """What to say of an unknown name among more arguments than what is called there takes; "" elsewhere."""
    step = last_own_step(error, function)
    for node in ast.walk(failing_entry(step)) if type(error) is NameError else ():
        if isinstance(node, ast.Call) and error.name in map(ast.unparse, node.args):
            takes = what_it_takes(node, step.tb_frame, fewer_than=len(node.args))
            if takes:
                return f"{takes} Here it gets more, and nothing has the name `{error.name}`."
    return ""


def inside_of(error):
    """What to try where an error came up in a function of the network; "" where that says itself what it needs."""
    steps = [(frame.f_code, number) for frame, number in traceback.walk_tb(error.__traceback__)]
    code, number = steps[-1]
    if code.co_filename != network.__file__ or "raise " in linecache.getline(code.co_filename, number):
        return ""
    called = next(code.co_name for code, _ in steps if code.co_filename == network.__file__)
    return f"The error came up inside `{called}`, which this line calls. Did it get what it needs, in the right order?"


NOT_DEFINED = "Nothing of this name exists at this line. Should it be made inside your function?"
# What to say of a function that was ended, and what to try.
STOPPED = {
    NeverEnds: (
        "Your function was stopped{where}, because it took too long: a round of the loop changes nothing, so that it "
        "would never end.",
        "What should be another one after each round, so that the loop comes to its end?",
    ),
    TimeUp: (
        "Your function was stopped{where}, because it took too long: one call may compute for {seconds:g} seconds, "
        "all calls of a check for {all:g}.",
        "Look for a loop that never ends, or for much more work than needed.",
    ),
    MemoryError: (
        "Your function asked for far too much memory{where}.",
        "Check the shapes of the arrays that it makes, and look for a list that never stops growing.",
    ),
    RecursionError: (
        "Your function calls itself over and over{where}.",
        "It needs no call of itself. Is another function meant, or a loop?",
    ),
    KeyboardInterrupt: (
        "Your function was interrupted{where}.",
        "Was it still running? Then look for a loop that never ends.",
    ),
    SystemExit: ("Your function ended the program with SystemExit{where}.", "Let it return its result instead."),
}
# Hints for errors whose own words, with their shapes and names, tell one mistake from another.
DETAILS = {
    r"ValueError: operands could not be broadcast": (
        "Element by element, two arrays need the same shape, or a 1 where they differ. Which one is wrong?"
    ),
    r"ValueError: non-broadcastable output operand": (
        "What is added in place has another shape than what is there. Do both belong to the same layer?"
    ),
    r"ValueError: (matmul: Input operand 1 has a mismatch|shapes .* not aligned)": (
        "In a product of matrices, the columns of the first must be as many as the rows of the second. Is one of them "
        "transposed, or of another layer? Or is `*` meant, element by element?"
    ),
    r"KeyError": "The dictionary has no entry of this name. Is its number or its spelling off, or is it another one?",
    r"(ValueError: (too many|not enough) values to unpack|TypeError: cannot unpack)": (
        "On the left of `=` stand more or fewer names than values come from the right."
    ),
    r".*dtype\('O'\)": (
        "One of the two things in it is no array of numbers. Is a `...` left, or a whole list, dictionary or generator "
        "used?"
    ),
    r"TypeError: '(builtin_function_or_method|function|method|type)' object is not subscriptable": (
        "A function is called with round brackets. Square ones take an entry of an array, a list or a dictionary."
    ),
    r"UnboundLocalError": (
        "This name has no value yet when the line needs it. If the line adds to it, what should it be before the first "
        "round of the loop?"
    ),
    r"ValueError: setting an array element with a sequence": (
        "NumPy can't make one array of things with different shapes, nor put several numbers in the place of one. "
        "Should each become one number first?"
    ),
    r"TypeError: .*'numpy\._ArrayFunctionDispatcher'": "A function of NumPy stands without its call: its brackets.",
    r"TypeError: .*'(builtin_function_or_)?method'": "A method is used without its call: its brackets are missing.",
    r"TypeError: only (length-1|0-dimensional) arrays can be converted": (
        "Here is a whole array where one number should be. Functions of `math` take one number; NumPy's take arrays."
    ),
    r"NameError: name '(np|network|plt)' is not defined": (
        "Its import has not been run. After a restart of the kernel, run the cells from the top again."
    ),
    r"NameError: name 'math' is not defined": "`math` is not imported here. NumPy has `np.sqrt`, `np.exp` and more.",
    r"NameError: name 'e' is not defined": "Python has no `e` of its own: `np.exp` gives a power of e.",
    r"ValueError: Found input variables with inconsistent numbers of samples": (
        "scikit-learn takes each row for an example, and here each column is one. `.T` turns an array."
    ),
    r"ValueError: The truth value of an array": (
        "`if`, `and`, `or` and `not` decide for a whole array at once. What should happen to each number by itself?"
    ),
    r"TypeError: return arrays must be of ArrayType": (
        "The second argument of this function is no number. A logarithm in NumPy has one argument."
    ),
    r"TypeError: .*'numpy.ufunc'": "A function such as `np.exp` is no number: what it is taken of stands in brackets.",
    r"TypeError: bad operand type for unary .*'list'": (
        "A list does not calculate. `np.array(...)` makes an array of it, which does."
    ),
    r"TypeError: only integer scalar arrays can be converted to a scalar index": (
        "Here is a whole array where one whole number should be: a position in a list, a size, or an `axis`."
    ),
    r"TypeError: (slice indices must be integers|'float' object cannot be interpreted as an integer)": (
        "A position, a size and a count are whole numbers. `/` gives a decimal one, `//` a whole one."
    ),
    r"(TypeError: '(float|int|NoneType)' object is not subscriptable|IndexError: invalid index to scalar variable)": (
        "Square brackets take an entry of an array, a list or a dictionary. What stands before them is none of these."
    ),
    r"TypeError: list\.append\(\) takes exactly one argument": (
        "`append` takes one thing. Several become one in brackets of their own."
    ),
    r"(numpy\.exceptions\.)?AxisError": (
        "The axes of an array are counted from 0: a matrix has axis 0, down its rows, and axis 1, along its columns."
    ),
    r"IndexError: index .* is out of bounds": (
        "Positions are counted from 0, so the last one is the size less 1. Does a loop go too far, by one or to a size "
        "that is typed in? Or does a value stand there, and not its position?"
    ),
    r"TypeError: .*unhashable type": (
        "Only what can't change can be the key of a dictionary, or stand in a set. Keep such a thing in a list."
    ),
    r"IndexError: only integers, slices": (
        "An entry of an array is found by its position, a whole number. Does a value stand there, and not its position?"
    ),
    r"AttributeError: 'numpy\.ndarray' object has no attribute": (
        "An array has nothing of this name. Is it spelled as in NumPy, or does it belong to a list or a dictionary?"
    ),
    r"AttributeError: '(list|tuple)' object has no attribute": (
        "A list or a tuple has nothing of this name: `len(...)` is its length, `np.array(...)` makes an array of it."
    ),
    r"AttributeError: '.*RandomState' object has no attribute": (
        "The generator has no method of this name. Is it spelled as in NumPy's `RandomState`, as `randn` is?"
    ),
    r"OverflowError: cannot convert float (infinity|NaN) to integer": (
        "Infinity and NaN are no whole numbers: `int`, or an array of whole numbers, can't hold them."
    ),
    r"TypeError: .* not supported between instances of 'dict' and 'dict'": (
        "Dictionaries have no order. `key=` says by which number to compare; without it pairs with equal first entries "
        "go on to their second ones."
    ),
    r"OverflowError": "A number has grown beyond what can be computed. Does the loop that changes it come to its end?",
    r".*Cannot cast ufunc .* to dtype\('(int|bool)": (
        "The array on the left holds whole numbers: `/=` and the like can't put decimals into it. Make a new array."
    ),
}
# Hints for cryptic errors, by the words of the error. All errors with one hint count as one mistake.
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
    r"TypeError: unsupported operand type\(s\) for .*'str'": (
        "Here is text where a number should be. Text that looks like a number is turned into one by `int`."
    ),
    r"TypeError: (unsupported operand type\(s\) for .*'tuple'|can't multiply sequence by non-int)": (
        "Here are several numbers where one should be. Do commas make a tuple of them, or is one entry of it meant?"
    ),
    r"TypeError: unsupported operand type\(s\) for .*'dict'": (
        "Here is a whole dictionary where numbers should be. Is one of its entries meant, or another name?"
    ),
    r"TypeError: (list|tuple) indices must be integers or slices, not str": (
        "A list or a tuple has positions, which are numbers; only a dictionary has names. Look at the line that makes "
        "it: a function that returns several things gives a tuple."
    ),
    r"TypeError: '(list|dict|numpy\.ndarray)' object is not callable": (
        "Round brackets call a function. The entries of a list, a dictionary or an array are taken with square ones."
    ),
    r"TypeError: '(int|float|complex|numpy\.\w+\d+)' object is not callable": (
        "Round brackets behind a number call it like a function. Is a `*` missing before them?"
    ),
    r"TypeError: '.*RandomState' object is not callable": (
        "The generator draws with its methods: a dot and the name of a method, such as `randn`, belong before the "
        "brackets."
    ),
    r"AttributeError: 'dict' object has no attribute": (
        "An entry of a dictionary is set and read by its name in square brackets."
    ),
    r"AttributeError: module 'numpy' has no attribute '(float|int|bool|object|str|complex)'": (
        "NumPy has no such name any more. Python's own does: it stands without `np.`."
    ),
    r"AttributeError: module 'numpy' has no attribute": (
        "Is the name behind the dot spelled as in NumPy? If it draws, does it belong to `rng`?"
    ),
    r"ValueError: matmul: Input operand . does not have enough dimensions": (
        "`@` is for matrices. To multiply by a number, use `*`."
    ),
    r"NameError": NOT_DEFINED,
}


def names_for_values(error, function):
    """What to say where a dictionary was taken apart as if it were a tuple, which gives its keys; '' elsewhere."""
    step = last_own_step(error, function)
    if step is None or not isinstance(error, (ValueError, TypeError)):
        return ""
    line, failing, names = failing_entry(step), failing_expression(step), step.tb_frame.f_locals
    there = value_of(line.value, step.tb_frame) if isinstance(line, ast.Assign) else None
    if isinstance(there, dict) and isinstance(line.targets[0], (ast.Tuple, ast.List)):
        return ENTRIES.format(
            f"`{ast.unparse(line.value)}` is a dictionary", ast.unparse(line.value), quoted(next(iter(there), ""))
        )
    for node in operands(failing.body[0].value) if failing.body else []:
        value = names.get(node.id) if isinstance(node, ast.Name) else None
        owners = [
            name for name, one in names.items() if isinstance(one, dict) and isinstance(value, str) and value in one
        ]
        if owners:
            return ENTRIES.format(
                f"`{node.id}` is the text {value!r}, a key of `{owners[0]}`", owners[0], quoted(value)
            )
    return ""


def operands(expression):
    """What an operation or a call works on; of an entry only what it is taken of: in the brackets a key is right."""
    return [expression.value] if isinstance(expression, ast.Subscript) else ast.iter_child_nodes(expression)


ENTRIES = "{}. Taken apart like a tuple, or in a loop, a dictionary gives its keys: each entry has its name, `{}[{}]`."


def quoted(key):
    """A key as it is written in this course."""
    return f'"{key}"' if isinstance(key, str) else repr(key)


def row_for_column(error, function):
    """What to say where the number of a column stands alone in the brackets, and is taken for that of a row."""
    step = last_own_step(error, function)
    if step is None or not isinstance(error, IndexError):
        return ""
    for node in ast.walk(failing_expression(step)):
        if isinstance(node, ast.Subscript):
            there, place = (value_of(part, step.tb_frame) for part in (node.value, node.slice))
            if isinstance(there, np.ndarray) and there.ndim == 2 and np.size(place) and is_column(place, there):
                name = ast.unparse(node.value)
                return f"`{name}` has shape {there.shape}, and what stands alone in its brackets counts rows. " + COLUMN
    return ""


COLUMN = "Are its columns meant? Then `:,` comes first."


def is_column(place, array):
    """Whether this is a whole number, or several, that fit the columns of an array and not its rows."""
    place = np.asarray(place)
    return place.dtype.kind in "iu" and array.shape[0] <= place.max() < array.shape[1]


def what_it_takes(node, frame, fewer_than=math.inf):
    """A sentence on the arguments of the Python function that is called there; '' where that can't be known, or it
    takes so many."""
    called = value_of(node.func, frame)
    needed = list(inspect.signature(called).parameters) if isinstance(called, types.FunctionType) else None
    if needed is None or len(needed) >= fewer_than:
        return ""
    name = ast.unparse(node.func)
    return f"`{name}` is called as `{name}({', '.join(needed)})`."


def what_was_there(error, function):
    """The shapes of the two arrays that did not fit, the keys that a dictionary has, how long a list is, or the
    arguments that a function takes; '' when they can't be known."""
    step = last_own_step(error, function)
    if step is None or not isinstance(error, (ValueError, LookupError, TypeError)):
        return ""
    for node in ast.walk(failing_expression(step)):
        if isinstance(node, ast.Call) and isinstance(error, TypeError) and re.search("argument", str(error)):
            return what_it_takes(node, step.tb_frame)
        if isinstance(node, ast.BinOp) and isinstance(error, ValueError):  # the operation that failed: none inside it
            sides = [(ast.unparse(side), value_of(side, step.tb_frame)) for side in (node.left, node.right)]
            return " ".join(
                f"`{name}` has shape {value.shape}." for name, value in sides if isinstance(value, np.ndarray)
            )
        if isinstance(node, ast.Subscript) and isinstance(error, LookupError):
            there = value_of(node.value, step.tb_frame)
            if isinstance(there, (list, tuple)):
                return f"`{ast.unparse(node.value)}` has {len(there) or 'no'} entr{'y' if len(there) == 1 else 'ies'}."
            if isinstance(there, dict):
                keys = ", ".join(repr(key) for key in list(there)[:20]) or "nothing"
                return f"`{ast.unparse(node.value)}` has {keys}."
    return ""


def failing_expression(step):
    """The part of the line that failed, as Python tells it since 3.11; an empty one where that can't be parsed."""
    try:
        code = step.tb_frame.f_code
        first, last, start, end = list(code.co_positions())[step.tb_lasti // 2]
        lines = [linecache.getline(code.co_filename, number) for number in range(first, last + 1)]
        lines[-1] = lines[-1].encode()[:end].decode()
        lines[0] = lines[0].encode()[start:].decode()
        return ast.parse("(" + "".join(lines) + ")")
    except (SyntaxError, TypeError, IndexError, UnicodeError):
        return ast.Module([], [])


def failing_entry(step):
    """The statement of the line that failed, where it is one that stands alone; an empty one elsewhere."""
    try:
        return ast.parse(linecache.getline(step.tb_frame.f_code.co_filename, line_in(step)).strip()).body[0]
    except (SyntaxError, AttributeError, IndexError):
        return ast.Pass()


def value_of(node, frame):
    """What a name, an entry or a transposed one stands for; None for anything that would have to be computed."""
    allowed = (ast.Name, ast.Subscript, ast.Attribute, ast.Constant, ast.JoinedStr, ast.FormattedValue, ast.Load)
    if not all(isinstance(part, allowed) for part in ast.walk(node)):
        return None
    try:
        return eval(compile(ast.Expression(node), "<a part of the line>", "eval"), frame.f_globals, frame.f_locals)
    except Exception:
        return None


def hints(text, by_words=HINTS):
    """The hint for an error of this text: a list of one sentence, or of none."""
    return [hint for words, hint in by_words.items() if re.match(words, text)][:1]


def failing_line(error, function):
    """' in line 3, `W = ...`' for the last line of the learner's own code that was running; '' when unknown.

    For a function that calls itself it is the first one, which is a call; the last may stand anywhere in the function.
    """
    last = last_own_step(error, function)
    return "" if last is None else line_as_told(function.__code__, line_in(last))


def failed_at(error, function):
    """The number of that line; None when unknown."""
    last = last_own_step(error, function)
    return None if last is None else line_of(function.__code__, line_in(last))


def line_as_told(code, line):
    """' in line 3, `W = ...`' for a line of the file of this code."""
    number, text = line_of(code, line), linecache.getline(code.co_filename, line).strip()
    place = f" in line {number}" if number > 0 else ""  # a function further up in the cell has no number in this one
    return place + (f", `{text}`" if text else "")


def endless_loop(error, function):
    """' in the loop of line 3, `while True:`': the outermost `while` of the learner's own code that was running, or
    else the outermost loop. Which line of it was running when the time was up is chance. Without a loop: the line.
    """
    code, step, loops = getattr(function, "__code__", None), error.__traceback__, []
    while step:
        if code and step.tb_frame.f_code.co_filename == code.co_filename:
            loops += loops_around(code.co_filename, line_in(step), step.tb_frame.f_code.co_firstlineno)
        step = step.tb_next
    if not loops:
        return failing_line(error, function)
    loop = next((one for one in loops if isinstance(one, ast.While)), loops[0])
    number = line_of(code, loop.lineno)
    place = f"the loop of line {number}" if number > 0 else "the loop"  # as in failing_line
    return f" in {place}, `{linecache.getline(code.co_filename, loop.lineno).strip()}`"


def line_in(step):
    """The line of this step of a traceback."""
    return line_at(step.tb_frame.f_code, step.tb_lasti)


def line_at(code, position):
    """The line of an instruction, or of one before it: some have none, as at the end of a loop."""
    before = [line for start, _, line in code.co_lines() if start <= position and line]
    return before[-1] if before else code.co_firstlineno


def loops_around(file, number, first):
    """The loops around this line of a file, but not around the line called first, the outermost one first."""
    try:
        tree = ast.parse("".join(linecache.getlines(file)))
    except (SyntaxError, ValueError):
        return []
    kinds = (ast.For, ast.While)
    return [one for one in ast.walk(tree) if isinstance(one, kinds) and first < one.lineno <= number <= one.end_lineno]


def last_own_step(error, function):
    """The last step of the traceback in the learner's own code, the first one of a function that calls itself."""
    code = getattr(function, "__code__", None)
    step, last = error.__traceback__, None
    while step:
        if code and step.tb_frame.f_code.co_filename == code.co_filename:
            last = step if last is None or not isinstance(error, RecursionError) else last
        step = step.tb_next
    return last


NO_RANDOMNESS = "Your function draws random numbers, or seeds a generator. Nothing is drawn in this exercise."

# What to say of something that a whole notebook shares and that the function changed.
TOUCHED = {
    "np.random": "Your function draws from the global generator of `np.random`, or seeds it. Such a draw can't "
    "be repeated without knowing what ran before: all randomness must come from the argument `rng`.",
    "random": "Your function draws from Python's `random`, or seeds it. Nobody can repeat such a draw "
    "without knowing what ran before: all randomness must come from the argument `rng`.",
    "np.seterr": "Your function changed how NumPy treats errors, for the whole notebook (`np.seterr`); it has "
    "been restored. Such a setting belongs in a cell of its own, or in `with np.errstate(...):`.",
}
# What to call it.
NAMES = {"np.random": "global generator", "random": "global generator", "np.seterr": "np.seterr in a function"}
