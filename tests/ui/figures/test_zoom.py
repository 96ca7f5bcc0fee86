"""The grid larger and smaller."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.figures.zoom import STEPS, Zoom
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.painters.grid import PADDING
from kpidesk.ui.settings import Settings
from tests.ui.figures.desk import Desk, press, write

MAY = Month.of(2026, 5)
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Open = Callable[..., Desk]


def test_it_goes_in_steps_from_80_to_200_percent_and_is_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "kpidesk.ini")
    zoom = Zoom(settings)
    for _ in range(20):
        zoom.larger()
    assert zoom.percent == 200
    for _ in range(20):
        zoom.smaller()
    assert zoom.percent == 80
    assert Zoom(settings).percent == 80
    zoom.as_usual()
    assert Zoom(settings).factor == 1.0


@pytest.mark.parametrize("held", ["900", "much", "", "-5"])
def test_what_makes_no_sense_in_the_settings_is_the_nearest_step(tmp_path: Path, held: str) -> None:
    settings = Settings(tmp_path / "kpidesk.ini")
    settings._store.setValue("look/zoom", held)
    assert Zoom(settings).percent in STEPS


@pytest.mark.parametrize("percent", STEPS)
def test_rows_columns_and_type_grow_together_and_no_figure_is_cut(desk: Open, percent: int) -> None:
    here = desk()
    here.workbook.apply(SetValues({Cell("sales", MAY): -1_234_567.0}))
    here.page.zoom._choose(percent)
    grid = here.page.grid
    factor = percent / 100
    assert grid.months.rowHeight(1) == grid.labels.rowHeight(1) == round(28 * factor)
    assert grid.heads.sectionSize(grid.model.column(MAY)) == round(grid.month_width * factor)
    assert grid.heads.height() == grid.labels.horizontalHeader().height() == round(40 * factor)
    font = grid.months.font()
    assert font.pixelSize() == round(fonts.font(TextRole.BODY).pixelSize() * factor)
    room = grid.months.columnWidth(grid.model.column(MAY)) - PADDING * factor
    assert fonts.width("−1,234,567", TextRole.SMALL) * factor <= room
    visible = grid.months.viewport().width() / round(grid.month_width * factor)
    assert visible == round(visible)


def test_the_keys_and_the_wheel_with_control_zoom(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    press(Key.Key_Plus, CONTROL)
    assert here.page.zoom.percent == 110
    press(Key.Key_Equal, CONTROL)
    assert here.page.zoom.percent == 125
    press(Key.Key_Minus, CONTROL)
    assert here.page.zoom.percent == 110
    press(Key.Key_0, CONTROL)
    assert here.page.zoom.percent == 100
    for view in (here.page.grid.months, here.page.grid.labels):
        turn(view.viewport(), -120)
    assert here.page.zoom.percent == 80


def turn(widget: object, by: int) -> None:
    where, still = QPointF(20, 60), Qt.KeyboardModifier.ControlModifier
    event = QWheelEvent(
        where, where, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, still, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


def test_the_current_cell_stays_in_sight_and_its_editor_fits(desk: Open) -> None:
    here = desk(size=(1100, 300))
    here.go("rate", MAY)
    here.go("bounce", MAY)
    for _ in range(8):
        here.page.zoom.larger()
    cell = here.page.grid.cell_rect(Cell("bounce", MAY), here.page.grid.months.viewport())
    assert cell.height() == 56
    write("1")
    assert here.editor is not None
    assert here.editor.font().pixelSize() == 26
    assert abs(here.editor.height() - cell.height()) <= 1


@pytest.mark.parametrize("size", [(1440, 800), (1100, 700)])
def test_months_stand_whole_at_every_size_wherever_the_grid_is_scrolled(desk: Open, size: tuple[int, int]) -> None:
    here = desk(size=size)
    grid = here.page.grid
    grid.model.show_months(grid.model.month_span.including(Month.of(2020, 1)))
    here.go("sales", Month.of(2023, 3))
    grid.keep_months((Month.of(2023, 3), Month.of(2023, 4)))
    starts = []
    for step in (here.page.zoom.larger, here.page.zoom.larger, here.page.zoom.smaller, here.page.zoom.as_usual):
        step()
        QApplication.processEvents()
        seen = [grid.months.columnViewportPosition(column) for column in range(2, grid.model.columnCount())]
        starts.append(min(position for position in seen if position > -grid.measures.month))
    assert starts == [0, 0, 0, 0]


def test_months_that_are_kept_are_as_wide_as_the_others(desk: Open) -> None:
    here = desk()
    grid, march = here.page.grid, Month.of(2026, 3)
    here.page.zoom.larger()
    grid.keep_months((march,))
    widths = [grid.kept.columnWidth(grid.model.column(march))]
    here.page.zoom.larger()
    widths.append(grid.kept.columnWidth(grid.model.column(march)))
    grid.keep_months(())
    here.page.zoom.as_usual()
    grid.keep_months((march,))
    widths.append(grid.kept.columnWidth(grid.model.column(march)))
    assert widths[0] < widths[1]
    assert widths[2] == grid.measures.month < widths[0]
    assert grid.kept.width() == grid.measures.month
