"""A small part of the proof on every run."""

from pathlib import Path

from tests.proofs.mathtext import prove


def test_no_name_breaks_a_chart_or_vanishes_from_it(tmp_path: Path) -> None:
    reached = prove(0.005, tmp_path)
    assert reached.failures == []
    assert reached.counts["names"] == 10
    assert reached.counts["pictures"] == 30
    assert reached.counts["shown in full"] >= 8
