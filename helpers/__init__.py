"""The course's own code: what its notebooks, a teacher and the studies call."""

import sys

__version__ = "1.1.0"

if "ipykernel" in sys.modules:  # else there is no notebook, and IPython takes a while
    from helpers import place
    from helpers.place import my_copy as my_copy

    if hasattr(place.get_ipython(), "kernel"):
        place.look_around(__version__)
