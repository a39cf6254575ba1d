"""Build the site into _site: the notebooks as pages, and JupyterLite, which runs them in the browser (``make site``).

Nothing is loaded from elsewhere while it is built. In the browser one address outside is asked, when a kernel starts:
that of the Pyodide which the installed jupyterlite-pyodide-kernel names, with NumPy and the other packages.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

from tools import site_pages
from tools.notebooks import NAMES, ROOT, WEEKS, notebook_path

SITE = ROOT / "_site"
PAGES = ("TEACHING.md", "studies/README.md")
LITE = "lite"
# What a kernel in the browser needs before the course's helpers can be imported; what pip installs is on the site.
FIRST_CELL = """%pip install -q {packages}
import json, logging
import matplotlib, numpy, PIL, scipy, sklearn, tqdm  # in the browser these are loaded when a cell names them

logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells that it looks for fonts
with open("{versions}") as file:
    site = json.load(file)
if site["{name}"] != "{version}":
    print(site["newer"])"""
NEWER = (
    "The site has a new version of this notebook. Yours stays as it is. To get the new one: File > Download takes "
    "yours out; then delete it in the list of files (File > Open...), and open this page again."
)
VERSIONS = "helpers/versions.json"  # in the browser: of the notebooks that the site has now, and NEWER
BEFORE_IT = """## In your browser

Run the next cell first: click into it, then press Shift+Enter or the ▶ at the top. The first time it loads about
60 MB, which takes half a minute to a few minutes. Meanwhile `[*]` stands beside it; it is ready when a number takes
that place.

If the `[*]` stays and the kernel's name above is "Unknown", Python could not be loaded: look whether you are online
and whether your network blocks it, then load the page again. On your own computer the course needs no such download:
get the repository and type `make lab`.

**Your work** is kept in this browser, on this computer only, a few seconds after you type. *File > Download* takes it
out. To start a notebook afresh or get its new version, delete it in the list of files (*File > Open...*) and open this
page again: the site's own is there. To delete everything, clear this site's data in your browser's settings.

