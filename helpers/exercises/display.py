"""How a verdict looks in a notebook, and in plain text where there is none."""

import html

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
        self.heading = f"{SIGNS[result.status]} {result.exercise or 'This'}: {result.status}"
        self.lines = [*result.message.split("\n")]
        if result.exercise:
            self.lines.append(GOES_ON[result.status])
        self.border = BORDERS[result.status]

    def __repr__(self):
        return "\n".join([self.heading, *self.lines])

    def _repr_html_(self):
        style = f"border-left: 6px solid {self.border}; padding: 0.2em 1em; overflow-wrap: anywhere"
        body = "\n".join(map(html.escape, self.lines))
        # A message may hold a table of gradients, so its letters need one width.
        pre = "white-space: pre-wrap; font-family: monospace; margin: 0; background: none; color: inherit"
        return f'<div style="{style}"><b>{html.escape(self.heading)}</b><pre style="{pre}">{body}</pre></div>'


def show_verdict(result):
    """Display the verdict."""
    display(Verdict(result))


def show_source(source):
    """Display Python code in colours."""
    display(Code(source, language="python"))
