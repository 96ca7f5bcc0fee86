"""What the page of changes says: status, advice, and the lines around the table."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goals.status import Advice, Counsel, Judgement, Status
from kpidesk.analysis.signals.course import Basis
from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause
from kpidesk.ui.changes.look import Span
from kpidesk.ui.changes.nothing import Nothing
from kpidesk.ui.changes.rows import Group, Heading, Order
from kpidesk.ui.wording import reason_words, wording

DASH = "–"


def tr(text: str) -> str:
    return QCoreApplication.translate("Changes", text)


# -- around the table -------------------------------------------------------------------------------------------


def heading(value: Heading) -> str:
    return {
        Heading.BUSINESS: tr("Business"),
        Heading.MARKETING: tr("Marketing"),
        Heading.TYPED: tr("Figures typed"),
    }[value]


def span(value: Span, short: bool = False) -> str:
    """A segment of the choice; ``short`` in a narrow window."""
    return {
        Span.MONTH: tr("Month"),
        Span.QUARTER: tr("Quarter"),
        Span.YEAR_TO_DATE: tr("To date") if short else tr("Year to date"),
        Span.THREE_MONTHS: tr("3 months"),
        Span.TWELVE_MONTHS: tr("12 months"),
        Span.YEAR: tr("Year") if short else tr("Business year"),
    }[value]


def group(value: Group | None) -> str:
    """In the choice of groups."""
    if value is None:
        return tr("All groups")
    return heading(value) if isinstance(value, Heading) else value


def order(value: Order) -> str:
    return {Order.ATTENTION: tr("Needs attention"), Order.GROUPS: tr("In groups")}[value]


def segment(value: Segment | None) -> str:
    """In the choice, where a channel and a product may have the same name."""
    if value is None:
        return wording.segment(None)
    return tr("{kind}: {name}").format(kind=wording.segment_kind(value.kind), name=value.name)


def stepper(period: Period, calendar: Calendar) -> str:
    """What stands between the two arrows: August 2026; Q3 2026; 2026."""
    match period.kind:
        case PeriodKind.QUARTER:
            return f"Q{calendar.quarter_of(period.first)} {wording.business_year(period.first, calendar)}"
        case PeriodKind.YEAR:
            return wording.short_period(period, calendar)
        case _:
            return wording.month(period.last)


def against_words(period: Period, calendar: Calendar) -> str:
    """A segment of the choice of what to compare with: Jul 26; Q2 26; to Aug 25."""
    if period.kind is PeriodKind.ROLLING:
        return tr("to {month}").format(month=wording.short_month(period.last))
    return wording.short_period(period, calendar)


def steppers() -> list[str]:
    """Every month's text, to measure the widest."""
    return [wording.month(Month.of(2028, number)) for number in range(1, 13)]


def per_day_tip() -> str:
    return tr(
        "Figures that add up over the days (sales, visits) are divided by the days of their period, so that a short "
        "month is not a fall. Rates and levels stay as they are."
    )


def facts(kpis: int, typed: int, colours: str) -> str:
    """The left part of the status bar; ``colours`` are those of good and bad."""
    counted = tr("1 KPI") if kpis == 1 else tr("{n} KPIs").format(n=kpis)
    if typed:
        counted += ", " + (tr("1 typed figure") if typed == 1 else tr("{n} typed figures").format(n=typed))
    legend = tr("arrow = direction of the number; {colours}; changes are coloured only where a month stands out")
    return f"{counted}; {legend.format(colours=colours)}"


def nothing(value: Nothing) -> tuple[str, str, str]:
    """Title, sentence and button of a page without a table."""
    return {
        Nothing.NO_FIGURES: (
            tr("Enter your first month"),
            tr("Changes show as soon as there are figures of two months."),
            tr("Enter figures"),
        ),
        Nothing.ONE_MONTH: (
            tr("Nothing to compare with yet"),
            tr("A second month brings the first change, a thirteenth the same month last year."),
            tr("Insert earlier months"),
        ),
        Nothing.NOT_CHOSEN: (
            tr("No KPI is chosen"),
            tr("Choose under Figures what you want to follow."),
            tr("Go to Figures"),
        ),
        Nothing.NOT_BY_SEGMENT: (
            tr("Only known for the whole business"),
            tr("None of the chosen KPIs has figures for this part of the business alone."),
            tr("Show the whole business"),
        ),
    }[value]


