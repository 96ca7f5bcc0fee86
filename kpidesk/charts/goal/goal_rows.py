"""The months of the goal chart one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.analysis.numbers.rounding import decimals_of, difference
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.goal import goal_sentences
from kpidesk.charts.goal.goal_point import MonthPoint
from kpidesk.charts.goal.goal_series import GoalSeries
from kpidesk.charts.words.figure_words import difference_words, figure_words
from kpidesk.charts.words.naming import exact_unit
from kpidesk.domain.value import NoValue


def rows_of(series: GoalSeries) -> Iterator[Cells]:
    """One row a month, quarter or year: actual, goal, upper goal of a band, difference, year before, forecast if any,
    note."""
    name = goal_sentences.full_name(series)
    unit = exact_unit(series.facts.indicator.unit, series.facts.currency)
    ahead = ["forecast", "range from", "range to"] if series.has_forecast else []
    figures = [f"{name} ({unit})", "goal", "goal up to", "difference to goal", "a year before"]
    yield [series.names.word, *figures, *ahead, "note"]
    noted = series.facts.notes or [""] * len(series.points)
    for point, owners in zip(series.points, noted, strict=True):
        upper = point.goal_high if point.goal_high != point.goal_low else None
        variance = point.ahead_variance if point.variance is None else point.variance
        row = [point.number, point.goal_low, upper, variance, point.last_year]
        if ahead:
            row += [point.ahead.value, point.ahead.low, point.ahead.high] if point.ahead else [None] * 3
        note = "; ".join(filter(None, (_note(point), owners)))
        yield [series.names.key(point.period), *(None if figure is None else float(figure) for figure in row), note]


def spots_of(series: GoalSeries) -> tuple[Spot, ...]:
    """Every month, in order; its key is the month."""
    about, segment = series.facts.indicator.id, series.facts.segment
    return tuple(
        Spot(str(point.month), month_words(series, point), Origin(about, point.newest, segment))
        for point in series.points
    )


def month_words(series: GoalSeries, point: MonthPoint) -> str:
    """August 2026: EUR 6,418, goal EUR 6,856, −438. A missing value says why."""
    facts = series.facts
    about, form = facts.indicator, facts.form
    expected = point.ahead.value if point.ahead else None
    decimals = decimals_of(about, point.number, point.goal_low, point.goal_high, expected)

    def written(value: float) -> str:
        return figure_words(value, about, facts.currency, form, decimals)

    said = [_actual(point, written(point.number) if point.number is not None else "")]
    if point.ahead is not None:
        likely = f"likely between {written(point.ahead.low)} and {written(point.ahead.high)}"
        said.append(f"expected {written(point.ahead.value)}, {likely}")
    if point.goal_low is not None and point.goal_high is not None:
        ends = [point.goal_low] if point.goal_low == point.goal_high else [point.goal_low, point.goal_high]
        said.append(f"goal {' to '.join(map(written, ends))}")
    if point.variance is not None and point.number is not None and point.goal_low == point.goal_high:
        step = difference(point.number, point.goal_low or 0.0, about, decimals)
        said.append(difference_words(step, about, form, decimals))
    if point.last_year is not None:
        said.append(f"a year before {written(point.last_year)}")
    return f"{series.names.full(point.period)}: {', '.join(part for part in said if part)}"


def _actual(point: MonthPoint, written: str) -> str:
    if point.is_future:
        return "still ahead"
    if isinstance(point.actual, NoValue):
        return f"no value, {goal_sentences.reason(point.actual)}"
    if point.days:
        return f"{written} so far, {point.days[0]} of {point.days[1]} days"
    return written


def _note(point: MonthPoint) -> str:
    if isinstance(point.actual, NoValue):
        return goal_sentences.reason(point.actual) if point.is_gap else ""
    return f"so far, {point.days[0]} of {point.days[1]} days" if point.days else ""
