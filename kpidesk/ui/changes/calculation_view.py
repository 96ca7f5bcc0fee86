"""How a figure is calculated: the formula, the numbers put in, the steps down to the cells, and what it is good for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.indicator import Kind
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.explain import Explanation
from kpidesk.ui.changes import background
from kpidesk.ui.changes.activity_words import ActivityWriter
from kpidesk.ui.changes.steps import Step, StepWriter
from kpidesk.ui.changes.steps_tree import StepsTree
from kpidesk.ui.changes.text_column import MARGINS, Scroll, TextBlock
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import breakable
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.workbook.workbook import Workbook


class CalculationView(Scroll):
    """``cell_requested`` is a figure that was followed to where it is typed."""

    cell_requested = Signal(object)

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(tr("How it is calculated"), parent)
        self._workbook, self._form = workbook, form
        self._writer = StepWriter(workbook, form)
        self._activity = ActivityWriter(workbook, form)
        page = self.widget()
        self._formula = PlainLabel("", TextRole.PARAGRAPH, page, wraps=True)
        self._numbers = PlainLabel("", TextRole.PARAGRAPH, page, muted=True, wraps=True)
        self._result = PlainLabel("", TextRole.PANEL_VALUE, page, wraps=True)
        self._steps_head = PlainLabel(tr("Figures it comes from"), TextRole.HEADING, page)
        self.tree = StepsTree(theme, page)
        self._texts = TextBlock(theme, page, inset=0)
        for label in (self._formula, self._numbers, self._result):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tree.cell_requested.connect(self.cell_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.setContentsMargins(*MARGINS)
        self.body.setSpacing(4)
        for widget in (self._formula, self._numbers, self._result):
            self.body.addWidget(widget)
        self.body.addSpacing(12)
        self.body.addWidget(self._steps_head)
        self.body.addWidget(self.tree)
        self.body.addSpacing(12)
        self.body.addWidget(self._texts)
        self.body.addStretch(1)

    @property
    def words(self) -> list[str]:
        """Formula, numbers and result as they stand."""
        labels = (self._formula, self._numbers, self._result)
        return [label.text() for label in labels if not label.isHidden()]

    def explain(self, indicator: str, period: Period, segment: Segment | None) -> None:
        about = self._workbook.indicators[indicator]
        if indicator == INDICATOR:
            source = WithActivity(self._workbook)
            self._show_activity(source, period)
            steps = self._activity.steps(source, period)
        else:
            steps = self._formula_steps(indicator, period, segment)
        self.tree.show_steps(steps)
        for widget in (self._steps_head, self.tree):
            widget.setVisible(bool(steps))
        self._texts.show_entries(background.texts(about, self._workbook, self._form))
        self.verticalScrollBar().setValue(0)

    def _show_activity(self, source: WithActivity, period: Period) -> None:
        value = source.value(INDICATOR, period)
        _say(self._formula, self._activity.formula(source))
        _say(self._numbers, "")
        _say(self._result, "" if isinstance(value, NoValue) else "= " + self._writer.figure(INDICATOR, value))

    def _formula_steps(self, indicator: str, period: Period, segment: Segment | None) -> list[Step]:
        explanation = self._workbook.explain(indicator, period, segment, decimal=self._form.decimal)
        self._show_formula(explanation)
        return self._writer.steps(explanation)

    def _show_formula(self, explanation: Explanation) -> None:
        value, is_input = explanation.value, self._workbook.indicators[explanation.indicator].kind is Kind.INPUT
        told = (
            tr("Typed under Figures, not calculated.") if is_input else f"{explanation.label} = {explanation.formula}"
        )
        _say(self._formula, told if is_input or explanation.formula else "")
        _say(self._numbers, f"= {explanation.substituted}" if explanation.substituted else "")
        result = "" if isinstance(value, NoValue) else "= " + self._writer.figure(explanation.indicator, value)
        _say(self._result, result)


def _say(label: PlainLabel, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))
