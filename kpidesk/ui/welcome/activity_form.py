"""The activity index of the business: how much each part counts, and what counts as 100."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.activity.activity import INDICATOR, NoIndex, finished_months, scale_of, suggested_base
from kpidesk.analysis.activity_parts import Weights
from kpidesk.analysis.numbers.numerals import SPACE, NumberForm
from kpidesk.analysis.numbers.rounding import decimals_in, exact, in_percent
from kpidesk.analysis.traits import ActivitySettings
from kpidesk.domain.period import Period
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.welcome.business_form import CalmCombo
from kpidesk.ui.welcome.field import Field
from kpidesk.ui.welcome.weights_form import WeightsForm
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("ActivityForm", text)


class ActivityForm(QWidget):
    """One line until the owner wants to change something. ``edited`` follows every key and choice, ``unfolded`` says
    that there is more to see; `answer` says what is wrong beside the field.
    """

    edited = Signal()
    unfolded = Signal()

    def __init__(self, theme: Theme, workbook: Workbook, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        self._held = ActivitySettings()
        self.summary = PlainLabel("", TextRole.BODY, self, wraps=True)
        self.change = Button(theme, _tr("Chan&ge…"), self)
        self._open = QWidget(self)
        self.weights = WeightsForm(theme, workbook.indicators, form, self._open)
        self.base = CalmCombo(self._open)
        self._hundred = Field(theme, _tr("What counts as &100"), self.base, parent=self._open)
        self._lay_out(theme)
        self.change.clicked.connect(self.unfold)
        self.weights.edited.connect(self._note_edit)
        self.base.activated.connect(lambda _: self._choose_base())
        self.show_settings(self._held)

    def _lay_out(self, theme: Theme) -> None:
        self._line = QWidget(self)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.setFocusProxy(self.change)
        known = self._workbook.indicators.get(INDICATOR)
        name = known.name if known is not None else _tr("Activity level")
        hint = _tr("How busy the business is, in one figure. Other weights change it for every month.")
        panel = QVBoxLayout(self._open)
        panel.setContentsMargins(0, 0, 0, 0)
        panel.setSpacing(12)
        panel.addWidget(self.weights)
        panel.addWidget(self._hundred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Field(theme, name, self._line, hint=hint, parent=self))
        column.addWidget(self._open)

    # -- what is asked ------------------------------------------------------------------------------------------

    def show_settings(self, settings: ActivitySettings) -> None:
        """Put what is kept into the fields, in one line again."""
        self._held = settings
        self.weights.show_weights(settings.weights)
        self.base.clear()  # filled when it is seen
        self.summary.setText(self._summary())
        self._open.hide()
        self._line.show()

    def unfold(self) -> None:
        """Show every part, and what may count as 100."""
        self._fill_bases()
        self._note_base()
        self._open.show()
        self.weights.begin()
        self._line.hide()
        self.unfolded.emit()

    @property
    def is_unfolded(self) -> bool:
        return self._open.isVisibleTo(self)

    @property
    def facts(self) -> tuple[object, ...]:
        """What stands in the fields, right or wrong; to see whether it was changed."""
        return (*self.weights.facts, self._base)

    def answer(self) -> ActivitySettings | None:
        """As asked for. None when something is wrong: then it is said, and the field has the focus."""
        if not self.is_unfolded:
            return self._held
        weights = self.weights.answer()
        if weights is None:
            return None
        if wrong := self._lacking(weights):
            self._hundred.refuse(wrong)
            self.base.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return ActivitySettings(weights, self._base)

    @property
    def base_refusal(self) -> str:
        """What is said to be wrong with what counts as 100; empty when nothing is."""
        return self._hundred.refusal

    @property
    def base_words(self) -> str:
        return self._hundred.words

    # -- what counts as 100 -------------------------------------------------------------------------------------

    @property
    def _base(self) -> Period | None:
        chosen: Period | None = self.base.currentData() if self.base.count() else self._held.base
        return chosen

    def _fill_bases(self) -> None:
        """The first month with all the parts, twelve months that are steadier, what is kept, every finished month."""
        months = [Period.month(month) for month in finished_months(self._workbook)]
        steadier, kept = suggested_base(self._workbook, self._held.weights), self._held.base
        others = [each for each in dict.fromkeys((steadier, kept)) if each is not None and each not in months]
        self.base.clear()
        self.base.addItem(_tr("The first month with all the parts"), None)
        for period in (*others, *months):
            self.base.addItem(self._name(period), period)
        self.base.setCurrentIndex([None, *others, *months].index(kept))

    def _choose_base(self) -> None:
        self._note_base()
        weights = self.weights.weights
        if weights is not None and (wrong := self._lacking(weights)):
            self._hundred.refuse(wrong)
        self.edited.emit()

    def _note_edit(self) -> None:
        self._note_base()
        self.edited.emit()

    def _note_base(self) -> None:
        """Nothing is wrong yet."""
        weights = self.weights.weights
        self._hundred.advise(self._hint(weights) if weights is not None and self.base.count() else "")

    def _lacking(self, weights: Weights) -> str:
        """Why what was chosen cannot count as 100; empty when it can."""
        found = scale_of(self._workbook, weights, self._base)
        if self._base is None or not isinstance(found, NoIndex):
            return ""
        parts = wording.listed(str(part) for part, _ in found.lacking)
        return _tr("{period} cannot count as 100: it lacks {parts}.").format(period=self._name(self._base), parts=parts)

    def _hint(self, weights: Weights) -> str:
        if self._base is not None:
            return _tr("A month of 110 is a tenth busier than that.")
        found = scale_of(self._workbook, weights)
        if isinstance(found, NoIndex):
            return _tr("No finished month has all of these parts, so there is no index yet.")
        return _tr("That is {period}.").format(period=self._name(found.base))

    # -- in words -----------------------------------------------------------------------------------------------

    def _name(self, period: Period) -> str:
        return wording.period(period, self._workbook.calendar)

    def _summary(self) -> str:
        said = ", ".join(
            f"{part}{SPACE}{self._percent(weight)}" for part, weight in self._held.weights.items() if weight
        )
        base = self._held.base
        when = "" if base is None else "; " + _tr("{period} is 100").format(period=self._name(base))
        return said[:1].upper() + said[1:] + when

    def _percent(self, weight: float) -> str:
        return self._form.percent(weight, min(2, decimals_in(exact(in_percent(weight)))))
