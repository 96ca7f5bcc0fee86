"""A full disk is said to be full, and costs nothing."""

from pathlib import Path

import pytest

from tests.proofs.disk_full import prove
from tests.proofs.stick import why_not


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "a disk can be mounted")
def test_full_disk_costs_nothing(tmp_path: Path) -> None:
    reached = prove(0.04, tmp_path)
    assert reached.failures == []
    rounds = {name: count for name, count in reached.counts.items() if name != "lost or not said"}
    assert set(rounds) == {"edits", "waiting edits", "import", "copy", "export", "upgrade"}
    assert set(rounds.values()) == {4}
