"""The months and parts of the activity chart one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.analysis.activity.activity import INDICATOR, ActivityIndex
from kpidesk.analysis.activity_parts import Part
from kpidesk.charts.activity import activity_sentences
from kpidesk.charts.activity.activity_series import ActivityPoint, ActivitySeries, Step
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import short_reason

_DECIMALS = 1


def rows_of(series: ActivitySeries) -> Iterator[Cells]:
    """One row a month: the index, its log points, and what each part adds to them."""
    parts = list(series.facts.scale.weights)
    yield ["period", "index", "log points", *(f"{part} (log points)" for part in parts), "parts", "note"]
    noted = series.facts.notes or ("",) * len(series.points)
    for point, owners in zip(series.points, noted, strict=True):
        note = "; ".join(filter(None, (_state(point), owners)))
        if isinstance(point.index, ActivityIndex):
            have, of = point.index.part_count
            numbers: Cells = [point.index.value, point.index.log_points, *_contributions(point.index, parts)]
            yield [str(point.month), *numbers, f"{have} of {of}", note]
        else:
            yield [str(point.month), *[None] * (len(parts) + 2), f"0 of {len(parts)}", note]


def _contributions(index: ActivityIndex, parts: list[Part]) -> list[float | None]:
    found = {component.part: component.contribution for component in index.components}
    return [found.get(part) for part in parts]


def spots_of(series: ActivitySeries) -> tuple[Spot, ...]:
    """Every month, then the base, every part and the sum."""
    month = series.judged.month
    months = [Spot(str(at.month), _month_words(series, at), Origin(INDICATOR, at.month)) for at in series.points]
    steps = [Spot(f"part-{step.part}", _step_words(series, step), _origin(series, step)) for step in series.steps]
    base = series.facts.scale.base
    first = Spot("base", f"Base, {month_names.span(base.first, base.last)}: 100, 0 log points")
    together = f"{series.signed(series.shown_total)} log points, index {_written(series, series.index)}"
    return (*months, first, *steps, Spot("now", f"{month_names.full(month)}: {together}", Origin(INDICATOR, month)))


def _month_words(series: ActivitySeries, point: ActivityPoint) -> str:
    said = [_written(series, point.number)] if point.number is not None else []
    return f"{month_names.full(point.month)}: {', '.join(filter(None, [*said, _state(point)]))}"


def _written(series: ActivitySeries, number: float) -> str:
    return series.facts.form.number(number, _DECIMALS)


def _step_words(series: ActivitySeries, step: Step) -> str:
    name, form = activity_sentences.part_name(step.part), series.facts.form
    if step.reason is not None or step.relative is None:
        return f"{name}: {short_reason(step.reason) if step.reason else 'missing'}, the others take over its weight"
    weight, relative = form.percent(step.weight, 0), form.percent(step.relative, 0)
    held = ", held there" if step.is_capped else ""
    return f"{name}, weight {weight}: {relative} of its base{held}, {series.signed(step.shown)} log points"


def _origin(series: ActivitySeries, step: Step) -> Origin | None:
    """None for a part that the business never had: there is no figure to go to."""
    held = series.facts.scale.values.get(step.part)
    return None if held is None else Origin(held[0].indicator, series.judged.month)


def _state(point: ActivityPoint) -> str:
    if not isinstance(point.index, ActivityIndex):
        return "no value, none of the parts is known"
    so_far = [f"so far, {point.days[0]} of {point.days[1]} days"] if point.days else []
    gone = [f"{part} missing ({short_reason(reason)})" for part, reason in point.index.missing]
    return ", ".join([*so_far, *gone])
