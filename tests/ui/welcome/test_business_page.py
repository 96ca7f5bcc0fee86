"""About the business: one change, taken back by undo, never lost by accident."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.traits import Seasonal, saying_seasonal, seasonal_of
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.change import Change, SetBusiness
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.welcome.business_page import BusinessPage
from kpidesk.workbook.workbook import Workbook

BEFORE = Business("Alder & Wren", "GBP", 4, is_example=True)


class Memory:
    """Keeps changes, or refuses them when told to."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.refusal: Exception | None = None

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.changes.append(change)

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return []


@pytest.fixture
def ledger() -> Memory:
    return Memory()


@pytest.fixture
def workbook(ledger: Memory) -> Workbook:
    return Workbook(ledger, Contents(BEFORE), {})


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, workbook: Workbook) -> BusinessPage:
    made = BusinessPage(theme, workbook)
    qtbot.addWidget(made)
    made.resize(1100, 644)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def retype(qtbot: QtBot, page: BusinessPage, name: str) -> None:
    page.form.name_edit.selectAll()
    qtbot.keyClicks(page.form.name_edit, name)


def test_page_shows_what_the_file_holds(page: BusinessPage) -> None:
    assert page.form.name_edit.text() == "Alder & Wren"
    assert page.form.currency_combo.currentText() == "GBP, British Pound"
    assert page.form.month_combo.currentText() == "April"
    assert QApplication.focusWidget() is page.form.name_edit


def test_whether_it_is_seasonal_is_said_by_keys_and_undone(
    page: BusinessPage, qtbot: QtBot, ledger: Memory, workbook: Workbook
) -> None:
    assert page.seasonal.key == "unknown"
    segments = page.seasonal.focusProxy()
    segments.setFocus()
    qtbot.keyClick(segments, Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    with qtbot.waitSignal(page.told) as told:
        page.carry_out()
    assert told.args == ["Changed: whether it is seasonal"]
    assert ledger.changes == [saying_seasonal(Seasonal.YES)] and seasonal_of(workbook) is True
    workbook.undo()
    assert seasonal_of(workbook) is None and page.seasonal.key == "unknown"


def test_name_and_season_are_one_step_of_undo(page: BusinessPage, qtbot: QtBot, workbook: Workbook) -> None:
    retype(qtbot, page, "Wren")
    page.seasonal.choose("no")
    page.carry_out()
    assert (workbook.business.name, seasonal_of(workbook)) == ("Wren", False)
    workbook.undo()
    assert (workbook.business.name, seasonal_of(workbook)) == (BEFORE.name, None)


def test_enter_makes_one_change_and_closes(page: BusinessPage, qtbot: QtBot, ledger: Memory) -> None:
    retype(qtbot, page, "Alder and Wren")

    with qtbot.waitSignals([page.told, page.closed]):
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Return)

    assert ledger.changes == [SetBusiness(Business("Alder and Wren", "GBP", 4, is_example=True))]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Business("Wren", "GBP", 4), "Changed: name"),
        (Business("Alder & Wren", "EUR", 4), "Changed: currency"),
        (Business("Wren", "EUR", 1), "Changed: name, currency and business year"),
    ],
)
def test_what_changed_is_told(page: BusinessPage, qtbot: QtBot, wanted: Business, told: str) -> None:
    retype(qtbot, page, wanted.name)
    page.form.currency_combo.setEditText(wanted.currency)
    page.form.month_combo.setCurrentIndex(wanted.year_start - 1)

    with qtbot.waitSignal(page.told) as heard:
        page.main_button.click()

    assert heard.args == [told]


def test_nothing_changed_makes_no_change_and_tells_nothing(page: BusinessPage, qtbot: QtBot, ledger: Memory) -> None:
    with qtbot.waitSignal(page.closed), qtbot.assertNotEmitted(page.told):
        page.main_button.click()

    assert ledger.changes == []


def test_esc_without_a_change_goes_back_at_once(page: BusinessPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)


