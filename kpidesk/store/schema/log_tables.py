"""The tables in which a file says which file it is, and remembers every change of a figure or of a month's state."""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from kpidesk.store.schema.columns import in_range, metadata, month_rule, number, of_indicator, of_segment, text

meta = Table(
    "meta",
    metadata,
    number("key"),
    text("file_uuid"),
    text("rev"),
    number("seq"),
    number("min_reader"),
    number("min_writer"),
    text("app_version"),
    number("clean"),
    PrimaryKeyConstraint("key", name="pk_meta"),
    CheckConstraint("key = 1", name="ck_meta_key"),
    CheckConstraint("length(file_uuid) = 36", name="ck_meta_file_uuid"),
    CheckConstraint("length(rev) = 32", name="ck_meta_rev"),
    CheckConstraint("seq >= 0", name="ck_meta_seq"),
    CheckConstraint("clean IN (0, 1)", name="ck_meta_clean"),
    sqlite_strict=True,
)
"""One row: which file this is, which state of it (`rev`, 16 random bytes in hex), and who may read and write it."""

commit_log = Table(
    "commit_log",
    metadata,
    number("seq"),
    text("rev"),
    number("at"),
    text("made_by"),
    PrimaryKeyConstraint("seq", name="pk_commit_log"),
    sqlite_strict=True,
)
"""One row for each change that was saved, for ever: `at` in seconds of UTC since 1970. Append only."""

value_log = Table(
    "value_log",
    metadata,
    number("month"),
    number("indicator"),
    number("segment"),
    number("seq"),
    Column("old", REAL),
    Column("new", REAL),
    PrimaryKeyConstraint("month", "indicator", "segment", "seq", name="pk_value_log"),
    of_indicator("value_log"),
    of_segment("value_log"),
    ForeignKeyConstraint(["seq"], ["commit_log.seq"], name="fk_value_log_seq"),
    month_rule("value_log"),
    *in_range("value_log", "old", "new"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Every change of a figure; NULL is a blank. The newest row says the same as `value`: a second copy of every figure."""

month_log = Table(
    "month_log",
    metadata,
    number("month"),
    number("seq"),
    Column("old_status", Text),
    Column("old_until_day", Integer),
    Column("status", Text),
    Column("until_day", Integer),
    PrimaryKeyConstraint("month", "seq", name="pk_month_log"),
    ForeignKeyConstraint(["seq"], ["commit_log.seq"], name="fk_month_log_seq"),
    month_rule("month_log"),
    sqlite_strict=True,
)
"""Every change of a month's state; NULL is a month without one."""
