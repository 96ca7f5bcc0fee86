"""What happened to a figure, put into words: old and new, when, how. Plain text only."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import NARROW_SPACE, NumberForm
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import full_text

ARROW = "→"


def _tr(text: str) -> str:
    return QCoreApplication.translate("FigureHistory", text)


@dataclass(frozen=True, slots=True)
class Told:
    """One change: ``step`` is what became what, ``when`` and ``how`` stand below it; ``spoken`` is one sentence."""

    step: str
    when: str
    how: str
    restated: bool
    spoken: str


def told(entries: Sequence[ValueEntry], about: Indicator, form: NumberForm) -> list[Told]:
    """Newest first."""
    return [_told(entry, about, form) for entry in reversed(entries)]


def _told(entry: ValueEntry, about: Indicator, form: NumberForm) -> Told:
    old, new = (_figure(value, about, form) for value in (entry.old, entry.new))
    when, how = wording.moment(entry.at), made_by(entry.made_by)
    restated = _tr("restated: the month had been closed before") if entry.restated else ""
    spoken = _tr("from {old} to {new}").format(old=old, new=new)
    return Told(
        f"{old}{NARROW_SPACE} {ARROW} {NARROW_SPACE}{new}",
        when,
        how,
        entry.restated,
        ", ".join(filter(None, (spoken, when, how, restated))),
    )


def _figure(value: float | None, about: Indicator, form: NumberForm) -> str:
    return _tr("blank") if value is None else full_text(value, about, form)


def made_by(value: MadeBy) -> str:
    return {
        MadeBy.TYPED: _tr("typed"),
        MadeBy.UNDONE: _tr("undone"),
        MadeBy.REDONE: _tr("redone"),
        MadeBy.IMPORTED: _tr("imported"),
        MadeBy.COMMAND: _tr("from the command line"),
        MadeBy.MADE: _tr("with the new file"),
        MadeBy.UPGRADED: _tr("there before changes were kept"),
        MadeBy.RESTORED: _tr("restored from a backup"),
        MadeBy.RESCUED: _tr("rescued after a failure"),
        MadeBy.REPAIRED: _tr("repaired"),
    }[value]
