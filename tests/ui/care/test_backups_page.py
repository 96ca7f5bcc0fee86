"""The page of backups: the list, what differs from now, looking at one, going back to one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.comparison import Comparison, Part
from kpidesk.domain.file_facts import Backup, BackupPolicy, BackupReason, Difference, ReadOnly
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.care import backup_words as words
from kpidesk.ui.care.backup_list import DIFFERS
from kpidesk.ui.care.backups_page import BackupsPage
from kpidesk.ui.wording.wording import moment
from tests.ui.care.conftest import differing
from tests.ui.care.shelf import AUGUST, NOON, Shelf, backup, contents

Show = Callable[..., BackupsPage]
Key = Qt.Key


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    QApplication.processEvents()


# -- the list -------------------------------------------------------------------------------------------------------


def test_each_backup_has_its_time_reason_size_and_figures(shelf: Shelf, show: Show) -> None:
    shelf.kept = {backup(0, BackupReason.IMPORT): contents(), backup(1): contents()}
    page = show(GERMAN)
    assert [row[:4] for row in page.model.rows] == [
        ["3 Nov 2026, 12:00", "before an import", "5,3\N{NO-BREAK SPACE}MB", "7.200"],
        ["3 Nov 2026, 11:00", "file closed", "5,3\N{NO-BREAK SPACE}MB", "7.200"],
    ]
    assert page.table.hasFocus()
    assert page.chosen == backup(0, BackupReason.IMPORT)


def test_without_backups_it_says_when_they_come(show: Show, qtbot: QtBot) -> None:
    page = show()
    qtbot.waitUntil(lambda: not page.empty.accessibleName().startswith("Looking"))
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "There is no backup yet"
    assert page.empty.main_button.text() == "Back up now"
    assert page.empty.main_button.hasFocus()
    assert not page.restore.isVisible()


def test_the_window_goes_on_while_the_folder_is_read(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(): contents()}
    shelf.may_answer.clear()
    page = show(waits=False)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "Looking for backups…"
    shelf.may_answer.set()
    qtbot.waitUntil(page.table.isVisible)
    assert page.table.hasFocus()


def test_a_folder_that_cannot_be_read_is_said(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.problem = FileRefused(Path("/backups"), FileProblem.NOT_READABLE)
    page = show(waits=False)
    qtbot.waitUntil(page.message.isVisible)
    assert "may not be read" in page.message.text


# -- what differs from now ------------------------------------------------------------------------------------------


def test_the_chosen_backup_is_compared_beside_the_window(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(0): contents(sales=1250.5, visits=80.0), backup(1): contents(sales=1000.0, bounce=0.4)}
    page = show()
    assert differing(page, qtbot).is_same
    assert page.preview.sentence == "It holds the same as now."
    press(Key.Key_Down)
    assert page.preview.sentence == "Comparing with now…"
    assert differing(page, qtbot).figures == (
        Difference(Cell("bounce", AUGUST), None, 0.4),
        Difference(Cell("sales", AUGUST), 1250.5, 1000.0),
        Difference(Cell("visits", AUGUST), 80.0, None),
    )
    assert page.preview.sentence == "3 figures differ from now."
    assert page.preview.rows[1] == ["Sales, net", "Aug 26", "", "1,250.50", "1,000"]
    assert page.preview.rows[2][3:] == ["80", "–"]
    assert [row[DIFFERS] for row in page.model.rows] == ["nothing", "3 figures"]


def test_whoever_moves_through_the_list_reads_only_the_last(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(number): contents(sales=float(number)) for number in range(30)}
    page = show()
    for row in range(1, 30):
        page.table.choose(row)
    differing(page, qtbot)
    assert shelf.read == [backup(29).path]


def test_undo_behind_the_page_is_another_now(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(): contents(sales=1250.5, visits=80.0)}
    page = show()
    assert differing(page, qtbot).is_same
    shelf.workbook.apply(SetValues({Cell("sales", AUGUST): 7.0}))
    found = differing(page, qtbot)
    assert [each.ours for each in found.figures] == [7.0]
    qtbot.waitUntil(lambda: page.preview.sentence == "1 figure differs from now.")


def test_a_backup_that_cannot_be_read_says_so_in_the_preview(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(): contents()}
    page = show()
    shelf.problem = FileRefused(backup().path, FileProblem.NOT_FOUND)
    qtbot.waitUntil(lambda: "is not in /backups any more" in page.preview.sentence)


def test_what_differs_fills_in_for_every_backup_in_sight(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(number): contents(sales=1250.5, visits=float(number)) for number in range(4)}
    page = show()
    page.table.choose(2)
    qtbot.waitUntil(lambda: [row[DIFFERS] for row in page.model.rows] == ["1 figure"] * 4)
    assert shelf.read == [backup(number).path for number in (2, 0, 1, 3)]
    assert page.chosen == backup(2) and page.preview.rows[0][4] == "2"


def test_backups_that_cannot_be_read_hold_up_none(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(0): contents(), backup(1): contents()}
    page = show()
    shelf.problem = FileRefused(backup().path, FileProblem.DAMAGED)
    qtbot.waitUntil(lambda: [row[DIFFERS] for row in page.model.rows] == ["cannot be read"] * 2)
    assert "damaged" in page.preview.sentence
    shelf.problem = None
    press(Key.Key_Down)
    assert "damaged" in page.preview.sentence


def test_the_keys_stay_on_back_up_now(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    shelf.kept = {backup(1): contents()}
    page = show()
    shelf.answer = backup(0, BackupReason.ASKED)
    shelf.may_answer.clear()
    page.make.setFocus()
    press(Key.Key_Space)
    assert not page.make.isEnabled()
    shelf.may_answer.set()
    qtbot.waitUntil(lambda: len(page.backups) == 2)
    assert page.make.hasFocus()


# -- what can be done -----------------------------------------------------------------------------------------------


def test_restore_asks_first_in_one_line_and_escape_takes_the_question_back(
    shelf: Shelf, show: Show, qtbot: QtBot
) -> None:
    shelf.kept = {backup(): contents(sales=1.0)}
    page = show()
    differing(page, qtbot)
    wanted: list[Backup] = []
    left: list[bool] = []
    page.restore_requested.connect(wanted.append)
    page.closed.connect(lambda: left.append(True))
    page.restore.click()
    assert page.is_asking
    assert page.foot.question.text == (
        "The file goes back to 3 Nov 2026, 12:00: 2 figures change. "
        "What is there now is backed up first: restoring that one undoes it."
    )
    press(Key.Key_Escape)
    assert (page.is_asking, wanted, left) == (False, [], [])
    page.restore.click()
    press(Key.Key_Return)
    assert wanted == [backup()]
    press(Key.Key_Escape)
    assert left == [True]


def test_another_row_takes_the_question_back(shelf: Shelf, show: Show) -> None:
    shelf.kept = {backup(0): contents(), backup(1): contents()}
    page = show()
    page.ask()
    page.table.choose(1)
    assert not page.is_asking


def test_enter_looks_at_the_chosen_backup(shelf: Shelf, show: Show) -> None:
    shelf.kept = {backup(0): contents(), backup(1): contents()}
    page = show()
    looked: list[Backup] = []
    page.look_requested.connect(looked.append)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert looked == [backup(1)]


def test_a_backup_that_is_asked_for_comes_into_the_list(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    page = show()
    shelf.answer = backup(0, BackupReason.ASKED)
    made: list[bool] = []
    page.backup_made.connect(lambda: made.append(True))
    page.empty.main_button.click()
    qtbot.waitUntil(lambda: len(page.backups) == 1)
    assert shelf.made == [BackupReason.ASKED]
    assert made == [True]
    assert page.model.rows[0][1] == "asked for"


def test_nothing_new_to_back_up_is_said(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    page = show()
    page.back_up()
    qtbot.waitUntil(page.message.isVisible)
    assert page.message.text.startswith("Nothing was changed since the last backup")
    assert page.make.isEnabled()


def test_a_backup_that_fails_says_why_and_can_be_tried_again(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    page = show()
    shelf.problem = FileRefused(Path("/backups"), FileProblem.DISK_FULL)
    page.back_up()
    qtbot.waitUntil(lambda: "disk is full" in page.message.text)
    assert page.make.isEnabled()


def test_a_file_that_may_not_be_changed_offers_only_a_look(shelf: Shelf, show: Show) -> None:
    shelf.read_only = ReadOnly.FILE
    shelf.kept = {backup(): contents()}
    page = show()
    assert page.look.isEnabled()
    assert not page.restore.isEnabled()
    assert not page.make.isEnabled()
    assert "looked at only" in page.restore.toolTip()


# -- where they are kept --------------------------------------------------------------------------------------------


def test_where_backups_go_is_chosen_in_place_and_explained(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    page = show()
    assert page.places.meaning == "Kept on this computer only: they do not go with the file."
    page.places.beside.click()
    qtbot.waitUntil(lambda: shelf.policies == [BackupPolicy(here=True, beside=True)])
    page.places.nowhere_here.click()
    qtbot.waitUntil(lambda: shelf.policies[-1] == BackupPolicy(here=False, beside=True))
    page.places.beside.click()
    assert page.places.meaning == "No backups are made. If the file is lost, so is everything in it."


def test_a_choice_that_cannot_be_kept_goes_back(shelf: Shelf, show: Show, qtbot: QtBot) -> None:
    page = show()
    shelf.problem = OSError(28, "No space left on device")
    page.places.beside.click()
    qtbot.waitUntil(page.message.isVisible)
    assert "No space left on device" in page.message.text
    assert page.places.policy == BackupPolicy()


# -- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", BackupReason)
def test_every_reason_has_words(reason: BackupReason) -> None:
    assert words.reason(reason)


@pytest.mark.parametrize("part", Part)
def test_everything_that_can_differ_has_words(part: Part) -> None:
    assert words.part(part)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Comparison(), "It holds the same as now."),
        (Comparison((), (Part.GOALS,)), "Every figure is the same as now. What differs: goals."),
        (
            Comparison((Difference(Cell("sales", AUGUST), 1.0, 2.0),), (Part.GOALS, Part.NOTES)),
            "1 figure differs from now, also goals and notes.",
        ),
    ],
)
def test_what_differs_is_one_sentence(found: Comparison, sentence: str) -> None:
    assert words.difference(found, GERMAN) == sentence


@pytest.mark.parametrize(("count", "text"), [(40, "1 kB"), (86_016, "86 kB"), (5_300_000, "5,3 MB")])
def test_sizes_are_read_at_a_glance(count: int, text: str) -> None:
    assert words.size(count, GERMAN).replace("\N{NO-BREAK SPACE}", " ") == text


def test_a_moment_is_told_by_the_clock_of_this_computer() -> None:
    assert moment(NOON) == "3 Nov 2026, 12:00"
    assert moment(NOON.replace(tzinfo=None)) == "3 Nov 2026, 12:00"
