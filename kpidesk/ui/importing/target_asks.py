"""Asks where a column, or a rule of a bank, goes, and gives the keys back afterwards."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QWidget

from kpidesk.exchange.readers.bank_rule import OWN_TRANSFER
from kpidesk.exchange.settings import Target
from kpidesk.ui.importing.check_step import CheckStep
from kpidesk.ui.importing.columns_step import ColumnsStep
from kpidesk.ui.importing.file_step import FileStep
from kpidesk.ui.importing.import_work import ImportWork
from kpidesk.ui.importing.rules_card import RuleRow
from kpidesk.ui.importing.target_popover import TargetPopover
from kpidesk.ui.importing.targets import Choice, Kind, choices
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

_COUNTED = ("cash_in", "cash_out", "cash_balance")
"""Figures in which every booking of a bank counts already."""


class TargetAsks(QObject):
    """One panel at a time, beside the field that asked."""

    def __init__(
        self,
        workbook: Workbook,
        work: ImportWork,
        theme: Theme,
        page: QWidget,
        *,
        file: FileStep,
        columns: ColumnsStep,
        check: CheckStep,
    ) -> None:
        super().__init__(page)
        self._workbook, self._work, self._theme, self._page = workbook, work, theme, page
        self._file, self._columns, self._check = file, columns, check
        self.popover: TargetPopover | None = None
        columns.target_wanted.connect(self._ask_in_columns)
        check.target_wanted.connect(self._ask_in_check)
        file.rules.target_wanted.connect(self._ask_for_rule)

    def close(self) -> None:
        if self.popover is not None:
            self.popover.close_popover()

    def _ask_in_columns(self, key: str) -> None:
        row = self._columns.rows[key]
        self._ask(key, row.target, row.target)

    def _ask_in_check(self, key: str) -> None:
        rows, table = self._check.rows, self._check.table
        if rows is None:
            return
        column = next(number for number, each in enumerate(rows.series) if each.source.key == key)
        table.go(((table.place or (0, 0))[0], column))
        self._ask(key, table.head.target_field(column), table)

    def _ask(self, key: str, anchor: QWidget, back: QWidget) -> None:
        plan = self._work.plan
        series = next((each for each in plan.series if each.source.key == key), None) if plan is not None else None
        if series is None:
            return
        heading = series.source.heading or series.source.place
        found = choices(self._workbook.indicators, self._workbook.chosen)
        popover = self._open(tr("“{heading}” goes to").format(heading=heading), found, heading, anchor, back)
        popover.decided.connect(lambda target: self._choose(key, target))

    def _choose(self, key: str, target: Target) -> None:
        """The part of the business stays, where the figure can be split by it."""
        before = self._work.target(key)
        about = self._workbook.indicators.get(target.indicator)
        if before is not None and before.segment is not None and about is not None:
            target = replace(target, segment=before.segment if before.segment.kind in about.segment_kinds else None)
        self._work.decide(self._work.settings.with_target(key, target))

    def _ask_for_rule(self, row: RuleRow) -> None:
        found = choices(self._workbook.indicators, self._workbook.chosen, _COUNTED)
        figures = [choice for choice in found if choice.kind not in {Kind.NOWHERE, Kind.OWN}]
        own = Choice(Kind.OTHER, tr("Own transfer: counts nowhere"), OWN_TRANSFER)
        popover = self._open(tr("Bookings with this text go to"), [own, *figures], "", row.goes_to, row.goes_to)
        popover.decided.connect(lambda target: self._file.rules.choose_target(row, target.indicator))

    def _open(self, title: str, found: list[Choice], name: str, anchor: QWidget, back: QWidget) -> TargetPopover:
        self.close()
        window = self._page.window()
        self.popover = popover = TargetPopover(self._theme, window, title, found, name)
        popover.end_with(self._page)
        popover.closed.connect(lambda: self._give_back(popover, back))
        popover.open_at(QRect(anchor.mapTo(window, anchor.rect().topLeft()), anchor.size()))
        return popover

    def _give_back(self, popover: TargetPopover, back: QWidget) -> None:
        """The keys go back, unless the owner has gone elsewhere already."""
        self.popover = None
        popover.deleteLater()
        if back.isVisible() and popover.had_keys:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
