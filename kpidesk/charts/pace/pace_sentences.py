"""The words of a pace chart, made from its computed facts."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kpidesk.analysis.goals.pace import Pace, Word
from kpidesk.charts.pace.pace_series import PacePoint, PaceSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.month_notes import noted_words
from kpidesk.charts.words.naming import cut, full_name, names_of, sentences, titled
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue

_USUAL_NAME, _LONGEST_NAME = 32, 45  # characters


def titles(series: PaceSeries) -> tuple[str, ...]:
    """The year to date, its path, the end of the year with its range, and what each month has to bring."""
    return titled(names_of(series.facts.indicator, series.facts.segment), list(_tails(series)))


def subtitle(series: PaceSeries) -> str:
    """Measure, unit, period, notation."""
    facts = series.facts
    name = _short_name(series)
    how = "summed up" if facts.is_flow else "for the year to date"
    notation = ", ".join(_notation(series))
    return f"{name}, {series.scale.phrase}, {how}, {_span(series)}. {notation[0].upper()}{notation[1:]}"


def _short_name(series: PaceSeries) -> str:
    """The fullest name that leaves room for the rest of the line, else what fits of the shortest."""
    names = names_of(series.facts.indicator, series.facts.segment)
    return next((name for name in names if len(name) <= _USUAL_NAME), cut(names[-1], _LONGEST_NAME))


def alt_text(series: PaceSeries, title: str) -> str:
    """The title and three sentences: what kind of chart, its last value, its end; then the notes on its months."""
    facts = series.facts
    name = full_name(facts.indicator, facts.segment)
    below = f", with the distance from the {_aim(series)} below" if series.has_path else ""
    kind = f"Line chart of {name} for the year to date, {_span(series)}{below}"
    return sentences(title, kind, _last(series), _end_words(series), _notes(series))


def _end_words(series: PaceSeries) -> str:
    if series.end is None:
        return ""
    low, high = (worded(series, end) for end in (series.end.estimate.low, series.end.estimate.high))
    if low == high:
        return f"The year will probably end at {low}"
    return f"The year will probably end between {low} and {high}, four times in five"


def _aim(series: PaceSeries) -> str:
    return "goal path" if series.facts.is_flow else "goal"


def worded(series: PaceSeries, number: float) -> str:
    return series.scale.worded(series.scale.shown(number))


def stepped(series: PaceSeries, number: float) -> str:
    return series.scale.stepped(series.scale.shown(number))


# -- title ------------------------------------------------------------------------------------------------------


def _tails(series: PaceSeries) -> Iterator[str]:
    point, seen = series.judged, series.facts.seen
    if point is None or seen is None or point.to_date is None:
        yield f": no figures for {_span(series)}"
        return
    needed, expected = _needed(series, seen), list(_expected(series))
    heads = list(_heads(series, point, seen, point.to_date))
    if needed:
        yield from (f"{head}; {words}{needed}" for words in expected for head in heads)
    for head in heads:
        yield from (f"{head}; {words}" for words in expected)
        if needed and not expected:
            yield f"{head}{needed}"
        yield head


def _heads(series: PaceSeries, point: PacePoint, seen: Pace, to_date: float) -> Iterator[str]:
    value, by = worded(series, to_date), _by(point)
    if isinstance(seen.goal, NoValue) or point.distance is None:
        if point.distance is not None:
            yield f": {value} by {by}, {_way(series, point.distance)}"
        when = f"in {month_names.year(series.facts.year.first)}" if not seen.months_left else f"by {by}"
        yield f" came to {value} {when}; no goal is set for the year"
        return
    goal = _goal_words(series, seen.goal)
    match seen.word:
        case Word.MET:
            yield f" met the goal of the year: {value} against {goal}"
        case Word.MISSED:
            yield f" missed the goal of the year by {_size(series, point.distance)}: {value} against {goal}"
        case Word.REACHED if seen.reached_in is not None:
            yield f" reached the goal of {goal} in {month_names.name(seen.reached_in)}: {value} by {by}"
        case Word.USED_UP if seen.reached_in is not None:
            yield f" passed the {goal} of the whole year in {month_names.name(seen.reached_in)}: {value} by {by}"
        case _ if series.facts.is_flow:
            head = f": {stepped(series, to_date)} of {goal} by {by}, {_way(series, point.distance)}"
            yield head
            yield head.removesuffix(" of the path").removesuffix(" the path") + _short_end(head)
        case _:
            yield f": {value} in the year to {by}, {_way(series, point.distance)} ({goal})"
            yield f": {value} in the year to {by}, {_way(series, point.distance)}"


def _short_end(head: str) -> str:
    """What is ahead or behind is so without a path, what is above or below is not."""
    return " path" if head.endswith((" above the path", " below the path", " on the path", " within the path")) else ""


def _goal_words(series: PaceSeries, goal: Goal) -> str:
    if goal.upper is None:
        return worded(series, goal.value)
    return f"{stepped(series, goal.value)} to {worded(series, goal.upper)}"


def _by(point: PacePoint) -> str:
    return f"{point.days[0]} {month_names.name(point.month)}" if point.days else month_names.name(point.month)


def _way(series: PaceSeries, distance: Decimal) -> str:
    path = "path" if series.facts.is_flow else "goal"
    if not distance:
        return f"within the {path}" if series.has_band else f"on the {path}"
    size, facts = _size(series, distance), series.facts
    if facts.is_flow and facts.indicator.direction is Direction.HIGHER and not series.has_band:
        return f"{size} {'ahead of' if distance > 0 else 'behind'} the {path}"
    return f"{size} {'above' if distance > 0 else 'below'} the {path}"


def _size(series: PaceSeries, distance: Decimal) -> str:
    """0.3k of money, of which the unit is said before; 0.4 pp."""
    is_bare = series.facts.is_flow and series.scale.unit in {Unit.MONEY, Unit.COUNT}
    return series.scale.stepped(abs(distance)) if is_bare else series.scale.worded(abs(distance), difference=True)


def _expected(series: PaceSeries) -> Iterator[str]:
    end = series.end
    if end is not None:
        value, low, high = (
            stepped(series, number) for number in (end.estimate.value, end.estimate.low, end.estimate.high)
        )
        likely = "" if low == high else f" ({low} to {high})"
        yield f"the forecast ends at {value}{likely}"
        yield f"forecast {value}{likely}"


def _needed(series: PaceSeries, seen: Pace) -> str:
    """What each of the months left has to bring, or may."""
    amount = to_come(series, seen)
    return f", {'leaves' if is_limit(series) else 'needs'} {amount}" if amount else ""


def to_come(series: PaceSeries, seen: Pace) -> str:
    """A month, or all that is left when that is not more than one."""
    if seen.needed is None or seen.left is None or seen.months_left <= 0 or seen.word is Word.NONE:
        return ""
    return (
        f"{_of_months(series, seen, seen.left)} more" if seen.months_left <= 1 else a_month(series, seen, seen.needed)
    )


def is_limit(series: PaceSeries) -> bool:
    return series.facts.indicator.direction is not Direction.HIGHER or series.has_band


def a_month(series: PaceSeries, seen: Pace, number: float) -> str:
    return f"{_of_months(series, seen, number)} a month"


def _of_months(series: PaceSeries, seen: Pace, number: float) -> str:
    """Months are smaller than years, so their numbers have digits of their own, but one step: 0.73k beside 1.01k."""
    facts, about = series.facts, replace(series.facts.indicator, decimals=None)
    beside = [one for one in (seen.needed, seen.average) if one is not None]
    own, common = (
        Scale.fitting(numbers, about, facts.currency, facts.form) for numbers in ([number], [number, *beside])
    )
    scale = own if own.chart.step == common.chart.step else common
    return scale.stepped(scale.shown(number))


# -- what is drawn how, and who cannot see it -----------------------------------------------------------------------


def _notation(series: PaceSeries) -> Iterator[str]:
    yield "solid = actual"
    if series.has_path:
        yield f"grey = {_aim(series)}{' (from to)' if series.has_band else ''}"
    if series.end is not None:
        yield "dashed = forecast with 80\u202f% range"
    if any(point.days and point.number is not None for point in series.points):
        yield "hollow = month so far"
    if series.axis.starts_elsewhere:
        yield f"axis starts at {series.scale.tick(series.axis.low, series.axis.step)}"


def short(month: Month) -> str:
    return f"{month_names.short(month)} {month.year}"


def _span(series: PaceSeries) -> str:
    first, last = series.facts.year.first, series.facts.year.last
    named = month_names.span(first, last)
    return f"{short(first)} to {short(last)}" if " to " in named else named


def _last(series: PaceSeries) -> str:
    point = series.judged
    if point is None or point.to_date is None:
        return "Nothing of the year is known"
    goal = "without a goal"
    if point.due is not None and point.due_high is not None:
        ends = "" if point.due == point.due_high else f"{stepped(series, point.due)} to "
        goal = f"the {'path' if series.facts.is_flow else 'goal'} {ends}{worded(series, point.due_high)}"
    return f"Up to {_by(point)} it came to {worded(series, point.to_date)}, {goal}"


def _notes(series: PaceSeries) -> str:
    noted = zip(series.points, series.facts.notes, strict=False)
    said = [f"{month_names.full(point.month)}: {noted_words(note)}" for point, note in noted if note]
    return f"Notes: {'; '.join(said)}" if said else ""
