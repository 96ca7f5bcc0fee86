"""A page that asks: questions in one column, below them the button that does it and a place for a refusal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.message import InlineMessage
from kpidesk.ui.parts.overlay_page import OverlayPage
from kpidesk.ui.welcome.business_form import BusinessForm

WIDTH = 640


class FormPage(OverlayPage):
    """Enter in a field is the main button. The focus begins in the first field."""

    def __init__(self, theme: Theme, title: str, lead: str, *, action: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, width=WIDTH, lead=lead, parent=parent)
        self._message = InlineMessage(theme, self)
        self._form = BusinessForm(theme, self)
        self._main = Button(theme, action, self, kind=Kind.MAIN)
        self._main.clicked.connect(self.carry_out)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._main, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._message, 1, Qt.AlignmentFlag.AlignTop)  # beside: nothing moves when it comes and goes
        row.addStretch(0)
        self.body.addWidget(self._form)
        self.body.addLayout(row)
        self.setFocusProxy(self._form.name_edit)

    @property
    def form(self) -> BusinessForm:
        return self._form

    @property
    def main_button(self) -> Button:
        return self._main

    @property
    def message(self) -> InlineMessage:
        return self._message
