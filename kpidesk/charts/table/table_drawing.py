"""Draws the KPI table on a sheet. Needs matplotlib."""

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.charts.kpi_page import draw_page
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fitted_text import lines_within, named_apart
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.polyline import Pen, draw_polyline
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.paper.status_shapes import draw_status
from kpidesk.charts.table import table_words
from kpidesk.charts.table.table_columns import RIGHT, Column, Columns, Place, heading, text_of
from kpidesk.charts.table.table_lines import Order, TableFacts, TableLine
from kpidesk.charts.table.table_page import TablePage
from kpidesk.charts.table.table_sentences import ARROW
from kpidesk.charts.words.status_words import status_word
from kpidesk.domain.month import Month

_MOST_PITCH = 2.3  # in type sizes: rows of a short table do not drift apart
_STROKE, _DOT = 1.5, 5.0
_INSET = 4.0  # of a line of months within its row


def draw_table(sheet: Sheet, chart: TablePage) -> None:
    page, area = draw_page(
        sheet, chart, lambda free, tried: _most_lines(free, tried, sheet), lambda tried: _suited(tried, sheet)
    )
    facts = page.facts
    columns = Columns.on(area, facts, sheet.layout)
    rows, names = _rows_of(facts), _names(facts, columns)
    pitch = min(area.height / (len(rows) + 1), _MOST_PITCH * columns.size)
    _draw_head(sheet, facts, columns, area, pitch)
    for number, row in enumerate(rows, start=1):
        top = area.top - number * pitch
        if isinstance(row, str):
            _draw_group(sheet, row, columns, area, top - pitch)
            continue
        band = area._replace(bottom=top - pitch, top=top)
        for place in columns.places:
            _draw_cell(sheet, row, place, columns, facts.form, band, names[row.about.id])
        _draw_rule(sheet, area, top - pitch, f"rule-{row.about.id}", sheet.colours.grid)
        sheet.spot(row.about.id, area.left, top - pitch, area.right, top)


def _rows_of(facts: TableFacts) -> list[TableLine | str]:
    """The lines, and the name of each group before its first one."""
    rows: list[TableLine | str] = []
    groups: set[str] = set()
    for line in facts.lines:
        if facts.order is Order.GROUPS and line.about.group not in groups:
            groups.add(line.about.group)
            rows.append(line.about.group)
        rows.append(line)
    return rows


def _suited(page: TablePage, sheet: Sheet) -> TablePage:
    """Its texts speak of the columns that there is room for."""
    width = Area(sheet.layout.left, 0.0, sheet.layout.right, 0.0)
    return page.with_trend(Columns.on(width, page.facts, sheet.layout).has_trend)


