"""What a row of a table looks like on its page, and how it is told from the rows of other tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy import REAL, Integer, Table

from kpidesk.store.repair.pages import Row, Value
from kpidesk.store.repair.row_sense import MONTHS, makes_sense

_MONTH = "month"
_STATES = frozenset({"open", "unfinished", "closed"})
_BY_THEIR_WORDS = frozenset({"total_rule", "row_count", "series_break", "trait"})
"""Tables whose rows have the form of notes on months or of the log of reasons."""


@dataclass(frozen=True, slots=True)
class RowShape:
    """``kinds`` are the types of the columns; ``alias`` is the place of the one that is the rowid, None for none."""

    name: str
    columns: tuple[str, ...]
    kinds: tuple[type, ...]
    nullable: tuple[bool, ...]
    keys: tuple[int, ...]
    alias: int | None
    has_rowid: bool

    @classmethod
    def of(cls, table: Table) -> Self:
        columns = list(table.columns)
        keys = tuple(columns.index(column) for column in table.primary_key.columns)
        has_rowid = bool(table.dialect_options["sqlite"]["with_rowid"])
        is_alias = has_rowid and len(keys) == 1 and isinstance(columns[keys[0]].type, Integer)
        return cls(
            table.name,
            tuple(column.name for column in columns),
            tuple(_kind(column.type) for column in columns),
            tuple(bool(column.nullable) for column in columns),
            keys,
            keys[0] if is_alias else None,
            has_rowid,
        )

    def key(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(values[place] for place in self.keys)

    def values(self, row: Row) -> tuple[Value, ...] | None:
        """The row in the order of the columns, figures as figures; None when it is none of this table's."""
        if (row.rowid is not None) is not self.has_rowid or len(row.values) != len(self.columns):
            return None
        stored = list(row.values)
        if self.alias is not None:
            if stored[self.alias] is not None:
                return None
            stored[self.alias] = row.rowid
        return self.typed(stored)

    def typed(self, values: Sequence[Value]) -> tuple[Value, ...] | None:
        """The values as the columns want them; None when one is of another type."""
        told = list(values)
        for place, value in enumerate(values):
            kind = self.kinds[place]
            if value is None:
                if not self.nullable[place]:
                    return None
            elif kind is float and isinstance(value, int):
                told[place] = float(value)  # SQLite keeps whole figures as integers
            elif not isinstance(value, kind):
                return None
        return tuple(told)

    def fitting(self, rows: list[Row]) -> int:
        """How many of the rows of one page can be of this table; 0 where they might as well be something else's."""
        if self.name == "value" and not any(isinstance(row.values[-1:][0], float) for row in rows if row.values):
            return 0  # four whole numbers: the index of the notes looks the same
        return sum(self._can_be(row) for row in rows)

    def _can_be(self, row: Row) -> bool:
        values = self.values(row)
        if values is None:
            return False
        if self.name in _BY_THEIR_WORDS:
            return makes_sense(self.name, dict(zip(self.columns, values, strict=True)))
        if _MONTH in self.columns:
            month = values[self.columns.index(_MONTH)]
            return isinstance(month, int) and month in MONTHS and self._has_known_state(values)
        return self.name != "indicator" or values[1] not in _STATES

    def _has_known_state(self, values: tuple[Value, ...]) -> bool:
        return self.name != "month_state" or values[1] in _STATES


def _kind(type_: object) -> type:
    if isinstance(type_, Integer):
        return int
    return float if isinstance(type_, REAL) else str
