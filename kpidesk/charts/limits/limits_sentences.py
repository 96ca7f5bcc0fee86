"""The words of a usual-range chart, made from its computed facts."""

from collections.abc import Iterator
from dataclasses import replace

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.process_limits import LEAST_MONTHS, Limits, Rule
from kpidesk.charts.limits.limits_series import LimitPoint, LimitsSeries, Stretch
from kpidesk.charts.words import month_names
from kpidesk.charts.words.month_notes import noted_words
from kpidesk.charts.words.naming import cut, full_name, names_of, sentences, titled
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import BreakKind

RULES = {
    Rule.OUTSIDE: "outside a limit",
    Rule.RUN: "eight in a row on one side",
    Rule.NEAR_LIMIT: "three of four nearer to a limit than to the centre",
}
"""Wheeler's, as they are named below the chart."""

CENTRES = {Basis.LEVEL: "average", Basis.TREND: "trend", Basis.SEASON: "usual"}
_RANGES = {
    Basis.LEVEL: "usual range",
    Basis.TREND: "range around its trend",
    Basis.SEASON: "usual range for the season",
}
BREAKS = {BreakKind.NEW_LEVEL: "new level", BreakKind.REDEFINED: "definition changed"}
_USUAL_NAME, _LONGEST_NAME = 32, 45  # characters


def titles(series: LimitsSeries) -> tuple[str, ...]:
    """What the last complete month shows, the fullest wording first."""
    return titled(names_of(series.facts.indicator, series.facts.segment), list(_tails(series)))


def subtitle(series: LimitsSeries) -> str:
    """Measure, unit, period, notation."""
    unit = series.scale.phrase + (" per day" if series.facts.per_day else "")
    name = _short_name(series)
    notation = ", ".join(_notation(series))
    return f"{name}, {unit}, {_span(series)}. {notation[0].upper()}{notation[1:]}"


def _short_name(series: LimitsSeries) -> str:
    """The fullest name that leaves room for the rest of the line, else what fits of the shortest."""
    names = names_of(series.facts.indicator, series.facts.segment)
    return next((name for name in names if len(name) <= _USUAL_NAME), cut(names[-1], _LONGEST_NAME))


def alt_text(series: LimitsSeries, title: str) -> str:
    """The title and three sentences: what kind of chart, its range, the last value; then the notes on its months."""
    name = full_name(series.facts.indicator, series.facts.segment)
    named = "its usual range" if _basis(series) is Basis.LEVEL else f"the {_RANGES[_basis(series)]}"
    limits = f"with {named}" if series.has_limits else "without limits"
    kind = f"Process behaviour chart of {name}, {_span(series)}, {limits}"
    return sentences(title, kind, _extent(series), _last(series), _notes(series))


def worded(series: LimitsSeries, number: float) -> str:
    """266 EUR a day."""
    return series.scale.worded(series.shown(number)) + (" a day" if series.facts.per_day else "")


def range_words(series: LimitsSeries, limits: Limits) -> str:
    """169 to 259, with the unit once."""
    return f"{series.scale.stepped(series.shown(limits.lower))} to {worded(series, limits.upper)}"


# -- title ------------------------------------------------------------------------------------------------------


def _tails(series: LimitsSeries) -> Iterator[str]:
    point = series.judged
    if point is None or point.number is None:
        yield from _so_far(series)
        return
    when = month_names.name(point.month)  # the newest of its name: which year says the line below the title
    late = _not_yet(series, point)
    for tail in _verdicts(series, point, point.number, when):
        if late:
            yield tail + late
        yield tail


