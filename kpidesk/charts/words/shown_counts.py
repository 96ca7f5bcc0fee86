"""What can be counted in a chart: its months, quarters and years, and the rows of a page or ranking."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kpidesk.charts.chart import Cells
from kpidesk.charts.words.number_reading import WrittenNumber

_MONTH, _QUARTER, _YEAR = (re.compile(text) for text in (r"(\d{4})-\d\d", r"(\d{4})-Q\d", r"(\d{4})"))
_NOUNS = {
    "months": ("month", "monat", "mois", "meses", "mesi", "mese", "maand", "månad", "måned", "miesi"),
    "quarters": ("quarter", "quartal", "trimestre", "trimestri", "kwarta", "kvartal"),
    "years": (
        *("year", "jahr", "an", "ans", "année", "años", "año", "anni", "anno", "anos", "ano", "jaar", "jaren", "år"),
        *("lat", "lata", "rok", "roku"),
    ),
}
"""How the words begin, in the languages that months are read in; the shortest are the whole word."""
_WHOLE = 4
_BESIDES = frozenset({"whole business", "unassigned"})
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


class ShownCounts(NamedTuple):
    """Each is all that may be said: of months those shown and those with figures, of years those touched and filled."""

    months: frozenset[int]
    quarters: frozenset[int]
    years: frozenset[int]
    rows: frozenset[int]

    @classmethod
    def of(cls, rows: Iterable[Cells]) -> "ShownCounts":
        every = list(rows)
        months = _times(every, _MONTH)
        with_figures = _times([row for row in every[1:] if any(isinstance(cell, float) for cell in row)], _MONTH)
        quarters = _times(every, _QUARTER)
        years = {text[:4] for text in (*months, *quarters, *_times(every, _YEAR))}
        return cls(
            frozenset({len(months), len(with_figures)}),
            frozenset({len(quarters)}),
            frozenset({len(years), len(months) // 12}),
            _row_counts(every),
        )

    def hold(self, number: WrittenNumber) -> bool:
        """Whether the number counts something that is shown, or is a place among its rows."""
        if number.is_percent or not number.noun:
            return False
        (count, *others) = {int(reading) for reading in number.readings if reading == int(reading)} or {0}
        if others or not count:
            return False
        if number.noun in _ORDINALS:
            return bool(self.rows) and count <= max(self.rows)
        held = {"months": self.months, "quarters": self.quarters, "years": self.years, "": self.rows}
        return count in held[span_counted(number)]


def span_counted(number: WrittenNumber) -> str:
    """Months, quarters or years, where the number counts these; "" where it counts something else, or nothing."""
    kinds = (kind for kind, stems in _NOUNS.items() if any(_begins(number.noun, stem) for stem in stems))
    return next(kinds, "")


def without_months(cell: str) -> str:
    """Of the month or quarter that a row is about, the year alone: 2026-12 says nothing of twelve."""
    return cell[:4] if _MONTH.fullmatch(cell) or _QUARTER.fullmatch(cell) else cell


def _begins(noun: str, stem: str) -> bool:
    return noun == stem if len(stem) < _WHOLE else noun.startswith(stem)


def _times(rows: Iterable[Cells], form: re.Pattern[str]) -> set[str]:
    return {cell for row in rows for cell in row if isinstance(cell, str) and form.fullmatch(cell)}


def _row_counts(rows: list[Cells]) -> frozenset[int]:
    """Of a chart by time there are none: its rows are the months."""
    names = {cell for row in rows[1:] if isinstance(cell := row[0], str)}
    if any(form.fullmatch(name) for name in names for form in (_MONTH, _QUARTER, _YEAR)):
        return frozenset()
    return frozenset({len(names), len({name for name in names if name.lower() not in _BESIDES})})
