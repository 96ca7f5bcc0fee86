"""The demand chart as exact figures, and each of its months in words."""

from collections.abc import Iterator

from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.demand.demand_sentences import point_words, price_words
from kpidesk.charts.demand.demand_series import DemandFacts
from kpidesk.charts.words import month_names

BEST, NOW = "best price", "price now"


def rows_of(facts: DemandFacts) -> Iterator[Cells]:
    """The months, then the drawn curves point by point, then the best price with the ends of its range."""
    yield ["what", "month", "price", "units in 30 days", "revenue in 30 days"]
    for point, month in zip(facts.points, facts.months, strict=True):
        yield ["month", str(month), float(point.price), float(point.units), float(point.price * point.units)]
    for name, curve in zip(("curve", "other curve"), facts.curves, strict=False):
        for price, units in curve:
            yield [name, None, price, units, price * units]
    best = facts.best
    if best is not None:
        for name, price in ((BEST, best.price), *zip(("likely from", "likely to"), best.range or (), strict=False)):
            yield [name, None, float(price), None, None]


def spots_of(facts: DemandFacts) -> tuple[Spot, ...]:
    """Every month, then the prices that are marked."""
    product = facts.demand.product
    months = [
        Spot(str(month), f"{month_names.full(month)}: {point_words(facts, place)}", _origin(facts, place))
        for place, month in enumerate(facts.months)
    ]
    now, best = facts.demand.price, facts.best
    if now is not None:
        months.append(
            Spot(NOW, f"Price now {price_words(facts, now)}", Origin(facts.units.id, facts.months[-1], product))
        )
    if best is not None:
        likely = f", likely {' to '.join(price_words(facts, end) for end in best.range)}" if best.range else ""
        months.append(Spot(BEST, f"Revenue is largest at about {price_words(facts, best.price)}{likely}"))
    return tuple(months)


def _origin(facts: DemandFacts, place: int) -> Origin:
    return Origin(facts.units.id, facts.months[place], facts.demand.product)
