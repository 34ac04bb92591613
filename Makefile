# The commands of README.md; each does all its own set-up in .venv. PYTHON=python3.12 make test picks another Python.
PYTHON ?= python3
VENV := .venv
# PySpark is 460 MB and runs on Java only.
EXTRAS := $(shell command -v java >/dev/null && echo dev,spark || echo dev)
RUN := $(VENV)/bin

.PHONY: check-example test wheel held-out train pictures reference figures docs page bench pythons fuzz vulnerabilities clean

check-example: $(VENV)/installed
	$(RUN)/replylint check --fail-on never examples/late-fridge.md examples/late-fridge.he.md

test: $(VENV)/installed-dev
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m pytest
	$(RUN)/python training/held_out.py

# The wheel, built, installed into an empty environment and run from another folder: rules, texts and models are in it.
wheel: $(VENV)/bin/python
	rm -rf build/wheel && mkdir -p build/wheel
	$(RUN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build/wheel .
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/pip install --quiet --disable-pip-version-check build/wheel/*.whl
	cd /tmp && "$(CURDIR)/build/wheel/venv/bin/replylint" check --isolated --fail-on never \
		"$(CURDIR)/examples/fridge-mended.md" "$(CURDIR)/examples/fridge-mended.he.md"

# Records phrases and model on a fifth of the bank that the model has not seen; `make test` holds it.
held-out: $(VENV)/installed-dev
	$(RUN)/python training/held_out.py --record
	$(RUN)/python training/card.py

train: $(VENV)/installed-dev
	$(RUN)/python training/train.py

# The pictures of the README.
pictures: $(VENV)/installed
	$(RUN)/replylint check --fail-on never --format svg -o docs/images/check-en.svg examples/line-down.txt
	$(RUN)/replylint check --fail-on never --format svg -o docs/images/check-he.svg examples/line-down.he.txt

# Every figure and picture in README and docs, anew; LABELLED="a.jsonl b.jsonl" names graded replies for docs/quality.md.
figures: held-out pictures reference bench
	$(if $(LABELLED),$(RUN)/python bench/quality.py $(LABELLED))

# The page of `replylint serve`: built from web/, tested, and held against the built files in the repository.
page:
	cd web && npm ci --no-audit --no-fund && npm run types && npm test && npm run build
	git diff --exit-code --stat -- src/replylint/serve/static src/replylint/audit/static

# The pages of rules and commands, made from their forms and help; the tests hold the ones in docs/ against them.
reference: $(VENV)/installed
	$(RUN)/python tools/rule_pages.py
	$(RUN)/python tools/cli_page.py
	$(RUN)/python tools/prepare.py

docs: reference $(VENV)/installed-docs
	NO_MKDOCS_2_WARNING=1 $(RUN)/mkdocs build --strict --quiet

# Measures speed and memory beside proselint, write-good, textlint, alex, Harper and ConvoKit, which it installs under
# build/bench, and writes docs/performance.md; QUICK=1 only tries it. LOCK=FILE holds a lock while something is measured.
bench: $(VENV)/installed-dev
	$(RUN)/python bench/speed.py $(if $(QUICK),--quick) $(if $(PART),--part $(PART)) $(if $(LOCK),--lock $(LOCK))

# The tests on every Python that replylint promises and that is installed here, each in an environment of its own.
pythons:
	$(PYTHON) tools/pythons.py

# A step of every release: needs a network, asks a public database of vulnerabilities about all that an installation brings.
vulnerabilities:
	rm -rf build/vulnerabilities
	$(PYTHON) -m venv build/vulnerabilities
	build/vulnerabilities/bin/python -m pip install --quiet --disable-pip-version-check ".[audit,lsp,msg,parquet,serve]" pip-audit
	build/vulnerabilities/bin/pip-audit --strict --local

# Fuzzes readers, parser, normaliser, phrases, suppressions, fixes, configuration and rules; 1 where a promise is broken.
# RECORD=1 writes the result into docs/security.md. LOCK=FILE holds a lock while a target is fuzzed.
MINUTES ?= 10
fuzz: $(VENV)/installed-fuzz
	$(RUN)/python fuzz/run.py --minutes $(MINUTES) $(if $(LOCK),--lock $(LOCK)) $(TARGETS)
	$(if $(RECORD),$(RUN)/python bench/page.py docs/security.md "make fuzz" result < build/fuzz/result.md)

clean:
	rm -rf $(VENV) site web/node_modules web/build dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/installed-docs: $(VENV)/bin/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -e ".[docs]"
	touch $@ $(VENV)/installed

$(VENV)/installed-fuzz: $(VENV)/bin/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,fuzz]"
	touch $@ $(VENV)/installed $(VENV)/installed-dev

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -e ".[$(EXTRAS)]"
	touch $@ $(VENV)/installed
