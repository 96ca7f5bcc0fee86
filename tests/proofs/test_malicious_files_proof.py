"""The whole proof on every run: it takes seconds."""

from pathlib import Path

from tests.proofs.malicious_files import prove


def test_what_could_act_by_itself_is_refused_before_a_row_is_read(tmp_path: Path) -> None:
    reached = prove(1.0, tmp_path)
    assert reached.failures == []
    assert reached.counts["refused"] == reached.counts["planted"] >= 30
