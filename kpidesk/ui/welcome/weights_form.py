"""How much each part counts in the activity index: asked in percent, its sum shown, refused in place."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from kpidesk.analysis.activity_parts import MEASURES, USUAL_WEIGHTS, Part, Weights, checked, counts_twice
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import in_percent
from kpidesk.charts.activity.activity_sentences import part_name
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import AmountRefused, Marks, parse_amount
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.welcome.field import Field
from kpidesk.ui.wording import refusal_words

ROWS = 4
"""The four parts with a usual weight stand in one column."""
_LONGEST = 12
_WIDTH = 56  # pixels: 33.33
_DIGITS = 10  # after the point of a percentage: more than anybody types, fewer than a binary fraction drags along


def _tr(text: str) -> str:
    return QCoreApplication.translate("ActivityForm", text)


class WeightsForm(QWidget):
    """Asks; `answer` says what is wrong below the fields. ``edited`` follows every key and choice."""

    edited = Signal()

    def __init__(
        self, theme: Theme, indicators: Mapping[str, Indicator], form: NumberForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._indicators, self._form = indicators, form
        self.lines = {part: self._line(part) for part in Part}
        self.usual = Button(theme, _tr("Usual &weights"), self)
        self._field = Field(theme, _tr("How much each part counts, in percent"), self._grid(), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._first)
        self.usual.clicked.connect(self._take_usual)

    def _line(self, part: Part) -> QLineEdit:
        line = QLineEdit(self)
        line.setMaxLength(_LONGEST)
        line.setFixedWidth(fonts.scaled(_WIDTH))
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setPlaceholderText("0")
        line.setAccessibleName(_tr("{part}, percent").format(part=part_name(part)))
        line.setToolTip(tip(self._measured(part)))
        line.textEdited.connect(lambda _: self._note_edit(line))
        return line

    def _measured(self, part: Part) -> str:
        """By which figure, as far as this business knows it."""
        known = [measure.indicator for measure in MEASURES[part] if measure.indicator in self._indicators]
        names = [self._indicators[name].name for name in known]
        return _tr("Measured by: {names}").format(names=_tr(", else ").join(names)) if names else ""

    def _grid(self) -> QWidget:
        frame = QWidget(self)
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, (part, line) in enumerate(self.lines.items()):
            row, column = place % ROWS, place // ROWS * 3
            label = PlainLabel(part_name(part), TextRole.BODY, frame)
            label.setToolTip(tip(self._measured(part)))
            grid.addWidget(label, row, column)
            grid.addWidget(line, row, column + 1)
            grid.setColumnStretch(column + 2, 1)
        frame.setFocusProxy(self._first)
        return frame

    @property
    def _first(self) -> QLineEdit:
        return next(iter(self.lines.values()))

    # -- what is asked ------------------------------------------------------------------------------------------

    def show_weights(self, weights: Weights) -> None:
        """Put them into the fields; a part that does not count has an empty one."""
        for part, line in self.lines.items():
            weight = weights.get(part, 0.0)
            line.setText(self._form.as_typed(round(in_percent(weight), _DIGITS)) if weight else "")
            _mark(line, False)
        self._note()

    def begin(self) -> None:
        """In the first field; typing goes over what stands in it, as it does after Tab."""
        self._first.setFocus(Qt.FocusReason.TabFocusReason)
        self._first.selectAll()

    def answer(self) -> Weights | None:
        """None when they are wrong: it is said, and the field has the focus."""
        for line in self.lines.values():
            try:
                self._read(line)
            except Refusal as refused:
                self._refuse(line, refusal_words.refusal(refused))
                return None
        if self.weights is None:
            self._refuse(self._first, self._together(self._typed() or {}))
        return self.weights

    @property
    def weights(self) -> Weights | None:
        """As they stand in the fields; None while they are wrong or do not make 100 %."""
        typed = self._typed()
        try:
            return None if typed is None else checked(typed)
        except ValueError:
            return None

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands in the fields, right or wrong."""
        return tuple(line.text().strip() for line in self.lines.values())

    @property
    def refusal(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._field.refusal

    @property
    def sum_words(self) -> str:
        """How much the weights make together, and what follows."""
        return self._field.words

    # -- how ----------------------------------------------------------------------------------------------------

    def _read(self, line: QLineEdit) -> float:
        """As a share of one. Raises Refusal with a sentence."""
        text = line.text().strip()
        try:
            share = parse_amount(text, Marks(self._form.decimal, self._form.group), percent=True) or 0.0
        except AmountRefused:
            words = _tr("“{text}” is no percentage. Write one like 30 or {half}.")
            raise Refusal(words.format(text=text, half=self._form.number(12.5, 1))) from None
        if share < 0:
            raise Refusal(_tr("“{text}” is below zero. Leave empty what shall not count.").format(text=text))
        return share

    def _typed(self) -> dict[Part, float] | None:
        """None while one of them is no percentage yet."""
        try:
            return {part: share for part, line in self.lines.items() if (share := self._read(line))}
        except Refusal:
            return None

    def _note_edit(self, line: QLineEdit) -> None:
        """While it is typed nothing is wrong yet."""
        for each in {line, self._first}:
            _mark(each, False)
        self._note()
        self.edited.emit()

    def _take_usual(self) -> None:
        self.show_weights(USUAL_WEIGHTS)
        self.begin()
        self.edited.emit()

    def _refuse(self, line: QLineEdit, sentence: str) -> None:
        self._field.refuse(sentence)
        _mark(line, True)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _note(self) -> None:
        typed = self._typed()
        self._field.advise("" if typed is None else self._together(typed))
        is_usual = typed == USUAL_WEIGHTS
        self.usual.disable(_tr("These are the usual weights.")) if is_usual else self.usual.enable()

    def _together(self, weights: Weights) -> str:
        """Together 90 %: 10 % left to give."""
        total = round(sum(map(in_percent, weights.values())), _DIGITS)
        left = round(100 - total, _DIGITS)
        if not left and counts_twice(weights):
            words = _tr("Together {sum}. Orders times order value make the revenue: with all three it counts twice.")
        elif not left:
            words = _tr("Together {sum}. A part without figures hands its weight to the others.")
        else:
            words = _tr("Together {sum}: {left} left to give.") if left > 0 else _tr("Together {sum}: {left} too much.")
        return words.format(sum=self._percent(total), left=self._percent(abs(left)))

    def _percent(self, number: float) -> str:
        return self._form.as_typed(number) + self._form.percent_space + "%"


def _mark(line: QLineEdit, is_refused: bool) -> None:
    line.setProperty("state", "refused" if is_refused else "")
    line.update()
