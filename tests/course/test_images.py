"""Images/: every picture is there, is used, and shows what its description says."""

import re

import matplotlib.pyplot as plt
import pytest
from course_files import PAGES, pictures_of
from PIL import Image

from tools import images

DESCRIPTIONS = {name: description for name, (description, _) in images.PICTURES.items()} | images.SCREENSHOTS


@pytest.mark.parametrize("name", images.PICTURES)
def test_stored_picture_says_what_the_code_says_now(name):
    figure, printed = images.draw(name)
    titles = " ".join(ax.get_title(loc) for ax in figure.axes for loc in ("left", "center"))
    plt.close(figure)
    description, _ = images.PICTURES[name]
    assert images.stored_texts(name) == {"Description": description, "Printed": printed}, "run make images"
    assert numbers(description) and numbers(description) <= numbers(f"{printed} {titles}")


def test_no_picture_stands_in_another_ones_place():
    said = [tuple(images.stored_texts(name).values()) for name in images.PICTURES]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_picture_is_small_used_and_described(name):
    assert (images.FOLDER / name).stat().st_size < 80_000
    assert images.stored_texts(name)["Description"] == DESCRIPTIONS[name]
    assert DESCRIPTIONS[name] in [description for used, description in used_pictures() if used == name]


def test_pages_and_folder_hold_these_pictures_and_no_others():
    assert {path.name for path in images.FOLDER.iterdir()} == set(DESCRIPTIONS)
    for name, description in used_pictures():
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


def test_only_changed_or_named_pictures_are_written(tmp_path, monkeypatch, capsys):
    few = {name: images.PICTURES[name] for name in ("two_sided_difference.png", "parameters_to_vector.png")}
    monkeypatch.setattr(images, "PICTURES", few)
    monkeypatch.setattr(images, "FOLDER", tmp_path)

    def written(*names):
        capsys.readouterr()
        images.main(names)
        return re.findall(r"Images/(\S+): written", capsys.readouterr().out)

    assert written() == list(few)
    assert written() == []
    first, second = few
    (tmp_path / second).write_bytes((tmp_path / first).read_bytes())
    assert written() == [second]
    assert written(first) == [first]
    with Image.open(tmp_path / second) as picture:
        assert picture.text["Printed"].startswith("theta: 47 numbers")
