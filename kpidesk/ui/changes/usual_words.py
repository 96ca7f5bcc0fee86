"""What is said of a figure against its own past, and around what its usual range lies."""

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.numbers.merit import Trend
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.analysis.signals.signals import Signal, UsualRange
from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.ui.changes import words
from kpidesk.ui.changes.words import tr


def too_few_months() -> str:
    """In place of a signal, before there is a usual range."""
    return tr("from 6 months on")


def range_name(usual: UsualRange, month: Month) -> str:
    """The usual range; the range around its trend; the usual range for a month of August."""
    named = {
        Basis.LEVEL: tr("the usual range"),
        Basis.TREND: tr("the range around its trend"),
        Basis.SEASON: tr("the usual range for a month of {month}"),
    }[basis_of(usual)]
    if usual.basis is Basis.SEASON and usual.around.course.has_line:
        named = tr("the range around its trend, for a month of {month}")
    return named.format(month=month_names.name(month))


def basis_of(usual: UsualRange | None) -> Basis:
    """What it is named after."""
    return named_after(None if usual is None else usual.around.course)


# -- short, in a column -------------------------------------------------------------------------------------------


def signal(value: Signal, basis: Basis, period: Period) -> str:
    """8 months below avg; above a usual Aug; in a longer period with its last month in front."""
    up = value.side is Trend.UP
    said = {
        Rule.OUTSIDE: _outside(basis, up=up),
        Rule.RUN: _run(basis, up=up),
        Rule.NEAR_LIMIT: tr("near upper limit") if up else tr("near lower limit"),
    }[value.rule].format(n=value.run, month=month_names.short(value.month))
    return of_last_month(said, period)


def _outside(basis: Basis, *, up: bool) -> str:
    return {
        Basis.LEVEL: tr("above usual range") if up else tr("below usual range"),
        Basis.TREND: tr("above range of trend") if up else tr("below range of trend"),
        Basis.SEASON: tr("above a usual {month}") if up else tr("below a usual {month}"),
    }[basis]


def _run(basis: Basis, *, up: bool) -> str:
    return {
        Basis.LEVEL: tr("{n} months above avg") if up else tr("{n} months below avg"),
        Basis.TREND: tr("{n} months above trend") if up else tr("{n} months below trend"),
        Basis.SEASON: tr("{n} months above season") if up else tr("{n} months below season"),
    }[basis]


def usual(basis: Basis, period: Period) -> str:
    """Usual range; range of trend; a usual Aug."""
    said = {
        Basis.LEVEL: tr("usual range"),
        Basis.TREND: tr("range of trend"),
        Basis.SEASON: tr("a usual {month}"),
    }[basis]
    return of_last_month(said.format(month=month_names.short(period.last)), period)


def on_tile(value: Signal | None, basis: Basis, period: Period) -> str:
    """Where there is more room: below the range around its trend. ``value`` lies outside, if there is one."""
    side = tr("within {range}")
    if value is not None:
        side = tr("above {range}") if value.side is Trend.UP else tr("below {range}")
    named = {
        Basis.LEVEL: tr("the usual range"),
        Basis.TREND: tr("the range around its trend"),
        Basis.SEASON: tr("what is usual for {month}"),
    }[basis]
    return of_last_month(side.format(range=named.format(month=month_names.name(period.last))), period)


def not_as_before(basis: Basis) -> str:
    """Of a month that something sets apart, within its range or not."""
    return tr("not as its trend") if basis is Basis.TREND else tr("not as usual")


def of_last_month(said: str, period: Period) -> str:
    return said if period.length == 1 else f"{month_names.short(period.last)}: {said}"


def advice(row: KpiRow) -> str:
    """What status and signal together suggest; "" when there is nothing to suggest."""
    return words.advice(row.counsel, row.judgement, basis_of(row.usual), row.comparison.period.last)


# -- in full ------------------------------------------------------------------------------------------------------


def signal_full(value: Signal, usual_range: UsualRange, limits: str) -> str:
    """One of: what rule the month breaks, in whole words. ``limits`` is "8.74 to 28.73"."""
    up = value.side is Trend.UP
    sentences = {
        Rule.OUTSIDE: tr("{month} lies above {range}, {limits}") if up else tr("{month} lies below {range}, {limits}"),
        Rule.RUN: _run_full(basis_of(usual_range), up=up),
        Rule.NEAR_LIMIT: tr("three of the last four months lie near the upper end of {range}, {limits}")
        if up
        else tr("three of the last four months lie near the lower end of {range}, {limits}"),
    }
    text = sentences[value.rule].format(
        month=month_names.full(value.month),
        range=range_name(usual_range, value.month),
        limits=limits,
        n=value.run,
        baseline=month_names.span(*usual_range.baseline),
    )
    return text + _provisional(usual_range)


def _run_full(basis: Basis, *, up: bool) -> str:
    return {
        Basis.LEVEL: tr("{n} months in a row above the average of {baseline}")
        if up
        else tr("{n} months in a row below the average of {baseline}"),
        Basis.TREND: tr("{n} months in a row above the trend of {baseline}")
        if up
        else tr("{n} months in a row below the trend of {baseline}"),
        Basis.SEASON: tr("{n} months in a row above what {baseline} made usual for each of them")
        if up
        else tr("{n} months in a row below what {baseline} made usual for each of them"),
    }[basis]


def usual_full(usual_range: UsualRange, limits: str, month: Month) -> str:
    text = tr("{month} lies within {range}, {limits}")
    named = range_name(usual_range, month)
    return text.format(month=month_names.full(month), range=named, limits=limits) + _provisional(usual_range)


def _provisional(usual_range: UsualRange) -> str:
    if not usual_range.limits.provisional:
        return ""
    return tr(" (provisional, from {n} months)").format(n=usual_range.limits.count)
