"""Which month the sheet shows, what there is to type in it, and whether it may be typed."""

from collections.abc import Iterable

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.month_entry import MonthEntry, month_entry
from kpidesk.analysis.questions.odd import Oddity
from kpidesk.domain import change as c
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.ui.figures.months import MonthSpan, month_to_type
from kpidesk.ui.month_sheet.entering import Entering
from kpidesk.ui.month_sheet.program_list import ProgramRow
from kpidesk.ui.month_sheet.row_writer import RowWriter
from kpidesk.ui.month_sheet.sheet_row import Look, SheetRow
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.wording import wording
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook import rules
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class SheetMonth:
    """`read` looks at the workbook; everything else answers from what was read last. ``hold``: nobody may type now."""

    def __init__(self, workbook: Workbook, form: NumberForm, entering: Entering, hold: Hold | None) -> None:
        self._workbook, self._entering = workbook, entering
        self.month = month_to_type(workbook)
        self.hold = hold
        self.writer = RowWriter(workbook, form)
        self.entry = MonthEntry(self.month, ())
        self.rows: list[SheetRow] = []
        self.programs: list[ProgramRow] = []

    def read(self) -> None:
        self.entry = month_entry(self._workbook, self.month)
        rows = self.writer.rows(self.entry, self._entering.drafts)
        self.rows = [row.without_button for row in rows] if self.is_locked else rows
        self.programs = self.writer.programs(self.entry, self.rows)

    def forget(self, effect: Effect) -> None:
        """A change was made: what it touched is looked at again."""
        self.writer.forget(effect)

    def cell_of(self, effect: Effect) -> Cell | None:
        """The figure that an undone or redone change was about."""
        for part in rules.parts(effect.change):
            touched: Iterable[Cell] = ()
            if isinstance(part, c.SetValues):
                touched = part.values
            elif isinstance(part, c.Confirm):
                touched = part.figures
            elif isinstance(part, c.SetNotes):
                touched = part.notes
            for cell in touched:
                if cell.indicator in self._workbook.indicators:
                    return cell
        return None

    @property
    def entered(self) -> int:
        return sum(program.entered for program in self.programs)

    @property
    def wanted(self) -> int:
        return sum(program.wanted for program in self.programs)

    @property
    def is_closed(self) -> bool:
        return self._workbook.month_state(self.month).status is MonthStatus.CLOSED

    @property
    def is_locked(self) -> bool:
        return self.is_closed or self.hold is not None

    @property
    def stands_against_closing(self) -> str:
        """Why the month cannot be closed now; "" when it can."""
        month = self.month
        if self.hold is not None:
            return self.hold.reason
        if self._workbook.today < month.first_day.replace(day=month.days):
            return tr("{month} is not over yet. Close it after its last day.").format(month=wording.month(month))
        if not self._workbook.has_figures(month):
            return tr("Nothing is entered for {month} yet.").format(month=wording.month(month))
        return ""

    def can_step(self, months: int) -> bool:
        return MonthSpan.of(self._workbook).can_have(self.month.plus(months))

    # -- ways through the rows ----------------------------------------------------------------------------------

    @property
    def first_place(self) -> int:
        """The first figure that is missing, else the first that is typed; -1 without any."""
        return next((place for found in self._ways(range(len(self.rows))) for place in found), -1)

    def place_in(self, program: str) -> int:
        """The same within one program."""
        mine = [place for place, row in enumerate(self.rows) if row.program == program]
        return next((place for found in self._ways(mine) for place in found), -1)

    def _ways(self, among: "range | list[int]") -> list[list[int]]:
        """Missing ones, those that Enter stops at, those with any field."""
        fields = [place for place in among if self.rows[place].takes_figures]
        ways = [place for place in fields if self.rows[place].is_on_the_way]
        return [[place for place in ways if self.rows[place].look is Look.BLANK], ways, fields]

    def next_place(self, place: int) -> int:
        """Where Enter goes; -1 after the last figure."""
        return next((at for at in range(place + 1, len(self.rows)) if self.rows[at].is_on_the_way), -1)

    def place_before(self, place: int) -> int:
        """Where Shift+Enter goes; it stays at the first figure."""
        return next((at for at in range(place - 1, -1, -1) if self.rows[at].is_on_the_way), place)

    def odd(self, cell: Cell) -> Oddity | None:
        return self.writer.odd(cell)

    def to_confirm(self, odd: Oddity) -> list[Cell]:
        """The figures that “yes, keep it” is about."""
        return self.writer.cells_of(odd, self.month)
