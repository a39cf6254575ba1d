"""Exercise 2 on batch normalization: backward through one layer, step by step."""

import functools

import numpy as np

from helpers.exercises.batch_normalization.forward import fresh_layer, normalize_forward, told_apart
from helpers.exercises.judge.finding import as_rows
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.gradients import gradient_rows
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary
from helpers.exercises.judge.observing import close
from helpers.exercises.judge.steps import Factor, Formula, Step
from helpers.exercises.parts import Exercise, known

# Our solution.


def normalize_backward(dout, cache):
    """The gradients through ``normalize_forward``, a line for each of its steps, from the last to the first.

    dout: (n, m), the gradient of the cost with respect to out; cache: as normalize_forward returned it.

    Returns ``gradients``: dbeta and dgamma, each (n, 1), dZ, (n, m), and the steps between them.
    """
    centered, root, Z_hat = cache["centered"], cache["root"], cache["Z_hat"]
    m = dout.shape[1]
    dbeta = np.sum(dout, axis=1, keepdims=True)
    dgamma = np.sum(dout * Z_hat, axis=1, keepdims=True)
    dZ_hat = dout * cache["gamma"]
    droot = -np.sum(dZ_hat * centered, axis=1, keepdims=True) / root**2
    dvariance = droot / (2 * root)
    dcentered = dZ_hat / root + dvariance * 2 * centered / m
    dmean = -np.sum(dcentered, axis=1, keepdims=True)
    dZ = dcentered + dmean / m
    gradients = {"dbeta": dbeta, "dgamma": dgamma, "dZ_hat": dZ_hat, "droot": droot}
    gradients |= {"dvariance": dvariance, "dcentered": dcentered}
    return gradients | {"dmean": dmean, "dZ": dZ}


def blank_normalize_backward(dout, cache):
    dbeta = ...  # your code here, one line a step
    dgamma = ...
    dZ_hat = ...
    droot = ...
    dvariance = ...
    dcentered = ...
    dmean = ...
    dZ = ...
    gradients = {"dbeta": dbeta, "dgamma": dgamma, "dZ_hat": dZ_hat, "droot": droot}
    gradients |= {"dvariance": dvariance, "dcentered": dcentered}
    return gradients | {"dmean": dmean, "dZ": dZ}


# How an answer is observed.


STEPS = ("dbeta", "dgamma", "dZ_hat", "droot", "dvariance", "dcentered", "dmean", "dZ")
NEEDED = ("dbeta", "dgamma", "dZ")  # who knows the short formula needs no other
CASES = [(3, 6, 1e-5), (4, 4, 1e-5), (2, 7, 0.5), (5, 3, 0.1)]  # units, examples, epsilon


class Gradients(dict):
    """The gradients that are needed; beside them, in ``steps``, all that the answer returned.

    Two answers with the same mistake show the same, though one of them takes fewer steps.
    """

    def __init__(self, found, steps):
        super().__init__(found)
        self.steps = steps


def observe_backward(call):
    """First dbeta and dgamma, which nothing else hangs on, then all three; at last a step on which nothing hangs."""
    for n, m, epsilon in CASES:
        dout, cache = at_work(n, m, epsilon)
        result = call(dout, cache)
        expect_dictionary(result, "gradients", NEEDED)
        found = {name: expect_array(result[name], name, (n, 1)) for name in ("dbeta", "dgamma")}
        case = f"For {n} units and {m} examples"
        yield Observed(Gradients(found, found), describe(case), advice=about_shape)
        found["dZ"] = expect_array(result["dZ"], "dZ", (n, m))
        yield Observed(Gradients(found, dict(result)), describe(case), advice=about_shape)
    steps = first_wrong_step(dict(result), normalize_backward(*at_work(n, m, epsilon)))
    yield Observed(steps, describe_step(case), remark=True)


def at_work(n, m, epsilon):
    """The gradient that comes back to a layer, and the layer's cache. The arrays are the caller's."""
    Z, gamma, beta = fresh_layer(n, m)
    _, cache = normalize_forward(Z, gamma, beta, epsilon)
    return generator(n + m).randn(n, m), cache


near = functools.partial(close, tolerance=1e-6)


def describe(case):
    """The first step that goes wrong, where the steps are there, and a row for each gradient that is needed."""

    def told(got, expected):
        sentence = first_wrong_step(got.steps, expected.steps)
        return f"{case}{sentence}:\n{as_rows(gradient_rows(got, expected))}"

    return told


