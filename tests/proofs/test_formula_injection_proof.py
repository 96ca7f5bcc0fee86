from pathlib import Path

from tests.proofs.formula_injection import prove


def test_no_text_starts_a_formula_and_none_is_lost(tmp_path: Path) -> None:
    reached = prove(0.01, tmp_path)
    assert reached.failures == []
    assert reached.counts["texts"] == 2_000
    assert 200 < reached.counts["would start a formula"] <= reached.counts["guarded"]
