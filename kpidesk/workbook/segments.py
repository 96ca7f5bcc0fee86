"""Changes to the channels, campaigns and products of a business that take their figures along."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentCard
from kpidesk.domain.text import clean_text
from kpidesk.formula.nodes import At, Name, Node, walk
from kpidesk.formula.writing import quoted, write
from kpidesk.workbook import chart_segments
from kpidesk.workbook.workbook import Workbook


class MergeRefused(Refusal):
    """Figures that do not add up are typed for several of the segments in the same month: ``cells`` are theirs."""

    def __init__(self, cells: Sequence[Cell], into: Segment) -> None:
        self.cells, self.into = tuple(cells), into
        first = cells[0]
        more = f", and {len(cells) - 1} more" if len(cells) > 1 else ""
        super().__init__(
            f"{first.indicator} of {first.month} is there for “{first.segment and first.segment.name}” and for"
            f" “{into.name}”{more}; such figures do not add up. Keep those of “{into.name}”, or clear one of the two"
        )


def merging(workbook: Workbook, segments: Iterable[Segment], into: Segment, keep_into: bool = False) -> c.Change:
    """All of ``segments`` become ``into``, which is one of the business: one step, the others go.

    Figures that add up are added, notes are put below each other. Averages, shares and counts of one day do not add
    up: such a figure moves where ``into`` has none (typed or carried on); where it has the same, one stays; where it
    has another, ``keep_into`` keeps that of ``into``, and a note says what the other one was. Goals go the same way,
    without asking. Saved charts are about ``into`` then. Without ``keep_into``, and for
    different kinds or a segment that is not there, it raises MergeRefused or another Refusal.
    """
    gone = _gone(workbook, segments, into)
    values: dict[Cell, float | None] = {}
    notes: dict[Cell, str] = {}
    kept: list[Cell] = []
    for segment in gone:
        for cell in workbook.cells_in(segment):
            kept += _merge(workbook, cell, into, values, notes)
        for cell in workbook.noted_cells_in(segment):
            _add_note(workbook, notes, cell._replace(segment=into), workbook.note(cell))
            notes[cell] = ""
    if kept and not keep_into:
        raise MergeRefused(kept, into)
    left = tuple(segment for segment in workbook.segments if segment not in gone)
    card = _merged_card([workbook.segment_card(segment) for segment in (into, *gone)])
    goals = _merged_goals(workbook, gone, into)
    charts = {
        key: chart
        for segment in gone
        for key, chart in chart_segments.renamed(workbook.saved_charts, segment, into).items()
    }
    return c.Several(
        (
            c.SetValues(values),
            c.SetNotes(notes),
            c.SetSegmentCards({into: card}),
            *([c.SetGoals(goals)] if goals else []),
            *([c.SetSavedCharts(charts)] if charts else []),
            c.SetSegments(left),
        )
    )


def removing(workbook: Workbook, segment: Segment) -> c.Change:
    """The segment with its figures and notes, and the saved charts about it. Raises Refusal when it is not there."""
    _refuse_unknown(workbook, segment)
    charts = chart_segments.gone(workbook.saved_charts, segment)
    return c.Several(
        (
            c.SetValues(dict.fromkeys(workbook.cells_in(segment))),
            c.SetNotes(dict.fromkeys(workbook.noted_cells_in(segment), "")),
            *([c.SetSavedCharts(charts)] if charts else []),
            c.SetSegments(tuple(each for each in workbook.segments if each != segment)),
        )
    )


def ending(workbook: Workbook, segment: Segment, last_day: dt.date | None) -> c.Change:
    """``last_day`` is the last on which it is there; None: it goes on. Raises Refusal when it is not there."""
    _refuse_unknown(workbook, segment)
    return c.SetSegmentCards({segment: replace(workbook.segment_card(segment), ends=last_day)})


def renaming(workbook: Workbook, segment: Segment, name: str) -> c.Change:
    """The segment under another name, also in formulas that name it and charts about it. Raises Refusal without it."""
    _refuse_unknown(workbook, segment)
    rename = c.RenameSegment(segment, name)
    is_taken = any(other.name.casefold() == name.strip().casefold() for other in workbook.segments if other != segment)
    called = str(segment._replace(name=name.strip())) if is_taken else name.strip()
    named: dict[str, Indicator | None] = {}
    for id_, own in workbook.own_indicators.items():
        formula = workbook.definitions.formula(id_)
        if formula is not None and any(_is_at(workbook, node, segment) for node in walk(formula.node)):
            named[id_] = replace(own, formula=_renamed(workbook, formula.node, segment, called))
    new = segment._replace(name=clean_text(name))
    charts = chart_segments.renamed(workbook.saved_charts, segment, new) if new != segment else {}
    more: list[c.Change] = [
        *([c.SetIndicators(named)] if named else []),
        *([c.SetSavedCharts(charts)] if charts else []),
    ]
    return c.Several((rename, *more)) if more else rename


def _is_at(workbook: Workbook, node: Node, segment: Segment) -> bool:
    return isinstance(node, At) and node.kind is None and workbook.segment_named(node) == segment


def _renamed(workbook: Workbook, node: Node, segment: Segment, called: str) -> str:
    """The formula as it is stored, with another name for the segment."""

    def leaf(part: Node) -> str | None:
        if isinstance(part, At) and _is_at(workbook, part, segment):
            return f"at({write(part.operand, leaf)}, {quoted(called)})"
        return part.id if isinstance(part, Name) else None

    return write(node, leaf)


def _gone(workbook: Workbook, segments: Iterable[Segment], into: Segment) -> list[Segment]:
    gone = [segment for segment in dict.fromkeys(segments) if segment != into]
    for segment in (into, *gone):
        _refuse_unknown(workbook, segment)
        if segment.kind is not into.kind:
            raise Refusal(f"“{segment.name}” is a {segment.kind} and “{into.name}” a {into.kind}; they stay apart")
    if not gone:
        raise Refusal(f"name what is to become a part of “{into.name}”")
    return gone


def _refuse_unknown(workbook: Workbook, segment: Segment) -> None:
    if segment not in workbook.segments:
        raise Refusal(f"there is no {segment.kind} called “{segment.name}”")


def _merge(
    workbook: Workbook, cell: Cell, into: Segment, values: dict[Cell, float | None], notes: dict[Cell, str]
) -> list[Cell]:
    """Answers the cell when its figure does not come along, because ``into`` has another one that it cannot join."""
    new, figure = cell._replace(segment=into), workbook.typed(cell)
    assert figure is not None  # it is one of the typed cells
    values[cell] = None
    about = workbook.indicators.get(cell.indicator)
    if about is None or about.parts_add_up:
        values[new] = (_so_far(workbook, values, new) or 0.0) + figure
        return []
    there = _so_far(workbook, values, new)
    if there is None and workbook.stands_in(new):
        held = workbook.month_value(cell.indicator, cell.month, into)
        there = held if isinstance(held, float | int) else None
    if there is None:
        values[new] = figure
    elif there != figure:
        _add_note(workbook, notes, new, f"{cell.segment and cell.segment.name}: {figure!r}")
        return [cell]
    return []


def _so_far(workbook: Workbook, values: Mapping[Cell, float | None], cell: Cell) -> float | None:
    return values[cell] if cell in values else workbook.typed(cell)


def _add_note(workbook: Workbook, notes: dict[Cell, str], cell: Cell, line: str) -> None:
    there = notes.get(cell, workbook.note(cell))
    if line not in there.splitlines() and line != there:
        notes[cell] = f"{there}\n{line}" if there else line


def _merged_goals(workbook: Workbook, gone: Sequence[Segment], into: Segment) -> dict[GoalKey, Goal]:
    """What ``into`` is to aim at: where figures add up their goals do, else it keeps its own."""
    merged: dict[GoalKey, Goal] = {}
    for key in (key for segment in gone for key in workbook.goal_keys_in(segment)):
        new, moved = key._replace(segment=into), workbook.goal(key)
        there = merged.get(new) or workbook.goal(new)
        about = workbook.indicators.get(key.indicator)
        if there is None and moved is not None:
            merged[new] = moved
        elif there is not None and moved is not None and about is not None and about.parts_add_up:
            merged[new] = _sum_of(there, moved)
    return merged


def _sum_of(one: Goal, other: Goal) -> Goal:
    upper = None if one.upper is None or other.upper is None else one.upper + other.upper
    tolerance = None if one.tolerance is None or other.tolerance is None else one.tolerance + other.tolerance
    return replace(one, value=one.value + other.value, upper=upper, tolerance=tolerance, set_on=None)


def _merged_card(cards: Sequence[SegmentCard]) -> SegmentCard | None:
    """From the first day of any to the last of all; one without an end goes on."""
    starts = [card.starts for card in cards]
    ends = [card.ends for card in cards]
    known_starts = [day for day in starts if day is not None]
    known_ends = [day for day in ends if day is not None]
    return SegmentCard(
        min(known_starts) if len(known_starts) == len(cards) else None,
        max(known_ends) if len(known_ends) == len(cards) else None,
        next((card.type for card in cards if card.type), ""),
    )