def describe_step(case):
    """What a right answer hears of a step that it returns and does not use."""
    return lambda got, expected: f"A step is wrong on which no gradient hangs. {case}{got}."


def about_shape(got, expected):
    """What to ask where the first step that goes wrong has a number for each example instead of one for each unit."""
    for name in STEPS:
        value, wanted = (np.shape(of.steps.get(name)) for of in (got, expected))
        if value == wanted and not near(got.steps[name], expected.steps[name]):
            return ""  # that one is told of, and what is made of it is another matter
        if value != wanted:
            return f"Is the sum over each row missing in `{name}`?" if wanted == (*value[:1], 1) else ""
    return ""


def first_wrong_step(steps, expected):
    """The end of a sentence on the first step that goes wrong, if all before it are there and right."""
    for name in STEPS:
        value = steps.get(name)
        if not isinstance(value, np.ndarray) or value.dtype.kind != "f":
            return ""
        if value.shape != expected[name].shape:
            return f" `{name}` is the first step to go wrong: its shape is {value.shape}, not {expected[name].shape}"
        if not near(value, expected[name]):
            place = np.unravel_index(np.nanargmax(np.abs(value - expected[name])), value.shape)
            row, column = place
            numbers = told_apart(value[place], expected[name][place])
            return f" `{name}` is the first step to go wrong: `{name}[{row}, {column}]` is {numbers}"
    return ""


# What people get wrong, each as a small change of our solution.


DCENTERED = "dZ_hat / root + dvariance * 2 * centered / m"
MISTAKES = {
    "mean and variance as constants": (
        "This dZ would be right if mean and variance were fixed numbers. But each depends on every number of its row: "
        "two more ways lead back to Z.",
        ("dcentered + dmean / m", "dZ_hat / root"),
    ),
    "nothing through the variance": (
        "Nothing comes back through the variance. It was made of `centered`, so a second term flows back there.",
        (DCENTERED, "dZ_hat / root"),
    ),
    "nothing through the mean": (
        "Nothing comes back through the mean. It was made of Z, so Z gets something from it.",
        ("dcentered + dmean / m", "dcentered"),
    ),
    "gamma forgotten": (
        "Gamma is missing on the way back. It multiplied on the way out, so it multiplies here.",
        ('dout * cache["gamma"]', "dout"),
    ),
    "divided by gamma": (
        "It is divided by gamma. A factor of the forward pass is a factor of the backward pass.",
        ('dout * cache["gamma"]', 'dout / cache["gamma"]'),
    ),
    "dgamma without Z_hat": (
        "What did gamma multiply in the forward pass? Its gradient needs that as a factor.",
        ("np.sum(dout * Z_hat,", "np.sum(dout,"),
    ),
    "dgamma with centered": (
        "dgamma seems to use the numbers before they were divided by the root.",
        ("np.sum(dout * Z_hat,", "np.sum(dout * centered,"),
    ),
    "dgamma with gamma": (
        "Gamma itself came into its gradient. It multiplied Z_hat, and so the derivative is Z_hat alone.",
        ("np.sum(dout * Z_hat,", 'np.sum(dout * Z_hat * cache["gamma"],'),
    ),
    "dbeta averaged": (
        "dbeta is a mean. The 1/m of the cost is in dout already, so add up.",
        ("dbeta = np.sum", "dbeta = np.mean"),
    ),
    "dgamma averaged": (
        "dgamma is a mean. The 1/m of the cost is in dout already, so add up.",
        ("dgamma = np.sum", "dgamma = np.mean"),
    ),
    "dgamma by a matrix product": (
        "A product of matrices mixes the units. Here each row is multiplied number by number, and added up.",
        ("np.sum(dout * Z_hat, axis=1, keepdims=True)", "dout @ Z_hat.T"),
    ),
    "dbeta and dgamma exchanged": (
        "dbeta and dgamma look exchanged.",
        ('"dbeta": dbeta, "dgamma": dgamma', '"dbeta": dgamma, "dgamma": dbeta'),
    ),
    "sign of the way through the variance": (
        "What comes back through the variance has the wrong sign. The root stands below the fraction line: when it "
        "grows, Z_hat shrinks.",
        ("droot = -np.sum", "droot = np.sum"),
    ),
    "root for its square": (
        "The derivative of 1/root has the square of the root in it. Here the root comes in once.",
        ("/ root**2", "/ root"),
    ),
    "root too strong": (
        "The way through the root is too strong, by the square of the root. What is the derivative of 1/root, and "
        "what is that of a square root?",
        (" / root**2", ""),
    ),
    "Z_hat for centered in droot": (
        "droot has Z_hat in it where centered belongs, or one root too many.",
        ("np.sum(dZ_hat * centered,", "np.sum(dZ_hat * Z_hat,"),
    ),
    "gamma once more in droot": (
        "Gamma comes in once more on the way to droot. It is in dZ_hat already.",
        ("np.sum(dZ_hat * centered,", 'np.sum(cache["gamma"] * dZ_hat * centered,'),
    ),
    "number of the units": (
        "It looks like m is the number of the units. The averages went over the examples: how many are those?",
        ("dout.shape[1]", "dout.shape[0]"),
    ),
    "half forgotten": (
        "dvariance is twice too large. The derivative of a square root has a 2 below the line.",
        ("/ (2 * root)", "/ root"),
    ),
    "2 of the square forgotten": (
        "The way through the variance is half as strong as it should be. What is the derivative of a square?",
        ("dvariance * 2 * centered", "dvariance * centered"),
    ),
    "1/m of the variance forgotten": (
        "The way through the variance is m times too strong. The variance is a mean, not a sum.",
        ("dvariance * 2 * centered / m", "dvariance * 2 * centered"),
    ),
    "multiplied by the root": (
        "It is multiplied by the root on the way back. In the forward pass it was divided, and so it is here.",
        ("dZ_hat / root +", "dZ_hat * root +"),
    ),
    "only the way through the variance": (
        "`centered` went into two steps: the fraction, and the variance. Both send something back, and the fraction's "
        "part is missing.",
        ("dZ_hat / root + ", ""),
    ),
    "sign of dmean": ("dmean has the wrong sign. The mean was subtracted.", ("dmean = -np.sum", "dmean = np.sum")),
    "1/m of the mean forgotten": (
        "What comes through the mean is m times too strong. Each number has a share of 1/m in it.",
        ("dmean / m", "dmean"),
    ),
    "sums over the units": (
        "The sums go over the units. A unit's mean, variance, gamma and beta met all of its examples: add up over "
        "these, and keep the column.",
        ("axis=1", "axis=0"),
    ),
    "one sum for all": (
        "One sum serves for all units. Each has a gradient of its own: a column.",
        (", axis=1, keepdims=True", ""),
    ),
    "flat sums": ("The sums are flat. What does `keepdims` do?", (", keepdims=True", "")),
}


