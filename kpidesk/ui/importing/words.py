"""What the import says: plain sentences about files, columns and cells."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import NARROW_SPACE, NumberForm
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.exchange.amount import COMMA, POINT, Marks
from kpidesk.exchange.layout import LeftOut, Why
from kpidesk.exchange.number_forms import both
from kpidesk.exchange.planned import CellState, PlannedCell, PlannedSeries
from kpidesk.exchange.series import SourceCell, SourceSeries
from kpidesk.exchange.sheet import CellKind, SourceFile
from kpidesk.exchange.table import TableRefused
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.ui.wording.figure_text import full_text

_TEXT_SHOWN = 24
"""Characters of a text in a cell of the preview; all of it is told."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Importing", text)


# -- the file -------------------------------------------------------------------------------------------------------


def file_facts(source: SourceFile) -> str:
    """buchhaltung_2026.csv, semicolons, UTF-8; figures.xlsx, 2 sheets."""
    marks = {";": tr("semicolons"), ",": tr("commas"), "\t": tr("tabs"), "|": tr("bars")}
    if source.encoding:
        between = marks.get(source.delimiter, f"“{source.delimiter}”")
        return ", ".join((source.name, between, source.encoding))
    return ", ".join((source.name, counted(len(source.sheets), tr("1 sheet"), tr("{n} sheets"))))


def counted(count: int, one: str, several: str) -> str:
    return one if count == 1 else several.format(n=f"{count:,}")


def refused(error: Exception) -> str:
    """The sentence of a refusal, as the page shows it: with the name of the file, without its folders."""
    sentence = refusal_words.refusal(error)
    before, colon, rest = sentence.partition(": ")
    if colon and isinstance(error, TableRefused) and ("/" in before or "\\" in before):
        return f"“{Path(before).name}”, {rest}"
    return sentence


def reason(cell: PlannedCell) -> str:
    """Why a cell is refused or left out, as a sentence. Its month stands beside it already."""
    said = cell.reason.removeprefix(f"{cell.source.month}: ")
    return said[:1].upper() + said[1:].rstrip(".") + "." if said else ""


def why_left_out(what: LeftOut) -> str:
    name = f"“{what.label}”" if what.label else what.place
    return {
        Why.TOTAL: tr("{name} looks like a total and is left out."),
        Why.COMMENT: tr("{name} looks like a remark and is left out."),
        Why.INDEX: tr("{name} only numbers the lines and is left out."),
        Why.DATES: tr("{name} is a second column of dates and is left out."),
        Why.HIDDEN: tr("The sheet {name} is hidden and is left out."),
        Why.NO_MONTHS: tr("No months were found in {name}; it is left out."),
        Why.ASKED: tr("{name} is left out, as you chose."),
    }[what.why].format(name=name)


# -- number forms ---------------------------------------------------------------------------------------------------


def form_choices(series: PlannedSeries, about: Indicator | None) -> list[tuple[str, Marks]]:
    """Number forms by example. Only one where the cells are numbers already, or have no marks at all."""
    texts = [cell.text for cell in series.source.cells if cell.kind is CellKind.TEXT]
    numbers = [text for text in texts if any(value is not None for value in both(text))]
    if not texts:
        return [(tr("as read"), series.finding.form)]
    if numbers and all(text.strip().isdigit() for text in numbers):
        return [("123", series.finding.form)]
    whole = about is not None and about.unit is Unit.COUNT
    examples = {POINT: "1,234", COMMA: "1.234"} if whole else {POINT: "1,234.56", COMMA: "1.234,56"}
    return [(examples[form], form) for form in (COMMA, POINT)]


def readings_told(series: PlannedSeries, about: Indicator | None) -> str:
    """Why an ambiguous column is read as it is."""
    finding = series.finding
    used, *others = (reading_text(reading.value) for reading in finding.readings)
    other = others[0] if others else used
    if not finding.is_decided:
        return tr("It can be read as {used} or as {other}. Its cells are refused until you choose.").format(
            used=used, other=other
        )
    reasons = {
        "cells": tr("Read as {used}, as the other cells of this column show."),
        "whole numbers": tr("Read as {used}, because {name} are whole numbers."),
        "file": tr("Read as {used}, as in the other columns of this file."),
        "owner": tr("Read as {used}, as you chose."),
    }
    name = (about.name if about else series.source.heading).lower()
    told = reasons[str(finding.told)].format(used=used, name=name)
    return told + " " + tr("Read the other way it would be {other}.").format(other=other)


