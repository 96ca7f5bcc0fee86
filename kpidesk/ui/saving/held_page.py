"""A file that another kpidesk has open: who has it, and the ways to go on."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kpidesk.domain.file_facts import Holder, ReadOnly
from kpidesk.domain.refusal import FileHeld
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.saving.choice_page import Choice, ChoicePage
from kpidesk.ui.saving.save_words import held_by


def _tr(text: str) -> str:
    return QCoreApplication.translate("HeldPage", text)


def ask_about(held: FileHeld, desk: FileDesk, cover: Cover, theme: Theme, window: QWidget) -> ChoicePage:
    """Show the choice over the window; whatever is taken, the page goes first."""
    lead = f"“{held.path.name}”: {who_has_it(held.holder)}"
    page = ChoicePage(theme, _tr("This file is open already"), lead, _choices(), window, unasked=True)

    def take(key: str) -> None:
        cover.leave()
        if key == "look":
            desk.look_at(held.path, ReadOnly.HELD, held_by(held.holder))
        elif key == "copy":
            desk.ask_copy_of(held.path)
        elif key == "again":
            desk.open_path(held.path)
        elif key == "over":
            desk.open_path(held.path, take_over=True)

    page.chosen.connect(take)
    cover.show(page, page.closed)
    return page


def who_has_it(holder: Holder) -> str:
    """Program, process and computer, as far as the lock beside the file tells."""
    program = holder.program or "kpidesk"
    if holder.is_here and holder.process:
        return _tr(
            "another window on this computer has it ({program}, process {n}). Only one of them can change it."
        ).format(program=program, n=holder.process)
    if holder.host:
        return _tr(
            "the computer “{host}” has it ({program}, process {n}). Only one of them can change it. If that computer "
            "was switched off without closing the file, what is left there is only a mark."
        ).format(host=holder.host, program=program, n=holder.process or "?")
    return _tr(
        "a mark beside the file says that somebody has it open, and does not say who. It may have been left by a "
        "computer that was switched off, or by a synchronisation."
    )


def _choices() -> list[Choice]:
    danger = _tr(
        "Only when it is not open there any more. If it is, whoever saves second is stopped, and the two have to be "
        "compared; nothing is written over."
    )
    return [
        Choice("look", _tr("Look at it only"), _tr("Nothing can be changed here.")),
        Choice("copy", _tr("Open a copy…"), _tr("A file of its own; what is changed in one does not reach the other.")),
        Choice("again", _tr("Try again"), _tr("After it was closed there.")),
        Choice("over", _tr("Open it all the same"), danger),
    ]
