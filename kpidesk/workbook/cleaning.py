"""Every text that comes into a workbook, cleaned: by a change, with a new file, or out of a file that is opened."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Texts
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import ChangeRefused, Refusal
from kpidesk.domain.segment import UNNAMED, Segment, SegmentCard
from kpidesk.domain.series_break import Break
from kpidesk.domain.text import NAME_LENGTH, NOTE_LENGTH, SENTENCE_LENGTH, clean_text
from kpidesk.workbook import traits
from kpidesk.workbook.mappings import is_kept, settings, shape
from kpidesk.workbook.refusals import FigureRefused

K = TypeVar("K")
V = TypeVar("V")
Clean = Callable[[str], str]

_MOST_DECIMALS = 6
"""As many as the owner can choose; with millions of them no number could be written."""

_WITH_NUMBERS = c.SetValues | c.Confirm | c.SetGoals | c.SetBenchmarks | c.SetFurtherBenchmarks | c.Several
"""Of these equal is not the same: 1, True and 1.0 are equal, and so are 0.0 and -0.0."""


def cleaned(change: c.Change) -> c.Change:
    """The change with its texts cleaned and its numbers as plain floats.

    Raises Refusal for a text that is too long, a name of which nothing is left, two names that look the same, and
    what is no number.
    """
    new = _change(change)
    return change if new == change and not isinstance(change, _WITH_NUMBERS) else new


def cleaned_business(business: Business) -> Business:
    """Raises Refusal when nothing is left of the name, or it is too long."""
    if business.name and not clean_text(business.name):
        raise Refusal("there is nothing to be seen of the name of the business; write one with letters")
    return replace(business, name=_name(business.name), currency=_name(business.currency))


def clean_contents(contents: Contents) -> Contents:
    """What was read from a file. Nothing is refused here: what is too long is cut, and a name is found for all.

    Segments are clean already: the store knows each by the name it gives it.
    """
    contents.business = _of_business(contents.business)
    contents.own_indicators = {id_: _opened_indicator(own) for id_, own in contents.own_indicators.items()}
    contents.notes = _kept(contents.notes, _cut_note)
    contents.month_notes = _kept(contents.month_notes, _cut_note)
    contents.goals = {key: _goal(goal, _cut_note) for key, goal in contents.goals.items()}
    contents.benchmarks = {id_: _benchmark(held, clean_text, _cut_note) for id_, held in contents.benchmarks.items()}
    contents.further_benchmarks = {
        key._replace(kind=held.kind): held
        for key, there in contents.further_benchmarks.items()
        if (held := _benchmark(there, clean_text, _cut_note)).kind
    }
    contents.breaks = {key: _break(held, _cut_note) for key, held in contents.breaks.items()}
    contents.traits = {name: text for name, text in contents.traits.items() if traits.is_kept(name, text)}
    contents.saved_charts = {key: _chart(chart, clean_text) for key, chart in contents.saved_charts.items()}
    contents.months = {month: _opened_state(month, state) for month, state in contents.months.items()}
    contents.segment_cards = {part: _opened_card(card) for part, card in contents.segment_cards.items()}
    contents.mappings = {shape: text for shape, text in contents.mappings.items() if is_kept(shape, text)}
    return contents


def _change(change: c.Change) -> c.Change:
    match change:
        case c.Several(changes):
            return c.Several(tuple(cleaned(part) for part in changes))
        case c.SetValues(values):
            return c.SetValues({cell: _number(number, cell) for cell, number in _cells(values).items()})
        case c.SetNotes(notes):
            return c.SetNotes({cell: _note(note) for cell, note in _cells(notes).items()})
        case c.SetMonthNotes(month_notes):
            return c.SetMonthNotes({month: _note(note) for month, note in month_notes.items()})
        case c.SetGoals(goals):
            return c.SetGoals(_goals(goals))
        case c.SetBenchmarks(benchmarks):
            return c.SetBenchmarks({id_: held and _set_benchmark(held, id_) for id_, held in benchmarks.items()})
        case c.SetFurtherBenchmarks(further):
            return c.SetFurtherBenchmarks(_by_kind(further))
        case c.SetBreaks(breaks):
            return c.SetBreaks({key: held and _break(held, _note) for key, held in breaks.items()})
        case c.SetIndicators(indicators):
            return c.SetIndicators({key: own and _indicator(own, _name, _note) for key, own in indicators.items()})
        case c.SetSegments(segments):
            return c.SetSegments(tuple(map(_segment, segments)))
        case c.SetSegmentCards(cards):
            return c.SetSegmentCards(_cards(cards))
        case c.RenameSegment(segment, name):
            return c.RenameSegment(_segment(segment), _segment(segment._replace(name=name)).name)
        case c.Confirm(figures):
            return c.Confirm({cell: _number(number, cell) for cell, number in _cells(figures).items()})
        case c.SetMappings(mappings):
            return c.SetMappings({shape(key): settings(text) for key, text in mappings.items()})
        case c.SetTraits(held_traits):
            return c.SetTraits({traits.name(key): traits.content(key, text) for key, text in held_traits.items()})
        case c.SetMonths(months):
            return c.SetMonths({month: state and _state(state, _sentence) for month, state in months.items()})
        case c.SetBusiness(business):
            return c.SetBusiness(cleaned_business(business))
        case c.SetSavedCharts(charts):
            return c.SetSavedCharts({key: chart and _chart(chart, _name) for key, chart in charts.items()})
        case _:
            return change


# -- one text


def _name(text: str) -> str:
    """One line. Raises Refusal when it is too long."""
    if len(text) > NAME_LENGTH and (length := len(clean_text(text, NOTE_LENGTH))) > NAME_LENGTH:
        raise Refusal(f"“{clean_text(text, 40)}…” has {length:,} characters; a name has at most {NAME_LENGTH}")
    return clean_text(text)


def _note(text: str) -> str:
    """Raises Refusal when it is too long: a part of it would be lost."""
    if len(text) > NOTE_LENGTH and (length := len(clean_text(text, 3 * len(text)))) > NOTE_LENGTH:
        raise Refusal(f"this text has {length:,} characters; keep it below {NOTE_LENGTH:,}, nothing was changed")
    return clean_text(text, NOTE_LENGTH)


def _sentence(text: str) -> str:
    """Raises Refusal when it is too long."""
    if (length := len(clean_text(text, NOTE_LENGTH))) > SENTENCE_LENGTH:
        raise Refusal(f"this text has {length:,} characters; keep it below {SENTENCE_LENGTH}, nothing was changed")
    return clean_text(text, SENTENCE_LENGTH)


def _cut_sentence(text: str) -> str:
    return clean_text(text[: 2 * SENTENCE_LENGTH], SENTENCE_LENGTH)


def _cut_note(text: str) -> str:
    return clean_text(text[: 2 * NOTE_LENGTH], NOTE_LENGTH)  # of a file that holds megabytes, no more is looked at


# -- one number


def _number(number: float | None, place: Cell | str) -> float | None:
    """As a float, and without a sign on zero, which no file keeps. Raises a Refusal for what is no number."""
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise _refused(place, "this is no number; nothing was stored")
    try:
        return float(number) + 0.0
    except OverflowError:
        raise _refused(place, "this is too large for a figure; it must be below 10^15") from None


def _refused(place: Cell | str, sentence: str) -> Refusal:
    return FigureRefused(place, sentence) if isinstance(place, Cell) else ChangeRefused(f"{place}: {sentence}")


def _some_number(number: float, place: Cell | str) -> float:
    found = _number(number, place)
    if found is None:
        raise _refused(place, "there is no number; nothing was stored")
    return found


# -- what has texts


def _segment(segment: Segment) -> Segment:
    name = _name(segment.name)
    if not name:
        raise Refusal(f"there is nothing to be seen of the name of the {segment.kind}; write one with letters")
    return segment if name == segment.name else Segment(segment.kind, name)


def _cards(cards: Mapping[Segment, SegmentCard | None]) -> dict[Segment, SegmentCard | None]:
    """An empty card is none."""
    new = {_segment(segment): card and replace(card, type=_name(card.type)) for segment, card in cards.items()}
    return {segment: None if card == SegmentCard() else card for segment, card in new.items()}


def _state(state: MonthState, sentence: Clean) -> MonthState:
    return replace(state, reason=sentence(state.reason)) if state.reason else state


def _cells(held: Mapping[Cell, V]) -> Mapping[Cell, V]:
    """The same cells by the clean names of their segments. Raises Refusal where two become one."""
    named = {cell.segment for cell in held} - {None}
    changed = {segment: clean for segment in named if segment and (clean := _segment(segment)) != segment}
    if not changed:
        return held
    new = {Cell(cell.indicator, cell.month, _in(changed, cell.segment)): value for cell, value in held.items()}
    if len(new) < len(held):
        raise Refusal("two channels, campaigns or products have names that look the same; change one of them")
    return new


def _in(changed: Mapping[Segment, Segment], segment: Segment | None) -> Segment | None:
    return None if segment is None else changed.get(segment, segment)


def _goals(goals: Mapping[GoalKey, Goal | None]) -> dict[GoalKey, Goal | None]:
    """By the clean names of their segments. Raises Refusal where two become one."""
    new = {
        key if key.segment is None else key._replace(segment=_segment(key.segment)): goal and _set_goal(goal, key)
        for key, goal in goals.items()
    }
    if len(new) < len(goals):
        raise Refusal("two channels, campaigns or products have names that look the same; change one of them")
    return new


def _set_goal(goal: Goal, key: GoalKey) -> Goal:
    place = Cell(key.indicator, key.month, key.segment)
    upper, tolerance = _number(goal.upper, place), _number(goal.tolerance, place)
    return replace(_goal(goal, _note), value=_some_number(goal.value, place), upper=upper, tolerance=tolerance)


def _goal(goal: Goal, note: Clean) -> Goal:
    return replace(goal, reason=note(goal.reason))


def _set_benchmark(held: Benchmark, indicator: str) -> Benchmark:
    new = replace(held, value=_some_number(held.value, indicator), upper=_number(held.upper, indicator))
    return _benchmark(new, _name, _note)


def _by_kind(further: Mapping[BenchmarkKey, Benchmark | None]) -> dict[BenchmarkKey, Benchmark | None]:
    """Each is of the kind that its key says. Raises Refusal for a kind of which nothing is left."""
    new: dict[BenchmarkKey, Benchmark | None] = {}
    for key, held in further.items():
        kind = _name(key.kind)
        if not kind:
            raise Refusal("say of what kind this benchmark is, like competitor; nothing was changed")
        new[key._replace(kind=kind)] = held and _set_benchmark(replace(held, kind=kind), key.indicator)
    return new


def _break(held: Break, note: Clean) -> Break:
    return replace(held, note=note(held.note))


def _benchmark(held: Benchmark, name: Clean, note: Clean) -> Benchmark:
    return replace(held, kind=name(held.kind), source=note(held.source))


def _chart(chart: SavedChart, name: Clean) -> SavedChart:
    return replace(chart, title=name(chart.title))


def _indicator(own: Indicator, name: Clean, note: Clean) -> Indicator:
    return replace(
        own,
        label=name(own.label),
        short_label=name(own.short_label),
        group=name(own.group),
        formula=note(own.formula),
        texts=_texts(own.texts, note),
        program=name(own.program),
        checks=tuple(replace(check, formula=note(check.formula)) for check in own.checks),
    )


def _texts(texts: Texts, note: Clean) -> Texts:
    plain = {field.name: note(getattr(texts, field.name)) for field in fields(Texts) if field.name != "sources"}
    return Texts(**plain, sources=tuple(map(note, texts.sources)))


# -- out of a file


def _of_business(business: Business) -> Business:
    name = clean_text(business.name) or (UNNAMED if business.name else "")
    return replace(business, name=name, currency=clean_text(business.currency))


def _opened_indicator(own: Indicator) -> Indicator:
    new = _indicator(own, clean_text, _cut_note)
    decimals = None if new.decimals is None else min(max(new.decimals, 0), _MOST_DECIMALS)
    return replace(new, label=new.label or new.id, decimals=decimals)


def _opened_card(card: SegmentCard) -> SegmentCard:
    """One that ends before it starts has no end."""
    ends = card.ends if card.starts is None or card.ends is None or card.ends >= card.starts else None
    return replace(card, ends=ends, type=clean_text(card.type))


def _opened_state(month: Month, state: MonthState) -> MonthState:
    """No day after the last one of the month: days are counted with it."""
    until_day = None if state.until_day is None else min(max(state.until_day, 1), month.days)
    return replace(_state(state, _cut_sentence), until_day=until_day)


def _kept(held: dict[K, str], clean: Clean) -> dict[K, str]:
    """Without the notes of which nothing is left."""
    return {key: note for key, text in held.items() if (note := clean(text))}