def _most_lines(area: Area, page: TablePage, sheet: Sheet) -> int:
    """How many lines fit below the heading, with the names of their groups."""
    room = int(area.height // Columns.on(area, page.facts, sheet.layout).pitch) - 1
    shown = _rows_of(page.facts)[:room]
    return sum(not isinstance(row, str) for row in shown)


def _draw_head(sheet: Sheet, facts: TableFacts, columns: Columns, area: Area, pitch: float) -> None:
    size, y = columns.size, area.top - 0.5 * pitch - 0.36 * columns.size
    for place in columns.places:
        text = fonts.printable(heading(place.column, facts))
        x, align = (place.right, 1.0) if place.column in RIGHT else (place.left, 0.0)
        colour, name = sheet.colours.secondary, f"head-{place.column}"
        sheet.text(x, y, text, size, colour, name=name, bold=True, align=align)
    _draw_rule(sheet, area, area.top - pitch, "rule-head", sheet.colours.previous)


def _draw_rule(sheet: Sheet, area: Area, y: float, name: str, colour: str) -> None:
    sheet.line([area.left, area.right], [y, y], colour, 0.8, name=name, order=1, snap=True)


def _draw_group(sheet: Sheet, group: str, columns: Columns, area: Area, bottom: float) -> None:
    size = columns.size
    (line,) = lines_within(group, size, area.width, bold=True) or [""]
    name = f"group-{group}"
    sheet.text(area.left, bottom + 0.4 * size, line, size, sheet.colours.text, name=name, bold=True)
    _draw_rule(sheet, area, bottom, f"rule-{name}", sheet.colours.grid)


def _draw_cell(  # noqa: PLR0917 -- what is drawn, then where
    sheet: Sheet, line: TableLine, place: Place, columns: Columns, form: NumberForm, row: Area, name: str
) -> None:
    middle, size = (row.bottom + row.top) / 2, columns.size
    width = place.right - place.left
    match place.column:
        case Column.TREND:
            _draw_trend(sheet, line, place, row)
            return
        case Column.STATUS:
            _draw_status(sheet, line, place, middle, size)
            return
        case Column.NAME:
            text = name
        case Column.NOTE:
            text = "".join(lines_within(line.note, size, width))
        case _:
            text = text_of(place.column, line, form, has_shares=columns.has_shares)
    x, align = (place.right, 1.0) if place.column in RIGHT else (place.left, 0.0)
    if text:
        colour, bold = _colour(sheet, form, line, place.column), place.column is Column.ACTUAL
        named = f"{place.column}-{line.about.id}"
        sheet.text(x, middle - 0.36 * size, text, size, colour, name=named, bold=bold, align=align)


def _names(facts: TableFacts, columns: Columns) -> dict[str, str]:
    """By id; cut short where they must be, so that they stay apart, but never their arrows."""
    place = next(place for place in columns.places if place.column is Column.NAME)
    ends = [f" {ARROW}" if line.is_lower_better else "" for line in facts.lines]
    names = [line.about.name for line in facts.lines]
    shown = named_apart(names, ends, columns.size, place.right - place.left)
    return {line.about.id: "".join(lines) for line, lines in zip(facts.lines, shown, strict=True)}


def _colour(sheet: Sheet, form: NumberForm, line: TableLine, column: Column) -> str:
    """Good and bad have a colour in the differences only."""
    colours = sheet.colours
    changes = {
        Column.TO_GOAL: table_words.to_goal,
        Column.PREVIOUS: table_words.to_previous,
        Column.LAST_YEAR: table_words.to_last_year,
    }
    if column in changes:
        change = changes[column](line, form)
        if change.merit is not Merit.NONE:
            return colours.of_merit(change.merit)
        return colours.secondary if change.faint else colours.text
    is_quiet = column is Column.GOAL or (column is Column.SIGNAL and line.signal is None)
    return colours.secondary if is_quiet else colours.text


def _draw_status(sheet: Sheet, line: TableLine, place: Place, middle: float, size: float) -> None:
    judgement, shape, name = line.row.judgement, 0.8 * size, line.about.id
    x = place.left + shape / 2
    draw_status(sheet, judgement.status, x, middle, shape, name=f"shape-{name}", hollow=judgement.hollow)
    word = status_word(judgement)
    if word:
        x, y = place.left + 1.5 * size, middle - 0.36 * size
        sheet.text(x, y, word, size, sheet.colours.text, name=f"status-{name}")


def _draw_trend(sheet: Sheet, line: TableLine, place: Place, at: Area) -> None:
    """The last 13 months on a scale of their own, the usual range as a band behind them, a dot at the last one."""
    row, name = line.row, line.about.id
    values, usual = row.spark.values, _usual(line)
    shown = [value for value in values if value is not None]
    if not shown:
        return
    ends = [*shown, *(end for limits in usual.values() for end in (limits.lower, limits.upper))]
    low, high = min(ends), max(ends)
    floor, height = at.bottom + _INSET, at.height - 2 * _INSET

    def y(value: float) -> float:
        return floor + height * (0.5 if high == low else (value - low) / (high - low))

    step = (place.right - place.left - 2 * _INSET) / max(1, len(values) - 1)
    xs = [place.left + _INSET + index * step for index in range(len(values))]
    if usual:
        along = [place.left, *xs, place.right]
        every = [usual[row.spark.first], *usual.values(), usual[row.spark.last]]
        heights = [*(y(limits.upper) for limits in every), *(y(limits.lower) for limits in reversed(every))]
        sheet.area([*along, *reversed(along)], heights, sheet.colours.band, name=f"usual-{name}")
    pen = Pen(f"months-{name}", sheet.colours.actual, _STROKE)
    draw_polyline(sheet, xs, _whole(line), y, pen=pen, keys=row.spark.months)
    if values[-1] is not None:
        is_running = row.spark.last in row.spark.unfinished
        sheet.dot(xs[-1], y(values[-1]), _DOT, sheet.colours.actual, name=f"last-{name}", hollow=is_running)


def _usual(line: TableLine) -> dict[Month, Limits]:
    """The usual range of each month of the line, as it held then; nothing without one."""
    usual, spark = line.row.usual, line.row.spark
    if usual is None:
        return {}
    held = usual.held(spark.first, spark.last)
    return {month: part.limits_in(month) for part, first, last in held for month in first.until(last)}


def _whole(line: TableLine) -> list[float | None]:
    """Months that are over: the line does not lead to one that still runs."""
    spark = line.row.spark
    return [
        None if month in spark.unfinished else value for month, value in zip(spark.months, spark.values, strict=True)
    ]
