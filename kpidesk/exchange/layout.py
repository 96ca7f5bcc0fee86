"""How a file is laid out: which of its lines are months, which are figures, and what is left out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from kpidesk.domain.month import Month
from kpidesk.exchange.block import Block, Found, Piece
from kpidesk.exchange.grid import Grid, grid_of
from kpidesk.exchange.layout_options import Direction, LayoutOptions, LeftOut, Why
from kpidesk.exchange.month_words import DayOrder, folded, year_in
from kpidesk.exchange.series import SourceCell, SourceSeries, keyed
from kpidesk.exchange.sheet import Sheet, SourceFile

__all__ = ["DayOrder", "Direction", "Layout", "LayoutOptions", "LeftOut", "Why", "layout_of"]


@dataclass(frozen=True, slots=True)
class Layout:
    """``needs_year``, ``needs_day_order``: the months cannot be known before the owner says so; no series has cells.

    ``is_daily``: months come more than once, by day: they have to be totalled. ``reader`` is the name of the
    ready-made reader that made this, "" for none. ``notes`` are sentences about what was found.
    """

    name: str
    series: tuple[SourceSeries, ...]
    left_out: tuple[LeftOut, ...] = ()
    direction: Direction = Direction.DOWN
    needs_year: bool = False
    needs_day_order: bool = False
    is_daily: bool = False
    reader: str = ""
    notes: tuple[str, ...] = ()

    @property
    def months(self) -> list[Month]:
        """Every month that a cell belongs to, in order."""
        return sorted({cell.month for series in self.series for cell in series.cells})


def layout_of(source: SourceFile | Sequence[Sheet], options: LayoutOptions | None = None, name: str = "") -> Layout:
    """Find the months and the figures in sheets; hidden ones are left out unless the options name them.

    ``name`` is the file's, where ``source`` does not know it: it may tell the year. A file without months gives a
    layout without series. Nothing is refused here.
    """
    options = options or LayoutOptions()
    sheets = source.sheets if isinstance(source, SourceFile) else tuple(source)
    name = name or (source.name if isinstance(source, SourceFile) else "")
    found = Found()
    pieces: list[list[Piece]] = []
    directions: list[Direction] = []
    for sheet in sheets:
        if why := _why_not(sheet, options):
            found.left_out[sheet.name] = LeftOut(sheet.name, sheet.name, f"sheet “{sheet.name}”", why)
            continue
        grid = grid_of(sheet, None if options.direction is None else options.direction is Direction.ACROSS)
        if grid is None:
            if sheet.rows:
                place = f"sheet “{sheet.name}”" if sheet.name else ""
                found.left_out[sheet.name] = LeftOut(sheet.name, sheet.name, place, Why.NO_MONTHS, can_be_taken=False)
            continue
        directions.append(Direction.ACROSS if grid.is_turned else Direction.DOWN)
        pieces.append(_pieces(grid, found, options, name))
    series = _series(pieces, PurePath(name).stem)
    unclear = found.needs_year or found.needs_day_order
    return Layout(
        name,
        keyed(replace(each, cells=()) if unclear else each for each in series),
        tuple(found.left_out.values()),
        max(directions, key=directions.count, default=Direction.DOWN),
        found.needs_year,
        found.needs_day_order,
        any(map(_is_daily, series)),
    )


def _why_not(sheet: Sheet, options: LayoutOptions) -> Why | None:
    if options.sheets is not None:
        return None if sheet.name in options.sheets else Why.ASKED
    if sheet.name in options.left_out:
        return Why.ASKED
    return Why.HIDDEN if sheet.is_hidden and sheet.name not in options.taken_in else None


def _pieces(grid: Grid, found: Found, options: LayoutOptions, name: str) -> list[Piece]:
    """What the blocks of one sheet say, from left to right."""
    year = year_in(grid.sheet.name) or year_in(PurePath(name).stem)
    before = len(found.pieces)
    axes = grid.axes
    for number, axis in enumerate(axes):
        following = axes[number + 1] if number + 1 < len(axes) else grid.width
        columns = [*(range(axis) if number == 0 else ()), *range(axis + 1, following)]
        Block(grid, axis, columns, options, year).read(found, number)
    read = found.pieces[before:]
    title = grid.sheet.name
    for piece in read:
        if not piece.heading.text and len({other.heading.text for other in read}) == 1:
            piece.heading = replace(piece.heading, text=title)
    return read


def _series(sheets: Iterable[list[Piece]], stem: str) -> list[SourceSeries]:
    """Pieces of one heading put together: from other blocks, other years, other sheets."""
    joined: dict[tuple[str, int], list[Piece]] = {}
    for pieces in sheets:
        in_sheet: dict[tuple[str, int], list[Piece]] = defaultdict(list)
        seen: dict[tuple[str, tuple[int, ...]], int] = {}
        for piece in pieces:
            has_year = len(piece.run) > 2  # years side by side: the file is about one figure
            name = " ".join(folded(piece.heading.text).split()) or ("" if has_year else piece.place)
            number = seen[name, piece.run] = seen.get((name, piece.run), 0) + 1
            in_sheet[name, number].append(piece)
        for key, parts in in_sheet.items():
            if key in joined and _clash(joined[key], parts):
                sheet = next((cell.sheet for part in parts for cell in part.cells), "")
                headed = [replace(part.heading, text=f"{sheet} – {part.heading.text}") for part in parts]
                joined[f"{sheet}/{key[0]}", key[1]] = [
                    Piece(heading, part.place, part.run, part.cells)
                    for heading, part in zip(headed, parts, strict=True)
                ]
            else:
                joined.setdefault(key, []).extend(parts)
    return [_joined(parts, stem) for parts in joined.values()]


def _clash(held: Iterable[Piece], coming: Iterable[Piece]) -> bool:
    """Whether the sheets are about the same months: then they are different parts of the business, not years."""
    before = {cell.month for part in held for cell in part.cells}
    after = {cell.month for part in coming for cell in part.cells}
    return 2 * len(before & after) > min(len(before), len(after))


def _joined(parts: Sequence[Piece], stem: str) -> SourceSeries:
    cells: list[SourceCell] = [cell for part in parts for cell in part.cells]
    unit = next((part.heading.unit for part in parts if part.heading.unit), "")
    text = next((part.heading.text for part in parts if part.heading.text), "")
    if not text and any(len(part.run) > 2 for part in parts):
        text = stem
    return SourceSeries(text, parts[0].place, tuple(sorted(cells, key=_order)), unit)


def _order(cell: SourceCell) -> tuple[int, int]:
    return cell.month, cell.day.day if cell.day else 0


def _is_daily(series: SourceSeries) -> bool:
    """Whether months come more than once, by day. One month written twice among many is a mistake."""
    days: dict[Month, list[int]] = defaultdict(list)
    for cell in series.cells:
        if cell.day:
            days[cell.month].append(cell.day.day)
    repeated = sum(len(found) > 1 for found in days.values())
    return any(len(set(found)) > 1 for found in days.values()) or 2 * repeated > len({c.month for c in series.cells})
