from pathlib import Path

from tests.proofs.file_names import prove


def test_no_name_leads_out_of_its_folder(tmp_path: Path) -> None:
    reached = prove(0.02, tmp_path)
    assert reached.failures == []
    assert reached.counts["names"] == 4_000
    assert reached.counts["made"] == 100
