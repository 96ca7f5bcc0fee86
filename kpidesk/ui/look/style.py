"""The one style of the program: Fusion's behaviour with our own drawing. No style sheets anywhere."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QListView,
    QMenu,
    QProxyStyle,
    QStatusBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from kpidesk.ui.look import drawings, fonts
from kpidesk.ui.look.controls import bars, fields, frames, menus, numbers
from kpidesk.ui.look.controls.ink import Ink, word
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.icons import Icons
from kpidesk.ui.look.palette import Palette, qt_palette

_Complex, _Contents = QStyle.ComplexControl, QStyle.ContentsType
_Metric, _Hint, _Element = QStyle.PixelMetric, QStyle.StyleHint, QStyle.SubElement

_IN_ROWS = frozenset(
    {_Element.SE_ItemViewItemText, _Element.SE_ItemViewItemDecoration, _Element.SE_ItemViewItemCheckIndicator}
)


class KpiStyle(QProxyStyle):
    """Draws what the design defines and leaves the rest to Fusion. ``colours`` may be exchanged at any time."""

    def __init__(self, colours: Palette, icons: Icons) -> None:
        super().__init__("Fusion")
        self.colours = colours
        self.icons = icons

    @property
    def ink(self) -> Ink:
        return Ink(self.colours, self.icons)

    def polish(self, subject: Any) -> Any:  # Qt has three methods of this name
        done = super().polish(subject)
        if isinstance(subject, QWidget):
            _polish_widget(subject)
        return done

    def standardPalette(self) -> QPalette:
        return qt_palette(self.colours)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is _Metric.PM_DefaultFrameWidth:
            return _frame_width(widget)
        known = numbers.METRICS.get(metric)
        return known if known is not None else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint is _Hint.SH_Table_GridLineColor:
            return _signed(self.colours.line.rgb())
        known = numbers.HINTS.get(hint)
        return known if known is not None else super().styleHint(hint, option, widget, returnData)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: Any, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        measure = drawings.SIZES.get(kind)
        if kind is _Contents.CT_ItemViewItem and isinstance(widget, QListView):
            return bars.list_row_size(super().sizeFromContents(kind, option, size, widget))
        if measure is None:
            return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # none is allowed
        return measure(option, size, widget)

    def subElementRect(self, element: QStyle.SubElement, option: Any, widget: QWidget | None = None) -> QRect:
        if element is _Element.SE_LineEditContents:
            return fields.line_edit_inside(option, widget)
        if element in _IN_ROWS and isinstance(widget, QListView):
            inside = super().subElementRect(element, option, widget)
            return inside.adjusted(bars.LIST_PADDING // 2, 0, bars.LIST_PADDING // 2, 0)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    def subControlRect(
        self, control: QStyle.ComplexControl, option: Any, part: QStyle.SubControl, widget: QWidget | None = None
    ) -> QRect:
        found: QRect | None = None
        if control is _Complex.CC_ScrollBar:
            found = bars.scroll_part(option, part)
        elif control is _Complex.CC_ComboBox:
            found = fields.combo_part(option, part, widget)
        if found is not None:
            return found
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: Any, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        drawing = drawings.PRIMITIVES.get(element)
        if drawing is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        drawing(self, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: Any, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        drawing = drawings.CONTROLS.get(element)
        if drawing is None:
            super().drawControl(element, option, painter, widget)
            return
        drawing(self, option, painter, widget)

    def drawComplexControl(
        self, control: QStyle.ComplexControl, option: Any, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        drawing = drawings.COMPLEXES.get(control)
        if drawing is None:
            super().drawComplexControl(control, option, painter, widget)
            return
        drawing(self, option, painter, widget)

    def draw_plainly(self, element: QStyle.ControlElement, option: Any, painter: QPainter, widget: Any) -> None:
        """Fusion's own drawing of a control."""
        super().drawControl(element, option, painter, widget)


def _signed(colour: int) -> int:
    """Qt hands colours out as a C int."""
    return colour - (1 << 32) if colour >= 1 << 31 else colour


def _polish_widget(widget: QWidget) -> None:
    if isinstance(widget, QHeaderView):
        widget.setFont(fonts.font(TextRole.HEADER_CELL))
    elif isinstance(widget, QStatusBar):
        widget.setFont(fonts.font(TextRole.SMALL))
    elif isinstance(widget, QMenu) and menus.can_be_round():
        widget.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def _frame_width(widget: QWidget | None) -> int:
    """Texts of several lines keep clear of their round corners; parts draw their border inside their own margins."""
    if fields.is_long_text(widget):
        return 2
    part = word(widget, "part")
    return 0 if part in frames.PARTS and part != "choice" else 1
