"""The course as learners meet it: in JupyterLab and Jupyter Notebook, in a real browser.

One JupyterLab serves all tests. Its screenshots are kept in pytest's temporary folder for a look at them. Of the weeks
the third one, which is the quickest, is walked through by ``make test``; all the rest belongs to ``make everywhere``.
"""

import contextlib
import functools
import re
import shutil

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from course_files import exercises_of, right_answer, stored
from lab import FOLDER, TOKEN, Notebook, foreign, no_browser
from playwright.sync_api import TimeoutError, expect
from shown_notebook import shown_notebook

from helpers.exercises.weeks import EXERCISES, QUESTIONS
from tools.notebooks import ROOT, WEEKS, notebook_path

pytestmark = pytest.mark.browser
everywhere = pytest.mark.everywhere
WALK = WEEKS[2]
each_week = pytest.mark.parametrize(
    "week", [pytest.param(week, marks=[] if week == WALK else everywhere) for week in WEEKS]
)


def wrong_answer(name):
    """Our solution with the first of the known mistakes in it, and the message that it deserves."""
    mistake = EXERCISES[name].mistakes[0]
    source = right_answer(name)
    for old, new in mistake.replacements:
        source = source.replace(old, new)
    return source, one_line(mistake.message)


def one_line(text):
    return " ".join(text.split())


def bare(text):
    """The letters and digits: code and formulas are shown without their marks."""
    return re.sub(r"[\W_]+", "", text)


# The kernel has told its version of Python, and the notebook is not unsaved for it.
ONLY_OPENED = "panel.context.model.getMetadata('language_info').version && !panel.context.model.dirty"


@pytest.fixture(scope="module")
def executed(context, address):
    """A function that opens a notebook of the copy and runs all its cells, once.

    It returns the open notebook, and the cells as they were after that run.
    """

    @functools.cache
    def open_and_run(path):
        notebook = Notebook.open(context.new_page(), address, f"{FOLDER}/{path}")
        notebook.wait_for(ONLY_OPENED, seconds=30)
        return notebook, notebook.run_all()

    return open_and_run


def path_of(week):
    return f"{week}/{week}.ipynb"


def figures(cells):
    """How many figures each cell shows."""
    return [sum("image/png" in output.get("data", {}) for output in cell.get("outputs", [])) for cell in cells]


def errors(cells):
    return [output for cell in cells for output in cell.get("outputs", []) if output["output_type"] == "error"]


# A week, from the first cell to the last.


@each_week
def test_all_cells_run_and_show_their_figures(executed, week):
    _, cells = executed(path_of(week))
    assert errors(cells) == []
    assert all(cell["execution_count"] for cell in cells if cell["cell_type"] == "code")
    assert figures(cells) == figures(stored(week).cells) and sum(figures(cells)) > 3


@each_week
def test_answers_are_judged_and_remembered(executed, week):
    """Type a wrong and a right answer to every exercise; what was reached outlives a restart of the kernel."""
    notebook, _ = executed(path_of(week))
    notebook.page.bring_to_front()  # behind another page each step would take a second
    names = exercises_of(week)
    for name in names:
        answer, message = wrong_answer(name)
        verdict = answer_exercise(notebook, name, answer)
        assert f"{name}: wrong" in verdict and bare(message) in bare(verdict)
        verdict = answer_exercise(notebook, name, right_answer(name))
        assert f"{name}: correct" in verdict

    notebook.restart()
    first, imports, last = map(notebook.find, ("import sys", "from helpers.exercises import", "progress()"))
    shown = [notebook.run(cell) for cell in (first, imports, last)]
    assert f"{len(names)} of {len(names)} exercises correct" in shown[-1]
    cells = notebook.cells()
    assert [cells[i]["execution_count"] for i in (first, imports, last)] == [1, 2, 3]  # it is a new kernel


def answer_exercise(notebook, name, answer):
    """Replace the function in the exercise's cell, run that and the check below; returns the verdict."""
    cell = notebook.find(f"def {name}(")
    notebook.type(cell, answer)
    assert notebook.run(cell) == ""
    return one_line(notebook.run(cell + 1))


