"""How wide the columns are."""

import pytest

from kpidesk.ui.changes.columns import LEAST_WIDTH, YEAR_COLUMNS, Column
from kpidesk.ui.changes.widths import NARROWEST_TREND, SHORTEST_NAME, WIDEST_NAME, has_room_for_notes, widths
from kpidesk.ui.look import fonts

SMALL = {column: 10 for column in Column if column is not Column.NOTES}
PLANNED = {column: width for column, width in LEAST_WIDTH.items() if column is not Column.NOTES}


def test_with_room_enough_every_column_is_as_wide_as_planned_and_the_signal_takes_the_rest(theme: object) -> None:
    found = widths(SMALL, 1440)
    assert {c: w for c, w in found.items() if c is not Column.SIGNAL} == {
        c: w for c, w in PLANNED.items() if c is not Column.SIGNAL
    }
    assert sum(found.values()) == 1440


def test_a_longer_text_widens_its_column(theme: object) -> None:
    assert widths(SMALL | {Column.CHANGE: 170}, 1440)[Column.CHANGE] == 170


def test_planned_room_gives_way_before_anything_is_cut(theme: object) -> None:
    planned = sum(PLANNED.values())
    needed = SMALL | {Column.SIGNAL: 150}
    found = widths(needed, planned - 60)
    assert sum(found.values()) == planned - 60
    assert all(found[column] >= needed[column] for column in needed)


def test_in_too_little_room_the_table_scrolls_and_cuts_nothing(theme: object) -> None:
    needed = dict(PLANNED)
    found = widths(needed, 300)
    assert found == needed


def test_the_trend_stays_readable_and_a_name_takes_two_lines_instead_of_the_window(theme: object) -> None:
    found = widths(SMALL | {Column.NAME: 900, Column.TREND: 10}, 200)
    assert found[Column.NAME] == SHORTEST_NAME
    assert found[Column.TREND] == NARROWEST_TREND


def test_a_long_name_has_its_width_where_there_is_room(theme: object) -> None:
    assert widths(SMALL | {Column.NAME: 900}, 1440)[Column.NAME] == WIDEST_NAME


def test_columns_that_are_not_there_take_no_room(theme: object) -> None:
    found = widths({column: 10 for column in Column if column not in YEAR_COLUMNS}, 1000)
    assert not set(YEAR_COLUMNS) & set(found)
    assert sum(found.values()) == 1000


def test_widths_grow_with_the_type(type_scale: float) -> None:
    assert widths(SMALL, 4000)[Column.VALUE] == fonts.scaled(LEAST_WIDTH[Column.VALUE])


@pytest.mark.parametrize("room", [0, 500, 896, 1070, 2000])
def test_the_signal_never_gets_less_than_it_needs(theme: object, room: int) -> None:
    assert widths(SMALL | {Column.SIGNAL: 160}, room)[Column.SIGNAL] >= 160


def test_notes_take_what_is_left_where_everything_else_stands_as_planned(theme: object) -> None:
    room = sum(PLANNED.values()) + LEAST_WIDTH[Column.NOTES]
    assert has_room_for_notes(SMALL, room) and not has_room_for_notes(SMALL, room - 1)
    found = widths(SMALL | {Column.NOTES: 0}, room + 40)
    assert found == PLANNED | {Column.NOTES: LEAST_WIDTH[Column.NOTES] + 40}
