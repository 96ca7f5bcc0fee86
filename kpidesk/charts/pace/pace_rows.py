"""The months of a pace chart one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.analysis.numbers.rounding import decimals_of, difference
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.pace.pace_series import PacePoint, PaceSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.figure_words import difference_words, figure_words
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import exact_unit, full_name
from kpidesk.domain.value import NoValue


def rows_of(series: PaceSeries) -> Iterator[Cells]:
    """One row a month: its figure, the year to date, the path, how far off, the forecast with its range, note."""
    facts = series.facts
    name = full_name(facts.indicator, facts.segment)
    heading: Cells = ["month", f"{name} ({exact_unit(facts.indicator.unit, facts.currency)})", "year to date"]
    yield [*heading, "path", "path up to", "distance from the path", "forecast", "forecast from", "forecast to", "note"]
    noted = facts.notes or ("",) * len(series.points)
    for point, owners in zip(series.points, noted, strict=True):
        ahead = point.ahead
        upper = point.path_high if point.path_high != point.path else None
        figure = None if isinstance(point.figure, NoValue) or point.is_future else float(point.figure)
        ends = [None, None, None] if ahead is None else [ahead.value, ahead.low, ahead.high]
        note = "; ".join(filter(None, (_state(point), owners)))
        yield [str(point.month), figure, point.to_date, point.path, upper, point.exact_distance, *ends, note]


def spots_of(series: PaceSeries) -> tuple[Spot, ...]:
    """Every month, in order; its key is the month."""
    about, segment = series.facts.indicator.id, series.facts.segment
    return tuple(
        Spot(str(point.month), month_words(series, point), Origin(about, point.month, segment))
        for point in series.points
    )


def month_words(series: PaceSeries, point: PacePoint) -> str:
    """August 2026: EUR 6,418, year to date EUR 54,629, path EUR 54,000, +629."""
    facts = series.facts
    ahead = None if point.ahead is None else point.ahead.value
    decimals = decimals_of(facts.indicator, point.to_date, point.path, ahead)

    def written(value: float, places: int | None = decimals) -> str:
        return figure_words(value, facts.indicator, facts.currency, facts.form, places)

    said = []
    if not point.is_future:
        said.append(_state(point) if isinstance(point.figure, NoValue) else written(point.figure, None))
    if point.days and not isinstance(point.figure, NoValue):
        said.append(_state(point))
    if point.to_date is not None:
        said.append(f"year to date {written(point.to_date)}")
    if point.path is not None and point.path_high is not None:
        ends = [point.path] if point.path == point.path_high else [point.path, point.path_high]
        said.append(f"path {' to '.join(map(written, ends))}")
        if point.due is not None and point.due != point.path:
            said.append(f"so far {written(point.due)} of it")
    if point.ahead is not None:
        low, high = written(point.ahead.low), written(point.ahead.high)
        said.append(f"forecast {written(point.ahead.value)}, likely {low} to {high}")
    held = point.ahead.value if point.is_expected and point.ahead is not None else point.to_date
    if held is not None and point.exact_distance and point.due is not None and point.due_high is not None:
        end = point.due if point.exact_distance < 0 else point.due_high
        off = difference_words(difference(held, end, facts.indicator, decimals), facts.indicator, facts.form, decimals)
        said.append(f"{off} against the path{' expected' if point.is_expected else ''}")
    return f"{month_names.full(point.month)}: {', '.join(said) or 'still ahead'}"


def _state(point: PacePoint) -> str:
    if isinstance(point.figure, NoValue):
        return f"no value, {short_reason(point.figure)}" if point.is_gap else ""
    return f"so far, {point.days[0]} of {point.days[1]} days" if point.days else ""
