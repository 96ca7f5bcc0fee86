"""The same tour with a few of the commands, where the machine can trace a program."""

from pathlib import Path

import pytest

from tests.proofs.rich_text import prove


def test_the_window_opens_nothing_that_a_name_points_at(tmp_path: Path) -> None:
    reached = prove(0.005, tmp_path)
    if "left out: needs strace" in reached.counts:
        pytest.skip("strace is not here, or may not trace; `make prove` installs it")
    assert reached.failures == []
    counts = reached.counts
    assert counts["pictures opened by an ordinary label"] > 0
    assert counts["pictures opened by the window"] == 0
    assert counts["labels with a hostile name"] > 20
    assert counts["tool tips with a hostile name"] > 20
    assert counts["buttons and commands with a hostile name"] > 0
    assert counts["menus"] > 5
