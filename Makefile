# Two commands do everything: `make demo` (environment, then the main job on the bundled example) and
# `make test` (environment, then the whole check). `make help` lists the rest.

SHELL := /bin/bash
UV := $(shell if uv --version >/dev/null 2>&1; then echo uv; else echo .uv/bin/uv; fi)
# An interpreter that is new enough, by its real path (version managers put shims in the way).
PYTHON := $(shell for p in python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && \
	$$p -c 'import sys; print(sys.executable)' && break; done)
RUN := .venv/bin
RECORD := demo.dragoman

.DEFAULT_GOAL := help
.PHONY: help env demo test lint types contracts check gold matching bench clean exercise

help: ## What can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

env: .venv/.made ## The environment, from the locked versions

.venv/.made: pyproject.toml uv.lock
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.12 or 3.13 on the PATH"; exit 1; }
	@uv --version >/dev/null 2>&1 || test -x .uv/bin/uv || { $(PYTHON) -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check uv; }
	$(UV) sync --frozen --quiet --python $(PYTHON)
	@touch $@

demo: env ## Read the bundled example and print its brief
	@rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	$(RUN)/dragoman read --process exercise --record $(RECORD) src/dragoman/exercise/reports
	$(RUN)/dragoman brief --record $(RECORD)
	@echo
	@echo "The record is $(RECORD). Ask it more:  $(RUN)/dragoman timeline --record $(RECORD)"

test: lint types contracts check gold matching ## The whole check: lint, types, import contracts, tests, gold gates

lint: env
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .

types: env
	$(RUN)/mypy

contracts: env
	$(RUN)/lint-imports

check: env ## The tests
	$(RUN)/pytest -q

gold: env ## Score the program on every gold set; fails under the pinned floors
	$(RUN)/python tools/gold.py

matching: env ## Score matching across reports on both exercises; fails under the pinned floors
	$(RUN)/python tools/matching.py

bench: env ## Reading speed, and what matching costs for each added report
	$(RUN)/python tools/bench.py
	$(RUN)/python tools/bench_matching.py

exercise: env ## Build the exercise's truth records from their annotations
	$(RUN)/python tools/build_exercise.py

clean: ## Remove what was made
	rm -rf .venv .uv dist $(RECORD) $(RECORD)-wal $(RECORD)-shm
