"""The tables that came with schema 3. None of schema 2 changed: its programs can still look at a file."""

from sqlalchemy import REAL, CheckConstraint, Column, ForeignKeyConstraint, PrimaryKeyConstraint, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from kpidesk.store.schema.columns import in_range, metadata, month_rule, number, of_indicator, of_segment, text

segment_card = Table(
    "segment_card",
    metadata,
    number("segment"),
    Column("starts", Text),
    Column("ends", Text),
    text("type"),
    PrimaryKeyConstraint("segment", name="pk_segment_card"),
    of_segment("segment_card"),
    sqlite_strict=True,
)
"""What is known of a segment besides its name; `ends` is its last day."""

total_rule = Table(
    "total_rule",
    metadata,
    number("indicator"),
    text("kind"),
    PrimaryKeyConstraint("indicator", name="pk_total_rule"),
    of_indicator("total_rule"),
    CheckConstraint("kind IN ('channel', 'campaign', 'product')", name="ck_total_rule_kind"),
    sqlite_strict=True,
)
"""Figures whose blank total is the sum of their parts of that kind."""

confirmed = Table(
    "confirmed",
    metadata,
    number("month"),
    number("indicator"),
    number("segment"),
    Column("value", REAL, nullable=False),
    PrimaryKeyConstraint("month", "indicator", "segment", name="pk_confirmed"),
    of_indicator("confirmed"),
    of_segment("confirmed"),
    month_rule("confirmed"),
    *in_range("confirmed", "value"),
    sqlite_strict=True,
)
"""Odd figures that the owner said are right, at this value."""

import_mapping = Table(
    "import_mapping",
    metadata,
    number("key"),
    text("shape"),
    text("settings"),
    PrimaryKeyConstraint("key", name="pk_import_mapping"),
    Unique("shape", name="uq_import_mapping_shape"),
    sqlite_strict=True,
)
"""How files of a shape are taken in, as JSON."""

month_reason = Table(
    "month_reason",
    metadata,
    number("month"),
    number("seq"),
    text("reason"),
    PrimaryKeyConstraint("month", name="pk_month_reason"),
    month_rule("month_reason"),
    sqlite_strict=True,
)
"""Why a closed month was opened again; `seq` is the change that did it."""

reason_log = Table(
    "reason_log",
    metadata,
    number("month"),
    number("seq"),
    Column("old", Text),
    Column("new", Text),
    PrimaryKeyConstraint("month", "seq", name="pk_reason_log"),
    ForeignKeyConstraint(["seq"], ["commit_log.seq"], name="fk_reason_log_seq"),
    month_rule("reason_log"),
    sqlite_strict=True,
)
"""Every change of such a reason; NULL is none."""

own_limit = Table(
    "own_limit",
    metadata,
    number("indicator"),
    text("program"),
    Column("lowest", REAL),
    Column("highest", REAL),
    number("excludes_lowest"),
    number("whole"),
    text("checks"),
    PrimaryKeyConstraint("indicator", name="pk_own_limit"),
    of_indicator("own_limit"),
    *in_range("own_limit", "lowest", "highest"),
    CheckConstraint("excludes_lowest IN (0, 1)", name="ck_own_limit_excludes_lowest"),
    CheckConstraint("whole IN (0, 1)", name="ck_own_limit_whole"),
    sqlite_strict=True,
)
"""What a figure of one of the owner's own indicators may be, and the program it comes from; `checks` is JSON."""

row_count = Table(
    "row_count",
    metadata,
    number("key"),
    text("stated"),
    PrimaryKeyConstraint("key", name="pk_row_count"),
    CheckConstraint("key = 1", name="ck_row_count_key"),
    sqlite_strict=True,
)
"""One row, JSON: how many rows those tables have of which there is no second copy."""

ALL = (segment_card, total_rule, confirmed, import_mapping, month_reason, reason_log, own_limit, row_count)
