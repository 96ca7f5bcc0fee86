"""Name, currency and business year of the open file."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kpidesk.domain.business import Business
from kpidesk.domain.change import SetBusiness
from kpidesk.domain.refusal import Refusal
from kpidesk.ui import wording
from kpidesk.ui.parts.message import Tone
from kpidesk.ui.theme import Theme
from kpidesk.ui.welcome.form_page import FormPage
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("BusinessPage", text)


class BusinessPage(FormPage):
    """Applies one SetBusiness, which undo takes back. Esc asks in place before it drops what was typed."""

    told = Signal(str)

    def __init__(self, theme: Theme, workbook: Workbook, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            _tr("About the business"),
            _tr("The name stands above charts, the currency beside amounts. No figure is changed here."),
            action=_tr("Keep the changes"),
            parent=parent,
        )
        self._workbook = workbook
        self._asked = False
        self._form.edited.connect(self._note_edit)
        self._read()
        unsubscribe = workbook.subscribe(self._follow)
        self.destroyed.connect(lambda *_: unsubscribe())

    def _read(self) -> None:
        self._form.show_business(self._workbook.business)
        self._before = self._form.facts
        self._asked = False
        self.message.clear()

    def _is_edited(self) -> bool:
        return self._form.facts != self._before

    def carry_out(self) -> None:
        answer = self._form.answer()
        if answer is None:
            return
        before = self._workbook.business
        wanted = replace(answer, is_example=before.is_example)
        try:
            self._workbook.apply(SetBusiness(wanted))
        except Refusal as refused:
            self.message.say(wording.refusal(refused), Tone.BAD)
            return
        self._read()
        if wanted != before:
            self.told.emit(_told(before, wanted))
        self.closed.emit()

    def leave(self) -> None:
        if self._is_edited() and not self._asked:
            self._asked = True
            self.message.say(_tr("Not kept yet: Enter keeps the changes, Esc again drops them."))
            return
        self._read()
        self.closed.emit()

    def _follow(self, effect: Effect) -> None:
        """Undo may take the facts back while they are in sight."""
        if effect.business and not self._is_edited():
            self._read()

    def _note_edit(self) -> None:
        self._asked = False
        self.message.clear()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._is_edited():  # what was typed before the page was hidden is kept
            self._form.load()
            self._read()
        super().showEvent(event)


def _told(before: Business, after: Business) -> str:
    changed = [
        word
        for word, old, new in (
            (_tr("name"), before.name, after.name),
            (_tr("currency"), before.currency, after.currency),
            (_tr("business year"), before.year_start, after.year_start),
        )
        if old != new
    ]
    return _tr("Changed: {what}").format(what=wording.listed(changed))
