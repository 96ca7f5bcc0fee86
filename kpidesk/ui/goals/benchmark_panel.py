"""The panel of benchmarks: the own median, which is worked out, and what was noted from elsewhere."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.goal import Benchmark
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.text import NOTE_LENGTH
from kpidesk.ui.goals.goal_field import MOST_CHARACTERS
from kpidesk.ui.goals.goal_popovers import Panel
from kpidesk.ui.goals.goal_words import BENCHMARK_KINDS, benchmark_kind
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.wording import day_text, refusal_words
from kpidesk.ui.wording.figure_text import read_figure, typed_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalPopovers", text)


class BenchmarkPanel(Panel):
    """What others reach, and what was usual: several at once, one of each kind; noted, never judged.

    ``stored`` says one that was noted or changed, ``taken_away`` the kind of one that is not to be there any more.
    """

    stored = Signal(object)
    taken_away = Signal(str)

    def __init__(
        self,
        theme: Theme,
        opener: QWidget,
        about: Indicator,
        form: NumberForm,
        *,
        held: Sequence[Benchmark],
        told: Sequence[str],
        today: dt.date,
        part: str = "",
    ) -> None:
        """``told`` are all that there are, in words; ``held`` those that were noted. ``part`` is the name of the part
        of the business that is looked at: nothing is noted of a part, and the panel says so.
        """
        super().__init__(_tr("Benchmarks"), opener)
        self._about, self._form, self._today = about, form, today
        self._held = {benchmark.kind: benchmark for benchmark in held}
        self.told = [PlainLabel(words, TextRole.SMALL, self, muted=True, wraps=True) for words in told]
        if part:
            words = _tr("Benchmarks are noted of the whole business, not of {part} alone.").format(part=part)
            self.told.append(PlainLabel(words, TextRole.SMALL, self, wraps=True))
        self.value, self.upper, self.source, self.day = (QLineEdit(self) for _ in range(4))
        self.kind = QComboBox(self)
        self._kinds = list(dict.fromkeys((*self._held, *BENCHMARK_KINDS)))
        self.kind.addItems([benchmark_kind(kind) for kind in self._kinds])
        self.kind.currentIndexChanged.connect(self._show_kind)
        names = (_tr("Benchmark"), _tr("Upper end, if it is a range"), _tr("Source"), _tr("The day that it is from"))
        for field, name in zip(self._fields, names, strict=True):
            field.setAccessibleName(name)
            field.setMaxLength(NOTE_LENGTH if field is self.source else MOST_CHARACTERS)
        self.kind.setAccessibleName(_tr("Where it comes from"))
        self._said = PlainLabel("", TextRole.SMALL, self, wraps=True)
        self._said.hide()
        store = Button(theme, _tr("Store"), self, kind=Kind.MAIN)
        store.clicked.connect(self.accept)
        self._remove = Button(theme, _tr("Take away"), self)
        self._remove.clicked.connect(self._take_away)
        self._lay_out(store)
        self._show_kind()
        self.watch(self.value, self.upper, self.kind, self.source, self.day, store, self._remove)

    def _lay_out(self, store: Button) -> None:
        ends = QHBoxLayout()
        ends.addWidget(self.value)
        ends.addWidget(PlainLabel(_tr("to"), parent=self, muted=True))
        ends.addWidget(self.upper)
        rows: list[tuple[str, QWidget | QHBoxLayout]] = [
            (_tr("Comes from"), self.kind),
            (_tr("Figure"), ends),
            (_tr("Source"), self.source),
            (_tr("From the day"), self.day),
        ]
        form = QFormLayout()
        for words, widget in rows:
            form.addRow(PlainLabel(words, parent=self, muted=True), widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._remove)
        buttons.addWidget(store)
        for label in self.told:
            self.body.addWidget(label)
        self.body.addLayout(form)
        self.body.addWidget(self._said)
        self.body.addLayout(buttons)

    @property
    def _chosen(self) -> str:
        return self._kinds[self.kind.currentIndex()]

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.value, self.upper, self.source, self.day

    def _show_kind(self) -> None:
        """What was noted of the kind chosen; what is being typed stays."""
        held = self._held.get(self._chosen)
        upper = None if held is None else held.upper
        if not any(field.isModified() for field in self._fields):
            self.value.setText("" if held is None else typed_text(held.value, self._about, self._form))
            self.upper.setText("" if upper is None else typed_text(upper, self._about, self._form))
            self.source.setText("" if held is None else held.source)
            self.source.setCursorPosition(0)
            self.day.setText(day_text.shown(self._today if held is None else held.noted_on))
        self._remove.setVisible(held is not None)

    def accept(self) -> None:
        """Store what stands in the fields. What cannot be stays, and the keys go to it."""
        try:
            value, upper = (self._figure(field) for field in (self.value, self.upper))
            if value is None:
                raise _FieldRefused(self.value, _tr("Type the figure of the benchmark, or close this with Esc."))
            if upper is not None and upper < value:
                raise _FieldRefused(self.upper, _tr("The second figure is the upper end and has to be the larger one."))
            benchmark = Benchmark(value, upper, self._chosen, self.source.text().strip(), self._day())
        except _FieldRefused as refused:
            self._refuse(refused)
            return
        self.stored.emit(benchmark)
        self.leave()

    def _figure(self, field: QLineEdit) -> float | None:
        try:
            return read_figure(field.text(), self._about, self._form)
        except Refusal as refusal:
            raise _FieldRefused(field, refusal_words.refusal(refusal)) from None

    def _day(self) -> dt.date:
        try:
            day = day_text.read_day(self.day.text(), is_end=False) or self._today
        except Refusal as refusal:
            raise _FieldRefused(self.day, refusal_words.refusal(refusal)) from None
        if day > self._today:
            words = _tr("{day} lies ahead. Type the day that the figure is from.")
            raise _FieldRefused(self.day, words.format(day=day_text.shown(day)))
        return day

    def _refuse(self, refused: "_FieldRefused") -> None:
        for field in self._fields:
            field.setProperty("state", "refused" if field is refused.field else "")
            field.update()
        self._said.setText(refused.words)
        self._said.show()
        self.first = refused.field
        self.open_panel()

    def _take_away(self) -> None:
        self.taken_away.emit(self._chosen)
        self.leave()

    @property
    def said(self) -> str:
        return self._said.text()


class _FieldRefused(Refusal):
    """What is typed in a field is none."""

    def __init__(self, field: QLineEdit, words: str) -> None:
        self.field, self.words = field, words
        super().__init__(words)