@everywhere
@pytest.mark.parametrize("week", WEEKS)
def test_every_slider_and_question_answers_to_the_keyboard(executed, week):
    notebook, _ = executed(path_of(week))
    page = notebook.page
    page.bring_to_front()
    handles = page.locator(".jp-OutputArea-output:has(.live-figure) [role=slider]")
    assert handles.count() > 0
    for number in range(handles.count()):
        handle = handles.nth(number)
        box = handle.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' jp-OutputArea-output ')][1]")
        handle.scroll_into_view_if_needed()
        handle.focus()
        before = box.locator("img").get_attribute("src"), box.locator(".live-words").inner_text()
        at_its_end = handle.get_attribute("aria-valuenow") == handle.get_attribute("aria-valuemax")
        page.keyboard.press("ArrowLeft" if at_its_end else "ArrowRight")
        changed = "([box, src]) => ![null, src].includes(box.querySelector('img').getAttribute('src'))"
        page.wait_for_function(changed, arg=[box.element_handle(), before[0]])
        expect(box.locator(".live-words")).not_to_have_text(before[1], timeout=30_000)  # it may come after the image
    questions = page.locator(".course-question")
    assert questions.count() == sum(cell.source.startswith(("quiz(", "bug_hunt(")) for cell in stored(week).cells)
    for question in questions.all():
        asked = question.inner_text()
        question.locator("input").first.press("Space")
        expect(question).not_to_have_text(asked, use_inner_text=True, timeout=30_000)


def test_a_question_is_answered_by_the_keyboard(executed):
    notebook, _ = executed(path_of(WALK))
    page = notebook.page
    page.bring_to_front()
    cell = notebook.find("quiz(13)")
    notebook.run(cell)
    area = page.evaluate_handle(notebook.script("widgets[value].outputArea.node"), cell).as_element()
    first = area.wait_for_selector("input[type=radio]")
    first.focus()
    page.keyboard.press("Space")
    page.wait_for_function("area => area.innerText.includes('Question 13: a is')", arg=area)
    page.set_viewport_size({"width": 600, "height": 900})
    assert all(area.eval_on_selector_all(".widget-radio-box label", CIRCLE_AT_THE_FIRST_LINE))
    page.set_viewport_size({"width": 1400, "height": 900})
    page.keyboard.press("ArrowDown")  # to the next choice, and not to the next cell
    page.wait_for_function("area => area.innerText.includes('Question 13: b is')", arg=area)
    assert page.evaluate(KEEPS_ITS_KEYS)
    text, choices = QUESTIONS[12].text, QUESTIONS[12].choices
    assert area.inner_text().count(text) == 1  # still there, and said once
    assert all(area.inner_text().count(f"{letter}) ") == 1 for letter in choices)


def test_a_screen_reader_is_told_what_appears(executed):
    """The slider's value as it is seen, the words below it, what is said to an answer, and what a run cell shows."""
    notebook, _ = executed(path_of(WALK))
    page, voice = notebook.page, notebook.page.locator(".course-voice[aria-live=polite]")
    page.bring_to_front()
    notebook.run(notebook.find("live.slide("))
    slider = page.get_by_role("slider", name="step epsilon").first
    box = page.locator(".jp-OutputArea-output:has(.live-figure)").first
    words = box.locator(".live-words")
    before = words.inner_text()
    slider.press("ArrowRight")
    expect(words).not_to_have_text(before)
    expect(voice).to_have_text(words.inner_text())
    expect(slider).to_have_attribute("aria-valuetext", box.locator(".widget-readout").inner_text())

    notebook.run(notebook.find("quiz(14)"))
    page.locator(".course-question", has_text="Question 14").locator("input").first.press("Space")
    expect(voice).to_contain_text("Question 14: a is")
    for shown in "= check(", "plotting.plot_step_sizes(":
        expect(voice).to_contain_text(notebook.run(notebook.find(shown)).splitlines()[0])
    said = voice.inner_text()
    for cell in range(len(notebook.cells())):
        notebook.ask("notebook.scrollToItem(value)", cell)
    page.wait_for_timeout(1000)
    assert voice.inner_text() == said  # what scrolls into view is not said again

    aligned = notebook.ask("cells.findIndex(cell => cell.sharedModel.source.includes('aligned'))")
    notebook.ask("notebook.scrollToItem(value)", aligned)
    expect(page.locator("mjx-assistive-mml mtd[role=none]").first).to_be_attached()  # a line, and no cell of a table


