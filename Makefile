# The vocabulary of the project, the same for people, hooks and CI. Bare `make` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS := -n auto --maxprocesses 8
UPGRADE :=
NEEDS := ssh-keygen=openssh-client sha256sum=coreutils file=file $(if $(CHROMIUM),,chromium=chromium) \
	$(if $(TEST_DATABASE_URL),,pg_lsclusters=postgresql)

# What a shell may carry over from other projects must not reach ours.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV CONDA_PREFIX
export PIP_USER := 0
export VENV

# Stamps: made when an installation is complete, remade when what it was made from has changed.
UV := $(VENV)/.stamp-uv
BASE := $(VENV)/.stamp-base
TEST := $(VENV)/.stamp-test
HARVEST := .venv-harvest
PROVIDER := .venv-provider
PROJECT := pyproject.toml src/thang/__init__.py

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SITE :=
.PHONY: help setup setup-dev demo test fast lint types imports site docs harvest provider access bench mutants crash licences check pins clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(BASE) ## install Thang and what it needs into .venv
setup-dev: $(TEST) ## the same, with the tools and what the tests need

demo: $(BASE) ## score the shipped figures, explain, seal and verify, and serve the public site until Ctrl+C
	@"$(BIN)/thang" demo --out build/demo

test: $(TEST) $(HARVEST)/.stamp $(PROVIDER)/.stamp ## run every test and every example in the docs, and the workshop's on PostgreSQL too
	@sh tools/needs.sh $(NEEDS)
	"$(BIN)/pytest" $(WORKERS)
	"$(BIN)/python" -m tools.postgres "$(BIN)/pytest" $(WORKERS) tests/workshop

fast: $(TEST) ## the tests that are not slow, for every save
	"$(BIN)/pytest" $(WORKERS) -m "not slow"

lint: $(TEST) ## style and likely bugs (ruff), and layout
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .

types: $(TEST) ## types (mypy, strict)
	"$(BIN)/mypy"

imports: $(TEST) ## who may import whom (.importlinter)
	PYTHONPATH=. "$(BIN)/lint-imports" --no-logo

site: $(TEST) ## the documentation as a site in build/site; any warning fails
	rm -rf build/site
	"$(BIN)/sphinx-build" --quiet --fail-on-warning --nitpicky --fresh-env --doctree-dir build/doctrees docs build/site

docs: site ## examples in the docs run, generated pages are fresh, the site builds
	"$(BIN)/pytest" -q docs
	$(if $(wildcard tools/docs.py),"$(BIN)/python" -m tools.docs --check)

harvest: $(HARVEST)/.stamp ## CKAN's own parser of catalogues (AGPL), for the tests only, in an environment of its own

provider: $(PROVIDER)/.stamp ## a certified OpenID provider, for the tests only, in an environment of its own

access: $(TEST) ## who gets which page of the workshop; a page of every kind in a real browser, and how fast
	@sh tools/needs.sh $(NEEDS)
	"$(BIN)/python" -m tools.access_table
	"$(BIN)/python" -m benchmarks.access $(SITE)
	"$(BIN)/python" -m benchmarks.access --speed

bench: $(TEST) ## each figure beside its peer or its limit
	"$(BIN)/python" -m benchmarks
	"$(BIN)/python" -m benchmarks.workshop_pages
	"$(BIN)/python" -m benchmarks.round_pages
	"$(BIN)/python" -m benchmarks.backup

mutants: $(TEST) ## 10,000 changed publications and framework files: none may crash or pass falsely
	"$(BIN)/python" -m benchmarks.mutants

crash: $(TEST) ## twenty processes write and are killed, on SQLite and PostgreSQL: no acknowledged write may be lost
	"$(BIN)/python" -m benchmarks.crash
	"$(BIN)/python" -m benchmarks.crash --postgres

licences: $(TEST) ## the licence of every dependency; AGPL or GPL for users fails
	@"$(BIN)/python" -m tools.licences

check: lint types imports docs licences ## everything but the tests

# `make pins` keeps the present versions where they still fit; `make pins UPGRADE=--upgrade` takes the newest.
COMPILE = sh tools/uv.sh compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(UPGRADE)
BUILD_NEEDS = import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")

pins: $(UV) ## recompile requirements/*.txt from pyproject.toml
	echo uv | $(COMPILE) - --output-file requirements/tools.txt
	$(COMPILE) pyproject.toml --extra window --extra workshop --output-file requirements/base.txt
	"$(BIN)/python" -c '$(BUILD_NEEDS)' | $(COMPILE) - --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --extra parquet --extra window --extra workshop --extra test --extra docs --extra check \
		--constraints requirements/base.txt --constraints requirements/build.txt --output-file requirements/test.txt
	printf '%s\n' 'ckan[requirements]' ckanext-dcat | $(COMPILE) --no-emit-package psycopg2 --no-emit-package pglast \
		--no-emit-package lxml --no-emit-package watchdog - --output-file requirements/harvest.txt
	echo idpyoidc | $(COMPILE) - --output-file requirements/provider.txt

clean: ## remove .venv, caches and builds
	rm -rf "$(VENV)" "$(HARVEST)" "$(PROVIDER)" build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools benchmarks -type d -name __pycache__ -prune -exec rm -rf {} +

# One sentence instead of a traceback, when Python is absent, too old, or without the package that makes .venv.
stop = { printf '%s\n' $(1) >&2; exit 1; }

define python_is_fit
	@command -v "$(PYTHON)" >/dev/null 2>&1 || $(call stop,\
		"Chưa có Python ($(PYTHON)). Hãy cài: sudo apt install python3 python3-venv" \
		"Python ($(PYTHON)) is not there. Install it: sudo apt install python3 python3-venv")
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(call stop,\
		"Cần Python 3.11 trở lên; đang có: $$("$(PYTHON)" --version 2>&1). Chọn bản khác bằng: make setup PYTHON=python3.11" \
		"Python 3.11 or newer is needed; this is $$("$(PYTHON)" --version 2>&1). Name another: make setup PYTHON=python3.11")
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || $(call stop,\
		"Python này thiếu gói tạo môi trường ảo. Hãy cài: sudo apt install python3-venv" \
		"This Python lacks the package that makes virtual environments. Install it: sudo apt install python3-venv")
endef

$(UV): requirements/tools.txt
	$(python_is_fit)
	"$(PYTHON)" -m venv "$(VENV)"
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/tools.txt
	@touch "$@"

# $(1): the pins that .venv shall hold, and nothing else; then Thang itself, from this folder.
define install
	sh tools/uv.sh sync --require-hashes $(1) requirements/build.txt
	sh tools/uv.sh install --quiet --no-deps --no-build-isolation --editable .
endef

# Where the tests' pins are installed already, a renewal of the base keeps them.
$(BASE): $(UV) requirements/base.txt requirements/build.txt $(PROJECT)
	$(call install,$(if $(wildcard $(TEST)),requirements/test.txt,requirements/base.txt))
	@touch "$@"

$(TEST): $(UV) requirements/base.txt requirements/test.txt requirements/build.txt $(PROJECT)
	$(call install,requirements/test.txt)
	@touch "$(BASE)" "$@"

# What the tests start beside them, each in an environment of its own: .venv-NAME holds the pins of requirements/NAME.txt.
.venv-%/.stamp: requirements/%.txt requirements/tools.txt
	$(python_is_fit)
	"$(PYTHON)" -m venv "$(@D)"
	"$(@D)/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/tools.txt
	VENV="$(@D)" sh tools/uv.sh sync --quiet --require-hashes "$<"
	@touch "$@"
