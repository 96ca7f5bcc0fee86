"""The command that brings figures in."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kpidesk.cli import import_report as report
from kpidesk.cli.asked import read_day
from kpidesk.cli.edit import month_state_until
from kpidesk.cli.import_settings import decided, is_explicit, picked
from kpidesk.cli.opened import back_up, looked_at, opened
from kpidesk.domain import change as c
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileRefused, Refusal
from kpidesk.exchange.apart import read_sheets
from kpidesk.exchange.layout import Why
from kpidesk.exchange.month_text import parse_month
from kpidesk.exchange.plan import CellState, ImportPlan, PlannedCell, PlannedSeries, plan
from kpidesk.exchange.sheet import SourceFile
from kpidesk.landing import landing
from kpidesk.workbook.opening import OpenFile
from kpidesk.workbook.workbook import Workbook

_TOLD = 20
"""So many problems are told; of more only the number."""


def import_figures(arguments: argparse.Namespace) -> None:
    source = picked(read_sheets(arguments.data), arguments.sheet)
    if arguments.dry_run:
        with looked_at(arguments.file) as workbook:
            planned, problems = _planned(workbook, source, arguments)
            _unfinished(planned, arguments)
            _show_dry_run(planned, workbook, arguments)
            _refuse(problems)
        return
    with opened(arguments.file) as file:
        planned, problems = _planned(file.workbook, source, arguments)
        _refuse(problems)
        _store(file, planned, arguments)


def _planned(workbook: Workbook, source: SourceFile, arguments: argparse.Namespace) -> tuple[ImportPlan, list[str]]:
    """The plan, and what stands against it."""
    layout, settings = decided(workbook, source, arguments)
    planned = plan(workbook, layout, settings)
    if arguments.reopen is not None and planned.closed_months:
        settings = replace(settings, reopen=frozenset(planned.closed_months))
        planned = plan(workbook, layout, settings)
    problems = _problems(workbook, planned, strict=not is_explicit(settings, arguments))
    if arguments.skip_refused and any(not each.target.is_nowhere for each in planned.series):
        problems = []
    return planned, problems


# -- what stands against it ---------------------------------------------------------------------------------------


def _problems(workbook: Workbook, planned: ImportPlan, *, strict: bool) -> list[str]:
    """``strict``: nobody said where the columns go, so every one of them has to find its figure."""
    lost = [each for each in planned.left_out if not each.match.kpi]
    undecided = {each.source.key for each in planned.ambiguous if not each.finding.is_decided}
    refused = [cell for cell in planned.cells if cell.state is CellState.REFUSED]
    problems = [
        *_no_months(planned),
        *(_goes_nowhere(workbook, each) for each in lost if strict),
        *(_refused(cell, cell.key in undecided) for cell in refused),
        *(f"{month} is closed; with --reopen REASON its figures are changed" for month in planned.closed_months),
    ]
    if not problems and all(each.target.is_nowhere for each in planned.series):
        calculated = [each.match.kpi for each in planned.left_out if each.match.kpi]
        why = f" ({', '.join(calculated)} is calculated)" if calculated else ""
        problems.append(f"no column goes to a figure{why}; say where with --map “column=figure”")
    return problems


def _no_months(planned: ImportPlan) -> Iterator[str]:
    """Lines that are left out because their month is a slip of the finger: 2011-13."""
    for left in planned.layout.left_out:
        if left.why is Why.COMMENT:
            try:
                parse_month(left.label)
            except ValueError as error:
                if "does not exist" in str(error):
                    yield f"{left.place}: {error}"


def _goes_nowhere(workbook: Workbook, each: PlannedSeries) -> str:
    key, match = each.source.key, each.match
    remedy = f"name one with --map “{key}=figure”, or leave the column out with --map “{key}=”"
    if match.rival:
        return (
            f"{each.source.place}, “{key}”: another column goes to {match.nearest} as well, “{match.rival}”; {remedy}"
        )
    near = match.nearest or workbook.definitions.names.nearest(key)
    hint = f" (the nearest is {near})" if near else ""
    return f"{each.source.place}, “{key}”: no figure is called “{key}”{hint}; {remedy}"


def _refused(cell: PlannedCell, is_doubtful: bool) -> str:
    place = f"{cell.source.place}, " if cell.source.place else ""
    remedy = ": --decimal . or --decimal ," if is_doubtful and "two ways" in cell.reason else ""
    return f"{place}column “{cell.key}”, {cell.source.month}: {cell.reason}{remedy}"


def _refuse(problems: list[str]) -> None:
    if not problems:
        return
    more = len(problems) - _TOLD
    told = [*problems[:_TOLD], *([f"and {more} more; --dry-run tells all of them"] if more > 0 else [])]
    raise Refusal(
        "\n".join([*told, "nothing was stored; --skip-refused leaves out what is refused and stores the rest"])
    )


# -- storing ------------------------------------------------------------------------------------------------------


def _store(file: OpenFile, planned: ImportPlan, arguments: argparse.Namespace) -> None:
    workbook = file.workbook
    months = _unfinished(planned, arguments)
    lines = [*report.heading_lines(planned), *report.difference_lines(planned, workbook)]
    told = report.record(planned, workbook, stored=not planned.has_nothing_to_do)
    if not planned.has_nothing_to_do:
        change = planned.change(workbook)
        back_up(file, BackupReason.IMPORT)
        workbook.apply(c.Several((change, months)) if months else change, MadeBy.IMPORTED)
    elif months:
        workbook.apply(months, MadeBy.COMMAND)
    _save_mapping(planned, arguments.save_mapping)
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print("\n".join([*lines, *_refused_lines(planned)]))
    counts = report.counted(planned)
    print(f"nothing to import: {counts}" if planned.has_nothing_to_do else f"imported: {counts}")


def _refused_lines(planned: ImportPlan) -> list[str]:
    """Those that --skip-refused left out."""
    cells = [cell for cell in planned.cells if cell.state is CellState.REFUSED]
    closed = [f"left out: figures of {month}, which is closed" for month in planned.closed_months]
    return [f"refused: {_refused(cell, False)}" for cell in cells] + closed


def _show_dry_run(planned: ImportPlan, workbook: Workbook, arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(report.record(planned, workbook, stored=False), ensure_ascii=False, indent=2))
        return
    lines = [*report.heading_lines(planned), report.cell_table(planned, workbook)]
    print("\n".join(filter(None, [*lines, *report.difference_lines(planned, workbook)])))
    counts = report.counted(planned)
    print(f"nothing to import: {counts}" if planned.has_nothing_to_do else f"would import {counts}; nothing was stored")


def _unfinished(planned: ImportPlan, arguments: argparse.Namespace) -> c.Change | None:
    """The state of the last month; None when nothing is said about it. Raises Refusal for another month."""
    if not arguments.unfinished_until:
        return None
    months = [cell.cell.month for cell in planned.cells if cell.cell is not None and cell.value is not None]
    if not months:
        raise Refusal(f"{arguments.data} holds no figure, so there is no last month; nothing was stored")
    day, last = read_day(arguments.unfinished_until), max(months)
    if Month.of_date(day) != last:
        raise Refusal(f"--unfinished-until {day} lies in another month than the last imported one, {last}")
    return c.SetMonths({last: month_state_until(last, day.day)})


def _save_mapping(planned: ImportPlan, path: Path | None) -> None:
    if path is None:
        return
    try:
        with landing(path) as part:
            part.write_text(planned.remembered.to_json() + "\n", encoding="utf-8")
    except OSError as error:
        raise FileRefused.by_system(path.parent if isinstance(error, FileNotFoundError) else path, error) from None
