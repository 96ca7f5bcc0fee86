"""What a crash left beside a file does not get into the backup that takes its place."""

import os
from pathlib import Path

import pytest

from tests.proofs.restore_leftovers import prove


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers that crash are forked")
def test_restores_over_leftovers_are_good(tmp_path: Path) -> None:
    reached = prove(0.06, tmp_path)
    assert reached.failures == []
    assert reached.counts["good"] == reached.counts["restores"] == 6
    assert reached.counts["naive copies spoiled"] == reached.counts["naive copies"] == 2
