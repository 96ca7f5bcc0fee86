"""Charts make nobody wait: worked out and drawn once for many edits, when nothing else is to do, and in sight."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Chart
from kpidesk.charts.saved import ChartSettings
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.charts.canvas import ChartCanvas
from kpidesk.ui.place import ChartPlace
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)
EDITS = [6100.0 + 7 * number for number in range(20)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every chart that is worked out, and every picture that is drawn."""
    done: list[str] = []
    chart, drawn = ChartSettings.chart, ChartCanvas._drawn

    def count_chart(settings: ChartSettings, workbook: Workbook, form: NumberForm) -> Chart:
        done.append("worked out")
        return chart(settings, workbook, form)

    def count_drawing(canvas: ChartCanvas, it: Chart) -> QImage:
        done.append("drawn")
        return drawn(canvas, it)

    monkeypatch.setattr(ChartSettings, "chart", count_chart)
    monkeypatch.setattr(ChartCanvas, "_drawn", count_drawing)
    return done


@pytest.fixture
def book(shop: Callable[..., Workbook]) -> Workbook:
    return shop(months={})


def test_many_edits_in_one_turn_are_worked_out_and_drawn_once(
    desk: Callable[..., Any], book: Workbook, made: list[str], qtbot: QtBot
) -> None:
    here = desk(book)
    here.page.go_to(ChartPlace("total_revenue", AUGUST))
    canvas = here.page.stage.canvas
    qtbot.waitUntil(lambda: "drawn" in made and not canvas.picture.isNull())
    QTest.qWait(20)
    before = canvas.picture.copy()
    made.clear()
    for value in EDITS:
        book.apply(SetValues({Cell("revenue", AUGUST): value}))
    assert made == []  # nothing was waited for
    qtbot.waitUntil(lambda: canvas.picture != before)
    QTest.qWait(20)
    assert made == ["worked out", "drawn"]
    assert canvas._keeper().effort.drawn > 0


def test_typing_elsewhere_neither_works_out_nor_draws(
    desk: Callable[..., Any], book: Workbook, made: list[str], qtbot: QtBot
) -> None:
    here = desk(book)
    here.page.go_to(ChartPlace("total_revenue", AUGUST))
    qtbot.waitUntil(lambda: "drawn" in made)
    here.page.hide()
    made.clear()
    for value in EDITS:
        book.apply(SetValues({Cell("revenue", AUGUST): value}))
        QTest.qWait(0)
    assert made == []
    here.page.show()
    qtbot.waitUntil(lambda: made == ["worked out", "drawn"])