def test_esc_asks_in_place_before_it_drops_what_was_typed(page: BusinessPage, qtbot: QtBot, ledger: Memory) -> None:
    retype(qtbot, page, "Something else")

    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)
    assert page.message.text == "Not kept yet: Enter keeps the changes, Esc again drops them."

    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)
    assert ledger.changes == []
    assert page.form.name_edit.text() == "Alder & Wren"


def test_nothing_moves_when_the_question_comes_and_goes(page: BusinessPage, qtbot: QtBot) -> None:
    def places() -> list[tuple[int, int]]:
        QApplication.processEvents()
        parts = (page.form.name_edit, page.form.currency_combo, page.main_button)
        return [part.mapTo(page, part.rect().topLeft()).toTuple() for part in parts]

    before = places()
    retype(qtbot, page, "Else")
    qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)
    assert page.message.isVisible()

    assert places() == before


def test_typing_on_after_the_question_asks_again_later(page: BusinessPage, qtbot: QtBot) -> None:
    retype(qtbot, page, "One")
    qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)
    qtbot.keyClicks(page.form.name_edit, " more")
    assert not page.message.isVisible()

    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)


def test_enter_answers_the_question_by_keeping_the_changes(page: BusinessPage, qtbot: QtBot, ledger: Memory) -> None:
    retype(qtbot, page, "Kept")
    qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Escape)

    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.form.name_edit, Qt.Key.Key_Return)

    assert ledger.changes == [SetBusiness(Business("Kept", "GBP", 4, is_example=True))]


def test_a_wrong_answer_changes_nothing_and_stays(page: BusinessPage, qtbot: QtBot, ledger: Memory) -> None:
    page.form.currency_combo.setEditText("shells")

    with qtbot.assertNotEmitted(page.closed):
        page.main_button.click()

    assert ledger.changes == []
    assert page.form.refusal("currency")


def test_a_file_that_cannot_be_written_is_said_and_what_was_typed_stays(
    page: BusinessPage, qtbot: QtBot, ledger: Memory, workbook: Workbook, tmp_path: object
) -> None:
    ledger.refusal = FileRefused(tmp_path / "a.kpidesk", FileProblem.DISK_FULL)  # type: ignore[operator]
    retype(qtbot, page, "New")

    with qtbot.assertNotEmitted(page.closed):
        page.main_button.click()

    assert "disk is full" in page.message.text
    assert page.form.name_edit.text() == "New"
    assert workbook.business == BEFORE


def test_undo_is_seen_at_once(page: BusinessPage, qtbot: QtBot, workbook: Workbook) -> None:
    retype(qtbot, page, "New")
    page.main_button.click()
    assert page.form.name_edit.text() == "New"

    workbook.undo()

    assert page.form.name_edit.text() == "Alder & Wren"
    assert workbook.business == BEFORE


def test_undo_does_not_touch_what_is_being_typed(page: BusinessPage, qtbot: QtBot, workbook: Workbook) -> None:
    retype(qtbot, page, "New")
    page.main_button.click()
    retype(qtbot, page, "Newer")

    workbook.undo()

    assert page.form.name_edit.text() == "Newer"


def test_what_was_typed_survives_a_look_elsewhere(page: BusinessPage, qtbot: QtBot) -> None:
    retype(qtbot, page, "Not yet")

    page.hide()
    page.show()

    assert page.form.name_edit.text() == "Not yet"
    with qtbot.assertNotEmitted(page.closed):
        page.leave()


def test_a_page_that_is_gone_hears_nothing_more(theme: Theme, workbook: Workbook) -> None:
    page = BusinessPage(theme, workbook)
    page.deleteLater()
    QApplication.sendPostedEvents(page, 52)  # DeferredDelete

    workbook.apply(SetBusiness(Business("After", "EUR")))

    assert workbook.business.name == "After"


def test_page_looks_like_the_page_of_a_new_business(
    page: BusinessPage, both_themes: Theme, look: Callable[..., object]
) -> None:
    picture = look(page)

    assert picture.at(3, 3) == both_themes.palette.window.name()  # type: ignore[attr-defined]
    assert picture.count(both_themes.palette.accent) > 1_000  # type: ignore[attr-defined]  # the main button
