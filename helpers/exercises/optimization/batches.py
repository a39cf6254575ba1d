"""Exercise 1 of optimization: all examples, split into mini-batches by chance."""

import numpy as np

from helpers.exercises.judge.expect import NOTHING, OTHER_KIND, kind_of
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed, expect_array
from helpers.exercises.parts import Exercise, known

# Our solution.


def random_mini_batches(X, Y, batch_size, rng):
    """The examples in a new random order, split into batches.

    X: (n_0, m); Y: (1, m); batch_size: how many examples a batch holds, the last one may hold fewer; rng: what to draw
    from.

    Returns a list of pairs (batch_X, batch_Y): every example in one batch, with its label.
    """
    order = rng.permutation(X.shape[1])
    batches = []
    for start in range(0, X.shape[1], batch_size):
        part = order[start : start + batch_size]
        batches.append((X[:, part], Y[:, part]))
    return batches


# How an answer is observed.

CASES = [(2, 60, 16), (3, 24, 8), (4, 7, 10), (1, 41, 20), (7, 7, 1)]  # features, examples, batch_size
MANY = 40


def observe_batches(call):
    """Sizes, what is lost or there twice, which label is whose, and whether chance decides."""
    for features, m, batch_size in CASES:
        X = np.arange(1.0, features * m + 1).reshape(features, m)
        Y = generator(m).randint(2, size=(1, m))
        rng = generator(m)
        case = f"of {m} examples, with batch_size = {batch_size}"
        batches = expect_batches(call(X, Y, batch_size, rng), features, case)
        where = [positions(part, X) for part, _ in batches]
        together = np.concatenate(where)
        yield Observed(tuple(map(len, where)), describe_sizes(case))
        found = len(set(together.tolist()))
        yield Observed((found < m, found < len(together)), describe_lost(case))
        yield Observed(whose_labels([labels for _, labels in batches], where, Y), describe_labels)
        if m > 20:  # few can come in their old order by chance
            yield Observed(in_order(where), describe_order)
            later, other = (
                expect_batches(call(X, Y, batch_size, other_rng), features, case)
                for other_rng in (rng, generator(m + 1))
            )
            yield Observed(are_equal(other, batches), describe_frozen)
            yield Observed(are_equal(later, batches), describe_same_again)
            same = expect_batches(call(X, Y, batch_size, generator(m)), features, case)
            yield Observed(are_equal(same, batches), describe_not_repeated)
    yield Observed(never_together(call), describe_never)


def expect_batches(result, features, case):
    """Raise Wrong unless the result is a list of pairs of arrays with a column for each example; return it."""
    if result is None:
        raise Wrong("Your function returned None instead of a list of batches. Is the `return` missing?", name=NOTHING)
    if not isinstance(result, (list, tuple)):
        raise Wrong(
            f"Your function returned {kind_of(result)}; expected a list of pairs.",
            ("not", type(result).__name__),
            OTHER_KIND,
        )
    if not result:
        raise Wrong(f"Out {case}, your list is empty; expected batches in it.", key=("empty",))
    for number, pair in enumerate(result):
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            came = f"{len(pair)} things" if isinstance(pair, (list, tuple)) else kind_of(pair)
            if all(isinstance(part, np.ndarray) for part in result) and len(result) == 2:
                raise Wrong(
                    "Your function returned two arrays; expected a list of pairs, one pair for each batch.",
                    key=("two arrays", *(part.shape for part in result)),
                )
            raise Wrong(
                f"Entry {number} of your list is {came}; expected a pair, `batch_X` and `batch_Y`.",
                key=("no pair", came if isinstance(pair, (list, tuple)) else type(pair).__name__),
            )
        for name, part, rows in zip(("batch_X", "batch_Y"), pair, (features, 1)):
            found = part.shape if isinstance(part, np.ndarray) else None
            if found is None or len(found) != 2 or found[0] != rows or found[1] != np.shape(pair[0])[1]:
                came = kind_of(part) if found is None else f"of shape {found}"
                raise Wrong(
                    f"Out {case}, `{name}` of entry {number} is {came}; "
                    f"expected an array with {rows} row{'s' * (rows > 1)} and a column for each example of the batch.",
                    key=("shape", name, type(part).__name__ if found is None else found),
                )
            expect_array(part, name, found, "fiu")
    return result


def positions(part, X):
    """Which column of X each column is; -1 for none of them."""
    same = np.all(part[:, :, None] == X[:, None, :], axis=0)
    return np.where(same.any(axis=1), same.argmax(axis=1), -1)


def whose_labels(parts, where, Y):
    """Whether the labels of the batches are "their own", those of the columns "as given", or "others"."""
    labels, order = np.hstack(parts), np.concatenate(where)
    if np.array_equal(labels, Y[:, order]):
        return "their own"
    return "as given" if np.array_equal(labels, Y[:, : labels.shape[1]]) else "others"


def in_order(where):
    """Whether the examples come "as given", only "whole batches" change places, or they are "drawn"."""
    if np.array_equal(np.concatenate(where), np.arange(sum(map(len, where)))):
        return "as given"
    neighbours = np.concatenate([np.diff(part) == 1 for part in where])
    return "whole batches" if neighbours.all() else "drawn"


