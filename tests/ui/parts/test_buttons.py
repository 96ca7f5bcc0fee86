"""Buttons: sizes, kinds, the keys in their end, and what they say about themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind, button_for, keys_read, named_with_keys, search_button

Look = Callable[..., Any]


def _shown(qtbot: QtBot, button: Button) -> Button:
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    return button


def test_button_is_28_high_with_12_at_both_sides(theme: Theme, qtbot: QtBot) -> None:
    button = _shown(qtbot, Button(theme, "Import"))
    words = fonts.width("Import", fonts.TextRole.LABEL)
    assert button.sizeHint().height() == 28
    assert button.sizeHint().width() == pytest.approx(words + 24, abs=1)


def test_icon_takes_16_and_a_gap_of_6(theme: Theme, qtbot: QtBot) -> None:
    plain, pictured = _shown(qtbot, Button(theme, "Import")), _shown(qtbot, Button(theme, "Import", icon="download"))
    assert pictured.sizeHint().width() - plain.sizeHint().width() == 22


def test_button_without_words_is_a_square(theme: Theme, qtbot: QtBot) -> None:
    button = _shown(qtbot, Button(theme, icon="undo-2", kind=Kind.QUIET, tip_text="Undo"))
    assert (button.sizeHint().width(), button.sizeHint().height()) == (28, 28)
    assert button.accessibleName() == "Undo"


def test_heights_and_widths_grow_with_the_type(theme: Theme, qtbot: QtBot, type_scale: float) -> None:
    button = _shown(qtbot, Button(theme, "Choose figures", icon="columns-3", key_hint="Ctrl L"))
    assert button.sizeHint().height() == pytest.approx(28 * type_scale, abs=1.5)
    words = fonts.width("Choose figures", fonts.TextRole.LABEL) + fonts.width("Ctrl L", fonts.TextRole.SMALL)
    assert button.sizeHint().width() >= words + 22 + 2 * 12


@pytest.mark.parametrize("kind", list(Kind))
def test_kinds_differ_in_their_ground(both_themes: Theme, qtbot: QtBot, look: Look, kind: Kind) -> None:
    palette = both_themes.palette
    picture = look(_shown(qtbot, Button(both_themes, "Go to the figure", kind=kind)))
    ground = {Kind.PLAIN: palette.surface, Kind.MAIN: palette.accent}.get(kind)
    if ground is not None:
        assert picture.at(6, 14) == ground.name()
    assert (picture.count(palette.strong_line) > 40) is (kind is Kind.PLAIN)


@pytest.mark.parametrize(
    ("kind", "role"),
    [(Kind.PLAIN, "text"), (Kind.MAIN, "on_accent"), (Kind.LINK, "accent"), (Kind.QUIET, "text")],
)
def test_words_have_the_colour_of_their_kind(
    both_themes: Theme, qtbot: QtBot, look: Look, kind: Kind, role: str
) -> None:
    picture = look(_shown(qtbot, Button(both_themes, "HIIIIIIIII", kind=kind)))
    assert picture.count(getattr(both_themes.palette, role)) > 8


def test_icon_in_the_main_button_is_on_accent(theme: Theme, qtbot: QtBot, look: Look) -> None:
    main = look(_shown(qtbot, Button(theme, icon="plus", kind=Kind.MAIN)))
    assert main.count(theme.palette.text_2) == 0


def test_disabled_button_is_text_2_on_sunken_and_says_why(both_themes: Theme, qtbot: QtBot, look: Look) -> None:
    button = Button(both_themes, "HIIIIIII", kind=Kind.MAIN)
    button.disable("The formula has an error")
    picture = look(_shown(qtbot, button))
    assert picture.at(6, 14) == both_themes.palette.sunken.name()
    assert picture.count(both_themes.palette.text_2) > 8
    assert "The formula has an error" in button.toolTip()
    button.enable("Save (Ctrl+S)")
    assert button.isEnabled()
    assert "Ctrl+S" in button.toolTip()


def test_keys_stand_in_a_frame_at_the_right_end(theme: Theme, qtbot: QtBot, look: Look) -> None:
    plain, hinted = _shown(qtbot, Button(theme, "Cancel")), _shown(qtbot, Button(theme, "Cancel", key_hint="Esc"))
    grown = hinted.sizeHint().width() - plain.sizeHint().width()
    assert grown == pytest.approx(8 + fonts.width("Esc", fonts.TextRole.SMALL) + 12, abs=2)
    picture = look(hinted)
    frame = [x for x in range(plain.width() - 8, hinted.width() - 2) if picture.at(x, 14) == _edge(theme)]
    assert len(frame) == 2
    assert frame[1] - frame[0] == pytest.approx(grown - 8, abs=2)


def test_a_button_that_opens_a_menu_has_a_chevron_at_its_right_end(theme: Theme, qtbot: QtBot, look: Look) -> None:
    plain = _shown(qtbot, Button(theme, "Export", kind=Kind.MAIN))
    opens = _shown(qtbot, Button(theme, "Export", kind=Kind.MAIN, opens_menu=True))
    assert opens.sizeHint().width() - plain.sizeHint().width() == 20
    picture, ink = look(opens), theme.palette.on_accent.name()
    columns = [x for x in range(plain.width() - 12, opens.width()) if any(picture.at(x, y) == ink for y in range(28))]
    assert columns and opens.width() - 26 <= columns[0] and columns[-1] < opens.width() - 12


def _edge(theme: Theme) -> str:
    return theme.palette.strong_line.name()


def test_tip_with_markup_is_shown_to_the_letter(theme: Theme, qtbot: QtBot) -> None:
    button = _shown(qtbot, Button(theme, "Go", tip_text="<b>Sales</b> & more"))
    assert "&lt;b&gt;Sales&lt;/b&gt; &amp; more" in button.toolTip()


def test_button_without_a_tip_has_none(theme: Theme, qtbot: QtBot) -> None:
    assert _shown(qtbot, Button(theme, "Go")).toolTip() == ""


def test_enter_in_a_dialog_does_not_press_any_button_by_chance(theme: Theme, qtbot: QtBot) -> None:
    assert not _shown(qtbot, Button(theme, "Go")).autoDefault()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_with_the_focus_as_space_does(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = _shown(qtbot, Button(theme, "Set a goal"))
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_keys_of_a_shortcut_are_not_the_buttons(theme: Theme, qtbot: QtBot) -> None:
    button = _shown(qtbot, Button(theme, "Cancel"))
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_button_for_an_action_does_it_and_follows_it(theme: Theme, qtbot: QtBot) -> None:
    action = QAction("&Undo")
    action.setShortcut("Ctrl+Z")
    action.setEnabled(False)
    button = button_for(theme, action, icon="undo-2", kind=Kind.QUIET)
    qtbot.addWidget(button)
    assert not button.isEnabled()
    action.setEnabled(True)
    action.setText("Undo: goal for 12 months")
    assert button.isEnabled()
    assert "Undo: goal for 12 months (Ctrl+Z)" in button.toolTip()
    with qtbot.waitSignal(action.triggered):
        button.click()


def test_action_outlives_its_button(theme: Theme, qtbot: QtBot) -> None:
    action = QAction("Undo")
    button = button_for(theme, action, icon="undo-2", kind=Kind.QUIET)
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    action.setText("Undo: goal for 12 months")
    assert action.text() == "Undo: goal for 12 months"


@pytest.mark.parametrize(
    ("text", "keys", "named"),
    [("&Undo", "Ctrl+Z", "Undo (Ctrl+Z)"), ("&Open…", "", "Open"), ("Save", "Ctrl+Shift+S", "Save (Ctrl+Shift+S)")],
)
def test_action_is_named_with_its_keys(text: str, keys: str, named: str) -> None:
    action = QAction(text)
    action.setShortcut(keys)
    assert named_with_keys(action) == named


def test_keys_are_read_without_plus_signs() -> None:
    assert keys_read("Ctrl+Shift+N") == "Ctrl Shift N"
    assert keys_read(QKeySequence.StandardKey.Copy) == "Ctrl C"


def test_search_button_is_224_wide_with_quiet_words(theme: Theme, qtbot: QtBot, look: Look) -> None:
    button = _shown(qtbot, search_button(theme, "Search everything", "Ctrl K"))
    assert (button.width(), button.height()) == (224, 28)
    picture = look(button)
    assert picture.count(theme.palette.text) == 0
    assert picture.count(theme.palette.text_2) > 20


@pytest.mark.parametrize("text", ["A && B", "&Save", "Sa&ve"])
def test_mnemonics_are_not_drawn(theme: Theme, qtbot: QtBot, text: str) -> None:
    shown = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    button = _shown(qtbot, Button(theme, text))
    expected = fonts.width(shown, fonts.TextRole.LABEL) + 24
    assert button.sizeHint().width() == pytest.approx(expected, abs=1)
