"""Commands that make a file, or change its goals, its own indicators and its months."""

import argparse
from dataclasses import replace
from pathlib import Path

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.cli.asked import read_month
from kpidesk.cli.opened import back_up, opened
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, MonthState, MonthStatus
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.opening import new_file, sample_file
from kpidesk.workbook.rules import removal
from kpidesk.workbook.workbook import Workbook


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


def set_indicator(arguments: argparse.Namespace) -> None:
    with opened(arguments.file) as file:
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


def set_month(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month)
    if arguments.unfinished_until is not None:
        state = month_state_until(month, arguments.unfinished_until)
    else:
        state = MonthState(MonthStatus.CLOSED if arguments.closed else MonthStatus.OPEN)
    with opened(arguments.file) as file:
        file.workbook.apply(c.SetMonths({month: state}), MadeBy.COMMAND)
        day = f", until day {state.until_day} of {month.days}" if state.until_day else ""
        print(f"{month}: {state.status}{day}")


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


def month_state_until(month: Month, day: int) -> MonthState:
    """Of a month whose figures are entered up to that day. Raises Refusal for a day that it does not have."""
    if not 1 <= day <= month.days:
        raise Refusal(f"{month} has no day {day}; it has {month.days} days")
    if day == month.days:
        return MonthState(MonthStatus.OPEN)
    return MonthState(MonthStatus.UNFINISHED, day)


def _currency(code: str) -> str:
    from babel.numbers import list_currencies  # only this command needs the list, and it is slow to load

    if code.upper() not in list_currencies():
        raise Refusal(f"“{code}” is no currency code; write three letters like EUR, GBP or USD")
    return code.upper()
