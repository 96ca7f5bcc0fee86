"""The row above the canvas: what the chart is, whose title it has, and its ways out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kpidesk.charts.own_title import LONGEST
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import IconLabel, PlainLabel, tip

_SPACING, _BESIDE, _LEAST_NAME = 8, 6, 220
_MOST_LACKING = 12


class TitleField(QLineEdit):
    """``left`` when Esc takes back what was typed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChartHead(QWidget):
    """``title_written`` says the owner's title, "" for the made one; the other signals are wishes.

    Both lines have their place whatever they say: a warning moves nothing.
    """

    title_written = Signal(str)
    edit_requested = Signal()
    save_requested = Signal()
    show_requested = Signal()
    export_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = self._said = self._lacking = self._whole = ""
        self._is_wrong = False
        self._name = PlainLabel("", TextRole.SCREEN_TITLE, self)
        self._mark = IconLabel(theme, "triangle-alert", 14, "bad", self)
        self._about = PlainLabel("", TextRole.SMALL, self, muted=True)
        self.use_made = Button(theme, tr("Use the made title"), self, kind=Kind.LINK)
        self.field = TitleField(self)
        self.edit = Button(theme, tr("Edit title"), self, icon="pencil", tip_text=tr("Edit title (F2)"))
        self.save = Button(theme, tr("Save chart"), self, icon="save", tip_text=tr("Save chart (Ctrl+S)"))
        self.show_all = Button(theme, "", self, icon="maximize-2", tip_text=tr("Full screen (F11)"))
        export = tr("Export (Ctrl+E)")
        self.export = Button(theme, tr("Export"), self, icon="upload", kind=Kind.MAIN, tip_text=export, opens_menu=True)
        self._words = {self.edit: tr("Edit title"), self.save: tr("Save chart")}
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(tr("Title of the chart"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        second = QHBoxLayout()
        second.setSpacing(_BESIDE)
        for widget in (self._mark, self._about, self.use_made):
            second.addWidget(widget)
        second.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self.field)
        words.addLayout(second)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addLayout(words, 1)
        for button in (self.edit, self.save, self.show_all, self.export):
            row.addWidget(button)
        self.setFixedHeight(fonts.scaled(60))
        self.use_made.setFixedHeight(fonts.scaled(22))
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._about.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._about.setMinimumWidth(1)
        self.field.hide()
        self._mark.hide()
        self.use_made.hide()

    def _connect(self) -> None:
        self.edit.clicked.connect(self.edit_requested)
        self.save.clicked.connect(self.save_requested)
        self.show_all.clicked.connect(self.show_requested)
        self.export.clicked.connect(self.export_requested)
        self.use_made.clicked.connect(lambda: self.title_written.emit(""))
        self.field.returnPressed.connect(self.finish)
        self.field.left.connect(self._leave)

    @property
    def about(self) -> str:
        """Whose title it is, or what no longer agrees."""
        return self._whole

    @property
    def heading(self) -> str:
        return self._heading

    def show_chart(self, heading: str, *, is_own: bool, wrong: tuple[str, ...] = (), is_refused: bool = False) -> None:
        """``wrong`` are numbers of the owner's title that the chart does not show any more."""
        self._heading = heading
        self._name.setToolTip(tip(heading))
        if wrong:
            self._said = tr("your title says {numbers}, the chart does not").format(numbers=", ".join(wrong))
        elif is_refused:
            self._said = tr("not drawn")
        else:
            self._said = tr("your own title") if is_own else tr("title made from the figures")
        self._is_wrong = bool(wrong)
        self._tell()
        self.use_made.setVisible(is_own)
        self._fit()

    def show_lacking(self, characters: str) -> None:
        """Which characters are boxes in the picture, because no font of charts has them."""
        few = characters if len(characters) <= _MOST_LACKING else f"{characters[:_MOST_LACKING]}\N{HORIZONTAL ELLIPSIS}"
        self._lacking = tr("the charts’ font lacks {characters}").format(characters=few) if characters else ""
        self._tell()
        self._fit()

    def _tell(self) -> None:
        """Of a picture in sight what it lacks; another one says anew, once it is drawn."""
        said = self._said if self._is_wrong or not self._lacking else ""
        self._whole = "; ".join(filter(None, (said, self._lacking)))
        is_warning = self._is_wrong or bool(self._lacking)
        self._about.setToolTip(tip(self._whole if is_warning else ""))
        self._about.setAccessibleName(self._whole)
        self._mark.setVisible(is_warning)

    def begin(self, title: str) -> None:
        """Let the title be written, beginning with how it is."""
        self._name.hide()
        self.field.setText(title)
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    @property
    def is_writing(self) -> bool:
        return not self.field.isHidden()

    def finish(self) -> None:
        """Take what was written, if anything is being written."""
        if self.is_writing:
            words = self.field.text().strip()
            self._leave()
            self.title_written.emit(words)

    def _leave(self) -> None:
        had_focus = self.field.hasFocus()
        self.field.hide()
        self._name.show()
        if had_focus:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def name_save(self, words: str) -> None:
        """What the button that saves says, where there is room."""
        self._words[self.save] = words
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets with icons alone on two of its buttons."""
        icons = 2 * self.show_all.sizeHint().width()
        rest = self.show_all.sizeHint().width() + self.export.sizeHint().width()
        return QSize(fonts.scaled(_LEAST_NAME) + icons + rest + 4 * _SPACING, self.height())

    def _fit(self) -> None:
        """Words that stand in a menu as well give way where the name would have no room."""
        for button, words in self._words.items():
            button.setText(words)
        needed = sum(each.sizeHint().width() + _SPACING for each in (*self._words, self.show_all, self.export))
        if self.width() < needed + fonts.scaled(_LEAST_NAME):
            for button, words in self._words.items():
                button.setText("")
                button.setAccessibleName(words)
            needed = sum(each.sizeHint().width() + _SPACING for each in (*self._words, self.show_all, self.export))
        room = max(40, self.width() - needed)
        metrics = fonts.metrics(TextRole.SCREEN_TITLE)
        self._name.setText(metrics.elidedText(self._heading, Qt.TextElideMode.ElideRight, room))
        for beside in (self._mark, self.use_made):
            room -= 0 if beside.isHidden() else beside.sizeHint().width() + _BESIDE
        small = fonts.metrics(TextRole.SMALL)
        self._about.setText(small.elidedText(self._whole, Qt.TextElideMode.ElideRight, max(40, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
