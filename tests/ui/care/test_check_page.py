"""The page of a check: every step with its mark, what is in the file, and the ways out when it is not sound."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.domain.check_report import CheckReport, CheckStep, Finding
from kpidesk.domain.file_facts import Backup, BackupReason, Salvage
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.care import check_words as words
from kpidesk.ui.care.check_page import CheckPage
from kpidesk.ui.care.step_list import CROSS, RING, TICK, Line
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.tasks import Tasks
from tests.ui.care.conftest import put_up
from tests.ui.care.shelf import backup

PATH = Path("/shop/Bakery & Co.kpidesk")
SCHEMA = 2


def sound(**more: object) -> CheckReport:
    held: dict[str, object] = {"schema": SCHEMA, "size": 5_300_000, "rows": {"goal": 12, "value": 7200, "meta": 1}}
    return CheckReport(PATH, tuple(map(Finding, CheckStep)), SCHEMA, **(held | more))  # type: ignore[arg-type]


def failed(step: CheckStep, problem: FileProblem, *faults: str) -> CheckReport:
    before = [Finding(each) for each in list(CheckStep)[: list(CheckStep).index(step)]]
    return CheckReport(PATH, (*before, Finding(step, faults, problem)), SCHEMA)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> CheckPage:
    made = CheckPage(theme, PATH, ENGLISH)
    put_up(qtbot, made, Tasks())
    return made


def test_while_it_is_checked_it_says_so_and_offers_nothing(page: CheckPage) -> None:
    assert page.summary.text == "Checking… Nothing in the file is changed."
    assert not page.again.isEnabled()
    assert not page.repair.isVisible()


def test_a_sound_file_has_a_tick_for_every_step_and_its_contents_counted(page: CheckPage) -> None:
    page.show_report(sound())
    assert page.summary.text == "All is well."
    assert [line.mark for line in page.steps.lines] == [TICK] * len(CheckStep)
    facts = [(line.words, line.figure) for line in page.contents.lines]
    assert facts == [("Figures", "7,200"), ("Goals", "12"), ("Size", "5.3\N{NO-BREAK SPACE}MB")]
    assert not page.repair.isVisible()
    assert page.again.isEnabled()


def test_an_older_file_is_well_and_told_to_be_older(page: CheckPage) -> None:
    page.show_report(sound(schema=SCHEMA - 1))
    assert page.summary.text.startswith("All is well. The file is of an older kpidesk")


def test_the_step_that_failed_has_a_cross_and_its_reason_and_the_rest_was_not_looked_at(page: CheckPage) -> None:
    page.show_report(failed(CheckStep.PAGES, FileProblem.DAMAGED, "page 7 is never used"))
    place = list(CheckStep).index(CheckStep.PAGES)
    marks = [line.mark for line in page.steps.lines]
    assert marks == [TICK] * place + [CROSS] + [RING] * (len(CheckStep) - place - 1)
    assert page.steps.lines[place] == Line("Pages of it are damaged", CROSS, "Page 7 is never used")
    assert page.steps.lines[-1].figure == "not looked at"
    assert page.repair.isVisible()


@pytest.mark.parametrize(
    ("problem", "repairable"),
    [
        (FileProblem.DAMAGED, True),
        (FileProblem.FOREIGN, True),
        (FileProblem.NOT_KPIDESK, True),
        (FileProblem.NEWER, False),
        (FileProblem.NOT_READABLE, False),
        (FileProblem.NOT_FOUND, False),
    ],
)
def test_only_what_can_be_repaired_offers_a_repair(page: CheckPage, problem: FileProblem, repairable: bool) -> None:
    page.show_report(failed(CheckStep.HEADER, problem))
    assert page.repair.isVisible() is repairable
    assert page.summary.text


def test_the_newest_good_backup_is_a_way_out_that_asks_first(page: CheckPage, qtbot: QtBot) -> None:
    page.show_report(failed(CheckStep.PAGES, FileProblem.DAMAGED))
    page.offer_backup(backup(0, BackupReason.IMPORT))
    assert page.offer.text == "The newest good backup is of 3 Nov 2026, 12:00, before an import: 7,200 figures."
    wanted: list[Backup] = []
    page.restore_requested.connect(wanted.append)
    page.offer.button("restore").click()
    assert page.is_asking
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.is_asking
    assert wanted == []
    page.offer.button("restore").click()
    page.offer.button("sure").click()
    assert wanted == [backup(0, BackupReason.IMPORT)]


def test_what_the_database_says_is_told_without_its_own_words(page: CheckPage) -> None:
    said = "*** in database main *** Page 36: free space corruption", "database disk image is malformed"
    page.show_report(failed(CheckStep.PAGES, FileProblem.DAMAGED, *said))
    (line,) = [line for line in page.steps.lines if line.mark == CROSS]
    assert line.detail == "Page 36: free space corruption\nA page of the file cannot be read"


def test_the_keys_go_through_the_ways_from_top_to_bottom(page: CheckPage) -> None:
    page.show_report(failed(CheckStep.PAGES, FileProblem.DAMAGED))
    page.offer_backup(backup())
    page.back_button.setFocus()
    for button in (page.offer.button("restore"), page.repair, page.again, page.back_button):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert button.hasFocus(), button.text()


def test_after_a_repair_that_lost_nothing_no_backup_is_offered(page: CheckPage) -> None:
    page.show_report(failed(CheckStep.PAGES, FileProblem.DAMAGED))
    page.offer_backup(backup())
    page.show_salvage(Salvage(Path("/shop/New.kpidesk"), {"value": 1}, {"value": 1}, 0, 0, None, ()), None)
    assert not page.offer.isVisible()
    assert page.open.hasFocus()


def test_a_sound_file_is_offered_no_backup(page: CheckPage) -> None:
    page.show_report(sound())
    page.offer_backup(backup())
    assert not page.offer.isVisible()


def test_a_repair_tells_what_it_brought_over_and_leads_to_it(page: CheckPage) -> None:
    page.show_report(failed(CheckStep.PAGES, FileProblem.DAMAGED))
    page.show_repairing()
    assert not page.repair.isEnabled()
    new = Path("/shop/Repaired.kpidesk")
    salvage = Salvage(
        new,
        saved={"value": 7198, "goal": 12, "meta": 1},
        known={"value": 7200, "goal": 12, "meta": 1},
        from_log=308,
        from_backup=2,
        backup=backup().path,
        lost=("2 of 7200 figures could not be saved",),
    )
    page.show_salvage(salvage, backup())
    assert [line.words for line in page.brought.lines] == [
        "Figures: 7,198 of 7,200",
        "Goals: 12 of 12",
        "Of the figures, 308 came from the history in the file",
        "Of the figures, 2 came from the backup of 3 Nov 2026, 12:00",
        "Lost: 2 of 7200 figures could not be saved",
    ]
    assert page.summary.text == "What could be read is in “Repaired.kpidesk”. Some is lost; it is named below."
    opened: list[Path] = []
    page.open_requested.connect(opened.append)
    assert page.open.hasFocus()
    page.open.click()
    assert opened == [new]


def test_a_repair_without_loss_says_so() -> None:
    salvage = Salvage(Path("/a/b.kpidesk"), {"value": 5}, {}, 0, 1, None, ())
    assert words.saved_summary(salvage) == "Everything is in “b.kpidesk”; nothing is lost."
    assert words.saved(salvage, None, GERMAN) == ["Figures: 5", "Of the figures, 1 came from a backup"]


def test_a_check_that_is_not_possible_says_why(page: CheckPage) -> None:
    page.show_refusal(FileRefused(PATH, FileProblem.DAMAGED))
    assert page.summary.text
    assert page.repair.isVisible()
    assert page.again.isEnabled()


@pytest.mark.parametrize("step", CheckStep)
def test_every_step_has_words_for_both_ends(step: CheckStep) -> None:
    assert words.step(step) != words.failed_step(step)


@pytest.mark.parametrize("size", [(1100, 644), (1920, 1000)])
def test_nothing_is_cut_at_the_side(page: CheckPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    page.show_report(failed(CheckStep.LOG, FileProblem.DAMAGED, "sales 2026-08: " + "a very long sentence " * 12))
    page.offer_backup(backup(0, BackupReason.BULK))
    for part in (page.summary, page.offer, page.steps, page.again):
        right = part.mapTo(page, part.rect().topRight()).x()
        assert right <= page.width()
        assert part.width() >= part.minimumSizeHint().width()