def _verdicts(series: LimitsSeries, point: LimitPoint, number: float, when: str) -> Iterator[str]:
    if point.limits is None or point.finding is None:
        yield from _plainly(series, point, f" came to {worded(series, number)} in {when}")
        return
    basis = named_after(series.stretches[point.stretch].course)
    if not point.is_signal and not _has_width(series, point.limits):
        known = {Basis.TREND: "on its trend", Basis.SEASON: "as usual for the season"}
        yield f" came to {worded(series, number)} in {when}, {known.get(basis, 'as usual')}"
        yield f" came to {worded(series, number)} in {when}"
        return
    limits, side = point.limits, "above" if point.finding.side is Trend.UP else "below"
    fine = _told_apart(series, point, number)
    usual = f"the {_RANGES[basis]}"
    against = f": {worded(fine, number)} against {bare_range(fine, limits)}"
    match point.finding.rules[:1]:
        case [Rule.OUTSIDE]:
            ends = [f" lay {side} {usual} in {when}{against}", f" lay {side} {usual} in {when}"]
        case [Rule.RUN]:
            is_level = basis is Basis.LEVEL
            centre = f"the average of {worded(series, limits.centre)}" if is_level else f"the middle of {usual}"
            head = f" lay {side} {centre} for the {_ordinal(point.finding.run)} month in a row"
            if _has_gap(series, point, point.finding.run):
                head = f" lay {side} {centre} in all of the last {point.finding.run} months that are known"
            ends = [f"{head} in {when}; worth a look".replace(" known in", " known, up to"), head]
        case [_]:
            limit = "upper" if side == "above" else "lower"
            head = f" lay nearer to the {limit} limit than to the centre in three of four months"
            ends = [f"{head} to {when}; worth a look", f"{head}; worth a look", head]
        case _:
            ends = [f" stayed within {usual} in {when}{against}", f" stayed within {usual} in {when}"]
    if limits.provisional:
        yield f"{ends[0]}; provisional limits"
    yield from ends


def _has_width(series: LimitsSeries, limits: Limits) -> bool:
    return series.shown(limits.lower) != series.shown(limits.upper)


def _told_apart(series: LimitsSeries, point: LimitPoint, number: float) -> LimitsSeries:
    """With as many more decimals as a figure beyond a limit needs to be seen beyond it, but no more than three."""
    if point.limits is None or point.finding is None or Rule.OUTSIDE not in point.finding.rules:
        return series
    limit = point.limits.upper if point.finding.side is Trend.UP else point.limits.lower
    chart = series.scale.chart
    scales = (replace(series.scale, chart=replace(chart, decimals=chart.decimals + more)) for more in range(4))
    return next((replace(series, scale=scale) for scale in scales if scale.shown(number) != scale.shown(limit)), series)


def _has_gap(series: LimitsSeries, point: LimitPoint, run: int) -> bool:
    """Whether a month without a figure lies in the run."""
    known = [other.month for other in series.points if other.complete is not None and other.month <= point.month]
    return len(known) >= run and point.month - known[-run] >= run


def _plainly(series: LimitsSeries, point: LimitPoint, head: str) -> Iterator[str]:
    if series.is_newly_defined:
        count = sum(other.complete is not None and other.stretch == point.stretch for other in series.points)
        yield f"{head}; {count} of {LEAST_MONTHS} months needed since its definition changed"
    numbers = [other.complete for other in series.points if other.complete is not None]
    low, high = (series.shown(end) for end in (min(numbers), max(numbers)))
    if low != high and len(numbers) > 2:
        first = month_names.full(series.points[0].month)
        yield f"{head}; {series.scale.stepped(low)} to {series.scale.stepped(high)} since {first}"
    yield head


def _so_far(series: LimitsSeries) -> Iterator[str]:
    running = [point for point in series.points if point.days and point.number is not None]
    if not running:
        yield f": no figures for {_span(series)}"
        return
    point = running[-1]
    assert point.number is not None
    assert point.days is not None
    head = f": {worded(series, point.number)} so far in {month_names.full(point.month)}"
    yield f"{head} ({point.days[0]} of {point.days[1]} days)"
    yield head


def _not_yet(series: LimitsSeries, judged: LimitPoint) -> str:
    """Said when the month that was asked about has no value, so that an older one is not taken for it."""
    missing = [point for point in series.points if point.is_current and point.number is None]
    return f"; {month_names.name(missing[0].month)} has no value yet" if missing and judged not in missing else ""


