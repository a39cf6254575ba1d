"""How a verdict looks in a notebook, and in plain text where there is none."""

import html
import re
import sys
from itertools import groupby

from IPython.display import Code, display

from helpers.exercises.judge.finding import ROW

# Signs and words as well as colours. Text keeps the colour of JupyterLab's theme; the borders have a contrast of
# more than 3 : 1 on white and on black (WCAG 2.1, 1.4.11).
SIGNS = {"not started": "\N{WHITE CIRCLE}", "wrong": "\N{BALLOT X}", "correct": "\N{CHECK MARK}"}
BORDERS = {"not started": "#767676", "wrong": "#d55e00", "correct": "#0072b2"}
GOES_ON = {
    "not started": "Until it is written and both cells are run, the notebook goes on with the course's own version.",
    "wrong": "The notebook goes on with the course's own version; the code in your cell stays as it is.",
    "correct": "The notebook goes on with it.",
}


class Verdict:
    """A Result that IPython can display. What was seen comes first, set apart from what to try."""

    def __init__(self, result):
        what = f"{result.exercise}: {result.status}" if result.exercise else "This is no answer to an exercise"
        self.heading = f"{SIGNS[result.status]} {what}"
        self.lines = result.message.split("\n") if result.message else []
        if result.exercise:
            self.lines.append(GOES_ON[result.status])
        self.border = BORDERS[result.status]

    def __repr__(self):
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"  # a console may have no sign for the verdict
        text = in_plain([self.heading, *self.lines])
        return text.encode(encoding, "replace").decode(encoding)

    def _repr_html_(self):
        lines = "\n".join(self.lines).split("\n")
        blocks = [as_table(rows) if is_row else as_text(rows) for is_row, rows in groupby(lines, is_table_row)]
        if len(lines) == 1:  # goes on behind the heading
            blocks = [f" {marked_up(lines[0])}"]
        style = f"border-left: 6px solid {self.border}; padding: 0.2em 1em; overflow-wrap: anywhere; max-width: 48em"
        return f'<div style="{style}"><b>{html.escape(self.heading)}</b>{"".join(blocks)}</div>'


def in_plain(lines):
    """Where there is no display, a table's rows are lines like any others."""
    return "\n".join(lines).replace(ROW, "")


def is_table_row(line):
    return line.startswith(ROW)


def as_text(lines):
    """A paragraph for each line."""
    return "".join(f'<p style="margin: 0.35em 0">{marked_up(line)}</p>' for line in lines if line.strip())


def as_table(rows):
    """A table; rows that say "wrong" are tinted as well. A row that is shorter has nothing before its last column."""
    cells = [re.split(r" {2,}", row.strip()) for row in rows]
    width = max(map(len, cells))
    cells = [[*row[:-1], *[""] * (width - len(row)), row[-1]] for row in cells]
    return (
        '<div tabindex="0" style="overflow-x: auto"><table style="margin: 0.4em 0; border-collapse: collapse">'
        + "".join(f"<tr{TINT * ('wrong' in row)}>{''.join(map(as_cell, row))}</tr>" for row in cells)
        + "</table></div>"
    )


TINT = ' style="background: rgba(213, 94, 0, 0.14)"'


def as_cell(text):
    style = "padding: 0.1em 0.9em 0.1em 0; text-align: left; color: inherit; overflow-wrap: normal"  # names stay whole
    return f'<td style="{style}">{marked_up(text)}</td>'


INDEX = re.compile(r"\b([A-Za-z]+)_(?:\{([^}]*)\}|([a-z0-9])\b)")  # n_{l-1}, W_l


def marked_up(text):
    """Code between backticks as code, and the indices of formulas below the line."""
    parts = html.escape(text).split("`")
    parts[1::2] = [f"<code>{part}</code>" for part in parts[1::2]]
    parts[::2] = [INDEX.sub(r"\1<sub>\2\3</sub>", part) for part in parts[::2]]
    return "".join(parts)


def show_verdict(result):
    """Display the verdict."""
    display(Verdict(result))


class Source(Code):
    """Python code in colours, whose long lines are scrolled if need be."""

    def _repr_html_(self):
        return super()._repr_html_().replace("<pre>", '<pre tabindex="0" style="white-space: pre; overflow-x: auto">')


def show_source(source):
    """Display Python code in colours."""
    display(Source(source, language="python"))
