"""Cells are named as a spreadsheet names them."""

import pytest

from kpidesk.exchange.sheet import Sheet, SheetCell, SourceFile, column_letters


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_hidden_sheets_are_there_and_not_shown() -> None:
    one, other = Sheet("a", ((SheetCell("x"),),)), Sheet("b", (), is_hidden=True)
    assert SourceFile("f.xlsx", (one, other)).shown == (one,)
    assert one.line(0) == 1
