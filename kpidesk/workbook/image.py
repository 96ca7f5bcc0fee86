"""The file's contents in memory, apart from the figures: take a change in, and say what would undo it."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import fields
from typing import TypeVar

from kpidesk.domain import change as c
from kpidesk.domain.business import Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import Segment, SegmentCard

K = TypeVar("K")
V = TypeVar("V")


def inverse(contents: Contents, typed: Callable[[Cell], float | None], change: c.Change) -> c.Change:
    """The change that brings back what is there now."""
    match change:
        case c.SetValues(values):
            return c.SetValues({cell: typed(cell) for cell in values})
        case c.SetNotes(notes):
            return c.SetNotes({cell: contents.notes.get(cell, "") for cell in notes})
        case c.SetGoals(goals):
            return c.SetGoals(_present(contents.goals, goals))
        case c.SetBenchmarks(benchmarks):
            return c.SetBenchmarks(_present(contents.benchmarks, benchmarks))
        case c.SetFurtherBenchmarks(further):
            return c.SetFurtherBenchmarks(_present(contents.further_benchmarks, further))
        case c.SetBreaks(breaks):
            return c.SetBreaks(_present(contents.breaks, breaks))
        case c.SetIndicators(indicators):
            return _indicators_back(contents, indicators)
        case c.ChooseIndicators():
            return c.ChooseIndicators(contents.chosen)
        case c.SetSegments(segments):
            return _segments_back(contents, segments)
        case c.SetSegmentCards(cards):
            return c.SetSegmentCards(_present(contents.segment_cards, cards))
        case c.RenameSegment(segment, name):
            return c.RenameSegment(segment._replace(name=name), segment.name)
        case c.SetTotals(totals):
            return c.SetTotals(_present(contents.totals, totals))
        case c.Confirm(figures):
            return c.Confirm(_present(contents.confirmed, figures))
        case c.SetMappings(mappings):
            return c.SetMappings({shape: contents.mappings.get(shape, "") for shape in mappings})
        case c.SetTraits(traits):
            return c.SetTraits({name: contents.traits.get(name, "") for name in traits})
        case c.SetMonths(months):
            return c.SetMonths(_present(contents.months, months))
        case c.SetMonthNotes(month_notes):
            return c.SetMonthNotes({month: contents.month_notes.get(month, "") for month in month_notes})
        case c.SetBusiness():
            return c.SetBusiness(contents.business)
        case c.SetSavedCharts(charts):
            return c.SetSavedCharts(_present(contents.saved_charts, charts))
        case c.Several():
            raise ValueError("a composed change is undone part by part")


def inverse_in_order(scratch: Contents, change: c.Change) -> c.Change:
    """The same for a change in which a segment goes on under another name. ``scratch`` is a copy that is used up."""
    if isinstance(change, c.Several):
        return c.Several(tuple(reversed([inverse_in_order(scratch, part) for part in change.changes])))
    back = inverse(scratch, scratch.values.get, change)
    take(scratch, change)
    if isinstance(change, c.SetValues):
        _put(scratch.values, change.values)
    if isinstance(change, c.RenameSegment):
        scratch.values = renamed(scratch.values, change.segment, change.segment._replace(name=change.name))
    return back


def copy_of(contents: Contents, values: Mapping[Cell, float]) -> Contents:
    """The same contents with ``values``, and nothing in common that changes."""
    made = copy(contents)
    for field in fields(Contents):
        if isinstance(held := getattr(contents, field.name), dict):
            setattr(made, field.name, held.copy())
    made.values = dict(values)
    return made


def take(contents: Contents, change: c.Change) -> None:
    """Let the contents become what the change says. Figures are kept elsewhere and not touched."""
    match change:
        case c.SetNotes(notes):
            _put(contents.notes, {cell: note or None for cell, note in notes.items()})
        case c.SetGoals(goals):
            _put(contents.goals, goals)
        case c.SetBenchmarks(benchmarks):
            _put(contents.benchmarks, benchmarks)
        case c.SetFurtherBenchmarks(further):
            _put(contents.further_benchmarks, further)
        case c.SetBreaks(breaks):
            _put(contents.breaks, breaks)
        case c.SetIndicators(indicators):
            gone = {id_ for id_, new in indicators.items() if new is None}
            contents.totals = {id_: kind for id_, kind in contents.totals.items() if id_ not in gone}
            contents.confirmed = {
                cell: value for cell, value in contents.confirmed.items() if cell.indicator not in gone
            }
            _put(contents.own_indicators, indicators)
        case c.ChooseIndicators(chosen):
            contents.chosen = chosen
        case c.SetSegments(segments):
            _forget_gone(contents, segments)
            contents.segments = segments
        case c.SetSegmentCards(cards):
            _put(
                contents.segment_cards,
                {segment: None if card == SegmentCard() else card for segment, card in cards.items()},
            )
        case c.RenameSegment(segment, name):
            _rename(contents, segment, segment._replace(name=name))
        case c.SetTotals(totals):
            _put(contents.totals, totals)
        case c.Confirm(figures):
            _put(contents.confirmed, figures)
        case c.SetMappings(mappings):
            _put(contents.mappings, {shape: settings or None for shape, settings in mappings.items()})
        case c.SetTraits(traits):
            _put(contents.traits, {name: content or None for name, content in traits.items()})
        case c.SetMonths(months):
            _put(contents.months, months)
        case c.SetMonthNotes(month_notes):
            _put(contents.month_notes, {month: note or None for month, note in month_notes.items()})
        case c.SetBusiness(business):
            contents.business = business
        case c.SetSavedCharts(charts):
            _put(contents.saved_charts, charts)
        case c.SetValues() | c.Several():
            pass


def _segments_back(contents: Contents, new: tuple[Segment, ...]) -> c.Change:
    """A segment that goes takes along what is known of it besides figures and notes."""
    gone = set(contents.segments) - set(new)
    cards = {segment: card for segment, card in contents.segment_cards.items() if segment in gone}
    confirmed = {cell: value for cell, value in contents.confirmed.items() if cell.segment in gone}
    goals = {key: goal for key, goal in contents.goals.items() if key.segment in gone}
    return _with(
        c.SetSegments(contents.segments),
        *([c.SetSegmentCards(cards)] if cards else []),
        *([c.Confirm(confirmed)] if confirmed else []),
        *([c.SetGoals(goals)] if goals else []),
    )


def _indicators_back(contents: Contents, new: Mapping[str, Indicator | None]) -> c.Change:
    """An indicator that goes takes along how its total follows, and what of it is confirmed."""
    gone = {id_ for id_, indicator in new.items() if indicator is None}
    totals = {id_: kind for id_, kind in contents.totals.items() if id_ in gone}
    confirmed = {cell: value for cell, value in contents.confirmed.items() if cell.indicator in gone}
    return _with(
        c.SetIndicators(_present(contents.own_indicators, new)),
        *([c.SetTotals(totals)] if totals else []),
        *([c.Confirm(confirmed)] if confirmed else []),
    )


def _with(change: c.Change, *more: c.Change) -> c.Change:
    return c.Several((change, *more)) if more else change


def _forget_gone(contents: Contents, new: tuple[Segment, ...]) -> None:
    gone = set(contents.segments) - set(new)
    contents.segment_cards = {s: card for s, card in contents.segment_cards.items() if s not in gone}
    contents.confirmed = {cell: value for cell, value in contents.confirmed.items() if cell.segment not in gone}
    contents.goals = {key: goal for key, goal in contents.goals.items() if key.segment not in gone}


def _rename(contents: Contents, old: Segment, new: Segment) -> None:
    if old == new:
        return
    contents.segments = tuple(new if segment == old else segment for segment in contents.segments)
    contents.segment_cards = {new if s == old else s: card for s, card in contents.segment_cards.items()}
    contents.notes = renamed(contents.notes, old, new)
    contents.confirmed = renamed(contents.confirmed, old, new)
    contents.goals = {
        key._replace(segment=new) if key.segment == old else key: goal for key, goal in contents.goals.items()
    }
    # What a segment of that name had that went before is not known by this name any more.
    closed = {cell: value for cell, value in contents.closed_values.items() if cell.segment != new}
    contents.closed_values = renamed(closed, old, new)


def renamed(held: Mapping[Cell, V], old: Segment, new: Segment) -> dict[Cell, V]:
    """The same by cell, when a segment has another name."""
    return {cell._replace(segment=new) if cell.segment == old else cell: content for cell, content in held.items()}


def _present(held: Mapping[K, V], asked: Mapping[K, V | None]) -> dict[K, V | None]:
    return {key: held.get(key) for key in asked}


def _put(held: dict[K, V], new: Mapping[K, V | None]) -> None:
    for key, value in new.items():
        if value is None:
            held.pop(key, None)
        else:
            held[key] = value
