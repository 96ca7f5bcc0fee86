"""Commands that make or change a file."""

import argparse
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileRefused, Refusal
from kpidesk.domain.segment import Segment
from kpidesk.exchange.amount import AmountRefused, parse_amount
from kpidesk.exchange.apart import read_table
from kpidesk.exchange.figures_import import plan_import
from kpidesk.store.local_data import LocalData
from kpidesk.workbook.opening import OpenFile, new_file, open_file, sample_file
from kpidesk.workbook.rules import removal
from kpidesk.workbook.workbook import Workbook


def open_for(arguments: argparse.Namespace) -> tuple[OpenFile, Catalogue]:
    catalogue = read_catalogue()
    return open_file(arguments.file, catalogue, data=LocalData.of_user()), catalogue


def back_up(file: OpenFile, reason: BackupReason) -> None:
    """Before what cannot be undone step by step; without a backup it is done all the same, and said."""
    try:
        file.back_up(reason, LocalData.of_user())
    except FileRefused as refused:
        print(f"kpidesk-cli: no backup was made: {refused}", file=sys.stderr)


def make_new(arguments: argparse.Namespace) -> None:
    path: Path = arguments.file
    catalogue = read_catalogue()
    if arguments.sample:
        file = sample_file(path, read_sample(), catalogue)
    else:
        business = Business(arguments.name or path.stem, _currency(arguments.currency), arguments.business_year_start)
        file = new_file(path, business, catalogue, arguments.starter)
    chosen = len(file.workbook.chosen)
    file.close()
    print(f"{path}: made, {chosen} figures and KPIs chosen")


def import_figures(arguments: argparse.Namespace) -> None:
    mapping = dict(_pair(pair, "--map") for pair in arguments.map)
    table = read_table(arguments.data, arguments.sheet)
    file, _ = open_for(arguments)
    try:
        plan = plan_import(file.workbook, table, mapping, arguments.decimal or "")
        change = plan.change(file.workbook)
        if arguments.unfinished_until:
            if not plan.values:
                raise Refusal(f"{arguments.data} holds no figure, so there is no last month; nothing was stored")
            last = max(cell.month for cell in plan.values)
            change = c.Several((change, _unfinished(arguments.unfinished_until, last)))
        for heading in plan.left_out:
            print(f"left out: column “{heading}”")
        for heading, name in plan.columns.items():
            print(f"{heading} -> {name}")
        counts = f"{plan.new} new, {plan.changed} changed, {plan.same} the same"
        if arguments.dry_run:
            print(f"would import {counts}; nothing was stored")
        else:
            back_up(file, BackupReason.IMPORT)
            file.workbook.apply(change, MadeBy.IMPORTED)
            print(f"imported: {counts}")
    finally:
        file.close()


def set_figures(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month)
    file, _ = open_for(arguments)
    try:
        workbook = file.workbook
        segment = find_segment(workbook, arguments.segment)
        values: dict[Cell, float | None] = {}
        for pair in arguments.values:
            name, text = _pair(pair, "a figure")
            indicator = workbook.named(name)
            cell = Cell(indicator.id, month, segment)
            if cell in values:
                raise Refusal(f"{indicator.id} is named twice; nothing was stored")
            values[cell] = _amount(indicator, text)
        change: c.Change = c.SetValues(values)
        is_new = segment is not None and segment not in workbook.segments
        if segment is not None and is_new:
            change = c.Several((c.SetSegments((*workbook.segments, segment)), change))
        workbook.apply(change, MadeBy.COMMAND)
        if is_new:
            print(f"added {segment}")
        print(f"{month}: {len(values)} stored")
    finally:
        file.close()


def set_goal(arguments: argparse.Namespace) -> None:
    first = read_month(arguments.first)
    last = read_month(arguments.last) if arguments.last else first
    if last < first:
        raise Refusal(f"--to {last} lies before --from {first}; give the earlier month first")
    file, _ = open_for(arguments)
    try:
        indicator = file.workbook.named(arguments.id)
        goal = _goal(arguments, indicator)
        months = first.until(last)
        change = c.SetGoals({GoalKey(indicator.id, month): goal for month in months})
        file.workbook.apply(change, MadeBy.COMMAND)
        print(f"{indicator.id}: goal {'set' if goal else 'removed'} for {_months(first, last)}")
    finally:
        file.close()


def set_indicator(arguments: argparse.Namespace) -> None:
    file, _ = open_for(arguments)
    try:
        workbook, name = file.workbook, arguments.id
        if arguments.remove:
            name = workbook.named(name).id
            back_up(file, BackupReason.BULK)
            workbook.apply(removal(workbook, name), MadeBy.COMMAND)
            print(f"{name}: removed")
            return
        held = workbook.own_indicators.get(name)
        new = _indicator(workbook, arguments, held)
        shown = () if name in workbook.chosen else (c.ChooseIndicators((*workbook.chosen, name)),)
        workbook.apply(c.Several((c.SetIndicators({name: new}), *shown)), MadeBy.COMMAND)
        print(f"{name}: {'changed' if held else 'added'}" + (f" = {new.formula}" if new.formula else ""))
    finally:
        file.close()