# Whether what JupyterLab itself keeps from its shortcuts, such as the field for a new one, stays so when a key comes.
KEEPS_ITS_KEYS = """() => {
  const field = document.body.appendChild(document.createElement("input"));
  field.toggleAttribute("data-lm-suppress-shortcuts", true);
  field.dispatchEvent(new KeyboardEvent("keydown", {key: "Tab", bubbles: true}));
  field.remove();
  return field.hasAttribute("data-lm-suppress-shortcuts");
}"""

# Whether each label of a question, of one line or several, has its circle at the first one.
CIRCLE_AT_THE_FIRST_LINE = """labels => labels.map(label => {
    const circle = label.querySelector("input").getBoundingClientRect(), {lineHeight} = getComputedStyle(label);
    return circle.top < label.getBoundingClientRect().top + 0.8 * parseFloat(lineHeight);
})"""


# Other ways in.


@everywhere
@pytest.mark.parametrize("file", ["Gradient_Checking.ipynb", "mein Übungsheft.ipynb"])
def test_double_click_in_the_file_browser(page, address, course, file):
    """A notebook under its own name, and under the one that a learner gave it."""
    folder = course / "Gradient_Checking"
    if not (folder / file).exists():
        shutil.copy(folder / "Gradient_Checking.ipynb", folder / file)
    page.goto(f"{address}/lab/workspaces/files?reset&token={TOKEN}")
    for name in (FOLDER, "Gradient_Checking", file):
        page.locator(".jp-DirListing-item", has=page.get_by_text(name, exact=True)).dblclick()
    notebook = Notebook(page)
    cells = "import sys", "import matplotlib", "plotting.plot_slope("
    first, second, third = (notebook.run(notebook.find(text)) for text in cells)
    assert first == "" and "Slope at theta" in second + third


@everywhere
def test_classic_notebook(page, address, course):
    # A copy: what other tests typed into the notebook is saved now and then.
    shutil.copy(notebook_path("Gradient_Checking"), course / "Gradient_Checking" / "classic.ipynb")
    page.goto(f"{address}/notebooks/{FOLDER}/Gradient_Checking/classic.ipynb?token={TOKEN}")
    notebook = Notebook(page)
    cells = notebook.run_all()
    assert errors(cells) == []
    assert figures(cells) == figures(stored("Gradient_Checking").cells)
    answer, message = wrong_answer("backward_propagation")
    assert bare(message) in bare(answer_exercise(notebook, "backward_propagation", answer))


@everywhere
@pytest.mark.parametrize("opened", [390, 1400])
def test_front_page_shows_its_pictures_and_a_narrow_window_no_list_of_files(page, address, opened):
    page.set_viewport_size({"width": opened, "height": 844})
    page.goto(f"{address}/lab/workspaces/readme-{opened}/tree/{FOLDER}/README.md?token={TOKEN}")
    pictures = page.locator(".jp-MarkdownViewer img")
    pictures.first.wait_for()
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("Array.from(document.querySelectorAll('.jp-MarkdownViewer img')).every(i => i.complete)")
    widths = pictures.evaluate_all("images => images.map(image => image.naturalWidth)")
    assert widths and all(widths)
    assert page.locator(".jp-MarkdownViewer").bounding_box()["width"] > 300


# How it looks.