def are_equal(some, others):
    """Whether these are the same batches."""
    return len(some) == len(others) and all(
        np.array_equal(one, other) for pair, pair_before in zip(some, others) for one, other in zip(pair, pair_before)
    )


def never_together(call):
    """Two columns that are never in one batch in MANY draws: () when all are, as chance does it.

    A pair is in one batch of 3 out of 6 with a probability of 2/5, so all 15 are missed in none of 40 draws but for one
    time in fifty million.
    """
    m, rng = 6, generator(7)
    X, Y = np.arange(1.0, 2 * m + 1).reshape(2, m), np.zeros((1, m), dtype=int)
    together = np.eye(m)
    for _ in range(MANY):
        for part, _ in expect_batches(call(X, Y, 3, rng), 2, f"of {m} examples, with batch_size = 3"):
            where = positions(part, X)
            together[np.ix_(where, where)] += 1
    never = np.argwhere(together == 0).tolist()
    return tuple(never[0]) if never else ()


def describe_sizes(case):
    return lambda got, expected: f"Out {case}, your batches hold {listed(got)} examples; expected {listed(expected)}."


def listed(sizes):
    """16, 16, 16 and 12; a long row shortened."""
    words = [str(size) for size in sizes]
    words = words if len(words) < 10 else [*words[:6], "...", words[-1]]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def describe_lost(case):
    faults = ("some are in none of your batches", "some come more than once")
    return lambda got, expected: (
        f"Out {case}, {' and '.join(fault for fault, is_there in zip(faults, got) if is_there)}; expected each once."
    )


def describe_labels(got, expected):
    return {
        "as given": "The labels come in the order of `Y`, and the examples in another one: most have a wrong label.",
        "others": "In your batches, some examples have the label of another one.",
    }[got]


def describe_order(got, expected):
    return {
        "as given": "The examples come in the order of `X`; expected a random order.",
        "whole batches": "Neighbours stay together: the batches change places, and their examples do not.",
    }[got]


def describe_frozen(got, expected):
    return "Called with an `rng` of another seed, your function made the same batches again."


def describe_same_again(got, expected):
    return "Called a second time with the same `rng`, as for the next epoch, your function made the same batches again."


def describe_not_repeated(got, expected):
    return "Called twice with an `rng` of the same seed, your function made different batches."


def describe_never(got, expected):
    return (
        f"In {MANY} splits of 6 columns into batches of 3, columns {got[0]} and {got[1]} were never in one batch; "
        "expected that chance can put any two together."
    )


# What people get wrong, each as a small change of our solution.

DRAW = "order = rng.permutation(X.shape[1])"
STARTS = "range(0, X.shape[1], batch_size)"
PART = "order[start : start + batch_size]"
PAIR = "(X[:, part], Y[:, part])"

