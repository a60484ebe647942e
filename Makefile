# Everything a user or a developer runs. `make demo` and `make test` do their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := build/demo

# The exam's passages, corpora and scorers; everything that needs them says so where they are missing.
SHARED ?= ../shared
export KARTOTEKA_SHARED ?= $(abspath $(SHARED))

.DEFAULT_GOAL := help
.PHONY: help demo test check exam exam-model bench soak setup setup-dev setup-system clean

help:                          ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: setup                    ## read the example into a case, print its dossier, write it as a book
	@$(BIN)/python tools/demo.py $(DEMO)

test: setup-dev setup-system   ## run every test, after all set-up that they need
	@$(BIN)/pytest $(TESTS)

check: setup-dev               ## format, lint, types, and the rooms' walls
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

exam: setup-dev                ## read the exam's passages and corpora, print the scorers' tables
	@$(BIN)/python tools/exam.py
	@for set in worked kept; do echo "OWN PASSAGES: $$set"; $(BIN)/python tools/exam.py --passages tests/passages/$$set; done

exam-model: setup-dev          ## replay a model's recorded answers on the exam's passages, offline
	@$(BIN)/python tools/exam_model.py

bench: setup-dev               ## measure speed and memory, each beside a peer in the same run
	@for script in tools/bench_*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

soak: setup-dev setup-system   ## the long runs: faults, kills, flipped bits, random edits (hours)
	@$(BIN)/python tools/soak.py

setup: $(VENV)/run.stamp       ## make .venv with what a user needs
setup-dev: $(VENV)/dev.stamp   ## make .venv with what a developer needs
setup-system:                  ## find a browser and PostgreSQL for the tests; as root on Debian, install them
	@tools/setup_system.sh

clean:                         ## remove what was built, but not .venv
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) tools/check_python.py
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once, a minute or two) ..."
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Adding what a developer needs ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
