"""Profit from one period to another by volume, price, unit cost and expenses.

With Q units, p = revenue / units and c = direct cost / units, before (0) and after (1):
volume (Q1 - Q0)(p0 - c0), price (p1 - p0) Q1, unit cost -(c1 - c0) Q1, each expense -(e1 - e0).
Without units: the change of sales at the old margin, then the change of the margin at the new sales.
The order of the steps is fixed, so that months compare; whoever wants no order uses `drivers`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.workbook.answers import Answers


class ProfitStep(StrEnum):
    VOLUME = "volume"
    PRICE = "price"
    UNIT_COST = "unit cost"
    SALES = "sales at the old margin"
    MARGIN = "margin at the new sales"
    EXPENSE = "expense"
    OTHER = "other"  # small steps together


@dataclass(frozen=True, slots=True)
class ProfitFigures:
    """Of one period. ``units`` None are not known; ``expenses`` by name, in the order in which they show."""

    revenue: float
    cogs: float
    expenses: Mapping[str, float]
    units: float | None = None

    @property
    def profit(self) -> float:
        return math.fsum([self.revenue, -self.cogs, *(-amount for amount in self.expenses.values())])


@dataclass(frozen=True, slots=True)
class ProfitBridge:
    """``steps`` are (kind, name of the expense or "", effect) and add up to ``end`` - ``start``.

    ``has_units`` tells whether volume and price could be told apart; without them the footnote says so.
    """

    start: float
    end: float
    steps: tuple[tuple[ProfitStep, str, float], ...]
    has_units: bool


def profit_bridge(before: ProfitFigures, after: ProfitFigures, small: float = 0.02) -> ProfitBridge:
    """Steps under ``small`` of the larger profit join OTHER when there are at least two of them."""
    has_units = bool(before.units and after.units)
    first = _by_units(before, after) if has_units else _by_margin(before, after)
    names = dict.fromkeys([*before.expenses, *after.expenses])
    spent = [(name, before.expenses.get(name, 0.0) - after.expenses.get(name, 0.0)) for name in names]
    steps = [*first, *((ProfitStep.EXPENSE, name, effect) for name, effect in spent)]
    steps = [step for step in steps if step[2]]
    least = small * max(abs(before.profit), abs(after.profit))
    rest = [step for step in steps if abs(step[2]) < least]
    if len(rest) > 1:
        together = ProfitStep.OTHER, "", math.fsum(effect for *_, effect in rest)
        steps = [*(step for step in steps if step not in rest), together]
    return ProfitBridge(before.profit, after.profit, tuple(steps), has_units)


def _by_units(before: ProfitFigures, after: ProfitFigures) -> list[tuple[ProfitStep, str, float]]:
    assert before.units is not None and after.units is not None
    old_price, new_price = before.revenue / before.units, after.revenue / after.units
    old_cost, new_cost = before.cogs / before.units, after.cogs / after.units
    return [
        (ProfitStep.VOLUME, "", (after.units - before.units) * (old_price - old_cost)),
        (ProfitStep.PRICE, "", (new_price - old_price) * after.units),
        (ProfitStep.UNIT_COST, "", -(new_cost - old_cost) * after.units),
    ]


def _by_margin(before: ProfitFigures, after: ProfitFigures) -> list[tuple[ProfitStep, str, float]]:
    """Before any sales there was no margin, so all of the gross profit is then the new margin."""
    old_margin = (before.revenue - before.cogs) / before.revenue if before.revenue else 0.0
    old_gross, new_gross = before.revenue - before.cogs, after.revenue - after.cogs
    by_sales = (after.revenue - before.revenue) * old_margin
    return [(ProfitStep.SALES, "", by_sales), (ProfitStep.MARGIN, "", new_gross - old_gross - by_sales)]


def profit_figures(answers: Answers, period: Period, product: Segment | None = None) -> ProfitFigures | NoValue:
    """As entered for the period; the reason when sales, direct cost or expenses are missing.

    Of a product there are no expenses.
    """
    names = ("revenue", "cogs") if product is not None else ("revenue", "cogs", "expenses")
    values = {name: answers.value(name, period, product) for name in names}
    numbers = {name: value for name, value in values.items() if not isinstance(value, NoValue)}
    if len(numbers) < len(values):
        return next(value for value in values.values() if isinstance(value, NoValue))
    units = answers.value("units_sold", period, product)
    return ProfitFigures(
        numbers["revenue"],
        numbers["cogs"],
        {name: amount for name, amount in numbers.items() if name == "expenses"},
        None if isinstance(units, NoValue) else units,
    )
