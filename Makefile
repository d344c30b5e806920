PYTHON ?= python3
BIN := .venv/bin

# The packages that "make fast" compiles
READER := kg/text kg/ontology kg/recognise kg/extract
WHEEL := .venv/wheel
# Hidden symbols let the C compiler call and inline the reader's own functions directly.
C_FLAGS := -w -fvisibility=hidden
# Removes what is compiled
DROP := find $(READER) -name '*.so' -delete && rm -f *__mypyc*.so kg/.digest
SOURCES := $(shell find $(READER) -name '*.py')

.NOTPARALLEL:  # one virtual environment
.PHONY: graph test fast compiled bench clean

graph: .venv/.installed .venv/.source  ## read the five seeds: store, Turtle and page under out/
	@$(BIN)/kg build seeds --store out/store --prune
	@$(BIN)/kg export --store out/store --format turtle -o out/graph.ttl
	@$(BIN)/kg view --store out/store -o out/graph.html
	@echo
	@echo "Open out/graph.html in a browser, read out/graph.ttl, or ask:"
	@echo "  $(BIN)/kg query tenures --store out/store"
	@echo "  $(BIN)/kg explain 'Lê Đức Thanh' --store out/store"

test: .venv/.dev .venv/.source  ## style, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile

fast: .venv/.fast  ## compile the reader: the same facts, sooner

compiled: .venv/.dev .venv/.fast  ## the reader's tests once more, as it is compiled
	$(BIN)/python -m pytest -n auto --dist loadfile tests/extract tests/recognise tests/test_golden.py tests/test_quality.py

bench: .venv/.dev  ## speed, as ratios within one run; of the compiled reader where it can be compiled
	-@$(MAKE) --no-print-directory fast
	$(BIN)/python -m tests.benchmarks

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.installed

# Python prefers compiled modules to the source beside them: those older than the source go.
.venv/.source: $(SOURCES) | .venv/bin/python
	@$(DROP)
	@rm -f .venv/.fast
	@touch $@

# A copy is compiled, so that an interrupted compilation leaves everything as it was. What a C compiler warns of
# (-w) in generated code is nobody's to mend, and mypyc would take it for an error.
define COMPILE
	@rm -rf $(WHEEL)/objects $(WHEEL)/built $(WHEEL)/*.whl && mkdir -p $(WHEEL)/objects
	@HATCH_BUILD_HOOK_ENABLE_MYPYC=true HATCH_MYPYC_BUILD_DIR=$(abspath $(WHEEL))/objects CFLAGS="$$CFLAGS $(C_FLAGS) $(1)" \
	    $(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir $(WHEEL) $(WHEEL)/source
	@$(BIN)/python -m zipfile -e $(WHEEL)/*.whl $(WHEEL)/built
endef

# gcc compiles twice: the second time it knows which branches reading the gold reports takes.
ifneq ($(shell cc --version 2>/dev/null | grep 'Free Software'),)
define PROFILE
	$(call COMPILE,-fprofile-generate=$(abspath $(WHEEL))/profile)
	@cp -R $(WHEEL)/source $(WHEEL)/trained && cp $(WHEEL)/.digest $(WHEEL)/trained/kg
	@(cd $(WHEEL)/built && find . -name '*.so' | tar cf - -T -) | tar xf - -C $(WHEEL)/trained
	@cd $(WHEEL)/trained && $(CURDIR)/$(BIN)/python -m kg build $(CURDIR)/tests/gold --store ../store --workers 1 >/dev/null
	@test -d $(WHEEL)/profile
endef
TRAINED := -fprofile-use=$(abspath $(WHEEL))/profile
endif

.venv/.fast: $(SOURCES) pyproject.toml | .venv/.installed
	@rm -rf $(WHEEL) && mkdir -p $(WHEEL)/source
	@include=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("include"))'); \
	if ! command -v cc >/dev/null || ! test -f "$$include/Python.h"; then \
	    echo "To compile the reader takes a C compiler and the headers of Python" >&2; exit 1; \
	fi
	@echo "Compiling the reader: some minutes, once"
	@touch $(WHEEL)/begun
	@cp -R kg ontology queries pyproject.toml README.md LICENSE $(WHEEL)/source
	@find $(WHEEL)/source \( -name '*.so' -o -name .digest \) -delete
	@$(BIN)/python -m kg.compiled $(WHEEL)/source/kg > $(WHEEL)/.digest
	$(PROFILE)
	$(call COMPILE,$(TRAINED))
	@$(DROP)
	@(cd $(WHEEL)/built && find . -name '*.so' | tar cf - -T -) | tar xf -
	@cp $(WHEEL)/.digest kg/.digest
	@touch -r $(WHEEL)/begun .venv/.source $@
	@rm -rf $(WHEEL)

clean:
	rm -rf .venv out
	$(DROP)
