"""An import cell by cell, and the one step that stores it."""

from typing import Any

import pytest

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMappings, SetValues
from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.amount import COMMA
from kpidesk.exchange.layout import layout_of
from kpidesk.exchange.number_forms import Told
from kpidesk.exchange.plan import CellState, ImportPlan, plan
from kpidesk.exchange.settings import ImportSettings, Target, shape_of
from kpidesk.exchange.sheet import CellKind, Sheet, SheetCell
from kpidesk.workbook import rules
from kpidesk.workbook.workbook import Workbook
from tests.exchange.catalogue_book import book
from tests.exchange.owners_sheet import layout

JAN, FEB, AUG, SEP = (Month.of(2026, number) for number in (1, 2, 8, 9))
SHOP = Segment(SegmentKind.CHANNEL, "Shop")
ACCOUNTS = (
    "Monat;Umsatz;Wareneinsatz;Kosten;Bestellungen;Besuche;Werbung\n"
    "Januar 2026;6.412,00;2.662,00;2.388,00;131;7.068;431,00\n"
    "Februar 2026;6.087,00;2.484,00;2.572,00;125;8.246;k. A.\n"
    "Summe;12.499,00;5.146,00;4.960,00;256;15.314;431,00"
)


def planned(text: str, workbook: Workbook | None = None, **settings: Any) -> ImportPlan:
    return plan(workbook or book(), layout(text), ImportSettings(**settings))


def states(found: ImportPlan) -> list[tuple[str, str, float | None]]:
    return [(cell.source.place, cell.state.value, cell.value) for cell in found.cells]


def test_the_sheet_of_an_owner_becomes_new_changed_same_and_refused_cells() -> None:
    workbook = book(values={Cell("revenue", JAN): 6412.0, Cell("expenses", FEB): 2527.0})
    found = planned(ACCOUNTS, workbook)
    assert found.counts == {CellState.NEW: 9, CellState.CHANGED: 1, CellState.SAME: 1, CellState.REFUSED: 1}
    changed = next(cell for cell in found.cells if cell.state is CellState.CHANGED)
    assert (changed.before, changed.value, changed.source.text) == (2527.0, 2572.0, "2.572,00")
    refused = next(cell for cell in found.cells if cell.state is CellState.REFUSED)
    assert (refused.source.place, refused.reason) == ("G3", "“k. A.” is text, not a number")
    (visits,) = found.ambiguous
    assert (visits.source.key, visits.finding.told, visits.finding.example) == ("Besuche", Told.WHOLE_NUMBERS, "8.246")
    assert [reading.value for reading in visits.finding.readings] == [8246.0, 8.246]


def test_all_of_it_is_one_step_and_the_second_time_there_is_nothing_to_do() -> None:
    workbook = book(chosen=("profit_margin",))
    workbook.apply(planned(ACCOUNTS, workbook).change(workbook))
    assert workbook.typed(Cell("visitors", FEB)) == 8246.0
    assert workbook.chosen == ("profit_margin", "revenue", "cogs", "expenses", "orders", "visitors", "ad_spend")
    remembered = ImportSettings.from_json(workbook.mapping(shape_of(layout(ACCOUNTS))))
    assert remembered.targets["Besuche"] == Target("visitors")
    again = plan(workbook, layout(ACCOUNTS), remembered)
    assert again.has_nothing_to_do
    assert list(rules.parts(again.change(workbook))) == []
    workbook.undo()
    assert (workbook.last_entered, workbook.chosen, workbook.undoable) == (None, ("profit_margin",), None)
    assert workbook.mapping(shape_of(layout(ACCOUNTS))) == ""


def test_only_what_differs_is_set() -> None:
    workbook = book(values={Cell("revenue", JAN): 5.0, Cell("revenue", FEB): 5.0})
    change = planned("Monat;Umsatz\nJan 2026;5\nFeb 2026;6", workbook).change(workbook)
    assert [part for part in rules.parts(change) if isinstance(part, SetValues)] == [
        SetValues({Cell("revenue", FEB): 6.0})
    ]


def test_a_correction_takes_the_place_of_a_cell() -> None:
    found = planned(ACCOUNTS, corrections={("Werbung", FEB): 418.0, ("Werbung", JAN): None})
    assert [(cell.state, cell.value) for cell in found.series[-1].cells] == [
        (CellState.LEFT_OUT, None),
        (CellState.NEW, 418.0),
    ]


