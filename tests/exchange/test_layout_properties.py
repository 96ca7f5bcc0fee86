"""Whatever block of figures an owner writes, it is read back; whatever else a file holds, nothing breaks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.layout import DayOrder, Direction, LayoutOptions, layout_of
from kpidesk.exchange.number_forms import find_forms
from kpidesk.exchange.plan import CellState, plan
from kpidesk.exchange.settings import ImportSettings, Target
from kpidesk.exchange.sheet import EMPTY, CellKind, Sheet, SheetCell
from kpidesk.workbook.workbook import Workbook
from tests.exchange.owners_sheet import COUNTRIES, block, source, turned
from tests.workbook.small_business import NOW, SHIPPED, Memory

HEADINGS = ("Umsatz", "Kosten", "Coût", "Apples & pears", "Ø-Preis", "A/B", "Ventes (nettes)", "Sprzedaż", "Item 7b")
CENTS = st.integers(-99_999_999, 999_999_999).map(lambda cents: cents / 100)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[str, list[Month], dict[str, list[float]]]:
    country = draw(st.sampled_from(sorted(COUNTRIES)))
    first = Month.of(draw(st.integers(1995, 2090)), draw(st.integers(1, 12)))
    months = first.until(first.plus(draw(st.integers(1, 26))))
    names = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=5, unique=True))
    return country, months, {name: [draw(CENTS) for _ in months] for name in names}


@settings(derandomize=True, deadline=None, max_examples=120)
@given(blocks(), st.booleans(), st.booleans(), st.sampled_from(";,\t|"), st.integers(0, 3))
def test_a_block_in_any_country_and_direction_is_read_back(
    made: tuple[str, list[Month], dict[str, list[float]]], across: bool, total: bool, delimiter: str, title: int
) -> None:
    name, months, figures = made
    rows = block(COUNTRIES[name], months, figures, total)
    if across:
        rows = turned(rows)
    before = [["# exported"], ["My business, all figures"], []][:title]
    found = layout_of(source([*before, *rows], delimiter))
    assert found.direction is (Direction.ACROSS if across else Direction.DOWN)
    assert [series.key for series in found.series] == list(figures)
    assert found.months == months
    targets = {key: Target(label=f"Figure {place}", unit=Unit.MONEY) for place, key in enumerate(figures)}
    planned = plan(workbook(), found, ImportSettings(targets=targets))
    assert set(planned.counts) == {CellState.NEW}
    read = {series.source.key: [cell.value for cell in series.cells] for series in planned.series}
    assert read == figures


def workbook() -> Workbook:
    return Workbook(Memory(), Contents(Business("Shop")), SHIPPED, lambda: NOW)


WORDS = st.sampled_from(
    (
        *("Monat", "Jan", "Februar 2026", "2026-03", "Summe", "Q1", "2025", "1.234", "1,5", "-", "k. A.", "Umsatz"),
        *("", "", "12 %", "03/04/2026", "31.12.2025", "#DIV/0!", "€", "(k€)", "202601", "7", "=1+1", "½", "٣"),
        *("Jahr", "1", "2", "13/2026", "2026-13", "Ø", "mai", "T1 2026", "(5", "5-", "5.–", "1 234,50 €", "9" * 30),
    )
)
CELLS = st.one_of(
    WORDS.map(lambda text: SheetCell(text) if text else EMPTY),
    st.text(min_size=1, max_size=12).map(SheetCell),
    st.builds(lambda n: SheetCell(str(n), CellKind.NUMBER), st.integers(-10, 3000)),
    st.builds(lambda d: SheetCell(d.isoformat(), CellKind.DATE), st.dates()),
    st.sampled_from((SheetCell("#REF!", CellKind.ERROR), SheetCell("formula", CellKind.UNCALCULATED), EMPTY)),
)
SHEETS = st.lists(
    st.builds(
        lambda name, rows, hidden: Sheet(name, tuple(map(tuple, rows)), is_hidden=hidden),
        st.sampled_from(("", "2025", "Shop", "Blatt 1")),
        st.lists(st.lists(CELLS, max_size=7), max_size=9),
        st.booleans(),
    ),
    max_size=3,
)
OPTIONS = st.builds(
    LayoutOptions,
    direction=st.sampled_from((None, *Direction)),
    year=st.sampled_from((None, 2026)),
    day_order=st.sampled_from((None, *DayOrder)),
    taken_in=st.sampled_from((frozenset(), frozenset({"column B", "line 4", "Shop"}))),
    left_out=st.sampled_from((frozenset(), frozenset({"line 2", "column A"}))),
    months=st.sampled_from(({}, {"line 3": Month.of(2026, 5)})),
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(SHEETS, OPTIONS, st.booleans())
def test_no_sheet_is_too_strange_to_be_laid_out_planned_and_stored(
    sheets: list[Sheet], options: LayoutOptions, by_month: bool
) -> None:
    found = layout_of(sheets, options, "figures 2024.xlsx")
    targets = {series.key: Target("sales") for series in found.series[:1]} | {
        series.key: Target(label=series.key) for series in found.series[1:]
    }
    book = workbook()
    planned = plan(book, found, ImportSettings(targets=targets, by_month=by_month, layout=options))
    assert sum(planned.counts.values()) == len(planned.cells)
    assert len({series.key for series in found.series}) == len(found.series)
    assert find_forms(found.series).keys() == {series.key for series in found.series}
    stored = dict(planned.values)
    try:
        book.apply(planned.change(book))
    except Refusal:
        assert not any(book.typed(cell) for cell in stored if cell.indicator in book.indicators)
        return
    assert all(book.typed(cell) == value for cell, value in stored.items())
    again = plan(book, found, planned.remembered)
    assert again.has_nothing_to_do


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(WORDS, max_size=40).map(";".join), st.lists(WORDS, max_size=60).map("\n".join)
    )
)
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    try:
        found = csv_source(text)
    except Refusal:
        return
    layout_of(found)
