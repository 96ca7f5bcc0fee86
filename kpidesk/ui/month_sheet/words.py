"""What the month sheet says. Plain text only."""

from PySide6.QtCore import QCoreApplication

from kpidesk.charts.words import month_names
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.month import Month
from kpidesk.ui.wording import wording

DASH = "–"


def tr(text: str) -> str:
    return QCoreApplication.translate("MonthSheet", text)


def progress(entered: int, wanted: int) -> str:
    """18 of 21 entered, 3 left."""
    if not wanted:
        return tr("Nothing to enter")
    if entered >= wanted:
        return tr("All {n} entered").format(n=wanted)
    return tr("{entered} of {all} entered, {left} left").format(entered=entered, all=wanted, left=wanted - entered)


def state(month: Month, value: MonthState) -> str:
    """Behind the name of a month that is not simply open; "" for one that is."""
    if value.status is MonthStatus.CLOSED:
        return tr("closed")
    if value.status is MonthStatus.UNFINISHED and value.until_day is not None:
        return tr("{day} of {days} days").format(day=value.until_day, days=month.days)
    return tr("open again") if value.reason else ""


def hints(decimal: str) -> str:
    """The keys of the sheet, for the status bar of a wide window."""
    parts = (
        tr("Enter: next figure"),
        tr("Shift Enter: back"),
        tr("Ctrl Enter: keep as it is"),
        tr("F6: the other figure named"),
        tr("=1200+340{decimal}50 is worked out").format(decimal=decimal),
    )
    return "     ".join(parts)


def last_month(month: Month) -> str:
    """The header of the month before; with its year in January."""
    return month_names.name(month) if month.number != 12 else wording.short_month(month)


def last_year(month: Month) -> str:
    """Aug 2025."""
    return f"{month_names.short(month)} {month.year}"


def from_end_of(month: Month) -> str:
    """From July’s end."""
    return tr("from {month}’s end").format(month=month_names.name(month))
