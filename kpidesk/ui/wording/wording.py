"""Facts of the core, put into words. Plain text only."""

import datetime as dt
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.overview.tiles import KIND as TILES
from kpidesk.charts.words import month_names
from kpidesk.domain import change as c
from kpidesk.domain.business import SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook import rules
from kpidesk.workbook.refusals import MonthClosed
from kpidesk.workbook.traits import BRAND
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)


def month(value: Month) -> str:
    """August 2026."""
    return month_names.full(value)


def short_month(value: Month) -> str:
    """Aug 26."""
    return f"{month_names.short(value)} {value.year % 100:02}"


def moment(value: dt.datetime) -> str:
    """3 Sep 2026, 14:32: by the clock of this computer. A time that names no zone is by that clock already."""
    here = value.astimezone()
    return f"{month_names.day(here.date())}, {here:%H:%M}"


def period(value: Period, calendar: Calendar) -> str:
    """August 2026; Q3 2026, July to September; Business year 2026; January to August 2026; 12 months to August 2026."""
    match value.kind:
        case PeriodKind.MONTH:
            return month(value.first)
        case PeriodKind.QUARTER:
            return f"{quarter(value, calendar)}, {_months(value)}"
        case PeriodKind.YEAR:
            return str(value.first.year) if value.first.number == 1 else _months(value)
        case PeriodKind.YEAR_TO_DATE:
            return _months(value)
        case PeriodKind.ROLLING:
            return _tr("{n} months to {month}").format(n=value.length, month=month(value.last))


def quarter(value: Period, calendar: Calendar) -> str:
    """Q3 2026."""
    return f"Q{calendar.quarter_of(value.first)} {business_year(value.first, calendar)}"


def business_year(value: Month, calendar: Calendar, short: bool = False) -> str:
    """2026, or 2026/27 for a year that crosses the new year; in short 26 and 26/27."""
    year = calendar.year_of(value)
    first = f"{year % 100:02}" if short else str(year)
    return first if calendar.year_start == 1 else f"{first}/{(year + 1) % 100:02}"


def short_period(value: Period, calendar: Calendar) -> str:
    """For a table's header: Aug 26; Q3 26; 2026; Jan to Aug 26."""
    match value.kind:
        case PeriodKind.MONTH:
            return short_month(value.first)
        case PeriodKind.QUARTER:
            return f"Q{calendar.quarter_of(value.first)} {business_year(value.first, calendar, short=True)}"
        case PeriodKind.YEAR:
            first, last = value.first.year, value.last.year
            return str(first) if first == last else f"{first}/{last % 100:02}"
        case _ if value.length == 1:
            return short_month(value.first)
        case _ if value.first.year == value.last.year:
            return _tr("{first} to {last}").format(first=month_names.short(value.first), last=short_month(value.last))
        case _:
            return _tr("{first} to {last}").format(first=short_month(value.first), last=short_month(value.last))


def unit(value: Unit, currency: str) -> str:
    match value:
        case Unit.MONEY:
            return currency
        case Unit.PERCENT:
            return "%"
        case Unit.MONEY_PER_HOUR:
            return _tr("{currency}/h").format(currency=currency)
        case _:
            return _tr(str(value))


def better(direction: Direction) -> str:
    return {
        Direction.HIGHER: _tr("higher is better"),
        Direction.LOWER: _tr("lower is better"),
        Direction.BAND: _tr("best within a band"),
        Direction.NEUTRAL: _tr("neither is better"),
    }[direction]


def good_and_bad(*, ibcs_colours: bool) -> str:
    """In which colours the window shows them: for the legends."""
    return _tr("green good, red bad") if ibcs_colours else _tr("blue good, orange bad")


def segment(value: Segment | None) -> str:
    return _tr("Whole business") if value is None else value.name


def segment_kind(value: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: _tr("Channel"),
        SegmentKind.CAMPAIGN: _tr("Campaign"),
        SegmentKind.PRODUCT: _tr("Product"),
    }[value]


def cell(value: Cell, workbook: Workbook) -> str:
    """Units returned, May 2026, newsletter."""
    about = workbook.indicators.get(value.indicator)
    words = [about.name if about else value.indicator, month(value.month)]
    return ", ".join(words + ([value.segment.name] if value.segment else []))


