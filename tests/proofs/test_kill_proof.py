"""A program that is killed loses nothing that it had acknowledged."""

import os
from pathlib import Path

import pytest

from tests.proofs.kill import prove


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers to be killed are forked")
def test_killed_writers_lose_nothing(tmp_path: Path) -> None:
    reached = prove(0.03, tmp_path)
    assert reached.failures == []
    assert reached.counts["kills"] == 30
    assert reached.counts["acknowledged"] > 30
    assert reached.counts["hot journals"] > 0
    assert (reached.counts["lost"], reached.counts["integrity failures"]) == (0, 0)
