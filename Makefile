# Everything here sets itself up: it takes Python 3.11 or newer and make, nothing else.

PORT ?= 3000
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
BIN := .venv/bin
LOCKING := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header

# A stamp is named after the requirements that were installed, so a change of theirs installs anew
# and nothing else does.
hash = $(firstword $(shell cksum < $(1)))
FOR_RUNNING := .venv/running-$(call hash,requirements.txt)
FOR_TESTING := .venv/testing-$(call hash,requirements-dev.txt)

export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run dev test bench check lint format types imports migrate install lock upgrade clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

run: $(FOR_RUNNING) ## serve the app on http://localhost:3000; PORT=8080 make run moves it
	@exec python -m todo_chat serve --port $(PORT) $(if $(filter command,$(origin HOST)),--host $(HOST))

dev: $(FOR_RUNNING) ## serve with hot reload; the API's server is on port 8000 behind it
	@python -m todo_chat build
	@TODO_CHAT_PUBLIC_URL=$${TODO_CHAT_PUBLIC_URL:-http://localhost:$(PORT)} \
		REFLEX_HOT_RELOAD_OVERRIDE_PATHS=todo_chat:assets:rxconfig.py \
		exec reflex run --frontend-port $(PORT) --backend-host 127.0.0.1 --backend-port 8000

# What measures a process must not share the machine with another test.
ALONE := tests/torture tests/chat/test_memory.py

test: $(FOR_TESTING) ## run every test, in a real browser and on Postgres too
	@python -m tests.support.machine
	@python -m todo_chat build # once, for both of the processes that test
	@python -m pytest $(or $(TESTS),--numprocesses 2 --dist loadfile $(addprefix --ignore=,$(ALONE)))
ifndef TESTS
	@python -m pytest $(ALONE)
endif

bench: $(FOR_TESTING) ## run the benchmarks and print their table
	@python -m tests.bench

check: lint types imports test ## everything that has to be right before a change goes in

lint: $(FOR_TESTING) ## check format and style
	@ruff format --check .
	@ruff check .

format: $(FOR_TESTING) ## put format and style right where a program can
	@ruff check --fix .
	@ruff format .

types: $(FOR_TESTING) ## check types
	@mypy

imports: $(FOR_TESTING) ## check which layer imports which
	@lint-imports

migrate: $(FOR_RUNNING) ## bring the database to the newest schema; `make run` does it too
	@python -m todo_chat migrate

install: $(FOR_TESTING) ## install what running and testing need; the others do it too

lock: $(FOR_TESTING) ## pin what requirements*.in and the page ask for, changing nothing else
	@$(LOCKING) requirements.in --output-file requirements.txt
	@$(LOCKING) requirements-dev.in --output-file requirements-dev.txt
	@$(MAKE) --silent install # the names of the stamps have changed
	@python -m todo_chat build

upgrade: $(FOR_TESTING) ## pin the newest versions that requirements*.in allow
	@$(LOCKING) --upgrade requirements.in --output-file requirements.txt
	@$(LOCKING) --upgrade requirements-dev.in --output-file requirements-dev.txt
	@rm -rf .web reflex.lock
	@$(MAKE) --silent lock

clean: ## remove what was installed and built; the data stays
	@rm -rf .bench .venv .web build.log test-results .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "Todo Chat needs Python 3.11 or newer: none found on the path."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(FOR_RUNNING): .venv/pyvenv.cfg
	@echo "Installing what Todo Chat needs, once, about a minute ..."
	@python -m pip install -qq --requirement requirements.txt
	@rm -f .venv/running-* && touch $@

$(FOR_TESTING): .venv/pyvenv.cfg
	@echo "Installing what Todo Chat and its tests need, once, about a minute ..."
	@python -m pip install -qq --requirement requirements-dev.txt
	@rm -f .venv/running-* .venv/testing-* && touch $(FOR_RUNNING) $@
