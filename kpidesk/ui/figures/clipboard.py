"""Figures to and from the clipboard, and figures repeated: one step of undo each."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication

from kpidesk.domain.cell import Cell
from kpidesk.domain.csv_text import harmless
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import Marks
from kpidesk.exchange.table import write_block
from kpidesk.ui.figures import paste_words, sentences
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.arrangement import Arrangement
from kpidesk.ui.figures.asks import Asks
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.fill import fill, fill_right
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.grid_model import FIRST_MONTH
from kpidesk.ui.figures.number_reading import both, number_reading
from kpidesk.ui.figures.paste import Blanks, Copied, Ground, Placed, Plan, Wish, place, read
from kpidesk.ui.figures.paste_ask import NumbersAsk, PasteAsk
from kpidesk.ui.figures.paste_refused import BlockTooLarge, PasteRefused
from kpidesk.ui.figures.row_names import row_names
from kpidesk.ui.figures.rows import Row
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.wording import refusal_words
from kpidesk.workbook.workbook import Workbook


class Clipboard(QObject):
    """Remembers what was copied last, and how numbers with two readings are meant once that was answered."""

    refused = Signal(str)

    def __init__(
        self, workbook: Workbook, grid: Grid, arrangement: Arrangement, entries: Entries, asks: Asks, *, theme: Theme
    ) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._arrangement = workbook, grid, arrangement
        self._entries, self._asks, self._theme = entries, asks, theme
        self._copied: Copied | None = None
        self._chosen: Marks | None = None

    # -- out ----------------------------------------------------------------------------------------------------

    def copy(self) -> bool:
        """False when no month's cell is selected, or several blocks are."""
        area = self._block()
        if area is None:
            return False
        model = self._grid.model
        rows, months = model.rows[area.top : area.bottom + 1], model.months[area.left : area.right + 1]
        whole_columns, whole_rows = len(rows) == len(model.rows), len(months) == len(model.months)
        self._put(self._cells(area), tuple(rows) if whole_columns else None, tuple(months) if whole_rows else None)
        return True

    def copy_with_headings(self) -> None:
        """The months above and the names beside, for a table elsewhere; pasted here each figure finds its place."""
        area = self._block()
        if area is None:
            return
        model = self._grid.model
        head = ["", *(str(month) for month in model.months[area.left : area.right + 1])]
        names = [harmless(sentences.full_name(row, self._workbook)) for row in model.rows[area.top : area.bottom + 1]]
        cells = [[name, *line] for name, line in zip(names, self._cells(area), strict=True)]
        self._put([head, *cells])

    def cut(self) -> None:
        """Copy, and take the figures out."""
        if self.copy():
            self._entries.clear(self._selected())

    def _block(self) -> Area | None:
        """What is selected, if that is one rectangle."""
        if self._grid.area is None or self._grid.selection.is_one_block:
            return self._grid.area
        self.refused.emit(sentences.tr("Several blocks are selected. Copy one block at a time."))
        return None

    def _cells(self, area: Area) -> list[list[str]]:
        model = self._grid.model
        months = model.months[area.left : area.right + 1]
        rows = model.rows[area.top : area.bottom + 1]
        return [[model.cells.exact_text(row, month) for month in months] for row in rows]

    def _put(
        self, cells: list[list[str]], rows: tuple[Row, ...] | None = None, months: tuple[Month, ...] | None = None
    ) -> None:
        text = write_block(cells)
        self._copied = Copied(text, tuple(map(tuple, cells)), rows, months)
        QGuiApplication.clipboard().setText(text)

    # -- in -----------------------------------------------------------------------------------------------------

    def paste(self, blanks: Blanks = Blanks.USUAL, swapped: bool = False) -> None:
        area = self._grid.area
        if area is None or not self._grid.months.finish_editing():
            return
        text = QGuiApplication.clipboard().text()
        own = self._copied if self._copied is not None and self._copied.text == text else None
        ground = self.ground()
        try:
            placed = place(Wish(text, area, swapped, blanks, own), ground)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        if placed.by_headings and not self._is_here(placed):
            self._ask_headings(placed, ground)
        else:
            self._settle_numbers(placed, ground)

    def paste_swapped(self) -> None:
        self.paste(swapped=True)

    def _is_here(self, placed: Placed) -> bool:
        """Whether the headings lead where the selection begins anyway."""
        area = self._grid.area
        if area is None or not placed.slots:
            return True
        first = self._grid.model.index(area.top, FIRST_MONTH + area.left)
        return placed.slots[0].cell == self._grid.model.address(first)

    def _ask_headings(self, placed: Placed, ground: Ground) -> None:
        verb = sentences.tr("Paste by headings")
        ask = PasteAsk(
            self._theme,
            self._grid.window(),
            sentences.tr("Not at the selection"),
            verb,
            paste_words.by_headings(placed),
        )

        def go_on() -> None:
            self._asks.panels.close()
            self._settle_numbers(placed, ground)

        self._asks.panels.show(ask, self._anchor(), go_on)

    def _settle_numbers(self, placed: Placed, ground: Ground) -> None:
        """Read the numbers; ask when nothing tells how they are meant."""
        own = self._entries.marks
        try:
            reading = number_reading([] if placed.is_own else placed.texts, own, self._chosen)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        if reading.marks is not None:
            self._carry_out(placed, ground, reading.marks)
            return
        form = self._grid.model.cells.form
        ask = NumbersAsk(self._theme, self._grid.window(), reading.unsure, both(own), form)
        ask.chosen.connect(lambda marks: self._choose(marks, placed, ground))
        self._asks.panels.show(ask, self._anchor())

    def _choose(self, marks: Marks, placed: Placed, ground: Ground) -> None:
        self._chosen = marks
        self._asks.panels.close()
        self._carry_out(placed, ground, marks)

    def _carry_out(self, placed: Placed, ground: Ground, marks: Marks) -> None:
        try:
            plan = read(placed, ground, marks)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        other = marks if marks.decimal != self._entries.marks.decimal else None
        is_plain = len(plan.values) == 1 and not (plan.skipped or plan.left or other or placed.by_headings)
        if placed.by_headings:
            for month in {slot.month for slot in placed.slots}:
                self._arrangement.reach(month)
        if self._entries.carry_out(plan, "" if is_plain else paste_words.pasted(placed, plan, other)):
            self._select(placed)

    def _select(self, placed: Placed) -> None:
        """What was pasted is selected, as in a spreadsheet."""
        if placed.area is not None:
            if (placed.area.tall, placed.area.wide) != (1, 1):
                self._grid.select_area(placed.area)
        elif placed.slots:
            self._arrangement.reveal(placed.slots[0].cell)
            self._grid.select_cells(slot.cell for slot in placed.slots)

    def _refuse(self, refusal: Refusal) -> None:
        match refusal:
            case PasteRefused():
                self.refused.emit(paste_words.misfits(refusal, self._workbook))
            case BlockTooLarge():
                self.refused.emit(paste_words.too_large(refusal))
            case _:
                self.refused.emit(refusal_words.refusal(refusal))

    # -- fill ---------------------------------------------------------------------------------------------------

    def fill_right(self) -> None:
        area = self._grid.area
        if area is not None and self._grid.months.finish_editing():
            try:
                self._carry_fill(fill_right(area, self.ground(), self._workbook.typed))
            except Refusal as refusal:
                self._refuse(refusal)

    def fill(self, source: Area, whole: Area) -> None:
        """Repeat what stands in ``source`` all over ``whole``, which is selected then."""
        if not self._grid.months.finish_editing():
            return
        try:
            plan = fill(source, whole, self.ground(), self._workbook.typed)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        if self._carry_fill(plan):
            self._grid.select_area(whole)

    def _carry_fill(self, plan: Plan) -> bool:
        worth_saying = plan.skipped or plan.others or len(plan.values) > 1
        return self._entries.carry_out(plan, paste_words.entered(plan) if worth_saying else "")

    # -- what there is ------------------------------------------------------------------------------------------

    def ground(self) -> Ground:
        model = self._grid.model
        names = row_names(self._workbook, model.rows)
        return Ground(model.rows, model.months, self._workbook.indicators, names, model.month_span)

    def _selected(self) -> Iterable[Cell]:
        model = self._grid.model
        addresses = (model.address(model.index(row, column)) for row, column in self._grid.selected_places)
        return [cell for cell in addresses if cell is not None]

    def _anchor(self) -> QRect:
        return self._grid.index_rect(self._grid.current, self._grid.window())