MISTAKES = {
    "not shuffled": (
        "Data often come sorted, by class or by time, and then a batch is not like the whole. Which method of `rng` "
        "mixes the numbers of the columns?",
        (DRAW, "order = np.arange(X.shape[1])"),
    ),
    "last batch dropped": (
        "The rest that fills no whole batch is lost. It makes a last, smaller batch.",
        (STARTS, "range(0, X.shape[1] - X.shape[1] % batch_size, batch_size)"),
    ),
    "last batch filled up": (
        "The last batch is filled up with examples that came already. It may be smaller.",
        (PART, 'np.take(order, range(start, start + batch_size), mode="wrap")'),
    ),
    "rest in the old order": (
        "The whole batches are mixed, and the rest is not: it looks like it is cut from `X` and `Y` as they came. Cut "
        "it from those in the new order.",
        (PART, f"{PART} if start + batch_size <= X.shape[1] else np.arange(start, X.shape[1])"),
    ),
    "last batch dropped always": (
        "The last batch is missing. Look at where your loop ends.",
        (STARTS, "range(0, X.shape[1] - batch_size, batch_size)"),
    ),
    "an empty batch": (
        "When the examples fill the last batch exactly, an empty one follows. There is a rest only if something is "
        "left.",
        (STARTS, "range(0, X.shape[1] + 1, batch_size)"),
    ),
    "Y not shuffled": (
        "Only `X` is in the new order. Take the same columns of `Y`.",
        ("Y[:, part]", "Y[:, start : start + batch_size]"),
    ),
    "X not shuffled": (
        "Only `Y` is in the new order. Take the same columns of `X`.",
        ("X[:, part]", "X[:, start : start + batch_size]"),
    ),
    "an order each": (
        "Is an order drawn twice, for `X` and for `Y`? One order for both keeps each label with its example.",
        ("    batches = []", "    other = rng.permutation(X.shape[1])\n    batches = []"),
        ("Y[:, part]", "Y[:, other[start : start + batch_size]]"),
    ),
    "drawn with replacement": (
        "It looks like each place of the order is drawn by itself, so that some examples come twice and others not at "
        "all. Mix the numbers of the columns instead: then each is there once.",
        (DRAW, "order = rng.randint(0, X.shape[1], X.shape[1])"),
    ),
    "a new draw for each batch": (
        "Each batch seems to be drawn anew from all examples, so that some come in two batches and others in none. "
        "Draw one order before the loop, and cut it.",
        (PART, "rng.permutation(X.shape[1])[: min(batch_size, X.shape[1] - start)]"),
    ),
    "full batches drawn anew": (
        "Each batch seems to be drawn anew from all examples, and the last one is as large as the others. Draw one "
        "order before the loop, and cut it.",
        (PART, "rng.choice(X.shape[1], batch_size, replace=False)"),
    ),
    "full batches with replacement": (
        "Each batch seems to be drawn from all examples with replacement, so that some come twice and others not at "
        "all. Draw one order before the loop, and cut it.",
        (PART, "rng.randint(0, X.shape[1], batch_size)"),
    ),
    "whole batches mixed": (
        "The same examples meet in each epoch. Mix the examples before you cut.",
        (DRAW, "order = np.arange(X.shape[1])"),
        ("    return batches", "    return [batches[i] for i in rng.permutation(len(batches))]"),
    ),
    "a seed inside": (
        "Is a generator made inside your function? Its draws are the same in each epoch: draw from `rng`.",
        ("rng.permutation", "np.random.RandomState(0).permutation"),
    ),
    "two lists": (
        "Are these the batches of `X` in one list, and those of `Y` in another? Each entry should be a pair of both.",
        (f"batches.append({PAIR})", f"batches.append({PAIR})\n    batches = list(zip(*batches))"),
    ),
    "X alone": (
        "The labels are missing. Each entry is a pair, of columns of `X` and the same columns of `Y`.",
        (PAIR, "X[:, part]"),
    ),
    "not cut": (
        "Is that all examples in one piece? Cut them into batches of `batch_size`.",
        ("return batches", "return X[:, order], Y[:, order]"),
    ),
    "transposed": (
        "In the batches the examples are rows. They should stay columns, as in `X` and `Y`.",
        (PAIR, "(X[:, part].T, Y[:, part].T)"),
    ),
    "mixed within the batches": (
        "The same examples meet in each epoch: each batch is mixed by itself. Mix them all before you cut.",
        (PART, "start + rng.permutation(min(batch_size, X.shape[1] - start))"),
    ),
    "rest first": (
        "The smaller batch comes first. Begin with the first number of the order, and what is left comes last.",
        (PART, "order[max(0, start - -X.shape[1] % batch_size) : start - -X.shape[1] % batch_size + batch_size]"),
    ),
    "order in the pairs": (
        "In the pairs, `batch_Y` seems to come first. Put the examples before their labels.",
        (PAIR, "(Y[:, part], X[:, part])"),
    ),
    "evened sizes": (
        "The batches are about equally large. All but the last one should hold `batch_size` examples.",
        (f"    for start in {STARTS}:", "    for part in np.array_split(order, -(-X.shape[1] // batch_size)):"),
        (f"        part = {PART}\n", ""),
    ),
    "evened sizes, one batch too few": (
        "The rest is shared out, so the batches are larger than `batch_size`. All but the last one should hold so many "
        "examples, and the rest makes one more.",
        (f"    for start in {STARTS}:", "    for part in np.array_split(order, X.shape[1] // batch_size):"),
        (f"        part = {PART}\n", ""),
    ),
    "rows mixed": (
        "It looks like the rows of `X` change places. The examples are the columns: mix their numbers.",
        (DRAW, "X, order = rng.permutation(X), np.arange(X.shape[1])"),
    ),
    "as many batches": (
        "There are as many batches as each should hold examples. `batch_size` is the number of examples in one.",
        (f"    for start in {STARTS}:", "    for part in np.array_split(order, batch_size):"),
        (f"        part = {PART}\n", ""),
    ),
    "flat labels": (
        "`batch_Y` is flat. The network needs one row: keep both indices, rows and columns.",
        ("Y[:, part]", "Y[0, part]"),
    ),
    "rows taken": (
        "It looks like rows are taken. The examples are the columns.",
        (PAIR, "(X[part], Y[part])"),
        ("X.shape[1]", "X.shape[0]"),
    ),
    "one too many": (
        "Neighbouring batches share an example. A slice ends before its second number.",
        (PART, "order[start : start + batch_size + 1]"),
    ),
    "one too few": (
        "An example is missing in each batch. A slice ends before its second number, so it needs no - 1.",
        (PART, "order[start : start + batch_size - 1]"),
    ),
    "steps of one": (
        "The batches overlap: each begins one example after the last. How far apart are their starts?",
        (STARTS, "range(0, X.shape[1])"),
    ),
    "returned in the loop": (
        "Only the first batch is there. Look at how far the `return` is indented.",
        ("    return", "        return"),
    ),
    "only the last one": (
        "Only the last batch is left. Does your loop make a new list each time?",
        (f"batches.append({PAIR})", f"batches = [{PAIR}]"),
    ),
}


EXERCISE = Exercise(solution=random_mini_batches, observe=observe_batches, mistakes=known(MISTAKES))
