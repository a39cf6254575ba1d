"""What holds for every page, Markdown file or notebook: its outline, its pictures, its links."""

import re

import pytest
from course_files import PAGES, pictures_of, prose

from tools.notebooks import ROOT

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def heading_faults(text):
    """What is wrong with the outline: one title at the top, and no level left out below it."""
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, flags=re.MULTILINE)]
    faults = [] if levels[:1] == [1] and levels.count(1) == 1 else ["not one title, at the top"]
    return faults + [f"from level {one} to {other}" for one, other in zip(levels, levels[1:]) if other > one + 1]


def describes(description):
    """Whether words stand for a picture: a sentence that tells what is to be seen, not what kind of thing it is."""
    told = re.sub(r"^(an? |the )?(image|picture|figure|plot|screenshot)( of)?\b", "", description, flags=re.IGNORECASE)
    return len(told.split()) >= 8 and told == description and description.endswith(".")


def stands_in(page):
    """The folder that its links start from: the front page of the site lies at the root of it."""
    return page.parents[1] if page.parent.name == "web" else page.parent


@each_page
def test_headings_nest(page):
    assert heading_faults(prose(page)) == []


@each_page
def test_every_picture_has_a_description_that_describes(page):
    pictures = pictures_of(page)
    assert [description for description, _ in pictures if not describes(description)] == []
    assert [address for _, address in pictures if not (stands_in(page) / address).is_file()] == []
    # Written in another way they would escape these tests.
    assert len(pictures) == prose(page).count("![") and "<img" not in prose(page)


@each_page
def test_every_link_leads_somewhere(page):
    text = re.sub(r"\$\$.*?\$\$|\$.*?\$", "", prose(page), flags=re.DOTALL)  # a^{[1](i)} is no link
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#\s]*)[^)]*\)", text)
    assert [link for link in links if not (link.startswith("https://") or (stands_in(page) / link).exists())] == []


@each_page
def test_every_column_has_a_name(page):
    """A reader who hears a table is told the name of the column with each cell."""
    headers = re.findall(r"^\|(.*)\|\n\|[-:| ]+\|$", prose(page), flags=re.MULTILINE)
    assert [header for header in headers if not all(name.strip() for name in header.split("|"))] == []


@pytest.mark.parametrize(
    "description, good",
    [
        ("The cost falls steadily from 0.88 at iteration 0 to 0.07 at the end.", True),
        ("cost_he.png", False),
        ("Image of the cost falling steadily from 0.88 at the start to 0.07.", False),
        ("A plot of the cost of the network against the number of iterations.", False),
        ("The cost of the network.", False),
    ],
)
def test_a_poor_description_is_noticed(description, good):
    assert describes(description) == good


def test_a_poor_outline_is_noticed():
    assert heading_faults("# One\n## Two\n### Three\n## Two\n") == []
    assert heading_faults("# One\n### Three\n") == ["from level 1 to 3"]
    assert heading_faults("## Two\n# One\n") == heading_faults("# One\n# One\n") == ["not one title, at the top"]
