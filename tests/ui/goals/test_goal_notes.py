import datetime as dt
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.goals.goal_year import goal_year
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Benchmark, Goal, GoalEntry, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.goals.benchmark_panel import BenchmarkPanel
from kpidesk.ui.goals.goal_notes import GoalNotes
from kpidesk.ui.goals.goal_past import GoalPast, ReadGoals
from kpidesk.ui.goals.goal_popovers import HistoryPanel, Panel, ReviewPanel
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.tasks import Tasks
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)
Key = Qt.Key


class Stage(QWidget):
    """The line of notes in a window of its own, with another field to go to."""

    def __init__(self, workbook: Workbook, theme: Theme, read: ReadGoals | None = None) -> None:
        super().__init__()
        self.workbook = workbook
        self.past = GoalPast(read or workbook.goal_history, Tasks(self), self)
        self.notes = GoalNotes(workbook, theme, ENGLISH, self.past, self)
        self.other = QLineEdit(self)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.other)
        column.addWidget(self.notes)
        self.told: list[str] = []
        self.refused: list[str] = []
        self.notes.told.connect(self.told.append)
        self.notes.refused.connect(self.refused.append)
        workbook.subscribe(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        period = self.workbook.calendar.around(AUGUST, PeriodKind.YEAR)
        self.notes.show_year(goal_year(self.workbook, "turnover", period, AUGUST))

    def panel(self, kind: type[Panel]) -> Panel:
        return next(panel for panel in self.findChildren(kind) if panel.isVisible())

    @property
    def goal(self) -> Goal:
        goal = self.workbook.month_goal("turnover", AUGUST)
        assert goal is not None
        return goal


@pytest.fixture
def stage(workbook: Workbook, theme: Theme, qtbot: QtBot) -> Stage:
    made = Stage(workbook, theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_one_press_reviews_all_goals_of_the_year(stage: Stage) -> None:
    stage.notes.review_button.click()
    assert stage.goal.review_on == dt.date(2026, 12, 3)
    assert stage.goal.set_on == dt.date(2026, 1, 5)
    assert stage.told == ["Reviewed today, next review 3 December 2026"]
    assert "next review 3 December 2026" in stage.notes.dates


def test_the_day_of_the_last_review_is_known_from_the_history(stage: Stage, qtbot: QtBot) -> None:
    assert stage.notes.dates == "Goal set 5 January 2026"
    keys = [GoalKey("turnover", Month.of(2026, month)) for month in range(1, 13)]
    stage.workbook.apply(SetGoals({key: Goal(2600.0, set_on=dt.date(2026, 1, 5)) for key in keys}))
    stage.notes.review_today()
    said = "Goal set 5 January 2026, reviewed 3 September 2026, next review 3 December 2026"
    qtbot.waitUntil(lambda: stage.notes.dates == said)


def test_reason_and_next_review_are_stored_with_enter(stage: Stage) -> None:
    stage.notes.reason_button.click()
    panel = stage.panel(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    assert panel.reason.hasFocus()
    QTest.keyClicks(panel.reason, "Two new shops")
    panel.next.setCurrentIndex(2)
    QTest.keyClick(panel.reason, Key.Key_Return)
    assert (stage.goal.reason, stage.goal.review_on) == ("Two new shops", dt.date(2026, 12, 3))
    assert stage.notes.reason_button.hasFocus()
    assert not panel.isVisible()


def test_the_planned_review_stays_unless_another_is_chosen(stage: Stage) -> None:
    stage.notes.review_today()
    stage.notes.open_reason()
    panel = stage.panel(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    assert panel.next.currentText() == "3 December 2026, as planned"
    panel.reason.setText("Still right")
    panel.accept()
    assert (stage.goal.reason, stage.goal.review_on) == ("Still right", dt.date(2026, 12, 3))


@pytest.mark.parametrize(("typed", "stored"), [("31.12.2026", dt.date(2026, 12, 31)), ("", None)])
def test_a_day_for_the_review_can_be_typed_and_none_is_none(stage: Stage, typed: str, stored: dt.date | None) -> None:
    stage.notes.review_today()
    stage.notes.open_reason()
    panel = stage.panel(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    field = panel.next.lineEdit()
    assert field is not None
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Key.Key_Return)
    assert stage.goal.review_on == stored and not panel.isVisible()


@pytest.mark.parametrize(
    ("typed", "why"),
    [("soon", "“soon” is no day. Write it like 31 Aug 2026"), ("2 Sep 2026", "2 Sep 2026 is over. Type a day")],
)
def test_a_day_that_is_none_or_over_is_refused_in_the_panel(stage: Stage, typed: str, why: str) -> None:
    stage.notes.open_reason()
    panel = stage.panel(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    panel.next.setEditText(typed)
    panel.accept()
    assert panel.said.startswith(why)
    field = panel.next.lineEdit()
    assert panel.isVisible() and field is not None and field.hasFocus() and stage.goal.review_on is None


def test_typing_a_reason_replaces_the_one_before(stage: Stage) -> None:
    stage.workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(2500.0, reason="Last year")}))
    stage.notes.open_reason()
    panel = stage.panel(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    QTest.keyClicks(panel.reason, "Two new shops")
    assert panel.reason.text() == "Two new shops"


def test_a_panel_covers_nothing_of_the_row_that_it_is_opened_from(stage: Stage) -> None:
    row = QRect(stage.notes.mapTo(stage, QPoint(0, 0)), stage.notes.size())
    for open_panel in (stage.notes.open_reason, stage.notes.open_history, stage.notes.open_benchmark):
        open_panel()
        panel = stage.panel(Panel)
        assert stage.rect().contains(panel.panel) and not panel.panel.intersects(row)
        panel.leave()


def test_escape_stores_nothing_and_gives_the_focus_back(stage: Stage) -> None:
    stage.notes.open_reason()
    panel = stage.panel(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    QTest.keyClicks(panel.reason, "Never mind")
    QTest.keyClick(panel.reason, Key.Key_Escape)
    assert (stage.goal.reason, stage.workbook.undoable) == ("", None)
    assert stage.notes.reason_button.hasFocus()


def test_a_panel_closes_when_the_owner_goes_on_elsewhere(stage: Stage) -> None:
    stage.notes.open_reason()
    panel = stage.panel(ReviewPanel)
    stage.other.setFocus()
    assert not panel.isVisible()
    assert stage.other.hasFocus()


def test_what_was_taken_back_meanwhile_stays_taken_back(stage: Stage) -> None:
    stage.workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    stage.notes.open_reason()
    panel = stage.panel(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    stage.workbook.undo()
    panel.accept()
    assert stage.goal.value == 2500.0


def test_the_history_is_read_newest_first(stage: Stage, qtbot: QtBot) -> None:
    stage.workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(2600.0, reason="More")}))
    stage.workbook.apply(SetGoals({GoalKey("turnover", AUGUST): None}))
    stage.notes.open_history()
    panel = stage.panel(HistoryPanel)
    assert isinstance(panel, HistoryPanel)
    # Both happened in the same minute of the test's clock: one step, as one change would be.
    qtbot.waitUntil(lambda: panel.text.toPlainText().startswith("3 Sep 2026, for August 2026"))
    assert panel.text.isReadOnly() and panel.text.hasFocus()
    QTest.keyClick(panel.text, Key.Key_Escape)
    assert stage.notes.history_button.hasFocus()


def test_a_goal_without_history_says_so(stage: Stage, qtbot: QtBot) -> None:
    stage.notes.open_history()
    panel = stage.panel(HistoryPanel)
    assert isinstance(panel, HistoryPanel)
    qtbot.waitUntil(lambda: panel.text.toPlainText() == "It was not changed since the file was made.")


def test_a_slow_drive_holds_nothing_up(workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
    may_answer = Event()

    def read(indicator: str) -> list[GoalEntry]:
        may_answer.wait(5)
        return workbook.goal_history(indicator)

    slow = Stage(workbook, theme, read)
    qtbot.addWidget(slow)
    with qtbot.waitActive(slow):
        slow.show()
        slow.activateWindow()
    assert slow.notes.dates == "Goal set 5 January 2026"
    slow.notes.open_history()
    panel = slow.panel(HistoryPanel)
    assert isinstance(panel, HistoryPanel)
    assert panel.text.toPlainText() == "Looking…"
    may_answer.set()
    qtbot.waitUntil(lambda: panel.text.toPlainText() == "It was not changed since the file was made.")


def test_a_history_that_cannot_be_read_says_why(workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
    def read(_indicator: str) -> list[GoalEntry]:
        raise FileRefused(Path("stick/shop.kpidesk"), FileProblem.NOT_FOUND)

    gone = Stage(workbook, theme, read)
    qtbot.addWidget(gone)
    with qtbot.waitActive(gone):
        gone.show()
        gone.activateWindow()
    gone.notes.open_history()
    panel = gone.panel(HistoryPanel)
    assert isinstance(panel, HistoryPanel)
    qtbot.waitUntil(lambda: "shop.kpidesk" in panel.text.toPlainText())


def test_a_benchmark_is_noted_shown_and_taken_away(stage: Stage) -> None:
    assert stage.notes.benchmark_button.text() == "Note a benchmark"
    stage.notes.benchmark_button.click()
    panel = stage.panel(BenchmarkPanel)
    assert isinstance(panel, BenchmarkPanel)
    assert panel.kind.currentText() == "industry"
    QTest.keyClicks(panel.value, "3,100")
    panel.source.setText("Chamber of trade")
    QTest.keyClick(panel.source, Key.Key_Return)
    held = Benchmark(3100.0, None, "industry", "Chamber of trade", dt.date(2026, 9, 3))
    assert stage.workbook.benchmark("turnover") == held
    assert stage.notes.benchmark_button.text() == "Benchmark EUR\u00a03,100 (industry)"
    stage.notes.open_benchmark()
    panel = stage.panel(BenchmarkPanel)
    assert isinstance(panel, BenchmarkPanel)
    assert (panel.value.text(), panel.source.text()) == ("3100", "Chamber of trade")
    panel._remove.click()
    assert stage.workbook.benchmark("turnover") is None


def test_several_benchmarks_stand_beside_the_own_median(stage: Stage) -> None:
    for kind, value, source in (("industry", "3,100", "Chamber of trade"), ("competitor", "4,000", "Annual report")):
        stage.notes.open_benchmark()
        panel = stage.panel(BenchmarkPanel)
        assert isinstance(panel, BenchmarkPanel)
        panel.kind.setCurrentIndex(panel._kinds.index(kind))
        panel.value.setText(value)
        panel.source.setText(source)
        panel.accept()
    assert stage.notes.benchmark_button.text() == "2 benchmarks"
    stage.notes.open_benchmark()
    panel = stage.panel(BenchmarkPanel)
    assert isinstance(panel, BenchmarkPanel)
    assert [label.text() for label in panel.told] == [
        "EUR\u00a02,350, your median of September 2025 to August 2026",
        "EUR\u00a03,100 (industry): Chamber of trade, 3 September 2026",
        "EUR\u00a04,000 (competitor): Annual report, 3 September 2026",
    ]
    panel.kind.setCurrentIndex(panel._kinds.index("competitor"))
    assert panel.value.text() == "4000"
    panel._remove.click()
    assert stage.notes.benchmark_button.text() == "Benchmark EUR\u00a03,100 (industry)"
    assert not stage.workbook.further_benchmarks("turnover")
    stage.workbook.undo()
    assert len(stage.workbook.further_benchmarks("turnover")) == 1


@pytest.mark.parametrize(
    ("typed", "where", "why"),
    [
        (("", "", ""), "value", "Type the figure"),
        (("a lot", "", ""), "value", "is not a number"),
        (("5", "more", ""), "upper", "is not a number"),
        (("5", "4", ""), "upper", "has to be the larger one"),
        (("5", "", "soon"), "day", "“soon” is no day. Write it like 31 Aug 2026"),
        (("5", "", "4 Sep 2026"), "day", "4 Sep 2026 lies ahead. Type the day that the figure is from."),
    ],
)
def test_a_benchmark_that_cannot_be_is_refused_in_its_panel(
    stage: Stage, typed: tuple[str, str, str], where: str, why: str
) -> None:
    stage.notes.open_benchmark()
    panel = stage.panel(BenchmarkPanel)
    assert isinstance(panel, BenchmarkPanel)
    for field, text in zip((panel.value, panel.upper, panel.day), typed, strict=True):
        field.setText(text)
    panel.accept()
    assert why in panel.said
    refused = [field for field in panel._fields if field.property("state") == "refused"]
    assert refused == [getattr(panel, where)] and refused[0].hasFocus()
    assert panel.isVisible() and stage.workbook.benchmark("turnover") is None


def test_a_benchmark_keeps_the_day_that_it_is_from(stage: Stage) -> None:
    stage.notes.open_benchmark()
    panel = stage.panel(BenchmarkPanel)
    assert isinstance(panel, BenchmarkPanel)
    assert panel.day.text() == "3 Sep 2026"
    panel.value.setText("3,100")
    panel.day.setText("31.12.2025")
    panel.accept()
    stage.notes.open_benchmark()
    again = stage.panel(BenchmarkPanel)
    assert isinstance(again, BenchmarkPanel)
    assert again.day.text() == "31 Dec 2025"
    again.value.setText("3,200")
    again.accept()
    assert stage.workbook.benchmark("turnover") == Benchmark(3200.0, None, "industry", "", dt.date(2025, 12, 31))


def test_of_a_part_of_the_business_the_panel_says_that_benchmarks_are_of_the_whole(stage: Stage) -> None:
    part = Segment(SegmentKind.CHANNEL, "Search")
    year = stage.workbook.calendar.around(AUGUST, PeriodKind.YEAR)
    stage.notes.open_benchmark()
    whole = stage.panel(BenchmarkPanel)
    assert isinstance(whole, BenchmarkPanel)
    assert not any("whole business" in label.text() for label in whole.told)
    whole.leave()
    stage.notes.show_year(goal_year(stage.workbook, "turnover", year, AUGUST, part))
    stage.notes.open_benchmark()
    panel = stage.panel(BenchmarkPanel)
    assert isinstance(panel, BenchmarkPanel)
    assert panel.told[-1].text() == "Benchmarks are noted of the whole business, not of Search alone."


def test_without_goals_there_is_nothing_to_review(make: Callable[..., Workbook], theme: Theme, qtbot: QtBot) -> None:
    made = Stage(make(goals={}), theme)
    qtbot.addWidget(made)
    assert not made.notes.review_button.isEnabled() and not made.notes.reason_button.isEnabled()
    assert made.notes.dates == ""


def test_a_long_reason_is_cut_in_the_line_and_whole_in_the_tip(stage: Stage) -> None:
    reason = "Because the year before was exceptionally quiet in every month and the shop was closed for repairs"
    stage.workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(2500.0, reason=reason)}))
    label = stage.notes._reason
    assert label.whole == reason
    assert label.text().endswith("…")
    assert reason in label.toolTip()


def test_a_refused_change_is_said(stage: Stage, ledger: object) -> None:
    ledger.full = True  # type: ignore[attr-defined]
    stage.notes.review_today()
    assert stage.refused[-1].startswith("The disk is full")
    assert stage.told == []


def test_while_the_file_is_being_closed_its_past_is_not_asked_for_again(
    workbook: Workbook, theme: Theme, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def read(indicator: str) -> list[GoalEntry]:
        asked.append(indicator)
        return []

    stage = Stage(workbook, theme, read)
    qtbot.addWidget(stage)
    qtbot.waitUntil(lambda: stage.past.of("turnover") is not None)
    for reason in ("This file is being closed.", ""):
        stage.notes.hold_back(reason)
    qtbot.wait(50)
    assert asked == ["turnover"]
