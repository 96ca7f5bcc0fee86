"""Draws a funnel on a sheet: bars from a common 0, the share that stayed between them. Needs matplotlib."""

from dataclasses import dataclass

from kpidesk.charts.funnel import funnel_sentences
from kpidesk.charts.funnel.funnel_chart import FunnelChart
from kpidesk.charts.funnel.funnel_series import FunnelSeries, FunnelStep
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.bar_axis import BarAxis
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.row_names import AIR, RowNames
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.style import ChartColours

_BETWEEN = 1.6  # height of the gap between two bars, as a share of the type size
_WIDEST_GAP = 2.6
_THICKEST = 0.13  # of the sheet
_TICK = 3.0
_REACH = 0.12  # of the type size: how far a tick reaches beyond its bar, without touching the words in the gap


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where every step stands: ``bar`` is the height of its bar, ``pitch`` from one step to the next."""

    sheet: Sheet
    series: FunnelSeries
    area: Area
    size: float
    bar: float
    pitch: float

    def middle(self, index: int) -> float:
        return self.area.top - index * self.pitch - self.bar / 2


def draw_funnel(sheet: Sheet, chart: FunnelChart) -> None:
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    rows = _rows(sheet, chart.series, area)
    labels = [funnel_sentences.name(step) for step in chart.series.steps]
    names = RowNames.fitting(labels, rows.bar + 0.5 * (rows.pitch - rows.bar), sheet.layout)
    axis = _axis(rows, area.left + names.width + AIR)
    xs, ys = [axis.zero, axis.zero], [rows.middle(len(labels) - 1) - rows.bar / 2, area.top]
    sheet.line(xs, ys, sheet.colours.actual, 0.9, name="axis", order=3, snap=True)
    for index, step in enumerate(chart.series.steps):
        _draw_step(rows, step, index, axis)
        names.draw(sheet, index, rows.middle(index), name=f"name-{step.about.id}")
        half = rows.pitch / 2
        low = max(area.bottom, rows.middle(index) - half)
        sheet.spot(step.about.id, area.left, low, area.right, min(area.top, rows.middle(index) + half))


def _rows(sheet: Sheet, series: FunnelSeries, area: Area) -> _Rows:
    """The bars share what the gaps leave, but are no thicker than is good to look at."""
    count, layout = len(series.steps), sheet.layout
    size = layout.label
    while size > layout.smallest and count * 1.3 * size + (count - 1) * _BETWEEN * size > area.height:
        size = max(layout.smallest, size - 0.5)
    bar = min((area.height - (count - 1) * _BETWEEN * size) / count, _THICKEST * layout.height)
    gap = min((area.height - count * bar) / (count - 1), _WIDEST_GAP * size)
    return _Rows(sheet, series, area, size, bar, bar + gap)


def _length(series: FunnelSeries, step: FunnelStep) -> float:
    """A count; where bars show rates, a share, and the first step has no bar."""
    return (step.rate or 0.0) if series.shows_rates else step.count


def _earlier(series: FunnelSeries, step: FunnelStep) -> float | None:
    return step.earlier_rate if series.shows_rates else step.earlier


def _axis(rows: _Rows, left: float) -> BarAxis:
    series = rows.series
    widest = max(fonts.width(_count(series, step), rows.size, True) for step in series.steps)
    lengths = [length for step in series.steps for length in (_length(series, step), _earlier(series, step))]
    known = [length for length in lengths if length is not None]
    return BarAxis.fitting(left, rows.area.right, known, after=widest + 0.9 * rows.size + _TICK)


def _count(series: FunnelSeries, step: FunnelStep) -> str:
    return funnel_sentences.count_words(series, step.count)


def _draw_step(rows: _Rows, step: FunnelStep, index: int, axis: BarAxis) -> None:
    sheet, series, key = rows.sheet, rows.series, step.about.id
    middle, end = rows.middle(index), axis.x(_length(series, step))
    fill = sheet.colours.bad if step is series.worst else sheet.colours.actual
    if end > axis.zero:
        sheet.bar(axis.zero, middle - rows.bar / 2, end - axis.zero, rows.bar, name=f"bar-{key}", fill=fill)
    _draw_tick(rows, step, middle, axis)
    earlier = _earlier(series, step)
    beyond = max(end, axis.x(earlier) + _TICK) if earlier is not None else end
    x, baseline, colour = beyond + 0.5 * rows.size, middle - 0.35 * rows.size, sheet.colours.text
    sheet.text(x, baseline, _count(series, step), rows.size, colour, name=f"count-{key}", bold=True)
    if index:
        y = middle + rows.bar / 2 + (rows.pitch - rows.bar) / 2 - 0.36 * rows.size
        said, tint = funnel_sentences.rate_words(series, step), _tint(sheet.colours, series, step)
        x, is_worst = axis.zero + 0.5 * rows.size, step is series.worst
        sheet.text(x, y, said, rows.size, tint, name=f"rate-{key}", bold=is_worst)


def _draw_tick(rows: _Rows, step: FunnelStep, middle: float, axis: BarAxis) -> None:
    """With a rim in the background's colour, so that it is seen on the bar."""
    earlier = _earlier(rows.series, step)
    if earlier is None:
        return
    sheet, x = rows.sheet, axis.x(earlier)
    reach = 0.5 * rows.bar + _REACH * rows.size
    xs, ys = [x, x], [middle - reach, middle + reach]
    sheet.line(xs, ys, sheet.colours.background, _TICK + 2, name=f"rim-{step.about.id}", order=3.5)
    sheet.line(xs, ys, sheet.colours.previous, _TICK, name=f"earlier-{step.about.id}", order=3.6)


def _tint(colours: ChartColours, series: FunnelSeries, step: FunnelStep) -> str:
    """Only the step that is talked about has a colour."""
    return colours.bad if step is series.worst else colours.secondary
