"""A drive that fails for a moment costs no acknowledged edit."""

from pathlib import Path

import pytest

from tests.proofs.io_errors import prove
from tests.proofs.power_cut import why_not


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace is there")
def test_drive_that_fails_for_a_moment_costs_nothing(tmp_path: Path) -> None:
    reached = prove(0.03, tmp_path)
    assert reached.failures == []
    assert reached.counts["errors seen"] >= 5
    assert reached.counts["refusals"] > 0
