from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from kpidesk.charts.brand import Brand
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.domain.month import Month
from kpidesk.ui.charts.canvas import ChartCanvas
from kpidesk.ui.look.theme import Choice, Theme

Key = Qt.Key


def drawn(canvas: ChartCanvas, qtbot: QtBot, width: int = 1000) -> None:
    qtbot.waitUntil(lambda: canvas.picture.width() == width)


@pytest.fixture
def shown(canvas: ChartCanvas, chart: GoalVsActual, qtbot: QtBot) -> ChartCanvas:
    canvas.show_chart(chart)
    with qtbot.waitActive(canvas):
        canvas.show()
        canvas.activateWindow()
    drawn(canvas, qtbot)
    return canvas


def test_a_hidden_chart_waits_until_it_is_shown(canvas: ChartCanvas, chart: GoalVsActual, qtbot: QtBot) -> None:
    canvas.show_chart(chart)
    QApplication.processEvents()
    assert canvas.picture.isNull()
    canvas.show()
    drawn(canvas, qtbot)
    assert canvas.picture.height() == 456


def test_several_changes_are_drawn_once(
    shown: ChartCanvas, make_chart: Callable[..., GoalVsActual], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[GoalVsActual] = []
    draw = ChartCanvas._drawn
    monkeypatch.setattr(ChartCanvas, "_drawn", lambda self, chart: (counted.append(chart), draw(self, chart))[1])
    before = shown.picture.copy()
    charts = [make_chart(label=f"Sales {number}") for number in range(4)]
    for one in charts:
        shown.show_chart(one)
    assert shown.picture == before
    qtbot.waitUntil(lambda: shown.picture != before)
    assert counted == [charts[-1]]


def test_the_same_chart_again_is_not_drawn_again(
    shown: ChartCanvas, make_chart: Callable[..., GoalVsActual], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[object] = []
    monkeypatch.setattr(ChartCanvas, "_drawn", lambda self, chart: counted.append(chart))
    shown.show_chart(make_chart())
    QTest.qWait(1)
    assert counted == []


def test_another_size_is_drawn_at_that_size(shown: ChartCanvas, qtbot: QtBot) -> None:
    shown.resize(800, 300)
    assert shown.picture.width() == 1000
    drawn(shown, qtbot, 800)


def test_no_chart_is_an_empty_surface(shown: ChartCanvas, qtbot: QtBot) -> None:
    shown.show_chart(None)
    qtbot.waitUntil(lambda: shown.chart is None and shown.picture.isNull())
    assert (shown.month, shown.accessibleDescription()) == (None, "")
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.month is None


def test_the_picture_follows_the_theme(shown: ChartCanvas, theme: Theme, qtbot: QtBot) -> None:
    theme.choose(Choice.DARK)
    dark = theme.palette.surface.name()
    qtbot.waitUntil(lambda: shown.picture.pixelColor(1, 1).name() == dark)
    assert shown.grab().toImage().pixelColor(5, 5).name() == dark


def test_the_alt_text_is_the_description(shown: ChartCanvas, chart: GoalVsActual) -> None:
    assert shown.accessibleDescription() == chart.alt_text
    assert shown.accessibleName() == "Chart"


def test_arrows_read_the_months(shown: ChartCanvas) -> None:
    said: list[str] = []
    shown.month_read.connect(said.append)
    shown.setFocus()
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Home, Key.Key_Left, Key.Key_End, Key.Key_Right):
        QTest.keyClick(shown, key)
    months = [words.partition(":")[0] for words in said]
    assert months == [
        "August 2026",
        "September 2026",
        "August 2026",
        "January 2026",
        "January 2026",
        "December 2026",
        "December 2026",
    ]
    assert said[0] == "August 2026: EUR\u00a06,700, goal EUR\u00a06,400, +300"
    assert said[1] == "September 2026: still ahead, goal EUR\u00a06,400"


def test_keys_with_others_held_are_not_the_canvas_s(shown: ChartCanvas) -> None:
    QTest.keyClick(shown, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.month is None


def test_enter_and_double_click_ask_for_a_month(shown: ChartCanvas) -> None:
    asked: list[object] = []
    shown.month_entered.connect(asked.append)
    QTest.keyClick(shown, Key.Key_Return)
    QTest.keyClick(shown, Key.Key_End)
    QTest.keyClick(shown, Key.Key_Return)
    left, right = shown._spots[2][1].left(), shown._spots[2][1].right()
    QTest.mouseDClick(shown, Qt.MouseButton.LeftButton, pos=QPointF((left + right) / 2, 200).toPoint())
    assert asked == [Month.of(2026, 12), Month.of(2026, 3)]


def move(canvas: ChartCanvas, x: float) -> None:
    spot = QPointF(x, 200)
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    event = QMouseEvent(kind, spot, canvas.mapToGlobal(spot), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, event)


def test_pointing_reads_the_month_once(shown: ChartCanvas) -> None:
    said: list[str] = []
    shown.month_read.connect(said.append)
    left, right = shown._spots[0][1].left(), shown._spots[0][1].right()
    move(shown, left + 1)
    move(shown, right - 1)
    assert said == ["January 2026: EUR\u00a06,000, goal EUR\u00a06,400, −400"]
    assert "January 2026" in QToolTip.text()
    move(shown, 2)
    assert shown.month is None


def test_leaving_says_that_no_month_is_read(shown: ChartCanvas) -> None:
    said: list[str] = []
    shown.month_read.connect(said.append)
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
    assert said == [""]


def test_the_focus_is_seen_and_the_month_is_marked(
    shown: ChartCanvas, theme: Theme, look: Callable[..., object], qtbot: QtBot
) -> None:
    shown.resize(500, 240)
    drawn(shown, qtbot, 500)
    shown.clearFocus()
    assert look(shown).count(theme.palette.accent) == 0  # type: ignore[attr-defined]
    shown.setFocus()
    ring = look(shown).count(theme.palette.accent)  # type: ignore[attr-defined]
    QTest.keyClick(shown, Key.Key_Right)
    assert ring > 1000
    assert look(shown).count(theme.palette.accent) > ring  # type: ignore[attr-defined]


def test_the_place_stays_when_the_figures_change(shown: ChartCanvas, make_chart: Callable[..., GoalVsActual]) -> None:
    QTest.keyClick(shown, Key.Key_Home)
    shown.show_chart(make_chart(label="Takings"))
    assert shown.month == Month.of(2026, 1)
    months = [month.plus(12) for month in shown.chart.facts.months]  # type: ignore[union-attr]
    shown.show_chart(make_chart(months=months))
    assert shown.month is None


def test_green_and_red_and_the_owner_s_colour_are_drawn_at_once(shown: ChartCanvas, theme: Theme, qtbot: QtBot) -> None:
    def has(colour: str) -> bool:
        picture, wanted = shown.picture, QColor(colour)
        return any(
            picture.pixelColor(x, y) == wanted for x in range(0, picture.width(), 4) for y in range(picture.height())
        )

    assert has("#0072B2") and not has("#1A9850")
    theme.use_ibcs_colours(True)
    qtbot.waitUntil(lambda: has("#1A9850"))
    assert not has("#0072B2")
    shown.use_brand(Brand("#5548C8"))
    qtbot.waitUntil(lambda: shown.picture.pixelColor(500, 1) == QColor("#5548C8"))


def test_after_an_edit_only_what_has_changed_is_drawn(
    shown: ChartCanvas, chart: GoalVsActual, make_chart: Callable[..., GoalVsActual], qtbot: QtBot
) -> None:
    kept = shown._keeper()
    before = shown.picture.copy()
    shown.show_chart(make_chart(label="Takings"))
    qtbot.waitUntil(lambda: shown.picture != before)
    assert 0 < kept.effort.drawn <= kept.effort.marks // 3
    shown.show_chart(chart)
    qtbot.waitUntil(lambda: shown.picture == before)
