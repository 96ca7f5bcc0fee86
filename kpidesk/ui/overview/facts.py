"""What the overview shows of one period, worked out once and kept until a change touches it."""

from collections.abc import Sequence

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.row import KpiRow, kpi_row
from kpidesk.analysis.goals.pace import Pace
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.overview.since_entered import MonthFacts, Since, month_facts, since_entered
from kpidesk.analysis.overview.tiles import Side, tiles
from kpidesk.analysis.overview.worth_a_look import Item, due_reviews, off_path, watched, worth_a_look
from kpidesk.analysis.questions.month_entry import MonthCount, month_count
from kpidesk.analysis.questions.questions import Question
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.ui.changes.look import Look
from kpidesk.ui.overview.tile import Tile, TileWriter
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class OverviewFacts:
    def __init__(self, workbook: Workbook, form: NumberForm, look: Look) -> None:
        self._workbook = workbook
        self.writer = TileWriter(workbook, form)
        self.look = look
        self._rows: dict[str, KpiRow] = {}
        self._tiles: dict[str, Tile] = {}
        self._paces: dict[str, Pace | None] = {}
        self._counts: dict[Month, MonthCount] = {}
        self._places: dict[Side, tuple[str, ...]] | None = None
        self._watched: list[str] | None = None
        self._aimed: frozenset[str] = frozenset()

    @property
    def period(self) -> Period:
        return self.look.period(self._workbook.calendar)

    def look_at(self, look: Look) -> None:
        if look != self.look:
            self._forget()
        self.look = look

    def take(self, effect: Effect) -> None:
        """Forget what a change touched; everything where any value may differ."""
        is_number = isinstance(effect.change, SetValues) and not effect.entries
        if not is_number or effect.everything:  # how much is entered never hangs on what is
            self._counts.clear()
        if not isinstance(effect.change, SetValues):  # which KPIs there are to show never hangs on a figure
            self._places = self._watched = None
        if effect.everything:
            self._forget()
        for name in {*effect.indicators, INDICATOR}:  # the index follows from figures without a formula
            self._rows.pop(name, None)
            self._tiles.pop(name, None)
            self._paces.pop(name, None)

    def _forget(self) -> None:
        self._rows.clear()
        self._tiles.clear()
        self._paces.clear()

    def row(self, name: str) -> KpiRow:
        if name not in self._rows:
            self._rows[name] = kpi_row(source_for(self._workbook, name), name, self.period)
        return self._rows[name]

    def tile(self, name: str) -> Tile:
        if name not in self._tiles:
            self._tiles[name] = self.writer.tile(self.row(name))
        return self._tiles[name]

    @property
    def tiles(self) -> dict[Side, list[Tile]]:
        if self._places is None:
            self._places = tiles(self._workbook)
        return {side: [self.tile(name) for name in names] for side, names in self._places.items()}

    def worth_a_look(self, questions: Sequence[Question]) -> list[Item]:
        """Rows and paces are kept like the tiles."""
        book = self._workbook
        if self._watched is None:
            self._watched, self._aimed = watched(book), book.aimed_at
        kpis = self._watched
        paces = {name: behind for name in kpis if (behind := self._off_path(name)) is not None}
        return worth_a_look(map(self.row, kpis), questions, due_reviews(book, kpis, book.current_month), paces)

    def _off_path(self, name: str) -> Pace | None:
        if name not in self._paces:
            is_aimed_at = name in self._aimed  # without a goal there is no path
            self._paces[name] = off_path(self._workbook, name, self.period) if is_aimed_at else None
        return self._paces[name]

    def month(self) -> MonthFacts:
        """The last month of the period that has begun."""
        running = Month.of_date(self._workbook.today)
        last = max(self.period.first, min(self.period.last, running))
        return month_facts(self._workbook, self.count(last))

    def running(self) -> MonthFacts | None:
        """The running month; None when it is the one looked at, or not after it."""
        running = Month.of_date(self._workbook.today)
        if running <= self.period.last:
            return None
        return month_facts(self._workbook, self.count(running))

    @property
    def month_to_enter(self) -> Month:
        """The month that is over, while something of it is missing; else the running one."""
        running = Month.of_date(self._workbook.today)
        over = running.previous
        if self._workbook.last_entered is None:
            return over
        is_closed = self._workbook.month_state(over).status is MonthStatus.CLOSED
        return over if not is_closed and self.count(over).missing else running

    def count(self, month: Month) -> MonthCount:
        """How far a month is entered."""
        if month not in self._counts:
            self._counts[month] = month_count(self._workbook, month)
        return self._counts[month]

    def since(self, month: MonthFacts, shown: dict[Side, list[Tile]]) -> Since:
        rows = [tile.line.row for found in shown.values() for tile in found]
        return since_entered(self._workbook, self.period, month, rows)
