"""What goes into a repaired file: the rows that were found, what its log and a backup know of the rest, and a new log
entry for whatever differs from the last one."""

import secrets
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from kpidesk import __version__
from kpidesk.domain.log import MadeBy
from kpidesk.store.checking.row_counts import stated
from kpidesk.store.repair.pages import Value
from kpidesk.store.repair.row_sense import makes_sense
from kpidesk.store.repair.salvage import Found, Key, Values
from kpidesk.store.schema.schema import OLDEST_READER, OLDEST_WRITER, metadata

_LOGGED = ("value", "month_state", "month_reason")
"""Tables of which a log has a second copy."""

_WHOLE_BUSINESS = (0,)
_MADE = (1,)
Rows = dict[Key, Values]


@dataclass(slots=True)
class Filling:
    """``rows`` by table, in an order in which they can be put in; ``left_out`` counts rows that make no sense."""

    found: dict[str, Found]
    backup: dict[str, Found]
    rows: dict[str, Rows] = field(default_factory=dict)
    from_log: int = 0
    from_backup: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    _stated: dict[str, int] = field(default_factory=dict)
    """How many rows of some tables there should be, as the file itself says."""
    _of_backup: set[Key] = field(default_factory=set)
    """Entries of the log of figures that only the backup has."""

    def __post_init__(self) -> None:
        self._believe_counts()
        for table in metadata.sorted_tables:
            self.rows[table.name] = self._sensible(table.name, self.found[table.name].rows)
        for name in self.rows:
            if name not in (*_LOGGED, "row_count") and not self.found[name].is_whole:
                self._fill_from_backup(name)
        self._fill_figures()
        self._fill_months()
        self._fill_reasons()
        self._name_the_nameless()
        self._say_which_business()
        self._note_the_repair()
        for rows in self.rows.values():
            ordered = sorted(rows.items(), key=lambda item: tuple(map(_sortable, item[0])))
            rows.clear()
            rows.update(ordered)

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing in the damaged file that could be read."""
        return not any(self.found[name].rows for name in ("value", "value_log", "indicator", "business"))

    def known(self, name: str) -> int:
        """How many rows the damaged file says it had, as far as it can be told."""
        found = self.found[name]
        return max(len(found.rows), self._stated.get(name, 0), 0 if found.is_whole else found.counted)

    def is_complete(self, name: str) -> bool:
        """Whether it is known how much of the table is missing, if anything; of what is logged the log knows all."""
        log = {"value": "value_log", "month_state": "month_log", "month_reason": "reason_log"}.get(name)
        return (
            self.found[name].is_whole
            or name in self._stated
            or (log is not None and self.found[log].is_whole and bool(self.found[log].rows))
        )

    def _believe_counts(self) -> None:
        """A table that has fewer rows than the file states is not whole, however well it can be read."""
        for row in self.found["row_count"].rows.values():
            for name, count in (stated(row[-1]) or {}).items():
                self._stated[name] = count
                if len(self.found[name].rows) < count:
                    self.found[name].is_whole = False

    def _sensible(self, name: str, rows: Rows) -> Rows:
        columns = metadata.tables[name].columns.keys()
        sound = {key: row for key, row in rows.items() if makes_sense(name, dict(zip(columns, row, strict=True)))}
        if len(sound) < len(rows):
            self.left_out[name] = len(rows) - len(sound)
        return sound

    def _fill_from_backup(self, name: str) -> None:
        known = self.backup.get(name, Found()).rows
        for key, row in known.items():
            if key not in self.rows[name]:
                self.rows[name][key] = row
                if name == "value_log":
                    self._of_backup.add(key)
                elif name not in {"meta", "commit_log", "month_log"}:
                    self.from_backup += 1

    def _fill_figures(self) -> None:
        newest = _newest(self.rows["value_log"], 3)
        for cell, entry in newest.items():
            if self._is_told_by_log(cell, entry):
                self._take_from_log(cell, entry)
        if not self.found["value"].is_whole:
            for cell, row in self._known_figures.items():
                if cell not in self.rows["value"] and cell not in newest:
                    self.rows["value"][cell] = row
                    self.from_backup += 1

    def _is_told_by_log(self, cell: Key, entry: Values) -> bool:
        """Whether the last entry is to be believed where it differs from the figure: the copy that is undamaged is;
        of two that are, the one that the backup agrees with."""
        old, new = entry[4:6]
        there = self.rows["value"][cell][3] if cell in self.rows["value"] else None
        if there == new:
            return False
        is_table_whole, is_log_whole = self.found["value"].is_whole, self.found["value_log"].is_whole
        if is_table_whole and is_log_whole:
            return cell not in self._known_figures or self._known_figures[cell][3] != there
        if is_table_whole or is_log_whole:
            return is_log_whole
        return there is None or there == old

    def _take_from_log(self, cell: Key, entry: Values) -> None:
        new = entry[5]
        if new is None:
            del self.rows["value"][cell]
            return
        self.rows["value"][cell] = (*cell, new)
        if entry[:4] in self._of_backup:
            self.from_backup += 1
        else:
            self.from_log += 1

    @property
    def _known_figures(self) -> Rows:
        return self.backup.get("value", Found()).rows

    def _fill_months(self) -> None:
        states = self.rows["month_state"]
        newest = _newest(self.rows["month_log"], 1)
        for (month,), entry in newest.items():
            status, until_day = entry[4:6]
            if status is not None and (month,) not in states:
                row: Values = (month, status, until_day)
                if makes_sense("month_state", dict(zip(("month", "status", "until_day"), row, strict=True))):
                    states[(month,)] = row
                    self.from_log += 1
        if not self.found["month_state"].is_whole:
            for key, row in self.backup.get("month_state", Found()).rows.items():
                if key not in states and key not in newest:
                    states[key] = row
                    self.from_backup += 1

    def _fill_reasons(self) -> None:
        reasons = self.rows["month_reason"]
        if not self.found["month_reason"].is_whole:
            for (month,), entry in _newest(self.rows["reason_log"], 1).items():
                if entry[3] is not None and (month,) not in reasons:
                    reasons[(month,)] = (month, entry[1], entry[3])
                    self.from_log += 1

    def _name_the_nameless(self) -> None:
        """A figure whose indicator or segment is lost keeps a place under a name that says so."""
        uses = [row for name in ("value", "value_log", "value_note", "confirmed") for row in self.rows[name].values()]
        named = {row[1] for name in ("goal", "period_goal") for row in self.rows[name].values()}
        named |= {row[0] for name in ("series_break", "further_benchmark") for row in self.rows[name].values()}
        for key in {row[1] for row in uses} | named:
            if (key,) not in self.rows["indicator"]:
                self.rows["indicator"][(key,)] = (key, f"recovered_{key!r}", 10_000)
                self.rows["own_indicator"][(key,)] = _nameless(key)
        parts = {row[3] for row in self.rows["period_goal"].values()}
        parts |= {row[4] for row in self.rows["period_goal_history"].values()}
        for key in ({row[2] for row in uses} | parts) - {0}:
            if (key,) not in self.rows["segment"]:
                self.rows["segment"][(key,)] = (key, "channel", f"Recovered {key!r}", 10_000)
        self.rows["segment"][_WHOLE_BUSINESS] = (0, "whole", "", 0)
        self._date_the_undated()

    def _date_the_undated(self) -> None:
        """An entry whose change is lost from the list of changes counts as made when the one before it was."""
        commits, at = self.rows["commit_log"], 0
        used = {row[3] for row in self.rows["value_log"].values()}
        used |= {row[1] for name in ("month_log", "reason_log") for row in self.rows[name].values()}
        for seq in sorted({_whole(each) for each in used} | {_whole(key[0]) for key in commits}):
            if (seq,) in commits:
                at = _whole(commits[(seq,)][2])
            else:
                commits[(seq,)] = (seq, secrets.token_hex(16), at, str(MadeBy.REPAIRED))

    def _say_which_business(self) -> None:
        if not self.rows["business"]:
            self.rows["business"][_MADE] = (1, "Recovered", "EUR", 1, 0, "1970-01-01T00:00:00+00:00")
        if not self.rows["meta"]:
            self.rows["meta"][_MADE] = _meta_row(str(uuid.uuid4()), secrets.token_hex(16), 0)

    def _note_the_repair(self) -> None:
        """A new state of the file, whose log tells what the log did not know."""
        seq = 1 + max((_whole(key[0]) for key in self.rows["commit_log"]), default=0)
        rev = secrets.token_hex(16)
        _, file_uuid, *_ = next(iter(self.rows["meta"].values()))
        self.rows["meta"] = {_MADE: _meta_row(file_uuid, rev, seq)}
        self.rows["commit_log"][(seq,)] = (seq, rev, int(time.time()), str(MadeBy.REPAIRED))
        for key, entry in self._unlogged_figures(seq):
            self.rows["value_log"][key] = entry
        for key, entry in self._unlogged_months(seq):
            self.rows["month_log"][key] = entry
        for key, entry in self._unlogged_reasons(seq):
            self.rows["reason_log"][key] = entry

    def _unlogged_figures(self, seq: int) -> Iterator[tuple[Key, Values]]:
        newest, figures = _newest(self.rows["value_log"], 3), self.rows["value"]
        for cell in list(newest.keys() | figures.keys()):
            logged = newest[cell][5] if cell in newest else None
            there = figures[cell][3] if cell in figures else None
            if logged != there:
                yield (*cell, seq), (*cell, seq, logged, there)

    def _unlogged_months(self, seq: int) -> Iterator[tuple[Key, Values]]:
        newest, states = _newest(self.rows["month_log"], 1), self.rows["month_state"]
        for key in list(newest.keys() | states.keys()):
            logged = newest[key][4:6] if key in newest else (None, None)
            there = states[key][1:3] if key in states else (None, None)
            if logged != there:
                yield (*key, seq), (*key, seq, *logged, *there)

    def _unlogged_reasons(self, seq: int) -> Iterator[tuple[Key, Values]]:
        newest, reasons = _newest(self.rows["reason_log"], 1), self.rows["month_reason"]
        for key in list(newest.keys() | reasons.keys()):
            logged = newest[key][3] if key in newest else None
            there = reasons[key][2] if key in reasons else None
            if logged != there:
                yield (*key, seq), (*key, seq, logged, there)


def _newest(entries: Rows, place: int) -> Rows:
    """The last entry of each thing that a log tells of; ``place`` is where its number stands, at the end of the key."""
    newest: Rows = {}
    for key, entry in entries.items():
        known = newest.get(key[:place])
        if known is None or _whole(known[place]) < _whole(entry[place]):
            newest[key[:place]] = entry
    return newest


def _meta_row(file_uuid: Value, rev: str, seq: int) -> Values:
    return 1, file_uuid, rev, seq, OLDEST_READER, OLDEST_WRITER, __version__, 1


def _nameless(key: Value) -> Values:
    words = {
        "indicator": key, "label": f"Recovered {key!r}", "unit": "count", "group": "Recovered", "kind": "input",
        "direction": "neutral", "decimals": None, "rollup": "sum", "core": 0, "standing": 0, "blank_is_zero": 0,
        "sources": "[]",
    }  # fmt: skip
    return tuple(words.get(column.name, "") for column in metadata.tables["own_indicator"].columns)


def _whole(value: Value) -> int:
    """0 for what is no whole number; the rules of the table then refuse the row."""
    return value if isinstance(value, int) else 0


def _sortable(value: Value) -> tuple[bool, int, str]:
    return isinstance(value, str), value if isinstance(value, int) else 0, str(value)
