"""The questions about an own figure or KPI, in one column."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from kpidesk.domain.indicator import Direction, Rollup, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.draft import LONGEST_ID, LONGEST_NAME, Blank, Draft, id_for
from kpidesk.ui.indicators.form_parts import CalmCombo, Decimals, FormRows, Remark, in_a_row, text_field
from kpidesk.ui.indicators.formula_edit import FormulaEdit
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.parts.message import InlineMessage
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

KPI, FIGURE = "kpi", "figure"
_OF_KPI = ("formula", "message", "longer", "undefined", "off")
_OF_FIGURE = ("rollup", "blank", "split", "look")
MESSAGE_HEIGHT, ID_WIDTH, ID_NARROW = 42, 208, 136


class EditorForm(QWidget):
    """``edited`` follows every key and choice; `draft` is what stands in the fields, right or wrong."""

    edited = Signal()

    def __init__(self, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._is_new = True
        self._own_id = False
        self._unit: Unit | None = None
        self._found: Unit | None = None
        self._make_fields(theme)
        self._lay_out()
        self._fill()
        self._connect()
        self.be_narrow(False)

    def _make_fields(self, theme: Theme) -> None:
        tr = self.tr
        self.kind = SegmentedChoice(
            [(KPI, tr("a KPI with a formula")), (FIGURE, tr("a figure to type"))], tr("Kind"), self
        )
        self.name = QLineEdit(self)
        self.name.setAccessibleName(tr("Name"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(tr("for example Margin per order after ads"))
        self.id = QLineEdit(self)
        self.id.setAccessibleName(tr("Name in formulas"))
        self.id.setMaxLength(LONGEST_ID)
        self.id.setFont(fonts.font(TextRole.SMALL_MONO))
        self.formula = FormulaEdit(self._workbook, theme, self)
        self.message = InlineMessage(theme, self, reserved=True)
        self.message.setFixedHeight(fonts.scaled(MESSAGE_HEIGHT))
        self.message.body.setContentsMargins(12, 2, 6, 2)
        self.unit = CalmCombo(tr("Unit"), self)
        self._unit_note = PlainLabel("", TextRole.BODY, self, muted=True)
        self.decimals = Decimals(self)
        self.better = SegmentedChoice(sentences.directions(), tr("Better is"), self)
        self.rollup = CalmCombo(tr("Quarter and year"), self)
        self.weight = CalmCombo(tr("Weighted by"), self)
        self.blank = CalmCombo(tr("A blank month"), self)
        self.split = {kind: QCheckBox(wording.segment_kind(kind), self) for kind in SegmentKind}
        self.group = CalmCombo(tr("Group"), self)
        self.definition = text_field(tr("Definition"), self)
        self.off = text_field(tr("When it is off"), self)
        self.look = text_field(tr("Where to find it"), self)
        self._longer = Remark(self)
        self._undefined = Remark(self)

    def _lay_out(self) -> None:
        tr = self.tr
        self._rows = rows = FormRows(self)
        id_label = PlainLabel(tr("in formulas"), parent=self, muted=True)
        id_label.setBuddy(self.id)
        self.name.setMinimumWidth(fonts.scaled(180))
        decimals_label = PlainLabel(tr("Decimals"), parent=self, muted=True)
        rows.add_row("kind", tr("Kind"), in_a_row(self, self.kind))
        rows.add_row("name", tr("Name"), in_a_row(self, self.name, id_label, self.id, stretch=self.name))
        rows.add_row("formula", tr("Formula"), self.formula, tall=True, below=8)
        rows.add_row("message", "", self.message)
        rows.add_row("unit", tr("Unit"), in_a_row(self, self.unit, self._unit_note, decimals_label, self.decimals))
        rows.add_row("better", tr("Better is"), in_a_row(self, self.better))
        rows.add_row("longer", tr("Quarter and year"), self._longer)
        rows.add_row("rollup", tr("Quarter and year"), in_a_row(self, self.rollup, self.weight))
        rows.add_row("blank", tr("A blank month"), in_a_row(self, self.blank))
        rows.add_row("split", tr("Also typed by"), in_a_row(self, *self.split.values()))
        rows.add_row("group", tr("Group"), in_a_row(self, self.group))
        rows.add_row("definition", tr("Definition"), self.definition, tall=True)
        rows.add_row("off", tr("When it is off"), self.off, tall=True)
        rows.add_row("look", tr("Where to find it"), self.look, tall=True)
        rows.add_row("undefined", tr("Not defined when"), self._undefined, tall=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        column.addLayout(rows)
        column.addStretch(1)

    def _fill(self) -> None:
        currency = self._workbook.business.currency
        for unit in Unit:
            self.unit.addItem(sentences.unit(unit, currency), unit)
        for rollup, words in sentences.rollups():
            self.rollup.addItem(words, rollup)
        for blank, words in sentences.blanks():
            self.blank.addItem(words, blank)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._follow_name)
        self.id.textEdited.connect(self._note_own_id)
        self.id.textChanged.connect(lambda text: self.id.setToolTip(tip(text)))
        self.formula.edited.connect(self.edited)
        self.unit.activated.connect(self._choose_unit)
        for combo in (self.rollup, self.weight, self.blank, self.group):
            combo.activated.connect(self._note_choice)
        for choice in (self.kind, self.better):
            choice.chosen.connect(self._note_choice)
        for box in self.split.values():
            box.clicked.connect(self._note_choice)
        self.decimals.valueChanged.connect(self._note_choice)
        for field in (self.definition, self.off, self.look):
            field.textChanged.connect(self.edited)

    # -- what stands in the fields --------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        return Draft(
            id=self.id.text().strip(),
            label=self.name.text(),
            is_kpi=self.kind.key == KPI,
            formula=self.formula.text,
            unit=self._unit,
            decimals=self.decimals.decimals,
            direction=Direction(self.better.key),
            rollup=Rollup(self.rollup.currentData()),
            weight=str(self.weight.currentData() or ""),
            blank=Blank(self.blank.currentData()),
            segment_kinds=frozenset(kind for kind, box in self.split.items() if box.isChecked()),
            group=str(self.group.currentData() or ""),
            definition=self.definition.toPlainText(),
            if_off=self.off.toPlainText(),
            look_up_in=self.look.toPlainText(),
        )

    def show_draft(self, draft: Draft, *, is_new: bool) -> None:
        """Put ``draft`` into the fields; only a new one has an id that can be written."""
        blockers = [QSignalBlocker(self), QSignalBlocker(self.decimals)]
        self._is_new, self._own_id = is_new, bool(draft.id)
        self._unit, self._found = draft.unit, None
        self._fill_lists(draft)
        self.kind.choose(KPI if draft.is_kpi else FIGURE)
        self.name.setText(draft.label)
        self.name.setCursorPosition(0)
        self.id.setText(draft.id)
        self.id.setCursorPosition(0)
        self.id.setReadOnly(not is_new)
        self.formula.show_text(draft.formula)
        self.decimals.show_decimals(draft.decimals)
        self.better.choose(str(draft.direction))
        self.rollup.choose(draft.rollup)
        self.blank.choose(draft.blank)
        for kind, box in self.split.items():
            box.setChecked(kind in draft.segment_kinds)
        for field, text in (
            (self.definition, draft.definition),
            (self.off, draft.if_off),
            (self.look, draft.look_up_in),
        ):
            field.setPlainText(text)
        self._show_unit()
        self._show_rows()
        del blockers

    def _fill_lists(self, draft: Draft) -> None:
        groups = dict.fromkeys(about.group for about in self._workbook.indicators.values())
        self.group.clear()
        for group in groups:
            self.group.addItem(group, group)
        self.group.choose(draft.group)
        self.weight.clear()
        for about in self._workbook.indicators.values():
            if not about.is_calculated and about.id != draft.id:
                self.weight.addItem(about.name, about.id)
        self.weight.choose(draft.weight)

    # -- what is found about them ---------------------------------------------------------------------------------

    def show_found(self, unit: Unit | None) -> None:
        """The unit that the formula suggests; the field follows it until another one is chosen."""
        self._found = unit
        self._show_unit()

    @property
    def unit_note(self) -> str:
        return self._unit_note.text()

    @property
    def undefined(self) -> str:
        return self._undefined.words

    def show_longer(self, rollup: Rollup) -> None:
        self._longer.say(*sentences.longer_periods(rollup))

    def show_undefined(self, words: str, how: str) -> None:
        self._undefined.say(words, how)

    def be_narrow(self, narrow: bool) -> None:
        """In a narrow window the id gives room to the name."""
        self.id.setFixedWidth(fonts.scaled(ID_NARROW if narrow else ID_WIDTH))

    def refuse(self, field: QLineEdit, reason: str) -> None:
        """Mark a field whose text cannot be kept; an empty reason takes the mark away."""
        state = "refused" if reason else ""
        if field.property("state") != state:
            field.setProperty("state", state)
            field.setAccessibleDescription(reason)
            field.update()

    def _show_unit(self) -> None:
        currency = self._workbook.business.currency
        self.unit.choose(self._unit or self._found or Unit.RATIO)
        if self.kind.key == FIGURE:
            note = ""
        elif self._unit is None:
            note = self.tr("from the formula") if self._found else self.tr("not found")
        elif self._found is None or self._found is self._unit:
            note = ""
        else:
            note = self.tr("formula: {unit}").format(unit=wording.unit(self._found, currency))
        self._unit_note.setText(note)

    def _show_rows(self) -> None:
        is_kpi = self.kind.key == KPI
        for key in _OF_KPI:
            self._rows.show_row(key, is_kpi)
        for key in _OF_FIGURE:
            self._rows.show_row(key, not is_kpi)
        self.weight.setVisible(Rollup(self.rollup.currentData()) is Rollup.WEIGHTED_MEAN)

    # -- what the owner does --------------------------------------------------------------------------------------

    def _follow_name(self) -> None:
        if self._is_new and not self._own_id:
            self.id.setText(id_for(self.name.text(), self._workbook.indicators) if self.name.text().strip() else "")
            self.id.setCursorPosition(0)
        self.edited.emit()

    def _note_own_id(self, text: str) -> None:
        self._own_id = bool(text)
        self.edited.emit()

    def _choose_unit(self) -> None:
        chosen = Unit(self.unit.currentData())
        self._unit = None if chosen is self._found and self.kind.key == KPI else chosen
        self._show_unit()
        self.edited.emit()

    def _note_choice(self) -> None:
        if self.kind.key == FIGURE and self._unit is None:
            self._unit = self._found or Unit.MONEY
        self._show_unit()
        self._show_rows()
        self.edited.emit()
