# Two commands: `make run` opens the program, `make test` passes the tests. Each does all its own set-up.

# PYTHON names the Python to use; without it the first that is new enough is taken.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
# Tests and measurements keep caches and settings out of the home of whoever runs them, and see none of theirs.
APART := $(foreach kind,CACHE CONFIG DATA STATE,XDG_$(kind)_HOME="$(CURDIR)/$(VENV)/home/$(kind)")

.PHONY: run test prove check bench gallery format lock clean environment strace

run: environment
	@sh .ci/system-libraries $(BIN)/python window
	$(BIN)/kpidesk

test: environment strace
	@sh .ci/system-libraries $(BIN)/python offscreen
	@$(APART) $(BIN)/python -m pytest -q -n 2 --dist loadfile

# Every attack in its full number: what the file, the window and the disk must withstand. Up to an hour.
prove: environment strace
	@sh .ci/system-libraries $(BIN)/python offscreen
	@$(APART) $(BIN)/python -m tests.proofs $(ONLY)

check: environment
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: environment
	@sh .ci/system-libraries $(BIN)/python offscreen
	$(BIN)/python -m compileall -q kpidesk benchmarks
	@$(APART) $(BIN)/python -m benchmarks

gallery: environment
	@sh .ci/system-libraries $(BIN)/python window
	$(BIN)/python -m kpidesk.ui.gallery

format: environment
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The lock names every package with its hashes and no host, so that any mirror can serve it.
lock: environment
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate -q -o requirements.lock

environment:
	@sh .ci/virtual-environment $(VENV) "$(PYTHON)"

# What needs strace says that it was left out where there is none.
strace:
	@[ "$$(uname -s)" != Linux ] || command -v strace >/dev/null || sh .ci/system-packages strace || true

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
