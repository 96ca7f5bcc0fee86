"""The tables that came with schema 4. None of schema 3 changed: its programs can still look at a file.

Each has an index besides its rows, a second copy: none of them needs to be counted.
"""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from kpidesk.store.schema.columns import in_range, metadata, month_rule, number, of_indicator, of_segment, text

_KINDS = "kind IN ('month', 'quarter', 'year')"

period_goal = Table(
    "period_goal",
    metadata,
    number("month"),
    number("indicator"),
    text("kind"),
    number("segment"),
    Column("value", REAL, nullable=False),
    Column("upper", REAL),
    Column("tolerance", REAL),
    text("reason"),
    Column("set_on", Text),
    Column("review_on", Text),
    PrimaryKeyConstraint("month", "indicator", "kind", "segment", name="pk_period_goal"),
    of_indicator("period_goal"),
    of_segment("period_goal"),
    month_rule("period_goal"),
    CheckConstraint(_KINDS, name="ck_period_goal_kind"),
    CheckConstraint("kind <> 'month' OR segment <> 0", name="ck_period_goal_elsewhere"),
    *in_range("period_goal", "value", "upper", "tolerance"),
    sqlite_strict=True,
)
"""Goals of quarters and years, named by their first month, and all goals of parts; the rest is in `goal`."""

period_goal_history = Table(
    "period_goal_history",
    metadata,
    number("key"),
    text("indicator"),
    number("month"),
    text("kind"),
    number("segment"),
    text("at"),
    Column("value", REAL),
    Column("upper", REAL),
    Column("tolerance", REAL),
    text("reason"),
    Column("set_on", Text),
    Column("review_on", Text),
    PrimaryKeyConstraint("key", name="pk_period_goal_history"),
    UniqueConstraint("indicator", "key", name="uq_period_goal_history_indicator"),
    ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_period_goal_history_segment"),
    month_rule("period_goal_history"),
    CheckConstraint(_KINDS, name="ck_period_goal_history_kind"),
    *in_range("period_goal_history", "value", "upper", "tolerance"),
    sqlite_strict=True,
)
"""Append only, like `goal_history`."""

series_break = Table(
    "series_break",
    metadata,
    number("indicator"),
    number("month"),
    text("kind"),
    text("note"),
    PrimaryKeyConstraint("indicator", "month", name="pk_series_break"),
    of_indicator("series_break"),
    month_rule("series_break"),
    CheckConstraint("kind IN ('new level', 'redefined')", name="ck_series_break_kind"),
    sqlite_strict=True,
)
"""From which month on a KPI starts anew."""

further_benchmark = Table(
    "further_benchmark",
    metadata,
    number("indicator"),
    text("kind"),
    Column("value", REAL, nullable=False),
    Column("upper", REAL),
    text("source"),
    Column("noted_on", Text),
    PrimaryKeyConstraint("indicator", "kind", name="pk_further_benchmark"),
    of_indicator("further_benchmark"),
    *in_range("further_benchmark", "value", "upper"),
    sqlite_strict=True,
)
"""Those of other kinds than the one in `benchmark`."""

trait = Table(
    "trait",
    metadata,
    text("name"),
    text("content"),
    PrimaryKeyConstraint("name", name="pk_trait"),
    sqlite_strict=True,
)
"""What is known of the business, as JSON."""

ALL = (period_goal, period_goal_history, series_break, further_benchmark, trait)
