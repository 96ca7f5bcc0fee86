"""Name, currency and business year of the open file, whether it is seasonal, its charts' looks, its activity index."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.traits import (
    ACTIVITY,
    ActivitySettings,
    Seasonal,
    activity_settings,
    keeping_activity,
    saying_seasonal,
    seasonal_said,
)
from kpidesk.charts.brand import Brand, brand_of, branding
from kpidesk.domain.business import Business
from kpidesk.domain.change import Change, SetBusiness, SetTraits, Several
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.message import Tone
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.welcome.activity_form import ActivityForm
from kpidesk.ui.welcome.brand_form import AskColour, AskPicture, BrandForm, ask_colour, ask_picture
from kpidesk.ui.welcome.field import Field
from kpidesk.ui.welcome.form_page import FormPage
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.workbook import rules
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.traits import BRAND
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("BusinessPage", text)


class BusinessPage(FormPage):
    """Applies one change, which undo takes back. Esc asks in place before it drops what was typed."""

    told = Signal(str)

    def __init__(
        self,
        theme: Theme,
        workbook: Workbook,
        parent: QWidget | None = None,
        *,
        form: NumberForm = ENGLISH,
        ask_colour: AskColour = ask_colour,
        ask_picture: AskPicture = ask_picture,
    ) -> None:
        super().__init__(
            theme,
            _tr("About the business"),
            _tr("The name stands above charts, the currency beside amounts. No typed figure is changed here."),
            action=_tr("Keep the changes"),
            parent=parent,
        )
        self._workbook = workbook
        self._asked = False
        name = _tr("My business is seasonal")
        answers = {Seasonal.YES: _tr("Yes"), Seasonal.NO: _tr("No"), Seasonal.UNKNOWN: _tr("I don’t know")}
        self.seasonal = SegmentedChoice([(str(answer), words) for answer, words in answers.items()], name, self)
        hint = _tr(
            "The same months bring more every year. Forecasts go by your answer; without one they look at the figures."
        )
        self._form.append(Field(theme, name, self.seasonal, hint=hint, parent=self))
        self.brand = BrandForm(theme, self, ask_colour=ask_colour, ask_picture=ask_picture)
        self._form.append(self.brand)
        self.activity = ActivityForm(theme, workbook, form, self)
        self.activity.setVisible(INDICATOR in workbook.indicators)
        self._form.append(self.activity)
        for part in (self.brand, self.activity):
            part.edited.connect(self._note_edit)
        self.activity.unfolded.connect(lambda: self.bring_into_sight(self.activity))
        self.seasonal.chosen.connect(lambda _: self._note_edit())
        self._form.edited.connect(self._note_edit)
        self._read()
        unsubscribe = workbook.subscribe(self._follow)
        self.destroyed.connect(lambda *_: unsubscribe())

    def _read(self) -> None:
        self._form.show_business(self._workbook.business)
        self.seasonal.choose(str(seasonal_said(self._workbook) or Seasonal.UNKNOWN))
        self.brand.show_brand(brand_of(self._workbook))
        self.activity.show_settings(activity_settings(self._workbook))
        self._before = self._facts
        self._asked = False
        self.message.clear()

    @property
    def _facts(self) -> tuple[object, ...]:
        return (*self._form.facts, self.seasonal.key, self.brand.facts, self.activity.facts)

    def _is_edited(self) -> bool:
        return self._facts != self._before

    def carry_out(self) -> None:
        answer, brand, activity = self._form.answer(), self.brand.answer(), self.activity.answer()
        if answer is None or brand is None or activity is None:
            return
        before = self._workbook.business
        wanted = replace(answer, is_example=before.is_example)
        changes = self._changes(wanted, brand, activity)
        told = _told(before, wanted, changes)
        try:
            if changes:
                self._workbook.apply(changes[0] if len(changes) == 1 else Several(changes))
        except Refusal as refused:
            self.message.say(refusal_words.refusal(refused), Tone.BAD)
            return
        self._read()
        if told:
            self.told.emit(told)
        self.closed.emit()

    def _changes(self, wanted: Business, brand: Brand, activity: ActivitySettings) -> tuple[Change, ...]:
        """What is other than it was."""
        changes: list[Change] = [SetBusiness(wanted)] if wanted != self._workbook.business else []
        said = seasonal_said(self._workbook) or Seasonal.UNKNOWN
        if self.seasonal.key != str(said):
            changes.append(saying_seasonal(Seasonal(self.seasonal.key)))
        if brand != brand_of(self._workbook):
            changes.append(branding(brand))
        if activity != activity_settings(self._workbook):
            wanted_parts = None if activity == ActivitySettings() else activity
            changes.append(keeping_activity(self._workbook, wanted_parts, self._workbook.today))
        return tuple(changes)

    def leave(self) -> None:
        if self._is_edited() and not self._asked:
            self._asked = True
            self.message.say(_tr("Not kept yet: Enter keeps the changes, Esc again drops them."))
            return
        self._read()
        self.closed.emit()

    def _follow(self, effect: Effect) -> None:
        """Undo may take the facts back while they are in sight."""
        is_said = any(isinstance(part, SetTraits) for part in rules.parts(effect.change))
        if (effect.business or is_said) and not self._is_edited():
            self._read()

    def _note_edit(self) -> None:
        self._asked = False
        self.message.clear()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._is_edited():  # what was typed before the page was hidden is kept
            self._form.load()
            self._read()
        super().showEvent(event)


def _told(before: Business, after: Business, changes: Iterable[Change]) -> str:
    """Empty when nothing is other than it was."""
    changed = [
        word
        for word, old, new in (
            (_tr("name"), before.name, after.name),
            (_tr("currency"), before.currency, after.currency),
            (_tr("business year"), before.year_start, after.year_start),
        )
        if old != new
    ]
    traits = [change.traits for change in changes if isinstance(change, SetTraits)]
    names = {BRAND: _tr("colour and logo on charts"), ACTIVITY: _tr("what the activity level is made of")}
    changed += [names.get(name, _tr("whether it is seasonal")) for told in traits for name in told]
    return _tr("Changed: {what}").format(what=wording.listed(changed)) if changed else ""
