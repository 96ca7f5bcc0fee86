"""The words of the Figures page that are made from facts. Plain text only."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.selection import Summary
from kpidesk.charts.words import month_names
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentKind
from kpidesk.domain.value import NoValue
from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.ui.wording import reason_words, wording
from kpidesk.workbook.workbook import Workbook


def tr(text: str) -> str:
    return QCoreApplication.translate("Figures", text)


def label(row: Row, workbook: Workbook) -> str:
    """What the row is called in the label column."""
    match row.kind:
        case RowKind.GROUP:
            return row.group
        case RowKind.REST:
            kinds = {segment.kind for segment in workbook.segments_of(row.indicator)}
            return tr("unassigned") if len(kinds) < 2 or row.rest is None else unassigned_of(row.rest)
        case RowKind.PART if row.segment is not None:
            return row.segment.name
        case _:
            return workbook.indicators[row.indicator].name


def unassigned_of(kind: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: tr("unassigned to a channel"),
        SegmentKind.CAMPAIGN: tr("unassigned to a campaign"),
        SegmentKind.PRODUCT: tr("unassigned to a product"),
    }[kind]


def full_name(row: Row, workbook: Workbook) -> str:
    """As the label, with the indicator's name in front of a segment's."""
    own = label(row, workbook)
    if row.kind in {RowKind.PART, RowKind.REST}:
        return f"{workbook.indicators[row.indicator].name}, {own}"
    return f"{own}, {row.segment.name}" if row.segment is not None else own


def unit(about: Indicator, currency: str) -> str:
    return wording.unit(about.unit, currency)


def spoken(text: str, about: Indicator, currency: str) -> str:
    """A figure as it is read out: with its unit, unless that is a plain count."""
    return text if about.unit is Unit.COUNT or not text else f"{text} {unit(about, currency)}"


def below_month(month: Month, state: MonthState, shows_year: bool) -> str:
    """The second line of a month's header."""
    if state.status is MonthStatus.UNFINISHED and state.until_day is not None:
        return tr("{day}/{days} days").format(day=state.until_day, days=month.days)
    return str(month.year) if shows_year else ""


def month_words(month: Month, state: MonthState, note: str) -> str:
    """A month's header, read out or in its tool tip."""
    words = [wording.month(month)]
    if state.status is MonthStatus.CLOSED:
        words.append(tr("closed"))
    elif state.status is MonthStatus.UNFINISHED and state.until_day is not None:
        words.append(tr("unfinished: {day} of {days} days entered").format(day=state.until_day, days=month.days))
    elif state.reason:
        words.append(open_again(state))
    return ", ".join(words) + (f"\n{note}" if note else "")


def restated(month: Month, old: str, new: str) -> str:
    """A figure that was changed after its month was closed."""
    return tr("Restated: {old} when {month} was closed, now {new}").format(old=old, new=new, month=wording.month(month))


def has_no_value(cell_name: str) -> str:
    return tr("{cell} has no value").format(cell=cell_name)


def reason(value: NoValue, workbook: Workbook) -> str:
    return reason_words.reason(value, workbook)


def begun(month: Month, day: int) -> str:
    return tr("{month} is marked as unfinished, entered until day {day}.").format(month=wording.month(month), day=day)


def closed(months: Sequence[Month]) -> str:
    if len(months) == 1:
        return tr("{month} is closed. Say why it changes, and it is opened again.").format(
            month=wording.month(months[0])
        )
    return tr("{months} are closed. Say why they change, and they are opened again.").format(
        months=wording.listed(map(wording.month, months))
    )


def why_reopened(month: Month) -> str:
    return tr("Why is {month} opened again? What changes from now on is marked as restated.").format(
        month=wording.month(month)
    )


def reopened(month: Month, state: MonthState) -> str:
    """July is open again: an invoice came late."""
    return tr("{month} is {state}").format(month=month_names.name(month), state=open_again(state))


def open_again(state: MonthState) -> str:
    """Open again: an invoice came late. Empty for a month that was never closed, or reopened without a reason."""
    return tr("open again: {reason}").format(reason=state.reason) if state.reason else ""


def is_calculated(row: Row, workbook: Workbook) -> str:
    """Why nothing can be typed in this row."""
    name = workbook.indicators[row.indicator].name
    if row.kind is RowKind.REST:
        return tr("This row is what the total leaves over. Type the total or one of its parts.")
    return tr("{name} is calculated. Type the figures that it follows from.").format(name=name)


def facts(found: Summary, form: NumberForm, currency: str, brief: bool) -> list[str]:
    """What the status bar says about a selection; ``brief`` for a narrow window."""
    cells = tr("1 cell") if found.cells == 1 else tr("{n} cells").format(n=found.cells)
    figures = tr("1 figure") if found.figures == 1 else tr("{n} figures").format(n=found.figures)
    words = [f"{cells}, {figures}"]
    if found.has_different_units:
        return [*words, tr("different units")]
    if found.indicator is None or found.mean is None:
        return words
    for name, value in (
        (tr("Sum"), found.total),
        (tr("Mean"), found.mean),
        (tr("Low"), None if brief else found.low),
        (tr("High"), None if brief else found.high),
    ):
        if value is not None:
            words.append(f"{name} {_figure(value, found, form)}")
    return words if brief else [*words, wording.unit(found.indicator.unit, currency)]


def unfinished_fact(month: Month, state: MonthState) -> str:
    """September is unfinished: 3 of 30 days, not compared in percent."""
    return tr("{month} is unfinished: {day} of {days} days, not compared in percent").format(
        month=month_names.name(month), day=state.until_day, days=month.days
    )


def _figure(value: float, found: Summary, form: NumberForm) -> str:
    if found.indicator is not None and found.indicator.unit is Unit.PERCENT:
        return form.percent(value, found.decimals).removesuffix(form.percent_space + "%")
    return form.number(value, found.decimals)


def cell_name(cell: Cell, workbook: Workbook) -> str:
    return wording.cell(cell, workbook)
