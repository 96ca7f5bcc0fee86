"""The owner's colour and logo: taken, refused in place with the way out, kept as one step of undo."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.charts.brand import NO_BRAND, Brand, brand_of, branding
from kpidesk.charts.pictures.png_file import png_file
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.welcome.business_page import BusinessPage
from kpidesk.ui.wording import change_words
from kpidesk.workbook.workbook import Workbook

BLUE, PALE = (20, 50, 120), (250, 250, 240)


class Memory:
    def __init__(self) -> None:
        self.changes: list[Change] = []

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None:
        self.changes.append(change)

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return []


def logo(colour: tuple[int, int, int]) -> bytes:
    return png_file(np.full((30, 90, 4), (*colour, 255), np.uint8), 300, {})


class Asked:
    """What the owner picks in the dialogs."""

    colour: str | None = None
    picture: Path | None = None


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def ledger() -> Memory:
    return Memory()


@pytest.fixture
def workbook(ledger: Memory) -> Workbook:
    return Workbook(ledger, Contents(Business("Alder & Wren", "GBP")), {})


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, workbook: Workbook, asked: Asked) -> BusinessPage:
    made = BusinessPage(
        theme, workbook, ask_colour=lambda _parent, _beginning: asked.colour, ask_picture=lambda _: asked.picture
    )
    qtbot.addWidget(made)
    made.resize(1100, 644)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[tuple[int, int, int]], Path]:
    def write(colour: tuple[int, int, int]) -> Path:
        path = tmp_path / "logo.png"
        path.write_bytes(logo(colour))
        return path

    return write


def type_colour(page: BusinessPage, text: str) -> None:
    page.brand.accent.setFocus()
    page.brand.accent.selectAll()
    QTest.keyClicks(page.brand.accent, text)


def test_a_typed_colour_is_kept_with_enter_and_undone(page: BusinessPage, qtbot: QtBot, workbook: Workbook) -> None:
    type_colour(page, "5548c8")
    told: list[str] = []
    page.told.connect(told.append)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.brand.accent, Qt.Key.Key_Return)
    assert told == ["Changed: colour and logo on charts"]
    assert brand_of(workbook) == Brand("#5548C8")
    workbook.undo()
    assert brand_of(workbook) == NO_BRAND
    assert page.brand.accent.text() == ""


def test_a_colour_that_is_hardly_seen_is_refused_with_the_nearest_that_is(
    page: BusinessPage, qtbot: QtBot, ledger: Memory, workbook: Workbook
) -> None:
    type_colour(page, "#FFD34D")
    assert (page.brand.colour_refusal, page.brand.nearest.isVisible()) == ("", False)
    with qtbot.assertNotEmitted(page.closed):
        page.main_button.click()
    assert page.brand.colour_refusal.startswith("This colour reaches 1.4 on white; 3.0 is needed")
    assert QApplication.focusWidget() is page.brand.accent
    assert ledger.changes == []
    page.brand.nearest.click()
    assert (page.brand.accent.text(), page.brand.colour_refusal) == ("#BC8D00", "")
    assert not page.brand.nearest.isVisible()
    page.main_button.click()
    assert brand_of(workbook) == Brand("#BC8D00")


@pytest.mark.parametrize("typed", ["blue", "#12", "#GGGGGG"])
def test_what_is_no_colour_says_how_one_is_written(page: BusinessPage, qtbot: QtBot, typed: str) -> None:
    type_colour(page, typed)
    page.main_button.click()
    assert "is no colour" in page.brand.colour_refusal
    assert not page.brand.nearest.isVisible()
    QTest.keyClick(page.brand.accent, Qt.Key.Key_Backspace)
    assert page.brand.colour_refusal == ""


def test_a_picked_colour_goes_into_the_field(page: BusinessPage, asked: Asked) -> None:
    page.brand.pick.click()
    assert page.brand.accent.text() == ""
    asked.colour = "#0A5C36"
    page.brand.pick.click()
    assert page.brand.accent.text() == "#0A5C36"


def test_a_logo_is_chosen_seen_kept_and_removed(
    page: BusinessPage, asked: Asked, workbook: Workbook, picture: Callable[..., Path]
) -> None:
    assert not page.brand.remove.isEnabled()
    asked.picture = picture(BLUE)
    page.brand.choose.click()
    assert page.brand.preview.picture.width() == 90
    page.main_button.click()
    assert brand_of(workbook).logo is not None
    page.show()
    page.brand.remove.click()
    assert page.brand.preview.picture.isNull()
    page.main_button.click()
    assert brand_of(workbook) == NO_BRAND
    workbook.undo()
    assert not page.brand.preview.picture.isNull()


def test_a_logo_that_is_hardly_seen_is_refused_and_the_one_before_stays(
    page: BusinessPage, asked: Asked, picture: Callable[..., Path]
) -> None:
    asked.picture = picture(BLUE)
    page.brand.choose.click()
    asked.picture = picture(PALE)
    page.brand.choose.click()
    assert page.brand.logo_refusal.startswith("This logo reaches 1.0 on white; 3.0 is needed")
    assert not page.brand.preview.picture.isNull()
    asked.picture = None
    page.brand.choose.click()
    assert page.brand.logo_refusal


def test_a_file_that_is_no_picture_is_refused(page: BusinessPage, asked: Asked, tmp_path: Path) -> None:
    asked.picture = tmp_path / "logo.png"
    asked.picture.write_text("no picture")
    page.brand.choose.click()
    assert page.brand.logo_refusal == "This picture cannot be read; save it again as PNG and choose that."
    asked.picture = tmp_path / "gone.png"
    page.brand.choose.click()
    assert "gone.png" in page.brand.logo_refusal


def test_what_dark_charts_leave_out_is_said_where_the_logo_is_chosen(
    page: BusinessPage, asked: Asked, picture: Callable[..., Path]
) -> None:
    hint = page.brand._fields[1]._words
    for colour, is_left_out in ((BLUE, True), ((200, 90, 30), False)):
        asked.picture = picture(colour)
        page.brand.choose.click()
        assert ("On dark it can hardly be seen and is left out" in hint.text()) == is_left_out


def test_esc_asks_before_a_colour_is_dropped(page: BusinessPage, qtbot: QtBot, workbook: Workbook) -> None:
    type_colour(page, "#5548C8")
    with qtbot.assertNotEmitted(page.closed):
        QTest.keyClick(page.brand.accent, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.brand.accent, Qt.Key.Key_Escape)
    assert (page.brand.accent.text(), brand_of(workbook)) == ("", NO_BRAND)


def test_a_kept_brand_is_there_again(qtbot: QtBot, theme: Theme, workbook: Workbook) -> None:
    workbook.apply(branding(Brand("#5548C8", logo(BLUE))))
    page = BusinessPage(theme, workbook)
    qtbot.addWidget(page)
    assert page.brand.accent.text() == "#5548C8"
    assert not page.brand.preview.picture.isNull()


def test_undo_names_the_brand(workbook: Workbook) -> None:
    assert change_words.change(branding(Brand("#5548C8")), workbook) == "colour and logo on charts"
