"""A table of goals that is typed in place: its field is opened, taken in, refused or given up."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStyledItemDelegate, QTableView, QWidget

from kpidesk.ui.goals.goal_field import GoalField, Leave


class TypedGoals(Protocol):
    """What such a table shows."""

    def is_field(self, row: int, column: int, /) -> bool:
        """Whether something can be typed there."""

    def enter(self, row: int, column: int, text: str, /) -> bool:
        """Take what was typed; False when it is refused."""


class TypingTable(QTableView):
    """``refused`` says why something was not done; empty: nothing. Where a step leads is the table's own."""

    refused = Signal(str)

    def __init__(self, typed: TypedGoals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = typed
        self._field: GoalField | None = None

    @property
    def is_typing(self) -> bool:
        return self._field is not None

    def finish(self, leave: Leave = Leave.STAY) -> bool:
        """Take what is in the field; False when it is refused and stays."""
        if self._field is None:
            return True
        index = self.currentIndex()
        if not self._typed.is_field(index.row(), index.column()):
            self.give_up()  # its cell is gone
            return True
        if not self._typed.enter(index.row(), index.column(), self._field.text()):
            return False
        self._close()
        if leave is not Leave.STAY:
            self._step(1 if leave is Leave.ON else -1)
        return True

    def give_up(self) -> None:
        """Close the field and leave the cell as it was."""
        if self._field is not None:
            self._close()
            self.refused.emit("")

    def _step(self, step: int) -> bool:
        """Go on by so many cells that can be typed in; False at the end."""
        raise NotImplementedError

    def _keep_field(self, field: GoalField) -> None:
        self._field = field
        field.done.connect(self.finish)
        field.cancelled.connect(self.give_up)
        field.destroyed.connect(lambda: self._lose_field(field))

    def _lose_field(self, field: GoalField) -> None:
        """The view closes it by itself when the rows of the table become others."""
        if self._field is field:
            self._field = None

    def _close(self) -> None:
        """Forget the field first: closing it takes its focus, which would ask to store it again."""
        field, self._field = self._field, None
        if field is not None:
            field.done.disconnect(self.finish)
            self.closeEditor(field, QStyledItemDelegate.EndEditHint.NoHint)
            self.setFocus()
