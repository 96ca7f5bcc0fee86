"""The whole proof on every run: it takes a second."""

from pathlib import Path

from tests.proofs.refused_files import prove


def test_every_kind_of_file_is_answered_with_its_own_word(tmp_path: Path) -> None:
    reached = prove(1.0, tmp_path)
    assert reached.failures == []
    assert reached.counts["files"] >= 20
    assert reached.counts["refused with their own word"] >= 17
