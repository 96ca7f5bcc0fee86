"""A power cut during an upgrade leaves the old file or the new one."""

from pathlib import Path

import pytest

from tests.proofs.power_cut import why_not
from tests.proofs.upgrade_power_cut import prove


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace is there")
def test_upgrade_that_loses_power_loses_nothing(tmp_path: Path) -> None:
    reached = prove(0.01, tmp_path)
    assert reached.failures == []
    assert reached.counts["states"] == 60 * reached.counts["schemas"]
    assert reached.counts["schemas"] >= 1
