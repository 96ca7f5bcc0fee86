"""Care of a file from the window: restoring closes and opens it, a check of the open one reads a copy."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.file_facts import BackupReason, ReadOnly
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.backups.restore import restore
from kpidesk.store.check import report
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.reader import Reader
from kpidesk.store.repair.repair import newest_backup, repair
from kpidesk.ui.care.backups_page import BackupsPage
from kpidesk.ui.care.check_page import CheckPage
from kpidesk.ui.care.file_care import FileCare
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.files.files import Files
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.workbook.cabinet import Cabinet

AUGUST = Month.of(2026, 8)
SALES = Cell("revenue", AUGUST)


def real_files(data: LocalData, watched: list[Path]) -> Files:
    """The program's own, with a place for backups of the test; ``watched`` are the files that were checked."""
    cabinet = Cabinet(read_catalogue(), data)

    def contents(path: Path) -> Contents:
        reader = Reader(path)
        try:
            return reader.read()
        finally:
            reader.close()

    def check(path: Path) -> object:
        watched.append(path)
        return report(path)

    return Files(
        read_catalogue,
        cabinet.open,
        cabinet.look_at,
        cabinet.new,
        lambda: cabinet.open(Path("never")),
        check,  # type: ignore[arg-type]
        lambda path, new: repair(path, new, data),
        lambda path, backup: restore(path, backup, data, dt.datetime.now(dt.UTC)),
        contents,
        lambda: data.policy,
        data.keep_policy,
        lambda path: newest_backup(path, data),
    )


class House:
    """A window with a desk and the care of its file."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self.window = QMainWindow()
        self.stack = QStackedWidget(self.window)
        self.stack.addWidget(QWidget(self.window))
        self.window.setCentralWidget(self.stack)
        self.cover = Cover(self.stack)
        self.settings = Settings(folder / "kpidesk.ini")
        self.tasks = Tasks(self.window)
        self.checked: list[Path] = []
        files = real_files(LocalData(folder / "data"), self.checked)
        self.desk = FileDesk(files, self.settings, self.window)
        self.care = FileCare(
            self.desk,
            self.cover,
            files,
            theme,
            self.window,
            tasks=self.tasks,
            settings=self.settings,
            form=lambda: ENGLISH,
        )
        self.told: list[str] = []
        self.refused: list[Exception] = []
        self.care.told.connect(self.told.append)
        self.desk.refused.connect(self.refused.append)
        self.desk.opened.connect(self.cover.take_away)
        self.path = folder / "Bakery.kpidesk"

    @property
    def sales(self) -> float | None:
        assert self.desk.file is not None
        return self.desk.file.workbook.typed(SALES)

    def type(self, figure: float) -> None:
        assert self.desk.file is not None
        self.desk.file.workbook.apply(c.SetValues({SALES: figure}))

    @property
    def backups(self) -> BackupsPage:
        assert isinstance(self.cover.page, BackupsPage)
        return self.cover.page

    @property
    def check(self) -> CheckPage:
        assert isinstance(self.cover.page, CheckPage)
        return self.cover.page


@pytest.fixture
def house(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[House]:
    """A file is open, and its sales of August are 100 and then 200, each of them backed up."""
    made = House(tmp_path, theme)
    qtbot.addWidget(made.window)
    made.window.resize(1100, 700)
    made.window.show()
    made.desk.make(made.path, Business("Bakery"), "shop")
    qtbot.waitUntil(lambda: made.desk.file is not None)
    assert made.desk.file is not None
    for figure in (100.0, 200.0):
        made.type(figure)
        made.desk.file.backup_now(BackupReason.IMPORT)
    yield made
    made.desk.end()
    made.tasks.finish()


def listed(house: House, qtbot: QtBot) -> BackupsPage:
    house.care.show_backups()
    page = house.backups
    qtbot.waitUntil(lambda: len(page.backups) >= 2)
    return page


def damage(path: Path) -> None:
    """Overwrite a page in the middle."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 512 * 512
    content[middle : middle + 2048] = b"\xaa" * 2048
    path.write_bytes(content)


# -- backups --------------------------------------------------------------------------------------------------------


def test_a_restore_puts_the_figures_back_and_can_be_taken_back(house: House, qtbot: QtBot) -> None:
    page = listed(house, qtbot)
    page.restore_requested.emit(page.backups[1])
    qtbot.waitUntil(house.care.toast.isVisible, timeout=5000)
    assert house.sales == 100.0
    assert house.cover.page is None
    assert "is the newest backup" in house.care.toast.text
    house.care.toast.undo_requested.emit()
    qtbot.waitUntil(lambda: house.told == ["The file is again what it was before the restore."], timeout=5000)
    assert house.sales == 200.0


def test_a_restore_waits_until_nothing_would_get_lost(house: House, qtbot: QtBot) -> None:
    page = listed(house, qtbot)
    asked: list[object] = []
    house.desk.may_go = asked.append
    page.restore_requested.emit(page.backups[1])
    assert len(asked) == 1
    assert not house.desk.is_busy
    assert house.sales == 200.0


