"""How Sphinx makes the pages of the site: see tools/site.py."""

project = "Hyperparameter Tuning for Deep Learning"
author = copyright = "the authors of Hyperparameter Tuning for Deep Learning"
extensions = ["myst_nb", "sphinx-mathjax-offline"]
nb_execution_mode = "off"  # the outputs are stored in the notebooks, and the tests keep them true
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
html_theme = "sphinx_book_theme"
html_title = project
html_theme_options = {"use_download_button": False, "navigation_with_keys": False, "show_toc_level": 2}
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["slides.js"]
