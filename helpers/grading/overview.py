"""The class in one picture: who has which exercise, and the most frequent mistakes."""

import io

import numpy as np

from helpers.grading.outputs import put
from helpers.grading.students import exercises_in, mistakes_of

# Light to dark, so that they differ without colour too; a letter says the rest.
LEVELS = {"correct": ("#0072b2", "+"), "look at it": ("#56b4e9", "?"), "wrong": ("#e69f00", "x")}
LEVELS |= {"not started": ("#dddddd", "."), "missing": ("#f4f4f4", "-"), "": ("#ffffff", "")}
MOST_MISTAKES = 12
LETTERS_UP_TO = 60  # students: with more the letters would be too small


def draw_overview(students, path):
    """Draw the picture into the file; its ending says which kind (png, svg, pdf). Raises OSError, ValueError."""
    from matplotlib import rcdefaults
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # needs no screen
    from matplotlib.colors import BoundaryNorm, ListedColormap
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch
    from matplotlib.ticker import MaxNLocator

    rcdefaults()  # a style of one's own may want what is not here, such as LaTeX
    names = exercises_in(students)
    statuses = [[student.verdicts.get(name, {}).get("status", "") for name in names or [""]] for student in students]
    counts = mistakes_of(students).most_common(MOST_MISTAKES)
    height = 2 + min(max(len(students) * 0.18, len(counts) * 0.3, 2), 40)
    figure = Figure(figsize=(14, height), layout="constrained")
    FigureCanvasAgg(figure)
    left, right = figure.subplots(1, 2, width_ratios=[max(len(names), 4), 12])
    numbers = np.array([[list(LEVELS).index(status) for status in row] for row in statuses] or [[0]])
    colours = ListedColormap([colour for colour, _ in LEVELS.values()])
    left.imshow(numbers, cmap=colours, norm=BoundaryNorm(np.arange(len(LEVELS) + 1) - 0.5, len(LEVELS)), aspect="auto")
    left.set_xticks(range(len(names)), names, rotation=60, ha="right", fontsize=7)
    left.set_yticks(range(len(students)), labels(students), fontsize=6, parse_math=False)  # a name is no formula
    left.set_title(f"{len(students)} students, {len(names)} exercises")
    if len(students) <= LETTERS_UP_TO:
        for i, row in enumerate(statuses):
            for j, status in enumerate(row):
                left.text(j, i, LEVELS[status][1], ha="center", va="center", fontsize=7)
    handles = [
        Patch(facecolor=colour, edgecolor="#888", label=f"{letter} {name or 'not handed in'}".strip())
        for name, (colour, letter) in LEVELS.items()
    ]
    figure.legend(handles=handles, loc="outside lower left", ncols=len(handles), fontsize=7)
    right.barh(range(len(counts)), [count for _, count in counts], color="#e69f00")
    right.set_yticks(range(len(counts)), [":\n".join(pair) for pair, _ in counts], fontsize=7, parse_math=False)
    right.set_ylim(max(len(counts), 1.5 * height) - 0.5, -0.5)  # bars of one width, from the top
    right.set_title("Most frequent mistakes")
    right.set_xlabel("students")
    right.xaxis.set_major_locator(MaxNLocator(integer=True))
    drawn = io.BytesIO()
    figure.savefig(drawn, format=path.suffix[1:])
    put(path, drawn.getvalue())


def labels(students):
    """The students' names, or what stands for one that the font has no letters for: the number, or the place here."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    letters = {chr(code) for code in get_font(findfont(FontProperties())).get_charmap()}
    return [
        student.name[:40] if set(student.name) <= letters else student.number or f"row {row}"
        for row, student in enumerate(students, 1)
    ]
