"""Below a usual-range chart: how its limits were made, what is worth a look, and why months are empty."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.process_limits import Limits, Rule
from kpidesk.charts.limits.limits_sentences import RULES, bare_range, short_span
from kpidesk.charts.limits.limits_series import LimitPoint, LimitsSeries, Stretch
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import sentences
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.value import NoValue

_FACTOR = 2.66  # of `process_limits`, for whom wants to check
_FOOTNOTE = 185  # characters that three lines of the narrowest picture hold


def footnote(series: LimitsSeries) -> str:
    """How the limits were made, what is worth a look, why months are empty: as much as three lines hold."""
    needed = [*_gaps(series), series.facts.source]
    listed = list(_signals_listed(series)) or [""]
    worded = (
        sentences(_limits_made(series, with_months=with_months), listing, *needed)
        for with_months in (True, False)
        for listing in (listed if with_months else listed[-1:])
    )
    every = list(worded)
    return next((text for text in every if len(text) <= _FOOTNOTE), every[-1])


def _limits_made(series: LimitsSeries, *, with_months: bool) -> str:
    """Average 214, limits 169 to 259 = average ± 2.66 × average moving range 17.0 (Jan to Dec 2025)."""
    stretch, point = series.current, series.judged
    if stretch is None or stretch.limits is None or stretch.baseline is None or point is None or point.limits is None:
        return ""
    limits, write = stretch.limits, series.facts.form.number
    months = f" ({short_span(stretch.baseline)})" if with_months else ""
    wider = 1.0 if stretch.course is None else stretch.course.widening
    size = _size(series, limits.mean_range / wider)
    made = f"± {write(_FACTOR, 2)} × average moving range {size}{months}"
    match stretch.basis:
        case Basis.TREND:
            return f"Limits = line through {limits.count} months, carried on, {made}"
        case Basis.SEASON:
            seen = f"× {write(wider, 2)} for a season seen in {limits.count // 12} years"
            return f"Limits = {_of_season(stretch)} {made} {seen}"
        case Basis.LEVEL:
            held = _held(series, limits)
            centre = series.scale.stepped(series.shown(limits.centre))
            return f"Average {centre}, limits {bare_range(series, limits)} = average {made}{held}"


def _of_season(stretch: Stretch) -> str:
    """Average × factor of the month; line + share of the month where figures below zero have no factor."""
    course = stretch.course
    centre = "line" if course is not None and course.has_line else "average"
    is_added = course is not None and course.season is not None and course.season.additive
    return f"{centre} + share of the month" if is_added else f"{centre} × factor of the month"


def _held(series: LimitsSeries, limits: Limits) -> str:
    """Said where a limit is drawn at what is possible."""
    if limits.lower > limits.centre - limits.reach:
        return f", not below {series.scale.label(series.shown(limits.lower))}"
    if limits.upper < limits.centre + limits.reach:
        return f", not above {series.scale.label(series.shown(limits.upper))}"
    return ""


def _size(series: LimitsSeries, number: float) -> str:
    """A range has a scale of its own: it is much smaller than the figures."""
    about = replace(series.facts.indicator, decimals=None)
    scale = Scale.fitting([number], about, series.facts.currency, series.facts.form)
    shown = scale.shown(number)
    return scale.worded(shown, difference=True) if about.unit is Unit.PERCENT else scale.stepped(shown)


def _signals_listed(series: LimitsSeries) -> Iterator[str]:
    """By the strongest rule, with the months; then only counted, then without the rules."""
    found: dict[Rule, list[LimitPoint]] = {}
    for point in series.signals:
        assert point.finding is not None
        found.setdefault(point.finding.rules[0], []).append(point)
    if not found:
        return
    several = len({point.month.year for point in series.points}) > 1
    rules, head = sorted(found, key=list(RULES).index), f"Worth a look{_good_side(series)}"
    for most in (6, 3, 1):
        yield f"{head}: " + "; ".join(f"{RULES[rule]}: {_listed(found[rule], most, several)}" for rule in rules)
    yield f"{head}: " + "; ".join(f"{len(found[rule])} {RULES[rule]}" for rule in rules)
    yield f"{head}: {len(series.signals)} of {len(series.points)} months"


def _listed(points: Sequence[LimitPoint], most: int, several: bool) -> str:
    """The newest by name, the others counted."""
    names = [month_names.short(point.month) + (f" {point.month.year}" if several else "") for point in points[-most:]]
    more = len(points) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _gaps(series: LimitsSeries) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for point in series.points:
        if isinstance(point.value, NoValue):
            reasons.setdefault(short_reason(point.value), []).append(month_names.short(point.month))
    if reasons:
        yield "Ring = " + "; ".join(f"{reason}: {_some(months)}" for reason, months in list(reasons.items())[:2])


def _some(months: Sequence[str]) -> str:
    return ", ".join(months) if len(months) <= 3 else f"{', '.join(months[:2])} and {len(months) - 2} more"


def _good_side(series: LimitsSeries) -> str:
    """Which way is good, so that the colour is not the only one to say so."""
    match series.facts.indicator.direction:
        case Direction.HIGHER:
            return " (above is good)"
        case Direction.LOWER:
            return " (below is good)"
        case _:
            return ""
