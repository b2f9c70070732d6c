# The verbs of this project; `make` alone lists them. CI, the Dockerfile and people use the same ones.

PORT ?= 8080
HOST ?= 127.0.0.1
# Empty: what data/sources.yaml names, the sample.
EXPORTS ?=
INDEX ?= index

# Each import must be declared in Package.swift. Build and test with the same flags, or the second builds again.
CHECKED := --explicit-target-dependency-import-check error
RELEASE := -c release --product locator
LOCATOR := .build/release/locator
SWIFT_SOURCES := Sources Tests Package.swift

# A search to show what the thing does, twice: from the command line and over HTTP.
EXAMPLE_SEARCH ?= --near 90012 --level iop --payment medicaid
EXAMPLE_QUERY ?= near=90012&level=iop&payment=medicaid

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test format lint golden picture eval bench fuzz sample clean set-up build ingest browse

help:
	@printf '\nmake <verb>\n\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12
	@printf '\nmake run PORT=9000 EXPORTS=path/to/exports serves other listings at another port.\n\n'

run: ingest ## build, ingest data/sample and serve it on 127.0.0.1:8080
	@printf '\n'
	@printf '  open   http://%s:%s/\n' '$(HOST)' '$(PORT)'
	@printf '  ask    curl -s "http://%s:%s/v1/programs?%s"\n' '$(HOST)' '$(PORT)' '$(EXAMPLE_QUERY)'
	@printf '  or     %s search --index %s %s\n' '$(LOCATOR)' '$(INDEX)' '$(EXAMPLE_SEARCH)'
	@printf '  stop   Ctrl-C\n\n'
	@exec $(LOCATOR) serve --index '$(INDEX)' --host '$(HOST)' --port '$(PORT)'

test: set-up ## build and run every test
	swift build --build-tests $(CHECKED)
	@swift test $(CHECKED) 2>&1 | tee .build/test.log || { printf '\nWhat failed, of .build/test.log:\n'; \
	    grep -a -A 3 'recorded an issue\|^✘' .build/test.log | cut -c 1-400 | tail -n 60; exit 1; }
	@Scripts/fuzz-api
	@Scripts/browse

browse: set-up ## click through the pages in a headless Chromium, installing one where there is none (Debian, 400 MB)
	@command -v chromium >/dev/null || { sudo=$$([ "$$(id -u)" -eq 0 ] || echo sudo); \
	    $$sudo apt-get update -qq && $$sudo apt-get install --yes -qq --no-install-recommends chromium poppler-utils; }
	swift build --build-tests $(CHECKED)
	@Scripts/browse

format: ## lay out the Swift sources with swift format
	swift format -i -r $(SWIFT_SOURCES)

lint: ## check the layout, and the Dockerfile and scripts where their linters are installed
	swift format lint --strict -r $(SWIFT_SOURCES)
	@Scripts/lint-files

golden: set-up ## rewrite the golden files from what the code does now; review them as a diff
	UPDATE_GOLDENS=1 swift test $(CHECKED) --filter "Golden|Relevance|RankStatistics"

picture: set-up ## draw docs/images/map.svg, README's map of the sample, again
	UPDATE_GOLDENS=1 swift test $(CHECKED) --filter "PictureGolden"

eval: set-up ## judge the ranking on the sample and on real listings (Evaluation/)
	Evaluation/run.sh

bench: set-up ## measure ingest, queries and start-up (Benchmarks/)
	Benchmarks/run.sh

fuzz: set-up ## throw hostile bytes at every reader (Fuzz/)
	Fuzz/run.sh

sample: build ## write the synthetic exports in data/sample again, from their seed
	$(LOCATOR) sample --into data/sample

clean: ## delete what was built; data and snapshots stay
	rm -rf .build Benchmarks/.build Evaluation/.build Fuzz/.build

# What the verbs are made of.

set-up:
	@Scripts/set-up

build: set-up
	swift build $(RELEASE)

ingest: build
	$(LOCATOR) ingest --into '$(INDEX)' --accept --because 'make run' $(if $(EXPORTS),'$(EXPORTS)')