def reason(value: NoValue, workbook: Workbook) -> str:
    """Why there is no number, as a sentence."""
    name = _name(value.indicator, workbook)
    if value.cause is Cause.MISSING:
        return _missing(value, name)
    sentences = {
        Cause.ZERO_DIVISOR: _tr("{name} is not defined: {why}."),
        Cause.OUT_OF_DOMAIN: _tr("{name} is not defined: {detail} has no result."),
        Cause.TOO_LARGE: _tr("{name} is too large for a number."),
        Cause.STATED: _tr("{name} has no value: {detail}."),
        Cause.UNFINISHED: _tr("{month} still runs: growth is told once the month is finished."),
        Cause.NO_SEGMENT: _tr("There is no channel, campaign or product called “{detail}”."),
        Cause.NOT_BY_SEGMENT: _tr("{name} exists for the whole business only."),
        Cause.NEEDS_SEGMENT: _tr("{name} is seen by {detail}: choose one above."),
        Cause.MONTHS_ONLY: _tr("{name} is not added up: it is given for single months."),
        Cause.MODEL: _tr("{name} is shown {place}.").format(name=name, place=shown_under(value.indicator)),
        Cause.NO_GOAL: _tr("There is no goal."),
        Cause.GOAL_IS_MONTHLY: _tr("Its goals are for single months, and a longer period has more of it by nature."),
        Cause.GOALS_DIFFER: _tr("The goals of these months differ, so there is none for all of them together."),
        Cause.REDEFINED: _tr("{name} means something else since {month}, so what was before is not compared.").format(
            name=name, month=month(value.month) if value.month else ""
        ),
    }
    running = month(value.month) if value.month else ""
    return sentences[value.cause].format(name=name, why=_undefined(value, workbook), detail=value.detail, month=running)


def shown_under(model: str) -> str:
    """Where that is told which is no formula of one month's figures."""
    return _tr("under Overview and Changes") if model == INDICATOR else _tr("under Charts")


def short_reason(value: NoValue) -> str:
    """For a table cell: 2 of 3 months; no figure; not defined; no goal."""
    if value.cause is Cause.MISSING and value.of > 1:
        return _tr("{have} of {of} months").format(have=value.have, of=value.of)
    return {
        Cause.MISSING: _tr("no figure"),
        Cause.ZERO_DIVISOR: _tr("not defined"),
        Cause.OUT_OF_DOMAIN: _tr("not defined"),
        Cause.TOO_LARGE: _tr("too large"),
        Cause.STATED: value.detail or _tr("no value"),
        Cause.UNFINISHED: _tr("still runs"),
        Cause.NO_SEGMENT: _tr("no such segment"),
        Cause.NOT_BY_SEGMENT: _tr("whole business only"),
        Cause.NEEDS_SEGMENT: _tr("choose a {kind}").format(kind=value.detail),
        Cause.MONTHS_ONLY: _tr("months only"),
        Cause.MODEL: _tr("see Changes") if value.indicator == INDICATOR else _tr("see Charts"),
        Cause.NO_GOAL: _tr("no goal"),
        Cause.GOAL_IS_MONTHLY: _tr("monthly goal"),
        Cause.GOALS_DIFFER: _tr("goals differ"),
        Cause.REDEFINED: _tr("redefined"),
    }[value.cause]


def change(value: c.Change, workbook: Workbook) -> str:
    """What a change did, for the undo menu and the status bar."""
    parts = [part for part in rules.parts(value) if not _is_empty(part)]
    spoken = [part for part in parts if not isinstance(part, c.SetSegments | c.SetMonths | c.SetMappings)] or parts
    return _part(spoken[0], workbook) if spoken else _tr("no change")


