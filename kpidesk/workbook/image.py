"""The file's contents in memory, apart from the figures: take a change in, and say what would undo it."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import fields
from typing import TypeVar

from kpidesk.domain import change as c
from kpidesk.domain.business import Contents
from kpidesk.domain.cell import Cell

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
        case c.SetIndicators(indicators):
            return c.SetIndicators(_present(contents.own_indicators, indicators))
        case c.ChooseIndicators():
            return c.ChooseIndicators(contents.chosen)
        case c.SetSegments():
            return c.SetSegments(contents.segments)
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
        case c.SetIndicators(indicators):
            _put(contents.own_indicators, indicators)
        case c.ChooseIndicators(chosen):
            contents.chosen = chosen
        case c.SetSegments(segments):
            contents.segments = segments
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


def _present(held: Mapping[K, V], asked: Mapping[K, V | None]) -> dict[K, V | None]:
    return {key: held.get(key) for key in asked}


def _put(held: dict[K, V], new: Mapping[K, V | None]) -> None:
    for key, value in new.items():
        if value is None:
            held.pop(key, None)
        else:
            held[key] = value
