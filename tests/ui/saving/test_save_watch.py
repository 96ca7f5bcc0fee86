"""The save state on its way into the window's thread, and the folder of the file."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kpidesk.domain.saving import SaveKind, SaveState
from kpidesk.ui.saving.save_watch import SaveWatch
from tests.ui.saving.fake_disk import FakeDisk, FakeFile, shop


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[SaveWatch]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SaveWatch(window)
    yield made
    made.stop()


@pytest.fixture
def file(tmp_path: Path) -> FakeFile:
    disk, path = FakeDisk(), tmp_path / "files" / "Shop.kpidesk"
    path.parent.mkdir()
    path.write_bytes(b"first")
    disk.files[path] = shop()
    return disk.open(path, False)


def test_a_state_of_any_thread_comes_in_the_windows_thread(watch: SaveWatch, file: FakeFile, qtbot: QtBot) -> None:
    heard: list[tuple[SaveState, bool]] = []
    home = QThread.currentThread()
    watch.changed.connect(lambda state: heard.append((state, QThread.currentThread() is home)))
    watch.follow(file)
    state = SaveState(SaveKind.SAVING, 1)
    file.show(state)
    assert len(heard) == 1  # the one that `follow` tells; the other waits for the event loop
    qtbot.waitUntil(lambda: heard[-1] == (state, True))


def test_of_many_states_the_newest_is_told(watch: SaveWatch, file: FakeFile, qtbot: QtBot) -> None:
    heard: list[SaveState] = []
    watch.follow(file)
    watch.changed.connect(heard.append)
    for waiting in range(200):
        file.save_state = SaveState(SaveKind.UNSAVED, waiting)
    threads = [threading.Thread(target=file.show, args=(file.save_state,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: len(heard) == len(threads))
    assert {state.waiting for state in heard} == {199}


def test_a_file_that_was_let_go_says_nothing_more(watch: SaveWatch, file: FakeFile, qtbot: QtBot) -> None:
    heard: list[SaveState] = []
    watch.follow(file)
    file.show(SaveState(SaveKind.SAVING, 1))
    watch.stop()
    watch.changed.connect(heard.append)
    file.show(SaveState(SaveKind.UNSAVED, 1))
    qtbot.wait(20)
    assert heard == []


def test_every_change_in_the_folder_is_looked_at(watch: SaveWatch, file: FakeFile, qtbot: QtBot) -> None:
    watch.follow(file)
    for content in (b"second", b"third"):
        before = file.looks
        other = file.path.with_suffix(".new")
        other.write_bytes(content)
        other.replace(file.path)
        qtbot.waitUntil(lambda before=before: file.looks > before)
    before = file.looks
    file.path.unlink()
    qtbot.waitUntil(lambda: file.looks > before)
