"""What stands in the cells of the KPI table."""

from typing import NamedTuple

from kpidesk.analysis.comparison.comparison import Against
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.numbers.movement import ChangeKind, Remark
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.analysis.signals.signals import Signal, UsualRange
from kpidesk.charts.table.table_lines import TableLine
from kpidesk.charts.words import month_names
from kpidesk.charts.words.figure_words import difference_words
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue

DASH = "\N{EN DASH}"
SO_FAR = "so far"


class Change(NamedTuple):
    """``brief`` has no percentage beside the difference. ``faint`` ones say nothing about how the figure moves."""

    text: str
    brief: str
    merit: Merit = Merit.NONE
    faint: bool = False

    @property
    def is_silent(self) -> bool:
        """There is nothing to compare with."""
        return self.text in {DASH, SO_FAR}


NO_CHANGE = Change(DASH, DASH, faint=True)


def figure(value: float, about: Indicator, decimals: int, form: NumberForm) -> str:
    """6,418; 18 %: of units only the sign is written."""
    return form.percent(value, decimals) if about.unit is Unit.PERCENT else form.number(value, decimals)


def actual(line: TableLine, form: NumberForm) -> str:
    """The figure; the reason why there is none stands in place of the status."""
    comparison = line.row.comparison
    if isinstance(comparison.value, NoValue):
        return DASH
    return figure(comparison.value, line.about, comparison.decimals, form)


def goal(line: TableLine, form: NumberForm) -> str:
    """Of a quarter or year on its way that of the time so far."""
    aim, about, decimals = line.row.aim, line.about, line.row.comparison.decimals
    if isinstance(aim, NoValue):
        return DASH
    if aim.upper is None or aim.upper == aim.value:
        return figure(aim.value, about, decimals, form)
    low, high = sorted([aim.value, aim.upper])
    start = figure(low, about, decimals, form).removesuffix("%").rstrip()
    return f"{start} to {figure(high, about, decimals, form)}"


def to_goal(line: TableLine, form: NumberForm) -> Change:
    """Figure less goal, 0 within a band; good or bad has its colour unless the period still runs."""
    judgement = line.against
    if judgement.variance is None:
        return NO_CHANGE
    text = difference_words(judgement.variance, line.about, form, line.row.comparison.decimals)
    return Change(text, text, judgement.merit)


def to_previous(line: TableLine, form: NumberForm) -> Change:
    return _change(line, line.row.comparison.previous, line.row.previous_tint, form)


def to_last_year(line: TableLine, form: NumberForm) -> Change:
    return _change(line, line.row.comparison.last_year, line.row.last_year_tint, form)


def _change(line: TableLine, against: Against, tint: Merit, form: NumberForm) -> Change:
    """Coloured only where the month stands out, as everywhere."""
    move, about, decimals = against.movement, line.about, line.row.comparison.decimals
    if Remark.UNFINISHED in move.remarks:
        return _daily(about, against, form)
    if move.kind is ChangeKind.NONE or move.difference is None:
        return NO_CHANGE
    late = f" vs {month_names.short(against.period.last)}" if against.missing else ""
    if Remark.UNCHANGED in move.remarks:
        return Change(f"unchanged{late}", "unchanged")
    brief = difference_words(move.difference, about, form, decimals)
    if Remark.FEW_CASES in move.remarks:
        return Change(f"{brief}{late} (few cases)", brief, faint=True)
    return Change(brief + _share(against, form) + late, brief, tint)


def _daily(about: Indicator, against: Against, form: NumberForm) -> Change:
    daily = against.daily
    if daily is None:
        return Change(SO_FAR, SO_FAR, faint=True)
    if not daily.difference:
        return Change("same a day", "same a day", faint=True)
    text = f"{difference_words(daily.difference, about, form, daily.decimals)} a day"
    return Change(text, text, faint=True)


def _share(against: Against, form: NumberForm) -> str:
    move = against.movement
    if Remark.TIMES in move.remarks and move.factor is not None:
        return f" ({form.times(move.factor)})"
    if move.kind is ChangeKind.POINTS:
        return ""
    if Remark.WAS_ZERO in move.remarks:
        return " (was 0)"
    if move.kind is ChangeKind.PERCENT and move.change is not None:
        return f" ({form.percent_change(move.change)})"
    return ""


def signal(line: TableLine) -> str:
    """8 months above average; usual range; "" where the past says nothing of the month."""
    if line.signal is not None:
        return signal_words(line.signal, named(line.row.usual))
    usual, month = line.row.usual, line.row.comparison.period.last
    return usual_name(named(usual), month) if usual is not None and usual.judges(month) else ""


def named(usual: UsualRange | None) -> Basis:
    """What a range is named after."""
    return named_after(None if usual is None else usual.around.course)


def usual_name(basis: Basis, month: Month) -> str:
    """Usual range; range of trend; a usual Aug."""
    names = {Basis.LEVEL: "usual range", Basis.TREND: "range of trend"}
    return names.get(basis, f"a usual {month_names.short(month)}")


def signal_words(told: Signal, basis: Basis) -> str:
    up = told.side is Trend.UP
    centre = {Basis.LEVEL: "average", Basis.TREND: "trend", Basis.SEASON: "season"}[basis]
    return {
        Rule.OUTSIDE: f"{'above' if up else 'below'} {usual_name(basis, told.month)}",
        Rule.RUN: f"{told.run} months {'above' if up else 'below'} {centre}",
        Rule.NEAR_LIMIT: f"near {'upper' if up else 'lower'} limit",
    }[told.rule]
