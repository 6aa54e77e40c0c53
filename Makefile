# `make brief` writes a briefing on the examples; `make test` runs the tests. Both install what is missing first.

PYTHON ?= python3
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
BIN := .venv/bin

.PHONY: brief test quick lint bench accuracy lock clean

brief: .venv/installed
	@mkdir -p out
	$(BIN)/detente brief examples/ukraine-2025 --case examples/ukraine-2025/case.toml --out out/ukraine-2025.html
	@echo "Open out/ukraine-2025.html in a browser."

test: .venv/developer
	$(BIN)/python -m pytest -n auto

quick: .venv/developer
	$(BIN)/python -m pytest -n auto -m "not slow"

lint: .venv/developer
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/developer
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/methods.py

accuracy: .venv/developer
	$(BIN)/python benchmarks/accuracy.py

# Locks: every file with its hash, no download address.
lock: .uv-present
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --python-version 3.11 --custom-compile-command "make lock" \
	    pyproject.toml --group build -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --python-version 3.11 --custom-compile-command "make lock" \
	    pyproject.toml --group build --group dev -o requirements-dev.lock

.PHONY: .uv-present
.uv-present:
	@$(UV) --version >/dev/null 2>&1 || { $(PYTHON) -m venv .uv && .uv/bin/pip install --quiet uv; }

.venv/bin/python: | .uv-present
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(UV) pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@rm -f .venv/developer && touch $@

.venv/developer: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(UV) pip sync --quiet --require-hashes --python $(BIN)/python requirements-dev.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@touch .venv/installed $@

clean:
	rm -rf .venv .uv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
