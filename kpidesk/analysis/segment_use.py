"""What channels, campaigns and products are used for: figures they have, totals they make, KPIs that can be split."""

from collections.abc import Mapping
from dataclasses import dataclass

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.entry import closed_months
from kpidesk.workbook.segments import MergeRefused, merging
from kpidesk.workbook.totals import can_follow
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class SegmentUse:
    """``first`` and ``last`` are the months of its figures; None without any."""

    figures: int
    notes: int
    first: Month | None = None
    last: Month | None = None


def use_of(workbook: Workbook, segment: Segment) -> SegmentUse:
    months = [cell.month for cell in workbook.cells_in(segment)]
    notes = len(workbook.noted_cells_in(segment))
    return SegmentUse(len(months), notes, min(months, default=None), max(months, default=None))


@dataclass(frozen=True, slots=True)
class Split:
    """A typed figure that may be split: by what it can be and is, and of what its blank total may be the sum.

    ``total_from`` None: the total is typed.
    """

    indicator: str
    kinds: tuple[SegmentKind, ...]
    used: tuple[SegmentKind, ...]
    sums: tuple[SegmentKind, ...]
    total_from: SegmentKind | None


def splits(workbook: Workbook) -> list[Split]:
    """Figures that are shown or have parts, in the catalogue's order."""
    return [found for name in workbook.indicators if (found := _split(workbook, name)) is not None]


def _split(workbook: Workbook, name: str) -> Split | None:
    about = workbook.indicators[name]
    if about.is_calculated or not about.segment_kinds:
        return None
    used = {cell.segment.kind for cell in workbook.cells_of(name) if cell.segment is not None}
    total_from = workbook.total_from(name)
    if name not in workbook.chosen and not used and total_from is None:
        return None
    kinds = tuple(kind for kind in SegmentKind if kind in about.segment_kinds)
    sums = tuple(kind for kind in kinds if can_follow(about, kind))
    return Split(name, kinds, tuple(kind for kind in kinds if kind in used), sums, total_from)


@dataclass(frozen=True, slots=True)
class TotalChange:
    """Months whose totals stay as they are typed, that get one, and that lose the one they have."""

    typed: int
    gained: int
    lost: int


def total_change(workbook: Workbook, indicator: str, kind: SegmentKind | None) -> TotalChange:
    """What it would do if blank totals were the sum of the parts of that kind; None: if totals were typed."""
    cells = workbook.cells_of(indicator)
    typed = {cell.month for cell in cells if cell.segment is None}
    now = workbook.total_from(indicator)
    before = _summed(cells, now) - typed
    after = _summed(cells, kind) - typed
    return TotalChange(len(typed), len(after - before), len(before - after))


def _summed(cells: list[Cell], kind: SegmentKind | None) -> set[Month]:
    return {cell.month for cell in cells if kind is not None and cell.segment is not None and cell.segment.kind is kind}


@dataclass(frozen=True, slots=True)
class Availability:
    """By which kinds a KPI can be seen. ``lacking``: for each other kind the typed figures that are not split by it.

    An empty list: its formula names one channel, campaign or product, or looks at one kind only.
    """

    indicator: str
    kinds: frozenset[SegmentKind]
    lacking: Mapping[SegmentKind, tuple[str, ...]]


def availabilities(workbook: Workbook) -> list[Availability]:
    """Of the KPIs that are shown, in their order."""
    chosen = [workbook.indicators[name] for name in workbook.chosen if name in workbook.indicators]
    return [availability(workbook, about.id) for about in chosen if about.kind is Kind.KPI]


def availability(workbook: Workbook, indicator: str) -> Availability:
    kinds = workbook.segment_kinds(indicator)
    below = [name for name in workbook.definitions.below(indicator) if not workbook.indicators[name].is_calculated]
    lacking = {
        kind: tuple(name for name in below if kind not in workbook.indicators[name].segment_kinds)
        for kind in SegmentKind
        if kind not in kinds
    }
    return Availability(indicator, kinds, lacking)


@dataclass(frozen=True, slots=True)
class Merge:
    """What merging would do: figures that move, that are added to those there, and that clash: those of the other
    stay, and a note keeps these. ``closed`` are the closed months in which figures change.
    """

    moved: int
    added: int
    clashing: tuple[Cell, ...] = ()
    closed: tuple[Month, ...] = ()


def merge_of(workbook: Workbook, segment: Segment, into: Segment) -> Merge:
    """Raises Refusal where the two cannot be one."""
    try:
        merging(workbook, [segment], into)
        clashing: tuple[Cell, ...] = ()
    except MergeRefused as refused:
        clashing = refused.cells
    cells = [cell for cell in workbook.cells_in(segment) if cell not in clashing]
    there = sum(_adds_up(workbook, cell, into) for cell in cells)
    closed = closed_months(workbook, merging(workbook, [segment], into, keep_into=True))
    return Merge(len(cells) - there, there, clashing, tuple(closed))


def _adds_up(workbook: Workbook, cell: Cell, into: Segment) -> bool:
    about = workbook.indicators.get(cell.indicator)
    return workbook.typed(cell._replace(segment=into)) is not None and (about is None or about.parts_add_up)


def moved(workbook: Workbook, segment: Segment, step: int) -> tuple[Segment, ...]:
    """The segments with this one so many places on among those of its kind; the others keep their places."""
    own = [each for each in workbook.segments if each.kind is segment.kind]
    at = own.index(segment)
    to = max(0, min(len(own) - 1, at + step))
    own.insert(to, own.pop(at))
    order = iter(own)
    return tuple(next(order) if each.kind is segment.kind else each for each in workbook.segments)
