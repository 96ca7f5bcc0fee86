"""The span of time in the Charts tab: what is chosen is shown, and what a kind cannot show says why."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.saved import ChartSettings, Span
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.charts.span_choice import SPANS
from kpidesk.workbook.workbook import Workbook
from tests.ui.charts.conftest import Desk

Shop = Callable[..., Workbook]
Open = Callable[..., Desk]
GOAL, LIMITS = ChartKind.GOAL, ChartKind.LIMITS
MINE = ChartSettings(GOAL, "total_revenue")


def opened(shop: Shop, desk: Open, settings: ChartSettings = MINE) -> Desk:
    return desk(shop({"Mine": settings}))


def choose(here: Desk, kind: PeriodKind) -> None:
    here.page.side.when.kind.activated.emit(SPANS.index(kind))
    QTest.qWait(0)


def show(here: Desk, kind: ChartKind) -> None:
    here.page.side.kinds.chosen.emit(kind)
    QTest.qWait(0)


def offered(here: Desk) -> list[PeriodKind]:
    box = here.page.side.when.kind
    return [kind for place, kind in enumerate(SPANS) if box.model().index(place, 0).flags() & Qt.ItemFlag.ItemIsEnabled]


def test_quarters_are_chosen_and_shown(shop: Shop, desk: Open) -> None:
    here = opened(shop, desk)
    choose(here, PeriodKind.QUARTER)
    chart = here.page.chart
    assert chart is not None
    assert "per quarter" in chart.subtitle
    assert here.page.side.when.kind.currentText() == "By quarter"
    assert here.last("facts_changed") == "Q3 2026; moves on with the newest month"
    assert list(here.page.side.boxes) == ["previous_year", "difference_arrow"]


def test_what_a_kind_cannot_show_is_disabled_with_the_reason(shop: Shop, desk: Open) -> None:
    here = opened(shop, desk)
    assert offered(here) == [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.ROLLING, PeriodKind.YEAR]
    show(here, LIMITS)
    box = here.page.side.when.kind
    assert offered(here) == [PeriodKind.MONTH]
    reason = "A usual range is that of single months."
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        assert reason in box.itemData(SPANS.index(PeriodKind.QUARTER), role)
    assert box.accessibleDescription() == reason
    assert box.isEnabled() and box.currentText() == "Month by month"


def test_the_owners_choice_comes_back_with_a_kind_that_can_show_it(shop: Shop, desk: Open) -> None:
    here = opened(shop, desk)
    choose(here, PeriodKind.QUARTER)
    show(here, LIMITS)
    box = here.page.side.when.kind
    assert box.currentText() == "Month by month"
    said = "A usual range is that of single months. “Quarter” is kept for charts that can show it."
    assert box.accessibleDescription() == said
    assert said in box.toolTip()
    show(here, GOAL)
    assert box.currentText() == "By quarter"
    assert here.page.chart is not None and "per quarter" in here.page.chart.subtitle


def test_steps_are_as_long_as_the_quarter(shop: Shop, desk: Open) -> None:
    here = opened(shop, desk, replace(MINE, span=Span(PeriodKind.QUARTER)))
    assert here.title.split(" in ")[1].startswith("Q3 2026")
    here.page.step_month(-1)
    assert here.last("facts_changed") == "Stays at Q2 2026"
    assert "Q2 2026" in here.title
    here.page.step_month(-1)
    assert "Q1 2026" in here.title
    here.page.step_month(2)
    assert here.page.settings is not None and here.page.settings.span == Span(PeriodKind.QUARTER)
    assert not here.page.side.when.later.isEnabled()


@pytest.mark.parametrize("kind", [PeriodKind.QUARTER, PeriodKind.YEAR])
def test_other_tabs_are_led_to_a_month_that_has_begun(shop: Shop, desk: Open, kind: PeriodKind) -> None:
    here = opened(shop, desk, replace(MINE, span=Span(kind)))
    assert here.page.month == Month.of(2026, 8)


def test_far_back_nothing_is_earlier(shop: Shop, desk: Open) -> None:
    here = opened(shop, desk, replace(MINE, span=Span(PeriodKind.YEAR)))
    here.page.step_month(-20)
    assert not here.page.side.when.earlier.isEnabled()
    assert here.page.side.when.later.isEnabled()
