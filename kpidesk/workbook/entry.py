"""Figures as the owner enters them, and what else changes in the same step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kpidesk.domain import change as c
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.workbook import rules
from kpidesk.workbook.closing import opened
from kpidesk.workbook.impossible import refuse_impossible
from kpidesk.workbook.workbook import Workbook

SUM_MARK = "="
"""A line of a note that begins with this is the sum that the figure was worked out from."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``change`` is one step of undo. ``begun`` is the running month when this makes it unfinished, until today."""

    change: c.Change
    begun: Month | None = None


def entry(workbook: Workbook, values: Mapping[Cell, float | None], sums: Mapping[Cell, str] | None = None) -> Entry:
    """The change that enters ``values``; ``sums`` are the texts that some of them were worked out from.

    A sum is kept in the cell's note, and the sum of a figure that is replaced goes. The first figure of the running
    month makes that month unfinished: until then nothing said how far it is entered.

    Raises FigureImpossible when one of them would be impossible beside the figures as they then stand.
    """
    refuse_impossible(workbook, values)
    sums = sums or {}
    notes = {cell: _with_sum(workbook.note(cell), sums.get(cell, "")) for cell in values}
    changed_notes = {cell: note for cell, note in notes.items() if note != workbook.note(cell)}
    begun = _begun(workbook, values)
    parts: list[c.Change] = [c.SetValues(values)]
    if changed_notes:
        parts.append(c.SetNotes(changed_notes))
    if begun is not None:
        parts.append(c.SetMonths({begun: MonthState(MonthStatus.UNFINISHED, workbook.today.day)}))
    return Entry(parts[0] if len(parts) == 1 else c.Several(tuple(parts)), begun)


def closed_months(workbook: Workbook, change: c.Change) -> list[Month]:
    """Closed months whose figures the change would set, in order."""
    named = {cell.month for p in rules.parts(change) if isinstance(p, c.SetValues) for cell in p.values}
    return sorted(named & set(workbook.closed_months))


def reopening(workbook: Workbook, change: c.Change, months: Iterable[Month], reason: str = "") -> c.Change:
    """The change together with the reopening of those of ``months`` that are closed, for that reason."""
    closed = set(months) & set(workbook.closed_months)
    return c.Several((change, c.SetMonths(dict.fromkeys(sorted(closed), opened(reason)))))


def _begun(workbook: Workbook, values: Mapping[Cell, float | None]) -> Month | None:
    running = Month.of_date(workbook.today)
    if workbook.month_state(running).status is not MonthStatus.OPEN:
        return None
    typed = any(value is not None and cell.month == running for cell, value in values.items())
    return running if typed and not workbook.has_figures(running) else None


def _with_sum(note: str, sum_text: str) -> str:
    kept = [line for line in note.splitlines() if not line.startswith(SUM_MARK)]
    return "\n".join(kept + ([sum_text.strip()] if sum_text else []))
