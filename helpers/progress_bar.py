"""A progress bar for the training loop that leaves nothing behind in the notebook."""

import html
import os
import sys
import time

PATIENCE = 2.0  # seconds that a learner waits without being told how long it takes
FIRST_LOOK = 0.25  # seconds after which the whole duration is estimated


def count(total, label, clock=time.monotonic):
    """range(total), with a bar above the cell's output while it runs, if it will run for more than two seconds.

    There is none outside a notebook, and none where the environment says COURSE_PROGRESS=off (the tests compare
    what a cell leaves behind, and a machine that is slow today must not make a difference).
    """
    wanted = in_notebook() and os.environ.get("COURSE_PROGRESS") != "off"
    started = shown = clock()
    bar = None
    try:
        for i in range(total):
            if wanted and i > 0 and (now := clock()) - shown > FIRST_LOOK:
                shown = now
                if bar is not None:
                    bar.update(draw(i, total, label))
                elif (now - started) / i * total > PATIENCE:
                    bar = display(draw(i, total, label), display_id=True)
            yield i
    finally:
        if bar is not None:
            bar.update(as_html(""))


def in_notebook():
    """A terminal may have an IPython too, but only a notebook's has a kernel, and can draw a bar."""
    ipython = sys.modules.get("IPython")  # not imported here: the network works without it
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


def display(content, display_id):
    """IPython's, which returns a handle with ``update``."""
    from IPython.display import display

    return display(content, display_id=display_id)


def as_html(text):
    from IPython.display import HTML

    return HTML(text)


def draw(done, total, label):
    """The bar as HTML, with its numbers in words for those who can't see it."""
    text = html.escape(f"{label}: iteration {done:,} of {total:,}")
    return as_html(f'<label>{text} <progress value="{done}" max="{total}">{done / total:.0%}</progress></label>')
