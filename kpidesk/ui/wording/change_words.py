"""What a change did, for the undo menu and the status bar."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.overview.tiles import KIND as TILES
from kpidesk.analysis.traits import ACTIVITY
from kpidesk.domain import change as c
from kpidesk.domain.business import SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.ui.wording import wording
from kpidesk.workbook import rules
from kpidesk.workbook.traits import BRAND
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChangeWords", text)


def change(value: c.Change, workbook: Workbook) -> str:
    """What a change did, for the undo menu and the status bar."""
    parts = [part for part in rules.parts(value) if not _is_empty(part)]
    spoken = [part for part in parts if not isinstance(part, c.SetSegments | c.SetMonths | c.SetMappings)] or parts
    return _part(spoken[0], workbook) if spoken else _tr("no change")


def _is_empty(part: c.Change) -> bool:
    match part:
        case c.SetValues(held) | c.SetNotes(held) | c.SetGoals(held) | c.SetBenchmarks(held) | c.SetIndicators(held):
            return not held
        case c.SetFurtherBenchmarks(held) | c.SetBreaks(held) | c.SetTraits(held):
            return not held
        case c.SetMonths(held) | c.SetMonthNotes(held) | c.SetSavedCharts(held):
            return not held
        case c.SetSegmentCards(held) | c.SetTotals(held) | c.Confirm(held) | c.SetMappings(held):
            return not held
    return False


def _part(part: c.Change, workbook: Workbook) -> str:
    match part:
        case c.SetValues(values):
            only = next(iter(values))
            return wording.cell(only, workbook) if len(values) == 1 else _tr("{n} figures").format(n=len(values))
        case c.SetNotes(notes):
            return _tr("note on {cell}").format(cell=wording.cell(next(iter(notes)), workbook))
        case c.SetGoals(goals):
            return _goals(goals, workbook)
        case c.SetBenchmarks(benchmarks):
            return _tr("benchmark of {name}").format(name=wording.name(next(iter(benchmarks)), workbook))
        case c.SetFurtherBenchmarks(further):
            return _tr("benchmark of {name}").format(name=wording.name(next(iter(further)).indicator, workbook))
        case c.SetBreaks(breaks):
            return _break(*next(iter(breaks.items())), workbook)
        case c.SetTraits(traits):
            said = {BRAND: _tr("colour and logo on charts"), ACTIVITY: _tr("what the activity level is made of")}
            return next((said[name] for name in traits if name in said), _tr("what is known of the business"))
        case c.SetIndicators(indicators):
            name, about = next(iter(indicators.items()))
            return about.name if about else wording.name(name, workbook)
        case c.ChooseIndicators():
            return _tr("figures shown")
        case c.SetSegments():
            return _tr("channels, campaigns, products")
        case c.SetSegmentCards(cards):
            return _tr("dates and type of {name}").format(name=next(iter(cards)).name)
        case c.RenameSegment(segment, name):
            return _tr("“{old}” renamed to “{new}”").format(old=segment.name, new=name)
        case c.SetTotals(totals):
            return _tr("total of {name}").format(name=wording.name(next(iter(totals)), workbook))
        case c.Confirm(figures):
            confirmed = next(iter(figures))
            if len(figures) > 1:
                return _tr("{n} figures confirmed").format(n=len(figures))
            return _tr("{cell} confirmed").format(cell=wording.cell(confirmed, workbook))
        case c.SetMappings():
            return _tr("how an import is taken in")
        case c.SetMonths(months):
            return _tr("state of {month}").format(month=wording.month(next(iter(months))))
        case c.SetMonthNotes(notes_by_month):
            return _tr("note on {cell}").format(cell=wording.month(next(iter(notes_by_month))))
        case c.SetBusiness():
            return _tr("about the business")
        case c.SetSavedCharts(charts):
            return _saved_charts(charts, workbook)
        case c.Several():
            return _tr("several changes")


def _break(start: BreakKey, held: Break | None, workbook: Workbook) -> str:
    """What kind of break it is, or that it was taken away."""
    words = _tr("{name} no longer starts anew in {month}")
    if held is not None:
        is_redefined = held.kind is BreakKind.REDEFINED
        words = (
            _tr("{name} means something else from {month} on") if is_redefined else _tr("{name} starts anew in {month}")
        )
    return words.format(name=wording.name(start.indicator, workbook), month=wording.month(start.month))


def _goals(goals: Mapping[GoalKey, Goal | None], workbook: Workbook) -> str:
    """The year of what adds up follows its months, and is not worth a word beside them."""
    kpis = {key.indicator for key in goals}
    if len(kpis) > 1:
        return _tr("goals of {n} KPIs").format(n=len(kpis))
    months = [key for key in goals if key.kind is PeriodKind.MONTH] or list(goals)
    key = months[0]
    name = ", ".join([wording.name(key.indicator, workbook)] + ([key.segment.name] if key.segment else []))
    if len(months) > 1:
        return _tr("{name}: goal for {n} months").format(name=name, n=len(months))
    if key.kind is PeriodKind.MONTH:
        return _tr("goal of {cell}").format(cell=wording.cell(Cell(key.indicator, key.month, key.segment), workbook))
    when = wording.period(workbook.calendar.around(key.month, key.kind), workbook.calendar)
    return _tr("goal of {cell}").format(cell=f"{name}, {when}")


def _saved_charts(charts: Mapping[int, SavedChart | None], workbook: Workbook) -> str:
    """One that goes and is not there any more has no name."""
    held = [new or workbook.saved_charts.get(key) for key, new in charts.items()]
    known = [chart for chart in held if chart is not None]
    if any(chart.kind == TILES for chart in known):
        return _tr("tiles of the overview")
    if len(charts) > 1:
        return _tr("order of the saved charts")
    return _tr("saved chart “{name}”").format(name=known[0].title) if known else _tr("saved chart")
