"""A small part of the proof on every run."""

from pathlib import Path

from tests.proofs.damaged_files import prove
from tests.proofs.mutants import DAMAGES


def test_damage_is_found_or_harmless_and_never_written_over(tmp_path: Path) -> None:
    reached = prove(0.0065, tmp_path)
    assert [failure for failure in reached.failures if "single bits" not in failure] == []  # too few here to say
    assert reached.counts["mutants"] >= 70
    assert reached.counts["kinds"] == len(DAMAGES) == 13
    assert reached.counts["page damage found"] >= 40
    assert reached.counts["found"] + reached.counts["harmless"] > 65