def bare_range(series: LimitsSeries, limits: Limits) -> str:
    if series.scale.unit is Unit.PERCENT:
        return range_words(series, limits)
    return " to ".join(series.scale.stepped(series.shown(end)) for end in (limits.lower, limits.upper))


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _span(series: LimitsSeries) -> str:
    """2026; Oct 2025 to Aug 2026."""
    first, last = series.points[0].month, series.points[-1].month
    named = month_names.span(first, last)
    return short_span((first, last)) if " to " in named else named


# -- what is drawn how ------------------------------------------------------------------------------------------


def _notation(series: LimitsSeries) -> Iterator[str]:
    stretch = series.current or next((one for one in reversed(series.stretches) if one.limits), None)
    if stretch is not None and stretch.limits is not None:
        yield _line_words(stretch, stretch.limits)
    else:
        yield "dots = months"
    if series.signals:
        yield f"{_signal_marks(series)} = worth a look"
    if any(point.days and point.number is not None for point in series.points):
        yield "hollow = month so far"
    if series.marks:
        kinds = dict.fromkeys(BREAKS[held.kind] for _, held in series.marks)
        yield f"vertical line = {' or '.join(kinds)}"
    if series.axis.starts_elsewhere:
        yield f"axis starts at {series.scale.tick(series.axis.low, series.axis.step)}"


def _line_words(stretch: Stretch, limits: Limits) -> str:
    line = "dotted = provisional limits" if limits.provisional else "dashed = limits"
    match stretch.basis:
        case Basis.LEVEL:
            return line
        case Basis.TREND:
            return f"{line} around a fitted line"
        case Basis.SEASON:
            has_line = stretch.course is not None and stretch.course.has_line
            return f"{line} that follow season and trend" if has_line else f"{line} that follow the season"


def _signal_marks(series: LimitsSeries) -> str:
    return "large rings" if all(point.merit is Merit.NONE for point in series.signals) else "large dots"


def _basis(series: LimitsSeries) -> Basis:
    """What the range of the judged month is named after."""
    if not series.judged or not series.has_limits:
        return Basis.LEVEL
    return named_after(series.stretches[series.judged.stretch].course)


def range_name(series: LimitsSeries, point: LimitPoint) -> str:
    """Before its ends: usual 169 to 259; range around its trend 169 to 259."""
    is_around = named_after(series.stretches[point.stretch].course) is Basis.TREND
    return _RANGES[Basis.TREND] if is_around else "usual"


def short_span(ends: tuple[Month, Month]) -> str:
    """Jan to Dec 2025; Mar 2025 to Feb 2026."""
    first, last = ends
    year = "" if first.year == last.year else f" {first.year}"
    return f"{month_names.short(first)}{year} to {month_names.short(last)} {last.year}"


# -- for whoever cannot see it ----------------------------------------------------------------------------------


def _extent(series: LimitsSeries) -> str:
    limits = series.judged.limits if series.judged else None
    count = len(series.signals)
    if limits is None:
        numbers = [point.number for point in series.points if point.number is not None]
        return f"The figures lie between {worded(series, min(numbers))} and {worded(series, max(numbers))}"
    basis = _basis(series)
    of_month = "" if basis is Basis.LEVEL or series.judged is None else f" in {month_names.full(series.judged.month)}"
    usual = f"The {_RANGES[basis]}{of_month} is {range_words(series, limits)}"
    if not _has_width(series, limits):
        figure = "figure of its trend" if basis is Basis.TREND else "usual figure"
        usual = f"The {figure}{of_month} is {worded(series, limits.centre)}"
    months = f"{count} month{'s' if count != 1 else ''} {'are' if count != 1 else 'is'} worth a look"
    return f"{usual}; {months if count else 'no month is worth a look'}"


def _last(series: LimitsSeries) -> str:
    point = series.judged
    if point is None or point.number is None:
        return "There is no complete month"
    return f"The last complete month, {month_names.full(point.month)}, has {worded(series, point.number)}"


def _notes(series: LimitsSeries) -> str:
    noted = zip(series.points, series.facts.notes, strict=False)
    said = [f"{month_names.full(point.month)}: {noted_words(note)}" for point, note in noted if note]
    return f"Notes: {'; '.join(said)}" if said else ""
