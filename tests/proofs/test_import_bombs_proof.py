"""Hostile files, in a process of its own: how much memory readers held is known only of all children together."""

import json
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_whatever_is_imported_there_is_a_table_or_a_refusal(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.proofs.proof", "import_bombs", "0.02", str(tmp_path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reached = json.loads(done.stdout.splitlines()[-1])
    counts = reached["counts"]
    assert reached["failures"] == []
    assert counts["kinds of files"] >= 14
    assert counts["refused"] >= 14
    assert counts["mutants"] == 200
    assert counts["mutants read"] > 20
    assert counts["mutants refused"] > 20
    assert counts["in a process"] == 2
    if sys.platform != "win32":
        assert 0 < counts["largest, MB"] < 1_000
