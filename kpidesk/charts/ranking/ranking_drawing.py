"""Draws a ranking on a sheet: the whole on top, the parts below it by size. Needs matplotlib."""

from dataclasses import dataclass

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.bar_axis import BarAxis
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.row_names import AIR, RowNames
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.ranking import ranking_sentences
from kpidesk.charts.ranking.ranking_chart import RankingChart
from kpidesk.charts.ranking.ranking_series import RankingSeries, Row, RowKind

_THICKNESS = 0.6  # of a row
_WIDEST_PITCH = 0.11  # of the sheet
_TICK = 3.0
_THIN = 3.0  # the bar that shows a share
_ROOM_FOR_SHARE = 6.0
_OUTLINE = 1.6
_ENDS = ("", "-upper")
"""In names of artists: of a goal, and of the upper end of a band."""


@dataclass(frozen=True, slots=True)
class _Plot:
    sheet: Sheet
    series: RankingSeries
    area: Area
    names: RowNames
    axis: BarAxis
    pitch: float
    size: float

    @property
    def thickness(self) -> float:
        return _THICKNESS * self.pitch

    def middle(self, index: int) -> float:
        return self.area.top - (index + 0.5) * self.pitch


def draw_ranking(sheet: Sheet, chart: RankingChart) -> None:
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    plot = _plot(sheet, chart.series, area)
    foot = area.top - len(chart.series.rows) * plot.pitch
    zero = [plot.axis.zero, plot.axis.zero]
    sheet.line(zero, [foot, area.top], sheet.colours.actual, 0.9, name="axis", order=3, snap=True)
    for value, end in zip(chart.series.facts.lines, _ENDS, strict=False):
        xs, ys = [plot.axis.x(value)] * 2, [foot, area.top]
        sheet.line(xs, ys, sheet.colours.background, _OUTLINE + 2, name=f"line{end}-rim", order=2.5, snap=True)
        sheet.line(xs, ys, sheet.colours.text, _OUTLINE, name=f"line{end}", order=2.6, snap=True)
    for index, row in enumerate(chart.series.rows):
        _draw_row(plot, index, row)


def _plot(sheet: Sheet, series: RankingSeries, area: Area) -> _Plot:
    pitch = min(area.height / len(series.rows), _WIDEST_PITCH * sheet.layout.height)
    has_shares = any(row.share is not None for row in series.rows)
    room = pitch - (_ROOM_FOR_SHARE if has_shares else 0.0)
    names = RowNames.fitting([row.name for row in series.rows], room, sheet.layout)
    size = max(sheet.layout.smallest, min(sheet.layout.label, 0.78 * pitch))
    widths = [_label_width(series, row, size) for row in series.rows]
    below = [width for width, row in zip(widths, series.rows, strict=True) if _is_below(row)]
    numbers = [number for row in series.rows for number in row.numbers]
    numbers += series.facts.lines
    left = area.left + names.width + AIR
    axis = BarAxis.fitting(left, area.right, numbers, after=max(widths), before=max(below, default=0.0))
    return _Plot(sheet, series, area, names, axis, pitch, size)


def _label_width(series: RankingSeries, row: Row, size: float) -> float:
    return fonts.width(ranking_sentences.label(series, row), size, True) + 0.9 * size + _TICK


def _is_below(row: Row) -> bool:
    """Its label stands left of zero."""
    end = row.high if row.value is None else row.value
    return end is not None and end < 0


def _draw_row(plot: _Plot, index: int, row: Row) -> None:
    sheet, middle = plot.sheet, plot.middle(index)
    if row.value is None:
        _draw_range(plot, row, middle)
    else:
        _draw_bar(plot, row, row.value, middle)
    _draw_marks(plot, row, middle)
    _draw_label(plot, row, middle)
    has_share = row.share is not None
    is_bold = row.kind is RowKind.TOTAL or (row.segment is not None and row.segment == plot.series.facts.marked)
    shift = _ROOM_FOR_SHARE / 2 if has_share else 0.0
    plot.names.draw(sheet, index, middle + shift, name=f"name-{row.key}", bold=is_bold, grey=row.is_few)
    if has_share:
        _draw_share(plot, row, middle + shift - plot.names.height(index) / 2)
    half = plot.pitch / 2
    sheet.spot(row.key, plot.area.left, middle - half, plot.area.right, middle + half)


