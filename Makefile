# The two commands: `make site` builds everything, `make test` proves it. Python 3.11 or newer, git and make are
# all that has to be there; the rest goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help site preview internal serve check test lint types contracts wording schema workflows browser graphviz office node \
  golden build-sites reference pictures bench fuzz clean ci check-minimum check-wheel hook annotations sarif comment post-comment

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

site: preview internal ## Check the inventory, build and verify site/ and site-internal/
	@echo "Built: site/index.html (public) and site-internal/index.html (internal)."

preview: $(VENV)/runtime check ## The public site alone
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/datamap verify-site site

internal: $(VENV)/runtime check ## The internal site alone
	$(BIN)/mkdocs build --strict --quiet -f mkdocs.internal.yml
	$(BIN)/datamap verify-site site-internal --audience internal

serve: $(VENV)/runtime ## Preview on http://127.0.0.1:8000/, reloading when data_map/ changes
	$(BIN)/mkdocs serve

check: $(VENV)/runtime ## Judge the inventory
	$(BIN)/datamap check data_map

# Two at a time, the longest first. What each says is shown as a whole, where make can (macOS has an old one).
# The package is compiled once: where Python may keep no bytecode, each command that a test starts would do it.
PROOFS := build-sites types lint contracts wording schema workflows
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
test: $(VENV)/development browser graphviz office node ## Everything that must hold
	$(BIN)/python -m compileall -q plugins
	$(MAKE) --no-print-directory --jobs=2 $(TOGETHER) $(PROOFS)
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/development
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/development
	$(BIN)/mypy

contracts: $(VENV)/development
	$(BIN)/lint-imports

wording: $(VENV)/development ## Are the catalogues complete?
	$(BIN)/python -m mkdocs_datamap.wording check

schema: $(VENV)/runtime ## Are the editor's schemas up to date? (datamap schema --out writes them)
	$(BIN)/datamap schema --out .vscode/datamap --check

workflows: $(VENV)/development
	$(BIN)/zizmor --offline --pedantic --no-progress --quiet .github
	$(BIN)/actionlint

ci: test check-minimum check-wheel hook sarif annotations site ## Everything that the workflows do here, on one Python

check-minimum: ## Test with the oldest versions of the dependencies
	.ci/check-minimum $(PYTHON)

check-wheel: ## Build the wheel, and test it without the source
	.ci/check-wheel $(PYTHON)

hook: $(VENV)/development ## Try the hook for pre-commit as a user has it, at the last commit
	.ci/try-hook $(BIN)

# GitHub shows ten annotations of each kind for a step: of a change, those that it brings.
annotations: $(VENV)/runtime ## The findings as GitHub shows them at their lines; with SINCE=revision, the new ones
	$(BIN)/datamap check data_map --format github $(if $(SINCE),--since "$(SINCE)")

sarif: $(VENV)/runtime ## The findings of the check for code scanning, in build/change/
	@mkdir -p build/change
	$(BIN)/datamap check data_map --format sarif > build/change/datamap.sarif || test $$? = 1

BASE ?= origin/main
comment: $(VENV)/runtime ## What the change means since BASE (origin/main), as the comment on a pull request
	@mkdir -p build/change
	$(BIN)/datamap diff $(BASE) --format md > build/change/comment.md
	@cat build/change/comment.md | tee -a "$${GITHUB_STEP_SUMMARY:-/dev/null}"

post-comment: ## Write build/change/comment.md on the pull request PULL_REQUEST; needs gh
	.ci/post-comment build/change/comment.md

build-sites: $(VENV)/development
	.ci/build-sites $(BIN)

golden: $(VENV)/development ## Rewrite the golden documents; review them in the diff
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q tests/documents/test_golden.py tests/rules/test_ajos_findings.py tests/example/test_released.py

reference: $(VENV)/runtime ## Rewrite the pages of the guide that are made from the source: fields and rules
	$(BIN)/python -m mkdocs_datamap.inventory > docs/guide/inventory.md.new
	mv docs/guide/inventory.md.new docs/guide/inventory.md
	rm -rf docs/guide/rules.new
	$(BIN)/datamap explain --out docs/guide/rules.new
	rm -rf docs/guide/rules
	mv docs/guide/rules.new docs/guide/rules

# Needs Node as well: the pictures of an editor are taken of the editor component of VS Code.
pictures: $(VENV)/development site browser ## Take the pictures of the README and the guide again
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pillow
	npm --prefix .ci/pictures ci --ignore-scripts --silent
	npm --prefix .ci/pictures run --silent build
	$(BIN)/python .ci/pictures/take.py

browser: $(VENV)/development
	.ci/browser $(BIN)/python

graphviz:
	.ci/graphviz

node:
	.ci/node

office:
	.ci/office

# Versions come from .ci/constraints.txt, so that every machine builds with the same ones.
$(VENV)/runtime: pyproject.toml .ci/constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt -e .
	touch $@

$(VENV)/development: pyproject.toml .ci/constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt -e '.[test,lint]'
	touch $@ $(VENV)/runtime

bench: $(VENV)/development ## Measure speed, as ratios (some minutes)
	test -x $(VENV)/fideslang/bin/python || $(PYTHON) -m venv $(VENV)/fideslang
	$(VENV)/fideslang/bin/python -m pip install --quiet --disable-pip-version-check fideslang==3.1.4
	$(BIN)/python benchmarks/check_speed.py
	$(BIN)/python benchmarks/fideslang_speed.py --python $(VENV)/fideslang/bin/python
	$(BIN)/python benchmarks/growth.py

FUZZ_SECONDS ?= 240
fuzz: $(VENV)/development ## Look for files that break the check, guided by coverage, for FUZZ_SECONDS (240)
	test -x $(VENV)/fuzz/bin/python || $(PYTHON) -m venv $(VENV)/fuzz
	$(VENV)/fuzz/bin/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt atheris -e .
	mkdir -p build/fuzz/corpus
	$(VENV)/fuzz/bin/python tests/fuzz/with_atheris.py build/fuzz/corpus -artifact_prefix=build/fuzz/ \
	  -max_total_time=$(FUZZ_SECONDS) -max_len=1024 -len_control=0 -timeout=60 -print_final_stats=1 -verbosity=0

clean: ## Remove what was built
	rm -rf site site-internal .cache build
