# Two commands are enough: `make demo` and `make test`. Each sets up what it needs, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9

# Where an image forbids compiled files, each process that tests start would compile docgen and all it imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: audit bench bench-edit bench-former bench-ledgers bench-many bench-pdf bench-reading bench-read-size \
	bench-start compare-docxtpl demo hard test test-pythons \
	test-edits test-histories test-ocr test-publishing test-thorough check check-types check-rest ready system lock clean \
	open web test-web pictures drawings generated messages schemas rules docs templates \
	examples example-sheets example-handover example-ledgers example-evidence

demo: $(VENV)/.run
	@$(BIN)/docgen build examples/pingxiang-lot1 response --out outputs/pingxiang-lot1

test: ready
	@$(MAKE) web || echo "Skipping tests of the workbench in a browser: its front-end files could not be had"
	$(BIN)/python -m pytest -n auto --dist loadfile

# What must hold before tests run, and what they need; mypy takes as long as all others together.
ready:
	@$(MAKE) --jobs 2 --output-sync check system

check: check-types check-rest

check-types: $(VENV)/.dev
	$(BIN)/mypy

check-rest: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/docgen schemas --check
	$(BIN)/python scripts/update_messages.py --check

# What only tests need from the system: LibreOffice opens what was made, fonts show it, Chromium the workbench.
system:
	@sh scripts/install_system_packages.sh chromium

# The workbench's front-end files; its own npm comes from the Python registry where the system has none.
web: docgen/web/static/vendor/htmx.min.js

docgen/web/static/vendor/htmx.min.js: docgen/web/package-lock.json scripts/build_web.sh
	@sh scripts/build_web.sh $(PYTHON)
	@touch $@

# The workbench on a copy of an example, which stays untouched.
open: $(VENV)/.dev web
	@[ -d outputs/demo ] || cp -R examples/pingxiang-lot1 outputs/demo
	$(BIN)/docgen open outputs/demo

# Everything that is committed and not written by hand. Each target makes the same bytes every time.
generated: messages schemas rules docs templates examples

# Message catalogues: collect the sentences from the code, then translate in docgen/locale/*/LC_MESSAGES/*.po.
messages: $(VENV)/.dev
	$(BIN)/python scripts/update_messages.py

schemas: $(VENV)/.dev
	$(BIN)/docgen schemas

rules: $(VENV)/.dev
	$(BIN)/python scripts/update_rules.py

docs: $(VENV)/.dev
	$(BIN)/python scripts/update_docs.py

templates: $(VENV)/.dev
	$(BIN)/python -m scripts.make_templates

# The examples' invented data, each from its own YAML. `system` brings the fonts of what is drawn.
examples: example-sheets example-handover example-ledgers example-evidence

# Workbooks written anew with their own rows, after a change of a record's fields; the blank project's too.
example-sheets: $(VENV)/.dev
	$(BIN)/python -m scripts.write_example_sheets

# assets.xlsx, accounts.xlsx and site photos of the examples that hand over.
example-handover: $(VENV)/.dev system
	$(BIN)/python -m scripts.make_handover_example

# Ledgers and results of samples.
example-ledgers: $(VENV)/.dev
	$(BIN)/python -m scripts.example_ledgers

# Licences, certificates and charts.
example-evidence: $(VENV)/.dev system
	$(BIN)/python -m scripts.sample_evidence

# Side by side with other engines, some of them on Node.js; takes about ten minutes.
bench: benchmarks/$(VENV)/.ready
	benchmarks/$(BIN)/python -m benchmarks $(BENCH)

benchmarks/$(VENV)/.ready: benchmarks/requirements.txt benchmarks/package.json
	@sh scripts/install_python_packages.sh $(PYTHON) benchmarks/$(VENV) benchmarks/requirements.txt $(UV_VERSION)
	@if command -v npm >/dev/null; then \
		npm install --prefix benchmarks --no-package-lock --no-audit --no-fund --silent; fi
	@touch $@

$(VENV)/.run: requirements.txt pyproject.toml
	@sh scripts/install_python_packages.sh $(PYTHON) $(VENV) requirements.txt $(UV_VERSION)
	@rm -f $(VENV)/.dev && touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml
	@sh scripts/install_python_packages.sh $(PYTHON) $(VENV) requirements-dev.txt $(UV_VERSION)
	@touch $(VENV)/.run $@

# Every case of every test: the default run takes a sample of those that build much.
test-thorough: ready
	$(BIN)/python -m pytest -n auto --dist loadfile --thorough

# 200 random histories of ledgers against a period that is over; the default run tries a dozen.
test-histories: $(VENV)/.dev
	HISTORIES=200 $(BIN)/python -m pytest tests/packages/test_histories.py

