"""The days of a list: which line belongs to which, and which lines have none."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kpidesk.domain.month import Month
from kpidesk.exchange.layout import Layout, LeftOut, Why
from kpidesk.exchange.month_words import DayOrder, month_number
from kpidesk.exchange.readers.day import DayOrderUnknownError, NoDayError, day_of, looks_like_day, order_in
from kpidesk.exchange.readers.listing import Listing, is_total
from kpidesk.exchange.readers.reader import Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.sheet import CellKind

_MONTH_FIGURES = re.compile(r"(\d{4})[-/. ]?(\d{2})|(\d{1,2})[-/. ](\d{4})")
_MONTH_NAMED = re.compile(r"([^\W\d]+)\.?[-/ ]*(?:de )?(\d{4})|(\d{4})[-/ ]+([^\W\d]+)\.?")


@dataclass(frozen=True, slots=True)
class Dated:
    """``months`` has every row with a date, ``days`` those that name a day; ``others`` have none."""

    months: Mapping[int, Month]
    days: Mapping[int, dt.date]
    others: tuple[int, ...]

    @property
    def rows(self) -> list[int]:
        return list(self.months)

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        """First and last day; only where there are days."""
        return min(self.days.values()), max(self.days.values())


def dated(listing: Listing, options: ReaderOptions, key: str = "date", usual: DayOrder | None = None) -> Dated:
    """The dates of the rows. ``usual`` is how this program writes 03/04/2026 where the file itself does not show it.

    Raises ReaderRefused for what looks like a date and is none, DayOrderUnknownError when only the owner can tell.
    """
    order = options.day_order or _order(listing, key, usual)
    months: dict[int, Month] = {}
    days: dict[int, dt.date] = {}
    others = []
    for row in listing.rows:
        if listing.cell(row, key).kind in (CellKind.ERROR, CellKind.UNCALCULATED):
            raise ReaderRefused(f"{listing.where(row, key)}: this cell has no result; put the date in its place")
        text = listing.text(row, key)
        month = month_in(text)
        if month is not None:
            months[row] = month
        elif listing.cell(row, key).kind == CellKind.DATE or looks_like_day(text):
            days[row] = _day(listing, row, key, text, order)
            months[row] = Month.of_date(days[row])
        else:
            others.append(row)
    if not months:
        raise ReaderRefused(f"column “{listing.heading(key)}”: no line below has a date; take the file as it was made")
    return Dated(months, days, tuple(others))


def _order(listing: Listing, key: str, usual: DayOrder | None) -> DayOrder | None:
    try:
        return order_in(listing.text(row, key) for row in listing.rows)
    except DayOrderUnknownError:
        if usual is None:
            raise
        return usual
    except NoDayError as error:
        choices = tuple(DayOrder)
        raise ReaderRefused(f"column “{listing.heading(key)}”: {error}", Option.DAY_ORDER, choices) from None


def _day(listing: Listing, row: int, key: str, text: str, order: DayOrder | None) -> dt.date:
    try:
        day = day_of(text, order)
        Month.of_date(day)
        return day
    except ValueError as error:
        raise ReaderRefused(f"{listing.where(row, key)}: {error}") from None


def month_in(text: str) -> Month | None:
    """The month of a text that names a whole one: 2026-08, 202608, 08/2026, August 2026. None for any other."""
    try:
        if match := _MONTH_FIGURES.fullmatch(text):
            return Month.of(int(match[1] or match[4]), int(match[2] or match[3]))
        if match := _MONTH_NAMED.fullmatch(text):
            number = month_number(match[1] or match[4])
            return Month.of(int(match[2] or match[3]), number) if number else None
    except ValueError:
        pass
    return None


def laid_out(name: str, reader: str, layout: Callable[[], Layout]) -> Layout:
    """What ``layout`` gives, or the layout that asks for the order of day and month."""
    try:
        return layout()
    except DayOrderUnknownError:
        return Layout(name, (), needs_day_order=True, reader=reader)


def totals_left_out(listing: Listing, rows: Sequence[int]) -> tuple[LeftOut, ...]:
    """Those of the rows that are totals or remarks, as a layout shows them."""
    return tuple(
        LeftOut(
            key=f"line {listing.line(row)}",
            label=next((cell.text.strip() for cell in listing.sheet.rows[row] if cell.text.strip()), ""),
            place=f"line {listing.line(row)}",
            why=Why.TOTAL if is_total_row(listing, row) else Why.COMMENT,
            can_be_taken=False,
        )
        for row in rows
    )


def is_total_row(listing: Listing, row: int) -> bool:
    """By its first or its last cell: an exploration says so behind the figures."""
    texts = [cell.text.strip() for cell in listing.sheet.rows[row] if cell.text.strip()]
    return bool(texts) and (is_total(texts[0]) or is_total(texts[-1]))
