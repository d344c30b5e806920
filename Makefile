PYTHON ?= python3
BIN := .venv/bin

.PHONY: graph test bench clean

graph: .venv/.installed  ## read the five seeds: store, Turtle and page under out/
	@$(BIN)/kg build seeds --store out/store --prune
	@$(BIN)/kg export --store out/store --format turtle -o out/graph.ttl
	@$(BIN)/kg view --store out/store -o out/graph.html
	@echo
	@echo "Open out/graph.html in a browser, read out/graph.ttl, or ask:"
	@echo "  $(BIN)/kg query tenures --store out/store"
	@echo "  $(BIN)/kg explain 'Lê Đức Thanh' --store out/store"

test: .venv/.dev  ## style, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile

bench: .venv/.dev  ## speed, as ratios within one run
	$(BIN)/python -m tests.benchmarks

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.installed

clean:
	rm -rf .venv out
