"""The check of a file step by step, and what can be done when it is not sound: repair, or a good backup."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.check_report import CheckReport, Finding
from kpidesk.domain.file_facts import Backup, Salvage
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.ui.care import backup_words
from kpidesk.ui.care import check_words as words
from kpidesk.ui.care.step_list import CROSS, RING, TICK, Line, StepList
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.parts.overlay_page import OverlayPage
from kpidesk.ui.saving.strips import Strip, Way
from kpidesk.ui.wording import refusal_words

WIDTH = 960


def _tr(text: str) -> str:
    return QCoreApplication.translate("Check", text)


class CheckPage(OverlayPage):
    """Asks for everything by signals: ``check_requested``, ``repair_requested``, ``restore_requested(Backup)``,
    ``open_requested(Path)`` for the new file of a repair. Whoever answers calls the ``show_`` methods.
    """

    check_requested = Signal()
    repair_requested = Signal()
    restore_requested = Signal(object)
    open_requested = Signal(object)

    def __init__(self, theme: Theme, path: Path, form: NumberForm, parent: QWidget | None = None) -> None:
        lead = _tr("“{name}” in {folder}").format(name=path.name, folder=path.parent)
        super().__init__(theme, _tr("Check and repair"), width=WIDTH, lead=lead, parent=parent)
        self.path, self._form = path, form
        self._backup: Backup | None = None
        self._salvage: Salvage | None = None
        self.summary = InlineMessage(theme, self)
        self.offer = Strip(theme, self)  # the keys go through the parts in the order in which they are made
        self.open = Button(theme, _tr("Open it"), self, kind=Kind.MAIN)
        self.repair = Button(theme, _tr("Repair into a new file…"), self)
        self.again = Button(theme, _tr("Check again"), self)
        self.brought = StepList(theme, _tr("What the repair brought over"), self)
        self.steps = StepList(theme, _tr("What was looked at"), self)
        self.contents = StepList(theme, _tr("What is in it"), self)
        self._lay_out_parts()
        self.repair.clicked.connect(self.repair_requested)
        self.again.clicked.connect(self.check_requested)
        self.open.clicked.connect(self._open)
        self.offer.asked.connect(self._answer)
        self.show_checking()

    def _lay_out_parts(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open, self.repair, self.again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(self.steps, 3, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.brought)
        right.addWidget(self.contents)
        right.addStretch(1)
        across.addLayout(right, 2)
        for part in (self.summary, self.offer):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addLayout(across)

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def backup(self) -> Backup | None:
        """The newest good backup; None when none is known."""
        return self._backup

    def show_checking(self) -> None:
        self._clear()
        self.summary.say(_tr("Checking… Nothing in the file is changed."), icon="clock")
        self.again.disable(_tr("It is being checked."))

    def show_report(self, report: CheckReport) -> None:
        sound = report.is_sound
        self.summary.say(
            words.summary(report), Tone.PLAIN if sound else Tone.BAD, icon="circle-check" if sound else "octagon-x"
        )
        missed = [Line(words.step(step), RING, figure=_tr("not looked at")) for step in report.not_reached]
        self.steps.show_lines([*map(_line, report.findings), *missed])
        facts = [Line(name, figure=number) for name, number in words.counts(report.rows, self._form)]
        if report.size is not None:
            facts.append(Line(_tr("Size"), figure=backup_words.size(report.size, self._form)))
        self.contents.show_lines(facts)
        self._offer_repair(report.problem)
        self.again.enable()
        (self.repair if self.repair.isVisibleTo(self) else self.again).setFocus()

    def show_refusal(self, error: Refusal) -> None:
        """The check or the repair was not possible at all."""
        self.say(refusal_words.refusal(error))
        self.again.enable()
        self._offer_repair(error.problem if isinstance(error, FileRefused) else None)

    def offer_backup(self, backup: Backup | None) -> None:
        """Where the file is not sound, its newest good backup is one way out."""
        self._backup = backup
        if backup is None or not self.repair.isVisibleTo(self):
            self.offer.clear()
        else:
            self.offer.say(words.newest(backup, self._form), [Way("restore", _tr("Restore it…"))])

    def show_repairing(self) -> None:
        self.summary.say(_tr("Repairing… The file itself is not changed."), icon="clock")
        for button in (self.repair, self.again):
            button.disable(_tr("It is being repaired."))

    def show_salvage(self, salvage: Salvage, source: Backup | None) -> None:
        """``source`` is the backup that figures came from."""
        self._salvage = salvage
        self.summary.say(words.saved_summary(salvage), icon="circle-check" if not salvage.lost else "triangle-alert")
        self.brought.show_lines([Line(sentence) for sentence in words.saved(salvage, source, self._form)])
        for button in (self.repair, self.again):
            button.enable()
        self.repair.set_kind(Kind.PLAIN)
        if not salvage.lost:
            self.offer.clear()  # the backup has nothing that is not in the new file
        self.open.show()
        self.open.setFocus()

    def say(self, sentence: str) -> None:
        """A refusal in the place of the result; an empty sentence takes it away."""
        if sentence:
            self.summary.say(sentence, Tone.BAD)
        else:
            self.summary.clear()

    @property
    def is_asking(self) -> bool:
        return self.offer.isVisibleTo(self) and any(button.text() == _tr("Cancel") for button in self.offer.buttons)

    def leave(self) -> None:
        """Esc takes back a question first."""
        if self.is_asking:
            self._answer("stay")
        else:
            self.closed.emit()

    # -- how ----------------------------------------------------------------------------------------------------

    def _clear(self) -> None:
        self._salvage = None
        for part in (self.steps, self.contents, self.brought):
            part.show_lines([])
        for button in (self.repair, self.open):
            button.hide()
        self.offer_backup(None)

    def _offer_repair(self, problem: FileProblem | None) -> None:
        self.repair.setVisible(words.is_repairable(problem))
        self.repair.set_kind(Kind.MAIN if words.is_repairable(problem) else Kind.PLAIN)
        self.repair.enable()
        self.offer_backup(self._backup)

    def _answer(self, way: str) -> None:
        backup = self._backup
        if backup is None:
            return
        if way == "restore" and not self.is_asking:
            ways = [Way("sure", _tr("Restore it")), Way("stay", _tr("Cancel"))]
            self.offer.say(words.question(backup), ways, icon="circle-alert")
            self.offer.button("sure").setFocus()
        elif way == "sure":
            self.offer_backup(backup)
            self.restore_requested.emit(backup)
        else:
            self.offer_backup(backup)
            self.offer.button("restore").setFocus()

    def _open(self) -> None:
        if self._salvage is not None:
            self.open_requested.emit(self._salvage.path)


def _line(finding: Finding) -> Line:
    detail = "\n".join(map(words.fault, finding.faults))
    if finding.passed:
        return Line(words.step(finding.step), TICK, detail)
    return Line(words.failed_step(finding.step), CROSS, detail)
