"""Figures added up by month, exactly, and what there is to say about the months."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.exchange.readers.listing import Listing, repeated
from kpidesk.exchange.series import SourceCell, SourceSeries, keyed
from kpidesk.exchange.sheet import CellKind

_SHOWN = 5
"""Places that a sentence names."""


@dataclass(slots=True)
class _Sum:
    amount: Decimal = Decimal(0)
    rows: list[int] = field(default_factory=list)


class Totals:
    """What was added, by heading, month and part of the business."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, Segment | None], dict[Month, _Sum]] = {}
        self._targets: dict[str, str] = {}
        self._segments: dict[str, Segment] = {}

    def add(
        self,
        heading: str,
        month: Month,
        amount: Decimal,
        row: int,
        *,
        target: str = "",
        segment: Segment | None = None,
    ) -> None:
        """``target`` is the indicator that the heading goes to; the first one said stays."""
        self._targets.setdefault(heading, target)
        if segment is not None:  # one name, however its capitals are set
            segment = self._segments.setdefault(str(segment).casefold(), segment)
        total = self._sums.setdefault((heading, segment), {}).setdefault(month, _Sum())
        total.amount += amount
        total.rows.append(row)

    def months(self) -> list[Month]:
        return sorted({month for sums in self._sums.values() for month in sums})

    def fill(self, heading: str, target: str = "") -> None:
        """0 for every month in which other figures were added and this one was not."""
        for month in self.months():
            if month not in self._sums.get((heading, None), {}):
                self._targets.setdefault(heading, target)
                self._sums.setdefault((heading, None), {})[month] = _Sum()

    def series(self, listing: Listing) -> tuple[SourceSeries, ...]:
        """A cell that comes from one line has its place; one added up from several has none."""
        found = (
            SourceSeries(
                heading=heading if segment is None else f"{heading}: {segment.name}",
                place="",
                cells=tuple(_cell(listing, month, sums[month]) for month in sorted(sums)),
                target=self._targets[heading],
                segment=segment,
            )
            for (heading, segment), sums in self._sums.items()
        )
        return keyed(found)


def _cell(listing: Listing, month: Month, total: _Sum) -> SourceCell:
    line = listing.line(total.rows[0]) if len(total.rows) == 1 else 0
    return SourceCell(month, _text(total.amount), CellKind.NUMBER, line=line, sheet=listing.sheet.name)


def _text(amount: Decimal) -> str:
    return f"{amount.normalize() + 0:f}"  # never -0


def covers_note(first: dt.date, last: dt.date, early: int = 0, late: int = 0) -> list[str]:
    """What the first and the last day say about their months, unless the file covers them.

    ``early`` and ``late`` are days that may be missing at either end because nothing happens on them.
    """
    notes = []
    if first.day > 1 + early:
        notes.append(f"{Month.of_date(first)}: the file begins on {first}; the month may be incomplete")
    if last.day < Month.of_date(last).days - late:
        notes.append(f"{Month.of_date(last)}: the file ends on {last}; the month may be incomplete")
    return notes


def is_weekly(days: Iterable[dt.date]) -> bool:
    """Three days or more, each a number of weeks after the one before: a list by week, which has no months."""
    ordered = sorted(set(days))
    steps = {(later - earlier).days for earlier, later in pairwise(ordered)}
    return len(ordered) > 2 and 7 in steps and all(step % 7 == 0 for step in steps)


def repeated_note(listing: Listing, rows: Sequence[int]) -> list[str]:
    again = repeated(listing, rows)
    if not again:
        return []
    shown = ", ".join(f"{listing.line(second)} as {listing.line(first)}" for first, second in again[:_SHOWN])
    more = f" and {len(again) - _SHOWN} more" if len(again) > _SHOWN else ""
    return [f"the same line comes twice (line {shown}{more}); both are counted"]


def left_out_note(listing: Listing, rows: Sequence[int], what: str) -> list[str]:
    """``what`` completes “3 lines are left out: ...”."""
    if not rows:
        return []
    places = ", ".join(str(listing.line(row)) for row in rows[:_SHOWN])
    more = " and more" if len(rows) > _SHOWN else ""
    count = "1 line is" if len(rows) == 1 else f"{len(rows)} lines are"
    return [f"{count} left out: {what} (line {places}{more})"]
