"""What the owner says in the three steps, on its way to the settings of the import."""

from dataclasses import replace

from PySide6.QtCore import QObject

from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.exchange.amount import Marks
from kpidesk.exchange.layout import LeftOut
from kpidesk.exchange.month_text import parse_month
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers.reader import Option
from kpidesk.ui.importing import decisions
from kpidesk.ui.importing.check_step import CheckStep
from kpidesk.ui.importing.columns_step import ColumnsStep
from kpidesk.ui.importing.file_step import FileStep
from kpidesk.ui.importing.import_work import ImportWork
from kpidesk.ui.wording import refusal_words


class Deciding(QObject):
    """Takes every decision of the steps to the work; what makes no sense is said where it was written."""

    def __init__(
        self, work: ImportWork, file: FileStep, columns: ColumnsStep, check: CheckStep, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._file, self._check = work, file, check
        decide = work.decide
        file.sheet_ticked.connect(self._tick_sheet)
        file.reader_chosen.connect(lambda name: decide(decisions.with_reader(work.settings, name)))
        file.options_said.connect(lambda said: decide(decisions.with_options(work.settings, said)))
        file.option_answered.connect(self._answer)
        file.by_month_ticked.connect(lambda on: decide(replace(work.settings, by_month=on)))
        file.rules.changed.connect(self._take_rules)
        layout = columns.layout_card
        layout.direction_chosen.connect(lambda direction: decide(decisions.in_direction(work.settings, direction)))
        layout.year_said.connect(lambda year: decide(decisions.of_year(work.settings, year)))
        layout.order_said.connect(lambda order: decide(decisions.in_order(work.settings, order)))
        columns.part_chosen.connect(self._choose_part)
        columns.scale_chosen.connect(lambda key, scale: decide(decisions.scaled(work.settings, key, scale)))
        check.corrected.connect(self._correct)
        check.reopened.connect(self._reopen)
        check.taken_in.connect(self._take_in)
        check.month_said.connect(self._take_in_month)
        columns.form_chosen.connect(self._choose_form)
        check.form_chosen.connect(self._choose_form)

    def _tick_sheet(self, name: str, is_on: bool) -> None:
        if self._work.source is not None:
            self._work.decide(decisions.choosing_sheet(self._work.settings, self._work.source, name, is_on))

    def _answer(self, option: Option, text: str) -> None:
        """What a reader asked for."""
        said = decisions.options_of(self._work.settings)
        match option:
            case Option.CURRENCY:
                said = replace(said, currency=text)
            case Option.DECIMAL:
                said = replace(said, decimal=text)
            case Option.DAY_ORDER:
                said = replace(said, day_order=DayOrder(text))
            case Option.MONTH:
                try:
                    said = replace(said, month=parse_month(text))
                except ValueError as error:
                    self._file.ask.say_wrong(refusal_words.refusal(error))
                    return
        self._work.decide(decisions.with_options(self._work.settings, said))

    def _take_rules(self) -> None:
        said = replace(decisions.options_of(self._work.settings), rules=self._file.rules.rules)
        self._work.decide(decisions.with_options(self._work.settings, said))

    def _choose_form(self, key: str, form: Marks) -> None:
        self._work.decide(self._work.settings.with_form(key, form))

    def _choose_part(self, key: str, segment: Segment | None) -> None:
        target = self._work.target(key)
        if target is not None:
            self._work.decide(self._work.settings.with_target(key, replace(target, segment=segment)))

    def _correct(self, key: str, month: Month, value: float) -> None:
        self._work.decide(decisions.corrected(self._work.settings, key, month, value))

    def _reopen(self, is_on: bool, reason: str) -> None:
        plan = self._work.plan
        months = self._work.settings.reopen | set(plan.closed_months if plan is not None else ())
        self._work.decide(decisions.reopening(self._work.settings, months if is_on else (), reason if is_on else ""))

    def _take_in(self, what: LeftOut) -> None:
        """A line has to say which month it is: that is asked below its link."""
        if what.needs_month:
            self._check.side.left_out.ask_month(what)
        else:
            self._work.decide(decisions.taking_in(self._work.settings, what))

    def _take_in_month(self, what: LeftOut, text: str) -> None:
        try:
            month = parse_month(text)
        except ValueError as error:
            self._check.side.left_out.say_wrong(refusal_words.refusal(error))
            return
        self._work.decide(decisions.taking_in(self._work.settings, what, month))
