"""Whether the import can go on from a step, and why not."""

from kpidesk.ui.importing.import_steps import CHECK, COLUMNS, FILE
from kpidesk.ui.importing.import_work import ImportWork
from kpidesk.ui.importing.words import tr
from kpidesk.ui.workbook_signals import WorkbookSignals


class Readiness:
    def __init__(self, work: ImportWork, signals: WorkbookSignals) -> None:
        self._work, self._signals = work, signals

    @property
    def to_store(self) -> int:
        """How many figures the last step would store."""
        plan = self._work.plan
        return len(plan.values) if plan is not None else 0

    def why_not(self, step: int) -> str:
        """Why nothing can go on from this step; "" when it can."""
        draft = self._work.draft
        if self._work.is_working:
            return tr("It is being worked out.")
        if draft is None:
            return tr("There is no file yet.")
        if draft.layout is None:
            return tr("The file cannot be read as it is.")
        if step == FILE and draft.layout.needs_day_order and draft.settings.reader:
            return tr("Say first which part of a date is the day.")
        if step == COLUMNS and draft.is_unclear:
            return tr("Say first which months these are.")
        if not draft.has_cells and not draft.is_unclear:
            return tr("No months were found in it.")
        return self._why_not_import() if step == CHECK else ""

    def _why_not_import(self) -> str:
        hold, settings = self._signals.hold, self._work.settings
        if not self.to_store:
            return tr("Every figure of the file is stored already, left out or refused.")
        if settings.reopen and not settings.reason:
            return tr("Say why the closed months are opened again.")
        return hold.reason if hold is not None else ""
