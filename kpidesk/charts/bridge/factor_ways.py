"""Revenue as a product of factors, and balances from their start to their end."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from kpidesk.analysis.causes.log_mean import log_mean_shares
from kpidesk.charts.bridge.bridge_facts import Step, step
from kpidesk.charts.bridge.profit_way import Way
from kpidesk.charts.chart import Origin
from kpidesk.charts.words.missing_words import missing_words
from kpidesk.domain.indicator import Direction
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook

REVENUES = frozenset({"revenue", "total_revenue"})
BALANCES = frozenset({"customers_end", "customer_count", "cash_balance"})

_HOURS = ("hours_billable",)
"""Who sells hours misses no visits."""
_CHAINS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("visitors", "orders"), ("Visits", "Conversion", "Order value")),
    (("orders",), ("Orders", "Order value")),
    (("units_sold",), ("Units", "Price")),
    (_HOURS, ("Billable hours", "Hourly rate")),
)
"""Figures between which revenue is shared out, and what its factors are called; the fullest first."""
_KEYS = {
    "Visits": "visitors",
    "Units": "units_sold",
    "Orders": "orders",
    "Conversion": "orders",
    "Billable hours": "hours_billable",
}


def revenue_way(
    workbook: Workbook, _indicator: str, before: Period, after: Period, segment: Segment | None
) -> Way | NoValue:
    """The first chain of factors that is whole in both periods; NoValue names what the one that lacks least lacks."""
    totals = [workbook.value("revenue", period, segment) for period in (before, after)]
    if (missing := _reason(totals)) is not None:
        return missing
    start, end = _numbers(totals)
    lacking: list[tuple[int, NoValue]] = []
    for figures, names in _CHAINS:
        rows = [[workbook.value(name, period, segment) for name in figures] for period in (before, after)]
        every = [value for row in rows for value in row]
        reason = _reason(every)
        if reason is None:
            reason = _not_positive(figures, rows, (start, end), (before, after))
        if reason is None:
            first, second = (_factors([*_numbers(row), total]) for row, total in zip(rows, (start, end), strict=True))
            steps = _steps(names, log_mean_shares(first, second), after, segment)
            fuller = lacking[0][1] if lacking and figures != _HOURS else None
            return Way(start, end, tuple(steps), _method(workbook, names, fuller))
        lacking.append((sum(isinstance(value, NoValue) for value in every), reason))
    return min(lacking, key=lambda pair: pair[0])[1]


def _reason(values: Sequence[float | NoValue]) -> NoValue | None:
    return next((value for value in values if isinstance(value, NoValue)), None)


def _numbers(values: Sequence[float | NoValue]) -> list[float]:
    return [float(value) for value in values if not isinstance(value, NoValue)]


def _not_positive(
    figures: Sequence[str],
    rows: Sequence[Sequence[float | NoValue]],
    totals: tuple[float, float],
    periods: Sequence[Period],
) -> NoValue | None:
    """Nothing can be shared out among factors of which one is 0."""
    for period, row, total in zip(periods, rows, totals, strict=True):
        for name, value in zip((*figures, "revenue"), (*row, total), strict=True):
            if isinstance(value, NoValue) or value <= 0:
                return NoValue(Cause.OUT_OF_DOMAIN, name, period.last)
    return None


def _factors(chain: Sequence[float]) -> list[float]:
    """5,000 visits, 100 orders, 6,000 of sales: 5,000 x 0.02 x 60."""
    return [chain[0], *(later / earlier for earlier, later in pairwise(chain))]


def _steps(names: Sequence[str], effects: Sequence[float], after: Period, segment: Segment | None) -> list[Step]:
    return [
        step(
            name.lower(),
            name,
            effect,
            Direction.HIGHER,
            Origin(_KEYS.get(name, "revenue"), after.last, segment),
        )
        for name, effect in zip(names, effects, strict=True)
    ]


def _method(workbook: Workbook, names: Sequence[str], lacking: NoValue | None) -> str:
    factors = " \N{MULTIPLICATION SIGN} ".join(name.lower() for name in names)
    said = f"Revenue = {factors}; shared out by logarithmic means, so that the steps add up."
    return said + (f" Fewer factors, because {missing_words(lacking, workbook)}." if lacking is not None else "")


def balance_way(
    workbook: Workbook, indicator: str, before: Period, after: Period, segment: Segment | None
) -> Way | NoValue:
    """From the end of the earlier period to the end of the later one: what came and what went in between."""
    stock, came, went, names = _BALANCED[indicator]
    span = Period(after.kind if before.last.next == after.first else PeriodKind.ROLLING, before.last.next, after.last)
    ends = [workbook.month_value(stock, month, segment) for month in (before.last, after.last)]
    moved = [workbook.value(name, span, segment) for name in (came, went)]
    if (reason := _reason([*ends, *moved])) is not None:
        return reason
    start, end, gained, lost = _numbers([*ends, *moved])
    wanted = [(came, names[0], gained), (went, names[1], -lost), ("", "Not explained", end - start - gained + lost)]
    steps = [
        step(id_ or "not-explained", name, effect, Direction.HIGHER, Origin(id_, after.last, segment) if id_ else None)
        for id_, name, effect in wanted
        if id_ or abs(effect) > 1e-6 * max(abs(start), abs(end), 1.0)
    ]
    if math.isclose(end - start, gained - lost, rel_tol=0, abs_tol=1e-6 * max(abs(start), abs(end), 1.0)):
        return Way(start, end, tuple(steps), "")
    return Way(start, end, tuple(steps), "“Not explained” is what start and end differ by besides.")


_CUSTOMERS = ("customers_end", "customers_new", "customers_lost", ("New", "Lost"))
_BALANCED: dict[str, tuple[str, str, str, tuple[str, str]]] = {
    "customers_end": _CUSTOMERS,
    "customer_count": _CUSTOMERS,
    "cash_balance": ("cash_balance", "cash_in", "cash_out", ("Paid in", "Paid out")),
}

WayMaker = Callable[[Workbook, str, Period, Period, Segment | None], Way | NoValue]
