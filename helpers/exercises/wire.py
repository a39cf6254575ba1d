"""How the judge and the process that runs a learner's answers exchange values: a line of JSON for each message.

Not pickle: reading a pickle can run code, and what is read here was written by the learner's process.
"""

import base64
import json

import numpy as np

# Anything larger is no right answer: only its type or shape is sent.
LARGEST_ARRAY = 2**24  # bytes
LONGEST_TEXT = 10_000  # characters
LARGEST_MESSAGE = 2**26  # characters
PLAIN_KINDS = "biufcSU"  # dtypes whose bytes say everything


def write(stream, message):
    """Send a dictionary of plain values (see ``encode``)."""
    stream.write(json.dumps(message).encode() + b"\n")
    stream.flush()


def read(stream):
    """The next message; None at the end of the stream. Raises ValueError when it is none."""
    line = stream.readline(LARGEST_MESSAGE)
    if not line:
        return None
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError("not a message")
    return message


def encode(value, name_function=None):
    """The value in the types that JSON has. What can't be sent is sent as the name of its type.

    name_function(function) -> number: called for every function.
    """
    try:
        encoded = encode_value(value, name_function)
        if len(json.dumps(encoded)) < LARGEST_MESSAGE - 1000:
            return encoded
    except (RecursionError, ValueError, MemoryError):
        pass
    return {"other": type(value).__name__}


def encode_value(value, name_function):
    """``encode`` for one value and what is in it."""
    if value is None or type(value) in (bool, int, float) or (type(value) is str and len(value) <= LONGEST_TEXT):
        return value
    if value is ...:
        return {"ellipsis": True}
    if isinstance(value, np.generic) and value.dtype.kind in PLAIN_KINDS:
        return {"scalar": encode_value(np.asarray(value), name_function)}
    if type(value) is np.ndarray:
        plain = value.dtype.kind in PLAIN_KINDS and value.nbytes <= LARGEST_ARRAY
        data = base64.b64encode(value.tobytes()).decode() if plain else None
        return {"array": data, "dtype": value.dtype.str, "shape": value.shape}
    if isinstance(value, (list, tuple)):
        kind = "list" if isinstance(value, list) else "tuple"
        return {kind: [encode_value(item, name_function) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[encode_value(part, name_function) for part in item] for item in value.items()]}
    if isinstance(value, np.random.RandomState):
        return {"rng": encode_value(value.get_state(legacy=False), name_function)}
    if callable(value) and name_function is not None:
        return {"function": name_function(value)}
    return {"other": type(value).__name__}


def decode(encoded, find_function=None):
    """The value that was encoded. find_function(number) -> the function to use for it."""
    if not isinstance(encoded, dict):
        return encoded
    ((kind, content), *details) = encoded.items()
    if kind == "ellipsis":
        return ...
    if kind == "scalar":
        return decode(content)[()]
    if kind == "array":
        return decode_array(content, **dict(details))
    if kind in ("list", "tuple"):
        items = [decode(item, find_function) for item in content]
        return items if kind == "list" else tuple(items)
    if kind == "dict":
        return {decode(key): decode(value, find_function) for key, value in content}
    if kind == "rng":
        rng = np.random.RandomState()
        rng.set_state(decode(content))
        return rng
    if kind == "function":
        return find_function(content)
    return type(str(content), (), {})()


def decode_array(data, dtype, shape):
    """The array; without data, one of the same shape that holds nothing."""
    if data is None:
        return np.broadcast_to(np.array(None, dtype=object), shape)
    return np.frombuffer(base64.b64decode(data), dtype=dtype).reshape(shape).copy()