# How the steps come about, and how their factors are misread: several mistakes, each by the answer's own values.


MESSAGES = {name: message for name, (message, *_) in MISTAKES.items()} | {
    "dout for dZ_hat in droot": "In droot stands dout. The fraction was made of Z_hat: what comes back to that?",
    "root forgotten in dvariance": "The derivative of a square root has the root below the line. dvariance lacks it.",
    "root cubed in dvariance": "The square of the root comes in once more in dvariance. It is in droot already.",
    "root above the line in dvariance": "In dvariance the root multiplies, and should divide: mind the brackets.",
    "droot averaged": "droot is a mean. One root served for the whole row, so add up.",
    "droot not summed": "Is the sum over each row missing in `droot`?",
    "sign in dcentered": "The second term of dcentered has the wrong sign. The minus of the way is in droot already.",
    "Z_hat for centered in dcentered": "In dcentered stands Z_hat. The variance was made of the squares of `centered`.",
    "dmean averaged": "dmean is a mean. The 1/m comes in the next step, so add up.",
    "dZ_hat for dcentered in dmean": "In dmean stands dZ_hat. The mean was subtracted to make `centered`.",
    "only the way through the mean": "`centered` was made of Z itself. What comes back to it goes on to Z.",
}


def factor(name, right, readings):
    return Factor(name, right, readings, MESSAGES)


def step(makes, join, *factors):
    """A step that ``join(names, values of the factors)`` makes."""
    shows = (lambda at, value: {makes: value},)
    return Step(
        makes, "", lambda at: 1, factors, shows, lambda at, _, values: join(at, *values), len(factors), one_line=True
    )


def row_sum(values):
    return np.sum(values, axis=1, keepdims=True)


