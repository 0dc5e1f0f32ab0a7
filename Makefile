# make help lists what there is. Everything is installed into .venv; nothing else on the machine changes.
SHELL := /bin/sh
PYTHON := .venv/bin/python
ALMONER := .venv/bin/almoner
export ALMONER_HOME ?= var
export PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run reset test test-slow check bench clean setup setup-dev

help:  ## show these lines
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: setup  ## serve the demonstration at http://127.0.0.1:8000 (PORT=… for another port)
	@bin/run

reset: setup  ## throw the demonstration away and make it anew
	@bin/reset

test: setup-dev  ## every test: on SQLite, on PostgreSQL, and the journeys in a real browser
	@bin/test

test-slow: setup-dev  ## what takes minutes: figures at full size, and one bid carried from invitation to register
	@$(PYTHON) -m pytest -q -n 2 --dist loadfile -m slow --timeout 900

check: setup-dev  ## format, lint, types, floors, architecture, migrations, security
	@bin/check

bench: setup-dev  ## measure the pages and the worker on many rows
	@$(PYTHON) -m tests.bench

clean:  ## remove what was built (the data in var/ stay)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info

setup:
	@bin/setup run

setup-dev:
	@bin/setup dev