def set_month(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month)
    if arguments.unfinished_until is not None:
        state = _month_state(month, arguments.unfinished_until)
    else:
        state = MonthState(MonthStatus.CLOSED if arguments.closed else MonthStatus.OPEN)
    file, _ = open_for(arguments)
    try:
        file.workbook.apply(c.SetMonths({month: state}), MadeBy.COMMAND)
        day = f", until day {state.until_day} of {month.days}" if state.until_day else ""
        print(f"{month}: {state.status}{day}")
    finally:
        file.close()


def read_month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Refusal(str(error)) from None


def find_segment(workbook: Workbook, text: str | None) -> Segment | None:
    """The segment of this business that is meant, whatever the case; a new one when there is none like it."""
    if not text:
        return None
    try:
        asked = Segment.parse(text)
    except ValueError as error:
        raise Refusal(str(error)) from None
    alike = (held for held in workbook.segments if str(held).casefold() == str(asked).casefold())
    return next(alike, asked)


def _months(first: Month, last: Month) -> str:
    return f"{first}" if first == last else f"{last - first + 1} months, {first} to {last}"


def _pair(text: str, what: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise Refusal(f"“{text}”: write {what} as name=value; an empty value clears")
    return name.strip(), value.strip()


def _amount(indicator: Indicator, text: str) -> float | None:
    try:
        return parse_amount(text)
    except AmountRefused as refusal:
        raise Refusal(f"{indicator.id}: {refusal}; nothing was stored") from None


def _goal(arguments: argparse.Namespace, indicator: Indicator) -> Goal | None:
    low, dots, high = arguments.value.partition("..")
    value, upper = _amount(indicator, low), _amount(indicator, high)
    if value is None and not dots:
        return None
    if value is None or (upper is None and (dots or indicator.direction is Direction.BAND)):
        raise Refusal(f"{indicator.id}: give both ends of the band, like 0.2..0.4")
    tolerance = _amount(indicator, arguments.tolerance or "")
    review = _date(arguments.review_on) if arguments.review_on else None
    return Goal(value, upper, tolerance, arguments.reason or "", review_on=review)


def _indicator(workbook: Workbook, arguments: argparse.Namespace, held: Indicator | None) -> Indicator:
    """The held indicator with what was named changed, or a new one."""
    if held is None and not arguments.label:
        raise Refusal(f"{arguments.id}: a new indicator needs a --label")
    base = held or Indicator(arguments.id, "", Unit.COUNT, "Own", own=True)
    formula = base.formula
    unit = Unit(arguments.unit) if arguments.unit else None
    if arguments.formula is not None:
        checked = workbook.check_formula(arguments.formula, replacing=arguments.id)
        formula, unit = checked.canonical, unit or (None if held else checked.unit)
    kind = Kind.KPI if formula else Kind.INPUT
    rollup = Rollup(arguments.rollup) if arguments.rollup else base.rollup
    if formula and rollup is not Rollup.MONTHS_ONLY:
        rollup = Rollup.RECOMPUTED
    elif not formula and rollup in {Rollup.RECOMPUTED, Rollup.MONTHS_ONLY}:
        rollup = Rollup.SUM
    return replace(
        base,
        label=arguments.label or base.label,
        unit=unit or base.unit,
        group=arguments.group or base.group,
        kind=kind,
        rollup=rollup,
        formula=formula,
        direction=Direction(arguments.direction) if arguments.direction else base.direction,
        decimals=base.decimals if arguments.decimals is None else arguments.decimals,
    )


def _unfinished(text: str, last: Month) -> c.Change:
    date = _date(text)
    if Month.of_date(date) != last:
        raise Refusal(f"--unfinished-until {text} lies in another month than the last imported one, {last}")
    return c.SetMonths({Month.of_date(date): _month_state(Month.of_date(date), date.day)})


def _month_state(month: Month, day: int) -> MonthState:
    if not 1 <= day <= month.days:
        raise Refusal(f"{month} has no day {day}; it has {month.days} days")
    if day == month.days:
        return MonthState(MonthStatus.OPEN)
    return MonthState(MonthStatus.UNFINISHED, day)


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"“{text}” is no day; write it like 2011-12-09") from None


def _currency(code: str) -> str:
    from babel.numbers import list_currencies  # only this command needs the list, and it is slow to load

    if code.upper() not in list_currencies():
        raise Refusal(f"“{code}” is no currency code; write three letters like EUR, GBP or USD")
    return code.upper()
