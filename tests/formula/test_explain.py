"""How a value comes about, with the numbers put in."""

from collections.abc import Callable
from typing import Any

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.explain import Explanation, MonthPart, explain
from kpidesk.formula.parser import parse

JAN = Month.of(2025, 1)
SEARCH = Segment(SegmentKind.CHANNEL, "search")
Cells = Callable[..., dict[Cell, float]]
Build = Callable[..., Any]


def explained(here: Any, id_: str, period: str, segment: Segment | None = None, **more: Any) -> Explanation:
    return explain(here.evaluator, id_, here.calendar.parse(period), segment, **more)


def outline(explanation: Explanation) -> list[Any]:
    """Ids and values, steps inside."""
    inner = [outline(step) for step in explanation.steps]
    return [explanation.indicator, explanation.value, *inner]


@pytest.fixture
def quarter(desk: Build, months: Cells) -> Any:
    return desk(months(revenue=[100, 200, 300], cogs=[10, 20, 30], expenses=[0, 0, 90], orders=[1, 2, 0]))


def test_a_ratio_is_explained_down_to_the_typed_figures(quarter: Any) -> None:
    found = explained(quarter, "margin", "2025-Q1")
    assert found.label == "Margin"
    assert found.formula == "Profit / [Sales, net]"
    assert found.substituted == "450 / 600"
    assert outline(found) == [
        "margin",
        0.75,
        ["profit", 450.0, ["revenue", 600.0], ["cogs", 60.0], ["expenses", 90.0]],
        ["revenue", 600.0],
    ]


def test_the_value_is_the_evaluators(quarter: Any) -> None:
    for id_ in quarter.definitions.indicators:
        for period in ("2025-01", "2025-03", "2025-Q1", "2025", "ytd:2025-02"):
            assert explained(quarter, id_, period).value == quarter.value(id_, period)


def test_an_input_figure_shows_its_months_and_its_rule(quarter: Any) -> None:
    found = explained(quarter, "revenue", "2025-Q1")
    assert (found.formula, found.substituted, found.rollup) == ("", "", Rollup.SUM)
    assert found.months == tuple(MonthPart(JAN.plus(n), 100.0 * (n + 1)) for n in range(3))


def test_a_weighted_mean_shows_its_weights(desk: Build, months: Cells) -> None:
    here = desk(months(price=[10, 20, 40], orders=[1, 1, 2]))
    found = explained(here, "price", "2025-Q1")
    assert found.rollup is Rollup.WEIGHTED_MEAN
    assert [(part.value, part.weight) for part in found.months] == [(10.0, 1.0), (20.0, 1.0), (40.0, 2.0)]
    assert explained(here, "price", "2025-01").months == (MonthPart(JAN, 10.0),)


def test_what_only_stands_in_is_said(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[1, 1], target=[50], opening=[10], won=[3, 3], lost=[1, 1]), last=JAN.next)

    def months_of(id_: str) -> list[tuple[float | None, bool]]:
        found = explain(
            here.evaluator, id_, Period(here.calendar.parse("2025").kind, JAN, JAN.next), typed=here.figures.values.get
        )
        return [(part.value, part.stands_in) for part in found.months]

    assert months_of("target") == [(50.0, False), (50.0, True)]
    assert months_of("opening") == [(10.0, False), (12.0, True)]
    assert months_of("extra") == [(0.0, True), (0.0, True)]
    assert months_of("cogs") == [(None, False), (None, False)]


def test_without_knowing_what_was_typed_nothing_is_said_about_it(desk: Build, months: Cells) -> None:
    here = desk(months(target=[50, None], revenue=[1, 1]))
    assert [part.stands_in for part in explained(here, "target", "2025-02").months] == [False]


def test_a_reason_is_explained_to_the_missing_figure(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], cogs=[None], expenses=[5]))
    found = explained(here, "margin", "2025-01")
    nothing = NoValue(Cause.MISSING, "cogs", JAN)
    assert found.reason == nothing
    assert found.substituted == "Profit / 100"
    assert found.steps[0].substituted == "100 - Direct cost - 5"
    assert found.steps[0].steps[1].reason == nothing
    assert explained(here, "revenue", "2025-01").reason is None


def test_both_changes_are_shown_as_differences(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, 150], cash=[-4, 2]), gain="2 * change(revenue)", swing="pchange(cash)")
    assert explained(here, "growth", "2025-02").substituted == "(150 - 100) / abs(100)"
    assert explained(here, "gain", "2025-02").substituted == "2 * (150 - 100)"
    assert explained(here, "swing", "2025-02").substituted == "(2 - (-4)) / abs(-4)"
    assert outline(explained(here, "growth", "2025-02"))[2:] == [["revenue", 150.0], ["revenue", 100.0]]


