"""A part of the proof with every run of the tests."""

from pathlib import Path

from tests.proofs.outside_actions import ACTIONS, prove


def test_nothing_that_others_do_to_an_open_file_goes_unnoticed(tmp_path: Path) -> None:
    reached = prove(0.01, tmp_path)
    assert reached.failures == []
    assert reached.counts["actions"] == len(ACTIONS) == 9
    assert reached.counts["told as not ours any more"] >= 9
