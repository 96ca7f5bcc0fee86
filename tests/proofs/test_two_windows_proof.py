"""A part of the proof with every run of the tests."""

from pathlib import Path

from tests.proofs.two_windows import prove


def test_one_of_many_processes_may_write(tmp_path: Path) -> None:
    reached = prove(0.04, tmp_path)
    assert reached.failures == []
    assert reached.counts["rounds"] >= 8
