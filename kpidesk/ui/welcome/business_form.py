"""Name, currency and business year of a business: the same questions for a new one and an open one."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kpidesk.charts.words import month_names
from kpidesk.domain.business import Business
from kpidesk.domain.month import Month
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.welcome import currencies
from kpidesk.ui.welcome.field import Field

LONGEST_NAME = 120
_LONGEST_QUOTE = 10


class BusinessForm(QWidget):
    """Asks; `answer` says what is wrong beside the field. ``edited`` follows every key and choice of the user.

    The list of currencies is loaded by `load`, when the form is about to be seen.
    """

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit(self)
        self._name.setMaxLength(LONGEST_NAME)
        self._currency = CalmCombo(self)
        self._currency.setEditable(True)
        self._currency.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._month = CalmCombo(self)
        for number in range(1, 13):
            self._month.addItem(month_names.name(Month.of(2000, number)), number)
        self._fields = self._make_fields(theme)
        self._name.textEdited.connect(lambda: self._note_edit("name"))
        self._currency.editTextChanged.connect(lambda: self._note_edit("currency"))
        self._month.activated.connect(lambda: self._note_edit("month"))
        self.show_business(Business("", currencies.of_system()))

    def _make_fields(self, theme: Theme) -> dict[str, Field]:
        name = Field(theme, self.tr("&Name of the business"), self._name, parent=self)
        currency = Field(
            theme,
            self.tr("C&urrency"),
            self._currency,
            hint=self.tr("Stands beside amounts; nothing is converted."),
            parent=self,
        )
        month = Field(
            theme,
            self.tr("&First month of the business year"),
            self._month,
            hint=self.tr("Quarters and years are counted from it."),
            parent=self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._column = column
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(currency, 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(month, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(name)
        column.addLayout(pair)
        return {"name": name, "currency": currency, "month": month}

    def insert(self, question: QWidget) -> None:
        """Another question, between the name and the currency."""
        self._column.insertWidget(1, question)

    def append(self, question: QWidget) -> None:
        """Another question, below the others."""
        self._column.addWidget(question)

    def load(self) -> None:
        """Fill the list of currencies; what is chosen stays."""
        if self._currency.count():
            return
        chosen = self._currency.currentText()
        self._fill(currencies.in_use())
        self._choose_currency(currencies.code_in(chosen) or chosen)

    def _fill(self, offered: Iterable[currencies.Currency]) -> None:
        self._currency.blockSignals(True)
        for currency in offered:
            self._currency.addItem(str(currency), currency.code)
        self._currency.blockSignals(False)
        completer = self._currency.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def show_business(self, business: Business) -> None:
        """Put the facts of ``business`` into the fields."""
        self._name.setText(business.name)
        self._choose_currency(business.currency)
        self._month.setCurrentIndex(business.year_start - 1)
        for field in self._fields.values():
            field.clear()

    def _choose_currency(self, code: str) -> None:
        self._currency.blockSignals(True)
        place = self._currency.findData(code)
        self._currency.setCurrentIndex(place)
        if place < 0:
            self._currency.setEditText(code)
        self._currency.blockSignals(False)
        line = self._currency.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def answer(self) -> Business | None:
        """The business as asked for. None when something is wrong: then it is said, and the field has the focus."""
        name = _clean(self._name.text())
        code = currencies.code_in(self._currency.currentText())
        if not name:
            self._refuse("name", self.tr("Give the business a name; it stands above every chart."))
        if code is None:
            typed = self._currency.currentText().strip()
            self._refuse("currency", self._currency_refusal(typed))
        if not name or code is None:
            (self._currency if name else self._name).setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Business(name, code, self._month.currentIndex() + 1)

    def _currency_refusal(self, typed: str) -> str:
        if not typed:
            return self.tr("Choose a currency, or write its code.")
        shown = typed if len(typed) <= _LONGEST_QUOTE else typed[:_LONGEST_QUOTE] + "…"
        return self.tr("“{typed}” is no currency; a code is like EUR.").format(typed=shown)

    @property
    def facts(self) -> tuple[str, str, int]:
        """What stands in the fields, right or wrong; to see whether it was changed."""
        return self._name.text(), self._currency.currentText(), self._month.currentIndex()

    def refusal(self, field: str) -> str:
        """What is said beside the field ``name``, ``currency`` or ``month``."""
        return self._fields[field].refusal

    @property
    def name_edit(self) -> QLineEdit:
        return self._name

    @property
    def currency_combo(self) -> QComboBox:
        return self._currency

    @property
    def month_combo(self) -> QComboBox:
        return self._month

    def _refuse(self, field: str, sentence: str) -> None:
        self._fields[field].refuse(sentence)

    def _note_edit(self, field: str) -> None:
        self._fields[field].clear()
        self.edited.emit()


class CalmCombo(QComboBox):
    """Takes the wheel only while it has the focus: a page that is scrolled must not change an answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _clean(text: str) -> str:
    """One line without control characters and doubled spaces; half characters cannot be stored."""
    kept = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(kept.split())
