"""Why, what it would take, and demand: in plain English."""

import math

from kpidesk.analysis.causes.bridge import BridgeStep, bridge
from kpidesk.analysis.causes.drivers import DriverKind, Why
from kpidesk.analysis.causes.mixed_terms import Key
from kpidesk.analysis.demand.demand import AdviceRefusal, BestPrice, Demand, LeftOut, Refusal, Towards
from kpidesk.analysis.demand.demand_curve import LinearCurve
from kpidesk.analysis.demand.elasticity import LEAST_MOVE, Elasticity, ElasticityRefusal
from kpidesk.analysis.levers.reach import Stretch
from kpidesk.analysis.levers.solve import Outcome, Solution
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.numbers.rounding import decimals_of, difference, in_percent
from kpidesk.cli import words
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook

_IN_POINTS = {Unit.PERCENT, Unit.SCORE, Unit.INDEX}
_MOST_NAMED = 5
_NEAR = 1e-6
"""Of the last digit: the rounding of a computer is no reason to go a digit further."""


def figure_name(workbook: Workbook, figure: Key) -> str:
    """In the middle of a sentence."""
    id_, segment = figure
    return _lowered(workbook.indicator(id_).name) + (f" of {segment.name}" if segment else "")


def _lowered(name: str) -> str:
    return name[0].lower() + name[1:] if name[1:2].islower() else name


# -- why ----------------------------------------------------------------------------------------------------------


def why_sentence(found: Why, workbook: Workbook) -> str:
    """“Profit margin −3.0 points: expenses −4.2, sales +1.2.”"""
    about = workbook.indicator(found.indicator)
    calendar = workbook.calendar
    span = f"from {calendar.name(found.before)} to {calendar.name(found.after)}"
    if found.reason is not None:
        told = words.reason(found.reason, workbook)
        if found.reason.cause is Cause.REDEFINED:
            return f"{about.name} {span}: not compared; {told}"
        if found.is_blocked:
            return f"{about.name} {span}: the figures cannot be told apart; with some of each period it is {told}"
        at = found.before if isinstance(found.start, NoValue) else found.after
        return f"{about.name} {span}: no value for {calendar.name(at)}: {told}"
    steps = bridge(found, about, list(workbook.indicators), most=_MOST_NAMED)
    ranked = sorted(steps.steps, key=lambda step: (step.kind is DriverKind.SEVERAL, -abs(step.effect)))
    ranked = [step for step in ranked if step.shown] or ranked
    parts = [f"{_step_name(step, workbook)} {_signed(step.shown, about, steps.decimals)}" for step in ranked]
    moved = difference(steps.end, steps.start, about, steps.decimals)
    change = _signed(moved, about, steps.decimals) + " points" * (about.unit in _IN_POINTS) if moved else "unchanged"
    mark = "; " if any("," in _step_name(step, workbook) for step in ranked) else ", "
    return f"{about.name} {change} {span}" + (f": {mark.join(parts)}" if parts else "") + _so_far(found.running)


def _signed(value: float, about: Indicator, decimals: int) -> str:
    return ENGLISH.signed(in_percent(value) if about.unit is Unit.PERCENT else value, decimals)


def _so_far(running: Month | None) -> str:
    return f" ({running} still runs)" if running is not None else ""


def _step_name(step: BridgeStep, workbook: Workbook) -> str:
    match step.kind:
        case DriverKind.CALENDAR:
            return "days of the period"
        case DriverKind.SEVERAL:
            return f"{len(step.figures)} others together"
        case DriverKind.FIGURE:
            return figure_name(workbook, step.figures[0])


def why_lines(found: Why, workbook: Workbook) -> list[str]:
    """The sentence, then a table of the steps."""
    lines = [why_sentence(found, workbook)]
    if found.reason is not None or not found.drivers:
        return lines
    about = workbook.indicator(found.indicator)
    steps = bridge(found, about, list(workbook.indicators))
    rows = [["", "effect", ""], [workbook.calendar.name(found.before), _plain(steps.start, about, steps.decimals), ""]]
    for step in steps.steps:
        merit = str(step.merit) if step.merit.value != "none" else ""
        rows.append([_step_name(step, workbook), _signed(step.shown, about, steps.decimals), merit])
    rows.append([workbook.calendar.name(found.after), _plain(steps.end, about, steps.decimals), ""])
    lines.append(words.table(rows))
    if found.orders < found.all_orders:
        lines.append(f"in {found.orders} of {found.all_orders} orders of change the formula has a result all the way")
    return lines


def _plain(value: float, about: Indicator, decimals: int) -> str:
    return words.number(value, about, decimals)


# -- what it would take -------------------------------------------------------------------------------------------


