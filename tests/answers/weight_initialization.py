"""Right answers to week 1."""

import functools
from collections import OrderedDict, defaultdict

import numpy as np

# All weights and biases zero.


def zeros_by_comprehension(layer_dims):
    pairs = list(zip(layer_dims[:-1], layer_dims[1:]))
    weights = {f"W{l}": np.zeros((n_out, n_in)) for l, (n_in, n_out) in enumerate(pairs, start=1)}
    biases = {f"b{l}": np.zeros((n_out, 1)) for l, (_, n_out) in enumerate(pairs, start=1)}
    return weights | biases


def zeros_by_while(layer_dims):
    parameters, l = dict(), 1
    while l < len(layer_dims):
        parameters["W" + str(l)] = np.full((layer_dims[l], layer_dims[l - 1]), 0.0)
        parameters["b" + str(l)] = np.full((layer_dims[l], 1), 0.0)
        l += 1
    return parameters


def zeros_biases_first(layer_dims, dtype=float):
    parameters = OrderedDict()
    for l in range(len(layer_dims) - 1, 0, -1):
        parameters[f"b{l}"] = np.zeros([layer_dims[l], 1], dtype=dtype)
        parameters[f"W{l}"] = np.zeros([layer_dims[l], layer_dims[l - 1]], dtype=dtype)
    return parameters


def zeros_from_other_arrays(layer_dims):
    sizes = np.array(layer_dims)
    parameters = {}
    for l in range(1, sizes.size):
        parameters.update(
            {f"W{l}": 0 * np.ones((sizes[l], sizes[l - 1])), f"b{l}": np.zeros_like(np.eye(sizes[l])[:, :1])}
        )
    return parameters


def zeros_filled(layer_dims):
    parameters = defaultdict(dict)
    for l, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        parameters[f"W{l}"] = np.empty((n_out, n_in))
        parameters[f"W{l}"].fill(0)
        parameters[f"b{l}"] = np.array([[0.0] for _ in range(n_out)])
    return parameters


def zeros_float32(layer_dims):
    parameters = {"layers": len(layer_dims) - 1}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]), np.float32)
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1), np.float32)
    return parameters


def zeros_in_lists_first(layer_dims):
    print("layers:", layer_dims)
    Ws = [np.zeros((n_out, n_in)) for n_in, n_out in zip(layer_dims, layer_dims[1:])]
    bs = [np.zeros((n, 1)) for n in layer_dims[1:]]
    return dict([(f"W{l}", W) for l, W in enumerate(Ws, 1)] + [(f"b{l}", b) for l, b in enumerate(bs, 1)])


def zeros_recursive(layer_dims):
    if len(layer_dims) < 2:
        return {}
    l = len(layer_dims) - 1
    return zeros_recursive(layer_dims[:-1]) | {
        f"W{l}": np.zeros((layer_dims[-1], layer_dims[-2])),
        f"b{l}": np.zeros((layer_dims[-1], 1)),
    }


# Normal draws, written for any scale: factor(n_in) is the standard deviation.


