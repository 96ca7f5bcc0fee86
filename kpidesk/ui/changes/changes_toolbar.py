"""The row above the table of changes: which period, which part of the business, which order."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment
from kpidesk.ui.changes import words
from kpidesk.ui.changes.look import Look, Span
from kpidesk.ui.changes.rows import Group, Order
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import Toolbar
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.wording import wording


class ChangesToolbar(Toolbar):
    """Says what the user wishes; shows what it is told with `show_look`."""

    step_requested = Signal(int)
    span_chosen = Signal(str)
    segment_chosen = Signal(object)
    group_chosen = Signal(object)
    order_chosen = Signal(str)

    def __init__(self, theme: Theme, per_day: QAction, copy_table: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self._groups: tuple[Group, ...] = ()
        self._room = 0, False
        self._earlier = Button(theme, "", self, icon="chevron-left", tip_text=tr("Earlier (Alt+Left)"))
        self._later = Button(theme, "", self, icon="chevron-right", tip_text=tr("Later (Alt+Right)"))
        self._period = PlainLabel("", TextRole.SCREEN_TITLE, self)
        self.spans = SegmentedChoice([(str(span), words.span(span)) for span in Span], tr("Period"), self)
        self.segment = QComboBox(self)
        self.group = QComboBox(self)
        self.order = QComboBox(self)
        self.per_day = QCheckBox(per_day.text().replace("&", "").lower(), self)
        self.copy = Button(theme, copy_table.text().replace("&", ""), self, icon="copy")
        self._fill()
        self._connect(per_day, copy_table)
        self._lay_out()

    def _fill(self) -> None:
        self._period.setMinimumWidth(_widest_month())
        self._period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for number, span in enumerate(Span, start=1):
            self.spans.set_tip(str(span), f"{words.span(span)} (Alt+{number})")
        self.segment.setAccessibleName(tr("Part of the business"))
        self.group.setAccessibleName(tr("Group of KPIs"))
        self.order.setAccessibleName(tr("Order of the rows"))
        self.order.setProperty("leadIcon", "list-filter")
        for order in Order:
            self.order.addItem(words.order(order), str(order))
        self.per_day.setToolTip(tip(words.per_day_tip()))
        self.copy.set_tip(tr("The whole table with its headers, for a spreadsheet or a text"))

    def _connect(self, per_day: QAction, copy_table: QAction) -> None:
        self._earlier.clicked.connect(lambda: self.step_requested.emit(-1))
        self._later.clicked.connect(lambda: self.step_requested.emit(1))
        self.spans.chosen.connect(self.span_chosen)
        self.segment.activated.connect(self._choose_segment)
        self.group.activated.connect(lambda row: self.group_chosen.emit(self._groups[row - 1] if row else None))
        self.order.activated.connect(lambda row: self.order_chosen.emit(self.order.itemData(row)))
        self.per_day.toggled.connect(per_day.setChecked)
        per_day.toggled.connect(self.per_day.setChecked)
        self.copy.clicked.connect(copy_table.trigger)
        self.setFocusProxy(self.spans)

    def _lay_out(self) -> None:
        stepper = QHBoxLayout()
        stepper.setSpacing(8)
        for widget in (self._earlier, self._period, self._later):
            stepper.addWidget(widget)
        self.body.setContentsMargins(20, 0, 20, 0)
        self.body.addLayout(stepper)
        self.body.addSpacing(8)
        self.add(self.spans)
        self.gap()
        self.add(self.segment, self.group, self.order, self.per_day, self.copy)
        for combo in (self.segment, self.group, self.order):
            combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for combo in (self.segment, self.group):  # names of the owner's own, however long
            combo.setMaximumWidth(fonts.scaled(_WIDEST_CHOICE))

    @property
    def period_words(self) -> str:
        return self._period.text()

    def show_look(self, look: Look, order: Order, calendar: Calendar, can_step: tuple[bool, bool]) -> None:
        period = look.period(calendar)
        self._period.setText(words.stepper(period, calendar))
        self._period.setAccessibleName(wording.period(period, calendar))
        self._period.setToolTip(tip(wording.period(period, calendar)))
        self.spans.choose(str(look.span))
        for button, possible, reason in (
            (self._earlier, can_step[0], tr("There are no figures further back.")),
            (self._later, can_step[1], tr("This is the last month with figures.")),
        ):
            if possible:
                button.enable(tr("Earlier (Alt+Left)") if button is self._earlier else tr("Later (Alt+Right)"))
            else:
                button.disable(reason)
        with QSignalBlocker(self.order):
            self.order.setCurrentIndex(self.order.findData(str(order)))
        with QSignalBlocker(self.group):
            self.group.setCurrentIndex(0 if look.group is None else self._groups.index(look.group) + 1)
        with QSignalBlocker(self.segment):
            self.segment.setCurrentIndex(0 if look.segment is None else self._segments.index(look.segment) + 1)
        for combo in (self.segment, self.group):
            combo.setToolTip(tip(combo.currentText()))

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """The choice is not there while there is nothing to choose."""
        self.segment.setVisible(bool(segments))
        if tuple(segments) == self._segments and self.segment.count():
            return
        self._segments = tuple(segments)
        with QSignalBlocker(self.segment):
            self.segment.clear()
            for segment in (None, *self._segments):
                self.segment.addItem(words.segment(segment))
            _show_whole(self.segment)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """The choice is not there while there is nothing to choose."""
        if tuple(groups) != self._groups or not self.group.count():
            self._groups = tuple(groups)
            with QSignalBlocker(self.group):
                self.group.clear()
                for group in (None, *self._groups):
                    self.group.addItem(words.group(group))
                _show_whole(self.group)
        self._fit_again()

    def fit(self, width: int, is_narrow: bool) -> None:
        """In a narrow window, or where larger type takes the room: shorter words, and no more than menus lack.

        The order goes last: a click on the header of a column chooses it as well.
        """
        self._room = width, is_narrow
        for level in range(2 if is_narrow else 0, 5):
            self._shorten(level)
            if self.body.sizeHint().width() <= width:
                break

    def _fit_again(self) -> None:
        self.fit(*self._room)

    def _shorten(self, level: int) -> None:
        for span in Span:
            self.spans.set_words(str(span), words.span(span, short=level > 0))
        self.spans.updateGeometry()  # Qt itself would ask for its new width only after the event
        self.per_day.setVisible(level < 2)
        self.copy.setVisible(level < 2)
        self.order.setVisible(level < 3)
        self.group.setVisible(bool(self._groups) and level < 4)

    def minimumSizeHint(self) -> QSize:
        """The window may be made narrower; `fit` follows."""
        return QSize(0, super().minimumSizeHint().height())

    def _choose_segment(self, row: int) -> None:
        self.segment_chosen.emit(self._segments[row - 1] if row else None)


_WIDEST_CHOICE = 180


def _show_whole(combo: QComboBox) -> None:
    """What the box has no room for is whole in its list, and in its tool tip."""
    view = combo.view()
    view.setMinimumWidth(view.sizeHintForColumn(0) + fonts.scaled(32))


def _widest_month() -> int:
    """So that the arrows stay where they are."""
    return round(max(fonts.width(name, TextRole.SCREEN_TITLE) for name in words.steppers())) + 4