def refusal(error: Exception) -> str:
    """What was refused, and the remedy."""
    if isinstance(error, FileRefused):
        return _file_sentences()[error.problem].format(name=error.path.name, folder=str(error.path.parent))
    if isinstance(error, MonthClosed):
        return _tr("{month} is closed. Reopen it to change its figures; nothing was changed.").format(
            month=month(error.month)
        )
    text = str(error)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def listed(words: Iterable[str]) -> str:
    """One, two and three."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return _tr("{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])


def _months(value: Period) -> str:
    return month_names.span(value.first, value.last) if value.length > 1 else month(value.first)


def _name(indicator: str, workbook: Workbook) -> str:
    about: Indicator | None = workbook.indicators.get(indicator)
    return about.name if about else indicator or _tr("The value")


def _missing(value: NoValue, name: str) -> str:
    when = month(value.month) if value.month else ""
    where = f" ({value.segment.name})" if value.segment else ""
    if value.of > 1:
        return _tr("There are {have} of {of} months: {name}{where} is not entered for {month}.").format(
            have=value.have, of=value.of, name=name, where=where, month=when
        )
    return _tr("It needs {name}{where} for {month}, which is not entered. An empty cell is not counted as 0.").format(
        name=name, where=where, month=when
    )


def _undefined(value: NoValue, workbook: Workbook) -> str:
    about = workbook.indicators.get(value.indicator)
    if about and not about.own and about.texts.undefined_when:
        return about.texts.undefined_when
    return _tr("{divisor} is 0").format(divisor=value.detail or _tr("the divisor"))


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
            return cell(only, workbook) if len(values) == 1 else _tr("{n} figures").format(n=len(values))
        case c.SetNotes(notes):
            return _tr("note on {cell}").format(cell=cell(next(iter(notes)), workbook))
        case c.SetGoals(goals):
            return _goals(goals, workbook)
        case c.SetBenchmarks(benchmarks):
            return _tr("benchmark of {name}").format(name=_name(next(iter(benchmarks)), workbook))
        case c.SetFurtherBenchmarks(further):
            return _tr("benchmark of {name}").format(name=_name(next(iter(further)).indicator, workbook))
        case c.SetBreaks(breaks):
            return _break(*next(iter(breaks.items())), workbook)
        case c.SetTraits(traits):
            return _tr("colour and logo on charts") if BRAND in traits else _tr("what is known of the business")
        case c.SetIndicators(indicators):
            name, about = next(iter(indicators.items()))
            return about.name if about else _name(name, workbook)
        case c.ChooseIndicators():
            return _tr("figures shown")
        case c.SetSegments():
            return _tr("channels, campaigns, products")
        case c.SetSegmentCards(cards):
            return _tr("dates and type of {name}").format(name=next(iter(cards)).name)
        case c.RenameSegment(segment, name):
            return _tr("“{old}” renamed to “{new}”").format(old=segment.name, new=name)
        case c.SetTotals(totals):
            return _tr("total of {name}").format(name=_name(next(iter(totals)), workbook))
        case c.Confirm(figures):
            confirmed = next(iter(figures))
            if len(figures) > 1:
                return _tr("{n} figures confirmed").format(n=len(figures))
            return _tr("{cell} confirmed").format(cell=cell(confirmed, workbook))
        case c.SetMappings():
            return _tr("how an import is taken in")
        case c.SetMonths(months):
            return _tr("state of {month}").format(month=month(next(iter(months))))
        case c.SetMonthNotes(notes_by_month):
            return _tr("note on {cell}").format(cell=month(next(iter(notes_by_month))))
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
    return words.format(name=_name(start.indicator, workbook), month=month(start.month))


def _goals(goals: Mapping[GoalKey, Goal | None], workbook: Workbook) -> str:
    """The year of what adds up follows its months, and is not worth a word beside them."""
    kpis = {key.indicator for key in goals}
    if len(kpis) > 1:
        return _tr("goals of {n} KPIs").format(n=len(kpis))
    months = [key for key in goals if key.kind is PeriodKind.MONTH] or list(goals)
    key = months[0]
    name = ", ".join([_name(key.indicator, workbook)] + ([key.segment.name] if key.segment else []))
    if len(months) > 1:
        return _tr("{name}: goal for {n} months").format(name=name, n=len(months))
    if key.kind is PeriodKind.MONTH:
        return _tr("goal of {cell}").format(cell=cell(Cell(key.indicator, key.month, key.segment), workbook))
    when = period(workbook.calendar.around(key.month, key.kind), workbook.calendar)
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


def _file_sentences() -> dict[FileProblem, str]:
    return {
        FileProblem.NOT_FOUND: _tr("“{name}” is not in {folder} any more. Look for it, or take it off the list."),
        FileProblem.IS_FOLDER: _tr("“{name}” is a folder. Choose a file in it."),
        FileProblem.EXISTS: _tr("“{name}” exists already and was not touched. Choose another name."),
        FileProblem.NOT_KPIDESK: _tr("“{name}” is not a kpidesk file and was not touched."),
        FileProblem.NEWER: _tr("“{name}” was made by a newer kpidesk. Update yours to open it; it was not touched."),
        FileProblem.DAMAGED: _tr(
            "“{name}” is damaged and was not touched. File > Check and repair brings over what can be read; a backup "
            "may hold all of it."
        ),
        FileProblem.NOT_READABLE: _tr("“{name}” may not be read. Change its permissions, or copy it elsewhere."),
        FileProblem.NOT_WRITABLE: _tr("{folder} cannot be written to. Nothing was lost; choose another place."),
        FileProblem.IN_USE: _tr(
            "Another program is using “{name}”. Close it there and try again; nothing was changed."
        ),
        FileProblem.MOVED: _tr("“{name}” was moved or replaced while it was open. Save a copy and open that."),
        FileProblem.CHANGED: _tr(
            "Another program changed “{name}”; nothing was written over it. Load it again, or save yours elsewhere."
        ),
        FileProblem.HELD: _tr("“{name}” is open in another kpidesk. Close it there, or look at it only."),
        FileProblem.FOREIGN: _tr(
            "“{name}” has parts that could act by themselves, so it was not opened. File > Check and repair brings its "
            "figures into a new file."
        ),
        FileProblem.UNRELIABLE: _tr(
            "The database on this computer does not give numbers back as they are, so “{name}” was not opened. "
            "Install kpidesk afresh."
        ),
        FileProblem.UNPLUGGED: _tr("The drive of “{name}” does not answer. Put it back in, or save a copy elsewhere."),
        FileProblem.DISK_FULL: _tr("The disk is full. Nothing was changed; make room, or save a copy elsewhere."),
    }
