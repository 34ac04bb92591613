# The commands of README.md; each does all its own set-up in .venv. PYTHON=python3.12 make test picks another Python.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: check-example test page clean

check-example: $(VENV)/installed
	$(RUN)/replylint check --fail-on never examples/late-fridge.md examples/late-fridge.he.md

test: $(VENV)/installed-dev
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m pytest

# The page of `replylint serve`: built from web/, tested, and held against the built files in the repository.
page:
	cd web && npm ci --no-audit --no-fund && npm run types && npm test && npm run build
	git diff --exit-code --stat -- src/replylint/serve/static

clean:
	rm -rf $(VENV) web/node_modules web/build dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@ $(VENV)/installed
