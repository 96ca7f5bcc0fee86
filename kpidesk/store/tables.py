"""The tables of a kpidesk file, schema 1, as SQLAlchemy Core sees them; `migrations/` is what really makes them.

All are STRICT, every constraint has a name and every type is written out, so that a test can compare both word by
word. Months are integers (year * 12 + month - 1), dates ISO text. No cascades, triggers or views: nothing in the
file changes by itself.
"""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x4B504944
"""``KPID`` in the header of every kpidesk file."""

SCHEMA = 1
"""The schema that this version reads and writes: ``user_version`` of the file and number of the last migration."""

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _month(table: str) -> CheckConstraint:
    """January 1900 to December 2199."""
    return CheckConstraint("month BETWEEN 22800 AND 26399", name=f"ck_{table}_month")


def _in_range(table: str, *columns: str) -> list[CheckConstraint]:
    """Stops infinity too; NaN arrives as NULL and is stopped by NOT NULL."""
    return [CheckConstraint(f"{name} > -1e15 AND {name} < 1e15", name=f"ck_{table}_{name}") for name in columns]


def _of_indicator(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["indicator"], ["indicator.key"], name=f"fk_{table}_indicator")


def _of_segment(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["segment"], ["segment.key"], name=f"fk_{table}_segment")


business = Table(
    "business",
    metadata,
    _number("key"),
    _text("name"),
    _text("currency"),
    _number("year_start"),
    _number("is_example"),
    _text("created"),
    PrimaryKeyConstraint("key", name="pk_business"),
    CheckConstraint("key = 1", name="ck_business_key"),
    CheckConstraint("year_start BETWEEN 1 AND 12", name="ck_business_year_start"),
    CheckConstraint("is_example IN (0, 1)", name="ck_business_is_example"),
    sqlite_strict=True,
)
"""One row."""

indicator = Table(
    "indicator",
    metadata,
    _number("key"),
    _text("id"),
    Column("position", Integer),
    PrimaryKeyConstraint("key", name="pk_indicator"),
    UniqueConstraint("id", name="uq_indicator_id"),
    sqlite_strict=True,
)
"""Every indicator that the file mentions, own or from the catalogue; `position` NULL is one that is not chosen."""

own_indicator = Table(
    "own_indicator",
    metadata,
    _number("indicator"),
    _text("label"),
    _text("short_label"),
    _text("unit"),
    _text("group"),
    _text("kind"),
    _text("direction"),
    Column("decimals", Integer),
    _text("rollup"),
    _text("weight"),
    _text("formula"),
    _text("segment_kinds"),
    _number("core"),
    _number("standing"),
    _number("blank_is_zero"),
    _text("carried_from"),
    _text("balance"),
    _text("definition"),
    _text("tells_you"),
    _text("if_off"),
    _text("variants"),
    _text("undefined_when"),
    _text("caution"),
    _text("example"),
    _text("look_up_in"),
    _text("checks"),
    _text("sources"),
    PrimaryKeyConstraint("indicator", name="pk_own_indicator"),
    _of_indicator("own_indicator"),
    CheckConstraint("core IN (0, 1)", name="ck_own_indicator_core"),
    CheckConstraint("standing IN (0, 1)", name="ck_own_indicator_standing"),
    CheckConstraint("blank_is_zero IN (0, 1)", name="ck_own_indicator_blank_is_zero"),
    sqlite_strict=True,
)
"""The definitions of the owner's own indicators. Lists are text: `segment_kinds` and `balance` with commas (names
without commas), `sources` as JSON."""

segment = Table(
    "segment",
    metadata,
    _number("key"),
    _text("kind"),
    _text("name"),
    _number("position"),
    PrimaryKeyConstraint("key", name="pk_segment"),
    UniqueConstraint("kind", "name", name="uq_segment_kind"),
    CheckConstraint("(key = 0) = (kind = 'whole')", name="ck_segment_whole"),
    CheckConstraint("kind IN ('whole', 'channel', 'campaign', 'product')", name="ck_segment_kind"),
    sqlite_strict=True,
)
"""Key 0 is the whole business; it is always there."""

value = Table(
    "value",
    metadata,
    _number("month"),
    _number("indicator"),
    _number("segment"),
    Column("value", REAL, nullable=False),
    PrimaryKeyConstraint("month", "indicator", "segment", name="pk_value"),
    _of_indicator("value"),
    _of_segment("value"),
    _month("value"),
    *_in_range("value", "value"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The typed figures. The month comes first because figures arrive month by month: pages fill up and stay full."""

value_note = Table(
    "value_note",
    metadata,
    _number("month"),
    _number("indicator"),
    _number("segment"),
    _text("note"),
    PrimaryKeyConstraint("month", "indicator", "segment", name="pk_value_note"),
    _of_indicator("value_note"),
    _of_segment("value_note"),
    _month("value_note"),
    sqlite_strict=True,
)
"""Notes on cells, with or without a figure. With rowid: long texts would overflow the pages of a table without."""

goal = Table(
    "goal",
    metadata,
    _number("month"),
    _number("indicator"),
    Column("value", REAL, nullable=False),
    Column("upper", REAL),
    Column("tolerance", REAL),
    _text("reason"),
    Column("set_on", Text),
    Column("review_on", Text),
    PrimaryKeyConstraint("month", "indicator", name="pk_goal"),
    _of_indicator("goal"),
    _month("goal"),
    *_in_range("goal", "value", "upper", "tolerance"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

goal_history = Table(
    "goal_history",
    metadata,
    _number("key"),
    _text("indicator"),
    _number("month"),
    _text("at"),
    Column("value", REAL),
    Column("upper", REAL),
    Column("tolerance", REAL),
    _text("reason"),
    Column("set_on", Text),
    Column("review_on", Text),
    PrimaryKeyConstraint("key", name="pk_goal_history"),
    _month("goal_history"),
    *_in_range("goal_history", "value", "upper", "tolerance"),
    sqlite_strict=True,
)
"""Append only. `value` NULL: the goal was removed. Names the indicator by its id: a history outlives what it tells."""

benchmark = Table(
    "benchmark",
    metadata,
    _number("indicator"),
    Column("value", REAL, nullable=False),
    Column("upper", REAL),
    _text("kind"),
    _text("source"),
    Column("noted_on", Text),
    PrimaryKeyConstraint("indicator", name="pk_benchmark"),
    _of_indicator("benchmark"),
    *_in_range("benchmark", "value", "upper"),
    sqlite_strict=True,
)

month_state = Table(
    "month_state",
    metadata,
    _number("month"),
    _text("status"),
    Column("until_day", Integer),
    PrimaryKeyConstraint("month", name="pk_month_state"),
    _month("month_state"),
    CheckConstraint("status IN ('open', 'unfinished', 'closed')", name="ck_month_state_status"),
    CheckConstraint("until_day BETWEEN 1 AND 31", name="ck_month_state_until_day"),
    sqlite_strict=True,
)

month_note = Table(
    "month_note",
    metadata,
    _number("month"),
    _text("note"),
    PrimaryKeyConstraint("month", name="pk_month_note"),
    _month("month_note"),
    sqlite_strict=True,
)

saved_chart = Table(
    "saved_chart",
    metadata,
    _number("key"),
    _text("title"),
    _text("kind"),
    _text("indicator"),
    _text("settings"),
    _number("position"),
    PrimaryKeyConstraint("key", name="pk_saved_chart"),
    sqlite_strict=True,
)
"""`indicator` is an id, not a key: a chart may stay when its indicator goes, and says so itself."""
