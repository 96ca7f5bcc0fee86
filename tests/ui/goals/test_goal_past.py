"""The past of a goal is read beside the window."""

import datetime as dt
from threading import Event

from pytestqt.qtbot import QtBot

from kpidesk.domain.goal import Goal, GoalEntry
from kpidesk.domain.month import Month
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.tasks import Tasks

ENTRY = GoalEntry(Month.of(2026, 8), Goal(5.0), dt.datetime(2026, 9, 3))


def test_whoever_asks_for_several_in_a_row_gets_the_first_and_the_last(qtbot: QtBot) -> None:
    may_answer = Event()
    read: list[str] = []

    def slowly(indicator: str) -> list[GoalEntry]:
        may_answer.wait(5)
        read.append(indicator)
        return [ENTRY]

    tasks = Tasks()
    past = GoalPast(slowly, tasks)
    told: list[str] = []
    past.known.connect(told.append)
    for name in ("sales", "orders", "visits", "churn"):
        past.ask(name)
    may_answer.set()
    qtbot.waitUntil(lambda: told == ["churn"])
    assert read == ["sales", "churn"]
    assert past.of("churn") == [ENTRY]
    assert past.of("sales") is None
    tasks.finish()


def test_what_is_known_stays_known_until_it_is_read_again(qtbot: QtBot) -> None:
    tasks = Tasks()
    found: list[list[GoalEntry]] = [[], [ENTRY]]
    past = GoalPast(lambda _: found.pop(0), tasks)
    with qtbot.waitSignal(past.known):
        past.ask("sales")
    assert past.of("sales") == []
    with qtbot.waitSignal(past.known):
        past.ask("sales")
        assert past.of("sales") == []
    assert past.of("sales") == [ENTRY]
    tasks.finish()
