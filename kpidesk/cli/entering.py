"""The command that stores figures and notes of one month."""

import argparse
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kpidesk.analysis.questions.odd import OddFigures
from kpidesk.cli.asked import find_segment, read_amount, read_month, read_pair
from kpidesk.cli.odd_words import odd_sentence
from kpidesk.cli.opened import opened
from kpidesk.domain import change as c
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.exchange.amount import COMMA, POINT, AmountRefused, Marks
from kpidesk.exchange.number_forms import both
from kpidesk.exchange.typed_sum import SumRefused, is_sum, work_out
from kpidesk.workbook.entry import entry
from kpidesk.workbook.workbook import Workbook


class Typed(NamedTuple):
    """A figure as it was asked for."""

    cell: Cell
    about: Indicator
    text: str


def set_figures(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.month)
    if not (arguments.values or arguments.note_on or arguments.note is not None):
        raise Refusal("nothing is named; write figures as ID=VALUE, or give a --note")
    with opened(arguments.file) as file:
        workbook = file.workbook
        segment = find_segment(workbook, arguments.segment)
        typed = _typed(workbook, arguments.values, month, segment)
        marks = _marks([each.text for each in typed], arguments.decimal)
        figures = _figures(typed, marks)
        notes = _notes(workbook, arguments.note_on, month, segment)
        change = _change(workbook, figures, {each.cell: each.text for each in typed if is_sum(each.text)}, notes)
        is_new = segment is not None and segment not in workbook.segments
        if segment is not None and is_new:
            change = c.Several((c.SetSegments((*workbook.segments, segment)), change))
        if arguments.note is not None:
            change = c.Several((change, c.SetMonthNotes({month: arguments.note})))
        workbook.apply(change, MadeBy.COMMAND)
        if is_new:
            print(f"added {segment}")
        if marks == COMMA and not arguments.decimal:
            print("read with a decimal comma")
        _tell(arguments.file, workbook, month, figures, len(notes) + (arguments.note is not None))


def _typed(workbook: Workbook, pairs: list[str], month: Month, segment: Segment | None) -> list[Typed]:
    typed: dict[Cell, Typed] = {}
    for pair in pairs:
        name, text = read_pair(pair, "a figure")
        about = workbook.named(name)
        cell = Cell(about.id, month, segment)
        if cell in typed:
            raise Refusal(f"{about.id} is named twice; nothing was stored")
        typed[cell] = Typed(cell, about, text)
    return list(typed.values())


def _marks(texts: list[str], decimal: str | None) -> Marks:
    """With a point, unless one of the numbers can only be read with a comma: then all are read so."""
    if decimal:
        return COMMA if decimal == "," else POINT
    readable = [_readable(text) for text in texts]
    with_comma = next((text for text, found in zip(texts, readable, strict=True) if found == (False, True)), None)
    with_point = next((text for text, found in zip(texts, readable, strict=True) if found == (True, False)), None)
    if with_comma is not None and with_point is not None:
        raise Refusal(
            f"“{with_point}” and “{with_comma}” use different decimal marks; make them the same, nothing was stored"
        )
    return COMMA if with_comma is not None else POINT


def _readable(text: str) -> tuple[bool, bool]:
    """Whether it is a number, or a sum of numbers, with a decimal point and with a decimal comma."""
    if not is_sum(text):
        with_point, with_comma = both(text)
        return with_point is not None, with_comma is not None
    return _works_out(text, POINT), _works_out(text, COMMA)


def _works_out(text: str, marks: Marks) -> bool:
    try:
        work_out(text, marks)
    except (AmountRefused, SumRefused):
        return False
    return True


def _figures(typed: list[Typed], marks: Marks) -> dict[Cell, float | None]:
    return {each.cell: _figure(each.about, each.text, marks) for each in typed}


def _figure(about: Indicator, text: str, marks: Marks) -> float | None:
    if not is_sum(text):
        return read_amount(about, text, marks)
    try:
        return work_out(text, marks, percent=about.unit is Unit.PERCENT and "%" in text)
    except (AmountRefused, SumRefused) as refusal:
        raise Refusal(f"{about.id}: {refusal}; nothing was stored") from None


def _notes(workbook: Workbook, pairs: list[str], month: Month, segment: Segment | None) -> dict[Cell, str]:
    notes: dict[Cell, str] = {}
    for pair in pairs:
        name, text = read_pair(pair, "a note")
        cell = Cell(workbook.named(name).id, month, segment)
        if cell in notes:
            raise Refusal(f"--note-on names {cell.indicator} twice; nothing was stored")
        notes[cell] = text
    return notes


def _change(
    workbook: Workbook, figures: Mapping[Cell, float | None], sums: Mapping[Cell, str], notes: Mapping[Cell, str]
) -> c.Change:
    """A note that is given stays, with the sum of its figure below it."""
    told = {cell: "\n".join(filter(None, (text, sums.get(cell, "")))) for cell, text in notes.items()}
    entered: c.Change = entry(workbook, figures, sums).change if figures else c.Several(())
    return c.Several((entered, c.SetNotes(told))) if told else entered


def _tell(path: Path, workbook: Workbook, month: Month, figures: Mapping[Cell, float | None], notes: int) -> None:
    if figures or not notes:
        print(f"{month}: {len(figures)} stored")
    if notes:
        print(f"{month}: {notes} note{'s'[: notes > 1]} stored")
    state = workbook.month_state(month)
    if figures and state.status is MonthStatus.UNFINISHED:
        print(f"{month} is unfinished: its figures are entered until day {state.until_day} of {month.days}")
    odd = OddFigures(workbook)
    for cell in figures:
        if (found := odd.of(cell)) and not workbook.is_confirmed(cell):
            part = f" --segment {shlex.quote(str(cell.segment))}" if cell.segment else ""
            print(f"please look: {odd_sentence(workbook, found[0])}")
            print(f"  if it is right: kpidesk-cli confirm {shlex.quote(str(path))} {month} {cell.indicator}{part}")