def added(mistake, more=None):
    """The sum over each row, for which a mean is taken, or something else."""
    averaged = {mistake: lambda at: lambda values: row_sum(values) / at["m"]}
    return factor("sum", lambda at: row_sum, averaged | (more or {}))


def way(mistake):
    """One of two terms, which is forgotten."""
    return factor(f"way but for {mistake}", lambda at: 1, {mistake: lambda at: 0})


UNITS = {"number of the units": lambda at: len(at["dout"])}


def sign(mistake):
    return factor("sign", lambda at: -1, {mistake: lambda at: 1})


FORMULA = Formula(
    lambda: [at_work(*case) for case in CASES],
    lambda arguments, outputs: arguments[1] | {"dout": arguments[0], "m": arguments[0].shape[1]},
    lambda result: {name: np.asarray(result[name]) for name in STEPS},
    (
        step("dbeta", lambda at, add: add(at["dout"]), added("dbeta averaged")),
        step(
            "dgamma",
            lambda at, add, of: add(at["dout"] * of),
            added("dgamma averaged"),
            factor(
                "Z_hat",
                lambda at: at["Z_hat"],
                {
                    "dgamma without Z_hat": lambda at: 1,
                    "dgamma with centered": lambda at: at["centered"],
                    "dgamma with gamma": lambda at: at["Z_hat"] * at["gamma"],
                },
            ),
        ),
        step(
            "dZ_hat",
            lambda at, gamma: at["dout"] * gamma,
            factor(
                "gamma",
                lambda at: at["gamma"],
                {"gamma forgotten": lambda at: 1, "divided by gamma": lambda at: 1 / at["gamma"]},
            ),
        ),
        step(
            "droot",
            lambda at, sign, add, comes, of, root: sign * add(comes * of) / root,
            sign("sign of the way through the variance"),
            added("droot averaged", {"droot not summed": lambda at: lambda values: values}),
            factor(
                "dZ_hat",
                lambda at: at["dZ_hat"],
                {
                    "gamma once more in droot": lambda at: at["dZ_hat"] * at["gamma"],
                    "dout for dZ_hat in droot": lambda at: at["dout"],
                },
            ),
            factor("centered", lambda at: at["centered"], {"Z_hat for centered in droot": lambda at: at["Z_hat"]}),
            factor(
                "root",
                lambda at: at["root"] ** 2,
                {"root for its square": lambda at: at["root"], "root too strong": lambda at: 1},
            ),
        ),
        step(
            "dvariance",
            lambda at, half, root: at["droot"] * half * root,
            factor("half", lambda at: 0.5, {"half forgotten": lambda at: 1}),
            factor(
                "root",
                lambda at: 1 / at["root"],
                {
                    "root forgotten in dvariance": lambda at: 1,
                    "root cubed in dvariance": lambda at: 1 / at["root"] ** 3,
                    "root above the line in dvariance": lambda at: at["root"],
                },
            ),
        ),
        step(
            "dcentered",
            lambda at, first, root, second, two, of, m: (
                first * at["dZ_hat"] / root + second * at["dvariance"] * two * of / m
            ),
            way("only the way through the variance"),
            factor("root", lambda at: at["root"], {"multiplied by the root": lambda at: 1 / at["root"]}),
            factor(
                "second way",
                lambda at: 1,
                {"nothing through the variance": lambda at: 0, "sign in dcentered": lambda at: -1},
            ),
            factor("two", lambda at: 2, {"2 of the square forgotten": lambda at: 1}),
            factor("centered", lambda at: at["centered"], {"Z_hat for centered in dcentered": lambda at: at["Z_hat"]}),
            factor("m", lambda at: at["m"], {"1/m of the variance forgotten": lambda at: 1} | UNITS),
        ),
        step(
            "dmean",
            lambda at, sign, add, comes: sign * add(comes),
            sign("sign of dmean"),
            added("dmean averaged"),
            factor("dcentered", lambda at: at["dcentered"], {"dZ_hat for dcentered in dmean": lambda at: at["dZ_hat"]}),
        ),
        step(
            "dZ",
            lambda at, first, second, m: first * at["dcentered"] + second * at["dmean"] / m,
            way("only the way through the mean"),
            way("nothing through the mean"),
            factor("m", lambda at: at["m"], {"1/m of the mean forgotten": lambda at: 1} | UNITS),
        ),
    ),
)


EXERCISE = Exercise(
    solution=normalize_backward,
    blank=blank_normalize_backward,
    observe=observe_backward,
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
