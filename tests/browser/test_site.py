"""The site as ``make site`` builds it: every page and link, what is asked of other servers, and JupyterLite."""

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from course_files import make

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_site"
WEEKS = ("Weight_Initialization", "Regularization", "Gradient_Checking", "Tuning")
PAGES = ("index.html", "TEACHING.html", "studies/README.html", *(f"{week}/{week}.html" for week in WEEKS))
PYODIDE = re.compile(r"https://cdn\.jsdelivr\.net/pyodide/v[\d.]+/full/")

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]


@pytest.fixture(scope="module")
def address():
    """The address of the site, built anew and served as files."""
    make("site")
    handler = functools.partial(Quiet, directory=SITE)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    def log_message(self, *_):
        pass


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


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_readable_and_asks_for_nothing_elsewhere(page, address, asked, name):
    page.goto(f"{address}/{name}")
    page.wait_for_timeout(1000)  # for what a page asks for after it is loaded
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert page.locator("mjx-container").count() > 0 or "$" not in page.locator("article").inner_text()
    broken = Axe().run(page, options={"rules": KNOWN}).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in broken] == []


# The theme puts the title of the site outside of all landmarks.
KNOWN = {"region": {"enabled": False}}


@pytest.mark.parametrize("name", PAGES)
def test_no_link_of_a_page_leads_nowhere(page, address, name):
    page.goto(f"{address}/{name}")
    links = page.eval_on_selector_all("a[href], img[src]", "some => some.map(one => one.href || one.src)")
    inside = {link.partition("#")[0].partition("?")[0] for link in links if link.startswith(address)}
    missing = [link for link in inside if not (SITE / link.removeprefix(address).strip("/")).exists()]
    assert missing == []
    paths = [link.partition("?path=")[2] for link in links if "?path=" in link]
    assert all((SITE / "lite" / "files" / path).exists() for path in paths)
    assert name in ("index.html", "TEACHING.html", "studies/README.html") or paths


def test_a_notebook_opens_in_the_browser_up_to_its_kernel(page, address, asked):
    page.goto(f"{address}/{WEEKS[0]}/{WEEKS[0]}.html")
    page.wait_for_timeout(1000)  # for what a page asks for after it is loaded
    page.get_by_role("link", name="Open this notebook in the browser").click()
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.locator(".jp-RenderedMarkdown h1").first.wait_for()
    for _ in range(60):
        if any(PYODIDE.match(url) for url in asked):
            break
        page.wait_for_timeout(1000)
    elsewhere = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert elsewhere and all(PYODIDE.match(url) for url in elsewhere)
