"""The tables of what the owner keeps in a file, as SQLAlchemy Core sees them; `migrations/` is what really makes them.

All are STRICT, every constraint has a name and every type is written out, so that a test can compare both word by
word. Months are integers (year * 12 + month - 1), dates ISO text. No cascades, triggers or views: nothing in the
file changes by itself.
"""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from kpidesk.store.schema.columns import in_range, metadata, month_rule, number, of_indicator, of_segment, text

business = Table(
    "business",
    metadata,
    number("key"),
    text("name"),
    text("currency"),
    number("year_start"),
    number("is_example"),
    text("created"),
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
    number("key"),
    text("id"),
    Column("position", Integer),
    PrimaryKeyConstraint("key", name="pk_indicator"),
    UniqueConstraint("id", name="uq_indicator_id"),
    sqlite_strict=True,
)
"""Every indicator that the file mentions or its log does, own or from the catalogue; `position` NULL is not chosen."""

own_indicator = Table(
    "own_indicator",
    metadata,
    number("indicator"),
    text("label"),
    text("short_label"),
    text("unit"),
    text("group"),
    text("kind"),
    text("direction"),
    Column("decimals", Integer),
    text("rollup"),
    text("weight"),
    text("formula"),
    text("segment_kinds"),
    number("core"),
    number("standing"),
    number("blank_is_zero"),
    text("carried_from"),
    text("balance"),
    text("definition"),
    text("tells_you"),
    text("if_off"),
    text("variants"),
    text("undefined_when"),
    text("caution"),
    text("example"),
    text("look_up_in"),
    text("checks"),
    text("sources"),
    PrimaryKeyConstraint("indicator", name="pk_own_indicator"),
    of_indicator("own_indicator"),
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
    number("key"),
    text("kind"),
    text("name"),
    number("position"),
    PrimaryKeyConstraint("key", name="pk_segment"),
    UniqueConstraint("kind", "name", name="uq_segment_kind"),
    CheckConstraint("(key = 0) = (kind = 'whole')", name="ck_segment_whole"),
    CheckConstraint("kind IN ('whole', 'channel', 'campaign', 'product')", name="ck_segment_kind"),
    sqlite_strict=True,
)
"""Key 0 is the whole business; it is always there. One that went has the position -1: the log still names it."""

value = Table(
    "value",
    metadata,
    number("month"),
    number("indicator"),
    number("segment"),
    Column("value", REAL, nullable=False),
    PrimaryKeyConstraint("month", "indicator", "segment", name="pk_value"),
    of_indicator("value"),
    of_segment("value"),
    month_rule("value"),
    *in_range("value", "value"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The typed figures. The month comes first because figures arrive month by month: pages fill up and stay full."""

value_note = Table(
    "value_note",
    metadata,
    number("month"),
    number("indicator"),
    number("segment"),
    text("note"),
    PrimaryKeyConstraint("month", "indicator", "segment", name="pk_value_note"),
    of_indicator("value_note"),
    of_segment("value_note"),
    month_rule("value_note"),
    sqlite_strict=True,
)
"""Notes on cells, with or without a figure. With rowid: long texts would overflow the pages of a table without."""

goal = Table(
    "goal",
    metadata,
    number("month"),
    number("indicator"),
    Column("value", REAL, nullable=False),
    Column("upper", REAL),
    Column("tolerance", REAL),
    text("reason"),
    Column("set_on", Text),
    Column("review_on", Text),
    PrimaryKeyConstraint("month", "indicator", name="pk_goal"),
    of_indicator("goal"),
    month_rule("goal"),
    *in_range("goal", "value", "upper", "tolerance"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

goal_history = Table(
    "goal_history",
    metadata,
    number("key"),
    text("indicator"),
    number("month"),
    text("at"),
    Column("value", REAL),
    Column("upper", REAL),
    Column("tolerance", REAL),
    text("reason"),
    Column("set_on", Text),
    Column("review_on", Text),
    PrimaryKeyConstraint("key", name="pk_goal_history"),
    month_rule("goal_history"),
    *in_range("goal_history", "value", "upper", "tolerance"),
    sqlite_strict=True,
)
"""Append only. `value` NULL: the goal was removed. Names the indicator by its id: a history outlives what it tells."""

benchmark = Table(
    "benchmark",
    metadata,
    number("indicator"),
    Column("value", REAL, nullable=False),
    Column("upper", REAL),
    text("kind"),
    text("source"),
    Column("noted_on", Text),
    PrimaryKeyConstraint("indicator", name="pk_benchmark"),
    of_indicator("benchmark"),
    *in_range("benchmark", "value", "upper"),
    sqlite_strict=True,
)

month_state = Table(
    "month_state",
    metadata,
    number("month"),
    text("status"),
    Column("until_day", Integer),
    PrimaryKeyConstraint("month", name="pk_month_state"),
    month_rule("month_state"),
    CheckConstraint("status IN ('open', 'unfinished', 'closed')", name="ck_month_state_status"),
    CheckConstraint("until_day BETWEEN 1 AND 31", name="ck_month_state_until_day"),
    sqlite_strict=True,
)

month_note = Table(
    "month_note",
    metadata,
    number("month"),
    text("note"),
    PrimaryKeyConstraint("month", name="pk_month_note"),
    month_rule("month_note"),
    sqlite_strict=True,
)

saved_chart = Table(
    "saved_chart",
    metadata,
    number("key"),
    text("title"),
    text("kind"),
    text("indicator"),
    text("settings"),
    number("position"),
    PrimaryKeyConstraint("key", name="pk_saved_chart"),
    sqlite_strict=True,
)
"""`indicator` is an id, not a key: a chart may stay when its indicator goes, and says so itself."""
