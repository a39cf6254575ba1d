"""What a page of the site has that its notebook has not: figures to move, questions to open, descriptions."""

import base64
import copy
import html
import io
import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from PIL import Image

from helpers.exercises.display import SIGNS, marked_up
from helpers.exercises.weeks import LABELS, question_called

STATIC = Path("_static") / "figures"
WIDEST = 2 * 736  # the column, in pixels, for screens of double density
SLIDE = "application/x-slide+json"
# A live figure hands over all its pictures; questions unfold.
FIRST = f"""
import base64, itertools, sys
sys.path.insert(0, "..")
from IPython.display import display
from helpers import live
live.is_live = lambda: True
live.choose = lambda *arguments: None
def flip_through(pictures, label, sentence, start=0):
    shown = [[name, base64.b64encode(png).decode(), said] for name, (png, said) in pictures.items()]
    display({{"{SLIDE}": [label, start, shown]}}, raw=True)
def steer(draw, values, sentence, start=None):
    chosen = list(itertools.product(*values.values()))
    draw_one = lambda given: draw(**dict(zip(values, given)))
    pictures = {{", ".join(map(str, one)): live.drawn(draw_one, one) for one in chosen}}
    first = tuple((start or {{}}).get(name, options[0]) for name, options in values.items())
    flip_through(pictures, ", ".join(name.replace("_", " ") for name in values), sentence, chosen.index(first))
live.flip_through, live.steer = flip_through, steer
"""


FILM = r"(<details><summary>[^<]*</summary>\s*)?!\[[^\]]*\]\([^)]*\.gif\)(\s*</details>)?"


def furnish(notebook, folder, source, live):
    """Put on a notebook's page what a reader can do without a kernel, and a link where one is needed.

    folder: the notebook's own; source: that of the site; live: the address where the notebook runs in the browser.
    """
    sliding = slides(notebook, folder)
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            cell.source = re.sub(FILM, "", cell.source)  # the slider shows the same
        elif number in sliding:
            cell.outputs = [as_html(slide(*sliding[number], source, "../"))]
        elif asked := re.match(r"""quiz\(["']?(\w+)["']?\)""", cell.source):
            cell.outputs = [as_html(question(question_called(asked[1])))]
        elif re.search(r"= check\(", cell.source):
            cell.outputs = [as_html(f'<p><a class="to-lite" href="{live}">Write it in the browser</a></p>')]
        else:
            cell.metadata["mystnb"] = {"image": {"alt": described(cell)}}


