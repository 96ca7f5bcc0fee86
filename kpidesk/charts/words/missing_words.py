"""Why a chart has no figure to draw, in whole words: what is missing, and for when."""

from kpidesk.analysis.signals.breaks import redefined_by
from kpidesk.charts.words import month_names
from kpidesk.charts.words.naming import one_line
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook


def missing_words(value: NoValue, workbook: Workbook) -> str:
    """No full stop: Units sold are not entered for July 2026."""
    known = workbook.indicators.get(value.indicator)
    name = one_line(known.name if known else value.indicator) or "it"
    part = f" ({one_line(value.segment.name)})" if value.segment else ""
    when = f" for {month_names.full(value.month)}" if value.month is not None else ""
    match value.cause:
        case Cause.MISSING:
            return f"“{name}”{part} is not entered{when}{_how_much(value)}"
        case Cause.STATED if value.detail:
            return f"“{name}”{part} has no value{when}: {one_line(value.detail)}"
        case Cause.ZERO_DIVISOR:
            return f"“{name}”{part} is not defined{when}, because it would be divided by zero"
        case Cause.OUT_OF_DOMAIN:
            return f"nothing can be worked out from a “{name}”{part} of 0 or less{when}"
        case Cause.NOT_BY_SEGMENT:
            return f"“{name}” does not exist for this part of the business"
        case Cause.NEEDS_SEGMENT:
            return f"“{name}” exists only by {value.detail}"
        case Cause.NO_SEGMENT:
            return f"“{name}” needs a channel, campaign or product called “{one_line(value.detail)}”, and there is none"
        case Cause.MONTHS_ONLY:
            return f"“{name}” exists for single months only"
        case _:
            return f"“{name}”{part} has no value{when}"


def _how_much(value: NoValue) -> str:
    """Of a longer period, how many of its months have the figure; nothing where none has."""
    if value.of <= 1 or not value.have:
        return ""
    return f" (only {value.have} of {value.of} months {'is' if value.have == 1 else 'are'} there)"


def redefined_words(workbook: Workbook, indicator: str, before: Period, after: Period) -> str:
    """No full stop: why the two periods cannot be compared; empty when the figure means the same in both."""
    anew = redefined_by(workbook, indicator, after.last)
    if anew is None or anew <= before.first:
        return ""
    name = one_line(workbook.indicator(indicator).name)
    return f"“{name}” means something else since {month_names.full(anew)}, so nothing is compared across it"


def short_reason(value: NoValue) -> str:
    """In two or three words."""
    match value.cause:
        case Cause.MISSING:
            return "not entered"
        case Cause.STATED if value.detail:
            return one_line(value.detail)
        case Cause.NOT_BY_SEGMENT:
            return "not available for this part"
        case Cause.NEEDS_SEGMENT:
            return f"exists only by {value.detail}"
        case Cause.NO_SEGMENT:
            return f"no part is called {one_line(value.detail)}"
        case _:
            return "not defined"