def test_the_way_back_goes_when_another_file_is_opened(house: House, qtbot: QtBot) -> None:
    page = listed(house, qtbot)
    page.restore_requested.emit(page.backups[1])
    qtbot.waitUntil(house.care.toast.isVisible, timeout=5000)
    with qtbot.waitSignal(house.desk.shut):
        house.desk.close(lambda: None)
    assert not house.care.toast.isVisible()


def test_a_backup_that_is_gone_leaves_the_file_as_it_is(house: House, qtbot: QtBot) -> None:
    page = listed(house, qtbot)
    gone = page.backups[1]
    gone.path.unlink()
    page.restore_requested.emit(gone)
    qtbot.waitUntil(lambda: house.refused != [], timeout=5000)
    qtbot.waitUntil(lambda: house.desk.file is not None)
    assert house.sales == 200.0


def test_a_look_at_a_backup_leads_back_to_the_file_and_leaves_no_trace(house: House, qtbot: QtBot) -> None:
    page = listed(house, qtbot)
    page.look_requested.emit(page.backups[1])
    qtbot.waitUntil(lambda: house.desk.whose is not None, timeout=5000)
    assert house.desk.file is not None
    assert house.desk.file.read_only is ReadOnly.BACKUP
    assert house.sales == 100.0
    assert [file.path for file in house.settings.recent] == [str(house.path)]
    house.care.show_backups()
    house.backups.places.beside.click()
    assert "“Bakery.kpidesk backups”" in house.backups.places.meaning
    house.cover.leave()
    house.desk.go_back()
    qtbot.waitUntil(lambda: house.desk.whose is None and house.desk.file is not None, timeout=5000)
    assert house.sales == 200.0


# -- check and repair -----------------------------------------------------------------------------------------------


def test_the_open_file_is_checked_by_a_copy(house: House, qtbot: QtBot) -> None:
    house.care.show_check()
    page = house.check
    qtbot.waitUntil(lambda: page.summary.text == "All is well.", timeout=5000)
    assert page.path == house.path
    assert house.checked != []
    assert house.path not in house.checked
    assert not page.repair.isVisible()
    assert not house.checked[0].exists()


def close(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.desk.shut):
        house.desk.close(lambda: None)


def examined(house: House, qtbot: QtBot) -> CheckPage:
    """The check of the file, damaged and closed, with its newest backup on offer."""
    close(house, qtbot)
    damage(house.path)
    house.care.show_check(house.path)
    page = house.check
    qtbot.waitUntil(lambda: page.backup is not None, timeout=5000)
    return page


def test_a_damaged_file_goes_back_to_its_newest_good_backup(house: House, qtbot: QtBot) -> None:
    page = examined(house, qtbot)
    assert page.summary.text.startswith("The file is damaged.")
    assert page.backup is not None
    page.restore_requested.emit(page.backup)
    qtbot.waitUntil(lambda: house.desk.file is not None, timeout=5000)
    assert house.sales == 200.0
    assert "kept for thirty days" in house.told[-1]


def test_a_damaged_file_is_repaired_into_a_new_one(
    house: House, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = examined(house, qtbot)
    before = house.path.read_bytes()
    new = tmp_path / "Repaired.kpidesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
    page.repair.click()
    qtbot.waitUntil(page.open.isVisible, timeout=5000)
    assert "Figures: 1 of 1" in [line.words for line in page.brought.lines]
    assert house.path.read_bytes() == before
    page.open.click()
    qtbot.waitUntil(lambda: house.desk.file is not None, timeout=5000)
    assert house.desk.file is not None
    assert house.desk.file.path == new
    assert house.sales == 200.0


def test_a_repair_never_goes_over_the_damaged_file(house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = examined(house, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(house.path), ""))
    page.repair.click()
    assert page.summary.text == "Choose another name: the damaged file stays as it is."


def test_without_an_open_file_one_is_chosen_first(house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    close(house, qtbot)
    answers = ["", str(house.path)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answers.pop(0), ""))
    house.care.show_check()
    assert house.cover.page is None
    house.care.show_check()
    page = house.check
    qtbot.waitUntil(lambda: page.summary.text == "All is well.", timeout=5000)
    assert house.checked == [house.path]


def test_a_refusal_of_an_ill_file_leads_to_its_check(house: House, qtbot: QtBot) -> None:
    close(house, qtbot)
    assert not house.care.can_help(FileRefused(house.path, FileProblem.NOT_FOUND))
    house.care.help()
    assert house.cover.page is None
    assert house.care.can_help(FileRefused(house.path, FileProblem.FOREIGN))
    assert house.care.can_help(FileRefused(house.path, FileProblem.DAMAGED))
    house.care.help()
    assert house.check.path == house.path


def test_a_page_that_was_left_hears_no_answer(house: House, qtbot: QtBot) -> None:
    house.care.show_check()
    house.cover.leave()
    qtbot.waitUntil(lambda: house.checked != [], timeout=5000)
    qtbot.wait(30)
    assert house.cover.page is None
