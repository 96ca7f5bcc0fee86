# Two commands: `make run` opens the program, `make test` passes the tests. Each does all its own set-up.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: run test check bench lock format clean gallery

run: $(READY)
	@sh .ci/system-libraries window
	$(BIN)/kpidesk

test: $(READY)
	@sh .ci/system-libraries offscreen
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: $(READY)
	@sh .ci/system-libraries offscreen
	$(BIN)/python -m compileall -q kpidesk benchmarks
	$(BIN)/python -m benchmarks

gallery: $(READY)
	@sh .ci/system-libraries window
	$(BIN)/python -m kpidesk.ui.gallery

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The lock names every package with its hashes and no host, so that any mirror can serve it.
lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate -q -o requirements.lock

$(READY): requirements.lock pyproject.toml .ci/virtual-environment
	@sh .ci/virtual-environment "$(PYTHON)" "$(VENV)"
	@touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