def solution_sentence(found: Solution, figure: Key, workbook: Workbook) -> str:
    about, typed = workbook.indicator(found.indicator), workbook.indicator(figure[0])
    name, at = figure_name(workbook, figure), workbook.calendar.name(found.period)
    if found.outcome is Outcome.UNKNOWN:
        told = words.reason(found.reason, workbook) if found.reason is not None else "no value"
        return f"{about.name} in {at}: {told}"
    if found.outcome is Outcome.NO_PART:
        return f"{about.name} in {at} does not change with {name}"
    assert isinstance(found.goal, Goal)
    aim = _aim(found.goal, about)
    if found.outcome is Outcome.IMPOSSIBLE:
        assert found.best is not None and found.with_best is not None
        best = words.number(found.best, typed)
        return f"no value of {name} reaches {aim} in {at}; the best is {words.number(found.with_best, about)} at {best}"
    ranges = " or ".join(_range(stretch, typed) for stretch in found.ranges)
    already = "is met" if found.outcome is Outcome.ALREADY else "is reached"
    return f"{about.name}: {aim} in {at} {already} with {name} of {ranges}{_months(found)}"


def solution_lines(found: Solution, figure: Key, workbook: Workbook) -> list[str]:
    """The sentence, and beside it the present value, the best month, and what was supposed."""
    lines = [solution_sentence(found, figure, workbook)]
    typed, about = workbook.indicator(figure[0]), workbook.indicator(found.indicator)
    if found.needed is not None and found.with_needed is not None and found.outcome is Outcome.POSSIBLE:
        total = (
            "" if found.period.length == 1 or found.total is None else f", {words.number(found.total, typed)} in all"
        )
        result = words.number(found.with_needed, about)
        lines.append(f"nearest: {words.number(found.needed, typed)}{total}, which gives {result}")
    if found.figure_now is not None and not isinstance(found.figure_now, NoValue):
        lines.append(f"now: {words.number(found.figure_now, typed)}")
    elif found.lever is not None and found.lever.now is not None:
        lines.append(f"usual in a month: {words.number(found.lever.now, typed)}")
    if found.best_month is not None:
        month, value = found.best_month
        lines.append(f"best month so far: {words.number(value, typed)} in {month}")
    for assumed in found.lever.assumed if found.lever is not None else ():
        each = words.number(assumed.each, workbook.indicator(assumed.figure[0]))
        lines.append(f"supposed: {figure_name(workbook, assumed.figure)} of {each} in {_span(assumed.months)}")
    if found.running is not None:
        lines.append(f"{found.running} still runs and counts as far as it is entered")
    return lines


def _aim(goal: Goal, about: Indicator) -> str:
    decimals = decimals_of(about, goal.value, goal.upper)
    low = words.number(goal.value, about, decimals)
    upper = "" if goal.upper is None else f" to {words.number(goal.upper, about, decimals)}"
    return f"the goal of {low}{upper}"


def _range(stretch: Stretch, typed: Indicator) -> str:
    """Edges are rounded inwards, so that what is told meets the goal."""
    decimals = decimals_of(typed, stretch.low, stretch.high)
    step = 10.0 ** (decimals + 2 * (typed.unit is Unit.PERCENT))
    inner = math.ceil(stretch.low * step - _NEAR) / step, math.floor(stretch.high * step + _NEAR) / step
    low, high = (words.number(end, typed, decimals) for end in (inner if inner[0] <= inner[1] else _ends(stretch)))
    if stretch.low_is_edge and inner[0] < stretch.low - _NEAR * abs(
        stretch.low
    ):  # there is no result at the end itself
        return f"more than {low} and at most {high}" if stretch.high_is_edge else f"more than {low}"
    if stretch.low_is_edge and stretch.high_is_edge:
        return low if low == high else f"{low} to {high}"
    if stretch.low_is_edge or stretch.high_is_edge:
        return f"at least {low}" if stretch.low_is_edge else f"at most {high}"
    return f"anything from {low} to {high}"


def _ends(stretch: Stretch) -> tuple[float, float]:
    return stretch.low, stretch.high


def _months(found: Solution) -> str:
    """Of a longer period: which months take it."""
    if found.lever is None or found.period.length == 1:
        return ""
    if len(found.lever.months) == 1:
        return f" in {found.lever.months[0]}"
    return f" {'in each of' if found.lever.is_ahead else 'a month on average in'} {_span(found.lever.months)}"


def _span(months: tuple[Month, ...]) -> str:
    return str(months[0]) if len(months) == 1 else f"{months[0]} to {months[-1]}"


# -- demand -------------------------------------------------------------------------------------------------------