def test_the_owner_says_where_a_series_goes_and_how_it_is_written() -> None:
    text = "Monat;Irgendwas;Kosten\nJan 2026;1.234;1.234"
    open_question = planned(text, targets={"Irgendwas": Target("revenue")})
    assert {cell.state for cell in open_question.cells} == {CellState.REFUSED}
    assert "1.234 or 1,234" in open_question.cells[0].reason
    decided = planned(text, targets={"Irgendwas": Target("revenue"), "Kosten": Target()}, forms={"Irgendwas": COMMA})
    assert decided.values == {Cell("revenue", JAN): 1234.0}
    assert [series.source.key for series in decided.left_out] == ["Kosten"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#DIV/0!", "the sheet shows the error #DIV/0!; type the figure, or correct the sheet"),
        ("5 %", "this is a percentage, but the figure is none"),
        ("1.234.567,8", "“1.234.567,8” has another decimal mark than 1,234.50, the number form of this figure"),
        ("12345678901234567", "“12345678901234567” has more than 15 digits, which cannot be kept exactly"),
        ("n/a", "“n/a” is text, not a number"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_reason(text: str, reason: str) -> None:
    from kpidesk.exchange.amount import POINT

    found = planned(f"Monat;Umsatz\nJan 2026;{text}\nFeb 2026;5", forms={"Umsatz": POINT})
    cell, _ = found.cells
    assert (cell.state, cell.value) == (CellState.REFUSED, None)
    assert cell.reason.startswith(reason)


def test_a_dash_is_a_blank_and_says_so() -> None:
    cell, _ = planned("Monat;Umsatz\nJan 2026;–\nFeb 2026;5").cells
    assert (cell.state, cell.reason) == (CellState.LEFT_OUT, "a dash is a blank")


def test_errors_and_uncalculated_formulas_of_a_spreadsheet_are_refused_one_by_one() -> None:
    def column(*cells: SheetCell) -> tuple[tuple[SheetCell, ...], ...]:
        months = ["2026-01", "2026-02", "2026-03", "2026-04"]
        return (
            (SheetCell("Month"), SheetCell("Sales")),
            *((SheetCell(m), cell) for m, cell in zip(months, cells, strict=True)),
        )

    rows = column(
        SheetCell("#REF!", CellKind.ERROR),
        SheetCell("formula", CellKind.UNCALCULATED),
        SheetCell("2026-01-31", CellKind.DATE),
        SheetCell("1234.5", CellKind.NUMBER),
    )
    found = plan(book(), layout_of([Sheet("S", rows)]))
    assert [cell.state for cell in found.cells] == [CellState.REFUSED] * 3 + [CellState.NEW]
    words = ("the error #REF!", "result of this formula", "a date")
    assert [word in cell.reason for word, cell in zip(words, found.cells, strict=False)] == [True] * 3


def test_a_month_twice_is_refused_with_both_places() -> None:
    found = planned("Monat;Umsatz\nJan 2026;5\nJan 2026;5\nFeb 2026;6\nMär 2026;7")
    assert states(found)[:2] == [("B2", "refused", None), ("B3", "refused", None)]
    assert "in B2 and B3" in found.cells[0].reason


def test_lines_by_day_are_totalled_by_each_figures_own_rule_when_asked() -> None:
    text = "date;sales;subscribers;active customers\n2026-01-02;5,10;10;4\n2026-01-30;6,20;12;8\n2026-02-01;7;13;9"
    assert planned(text).counts[CellState.REFUSED] == 6
    found = planned(text, by_month=True)
    assert found.values == {
        Cell("revenue", JAN): 11.3,
        Cell("revenue", FEB): 7.0,
        Cell("subscribers", JAN): 12.0,
        Cell("subscribers", FEB): 13.0,
        Cell("customers_active", JAN): 6.0,
        Cell("customers_active", FEB): 9.0,
    }
    assert found.cells[0].source.text == "2 lines"
    bad = planned("date;sales\n2026-01-02;5\n2026-01-30;x\n", by_month=True)
    assert bad.cells[0].reason == "B3: “x” is text, not a number"


def test_figures_of_closed_months_wait_until_the_month_is_reopened_for_a_reason() -> None:
    closed = {JAN: MonthState(MonthStatus.CLOSED)}
    workbook = book(months=closed, values={Cell("revenue", JAN): 5.0, Cell("cogs", JAN): 1.0})
    text = "Monat;Umsatz;Wareneinsatz\nJan 2026;6;1\nFeb 2026;7;2"
    found = planned(text, workbook)
    assert found.counts == {CellState.LEFT_OUT: 1, CellState.SAME: 1, CellState.NEW: 2}
    assert (found.closed_months, found.values.get(Cell("revenue", JAN))) == ([JAN], None)
    assert "reopen it" in found.cells[0].reason
    reopened = planned(text, workbook, reopen=frozenset({JAN}), reason="late bill")
    assert reopened.closed_months == []
    workbook.apply(reopened.change(workbook))
    assert workbook.typed(Cell("revenue", JAN)) == 6.0
    assert workbook.month_state(JAN) == MonthState(MonthStatus.OPEN, reason="late bill")


def test_impossible_figures_are_refused_and_the_others_stored() -> None:
    workbook = book()
    found = planned("month;emails sent;delivered\n2026-01;5;6\n2026-02;9;7", workbook)
    assert found.counts == {CellState.REFUSED: 2, CellState.NEW: 2}
    assert "Emails delivered (6) cannot be more than Emails sent (5)" in found.cells[0].reason
    workbook.apply(found.change(workbook))
    assert workbook.typed(Cell("emails_sent", JAN)) is None
    assert workbook.typed(Cell("emails_delivered", FEB)) == 7.0


def test_a_figure_that_the_catalogue_does_not_know_is_made_with_its_values() -> None:
    workbook = book()
    text = "Monat;Gutscheine verkauft;Umsatz\nJan 2026;5;100"
    target = {"Gutscheine verkauft": Target(label="Gutscheine verkauft!", unit=Unit.MONEY)}
    found = planned(text, workbook, targets=target)
    made = Indicator("gutscheine_verkauft", "Gutscheine verkauft!", Unit.MONEY, "Own", own=True, rollup=Rollup.SUM)
    assert found.new_indicators == {"gutscheine_verkauft": made}
    workbook.apply(found.change(workbook))
    assert workbook.own_indicators == found.new_indicators
    assert workbook.typed(Cell("gutscheine_verkauft", JAN)) == 5.0
    assert planned(text, workbook, targets=target).has_nothing_to_do
    workbook.undo()
    assert not workbook.own_indicators


def test_a_new_segment_comes_with_its_figures_and_one_that_does_not_suit_is_refused() -> None:
    workbook = book()
    text = "Monat;Besuche Laden;Kosten Laden\nJan 2026;5;6"
    targets = {"Besuche Laden": Target("visitors", SHOP), "Kosten Laden": Target("expenses", SHOP)}
    found = planned(text, workbook, targets=targets)
    assert states(found) == [("B2", "new", 5.0), ("C2", "refused", None)]
    assert found.cells[1].reason == "“All other running costs” is not split by channel"
    assert found.new_segments == (SHOP,)
    workbook.apply(found.change(workbook))
    assert workbook.segments == (SHOP,)
    same = planned(text, workbook, targets={**targets, "Besuche Laden": Target("visitors", Segment(SHOP.kind, "SHOP"))})
    assert (same.new_segments, same.has_nothing_to_do) == ((), True)


def test_two_series_for_one_figure_meet_cell_by_cell() -> None:
    text = "Monat;Alt;Neu\nJan 2026;5;\nFeb 2026;6;7"
    found = planned(text, targets={"Alt": Target("revenue"), "Neu": Target("revenue")})
    assert states(found) == [("B2", "new", 5.0), ("B3", "new", 6.0), ("C3", "refused", None)]
    assert "“Alt” gives the same figure" in found.cells[2].reason


def test_what_cannot_be_typed_or_is_gone_is_refused() -> None:
    text = "Monat;a;b\nJan 2026;5;6"
    found = planned(text, targets={"a": Target("profit"), "b": Target("gone")})
    assert [cell.reason for cell in found.cells] == [
        "“Profit (operating)” is calculated; bring in the figures it follows from",
        "this figure is not there any more",
    ]


def test_numbers_below_a_heading_in_thousands_are_thousands_unless_it_is_said_that_they_are_not() -> None:
    text = "Monat;Umsatz (k€)\nJan 2026;1,5"
    (series,) = planned(text).series
    assert (series.scale, series.times, planned(text).values) == (1_000, 1_000, {Cell("revenue", JAN): 1500.0})
    found = planned(text, scales={"Umsatz": 1})
    assert (found.series[0].scale, found.series[0].times, found.values) == (1_000, 1, {Cell("revenue", JAN): 1.5})


def test_a_t_beside_what_is_no_money_is_tonnes() -> None:
    weight = Indicator("own1", "Load", Unit.COUNT, "Own", own=True, rollup=Rollup.SUM)
    found = planned("Month;Load (t)\nJan 2026;1.5", book(own_indicators={"own1": weight}))
    assert found.values == {Cell("own1", JAN): 1.5}


def test_a_figure_in_another_currency_than_the_others_is_refused() -> None:
    found = planned("Month,Revenue\nJan 2026,€100\nFeb 2026,$200\nAug 2026,300 EUR\nSep 2026,400")
    assert found.values == {Cell("revenue", JAN): 100, Cell("revenue", AUG): 300, Cell("revenue", SEP): 400}
    (refused,) = [cell for cell in found.cells if cell.state is CellState.REFUSED]
    assert refused.reason == "“$200” is in another currency than most figures here, EUR"


@pytest.mark.parametrize(("text", "value"), [("12 %", 0.12), ("12", 0.12), ("0,12", 0.12), ("1", 1.0)])
def test_percentages_are_ratios_however_they_are_written(text: str, value: float) -> None:
    found = planned(f"Monat;x\nJan 2026;{text}", targets={"x": Target("purchase_intention")})
    assert found.values == {Cell("purchase_intention", JAN): value}


def test_the_first_figure_of_the_running_month_makes_it_unfinished() -> None:
    workbook = book()
    workbook.apply(planned("Monat;Umsatz\nAug 2026;5\nSep 2026;6", workbook).change(workbook))
    assert workbook.month_state(SEP) == MonthState(MonthStatus.UNFINISHED, 10)
    assert workbook.month_state(AUG).status is MonthStatus.OPEN


def test_settings_too_long_to_be_remembered_are_not() -> None:
    targets = {f"{place:04} {'x' * 150}": Target("revenue") for place in range(1_500)}
    workbook = book()
    change = planned("Monat;Umsatz\nJan 2026;5", workbook, targets=targets).change(workbook)
    assert not any(isinstance(part, SetMappings) for part in rules.parts(change))
