"""Which drawing belongs to which element of the style, and how large each control is."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QWidget

from kpidesk.ui.look.controls import bars, buttons, fields, frames, menus, numbers, tabs
from kpidesk.ui.look.controls.ink import State, has
from kpidesk.ui.look.controls.shapes import box, fill, ring_inside

if TYPE_CHECKING:  # the style asks for this, and not the other way round
    from kpidesk.ui.look.style import KpiStyle

_Primitive, _Control = QStyle.PrimitiveElement, QStyle.ControlElement
_Complex, _Contents, _Sub = QStyle.ComplexControl, QStyle.ContentsType, QStyle.SubControl

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


def _draw_frame(style: "KpiStyle", option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if frames.draw_part(option, painter, widget, style.ink):
        return
    if fields.is_long_text(widget):
        fields.draw_field(option, painter, widget, style.ink)
    else:
        box(painter, option.rect, 0, border=style.colours.line)


def _draw_shaped_frame(style: "KpiStyle", option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if option.frameShape in {QFrame.Shape.HLine, QFrame.Shape.VLine}:
        fill(painter, option.rect, style.colours.line)
    elif not frames.draw_part(option, painter, widget, style.ink):
        style.draw_plainly(_Control.CE_ShapedFrame, option, painter, widget)


def _draw_item_ground(style: "KpiStyle", option: Any, painter: QPainter, widget: QWidget | None) -> None:
    is_table = isinstance(widget, QAbstractItemView) and widget.inherits("QTableView")
    bars.draw_item_ground(option, painter, style.ink, 0 if is_table else 6)


def _draw_focus(style: "KpiStyle", option: Any, painter: QPainter, widget: QWidget | None) -> None:
    """Rows and cells have their ring inside; the ring of controls is drawn around them by the focus frame."""
    if isinstance(widget, QAbstractItemView) and widget.window().windowType() is not Qt.WindowType.Popup:
        corner = 0 if widget.inherits("QTableView") else 6
        ring_inside(painter, option.rect, style.colours.accent, corner)


def _draw_ring(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    box(
        painter,
        option.rect,
        buttons.CORNER + numbers.RING_GAP + numbers.RING_WIDTH,
        border=style.colours.accent,
        width=numbers.RING_WIDTH,
    )


def _draw_arrow(name: str) -> _Drawing:
    def draw(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        style.icons.paint(painter, option.rect, name, style.colours.text_2, 14)

    return draw


def _draw_branch(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    if has(option, State.State_Children):
        name = "chevron-down" if has(option, State.State_Open) else "chevron-right"
        style.icons.paint(painter, option.rect, name, style.colours.text_2, 14)


def _draw_sort_mark(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    descending = option.sortIndicator is option.SortIndicator.SortUp
    style.icons.paint(painter, option.rect, "chevron-up" if descending else "chevron-down", style.colours.text_2, 14)


def _draw_combo_label(style: "KpiStyle", option: Any, painter: QPainter, widget: QWidget | None) -> None:
    inside = style.subControlRect(_Complex.CC_ComboBox, option, _Sub.SC_ComboBoxEditField, widget)
    fields.draw_combo_label(option, painter, widget, style.ink, inside)


def _draw_spin(style: "KpiStyle", option: Any, painter: QPainter, widget: QWidget | None) -> None:
    up = style.subControlRect(_Complex.CC_SpinBox, option, _Sub.SC_SpinBoxUp, widget)
    down = style.subControlRect(_Complex.CC_SpinBox, option, _Sub.SC_SpinBoxDown, widget)
    fields.draw_spin(option, painter, widget, style.ink, up.united(down))


def _draw_close(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    style.icons.paint(painter, option.rect, "x", style.colours.text_2, 14)


def _draw_status_bar(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    bars.draw_status_bar(option, painter, style.ink)


def _draw_nothing(_style: "KpiStyle", _option: Any, _painter: QPainter, _widget: QWidget | None) -> None:
    """For what Fusion draws and the design does not."""


def _draw_surface(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    painter.fillRect(option.rect, style.colours.surface)


def _draw_bar_ground(style: "KpiStyle", option: Any, painter: QPainter, _widget: QWidget | None) -> None:
    painter.fillRect(option.rect, style.colours.window)


PRIMITIVES: dict[QStyle.PrimitiveElement, _Drawing] = {
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

CONTROLS: dict[QStyle.ControlElement, _Drawing] = {
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

COMPLEXES: dict[QStyle.ComplexControl, _Drawing] = {
    _Complex.CC_ComboBox: lambda s, o, p, w: fields.draw_combo(o, p, w, s.ink),
    _Complex.CC_SpinBox: _draw_spin,
    _Complex.CC_ScrollBar: lambda s, o, p, w: bars.draw_scroll_bar(o, p, s.ink, w),
    _Complex.CC_ToolButton: lambda s, o, p, w: buttons.draw_tool_button(o, p, w, s.ink),
}

_Measure = Callable[[Any, QSize, QWidget | None], QSize]

SIZES: dict[QStyle.ContentsType, _Measure] = {
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
