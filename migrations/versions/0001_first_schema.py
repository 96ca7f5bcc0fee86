"""Schema 1: business, indicators, segments, values, notes, goals and their history, benchmarks, months, charts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("PRAGMA application_id = 1263552836")  # KPID
    op.execute("PRAGMA user_version = 1")
    create_business()
    create_indicators()
    create_segments()
    create_values()
    create_goals()
    create_benchmarks()
    create_months()
    create_charts()


def downgrade() -> None:
    raise NotImplementedError("a file never goes back to an older schema")


def create_business() -> None:
    op.create_table(
        "business",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("year_start", sa.Integer, nullable=False),
        sa.Column("is_example", sa.Integer, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_business"),
        sa.CheckConstraint("key = 1", name="ck_business_key"),
        sa.CheckConstraint("year_start BETWEEN 1 AND 12", name="ck_business_year_start"),
        sa.CheckConstraint("is_example IN (0, 1)", name="ck_business_is_example"),
        sqlite_strict=True,
    )


def create_indicators() -> None:
    op.create_table(
        "indicator",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_indicator"),
        sa.UniqueConstraint("id", name="uq_indicator_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "own_indicator",
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("short_label", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("direction", sa.Text, nullable=False),
        sa.Column("decimals", sa.Integer, nullable=True),
        sa.Column("rollup", sa.Text, nullable=False),
        sa.Column("weight", sa.Text, nullable=False),
        sa.Column("formula", sa.Text, nullable=False),
        sa.Column("segment_kinds", sa.Text, nullable=False),
        sa.Column("core", sa.Integer, nullable=False),
        sa.Column("standing", sa.Integer, nullable=False),
        sa.Column("blank_is_zero", sa.Integer, nullable=False),
        sa.Column("carried_from", sa.Text, nullable=False),
        sa.Column("balance", sa.Text, nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("tells_you", sa.Text, nullable=False),
        sa.Column("if_off", sa.Text, nullable=False),
        sa.Column("variants", sa.Text, nullable=False),
        sa.Column("undefined_when", sa.Text, nullable=False),
        sa.Column("caution", sa.Text, nullable=False),
        sa.Column("example", sa.Text, nullable=False),
        sa.Column("look_up_in", sa.Text, nullable=False),
        sa.Column("checks", sa.Text, nullable=False),
        sa.Column("sources", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("indicator", name="pk_own_indicator"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_own_indicator_indicator"),
        sa.CheckConstraint("core IN (0, 1)", name="ck_own_indicator_core"),
        sa.CheckConstraint("standing IN (0, 1)", name="ck_own_indicator_standing"),
        sa.CheckConstraint("blank_is_zero IN (0, 1)", name="ck_own_indicator_blank_is_zero"),
        sqlite_strict=True,
    )


def create_segments() -> None:
    op.create_table(
        "segment",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_segment"),
        sa.UniqueConstraint("kind", "name", name="uq_segment_kind"),
        sa.CheckConstraint("(key = 0) = (kind = 'whole')", name="ck_segment_whole"),
        sa.CheckConstraint("kind IN ('whole', 'channel', 'campaign', 'product')", name="ck_segment_kind"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO segment (\"key\", kind, name, position) VALUES (0, 'whole', '', 0)")


def create_values() -> None:
    op.create_table(
        "value",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("segment", sa.Integer, nullable=False),
        sa.Column("value", sa.REAL, nullable=False),
        sa.PrimaryKeyConstraint("month", "indicator", "segment", name="pk_value"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_value_indicator"),
        sa.ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_value_segment"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_value_month"),
        sa.CheckConstraint("value > -1e15 AND value < 1e15", name="ck_value_value"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "value_note",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("segment", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("month", "indicator", "segment", name="pk_value_note"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_value_note_indicator"),
        sa.ForeignKeyConstraint(["segment"], ["segment.key"], name="fk_value_note_segment"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_value_note_month"),
        sqlite_strict=True,
    )


def create_goals() -> None:
    op.create_table(
        "goal",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("value", sa.REAL, nullable=False),
        sa.Column("upper", sa.REAL, nullable=True),
        sa.Column("tolerance", sa.REAL, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_on", sa.Text, nullable=True),
        sa.Column("review_on", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("month", "indicator", name="pk_goal"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_goal_indicator"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_goal_month"),
        sa.CheckConstraint("value > -1e15 AND value < 1e15", name="ck_goal_value"),
        sa.CheckConstraint("upper > -1e15 AND upper < 1e15", name="ck_goal_upper"),
        sa.CheckConstraint("tolerance > -1e15 AND tolerance < 1e15", name="ck_goal_tolerance"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "goal_history",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("value", sa.REAL, nullable=True),
        sa.Column("upper", sa.REAL, nullable=True),
        sa.Column("tolerance", sa.REAL, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_on", sa.Text, nullable=True),
        sa.Column("review_on", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_goal_history"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_goal_history_month"),
        sa.CheckConstraint("value > -1e15 AND value < 1e15", name="ck_goal_history_value"),
        sa.CheckConstraint("upper > -1e15 AND upper < 1e15", name="ck_goal_history_upper"),
        sa.CheckConstraint("tolerance > -1e15 AND tolerance < 1e15", name="ck_goal_history_tolerance"),
        sqlite_strict=True,
    )


def create_benchmarks() -> None:
    op.create_table(
        "benchmark",
        sa.Column("indicator", sa.Integer, nullable=False),
        sa.Column("value", sa.REAL, nullable=False),
        sa.Column("upper", sa.REAL, nullable=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("noted_on", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("indicator", name="pk_benchmark"),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.key"], name="fk_benchmark_indicator"),
        sa.CheckConstraint("value > -1e15 AND value < 1e15", name="ck_benchmark_value"),
        sa.CheckConstraint("upper > -1e15 AND upper < 1e15", name="ck_benchmark_upper"),
        sqlite_strict=True,
    )


def create_months() -> None:
    op.create_table(
        "month_state",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("until_day", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("month", name="pk_month_state"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_month_state_month"),
        sa.CheckConstraint("status IN ('open', 'unfinished', 'closed')", name="ck_month_state_status"),
        sa.CheckConstraint("until_day BETWEEN 1 AND 31", name="ck_month_state_until_day"),
        sqlite_strict=True,
    )
    op.create_table(
        "month_note",
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("month", name="pk_month_note"),
        sa.CheckConstraint("month BETWEEN 22800 AND 26399", name="ck_month_note_month"),
        sqlite_strict=True,
    )


def create_charts() -> None:
    op.create_table(
        "saved_chart",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_saved_chart"),
        sqlite_strict=True,
    )
