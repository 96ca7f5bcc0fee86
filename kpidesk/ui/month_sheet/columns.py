"""The columns of the month sheet and how wide they are."""

from collections.abc import Iterable
from enum import IntEnum

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.month_sheet.sheet_row import RowKind, SheetRow
from kpidesk.ui.painters.fitted import width_in_two

LEFT, GAP, BEFORE_CHECK, INDENT = 20, 8, 20, 16
"""Before the names; between a field and its unit; before a check; before the name of a part."""

ROW, HEAD, PROGRAM = 32, 32, 28
FIELD = 26
"""Heights: a figure's row, the header, the row that heads a program, the field in its row."""

LEAST_CHECK, TIGHTEST_CHECK = 280, 220
"""As drawn; and in a narrow window, where its words take two lines."""


class Column(IntEnum):
    NAME = 0
    FIELD = 1
    UNIT = 2
    LAST = 3
    YEAR = 4
    USUAL = 5
    CHECK = 6


_WIDTHS = {Column.NAME: LEFT + 208, Column.FIELD: 112, Column.UNIT: 52, Column.LAST: 72, Column.YEAR: 76}
_USUAL = 112
_BETWEEN, _LONGEST_NAME = 12, 360


def widths(rows: Iterable[SheetRow], titles: dict[Column, str], room: int) -> dict[Column, int]:
    """As drawn, and wider where a figure needs it; the check takes what is left of ``room``, and 0 is not shown."""
    rows = [row for row in rows if row.kind is not RowKind.PROGRAM]
    found = {column: fonts.scaled(width) for column, width in _WIDTHS.items()}
    found[Column.USUAL] = fonts.scaled(_USUAL)
    texts = {
        Column.UNIT: [row.unit for row in rows],
        Column.LAST: [row.last for row in rows],
        Column.YEAR: [row.year for row in rows],
        Column.USUAL: [row.usual for row in rows],
    }
    for column, said in texts.items():
        role = TextRole.SMALL if column is Column.UNIT else TextRole.BODY
        beside = GAP if column is Column.UNIT else _BETWEEN
        widest = max([fonts.width(text, role) for text in set(said)], default=0.0)
        widest = max(widest, fonts.width(titles.get(column, ""), TextRole.HEADER_CELL))
        found[column] = max(found[column], round(widest + 0.5) + beside)
    needed = max([width_in_two(row.name, TextRole.BODY) + row.depth * INDENT for row in rows], default=0.0)
    longest = min(round(needed + 0.5), fonts.scaled(_LONGEST_NAME)) + LEFT + GAP
    found[Column.NAME] = max(found[Column.NAME], longest)
    for column in _DISPENSABLE:
        if sum(found.values()) + fonts.scaled(TIGHTEST_CHECK) > room:
            found[column] = 0
    found[Column.CHECK] = max(fonts.scaled(TIGHTEST_CHECK), room - sum(found.values()))
    return found


_DISPENSABLE = (Column.YEAR, Column.USUAL, Column.LAST)
"""In this order they go where there is no room: names, fields and checks stand whole, without scrolling sideways."""


def least_width() -> int:
    """What the table needs when no figure is unusually long."""
    return sum(fonts.scaled(width) for width in _WIDTHS.values()) + fonts.scaled(_USUAL) + fonts.scaled(LEAST_CHECK)
