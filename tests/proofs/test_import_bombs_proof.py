from pathlib import Path

from tests.proofs.import_bombs import prove


def test_whatever_is_imported_there_is_a_table_or_a_refusal(tmp_path: Path) -> None:
    reached = prove(0.02, tmp_path)
    assert reached.failures == []
    assert reached.counts["kinds of files"] >= 14
    assert reached.counts["refused"] >= 14
    assert reached.counts["mutants"] == 200
    assert reached.counts["mutants read"] > 20
    assert reached.counts["mutants refused"] > 20
    assert reached.counts["in a process"] == 2
