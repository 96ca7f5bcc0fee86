"""What a KPI is while one types is what it will be when the figure is stored."""

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import Qt

from kpidesk.analysis.comparison.row import KpiRow, kpi_row
from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.goals.period_goals import aimed, judging_by_year
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetGoals, SetIndicators, SetMonths, SetValues
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.kpi_board import KpiBoard
from kpidesk.ui.month_sheet.kpi_line import KpiWriter, following, in_order
from kpidesk.ui.month_sheet.kpi_list import squeezed
from kpidesk.ui.month_sheet.kpi_now import row_now
from kpidesk.workbook.workbook import Workbook
from tests.ui.month_sheet.sheet_desk import AUGUST, cell


def told(row: KpiRow) -> KpiRow:
    """Without what the sheet does not show: the trend, the advice, the series behind the usual range."""
    return replace(row, spark=None, counsel=None, usual=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("month", [AUGUST, AUGUST.next, Month.of(2024, 8)], ids=str)
def test_a_supposed_row_says_what_the_stored_one_would(shop: Workbook, month: Month) -> None:
    if shop.closed_months.count(month):
        shop.apply(SetMonths({month: None}))
    kpis = [name for name in shop.chosen if shop.indicators[name].is_calculated]
    chance = Random(7)
    for name in ("revenue", "orders", "visitors", "expenses", "email_opens", "customers_lost"):
        stored = {kpi: kpi_row(shop, kpi, Period.month(month)) for kpi in kpis}
        at, value = Cell(name, month), float(chance.randrange(1, 12_000))
        supposed = shop.supposing({at: value})
        now = {kpi: told(row_now(supposed, stored[kpi])) for kpi in kpis}
        before = shop.typed(at)
        shop.apply(SetValues({at: value}))
        assert now == {kpi: told(kpi_row(shop, kpi, Period.month(month))) for kpi in kpis}
        shop.apply(SetValues({at: before}))


def test_a_month_whose_year_counts_as_a_whole_is_judged_alike(shop: Workbook) -> None:
    year = shop.calendar.around(AUGUST, PeriodKind.YEAR)
    aims = aimed(shop, "total_revenue", year, Totals(90_000.0))
    assert isinstance(aims, SetGoals)
    shop.apply(aims)
    mark = judging_by_year(shop, "total_revenue", [year], True)
    assert isinstance(mark, SetGoals)
    shop.apply(mark)
    if shop.closed_months.count(AUGUST):
        shop.apply(SetMonths({AUGUST: None}))
    stored, at = kpi_row(shop, "total_revenue", Period.month(AUGUST)), Cell("revenue", AUGUST)
    now = told(row_now(shop.supposing({at: 5.0}), stored))
    shop.apply(SetValues({at: 5.0}))
    assert now.pace is not None
    assert now == told(kpi_row(shop, "total_revenue", Period.month(AUGUST)))


def test_a_tool_tip_shows_a_name_to_the_letter(shop: Workbook) -> None:
    name = "<img src='probe.png'> <b>ours</b>"
    shop.apply(
        SetIndicators(
            {
                "ours": Indicator(
                    "ours", name, Unit.MONEY, "Own", Kind.KPI, rollup=Rollup.RECOMPUTED, formula="revenue", own=True
                )
            }
        )
    )
    shop.apply(ChooseIndicators((*shop.chosen, "ours")))
    board = KpiBoard(shop, ENGLISH)
    board.arrange(AUGUST, cell("revenue"))
    tips = [str(board.model.index(row).data(Qt.ItemDataRole.ToolTipRole)) for row in range(board.model.rowCount())]
    about_ours = [tip for tip in tips if "ours" in tip]
    assert about_ours
    assert not [tip for tip in about_ours if "<b>" in tip or "<img" in tip]


def test_the_board_forgets_what_was_supposed(shop: Workbook) -> None:
    board = KpiBoard(shop, ENGLISH)
    board.arrange(AUGUST, cell("orders"))
    before = list(board.model.lines)
    board.suppose({cell("orders"): 200.0})
    during = list(board.model.lines)
    board.suppose({})
    assert during != before
    assert list(board.model.lines) == before


def test_only_what_follows_is_worked_out_anew(shop: Workbook) -> None:
    board = KpiBoard(shop, ENGLISH)
    board.arrange(AUGUST, cell("orders"))
    before = {line.id: line for line in board.model.lines}
    board.suppose({cell("orders"): 200.0})
    changed = {line.id for line in board.model.lines if line is not before[line.id]}
    assert changed
    assert changed <= following(shop, [cell("orders")])


def test_nearest_kpis_come_first_then_the_rest_as_chosen(shop: Workbook) -> None:
    order = in_order(shop, cell("orders"))
    named, moved = shop.definitions.dependents_of("orders"), shop.definitions.followers("orders")
    groups = [0 if name in named else 1 if name in moved else 2 for name in order]
    assert groups == sorted(groups)
    assert in_order(shop, None) == [name for name in shop.chosen if shop.indicators[name].is_calculated]


def test_a_missing_figure_is_named_and_a_refused_one_differently(shop: Workbook) -> None:
    writer, at = KpiWriter(shop, ENGLISH), cell("email_opens")
    row = kpi_row(shop, "email_open_rate", Period.month(AUGUST))
    delivered = cell("emails_delivered")
    assert writer.line(row).reason == "needs “Email opens”"
    assert writer.line(row, [delivered]).reason == "needs “Email opens”"
    assert writer.line(row, [at]).reason == "needs a valid “Email opens”"
    assert writer.line(row, [at]).spoken == "Email open rate: needs a valid “Email opens”"


def test_a_running_month_is_said_to_be_so_far(shop: Workbook) -> None:
    line = KpiWriter(shop, ENGLISH).line(kpi_row(shop, "aov", Period.month(AUGUST.next)))
    assert (line.before, line.change.text, line.status.hollow) == ("", "so far", True)


def test_what_a_kpi_needs_stands_whole_beside_it_unless_its_name_is_very_long(theme: Theme) -> None:
    assert squeezed("needs “Orders”", 230) == ("needs “Orders”", 1.0)
    words = "needs a valid “Bank and cash on the last day”"
    said, factor = squeezed(words, 230)
    assert (said, 0.8 <= factor < 1.0) == (words, True)
    said, factor = squeezed(f"needs a valid “{'very long ' * 8}name”", 230)
    assert said.endswith("…")
    assert fonts.width(said, TextRole.SMALL) * factor <= 232
