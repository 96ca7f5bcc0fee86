"""What an import would do or did, for a terminal and as JSON."""

from collections.abc import Iterator
from typing import Any

from kpidesk.cli import words
from kpidesk.cli.odd_words import figure
from kpidesk.domain.value import NoValue
from kpidesk.exchange.layout import LeftOut
from kpidesk.exchange.plan import CellState, ImportPlan, KpiDifference, PlannedCell, PlannedSeries
from kpidesk.workbook.workbook import Workbook


def heading_lines(plan: ImportPlan) -> Iterator[str]:
    """Where each column goes, and what is left out."""
    layout = plan.layout
    if layout.reader:
        yield f"reader: {layout.reader}"
    for each in plan.left_out:
        yield f"left out: column “{each.source.key}”{_why(each)}"
    for left in layout.left_out:
        yield f"left out: {_left(left)}"
    for each in plan.series:
        if not each.target.is_nowhere:
            yield f"{each.source.key} -> {goes_to(each)}{_times(each)}"
    for note in layout.notes:
        yield f"note: {note}"


def _why(each: PlannedSeries) -> str:
    if each.match.kpi:
        return f", {each.match.kpi} is calculated and only compared"
    return ""


def _times(each: PlannedSeries) -> str:
    if each.times == 1:
        return ""
    return f", times {each.times:,}" + (f", as it says “{each.source.unit}”" if each.times == each.scale else "")


def _left(left: LeftOut) -> str:
    label = f" “{left.label}”" if left.label and left.label not in left.place else ""
    return f"{left.place or left.key}{label}, {left.why}"


def goes_to(each: PlannedSeries) -> str:
    """An id, with the part of the business it is for."""
    return f"{each.target.indicator}@{each.target.segment}" if each.target.segment else each.target.indicator


def cell_table(plan: ImportPlan, workbook: Workbook) -> str:
    """Every cell of the columns that go somewhere."""
    lines = [("", "month", "figure", "in the file", "stored now", "will be", "")]
    for each in plan.series:
        if each.target.is_nowhere:
            continue
        about = plan.new_indicators.get(each.target.indicator) or workbook.indicators.get(each.target.indicator)
        for cell in each.cells:
            before, value = (
                "-" if number is None or about is None else figure(number, about)
                for number in (cell.before, cell.value)
            )
            why = f"{cell.state}: {cell.reason}" if cell.reason else str(cell.state)
            month = str(cell.source.month)
            lines.append(
                (cell.source.place or each.source.key, month, goes_to(each), cell.source.text, before, value, why)
            )
    if len(lines) == 1:
        return ""
    table = [row[:-1] for row in lines]
    return "\n".join(
        f"{line}  {row[-1]}".rstrip() for line, row in zip(words.table(table).split("\n"), lines, strict=True)
    )


def difference_lines(plan: ImportPlan, workbook: Workbook) -> list[str]:
    """KPIs that the sheet works out differently."""
    lines = []
    for each in plan.kpi_differences:
        about = workbook.indicators[each.kpi]
        ours = words.reason(each.ours, workbook) if isinstance(each.ours, NoValue) else figure(each.ours, about)
        lines.append(f"{each.month}: {each.kpi} is {figure(each.theirs, about)} in {each.source.place}, here {ours}")
    return lines


def counted(plan: ImportPlan) -> str:
    count = plan.counts
    told = f"{count[CellState.NEW]} new, {count[CellState.CHANGED]} changed, {count[CellState.SAME]} the same"
    return told + (f", {count[CellState.REFUSED]} refused" if count[CellState.REFUSED] else "")


def record(plan: ImportPlan, workbook: Workbook, *, stored: bool) -> dict[str, Any]:
    """Exact numbers; null where there is none."""
    count = plan.counts
    return {
        "stored": stored,
        "reader": plan.layout.reader or None,
        "new": count[CellState.NEW],
        "changed": count[CellState.CHANGED],
        "same": count[CellState.SAME],
        "refused": count[CellState.REFUSED],
        "left_out": count[CellState.LEFT_OUT],
        "columns": [_column(each) for each in plan.series],
        "cells": [_cell(each) for each in plan.cells],
        "left_out_lines": [
            {"place": left.place, "label": left.label, "why": str(left.why)} for left in plan.layout.left_out
        ],
        "notes": list(plan.layout.notes),
        "closed_months": [str(month) for month in plan.closed_months],
        "kpi_differences": [_difference(each, workbook) for each in plan.kpi_differences],
    }


def _column(each: PlannedSeries) -> dict[str, Any]:
    target = each.target
    return {
        "column": each.source.key,
        "place": each.source.place,
        "goes_to": target.indicator or None,
        "segment": str(target.segment) if target.segment else None,
        "compared_with": each.match.kpi or None,
        "times": each.times,
        "number_form": each.finding.form.example,
        "told_by": str(each.finding.told),
        "can_be_read_in_two_ways": each.is_ambiguous and not each.finding.is_decided,
    }


def _cell(cell: PlannedCell) -> dict[str, Any]:
    address = cell.cell
    return {
        "column": cell.key,
        "place": cell.source.place,
        "month": str(cell.source.month),
        "id": address.indicator if address else None,
        "segment": str(address.segment) if address and address.segment else None,
        "text": cell.source.text,
        "value": cell.value,
        "before": cell.before,
        "state": str(cell.state),
        "reason": cell.reason or None,
    }


def _difference(each: KpiDifference, workbook: Workbook) -> dict[str, Any]:
    is_none = isinstance(each.ours, NoValue)
    return {
        "id": each.kpi,
        "month": str(each.month),
        "place": each.source.place,
        "theirs": each.theirs,
        "ours": None if is_none else each.ours,
        "reason": words.reason(each.ours, workbook) if isinstance(each.ours, NoValue) else None,
    }
