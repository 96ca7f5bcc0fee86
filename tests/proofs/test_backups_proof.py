"""Every backup that is there can be restored, and every restore undone."""

import os
from pathlib import Path

import pytest

from tests.proofs.backups import prove


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers to be killed are forked")
def test_every_backup_verifies_and_can_be_restored(tmp_path: Path) -> None:
    reached = prove(0.03, tmp_path)
    assert reached.failures == []
    assert (reached.counts["days"], reached.counts["kills"]) == (366, 9)
    assert reached.counts["verified"] >= 9
    assert reached.counts["restored"] == reached.counts["undone"] > 5