# 1,000 saves placed before every step of publishing, and a kill before each; the default run tries some.
test-publishing: $(VENV)/.dev
	PLACED_SAVES=1000 $(BIN)/python -m pytest tests/pack/test_placed_saves.py

# Everything that can go wrong around a build, whole, with a line of counts for each: errors of the system, full
# disks, kills, builds at once, other surroundings, broken and odd projects; the default run tries some of each.
hard: $(VENV)/.dev system
	HARD=1 PLACED_SAVES=1000 $(BIN)/python -m pytest tests/hard tests/pack/test_placed_saves.py

# The workbench in Debian's Chromium, light and dark; pictures of its pages go to outputs/web.
test-web: $(VENV)/.dev web system
	$(BIN)/python -m pytest -m browser --thorough tests/web

# What docs and READMEs show of the workbench, as its tests took it last.
pictures: $(VENV)/.dev
	$(BIN)/python scripts/update_pictures.py

# The drawings that docs/drawings.md shows, by LibreOffice.
drawings: $(VENV)/.dev
	$(BIN)/python scripts/update_drawings.py

# Pages that are pictures, recognised for real; the engine takes about 330 MB, so that only this installs it.
test-ocr: $(VENV)/.ocr system
	$(BIN)/python -m pytest tests/intake/pdf/test_recognition.py

$(VENV)/.ocr: requirements-ocr.txt pyproject.toml
	@sh scripts/install_python_packages.sh $(PYTHON) $(VENV) requirements-ocr.txt $(UV_VERSION)
	@touch $(VENV)/.run $(VENV)/.dev $@

# 500 random edits of the examples' files and 500 of cells, read back, and 50 kills of the workbench between and
# in the midst of them; the default run tries some.
test-edits: $(VENV)/.dev
	RANDOM_EDITS=500 KILLS=50 GONE=60 $(BIN)/python -m pytest -n auto tests/edit tests/web/test_killed.py \
	    tests/web/test_killed_browser.py

# What an edit in the workbench costs, as ratios to a static page of the same run.
bench-edit: $(VENV)/.dev
	$(BIN)/python -m benchmarks.edit $(BENCH)

# What a suggestion costs beside 10,000 stored answers, against a scan by rapidfuzz in the same run.
bench-former: $(VENV)/.dev
	$(BIN)/python -m benchmarks.former $(BENCH)

# A period with millions of ledger rows: seconds, memory, growth.
bench-ledgers: $(VENV)/.dev
	$(BIN)/python benchmarks/ledgers.py

# How well tenders are read, per kind, against truths written by hand: TENDERS is a folder of them.
bench-reading: $(VENV)/.dev
	$(BIN)/python -m benchmarks.reading $(TENDERS)

# What reading 60 pages of Word and 300 of PDF costs, in processor seconds and memory.
bench-read-size: $(VENV)/.dev system
	$(BIN)/python -m benchmarks.read_size

# docxtpl's own test templates, filled by it and by docgen; DOCXTPL is a copy of its repository's tests.
compare-docxtpl: $(VENV)/.dev
	$(BIN)/python -m scripts.compare_docxtpl $(DOCXTPL)

# What starting costs: whole commands in processor seconds, beside bare Python and a docxtpl script.
bench-start: $(VENV)/.dev
	$(BIN)/python -m benchmarks.start $(BENCH)

# What a check costs as a project grows tenfold, and with 20,000 rows, figures or criteria in one place.
bench-many: $(VENV)/.dev
	$(BIN)/python -m benchmarks.many

# What true page numbers cost: builds to Word and PDF, as ratios to one plain conversion of the same volumes.
bench-pdf: $(VENV)/.dev
	$(BIN)/python -m benchmarks.pages $(BENCH)

# Hashes, licences and known advisories of all packages, and an SBOM in outputs/.
audit: $(VENV)/.dev
	$(BIN)/python scripts/audit.py

# The tests with every Python from 3.11 on that is there; TESTS names some of them.
test-pythons: system
	sh scripts/test_pythons.sh $(UV_VERSION) $(TESTS)

# Renew the hashed requirements after a change of pyproject.toml.
lock:
	.tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra checkout pyproject.toml -o requirements.txt
	.tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra checkout --extra dev pyproject.toml -o requirements-dev.txt
	.tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra checkout --extra dev --extra ocr pyproject.toml -o requirements-ocr.txt
	.tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra checkout --extra fast pyproject.toml benchmarks/requirements.in -o benchmarks/requirements.txt

clean:
	rm -rf $(VENV) benchmarks/$(VENV) benchmarks/node_modules .tools outputs/*/ .pytest_cache .mypy_cache .ruff_cache .import_linter_cache dist
