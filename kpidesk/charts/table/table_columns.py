"""The columns of the KPI table: which of them a page has room for, and how wide they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.style import Layout
from kpidesk.charts.table import table_words
from kpidesk.charts.table.table_lines import TableFacts, TableLine
from kpidesk.charts.table.table_sentences import ARROW, DELTA
from kpidesk.charts.words import month_names
from kpidesk.charts.words.status_words import status_word
from kpidesk.domain.period import Period, PeriodKind

_GAP = 1.3  # between two columns, in type sizes
_TREND = 6.5  # width of the line of 13 months, in type sizes
_SHAPE = 1.5  # of a status, with its air
_LEAST_NAME = 0.26  # of the area
_LEAST_NOTE, _MOST_NOTE = 8.0, 26.0  # in type sizes


class Column(StrEnum):
    """In their order from left to right."""

    NAME = "name"
    TREND = "trend"
    ACTUAL = "actual"
    GOAL = "goal"
    TO_GOAL = "to-goal"
    PREVIOUS = "previous"
    LAST_YEAR = "last-year"
    STATUS = "status"
    SIGNAL = "signal"
    NOTE = "note"


RIGHT = {Column.ACTUAL, Column.GOAL, Column.TO_GOAL, Column.PREVIOUS, Column.LAST_YEAR}
"""Figures, which end at the right of their columns."""

_GIVES_WAY = (
    *(Column.NOTE, Column.SIGNAL, Column.LAST_YEAR, Column.TREND),
    *(Column.GOAL, Column.PREVIOUS, Column.TO_GOAL),
)
"""Which column is left out first where there is no room."""


class Place(NamedTuple):
    """A column with its left and right end in points."""

    column: Column
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Columns:
    """``has_shares``: percentages stand behind the differences."""

    places: tuple[Place, ...]
    size: float
    has_shares: bool

    @classmethod
    def on(cls, area: Area, facts: TableFacts, layout: Layout) -> "Columns":
        """Everything in large type, else in small type, else without percentages, else without some columns."""
        kept = [column for column in Column if _says_something(column, facts)]
        large, small = max(layout.smallest, layout.label - 1.5), layout.smallest
        tries = [(kept, large, True), (kept, small, True), (kept, small, False)]
        for column in _GIVES_WAY:
            kept = [other for other in kept if other is not column]
            tries += [(kept, large, True), (kept, small, True), (kept, small, False)]
        for columns, size, has_shares in tries:
            found = _placed(area, facts, columns, size=size, has_shares=has_shares)
            if found:
                return cls(found, size, has_shares)
        return cls((Place(Column.NAME, area.left, area.right),), small, False)

    @property
    def has_trend(self) -> bool:
        return any(place.column is Column.TREND for place in self.places)

    @property
    def pitch(self) -> float:
        """From one row to the next, at least."""
        return 1.75 * self.size


def _says_something(column: Column, facts: TableFacts) -> bool:
    """A column of nothing but dashes is none."""
    if column in {Column.NAME, Column.TREND, Column.ACTUAL, Column.STATUS}:
        return True
    texts = {text_of(column, line, facts.form, has_shares=True) for line in facts.lines}
    return bool(texts - {"", table_words.DASH, table_words.SO_FAR})


def heading(column: Column, facts: TableFacts) -> str:
    """A month by its name; the figures of a longer period are called what they are."""
    period = facts.period
    is_month = period.kind is PeriodKind.MONTH
    return {
        Column.NAME: "KPI",
        Column.TREND: "13 months",
        Column.ACTUAL: month_names.short(period.last) if is_month else "Actual",
        Column.GOAL: "Goal",
        Column.TO_GOAL: f"{DELTA} goal",
        Column.PREVIOUS: f"{DELTA} {_short(period.previous) if is_month else 'before'}",
        Column.LAST_YEAR: f"{DELTA} {_short(period.year_earlier) if is_month else 'year before'}",
        Column.STATUS: "Status",
        Column.SIGNAL: "Signal",
        Column.NOTE: "Note",
    }[column]


def _short(period: Period) -> str:
    return f"{month_names.short(period.last)} {period.last.year % 100:02}"


def name_text(line: TableLine) -> str:
    return line.about.name + (f" {ARROW}" if line.is_lower_better else "")


def text_of(column: Column, line: TableLine, form: NumberForm, *, has_shares: bool) -> str:
    """What stands in a cell; "" for a drawn one."""

    def change(told: table_words.Change) -> str:
        return told.text if has_shares else told.brief

    texts: dict[Column, Callable[[], str]] = {
        Column.NAME: lambda: name_text(line),
        Column.TREND: lambda: "",
        Column.ACTUAL: lambda: table_words.actual(line, form),
        Column.GOAL: lambda: table_words.goal(line, form),
        Column.TO_GOAL: lambda: table_words.to_goal(line, form).text,
        Column.PREVIOUS: lambda: change(table_words.to_previous(line, form)),
        Column.LAST_YEAR: lambda: change(table_words.to_last_year(line, form)),
        Column.STATUS: lambda: status_word(line.row.judgement),
        Column.SIGNAL: lambda: table_words.signal(line),
        Column.NOTE: lambda: line.note,
    }
    return fonts.printable(texts[column]())


def _placed(
    area: Area, facts: TableFacts, columns: Sequence[Column], *, size: float, has_shares: bool
) -> tuple[Place, ...]:
    """Empty when the names would have too little room. What is left over widens name and note, then the gaps."""
    widths = {column: _needed(column, facts, size, has_shares) for column in columns}
    gap = _GAP * size
    free = area.width - gap * (len(columns) - 1) - sum(widths.values())
    name = widths[Column.NAME]
    if free < 0:
        shorter = name + free
        if shorter < min(name, _LEAST_NAME * area.width):
            return ()
        widths[Column.NAME], free = shorter, 0.0
    gap += min(free / max(1, len(columns) - 1), 2.5 * size)
    places, left = [], area.left
    for column in columns:
        places.append(Place(column, left, left + widths[column]))
        left += widths[column] + gap
    return tuple(places)


def _needed(column: Column, facts: TableFacts, size: float, has_shares: bool) -> float:
    head = fonts.width(fonts.printable(heading(column, facts)), size, True)
    if column is Column.TREND:
        return max(head, _TREND * size)
    texts = (text_of(column, line, facts.form, has_shares=has_shares) for line in facts.lines)
    widest = max((fonts.width(text, size, column is Column.ACTUAL) for text in texts), default=0.0) + 1
    if column is Column.STATUS:
        widest += _SHAPE * size
    if column is Column.NOTE:
        widest = min(max(widest, _LEAST_NOTE * size), _MOST_NOTE * size)
    return max(head, widest)