# What is cut off and can't be scrolled to. What is wider than its box and scrolls is no defect, nor are the parts of a
# formula, which overlap.
CUT_OFF = """() => {
    const shown = ".jp-Notebook :is(.jp-OutputArea-output, .jp-MarkdownOutput)";
    const boxes = Array.from(document.querySelectorAll(shown));
    if (boxes.length === 0) return ["nothing is shown"];
    const hides = value => value === "hidden" || value === "clip";
    return boxes.flatMap(box => [box, ...box.querySelectorAll("*")])
        .filter(box => !box.closest("mjx-container") && box.clientWidth > 0)
        .filter(box => {
            const style = getComputedStyle(box);
            return (hides(style.overflowX) && box.scrollWidth > box.clientWidth + 1)
                || (hides(style.overflowY) && box.scrollHeight > box.clientHeight + 1);
        })
        .map(box => `${box.tagName}: ${box.innerText}`.slice(0, 300));
}"""


# Words that go on in the next line, though they would fit into one; in a table, which scrolls, any would.
BROKEN_WORDS = """() => {
    const broken = [], range = document.createRange();
    const boxes = ".jp-Notebook :is(.jp-RenderedHTMLCommon, .jp-RenderedText) :is(pre, td)";
    for (const output of document.querySelectorAll(boxes)) {
        const room = output.tagName === "TD" ? Infinity : output.clientWidth;
        const texts = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                const parts = Array.from(range.getClientRects());
                const width = parts.reduce((sum, part) => sum + part.width, 0);
                if (new Set(parts.map(part => part.top)).size > 1 && width < room) broken.push(word[0]);
            }
        }
    }
    return broken;
}"""


def settled(page, script):
    """The list that a script makes, when it is empty, or after some time in which the page could finish its layout."""
    with contextlib.suppress(TimeoutError):
        page.wait_for_function(f"({script})().length === 0", timeout=10_000)
    return page.evaluate(script)


def contrasts(page):
    """The elements that break a rule of axe-core, or whose contrast it can't judge; and those that keep one."""
    found = Axe().run(page, OURS, {"rules": JUPYTERLABS}).response
    elements = {
        kind: [node["html"] for rule in found[kind] for node in rule["nodes"]]
        for kind in ("violations", "incomplete", "passes")
    }
    return elements["violations"] + elements["incomplete"], elements["passes"]


OURS = ".jp-OutputArea-output, .jp-MarkdownOutput"  # the rest of the page is JupyterLab's
# What a notebook has no say in: JupyterLab's links have no underline.
JUPYTERLABS = {"link-in-text-block": {"enabled": False}}


@pytest.fixture(scope="module")
def shown(course, executed):
    """A notebook with everything that the course can show below a cell."""
    nbformat.write(shown_notebook(), course / "shown.ipynb")
    notebook, cells = executed("shown.ipynb")
    assert errors(cells) == []
    return notebook


THEMES, WIDTHS = ("JupyterLab Light", "JupyterLab Dark"), (1400, 1000)
LOOKS = [(THEMES[0], WIDTHS[0]), *((theme, WIDTHS[-1]) for theme in THEMES)]  # where words stand is the same in all
each_look = pytest.mark.parametrize(("theme", "width"), LOOKS)


def look_at(notebook, theme, width, file):
    """Show all of the notebook at this width, keep a picture of it, and check that nothing is cut or too pale."""
    page, height = notebook.page, 30_000
    page.bring_to_front()
    notebook.change_theme(theme)
    scroll_bar = page.locator(".jp-WindowedPanel-outer:visible").evaluate("one => getComputedStyle(one).scrollbarColor")
    assert (scroll_bar == "auto") == (theme == THEMES[0])  # in Firefox, that is white
    page.set_viewport_size({"width": width, "height": height})
    notebook.ask("(app.shell.collapseLeft(), notebook.scrollToItem(0))")  # no list of files beside it
    notebook.wait_for("widgets.every(cell => cell.isAttached)")
    assert notebook.ask("widgets.at(-1).node.getBoundingClientRect().bottom") < height  # everything is in view
    cut = settled(page, CUT_OFF) + settled(page, BROKEN_WORDS)
    page.screenshot(path=file)
    if width == WIDTHS[-1]:  # colours are the same at every width
        style = page.add_style_tag(content="body { height: 100vh }")  # else axe takes all in it for hidden
        pale, clear = contrasts(page)
        style.evaluate("style => style.remove()")
        assert pale == [] and len(clear) > 20
    page.set_viewport_size({"width": 1400, "height": 900})  # typing into so high a page would be slow
    assert cut == []


