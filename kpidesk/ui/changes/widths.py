"""How wide the columns of the table of changes are, in the room there is."""

from collections.abc import Mapping

from kpidesk.ui.changes.columns import LEAST_WIDTH, Column
from kpidesk.ui.look import fonts

WIDEST_NAME, NARROWEST_TREND = 300, 64
"""A name takes two lines before its column grows, and it grows no further; a line of 13 months stays readable."""

SHORTEST_NAME = 220
"""So wide is the column of long names where status and signal would be out of sight; the tool tip has them whole."""

_GIVES_WAY = (
    Column.GOAL,
    Column.VARIANCE,
    Column.STATUS,
    Column.LAST_YEAR,
    Column.PREVIOUS,
    Column.YEAR_CHANGE,
    Column.CHANGE,
    Column.VALUE,
    Column.TREND,
    Column.NAME,
)
"""Columns with room to spare, in the order in which they give it up."""


def widths(needed: Mapping[Column, int], room: int) -> dict[Column, int]:
    """Each column as wide as planned or as its texts need, in ``needed``; the last one takes what is left.

    When that is more than the room, what was planned gives way to what is needed; no figure is cut, but long names
    are before the table has to scroll.
    """
    least = dict(needed)
    least[Column.NAME] = min(needed.get(Column.NAME, 0), fonts.scaled(WIDEST_NAME))
    least[Column.TREND] = max(needed.get(Column.TREND, 0), fonts.scaled(NARROWEST_TREND))
    found = {column: max(fonts.scaled(LEAST_WIDTH[column]), least[column]) for column in needed}
    if Column.NOTES not in needed:
        found[Column.SIGNAL] = least.get(Column.SIGNAL, 0)
    short = sum(found.values()) - room
    for column in _GIVES_WAY:
        if short > 0 and column in needed:
            given = min(short, found[column] - least[column])
            found[column] -= given
            short -= given
    if short > 0:
        found[Column.NAME] -= min(short, max(0, found[Column.NAME] - fonts.scaled(SHORTEST_NAME)))
    last = Column.NOTES if Column.NOTES in found else Column.SIGNAL
    found[last] += max(0, room - sum(found.values()))
    return found


def has_room_for_notes(needed: Mapping[Column, int], room: int) -> bool:
    """Whether notes can stand beside everything else as it was planned; else their place is the panel."""
    others = {column: width for column, width in needed.items() if column is not Column.NOTES}
    planned = sum(max(fonts.scaled(LEAST_WIDTH[column]), width) for column, width in others.items())
    return planned + fonts.scaled(LEAST_WIDTH[Column.NOTES]) <= room
