"""Pages over the window: made when asked for, gone when closed."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business
from kpidesk.ui.files.files import Files
from kpidesk.ui.help.about_page import AboutPage
from kpidesk.ui.help.keyboard_sheet import KeyboardSheet
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.welcome.business_page import BusinessPage
from kpidesk.ui.welcome.new_business_page import NewBusinessPage
from kpidesk.ui.window.cover_pages import CoverPages
from kpidesk.workbook.opening import new_file


def nothing(*_: object) -> NoReturn:
    raise AssertionError("no file is asked for here")


@pytest.fixture
def cover(qtbot: QtBot) -> Cover:
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    qtbot.addWidget(stack)
    return Cover(stack)


@pytest.fixture
def pages(cover: Cover, theme: Theme) -> CoverPages:
    files = Files(cache(read_catalogue), *[nothing] * (len(fields(Files)) - 1))
    return CoverPages(cover, files, theme, cover.parent())


@pytest.mark.parametrize(
    ("show", "kind"),
    [
        (CoverPages.ask_new, NewBusinessPage),
        (CoverPages.show_keys, KeyboardSheet),
        (CoverPages.show_about, AboutPage),
    ],
)
def test_a_page_covers_the_window_until_it_is_closed(
    pages: CoverPages, cover: Cover, show: Callable[[CoverPages], None], kind: type[QWidget]
) -> None:
    show(pages)
    assert isinstance(cover.page, kind)
    cover.page.closed.emit()
    assert cover.page is None


def test_the_answers_for_a_new_business_are_handed_on(pages: CoverPages, cover: Cover) -> None:
    asked: list[tuple[object, str]] = []
    pages.create_requested.connect(lambda business, starter: asked.append((business, starter)))
    pages.ask_new()
    assert isinstance(cover.page, NewBusinessPage)
    cover.page.create_requested.emit(Business("Shop"), "shop")
    assert asked == [(Business("Shop"), "shop")]


def test_what_the_page_of_the_business_tells_is_handed_on(pages: CoverPages, cover: Cover, tmp_path: Path) -> None:
    file = new_file(tmp_path / "shop.kpidesk", Business("Shop"), read_catalogue())
    told: list[str] = []
    pages.told.connect(told.append)
    pages.show_business(file.workbook, ENGLISH)
    assert isinstance(cover.page, BusinessPage)
    cover.page.told.emit("Changed")
    assert told == ["Changed"]
    file.close()
