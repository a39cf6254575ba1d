"""The stored studies: what they show, that they can be repeated, and that the texts which cite them say the same."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from course_files import PAGES

from helpers import data
from studies import arithmetic, common, initialization, regularization

ROOT = Path(__file__).parent.parent
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


def test_he_beats_large_random_weights_for_every_seed():
    assert initialization.summary()["He"]["better"] == len(initialization.SEEDS)


def test_stored_rows_are_complete(study):
    stored = common.load(study.STORED)
    seeds = study.PITCHES if study is regularization else study.SEEDS
    assert [row["seed"] for row in stored["rows"]] == list(seeds)
    assert all(set(row) == {"seed", *study.METHODS} for row in stored["rows"])


def test_seed_3_is_the_run_of_the_notebook():
    (row,) = [row for row in common.load(initialization.STORED)["rows"] if row["seed"] == 3]
    assert row["zeros"] == {"train": 150, "test": 50}
    assert row["random"] == {"train": 249, "test": 86}
    assert row["He"] == {"train": 298, "test": 96}
    assert initialization.measure(3) == row


def test_a_pitch_trained_anew_gives_the_stored_row():
    # Not every pitch would do: without regularization the result of most of them depends on the processor.
    (row,) = [row for row in common.load(regularization.STORED)["rows"] if row["seed"] == 12]
    again = regularization.measure(12)
    for method in regularization.METHODS:
        assert again[method]["test"] == pytest.approx(row[method]["test"], abs=4)  # of 2,000


def test_summary_of_a_small_study():
    rows = [
        {"seed": 1, "plain": {"train": 9, "test": 10}, "new": {"train": 8, "test": 12}},
        {"seed": 2, "plain": {"train": 7, "test": 14}, "new": {"train": 8, "test": 12}},
        {"seed": 3, "plain": {"train": 8, "test": 12}, "new": {"train": 8, "test": 18}},
    ]
    study = {"settings": {"train_examples": 10, "test_examples": 20}, "rows": rows}
    summary = common.summarize(study, ["plain", "new"], reference="plain")
    assert summary["plain"] == {"train": pytest.approx((80, 10)), "test": pytest.approx((60, 10))}
    assert summary["new"]["train"] == pytest.approx((80, 0))
    assert summary["new"]["gain"] == pytest.approx((10, 20))  # +10, -10 and +30 points
    assert summary["new"]["better"] == 2


def test_run_stores_what_was_measured(tmp_path):
    path = tmp_path / "study.json"
    common.run(str, range(3), path, train_examples=300, test_examples=100)
    assert common.load(path) == {
        "settings": {"train_examples": 300, "test_examples": 100},
        "rows": ["0", "1", "2"],
    }


def test_the_page_of_the_studies_shows_the_printed_tables(study, capsys):
    study.print_summary()
    assert capsys.readouterr().out in (ROOT / "studies/README.md").read_text(encoding="utf-8")


def test_the_page_of_the_studies_shows_how_far_the_kernels_lie_apart(capsys):
    arithmetic.print_summary()
    assert capsys.readouterr().out in (ROOT / "studies/README.md").read_text(encoding="utf-8")


def test_the_claims_hold_with_every_kernel():
    """Both methods gain on the average, and L2 on every pitch, whatever the arithmetic."""
    for right in common.load(arithmetic.STORED).values():
        assert all(plain < regularized for plain, regularized in zip(right["none"], right["L2"], strict=True))
        assert sum(right["none"]) < sum(right["dropout"])


def test_kernels_are_compared_pitch_by_pitch():
    kernels = {"old": {"none": [10, 20, 30]}, "new": {"none": [10, 27, 28]}, "newer": {"none": [11, 25, 30]}}
    assert arithmetic.largest_difference(kernels, "none") == 7


# Where a text cites a study, it says "20 pitches" or "20 weight seeds"; such a paragraph may give no other numbers
# in percent or points than the stored ones.
CITATIONS = {"20 pitches": regularization, "20 weight seeds": initialization}
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
    """Numbers with one decimal before "%" or "points" that are not in the summary."""
    cited = set(re.findall(r"(\d+\.\d) (?:%|points?)", paragraph))
    stored = {
        f"{abs(numbers[key][0]):.1f}"
        for numbers in summary.values()
        for key in ("train", "test", "gain")
        if key in numbers
    }
    return cited - stored


def test_a_wrong_number_in_a_text_is_found():
    summary = regularization.summary()
    right = f"L2 reaches {summary['L2']['test'][0]:.1f} % on 20 pitches, {summary['L2']['gain'][0]:.1f} points more"
    assert wrong_numbers(right, summary) == set()
    assert wrong_numbers("It reaches 12.3 % on 20 pitches", summary) == {"12.3"}


def test_the_true_line_is_the_ceiling_that_the_study_names():
    shares = []
    for seed in regularization.PITCHES:
        _, _, X, Y = data.football(seed)
        shares.append(np.mean((X[1] > data.BOUNDARY_SLOPE * X[0]) == Y))
    assert f"{np.mean(shares):.0%}" == "86%"
    page = (ROOT / "studies/README.md").read_text(encoding="utf-8")
    assert "right on 86 % of the test positions" in " ".join(page.split())
