"""A database that changes numbers is found out before it gets a file."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.database.self_test import EXTREMES, bits, refuse_if_numbers_change

PATH = Path("shop.kpidesk")


def test_the_database_here_keeps_extreme_numbers() -> None:
    refuse_if_numbers_change(PATH)


@pytest.mark.parametrize("number", EXTREMES)
def test_a_database_that_changes_one_number_is_refused(number: float, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    class Careless(sqlite3.Connection):
        def executemany(self, sql: str, rows: Any, /) -> sqlite3.Cursor:
            return super().executemany(sql, [(place, 0.0 if value == number else value) for place, value in rows])

    monkeypatch.setattr(sqlite3, "connect", lambda name: connect(name, factory=Careless))
    with pytest.raises(FileRefused, match="does not give numbers back") as refused:
        refuse_if_numbers_change(PATH)
    assert refused.value.problem is FileProblem.UNRELIABLE
    assert repr(number) in str(refused.value)


def test_bits_tell_zero_from_minus_zero_and_a_float_from_an_integer() -> None:
    assert bits(0.0) != bits(-0.0)
    assert bits(1) == b"" != bits(1.0)
