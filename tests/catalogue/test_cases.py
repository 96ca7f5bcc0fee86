"""Every KPI computes what its worked cases say."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.evaluator import Evaluator

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]
MONTH = Month.of(2026, 6)  # 30 days


class SteadyFigures:
    """Figures that stay the same month after month, except those that the case gives for the month before."""

    first, last = MONTH.plus(-36), MONTH

    def __init__(self, given: Mapping[str, float]) -> None:
        self.given = given

    def value(self, indicator: str, month: Month, segment: Segment | None) -> float | None:
        name = f"{indicator} {segment}" if segment else indicator
        now = self.given.get(name)
        return now if month == MONTH else self.given.get(f"prev:{name}", now)

    def column(self, indicator: str, segment: Segment | None) -> Sequence[float | None]:
        return [self.value(indicator, month, segment) for month in self.first.until(self.last)]

    def cause_of_blank(self, indicator: str, month: Month, segment: Segment | None) -> Cell:
        return Cell(indicator, month, segment)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="module")
def definitions(catalogue: Catalogue) -> Definitions:
    return Definitions(catalogue.indicators)


def evaluator(definitions: Definitions, figures: Mapping[str, float]) -> Evaluator:
    segments = [Segment.parse(name.partition(" ")[2]) for name in figures if " " in name]
    return Evaluator(definitions, SteadyFigures(figures), Calendar(), list(dict.fromkeys(segments)))


def name_of(case: Mapping[str, Any]) -> str:
    return f"{case['indicator']}={case['expected']}"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_kpi_computes_its_worked_case(definitions: Definitions, case: Mapping[str, Any]) -> None:
    segment = Segment.parse(case["of"]) if "of" in case else None
    value = evaluator(definitions, case["figures"]).value(case["indicator"], Period.month(MONTH), segment)
    assert value == pytest.approx(case["expected"], rel=1e-6)


def test_five_published_examples_come_first() -> None:
    published = [case["indicator"] for case in CASES if "from" in case]
    assert published == [case["indicator"] for case in CASES[:5]]
    assert set(published) == {
        *("revenue_per_customer", "email_ctr", "profit_margin", "avg_daily_visitors", "traffic_change")
    }


def test_every_kpi_has_a_case(catalogue: Catalogue) -> None:
    kpis = {each.id for each in catalogue.indicators.values() if each.kind is Kind.KPI}
    assert {case["indicator"] for case in CASES} == kpis


def test_models_wait_for_their_computation(catalogue: Catalogue, definitions: Definitions) -> None:
    models = [each.id for each in catalogue.indicators.values() if each.kind is Kind.MODEL]
    values = [evaluator(definitions, {}).value(id_, Period.month(MONTH)) for id_ in models]
    assert [value.cause for value in values if isinstance(value, NoValue)] == [Cause.MODEL] * 4


def test_without_figures_every_kpi_names_one_it_misses(catalogue: Catalogue, definitions: Definitions) -> None:
    nothing = evaluator(definitions, {})
    kpis = [each.id for each in catalogue.indicators.values() if each.kind is Kind.KPI]
    by_channel = {"social_conversion_rate", "organic_traffic_share", "traffic_source_share"}
    for id_ in set(kpis) - by_channel:
        reason = nothing.value(id_, Period.month(MONTH))
        assert isinstance(reason, NoValue), id_
        assert reason.cause is Cause.MISSING, id_
        assert not catalogue.indicators[reason.indicator].is_calculated, id_


def test_cash_runway_says_when_no_cash_is_burned(definitions: Definitions) -> None:
    figures = {"cash_balance": 6000, "cash_in": 5000, "cash_out": 4500}
    reason = evaluator(definitions, figures).value("cash_runway", Period.month(MONTH))
    assert isinstance(reason, NoValue)
    assert reason.cause is Cause.STATED