def heading(series: PlannedSeries) -> str:
    """What a column is called; where its numbers are multiplied, with that and what says so."""
    source = series.source
    called = source.heading or source.place
    if series.scale != 1 and source.unit:
        called += f" ({source.unit})"
    return called if series.times == 1 else tr("{heading}, times {n}").format(heading=called, n=f"{series.times:,}")


def reading_text(value: float) -> str:
    """A reading, with every digit: 8,246 or 8.246."""
    return f"{value:,.15g}" if value == int(value) else f"{value:.15g}"


# -- cells ----------------------------------------------------------------------------------------------------------


def as_in_file(source: SourceCell, form: NumberForm) -> str:
    """The text of a cell; a number of a spreadsheet as the owner's numbers are written."""
    if source.kind is not CellKind.NUMBER:
        return source.text if len(source.text) <= _TEXT_SHOWN else source.text[: _TEXT_SHOWN - 1] + "…"
    value = float(source.text)
    if source.percent:
        return form.as_typed(float(f"{value * 100:.12g}")) + NARROW_SPACE + "%"
    return form.as_typed(value)


def stored(value: float | None, about: Indicator | None, form: NumberForm) -> str:
    if value is None:
        return ""
    return full_text(value, about, form) if about is not None else form.as_typed(value)


def not_stored(cell: PlannedCell) -> str:
    """In a word or two, in the place of the figure."""
    if cell.value is not None:
        return ""
    if cell.state is CellState.LEFT_OUT:
        return tr("left out") if cell.source.text else ""
    match cell.source.kind:
        case CellKind.ERROR:
            return tr("an error")
        case CellKind.UNCALCULATED:
            return tr("no result")
        case CellKind.DATE:
            return tr("a date")
    readings = [value for value in both(cell.source.text) if value is not None]
    if not readings and cell.source.text:
        return tr("no number")
    return tr("two readings") if len(set(readings)) > 1 else tr("not stored")


def state(value: CellState) -> str:
    return {
        CellState.NEW: tr("new"),
        CellState.CHANGED: tr("changed"),
        CellState.SAME: tr("same"),
        CellState.REFUSED: tr("refused"),
        CellState.LEFT_OUT: tr("left out"),
    }[value]


def spoken(cell: PlannedCell, about: Indicator | None, form: NumberForm) -> str:
    """June 2026, Running costs, changed from 2,527 to 2,572."""
    name = about.name if about is not None else cell.key
    where = f"{wording.month(cell.source.month)}, {name}"
    now, before = stored(cell.value, about, form), stored(cell.before, about, form)
    match cell.state:
        case CellState.NEW:
            return tr("{where}, new, {now}").format(where=where, now=now)
        case CellState.CHANGED:
            return tr("{where}, changed from {before} to {now}").format(where=where, before=before, now=now)
        case CellState.SAME:
            return tr("{where}, same as stored, {now}").format(where=where, now=now)
        case CellState.REFUSED:
            told = tr("{where}, refused, “{text}”: {reason}")
            return told.format(where=where, text=cell.source.text, reason=reason(cell))
    return tr("{where}, left out: {reason}").format(where=where, reason=reason(cell))


def samples(series: SourceSeries, form: NumberForm, most: int = 3) -> str:
    """The last few cells as they stand in the file."""
    shown = [as_in_file(cell, form) for cell in series.cells if cell.text][-most:]
    return "   ".join(shown)


# -- where a column goes --------------------------------------------------------------------------------------------


def why(series: PlannedSeries, chosen: str, names: dict[str, str]) -> str:
    """Why a column goes where it goes. ``chosen``: by whom, "now", "before" or "". ``names`` are those of figures."""
    match = series.match
    if chosen == "now":
        return tr("You chose it.")
    if chosen == "before":
        return tr("As in the last import of such a file.")
    if series.source.target and not series.target.is_nowhere:
        return tr("This download always has it here.")
    if match.rival:
        told = tr("“{rival}” may be the same figure: say which of them is.")
        return told.format(rival=match.rival)
    if match.kpi and series.target.is_nowhere:
        told = tr("{kpi} is worked out here. It is not stored but compared.")
        return told.format(kpi=names.get(match.kpi, match.kpi))
    if not series.target.is_nowhere:
        return tr("Its heading is a name of this figure.") if match.score >= 1 else tr("Its heading says so.")
    if match.nearest:
        return tr("It may be {name}.").format(name=names.get(match.nearest, match.nearest))
    return tr("No figure has such a name.")


def no_months() -> str:
    """A file that can be read, but has no months."""
    sentence = tr("No months with figures were found in it. A line or a column has to name months, like {like}.")
    return sentence.format(like=tr("2026-08 or August 2026"))