def slides(notebook, folder):
    """{number of a cell: what its slider needs}: the notebook runs once, up to the last of them."""
    moving = [n for n, cell in enumerate(notebook.cells) if re.search(r"\blive\.(slide|flip|steer)\(", cell.source)]
    if not moving:
        return {}
    running = copy.deepcopy(notebook)
    running.cells = running.cells[: moving[-1] + 1]
    running.cells.insert(0, nbformat.v4.new_code_cell(FIRST))
    NotebookClient(running, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    shown = {
        n - 1: [output.data[SLIDE] for output in cell.get("outputs", []) if SLIDE in output.get("data", {})]
        for n, cell in enumerate(running.cells)
    }
    return {
        number: (label, start, [(name, base64.b64decode(png), said) for name, png, said in pictures])
        for number, [*found] in shown.items()
        if found
        for label, start, pictures in found
    }


def slide_of(film, label, source):
    """A slider through the pictures of an animated GIF of the course, for a page at the top; it begins at the end."""
    with Image.open(film) as pictures:
        words = json.loads(pictures.info["comment"])
        shown = []
        for number, (name, said) in enumerate(words.items()):
            pictures.seek(number)
            file = io.BytesIO()
            pictures.convert("RGB").save(file, format="png")
            shown.append((name, file.getvalue(), said))
    return slide(label, len(shown) - 1, shown, source, "")


def slide(label, start, pictures, source, up):
    """The figure of one position, which slides.js gives a slider; without a script this figure stands."""
    positions = [[str(name), up + stored(png, source), said] for name, png, said in pictures]
    _, address, said = positions[start]
    width, height = Image.open(io.BytesIO(pictures[start][1])).size
    told = html.escape(json.dumps([label, start, positions]))
    return (
        f'<figure class="slide" data-positions="{told}">'
        f'<img src="{address}" alt="" width="{width}" height="{height}" loading="lazy">'
        f'<figcaption><span aria-live="polite">{html.escape(said)}</span></figcaption></figure>'
    )


def stored(png, source):
    """Where a picture lies on the site, as WebP."""
    path = STATIC / f"{sha256(png).hexdigest()[:16]}.webp"
    (source / path).parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").save(source / path, quality=70, method=6)
    return path.as_posix()


def question(asked):
    """A question whose choices unfold to what is right or wrong about them."""
    choices = []
    for letter, (text, why) in asked.choices.items():
        status, words = ("correct", "Right.") if letter == asked.right else ("wrong", "Not right.")
        choices.append(
            f"<details><summary>{letter}) {marked_up(text)}</summary>"
            f"<p>{SIGNS[status]} {words} {marked_up(why)}</p></details>"
        )
    head = f"<p><b>Question {LABELS[asked]}: {html.escape(asked.name)}</b></p><p>{marked_up(asked.text)}</p>"
    return f'<div class="question">{head}{"".join(choices)}</div>'


def described(cell):
    """What a cell prints beside its figure says what the figure shows."""
    return " ".join("".join(output.text for output in cell.outputs if output.output_type == "stream").split())


def as_html(text):
    return nbformat.v4.new_output("display_data", data={"text/html": text})


def lighten(site):
    """Figures as WebP and loaded when they come into view, and of the theme's icons only those that a page shows."""
    for path in (site / "_images").glob("*.png"):
        with Image.open(path) as picture:
            width = min(picture.width, WIDEST)
            small = picture.convert("RGB").resize((width, round(picture.height * width / picture.width)))
            small.quantize(128).convert("RGB").save(path.with_suffix(".webp"), lossless=True)
        path.unlink()
    icons = theme_icons((site / "_static/scripts/fontawesome.js").read_text(encoding="utf-8"))
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        text = re.sub(r"(_images/[\w.-]+)\.png", r"\1.webp", text)
        text = re.sub(r"<img (?![^>]*loading=)", '<img loading="lazy" ', text)
        text = re.sub(r"<script[^>]*fontawesome\.js[^>]*></script>\s*", "", text)
        tags = r'<(?:i|span) class="([^"]*\bfa-[a-z][^"]*)"([^>]*)></(?:i|span)>'
        text = re.sub(tags, lambda tag: icon(tag, icons), text)
        page.write_text(text, encoding="utf-8")
    for script in (site / "_static/scripts").glob("fontawesome.js*"):
        script.unlink()
    shutil.rmtree(site / "_static/vendor/fontawesome")  # the same icons, as a font


def theme_icons(script):
    """{name: (width, height, path)} of the icons that the theme brings along in one script."""
    found = re.findall(r'"?([a-z][a-z-]*)"?:\[(\d+),(\d+),\[[^\]]*\],"\w+","([^"]+)"\]', script)
    return {name: (width, height, path) for name, width, height, path in found}


def icon(tag, icons):
    """The tag of an icon as a picture of its own; one that is unknown stays as it is."""
    names = [name for name in re.findall(r"\bfa-([a-z][a-z-]*)", tag[1]) if name in icons]
    if not names:
        return tag[0]
    width, height, path = icons[names[0]]
    return (
        f'<svg class="icon svg-inline--fa {tag[1]}"{tag[2]} aria-hidden="true" viewBox="0 0 {width} {height}">'
        f'<path fill="currentColor" d="{path}"></path></svg>'
    )
