"""The whole proof on every run: it takes seconds."""

import sys
from pathlib import Path

import pytest

from tests.proofs.read_only import prove


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_a_file_that_may_not_be_written_is_shown_and_left_alone(tmp_path: Path) -> None:
    reached = prove(1.0, tmp_path)
    assert reached.failures == []
    assert (reached.counts["cases"], reached.counts["opened to be looked at"]) == (9, 7)
