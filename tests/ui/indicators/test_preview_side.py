"""The values beside a formula."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kpidesk.analysis.formula_preview import preview_formula, reach
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.ui.indicators.preview_side import PreviewSide, works_for
from kpidesk.ui.indicators.preview_table import PreviewModel, PreviewRow, PreviewTable
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

RESULT = Indicator("", "Result", Unit.MONEY, "Sales", Kind.KPI, decimals=2, rollup=Rollup.RECOMPUTED)
FORMULA = "(revenue - cogs) / orders"
ROWS = [
    PreviewRow("Result, EUR", ("23.66", "24.09", ""), ("a", "b", "c")),
    PreviewRow("Direct cost of everything that was sold in the shop", ("1", "2", "3"), ("d", "e", "f")),
]


@pytest.fixture
def side(workbook: Workbook, theme: Theme, show: Callable[..., None]) -> PreviewSide:
    made = PreviewSide(workbook, theme, ENGLISH)
    show(made, 360, 700)
    return made


def show_formula(side: PreviewSide, workbook: Workbook, text: str = FORMULA, about: Indicator = RESULT) -> None:
    checked = workbook.check_formula(text)
    side.show_preview(preview_formula(workbook, checked), about, reach(workbook, checked))


def texts(side: PreviewSide) -> list[tuple[str, ...]]:
    return [(row.label, *row.texts) for row in side.model.rows]


def test_the_result_stands_above_what_goes_in(side: PreviewSide, workbook: Workbook) -> None:
    show_formula(side, workbook)
    assert side.model.months == ("Jun 26", "Jul 26", "Aug 26")
    assert texts(side) == [
        ("Result, EUR", "29.29", "29.17", ""),
        ("Sales, net", "7,000", "7,200", "6,400"),
        ("Direct cost of what was sold", "2,900", "3,000", "2,700"),
        ("Orders", "140", "144", "0"),
    ]


def test_the_reason_for_what_is_not_there_stands_below(side: PreviewSide, workbook: Workbook) -> None:
    show_formula(side, workbook)
    assert side.reason == "Aug 26: The value is not defined: Orders is 0."
    show_formula(side, workbook, "revenue - cogs")
    assert side.reason == ""


def test_numbers_are_written_as_the_owner_writes_them(
    workbook: Workbook, theme: Theme, show: Callable[..., None]
) -> None:
    made = PreviewSide(workbook, theme, GERMAN)
    show(made, 360, 700)
    show_formula(made, workbook)
    assert texts(made)[0] == ("Result, EUR", "29,29", "29,17", "")


def test_percents_have_their_sign(side: PreviewSide, workbook: Workbook) -> None:
    about = Indicator("", "Result", Unit.PERCENT, "Sales", Kind.KPI, rollup=Rollup.RECOMPUTED)
    show_formula(side, workbook, "1 - cogs / revenue", about)
    assert texts(side)[0] == ("Result, %", "58.6\u202f%", "58.3\u202f%", "57.8\u202f%")


def test_while_there_is_an_error_the_last_result_is_not_shown_as_current(side: PreviewSide, workbook: Workbook) -> None:
    show_formula(side, workbook)
    side.show_stale(FORMULA)
    assert [row.stale for row in side.model.rows] == [True, False, False, False]
    assert side.origin == f"From the last formula without an error: {FORMULA}"
    show_formula(side, workbook)
    assert side.origin == ""
    assert not side.model.rows[0].stale


def test_without_a_result_nothing_is_stale(side: PreviewSide) -> None:
    side.show_nothing()
    side.show_stale("revenue")
    assert side.origin == ""
    assert side.model.rows == ()


def test_a_typed_figure_has_no_values_to_work_out(side: PreviewSide, workbook: Workbook) -> None:
    show_formula(side, workbook)
    side.show_typed("Also by channel.")
    assert not side.table.isVisible()
    assert side.reason == ""
    assert side.works_for == "Month, quarter, business year, year to date, 12 months. Also by channel."


PERIODS = "Month, quarter, business year, year to date, 12 months."


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("visitors", f"{PERIODS} Also by channel."),
        ("(revenue - cogs) / orders", f"{PERIODS} Not by channel: Direct cost of what was sold has no channels."),
        ("at(visitors, channel) / visitors", f"{PERIODS} For one channel at a time; the whole business has no value."),
        (
            'at(visitors, "Search") / visitors',
            f"{PERIODS} For the whole business only: the formula names one part of it.",
        ),
    ],
)
def test_where_it_works(workbook: Workbook, formula: str, words: str) -> None:
    assert works_for(reach(workbook, workbook.check_formula(formula)), Rollup.RECOMPUTED, workbook) == words


def test_a_business_without_parts_hears_of_periods_only(make: Callable[..., Workbook]) -> None:
    workbook = make(segments=(), values={})
    checked = workbook.check_formula("visitors")
    assert works_for(reach(workbook, checked), Rollup.RECOMPUTED, workbook) == PERIODS
    assert works_for(reach(workbook, checked), Rollup.MONTHS_ONLY, workbook) == "Single months only."


def test_a_formula_for_one_channel_says_which_one_is_shown(side: PreviewSide, workbook: Workbook) -> None:
    about = Indicator("", "Result", Unit.PERCENT, "Website", Kind.KPI, rollup=Rollup.RECOMPUTED)
    show_formula(side, workbook, "at(visitors, channel) / visitors", about)
    assert texts(side)[0][:2] == ("Result, Search, %", "50.0\u202f%")


def test_a_screen_reader_hears_the_figure_with_its_unit_or_the_reason(side: PreviewSide, workbook: Workbook) -> None:
    show_formula(side, workbook)
    first, _, last = side.model.rows[0].spoken
    assert first == "Result, EUR, EUR\u00a029.29"
    assert last == "Result, EUR: The value is not defined: Orders is 0."


def table(theme: Theme, show: Callable[..., None], width: int = 320) -> PreviewTable:
    model = PreviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    made = PreviewTable(theme, model)
    model.setParent(made)
    show(made, width, 200)
    model.show_rows(("Jun 26", "Jul 26", "Aug 26"), ROWS)
    return made


def test_no_figure_is_cut_and_long_names_wrap(theme: Theme, show: Callable[..., None]) -> None:
    made = table(theme, show)
    assert made.rowHeight(0) == 30
    assert made.rowHeight(1) > 30
    assert sum(made.columnWidth(column) for column in range(4)) <= 320
    assert made.height() >= made.rowHeight(0) + made.rowHeight(1)


def test_in_little_room_the_names_keep_some(theme: Theme, show: Callable[..., None]) -> None:
    assert table(theme, show, 240).columnWidth(0) >= 60


def test_model_answers_what_a_table_asks(theme: Theme, show: Callable[..., None]) -> None:
    made = table(theme, show)
    model = made.model()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Jun 26"
    assert model.headerData(0, Qt.Orientation.Horizontal) == ""
    assert model.index(0, 0).data() == "Result, EUR"
    assert model.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "f"


def test_a_missing_value_is_a_ring_in_both_themes(both_themes: Theme, show: Callable[..., None]) -> None:
    made = table(both_themes, show)
    place = made.visualRect(made.model().index(0, 3))
    image = made.viewport().grab(place).toImage()
    ink = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height() - 2)}
    assert len(ink) > 2


def test_values_of_an_earlier_formula_look_different(theme: Theme, show: Callable[..., None]) -> None:
    made = table(theme, show)
    place = made.visualRect(made.model().index(0, 1))
    before = made.viewport().grab(place).toImage()
    model = made.model()
    assert isinstance(model, PreviewModel)
    row = ROWS[0]
    model.show_rows(model.months, [PreviewRow(row.label, row.texts, row.spoken, stale=True), ROWS[1]])
    assert made.viewport().grab(place).toImage() != before
