"""The months of a usual-range chart one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.limits import limits_sentences
from kpidesk.charts.limits.limits_series import LimitPoint, LimitsSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.figure_words import figure_words
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import exact_unit, full_name
from kpidesk.domain.value import NoValue, Value


def rows_of(series: LimitsSeries) -> Iterator[Cells]:
    """One row a month: month, figure as drawn, limits, moving range and its limit, what it shows, note, whole month."""
    facts = series.facts
    unit = exact_unit(facts.indicator.unit, facts.currency) + (" per day" if facts.per_day else "")
    name = full_name(facts.indicator, facts.segment)
    heading: Cells = ["month", f"{name} ({unit})", "centre", "lower limit", "upper limit"]
    yield [
        *heading,
        "moving range",
        "limit of the moving range",
        "worth a look",
        "break",
        "note",
        "figure of the month",
    ]
    breaks = {month: limits_sentences.BREAKS[held.kind] for month, held in series.marks}
    noted = facts.notes or ("",) * len(series.points)
    for point, owners in zip(series.points, noted, strict=True):
        limits = point.limits
        ends = (limits.centre, limits.lower, limits.upper) if limits else (None, None, None)
        ranges = (point.moving_range, None if point.moving_range is None or not limits else limits.range_limit)
        note = "; ".join(filter(None, (_state(point), owners)))
        words = [_rules(point), breaks.get(point.month, ""), note]
        yield [str(point.month), point.number, *ends, *ranges, *words, _known(point.figure)]


def spots_of(series: LimitsSeries) -> tuple[Spot, ...]:
    """Every month, in order; its key is the month."""
    about, segment = series.facts.indicator.id, series.facts.segment
    return tuple(
        Spot(str(point.month), month_words(series, point), Origin(about, point.month, segment))
        for point in series.points
    )


def month_words(series: LimitsSeries, point: LimitPoint) -> str:
    """August 2026: 266 a day (8,246 in the month), above the usual range 169 to 259, outside a limit."""
    return f"{month_names.full(point.month)}: {', '.join(filter(None, _parts(series, point)))}"


def _parts(series: LimitsSeries, point: LimitPoint) -> Iterator[str]:
    if isinstance(point.value, NoValue) or isinstance(point.figure, NoValue):
        yield _state(point)
        return
    facts = series.facts
    whole = figure_words(point.figure, facts.indicator, facts.currency, facts.form, _decimals(series, point.figure))
    yield f"{limits_sentences.worded(series, point.value)} ({whole} in the month)" if facts.per_day else whole
    yield _state(point)
    if point.limits is not None:
        name = limits_sentences.range_name(series, point)
        yield f"{name} {limits_sentences.range_words(series, point.limits)}"
    if point.is_signal:
        yield f"worth a look: {_rules(point)}"
    yield next((limits_sentences.BREAKS[held.kind] for month, held in series.marks if month == point.month), "")


def _decimals(series: LimitsSeries, figure: float) -> int:
    return decimals_of(series.facts.indicator, figure)


def _rules(point: LimitPoint) -> str:
    return ", ".join(limits_sentences.RULES[rule] for rule in point.finding.rules) if point.finding else ""


def _state(point: LimitPoint) -> str:
    if isinstance(point.value, NoValue):
        return f"no value, {short_reason(point.value)}"
    return f"so far, {point.days[0]} of {point.days[1]} days" if point.days else ""


def _known(value: Value) -> float | None:
    return None if isinstance(value, NoValue) else float(value)
