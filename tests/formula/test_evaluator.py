"""The value of anything for any period and segment, or why there is none."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.evaluator import Evaluator

JAN = Month.of(2025, 1)
SEARCH, SOCIAL = Segment(SegmentKind.CHANNEL, "search"), Segment(SegmentKind.CHANNEL, "Social")
MUG = Segment(SegmentKind.PRODUCT, "mug")
Cells = Callable[..., dict[Cell, float]]
Build = Callable[..., Any]


def missing(indicator: str, month: Month, have: int = 0, of: int = 0, segment: Segment | None = None) -> NoValue:
    return NoValue(Cause.MISSING, indicator, month, segment, have=have, of=of)


# -- arithmetic


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("revenue", 100.0),
        ("revenue - cogs - expenses", 30.0),
        ("revenue - (cogs - expenses)", 90.0),
        ("revenue * 2 / 4", 50.0),
        ("revenue / 2 * 4", 200.0),
        ("revenue / (2 * 4)", 12.5),
        ("-revenue", -100.0),
        ("-2^2", -4.0),
        ("2^3^2", 512.0),
        ("revenue * 5 %", 5.0),
        ("min(revenue, cogs, 7)", 7.0),
        ("max(revenue, cogs)", 100.0),
        ("abs(cogs - revenue)", 60.0),
        ("sqrt(revenue)", 10.0),
        ("ln(exp(2))", 2.0),
        ("if(revenue > cogs, 1, 2)", 1.0),
        ("if(revenue < cogs, 1, 2)", 2.0),
        ("if(revenue = 100, 1, 2)", 1.0),
        ("if(revenue <> 100, 1, 2)", 2.0),
        ("if(revenue >= 100, 1, 2)", 1.0),
        ("if(revenue <= 99, 1, 2)", 2.0),
        ("days()", 31.0),
        ("months()", 1.0),
        ("margin * 100", 30.0),
    ],
)
def test_formula_gives_this_result(formula: str, result: float, desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], cogs=[40], expenses=[30]))
    assert here.preview(formula, "2025-01") == pytest.approx(result)


def test_long_sums_are_evaluated_from_left_to_right(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[0.1], cogs=[0.2], expenses=[0.3]))
    assert here.preview("revenue + cogs + expenses", "2025-01") == 0.1 + 0.2 + 0.3
    assert here.preview("revenue + (cogs + expenses)", "2025-01") == 0.1 + (0.2 + 0.3)


# -- blanks and what is not defined


def test_a_missing_figure_is_named_with_its_cell(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], cogs=[None], expenses=[30]))
    assert here.value("margin", "2025-01") == missing("cogs", JAN)


def test_zero_is_a_number(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], cogs=[0], expenses=[0]))
    assert here.value("margin", "2025-01") == 1.0


def test_the_first_reason_from_the_left_is_given(desk: Build, months: Cells) -> None:
    here = desk(months(orders=[0]))
    assert here.preview("cogs + 1 / orders", "2025-01") == missing("cogs", JAN)
    assert here.preview("1 / orders + cogs", "2025-01").cause is Cause.ZERO_DIVISOR
    assert here.preview("1 / orders / cogs", "2025-01").cause is Cause.ZERO_DIVISOR


def test_a_zero_divisor_names_the_kpi_and_the_divisor_in_words(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], orders=[0]), twice="aov * 2")
    assert here.value("twice", "2025-01") == NoValue(Cause.ZERO_DIVISOR, "aov", detail="Orders placed")
    difference = here.preview("1 / (orders - 0)", "2025-01")
    assert (difference.cause, difference.detail) == (Cause.ZERO_DIVISOR, "Orders placed - 0")


def test_a_minus_zero_divides_nothing_either(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100], orders=[-0.0]))
    assert here.value("aov", "2025-01").cause is Cause.ZERO_DIVISOR


@pytest.mark.parametrize("formula", ["sqrt(cogs)", "ln(cogs)", "ln(orders)", "cogs^0.5", "orders^-1"])
def test_outside_the_domain_the_term_is_named(formula: str, desk: Build, months: Cells) -> None:
    here = desk(months(cogs=[-4], orders=[0]))
    found = here.preview(formula, "2025-01")
    assert found.cause is Cause.OUT_OF_DOMAIN
    assert found.detail == formula.replace("cogs", "Direct cost").replace("orders", "Orders placed")


@pytest.mark.parametrize("formula", ["exp(revenue)", "revenue^revenue", "revenue * 1e307", "1 / (revenue * 1e307)"])
def test_too_large_a_result_is_none_at_all(formula: str, desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[1000]), kpi=formula)
    assert here.value("kpi", "2025-01") == NoValue(Cause.TOO_LARGE, "kpi")


def test_only_the_branch_that_is_taken_has_to_be_there(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100]))
    assert here.preview("if(revenue > 0, 1, cogs)", "2025-01") == 1.0
    assert here.preview("if(revenue > 0, 1, 1 / 0)", "2025-01") == 1.0
    assert here.preview("if(revenue < 0, 1, cogs)", "2025-01") == missing("cogs", JAN)
    assert here.preview("if(cogs < 0, 1, 2)", "2025-01") == missing("cogs", JAN)
    assert here.preview("if(0 < cogs, 1, 2)", "2025-01") == missing("cogs", JAN)


def test_a_stated_reason_is_passed_on(desk: Build, months: Cells) -> None:
    here = desk(months(expenses=[0, 0, 0], cash=[5, 5, 5]), twice="runway * 2")
    assert here.value("twice", "2025-03") == NoValue(Cause.STATED, "runway", detail="no costs")


def test_a_filled_figure_leads_to_its_missing_source(desk: Build, months: Cells) -> None:
    here = desk(months(opening=[80, None], won=[5, 5], lost=[None, 1]))
    assert here.value("closing", "2025-01") == missing("lost", JAN)
    assert here.value("opening", "2025-02") == missing("lost", JAN)


# -- longer periods


def test_a_quarter_is_worked_out_on_its_sums(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, 200, 300], cogs=[10, 20, 30], expenses=[0, 0, 90]))
    assert here.value("margin", "2025-Q1") == pytest.approx(450 / 600)


@pytest.mark.parametrize(
    ("indicator", "result"),
    [("revenue", 600.0), ("cash", 3.0), ("opening", 10.0), ("active", 20.0), ("price", 27.5), ("closing", 40.0)],
)
def test_every_rollup_in_a_quarter(indicator: str, result: float, desk: Build, months: Cells) -> None:
    here = desk(
        months(
            revenue=[100, 200, 300],
            cash=[1, 2, 3],
            opening=[10, 15, 20],
            closing=[15, 20, 40],
            active=[10, 20, 30],
            price=[10, 20, 40],
            orders=[1, 1, 2],
        )
    )
    assert here.value(indicator, "2025-Q1") == result


def test_a_quarter_with_a_missing_month_says_how_many_are_there(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, None, 300], orders=[1, 1, 1]))
    assert here.value("aov", "2025-Q1") == missing("revenue", JAN.next, 2, 3)


def test_the_last_of_a_quarter_needs_only_its_last_month(desk: Build, months: Cells) -> None:
    here = desk(months(cash=[None, None, 3]))
    assert here.value("cash", "2025-Q1") == 3.0
    assert here.value("cash", "2025-Q2") == missing("cash", Month.of(2025, 6))


def test_a_mean_without_weight_is_not_defined(desk: Build, months: Cells) -> None:
    here = desk(months(price=[10, 20, 40], orders=[0, 0, 0]))
    assert here.value("price", "2025-Q1") == NoValue(Cause.ZERO_DIVISOR, "price", detail="Orders placed")


def test_business_years_and_to_date_follow_the_calendar(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=list(range(1, 25))), year_start=4)
    assert here.value("revenue", "2025") == sum(range(4, 16))
    assert here.value("revenue", "2025-Q1") == 4 + 5 + 6
    assert here.value("revenue", "ytd:2025-06") == 4 + 5 + 6
    assert here.value("revenue", "12m:2026-01") == sum(range(2, 14))


def test_a_formula_for_months_only_says_so(desk: Build, months: Cells) -> None:
    here = desk(months(price=[10, 12, 13, 14]), twice="step * 2")
    assert here.value("step", "2025-02") == 2.0
    assert here.value("step", "2025-Q1") == NoValue(Cause.MONTHS_ONLY, "step")
    assert here.value("twice", "2025-Q1") == NoValue(Cause.MONTHS_ONLY, "step")


def test_a_model_has_no_value_yet(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[1]), twice="curve * 2")
    assert here.value("twice", "2025-01") == NoValue(Cause.MODEL, "curve")


# -- other times


def test_looking_back_one_period_keeps_its_length(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[1, 2, 4, 8, 16, 32]))
    assert here.preview("prev(revenue)", "2025-03") == 2.0
    assert here.preview("prev(revenue)", "2025-Q2") == 7.0
    assert here.preview("change(revenue)", "2025-Q2") == 49.0
    assert here.preview("pchange(revenue)", "2025-Q2") == 7.0
    assert here.preview("prev(prev(revenue))", "2025-03") == 1.0
    assert here.preview("prev(revenue - 1)", "2025-03") == 1.0


def test_looking_back_a_year_takes_the_same_months(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=list(range(1, 25))))
    assert here.preview("yago(revenue)", "2026-02") == 2.0
    assert here.preview("yago(revenue)", "2026-Q2") == 4 + 5 + 6
    assert here.preview("yago(prev(revenue))", "2026-02") == 1.0


def test_the_month_before_the_first_is_missing(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[5]))
    assert here.value("growth", "2025-01") == missing("revenue", Month.of(2024, 12))


def test_growth_from_zero_is_not_defined_and_from_a_loss_it_is(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[0, 5], cash=[-4, 2]))
    assert here.value("growth", "2025-02") == NoValue(Cause.ZERO_DIVISOR, "growth", detail="prev([Sales, net])")
    assert here.preview("pchange(cash)", "2025-02") == 1.5


def test_windows_take_single_months_whatever_the_period(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=list(range(1, 25)), cash=[float(n) for n in range(24)]))
    assert here.value("revenue_year", "2025-12") == sum(range(1, 13))
    assert here.value("revenue_year", "2026-Q1") == sum(range(4, 16))
    assert here.preview("avg3(cash)", "2026-Q1") == 13.0
    assert here.preview("avg12(cash)", "2025") == 5.5
    assert here.preview("avg3(revenue / cash)", "2026-02") == pytest.approx((13 / 12 + 14 / 13 + 12 / 11) / 3)
    assert here.preview("prev(avg3(cash))", "2026-02") == 11.0


def test_a_window_needs_every_month_and_counts_what_is_there(desk: Build, months: Cells) -> None:
    row: list[float | None] = [float(n) for n in range(24)]
    row[14] = None
    here = desk(months(revenue=row))
    assert here.value("revenue_year", "2026-03") == missing("revenue", Month.of(2026, 3), 11, 12)
    assert here.value("revenue_year", "2025-02") == missing("revenue", Month.of(2024, 3), 2, 12)
    assert here.preview("avg3(1 / revenue)", "2025-02").cause is Cause.MISSING
    assert here.preview("avg3(1 / revenue)", "2025-03").cause is Cause.ZERO_DIVISOR


def test_windows_inside_windows_stay_quick(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[1.0] * 600))
    last = "2074-12"
    assert here.preview("sum12(sum12(sum12(sum12(revenue))))", last) == 12.0**4
    asked = len(here.figures.asked)
    assert asked == 12 * (1 + 3 * 11)  # every month of the innermost window once
    assert here.preview("change(" * 30 + "revenue" + ")" * 30, last) == 0.0
    assert len(here.figures.asked) - asked <= 100


def test_year_to_date_starts_with_the_business_year(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=list(range(1, 25)), orders=[1] * 24), year_start=4)
    assert here.preview("ytd(revenue)", "2025-04") == 4.0
    assert here.preview("ytd(revenue)", "2025-Q1") == 15.0
    assert here.preview("ytd(revenue)", "2026-03") == sum(range(4, 16))
    assert here.preview("ytd(aov)", "2025-06") == 5.0
    assert here.preview("yago(ytd(revenue))", "2026-05") == 9.0
    assert here.preview("ytd(ytd(revenue))", "2025-05") == 9.0


def test_very_old_months_are_blank_not_an_accident(desk: Build) -> None:
    here = desk({Cell("revenue", Month.of(1900, 1)): 1.0})
    assert here.preview("ytd(yago(revenue))", "1900-01") == missing("revenue", Month(1899 * 12))
    assert here.preview("yago(" * 60 + "days()" + ")" * 60, "1900-01") == 31.0


def test_growth_waits_until_both_periods_are_finished(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, 110, 40, 120]), unfinished={Month.of(2025, 3): 10})
    running = NoValue(Cause.UNFINISHED, "growth", Month.of(2025, 3))
    assert here.value("growth", "2025-02") == pytest.approx(0.1)
    assert here.value("growth", "2025-03") == here.value("growth", "2025-04") == running
    assert here.columns.column("growth")[:4] == [None, pytest.approx(0.1), None, None]
    assert here.preview("change(revenue)", "2025-03") == -70.0


def test_days_and_months_count_an_unfinished_month_in_part(desk: Build, months: Cells) -> None:
    here = desk(months(visitors=[310, 280, 100]), unfinished={Month.of(2025, 3): 10})
    assert here.preview("visitors / days()", "2025-03") == 10.0
    assert here.preview("days()", "2025-Q1") == 69.0
    assert here.preview("months()", "2025-Q1") == pytest.approx(2 + 10 / 31)
    assert here.preview("days()", "ytd:2025-02") == 59.0
    assert here.preview("sum12(days())", "2025-02") == 365.0


# -- blanks as zero


def test_a_blank_counts_as_zero_only_where_it_is_said(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, 100, 100], cogs=[None, 5, None]))
    assert here.preview("revenue - nz(cogs)", "2025-01") == 100.0
    assert here.preview("revenue - nz(cogs)", "2025-Q1") == 295.0
    assert here.preview("revenue - cogs", "2025-Q1") == missing("cogs", JAN, 1, 3)
    assert here.preview("nz(expenses)", "2025-Q1") == 0.0


def test_nz_of_a_formula_is_zero_when_something_is_missing(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, 100], orders=[None, 0]))
    assert here.preview("nz(aov)", "2025-01") == 0.0
    assert here.preview("nz(prev(revenue))", "2025-01") == 0.0
    assert here.preview("nz(revenue + cogs)", "2025-01") == 0.0


def test_nz_does_not_hide_what_is_not_defined(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, 100], orders=[None, 0]))
    assert here.preview("nz(aov)", "2025-02").cause is Cause.ZERO_DIVISOR
    assert here.preview("nz(1 / orders + cogs)", "2025-02").cause is Cause.ZERO_DIVISOR
    assert here.preview("nz(cogs + 1 / orders)", "2025-02") == 0.0
    assert here.preview('nz(none("because"))', "2025-02").cause is Cause.STATED


def test_rules_of_the_figure_itself_come_first(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, None], target=[50], opening=[10], won=[3, 4], lost=[1, 1]), last=JAN.next)
    assert here.value("extra", "2025-01") == 0.0
    assert here.value("target", "2025-02") == 50.0
    assert here.value("closing", "2025-02") == 15.0
    assert here.value("opening", "2025-02") == 12.0


# -- segments


@pytest.fixture
def split(desk: Build, months: Cells) -> Any:
    cells = months(visitors=[100, 200], revenue=[900, 900], orders=[9, 9], cogs=[5, 5])
    cells |= months(segment=SEARCH, visitors=[40, 50], revenue=[300, 400], orders=[3, 4])
    cells |= months(segment=SOCIAL, visitors=[10, None])
    cells |= months(segment=MUG, revenue=[7, 8], cogs=[1, 2])
    return desk(cells, nested="search_share * 2", through="at(aov, channel) / aov", wrong='at(expenses, "search")')


def test_a_kpi_of_split_figures_is_there_for_every_segment(split: Any) -> None:
    assert split.value("aov", "2025-01", SEARCH) == 100.0
    assert split.value("aov", "2025-Q1", SEARCH) == missing("revenue", Month.of(2025, 3), 2, 3, SEARCH)
    assert split.preview("revenue - cogs", "2025-01", MUG) == 6.0


def test_one_named_segment_is_read_beside_the_whole(split: Any) -> None:
    assert split.value("search_share", "2025-02") == 0.25
    assert split.preview('at(visitors, "SOCIAL") / visitors', "2025-01") == 0.1
    assert split.preview('at(visitors, "channel:search")', "2025-01") == 40.0
    assert split.preview('at(revenue / orders, "search")', "2025-01") == 100.0
    assert split.preview('at(prev(revenue), "search")', "2025-02") == 300.0
    assert split.preview('prev(at(revenue, "search"))', "2025-02") == 300.0


def test_a_missing_figure_of_a_segment_names_the_segment(split: Any) -> None:
    assert split.preview('at(visitors, "social")', "2025-02") == missing("visitors", JAN.next, segment=SOCIAL)


def test_a_segment_that_is_not_there_is_named(split: Any) -> None:
    assert split.preview('at(visitors, "podcast")', "2025-01") == NoValue(Cause.NO_SEGMENT, "", detail="podcast")


def test_figures_that_are_not_split_say_so(split: Any) -> None:
    assert split.value("expenses", "2025-01", SEARCH) == NoValue(Cause.NOT_BY_SEGMENT, "expenses", segment=SEARCH)
    assert split.value("margin", "2025-01", SEARCH) == NoValue(Cause.NOT_BY_SEGMENT, "cogs", segment=SEARCH)
    assert split.value("margin", "2025-01", MUG) == NoValue(Cause.NOT_BY_SEGMENT, "expenses", segment=MUG)
    assert split.value("wrong", "2025-01") == NoValue(Cause.NOT_BY_SEGMENT, "expenses", segment=SEARCH)


def test_a_formula_that_names_a_segment_has_no_value_by_segment(split: Any) -> None:
    nothing = NoValue(Cause.NOT_BY_SEGMENT, "search_share", segment=SEARCH)
    assert split.value("search_share", "2025-01", SEARCH) == nothing
    assert split.value("nested", "2025-01", SEARCH) == nothing
    assert split.value("nested", "2025-01") == 0.8


def test_the_segment_being_looked_at_against_the_whole(split: Any) -> None:
    assert split.value("source_share", "2025-01", SEARCH) == 0.4
    assert split.value("source_share", "2025-01", SOCIAL) == 0.1
    assert split.value("through", "2025-01", SEARCH) == 1.0


@pytest.mark.parametrize("segment", [None, MUG])
def test_a_formula_that_needs_a_channel_says_which_kind(segment: Segment | None, split: Any) -> None:
    needs = NoValue(Cause.NEEDS_SEGMENT, "source_share", detail="channel")
    assert split.value("source_share", "2025-01", segment) == needs


def test_of_two_segments_with_one_name_the_one_that_fits_is_taken(inputs: Mapping[str, Indicator], typed: Any) -> None:
    campaign, channel = Segment(SegmentKind.CAMPAIGN, "spring"), Segment(SegmentKind.CHANNEL, "Spring")
    figures = typed(inputs, {Cell("visitors", JAN, channel): 5.0, Cell("revenue", JAN, campaign): 6.0}, JAN, JAN)
    definitions = Definitions(inputs)
    evaluator = Evaluator(definitions, figures, Calendar(), [campaign, channel])

    def value(formula: str) -> object:
        return evaluator.value_of(definitions.check(formula), Period.month(JAN))

    assert value('at(visitors, "Spring")') == 5.0
    assert value('at(revenue, "spring")') == 6.0
    assert value('at(revenue, "channel:spring")') == missing("revenue", JAN, segment=channel)


# -- previews


def test_a_formula_being_typed_is_evaluated_like_a_stored_one(desk: Build, months: Cells) -> None:
    here = desk(months(revenue=[100, 200, 300], orders=[1, 2, 0]))
    checked = here.definitions.check("revenue / orders", replacing="aov")
    found = [here.evaluator.value_of(checked, Period.month(JAN.plus(n))) for n in range(3)]
    assert found == [100.0, 100.0, NoValue(Cause.ZERO_DIVISOR, "aov", detail="Orders placed")]


def test_an_unknown_id_is_a_programming_error(desk: Build, months: Cells) -> None:
    with pytest.raises(KeyError):
        desk(months(revenue=[1])).value("nothing", "2025-01")


def test_the_longest_chain_of_formulas_is_evaluated(desk: Build, months: Cells) -> None:
    chain = {"k0": "revenue"} | {f"k{i}": f"k{i - 1}" for i in range(1, 98)}
    here = desk(months(revenue=[1, 2]), **chain)
    assert here.value("k97", "2025-02") == 2.0
    assert here.columns.column("k97") == [1.0, 2.0]
    deepest = "abs(" * 64 + "revenue" + ")" * 64
    assert here.preview(deepest, "2025-02") == 2.0
    assert here.preview("-(1 + 2 * (1 + " * 20 + "revenue" + "))" * 20, "2025-02") is not None
