"""Everything that is written about one figure or KPI, beside the list."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kpidesk.domain.indicator import Indicator, Kind, Rollup
from kpidesk.formula.writing import show
from kpidesk.ui.indicators import sentences
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

MARGIN = 20

Section = tuple[str, str]
"""(heading, words)"""


def sections(about: Indicator, workbook: Workbook, decimal: str = ".") -> Iterator[Section]:
    """What is known, in the order in which an owner asks; nothing is listed that is not said."""
    tr, texts = sentences.tr, about.texts
    formula = workbook.definitions.formula(about.id)
    written = show(formula.node, workbook.definitions.labels, decimal) if formula else ""
    for heading, words in (
        (tr("What it is"), texts.definition),
        (tr("Formula"), written),
        (tr("Computation"), wording_of_model(about)),
        (tr("What it tells you"), texts.tells_you),
        (tr("When it is off"), texts.if_off),
        (tr("Quarter and year"), longer_periods(about, workbook)),
        (tr("Variants"), texts.variants.replace("`", "")),
        (tr("Not defined when"), texts.undefined_when),
        (tr("To keep in mind"), texts.caution),
        (tr("Example"), texts.example),
        (tr("Look it up in"), texts.look_up_in),
        (tr("Plausible when"), texts.checks),
        (tr("Used by"), used_by(about, workbook)),
        (tr("Comes from"), ", ".join(texts.sources)),
    ):
        if words:
            yield heading, words


def wording_of_model(about: Indicator) -> str:
    if about.kind is not Kind.MODEL:
        return ""
    said = sentences.elsewhere(about)
    return said[:1].upper() + said[1:] + "."


def longer_periods(about: Indicator, workbook: Workbook) -> str:
    """How months become a quarter."""
    if about.kind is Kind.MODEL:
        return ""
    if about.is_calculated:
        return " ".join(sentences.longer_periods(about.rollup))
    words = dict(sentences.rollups())[about.rollup]
    weight = workbook.indicators.get(about.weight)
    return f"{words} {weight.name}" if about.rollup is Rollup.WEIGHTED_MEAN and weight else words


def used_by(about: Indicator, workbook: Workbook) -> str:
    users = sorted(workbook.definitions.dependents_of(about.id))
    return sentences.named(users, workbook) if users else ""


class CatalogueCard(QScrollArea):
    """Scrolls when there is much to say; takes the focus so that it can be read by keyboard."""

    def __init__(self, workbook: Workbook, decimal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._decimal = workbook, decimal
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(0)
        self._name = PlainLabel("", TextRole.PANEL_VALUE, self._inside, wraps=True)
        self._facts = PlainLabel("", TextRole.SMALL, self._inside, muted=True, wraps=True)
        self._parts: list[QWidget] = []
        self._column.addWidget(self._name)
        self._column.addSpacing(2)
        self._column.addWidget(self._facts)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setProperty("tone", "window")
        for ground in (self.viewport(), self._inside):
            ground.setAutoFillBackground(False)

    @property
    def text(self) -> str:
        """Everything that is in sight, line by line."""
        labels = [part for part in self._parts if isinstance(part, PlainLabel)]
        return "\n".join(label.text() for label in (self._name, self._facts, *labels))

    def show_indicator(self, indicator: str) -> None:
        """An empty id: nothing is chosen in the list."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        about = self._workbook.indicators.get(indicator)
        self._name.setText(about.label if about else "")
        self._facts.setText(self._short_facts(about) if about else self.tr("Choose a row to read about it."))
        self.setAccessibleName(about.label if about else self.tr("About the chosen row"))
        for heading, words in sections(about, self._workbook, self._decimal) if about else ():
            self._add(PlainLabel(heading, TextRole.HEADING, self._inside), above=16)
            self._add(PlainLabel(words, TextRole.PARAGRAPH, self._inside, muted=True, wraps=True), above=2)
        self.verticalScrollBar().setValue(0)

    def _add(self, label: PlainLabel, *, above: int) -> None:
        label.setContentsMargins(0, above, 0, 0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.insertWidget(self._column.count() - 1, label)
        self._parts.append(label)

    def _short_facts(self, about: Indicator) -> str:
        unit = sentences.unit(about.unit, self._workbook.business.currency)
        kinds = [sentences.by(kind) for kind in sorted(self._workbook.segment_kinds(about.id))]
        facts = [sentences.kind(about), unit, sentences.breakable(about.id)]
        if about.is_calculated:
            facts.insert(2, wording.better(about.direction))
        if kinds:
            facts.append(sentences.tr("also {ways}").format(ways=wording.listed(kinds)))
        if about.own:
            facts.insert(0, sentences.tr("your own"))
        return ", ".join(facts)
