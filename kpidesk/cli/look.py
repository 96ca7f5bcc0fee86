"""Commands that look at a file and change nothing in it."""

import argparse
import json
from typing import Any

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.comparison import Against, Comparison, compare
from kpidesk.analysis.comparison.row import judged_by_pace
from kpidesk.analysis.goals.pace import Pace
from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.cli import words
from kpidesk.cli.asked import known_segment
from kpidesk.cli.explained import explained_lines, explained_record
from kpidesk.cli.row_facts import by_itself, further_facts
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.opening import look_at
from kpidesk.workbook.workbook import Workbook

MOST_PERIODS = 600


def show(arguments: argparse.Namespace) -> None:
    file = look_at(arguments.file, read_catalogue())
    try:
        workbook = file.workbook
        periods = _periods(workbook.calendar, arguments.at, arguments.first)
        segment = known_segment(workbook, arguments.segment)
        asked = [workbook.named(word).id for word in arguments.ids] or list(workbook.chosen)
        compared = [compare(source_for(workbook, name), name, period, segment) for period in periods for name in asked]
        if arguments.json:
            print(json.dumps([_record(row, workbook) for row in compared], ensure_ascii=False, indent=2))
        else:
            for period in periods:
                print(_sheet(period, [row for row in compared if row.period == period], workbook))
    finally:
        file.close()


def explain(arguments: argparse.Namespace) -> None:
    file = look_at(arguments.file, read_catalogue())
    try:
        workbook = file.workbook
        indicator = workbook.named(arguments.id)
        period = _period(workbook.calendar, arguments.at)
        explained = workbook.explain(indicator.id, period, known_segment(workbook, arguments.segment))
        if arguments.json:
            print(json.dumps(explained_record(explained, workbook), ensure_ascii=False, indent=2))
        else:
            print("\n".join(explained_lines(explained, workbook)))
    finally:
        file.close()


def catalogue(arguments: argparse.Namespace) -> None:
    shipped = read_catalogue()
    if arguments.json:
        print(json.dumps([_shipped(i) for i in shipped.indicators.values()], ensure_ascii=False, indent=2))
        return
    for indicator in shipped.indicators.values():
        formula = f" = {indicator.formula}" if indicator.formula else ""
        print(f"{indicator.id}  {indicator.label} ({indicator.unit}, {indicator.group}){formula}")


def _period(calendar: Calendar, text: str) -> Period:
    try:
        return calendar.parse(text)
    except ValueError as error:
        raise Refusal(str(error)) from None


def _periods(calendar: Calendar, at: str, first: str | None) -> list[Period]:
    """The period asked for, or every one from the first to it; months for year to date and 12 months."""
    last = _period(calendar, at)
    if first is None:
        return [last]
    start = _period(calendar, first)
    if start.kind is not last.kind:
        raise Refusal(f"--from {first} and --at {at} are different kinds of period; give both alike")
    if start.last > last.last:
        raise Refusal(f"--from {first} lies after --at {at}; give the earlier one first")
    step = last.length if last.kind in {PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR} else 1
    ends = range(start.last, last.last + 1, step)
    if len(ends) > MOST_PERIODS:
        raise Refusal(f"from {first} to {at} there are {len(ends)} periods; ask for at most {MOST_PERIODS}")
    return [calendar.around(start.last.plus(end - start.last), last.kind) for end in ends]


