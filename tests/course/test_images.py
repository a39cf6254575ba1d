"""Images/: every picture is there, is used, and shows what its description says."""

import json
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from course_files import PAGES, pictures_of, stored
from matplotlib.colors import to_rgb
from PIL import Image

from helpers import plotting
from helpers.exercises import grade
from helpers.plotting.style import WIDEST
from tools import images, screenshot
from tools.notebooks import code_cells

DRAWN = images.PICTURES | images.FILMS
DESCRIPTIONS = {name: description for name, (description, _) in DRAWN.items()} | images.SCREENSHOTS


TRAININGS = "regularization_side_by_side.png"  # those of week 2, which its notebook runs each time


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.everywhere] * (name == TRAININGS)) for name in images.PICTURES]
)
def test_stored_picture_says_what_the_code_says_now(name):
    figure, printed = images.draw(name)
    figure.draw_without_rendering()
    assert [text.get_text() for text in figure.texts if text.get_window_extent().x1 > figure.bbox.x1] == []
    titles = " ".join(ax.get_title(loc) for ax in figure.axes for loc in ("left", "center"))
    plt.close(figure)
    description, _ = images.PICTURES[name]
    assert figure.get_figwidth() <= WIDEST
    assert images.stored_texts(name) == {"Description": description, "Printed": printed}, "run make images"
    assert numbers(description) <= numbers(f"{printed} {titles} {units(figure)}")


def test_the_trainings_of_week_2_end_in_the_picture_as_in_its_notebook():
    outputs = [output for cell in code_cells(stored("Regularization")) for output in cell.outputs]
    told = "".join(output.get("text", "") for output in outputs)
    lines = images.stored_texts(TRAININGS)["Printed"].splitlines()
    assert len(lines) == 2 and [line for line in lines if line.partition(": ")[2] not in told] == []


def test_the_screenshot_shows_what_the_check_says_now():
    names = {"np": np}
    exec(screenshot.ANSWER, names)
    message = grade(names["initialize_parameters_he"]).message
    shown, said = (re.sub(r"[\W_]+", "", text) for text in (images.stored_texts(screenshot.NAME)["Printed"], message))
    assert said in shown, "run make screenshot"


def test_no_picture_stands_in_another_ones_place():
    said = [tuple(images.stored_texts(name).values()) for name in images.PICTURES]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_picture_is_small_used_and_described(name):
    assert (images.FOLDER / name).stat().st_size < (600_000 if name in images.FILMS else 160_000)
    assert name in images.FILMS or images.stored_texts(name)["Description"] == DESCRIPTIONS[name]
    assert DESCRIPTIONS[name] in [description for used, description in used_pictures() if used == name]


def test_pages_and_folder_hold_these_pictures_and_no_others():
    assert {path.name for path in images.FOLDER.iterdir()} == set(DESCRIPTIONS)
    for name, description in used_pictures():
        assert description == DESCRIPTIONS[name], f"Images/{name} has another description in tools/images.py."


def units(figure):
    """The words inside the drawing."""
    return " ".join(text.get_text() for ax in figure.axes for text in ax.texts)


@pytest.mark.parametrize("name", images.FILMS)
def test_a_film_has_words_for_each_of_its_pictures(name):
    with Image.open(images.FOLDER / name) as film:
        words = json.loads(film.info["comment"])
        assert film.n_frames == len(words) >= 10
        assert film.info["loop"] == 2  # it stops by itself, where the end can be seen
        film.seek(film.n_frames - 1)
        assert film.info["duration"] == 3000
        assert film.width <= 120 * WIDEST
    assert all("train" in said for said in words.values())


def test_the_film_ends_where_week_1_ends():
    with Image.open(images.FOLDER / "trainings.gif") as film:
        last = list(json.loads(film.info["comment"]).values())[-1]
    assert last == (
        "zeros: train 50.0 %, test 50.0 %; large random: train 83.0 %, test 86.0 %; He: train 99.3 %, test 96.0 %"
    )


@pytest.mark.parametrize("name", images.FILMS)
def test_each_line_of_a_film_has_its_own_color(name):
    """A film has few colours, and a thin line of many is a rare one."""
    with Image.open(images.FOLDER / name) as film:
        shown = {color for count, color in film.convert("RGB").getcolors(1 << 24) if count > 20}
    lines = 3 if name == "trainings.gif" else 2
    assert {tuple(round(255 * part) for part in to_rgb(color)) for color, _, _ in plotting.LINES[:lines]} <= shown


def test_few_colors_leave_the_courses_own():
    noise = np.random.RandomState(0).randint(0, 256, (100, 100, 3)).astype(np.uint8)
    noise[0, : len(images.OWN_COLORS)] = images.OWN_COLORS
    few = images.with_few_colors(Image.fromarray(noise), 64).convert("RGB")
    assert len(few.getcolors()) <= 64
    assert [few.getpixel((i, 0)) for i in range(len(images.OWN_COLORS))] == images.OWN_COLORS


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
    few = {name: images.PICTURES[name] for name in ("step_sizes.png", "best_of_n.png")}
    monkeypatch.setattr(images, "PICTURES", few)
    monkeypatch.setattr(images, "FILMS", {})
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
        assert picture.text["Printed"].startswith("what validation says")
