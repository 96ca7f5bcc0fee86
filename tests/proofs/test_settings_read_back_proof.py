"""A setting of the connection that gets lost is noticed, and a power cut without it does the harm that it prevents."""

from pathlib import Path

import pytest

from tests.proofs.edits import new_file
from tests.proofs.power_cut import why_not
from tests.proofs.settings_read_back import WANTED, _changes, prove, read_back


def test_every_setting_is_in_force(tmp_path: Path) -> None:
    assert read_back(new_file(tmp_path / "shop.kpidesk")) == WANTED


def test_setting_that_is_changed_or_left_out_is_noticed(tmp_path: Path) -> None:
    changes = dict(_changes(new_file(tmp_path / "shop.kpidesk")))
    assert set(changes.values()) == {True}
    assert {"synchronous", "journal_mode", "fullfsync", "foreign_keys", "trusted_schema"} <= set(changes)
    assert {"synchronous=0", "journal_mode=delete", "locking_mode=exclusive"} <= set(changes)


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace is there")
def test_power_cuts_catch_a_connection_that_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    reached = prove(0.004, tmp_path)
    assert reached.failures == []
    assert reached.counts["synchronous=OFF caught of 30"] > 6
    assert reached.counts["DELETE/FULL caught of 30"] > 1
