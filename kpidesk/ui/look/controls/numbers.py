"""What Qt asks a style for as numbers: sizes of its parts, and how controls behave."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

from kpidesk.ui.look.controls import bars

_Metric, _Hint = QStyle.PixelMetric, QStyle.StyleHint

RING_GAP, RING_WIDTH = 1, 2

METRICS: dict[QStyle.PixelMetric, int] = {
    _Metric.PM_ButtonIconSize: 16,
    _Metric.PM_SmallIconSize: 16,
    _Metric.PM_ToolBarIconSize: 16,
    _Metric.PM_ListViewIconSize: 16,
    _Metric.PM_TabBarIconSize: 16,
    _Metric.PM_IndicatorWidth: 16,
    _Metric.PM_IndicatorHeight: 16,
    _Metric.PM_ExclusiveIndicatorWidth: 16,
    _Metric.PM_ExclusiveIndicatorHeight: 16,
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_RadioButtonLabelSpacing: 8,
    _Metric.PM_ScrollBarExtent: bars.SCROLL,
    _Metric.PM_ScrollBarSliderMin: bars.SHORTEST,
    _Metric.PM_ScrollView_ScrollBarSpacing: 0,
    _Metric.PM_SplitterWidth: 5,
    _Metric.PM_FocusFrameHMargin: RING_GAP + RING_WIDTH,
    _Metric.PM_FocusFrameVMargin: RING_GAP + RING_WIDTH,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
    _Metric.PM_TabBarTabShiftHorizontal: 0,
    _Metric.PM_TabBarTabShiftVertical: 0,
    _Metric.PM_TabBarTabOverlap: 0,
    _Metric.PM_TabBarBaseOverlap: 0,
    _Metric.PM_TabBarBaseHeight: 1,
    _Metric.PM_MenuBarItemSpacing: 0,
    _Metric.PM_MenuBarHMargin: 8,
    _Metric.PM_MenuBarVMargin: 0,
    _Metric.PM_MenuBarPanelWidth: 0,
    _Metric.PM_MenuPanelWidth: 1,
    _Metric.PM_MenuHMargin: 0,
    _Metric.PM_MenuVMargin: 4,
    _Metric.PM_ToolTipLabelFrameWidth: 8,
    _Metric.PM_HeaderMargin: 6,
    _Metric.PM_LayoutHorizontalSpacing: 12,
    _Metric.PM_LayoutVerticalSpacing: 12,
}

HINTS: dict[QStyle.StyleHint, int] = {
    _Hint.SH_FocusFrame_AboveWidget: 1,
    _Hint.SH_UnderlineShortcut: 0,
    _Hint.SH_ComboBox_Popup: 0,
    _Hint.SH_Widget_Animation_Duration: 0,
    _Hint.SH_EtchDisabledText: 0,
    _Hint.SH_DitherDisabledText: 0,
    _Hint.SH_TabBar_ElideMode: Qt.TextElideMode.ElideNone.value,
    _Hint.SH_TabBar_Alignment: Qt.AlignmentFlag.AlignLeft.value,
    _Hint.SH_ToolTipLabel_Opacity: 255,
    _Hint.SH_ScrollBar_Transient: 0,
    _Hint.SH_ItemView_ShowDecorationSelected: 1,
    _Hint.SH_MessageBox_CenterButtons: 0,
}
