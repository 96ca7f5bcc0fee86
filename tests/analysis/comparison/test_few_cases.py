"""Counts under ten, surveys under thirty answers, rates with under five cases above the line."""

import pytest

from kpidesk.analysis.comparison.few_cases import has_few_cases
from kpidesk.domain.indicator import Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

JAN, FEB = Month.of(2025, 1), Month.of(2025, 2)
BEFORE, NOW = Period.month(JAN), Period.month(FEB)
SOCIAL = Segment(SegmentKind.CHANNEL, "social")


def counts(business: Business, **series: list[float]) -> None:
    for name, values in series.items():
        business.add(name, values, Unit.COUNT)


def rate(business: Business, formula: str, unit: Unit = Unit.PERCENT) -> str:
    return business.add("rate", unit=unit, nature=Nature.RATE, formula=formula)


@pytest.mark.parametrize(
    ("before", "now", "few"),
    [(9.0, 50.0, True), (10.0, 3.0, False), (0.0, 3.0, True), (0.0, 12.0, False), (-4.0, 12.0, True)],
)
def test_for_a_count_the_base_of_the_percentage_decides(
    business: Business, before: float, now: float, few: bool
) -> None:
    counts(business, orders=[before, now])
    assert has_few_cases(business, "orders", BEFORE, NOW) is few


def test_an_average_is_no_count_even_when_its_unit_is(business: Business) -> None:
    business.add("per_customer", [2.3, 2.5], Unit.COUNT, nature=Nature.RATE)
    assert not has_few_cases(business, "per_customer", BEFORE, NOW)


def test_money_is_no_count(business: Business) -> None:
    business.add("sales", [5.0, 6.0])
    assert not has_few_cases(business, "sales", BEFORE, NOW)


def test_a_small_count_of_a_quarter_is_counted_over_its_months(business: Business) -> None:
    counts(business, orders=[4.0] * 6)
    assert not has_few_cases(business, "orders", Calendar().quarter(2025, 1), Calendar().quarter(2025, 2))


@pytest.mark.parametrize(
    ("won", "few"), [([4.0, 40.0], True), ([40.0, 4.0], True), ([5.0, 5.0], False), ([0.0, 9.0], True)]
)
def test_a_rate_needs_five_cases_in_both_periods(business: Business, won: list[float], few: bool) -> None:
    counts(business, won=won, visits=[100.0, 100.0])
    assert has_few_cases(business, rate(business, "won / visits"), BEFORE, NOW) is few


def test_the_complement_of_a_rate_counts_what_is_left(business: Business) -> None:
    counts(business, orders=[40.0, 97.0], carts=[100.0, 100.0])
    assert has_few_cases(business, rate(business, "1 - orders / carts"), BEFORE, NOW)
    counts(business, orders=[4.0, 4.0])
    assert not has_few_cases(business, rate(business, "1 - orders / carts"), BEFORE, NOW)


def test_cases_may_be_sums(business: Business) -> None:
    counts(business, hard=[2.0, 2.0], soft=[2.0, 3.0], sent=[100.0, 100.0])
    assert has_few_cases(business, rate(business, "(hard + soft) / sent"), BEFORE, NOW)
    counts(business, soft=[3.0, 3.0])
    assert not has_few_cases(business, rate(business, "(hard + soft) / sent"), BEFORE, NOW)


def test_cases_may_be_differences(business: Business) -> None:
    counts(business, at_end=[100.0, 100.0], won=[97.0, 50.0], at_start=[100.0, 100.0])
    assert has_few_cases(business, rate(business, "(at_end - won) / at_start"), BEFORE, NOW)


def test_shares_of_money_have_no_cases(business: Business) -> None:
    business.add("profit", [1.0, 2.0])
    business.add("sales", [10.0, 10.0])
    assert not has_few_cases(business, rate(business, "profit / sales"), BEFORE, NOW)


def test_formulas_of_another_shape_have_no_cases(business: Business) -> None:
    counts(business, visits=[3.0, 4.0])
    assert not has_few_cases(business, rate(business, "pchange(visits)"), BEFORE, NOW)
    assert not has_few_cases(business, rate(business, "sqrt(visits) / visits"), BEFORE, NOW)


def test_a_missing_figure_is_not_few(business: Business) -> None:
    counts(business, won=[], visits=[100.0, 100.0])
    assert not has_few_cases(business, rate(business, "won / visits"), BEFORE, NOW)


def test_a_typed_percentage_has_no_cases(business: Business) -> None:
    business.add("intention", [0.01, 0.02], Unit.PERCENT, nature=Nature.STOCK)
    assert not has_few_cases(business, "intention", BEFORE, NOW)


@pytest.mark.parametrize(("passives", "few"), [(5.0, True), (10.0, False)])
def test_a_score_of_counted_answers_needs_thirty(business: Business, passives: float, few: bool) -> None:
    counts(business, promoters=[15.0, 15.0], passives=[10.0, passives], detractors=[5.0, 5.0])
    nps = rate(business, "100 * (promoters - detractors) / (promoters + passives + detractors)", Unit.SCORE)
    assert has_few_cases(business, nps, BEFORE, NOW) is few


@pytest.mark.parametrize(("answers", "few"), [(29.0, True), (30.0, False)])
def test_a_satisfied_share_needs_thirty_answers(business: Business, answers: float, few: bool) -> None:
    counts(business, satisfied=[25.0, 25.0], csat_responses=[30.0, answers])
    assert has_few_cases(business, rate(business, "satisfied / csat_responses"), BEFORE, NOW) is few


@pytest.mark.parametrize(("answers", "few"), [(29.0, True), (30.0, False)])
def test_an_average_answer_needs_thirty_answers(business: Business, answers: float, few: bool) -> None:
    counts(business, replies=[30.0, answers])
    weighted = {"rollup": Rollup.WEIGHTED_MEAN, "weight": "replies"}
    business.add("effort", [5.0, 5.5], Unit.SCORE, nature=Nature.RATE, **weighted)
    assert has_few_cases(business, "effort", BEFORE, NOW) is few
    assert has_few_cases(business, rate(business, "(effort - 1) / 6 * 100", Unit.SCORE), BEFORE, NOW) is few


def test_a_rate_of_one_segment_counts_that_segments_cases(business: Business) -> None:
    counts(business, won=[50.0, 50.0], visits=[100.0, 100.0])
    for name, value in (("won", 4.0), ("visits", 40.0)):
        business.add(name, [value, value], Unit.COUNT, segment=SOCIAL)
    won = rate(business, "won / visits")
    assert has_few_cases(business, won, BEFORE, NOW, SOCIAL)
    assert not has_few_cases(business, won, BEFORE, NOW)


def test_a_rate_of_a_named_segment_counts_its_cases(business: Business) -> None:
    business.segments = (SOCIAL,)
    for name, value in (("won", 4.0), ("visits", 40.0)):
        business.add(name, [value, value], Unit.COUNT, segment=SOCIAL)
    assert has_few_cases(business, rate(business, 'at(won, "Social") / at(visits, "social")'), BEFORE, NOW)
    assert not has_few_cases(business, rate(business, 'at(won, "search") / at(visits, "search")'), BEFORE, NOW)


def test_a_share_of_the_whole_reads_its_other_figures_for_the_whole_business(business: Business) -> None:
    business.add("visits", [4.0, 4.0], Unit.COUNT, segment=SOCIAL)
    business.add("visits", [400.0, 400.0], Unit.COUNT)
    assert has_few_cases(business, rate(business, "at(visits, channel) / visits"), BEFORE, NOW, SOCIAL)
