import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.finish()


def unexpected(error: Exception) -> None:
    raise error


def test_a_result_comes_home_to_the_main_thread(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[tuple[threading.Thread, threading.Thread]] = []
    tasks.run(threading.current_thread, lambda worker: heard.append((worker, threading.current_thread())), unexpected)
    qtbot.waitUntil(lambda: bool(heard))
    worker, here = heard[0]
    assert worker is not here and here is threading.main_thread()


def test_no_result_is_lost_and_the_order_stays(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[int] = []
    for number in range(300):
        tasks.run(lambda number=number: number, heard.append, unexpected)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(heard) == 300)
    assert heard == list(range(300))


def test_a_failure_comes_home_as_one(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[Exception] = []
    tasks.run(lambda: 1 / 0, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ZeroDivisionError)


def test_nothing_is_begun_after_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    begun: list[int] = []
    tasks.finish()
    tasks.run(lambda: begun.append(1), lambda _: None, unexpected)
    qtbot.wait(20)
    assert begun == []
