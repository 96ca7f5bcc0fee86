"""A small part of the proof on every run."""

from pathlib import Path

from tests.proofs.formula_texts import HOSTILE
from tests.proofs.formulas import prove


def test_no_formula_hangs_breaks_or_gives_what_is_no_number(tmp_path: Path) -> None:
    reached = prove(0.003, tmp_path)
    assert reached.failures == []
    counts = reached.counts
    assert counts["formulas"] == 3000 + len(HOSTILE)
    for much in ("with a value", "without a value, for a reason", "refused with a sentence"):
        assert counts[much] > 200
    assert counts["columns"] > 3
    assert counts["graphs with a circle"] == 30
    assert counts["hostile formulas"] >= 27
