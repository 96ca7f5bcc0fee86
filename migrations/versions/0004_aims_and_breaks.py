"""Schema 4: goals of quarters, years and parts, breaks in a series, benchmarks by kind, traits of the business.

Nothing of schema 3 is altered: a program of that version may still look at the file.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
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
    "segment_card": ("segment", "starts", "ends", "type"),
    "total_rule": ("indicator", "kind"),
    "confirmed": ("month", "indicator", "segment", "value"),
    "import_mapping": ("key", "shape", "settings"),
    "month_reason": ("month", "seq", "reason"),
    "reason_log": ("month", "seq", "old", "new"),
    "own_limit": ("indicator", "program", "lowest", "highest", "checks"),
    "row_count": ("stated",),
}
"""Tables that have as many rows afterwards, and columns of them whose sums (of texts, the lengths) are the same."""


def upgrade() -> None:
    op.execute("PRAGMA user_version = 4")
    create_goal_tables()
    create_break_table()
    create_benchmark_table()
    create_trait_table()
    op.execute("UPDATE meta SET min_writer = 4")


def downgrade() -> None:
    raise NotImplementedError("a file never goes back to an older schema")


def create_goal_tables() -> None:
    op.create_table(
        "period_goal",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("segment", sa.Integer, nullable=False),
        sa.Column("value", sa.REAL, nullable=False),
        sa.Column("upper", sa.REAL, nullable=True),
        sa.Column("tolerance", sa.REAL, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_on", sa.Text, nullable=True),
        sa.Column("review_on", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("month", "indicator", "kind", "segment", name="pk_period_goal"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_period_goal_indicator"),
        sa.ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_period_goal_segment"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_period_goal_month"),
        sa.CheckConstraint("kind IN ('month', 'quarter', 'year')", name="ck_period_goal_kind"),
        sa.CheckConstraint("kind <> 'month' OR segment <> 0", name="ck_period_goal_elsewhere"),
        *in_range("period_goal", "value", "upper", "tolerance"),
        sqlite_strict=True,
    )
    op.create_table(
        "period_goal_history",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("segment", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("value", sa.REAL, nullable=True),
        sa.Column("upper", sa.REAL, nullable=True),
        sa.Column("tolerance", sa.REAL, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_on", sa.Text, nullable=True),
        sa.Column("review_on", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_period_goal_history"),
        sa.UniqueConstraint("indicator", "key", name="uq_period_goal_history_indicator"),
        sa.ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_period_goal_history_segment"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_period_goal_history_month"),
        sa.CheckConstraint("kind IN ('month', 'quarter', 'year')", name="ck_period_goal_history_kind"),
        *in_range("period_goal_history", "value", "upper", "tolerance"),
        sqlite_strict=True,
    )


def create_break_table() -> None:
    op.create_table(
        "series_break",
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("indicator", "month", name="pk_series_break"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_series_break_indicator"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_series_break_month"),
        sa.CheckConstraint("kind IN ('new level', 'redefined')", name="ck_series_break_kind"),
        sqlite_strict=True,
    )


def create_benchmark_table() -> None:
    op.create_table(
        "further_benchmark",
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("value", sa.REAL, nullable=False),
        sa.Column("upper", sa.REAL, nullable=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("noted_on", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("indicator", "kind", name="pk_further_benchmark"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_further_benchmark_indicator"),
        *in_range("further_benchmark", "value", "upper"),
        sqlite_strict=True,
    )


def create_trait_table() -> None:
    op.create_table(
        "trait",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_trait"),
        sqlite_strict=True,
    )


def in_range(table: str, *columns: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"{each} > -1e15 AND {each} < 1e15", name=f"ck_{table}_{each}") for each in columns]
