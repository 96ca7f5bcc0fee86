"""The style: the measures and looks of Qt's own controls in this program."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QStatusBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSlider,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme

Look = Callable[..., Any]
TABS = ("Overview", "Figures", "Goals", "Changes", "Charts")


def _shown(qtbot: QtBot, widget: QWidget, width: int = 0, height: int = 0) -> Any:
    qtbot.addWidget(widget)
    hint = widget.sizeHint()
    widget.resize(width or hint.width(), height or hint.height())
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.show()
    return widget


# -- tabs ---------------------------------------------------------------------------------------------------------


def _tabs(qtbot: QtBot, density: str = "") -> QTabBar:
    bar = QTabBar()
    bar.setDrawBase(False)
    bar.setExpanding(False)
    bar.setProperty("density", density)
    for words in TABS:
        bar.addTab(words)
    _shown(qtbot, bar)
    return bar


@pytest.mark.parametrize("density", ["", "panel"])
def test_choosing_a_tab_moves_nothing(qtbot: QtBot, density: str) -> None:
    bar = _tabs(qtbot, density)
    places = []
    for index in range(len(TABS)):
        bar.setCurrentIndex(index)
        places.append([bar.tabRect(tab) for tab in range(len(TABS))])
    assert all(found == places[0] for found in places)


def test_tab_is_44_high_and_16_wider_at_both_sides_than_its_heavier_words(qtbot: QtBot) -> None:
    rect = _tabs(qtbot).tabRect(1)
    assert rect.height() == 44
    assert rect.width() == pytest.approx(fonts.width("Figures", TextRole.TAB_CHOSEN) + 32, abs=1)


def test_chosen_tab_has_an_underline_of_three_pixels_inset_12(both_themes: Theme, qtbot: QtBot, look: Look) -> None:
    bar = _tabs(qtbot)
    bar.setCurrentIndex(1)
    left, top, right, bottom = look(bar).where(both_themes.palette.accent)
    tab = bar.tabRect(1)
    assert (top, bottom) == (41, 43)
    assert (left, right) == (tab.left() + 12, tab.right() - 12)


def test_panel_tab_is_smaller_with_two_pixels(theme: Theme, qtbot: QtBot, look: Look) -> None:
    bar = _tabs(qtbot, "panel")
    _, top, _, bottom = look(bar).where(theme.palette.accent)
    assert bar.tabRect(0).height() == 32
    assert (top, bottom) == (30, 31)


def test_tabs_grow_with_the_type(qtbot: QtBot, type_scale: float) -> None:
    assert _tabs(qtbot).tabRect(0).height() == pytest.approx(44 * type_scale, abs=2)


def test_other_tabs_are_text_2(theme: Theme, qtbot: QtBot, look: Look) -> None:
    bar = _tabs(qtbot)
    picture = look(bar)
    assert picture.where(theme.palette.text)[2] < bar.tabRect(1).left()
    assert picture.where(theme.palette.text_2)[0] >= bar.tabRect(1).left()


# -- fields -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", [QLineEdit, QComboBox, QSpinBox])
def test_fields_are_28_high_and_grow_with_the_type(qtbot: QtBot, type_scale: float, field: type[QWidget]) -> None:
    made = _shown(qtbot, field())
    assert made.sizeHint().height() == pytest.approx(28 * type_scale, abs=1.5)


@pytest.mark.parametrize("field", [QLineEdit, QComboBox, QSpinBox, QPlainTextEdit])
def test_fields_have_a_border_that_can_be_seen(
    both_themes: Theme, qtbot: QtBot, look: Look, field: type[QWidget]
) -> None:
    picture = look(_shown(qtbot, field(), 160))
    palette = both_themes.palette
    assert picture.at(80, 0) == palette.field_border.name()
    assert picture.at(80, picture.image.height() - 1) == palette.field_border.name()


def test_focused_field_has_two_pixels_of_accent(theme: Theme, qtbot: QtBot, look: Look) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(160, 28)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    picture = look(field)
    assert [picture.at(80, y) for y in (0, 1)] == [theme.palette.accent.name()] * 2
    assert picture.at(150, 2) == theme.palette.surface.name()


def test_refused_field_has_a_bad_border(theme: Theme, qtbot: QtBot, look: Look) -> None:
    field = QLineEdit("12,3,4")
    field.setProperty("state", "refused")
    assert look(_shown(qtbot, field, 160)).at(80, 0) == theme.palette.bad.name()


@pytest.mark.parametrize("how", ["read only", "disabled"])
def test_field_that_cannot_be_typed_in_is_sunken(theme: Theme, qtbot: QtBot, look: Look, how: str) -> None:
    field = QLineEdit()
    field.setReadOnly(how == "read only")
    field.setEnabled(how != "disabled")
    assert look(_shown(qtbot, field, 160)).at(80, 14) == theme.palette.sunken.name()


def test_editor_of_a_cell_covers_it_with_square_corners(theme: Theme, qtbot: QtBot, look: Look) -> None:
    field = QLineEdit()
    field.setProperty("part", "cell editor")
    picture = look(_shown(qtbot, field, 78, 28))
    accent = theme.palette.accent.name()
    assert [picture.at(x, y) for x, y in ((0, 0), (77, 0), (0, 27), (77, 27), (1, 1))] == [accent] * 5


def test_words_in_a_field_begin_nine_pixels_in(theme: Theme, qtbot: QtBot, look: Look) -> None:
    picture = look(_shown(qtbot, QLineEdit("HHH"), 160))
    assert 9 <= next(x for x in range(2, 160) if picture.at(x, 14) != theme.palette.surface.name()) <= 12


def test_text_of_several_lines_keeps_its_round_corners(theme: Theme, qtbot: QtBot, look: Look) -> None:
    picture = look(_shown(qtbot, QPlainTextEdit(), 160, 80))
    assert picture.at(0, 0) != theme.palette.field_border.name()
    assert picture.at(3, 3) == theme.palette.surface.name()


# -- combo --------------------------------------------------------------------------------------------------------


def _combo(qtbot: QtBot, lead: str = "") -> QComboBox:
    combo = QComboBox()
    combo.addItems(["Whole business", "Newsletter"])
    combo.setProperty("leadIcon", lead)
    _shown(qtbot, combo)
    return combo


def test_combo_shows_all_of_its_words(qtbot: QtBot, type_scale: float) -> None:
    combo = _combo(qtbot)
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    inside = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    assert inside.width() >= fonts.width("Whole business", TextRole.BODY)
    assert type_scale >= 1


def test_icon_before_a_combo_s_words_takes_24(theme: Theme, qtbot: QtBot, look: Look) -> None:
    plain, filtered = _combo(qtbot), _combo(qtbot, "list-filter")
    assert filtered.sizeHint().width() - plain.sizeHint().width() == 24
    words = [look(combo).where(theme.palette.text)[0] for combo in (plain, filtered)]
    assert words[1] - words[0] == 24


def test_combo_can_be_opened_and_chosen_from_by_key(qtbot: QtBot) -> None:
    combo = _combo(qtbot)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "Newsletter"


def test_disabled_combo_is_sunken(theme: Theme, qtbot: QtBot, look: Look) -> None:
    combo = _combo(qtbot)
    combo.setEnabled(False)
    assert look(combo).at(6, 6) == theme.palette.sunken.name()


# -- check box, radio ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("control", [QCheckBox, QRadioButton])
def test_indicator_is_16_pixels(theme: Theme, qtbot: QtBot, look: Look, control: type[QWidget]) -> None:
    box = _shown(qtbot, control(), 40, 28)
    left, top, right, bottom = look(box).extent
    assert (right - left + 1, bottom - top + 1) == (16, 16)


@pytest.mark.parametrize("control", [QCheckBox, QRadioButton])
def test_chosen_indicator_is_accent(both_themes: Theme, qtbot: QtBot, look: Look, control: Any) -> None:
    box = control()
    box.setChecked(True)
    picture = look(_shown(qtbot, box, 40, 28))
    assert picture.count(both_themes.palette.accent) > 30


def test_partly_checked_box_has_a_dash(theme: Theme, qtbot: QtBot, look: Look) -> None:
    box, ticked = QCheckBox(), QCheckBox()
    box.setTristate(True)
    box.setCheckState(Qt.CheckState.PartiallyChecked)
    ticked.setChecked(True)
    partly, whole = look(_shown(qtbot, box, 40, 28)), look(_shown(qtbot, ticked, 40, 28))
    assert partly.image != whole.image
    left, top, right, bottom = partly.where(theme.palette.on_accent)
    assert right - left > 2 * (bottom - top)


@pytest.mark.parametrize("control", [QCheckBox, QRadioButton])
def test_disabled_indicator_is_sunken(theme: Theme, qtbot: QtBot, look: Look, control: Any) -> None:
    box = control()
    box.setEnabled(False)
    left, top, right, bottom = look(_shown(qtbot, box, 40, 28)).extent
    assert look(box).at((left + right) // 2, (top + bottom) // 2) == theme.palette.sunken.name()


# -- menus --------------------------------------------------------------------------------------------------------


@pytest.fixture
def menu(qtbot: QtBot, theme: Theme) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    made.addAction(theme.icons.icon("file-plus"), "New business…").setShortcut("Ctrl+N")
    made.addSeparator()
    made.addAction("Calculated rows").setCheckable(True)
    made.addMenu("Recent")
    return made


def test_rows_of_a_menu_are_28_high_and_separators_9(menu: QMenu) -> None:
    assert [menu.actionGeometry(action).height() for action in menu.actions()] == [28, 9, 28, 28]


def test_menu_has_room_for_words_and_shortcut(menu: QMenu) -> None:
    needed = fonts.width("New business…", TextRole.BODY) + fonts.width("Ctrl+N", TextRole.BODY)
    assert menu.sizeHint().width() >= needed + 12 + 24 + 24 + 12


def test_pointed_row_is_selection_filled(menu: QMenu, both_themes: Theme, look: Look) -> None:
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(menu.actions()[0])
    row = menu.actionGeometry(menu.actions()[0])
    picture = look(menu)
    assert picture.at(row.left() + 7, row.center().y()) == both_themes.palette.selection.name()
    assert picture.at(0, 50) == both_themes.palette.strong_line.name()
    assert picture.at(3, 60) == both_themes.palette.raised.name()
    menu.hide()


def test_disabled_row_is_text_2(menu: QMenu, theme: Theme, look: Look) -> None:
    action = menu.actions()[0]
    before = look(menu).count(theme.palette.text)
    action.setEnabled(False)
    assert look(menu).count(theme.palette.text) < before


def test_menu_bar_is_28_high_with_8_around_its_words(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    for title in ("&File", "&Edit"):
        window.menuBar().addMenu(title)
    window.show()
    bar = window.menuBar()
    assert bar.height() == 28
    first: QAction = bar.actions()[0]
    assert bar.actionGeometry(first).width() == pytest.approx(fonts.width("File", TextRole.BODY) + 16, abs=1)
    assert bar.actionGeometry(first).left() == 8


# -- bars ---------------------------------------------------------------------------------------------------------


def _part(bar: QScrollBar, part: QStyle.SubControl) -> QRect:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    return bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar)


@pytest.fixture(params=list(Qt.Orientation), ids=["across", "down"])
def scroll_bar(request: pytest.FixtureRequest, qtbot: QtBot) -> QScrollBar:
    bar = QScrollBar(request.param)
    bar.setRange(0, 100)
    bar.setPageStep(100)
    size = QSize(200, 10) if request.param is Qt.Orientation.Horizontal else QSize(10, 200)
    _shown(qtbot, bar, size.width(), size.height())
    return bar


def _along(bar: QScrollBar, rect: QRect) -> tuple[int, int]:
    if bar.orientation() is Qt.Orientation.Horizontal:
        return rect.left(), rect.width()
    return rect.top(), rect.height()


def test_scroll_bar_s_thumb_is_as_long_as_what_is_seen(scroll_bar: QScrollBar) -> None:
    assert _along(scroll_bar, _part(scroll_bar, QStyle.SubControl.SC_ScrollBarSlider)) == (0, 100)
    scroll_bar.setValue(100)
    assert _along(scroll_bar, _part(scroll_bar, QStyle.SubControl.SC_ScrollBarSlider)) == (100, 100)


def test_scroll_bar_s_thumb_is_never_too_short_to_hit(scroll_bar: QScrollBar) -> None:
    scroll_bar.setRange(0, 1_000_000)
    assert _along(scroll_bar, _part(scroll_bar, QStyle.SubControl.SC_ScrollBarSlider))[1] == 28


def test_pages_fill_the_room_before_and_after_the_thumb(scroll_bar: QScrollBar) -> None:
    scroll_bar.setValue(40)
    parts = QStyle.SubControl
    names = (parts.SC_ScrollBarSubPage, parts.SC_ScrollBarSlider, parts.SC_ScrollBarAddPage)
    spans = [_along(scroll_bar, _part(scroll_bar, name)) for name in names]
    assert [start for start, _ in spans] == [0, spans[0][1], spans[0][1] + spans[1][1]]
    assert sum(length for _, length in spans) == 200


def test_scroll_bar_has_no_arrow_buttons(scroll_bar: QScrollBar) -> None:
    assert _part(scroll_bar, QStyle.SubControl.SC_ScrollBarAddLine).isEmpty()
    assert _part(scroll_bar, QStyle.SubControl.SC_ScrollBarSubLine).isEmpty()


def test_thumb_is_six_pixels_thick(scroll_bar: QScrollBar, theme: Theme, look: Look) -> None:
    picture, palette = look(scroll_bar), theme.palette
    left, top, right, bottom = picture.where(palette.strong_line) or picture.where(palette.field_border)
    across = scroll_bar.orientation() is Qt.Orientation.Horizontal
    assert (bottom - top if across else right - left) + 1 == 6


def test_scroll_bar_with_nothing_to_scroll_is_empty(scroll_bar: QScrollBar, theme: Theme, look: Look) -> None:
    scroll_bar.setRange(0, 0)
    assert look(scroll_bar).count(theme.palette.strong_line) == 0


def test_splitter_is_a_line_with_five_pixels_to_grab(theme: Theme, qtbot: QtBot, look: Look) -> None:
    splitter = QSplitter()
    for _ in range(2):
        splitter.addWidget(QWidget())
    _shown(qtbot, splitter, 205, 60)
    assert splitter.handleWidth() == 5
    assert look(splitter).count(theme.palette.strong_line) == 60


@pytest.mark.parametrize(("value", "length"), [(0, 0), (50, 100), (100, 200)])
def test_progress_is_a_bar_of_six_pixels(theme: Theme, qtbot: QtBot, look: Look, value: int, length: int) -> None:
    bar = QProgressBar()
    bar.setValue(value)
    picture = look(_shown(qtbot, bar, 200, 8))
    filled = picture.where(theme.chart.actual)
    assert (0 if filled is None else filled[2] + 1) == pytest.approx(length, abs=1)
    if filled is not None:
        assert filled[3] - filled[1] + 1 == 6


def test_status_bar_is_surface_with_small_words(theme: Theme, qtbot: QtBot, look: Look) -> None:
    bar = QStatusBar()
    bar.setSizeGripEnabled(False)
    picture = look(_shown(qtbot, bar, 300, 28))
    assert picture.at(150, 14) == theme.palette.surface.name()
    assert picture.at(150, 0) == theme.palette.line.name()
    assert bar.font().pixelSize() == 12


def test_header_cells_are_sunken_heavy_and_small(both_themes: Theme, qtbot: QtBot, look: Look) -> None:
    table = QTableView()
    table.setModel(QStandardItemModel(3, 3, table))
    _shown(qtbot, table, 400, 200)
    header: QHeaderView = table.horizontalHeader()
    picture = look(header)
    assert picture.at(4, 4) == both_themes.palette.sunken.name()
    assert picture.at(4, header.height() - 1) == both_themes.palette.strong_line.name()
    assert (header.font().pixelSize(), header.font().weight()) == (12, 600)


def test_grid_of_a_table_has_the_colour_of_lines(both_themes: Theme, qtbot: QtBot, look: Look) -> None:
    table = QTableView()
    table.setModel(QStandardItemModel(3, 3, table))
    _shown(qtbot, table, 400, 200)
    cell = table.visualRect(table.model().index(0, 0))
    assert look(table.viewport()).at(cell.right() + 1, 5) == both_themes.palette.line.name()


# -- lists --------------------------------------------------------------------------------------------------------


def _rows(view: QListView | QTableView, qtbot: QtBot) -> QListView | QTableView:
    model = QStandardItemModel(view)
    for words in ("Total revenue", "Profit", "Cash"):
        model.appendRow(QStandardItem(words))
    view.setModel(model)
    _shown(qtbot, view, 200, 150)
    view.setCurrentIndex(model.index(1, 0))
    return view


@pytest.mark.parametrize(("view", "corner"), [(QListView, "round"), (QTableView, "square")])
def test_selected_row_is_filled_and_its_words_stay_text(
    theme: Theme, qtbot: QtBot, look: Look, view: Any, corner: str
) -> None:
    shown = _rows(view(), qtbot)
    row = shown.visualRect(shown.currentIndex())
    picture = look(shown.viewport())
    assert picture.at(row.center().x(), row.top() + 2) == theme.palette.selection.name()
    assert (picture.at(row.left(), row.top()) == theme.palette.selection.name()) is (corner == "square")
    assert picture.count(theme.palette.text) >= 10


def test_rows_of_a_list_are_30_high_with_their_words_8_in(
    theme: Theme, qtbot: QtBot, look: Look, type_scale: float
) -> None:
    shown = _rows(QListView(), qtbot)
    row = shown.visualRect(shown.model().index(0, 0))
    assert row.height() == pytest.approx(30 * type_scale, abs=2)
    picture = look(shown.viewport())
    middle = row.center().y()
    begin = next(x for x in range(row.width()) if picture.at(x, middle) != theme.palette.surface.name())
    assert 8 <= begin <= 15  # the stem of a T begins later than its bar


def test_list_of_a_combo_has_high_rows_and_no_ring(theme: Theme, qtbot: QtBot, look: Look) -> None:
    combo = _combo(qtbot)
    combo.showPopup()
    view = combo.view()
    assert view.visualRect(view.model().index(1, 0)).height() == 30
    assert look(view.window()).count(theme.palette.accent) == 0
    combo.hidePopup()


def test_branches_of_a_tree_are_chevrons(theme: Theme, qtbot: QtBot, look: Look) -> None:
    tree = QTreeView()
    model = QStandardItemModel(tree)
    parent = QStandardItem("Finance")
    parent.appendRow(QStandardItem("Sales"))
    model.appendRow(parent)
    tree.setModel(model)
    tree.setHeaderHidden(True)
    _shown(qtbot, tree, 200, 100)
    folded = look(tree.viewport()).image
    tree.expandAll()
    assert look(tree.viewport()).image != folded


# -- the ring -----------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


@pytest.mark.parametrize("control", [QToolButton, QCheckBox, QRadioButton, QComboBox])
def test_focused_control_has_a_ring_outside_with_a_gap(
    window: QWidget, theme: Theme, qtbot: QtBot, look: Look, control: type[QWidget]
) -> None:
    made = control(window)
    made.setGeometry(100, 100, 80, 28)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.show()
    made.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(made.hasFocus)
    picture = look(window)
    accent = theme.palette.accent.name()
    assert [picture.at(140, y) == accent for y in (96, 97, 98, 99)] == [False, True, True, False]
    assert [picture.at(x, 114) == accent for x in (180, 181, 182, 183)] == [False, True, True, False]


def test_ring_goes_with_the_focus(window: QWidget, theme: Theme, qtbot: QtBot, look: Look) -> None:
    button, field = QToolButton(window), QLineEdit(window)
    for made, top in ((button, 40), (field, 120)):
        made.setGeometry(100, top, 80, 28)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert look(window).at(140, 38) == theme.palette.accent.name()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert look(window).at(140, 38) == theme.palette.window.name()


def test_ring_survives_the_window_it_was_shown_in(qtbot: QtBot, theme: Theme, look: Look) -> None:
    for _ in range(3):
        window = QWidget()
        window.resize(200, 100)
        button = QToolButton(window)
        button.setGeometry(50, 40, 80, 28)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.show()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        assert look(window).at(90, 38) == theme.palette.accent.name()
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()


def test_control_can_show_its_focus_itself(window: QWidget, theme: Theme, qtbot: QtBot, look: Look) -> None:
    button = QToolButton(window)
    button.setGeometry(100, 100, 80, 28)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("noRing", True)
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert look(window).count(theme.palette.accent) == 0


def test_plain_frames_have_a_line(theme: Theme, qtbot: QtBot, look: Look) -> None:
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    picture = look(_shown(qtbot, frame, 60, 40))
    assert picture.at(0, 20) == theme.palette.line.name()
    assert picture.at(30, 20) == theme.palette.window.name()
