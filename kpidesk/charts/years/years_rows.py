"""The months of a chart of years one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.analysis.numbers.rounding import decimals_of, difference
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.words import month_names
from kpidesk.charts.words.figure_words import difference_words, figure_words
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import exact_unit, full_name
from kpidesk.charts.years.years_series import YearPoint, YearsSeries
from kpidesk.domain.value import NoValue


def rows_of(series: YearsSeries) -> Iterator[Cells]:
    """One row a month: this year, every year before (the newest first), goal, difference to the year before, note."""
    facts, years = series.facts, list(reversed(series.shown))
    unit = exact_unit(facts.indicator.unit, facts.currency)
    heads = [f"{full_name(facts.indicator, facts.segment)} {years[0].name} ({unit})", *(y.name for y in years[1:])]
    yield ["month", *heads, "goal", "goal up to", "difference to the year before", "note"]
    for place, point in enumerate(series.points):
        numbers = [year.numbers[place] for year in years]
        upper = point.goal_high if point.goal_high != point.goal_low else None
        figures = [*numbers, point.goal_low, upper, point.exact_difference]
        owners = facts.notes[place] if facts.notes else ""
        note = "; ".join(filter(None, (_note(point), owners)))
        yield [str(point.own), *(None if figure is None else float(figure) for figure in figures), note]


def spots_of(series: YearsSeries) -> tuple[Spot, ...]:
    """Every month of this year, in order; its key is the month."""
    facts = series.facts
    return tuple(
        Spot(str(point.own), _words(series, place), Origin(facts.indicator.id, point.own, facts.segment))
        for place, point in enumerate(series.points)
    )


def _words(series: YearsSeries, place: int) -> str:
    """August: 2026 EUR 6,418, 2025 EUR 6,087 (+331), 2024 EUR 5,900, goal EUR 6,856."""
    facts, point = series.facts, series.points[place]
    about, form = facts.indicator, facts.form
    numbers = [year.numbers[place] for year in series.shown]
    decimals = decimals_of(about, *numbers, point.goal_low, point.goal_high)

    def written(value: float) -> str:
        return figure_words(value, about, facts.currency, form, decimals)

    said = [f"{series.year.name} {_this(point, '' if point.number is None else written(point.number))}"]
    for year in reversed(series.shown[:-1]):
        number = year.numbers[place]
        if number is None:
            continue
        step = ""
        if year is series.year_before and point.difference is not None and point.number is not None:
            step = f" ({difference_words(difference(point.number, number, about, decimals), about, form, decimals)})"
        so_far = " so far" if year.hollow[place] else ""
        said.append(f"{year.name} {written(number)}{so_far}{step}")
    if point.goal_low is not None and point.goal_high is not None:
        ends = [point.goal_low] if point.goal_low == point.goal_high else [point.goal_low, point.goal_high]
        said.append(f"goal {' to '.join(map(written, ends))}")
    return f"{month_names.name(point.own)}: {', '.join(said)}"


def _this(point: YearPoint, written: str) -> str:
    if point.is_ahead:
        return "still ahead"
    if isinstance(point.value, NoValue):
        return f"no value, {short_reason(point.value)}"
    return f"{written} so far, {point.days[0]} of {point.days[1]} days" if point.days else written


def _note(point: YearPoint) -> str:
    if isinstance(point.value, NoValue):
        return short_reason(point.value) if point.is_gap else ""
    return f"so far, {point.days[0]} of {point.days[1]} days" if point.days else ""
