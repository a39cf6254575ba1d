# The course's commands. Those of them that need packages make .venv first, once.

PYTHON ?= python3
# More words for JupyterLab, for example: make lab LAB_OPTIONS=--no-browser
LAB_OPTIONS ?=
VENV = .venv
VENV_PYTHON = $(VENV)/bin/python

.DEFAULT_GOAL = help
.PHONY: help lab check test everywhere site nbgrader images screenshot notebooks bench study clean

help: ## list these commands
	@echo "make COMMAND, where COMMAND is one of"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

# JupyterLab refuses root unless it is told so, and in a container the user is root.
AS_ROOT = $(if $(filter 0,$(shell id -u)),--ServerApp.allow_root=True)

lab: .venv/installed ## open the course in JupyterLab
	@echo "The course opens in your browser. If it does not, copy the address below into it. Ctrl+C ends it."
	@JUPYTER_CONFIG_PATH=.jupyter $(VENV_PYTHON) -m jupyterlab --ServerApp.ip=127.0.0.1 --ServerApp.root_dir=. \
		--LabApp.default_url=/lab/tree/START.ipynb --log-level=ERROR $(AS_ROOT) $(LAB_OPTIONS)

# A notebook of the course has the name of its folder: a learner's copies beside it are not checked.
NOTEBOOKS = START.ipynb $(foreach folder,$(wildcard [A-Z]*/),$(wildcard $(folder)$(notdir $(folder:/=)).ipynb))
# Of a notebook at most 88 columns are in view beside the list of files.
RUFF = $(VENV_PYTHON) -m ruff
LINT = $(RUFF) check . && $(RUFF) format --check . && \
	$(RUFF) check --config line-length=88 $(NOTEBOOKS) && $(RUFF) format --config line-length=88 --check $(NOTEBOOKS)

# The folder has what takes the place of a package that costs each Python 1.5 s, in all that the tests start. What is
# compiled is kept, even where the environment says no: else each of these would compile the course anew.
PYTEST = PYTHONDONTWRITEBYTECODE= PYTHONPATH="$(CURDIR)/tests/without$${PYTHONPATH:+:$$PYTHONPATH}" \
	$(VENV_PYTHON) -m pytest -n 2

check: .venv/installed-test ## check the code, run the unit tests and the stored notebooks: for every edit
	$(LINT)
	$(PYTEST) tests/unit $(NOTEBOOKS)

test: .venv/installed-test ## all that a newcomer needs to trust the course, with a walk through a real browser
	$(LINT)
	$(PYTEST)

everywhere: .venv/installed-test ## BLAS kernels, oldest and newest versions, faults, the long walk through a browser
	$(PYTEST) tests -m everywhere -rsP

site: .venv-site/installed ## build the course as a web site, with JupyterLite, into _site
	$(VENV_PYTHON) -m tools.site

nbgrader: .venv-nbgrader/installed ## write the course as assignments for nbgrader, into _nbgrader
	$(VENV_PYTHON) -m tools.nbgrader_course

images: .venv/installed ## draw the pictures in Images/ anew
	$(VENV_PYTHON) -m tools.images

screenshot: .venv/installed-test ## photograph a check in JupyterLab for the README
	PYTHONPATH=.:tests:tests/browser $(VENV_PYTHON) -m tools.screenshot

notebooks: .venv/installed ## run the notebooks and store their outputs
	$(VENV_PYTHON) -m tools.notebooks

bench: .venv/installed-test ## measure speed, side by side with other ways to do the same
	$(VENV_PYTHON) -m pytest benchmarks

study: .venv/installed ## measure the studies of the weeks anew, with many seeds
	$(VENV_PYTHON) -m studies.initialization
	$(VENV_PYTHON) -m studies.regularization
	$(VENV_PYTHON) -m studies.optimization
	$(VENV_PYTHON) -m studies.normalization

clean: ## remove .venv and everything that tests leave behind
	rm -rf .venv .venv-site .venv-nbgrader _site .pyodide .grading .pytest_cache .ruff_cache .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A Python that was moved or upgraded leaves a .venv that does not run: then it is made anew.
ifeq ($(shell $(VENV_PYTHON) -c "print(1)" 2>/dev/null),)
.PHONY: .venv/installed
endif

NO_PYTHON = There is no $(PYTHON) here: install Python 3.11 or newer from https://www.python.org/downloads/ \
	and run make again.
OLD_PYTHON = The course needs Python 3.11 or newer, and $(PYTHON) is older or does not run: install a newer one \
	from https://www.python.org/downloads/ and run make with its name, as in: make lab PYTHON=python3.12
READ_ONLY = You may not write into this folder, and make puts the packages into a folder .venv in it: copy the course \
	to a place of your own and run make there.
NO_VENV = $(PYTHON) could not make the folder .venv: look whether the disk is full; if not, install its module venv \
	(on Debian and Ubuntu: sudo apt install python3-venv) and run make again.
NO_PIP = $(VENV) has no pip, and there is no uv here: run $(VENV_PYTHON) -m ensurepip, or move $(VENV) away, \
	and run make again.
NO_PACKAGES = The packages could not be installed: check your connection to the internet and the space on the disk, \
	and run make again.

# A .venv that runs is kept, whatever PYTHON says: another Python on top of it would break it.
.venv/installed: requirements.txt
	@[ -w . ] || { echo "$(READ_ONLY)"; exit 1; }
	@$(VENV_PYTHON) -c "print(1)" >/dev/null 2>&1 || { $(make_venv); }
	$(install)

.venv/installed-test: requirements-test.txt .venv/installed
	$(install)

# Environments of their own: JupyterLab would show the extensions of JupyterLite and nbgrader, too.
site .venv-site/installed: VENV = .venv-site
nbgrader .venv-nbgrader/installed: VENV = .venv-nbgrader
.venv-site/installed: requirements-site.txt requirements.txt
.venv-nbgrader/installed: requirements-nbgrader.txt requirements.txt
.venv-site/installed .venv-nbgrader/installed:
	@$(VENV_PYTHON) -c "print(1)" >/dev/null 2>&1 || { $(make_venv); }
	$(install)

make_venv = fail() { echo "$$1"; exit 1; }; \
	command -v "$(PYTHON)" >/dev/null || fail "$(NO_PYTHON)"; \
	"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || fail "$(OLD_PYTHON)"; \
	rm -rf $(VENV); \
	"$(PYTHON)" -m venv $(VENV) >/dev/null 2>&1 || fail "$(NO_VENV)"

# Installs the packages that the first prerequisite names; the target is the sign that it is done. What pip says is kept
# in memory: on a full disk a file would stay empty.
define install
@echo "Installing the packages of $< into $(VENV): this happens once and takes about a minute."
@pip="$(VENV_PYTHON) -m pip install"; \
	$(VENV_PYTHON) -m pip --version >/dev/null 2>&1 || pip="uv pip install --python $(VENV_PYTHON)"; \
	case $$pip in uv*) command -v uv >/dev/null || { echo "$(NO_PIP)"; exit 1; };; esac; \
	said=$$($$pip -r $< 2>&1) || \
	{ echo "pip did not succeed, and said:"; printf "%s\n" "$$said" | grep -i error | tail -n 2; \
	echo "$(NO_PACKAGES)"; exit 1; }
@touch $@
endef
