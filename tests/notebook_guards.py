"""What strict nbval would let pass in a stored notebook, and what every notebook of the course must have."""

import ast
import json
import re

from tools.notebooks import METADATA, code_cells

# Tags and comments by which nbval skips a cell, or compares less of it, or allows it to fail.
LENIENT = re.compile(
    r"nbval[-_](ignore[-_]output|skip|raises[-_]exception)|raises-exception|PYTEST_VALIDATE", re.IGNORECASE
)
MACHINE = re.compile(r"/home/|/Users/|/root/|/tmp/|[A-Z]:\\\\")
LONGEST_CELL = 12  # lines of code


def problems(notebook):
    """What is wrong with a stored notebook, a line for each; none when all is well."""
    found = []
    if notebook.metadata != METADATA:
        found.append(f"the metadata is {notebook.metadata}")
    if MACHINE.search(json.dumps(notebook.cells)):
        found.append("it names a folder of somebody's machine")
    for number, cell in enumerate(code_cells(notebook), start=1):
        found += [f"cell {number} {problem}" for problem in problems_of_cell(cell, number)]
    return found


def problems_of_cell(cell, number):
    """What is wrong with the code cell of this number, counted from 1."""
    if cell.execution_count != number:
        yield f"has the execution count {cell.execution_count}"
    if set(cell.metadata) - {"tags", "reason"}:
        yield f"has the metadata {cell.metadata}"
    if leniency(cell) and len(cell.metadata.get("reason", "")) < 20:
        yield "makes nbval lenient without a reason in its metadata"
    if any(output.output_type == "error" or output.get("name") == "stderr" for output in cell.outputs):
        yield "shows an error or a warning"
    if "plt.show()" in cell.source and not any("image/png" in output.get("data", {}) for output in cell.outputs):
        yield "has lost its picture"
    if "plt.show()" in cell.source and not any(output.get("text", "").strip() for output in cell.outputs):
        yield "shows a picture without the line that says what is in it"


def leniency(cell):
    """The tags and comments that make nbval lenient."""
    comments = [line for line in cell.source.splitlines() if line.lstrip().startswith("#")]
    return [text for text in (*cell.metadata.get("tags", []), *comments) if LENIENT.search(text)]


def lines_of_code(source):
    """How many lines have code: blank lines, comments and docstrings don't count."""
    without_docstrings = set(range(1, len(source.splitlines()) + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node) is not None:
            without_docstrings -= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    lines = [line.strip() for number, line in enumerate(source.splitlines(), start=1) if number in without_docstrings]
    return len([line for line in lines if line and not line.startswith("#")])
