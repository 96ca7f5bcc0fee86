"""The list at the left: KPIs by group, each with its status and its goal in the month looked at."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.indicator import Direction, Kind
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.ui.goals.goal_words import ListEntry, list_entry
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.status import SHAPE, paint_shape
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words
from kpidesk.ui.parts.label import tip
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

INDICATOR = Role.UserRole
PADDING, GAP, LEAST_NAME = 8, 8, 40


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalList", text)


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (without indicator) or the address of a KPI."""

    words: str
    indicator: str = ""


def lines_of(workbook: Workbook, extra: str = "", segment: Segment | None = None) -> list[Line]:
    """Chosen KPIs under their groups, and chosen figures that have a direction or a goal; ``extra`` is there too.

    What is listed but not computed yet has no goal to be held against and stays away. Of a segment only what is split
    by its kind.
    """
    names = [name for name in workbook.chosen if _can_have_goal(workbook, name, segment)]
    if extra and extra not in names and (segment is None or segment.kind in workbook.segment_kinds(extra)):
        names.append(extra)
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(workbook.indicator(name).group, []).append(name)
    return [
        line
        for group, members in groups.items()
        for line in (Line(group), *(Line(workbook.indicator(name).name, name) for name in members))
    ]


def _can_have_goal(workbook: Workbook, name: str, segment: Segment | None) -> bool:
    about = workbook.indicator(name)
    if segment is not None and segment.kind not in workbook.segment_kinds(name):
        return False
    if about.is_calculated:
        return about.kind is Kind.KPI
    return about.direction is not Direction.NEUTRAL or bool(workbook.goals_of(name, segment))


class GoalListModel(QAbstractListModel):
    """Lines by address; what they say is prepared when it is first asked for and forgotten by `refresh`."""

    def __init__(self, workbook: Workbook, form: NumberForm, month: Month, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._form, self._month = workbook, form, month
        self._extra = ""
        self._segment: Segment | None = None
        self._lines = lines_of(workbook)
        self._prepared: dict[str, ListEntry] = {}

    @property
    def lines(self) -> list[Line]:
        return self._lines

    def row_of(self, indicator: str) -> int | None:
        return next((row for row, line in enumerate(self._lines) if line.indicator == indicator), None)

    def with_line(self, indicator: str) -> int:
        """The row of an indicator, which joins the list if it is not in it."""
        row = self.row_of(indicator)
        if row is None:
            self._extra = indicator
            self.rebuild()
            row = self.row_of(indicator)
        assert row is not None
        return row

    def look_at(self, month: Month) -> None:
        if month != self._month:
            self._month = month
            self.refresh()

    def show_segment(self, segment: Segment | None) -> None:
        """None is the whole business."""
        if segment != self._segment:
            self._segment = segment
            self._prepared.clear()
            self.rebuild()

    def refresh(self) -> None:
        """Figures or goals are others now."""
        self._prepared.clear()
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def rebuild(self) -> None:
        """Lines came, went or changed their names."""
        extra = self._extra if self._extra in self._workbook.indicators else ""
        lines = lines_of(self._workbook, extra, self._segment)
        if lines == self._lines:
            self.refresh()
            return
        self.beginResetModel()
        self._lines = lines
        self._prepared.clear()
        self.endResetModel()

    def entry(self, row: int) -> ListEntry:
        name = self._lines[row].indicator
        if name not in self._prepared:
            self._prepared[name] = list_entry(self._workbook, name, self._month, self._form, self._segment)
        return self._prepared[name]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._lines[index.row()].indicator:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Role.DisplayRole:
            return line.words
        if role == INDICATOR:
            return line.indicator
        if not line.indicator:
            return line.words if role == Role.AccessibleTextRole else None
        if role == Role.AccessibleTextRole:
            return self.entry(index.row()).spoken
        if role == Role.ToolTipRole:
            return tip(self.entry(index.row()).detail)
        return None


class GoalListDelegate(QStyledItemDelegate):
    """Shape, name, goal; a long name takes a second line, and is whole in the tool tip."""

    def __init__(self, model: GoalListModel, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._model, self._theme, self._view = model, theme, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, palette, rect = self._model.lines[index.row()], self._theme.palette, option.rect
        if not line.indicator:
            words = rect.adjusted(PADDING, 4, -PADDING, 0)
            paint_words(painter, words, line.words, colour=palette.text_2, role=TextRole.HEADER_CELL)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        row = rect.adjusted(0, 0, 0, -1)
        if chosen or pointed:
            box(painter, row, 6, fill=palette.selection if chosen else palette.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, row, palette.accent, 6)
        self._paint_entry(painter, row, self._model.entry(index.row()), chosen)

    def _paint_entry(self, painter: QPainter, row: QRect, entry: ListEntry, chosen: bool) -> None:
        palette = self._theme.palette
        shape = QRect(row.left() + PADDING, row.top(), SHAPE, row.height())
        paint_shape(painter, shape, entry.status, palette, entry.hollow)
        role = TextRole.HEADING if chosen else TextRole.BODY
        inside = row.adjusted(PADDING + SHAPE + GAP, 0, -PADDING, 0)
        colour = palette.text if chosen else palette.text_2
        paint_words(painter, inside, entry.goal, colour=colour, at=RIGHT)
        lines = name_lines(entry.name, self._name_room(row.width(), entry), role)
        height = fonts.line_height(TextRole.BODY)
        top = row.center().y() + 1 - height * len(lines) // 2
        for number, words in enumerate(lines):
            place = QRect(inside.left(), top + number * height, inside.width(), height)
            paint_words(painter, place, words, colour=palette.text, role=role, at=LEFT)

    def _name_room(self, width: int, entry: ListEntry) -> int:
        taken = 2 * PADDING + SHAPE + 2 * GAP + round(fonts.width(entry.goal, TextRole.BODY) + 0.5)
        return max(LEAST_NAME, width - taken)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if not self._model.lines[index.row()].indicator:
            return QSize(0, fonts.scaled(28))
        width = self._view.viewport().width()
        entry = self._model.entry(index.row())
        lines = name_lines(entry.name, self._name_room(width, entry), TextRole.HEADING)
        return QSize(0, fonts.scaled(32 if len(lines) == 1 else 46))


def name_lines(name: str, room: int, role: TextRole) -> list[str]:
    """The name in one line, or in two of which the second ends in dots if it must."""
    if fonts.width(name, role) <= room:
        return [name]
    layout = QTextLayout(name, fonts.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room)
    cut = first.textLength()
    layout.endLayout()
    rest = fonts.metrics(role).elidedText(name[cut:].strip(), Qt.TextElideMode.ElideRight, room)
    return [name[:cut].strip(), rest]


class GoalList(QListView):
    """``indicator_chosen`` says the KPI that the owner has just chosen."""

    indicator_chosen = Signal(str)

    def __init__(self, model: GoalListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_silent = False
        self.setModel(model)
        self.setItemDelegate(GoalListDelegate(model, theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setProperty("tone", "window")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_tr("KPIs"))
        self.viewport().setAutoFillBackground(False)

    @property
    def indicator(self) -> str:
        """The chosen one; empty when there is none."""
        index = self.currentIndex()
        return str(index.data(INDICATOR)) if index.isValid() else ""

    def choose(self, row: int) -> None:
        """Choose without saying so."""
        self._is_silent = True
        self.setCurrentIndex(self.model().index(row, 0))
        self._is_silent = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.data(INDICATOR) and not self._is_silent:
            self.indicator_chosen.emit(current.data(INDICATOR))
