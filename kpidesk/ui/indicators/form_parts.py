"""Fields of the editor's form that stand still while a page is scrolled, and its rows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPlainTextEdit, QSizePolicy, QSpinBox, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.parts.label import PlainLabel

LABELS, TEXT_HEIGHT, COMBO_WIDTH = 120, 64, 168
AUTOMATIC, _NARROWEST = -1, 200


class CalmCombo(QComboBox):
    """Takes the wheel only while it has the focus: scrolling the form must not change an answer."""

    def __init__(self, name: str, parent: QWidget, *, width: int = COMBO_WIDTH) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumWidth(fonts.scaled(width))
        self.setMaxVisibleItems(16)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def choose(self, value: object) -> None:
        """Show the entry that stands for ``value``."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class Decimals(QSpinBox):
    """0 to 6, or as the unit usually has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(AUTOMATIC, 6)
        self.setSpecialValueText(self.tr("auto"))
        self.setAccessibleName(self.tr("Decimals"))
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(fonts.scaled(56))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def decimals(self) -> int | None:
        return None if self.value() == AUTOMATIC else self.value()

    def show_decimals(self, decimals: int | None) -> None:
        self.setValue(AUTOMATIC if decimals is None else decimals)

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


def text_field(name: str, parent: QWidget) -> QPlainTextEdit:
    """A few lines of plain text; Tab leaves it."""
    field = QPlainTextEdit(parent)
    field.setAccessibleName(name)
    field.setFixedHeight(fonts.scaled(TEXT_HEIGHT))
    field.setTabChangesFocus(True)
    field.document().setDocumentMargin(6)
    return field


def in_a_row(parent: QWidget, *widgets: QWidget, stretch: QWidget | None = None) -> QWidget:
    """Widgets side by side, at the left unless one stretches."""
    whole = QWidget(parent)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 2 if widget is stretch else 0)
    if stretch is None:
        row.addStretch(1)
    return whole


class Remark(QWidget):
    """A fact and, in quieter type, how it is known: beside it, or below where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fact = PlainLabel("", TextRole.PARAGRAPH, self, wraps=True)
        self._how = PlainLabel("", TextRole.PARAGRAPH, self, muted=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 5, 0, 5)
        self._row.setSpacing(4)
        self._row.addWidget(self._fact)
        self._row.addWidget(self._how)
        self._row.addStretch(1)
        self.setMinimumHeight(fonts.scaled(28))

    @property
    def words(self) -> str:
        return f"{self._fact.text()} {self._how.text()}"

    def say(self, fact: str, how: str) -> None:
        self._fact.setText(fact)
        self._how.setText(how)
        self._arrange()

    def _arrange(self) -> None:
        needed = sum(fonts.width(label.text(), TextRole.PARAGRAPH) for label in (self._fact, self._how)) + 12
        beside = needed <= self.width()
        self._fact.setWordWrap(not beside)
        self._row.setDirection(QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(4 if beside else 0)

    def minimumSizeHint(self) -> QSize:
        """It can always become narrower, by putting the one below the other."""
        return QSize(fonts.scaled(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class FormRows(QGridLayout):
    """Names at the left, fields at the right, each pair shown or hidden as one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self._parent = parent
        self._pairs: dict[str, tuple[QWidget, ...]] = {}
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(0)
        self.setColumnMinimumWidth(0, fonts.scaled(LABELS))
        self.setColumnStretch(1, 1)

    def add_row(self, key: str, name: str, field: QWidget, *, tall: bool = False, below: int = 12) -> None:
        """``tall`` fields have their name at their top. The space below belongs to the row."""
        label = PlainLabel(name, TextRole.BODY, self._parent, muted=True)
        label.setBuddy(field)
        top = 8 if tall else 0
        label.setContentsMargins(0, top, 0, below)
        spaced = field
        if below:
            spaced = QWidget(self._parent)
            row = QHBoxLayout(spaced)
            row.setContentsMargins(0, 0, 0, below)
            row.addWidget(field)
        at = self.rowCount()
        where = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        self.addWidget(label, at, 0, where | Qt.AlignmentFlag.AlignLeft)
        self.addWidget(spaced, at, 1)
        self._pairs[key] = (label, spaced)

    def show_row(self, key: str, shown: bool) -> None:
        for widget in self._pairs[key]:
            widget.setVisible(shown)
