"""The months of one heading, whatever direction they run in a file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.exchange.sheet import CellKind, column_letters


class SourceCell(NamedTuple):
    """One cell of a file that belongs to a month. ``line`` and ``column`` count from 1.

    ``percent`` and ``decimals`` are as in `SheetCell`. ``day`` is the day of a file with more than one line a month.
    """

    month: Month
    text: str
    kind: CellKind = CellKind.TEXT
    percent: bool = False
    line: int = 0
    column: int = 0
    sheet: str = ""
    decimals: int | None = None
    day: dt.date | None = None

    @property
    def place(self) -> str:
        """Like "C4", "C4 of “2025”"; "" where the cell was worked out from several."""
        if not self.line:
            return ""
        address = f"{column_letters(self.column)}{self.line}" if self.column else f"line {self.line}"
        return f"{address} of “{self.sheet}”" if self.sheet else address


@dataclass(frozen=True, slots=True)
class SourceSeries:
    """``heading`` as in the file, without its ``unit``; ``place`` like "column C".

    ``key`` is the heading made different from every other of its file: settings name a series by it. ``target`` is
    the indicator it can only go to, ``segment`` the part of the business; both are known by ready-made readers.
    """

    heading: str
    place: str
    cells: tuple[SourceCell, ...]
    unit: str = ""
    target: str = ""
    segment: Segment | None = None
    key: str = ""


def keyed(series: Iterable[SourceSeries]) -> tuple[SourceSeries, ...]:
    """The same series, each with a key of its own."""
    taken: set[str] = set()
    result = []
    for each in series:
        plain = each.heading.strip() or each.place
        key, number = plain, 1
        while key.casefold() in taken:
            number += 1
            key = f"{plain} ({number})"
        taken.add(key.casefold())
        result.append(replace(each, key=key))
    return tuple(result)
