from collections.abc import Mapping

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.figures import FigureTable

JAN, FEB, MAR, APR, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
SHOP = Segment(SegmentKind.CHANNEL, "shop")


def typed(name: str, **more: object) -> Indicator:
    return Indicator(name, name, Unit.COUNT, "Customers", **more)  # type: ignore[arg-type]


INDICATORS = {
    i.id: i
    for i in (
        typed("sales"),
        typed("price", standing=True),
        typed("fees", blank_is_zero=True),
        typed("start", carried_from="end"),
        typed("won"),
        typed("lost"),
        typed("end", balance=("start", "won", "lost")),
    )
}


def table(values: Mapping[Cell, float], today: Month = MAY) -> FigureTable:
    return FigureTable(INDICATORS, values, today)


def test_a_blank_is_none_and_a_zero_is_zero() -> None:
    figures = table({Cell("sales", JAN): 0.0, Cell("sales", MAR): 5.0})
    assert figures.column("sales") == [0.0, None, 5.0, None, None]
    assert figures.value("sales", FEB) is None


def test_the_span_runs_from_the_first_figure_to_today_or_later() -> None:
    assert (table({Cell("sales", FEB): 1.0}).first, table({}).first) == (FEB, MAY)
    assert table({Cell("sales", APR): 1.0}, today=JAN).last == APR


def test_a_standing_figure_is_carried_forward_until_changed() -> None:
    figures = table({Cell("sales", JAN): 1.0, Cell("price", FEB): 9.0, Cell("price", APR): 8.0})
    assert figures.column("price") == [None, 9.0, 9.0, 8.0, 8.0]
    assert figures.value("price", Month.of(2027, 1)) == 8.0
    assert figures.stands_in(Cell("price", MAR))
    assert not figures.stands_in(Cell("price", FEB))


def test_a_blank_that_is_zero_counts_only_where_its_group_is_in_use() -> None:
    figures = table({Cell("sales", JAN): 1.0, Cell("sales", MAR): 1.0, Cell("fees", MAR): 2.0})
    assert figures.column("fees") == [0.0, None, 2.0, None, None]


def test_openings_and_balances_fill_each_other_month_by_month() -> None:
    figures = table(
        {Cell("start", JAN): 100.0} | {Cell(n, m): v for m in (JAN, FEB) for n, v in (("won", 9.0), ("lost", 4.0))}
    )
    assert figures.column("start") == [100.0, 105.0, 110.0, None, None]
    assert figures.column("end") == [105.0, 110.0, None, None, None]


def test_a_typed_balance_wins_over_the_filled_one() -> None:
    figures = table({Cell("end", JAN): 50.0, Cell("won", FEB): 5.0, Cell("lost", FEB): 1.0})
    assert figures.column("end") == [50.0, 54.0, None, None, None]


def test_the_cause_of_a_blank_is_the_cell_to_type() -> None:
    figures = table({Cell("start", JAN): 100.0, Cell("won", JAN): 1.0, Cell("won", FEB): 1.0, Cell("lost", FEB): 1.0})
    assert figures.cause_of_blank("end", FEB) == Cell("lost", JAN)
    assert figures.cause_of_blank("start", MAR) == Cell("lost", JAN)
    assert figures.cause_of_blank("sales", MAR) == Cell("sales", MAR)
    assert table({}).cause_of_blank("start", MAY) == Cell("start", MAY)


def test_segments_have_their_own_lines_and_are_never_filled() -> None:
    figures = table({Cell("sales", JAN, SHOP): 3.0, Cell("end", JAN): 5.0})
    assert figures.column("sales", SHOP) == [3.0, None, None, None, None]
    assert figures.column("sales")[0] is None
    assert figures.column("start", SHOP) == [None] * 5


def test_setting_a_value_says_which_lines_change() -> None:
    figures = table({Cell("sales", JAN): 1.0})
    assert figures.set({Cell("sales", JAN): 2.0}) == {("sales", None): (JAN, JAN)}
    assert figures.set({Cell("won", FEB): 2.0}) == {("won", None): (FEB, FEB), ("fees", None): (FEB, FEB)}
    assert figures.set({Cell("won", FEB): None}) == {("won", None): (FEB, FEB), ("fees", None): (FEB, FEB)}
    assert figures.set({Cell("sales", m): 1.0 for m in (FEB, APR)})["sales", None] == (FEB, APR)


def test_taking_the_first_figure_away_narrows_the_span() -> None:
    figures = table({Cell("sales", JAN): 1.0, Cell("sales", MAR): 1.0})
    figures.set({Cell("sales", JAN): None})
    assert (figures.first, figures.typed_months) == (MAR, (MAR, MAR))
    assert figures.all_values() == {Cell("sales", MAR): 1.0}