**A cell that never ends** can't be interrupted here: choose *Kernel > Restart Kernel*, and run the cells from the top
again. What you typed stays."""
WHEELS = ("ipywidgets", "jupyterlab_widgets", "comm", "optuna", "alembic", "colorlog", "mako")
# Advice that nobody can follow in a browser, and what takes its place.
LAB_ADVICE = {
    "open the notebook with `make lab`, from its own folder in the course.": "run the first code cell above.",
    "Open this notebook in the course's own folder: make lab": "Run the first code cell above",
    "in your own data folder, on your computer only": "in this browser, on this computer only",
    "make a copy of a notebook in the same folder (right click, *Duplicate*) and work in the copy: updates of the "
    "course leave it alone. *File*, *Save* keeps what you wrote.": "read above how your work is kept.",
    "*Kernel*, *Interrupt Kernel*": "*Kernel*, *Restart Kernel*",
}
SETTINGS = {"@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 5}}
EXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
NEEDED = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager")
PYODIDE = "@jupyterlite/pyodide-kernel-extension:kernel"


def main():
    """Build everything anew."""
    shutil.rmtree(SITE, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        build_pages(Path(folder) / "pages")
        build_lite(Path(folder) / "lite")
    print(f"The site is in {SITE.name}; to see it, run: python -m http.server -d {SITE.name}")


def build_pages(source):
    """The pages, by Sphinx; a warning is an error."""
    shutil.copytree(ROOT / "web", source)
    shutil.copytree(ROOT / "Images", source / "Images")
    front = source / "index.md"
    front.write_text(with_slides(front.read_text(encoding="utf-8"), source), encoding="utf-8")
    for name in PAGES:
        path = source / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(with_links_inside((ROOT / name).read_text(encoding="utf-8"), path, source), encoding="utf-8")
    for name in WEEKS:
        notebook, path = read(name), source / notebook_path(name).relative_to(ROOT)
        site_pages.furnish(notebook, notebook_path(name).parent, source, address_in_lite(name))
        notebook.cells.insert(1, nbformat.v4.new_markdown_cell(link_to_lite(name)))
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = with_links_inside(cell.source, path, source)
            for output in cell.get("outputs", []):
                if "text/html" in output.get("data", {}):  # what progress() links to
                    output.data["text/html"] = re.sub(r'(href="[^"?]*)\.ipynb"', r'\1.html"', output.data["text/html"])
        write(notebook, path)
    made = source.with_name("made") / "html"  # myst-nb puts a folder of pictures beside it
    run(sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "-d", source / ".trees", source, made)
    site_pages.lighten(made)
    shutil.copytree(made, SITE)


def with_slides(text, source):
    """A page in which a line "slider: FILM.gif, label" becomes a slider through that film."""
    line = re.compile(r"^slider: (\S+), (.+)$", re.M)
    return line.sub(lambda film: site_pages.slide_of(ROOT / film[1], film[2], source), text)


def with_links_inside(text, page, source):
    """The text of a page, whose links to files that are no part of the site are words only; README.md is its front."""
    parts = [source / name for name in (*PAGES, *(notebook_path(week).relative_to(ROOT) for week in WEEKS))]

    def kept(link):
        words, target = link[1], (page.parent / link[2].partition("#")[0]).resolve()
        if target == (source / "README.md").resolve():
            return f"[{words}]({'../' * (len(page.relative_to(source).parts) - 1)}index.md)"
        inside = target in [part.resolve() for part in parts] or target.exists()
        return link[0] if inside else words

    return re.sub(r"(?<!!)\[([^\]]*)\]\((?![a-z]+:)([\w./-]+[./][\w./-]+(?:#[^)\s]*)?)\)", kept, text)


def link_to_lite(name):
    """What stands below the title of a page."""
    words = "Open this notebook in the browser"
    return f'<a class="to-lite" href="{address_in_lite(name)}">{words}</a> and do the exercises: nothing to install.'


def address_in_lite(name):
    """Where a notebook runs in the browser, from its page."""
    return f"../{LITE}/notebooks/index.html?path={notebook_path(name).relative_to(ROOT).as_posix()}"


def build_lite(work):
    """JupyterLite with the notebooks and what they import."""
    contents = work / "contents"
    for folder in ("helpers", "studies", "Images"):
        shutil.copytree(ROOT / folder, contents / folder, ignore=shutil.ignore_patterns("__pycache__", "*.rows"))
    versions = {"newer": NEWER}
    for name in NAMES:
        notebook = read(name)
        versions[name] = hashlib.sha256("".join(cell.source for cell in notebook.cells).encode()).hexdigest()[:12]
        for_the_browser(notebook, name, versions[name])
        notebook.metadata.kernelspec = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
        write(notebook, contents / notebook_path(name).relative_to(ROOT))
    (contents / VERSIONS).write_text(json.dumps(versions), encoding="utf-8")
    wheels = work / "wheels"
    run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", wheels, *WHEELS)
    settings = {"litePluginSettings": {PYODIDE: {"disablePyPIFallback": True}}, "settingsOverrides": SETTINGS}
    settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": settings}
    (work / "jupyter-lite.json").write_text(json.dumps(settings), encoding="utf-8")
    options = ["--lite-dir", work, "--contents", contents, "--output-dir", SITE / LITE]
    options += ["--apps", "lab", "--apps", "notebooks", "--no-sourcemaps", "--no-unused-shared-packages"]
    options += [f"--piplite-wheels={wheel}" for wheel in sorted(wheels.glob("*.whl"))]
    # Other extensions of this environment are for another JupyterLab; the course has one of its own.
    needed = [*(EXTENSIONS / name for name in NEEDED), ROOT / ".jupyter" / "labextensions" / "course-look"]
    needed = [f"--LiteBuildConfig.federated_extensions={path}" for path in needed]
    options += ["--ignore-sys-prefix", *needed]
    run(sys.executable, "-m", "jupyter", "lite", "build", *options, inside=work)  # where it leaves a file of its own


def for_the_browser(notebook, name, version):
    """Put in front of a notebook what a kernel in the browser needs, and say nothing that is possible in a lab only."""
    for cell in notebook.cells:
        for words, others in LAB_ADVICE.items():
            cell.source = cell.source.replace(words, others)
    up = "../" * (len(notebook_path(name).relative_to(ROOT).parts) - 1)
    first = FIRST_CELL.format(packages=installed(notebook), versions=up + VERSIONS, name=name, version=version)
    notebook.cells[1:1] = [nbformat.v4.new_markdown_cell(BEFORE_IT), nbformat.v4.new_code_cell(first)]


def installed(notebook):
    """What a notebook imports that Pyodide does not have."""
    return "ipywidgets optuna" if any("import optuna" in cell.source for cell in notebook.cells) else "ipywidgets"


def read(name):
    return nbformat.read(notebook_path(name), as_version=4)


def write(notebook, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def run(*command, inside=ROOT):
    """Run it in a folder; where it fails, say what it said."""
    done = subprocess.run([str(part) for part in command], cwd=inside, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command[:4]))} ... failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")


if __name__ == "__main__":
    argparse.ArgumentParser("python -m tools.site", description=__doc__).parse_args()
    main()
