"""Facts for charts in a line, and what a drawn sheet shows, read from its artists."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import Box, Sheet, Words
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.charts.style import Layout
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue, Value

ACTUAL = [6412, 6087, 7152, 6904, 7386, 7023, 7247, 6418, None, None, None, None]
GOAL = [6345, 6101, 6978, 6720, 7313, 6789, 6501, 6856, 7485, 7864, 8655, 9393]


def build(
    actual: Sequence[float | NoValue | None] = ACTUAL,
    goal: Sequence[float | Goal | None] | None = None,
    *,
    first: str = "2026-01",
    current: str = "2026-08",
    unit: Unit = Unit.MONEY,
    direction: Direction = Direction.HIGHER,
    label: str = "Total revenue",
    short: str = "",
    decimals: int | None = None,
    running: Mapping[str, int] | None = None,
    year_start: int = 1,
    **more: Any,
) -> GoalVsActualFacts:
    """Revenue of 2026 up to August unless said otherwise. None in ``actual`` is a figure that is not entered."""
    months = Month.parse(first).until(Month.parse(first).plus(len(actual) - 1))
    aims = GOAL[: len(actual)] if goal is None else goal
    values: list[Value] = [_value(value, month) for value, month in zip(actual, months, strict=True)]
    settings: dict[str, Any] = {"currency": "EUR", "is_flow": True} | more
    return GoalVsActualFacts(
        indicator=Indicator("revenue", label, unit, "Business", Kind.KPI, direction, decimals, short_label=short),
        label=label,
        calendar=Calendar(year_start, {Month.parse(month): day for month, day in (running or {}).items()}),
        months=months,
        actual=values,
        goal=[aim if aim is None or isinstance(aim, Goal) else Goal(float(aim)) for aim in aims],
        current=Month.parse(current),
        **settings,
    )


def _value(value: float | NoValue | None, month: Month) -> Value:
    if value is None:
        return NoValue(Cause.MISSING, "revenue", month)
    return value if isinstance(value, NoValue) else float(value)


def draw_sheet(facts: GoalVsActualFacts, layout: Layout = SLIDE.layout, look: picture.Look | None = None) -> Sheet:
    return picture.draw(describe(facts), layout, look or picture.Look(), 72)


def named(sheet: Sheet, start: str) -> dict[str, Any]:
    """Artists whose name begins so, by what follows."""
    found = {}
    for artist in sheet.figure.get_children():
        name = artist.get_gid() or ""
        if name.startswith(start):
            found[name.removeprefix(start)] = artist
    return found


def text_boxes(sheet: Sheet) -> dict[str, Box]:
    """What every line of text covers, from the top of its capitals' accents to its descenders, in points."""
    ascent, descent = fonts.ascent_and_descent()
    found = {}
    for artist in sheet.figure.get_children():
        if isinstance(artist, Words):
            x, y = artist.get_position()
            size = float(artist.get_fontsize())
            width = fonts.width(artist.get_text(), size, artist.get_fontweight() == 700)
            found[f"{artist.get_gid()} {artist.get_text()}"] = Box(x, y - descent * size, x + width, y + ascent * size)
    return found


def _texts(sheet: Sheet, start: str) -> dict[str, str]:
    return {name: artist.get_text() for name, artist in named(sheet, start).items()}


@pytest.fixture
def facts() -> Callable[..., GoalVsActualFacts]:
    return build


@pytest.fixture
def changed() -> Callable[..., Any]:
    return dataclasses.replace


@pytest.fixture
def sheet_of() -> Callable[..., Sheet]:
    return draw_sheet


@pytest.fixture
def artists() -> Callable[[Sheet, str], dict[str, Any]]:
    return named


@pytest.fixture
def texts() -> Callable[[Sheet, str], dict[str, str]]:
    return _texts


@pytest.fixture
def boxes() -> Callable[[Sheet], dict[str, Box]]:
    return text_boxes
