"""Images/: every picture is there, is used, and shows what its description says."""

import json
import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from course_files import PAGES, pictures_of
from PIL import Image

from helpers import plotting
from helpers.fingerprint import fingerprint, same
from tools import images

ROOT = Path(__file__).parents[1]
INDEX = images.load_index()
DESCRIPTIONS = {name: description for name, (description, _) in images.PICTURES.items()} | images.SCREENSHOTS
each_picture = pytest.mark.parametrize("name", images.PICTURES)


@pytest.fixture(scope="module")
def drawn():
    """Every picture, drawn anew: {name: entry of the index}."""
    plt.switch_backend("agg")
    entries = {}
    for name in images.PICTURES:
        entries[name], figure = images.describe(name)
        plt.close(figure)
    return entries


@pytest.fixture(autouse=True)
def close_figures():
    plt.switch_backend("agg")
    yield
    plt.close("all")


@each_picture
def test_stored_picture_shows_what_the_code_draws(name, drawn):
    assert images.up_to_date(name, drawn[name], INDEX), f"Images/{name} is out of date: run make images."


@each_picture
def test_description_has_the_numbers_that_the_picture_prints(name, drawn):
    description, _ = images.PICTURES[name]
    titles = [ax["title"] for ax in drawn[name]["drawn"]["axes"]]
    assert numbers(description) and numbers(description) <= numbers(" ".join(drawn[name]["printed"] + titles))


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_picture_is_small_and_describes_itself(name):
    path = images.FOLDER / name
    assert path.stat().st_size < 80_000
    with Image.open(path) as picture:
        assert picture.text == {"Description": DESCRIPTIONS[name]}
        assert name in images.SCREENSHOTS or picture.size == tuple(INDEX[name]["drawn"]["size"])


def test_folder_holds_these_pictures_and_no_others():
    assert {path.name for path in images.FOLDER.iterdir()} == {*images.PICTURES, *images.SCREENSHOTS, "drawn.json"}
    assert list(INDEX) == list(images.PICTURES)


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_picture_is_used(name):
    assert name in {used for used, _ in used_pictures()}


def test_used_pictures_exist_and_have_their_description():
    for name, description in used_pictures():
        assert name in DESCRIPTIONS
        assert description == DESCRIPTIONS[name], f"Images/{name} has another description in tools/images.py."


def used_pictures():
    """(file name, description) of every picture of Images/ on a page of the course."""
    for page in PAGES:
        for description, address in pictures_of(page):
            if "Images/" in address:
                yield address.rpartition("/")[2], description


def numbers(text):
    """The numbers of a text, as they are written."""
    return set(re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", text))


def test_numbers_of_a_text():
    assert numbers("He: train 99.3 %, 1e-3 and 14000.") == {"99.3", "1e-3", "14000"}


# Would a wrong picture be noticed?


def test_no_two_pictures_have_the_same_fingerprint(drawn):
    for first in drawn:
        for second in drawn:
            if first != second:
                assert not same(drawn[first]["drawn"], drawn[second]["drawn"], 0.03)


def test_another_file_in_its_place_is_noticed(drawn, tmp_path, monkeypatch):
    monkeypatch.setattr(images, "FOLDER", tmp_path)
    (tmp_path / "cost_he.png").write_bytes((ROOT / "Images" / "cost_zeros.png").read_bytes())
    assert not images.up_to_date("cost_he.png", drawn["cost_he.png"], INDEX)
    assert not images.up_to_date("cost_zeros.png", drawn["cost_zeros.png"], INDEX)


RNG = np.random.RandomState(0)
X, Y = RNG.randn(2, 50), (RNG.rand(1, 50) < 0.5).astype(int)
NETWORK = {"W1": np.array([[1.0, 0.5]]), "b1": np.zeros((1, 1))}
CHANGES = {
    "nothing drawn": lambda: plt.subplots(figsize=(6, 4))[1],
    "a dot moved": lambda: plotting.plot_decision_boundary(NETWORK, X + 0.05 * (np.arange(50) == 7), Y),
    "classes swapped": lambda: plotting.plot_decision_boundary(NETWORK, X, 1 - Y),
    "dots left out": lambda: plotting.plot_decision_boundary(NETWORK, X[:, :49], Y[:, :49]),
    "another boundary": lambda: plotting.plot_decision_boundary(NETWORK | {"b1": np.ones((1, 1))}, X, Y),
    "predictions swapped": lambda: plotting.plot_decision_boundary({"W1": -NETWORK["W1"], "b1": NETWORK["b1"]}, X, Y),
    "smaller dots": lambda: smaller_dots(plotting.plot_decision_boundary(NETWORK, X, Y)),
    "other axis labels": lambda: plotting.plot_decision_boundary(NETWORK, X, Y, axis_labels=plotting.PITCH),
}


def smaller_dots(ax):
    ax.collections[-1].set_sizes([5])
    return ax


def test_the_same_drawing_has_the_same_fingerprint():
    first, again = (fingerprint(plotting.plot_decision_boundary(NETWORK, X, Y).figure) for _ in range(2))
    assert same(first, again, 0)
    assert same(first, json.loads(json.dumps(first)), 0)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_dots_or_regions_is_noticed(change):
    stored = fingerprint(plotting.plot_decision_boundary(NETWORK, X, Y, title="").figure)
    changed = CHANGES[change]()
    # The title speaks of the accuracy, which would give the change away.
    changed.set_title(stored["axes"][0]["title"])
    assert not same(stored, fingerprint(changed.figure), 0.03)


@pytest.mark.parametrize(
    "costs", [{0: 0.9, 1000: 0.5, 2000: 0.2}, {0: 0.9, 1000: 0.3}, {0: 90.0, 1000: 30.0, 2000: 7.0}]
)
def test_another_curve_is_noticed(costs):
    stored = fingerprint(plotting.plot_costs({0: 0.9, 1000: 0.3, 2000: 0.07}).figure)
    assert not same(stored, fingerprint(plotting.plot_costs(costs).figure), 0.03)


def test_rounding_is_not_a_change():
    stored = fingerprint(plotting.plot_costs({0: 1773.59, 1000: 0.476, 2000: 0.382}).figure)
    other_machine = fingerprint(plotting.plot_costs({0: 1773.59, 1000: 0.470, 2000: 0.384}).figure)
    assert same(stored, other_machine, 0.03)


def test_only_changed_pictures_are_written(tmp_path, monkeypatch, capsys):
    few = {
        "cost_zeros.png": images.PICTURES["cost_zeros.png"],
        "theta.png": images.PICTURES["parameters_to_vector.png"],
    }
    monkeypatch.setattr(images, "PICTURES", few)
    monkeypatch.setattr(images, "FOLDER", tmp_path)
    monkeypatch.setattr(images, "INDEX", tmp_path / "drawn.json")
    images.main()
    index = (tmp_path / "drawn.json").read_text()
    (tmp_path / "theta.png").unlink()
    before = (tmp_path / "cost_zeros.png").stat().st_mtime_ns
    capsys.readouterr()
    images.main()
    assert capsys.readouterr().out.startswith("Images/cost_zeros.png: unchanged\nImages/theta.png: written")
    assert (tmp_path / "cost_zeros.png").stat().st_mtime_ns == before
    assert (tmp_path / "drawn.json").read_text() == index
