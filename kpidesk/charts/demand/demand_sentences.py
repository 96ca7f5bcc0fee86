"""The words of the demand chart: what the price does, or why that cannot be told."""

from collections.abc import Iterator
from statistics import fmean

from kpidesk.analysis.demand.demand import (
    LEAST_MONTHS,
    LEAST_PRICES,
    LEAST_SPREAD,
    LEAST_UNITS,
    MONTH_OF_DAYS,
    AdviceRefusal,
    LeftOut,
    Refusal,
    Towards,
)
from kpidesk.analysis.demand.demand_curve import TREND_FROM, LinearCurve
from kpidesk.charts.demand.demand_series import DemandFacts
from kpidesk.charts.words import month_names
from kpidesk.charts.words.title_words import counted, cut, ended, named_titles, one_line

_LEFT_OUT = {
    LeftOut.RUNNING: "that still runs",
    LeftOut.NO_UNITS: "without units",
    LeftOut.NO_PRICE: "without a price",
    LeftOut.BY_OWNER: "left out by you",
}


def titles(facts: DemandFacts) -> tuple[str, ...]:
    tails = [_refused(facts)] if facts.demand.verdict.refusal is not None else list(_told(facts))
    return named_titles([facts.name, cut(facts.name, 30)], [f": {tail}" for tail in tails])


def price_words(facts: DemandFacts, price: float) -> str:
    """28.0 EUR."""
    scale = facts.price_scale
    return scale.worded(scale.shown(price))


def _told(facts: DemandFacts) -> Iterator[str]:
    """The fullest wording first."""
    best, towards = facts.best, facts.demand.verdict.towards
    if best is not None:
        yield from _best_words(facts, best.price, best.range)
    elif facts.advice_refusal is not None:
        yield from _no_best_words(facts, facts.advice_refusal)
    elif towards is not None:
        yield from _towards_words(facts, towards)


def _best_words(facts: DemandFacts, price: float, around: tuple[float, float] | None) -> Iterator[str]:
    head = f"revenue is largest at about {price_words(facts, price)}"
    scale = facts.price_scale
    likely = f" ({' to '.join(scale.label(scale.shown(end)) for end in around)})" if around else ""
    now = facts.demand.price
    if now is not None:
        yield f"{head}{likely}; the price is now {price_words(facts, now)}"
    yield head + likely
    yield head


def _no_best_words(facts: DemandFacts, refusal: AdviceRefusal) -> Iterator[str]:
    prices = [point.price for point in facts.points]
    match refusal:
        case AdviceRefusal.HIGHER_THAN_TRIED:
            head = f"revenue was still rising at {price_words(facts, max(prices))}, the highest price tried"
            yield f"{head}; go at most {_percent(facts, 10)} higher"
        case AdviceRefusal.LOWER_THAN_TRIED:
            head = f"revenue was still rising at {price_words(facts, min(prices))}, the lowest price tried"
            yield f"{head}; go at most {_percent(facts, 10)} lower"
        case AdviceRefusal.TOO_WIDE:
            head = "fewer units at higher prices, but the best price cannot be told yet"
    yield head


def _towards_words(facts: DemandFacts, towards: Towards) -> Iterator[str]:
    one, by = _percent(facts, 1), _percent(facts, abs(facts.demand.elasticity or 0.0), 1)
    match towards:
        case Towards.LOWER:
            yield f"a lower price brings more revenue; {one} off the price sells about {by} more units"
            yield "a lower price brings more revenue"
        case Towards.HIGHER:
            yield f"a higher price brings more revenue; {one} on the price costs only about {by} of the units"
            yield "a higher price brings more revenue"
        case Towards.UNSURE:
            yield f"the price matters little for revenue; {one} on the price costs about {by} of the units"
            yield "the price matters little for revenue"


def _percent(facts: DemandFacts, number: float, decimals: int = 0) -> str:
    return facts.form.percent(number / 100, decimals)


