# Everything a newcomer needs: `make demo` and `make test`. Steps that are done already are skipped.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
# Where the ground truth of `make accuracy` lies: it is no part of this repository.
TRUTH ?= ../shared/accuracy
# `make accuracy WORST=20` also prints the 20 most called queries that were answered wrongly.
WORST ?= 0

BUILD_PACKAGES := gcc libc6-dev libpg-query-dev libpq-dev libprotobuf-c-dev libsqlite3-dev libtree-sitter-dev python3-venv git
TEST_PACKAGES := $(BUILD_PACKAGES) postgresql postgresql-contrib

PGXREF := .build/release/pgxref
SOURCES := Package.swift $(shell find $(wildcard Sources Benchmarks) -type d -o -name '*.swift' -o -name '*.h' -o -name '*.modulemap')
SWIFT_FOLDERS := Package.swift $(wildcard Sources Tests Benchmarks)

.PHONY: help demo test build grammars install format lint update-fixtures bench accuracy clean \
	build-packages test-packages swift mcp-clients

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## Index the demo application and print what pgxref answers about it
	@Scripts/demo $(PGXREF)

test: test-packages swift grammars mcp-clients ## Run all tests
	@Scripts/run-tests

build: build-packages swift grammars $(PGXREF) ## Build the release binary, .build/release/pgxref

grammars: build-packages ## Fetch and compile the grammars that Grammars/*/manifest.json name
	@Scripts/build-grammars

install: build ## Install the binary and the grammars below PREFIX (default /usr/local)
	@Scripts/install-pgxref $(PGXREF) "$(DESTDIR)$(PREFIX)"

format: swift ## Format the Swift sources in place
	@swift format --in-place --recursive $(SWIFT_FOLDERS)

lint: swift ## Check the format of the Swift sources
	@swift format lint --strict --recursive $(SWIFT_FOLDERS)

update-fixtures: test-packages swift grammars mcp-clients ## Rewrite the expected parts of the fixtures from what the program prints
	@PGXREF_UPDATE_FIXTURES=1 Scripts/run-tests

bench: build ## Measure time and memory beside ripgrep and a parse-only pass (REPOSITORIES="folder …")
	@swift build --configuration release --product parse-only
	@[ -n "$(REPOSITORIES)" ] || Scripts/fetch-traced-applications .build/accuracy
	@Benchmarks/bench $(PGXREF) .build/release/parse-only $(or $(REPOSITORIES),.build/accuracy/synapse .build/accuracy/zabbix)

accuracy: build ## Score the matches on applications whose queries were traced (TRUTH=folder, WORST=number)
	@Scripts/accuracy $(PGXREF) "$(TRUTH)" "$(WORST)"

clean: ## Remove everything that was built or fetched
	rm -rf .build Grammars/.build

# Building is asked of SwiftPM only when a source is newer than the binary: that check costs no second.
$(PGXREF): $(SOURCES)
	@swift build --configuration release --product pgxref
	@touch $@

mcp-clients: test-packages
	@Scripts/install-mcp-clients

build-packages:
	@if [ "$(PACKAGES)" != skip ]; then Scripts/install-packages $(BUILD_PACKAGES); fi

test-packages:
	@if [ "$(PACKAGES)" != skip ]; then Scripts/install-packages $(TEST_PACKAGES); fi

swift:
	@command -v swift >/dev/null || { echo "swift was not found: install Swift 6.3 or newer (https://www.swift.org/install) and put it on the PATH." >&2; exit 1; }
