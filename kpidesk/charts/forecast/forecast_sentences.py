"""The words of a forecast chart, made from its computed facts."""

from collections.abc import Iterator

from kpidesk.analysis.forecast.forecast import Ahead, Stage
from kpidesk.analysis.prospects.outlook import Outlook
from kpidesk.charts.forecast.forecast_series import ForecastPoint, ForecastSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.forecast_words import RANGE_HOLDS, method_words, no_line_words
from kpidesk.charts.words.month_notes import noted_words
from kpidesk.charts.words.naming import full_name, names_of, sentences, titled
from kpidesk.charts.words.ring_words import ring_words
from kpidesk.domain.value import NoValue

OUTLOOKS = {Outlook.LIKELY: "likely", Outlook.OPEN: "open", Outlook.UNLIKELY: "unlikely"}
"""Whether a goal will be met, in one word."""


def titles(series: ForecastSeries) -> tuple[str, ...]:
    """The next month: what is expected, between what and what, and what that means for its goal."""
    facts = series.facts
    return titled(names_of(facts.indicator, facts.segment), _tails(series))


def subtitle(series: ForecastSeries) -> str:
    """Measure, unit, period, notation."""
    facts = series.facts
    pace = " per month" if facts.is_flow else ", at the end of each month" if facts.is_level else ", per month"
    span = month_names.span(facts.months[0], facts.months[-1])
    return f"{_name(series)}, {series.scale.phrase}{pace}, {span}. {_notation(series)}"


def footnote(series: ForecastSeries) -> str:
    """Source, method and months used, how good it was before, dates, gaps."""
    facts = series.facts
    set_on = f"Goal set {month_names.day(facts.goal_set_on)}" if facts.goal_set_on else ""
    source = f"Source: {'example figures' if facts.is_example else 'own books'}"
    return sentences(source, method_words(facts.made), _record(series), set_on, _gaps(series))


def alt_text(series: ForecastSeries, title: str) -> str:
    """The title and three sentences: kind, what is expected at the end, last value; then the goals and the notes."""
    return sentences(title, _kind(series), _end(series), _last(series), _goals(series), _notes(series))


def worded_range(series: ForecastSeries, ahead: Ahead) -> str:
    """6.2k to 8.0k EUR."""
    low, high = series.scale.shown(ahead.low), series.scale.shown(ahead.high)
    return f"{series.scale.stepped(low)} to {series.scale.worded(high)}"


def goal_words(series: ForecastSeries, point: ForecastPoint) -> str:
    """The goal of a month with its unit, from to for a band."""
    assert point.goal_low is not None and point.goal_high is not None
    high = series.scale.worded(series.scale.shown(point.goal_high))
    if point.goal_low == point.goal_high:
        return high
    return f"{series.scale.stepped(series.scale.shown(point.goal_low))} to {high}"


def _name(series: ForecastSeries) -> str:
    return full_name(series.facts.indicator, series.facts.segment)


# -- titles --------------------------------------------------------------------------------------------------------


def _tails(series: ForecastSeries) -> Iterator[str]:
    point = series.next
    assert point.ahead is not None
    month, told = month_names.name(point.month), worded_range(series, point.ahead)
    goal = f"; the goal of {goal_words(series, point)} is {OUTLOOKS[point.outlook]}" if point.outlook else ""
    if not series.has_line:
        reason = no_line_words(series.facts.made)
        head = f": usually between {told.replace(' to ', ' and ', 1)} ({RANGE_HOLDS})"
        if goal:
            yield f"{head}{goal}"
        yield f"{head}; {reason}"
        yield head
        return
    value = series.scale.worded(series.scale.shown(point.ahead.value))
    rough = "roughly " if series.facts.made.stage is Stage.ROUGH else ""
    head = f": {rough}{value} expected in {month}"
    if series.scale.shown(point.ahead.low) == series.scale.shown(point.ahead.high):  # it never was anything else
        yield f"{head}{goal}"
        yield head
        return
    head += f", likely {told}"
    yield f"{head} ({RANGE_HOLDS}){goal}"
    yield f"{head}{goal}"
    yield f"{head} ({RANGE_HOLDS})"
    yield head


# -- notation and footnote -----------------------------------------------------------------------------------------


def _notation(series: ForecastSeries) -> str:
    rough = "rough " if series.facts.made.stage is Stage.ROUGH else ""
    band = "grey band = 80\u202f% range" if series.has_line else "grey band = usual range (80\u202f%)"
    parts = ["line = actual", f"dashed = {rough}forecast" if series.has_line else "", band]
    if series.has_goal:
        parts.append(f"thin steps = goal{' (from to)' if series.has_band else ''}")
    if any(point.days and point.number is not None for point in series.points):
        parts.append("hollow = month so far")
    if series.axis.starts_elsewhere:
        parts.append(f"axis starts at {series.scale.tick(series.axis.low, series.axis.step)}")
    text = ", ".join(filter(None, parts))
    return text[0].upper() + text[1:]


def _record(series: ForecastSeries) -> str:
    """How good such forecasts were; nothing with too few of them."""
    record = series.facts.record
    if record is None:
        return ""
    inside = sum(met.is_inside for met in record.months)
    return f"Of the last {len(record.months)} months {inside} lay in the range told a month before"


def _gaps(series: ForecastSeries) -> str:
    gaps = [(month_names.short(point.month), point.value) for point in series.points if point.is_gap]
    return ring_words((name, value) for name, value in gaps if isinstance(value, NoValue))


# -- alt text ------------------------------------------------------------------------------------------------------


def _kind(series: ForecastSeries) -> str:
    facts = series.facts
    span = month_names.span(facts.months[0], facts.last)
    what = "forecast" if series.has_line else "usual range"
    count = len(series.ahead)
    months = "the next month" if count == 1 else f"the next {count} months"
    goal = " and the goal" if series.has_goal else ""
    return f"Line chart of {_name(series)} ({series.scale.phrase}), {span}, with the {what} of {months}{goal}"


def _end(series: ForecastSeries) -> str:
    point = series.ahead[-1]
    assert point.ahead is not None
    told, month = worded_range(series, point.ahead), month_names.full(point.month)
    if not series.has_line:
        return f"In {month} it usually lies between {told.replace(' to ', ' and ', 1)}"
    return f"In {month} {series.scale.worded(series.scale.shown(point.ahead.value))} is expected, likely {told}"


def _last(series: ForecastSeries) -> str:
    point = series.last
    assert point.number is not None
    return (
        f"The last value, {month_names.full(point.month)}, is {series.scale.worded(series.scale.shown(point.number))}"
    )


def _goals(series: ForecastSeries) -> str:
    """The months ahead by what is to be expected of their goals."""
    told = []
    for outlook, word in OUTLOOKS.items():
        months = [month_names.short(point.month) for point in series.ahead if point.outlook is outlook]
        if months:
            told.append(f"{word} in {', '.join(months)}")
    return f"Meeting the goal is {'; '.join(told)}" if told else ""


def _notes(series: ForecastSeries) -> str:
    noted = zip(series.points, series.facts.notes, strict=False)
    said = [f"{month_names.full(point.month)}: {noted_words(note)}" for point, note in noted if note]
    return f"Notes: {'; '.join(said)}" if said else ""
