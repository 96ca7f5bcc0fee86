"""Below a pace chart: what each month left has to bring, what the forecast is made of, why months are empty."""

from kpidesk.analysis.forecast.forecast import NoForecast, Stage, Why
from kpidesk.charts.pace.pace_sentences import a_month, is_limit, short, to_come
from kpidesk.charts.pace.pace_series import PaceSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.forecast_words import there_are
from kpidesk.charts.words.naming import sentences
from kpidesk.charts.words.ring_words import ring_words
from kpidesk.domain.value import Cause, NoValue


def footnote(series: PaceSeries) -> str:
    """What the forecast is made of or why there is none, where the path ends, why months are empty."""
    gaps = [
        (month_names.short(point.month), point.figure)
        for point in series.points
        if point.is_gap and isinstance(point.figure, NoValue)
    ]
    parts = (
        _needed_words(series),
        _forecast_words(series),
        _path_words(series),
        _running_words(series),
        ring_words(gaps),
    )
    return sentences(*parts, series.facts.source)


def _needed_words(series: PaceSeries) -> str:
    """What each month left has to bring, or may, beside the average so far."""
    seen = series.facts.seen
    amount = "" if seen is None else to_come(series, seen)
    if seen is None or seen.average is None or not amount:
        return ""
    left = "Left from here" if is_limit(series) else "Needed from here"
    return f"{left}: {amount}, so far {a_month(series, seen, seen.average)}"


def _forecast_words(series: PaceSeries) -> str:
    end, used = series.facts.end, series.facts.used
    if isinstance(end, NoForecast):
        return f"No forecast: {_refusal(end)}"
    if series.end is None or used is None:
        return ""
    rough = ", rough: one year of data" if series.end.stage is Stage.ROUGH else ""
    return f"Forecast from the months {short(used[0])} to {short(used[1])}{rough}"


def _refusal(why: NoForecast) -> str:
    match why.why:
        case Why.TOO_SHORT:
            return f"{why.need} months needed, {there_are(why.have)}"
        case Why.GAP if why.month is not None:
            return f"{month_names.full(why.month)} has no figure"
        case Why.REDEFINED if why.month is not None:
            return f"its definition changed in {month_names.full(why.month)}"
        case Why.MOSTLY_ZERO:
            return f"{why.have} of {why.need} months are 0"
        case Why.TOO_LARGE:
            return "the months are too uneven"
        case _:
            return "it cannot be carried forward by itself"


def _running_words(series: PaceSeries) -> str:
    """Of a month that runs only the days entered are due."""
    point = series.judged
    if point is None or point.days is None or point.due is None or not series.facts.is_flow:
        return ""
    return f"{month_names.name(point.month)} is held against {point.days[0]} of its {point.days[1]} days"


def _path_words(series: PaceSeries) -> str:
    goal = series.facts.paces[-1].goal
    if not isinstance(goal, NoValue):
        return ""
    match goal.cause:
        case Cause.NO_GOAL if goal.have:
            return f"Goals are set for {goal.have} of {goal.of} months"
        case Cause.GOALS_DIFFER:
            return "Its months have different goals, so that the year has none"
        case Cause.GOAL_IS_MONTHLY:
            return "A goal for a month cannot be held against a longer period"
        case _:
            return ""
