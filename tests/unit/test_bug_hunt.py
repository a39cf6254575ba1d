"""The bug hunt: every bug shows in the table, in one line, and what is said of a line is true."""

import html
import re
import sys

import numpy as np
import pytest

from helpers.exercises import bug_hunt
from helpers.exercises.bug_hunt import HANGING, Named, Shown
from helpers.exercises.gradient_checking import hunts
from helpers.exercises.judge.gradients import relative_difference
from helpers.exercises.weeks import HUNTS


@pytest.mark.parametrize("kind", hunts.KINDS)
def test_the_code_without_a_bug_is_right(kind):
    assert hunts.off(kind, hunts.KINDS[kind].source.splitlines()) == []


@pytest.mark.parametrize("hunt", HUNTS, ids=lambda hunt: hunt.name)
def test_a_bug_is_one_line_and_spoils_what_this_line_can(hunt):
    assert hunt.line in hunt.choices
    off = hunts.off(hunt.kind, hunt.lines)
    assert off
    assert off == hunts.spoiled_by(hunt.kind, hunt.line)


@pytest.mark.parametrize("hunt", HUNTS, ids=lambda hunt: hunt.name)
def test_what_is_shown_does_not_hang_on_rounding(hunt):
    """A number near the middle of two that are shown would differ between machines."""
    found, slopes = hunts.gradients_of(hunt.kind, hunt.lines), hunts.KINDS[hunt.kind].at_work()[1]
    for name in hunts.off(hunt.kind, hunt.lines):
        difference = relative_difference(found[name], slopes[name])
        first_digits = difference / 10 ** np.floor(np.log10(difference))
        assert abs(first_digits % 1 - 0.5) > 1e-3


def test_one_bug_hardly_shows_in_the_sum_but_in_its_row():
    table = hunts.table(hunts.HUNTS[-1])
    assert "db1       (4, 1)  wrong  0.005" in table
    assert float(table.split(": ")[-1]) < 1e-3


def test_the_line_that_has_the_bug_is_right_and_counts(capsys, monkeypatch):
    progress = sys.modules["helpers.exercises.progress"]
    monkeypatch.setattr(progress, "BEST", {})
    monkeypatch.setattr(progress, "LATEST", {})
    for line, status in ((..., "not answered"), (10, "answered wrong"), (HUNTS[4].line, "right")):
        bug_hunt(5, line)
        assert progress.LATEST == {HUNTS[4].name: status}
    shown = capsys.readouterr().out
    assert "✗ Bug 5: line 10 does not have it" in shown and "✓ Bug 5: line 11 has it" in shown
    assert "Bug 5: line 11 has it</b>" in Named(5, HUNTS[4], HUNTS[4].line)._repr_html_()


def test_the_line_that_is_given_as_an_example_is_not_the_one():
    for number, hunt in enumerate(HUNTS, 1):
        example = re.search(rf"as in bug_hunt\({number}, (\d+)\)", repr(Shown(number, hunt)))
        assert int(example[1]) in set(hunt.choices) - {hunt.line}


def test_another_line_is_told_what_it_would_spoil(capsys):
    bug_hunt(6, 12)
    assert (
        "An error here would spoil dW1. What is off here: db1 and dW1. So which line do all" in capsys.readouterr().out
    )
    bug_hunt(6, 11)
    assert "You are near: an error here would spoil the same rows" in capsys.readouterr().out


def test_each_line_of_code_is_wrapped_by_itself():
    shown = Shown(11, HUNTS[10])
    blocks = re.findall(r'<span style="([^"]*)">([^<]*)</span>', shown._repr_html_())
    assert [(style, html.unescape(line)) for style, line in blocks] == [(HANGING, line) for line in shown.code]


def test_without_a_line_the_code_and_its_table_are_shown(capsys):
    bug_hunt(1)
    said = capsys.readouterr().out
    assert " 9      db2 = np.sum(dZ2, axis=1, keepdims=True)" in said
    assert "db2       (4, 1)  wrong  0.8" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Batch Normalization has bug_hunt(11) to bug_hunt(14)"),
        *(((number,), f"no bug {number}") for number in (0, len(HUNTS) + 1, True, 1.0)),
        ((1, 14), "lines 2 to 13"),
    ],
)
def test_what_is_no_bug_or_no_line_is_explained(capsys, arguments, said):
    bug_hunt(*arguments)
    assert said in capsys.readouterr().out
