"""The page with the example that ships: every KPI, both themes, from its first to its last year."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.month import Month
from kpidesk.ui.goals.all_goals_cells import COLUMNS
from kpidesk.ui.goals.goals_look import Look
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import GoalPlace
from kpidesk.workbook.opening import sample_file
from kpidesk.workbook.workbook import Workbook


@pytest.fixture
def sample(tmp_path: Path) -> Workbook:
    return sample_file(tmp_path / "sample.kpidesk", read_sample(), read_catalogue()).workbook


@pytest.fixture
def page(show: Callable[..., Any], sample: Workbook) -> Any:
    return show(sample)


def test_it_opens_as_in_the_design(page: Any, both_themes: Theme, qtbot: QtBot) -> None:
    assert (page.indicator, page.month) == ("total_revenue", Month.of(2026, 8))
    assert page.header.years.key == "2026"
    assert page.view.table.month == Month.of(2026, 9)
    qtbot.waitUntil(lambda: page.view.canvas.picture.pixelColor(1, 1) == both_themes.palette.surface)
    assert page.view.verticalScrollBar().maximum() == 0
    assert page.view.canvas.height() > 420


def test_every_kpi_of_the_list_can_be_looked_at_in_every_year(page: Any) -> None:
    listed = [line.indicator for line in page.one.model.lines if line.indicator]
    assert len(listed) > 20
    for indicator in listed:
        for month in (Month.of(2024, 2), Month.of(2026, 8), Month.of(2026, 9), Month.of(2027, 1)):
            page.go_to(GoalPlace(indicator, month))
            assert page.header._whole_name
            assert page.chart is None or page.chart.alt_text


def test_the_unfinished_month_is_seen_as_such(page: Any) -> None:
    page.go_to(GoalPlace("total_revenue", Month.of(2026, 9)))
    assert "so far in September (17 of 30 days)" in page.chart.title
    assert page.view.model.cell(1, 8).is_half


def test_the_sum_of_the_months_is_the_year_for_every_flow(page: Any, sample: Workbook) -> None:
    for indicator in ("total_revenue", "profit", "orders_placed", "website_visits"):
        page.go_to(GoalPlace(indicator, Month.of(2026, 8)))
        cells = page.view.model.cells
        months = sum(cells.exact(0, column) or 0.0 for column in range(12))
        assert cells.exact(0, 13) == pytest.approx(months, abs=1e-9)


def test_in_the_smallest_window_the_variances_are_drawn_and_the_goals_are_in_sight(
    page: Any, theme: Theme, qtbot: QtBot
) -> None:
    page.resize(1100, 592)
    page.go_to(GoalPlace("total_revenue", Month.of(2026, 8)))
    canvas, colours = page.view.canvas, {theme.palette.good.rgb(), theme.palette.bad.rgb()}

    def coloured() -> int:
        picture = canvas.picture
        return sum(picture.pixel(x, y) in colours for x in range(picture.width()) for y in range(picture.height() // 2))

    qtbot.waitUntil(lambda: canvas.picture.height() == canvas.height())
    assert coloured() > 200
    row = page.view.table.visualRect(page.view.model.index(0, 0))
    assert page.view.table.viewport().mapTo(page, row.bottomLeft()).y() < 592


def test_all_that_is_known_of_every_goal_is_in_sight_at_once(page: Any) -> None:
    page.resize(1440, 800)
    page.show_look(Look.ALL)
    table = page.all.table
    assert table.horizontalScrollBar().maximum() == 0
    assert sum(table.columnWidth(column) for column in range(COLUMNS)) == table.viewport().width()
