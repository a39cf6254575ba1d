"""The stored studies: what they show, that they can be repeated, and that the texts which cite them say the same."""

import functools
import json
import operator
import os
import platform
import re
from pathlib import Path

import numpy as np
import pytest
from course_files import PAGES
from measurements import fail_once, kernel_of_this_process

from helpers import data
from studies import chosen, common, initialization, regularization, tuning

ROOT = Path(__file__).parents[2]
STUDIES = [initialization, regularization]


@pytest.fixture(params=STUDIES, ids=lambda study: study.__name__)
def study(request):
    return request.param


def test_regularization_helps_on_the_test_set():
    summary = regularization.summary()
    assert summary["L2"]["gain"][0] >= 1.5
    assert summary["dropout"]["gain"][0] >= 0.8


def test_without_regularization_the_model_overfits_most():
    gap = {method: numbers["train"][0] - numbers["test"][0] for method, numbers in regularization.summary().items()}
    assert max(gap, key=gap.get) == "none"


def test_the_claims_hold_with_every_kernel():
    """He is better for every seed and L2 on every pitch, dropout on most, whatever the arithmetic."""
    assert initialization.summary()["He"]["better"] == (20, 20)
    assert regularization.summary()["L2"]["better"] == (20, 20)
    assert regularization.summary()["dropout"]["better"][0] > 10
    study = common.load(regularization.STORED)
    gains = common.percent(study, "dropout", "test") - common.percent(study, "none", "test")
    assert all(gains.mean(axis=1) >= 1)


def test_the_winner_is_worth_less_than_it_promises():
    """From three trials on nothing is gained; the promise goes on rising. A single trial promises nothing."""
    found = tuning.optimism()
    assert found[100][0] - found[100][1] > 3 and abs(found[1][0] - found[1][1]) < 1.5
    assert max(worth for _, worth in found.values()) - found[5][1] < 0.5
    promises = [promised for promised, _ in found.values()]
    assert promises == sorted(promises)


def test_successive_halving_spends_less_than_a_third_and_loses_nothing():
    few, all_of_them = tuning.iterations_spent()
    assert few < all_of_them / 3
    lost = tuning.rows(lambda row: row["halving"]["full"] - row["halving"]["halving"])
    assert lost.mean() < 2 * common.standard_error(lost)


@pytest.mark.parametrize(("name", "sign"), [("wide", 1), ("narrow", -1)])
def test_random_search_wins_in_the_wide_range_and_the_grid_in_the_narrow_one(name, sign):
    gain = tuning.rows(lambda row: row["circles"][name]["random"] - row["circles"][name]["grid"])
    assert sign * gain.mean() > 2 * common.standard_error(gain)


def test_the_chosen_configuration_is_a_little_better_and_early_stopping_comes_close():
    gain = chosen.gains("L2")["chosen"]
    assert 0.4 < gain.mean() < 0.6 and gain.mean() > 2 * common.standard_error(gain)
    gain = chosen.gains("early stopping")["chosen"]
    assert 0 < gain.mean() < 2 * common.standard_error(gain)
    assert chosen.summary()["chosen"]["test"][0] > 85.5


@pytest.mark.everywhere
def test_a_pitch_of_the_project_trained_anew_gives_the_stored_rows():
    row, again = stored_row(tuning, 1), tuning.measure(1)
    for n, values in row["best_of"].items():
        assert again["best_of"][n] == pytest.approx(values, abs=0.5)
    assert again["halving"] == pytest.approx(row["halving"], abs=0.5)
    for name, found in row["circles"].items():
        assert again["circles"][name] == pytest.approx(found, abs=1)
    row, again = stored_row(chosen, 1), chosen.measure(1)
    for method in ("early stopping", "chosen"):
        assert again[method]["test"] == pytest.approx(row[method]["test"], abs=4)  # of 2,000


def test_the_printed_averages_do_not_depend_on_the_kernel():
    """In whole percents one kernel or another may fall to the other side of a half, but no further."""
    for study in STUDIES:
        for method, numbers in study.summary().items():
            for part in ("train", "test"):
                each = common.percent(common.load(study.STORED), method, part).mean(axis=1)
                assert max(abs(each - numbers[part][0])) < 0.6


