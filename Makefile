# make demo   set everything up and read the pages that ship with keisu
# make test   set everything up and run lint, types, docs and all tests
# Everything that is set up lies in .venv in this folder; `make clean` takes it away again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lock clean

demo: $(VENV)/.ready
	@$(BIN)/keisu demo

test: $(VENV)/.ready-dev check
	@echo "== tests"
	@$(BIN)/pytest

check: $(VENV)/.ready-dev
	@echo "== lint"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo "== types"
	@$(BIN)/mypy

PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "keisu needs Python 3.11 or newer; this is %d.%d. Name another: make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "== setting up $(VENV) (once; takes a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP_INSTALL) --require-hashes -r requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@echo "== setting up what the tests need besides (once; takes a minute)"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# After a change of the dependencies in pyproject.toml; needs uv. The second is what runs and what tests.
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade
lock:
	$(COMPILE) --extra dev -o requirements-dev.lock
	$(COMPILE) --extra build --extra web --extra fetch --extra mcp -c requirements-dev.lock -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
