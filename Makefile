# The commands of a developer; `make` alone explains them.
# Every target first brings what it needs (scripts/bootstrap) and costs nothing where it is there.
.DEFAULT_GOAL := help
.PHONY: help build demo test test-long bench lint clean
.NOTPARALLEL:
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

help:
	@echo 'Socle: a company'"'"'s AI behind one governed path.'
	@echo
	@echo '  make build      what is missing, then build/release/socle'
	@echo '  make demo       starts it with a sample company and opens what to click first'
	@echo '                  (ARGS=--headless walks the main job once, without a browser)'
	@echo '  make test       every test that a change must pass; half an hour on two cores from nothing'
	@echo '                  (ARGS="-R policy" takes options of ctest)'
	@echo '  make test-long  what takes longer: the long tests, then the unit tests under sanitizers'
	@echo '  make bench      measures, and says on which machine'
	@echo '  make lint       formatting and static checks (ARGS=--changed: what differs from main;'
	@echo '                  ARGS=--fix: puts the formatting right)'
	@echo '  make clean      removes build/, the pinned sources and tools with it'
	@echo
	@echo 'On a fresh Debian 12 any of them works as it is: it needs git, make and root or sudo.'

program = . scripts/env && cmake --preset release --log-level=WARNING && cmake --build build/release --target socle

build:
	@scripts/bootstrap build
	@$(program)
	@echo 'build/release/socle is ready'

demo:
	@scripts/bootstrap demo
	@$(program)
	@. scripts/env && exec scripts/demo $(ARGS)

test:
	@scripts/test $(ARGS)

test-long:
	@scripts/test --long $(ARGS)

bench:
	@scripts/bootstrap bench
	@$(program)
	@. scripts/env && exec scripts/bench $(ARGS)

lint:
	@scripts/lint $(ARGS)

clean:
	@[ ! -d build ] || chmod -R u+w build # Go keeps its modules read-only
	rm -rf build
