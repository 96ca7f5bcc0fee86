"""What stands in a command, read: months, days, parts of the business, name=value."""

import datetime as dt

from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.domain.text import clean_text
from kpidesk.exchange.amount import POINT, AmountRefused, Marks, parse_amount
from kpidesk.formula.names import closest
from kpidesk.workbook.workbook import Workbook


def read_month(text: str) -> Month:
    """Raises Refusal."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Refusal(str(error)) from None


def read_period(workbook: Workbook, text: str) -> Period:
    """Of this business's calendar. Raises Refusal."""
    try:
        return workbook.calendar.parse(text)
    except ValueError as error:
        raise Refusal(str(error)) from None


def read_day(text: str) -> dt.date:
    """Raises Refusal."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"“{text}” is no day; write it like 2011-12-09") from None


def read_pair(text: str, what: str) -> tuple[str, str]:
    """The name and the value of name=value. Raises Refusal."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise Refusal(f"“{text}”: write {what} as name=value; an empty value clears")
    return name.strip(), value.strip()


def read_amount(indicator: Indicator, text: str, marks: Marks = POINT) -> float | None:
    """Raises Refusal that names the indicator."""
    try:
        return parse_amount(text, marks)
    except AmountRefused as refusal:
        raise Refusal(f"{indicator.id}: {refusal}; nothing was stored") from None


def find_segment(workbook: Workbook, text: str | None) -> Segment | None:
    """The segment of this business that is meant, whatever the case; a new one when there is none like it."""
    if not text:
        return None
    try:
        asked = Segment.parse(text)
    except ValueError as error:
        raise Refusal(str(error)) from None
    asked = asked._replace(name=clean_text(asked.name))
    alike = (held for held in workbook.segments if str(held).casefold() == str(asked).casefold())
    return next(alike, asked)


def known_segment(workbook: Workbook, text: str | None) -> Segment | None:
    """One that the business has. Raises Refusal with the nearest."""
    segment = find_segment(workbook, text)
    if segment is not None and segment not in workbook.segments:
        there = [str(held) for held in workbook.segments]
        near = closest(str(segment), there)
        hint = f"; the nearest is {near}" if near else ""
        raise Refusal(f"there is no {segment}{hint}; this business has {', '.join(there) or 'none yet'}")
    return segment


def needed_segment(workbook: Workbook, text: str) -> Segment:
    """The same where one must be named."""
    segment = known_segment(workbook, text)
    if segment is None:
        raise Refusal("name a channel, campaign or product, like channel:newsletter")
    return segment
