"""Profit by volume, price, unit cost and groups of running costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kpidesk.analysis.causes.expense_groups import REST, TOTAL, expense_groups
from kpidesk.analysis.causes.profit_bridge import ProfitBridge, ProfitFigures, ProfitStep, profit_bridge, profit_figures
from kpidesk.charts.bridge.bridge_facts import OTHER, Step, listed, step
from kpidesk.charts.chart import Origin
from kpidesk.charts.whole_periods import names_of
from kpidesk.charts.words.missing_words import missing_words
from kpidesk.charts.words.naming import one_line
from kpidesk.domain.indicator import Direction
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook

_GROSS, _OPERATING, _NET, _BY_VOLUME = "gross_profit", "profit", "net_profit", "profit_by_volume"
PROFITS = frozenset({_GROSS, _OPERATING, _NET, _BY_VOLUME})
"""KPIs that are sales less cost."""

_NAMES = {
    ProfitStep.VOLUME: "Volume",
    ProfitStep.PRICE: "Price",
    ProfitStep.UNIT_COST: "Unit cost",
    ProfitStep.SALES: "Sales",
    ProfitStep.MARGIN: "Margin",
    ProfitStep.OTHER: "Other",
}
_BEHIND = {
    ProfitStep.VOLUME: "units_sold",
    ProfitStep.PRICE: "revenue",
    ProfitStep.UNIT_COST: "cogs",
    ProfitStep.SALES: "revenue",
    ProfitStep.MARGIN: "cogs",
}
_GROUPS = {
    TOTAL: "Running costs",
    REST: "Other running costs",
    "ad_spend": "Ads",
    "marketing_other_cost": "Other marketing",
    "sales_cost": "Selling",
    "variable_expenses": "Varying costs",
}
_BELOW = {"other_income": -1.0, "interest_paid": 1.0, "income_tax": 1.0}
"""Between profit and net profit: 1 for what is taken off, -1 for what is added."""


@dataclass(frozen=True, slots=True)
class Way:
    """``start`` and ``end`` are None when the figures worked out elsewhere count."""

    start: float
    end: float
    steps: tuple[Step, ...]
    method: str


def profit_way(
    workbook: Workbook, indicator: str, before: Period, after: Period, segment: Segment | None
) -> Way | NoValue:
    """The steps of one of the `PROFITS`, or why there are none: the value that is missing."""
    for period in (before, after):
        value = workbook.value(indicator, period, segment)
        if isinstance(value, NoValue):
            return value
    pair = _figures(workbook, indicator, before, after, segment)
    if isinstance(pair, NoValue):
        return pair
    found, whole = profit_bridge(*pair), profit_bridge(*pair, small=0.0)
    joined = [
        _label(workbook, kind, name) for kind, name, effect in whole.steps if (kind, name, effect) not in found.steps
    ]
    method = _method(workbook, found, before, after, segment)
    return Way(found.start, found.end, tuple(_steps(workbook, found, after, segment, joined)), method)


def _figures(
    workbook: Workbook, indicator: str, before: Period, after: Period, segment: Segment | None
) -> tuple[ProfitFigures, ProfitFigures] | NoValue:
    if indicator == _BY_VOLUME:
        one, other = (_typed_prices(workbook, period, segment) for period in (before, after))
    else:
        one, other = (_sold(workbook, indicator, period, segment) for period in (before, after))
    if isinstance(one, NoValue):
        return one
    if isinstance(other, NoValue):
        return other
    spent = _spent(workbook, indicator, before, after)
    return tuple(  # type: ignore[return-value]
        ProfitFigures(found.revenue, found.cogs, costs, found.units)
        for found, costs in zip((one, other), spent, strict=True)
    )


def _sold(workbook: Workbook, indicator: str, period: Period, segment: Segment | None) -> ProfitFigures | NoValue:
    """Sales, direct cost and units; running costs are asked for only where the KPI has them."""
    if indicator != _GROSS:
        return profit_figures(workbook, period, segment)
    amounts = [workbook.value(name, period, segment) for name in ("revenue", "cogs")]
    missing = next((amount for amount in amounts if isinstance(amount, NoValue)), None)
    if missing is not None:
        return missing
    revenue, cogs = (float(amount) for amount in amounts if not isinstance(amount, NoValue))
    units = workbook.value("units_sold", period, segment)
    return ProfitFigures(revenue, cogs, {}, None if isinstance(units, NoValue) else units)


def _typed_prices(workbook: Workbook, period: Period, segment: Segment | None) -> ProfitFigures | NoValue:
    """Price and unit cost as they were typed, not as sales divided by units."""
    values = [workbook.value(name, period, segment) for name in ("units_sold", "unit_price", "unit_cost")]
    missing = next((value for value in values if isinstance(value, NoValue)), None)
    if missing is not None:
        return missing
    units, price, cost = (float(value) for value in values if not isinstance(value, NoValue))
    return ProfitFigures(units * price, units * cost, {}, units)


def _spent(
    workbook: Workbook, indicator: str, before: Period, after: Period
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    if indicator == _GROSS:
        return {}, {}
    first, second = expense_groups(workbook, before, after)
    if indicator != _NET:
        return first, second
    return first | _below(workbook, before), second | _below(workbook, after)


def _below(workbook: Workbook, period: Period) -> dict[str, float]:
    """What the formula of net profit takes blanks for: nothing."""
    values = {name: workbook.value(name, period) for name in _BELOW}
    return {name: 0.0 if isinstance(value, NoValue) else _BELOW[name] * value for name, value in values.items()}


def _steps(
    workbook: Workbook, found: ProfitBridge, after: Period, segment: Segment | None, joined: Sequence[str]
) -> Sequence[Step]:
    steps = []
    for kind, name, effect in found.steps:
        if kind is ProfitStep.OTHER:
            steps.append(replace(step(OTHER, _NAMES[kind], effect, Direction.HIGHER), detail=listed(joined)))
            continue
        id_ = name or _BEHIND[kind]
        origin = Origin("expenses" if id_ == REST else id_, after.last, segment)
        steps.append(step(name or str(kind), _label(workbook, kind, name), effect, Direction.HIGHER, origin))
    return steps


def _label(workbook: Workbook, kind: ProfitStep, name: str) -> str:
    if not name:
        return _NAMES[kind]
    return _GROUPS.get(name) or one_line(workbook.indicator(name).name)


def _method(workbook: Workbook, found: ProfitBridge, before: Period, after: Period, segment: Segment | None) -> str:
    old, new = names_of(before, after)
    if found.has_units:
        return f"Volume at the unit margin of {old}, price and unit cost at the volume of {new}."
    reasons = [workbook.value("units_sold", period, segment) for period in (before, after)]
    missing = next((reason for reason in reasons if isinstance(reason, NoValue)), None)
    why = missing_words(missing, workbook) if missing is not None else "no units were sold"
    return f"Volume and price cannot be told apart: {why}. Sales at the margin of {old}, margin at the sales of {new}."
