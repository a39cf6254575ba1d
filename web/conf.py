"""How Sphinx makes the pages of the site: see tools/site.py."""

import os
import re

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml


def license_and_source():
    """The license; and where the source is, if it is known: on GitHub, where the site is built."""
    license_address = "https://opensource.org/license/mit"
    repository = os.environ.get("GITHUB_REPOSITORY")
    source = f' <a href="https://github.com/{repository}">The source</a> is on GitHub.' if repository else ""
    return f'Under the <a href="{license_address}">MIT license</a>.{source}'


project = "Hyperparameter Tuning for Deep Learning"
author = copyright = "the authors of Hyperparameter Tuning for Deep Learning"
extensions = ["myst_nb"]
html_math_renderer = "mathml"
nb_execution_mode = "off"  # the outputs are stored in the notebooks, and the tests keep them true
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
html_theme = "sphinx_book_theme"
html_title = project
html_theme_options = {
    "use_download_button": False,
    "navigation_with_keys": False,
    "show_toc_level": 2,
    "navbar_persistent": [],  # the search stands at the side
    "footer_content_items": ["copyright.html", "extra-footer.html"],
    "extra_footer": f"<p>{license_and_source()}</p>",
}
html_show_sphinx = False
html_use_index = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["slides.js", "print.js"]


# What docutils does not know, or draws wrongly before the mark of a column, and what says the same.
SPELLINGS = {r"\dots": r"\ldots", r"\Big[": "[", r"\Big]": "]"}
# What it draws in the wrong place: the words below a brace, the index of a letter with a hat, and a bar over several.
MISPLACED = (
    (
        r"<msub>\s*<munder>(.*)<mo>(\u23df)</mo>\s*</munder>\s*(<mtext>[^<]*</mtext>)\s*</msub>",
        r'<munder><munder>\1<mo stretchy="true">\2</mo></munder>\3</munder>',
    ),
    (
        r'<munderover>\s*(<mi>\w</mi>)(.*?)(<mo stretchy="false">.</mo>)\s*</munderover>',
        r'<msub><mover accent="true">\1\3</mover>\2</msub>',
    ),
    (r'<mover accent="false">(.*?)<mo accent="true">_</mo>\s*</mover>', r'<mrow class="overline">\1</mrow>'),
)


def formula(page, node):
    """A formula as MathML, which browsers draw themselves: a script for it would weigh more than all else on a page."""
    tex = node.astext()
    for word, other in SPELLINGS.items():
        tex = tex.replace(word, other)
    drawn = tex2mathml(tex, as_block=isinstance(node, nodes.math_block))
    for wrong, right in MISPLACED:
        drawn = re.sub(wrong, right, drawn, flags=re.DOTALL)
    drawn = re.sub(r"<(mtable|mtr|mtd)\b", r'<\1 role="none"', drawn)  # for a screen reader these are lines, no cells
    page.body.append(drawn.replace(">|</mo>", ' lspace="0" rspace="0">|</mo>'))  # of an amount, not an operator
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", inline_renderers=(formula, None), block_renderers=(formula, None))
