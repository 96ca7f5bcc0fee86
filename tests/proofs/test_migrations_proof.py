"""An upgrade that breaks off leaves the old file or the new one, whole; one that would lose rows is refused."""

import os
from pathlib import Path

import pytest

from tests.proofs.migrations import prove


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the upgrades to be killed are forked")
def test_upgrades_that_break_off_lose_nothing(tmp_path: Path) -> None:
    reached = prove(0.03, tmp_path)
    assert reached.failures == []
    assert reached.counts["errors"] > 5
    assert reached.counts["killed in mid-upgrade"] > 0
    assert reached.counts["with foreign keys ON: refused"] == 1
    assert reached.counts["with foreign keys OFF: refused"] == 0
