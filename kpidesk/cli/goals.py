"""The commands goal and goals: set what is aimed at, and tell it."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.goals.period_goals import aimed, carried_forward, end_of_year, goal_taken_away, judging_by_year
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.overview.goal_overview import GoalCell, GoalRow, goal_overview
from kpidesk.cli import words
from kpidesk.cli.asked import known_segment, read_amount, read_day, read_month, read_period
from kpidesk.cli.benchmarks import tell_benchmarks
from kpidesk.cli.opened import looked_at, opened
from kpidesk.cli.usage import Commands, command, takes_json, takes_segment
from kpidesk.domain import change as c
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook

_SPREADS = {"equally": Spread.EQUALLY, "by-days": Spread.BY_DAYS, "by-last-year": Spread.BY_LAST_YEAR}
_YEARS_LATER = {"year": 0, "next-year": 1}
_LONGER = (PeriodKind.QUARTER, PeriodKind.YEAR)


# -- what they take -----------------------------------------------------------------------------------------------


def add_goal(commands: Commands) -> None:
    text = "set or remove a goal of a month, a quarter or a year"
    examples = (
        "goal shop.kpidesk total_revenue 900000 --from 2011-01 --to 2011-12\n"
        "goal shop.kpidesk total_revenue 900000 --at 2011 --spread by-last-year --judge year\n"
        "goal shop.kpidesk conversion_rate 2.5% --at 2011-Q3 --segment channel:search\n"
        "goal shop.kpidesk conversion_rate --at 2011-03 --fill-forward next-year\n"
        "goal shop.kpidesk total_revenue --at 2011-11 --benchmarks"
    )
    parser = command(commands, "goal", set_goal, text, examples)
    parser.add_argument("id", metavar="ID")
    value = 'a number, LOW..HIGH for a band, "" to remove; for a quarter or year of what adds up its total'
    parser.add_argument("value", metavar="VALUE", nargs="?", help=value)
    parser.set_defaults(late="value")
    parser.add_argument("--at", metavar="PERIOD", help="2011-11, 2011-Q4 or 2011")
    parser.add_argument("--from", dest="first", metavar="MONTH", help="the same goal in each month from this one on")
    parser.add_argument("--to", dest="last", metavar="MONTH")
    parser.add_argument("--spread", choices=_SPREADS, default="equally", help="how a total becomes months")
    until = "carry the month's goal on to the end of its business year, or of the next"
    parser.add_argument("--fill-forward", choices=_YEARS_LATER, help=until)
    judge = "whether each month counts, or the year as a whole by its pace; for what adds up"
    parser.add_argument("--judge", choices=("month", "year"), help=judge)
    parser.add_argument("--tolerance", help="how far off is still watch; else a tenth of the goal")
    parser.add_argument("--reason")
    parser.add_argument("--review-on", metavar="DAY", help="when to look at it again: 2012-03-31")
    parser.add_argument("--benchmarks", action="store_true", help="tell what it can be held against besides")
    takes_segment(parser)
    takes_json(parser)


def add_goals(commands: Commands) -> None:
    text = "the goals of a business year, all in one table"
    parser = command(commands, "goals", run_goals, text, "goals shop.kpidesk --at 2011 --json")
    parser.add_argument("--at", metavar="YEAR", help="else the business year of the last month with figures")
    parser.add_argument("--all", action="store_true", help="also what has no goal in that year")
    takes_segment(parser)
    takes_json(parser)


# -- one goal -----------------------------------------------------------------------------------------------------


def set_goal(arguments: argparse.Namespace) -> None:
    if arguments.benchmarks:
        tell_benchmarks(arguments)
        return
    with opened(arguments.file) as file:
        workbook = file.workbook
        about, segment = workbook.named(arguments.id), known_segment(workbook, arguments.segment)
        try:
            done = list(_deeds(workbook, about, segment, arguments))
        except Refusal:
            while workbook.undoable:  # all of it or nothing
                workbook.undo()
            raise
        print("\n".join(f"{about.id}{f' of {segment}' if segment else ''}: {sentence}" for sentence in done))


def _deeds(
    workbook: Workbook, about: Indicator, segment: Segment | None, arguments: argparse.Namespace
) -> Iterator[str]:
    """What was done, in their order. Raises Refusal where nothing is asked for, or one of them cannot be."""
    if arguments.value is None and not (arguments.fill_forward or arguments.judge):
        raise Refusal(f'{about.id}: give the goal, or "" to remove it')
    period, months = _when(workbook, arguments)
    if arguments.value is not None:
        goal = _goal(arguments, about)
        if goal is not None:
            _may_aim(about)
        change = _setting(workbook, about, segment, arguments, goal, period, months)
        workbook.apply(change, MadeBy.COMMAND)
        yield f"goal {'set' if goal else 'removed'} for {_said(workbook, period, months)}"
    if arguments.fill_forward:
        _may_aim(about)
        last = end_of_year(workbook.calendar, months[-1], _YEARS_LATER[arguments.fill_forward])
        workbook.apply(_known(workbook, carried_forward(workbook, about.id, months[-1], last, segment)), MadeBy.COMMAND)
        yield f"goal of {months[-1]} carried on to {last}"
    if arguments.judge:
        year = workbook.calendar.around(months[0], PeriodKind.YEAR)
        is_on = arguments.judge == "year"
        workbook.apply(_known(workbook, judging_by_year(workbook, about.id, [year], is_on, segment)), MadeBy.COMMAND)
        name = workbook.calendar.name(year)
        yield f"{name} is judged as a whole, by its pace" if is_on else f"{name} is judged month by month"


def _may_aim(about: Indicator) -> None:
    """Raises Refusal for a KPI of which neither more nor less is better: its goal could never be reached or missed.

    A typed figure may be aimed at, because what follows from it is judged.
    """
    if about.is_calculated and about.direction is Direction.NEUTRAL:
        raise Refusal(
            f"{about.name} ({about.id}): neither more nor less of it is better, so there is nothing to aim at. "
            f"Note a benchmark for it: kpidesk-cli benchmark FILE {about.id} VALUE --kind industry"
        )


def _when(workbook: Workbook, arguments: argparse.Namespace) -> tuple[Period | None, list[Month]]:
    """The one period that is meant, None for a row of months; and its months."""
    if bool(arguments.at) is bool(arguments.first):
        raise Refusal("give either --at with a month, quarter or year, or --from with a month")
    if arguments.at:
        period = read_period(workbook, arguments.at)
        if period.kind not in (PeriodKind.MONTH, *_LONGER):
            raise Refusal(f"a goal is for a month, a quarter or a business year, not for {arguments.at}")
        return period, period.months
    first = read_month(arguments.first)
    last = read_month(arguments.last) if arguments.last else first
    if last < first:
        raise Refusal(f"--to {last} lies before --from {first}; give the earlier month first")
    return None, first.until(last)


def _setting(  # noqa: PLR0917 -- what was asked for
    workbook: Workbook,
    about: Indicator,
    segment: Segment | None,
    arguments: argparse.Namespace,
    goal: Goal | None,
    period: Period | None,
    months: list[Month],
) -> c.SetGoals:
    if period is None:
        return c.SetGoals({GoalKey(about.id, month, PeriodKind.MONTH, segment): goal for month in months})
    if goal is None:
        return goal_taken_away(workbook, about.id, period, segment)
    how = _SPREADS[arguments.spread]
    made = _known(workbook, aimed(workbook, about.id, period, Totals(goal.value, goal.upper), how, segment=segment))
    keys = {key: each for key, each in made.goals.items() if each is not None}
    told = {"reason": goal.reason, "review_on": goal.review_on}
    tolerance = _shares(goal, list(keys.values()))
    return c.SetGoals(
        {
            key: Goal(each.value, each.upper, held, **told)  # type: ignore[arg-type]
            for (key, each), held in zip(keys.items(), tolerance, strict=True)
        }
    )


def _shares(goal: Goal, parts: list[Goal]) -> list[float | None]:
    """The tolerance of a total, spread over its months in equal parts; of one period it stays what it is."""
    if goal.tolerance is None:
        return [None] * len(parts)
    return [goal.tolerance / len(parts)] * len(parts)


def _goal(arguments: argparse.Namespace, indicator: Indicator) -> Goal | None:
    low, dots, high = arguments.value.partition("..")
    value, upper = read_amount(indicator, low), read_amount(indicator, high)
    if value is None and not dots:
        return None
    if value is None or (upper is None and (dots or indicator.direction is Direction.BAND)):
        raise Refusal(f"{indicator.id}: give both ends of the band, like 0.2..0.4")
    tolerance = read_amount(indicator, arguments.tolerance or "")
    review = read_day(arguments.review_on) if arguments.review_on else None
    return Goal(value, upper, tolerance, arguments.reason or "", review_on=review)


def _known(workbook: Workbook, change: c.SetGoals | NoValue) -> c.SetGoals:
    if isinstance(change, NoValue):
        raise Refusal(f"{_no_shares(change, workbook)}; nothing was changed")
    return change


def _no_shares(reason: NoValue, workbook: Workbook) -> str:
    """Why a total cannot be spread, or a goal not be carried on."""
    about = workbook.indicators.get(reason.indicator)
    name = f"{about.name} ({about.id})" if about else reason.indicator
    spread = "so the months have no shares; spread it with --spread equally or by-days"
    match reason.cause:
        case Cause.OUT_OF_DOMAIN:
            return f"{name} was below zero in {reason.month}, {spread}"
        case Cause.ZERO_DIVISOR:
            return f"{name} added up to nothing a year before, {spread}"
        case _:
            return words.reason(reason, workbook)


def _said(workbook: Workbook, period: Period | None, months: list[Month]) -> str:
    if period is not None and period.kind in _LONGER:
        return workbook.calendar.name(period)
    return f"{months[0]}" if len(months) == 1 else f"{len(months)} months, {months[0]} to {months[-1]}"


# -- all in one table ---------------------------------------------------------------------------------------------


def run_goals(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        segment = known_segment(workbook, arguments.segment)
        asked = arguments.at or workbook.calendar.name(
            workbook.calendar.around(workbook.last_entered or workbook.current_month, PeriodKind.YEAR)
        )
        year = read_period(workbook, asked)
        if year.kind is not PeriodKind.YEAR:
            raise Refusal(f"--at {asked}: give a business year, like 2011")
        rows = [row for row in goal_overview(workbook, year, segment) if row.has_goal or arguments.all]
        if arguments.json:
            print(json.dumps([_row_record(workbook, row) for row in rows], ensure_ascii=False, indent=2))
        elif rows:
            print("\n".join([asked, words.table([_HEAD, *map(_row_line, rows)])]))
        else:
            print(f"{asked}: nothing has a goal; set one with: kpidesk-cli goal FILE ID VALUE --at {asked}")


def _row_record(workbook: Workbook, row: GoalRow) -> dict[str, Any]:
    reached, of = row.reached
    return {
        "indicator": row.indicator.id,
        "unit": str(row.indicator.unit),
        "segment": str(row.segment) if row.segment else None,
        "kind": None if row.kind is None else str(row.kind),
        "judged": "year" if row.by_year else "month",
        "months": [_cell_record(workbook, cell) for cell in row.months],
        "quarters": [_cell_record(workbook, cell) for cell in row.quarters],
        "year": _cell_record(workbook, row.year),
        "review_on": None if row.review_on is None else row.review_on.isoformat(),
        "reached": reached,
        "reached_of": of,
    }


def _cell_record(workbook: Workbook, cell: GoalCell) -> dict[str, Any]:
    goal, actual, judgement = cell.goal, cell.column.actual, cell.judgement
    return {
        "period": workbook.calendar.name(cell.column.period),
        "goal": None if goal is None else goal.value,
        "goal_upper": None if goal is None else goal.upper,
        "value": None if isinstance(actual, NoValue) else actual,
        "status": None if judgement.status is Status.NONE else str(judgement.status),
        "pace": None if cell.pace is None else str(cell.pace.word),
    }


_HEAD = ["", "asks for", "year", "last month", "status", "so far this year", "reached", "review"]


def _row_line(row: GoalRow) -> list[str]:
    newest = next((cell for cell in reversed(row.months) if cell.column.actual is not None), None)
    reached, of = row.reached
    return [
        row.indicator.id,
        "-" if row.kind is None else str(row.kind),
        _shown(row.year, row),
        "-" if newest is None else _shown(newest, row),
        "-" if newest is None else _status(newest),
        _status(row.year),
        f"{reached} of {of}" if of else "-",
        "-" if row.review_on is None else row.review_on.isoformat(),
    ]


def _shown(cell: GoalCell, row: GoalRow) -> str:
    return "-" if cell.goal is None else words.goal(cell.goal, row.indicator, row.decimals)


def _status(cell: GoalCell) -> str:
    return "-" if cell.judgement.status is Status.NONE else str(cell.judgement.status)
