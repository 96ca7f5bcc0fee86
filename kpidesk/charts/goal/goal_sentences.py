"""The words of the goal chart, made from its computed facts. No number is worded that is not worked out here."""

from collections.abc import Iterator
from dataclasses import replace

from kpidesk.charts.goal.goal_point import MonthPoint
from kpidesk.charts.goal.goal_series import GoalSeries
from kpidesk.charts.words import month_names, naming
from kpidesk.charts.words.month_notes import noted_words
from kpidesk.charts.words.naming import names_of, sentences, titled
from kpidesk.domain.indicator import Direction
from kpidesk.domain.value import Cause, NoValue


def titles(series: GoalSeries) -> tuple[str, ...]:
    """What happened, by how much, against what: at most 110 characters, the fullest wording first, never none."""
    facts = series.facts
    return titled(names_of(replace(facts.indicator, label=facts.label), facts.segment), _tails(series))


def subtitle(series: GoalSeries) -> str:
    """Measure, unit, period, notation."""
    facts = series.facts
    word = series.names.word
    pace = f", per {word}" if not facts.is_flow else f" per {word}"
    pace = f", at the end of each {word}" if facts.is_level else pace
    return f"{full_name(series)}, {series.scale.phrase}{pace}, {series.names.span}. {_notation(series)}"


def footnote(series: GoalSeries) -> str:
    """Source and dates, then what a reader must know: rounding and why months are empty."""
    parts = (_source(series), _goal_dates(series), _rounding(series), *_gaps(series), *_remarks(series))
    return " ".join(part for part in parts if part)


def alt_text(series: GoalSeries, title: str) -> str:
    """The title and three sentences: what kind of chart, its range, the last value; then the notes on its months."""
    facts = series.facts
    what = "Column chart" if facts.has_columns else "Line chart"
    against = "actual against goal" if series.has_goal else "actual, no goal set"
    by = "" if series.names.are_months else f" by {series.names.word}"
    kind = f"{what} of {full_name(series)}{by} ({series.scale.phrase}), {series.names.span}, {against}."
    besides = (_expected(series), *(f"{arrow.words}." for arrow in series.arrows))
    return " ".join(filter(None, (sentences(title), kind, _range(series), _last(series), *besides, _notes(series))))


def full_name(series: GoalSeries) -> str:
    """The figure and the part of the business it is about."""
    return naming.full_name(replace(series.facts.indicator, label=series.facts.label), series.facts.segment)


def _tails(series: GoalSeries) -> Iterator[str]:
    """What may follow the name, the fullest wording first."""
    point = series.judged
    if point is None:
        yield f": no figures for {series.names.span}"
    elif point.is_hollow:
        yield from _so_far(series, point)
    elif point.shown_variance is None:
        yield from _without_goal(series, point)
    else:
        yield from _against_goal(series, point)


def _so_far(series: GoalSeries, point: MonthPoint) -> Iterator[str]:
    head = f": {_worded(series, point)} so far in {_month(series, point)}{_days(point)}"
    if point.goal_low is not None:
        yield f"{head}; the goal for the whole {series.names.word} is {_goal(series, point)}"
    else:
        yield f"{head}; no goal is set for the {series.names.word}"
    yield head


def _without_goal(series: GoalSeries, point: MonthPoint) -> Iterator[str]:
    month = _month(series, point)
    head = f" came to {_worded(series, point)} in {month}"
    late = _not_yet(series, point)
    if late:
        yield f"{head}{late}"
    yield f"{head}; no goal is set" + (f" for {month}" if series.has_goal else "")
    yield head


def _against_goal(series: GoalSeries, point: MonthPoint) -> Iterator[str]:
    head = f" {_verdict(series, point)} in {_month(series, point)}"
    run, to_date, late = _run(series), _to_date(series), _not_yet(series, point)
    if late:
        yield head + late
    if run and to_date:
        yield head + run + to_date
    if to_date:
        yield head + to_date
    if run:
        yield head + run
    yield head


def _verdict(series: GoalSeries, point: MonthPoint) -> str:
    difference = point.shown_variance
    assert difference is not None
    by = series.scale.worded(abs(difference), difference=True)
    if point.has_band:
        goal = f"the goal ({_goal(series, point)})"
        return f"missed {goal} by {by}" if difference else f"stayed within {goal}"
    match series.facts.indicator.direction:
        case _ if not difference:
            return f"came out level with the goal ({_goal(series, point)})"
        case Direction.NEUTRAL:
            return f"lay {by} {_side(difference > 0)} the goal"
        case Direction.BAND:
            return f"missed the goal by {by}"
        case direction:
            verb = "beat" if (difference > 0) is (direction is Direction.HIGHER) else "missed"
            return f"{verb} the goal by {by}"


def _run(series: GoalSeries) -> str:
    if series.run < 2 or series.judged is None:
        return ""
    is_above = bool(series.judged.shown_variance and series.judged.shown_variance > 0)
    return f", the {_ordinal(series.run)} {series.names.word} in a row {_side(is_above)} it"


def _to_date(series: GoalSeries) -> str:
    sums = series.year_to_date
    if sums is None:
        return ""
    difference, scale = sums.shown_difference, sums.scale
    pair = f"({scale.stepped(scale.shown(sums.actual))} of {scale.stepped(scale.shown(sums.goal))})"
    if not difference:
        return f"; the year to date is level with the goal {pair}"
    return f"; the year to date is {scale.stepped(abs(difference))} {_side(difference > 0)} {pair}"


def _not_yet(series: GoalSeries, point: MonthPoint) -> str:
    """Said when the newest month has no value, so that an older one is not taken for it."""
    missing = [other for other in series.points if other.is_current and other.is_gap and other.month > point.month]
    return f"; {_month(series, missing[0])} has no value yet" if missing else ""


