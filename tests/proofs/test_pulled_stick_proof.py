"""A stick that is pulled costs no edit."""

from pathlib import Path

import pytest

from tests.proofs.pulled_stick import prove
from tests.proofs.stick import why_not


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "a disk can be mounted")
def test_pulled_stick_costs_no_edit(tmp_path: Path) -> None:
    reached = prove(0.08, tmp_path)
    assert reached.failures == []
    assert reached.counts["pulled"] == 4
    assert reached.counts["waited"] > 0
