"""Columns and rules that several tables share, and the metadata that all tables are part of."""

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Integer, MetaData, Text

metadata = MetaData()


def text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def month_rule(table: str) -> CheckConstraint:
    """January 1900 to December 2199."""
    return CheckConstraint("month BETWEEN 22800 AND 26399", name=f"ck_{table}_month")


def in_range(table: str, *columns: str) -> list[CheckConstraint]:
    """Stops infinity too; NaN arrives as NULL and is stopped by NOT NULL."""
    return [CheckConstraint(f"{name} > -1e15 AND {name} < 1e15", name=f"ck_{table}_{name}") for name in columns]


def of_indicator(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["indicator"], ["indicator.key"], name=f"fk_{table}_indicator")


def of_segment(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["segment"], ["segment.key"], name=f"fk_{table}_segment")
