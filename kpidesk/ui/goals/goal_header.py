"""The row above the chart: the KPI, its status, the business year, and the picture's ways out."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from kpidesk.ui.goals.goal_list import name_lines
from kpidesk.ui.goals.year_choice import YearChoice
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.status import StatusMark, paint_status, status_width, status_words
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.parts.segments import SegmentedChoice

_MARGIN, _GAP, _LEAST_NAME = 28, 12, 120


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalHeader", text)


class StatusWidget(QWidget):
    """The status of the month looked at: shape and word."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark: StatusMark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: StatusMark) -> None:
        self._mark = mark
        self.setAccessibleName(status_words(mark))
        self.setToolTip(tip(mark.detail))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(status_width(self._mark) if self._mark else 0, fonts.line_height(TextRole.BODY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._mark is not None:
            painter = QPainter(self)
            paint_status(painter, self.rect(), self._mark, self._theme.palette)
            painter.end()


class GoalHeader(PartFrame):
    """48 high. A long name takes two lines; on a narrow window the unit and direction give way to it."""

    year_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, across=True)
        self._theme = theme
        self._whole_name = ""
        self._name = PlainLabel("", TextRole.SCREEN_TITLE, self)
        self._about = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._status = StatusWidget(theme, self)
        self._month = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._years = YearChoice(self)
        self._years.chosen.connect(self.year_chosen)
        self.copy_button = Button(theme, _tr("Copy picture"), self, icon="clipboard-copy")
        self.export_button = Button(theme, _tr("Export"), self, icon="upload")
        self.setFixedHeight(fonts.scaled(48))
        self.setMinimumWidth(1)  # `_fit` decides what gives way, not the layout
        self.body.setContentsMargins(_MARGIN, 0, 20, 0)
        self.body.setSpacing(_GAP)
        for widget in (self._name, self._about, self._status, self._month):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addWidget(self._years)
        self.body.addWidget(self.copy_button)
        self.body.addWidget(self.export_button)

    def show_indicator(self, name: str, about: str) -> None:
        """``about`` is unit and direction."""
        self._whole_name = name
        self._name.setToolTip(tip(name))
        self._about.setText(about)
        self._fit()

    def show_status(self, mark: StatusMark, month: str) -> None:
        self._status.show_mark(mark)
        self._month.setText(month)
        self._fit()

    def show_years(self, years: Sequence[tuple[int, str]], chosen: int) -> None:
        """Years by number and name; the chosen one is among them."""
        self._years.show_years(years, chosen)
        self._put_years_before_copying()
        self._fit()

    def offer_picture(self, has_chart: bool) -> None:
        """The ways out for the picture, or why there is none."""
        for button in (self.copy_button, self.export_button):
            if has_chart:
                button.enable()
            else:
                button.disable(QCoreApplication.translate("GoalsPage", "There is no chart before there is a goal."))

    def _put_years_before_copying(self) -> None:
        """For Tab, too: the years are made anew when there is another one, so they would come last of all."""
        before: QWidget | None = self.copy_button.previousInFocusChain()
        while before and (before.focusPolicy() is Qt.FocusPolicy.NoFocus or self._years.isAncestorOf(before)):
            before = before.previousInFocusChain()
        if before is None:
            return
        for button in self._years.findChildren(QToolButton):
            QWidget.setTabOrder(before, button)
            before = button

    @property
    def years(self) -> SegmentedChoice:
        return self._years.segments

    def _fit(self) -> None:
        right = (self._years, self.copy_button, self.export_button)
        taken = sum(widget.sizeHint().width() + _GAP for widget in right)
        room = self.width() - _MARGIN - 20 - taken - _GAP
        room -= sum(widget.sizeHint().width() + _GAP for widget in (self._status, self._month))
        wanted = round(fonts.width(self._whole_name, TextRole.SCREEN_TITLE) + 0.5) + 2
        about = self._about.sizeHint().width() + _GAP
        self._about.setVisible(wanted + about <= room)
        if not self._about.isHidden():
            room -= about
        width = min(wanted, max(_LEAST_NAME, room))
        self._name.setText("\n".join(name_lines(self._whole_name, width, TextRole.SCREEN_TITLE)))
        self._name.setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
