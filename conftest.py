"""What holds for every test run, and for the kernels and processes that tests start."""

import os

# A test must neither read nor write a learner's progress, nor compare a bar that only a slow machine shows.
os.environ["COURSE_PROGRESS"] = "off"
# A kernel that inherits a backend would not show its figures in the notebook.
os.environ.pop("MPLBACKEND", None)


def pytest_collection_modifyitems(items):
    """Keep the cells of a notebook in their order: pytest-randomly shuffles them like any other tests."""
    items.sort(key=lambda item: (str(item.path), item.cell_num) if item.path.suffix == ".ipynb" else ("", 0))
