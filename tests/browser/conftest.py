"""One JupyterLab and one browser for all tests in this folder."""

import shutil
import sys

import pytest
from course_files import copy_course
from lab import BROWSERS, FOLDER, foreign, launch, new_context, no_browser, running_lab
from playwright.sync_api import sync_playwright

RESTARTS = "test_answers_are_judged_and_remembered"


def pytest_collection_modifyitems(items):
    """Of the tests that share an executed notebook, what restarts its kernel is the last: sliders die with it."""
    places = [i for i, item in enumerate(items) if item.path.stem == "test_lab"]
    ordered = sorted((items[i] for i in places), key=lambda item: item.originalname == RESTARTS)
    for i, item in zip(places, ordered):
        items[i] = item


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """The browser of this machine."""
    if sys.platform == "linux" and not any(map(shutil.which, BROWSERS)):
        no_browser()  # before Playwright is asked: where a system is that bare, its own program may lack a library
    with sync_playwright() as playwright:
        browser = launch(playwright, tmp_path_factory.mktemp("browser"))
        if browser is None:
            no_browser()
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def course(browser, tmp_path_factory):
    """A copy of the course, in a folder with a space and a letter beyond ASCII in its name."""
    return copy_course(tmp_path_factory.mktemp("lab") / FOLDER)


@pytest.fixture(scope="module")
def address(course):
    """The address of a JupyterLab that was started elsewhere and shows the folder above the course."""
    with running_lab(course, course.parent / "jupyter") as address:
        yield address


@pytest.fixture(scope="module")
def requests():
    """The addresses that pages have asked for."""
    return []


@pytest.fixture(scope="module")
def context(browser, requests):
    with new_context(browser, requests) as context:
        yield context


@pytest.fixture
def page(context, tmp_path):
    """A page of the browser; what it shows in the end is kept in pytest's temporary folder, for a look at it."""
    page = context.new_page()
    yield page
    page.screenshot(path=tmp_path / "end.png")
    page.close()


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(requests):
    """Every test fails in which a page asks for something elsewhere."""
    yield
    outside = foreign(requests)
    requests.clear()
    assert outside == []