def _record(row: Comparison, workbook: Workbook) -> dict[str, Any]:
    """Exact numbers; null where there is none."""
    judgement, found = judged_by_pace(source_for(workbook, row.indicator.id), row)
    return {
        "indicator": row.indicator.id,
        "unit": str(row.indicator.unit),
        "period": workbook.calendar.name(row.period),
        "segment": str(row.segment) if row.segment else None,
        "value": _number(row.value),
        "reason": words.reason(row.value, workbook) if isinstance(row.value, NoValue) else None,
        "previous": _number(row.previous.asked_value),
        "change": row.previous.plain_change,
        "change_kind": str(row.previous.plain_kind),
        "last_year": _number(row.last_year.asked_value),
        "change_last_year": row.last_year.plain_change,
        "change_last_year_kind": str(row.last_year.plain_kind),
        "goal": None if isinstance(row.goal, NoValue) else row.goal.value,
        "goal_upper": None if isinstance(row.goal, NoValue) else row.goal.upper,
        "variance": by_itself(row, judgement, found).exact_variance,
        "status": None if judgement.status is Status.NONE else str(judgement.status),
        "unfinished": row.unfinished,
        **further_facts(row, workbook),
    }


def _number(value: Value) -> float | None:
    return None if isinstance(value, NoValue) else value


def _sheet(period: Period, rows: list[Comparison], workbook: Workbook) -> str:
    calendar = workbook.calendar
    months = "" if period.length == 1 else f", {period.first} to {period.last}"
    lines = [["", "value", "previous", "change", "last year", "change", "goal", "variance", "status"]]
    told = []
    for row in rows:
        about = row.indicator
        judgement, found = judged_by_pace(source_for(workbook, about.id), row)
        variance = by_itself(row, judgement, found).variance
        if isinstance(row.value, NoValue):
            told.append(f"{about.id}: {words.reason(row.value, workbook)}")
        lines.append(
            [
                about.id,
                "-" if isinstance(row.value, NoValue) else words.number(row.value, about, row.decimals),
                _before(row.previous, about, row.decimals),
                words.change(row.previous, about, row.decimals),
                _before(row.last_year, about, row.decimals),
                words.change(row.last_year, about, row.decimals),
                _goal(row, judgement, found),
                "-" if variance is None else words.signed(variance, about, row.decimals),
                "-" if judgement.status is Status.NONE else f"{judgement.status}{', so far' * judgement.hollow}",
            ]
        )
    head = f"{calendar.name(period)}{months}{_so_far(period, workbook)}"
    return "\n".join([head, words.table(lines), *told, ""])


def _goal(row: Comparison, judgement: Judgement, found: Pace | None) -> str:
    """Of a quarter or year on its way the path up to here, which it is held against."""
    if found is None or row.period.kind is PeriodKind.MONTH or judgement.goal is None:
        return words.goal(row.goal, row.indicator, row.decimals)
    decimals = decimals_of(row.indicator, judgement.goal.value, judgement.goal.upper)
    return f"{words.goal(judgement.goal, row.indicator, decimals)} so far"


def _before(against: Against, indicator: Indicator, decimals: int) -> str:
    before = against.asked_value
    return "-" if isinstance(before, NoValue) else words.number(before, indicator, decimals)


def _so_far(period: Period, workbook: Workbook) -> str:
    """Days are counted only where the running month is the last: the months after it have none yet."""
    calendar = workbook.calendar
    if not calendar.is_unfinished(period):
        return ""
    if period.last not in calendar.unfinished:
        return ", so far"
    return f", so far: {calendar.days(period)} of {sum(month.days for month in period.months)} days"


def _shipped(indicator: Indicator) -> dict[str, Any]:
    texts = indicator.texts
    return {
        "id": indicator.id,
        "label": indicator.label,
        "kind": str(indicator.kind),
        "group": indicator.group,
        "unit": str(indicator.unit),
        "direction": str(indicator.direction),
        "decimals": indicator.decimals,
        "rollup": str(indicator.rollup),
        "weight": indicator.weight or None,
        "formula": indicator.formula or None,
        "segments": sorted(map(str, indicator.segment_kinds)),
        "definition": texts.definition,
        "tells_you": texts.tells_you,
        "if_off": texts.if_off,
        "variants": texts.variants,
        "not_defined_when": texts.undefined_when,
        "caution": texts.caution,
        "example": texts.example,
        "look_up_in": texts.look_up_in,
        "sources": list(texts.sources),
    }