def _month(series: GoalSeries, point: MonthPoint) -> str:
    return series.names.among(point.period)


def _days(point: MonthPoint) -> str:
    return f" ({point.days[0]} of {point.days[1]} days)" if point.days else ""


def _worded(series: GoalSeries, point: MonthPoint) -> str:
    assert point.shown_actual is not None
    return series.scale.worded(point.shown_actual)


def _goal(series: GoalSeries, point: MonthPoint) -> str:
    assert point.goal_low is not None and point.goal_high is not None
    high = series.scale.worded(series.scale.shown(point.goal_high))
    if point.goal_low == point.goal_high:
        return high
    return f"{series.scale.stepped(series.scale.shown(point.goal_low))} to {high}"


def _side(is_above: bool) -> str:
    return "above" if is_above else "below"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _notation(series: GoalSeries) -> str:
    columns = series.facts.has_columns
    parts = ["solid = actual" if columns else "line = actual"]
    if series.has_goal:
        band = " (from to)" if series.has_band else ""
        parts.append(f"outline = goal{band}" if columns else f"grey steps = goal{band}")
    if any(point.is_hollow and point.number is not None for point in series.points):
        parts.append(f"hollow = {series.names.word} so far")
    if series.has_forecast:
        parts.append(
            "hatched = forecast with its 80\u202f% range" if columns else "dashed = forecast with its 80\u202f% range"
        )
    if any(point.last_year is not None for point in series.points):
        parts.append("grey mark = a year before" if columns else "grey line = a year before")
    if not columns and series.axis.starts_elsewhere:
        parts.append(f"axis starts at {series.scale.tick(series.axis.low, series.axis.step)}")
    text = ", ".join(parts)
    return text[0].upper() + text[1:]


def _source(series: GoalSeries) -> str:
    facts = series.facts
    entered = f", entered {month_names.day(facts.entered_on)}" if facts.entered_on else ""
    return f"Source: {facts.source}{entered}." if facts.source else ""


def _goal_dates(series: GoalSeries) -> str:
    facts = series.facts
    if not series.has_goal:
        return ""
    said = []
    if facts.goal_set_on:
        said.append(f"set {month_names.day(facts.goal_set_on)}")
    if facts.goal_reviewed_on:
        said.append(f"reviewed {month_names.day(facts.goal_reviewed_on)}")
    return f"Goal {', '.join(said)}." if said else ""


def _rounding(series: GoalSeries) -> str:
    return "" if series.adds_up else "Values rounded."


def _gaps(series: GoalSeries) -> Iterator[str]:
    """Ring = no value; then the months by reason, of a quarter or year how many of its months are there."""
    reasons: dict[str, list[str]] = {}
    for point in series.points:
        if point.is_gap and isinstance(point.actual, NoValue):
            reasons.setdefault(reason(point.actual), []).append(series.names.short(point.period))
    if reasons:
        yield "Ring = " + "; ".join(f"{reason}: {_listed(months)}" for reason, months in reasons.items()) + "."


def _remarks(series: GoalSeries) -> Iterator[str]:
    """What was asked for besides: how it was made, or why it is not there."""
    return (f"{remark}." for remark in series.facts.remarks)


def _listed(months: list[str]) -> str:
    """At most four names; more are counted."""
    return ", ".join(months) if len(months) <= 4 else f"{', '.join(months[:3])} and {len(months) - 3} more"


def reason(value: NoValue) -> str:
    """Why a month is empty, in two or three words."""
    match value.cause:
        case Cause.MISSING:
            return (
                "not entered" if value.of <= 1 or not value.have else f"only {value.have} of {value.of} months entered"
            )
        case Cause.STATED if value.detail:
            return value.detail
        case Cause.MODEL:
            return "not worked out yet"
        case Cause.NOT_BY_SEGMENT | Cause.NEEDS_SEGMENT | Cause.NO_SEGMENT:
            return "not available for this part"
        case _:
            return "not defined"


def _range(series: GoalSeries) -> str:
    known = [(point.number, point) for point in series.points if point.number is not None and not point.is_hollow]
    if not known:
        return f"There is no complete {series.names.word}."
    low = min(known, key=lambda pair: pair[0])[1]
    high = max(known, key=lambda pair: pair[0])[1]
    if len(known) == 1:
        return f"There is one complete {series.names.word}."
    if low.shown_actual == high.shown_actual:
        return f"Actual is {_worded(series, high)} throughout."
    return (
        f"Actual lies between {_worded(series, low)} ({_month(series, low)}) "
        f"and {_worded(series, high)} ({_month(series, high)})."
    )


def _last(series: GoalSeries) -> str:
    point = series.judged
    if point is None:
        return "There is no last value."
    so_far = f" so far{_days(point)}" if point.is_hollow else ""
    goal = f", the goal {_goal(series, point)}" if point.goal_low is not None else ", without a goal"
    return f"The last value, {series.names.full(point.period)}, is {_worded(series, point)}{so_far}{goal}."


def _expected(series: GoalSeries) -> str:
    ahead = [point.ahead for point in series.points if point.ahead is not None]
    if not ahead:
        return ""
    last, scale = ahead[-1], series.scale
    value, low, high = (scale.shown(end) for end in (last.value, last.low, last.high))
    likely = f"likely {scale.stepped(low)} to {scale.worded(high)}"
    return f"In {month_names.full(last.month)} {scale.worded(value)} is expected, {likely}."


def _notes(series: GoalSeries) -> str:
    noted = zip(series.facts.months, series.facts.notes, strict=False)
    said = [f"{month_names.full(month)}: {noted_words(note)}" for month, note in noted if note]
    return f"Notes: {'; '.join(said)}." if said else ""