@everywhere
@each_look
def test_outputs_are_readable(shown, theme, width, tmp_path):
    look_at(shown, theme, width, tmp_path / "shown.png")


def test_the_walk_is_readable(executed, tmp_path):
    look_at_week(executed, WALK, THEMES[0], WIDTHS[-1], tmp_path)


@everywhere
@each_look
@pytest.mark.parametrize("week", WEEKS)
def test_weeks_are_readable(executed, week, theme, width, tmp_path):
    look_at_week(executed, week, theme, width, tmp_path)


def look_at_week(executed, week, theme, width, tmp_path):
    """A whole week: nothing is cut or too pale, and every figure and text cell is drawn."""
    notebook, _ = executed(path_of(week))
    look_at(notebook, theme, width, tmp_path / f"{week}.png")
    drawn = notebook.page.locator(".jp-OutputArea-output img:not(.live-figure img)")
    widths = drawn.evaluate_all("all => all.map(image => image.checkVisibility() && image.naturalWidth)")
    cells = stored(week).cells
    assert len(widths) == sum(figures(cells)) and all(widths)
    filters = drawn.evaluate_all("all => all.map(image => getComputedStyle(image).filter)")
    assert set(filters) == {"none" if theme == THEMES[0] else "invert(1) hue-rotate(180deg)"}
    assert notebook.page.locator(".jp-MarkdownOutput").count() == sum(cell.cell_type == "markdown" for cell in cells)


# What makes sure that the tests above mean something.


@everywhere
def test_an_address_elsewhere_is_noticed(page, address, requests):
    page.goto(f"{address}/login")
    page.evaluate("fetch('https://example.org/').catch(() => null)")
    assert foreign(requests) == ["https://example.org/"]
    requests.clear()
    assert foreign(["ws://127.0.0.1:80/a", "http://localhost/b", "data:text/plain,c", "blob:http://127.0.0.1/d"]) == []
    assert len(foreign(["wss://example.org/a", "http://127.0.0.1.example.org/", "blob:http://example.org/b"])) == 3


@everywhere
def test_what_is_cut_broken_or_pale_is_noticed(page):
    page.set_content("""
        <div class="jp-Notebook"><div class="jp-OutputArea-output jp-RenderedHTMLCommon" style="width: 200px">
        <p style="white-space: nowrap; overflow: hidden">a line that is much longer than its box is wide, and cut</p>
        <p tabindex="0" style="white-space: nowrap; overflow: auto">much too long for its box, but the line scrolls</p>
        <pre style="white-space: pre-wrap; word-break: break-all">many words that are broken at the end of a line</pre>
        <table style="width: 60px"><td style="overflow-wrap: anywhere">a_name_that_is_broken</td></table>
        <p style="color: #999">pale</p>
        </div></div>""")
    (cut,) = page.evaluate(CUT_OFF)
    assert cut.endswith("and cut")
    assert "a_name_that_is_broken" in page.evaluate(BROKEN_WORDS) and len(page.evaluate(BROKEN_WORDS)) > 1
    pale, clear = contrasts(page)
    assert pale == ['<p style="color: #999">pale</p>'] and clear


@pytest.mark.parametrize(
    ("ci", "outcome"),
    [("", pytest.skip), ("0", pytest.skip), ("false", pytest.skip), ("true", pytest.fail), ("1", pytest.fail)],
)
def test_skipped_without_a_browser_but_never_in_ci(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome.Exception):
        no_browser()


def test_the_whole_check_counts_as_ci():
    assert "\nexport CI=true" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