def test_stored_rows_are_complete(study):
    stored = common.load(study.STORED)
    seeds = study.PITCHES if study is regularization else study.SEEDS
    assert list(stored["kernels"]) == common.KERNELS
    for rows in stored["kernels"].values():
        assert [row["seed"] for row in rows] == list(seeds)
        assert all(set(row) == {"seed", *study.METHODS} for row in rows)


def stored_row(study, seed):
    """The stored row of a seed, with the first kernel."""
    (row,) = [row for row in common.load(study.STORED)["kernels"][common.KERNELS[0]] if row["seed"] == seed]
    return row


def test_seed_3_is_the_run_of_the_notebook():
    row = stored_row(initialization, 3)
    assert row["zeros"] == {"train": 150, "test": 50}
    assert row["random"] == {"train": 249, "test": 86}
    assert row["He"] == {"train": 298, "test": 96}
    assert initialization.measure(3) == row


@pytest.mark.everywhere
def test_a_pitch_trained_anew_gives_the_stored_row():
    # Not every pitch would do: without regularization the result of most of them depends on the processor.
    row = stored_row(regularization, 12)
    again = regularization.measure(12)
    for method in regularization.METHODS:
        assert again[method]["test"] == pytest.approx(row[method]["test"], abs=4)  # of 2,000


def counts(method, train, test):
    """Rows of a study with one method, for seeds 1, 2, ..."""
    return [{"seed": i, method: {"train": a, "test": b}} for i, (a, b) in enumerate(zip(train, test, strict=True), 1)]


def merged(*columns):
    """Rows with all the methods."""
    return [functools.reduce(operator.or_, rows) for rows in zip(*columns, strict=True)]


def test_the_page_shows_what_the_studies_of_the_project_print(capsys):
    for show in (tuning.print_optimism, tuning.print_halving, tuning.print_circles, chosen.print_summary):
        show()
        assert capsys.readouterr().out in (ROOT / "studies/README.md").read_text(encoding="utf-8")
    common.print_kernels(chosen.joined(), chosen.METHODS)
    assert capsys.readouterr().out in (ROOT / "studies/README.md").read_text(encoding="utf-8")


def test_summary_of_a_small_study():
    old = merged(counts("plain", [9, 7, 8], [10, 14, 12]), counts("new", [8, 8, 8], [12, 12, 18]))
    other = merged(counts("plain", [9, 7, 8], [10, 10, 12]), counts("new", [8, 8, 8], [12, 12, 18]))
    study = {"settings": {"train_examples": 10, "test_examples": 20}, "kernels": {"old": old, "other": other}}
    summary = common.summarize(study, ["plain", "new"], reference="plain")
    assert summary["plain"]["train"] == pytest.approx((80, 10))
    assert summary["plain"]["test"] == pytest.approx((np.mean([50, 60, 60]), np.std([50, 60, 60], ddof=1)))
    assert summary["new"]["train"] == pytest.approx((80, 0))
    assert summary["new"]["gain"] == pytest.approx((40 / 3, np.std([10, 0, 30], ddof=1)))
    assert summary["new"]["better"] == (2, 3)
    assert common.largest_difference(study, "plain") == 4


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="the kernels are those of x86-64")
def test_run_measures_with_each_kernel_and_stores_the_rows(tmp_path):
    path = tmp_path / "study.json"
    before = dict(os.environ)
    common.run(kernel_of_this_process, range(3), path, kernels=["Nehalem", "Sandybridge"], test_examples=100)
    stored = common.load(path)
    assert stored["settings"] == {"test_examples": 100}
    for kernel, rows in stored["kernels"].items():
        assert rows == [{"seed": seed, "kernel": kernel, "threads": 1} for seed in range(3)]
    assert list(stored["kernels"]) == ["Nehalem", "Sandybridge"]
    assert dict(os.environ) == before
    assert not path.with_suffix(".rows").exists()


def refused(name):
    raise ValueError(f"{name} is no JSON")


@pytest.mark.parametrize("path", sorted(Path(common.__file__).parent.glob("*.json")), ids=lambda path: path.name)
def test_a_browser_can_read_what_is_stored(path):
    json.loads(path.read_text(encoding="utf-8"), parse_constant=refused)


