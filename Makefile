# Trellis in a few words: `make demo` to look at it, `make test` to try everything, `make help` for the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
PIP := .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check --no-warn-script-location
WORDS := $(wildcard src/trellis/locale/*/LC_MESSAGES/*.po)
COMPILED := $(WORDS:.po=.mo)
# What must be there for the `trellis` command to work; a stamp is written only when its step has succeeded.
READY := .venv/.base .venv/.project $(COMPILED)

# An environment that was moved, or whose Python has gone, is made anew.
ifneq ($(CURDIR),$(shell cat .venv/.made 2>/dev/null))
$(shell rm -f .venv/.made)
endif
ifeq (,$(wildcard .venv/bin/python))
$(shell rm -f .venv/.made)
endif

.PHONY: help setup setup-dev demo test check pictures messages reference lock clean

help:
	@echo "make demo      set up, load six example networks, serve them on 127.0.0.1:8000 (RESET=1 starts anew)"
	@echo "make setup     make the environment .venv, with the trellis command in it"
	@echo "make test      run every test on both databases and in a browser (ARGS='-k word' runs some)"
	@echo "make check     linters, types, import contracts, templates, migrations, sizes"
	@echo "make pictures  take the pictures of the README again"
	@echo "make messages  bring the translators' files up to date with the code"
	@echo "make reference write the generated pages of docs/reference again"
	@echo "make lock      choose versions anew and write them, with their hashes, to requirements/"
	@echo "make clean     take away what can be made again; var/, the database and files, stays"

setup: $(READY)
	@echo "Trellis is ready: .venv/bin/trellis --help"

setup-dev: .venv/.dev $(READY)
	@:

demo: $(READY)
	@exec .venv/bin/trellis demo $(if $(RESET),--reset)

test: setup-dev
	@exec .venv/bin/python -m tools.run_tests $(ARGS)

check: setup-dev
	@exec .venv/bin/python -m tools.check

pictures: setup-dev
	@exec .venv/bin/python -m tools.pictures

messages: setup-dev
	@exec .venv/bin/python -m tools.messages

reference: setup-dev
	@TRELLIS_HOME=.setup/home .venv/bin/python -m tools.reference

lock:
	@tools/lock

clean:
	@rm -rf .venv .setup build dist src/*.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage* htmlcov
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	@tools/python-check "$(PYTHON)"
	@echo "Trellis: making .venv with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv --clear .venv
	@pwd >$@

.venv/.base: requirements/base.txt .venv/.made
	@echo "Trellis: installing the locked packages"
	@$(PIP) --require-hashes -r $<
	@touch $@

# dev.txt holds base.txt, version for version (a test sees to it), so that one step does both.
.venv/.dev: requirements/dev.txt requirements/base.txt .venv/.made
	@echo "Trellis: installing the locked packages, with those for tests and checks"
	@$(PIP) --require-hashes -r $<
	@touch .venv/.base $@

.venv/.project: pyproject.toml requirements/base.in .venv/.base
	@echo "Trellis: putting the trellis command into .venv"
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

%.mo: %.po .venv/.base
	@echo "Trellis: compiling the translation $(word 4,$(subst /, ,$@))"
	@.venv/bin/pybabel -q compile -i $< -o $@.new
	@mv $@.new $@
