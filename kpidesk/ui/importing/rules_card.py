"""The owner's rules for a bank's bookings: a text in them, in or out, and the figure they belong to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.readers.bank_account import caught
from kpidesk.exchange.readers.bank_rule import OWN_TRANSFER, BankRule, Sign
from kpidesk.exchange.readers.booking import Booking
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard
from kpidesk.ui.importing.column_fields import TargetField
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.form_parts import CalmCombo
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel


class RuleRow(QWidget):
    """One rule; incomplete while it has no text or no target."""

    changed = Signal()
    target_wanted = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.target = ""
        self.contains = QLineEdit(self)
        self.contains.setPlaceholderText(tr("text in the booking"))
        self.contains.setMaxLength(120)
        self.sign = CalmCombo(tr("Received or paid"), self, width=112)
        for sign, said in ((Sign.ANY, tr("in or out")), (Sign.IN, tr("received")), (Sign.OUT, tr("paid out"))):
            self.sign.addItem(said, sign)
        self.goes_to = TargetField(self)
        self.goes_to.setFixedWidth(fonts.scaled(200))
        self.count = PlainLabel("", parent=self, muted=True)
        self.count.setMinimumWidth(fonts.scaled(88))
        self.up = Button(theme, "", self, icon="chevron-up", kind=Kind.QUIET, tip_text=tr("Before the rule above"))
        self.down = Button(theme, "", self, icon="chevron-down", kind=Kind.QUIET, tip_text=tr("After the rule below"))
        self.remove = Button(theme, "", self, icon="x", kind=Kind.QUIET, tip_text=tr("Remove the rule"))
        for widget, name in (
            (self.contains, tr("Rule {n}: the booking contains")),
            (self.sign, tr("Rule {n}: received or paid")),
            (self.goes_to, tr("Rule {n} goes to")),
        ):
            widget.setAccessibleName(name.format(n=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.contains, 1)
        for part in (self.sign, self.goes_to, self.count, self.up, self.down, self.remove):
            row.addWidget(part)
        self.contains.textEdited.connect(lambda _: self.changed.emit())
        self.sign.activated.connect(lambda _: self.changed.emit())
        self.goes_to.wanted.connect(self.target_wanted)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    @property
    def rule(self) -> BankRule | None:
        try:
            return BankRule(self.contains.text(), Sign(self.sign.currentData()), self.target)
        except Refusal:
            return None

    def show_rule(self, rule: BankRule, name: str) -> None:
        self.contains.setText(rule.contains)
        self.sign.choose(rule.sign)
        self.show_target(rule.target, name)

    def show_target(self, target: str, name: str) -> None:
        self.target = target
        self.goes_to.show_target(name)


class RulesCard(TopicCard):
    """``changed`` follows every change that leaves the rules complete; ``target_wanted(RuleRow)`` asks for a figure.

    ``name_of`` answers what a target is called.
    """

    changed = Signal()
    target_wanted = Signal(object)

    def __init__(self, theme: Theme, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme, self._name_of = theme, name_of
        self.rows: list[RuleRow] = []
        self._bookings: Sequence[Booking] = ()
        self._told: tuple[BankRule, ...] = ()
        explained = tr(
            "Every booking counts as money received or paid out. A rule takes those with a text to a figure as well; "
            "the first rule that fits a booking wins."
        )
        self.say(tr("Rules for bookings"), explained)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        self.add = Button(theme, tr("Add a rule"), self, icon="plus")
        self.rest = PlainLabel("", parent=self, muted=True)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.add)
        foot.addWidget(self.rest, 1)
        self.body.addLayout(foot)
        self.add.clicked.connect(self._add_empty)

    @property
    def rules(self) -> tuple[BankRule, ...]:
        """Those that are complete."""
        return tuple(rule for row in self.rows if (rule := row.rule) is not None)

    def show_rules(self, rules: Sequence[BankRule], bookings: Sequence[Booking]) -> None:
        """What is being written stays when the rules are those that were told already."""
        self._bookings = bookings
        if tuple(rules) != self.rules:
            while self.rows:
                self._drop(self.rows[-1])
            for rule in rules:
                self._make().show_rule(rule, self._name_of(rule.target))
        self._told = self.rules
        self._count()

    def choose_target(self, row: RuleRow, target: str) -> None:
        row.show_target(target, self._name_of(target))
        self._tell()
        row.goes_to.setFocus()

    def _add_empty(self) -> None:
        row = self._make()
        row.show_target("", tr("Choose a figure"))
        self._count()
        row.contains.setFocus()

    def _make(self) -> RuleRow:
        row = RuleRow(self._theme, len(self.rows) + 1, self)
        row.changed.connect(self._tell)
        row.target_wanted.connect(lambda: self.target_wanted.emit(row))
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        return row

    def _drop(self, row: RuleRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _remove(self, row: RuleRow) -> None:
        self._drop(row)
        self.add.setFocus()
        self._tell()

    def _move(self, row: RuleRow, step: int) -> None:
        place = self.rows.index(row)
        if 0 <= place + step < len(self.rows):
            self.rows.insert(place + step, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(place + step, row)
            self._tell()

    def _tell(self) -> None:
        self._count()
        if self.rules != self._told:
            self._told = self.rules
            self.changed.emit()

    def _count(self) -> None:
        """How many bookings each rule takes, and how many none does."""
        rules = self.rules
        counts = iter(caught(self._bookings, rules))
        taken = 0
        for place, row in enumerate(self.rows):
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place < len(self.rows) - 1)
            if row.rule is None:
                row.count.setText(tr("not complete"))
                continue
            count = next(counts)
            taken += count
            row.count.setText(words.counted(count, tr("1 booking"), tr("{n} bookings")))
        all_of = len(self._bookings)
        rest = tr("{n} of {all} bookings fit no rule.").format(n=f"{all_of - taken:,}", all=f"{all_of:,}")
        self.rest.setText(rest if rules else words.counted(all_of, tr("1 booking"), tr("{n} bookings")))


def rule_target_name(target: str, known: Callable[[str], str]) -> str:
    if target == OWN_TRANSFER:
        return tr("Own transfer")
    return known(target) if target else tr("Choose a figure")
