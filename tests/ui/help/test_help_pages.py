"""The keyboard sheet and the page about the program."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk import __version__, paths
from kpidesk.ui.help.about_page import AboutPage
from kpidesk.ui.help.key_hints import KeyHints, read
from kpidesk.ui.help.keyboard_sheet import KeyboardSheet, balanced
from kpidesk.ui.help.keys import KeyGroup, key_groups
from kpidesk.ui.help.notices import notices
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.overlay_page import OverlayPage


def shown(qtbot: QtBot, page: OverlayPage, width: int = 1100, height: int = 644) -> OverlayPage:
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def labels(page: OverlayPage) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel)]


def test_sheet_names_every_key_of_every_group(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, KeyboardSheet(theme))
    hints = [hint.accessibleName() for hint in page.findChildren(KeyHints)]

    for heading, rows in key_groups():
        assert heading in labels(page)
        for keys, words in rows:
            assert words in labels(page)
            assert ", ".join(read(key) for key in keys.split(", ")) in hints


def test_no_key_does_two_things_in_one_place() -> None:
    for heading, rows in key_groups():
        keys = [key for several, words in rows for key in several.split(", ") if not words.startswith("On an")]
        assert len(keys) == len(set(keys)), heading


def test_keys_that_hold_everywhere_mean_nothing_else_on_a_page() -> None:
    groups = dict(key_groups())
    everywhere = {key for keys, _ in groups["Everywhere"] + groups["Files"] for key in keys.split(", ")}

    for heading in ("Figures", "Goals", "Changes", "Welcome"):
        own = {key for keys, _ in groups[heading] for key in keys.split(", ")}
        assert not own & everywhere, heading


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Ctrl+Shift+Z", "Ctrl Shift Z"),
        ("F6", "F6"),
        ("Ctrl+;", "Ctrl ;"),
        ("Ctrl+Arrows", "Ctrl Arrows"),
        ("Alt+Left", "Alt Left"),
        ("Delete", "Del"),
    ],
)
def test_keys_read_as_they_are_printed(keys: str, words: str) -> None:
    assert read(keys) == words


def test_sheet_takes_keys_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    groups: list[KeyGroup] = [("Drawing", [("Ctrl+B", "Brush")])]
    page = shown(qtbot, KeyboardSheet(theme, groups=groups))

    assert labels(page) == ["Keys", "Drawing", "Brush"]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_keep_the_order_and_lose_nothing(columns: int) -> None:
    groups: list[KeyGroup] = [(str(n), [("A", "a")] * n) for n in (5, 1, 8, 2, 3)]

    made = balanced(groups, columns)

    assert [heading for column in made for heading, _ in column] == ["5", "1", "8", "2", "3"]
    assert len(made) == columns


def test_columns_are_about_as_long(qtbot: QtBot) -> None:
    lengths = [sum(len(rows) + 3 for _, rows in column) for column in balanced(key_groups(), 2)]

    assert max(lengths) <= 1.5 * min(lengths)


def test_no_words_are_cut_at_the_smallest_window(qtbot: QtBot, theme: Theme, type_scale: float) -> None:
    page = shown(qtbot, KeyboardSheet(theme))
    QApplication.processEvents()

    for label in page.findChildren(PlainLabel):
        assert label.heightForWidth(label.width()) <= label.height() or not label.wordWrap()
    for hint in page.findChildren(KeyHints):
        assert hint.width() >= hint.sizeHint().width()


@pytest.mark.parametrize("make", [KeyboardSheet, AboutPage])
def test_esc_enter_and_a_click_leave_a_page(qtbot: QtBot, theme: Theme, make: Callable[..., OverlayPage]) -> None:
    page = shown(qtbot, make(theme))
    assert QApplication.focusWidget() is page.back_button

    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        with qtbot.waitSignal(page.closed):
            qtbot.keyClick(QApplication.focusWidget(), key)
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)


def test_page_keys_scroll_the_sheet(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, KeyboardSheet(theme))
    bar = page._scroll.verticalScrollBar()
    assert bar.maximum() > 0

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_hints_are_framed_and_follow_the_theme(qtbot: QtBot, both_themes: Theme, look: Callable[..., object]) -> None:
    hint = KeyHints(both_themes, "Ctrl+Z, Ctrl+Shift+Z")
    qtbot.addWidget(hint)
    hint.adjustSize()
    hint.show()

    assert look(hint).count(both_themes.palette.surface) > 300  # type: ignore[attr-defined]


def test_about_says_version_and_licence(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, AboutPage(theme))

    assert f"kpidesk {__version__}" in labels(page)
    assert any("MIT licence" in words for words in labels(page))


def test_the_first_licence_in_sight_is_the_program_s_own(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, AboutPage(theme))
    assert isinstance(page, AboutPage)

    assert page.choice.currentText() == "kpidesk, MIT"
    assert "MIT License" in page.text


def test_choosing_a_part_shows_its_licence(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, AboutPage(theme))
    assert isinstance(page, AboutPage)

    page.choice.setCurrentIndex(page.choice.findText("Inter, SIL Open Font License 1.1"))

    assert "SIL OPEN FONT LICENSE" in page.text.upper()


def test_everything_bundled_has_its_whole_licence() -> None:
    texts = {notice.name: notice.text for notice in notices()}
    shipped = sorted(path.name.partition("-LICENSE")[0] for path in paths.resources().rglob("*-LICENSE.txt"))

    assert shipped == ["DejaVu", "Inter", "Lucide"]
    for name in ("Inter", "DejaVu Sans Mono", "Lucide"):
        assert len(texts[name]) > 1000


def test_every_package_the_program_stands_on_is_named() -> None:
    project = (paths.resources().parent / "pyproject.toml").read_text("utf-8")
    wanted = re.findall(r'^  "([A-Za-z0-9-]+)[>=]', project.partition("[project.scripts]")[0], re.MULTILINE)
    named = {notice.name.lower().replace("_", "-") for notice in notices()}

    assert wanted
    assert {name.lower() for name in wanted} <= named


def test_no_notice_is_empty() -> None:
    assert all(notice.licence and notice.text for notice in notices())
