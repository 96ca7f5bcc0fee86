"""The one style of the program: Fusion's behaviour with our own drawing. No style sheets anywhere."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListView,
    QMenu,
    QPlainTextEdit,
    QProxyStyle,
    QStatusBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls import bars, buttons, fields, frames, menus, numbers, tabs
from kpidesk.ui.look.controls.ink import Ink, State, has, word
from kpidesk.ui.look.controls.shapes import box, fill, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.icons import Icons
from kpidesk.ui.look.palette import Palette, qt_palette

_Primitive, _Control = QStyle.PrimitiveElement, QStyle.ControlElement
_Complex, _Contents = QStyle.ComplexControl, QStyle.ContentsType
_Metric, _Hint, _Element, _Sub = QStyle.PixelMetric, QStyle.StyleHint, QStyle.SubElement, QStyle.SubControl

_IN_ROWS = frozenset(
    {_Element.SE_ItemViewItemText, _Element.SE_ItemViewItemDecoration, _Element.SE_ItemViewItemCheckIndicator}
)

_ARROWS = {
    _Primitive.PE_IndicatorArrowDown: "chevron-down",
    _Primitive.PE_IndicatorArrowUp: "chevron-up",
    _Primitive.PE_IndicatorArrowLeft: "chevron-left",
    _Primitive.PE_IndicatorArrowRight: "chevron-right",
    _Primitive.PE_IndicatorSpinUp: "chevron-up",
    _Primitive.PE_IndicatorSpinDown: "chevron-down",
}

# Options arrive as the subclass that Qt made for the element, which no signature can say: hence Any.
_Drawing = Callable[["KpiStyle", Any, QPainter, QWidget | None], None]


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
        measure = _SIZES.get(kind)
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
        drawing = _PRIMITIVES.get(element)
        if drawing is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        drawing(self, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: Any, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        drawing = _CONTROLS.get(element)
        if drawing is None:
            super().drawControl(element, option, painter, widget)
            return
        drawing(self, option, painter, widget)

    def drawComplexControl(
        self, control: QStyle.ComplexControl, option: Any, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        drawing = _COMPLEXES.get(control)
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
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return 2
    part = word(widget, "part")
    return 0 if part in frames.PARTS and part != "choice" else 1


def _draw_frame(style: KpiStyle, option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if frames.draw_part(option, painter, widget, style.ink):
        return
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        fields.draw_field(option, painter, widget, style.ink)
    else:
        box(painter, option.rect, 0, border=style.colours.line)


def _draw_shaped_frame(style: KpiStyle, option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if option.frameShape in {QFrame.Shape.HLine, QFrame.Shape.VLine}:
        fill(painter, option.rect, style.colours.line)
    elif not frames.draw_part(option, painter, widget, style.ink):
        style.draw_plainly(_Control.CE_ShapedFrame, option, painter, widget)


def _draw_item_ground(style: KpiStyle, option: Any, painter: QPainter, widget: QWidget | None) -> None:
    is_table = isinstance(widget, QAbstractItemView) and widget.inherits("QTableView")
    bars.draw_item_ground(option, painter, style.ink, 0 if is_table else 6)


def _draw_focus(style: KpiStyle, option: Any, painter: QPainter, widget: QWidget | None) -> None:
    """Rows and cells have their ring inside; the ring of controls is drawn around them by the focus frame."""
    if isinstance(widget, QAbstractItemView) and widget.window().windowType() is not Qt.WindowType.Popup:
        corner = 0 if widget.inherits("QTableView") else 6
        ring_inside(painter, option.rect, style.colours.accent, corner)


def _draw_ring(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    box(
        painter,
        option.rect,
        buttons.CORNER + numbers.RING_GAP + numbers.RING_WIDTH,
        border=style.colours.accent,
        width=numbers.RING_WIDTH,
    )


def _draw_arrow(name: str) -> _Drawing:
    def draw(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        style.icons.paint(painter, option.rect, name, style.colours.text_2, 14)

    return draw


def _draw_branch(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    if has(option, State.State_Children):
        name = "chevron-down" if has(option, State.State_Open) else "chevron-right"
        style.icons.paint(painter, option.rect, name, style.colours.text_2, 14)


def _draw_sort_mark(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    descending = option.sortIndicator is option.SortIndicator.SortUp
    style.icons.paint(painter, option.rect, "chevron-up" if descending else "chevron-down", style.colours.text_2, 14)


def _draw_combo_label(style: KpiStyle, option: Any, painter: QPainter, widget: QWidget | None) -> None:
    inside = style.subControlRect(_Complex.CC_ComboBox, option, _Sub.SC_ComboBoxEditField, widget)
    fields.draw_combo_label(option, painter, widget, style.ink, inside)


def _draw_spin(style: KpiStyle, option: Any, painter: QPainter, widget: QWidget | None) -> None:
    up = style.subControlRect(_Complex.CC_SpinBox, option, _Sub.SC_SpinBoxUp, widget)
    down = style.subControlRect(_Complex.CC_SpinBox, option, _Sub.SC_SpinBoxDown, widget)
    fields.draw_spin(option, painter, widget, style.ink, up.united(down))


def _draw_close(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    style.icons.paint(painter, option.rect, "x", style.colours.text_2, 14)


def _draw_status_bar(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    bars.draw_status_bar(option, painter, style.ink)


def _draw_nothing(_style: KpiStyle, _option: Any, _painter: QPainter, _widget: QWidget | None) -> None:
    """For what Fusion draws and the design does not."""


def _draw_surface(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    painter.fillRect(option.rect, style.colours.surface)


def _draw_bar_ground(style: KpiStyle, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    painter.fillRect(option.rect, style.colours.window)


_PRIMITIVES: dict[QStyle.PrimitiveElement, _Drawing] = {
    _Primitive.PE_PanelLineEdit: lambda s, o, p, w: fields.draw_line_edit(o, p, w, s.ink),
    _Primitive.PE_FrameLineEdit: _draw_nothing,
    _Primitive.PE_Frame: _draw_frame,
    _Primitive.PE_FrameFocusRect: _draw_focus,
    _Primitive.PE_IndicatorCheckBox: lambda s, o, p, _: fields.draw_check(o, p, s.ink),
    _Primitive.PE_IndicatorItemViewItemCheck: lambda s, o, p, _: fields.draw_check(o, p, s.ink),
    _Primitive.PE_IndicatorRadioButton: lambda s, o, p, _: fields.draw_radio(o, p, s.ink),
    _Primitive.PE_PanelItemViewItem: _draw_item_ground,
    _Primitive.PE_PanelItemViewRow: _draw_nothing,
    _Primitive.PE_PanelMenu: lambda s, o, p, _: menus.draw_menu_ground(o, p, s.ink),
    _Primitive.PE_FrameMenu: _draw_nothing,
    _Primitive.PE_PanelMenuBar: _draw_nothing,
    _Primitive.PE_PanelTipLabel: lambda s, o, p, _: menus.draw_tip_ground(o, p, s.ink),
    _Primitive.PE_PanelStatusBar: _draw_status_bar,
    _Primitive.PE_FrameStatusBarItem: _draw_nothing,
    _Primitive.PE_FrameTabBarBase: lambda s, o, p, _: tabs.draw_tab_base(o, p, s.ink),
    _Primitive.PE_FrameTabWidget: _draw_nothing,
    _Primitive.PE_IndicatorBranch: _draw_branch,
    _Primitive.PE_IndicatorHeaderArrow: _draw_sort_mark,
    _Primitive.PE_IndicatorTabClose: _draw_close,
    _Primitive.PE_PanelScrollAreaCorner: _draw_surface,
    **{element: _draw_arrow(name) for element, name in _ARROWS.items()},
}

_CONTROLS: dict[QStyle.ControlElement, _Drawing] = {
    _Control.CE_PushButton: lambda s, o, p, w: buttons.draw_button(o, p, w, s.ink),
    _Control.CE_PushButtonBevel: lambda s, o, p, w: buttons.draw_button_box(o, p, w, s.ink),
    _Control.CE_PushButtonLabel: lambda s, o, p, w: buttons.draw_button_label(o, p, w, s.ink),
    _Control.CE_TabBarTabShape: lambda s, o, p, w: tabs.draw_tab_shape(o, p, w, s.ink),
    _Control.CE_TabBarTabLabel: lambda s, o, p, w: tabs.draw_tab_label(o, p, w, s.ink),
    _Control.CE_ComboBoxLabel: _draw_combo_label,
    _Control.CE_MenuBarItem: lambda s, o, p, _: menus.draw_bar_item(o, p, s.ink),
    _Control.CE_MenuBarEmptyArea: _draw_bar_ground,
    _Control.CE_MenuItem: lambda s, o, p, w: menus.draw_menu_item(o, p, w, s.ink),
    _Control.CE_ProgressBar: lambda s, o, p, _: bars.draw_progress(o, p, s.ink),
    _Control.CE_Splitter: lambda s, o, p, _: bars.draw_splitter(o, p, s.ink),
    _Control.CE_HeaderSection: lambda s, o, p, _: bars.draw_header_cell(o, p, s.ink),
    _Control.CE_HeaderEmptyArea: lambda s, o, p, _: bars.draw_header_cell(o, p, s.ink),
    _Control.CE_ShapedFrame: _draw_shaped_frame,
    _Control.CE_FocusFrame: _draw_ring,
}

_COMPLEXES: dict[QStyle.ComplexControl, _Drawing] = {
    _Complex.CC_ComboBox: lambda s, o, p, w: fields.draw_combo(o, p, w, s.ink),
    _Complex.CC_SpinBox: _draw_spin,
    _Complex.CC_ScrollBar: lambda s, o, p, w: bars.draw_scroll_bar(o, p, s.ink, w),
    _Complex.CC_ToolButton: lambda s, o, p, w: buttons.draw_tool_button(o, p, w, s.ink),
}

_Measure = Callable[[Any, QSize, QWidget | None], QSize]

_SIZES: dict[QStyle.ContentsType, _Measure] = {
    _Contents.CT_PushButton: lambda o, _, w: buttons.button_size(o, w),
    _Contents.CT_ToolButton: lambda o, _, w: buttons.tool_button_size(o, w),
    _Contents.CT_ComboBox: lambda _, size, w: fields.combo_size(size, w),
    _Contents.CT_LineEdit: lambda _, size, __: fields.field_size(size),
    _Contents.CT_SpinBox: lambda _, size, __: fields.field_size(size),
    _Contents.CT_TabBarTab: lambda o, _, w: tabs.tab_size(o, w),
    _Contents.CT_MenuBarItem: lambda o, _, __: menus.bar_item_size(o),
    _Contents.CT_MenuItem: lambda o, size, _: menus.menu_item_size(o, size),
    _Contents.CT_ProgressBar: lambda _, size, __: QSize(size.width(), bars.PROGRESS + 2),
}