def _draw_bar(plot: _Plot, row: Row, value: float, middle: float) -> None:
    """The whole is an outline; few cases and what is no part are grey."""
    sheet, axis = plot.sheet, plot.axis
    name, bottom, width = f"bar-{row.key}", middle - plot.thickness / 2, axis.x(value) - axis.zero
    if not width:
        return
    left = min(axis.zero, axis.x(value))
    if row.kind is RowKind.TOTAL:
        edge = sheet.colours.text
        sheet.bar(left, bottom, abs(width), plot.thickness, name=name, edge=edge, line=min(_OUTLINE, abs(width)))
        return
    colours = sheet.colours
    fill = colours.previous if row.is_few else colours.actual if row.kind is RowKind.PART else colours.secondary
    sheet.bar(left, bottom, abs(width), plot.thickness, name=name, fill=fill)


def _draw_range(plot: _Plot, row: Row, middle: float) -> None:
    """Others that do not add up, from the lowest to the highest."""
    assert row.low is not None and row.high is not None
    xs, ys = [plot.axis.x(row.low), plot.axis.x(row.high)], [middle, middle]
    plot.sheet.line(xs, ys, plot.sheet.colours.secondary, _TICK, name=f"range-{row.key}", order=3)


def _draw_marks(plot: _Plot, row: Row, middle: float) -> None:
    """The period before, and a goal of its own; with rims, so that they are seen on the bar."""
    reach = min(0.62 * plot.thickness, plot.pitch / 2 - 1)
    ys, colours = [middle - reach, middle + reach], plot.sheet.colours
    goals = zip(row.goals, _ENDS, strict=False)
    marks = [("earlier", row.earlier, colours.previous, _TICK)]
    marks += [(f"goal{end}", value, colours.text, _TICK + 1.5) for value, end in goals]
    for name, value, colour, width in marks:
        if value is not None:
            xs = [plot.axis.x(value)] * 2
            plot.sheet.line(xs, ys, colours.background, width + 2, name=f"{name}-rim-{row.key}", order=3.5)
            plot.sheet.line(xs, ys, colour, width, name=f"{name}-{row.key}", order=3.6)


def _draw_label(plot: _Plot, row: Row, middle: float) -> None:
    """Beyond the bar and its marks; the line behind it is cleared away."""
    sheet, size = plot.sheet, plot.size
    text, colour = ranking_sentences.label(plot.series, row), sheet.colours.text
    is_below, ends = _is_below(row), [plot.axis.x(number) for number in row.numbers]
    x = min(ends) - 0.45 * size - _TICK / 2 if is_below else max(*ends, plot.axis.zero) + 0.45 * size + _TICK / 2
    box = sheet.text(
        x,
        middle - 0.35 * size,
        text,
        size,
        sheet.colours.secondary if row.is_few or row.value is None else colour,
        name=f"label-{row.key}",
        bold=row.kind is RowKind.TOTAL,
        align=1.0 if is_below else 0.0,
    )
    if plot.series.facts.lines:
        sheet.mask(box, name=f"clear-{row.key}", order=2.7)


def _draw_share(plot: _Plot, row: Row, under: float) -> None:
    """On a lighter track that is all of it."""
    assert row.share is not None
    sheet, left, width = plot.sheet, plot.area.left, plot.names.width
    y = under - _THIN - 0.5
    sheet.bar(left, y, width, _THIN, name=f"track-{row.key}", fill=sheet.colours.grid)
    if row.share:
        sheet.bar(left, y, row.share * width, _THIN, name=f"share-{row.key}", fill=sheet.colours.previous, order=2.1)