def _refused(facts: DemandFacts) -> str:
    """Why there is no curve, with how much there is and how much is needed."""
    points, refusal = facts.points, facts.demand.verdict.refusal
    prices = [point.price for point in points]
    match refusal:
        case Refusal.PRICE_NOT_POSITIVE:
            return "no demand curve, because a price is not above 0"
        case Refusal.FEW_MONTHS:
            months = counted(len(points), "month", "months")
            return f"{months} with price and units; a demand curve needs {LEAST_MONTHS}"
        case Refusal.FEW_PRICES:
            different = counted(len({round(price, 2) for price in prices}), "price was", "different prices were")
            return f"{different} tried; a demand curve needs {LEAST_PRICES}"
        case Refusal.PRICES_TOO_CLOSE:
            apart = _percent(facts, 100 * (max(prices) / min(prices) - 1), 1)
            needed = _percent(facts, 100 * (LEAST_SPREAD - 1))
            return f"prices lie only {apart} apart; a demand curve needs {needed}"
        case Refusal.FEW_UNITS:
            mean = facts.form.number(fmean(point.units for point in points), 1)
            return f"{mean} units in {MONTH_OF_DAYS} days; a demand curve needs {LEAST_UNITS}"
        case Refusal.MOVED_WITH_TIME:
            return "price and time moved together; the effect of the price cannot be told apart"
        case Refusal.NOT_FALLING:
            return "not fewer units at higher prices, so there is no demand curve"
        case Refusal.ONE_MONTH_DECIDES:
            return "one month alone would decide the demand curve, so none is drawn"
        case _:
            return "the months scatter too much to tell what the price does"


# -- below the title --------------------------------------------------------------------------------------------


def subtitle(facts: DemandFacts) -> str:
    span = month_names.span(facts.months[0], facts.months[-1])
    what = f"Units and revenue by price, one dot a month, {span}"
    return f"{what}. {_notation(facts)}"


def _notation(facts: DemandFacts) -> str:
    parts = []
    verdict = facts.demand.verdict
    if verdict.shown is not None:
        is_line = isinstance(verdict.shown, LinearCurve)
        parts.append(f"thick = {'straight line' if is_line else 'constant elasticity'}")
        if verdict.other is not None:
            parts.append(f"thin = {'constant elasticity' if is_line else 'straight line'}")
    else:
        parts.append("no curve")
    if facts.best is not None:
        parts.append("tick = best price and its range")
    if facts.starts_elsewhere:
        parts.append("axes not all from 0")
    text = ", ".join(parts)
    return text[0].upper() + text[1:]


def footnote(facts: DemandFacts) -> str:
    return " ".join(_notes(facts))


def _notes(facts: DemandFacts) -> Iterator[str]:
    yield f"Source: {facts.source}."
    verdict = facts.demand.verdict
    if verdict.shown is not None:
        trend = ", time taken out" if len(facts.points) >= TREND_FROM else ""
        yield f"Least squares as of {month_names.full(facts.months[-1])}{trend}."
        if verdict.both_fit:
            yield "Both curves fit; they disagree outside your prices."
        yield "Prices were not set at random, so the true effect may be larger; season and ads are not in the curve."
    profit = verdict.profit
    if profit is not None and profit.refusal is None and facts.demand.cost is not None:
        cost, best = price_words(facts, facts.demand.cost), price_words(facts, profit.price)
        yield f"With {cost} cost a unit profit is largest at about {best}."
    if facts.left_out:
        said = [f"{number} {_LEFT_OUT[why]}" for why, number in facts.left_out.items()]
        yield f"Left out: months {', '.join(said)}." if len(said) > 1 else f"Left out: {_months(facts)}."


def _months(facts: DemandFacts) -> str:
    ((why, number),) = facts.left_out.items()
    return f"{counted(number, 'month', 'months')} {_LEFT_OUT[why]}"


def alt_text(facts: DemandFacts, title: str) -> str:
    """Title, what kind, ranges of prices and units, price and units of the last month."""
    prices, units = [point.price for point in facts.points], [point.units for point in facts.points]
    scale = facts.units_scale
    kind = f"Scatter of units by price, {counted(len(facts.points), 'month', 'months')}."
    low, high = scale.worded(scale.shown(min(units))), scale.worded(scale.shown(max(units)))
    span = (
        f"Prices from {price_words(facts, min(prices))} to {price_words(facts, max(prices))}, "
        f"units in {MONTH_OF_DAYS} days from {low} to {high}."
    )
    last = ended(f"The last month, {month_names.full(facts.months[-1])}, had {point_words(facts, -1)}")
    return " ".join((ended(title), kind, span, last))


def point_words(facts: DemandFacts, place: int) -> str:
    """62.4 units in 30 days at 28.0 EUR."""
    point, scale = facts.points[place], facts.units_scale
    units = scale.worded(scale.shown(point.units))
    return one_line(f"{units} units in {MONTH_OF_DAYS} days at {price_words(facts, point.price)}")
