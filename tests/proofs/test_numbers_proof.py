"""A small part of the proof on every run."""

from pathlib import Path

from tests.proofs.numbers import prove


def test_numbers_are_kept_bit_for_bit_or_refused(tmp_path: Path) -> None:
    reached = prove(0.02, tmp_path)
    assert reached.failures == []
    assert reached.counts["kept bit for bit"] > 800
    assert reached.counts["refused with a sentence"] > 300
    assert reached.counts["extreme numbers asked of the database at the start"] == 6
