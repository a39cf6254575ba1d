"""Live figures and buttons: what they show, what they leave behind, and that all goes on without them."""

import json
from types import SimpleNamespace

import matplotlib.pyplot as plt
import pytest
from PIL import Image

from helpers import live
from helpers.exercises import quiz
from helpers.exercises.weeks import QUESTIONS

PNG = "base64,iVBORw0KGgo"  # how every PNG begins
SENTENCE = "A slider for the scale is here in a running notebook."


def draw(value):
    print(f"value {value}")
    return plt.subplots()[1]


@pytest.fixture
def shown(monkeypatch):
    """What is displayed, in a kernel."""
    displayed = []
    monkeypatch.setattr(live, "is_live", lambda: True)
    monkeypatch.setattr(live, "display", displayed.append)
    return displayed


def test_a_slider_draws_and_says_each_value(shown):
    live.slide(draw, [1e-5, 1, 10], "scale", SENTENCE)
    slider, picture, words = shown[0].widget.children
    assert slider.description == "scale" and list(slider.options) == ["1e-5", "1", "10"]
    assert PNG in picture.value and 'alt="Figure: value 1e-05"' in picture.value and "value 1e-05" in words.value
    slider.index = 2
    assert "value 10" in words.value and PNG in picture.value
    assert plt.get_fignums() == []


def test_several_sliders_steer_one_figure_which_is_drawn_once_for_each_place(shown):
    drawn = []

    def draw_two(rate, momentum_of):
        drawn.append((rate, momentum_of))
        return draw(f"{rate} and {momentum_of}")

    live.steer(draw_two, {"rate": (0.1, 1), "momentum_of": (0, 0.9)}, SENTENCE, start={"momentum_of": 0.9})
    rate, momentum, picture, words = shown[0].widget.children
    assert (rate.description, momentum.description) == ("rate", "momentum of") and "0.1 and 0.9" in words.value
    rate.value = 1
    assert "1 and 0.9" in words.value and PNG in picture.value
    rate.value = 0.1
    assert drawn == [(0.1, 0.9), (1, 0.9)] and plt.get_fignums() == []
    live.steer(draw_two, {"rate": (0.1, 1), "momentum_of": (0, 0.9)}, SENTENCE)
    assert drawn[2:] == [(0.1, 0)]


def test_a_film_shows_each_of_its_pictures_with_its_words(shown, tmp_path):
    pictures = [Image.new("RGB", (4, 4), color) for color in ("red", "blue")]
    words = json.dumps({"0": "the first", "100": "the second"})
    pictures[0].save(tmp_path / "a.gif", save_all=True, append_images=pictures[1:], comment=words)
    live.flip(tmp_path / "a.gif", "iteration", SENTENCE)
    slider, picture, said = shown[0].widget.children
    first = picture.value
    assert "the first" in said.value and PNG in first
    slider.index = 1
    assert "the second" in said.value and picture.value != first


def test_one_sentence_is_left_in_a_stored_notebook(shown):
    live.slide(draw, [1], "n", SENTENCE)
    bundle = shown[0]._repr_mimebundle_()
    assert bundle["text/plain"] == repr(shown[0]) == SENTENCE
    assert "application/vnd.jupyter.widget-view+json" in bundle


@pytest.mark.parametrize(
    "show",
    [
        lambda: live.slide(draw, [1], "n", SENTENCE),
        lambda: live.steer(draw, {}, SENTENCE),
        lambda: live.flip("a.gif", "n", SENTENCE),
    ],
)
def test_without_a_kernel_the_sentence_is_all(capsys, show):
    show()
    assert capsys.readouterr().out.strip() == SENTENCE


def test_without_ipywidgets_a_line_says_so(capsys, monkeypatch):
    monkeypatch.setattr(live, "ipywidgets", None)
    monkeypatch.setattr(live, "get_ipython", lambda: SimpleNamespace(kernel="one"))
    live.slide(draw, [1], "n", SENTENCE)
    assert "ipywidgets is not installed" in capsys.readouterr().out


def test_a_question_is_said_once_and_answered_by_a_button(shown):
    quiz(1)
    (question,) = shown
    asked, buttons, below = question.widget.children
    assert [label for label, _ in buttons.options] == [
        f"{letter}) {text.replace('`', '')}" for letter, (text, _) in QUESTIONS[0].choices.items()
    ]
    assert QUESTIONS[0].text[:40] in asked.value and buttons.value is None
    for letter in QUESTIONS[0].choices:
        buttons.value = letter
        said = "is right" if letter == QUESTIONS[0].right else "is not right"
        assert f"{letter} {said}" in below.value and QUESTIONS[0].text[:40] not in below.value
    stored = question._repr_mimebundle_()
    assert QUESTIONS[0].text in stored["text/plain"] and "quiz(1" in stored["text/html"]


def test_a_picture_is_found_from_any_folder(tmp_path, monkeypatch):
    shown = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(live, "is_live", lambda: True)
    monkeypatch.setattr(live, "flip_through", lambda pictures, *_: shown.append(pictures))
    live.flip("../Images/trainings.gif", "iteration", SENTENCE)
    assert len(shown[0]) > 1