def demand_lines(found: Demand, workbook: Workbook) -> list[str]:
    """What the curve says, then what must be known beside it."""
    verdict = found.verdict
    name = found.product.name if found.product else "the business"
    used = f"{name}: {len(found.points)} months used"
    left = [f"left out: {month} ({_LEFT_OUT[reason]})" for month, reason in found.left_out.items()]
    if verdict.shown is None or verdict.refusal is not None:
        assert verdict.refusal is not None
        return [f"{used}; no curve: {_REFUSALS[verdict.refusal]}", *left]
    lines = [used, _curve(found)]
    if verdict.both_fit:
        lines.append("a curve of constant elasticity fits as well; the two disagree outside your prices")
    if verdict.revenue is not None:
        lines.append(_advice("revenue", verdict.revenue, workbook))
    if verdict.towards is not None:
        lines.append(f"for revenue: {_TOWARDS[verdict.towards]}")
    if verdict.profit is not None:
        lines.append(_advice("profit", verdict.profit, workbook))
    return [*lines, *left, _WARNING]


def _curve(found: Demand) -> str:
    curve = found.verdict.shown
    assert curve is not None and found.price is not None
    if isinstance(curve, LinearCurve):
        text = f"units in 30 days = {curve.a:,.1f} - {curve.b:,.2f} x price"
    else:
        text = f"units in 30 days = {curve.a * curve.smearing:,.1f} x price ^ {curve.b:.3f}"
    at = f"at {found.price:,.2f}, the price of the last month used"
    if found.elasticity is None:
        return f"{text}; {at}, nothing would be sold by it"
    return f"{text}; elasticity {found.elasticity:.2f} {at}"


def _advice(what: str, best: BestPrice, workbook: Workbook) -> str:
    if best.refusal is not None:
        return f"no price for the most {what}: {_ADVICE_REFUSALS[best.refusal]}"
    around = f" ({best.range[0]:,.2f} to {best.range[1]:,.2f})" if best.range else ""
    return f"most {what} at a price of {workbook.business.currency} {best.price:,.2f}{around}"


_WARNING = (
    "past prices were not set at random: you may have raised them when demand was strong, so buyers may react more "
    "than this; competitors, season and ads are not in the curve"
)
_REFUSALS = {
    Refusal.PRICE_NOT_POSITIVE: "a price is not above 0",
    Refusal.FEW_MONTHS: "6 complete months are needed",
    Refusal.FEW_PRICES: "3 different prices are needed",
    Refusal.PRICES_TOO_CLOSE: "the highest price is not 10 % above the lowest",
    Refusal.FEW_UNITS: "fewer than 10 units are sold in a month",
    Refusal.MOVED_WITH_TIME: "price and time moved together; the effect of price cannot be told apart",
    Refusal.NOT_FALLING: "no fewer units were sold at higher prices",
    Refusal.UNSURE: "the months differ too much to tell whether the price matters",
    Refusal.ONE_MONTH_DECIDES: "one month alone decides which way it goes",
}
_ADVICE_REFUSALS = {
    AdviceRefusal.HIGHER_THAN_TRIED: "it would be higher than anything tried; move at most 10 % and watch two months",
    AdviceRefusal.LOWER_THAN_TRIED: "it would be lower than anything tried; move at most 10 % and watch two months",
    AdviceRefusal.TOO_WIDE: "its range is too wide",
}
_TOWARDS = {
    Towards.LOWER: "lower price, more revenue",
    Towards.HIGHER: "higher price, more revenue",
    Towards.UNSURE: "the price hardly matters, or which way cannot be told",
}
_LEFT_OUT = {
    LeftOut.RUNNING: "still runs",
    LeftOut.NO_UNITS: "units not entered",
    LeftOut.NO_PRICE: "no price",
    LeftOut.BY_OWNER: "marked",
}


def elasticity_line(found: Elasticity, product: Segment | None, names: tuple[str, str], workbook: Workbook) -> str:
    """Between two periods; what else changed between them is blamed on the price, and that is said."""
    name = f"{product.name if product else 'the business'} from {names[0]} to {names[1]}"
    if found.refusal is not None:
        told = words.reason(found.reason, workbook) if found.reason else _NO_ELASTICITY[found.refusal]
        return f"{name}: no elasticity: {told}"
    assert found.point is not None and found.arc is not None
    return (
        f"{name}: elasticity {found.point:.2f}, {found.arc:.2f} from the middle of both; two periods blame the price "
        "for everything else that changed, so the curve is to be preferred"
    )


_NO_ELASTICITY = {
    ElasticityRefusal.MISSING: "a figure is missing",
    ElasticityRefusal.NOT_POSITIVE: "a price, or the units before, is not above 0",
    ElasticityRefusal.PRICE_UNCHANGED: "the price is the same",
    ElasticityRefusal.PRICE_HARDLY_MOVED: f"the price moved by less than {LEAST_MOVE:.0%}".replace("%", " %"),
    ElasticityRefusal.UNFINISHED: "one of the two still runs",
}
