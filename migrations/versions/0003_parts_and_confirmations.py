"""Schema 3: cards of segments, totals that follow from parts, confirmed figures, imports, reasons for reopening.

Nothing of schema 2 is altered: a program of that version may still look at the file.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
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
    "meta": ("file_uuid", "rev", "seq"),
    "commit_log": ("seq", "rev", "at"),
    "value_log": ("month", "indicator", "segment", "seq", "old", "new"),
    "month_log": ("month", "seq", "status"),
}
"""Tables that have as many rows afterwards, and columns of them whose sums (of texts, the lengths) are the same."""


def upgrade() -> None:
    op.execute("PRAGMA user_version = 3")
    create_segment_tables()
    create_figure_tables()
    create_month_tables()
    state_row_counts()
    op.execute("UPDATE meta SET min_writer = 3")


def downgrade() -> None:
    raise NotImplementedError("a file never goes back to an older schema")


def create_segment_tables() -> None:
    op.create_table(
        "segment_card",
        sa.Column("segment", sa.Integer, nullable=False),
        sa.Column("starts", sa.Text, nullable=True),
        sa.Column("ends", sa.Text, nullable=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("segment", name="pk_segment_card"),
        sa.ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_segment_card_segment"),
        sqlite_strict=True,
    )
    op.create_table(
        "total_rule",
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("indicator", name="pk_total_rule"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_total_rule_indicator"),
        sa.CheckConstraint("kind IN ('channel', 'campaign', 'product')", name="ck_total_rule_kind"),
        sqlite_strict=True,
    )


def create_figure_tables() -> None:
    op.create_table(
        "confirmed",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("segment", sa.Integer, nullable=False),
        sa.Column("value", sa.REAL, nullable=False),
        sa.PrimaryKeyConstraint("month", "indicator", "segment", name="pk_confirmed"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_confirmed_indicator"),
        sa.ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_confirmed_segment"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_confirmed_month"),
        sa.CheckConstraint("value > -1e15 AND value < 1e15", name="ck_confirmed_value"),
        sqlite_strict=True,
    )
    op.create_table(
        "import_mapping",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_import_mapping"),
        sa.UniqueConstraint("shape", name="uq_import_mapping_shape"),
        sqlite_strict=True,
    )
    op.create_table(
        "own_limit",
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("program", sa.Text, nullable=False),
        sa.Column("lowest", sa.REAL, nullable=True),
        sa.Column("highest", sa.REAL, nullable=True),
        sa.Column("excludes_lowest", sa.Integer, nullable=False),
        sa.Column("whole", sa.Integer, nullable=False),
        sa.Column("checks", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("indicator", name="pk_own_limit"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_own_limit_indicator"),
        sa.CheckConstraint("lowest > -1e15 AND lowest < 1e15", name="ck_own_limit_lowest"),
        sa.CheckConstraint("highest > -1e15 AND highest < 1e15", name="ck_own_limit_highest"),
        sa.CheckConstraint("excludes_lowest IN (0, 1)", name="ck_own_limit_excludes_lowest"),
        sa.CheckConstraint("whole IN (0, 1)", name="ck_own_limit_whole"),
        sqlite_strict=True,
    )


def create_month_tables() -> None:
    op.create_table(
        "month_reason",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("month", name="pk_month_reason"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_month_reason_month"),
        sqlite_strict=True,
    )
    op.create_table(
        "reason_log",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("old", sa.Text, nullable=True),
        sa.Column("new", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("month", "seq", name="pk_reason_log"),
        sa.ForeignKeyConstraint(["seq"], ["commit_log.seq"], name="fk_reason_log_seq"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_reason_log_month"),
        sqlite_strict=True,
    )


def state_row_counts() -> None:
    """Of the tables without an index or a log; those that are new have no rows yet."""
    op.create_table(
        "row_count",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("stated", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_row_count"),
        sa.CheckConstraint("key = 1", name="ck_row_count_key"),
        sqlite_strict=True,
    )
    small = (
        "benchmark", "business", "goal", "goal_history", "month_note", "own_indicator", "own_limit", "saved_chart",
        "segment_card", "total_rule",
    )  # fmt: skip
    stated = ", ".join(f"\"{name}\": ' || (SELECT count(*) FROM {name}) || '" for name in small)
    op.get_bind().exec_driver_sql(f"INSERT INTO row_count VALUES (1, '{{{stated}}}')")  # a colon is no parameter here
