"""The current field of the month sheet: its keys, storing what is typed, and what is said of it."""

from PySide6.QtCore import QObject, Qt, Signal

from kpidesk.domain.cell import Cell
from kpidesk.ui.month_sheet.closing import Closing
from kpidesk.ui.month_sheet.entering import Entering
from kpidesk.ui.month_sheet.kpi_board import KpiBoard
from kpidesk.ui.month_sheet.sayings import Sayings
from kpidesk.ui.month_sheet.sheet_field import Go
from kpidesk.ui.month_sheet.sheet_layout import SheetLayout
from kpidesk.ui.month_sheet.sheet_model import SheetModel
from kpidesk.ui.month_sheet.sheet_month import SheetMonth
from kpidesk.ui.month_sheet.sheet_row import Look, SheetRow, Tone
from kpidesk.ui.month_sheet.strip import NOTHING, Saying, Way
from kpidesk.ui.month_sheet.typing import Typing


class FieldWork(QObject):
    """``figure_wanted`` is a figure of another month; ``rows_shown`` follows every time that rows were put out.

    ``typed`` follows every key that changed the text.
    """

    figure_wanted = Signal(object)
    rows_shown = Signal()
    typed = Signal()

    def __init__(
        self,
        parts: SheetLayout,
        sheet: SheetModel,
        month: SheetMonth,
        *,
        entering: Entering,
        board: KpiBoard,
        typing: Typing,
        sayings: Sayings,
        closing: Closing,
    ) -> None:
        super().__init__(parts)
        self._parts, self._sheet, self._month = parts, sheet, month
        self._table, self._field = parts.table, parts.table.field
        self._entering, self._board, self._typing = entering, board, typing
        self._sayings, self._closing = sayings, closing
        self.is_storing = False  # then the rows are put out anyway, once
        self._field.textEdited.connect(self._look)
        self._field.go.connect(self._go)
        self._field.given_up.connect(self._give_up)
        self._field.left.connect(self._store_left)
        self._table.current_asked.connect(self._go_to_row)
        self._table.check_pressed.connect(self._press_check)
        parts.strip.chosen.connect(self._take_way)

    @property
    def cell(self) -> Cell | None:
        """The current figure."""
        return self._table.current_cell

    # -- rows ---------------------------------------------------------------------------------------------------

    def show_rows(self, wanted: Cell | None = None, *, keep_typing: bool = False) -> None:
        """Every row as it is now. ``wanted`` becomes the current one; without it the current one stays.

        ``keep_typing``: what is half typed in the field stays there.
        """
        wanted = wanted or self.cell
        text = self._field.text() if keep_typing and self._field.is_touched else None
        self._month.read()
        self._table.lock(self._month.is_locked)
        self._sheet.show_rows(self._month.month, self._month.rows)
        self._table.fit()
        self.rows_shown.emit()
        place = self._sheet.row_of(wanted)
        self._make_current(place if place >= 0 else self._month.first_place)
        if text is not None and self.cell == wanted and not self._month.is_locked:
            self._field.setText(text)
            self._look(text)

    def _make_current(self, place: int) -> None:
        """The real field goes there, and what stands beside the table is about it."""
        self._table.show_current(place, read_only=self._month.is_locked)
        row = self._table.current_row
        self._parts.programs.view.show_program(row.program if row is not None else "")
        self._board.arrange(self._month.month, self.cell, list(self._entering.drafts))
        self.say()

    def take_focus(self) -> None:
        if self._field.isVisible():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, cell: Cell) -> None:
        """A figure of this month; what is being typed elsewhere is stored or kept as a draft."""
        if cell != self.cell:
            self.store_passing()
        place = self._sheet.row_of(cell)
        if place >= 0:
            if place != self._table.current:
                self._make_current(place)
            self.take_focus()

    def go_to_program(self, key: str) -> None:
        """Its first figure that is missing, else its first one; the focus stays where it is."""
        place = self._month.place_in(key)
        if place >= 0:
            self.store_passing()
            self._make_current(place)

    def _go_to_row(self, place: int) -> None:
        """By mouse: what is typed is stored or kept as a draft."""
        self.store_passing()
        self._make_current(place)
        self.take_focus()

    def _go(self, where: Go) -> None:
        """A key in the field."""
        if where is Go.NEXT or where is Go.KEEP:
            if self._store(confirms=True) if where is Go.NEXT else self._keep():
                self._forward()
            return
        self.store_passing()
        if where is Go.OTHER:
            self._to_other()
            return
        self._make_current(self._place_of(where))
        self.take_focus()

    def _place_of(self, where: Go) -> int:
        here = self._table.current
        match where:
            case Go.BACK:
                return self._month.place_before(here)
            case Go.ON:
                return max(here, self._month.next_place(here))
            case _:
                return self._table.step(1 if where is Go.DOWN else -1)

    def _forward(self) -> None:
        """The next figure that is typed; after the last one the button that closes the month."""
        ahead, button = self._month.next_place(self._table.current), self._parts.header.close_button
        if ahead >= 0:
            self._make_current(ahead)
            self.take_focus()
        elif button.isVisible() and button.isEnabled():
            self._make_current(self._table.current)
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_other(self) -> None:
        cell = self._other_cell()
        if cell is not None and cell.month != self._month.month:
            self.figure_wanted.emit(cell)
        elif cell is not None:
            self.go_to(cell)

    def _other_cell(self) -> Cell | None:
        """The other figure that the current field's check names."""
        here = self.cell
        if here is None:
            return None
        draft = self._entering.drafts.get(here)
        if draft is not None:
            return self._sayings.impossible.other(draft.found[0], here) if draft.found else None
        odd = self._month.odd(here)
        return odd.other if odd is not None and odd.other != here else None

    # -- storing ------------------------------------------------------------------------------------------------

    def store_passing(self) -> None:
        """The field is left without a word: store what is in it, or keep it as a draft."""
        if self._field.is_touched:
            self._store()

    def _store_left(self) -> None:
        """The focus went elsewhere. Nothing is stored behind the back of a sheet that is going away."""
        if self._field.isVisible():
            self.store_passing()

    def _store(self, *, confirms: bool = False, keep: bool = False) -> bool:
        """Store what is in the field; False when it is refused and stays there.

        ``confirms``: a figure carried forward is stored as it stands. ``keep``: it is confirmed, however odd.
        """
        row, cell = self._table.current_row, self.cell
        if row is None or cell is None or self._month.is_locked:
            return True
        waits = row.look is Look.DRAFT or (row.look is Look.CARRIED and confirms)
        if not self._field.is_touched and not waits:
            return True
        self.is_storing = True
        try:
            done = self._entering.enter(cell, self._field.text(), keep=keep)
        finally:
            self.is_storing = False
        self.show_rows(cell)
        return done

    def _keep(self) -> bool:
        """As it is, however odd."""
        row, cell = self._table.current_row, self.cell
        is_plain = row is not None and row.look is Look.TYPED and not self._field.is_touched
        odd = self._month.odd(cell) if is_plain and cell is not None else None
        if odd is not None and not self._month.is_locked:
            self._entering.confirm(self._month.to_confirm(odd))
        return True if is_plain else self._store(confirms=True, keep=True)

    def _give_up(self) -> None:
        """What was there before comes back."""
        if self.cell is not None:
            self._entering.give_up(self.cell)
            self.show_rows(self.cell)
            self.take_focus()

    def _press_check(self, place: int) -> None:
        """The button in a row: a figure is kept, or confirmed."""
        cell = self._sheet.rows[place].cell
        self.store_passing()
        row = self._sheet.rows[self._sheet.row_of(cell)]
        if row.cell is None or self._month.is_locked:
            return
        if row.look is Look.CARRIED:
            self._entering.enter(row.cell, row.text)
        elif (odd := self._month.odd(row.cell)) is not None:
            self._entering.confirm(self._month.to_confirm(odd))
        self.take_focus()

    # -- while typing -------------------------------------------------------------------------------------------

    def _look(self, text: str) -> None:
        """After every key."""
        cell, row = self.cell, self._table.current_row
        if cell is None or row is None or self._month.is_locked:
            return
        glance = self._typing.look(cell, text)
        found = glance.found if glance is not None else ()
        plain = self._month.writer.plain(row)
        self.typed.emit()
        if found:
            self._show(self._month.writer.refused(plain, text, found), refused=True)
            self._field.names_other = self._sayings.impossible.other(found[0], cell) is not None
            self._parts.strip.say(self._sayings.impossible_now(found, cell))
        elif row.check.tone is Tone.REFUSE:
            self._show(plain, refused=False)
            self._parts.strip.say(self._sayings.field(plain, self._month.month))

    def _show(self, row: SheetRow, *, refused: bool) -> None:
        self._sheet.show_row(self._table.current, row)
        self._field.show_refused(refused)
        self._table.speak()

    # -- the strip ----------------------------------------------------------------------------------------------

    def say(self) -> None:
        """What the strip says now."""
        row = self._table.current_row
        self._field.show_refused(row is not None and row.look is Look.DRAFT)
        self._field.names_other = self._other_cell() is not None
        here = self._table.current
        self._field.has_next = self._month.next_place(here) >= 0
        self._field.has_before = self._month.place_before(here) != here
        self._parts.strip.say(self._saying())

    def _saying(self) -> Saying:
        row, cell = self._table.current_row, self.cell
        if (asked := self._closing.saying()) is not None:
            return asked
        if self._month.hold is not None:
            return self._sayings.held(self._month.hold.reason)
        if self._month.is_closed:
            return self._sayings.closed(self._month.month)
        if row is None or cell is None:
            return NOTHING
        if (draft := self._entering.drafts.get(cell)) is not None:
            return self._sayings.refused(draft, cell)
        odd = self._month.odd(cell)
        return self._sayings.odd_now(odd, cell) if odd is not None else self._sayings.field(row, self._month.month)

    def _take_way(self, way: Way) -> None:
        match way:
            case Way.CORRECT:
                self._give_up()
            case Way.OTHER:
                self.store_passing()
                self._to_other()
            case Way.KEEP:
                self._keep()
                self.take_focus()
            case Way.CONFIRM:
                self._go(Go.NEXT)
            case Way.REOPEN if not self._parts.strip.saying.asks_reason:
                self._closing.ask_reason(self._month.month)
            case _:
                self._closing.take(way, self._month.month)
