"""The last months of a formula that is not kept yet."""

import datetime as dt
from collections.abc import Mapping

import pytest

from kpidesk.analysis.formula_preview import FigureLine, FormulaPreview, Reach, last_months, preview_formula, reach
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook

JUNE, JULY, AUGUST = (Month.of(2026, number) for number in (6, 7, 8))
SEARCH = Segment(SegmentKind.CHANNEL, "Search")
CHANNELS = frozenset({SegmentKind.CHANNEL})
INDICATORS = {
    about.id: about
    for about in (
        Indicator("sales", "Sales", Unit.MONEY, "Finance"),
        Indicator("costs", "Costs", Unit.MONEY, "Finance", segment_kinds=frozenset({SegmentKind.PRODUCT})),
        Indicator("visits", "Visits", Unit.COUNT, "Website", segment_kinds=CHANNELS),
        Indicator("orders", "Orders", Unit.COUNT, "Website", segment_kinds=CHANNELS),
    )
}
VALUES = {
    Cell("sales", JUNE): 100.0,
    Cell("sales", JULY): 200.0,
    Cell("sales", AUGUST): 300.0,
    Cell("visits", JUNE): 10.0,
    Cell("visits", JULY): 20.0,
    Cell("visits", AUGUST): 0.0,
    Cell("visits", JULY, SEARCH): 5.0,
}


class Forgetful:
    def write(self, change: c.Change, at: dt.datetime, made_by: MadeBy) -> None:
        """Keeps nothing."""

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return []


def book(
    values: Mapping[Cell, float] = VALUES, months: Mapping[Month, MonthState] | None = None, today: str = "2026-09-03"
) -> Workbook:
    contents = Contents(Business("Wren"), segments=(SEARCH,), values=dict(values), months=dict(months or {}))
    return Workbook(Forgetful(), contents, INDICATORS, lambda: dt.datetime.fromisoformat(today))


@pytest.mark.parametrize(
    ("today", "state", "last"),
    [
        ("2026-09-03", MonthStatus.OPEN, AUGUST),
        ("2026-09-03", MonthStatus.UNFINISHED, JULY),
        ("2026-08-20", MonthStatus.OPEN, JULY),
        ("2026-08-20", MonthStatus.CLOSED, AUGUST),
    ],
)
def test_a_running_month_is_left_out(today: str, state: MonthStatus, last: Month) -> None:
    until = 20 if state is MonthStatus.UNFINISHED else None
    workbook = book(months={AUGUST: MonthState(state, until)}, today=today)
    assert last_months(workbook) == (last.plus(-2), last.plus(-1), last)


def test_an_empty_file_looks_at_the_months_before_today() -> None:
    assert last_months(book({}, today="2026-09-03")) == (JUNE, JULY, AUGUST)


def test_values_stand_with_the_figures_that_go_in() -> None:
    workbook = book()
    preview = preview_formula(workbook, workbook.check_formula("sales / visits"))
    assert preview == FormulaPreview(
        (JUNE, JULY, AUGUST),
        (10.0, 10.0, NoValue(Cause.ZERO_DIVISOR, "", detail="Visits")),
        (FigureLine("sales", (100.0, 200.0, 300.0)), FigureLine("visits", (10.0, 20.0, 0.0))),
    )


def test_figures_come_in_the_order_of_the_text_and_once() -> None:
    workbook = book()
    preview = preview_formula(workbook, workbook.check_formula("visits + sales + visits"))
    assert [line.indicator for line in preview.figures] == ["visits", "sales"]


def test_a_missing_figure_is_a_reason_not_a_number() -> None:
    workbook = book()
    preview = preview_formula(workbook, workbook.check_formula("sales - costs"))
    assert preview.result[0] == NoValue(Cause.MISSING, "costs", JUNE)


def test_a_formula_that_looks_at_one_channel_is_shown_for_the_first() -> None:
    workbook = book()
    preview = preview_formula(workbook, workbook.check_formula("at(visits, channel) / visits"))
    assert preview.segment == SEARCH
    assert preview.result[1] == 0.25


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("visits / orders", Reach(CHANNELS, ((SegmentKind.CAMPAIGN, "visits"), (SegmentKind.PRODUCT, "visits")))),
        (
            "sales / visits",
            Reach(
                frozenset(),
                (
                    (SegmentKind.CHANNEL, "sales"),
                    (SegmentKind.CAMPAIGN, "sales"),
                    (SegmentKind.PRODUCT, "sales"),
                ),
            ),
        ),
        (
            "visits / costs",
            Reach(
                frozenset(),
                (
                    (SegmentKind.CHANNEL, "costs"),
                    (SegmentKind.CAMPAIGN, "visits"),
                    (SegmentKind.PRODUCT, "visits"),
                ),
            ),
        ),
        ("at(visits, channel) / visits", Reach(CHANNELS, (), SegmentKind.CHANNEL)),
        ('at(visits, "Search") / visits', Reach(frozenset(), (), None, names_segment=True)),
        ("1 + 2", Reach(frozenset())),
    ],
)
def test_where_a_formula_works_and_what_hinders_it(formula: str, found: Reach) -> None:
    workbook = book()
    assert reach(workbook, workbook.check_formula(formula)) == found
