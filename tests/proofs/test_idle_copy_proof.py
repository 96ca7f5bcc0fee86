"""What a synced folder copies while the program waits holds every edit."""

from pathlib import Path

from tests.proofs.idle_copy import prove


def test_copies_between_edits_hold_every_edit(tmp_path: Path) -> None:
    reached = prove(0.04, tmp_path)
    assert reached.failures == []
    assert reached.counts == {"copies": 40, "with missing edits": 0}
