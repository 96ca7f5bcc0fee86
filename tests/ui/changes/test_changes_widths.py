"""How wide the columns are."""

import pytest

from kpidesk.ui import fonts
from kpidesk.ui.changes.columns import LEAST_WIDTH, YEAR_COLUMNS, Column
from kpidesk.ui.changes.widths import NARROWEST_TREND, WIDEST_NAME, widths

SMALL = dict.fromkeys(Column, 10)


def test_with_room_enough_every_column_is_as_wide_as_planned_and_the_signal_takes_the_rest(theme: object) -> None:
    found = widths(SMALL, 1440)
    assert {c: w for c, w in found.items() if c is not Column.SIGNAL} == {
        c: w for c, w in LEAST_WIDTH.items() if c is not Column.SIGNAL
    }
    assert sum(found.values()) == 1440


def test_a_longer_text_widens_its_column(theme: object) -> None:
    assert widths(SMALL | {Column.CHANGE: 170}, 1440)[Column.CHANGE] == 170


def test_planned_room_gives_way_before_anything_is_cut(theme: object) -> None:
    planned = sum(LEAST_WIDTH.values())
    needed = SMALL | {Column.SIGNAL: 150}
    found = widths(needed, planned - 60)
    assert sum(found.values()) == planned - 60
    assert all(found[column] >= needed[column] for column in Column)


def test_in_too_little_room_the_table_scrolls_and_cuts_nothing(theme: object) -> None:
    needed = dict(LEAST_WIDTH)
    found = widths(needed, 300)
    assert found == needed


def test_the_trend_stays_readable_and_a_name_takes_two_lines_instead_of_the_window(theme: object) -> None:
    found = widths(SMALL | {Column.NAME: 900, Column.TREND: 10}, 200)
    assert found[Column.NAME] == WIDEST_NAME
    assert found[Column.TREND] == NARROWEST_TREND


def test_columns_that_are_not_there_take_no_room(theme: object) -> None:
    found = widths({column: 10 for column in Column if column not in YEAR_COLUMNS}, 1000)
    assert not set(YEAR_COLUMNS) & set(found)
    assert sum(found.values()) == 1000


def test_widths_grow_with_the_type(type_scale: float) -> None:
    assert widths(SMALL, 4000)[Column.VALUE] == fonts.scaled(LEAST_WIDTH[Column.VALUE])


@pytest.mark.parametrize("room", [0, 500, 896, 1070, 2000])
def test_the_signal_never_gets_less_than_it_needs(theme: object, room: int) -> None:
    assert widths(SMALL | {Column.SIGNAL: 160}, room)[Column.SIGNAL] >= 160
