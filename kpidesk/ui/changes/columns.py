"""The columns of the table of changes: their order, their least widths and where their text stands."""

from enum import IntEnum


class Column(IntEnum):
    NAME = 0
    TREND = 1
    VALUE = 2
    PREVIOUS = 3
    CHANGE = 4
    LAST_YEAR = 5
    YEAR_CHANGE = 6
    GOAL = 7
    VARIANCE = 8
    STATUS = 9
    SIGNAL = 10
    NOTES = 11


LEAST_WIDTH = {
    Column.NAME: 168,
    Column.TREND: 88,
    Column.VALUE: 64,
    Column.PREVIOUS: 64,
    Column.CHANGE: 112,
    Column.LAST_YEAR: 64,
    Column.YEAR_CHANGE: 120,
    Column.GOAL: 64,
    Column.VARIANCE: 68,
    Column.STATUS: 84,
    Column.SIGNAL: 150,
    Column.NOTES: 160,
}
"""At 1440 wide; a column grows where a text would not fit, the last one takes what is left."""

PADDING, EDGE = 6, 16
"""Inside a cell, and left of the first column."""

HEADER, GROUP, ROW, LOW_ROW = 32, 28, 36, 32
"""Heights; rows are the lower ones in a window under 760 high."""

LEFT_COLUMNS = frozenset({Column.NAME, Column.TREND, Column.STATUS, Column.SIGNAL, Column.NOTES})

YEAR_COLUMNS = (Column.LAST_YEAR, Column.YEAR_CHANGE)
"""Not there when the period before is the same as the one a year earlier."""
