"""What deleting an own figure or KPI would take along, or who still needs it."""

from dataclasses import dataclass

from kpidesk.domain.change import Change
from kpidesk.ui.indicators import sentences
from kpidesk.workbook.refusals import IndicatorInUse
from kpidesk.workbook.rules import removal
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Deletion:
    """``change`` takes it away with all it has; None while others need it: then ``sentence`` says which."""

    sentence: str
    change: Change | None


def deletion(workbook: Workbook, indicator: str) -> Deletion:
    """Nothing is deleted here."""
    try:
        change = removal(workbook, indicator)
    except IndicatorInUse as used:
        return Deletion(_needed_by(used.users, workbook), None)
    name, count = workbook.indicators[indicator].name, len(workbook.cells_of(indicator))
    held = ""
    if count:
        held = sentences.tr(" with 1 typed value") if count == 1 else sentences.tr(" with {n} typed values")
    words = sentences.tr("Delete “{name}”{held}, its goals and saved charts? Undo brings everything back.")
    return Deletion(words.format(name=name, held=held.format(n=count)), change)


def _needed_by(users: tuple[str, ...], workbook: Workbook) -> str:
    names = sentences.named(users, workbook)
    if len(users) == 1:
        return sentences.tr("It cannot be deleted: {name} needs it. Take it out of that one first.").format(name=names)
    return sentences.tr("It cannot be deleted: {names} need it. Take it out of those first.").format(names=names)
