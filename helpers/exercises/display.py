"""How a verdict looks in a notebook, and in plain text where there is none."""

import html
from itertools import groupby

from IPython.display import Code, display

# Signs and words as well as colours. Text keeps the colour of JupyterLab's theme; the borders have a contrast of
# more than 3 : 1 on white and on black (WCAG 2.1, 1.4.11).
SIGNS = {"not started": "\N{WHITE CIRCLE}", "wrong": "\N{BALLOT X}", "correct": "\N{CHECK MARK}"}
BORDERS = {"not started": "#767676", "wrong": "#d55e00", "correct": "#0072b2"}
GOES_ON = {
    "not started": "The notebook goes on with the course's own version.",
    "wrong": "The notebook goes on with the course's own version; the code in your cell stays as it is.",
    "correct": "The notebook goes on with it.",
}


class Verdict:
    """A Result that IPython can display."""

    def __init__(self, result):
        what = f"{result.exercise}: {result.status}" if result.exercise else "This is no answer to an exercise"
        self.heading = f"{SIGNS[result.status]} {what}"
        self.lines = [*result.message.split("\n")]
        if result.exercise:
            self.lines.append(GOES_ON[result.status])
        self.border = BORDERS[result.status]

    def __repr__(self):
        return "\n".join([self.heading, *self.lines])

    def _repr_html_(self):
        lines = "\n".join(self.lines).split("\n")
        blocks = "".join(f'<pre style="{style}">{as_html(block)}</pre>' for style, block in groupby(lines, style_of))
        style = f"border-left: 6px solid {self.border}; padding: 0.2em 1em; overflow-wrap: anywhere"
        return f'<div style="{style}"><b>{html.escape(self.heading)}</b>{blocks}</div>'


# JupyterLab breaks lines in the middle of words and tables, unless it is told otherwise.
LETTERS = "font-family: monospace; margin: 0; background: none; color: inherit"
TEXT = f"white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere; {LETTERS}"
ROWS = f"white-space: pre; overflow-x: auto; {LETTERS}"


def style_of(line):
    """Text is wrapped. Rows of a table, whose columns several spaces set apart, are scrolled if need be."""
    return ROWS if "  " in line.strip() else TEXT


def as_html(lines):
    return html.escape("\n".join(lines))


def show_verdict(result):
    """Display the verdict."""
    display(Verdict(result))


class Source(Code):
    """Python code in colours, whose long lines are scrolled if need be."""

    def _repr_html_(self):
        return super()._repr_html_().replace("<pre>", '<pre style="white-space: pre; overflow-x: auto">')


def show_source(source):
    """Display Python code in colours."""
    display(Source(source, language="python"))
