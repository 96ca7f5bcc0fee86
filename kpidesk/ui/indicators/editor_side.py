"""What stands beside the form: the values that follow from the formula, or the formula language in their place."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from kpidesk.ui.indicators.language_notes import LanguageNotes
from kpidesk.ui.indicators.preview_side import PreviewSide
from kpidesk.ui.parts.frames import Side


class EditorSide(Side):
    """The notes are made when they are first asked for."""

    def __init__(self, preview: PreviewSide, parent: QWidget | None = None) -> None:
        super().__init__("right", parent)
        self._preview = preview
        self._notes: LanguageNotes | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(preview)
        self.body.setContentsMargins(1, 0, 0, 0)
        self.body.addWidget(self._stack)

    @property
    def shows_notes(self) -> bool:
        return self._stack.currentWidget() is not self._preview

    def show_preview(self) -> None:
        self._stack.setCurrentWidget(self._preview)

    def show_notes(self) -> None:
        """Shown already, they go again."""
        if self._notes is None:
            self._notes = LanguageNotes(self)
            self._stack.addWidget(self._notes)
        self._stack.setCurrentWidget(self._preview if self.shows_notes else self._notes)
