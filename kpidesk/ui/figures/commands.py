"""The commands of the Figures page, with their keys and the menus they stand in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kpidesk.domain.business import MonthStatus
from kpidesk.domain.month import Month
from kpidesk.ui.figures import sentences
from kpidesk.ui.parts.label import tip
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

_Keys = QKeySequence.StandardKey


class Commands:
    """Actions of the page. Those of ``grid`` have keys that mean something else elsewhere, like Delete or Space."""

    def __init__(self, page: QWidget, grid: QWidget) -> None:
        tr = sentences.tr
        self._page, self._grid = page, grid
        self._held = self._month = ""
        self.edit = self._on_grid(tr("&Edit the figure"), "F2")
        self.cut = self._on_grid(tr("Cu&t"), _Keys.Cut)
        self.copy = self._on_grid(tr("&Copy"), _Keys.Copy)
        self.paste = self._on_grid(tr("&Paste"), _Keys.Paste)
        self.copy_headed = self._on_grid(tr("Copy with headin&gs"), "Ctrl+Alt+C")
        self.paste_swapped = self._on_grid(tr("Paste with rows and columns &swapped"), "Ctrl+Shift+V")
        self.paste_clearing = self._on_grid(tr("Paste, &blank cells clear"))
        self.paste_leaving = self._on_grid(tr("Paste, blank cells lea&ve what is there"))
        self.clear = self._on_grid(tr("C&lear"), "Del")
        self.fill = self._on_grid(tr("&Fill to the right"), "Ctrl+D")
        self.select_all = self._on_grid(tr("Select &all"), _Keys.SelectAll)
        self.select_months = self._on_grid(tr("Select the whole &month"), "Ctrl+Space")
        self.select_rows = self._on_grid(tr("Select the whole ro&w"), "Shift+Space")
        self.note = self._on_grid(tr("&Note on the figure…"), "Ctrl+;")
        self.history = self._on_grid(tr("&History of the figure…"), "Ctrl+H")
        self.segments = self._on_grid(tr("&Open or close channels, campaigns, products"), "Alt+Down")
        self.fold = self._on_grid(tr("&Fold or unfold the group"), "Space")
        self.explain = self._on_grid(tr("&What it tells, how it is calculated"), "F1")
        self._line_before_note, self._line_before_freeze = self._separator(), self._separator()
        self.choose = self._on_page(tr("&Choose figures…"))
        self.go_to_month = self._on_page(tr("&Go to a month…"), "Ctrl+G")
        self.find = self._on_page(tr("F&ind a figure…"), "Ctrl+Shift+F")
        self.earlier_months = self._on_page(tr("Show ear&lier months…"))
        self.freeze = self._on_page(tr("&Keep the selected months in sight"), "Ctrl+Shift+K")
        self.larger = self._on_page(tr("&Larger"), "Ctrl++", "Ctrl+=")
        self.smaller = self._on_page(tr("&Smaller"), "Ctrl+-")
        self.usual_size = self._on_page(tr("Usual si&ze"), "Ctrl+0")
        self.until = self._on_page(tr("&Entered until…"))
        self.close_month = self._on_page(tr("&Close the month"), "Ctrl+L")
        self.reopen = self._on_page(tr("&Reopen the month"))
        self.restated = self._on_page(tr("What changed &since closing…"))
        self.month_note = self._on_page(tr("&Note on the month…"))
        self.questions = self._on_page(tr("&Open questions"), "Ctrl+Shift+L")
        self.segments_page = self._on_page(tr("Channels, campaigns, &products"), "Ctrl+Shift+P")
        self.add_own = self._on_page(tr("Add own &figure…"))
        self.add_segment = self._on_page(tr("Add a &channel, campaign or product…"))
        self.remove_segment = self._on_page(tr("&Remove the segment"))

    def connect(self, tasks: dict[QAction, Callable[[], object]]) -> None:
        for action, task in tasks.items():
            action.triggered.connect(lambda _checked=False, task=task: task())

    @property
    def menus(self) -> dict[str, list[QAction]]:
        """Menu to its actions, as the main window shows them."""
        return {
            "Edit": [
                *(self.edit, self.cut, self.copy, self.copy_headed, self.paste, *self.other_pastes),
                *(self.clear, self.fill, self.select_all, self.select_months, self.select_rows),
                *(self._line_before_note, self.note, self.history),
            ],
            "View": [
                *(self.choose, self.go_to_month, self.find, self.segments, self.fold, self.explain),
                *(self._line_before_freeze, self.freeze, self.larger, self.smaller, self.usual_size),
            ],
            "Month": [*self.of_state, self.month_note, self.earlier_months],
            "Tools": [self.questions, self.segments_page, self.add_own, self.add_segment, self.remove_segment],
        }

    @property
    def other_pastes(self) -> list[QAction]:
        return [self.paste_swapped, self.paste_clearing, self.paste_leaving]

    @property
    def of_cell(self) -> list[QAction]:
        blocks = [self.cut, self.copy, self.copy_headed, self.paste, *self.other_pastes]
        figure = [self.edit, *blocks, self.clear, self.fill]
        return [*figure, self._line_before_note, self.note, self.history]

    @property
    def of_month(self) -> list[QAction]:
        return [*self.of_state, self.month_note, self.earlier_months, self.freeze]

    @property
    def of_state(self) -> list[QAction]:
        return [self.until, self.close_month, self.reopen, self.restated]

    @property
    def of_change(self) -> list[QAction]:
        """Those that change something. Notes do too, but they can be read at any time."""
        figures = [self.edit, self.cut, self.paste, *self.other_pastes, self.clear, self.fill]
        others = [self.choose, self.add_own, self.until, self.close_month, self.reopen]
        return [*figures, *others, self.add_segment, self.remove_segment]

    def hold_back(self, reason: str) -> None:
        """Nothing can be changed now, and why; empty: it can. What a month or a segment allows is shown again then."""
        self._held = reason
        read, write = sentences.tr("Read the &note on the figure…"), sentences.tr("&Note on the figure…")
        self.note.setText(read if reason else write)
        self._name_month_note()
        for action in self.of_change:
            action.setEnabled(not reason)
            action.setToolTip(tip(reason))

    def show_month(self, month: Month, workbook: Workbook) -> None:
        """Name the month that the commands are about; offer what its state allows."""
        status = workbook.month_state(month).status
        name = wording.month(month)
        self.until.setText(sentences.tr("{month} is &entered until…").format(month=name))
        self.close_month.setText(sentences.tr("&Close {month}").format(month=name))
        self.reopen.setText(sentences.tr("&Reopen {month}").format(month=name))
        self._month = name
        self._name_month_note()
        free = not self._held
        self.until.setEnabled(free and status is not MonthStatus.CLOSED)
        self.close_month.setEnabled(free and status is not MonthStatus.CLOSED)
        self.reopen.setEnabled(free and status is not MonthStatus.OPEN)
        self.restated.setEnabled(bool(workbook.restated_cells(month)))

    def show_kept(self, are_kept: bool) -> None:
        """Whether there are months to let go."""
        let_go, keep = sentences.tr("Let the &kept months scroll"), sentences.tr("&Keep the selected months in sight")
        self.freeze.setText(let_go if are_kept else keep)

    def show_segment(self, name: str) -> None:
        """Name the segment that can be removed; empty for none."""
        text = sentences.tr("&Remove “{name}”").format(name=name.replace("&", "&&"))
        self.remove_segment.setText(text if name else sentences.tr("&Remove the segment"))
        self.remove_segment.setEnabled(bool(name) and not self._held)

    def _name_month_note(self) -> None:
        read, write = sentences.tr("Read the &note on {month}…"), sentences.tr("&Note on {month}…")
        month = self._month or sentences.tr("the month")
        self.month_note.setText((read if self._held else write).format(month=month))

    def _on_grid(self, text: str, *keys: str | _Keys) -> QAction:
        return self._made(text, keys, self._grid)

    def _on_page(self, text: str, *keys: str | _Keys) -> QAction:
        return self._made(text, keys, self._page)

    def _made(self, text: str, keys: Sequence[str | _Keys], owner: QWidget) -> QAction:
        action = QAction(text, owner)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        owner.addAction(action)
        return action

    def _separator(self) -> QAction:
        made = QAction(self._page)
        made.setSeparator(True)
        return made
