"""Whole columns: the same as the evaluator, and nothing worked out twice."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import NoValue
from kpidesk.formula.columns import Columns
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.evaluator import Evaluator

JAN = Month.of(2025, 1)
SEARCH, SOCIAL = Segment(SegmentKind.CHANNEL, "search"), Segment(SegmentKind.CHANNEL, "Social")
MUG = Segment(SegmentKind.PRODUCT, "mug")
SEGMENTS = (SEARCH, SOCIAL, MUG)
Cells = Callable[..., dict[Cell, float]]
Build = Callable[..., Any]


def test_a_column_covers_the_span_of_the_figures(desk: Build, months: Cells) -> None:
    columns = desk(months(revenue=[100, 200, None, 400], cogs=[10, None, 30, 40], expenses=[0, 0, 0, 0])).columns
    assert columns.column("profit") == [90.0, None, None, 360.0]
    assert columns.column("revenue") == [100.0, 200.0, None, 400.0]
    assert columns.column("growth") == [None, 1.0, None, None]


def test_columns_of_a_segment(desk: Build, months: Cells) -> None:
    cells = months(visitors=[100, 200]) | months(segment=SEARCH, visitors=[40, None])
    columns = desk(cells).columns
    assert columns.column("visitors", SEARCH) == [40.0, None]
    assert columns.column("search_share") == [0.4, None]
    assert columns.column("source_share", SEARCH) == [0.4, None]
    assert columns.column("source_share") == columns.column("search_share", SEARCH) == [None, None]
    assert columns.column("margin", MUG) == columns.column("expenses", SEARCH) == [None, None]


def test_models_have_empty_columns(desk: Build, months: Cells) -> None:
    columns = desk(months(revenue=[1, 2]), twice="curve * 2").columns
    assert columns.column("curve") == columns.column("twice") == [None, None]


def test_an_unknown_id_is_a_programming_error(desk: Build, months: Cells) -> None:
    with pytest.raises(KeyError):
        desk(months(revenue=[1])).columns.column("nothing")


# -- nothing twice


@pytest.fixture
def year(desk: Build, months: Cells) -> Any:
    row = [float(100 + n) for n in range(36)]
    cells = months(revenue=row, cogs=row, expenses=row, orders=row, cash=row, visitors=row, won=row, lost=row)
    return desk(
        cells | months(opening=[50], target=[2000]),
        before="prev(revenue)",
        last_year="yago(revenue)",
        mean="avg3(revenue)",
        year="sum12(revenue)",
        to_date="ytd(revenue)",
        wanted="revenue / target",
        people="closing / opening",
        blank="nz(before)",
        late="ytd(prev(revenue))",
    )


def edited(here: Any, columns: Columns, id_: str, at: int, value: float | None, *asked: str) -> int:
    """Type a figure, forget, ask for these columns; how many results were worked out."""
    cell = Cell(id_, JAN.plus(at))
    if value is None:
        here.figures.values.pop(cell, None)
    else:
        here.figures.values[cell] = value
    before = columns.evaluated
    columns.forget({(id_, None): (cell.month, cell.month)})
    for name in asked:
        columns.column(name)
    return columns.evaluated - before


def test_asking_again_works_out_nothing(year: Any) -> None:
    columns = year.columns
    first = columns.column("margin")
    assert columns.evaluated == 72  # profit and margin
    assert columns.column("margin") == first
    assert columns.evaluated == 72


@pytest.mark.parametrize(
    ("asked", "results"),
    [
        (["profit"], 1),
        (["profit", "margin"], 2),
        (["before"], 1),
        (["last_year"], 1),
        (["growth"], 2),
        (["mean"], 3),
        (["year"], 12),
        (["to_date"], 8),
        (["aov", "search_share"], 1),
        (["people"], 0),
        (["blank"], 2),
        (["late"], 20),
    ],
)
def test_after_an_edit_only_the_months_that_follow_are_worked_out(asked: list[str], results: int, year: Any) -> None:
    columns = year.columns
    for name in asked:
        columns.column(name)
    assert edited(year, columns, "revenue", 16, 5.0, *asked) == results


def test_the_window_of_an_edit_ends_with_the_figures(year: Any) -> None:
    columns = year.columns
    columns.column("year")
    assert edited(year, columns, "revenue", 33, 5.0, "year") == 3


def test_what_does_not_follow_is_left_alone(year: Any) -> None:
    columns = year.columns
    for name in ("growth", "runway", "wanted"):
        columns.column(name)
    assert edited(year, columns, "visitors", 16, 5.0, "growth", "runway", "wanted") == 0


def test_an_edit_of_nothing_works_out_nothing(year: Any) -> None:
    columns = year.columns
    columns.column("margin")
    assert edited(year, columns, "revenue", 16, 116.0, "margin") == 0


def test_nothing_is_worked_out_before_it_is_asked_for(year: Any) -> None:
    columns = year.columns
    columns.column("margin")
    assert edited(year, columns, "revenue", 16, 5.0) == 0


def test_a_standing_figure_changes_until_it_is_typed_again(year: Any) -> None:
    columns = year.columns
    columns.column("wanted")
    assert edited(year, columns, "target", 30, 3000.0, "wanted") == 6
    assert edited(year, columns, "target", 10, 1000.0, "wanted") == 20
    assert columns.column("wanted")[9:11] == [109 / 2000, 110 / 1000]


def test_filled_figures_follow_their_sources_to_the_end(year: Any) -> None:
    columns = year.columns
    assert columns.column("people")[0] == 1.0
    assert edited(year, columns, "won", 30, 137.0, "people") == 6
    assert columns.column("people")[30] == pytest.approx(57 / 50)
    assert columns.column("opening")[31] == 57.0


def test_a_group_in_use_makes_its_zeros(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[5, None, 5], visitors=[1, 1, 1]), cost="extra + 1")
    here.figures.indicators = {
        **here.figures.indicators,
        "visitors": replace(here.figures.indicators["visitors"], group="Website"),
    }
    columns = here.columns
    assert columns.column("cost") == [1.0, None, 1.0]
    assert edited(here, columns, "cash", 1, 7.0, "cost") == 1
    assert columns.column("cost") == [1.0, 1.0, 1.0]
    assert edited(here, columns, "cash", 1, None, "cost") == 1
    assert columns.column("cost") == [1.0, None, 1.0]


def test_lists_that_were_handed_out_never_change(year: Any) -> None:
    columns = year.columns
    before = columns.column("profit")
    kept = list(before)
    edited(year, columns, "revenue", 3, 1e6)
    after = columns.column("profit")
    assert before == kept
    assert after[3] != before[3]
    assert after[:3] == before[:3]


def test_windows_of_the_same_figure_are_shared(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[1.0] * 36), one="sum12(revenue) / 2", two="3 * sum12(revenue)")
    columns = here.columns
    columns.column("one")
    asked = len(here.figures.asked)
    columns.column("two")
    assert len(here.figures.asked) == asked


def test_months_before_the_first_are_read_where_a_formula_looks(
    inputs: Mapping[str, Indicator], typed: Any, kpi: Any
) -> None:
    known = inputs | {"k": kpi("k", "revenue - prev(revenue)"), "d": kpi("d", "prev(days()) + yago(2)")}
    figures = typed(known, {Cell("revenue", JAN.plus(n)): float(n * n) for n in range(-5, 4)}, JAN, JAN.plus(3))
    columns = Columns(Definitions(known), figures, Calendar(), ())
    assert columns.column("k") == [-1.0, 1.0, 3.0, 5.0]
    assert columns.column("d") == [33.0, 33.0, 30.0, 33.0]


def test_more_months_begin_anew(year: Any) -> None:
    columns = year.columns
    columns.column("margin")
    evaluated = columns.evaluated
    year.figures.last = year.figures.last.next
    assert len(columns.column("margin")) == 37
    assert columns.evaluated == evaluated + 2 * 37


def test_forgetting_everything_works_everything_out_again(year: Any) -> None:
    columns = year.columns
    before = columns.column("margin")
    year.figures.values[Cell("revenue", JAN)] = 1.0
    columns.forget_all()
    assert columns.evaluated == 72
    assert columns.column("margin") != before
    assert columns.evaluated == 144


def test_forgetting_what_was_never_asked_for_is_nothing(year: Any) -> None:
    columns = year.columns
    columns.forget({("revenue", None): (JAN, JAN), ("visitors", SEARCH): (JAN, JAN)})
    assert columns.evaluated == 0
    assert columns.column("revenue")[0] == 100.0


# -- the same as the evaluator

NAMES = ["revenue", "cogs", "extra", "cash", "orders", "price", "active", "opening", "closing", "won", "target"]
NUMBERS = ["2", "0", "0.5", "5 %", "1e300"]


def formulas(names: list[str]) -> st.SearchStrategy[str]:
    leaves = st.sampled_from(names * 3 + NUMBERS)

    def grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        def shaped(shape: str) -> st.SearchStrategy[str]:
            return st.lists(parts, min_size=shape.count("_"), max_size=shape.count("_")).map(
                lambda texts: _filled(shape, texts)
            )

        return st.sampled_from(SHAPES).flatmap(shaped)

    return st.recursive(leaves, grown, max_leaves=7)


SHAPES = [
    "(_ + _ - _)", "(_ * _)", "(_ / _)", "(_ / _)", "(_ * _ / _)", "(-_)", "(_)^2", "(_)^0.5", "prev(_)", "yago(_)",
    "change(_)", "pchange(_)", "sum12(_)", "avg12(_)", "avg3(_)", "ytd(_)", "ytd(_ - _)", "nz(_)", "nz(_)",
    "(_ + days())", "(_ / months())",
    'at(_, "search")', 'at(_, "mug")', "at(_, channel)", "if(_ < _, _, _)", "if(_ = _, _, _)",
    "if(_ >= _, _, _)", "min(_, _)", "max(_, _)", "abs(_)", "sqrt(_)", "ln(_)", "exp(_)", 'if(_ > 0, _, none("r"))',
]  # fmt: skip


def _filled(shape: str, texts: list[str]) -> str:
    parts = shape.split("_")
    return parts[0] + "".join(text + after for text, after in zip(texts, parts[1:], strict=True))


VALUES = st.one_of(st.sampled_from([0.0, 1.0, -3.0, 1e15]), st.integers(-50, 9000).map(float), st.floats(-1e6, 1e6))
CELLS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.integers(-2, 15), st.sampled_from([None, None, *SEGMENTS])),
    VALUES,
    max_size=120,
)


def _known(inputs: Mapping[str, Indicator], kpi: Any, texts: list[str], months_only: bool) -> Definitions | None:
    known = dict(inputs)
    for place, text in enumerate(texts):
        rollup = Rollup.MONTHS_ONLY if months_only and place == 0 else Rollup.RECOMPUTED
        known[f"k{place}"] = replace(kpi(f"k{place}", text), rollup=rollup)
    try:
        return Definitions(known)
    except Exception as error:  # at() inside at() and the like
        assert "at" in str(error)
        return None


def _assert_same(columns: Columns, evaluator: Evaluator, figures: Any) -> None:
    for id_ in (*figures.indicators.keys() & set(NAMES), "k0", "k1", "k2"):
        for segment in (None, SEARCH, MUG):
            column = columns.column(id_, segment)
            for place, month in enumerate(figures.first.until(figures.last)):
                value = evaluator.value(id_, Period.month(month), segment)
                expected = None if isinstance(value, NoValue) else value
                assert column[place] == expected, (id_, segment, month, value)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(
    texts=st.tuples(formulas(NAMES), formulas([*NAMES, "k0", "k0"]), formulas([*NAMES, "k0", "k1"])),
    cells=CELLS,
    edits=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 15), st.one_of(st.none(), VALUES)), max_size=4),
    year_start=st.sampled_from([1, 4, 7]),
    odd=st.booleans(),
)
def test_columns_say_what_the_evaluator_says(
    *,
    inputs: Mapping[str, Indicator],
    kpi: Any,
    typed: Any,
    texts: tuple[str, str, str],
    cells: dict[tuple[str, int, Segment | None], float],
    edits: list[tuple[str, int, float | None]],
    year_start: int,
    odd: bool,
) -> None:
    definitions = _known(inputs, kpi, list(texts), odd)
    if definitions is None:
        return
    values = {Cell(id_, JAN.plus(month), segment): value for (id_, month, segment), value in cells.items()}
    figures = typed(definitions.indicators, values, JAN, JAN.plus(15))
    calendar = Calendar(year_start, {JAN.plus(15): 10} if odd else {})
    columns = Columns(definitions, figures, calendar, SEGMENTS)
    evaluator = Evaluator(definitions, figures, calendar, SEGMENTS)
    _assert_same(columns, evaluator, figures)
    for id_, month, value in edits:
        cell = Cell(id_, JAN.plus(month))
        values.pop(cell, None)
        if value is not None:
            values[cell] = value
        columns.forget({(id_, None): (cell.month, cell.month)})
        if odd:
            columns.column("k2")
    if edits:
        _assert_same(columns, evaluator, figures)