# -- status and advice --------------------------------------------------------------------------------------------


def so_far(period: Period, calendar: Calendar) -> str:
    """so far, 17 of 31 days; just so far where whole months are still to come."""
    days = days_so_far(period, calendar)
    return tr("so far, {days} of {all} days").format(days=days[0], all=days[1]) if days else tr("so far")


def days_so_far(period: Period, calendar: Calendar) -> tuple[int, int] | None:
    """Days entered and all days, of a period that ends with the running month."""
    if period.last not in calendar.unfinished:
        return None
    return calendar.days(period), sum(month.days for month in period.months)


def status(judgement: Judgement) -> str:
    """The word beside the shape."""
    if judgement.status is Status.NONE:
        return reason_words.short_reason(judgement.reason) if judgement.reason is not None else tr("neither is better")
    return {Status.ON_TRACK: tr("on track"), Status.WATCH: tr("watch"), Status.OFF: tr("off")}[judgement.status]


def advice(
    counsel: Counsel | None, judgement: Judgement, basis: Basis = Basis.LEVEL, month: Month | None = None
) -> str:
    """What status and signal together suggest; "" when there is nothing to suggest.

    A range that moves says something of the goal of its ``month`` only.
    """
    if counsel is None:
        return tr("Set a goal to see where this figure stands.") if _lacks_goal(judgement) else ""
    text = _advice(counsel.advice, basis).format(month="" if month is None else month_names.name(month))
    if not counsel.recompute:
        return text
    old = tr("Once the new level is here to stay, judge by it and no longer by the old usual range.")
    if basis is Basis.TREND:
        old = tr("Once the new course is here to stay, judge by it and no longer by the old trend.")
    return f"{text} {old}"


def _advice(value: Advice, basis: Basis) -> str:
    around = {Basis.TREND: _of_trend(), Basis.SEASON: _of_season()}.get(basis, {})
    return (
        around.get(value)
        or {
            Advice.MET_BY_CHANCE: tr(
                "The goal lies within the usual range, so it is met by chance in some months. Improve how things run, "
                "or accept it."
            ),
            Advice.WILL_NOT_BE_MET: tr(
                "As things run, the goal lies beyond the usual range and will not be met. Change how you work, or the "
                "goal."
            ),
            Advice.ALWAYS_MET: tr("As things run, the goal is always met. Raise it to aim higher."),
            Advice.KEEP_CAUSE: tr("Something has changed for the better. Find the cause and keep it."),
            Advice.REMOVE_CAUSE: tr("Something has changed for the worse. Find the cause and remove it."),
            Advice.FIND_CAUSE: tr("Something has changed. Find the cause."),
        }[value]
    )


def _of_trend() -> dict[Advice, str]:
    """The months to come lie higher or lower."""
    return {
        Advice.MET_BY_CHANCE: tr(
            "The goal for {month} lies within the range around its trend, so chance decides whether it is met. Improve "
            "how things run, or accept it."
        ),
        Advice.WILL_NOT_BE_MET: tr(
            "The goal for {month} lies beyond the range around its trend. Change how you work, or the goal."
        ),
        Advice.ALWAYS_MET: tr("The whole range around its trend meets the goal for {month}. Raise it to aim higher."),
    }


def _of_season() -> dict[Advice, str]:
    """Other months have another range."""
    return {
        Advice.MET_BY_CHANCE: tr(
            "The goal for {month} lies within the usual range for a month of {month}, so it is met by chance in some "
            "years. Improve how things run, or accept it."
        ),
        Advice.WILL_NOT_BE_MET: tr(
            "As things run, the goal for {month} lies beyond the usual range for a month of {month} and will not be "
            "met. Change how you work, or the goal."
        ),
        Advice.ALWAYS_MET: tr("As things run, the goal for {month} is always met. Raise it to aim higher."),
    }


def _lacks_goal(judgement: Judgement) -> bool:
    return judgement.reason is not None and judgement.reason.cause is Cause.NO_GOAL


def listed_months(months: Sequence[Month]) -> str:
    """Apr; Apr, May; 4 months."""
    if len(months) > 2:
        return tr("{n} months").format(n=len(months))
    return ", ".join(month_names.short(month) for month in months)
