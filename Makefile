# Two commands for a fresh machine: `make demo` shows it, `make check` proves it (the same that CI runs).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The folders that hold Python of ours.
CODE := kg tests benchmarks examples docs

.PHONY: demo check docs tools format scores weights clean

demo: $(VENV)/installed
	$(BIN)/kg build seeds/antara-ydba-ypti.txt -o out
	@echo
	@echo "Open out/graph.html in a browser. Ask the graph:"
	@echo "  $(BIN)/kg questions"
	@echo "  $(BIN)/kg query --name who-supports-whom"

check: $(VENV)/tested tools
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports setup.cfg
	$(MAKE) docs
	$(BIN)/pytest -n auto

# The pages of docs/ with the Python API, in build/docs; a warning fails.
docs: $(VENV)/tested
	$(BIN)/sphinx-build -W --keep-going -q -b html docs build/docs

# What the tests need beside Python: a browser and foreign readers of what we write.
tools:
	tests/install_tools.sh

format: $(VENV)/tested
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

scores: $(VENV)/tested
	$(BIN)/python benchmarks/scores.py

# The reader's weights, into out/last/weights, from ../shared, kg/learn/annotated.jsonl and the package's tokenizer: three runs,
# each of which goes on from the one before, seven hours on two cores. Stopped, it goes on where it was.
RAW := out/raw.jsonl
weights: $(VENV)/learning
	mkdir -p out
	test -f $(RAW) || (xz -dkc ../shared/data/raw/news.jsonl.xz > $(RAW).part && mv $(RAW).part $(RAW))
	$(BIN)/kg learn train --annotated $(RAW)
	$(BIN)/kg learn train kg/learn/further.toml --start out/reader --run out/further --annotated $(RAW)
	$(BIN)/kg learn train kg/learn/last.toml --start out/further --run out/last --annotated $(RAW)
	$(BIN)/kg learn export --run out/last
	$(BIN)/kg learn score out/last/weights

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/learning: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[learn]'
	@touch $@ $(VENV)/installed

$(VENV)/tested: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,interop]'
	@touch $@ $(VENV)/installed
