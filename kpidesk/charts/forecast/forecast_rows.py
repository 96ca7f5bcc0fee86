"""The months of a forecast chart one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.forecast.forecast_sentences import OUTLOOKS
from kpidesk.charts.forecast.forecast_series import ForecastPoint, ForecastSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.figure_words import figure_words
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import exact_unit, full_name
from kpidesk.domain.value import NoValue


def rows_of(series: ForecastSeries) -> Iterator[Cells]:
    """One row a month: actual, forecast (empty where only a range is told), its range, goal, outlook, note."""
    facts = series.facts
    name, unit = full_name(facts.indicator, facts.segment), exact_unit(facts.indicator.unit, facts.currency)
    yield ["month", f"{name} ({unit})", "forecast", "range from", "range to", "goal", "goal up to", "goal is", "note"]
    for place, point in enumerate(series.points):
        ahead, upper = point.ahead, point.goal_high if point.goal_high != point.goal_low else None
        expected = ahead.value if ahead and series.has_line else None
        span = (ahead.low, ahead.high) if ahead else (None, None)
        figures = [point.number, expected, *span, point.goal_low, upper]
        owners = facts.notes[place] if facts.notes else ""
        note = "; ".join(filter(None, (_note(point), owners)))
        word = OUTLOOKS[point.outlook] if point.outlook else ""
        yield [str(point.month), *(None if figure is None else float(figure) for figure in figures), word, note]


def spots_of(series: ForecastSeries) -> tuple[Spot, ...]:
    """Every month, in order; its key is the month. Behind a month that is to come there is no figure."""
    about, segment = series.facts.indicator.id, series.facts.segment
    return tuple(
        Spot(
            str(point.month),
            f"{month_names.full(point.month)}: {_words(series, point)}",
            None if point.value is None else Origin(about, point.month, segment),
        )
        for point in series.points
    )


def _words(series: ForecastSeries, point: ForecastPoint) -> str:
    """EUR 6,418, goal EUR 6,856; expected EUR 7,100, likely between EUR 6,200 and EUR 8,040, goal EUR 7,485: open."""
    facts = series.facts
    decimals = decimals_of(facts.indicator, *point.numbers)

    def written(value: float) -> str:
        return figure_words(value, facts.indicator, facts.currency, facts.form, decimals)

    said = []
    if point.number is not None:
        so_far = f" so far, {point.days[0]} of {point.days[1]} days" if point.days else ""
        said.append(written(point.number) + so_far)
    elif point.is_gap and isinstance(point.value, NoValue):
        said.append(f"no value, {short_reason(point.value)}")
    if point.ahead is not None:
        likely = f"between {written(point.ahead.low)} and {written(point.ahead.high)}"
        said.append(
            f"expected {written(point.ahead.value)}, likely {likely}" if series.has_line else f"usually {likely}"
        )
    if point.goal_low is not None and point.goal_high is not None:
        ends = [point.goal_low] if point.goal_low == point.goal_high else [point.goal_low, point.goal_high]
        word = f": {OUTLOOKS[point.outlook]}" if point.outlook else ""
        said.append(f"goal {' to '.join(map(written, ends))}{word}")
    return ", ".join(said)


def _note(point: ForecastPoint) -> str:
    if point.is_gap and isinstance(point.value, NoValue):
        return short_reason(point.value)
    return f"so far, {point.days[0]} of {point.days[1]} days" if point.days and point.number is not None else ""