def test_a_period_before_is_named_as_such(quarter: Any) -> None:
    now, before = explained(quarter, "growth", "2025-03").steps
    assert (now.period, before.period) == (Period.month(JAN.plus(2)), Period.month(JAN.plus(1)))


def test_a_window_shows_each_of_its_months(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[float(n) for n in range(1, 13)]))
    found = explained(here, "revenue_year", "2025-12")
    assert found.substituted == "78"
    (step,) = found.steps
    assert (step.value, step.rollup, len(step.months)) == (78.0, Rollup.SUM, 12)
    assert here.calendar.name(step.period) == "12m:2025-12"
    assert step.steps == ()


def test_a_window_over_a_formula_shows_its_monthly_values(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[10, 20, 30], orders=[1, 2, 0]), mean="avg3(aov)")
    (step,) = explained(here, "mean", "2025-03").steps
    assert [part.value for part in step.months] == [10.0, 10.0, None]
    assert step.rollup is Rollup.MEAN
    assert here.calendar.name(step.period) == "3m:2025-03"
    assert step.reason == NoValue(Cause.ZERO_DIVISOR, "aov", detail="Orders placed")
    assert outline(step.steps[0])[2:] == [["revenue", 30.0], ["orders", 0.0]]


def test_segments_are_shown_beside_the_whole(desk: Build, months: Cells) -> None:
    here = desk(months(visitors=[100]) | months(segment=SEARCH, visitors=[40]))
    found = explained(here, "search_share", "2025-01")
    assert (found.formula, found.substituted) == ('at(Visits, "search") / Visits', "40 / 100")
    assert [(step.segment, step.value) for step in found.steps] == [(SEARCH, 40.0), (None, 100.0)]
    share = explained(here, "source_share", "2025-01", SEARCH)
    assert share.substituted == "40 / 100"
    assert [step.segment for step in share.steps] == [SEARCH, None]


def test_only_the_branch_that_was_taken_is_explained(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], cogs=[1], orders=[2]), choice="if(revenue > 50, orders, cogs)")
    found = explained(here, "choice", "2025-01")
    assert [step.indicator for step in found.steps] == ["revenue", "orders"]
    assert found.substituted == "if(100 > 50, 2, 1)"


def test_what_was_explained_before_is_not_repeated(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], cogs=[1], expenses=[2]), double="profit + margin")
    profit, margin = explained(here, "double", "2025-01").steps
    assert len(profit.steps) == 3
    again = margin.steps[0]
    assert (again.indicator, again.repeated, again.steps) == ("profit", True, ())
    assert again.value == 97.0


def test_numbers_are_shown_without_rounding_dust(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[0.1], cogs=[0.2], orders=[3]), total="(revenue + cogs) * 1.5", share="total / orders")
    assert explained(here, "share", "2025-01").substituted == "0.45 / 3"
    assert explained(here, "total", "2025-01", decimal=",").substituted == "(0,1 + 0,2) * 1,5"


def test_what_has_no_formula_has_no_steps(quarter: Any) -> None:
    found = explained(quarter, "curve", "2025-01")
    assert (found.formula, found.steps, found.repeated) == ("", (), False)
    assert found.reason == NoValue(Cause.MODEL, "curve")


def test_days_blanks_and_to_date_are_put_in_as_numbers(desk: Build, months: Cells) -> None:
    here = desk(
        months(revenue=[100, 200], visitors=[62, 56]),
        mixed="visitors / days() + nz(cogs) + ytd(revenue) + yago(orders)",
    )
    found = explained(here, "mixed", "2025-02")
    assert found.substituted == "56 / 28 + 0 + 300 + yago(Orders placed)"
    assert [(step.indicator, here.calendar.name(step.period)) for step in found.steps] == [
        ("visitors", "2025-02"),
        ("cogs", "2025-02"),
        ("revenue", "ytd:2025-02"),
        ("orders", "2024-02"),
    ]


@pytest.mark.parametrize("month", ["2025-01", "2025-02"])
@pytest.mark.parametrize("id_", ["margin", "aov", "growth", "profit"])
def test_the_substituted_formula_computes_the_value(id_: str, month: str, quarter: Any) -> None:
    found = explained(quarter, id_, month)
    if found.reason is None:
        text = found.substituted
        assert quarter.preview(text, month) == pytest.approx(found.value)
        parse(text, {})


def test_the_longest_chain_of_formulas_can_be_explained(desk: Build, months: Cells) -> None:
    chain = {"k0": "revenue"} | {f"k{i}": f"k{i - 1}" for i in range(1, 98)}
    found = explained(desk(months(revenue=[5]), **chain), "k97", "2025-01")
    depth = 0
    while found.steps:
        (found,), depth = found.steps, depth + 1
    assert (found.indicator, found.value, depth) == ("revenue", 5.0, 98)
