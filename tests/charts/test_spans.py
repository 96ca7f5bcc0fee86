"""What span of time a kind of chart can be about: it shows it, or says why not and shows its own."""

from dataclasses import replace

import pytest

from kpidesk.charts.ask import Options
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.kind_options import options_of
from kpidesk.charts.kinds import ROOMS
from kpidesk.charts.saved import ChartSettings, Span
from kpidesk.charts.spans import FOLLOWED, why_not
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from tests.charts.acceptance.every_chart import book

SHOP = book("sample")
AUGUST = Month.of(2026, 8)
_ABOUT = {
    ChartKind.BRIDGE: "profit",
    ChartKind.FUNNEL: "orders",
    ChartKind.RANKING: "visitors",
    ChartKind.MULTIPLES: "visitors",
    ChartKind.BULLET: "",
    ChartKind.TABLE: "",
    ChartKind.DEMAND: "unit_price",
    ChartKind.ACTIVITY: "activity_level",
    ChartKind.CAMPAIGN: "orders",
}
PAIRS = [(kind, span) for kind in ROOMS for span in PeriodKind]


def asked(kind: ChartKind, span: PeriodKind, last: Month | None = None) -> ChartSettings:
    return ChartSettings(kind, _ABOUT.get(kind, "total_revenue"), Span(span, last))


def made(settings: ChartSettings) -> Chart:
    chart = settings.chart(SHOP)
    assert not isinstance(chart, RefusedChart), chart.reason
    return chart


def test_every_kind_knows_its_spans() -> None:
    assert set(FOLLOWED) == set(ROOMS)


@pytest.mark.parametrize(("kind", "span"), PAIRS)
def test_a_span_is_shown_or_there_is_a_reason_and_the_kinds_own_one_is_shown(kind: ChartKind, span: PeriodKind) -> None:
    settings, own = asked(kind, span), asked(kind, FOLLOWED[kind][0])
    reason = why_not(SHOP, kind, settings.span.period(SHOP))
    if span in FOLLOWED[kind]:
        assert reason == ""
        assert settings.followed(SHOP) == settings.span
        if span is not own.span.kind:
            assert list(made(settings).rows()) != list(made(own).rows())
    else:
        assert reason[0].isupper() and reason.endswith(".")
        assert settings.followed(SHOP) == own.span
        assert made(settings) == made(own)


def test_the_owners_choice_is_kept() -> None:
    quarter = asked(ChartKind.LIMITS, PeriodKind.QUARTER)
    assert quarter.followed(SHOP).kind is PeriodKind.MONTH
    assert replace(quarter, kind=ChartKind.GOAL).followed(SHOP).kind is PeriodKind.QUARTER


def test_a_line_of_fewer_than_six_months_is_not_offered() -> None:
    for span in (PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR):
        early = asked(ChartKind.MULTIPLES, span, Month.of(2024, 3))
        is_short = span is PeriodKind.YEAR_TO_DATE
        assert bool(why_not(SHOP, early.kind, early.span.period(SHOP))) is is_short
    assert why_not(SHOP, ChartKind.MULTIPLES, Span(PeriodKind.YEAR_TO_DATE, Month.of(2026, 6)).period(SHOP)) == ""


def test_a_year_that_is_nearly_over_is_no_span_of_a_forecast() -> None:
    last_year = Span(PeriodKind.YEAR, Month.of(2025, 12)).period(SHOP)
    assert "still to come" in why_not(SHOP, ChartKind.FORECAST, last_year)
    assert why_not(SHOP, ChartKind.FORECAST, Span(PeriodKind.YEAR).period(SHOP)) == ""


def test_a_usual_range_may_show_more_than_a_year_that_was_chosen() -> None:
    assert why_not(SHOP, ChartKind.LIMITS, Span(PeriodKind.ROLLING, None, 24).period(SHOP)) == ""
    assert why_not(SHOP, ChartKind.LIMITS, Span(PeriodKind.ROLLING).period(SHOP)) != ""


def test_by_quarters_only_options_are_offered_that_quarters_have() -> None:
    assert options_of(ChartKind.GOAL) == ("previous_year", "forecast", "notes", "difference_arrow", "growth_arrow")
    for span in (PeriodKind.QUARTER, PeriodKind.YEAR):
        assert options_of(ChartKind.GOAL, span) == ("previous_year", "difference_arrow")
    with_forecast = ChartSettings(ChartKind.GOAL, "total_revenue", options=Options(forecast=True))
    assert "forecast" in made(with_forecast).footnote.lower()
