"""A class made by a script: for each student four notebooks, whose answers are right, wrong or blank by turns."""

import json
import re
import tempfile
from pathlib import Path

from helpers.exercises.parts import changed_source, source_of
from helpers.exercises.weeks import LABELS, QUESTIONS, WEEKS, call_of, question_called
from helpers.grading.folder import grade
from helpers.grading.work import find_work
from tools.notebooks import notebook_path

KINDS = ("correct", "wrong", "not started")


def grade_folder(folder, sandbox):
    """Grade every notebook in the folder: see ``grade``."""
    with tempfile.TemporaryDirectory() as scratch:
        return grade(find_work(folder, Path(scratch))[0], sandbox)


def make_class(folder, students, weeks=WEEKS):
    """Write the notebooks; {path in the folder: {exercise: status expected}}."""
    expected = {}
    notebooks = {week.folder: json.loads(notebook_path(week.folder).read_text(encoding="utf-8")) for week in weeks}
    for number in range(students):
        for week in weeks:
            kinds = {one.name: KINDS[(number + i) % len(KINDS)] for i, one in enumerate(week.exercises)}
            path = folder / f"student{number:03}" / f"{week.folder}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(answered(notebooks[week.folder], week, kinds, number)), encoding="utf-8")
            expected[path.relative_to(folder).as_posix()] = kinds
    return expected


def answered(notebook, week, kinds, number):
    """The week's notebook with answers of these kinds, and to every second question the right letter."""
    exercises = {one.name: one for one in week.exercises}
    notebook = json.loads(json.dumps(notebook))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        defined = re.match(r"def (\w+)\(", source)
        asked = re.match(r"""quiz\(["']?(\w+)["']?\)""", source)
        if cell["cell_type"] == "code" and defined and defined[1] in exercises:
            exercise, kind = exercises[defined[1]], kinds[defined[1]]
            if kind == "correct":
                cell["source"] = source_of(exercise.solution)
            elif kind == "wrong":
                mistake = exercise.mistakes[number % len(exercise.mistakes)]
                cell["source"] = changed_source(exercise.solution, *mistake.replacements)
        elif asked:
            question = question_called(asked[1])
            is_right = QUESTIONS.index(question) % 2 == 0
            letter = question.right if is_right else next(one for one in question.choices if one != question.right)
            cell["source"] = call_of(LABELS[question], letter)
    return notebook
