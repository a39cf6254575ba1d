"""The tests are tested: what is broken on purpose, in a copy of the course, must turn the run red."""

import copy
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from course_files import stored
from notebook_guards import problems

from helpers import plotting
from tools import notebooks

WEEK = notebooks.WEEKS[0]

pytestmark = pytest.mark.everywhere


def copied_course(folder):
    """A copy of what the first cells of a notebook and the tests of the pictures need."""
    folder.mkdir()
    for name in ("conftest.py", "pyproject.toml", "requirements.txt"):
        shutil.copy(notebooks.ROOT / name, folder)
    for name in ("helpers", "tests", "Images"):
        shutil.copytree(notebooks.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for week in notebooks.WEEKS:
        (folder / week).mkdir()
    return folder


def first_cells(week=WEEK):
    """The stored notebook up to its first check: a picture, printed numbers and a verdict, in a few seconds."""
    notebook = stored(week)
    check = next(i for i, cell in enumerate(notebook.cells) if re.search(r"= check\(", cell.source))
    notebook.cells = notebook.cells[: check + 1]
    return notebook


def failures(folder, *options):
    """Run pytest in the copy as it runs here; returns the names of the tests that failed."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rfE", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return re.findall(r"^(?:FAILED|ERROR) .*?::(.*?)(?: - .*)?$", done.stdout, flags=re.MULTILINE)


# Corruptions of stored outputs: (the output's key, what is found in it, what takes its place).
CORRUPTIONS = {
    "Weight_Initialization": [
        ("text", r"\(2, 300\)", "(2, 301)"),
        ("text", r"150 red", "151 red"),
        ("text/plain", r"<Figure size (\d)", r"<Figure size 9\1"),
        ("text/plain", r"with 1 Axes", "with 2 Axes"),
        ("text/plain", r"not started", "correct"),
        ("text/html", r"not started", "correct"),
    ],
    "Regularization": [("text", r"test 86%", "test 87%"), ("text/html", r"Question 6", "Question 7")],
    "Gradient_Checking": [("text", r"tangent 2\.72", "tangent 2.71"), ("text/plain", r"not started", "wrong")],
}


def corrupt(cells, key, found, replacement):
    """Replace the first such text in the cells' stored outputs; returns which cell has it."""
    for number, cell in enumerate(cells):
        for output in cell.outputs:
            place = output if key == "text" else output.get("data", {})
            if re.search(found, place.get(key, "")):
                place[key] = re.sub(found, replacement, place[key], count=1)
                return number
    raise AssertionError(f"no stored output has {found!r}: choose another corruption")


@pytest.mark.parametrize("week", CORRUPTIONS)
def test_each_corrupted_output_turns_its_cell_red(tmp_path, week):
    # The first cells over and over in one kernel, to save time: untouched, then with one corruption each.
    notebook = first_cells(week)
    notebook.cells = notebooks.code_cells(notebook)
    red = []
    for corruption in CORRUPTIONS[week]:
        cells = notebooks.code_cells(first_cells(week))
        red.append(f"Cell {len(notebook.cells) + corrupt(cells, *corruption)}")
        notebook.cells += cells
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    folder = copied_course(tmp_path / "course")
    nbformat.write(notebook, folder / week / f"{week}.ipynb")
    assert failures(folder, week) == red


# Corruptions that nbval does not see, and the guard does.


def without_execution_count(cell):
    cell.execution_count = None


def with_another_execution_count(cell):
    cell.execution_count += 1


def with_an_ignored_output(cell):
    cell.metadata["tags"] = ["nbval-ignore-output"]


def skipped_by_a_comment(cell):
    cell.source = "# NBVAL_SKIP\n" + cell.source


def with_a_warning(cell):
    cell.outputs.append(nbformat.v4.new_output("stream", name="stderr", text="careful"))


def without_its_picture(cell):
    cell.outputs = [output for output in cell.outputs if "image/png" not in output.get("data", {})]


def without_its_line(cell):
    cell.outputs = [output for output in cell.outputs if output.output_type != "stream"]


def with_a_folder_of_this_machine(cell):
    cell.outputs.append(nbformat.v4.new_output("stream", text="/home/me/course"))


@pytest.mark.parametrize(
    "corruption",
    [
        without_execution_count,
        with_another_execution_count,
        with_an_ignored_output,
        skipped_by_a_comment,
        with_a_warning,
        without_its_picture,
        without_its_line,
        with_a_folder_of_this_machine,
    ],
)
def test_the_guard_sees_what_nbval_does_not(corruption):
    notebook = first_cells()
    assert problems(notebook) == []
    changed = copy.deepcopy(notebook)
    corruption(next(cell for cell in notebooks.code_cells(changed) if "plt.show()" in cell.source))
    assert len(problems(changed)) == 1


def test_a_reason_excuses_leniency():
    notebook = first_cells()
    cell = notebooks.code_cells(notebook)[1]
    cell.metadata.update(tags=["nbval-ignore-output"], reason="It prints how long it took, which differs everywhere.")
    assert problems(notebook) == []


# Plotting functions that are broken on purpose, each a replacement in helpers/plotting/.
SILENT_PICTURES = {
    "draws and says nothing": ("label_plane(ax, plane)\n    ax.set_title(title)", "return ax"),
    "says its line but draws no dot": ("        ax.scatter(*X", "        (lambda *arguments, **options: None)(*X"),
}
# Every function prints its line, but draws other data: the replacement, and the test that must notice.
OTHER_DATA = {
    "plot_data": ("*X[:, chosen]", "*X[::-1, chosen]", "test_data_draws_each_class_where_it_is"),
    "plot_decision_boundary": (
        "boundary = 1e-9",
        "boundary = 0.5",
        "test_boundary_is_drawn_where_the_network_changes_its_mind",
    ),
    "plot_models": (
        "draw_regions(ax, parameters, train_X)",
        "draw_regions(ax, list(models.values())[0], train_X)",
        "test_models_draws_the_training_dots_under_each_boundary",
    ),
    "plot_accuracies": (
        "shares), rows + offset",
        "shares), rows[::-1] + offset",
        "test_accuracies_draws_train_and_test_with_their_numbers",
    ),
    "plot_costs": (
        "ax.plot(list(curve), list(curve.values())",
        "ax.plot(list(curve), list(curve.values())[::-1]",
        "test_costs_draws_each_curve_under_its_name",
    ),
    "plot_spread": ("ax.plot(layers, values", "ax.plot(layers, values[::-1]", "test_spread_rounds_to_one_digit"),
    "plot_weights": (
        "ax.eventplot(weights",
        "ax.eventplot(weights[:1]",
        "test_weights_says_the_root_mean_square_without_the_biases",
    ),
    "plot_mask": ("np.asarray(D, dtype=float)", "1.0 - D", "test_mask_says_how_many_are_kept"),
    "plot_slope": ("J(theta) + tangent *", "J(theta) + two_sided *", "test_slope_of_tangent_and_chord"),
    "plot_step_sizes": (
        "ax.plot(steps, values",
        "ax.plot(steps, values[::-1]",
        "test_step_sizes_says_what_no_rounding_touches",
    ),
    "plot_network": (
        "if W[k, j] > 0",
        "if W[k, j] < 0",
        "test_network_draws_an_edge_for_each_weight_in_the_look_of_its_sign",
    ),
    "plot_activations": ("A[A > 0]", "A[A > 1]", "test_activations_counts_all_that_are_above_zero"),
    "plot_gains": ("ax.plot(values, row", "ax.plot(values[::-1], row", "test_gains_draws_each_pitch_and_the_mean"),
    "plot_saturation": ("Z[Y == kind]", "Z[Y != kind]", "test_saturation_marks_each_dot_under_its_class"),
    "plot_penalty": ("CURVATURE @ BEST)", "BEST)", "test_penalty_moves_the_true_minimum"),
    "plot_cancellation": (
        "[left - J(theta), right - J(theta)]",
        "[right - J(theta), left - J(theta)]",
        "test_cancellation_tells_shared_digits_and_marks_the_step",
    ),
    "plot_scores": (
        "for column in percents.T",
        "for column in 1 + percents.T",
        "test_scores_draws_each_dot_and_the_means",
    ),
    "plot_projections": (
        "ax.plot(x, y, marker",
        "ax.plot(y, x, marker",
        "test_projections_counts_what_each_axis_tries",
    ),
    "plot_range": (
        "ax.loglog(rates, costs",
        "ax.loglog(costs, rates",
        "test_range_draws_the_costs_and_what_50_percent_costs",
    ),
    "plot_trials": (
        "int(np.argmax(table[:, -1]))",
        "int(np.argmin(table[:, -1]))",
        "test_trials_draws_a_line_for_each_and_the_best_in_bold",
    ),
    "plot_halving": (
        "[100 * rounds[point][number]",
        "[1 - rounds[point][number]",
        "test_halving_draws_each_as_far_as_it_came",
    ),
    "plot_vector": ("first + row * columns", "1 + first + row * columns", "test_vector_gives_each_array_its_place"),
    "plot_valley": (
        "draw_path(path, ax, color",
        "draw_path(path[::-1], ax, color",
        "test_the_valley_draws_each_walk_from_its_start",
    ),
    "plot_race": (
        "draw_path(path[: step + 1], ax, color",
        "draw_path(path[step:], ax, color",
        "test_the_race_stops_all_at_the_same_step",
    ),
    "plot_correction": ("semilogx(t, factor", "semilogx(t, factor[::-1]", "test_the_correction_draws_each_step"),
    "plot_layers": ("len(sizes) + 1), middle", "len(sizes) + 1), middle[::-1]", "test_layers_draws_the_middle_of_each"),
    "plot_noise": ("loglog(sizes, values", "loglog(sizes, values[::-1]", "test_noise_draws_each_batch_size"),
    "plot_progress": (
        "ax.semilogy(list(curve), list(curve.values()), label",
        "ax.semilogy(list(curve), list(curve.values())[::-1], label",
        "test_progress_draws_each_epoch",
    ),
    "plot_rates": ("loglog(rates, shown", "loglog(rates, shown[::-1]", "test_rates_draws_the_mean_of_each_rate"),
    "plot_seeds": ("semilogx(values, row", "semilogx(values[::-1], row", "test_seeds_draws_each_seed"),
    "plot_working_rates": (
        "list(by_rate), list(by_rate.values())",
        "list(by_rate), list(by_rate.values())[::-1]",
        "test_working_rates_draws_the_accuracy_of_each",
    ),
    "plot_schedule": (
        "ax.plot(steps, rates",
        "ax.plot(steps, rates[::-1]",
        "test_the_schedule_draws_the_rate_of_each_step",
    ),
}


def break_pictures(folder, replacements):
    """Replace code in the copy's helpers/plotting/, each piece once."""
    sources = {file: file.read_text(encoding="utf-8") for file in (folder / "helpers" / "plotting").glob("*.py")}
    for old, new in replacements:
        (file,) = [file for file, source in sources.items() if old in source]
        assert sources[file].count(old) == 1, old
        sources[file] = sources[file].replace(old, new)
        file.write_text(sources[file], encoding="utf-8")


@pytest.mark.parametrize("replacement", SILENT_PICTURES.values(), ids=SILENT_PICTURES)
def test_a_plotting_function_that_draws_nothing_turns_the_run_red(tmp_path, replacement):
    folder = copied_course(tmp_path / "course")
    nbformat.write(first_cells(), folder / WEEK / f"{WEEK}.ipynb")
    break_pictures(folder, [replacement])
    assert failures(folder, "--exitfirst", WEEK, "tests/unit/test_plotting.py")


def test_every_picture_of_other_data_turns_its_test_red(tmp_path):
    assert set(OTHER_DATA) == {name for name in vars(plotting) if name.startswith("plot_")}
    folder = copied_course(tmp_path / "course")
    words = ["tests/unit/test_plotting.py", "-k", " or ".join(test for _, _, test in OTHER_DATA.values())]
    assert failures(folder, *words) == []
    break_pictures(folder, [(old, new) for old, new, _ in OTHER_DATA.values()])
    assert set(failures(folder, *words)) == {test for _, _, test in OTHER_DATA.values()}
