"""The demand chart of a product, or of a business that is looked at as a whole, as asked for."""

from collections import Counter

from kpidesk.analysis.demand.demand import Demand, LeftOut, demand
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.demand.demand_page import DemandChart
from kpidesk.charts.demand.demand_series import DemandFacts
from kpidesk.charts.refusing import refused
from kpidesk.charts.words.title_words import one_line
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentKind
from kpidesk.workbook.workbook import Workbook

WHOLE = "All products"
_PRICE, _UNITS, _REVENUE = "unit_price", "units_sold", "revenue"
_ABOUT_PRICES = {_PRICE, _UNITS, _REVENUE}


def demand_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """From all months up to the end of the period that have a price and units."""
    last = Month(min(ask.period.last, workbook.last_entered or workbook.current_month))
    found = _up_to(workbook, ask, last)
    if not found.points:
        of = f" of {ask.segment.name}" if ask.segment else ""
        reason = (
            f"No month has both a price and units sold{of}. Enter units sold and revenue, and each month is a dot here."
        )
        return refused(ask, reason, ChartKind.GOAL)
    facts = DemandFacts(
        demand=found,
        name=one_line(ask.segment.name) if ask.segment else WHOLE,
        price=workbook.indicator(_PRICE),
        units=workbook.indicator(_UNITS),
        revenue=workbook.indicator(_REVENUE),
        left_out=_left_out(found, last),
        month=Month(found.points[-1].month),
        currency=workbook.business.currency,
        form=ask.form,
        source="example figures" if workbook.business.is_example else "own books",
    )
    return DemandChart(facts)


def demand_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """It is about price and units: of a product, or of all of them together."""
    if ask.segment is not None and ask.segment.kind is not SegmentKind.PRODUCT:
        return f"A demand curve is about the price of a product; a {ask.segment.kind} has none."
    if not ask.indicator:
        return None
    if ask.indicator not in workbook.indicators:
        return "Choose a figure or KPI to be shown."
    about = workbook.indicator(ask.indicator)
    related = {ask.indicator, *workbook.definitions.below(ask.indicator)}
    if related & _ABOUT_PRICES or about.group == "Pricing":
        return None
    return f"{about.label} has nothing to do with prices and units sold."


def _up_to(workbook: Workbook, ask: ChartAsk, last: Month) -> Demand:
    """What was known by then: later months are set aside."""
    newest = workbook.last_entered or last
    later = frozenset(last.next.until(newest)) if newest > last else frozenset()
    return demand(workbook, ask.segment, later)


def _left_out(found: Demand, last: Month) -> dict[LeftOut, int]:
    """Since the first month that was used: before that there was nothing to be left out."""
    first = found.points[0].month
    counts = Counter(why for month, why in found.left_out.items() if first <= month <= last)
    return {why: counts[why] for why in LeftOut if counts[why]}
