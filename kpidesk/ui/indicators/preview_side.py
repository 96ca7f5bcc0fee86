"""The right side of the editor: what the formula gives, where it works, and who uses it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kpidesk.analysis.formula_preview import FormulaPreview, Reach
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.indicator import Indicator, Rollup
from kpidesk.domain.segment import SegmentKind
from kpidesk.domain.value import NoValue, Value
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.preview_table import PreviewModel, PreviewRow, PreviewTable
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import figure_text, short_text
from kpidesk.workbook.workbook import Workbook

MARGIN = 20


class PreviewSide(QScrollArea):
    """Shows facts it is given. While the formula has an error, the last good result stands with its own formula."""

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        inside = QWidget(self)
        self._values_heading = PlainLabel(self.tr("Values of the last three months"), TextRole.HEADING, inside)
        self._origin = _Origin(theme, inside)
        self.model = PreviewModel(self)
        self.table = PreviewTable(theme, self.model, inside)
        self._waiting = _paragraph(inside)
        self._reason = _paragraph(inside)
        self._works_heading = PlainLabel(self.tr("Works for"), TextRole.HEADING, inside)
        self._works = _paragraph(inside)
        self._users_heading = PlainLabel(self.tr("Used by"), TextRole.HEADING, inside)
        self._users = _paragraph(inside)
        self._lay_out(inside)
        self.show_nothing()

    def _lay_out(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(0)
        for widget, above in (
            (self._values_heading, 0),
            (self._origin, 6),
            (self._waiting, 6),
            (self.table, 4),
            (self._reason, 8),
            (self._works_heading, 24),
            (self._works, 4),
            (self._users_heading, 20),
            (self._users, 4),
        ):
            column.addSpacing(above)
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setProperty("tone", "window")
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)

    @property
    def origin(self) -> str:
        """What is said about the formula that the values belong to; empty while they are current."""
        return self._origin.words if self._origin.isVisibleTo(self) else ""

    @property
    def reason(self) -> str:
        return self._reason.text()

    @property
    def works_for(self) -> str:
        return self._works.text()

    @property
    def users(self) -> str:
        return self._users.text()

    def show_nothing(self) -> None:
        """No formula has been right yet."""
        self._show_values(False)
        self._origin.hide()
        self._waiting.setText(self.tr("They are shown as soon as the formula can be worked out."))
        self._waiting.show()
        self._works.setText("")
        self._works_heading.hide()

    def show_typed(self, kinds: str) -> None:
        """A figure to type: nothing is worked out."""
        self._show_values(False)
        self._origin.hide()
        self._waiting.setText(self.tr("This figure is typed: it gets its values in the table of figures."))
        self._waiting.show()
        self._works.setText(self.tr("Month, quarter, business year, year to date, 12 months.") + f" {kinds}")
        self._works_heading.show()

    def show_preview(self, preview: FormulaPreview, about: Indicator, reach: Reach) -> None:
        """The formula as it stands; ``about`` is what it would be kept as."""
        months = [wording.short_month(month) for month in preview.months]
        name = self.tr("Result")
        unit = wording.unit(about.unit, self._workbook.business.currency)
        label = f"{name}, {preview.segment.name}, {unit}" if preview.segment else f"{name}, {unit}"
        rows = [self._row(label, about, preview.result)]
        for line in preview.figures:
            figure = self._workbook.indicators[line.indicator]
            rows.append(self._row(figure.name, figure, line.values))
        self.model.show_rows(months, rows)
        reason = next((value for value in reversed(preview.result) if isinstance(value, NoValue)), None)
        self._reason.setText(self._why(reason, preview) if reason is not None else "")
        self._reason.setVisible(reason is not None)
        self._origin.hide()
        self._waiting.hide()
        self._show_values(True)
        self._show_reach(reach, about.rollup)

    def show_stale(self, formula: str) -> None:
        """The formula in the field has an error: what is shown belongs to ``formula``."""
        if not self.model.rows:
            return
        result = self.model.rows[0]
        stale = PreviewRow(result.label, result.texts, result.spoken, stale=True)
        self.model.show_rows(self.model.months, (stale, *self.model.rows[1:]))
        self._origin.show_formula(self.tr("From the last formula without an error:"), formula)
        self._origin.show()

    def show_users(self, users: str) -> None:
        self._users.setText(users)

    def _show_values(self, there: bool) -> None:
        self.table.setVisible(there)
        if not there:
            self.model.show_rows((), ())
            self._reason.hide()
            self._reason.setText("")

    def _row(self, label: str, about: Indicator, values: tuple[Value, ...]) -> PreviewRow:
        decimals = decimals_of(about, *values, detail=True)
        currency = self._workbook.business.currency

        def spoken(value: Value) -> str:
            if isinstance(value, NoValue):
                return f"{label}: {reason_words.reason(value, self._workbook)}"
            return f"{label}, {figure_text(value, about, decimals, self._form, currency)}"

        shown = ("" if isinstance(v, NoValue) else short_text(v, about, decimals, self._form) for v in values)
        return PreviewRow(label, tuple(shown), tuple(map(spoken, values)))

    def _why(self, reason: NoValue, preview: FormulaPreview) -> str:
        months = [m for m, v in zip(preview.months, preview.result, strict=True) if isinstance(v, NoValue)]
        said = reason_words.reason(reason, self._workbook)
        return f"{wording.listed(map(wording.short_month, months))}: {said}"

    def _show_reach(self, reach: Reach, rollup: Rollup) -> None:
        self._works.setText(works_for(reach, rollup, self._workbook))
        self._works_heading.show()


def works_for(reach: Reach, rollup: Rollup, workbook: Workbook) -> str:
    """The periods, then the segments: or which figure is not split."""
    tr = sentences.tr
    periods = (
        tr("Single months only.")
        if rollup is Rollup.MONTHS_ONLY
        else tr("Month, quarter, business year, year to date, 12 months.")
    )
    if reach.only is not None:
        one = tr("For one {kind} at a time; the whole business has no value.").format(
            kind=wording.segment_kind(reach.only).lower()
        )
        return f"{periods} {one}"
    if reach.names_segment:
        return f"{periods} {tr('For the whole business only: the formula names one part of it.')}"
    here = {segment.kind for segment in workbook.segments}
    parts = [periods]
    split = [sentences.by(kind) for kind in SegmentKind if kind in here & reach.split]
    if split:
        parts.append(tr("Also {ways}.").format(ways=wording.listed(split)))
    for kind, figure in reach.hindered:
        if kind in here:
            parts.append(
                tr("Not {way}: {figure} has no {kinds}.").format(
                    way=sentences.by(kind), figure=workbook.indicators[figure].name, kinds=sentences.kinds(kind)
                )
            )
    return " ".join(parts)


def _paragraph(parent: QWidget) -> PlainLabel:
    label = PlainLabel("", TextRole.PARAGRAPH, parent, muted=True, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class _Origin(QWidget):
    """A ring, and which formula the values belong to."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self._words = PlainLabel("", TextRole.SMALL, self, muted=True, wraps=True)
        self._formula = PlainLabel("", TextRole.SMALL_MONO, self, muted=True, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "circle", 14, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._formula)
        row.addLayout(column, 1)

    @property
    def words(self) -> str:
        return f"{self._words.text()} {self._shown}"

    def show_formula(self, words: str, formula: str) -> None:
        self._words.setText(words)
        self._shown = formula
        self._formula.setText(sentences.breakable(formula))