def test_an_infinite_cost_is_stored_as_json():
    row = {"cost": [0.5, np.inf]}
    line = common.as_json(row)
    assert json.loads(line, parse_constant=refused) == {"cost": [0.5, None]}
    assert common.from_json(line) == row


def test_an_interrupted_study_goes_on(tmp_path, monkeypatch):
    path, switch = tmp_path / "study.json", tmp_path / "switch"
    switch.touch()
    monkeypatch.setenv("COURSE_TEST_FAILS", str(switch))
    with pytest.raises(RuntimeError):
        common.run(fail_once, range(4), path, kernels=["Nehalem"], of=1)
    assert not path.exists()
    kept = path.with_suffix(".rows")
    before = common.finished_rows(kept, {"of": 1})
    kept.write_text(kept.read_text() + '[{"of": 1}, "Nehal')  # killed in the middle of a line
    assert before and common.finished_rows(kept, {"of": 2}) == {}
    switch.unlink()
    common.run(fail_once, range(4), path, kernels=["Nehalem"], of=1)
    rows = common.load(path)["kernels"]["Nehalem"]
    assert [row["seed"] for row in rows] == [0, 1, 2, 3]
    assert all(rows[seed] == row for (_, seed), row in before.items())


def test_the_page_of_the_studies_shows_the_printed_tables(study, capsys):
    study.print_summary()
    summary = capsys.readouterr().out
    common.print_kernels(common.load(study.STORED), study.METHODS)
    kernels = capsys.readouterr().out
    page = (ROOT / "studies/README.md").read_text(encoding="utf-8")
    assert summary in page and kernels in page


# Where a text cites a study, it says "20 pitches" or "20 weight seeds"; such a paragraph may give no other numbers
# in percent or points than the stored ones.
CITATIONS = {"20 pitches": chosen, "20 weight seeds": initialization}
TEXTS = [str(path.relative_to(ROOT)) for path in PAGES]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("words", CITATIONS)
def test_cited_numbers_are_the_stored_ones(text, words):
    for paragraph in citing_paragraphs(ROOT / text, words):
        assert wrong_numbers(paragraph, CITATIONS[words].summary()) == set()


@pytest.mark.parametrize(
    "text, words",
    [
        ("studies/README.md", "20 pitches"),
        ("studies/README.md", "20 weight seeds"),
        ("Regularization/Regularization.ipynb", "20 pitches"),
    ],
)
def test_where_the_studies_are_cited(text, words):
    assert citing_paragraphs(ROOT / text, words)


def citing_paragraphs(path, words):
    """The paragraphs of a Markdown file, or of a notebook's cells, that hold these words."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        text = "\n\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    return [paragraph for paragraph in text.split("\n\n") if words in " ".join(paragraph.split())]


def wrong_numbers(paragraph, summary):
    """Numbers before "%" or "point" that are not in the summary, as whole numbers or with one decimal."""
    cited = set(re.findall(r"(\d+(?:\.\d+)?) (?:%|points?)", paragraph))
    stored = {
        f"{abs(numbers[key][0]):.{digits}f}"
        for digits in (0, 1)
        for numbers in summary.values()
        for key in ("train", "test", "gain")
        if key in numbers
    }
    return cited - stored


def test_a_wrong_number_in_a_text_is_found():
    summary = regularization.summary()
    right = f"L2 reaches {summary['L2']['test'][0]:.0f} % on 20 pitches, {summary['L2']['gain'][0]:.1f} points more"
    assert wrong_numbers(right, summary) == set()
    assert wrong_numbers("It reaches 12.3 % or 12 % on 20 pitches", summary) == {"12.3", "12"}


def test_the_true_line_is_the_ceiling_that_the_study_names():
    shares = []
    for seed in regularization.PITCHES:
        _, _, X, Y = data.football(seed)
        shares.append(np.mean((X[1] > data.BOUNDARY_SLOPE * X[0]) == Y))
    assert f"{np.mean(shares):.0%}" == "86%"
    page = (ROOT / "studies/README.md").read_text(encoding="utf-8")
    assert "right on 86 % of the test positions" in " ".join(page.split())