def by_normal(layer_dims, rng, factor):
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        parameters[f"W{l}"] = rng.normal(0, factor(n_in), (n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters


def by_standard_normal(layer_dims, rng, factor):
    return {
        f"{kind}{l}": rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * factor(layer_dims[l - 1])
        if kind == "W"
        else np.zeros((layer_dims[l], 1))
        for l in range(1, len(layer_dims))
        for kind in "bW"
    }


def last_layer_first(layer_dims, rng, factor):
    parameters = {}
    l = len(layer_dims) - 1
    while l:
        parameters[f"W{l}"] = factor(layer_dims[l - 1]) * rng.randn(layer_dims[l], layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
        l -= 1
    return parameters


def transposed_draws(layer_dims, rng, factor):
    parameters = {"layer_dims": list(layer_dims)}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = (rng.randn(layer_dims[l - 1], layer_dims[l]) * factor(layer_dims[l - 1])).T
        parameters[f"b{l}"] = np.zeros((1, layer_dims[l])).T
    return parameters


def element_by_element(layer_dims, rng, factor):
    parameters = {}
    for l in range(1, len(layer_dims)):
        W = np.zeros((layer_dims[l], layer_dims[l - 1]))
        for row in range(layer_dims[l]):
            for column in range(layer_dims[l - 1]):
                W[row, column] = rng.randn() * factor(layer_dims[l - 1])
        parameters[f"W{l}"] = W
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


def from_nested_lists(layer_dims, rng, factor):
    parameters = {}
    for l in range(1, len(layer_dims)):
        rows = [
            [rng.normal(loc=0.0, scale=factor(layer_dims[l - 1])) for _ in range(layer_dims[l - 1])]
            for _ in range(layer_dims[l])
        ]
        parameters[f"W{l}"] = np.array(rows)
        parameters[f"b{l}"] = np.array([[0.0]] * layer_dims[l])
    return parameters


def one_long_draw(layer_dims, rng, factor):
    shapes = [(n_out, n_in) for n_in, n_out in zip(layer_dims, layer_dims[1:])]
    sizes = [n_out * n_in for n_out, n_in in shapes]
    parts = np.split(rng.standard_normal(sum(sizes)), np.cumsum(sizes)[:-1])
    parameters = {}
    for l, (shape, part) in enumerate(zip(shapes, parts), 1):
        parameters[f"W{l}"] = part.reshape(shape) * factor(shape[1])
        parameters[f"b{l}"] = np.zeros((shape[0], 1))
    return parameters


def in_place(layer_dims, rng, factor):
    parameters = {}
    for l in range(1, len(layer_dims)):
        W = rng.randn(layer_dims[l], layer_dims[l - 1])
        W *= factor(layer_dims[l - 1])
        parameters["W" + str(l)], parameters["b" + str(l)] = W, W[:, :1] * 0
    return parameters


def in_float32(layer_dims, rng, factor):
    parameters = by_normal(layer_dims, rng, factor)
    return {name: value.astype(np.float32) for name, value in parameters.items()}


def with_helper(layer_dims, rng, factor):
    def layer(n_in, n_out):
        """One layer's weights and biases."""
        return factor(n_in) * rng.normal(size=(n_out, n_in)), np.zeros((n_out, 1))

    layers = [layer(*pair) for pair in zip(layer_dims, layer_dims[1:])]
    return {f"{kind}{l}": value for l, pair in enumerate(layers, 1) for kind, value in zip("Wb", pair)}


def with_a_generator_seeded_by_rng(layer_dims, rng, factor):
    own = np.random.default_rng(rng.randint(2**31))
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = own.normal(scale=factor(layer_dims[l - 1]), size=(layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


def by_box_and_muller(layer_dims, rng, factor):
    parameters = {}
    for l in range(1, len(layer_dims)):
        shape = layer_dims[l], layer_dims[l - 1]
        normal = np.sqrt(-2 * np.log(1 - rng.rand(*shape))) * np.cos(2 * np.pi * rng.rand(*shape))
        parameters[f"W{l}"] = normal * factor(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


DRAWN = [
    by_normal,
    by_standard_normal,
    last_layer_first,
    transposed_draws,
    element_by_element,
    from_nested_lists,
    one_long_draw,
    in_place,
    in_float32,
    with_helper,
    with_a_generator_seeded_by_rng,
    by_box_and_muller,
]


def with_scale(draw, factor):
    """The function for one scale, with the arguments of the exercise."""

    @functools.wraps(draw)
    def initialize(layer_dims, rng):
        return draw(layer_dims, rng, factor)

    del initialize.__wrapped__  # its arguments are others
    return initialize


def ten(n_in):
    return 10


def he(n_in):
    return np.sqrt(2 / n_in)


def by_an_instance(factor):
    """A right answer that is no function, but can be called like one."""

    class Initializer:
        def __call__(self, layer_dims, rng=None):
            return by_normal(layer_dims, rng, factor)

    return Initializer()


def wrapped(factor):
    """A right answer inside a decorator."""
    answer = with_scale(by_normal, factor)

    @functools.wraps(answer)
    def initialize(*arguments, **named):
        return answer(*arguments, **named)

    return initialize


def others(factor):
    """Right answers that differ in what they are, not in how they draw."""
    return [
        by_an_instance(factor),
        wrapped(factor),
        functools.partial(by_normal, factor=factor),
        lambda layer_dims, rng: by_normal(layer_dims, rng, factor),
    ]


RIGHT = {
    "initialize_parameters_zeros": [
        zeros_by_comprehension,
        zeros_by_while,
        zeros_biases_first,
        zeros_from_other_arrays,
        zeros_filled,
        zeros_float32,
        zeros_in_lists_first,
        zeros_recursive,
    ],
    "initialize_parameters_random": [*(with_scale(draw, ten) for draw in DRAWN), *others(ten)],
    "initialize_parameters_he": [*(with_scale(draw, he) for draw in DRAWN), *others(he)],
}
