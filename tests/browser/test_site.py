"""The site as ``make site`` builds it: every page and link, what is asked of other servers, and JupyterLite."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from site_server import Files, built_site, served

from tools.notebooks import WEEKS
from tools.site import SITE

PAGES = ("index.html", "TEACHING.html", "studies/README.html", *(f"{week}/{week}.html" for week in WEEKS))
PYODIDE = re.compile(r"https://cdn\.jsdelivr\.net/pyodide/v[\d.]+/full/")

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]


@pytest.fixture(scope="module")
def address():
    """The address of the site, built anew and served as files."""
    built_site()
    with served(Files) as address:
        yield address


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine():
    """In place of the rule for the other tests: here one address outside is allowed, and a test says which."""


@pytest.fixture
def asked(context):
    """What pages ask for during a test."""
    urls = []

    def note(request):
        urls.append(request.url)

    context.on("request", note)
    yield urls
    context.remove_listener("request", note)


MOST = {"index.html": 1} | {f"{week}/{week}.html": 1.45 for week in WEEKS}  # megabytes


@pytest.mark.parametrize("name", [*PAGES, "search.html"])
def test_a_page_is_light_readable_and_whole(context, page, address, asked, name):
    """All that holds for every page, asked of each at one visit: opening it costs more than the questions."""
    network, sizes = context.new_cdp_session(page), []
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})  # it knows what other pages have loaded
    network.on("Network.loadingFinished", lambda request: sizes.append(request["encodedDataLength"]))
    page.add_init_script(MOVABLE)
    page.goto(f"{address}/{name}")
    page.wait_for_timeout(1000)  # for what a page asks for after it is loaded
    at_once = f"{sum(sizes) / 1e6:.2f} MB in {len(sizes)} requests"
    look_at_pictures(page)
    movable = page.evaluate("window.movable")
    print(f"{name}: {at_once}, all {sum(sizes) / 1e6:.2f} MB in {len(sizes)}; to be moved after {movable} ms")
    assert sum(sizes) / 1e6 <= MOST.get(name, 0.75)
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert "$" not in page.evaluate(PROSE)
    assert page.evaluate(SEARCHES) == 1
    footer = page.locator("footer.bd-footer-content").inner_text()
    assert footer.count("the authors of") == footer.count("MIT license") == 1
    page.add_style_tag(content="* { transition: none !important }")  # else some colors are seen on their way
    for mode in ("light", "dark"):
        page.emulate_media(color_scheme=mode)
        page.wait_for_function("(mode) => document.documentElement.dataset.theme === mode", arg=mode)
        broken = Axe().run(page, options={"rules": KNOWN}).response["violations"]
        assert [(mode, rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in broken] == []
        looks = page.evaluate(LOOKS)
        assert [look for look in looks if look != ["0px", FILTERS[mode]]] == []
    if name in PAGES:
        follow_links(page, address, name)
    else:  # the theme's own page of results
        assert page.evaluate(ICON_IN_THE_WAY) is False


# The frame of each figure, and how its colors change. In dark mode it is no white sheet, and blue dots are still blue.
LOOKS = """[...document.querySelectorAll("article img")].map((one) => {
  const {padding, filter} = getComputedStyle(one);
  return [padding, filter];
})"""
FILTERS = {"light": "none", "dark": "invert(1) hue-rotate(180deg)"}

# How many letters a line has in each paragraph of several lines.
LETTERS_A_LINE = """[...document.querySelectorAll("article p:not(:has(math, code))")]
  .filter((one) => one.innerText.length > 300)
  .map((one) => one.innerText.length / (one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)))"""

# Whether the icon of the field in view lies where its words begin.
ICON_IN_THE_WAY = """[...document.querySelectorAll("form.bd-search")].some((one) => {
  const [icon, field] = one.querySelectorAll("svg, input"), {left} = field.getBoundingClientRect();
  return left + parseFloat(getComputedStyle(field).paddingLeft) < icon.getBoundingClientRect().right;
})"""

# How many places to search can be seen.
SEARCHES = """[...document.querySelectorAll(".search-button__button")]
  .filter((one) => one.getBoundingClientRect().width > 0).length"""

# The milliseconds from the first request until a slider is there.
MOVABLE = """new MutationObserver(() => {
  if (document.querySelector("figure.slide input")) window.movable ??= Math.round(performance.now());
}).observe(document, {childList: true, subtree: true})"""


# Verdicts, progress and the titles of the next pages that go on out of view, and on a wide screen code and its output.
OUT_OF_VIEW = """[...document.querySelectorAll(
  '.cell_output [style*="overflow-x"], .prev-next-area a' + (innerWidth < 1400 ? "" : ", .cell pre"))]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 200))"""

# The share of the screen that the highest picture under a slider takes.
HIGHEST_SLIDE = """Math.max(0, ...[...document.querySelectorAll("figure.slide img")].map((one) =>
  one.clientHeight / innerHeight))"""


# Titles with a word that does not fit into a line.
BROKEN_TITLES = """[...document.querySelectorAll("article h1")].filter((one) => {
  one.style.overflowWrap = "normal";
  return one.scrollWidth > one.clientWidth + 1;
}).map((one) => one.innerText)"""

# Figures that on a telephone leave room at their sides, for which their letters are smaller.
SMALLER_THAN_NEEDED = """[...document.querySelectorAll(".cell_output img, figure.slide img")].filter((one) => {
  const narrow = one.clientWidth < Math.min(one.naturalWidth, document.body.clientWidth - 16);
  return innerWidth < 480 && one.clientWidth && one.clientHeight < 0.54 * innerHeight && narrow;
}).map((one) => one.src)"""


def look_at_pictures(page):
    """No picture is squashed or described by its file name, and nothing is wider than the screen."""
    page.add_style_tag(content="body { margin-right: 17px }")  # where other browsers draw a scroll bar
    for width in (320, 390, 800, 1400):  # the first one is a wide screen at 400 %
        page.set_viewport_size({"width": width, "height": 900})
        pictures = page.evaluate(PICTURES)
        assert [src for src, shown, own, _ in pictures if shown and abs(shown / own - 1) > 0.02] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.evaluate(HIGHEST_SLIDE) < 0.6, width
        assert page.evaluate(SMALLER_THAN_NEEDED) == []
        assert page.evaluate(BROKEN_TITLES) == [], width
        assert page.evaluate(SCROLLS_WITHOUT_A_SIGN) == []
        assert width == 320 or page.evaluate(OUT_OF_VIEW) == [], width
    assert [letters for letters in page.evaluate(LETTERS_A_LINE) if letters > 80] == []
    assert [alt for _, _, _, alt in pictures if re.search(r"_images|\.(png|webp|gif)", alt)] == []


def follow_links(page, address, name):
    """No link leads nowhere."""
    links = page.eval_on_selector_all("a[href], img[src]", "some => some.map(one => one.href || one.src)")
    inside = {link.partition("#")[0].partition("?")[0] for link in links if link.startswith(address)}
    missing = [link for link in inside if not (SITE / link.removeprefix(address).strip("/")).exists()]
    assert missing == []
    paths = [link.partition("?path=")[2] for link in links if "?path=" in link]
    assert all((SITE / "lite" / "files" / path).exists() for path in paths)
    assert name in ("index.html", "TEACHING.html", "studies/README.html") or paths


@pytest.mark.parametrize("name", [f"{week}/{week}.html" for week in WEEKS])
def test_formulas_are_drawn_by_the_browser_itself(page, address, name):
    """MathML, all of whose parts docutils knew; a formula is no stop on the way through a page by keyboard."""
    page.goto(f"{address}/{name}")
    assert page.locator("math").count() > 10 and page.locator("math [class*=error], math[tabindex]").count() == 0
    assert page.locator("mo:not([lspace='0'])").filter(has_text="|").count() == 0  # no room inside of an amount
    assert page.locator(MISDRAWN).count() == 0
    kept_in_a_line = "all => all.every(one => getComputedStyle(one).whiteSpace === 'nowrap')"
    assert page.locator("math").evaluate_all(kept_in_a_line)  # Firefox would part a d from its W
    heights = page.locator("math").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(heights) > 0


# A column in another one, a word beside its brace, an index below a letter with a hat, a bar that is too short, and
# lines that a screen reader takes for a table.
MISDRAWN = (
    "mtd > mtd, mtd > mtr, msub > munder, munderover > mi:first-child, mover[accent=false],"
    ":is(mtable, mtr, mtd):not([role=none])"
)
PROSE = """() => {
  const article = document.querySelector("main").cloneNode(true);
  for (const code of article.querySelectorAll("code, pre")) code.remove();
  return article.textContent;
}"""
# The theme puts the title of the site outside of all landmarks. What is touched has room for a finger.
KNOWN = {"region": {"enabled": False}, "target-size": {"enabled": True}}


def test_a_notebook_opens_in_the_browser_up_to_its_kernel(page, address, asked):
    page.goto(f"{address}/{WEEKS[0]}/{WEEKS[0]}.html")
    page.wait_for_timeout(1000)  # for what a page asks for after it is loaded
    page.get_by_role("link", name="Open this notebook in the browser").click()
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.locator(".jp-RenderedMarkdown h1").first.wait_for()
    figure = page.locator(".jp-OutputArea-output img[alt^='Which dots']")
    figure.first.wait_for(state="attached", timeout=60_000)  # the course's extension is there, too
    for _ in range(60):
        if any(PYODIDE.match(url) for url in asked):
            break
        page.wait_for_timeout(1000)
    elsewhere = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert elsewhere and all(PYODIDE.match(url) for url in elsewhere)


# Address, width by height as shown and of the file, and description of each picture, once it is loaded.
PICTURES = """async () => {
  const pictures = [...document.images];
  for (const one of pictures) one.loading = "eager";
  await Promise.all(pictures.map((one) => one.decode()));
  return pictures.map((one) => [
    one.src, one.clientHeight && one.clientWidth / one.clientHeight, one.naturalWidth / one.naturalHeight, one.alt,
  ]);
}"""


@pytest.mark.parametrize("name", ["index.html", f"{WEEKS[0]}/{WEEKS[0]}.html", f"{WEEKS[1]}/{WEEKS[1]}.html"])
def test_the_figures_of_a_page_move_by_keyboard(page, address, name):
    page.goto(f"{address}/{name}")
    for figure in page.locator("figure.slide").all():
        label = json.loads(figure.get_attribute("data-positions"))[0]
        slider, seen = figure.get_by_role("slider", name=f"{label}:", exact=True), set()  # its value is said by itself
        slider.press("Home")
        for _ in range(int(slider.get_attribute("max")) + 1):
            seen.add((figure.locator("img").get_attribute("src"), figure.locator("[aria-live]").inner_text()))
            assert slider.get_attribute("aria-valuetext") == figure.locator("label span").inner_text()
            slider.press("ArrowRight")
        assert len({src for src, _ in seen}) == int(slider.get_attribute("max")) + 1
        assert all(said for _, said in seen)


@pytest.mark.parametrize("name", [*PAGES[:4], "search.html?q=dropout"])
def test_each_stop_of_the_keyboard_is_seen(page, address, name):
    page.goto(f"{address}/{name}")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUS))
    assert [one for one, outline, shadow in seen if outline == shadow == "none"] == []
    assert name != "index.html" or any("range" in one for one, *_ in seen)


# What scrolls sideways, and has no shadow that scrolling to the end covers, or hides it under its rows.
SCROLLS_WITHOUT_A_SIGN = """[...document.querySelectorAll("article *")].filter((one) => {
  const {backgroundAttachment, overflowX} = getComputedStyle(one);
  const scrolls = ["auto", "scroll"].includes(overflowX) && one.clientWidth && one.scrollWidth > one.clientWidth + 1;
  const hidden = [...one.querySelectorAll("tr, td, th")]
    .some((part) => getComputedStyle(part).backgroundColor.startsWith("rgb("));
  return scrolls && (hidden || !(backgroundAttachment.includes("local") && backgroundAttachment.includes("scroll")));
}).map((one) => one.outerHTML.slice(0, 200))"""

# The tag of the element that has the focus, and what is drawn around it.
FOCUS = """() => {
  const one = document.activeElement, {outlineStyle, boxShadow} = getComputedStyle(one);
  return one === document.body ? ["the end", "", ""] : [one.outerHTML.slice(0, 200), outlineStyle, boxShadow];
}"""


@pytest.mark.parametrize("screen", [(1400, 900), (800, 900), (390, 844)])
def test_a_slider_is_on_the_first_screen_and_stays_in_its_place(page, address, screen):
    page.set_viewport_size(dict(zip(("width", "height"), screen)))
    page.goto(f"{address}/index.html")
    slider = page.get_by_role("slider")
    place = slider.bounding_box()
    assert place["y"] + place["height"] < screen[1] and place["height"] >= 24  # for a finger
    slider.press("Home")
    assert slider.bounding_box() == place


def test_a_figure_is_enlarged_with_its_page(page, address):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{address}/index.html")
    assert page.locator("figure.slide img").evaluate("image => image.clientWidth / innerWidth") > 0.8


@pytest.mark.parametrize("name", ["TEACHING.html", f"{WEEKS[2]}/{WEEKS[2]}.html"])
def test_a_dark_page_is_printed_whole_on_white_paper(page, address, name):
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 718, "height": 1000})  # of a sheet A4
    page.goto(f"{address}/{name}")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.evaluate(NOT_ON_PAPER) == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


# Lines that go on beside the sheet. What is folded stays so: an answer that comes out unasked spoils its question.
NOT_ON_PAPER = """[...document.querySelectorAll("article pre")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 200))"""


def test_without_a_script_one_figure_stands(browser, address):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/index.html")
    figure = page.locator("figure.slide")
    assert figure.locator("img").is_visible() and "He: train 99.3 %" in figure.locator("[aria-live]").inner_text()
    assert figure.locator("input").count() == 0
    page.close()


def test_a_question_of_a_page_unfolds_what_is_right_or_wrong(page, address):
    page.goto(f"{address}/{WEEKS[0]}/{WEEKS[0]}.html")
    for question in page.locator(".question").all():
        for choice in question.locator("details").all():
            choice.locator("summary").click()
        said = question.locator("details p").all_inner_texts()
        assert sum("Right." in words for words in said) == 1
        assert all("Right." in words or "Not right." in words for words in said)


def test_the_arrow_keys_scroll_code_and_turn_no_page(page, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{address}/{WEEKS[0]}/{WEEKS[0]}.html")
    page.locator("div.highlight pre").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert page.url == f"{address}/{WEEKS[0]}/{WEEKS[0]}.html"
