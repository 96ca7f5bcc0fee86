"""The rows of the grid: groups, their indicators, and under an open one its segments."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook


class RowKind(StrEnum):
    GROUP = "group"
    FIGURE = "figure"
    PART = "part"  # one segment of the indicator above
    REST = "rest"  # the total less its segments of one kind: "unassigned"


@dataclass(frozen=True, slots=True)
class Row:
    """The address of a row. ``segment`` is None for the whole business; ``rest`` only for what is unassigned.

    ``foldable`` rows have something under them, shown when ``open``.
    """

    kind: RowKind
    group: str
    indicator: str = ""
    segment: Segment | None = None
    rest: SegmentKind | None = None
    is_calculated: bool = False
    foldable: bool = False
    open: bool = False

    def cell(self, month: Month) -> Cell:
        """The address of the figure in this row; only for rows of figures and parts."""
        return Cell(self.indicator, month, self.segment)

    @property
    def has_values(self) -> bool:
        return self.kind is not RowKind.GROUP

    @property
    def is_typed(self) -> bool:
        """Whether the owner types here."""
        return not self.is_calculated and self.kind in _TYPED


_TYPED = frozenset({RowKind.FIGURE, RowKind.PART})


class Show(StrEnum):
    ALL = "all"
    TYPED = "typed"
    MISSING = "missing"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Layout:
    """What the owner wants to see. ``group`` only with Show.GROUP; ``missing`` only with Show.MISSING: those ids."""

    show: Show = Show.ALL
    group: str = ""
    missing: frozenset[str] = frozenset()
    segment: Segment | None = None
    folded: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def with_folded(self, group: str, folded: bool) -> "Layout":
        return replace(self, folded=self.folded | {group} if folded else self.folded - {group})

    def with_opened(self, indicator: str, opened: bool) -> "Layout":
        return replace(self, opened=self.opened | {indicator} if opened else self.opened - {indicator})

    def revealing(self, cell: Cell, group: str) -> "Layout":
        """The same with as little changed as it takes for the cell to have a row."""
        seen = self.with_folded(group, folded=False)
        if cell.segment is not None and self.segment != cell.segment:
            seen = replace(seen.with_opened(cell.indicator, opened=True), segment=None)
        elif cell.segment is None and self.segment is not None:
            seen = replace(seen, segment=None)
        fits = {
            Show.ALL: True,
            Show.TYPED: True,
            Show.MISSING: cell.indicator in self.missing,
            Show.GROUP: group == self.group,
        }
        return seen if fits[self.show] else replace(seen, show=Show.ALL)


def groups(workbook: Workbook) -> list[str]:
    """Groups of the chosen indicators, in the order in which they first appear."""
    return list(dict.fromkeys(workbook.indicators[name].group for name in workbook.chosen))


def rows(workbook: Workbook, layout: Layout) -> list[Row]:
    """The rows to show. A group without a row that fits is left out."""
    chosen = [workbook.indicators[name] for name in workbook.chosen]
    fits = _fitting(workbook, layout)
    found: list[Row] = []
    for group in groups(workbook):
        members = [about for about in chosen if about.group == group and fits(about)]
        if not members:
            continue
        is_open = group not in layout.folded
        found.append(Row(RowKind.GROUP, group, foldable=True, open=is_open))
        if is_open:
            found.extend(row for about in members for row in _family(workbook, about, layout))
    return found


def place_of_cell(rows: list[Row], cell: Cell) -> int | None:
    """The row that shows the cell; None when it is not shown."""
    shown = (RowKind.FIGURE, RowKind.PART)
    return next(
        (p for p, row in enumerate(rows) if row.kind in shown and (row.indicator, row.segment) == (cell[0], cell[2])),
        None,
    )


def group_place(rows: list[Row], place: int) -> int:
    """The group row that the row at ``place`` belongs to."""
    return next((p for p in range(place, -1, -1) if rows[p].kind is RowKind.GROUP), 0)


def find(rows: list[Row], labels: Callable[[Row], str], text: str, after: int) -> int | None:
    """The next row after ``after``, round the end, whose label begins with ``text``, else contains it."""
    wanted = text.casefold()
    order = [*range(after + 1, len(rows)), *range(min(after + 1, len(rows)))]
    words = {place: labels(rows[place]).casefold() for place in order}
    begins = (place for place in order if words[place].startswith(wanted))
    contains = (place for place in order if wanted in words[place])
    return next(begins, next(contains, None))


def _fitting(workbook: Workbook, layout: Layout) -> Callable[[Indicator], bool]:
    def fits(about: Indicator) -> bool:
        if layout.segment is not None and layout.segment.kind not in workbook.segment_kinds(about.id):
            return False
        match layout.show:
            case Show.TYPED:
                return not about.is_calculated
            case Show.MISSING:
                return about.id in layout.missing
            case Show.GROUP:
                return about.group == layout.group
            case Show.ALL:
                return True

    return fits


def _parts(workbook: Workbook, about: Indicator) -> list[Segment]:
    """Its channels, campaigns or products; one that has ended only while it has figures to show."""
    last = workbook.current_month
    return [
        part
        for part in workbook.segments_of(about.id)
        if workbook.is_running(part, last) or _has(workbook, about, part)
    ]


def _has(workbook: Workbook, about: Indicator, part: Segment) -> bool:
    return any(about.is_calculated or cell.indicator == about.id for cell in workbook.cells_in(part))


def _family(workbook: Workbook, about: Indicator, layout: Layout) -> Iterator[Row]:
    """The indicator's own row, then those of its segments by kind, each kind's rest last."""
    parts = _parts(workbook, about) if layout.segment is None else []
    is_open = bool(parts) and about.id in layout.opened
    own = Row(RowKind.FIGURE, about.group, about.id, layout.segment, None, about.is_calculated, bool(parts), is_open)
    yield own
    if not is_open:
        return
    plain = replace(own, foldable=False, open=False)
    for kind in SegmentKind:
        of_kind = [part for part in parts if part.kind is kind]
        yield from (replace(plain, kind=RowKind.PART, segment=part) for part in of_kind)
        if of_kind and not about.is_calculated:
            yield replace(plain, kind=RowKind.REST, rest=kind)
