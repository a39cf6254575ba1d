"""What is judged right works: the cells below an exercise run with every right answer in the place of ours.

And every learner sees the same numbers, whatever is right.
"""

import ast
import contextlib
import functools
import inspect
import io
import linecache
import sys

import pytest
from course_files import definition, each_week, exercises_of, is_of_answers, right_answer, stored, with_answers
from matplotlib import pyplot as plt

from helpers import exercises, network
from helpers.exercises import collection
from helpers.exercises.weeks import EXERCISES, WEEKS
from studies import optimization
from tools.notebooks import code_cells

MOST_ITERATIONS = 10  # of a training here: the cells are to run, and not to learn
WEEK_OF = {exercise.name: week.folder for week in WEEKS for exercise in week.exercises}
RIGHT = {name: collection.right_answers(name) for name in EXERCISES}
SAMPLE = [(name, answers[-1]) for name, answers in RIGHT.items()]
OTHERS = [(name, answer) for name, answers in RIGHT.items() for answer in answers[:-1]]


class CostsOfAll(dict):
    """The costs of a short training that stand for those of a long one."""

    def __missing__(self, iteration):
        return self[max(self)]


@pytest.fixture(autouse=True)
def short_trainings(monkeypatch):
    """Every training ends early."""
    whole = network.train

    @functools.wraps(whole)
    def train(*arguments, **named):
        asked = inspect.signature(whole).bind(*arguments, **named)
        asked.apply_defaults()
        asked.arguments["num_iterations"] = min(asked.arguments["num_iterations"], MOST_ITERATIONS)
        parameters, costs = whole(*asked.args, **asked.kwargs)
        return parameters, CostsOfAll(costs)

    monkeypatch.setattr(network, "train", train)
    of_many = optimization.train

    @functools.wraps(of_many)
    def train_many(*arguments, **named):
        asked = inspect.signature(of_many).bind(*arguments, **named)
        wanted, asked.arguments["checkpoints"] = asked.arguments["checkpoints"], [1]
        return dict.fromkeys(wanted, of_many(*asked.args, **asked.kwargs)[1])

    monkeypatch.setattr(optimization, "train", train_many)


def run(cell, names):
    """Run a cell of a notebook as it is, and return what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(cell.source, cell.id, "exec"), names)
    plt.close("all")
    return printed.getvalue()


def run_all(week, cells):
    """Run all cells of a week; what is defined before each of them, and what each prints.

    Only the project loads scikit-learn, whose memory is half of a learner's kernel: elsewhere it can't be imported.
    """
    names, before, printed = {"__name__": "__main__"}, [], []
    with pytest.MonkeyPatch.context() as patch:
        for name in [] if week == "Tuning" else ["sklearn", "scipy", "optuna"]:
            patch.setitem(sys.modules, name, None)
        for cell in cells:
            before.append(dict(names))
            printed.append(run(cell, names))
    return before, printed


@functools.cache
def with_blanks(week):
    """The week's code cells, and what comes of them as they are stored: see ``run_all``."""
    cells = code_cells(stored(week))
    return cells, *run_all(week, cells)


def uses(cell, names):
    """Whether the cell reads one of these names, somewhere."""
    tree = ast.parse(cell.source)
    return any(isinstance(node, ast.Name) and node.id in names for node in ast.walk(tree))


def defined(cell):
    """The names that the cell gives a value to, outside of functions."""
    return {
        name.id if isinstance(name, ast.Name) else name.name
        for statement in ast.parse(cell.source).body
        for name in ([statement] if hasattr(statement, "name") else ast.walk(statement))
        if hasattr(name, "name") or (isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store))
    }


def run_below(name, answer):
    """Run what is below the exercise and hangs on it; answer(names) -> the function, from what is defined there."""
    cells, before, _ = with_blanks(WEEK_OF[name])
    number = next(i for i, cell in enumerate(cells) if (found := definition(cell)) and found.name == name)
    names = dict(before[number + 2])
    names[name] = answer(names)
    changed, ran = {name}, 0
    for cell, as_with_ours in zip(cells[number + 2 :], before[number + 2 :]):
        if uses(cell, changed):
            names.update((other, value) for other, value in as_with_ours.items() if other not in changed)
            run(cell, names)
            changed |= defined(cell)
            ran += 1
        else:
            changed -= defined(cell)
    return ran


def from_source(name, lines, names):
    """The function that a cell with these lines defines."""
    file, source = f"<right answer to {name}>", "\n".join(lines) + "\n"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    exec(compile(source, file, "exec"), names)
    return names[name]


def label(value):
    return value["label"] if isinstance(value, dict) else value


@pytest.mark.parametrize("name, answer", SAMPLE, ids=label)
def test_the_cells_below_run_with_a_right_answer(name, answer):
    assert run_below(name, lambda names: from_source(name, answer["source"], names))


@pytest.mark.everywhere
@pytest.mark.parametrize("name, answer", OTHERS, ids=label)
def test_the_cells_below_run_with_every_right_answer(name, answer):
    assert run_below(name, lambda names: from_source(name, answer["source"], names))


def test_a_list_for_an_array_would_stop_a_cell_below():
    with pytest.raises(TypeError):
        run_below("scores_by_seed", lambda names: lambda *given: EXERCISES["scores_by_seed"].solution(*given).tolist())


def wrong_answer(name):
    """The first mistake of the list."""
    return f"""from helpers.exercises.weeks import EXERCISES
exercise = EXERCISES[{name!r}]
{name} = exercise.wrong_version(exercise.mistakes[0])"""


@pytest.mark.parametrize("first", [0, pytest.param(1, marks=pytest.mark.everywhere)], ids=["right", "wrong"])
@each_week
def test_only_checks_and_progress_depend_on_the_answers(week, first, monkeypatch):
    """Answered in turn rightly and wrongly; test_notebooks.py has the whole trainings, in a kernel."""
    answers = {name: (right_answer, wrong_answer)[(i + first) % 2] for i, name in enumerate(exercises_of(week))}
    cells = code_cells(with_answers(stored(week), lambda name: answers[name](name)))
    as_stored, shown = with_blanks(week)[2], []
    monkeypatch.setattr(exercises, "show_verdict", shown.append)
    _, printed = run_all(week, cells)
    for number, (cell, one, other) in enumerate(zip(cells, printed, as_stored, strict=True), start=1):
        if not is_of_answers(cell):
            assert one == other, f"cell {number}"
    assert sum(map(bool, printed)) > 5
    statuses = {right_answer: "correct", wrong_answer: "wrong"}
    assert {one.exercise: one.status for one in shown} == {name: statuses[made] for name, made in answers.items()}
