"""Schema 2: which file this is and which state of it; a log of every change of a figure and of a month's state."""

import secrets
import time
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

keeps = {
    "business": ("name", "year_start"),
    "indicator": ("key", "id"),
    "own_indicator": ("indicator", "label", "formula", "definition"),
    "segment": ("key", "name"),
    "value": ("month", "indicator", "segment", "value"),
    "value_note": ("month", "indicator", "segment", "note"),
    "goal": ("month", "indicator", "value", "upper", "tolerance"),
    "goal_history": ("key", "indicator", "month", "value"),
    "benchmark": ("indicator", "value", "upper"),
    "month_state": ("month", "status"),
    "month_note": ("month", "note"),
    "saved_chart": ("key", "title", "settings"),
}
"""Tables that have as many rows afterwards, and columns of them whose sums (of texts, the lengths) are the same."""


def upgrade() -> None:
    op.execute("PRAGMA user_version = 2")
    create_meta()
    create_logs()
    tell_identity()
    begin_logs()


def downgrade() -> None:
    raise NotImplementedError("a file never goes back to an older schema")


def create_meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("file_uuid", sa.Text, nullable=False),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("min_reader", sa.Integer, nullable=False),
        sa.Column("min_writer", sa.Integer, nullable=False),
        sa.Column("app_version", sa.Text, nullable=False),
        sa.Column("clean", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
        sa.CheckConstraint("key = 1", name="ck_meta_key"),
        sa.CheckConstraint("length(file_uuid) = 36", name="ck_meta_file_uuid"),
        sa.CheckConstraint("length(rev) = 32", name="ck_meta_rev"),
        sa.CheckConstraint("seq >= 0", name="ck_meta_seq"),
        sa.CheckConstraint("clean IN (0, 1)", name="ck_meta_clean"),
        sqlite_strict=True,
    )


def create_logs() -> None:
    op.create_table(
        "commit_log",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_commit_log"),
        sqlite_strict=True,
    )
    op.create_table(
        "value_log",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("segment", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("old", sa.REAL, nullable=True),
        sa.Column("new", sa.REAL, nullable=True),
        sa.PrimaryKeyConstraint("month", "indicator", "segment", "seq", name="pk_value_log"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_value_log_indicator"),
        sa.ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_value_log_segment"),
        sa.ForeignKeyConstraint(["seq"], ["commit_log.seq"], name="fk_value_log_seq"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_value_log_month"),
        sa.CheckConstraint("old > -1e15 AND old < 1e15", name="ck_value_log_old"),
        sa.CheckConstraint("new > -1e15 AND new < 1e15", name="ck_value_log_new"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "month_log",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("old_status", sa.Text, nullable=True),
        sa.Column("old_until_day", sa.Integer, nullable=True),
        sa.Column("status", sa.Text, nullable=True),
        sa.Column("until_day", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("month", "seq", name="pk_month_log"),
        sa.ForeignKeyConstraint(["seq"], ["commit_log.seq"], name="fk_month_log_seq"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_month_log_month"),
        sqlite_strict=True,
    )


def tell_identity() -> None:
    row = sa.text("INSERT INTO meta VALUES (1, :uuid, :rev, 0, 2, 2, '', 1)")
    op.execute(row.bindparams(uuid=str(uuid.uuid4()), rev=secrets.token_hex(16)))


def begin_logs() -> None:
    """What the file holds already is the first entry of its log; a new file has nothing to tell."""
    op.execute("UPDATE meta SET seq = 1 WHERE EXISTS (SELECT 1 FROM business)")
    first = sa.text("INSERT INTO commit_log SELECT 1, rev, :at, 'upgrade' FROM meta WHERE seq = 1")
    op.execute(first.bindparams(at=int(time.time())))
    op.execute(
        'INSERT INTO value_log SELECT month, indicator, segment, 1, NULL, value FROM "value" WHERE EXISTS '
        "(SELECT 1 FROM commit_log)"
    )
    op.execute(
        "INSERT INTO month_log SELECT month, 1, NULL, NULL, status, until_day FROM month_state WHERE EXISTS "
        "(SELECT 1 FROM commit_log)"
    )
