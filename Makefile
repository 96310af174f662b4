# Two commands are enough: `make demo` and `make test`. Each sets up what it needs, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9

.PHONY: bench-ledgers demo test check system messages schemas docs templates lock clean

demo: $(VENV)/.run
	@$(BIN)/docgen build examples/pingxiang-lot1 response --out outputs/pingxiang-lot1

test: check system
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/docgen schemas --check
	$(BIN)/python scripts/update_messages.py --check

# What only tests need from the system: LibreOffice opens what was made, fonts show it.
system:
	@sh scripts/install_system_packages.sh

# Message catalogues: collect the sentences from the code, then translate in docgen/locale/*/LC_MESSAGES/*.po.
messages: $(VENV)/.dev
	$(BIN)/python scripts/update_messages.py

schemas: $(VENV)/.dev
	$(BIN)/docgen schemas

docs: $(VENV)/.dev
	$(BIN)/python scripts/update_docs.py

templates: $(VENV)/.dev
	$(BIN)/python -m scripts.make_templates

$(VENV)/.run: requirements.txt pyproject.toml
	@sh scripts/install_python_packages.sh $(PYTHON) $(VENV) requirements.txt $(UV_VERSION)
	@rm -f $(VENV)/.dev && touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml
	@sh scripts/install_python_packages.sh $(PYTHON) $(VENV) requirements-dev.txt $(UV_VERSION)
	@touch $(VENV)/.run $@

# A period with millions of ledger rows: seconds, memory, growth.
bench-ledgers: $(VENV)/.dev
	$(BIN)/python benchmarks/ledgers.py

# Renew the hashed requirements after a change of pyproject.toml.
lock:
	.tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra checkout pyproject.toml -o requirements.txt
	.tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra checkout --extra dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .tools outputs/*/ .pytest_cache .mypy_cache .ruff_cache .import_linter_cache dist
