"""A web shop's sales over time, added up by month: what the shop programs have in common."""

from collections.abc import Mapping, Sequence

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.dated import Dated, dated, laid_out, totals_left_out
from kpidesk.exchange.readers.listing import Listing, needed_listing
from kpidesk.exchange.readers.reader import Column, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.totals import Totals, covers_note, is_weekly, repeated_note
from kpidesk.exchange.sheet import SourceFile

_BY_MONTH = "take the report by month or by day"


def sales_layout(
    source: SourceFile,
    columns: Sequence[Column],
    options: ReaderOptions,
    *,
    reader: str,
    remedy: str,
    also: Mapping[str, tuple[str, str]] | None = None,
) -> Layout:
    """The figures of the columns that give one. ``also`` sends a column to a further one: key to (heading, id)."""
    listing = needed_listing(source, columns, reader, remedy)
    key = "month" if listing.has("month") else "day"
    if not listing.has(key):
        by_week = listing.has("week")
        said = "this list is by week, and weeks run across months" if by_week else "no column has the month or the day"
        raise ReaderRefused(f"{source.name}: {said}; {_BY_MONTH}")

    def layout() -> Layout:
        dates = dated(listing, options, key)
        if is_weekly(dates.days.values()):
            raise ReaderRefused(f"{source.name}: a line is a week, and weeks run across months; {_BY_MONTH}")
        totals = _totals(listing, columns, dates, Amounts(listing, columns, options), also or {})
        notes = (_notes(dates) if key == "day" else []) + repeated_note(listing, dates.rows)
        left_out = totals_left_out(listing, dates.others)
        return Layout(source.name, totals.series(listing), left_out, reader=reader, notes=tuple(notes))

    return laid_out(source.name, reader, layout)


def _totals(
    listing: Listing, columns: Sequence[Column], dates: Dated, amounts: Amounts, also: Mapping[str, tuple[str, str]]
) -> Totals:
    totals = Totals()
    for column in columns:
        if not column.gives or not listing.has(column.key):
            continue
        given = {row: amounts.of(row, column.key) for row in dates.rows}
        # Discounts are written as what they take off: -5.00 is a discount of 5, and 1.00 among such takes one back.
        turned = column.gives == "discounts_given" and any(amount < 0 for amount in given.values())
        for row, amount in given.items():
            figure = -amount if turned else amount
            totals.add(listing.heading(column.key), dates.months[row], figure, row, target=column.gives)
            if column.key in also:
                heading, target = also[column.key]
                totals.add(heading, dates.months[row], figure, row, target=target)
    return totals


def _notes(dates: Dated) -> list[str]:
    """Only the first day of each month: the lines are months, whatever their heading says."""
    days = list(dates.days.values())
    if not days or (all(day.day == 1 for day in days) and (len(days) == len(set(dates.months.values())))):
        return []
    return covers_note(*dates.span)


def sales_score(listing: Listing | None, keys: Sequence[str]) -> float:
    found = sum(listing.has(key) for key in keys) if listing else 0
    return 0.9 * found / len(keys) if found >= 4 else 0.0
