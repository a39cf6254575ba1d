"""Figures and questions that answer at once, with ipywidgets.

What a live figure leaves in a stored notebook is one sentence; without ipywidgets, or outside a notebook, that sentence
is all that is shown. Beside each there is a static figure that tells the same story.
"""

import base64
import contextlib
import functools
import html
import io
import json
from pathlib import Path

import numpy as np
from IPython import get_ipython
from IPython.display import display
from PIL import Image

try:
    import ipywidgets
except ImportError:  # the static figures are there all the same
    ipywidgets = None

# Jupyter's own widget for pictures has no description for those who don't see them. Slider and picture fit one screen.
IMAGE = '<img src="data:image/png;base64,{}" alt="{}" style="max-width: min(100%, 48rem); max-height: 70vh">'
COURSE, INSTALLED = Path(__file__).parents[1] / "Images", Path(__file__).parent / "images"
IMAGES = COURSE if COURSE.exists() else INSTALLED  # setup.py puts them there
NO_WIDGETS = "ipywidgets is not installed, so nothing moves here; the figure beside it tells the same."


class Live:
    """A widget that shows itself in a running notebook, and is a sentence in a stored one."""

    def __init__(self, widget, sentence, page=None):
        self.widget, self.sentence, self.page = widget, sentence, page

    def __repr__(self):
        return self.sentence

    def _repr_mimebundle_(self, **options):
        data = self.widget._repr_mimebundle_(**options) if self.widget is not None else {}
        data = data[0] if isinstance(data, tuple) else data
        page = {} if self.page is None else {"text/html": self.page}
        return {**data, **page, "text/plain": self.sentence}


def is_live():
    """Whether widgets can work here: in a kernel, not in a terminal or a script."""
    return ipywidgets is not None and hasattr(get_ipython(), "kernel")


def slide(draw, values, label, sentence, start=0):
    """A slider over a figure: ``draw(value)`` makes the figure and prints what it says.

    values: what the slider goes through; label: what it is called; start: the index of the first one shown;
    sentence: what is left in a stored notebook. All figures are drawn at once, so that each move answers at once.
    """
    if is_live():
        pictures = {str(value).replace("e-0", "e-"): drawn(draw, value) for value in values}
        flip_through(pictures, label, sentence, start)
    else:
        display(Live(None, sentence if ipywidgets else NO_WIDGETS))


def steer(draw, values, sentence, start=None):
    """Sliders over a figure, one for each argument: ``draw(**{name: value, ...})`` makes it and prints what it says.

    values: {name of an argument: what its slider goes through}; start: {name: the first one shown}; sentence: what is
    left in a stored notebook. A figure is drawn when a slider first comes to it.
    """
    if not is_live():
        return display(Live(None, sentence if ipywidgets else NO_WIDGETS))
    picture_of = functools.cache(lambda *chosen: drawn(lambda given: draw(**dict(zip(values, given))), chosen))
    sliders = [
        selection(list(options), name.replace("_", " "), list(options).index((start or {}).get(name, options[0])))
        for name, options in values.items()
    ]
    show_beside(sliders, picture_of, sentence)


def flip(path, label, sentence):
    """A slider through the pictures of an animated GIF of the course, each with the words that are kept in it."""
    if not is_live():
        return display(Live(None, sentence if ipywidgets else NO_WIDGETS))
    pictures = {}
    path = path if Path(path).exists() else IMAGES / Path(path).name  # run from another folder
    with Image.open(path) as film:
        words = json.loads(film.info["comment"])
        for number, (name, said) in enumerate(words.items()):
            film.seek(number)
            file = io.BytesIO()
            film.convert("RGB").save(file, format="png")
            pictures[name] = file.getvalue(), said
    flip_through(pictures, label, sentence)


def flip_through(pictures, label, sentence, start=0):
    """A slider through pictures {name: (bytes of a PNG, what it says)}. The arrow keys move it."""
    names = list(pictures)
    show_beside([selection(names, label, start)], pictures.get, sentence)


def selection(options, label, index):
    """A slider through a list."""
    return ipywidgets.SelectionSlider(
        options=options,
        index=index,
        description=label,
        style={"description_width": "initial"},
        layout={"width": "32em", "max_width": "100%"},
    )


def show_beside(sliders, picture_of, sentence):
    """Sliders, and what ``picture_of`` gives for their values: the bytes of a PNG, and what it says."""
    picture, words = ipywidgets.HTML(), ipywidgets.HTML()
    picture.add_class("live-figure")
    words.add_class("live-words")

    def show(*_):
        png, said = picture_of(*(slider.value for slider in sliders))
        picture.value = IMAGE.format(base64.b64encode(png).decode(), html.escape(f"Figure: {said}"))
        words.value = html.escape(said)

    for slider in sliders:
        slider.observe(show, "value")
    show()
    display(Live(ipywidgets.VBox([*sliders, picture, words]), sentence))


def drawn(draw, value):
    """The figure that draw(value) makes, as the bytes of a PNG, and what it prints."""
    import matplotlib.pyplot as plt  # takes a while, and questions do without

    with contextlib.redirect_stdout(io.StringIO()) as said:
        figure = np.ravel(draw(value))[0].figure
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=80)
        plt.close(figure)
    return file.getvalue(), said.getvalue().strip().replace("\n", "; ")


def choose(question, options, answer, instead):
    """Buttons for the options {name: label} below a question in HTML; ``answer(name)`` is shown below them.

    instead: what is displayed where no buttons work, and left in a stored notebook.
    """
    if not is_live():
        return display(instead)
    buttons = ipywidgets.RadioButtons(options=[(label, name) for name, label in options.items()], value=None)
    buttons.layout = {"width": "auto", "max_width": "100%"}
    below = ipywidgets.HTML()
    below.add_class("live-words")

    def show(change):
        if change["new"] is not None:
            below.value = answer(change["new"])._repr_html_()

    buttons.observe(show, "value")
    box = ipywidgets.VBox([ipywidgets.HTML(LONG_LABELS + question), buttons, below])
    box.add_class("course-question")
    display(Live(box, repr(instead), instead._repr_html_()))


# Labels are one line by default, of 300 pixels at most, and of a longer one the circle would stand at the last line.
LONG_LABELS = """<style>.course-question .widget-radio-box { max-width: 48em }
.course-question .widget-radio-box label { align-items: start; display: flex; height: auto; line-height: 1.4;
margin: 0.25em 0; white-space: normal }
.course-question .widget-radio-box input { flex: none; order: -1 }
.course-question .widget-html-content { line-height: 1.4 }</style>"""
