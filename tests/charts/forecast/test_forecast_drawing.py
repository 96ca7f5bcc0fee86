"""A forecast on its artists: nothing expected is solid, the band is where it belongs, no text touches another."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH, GERMAN, NumberForm
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.forecast.forecast_making import forecast_chart
from kpidesk.charts.paper.sheet import EDGE, Box, Sheet
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.picture import Look
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.style import DARK, LIGHT, Layout, screen_layout
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]
Boxes = Callable[[Sheet], dict[str, Box]]

NOW = dt.datetime(2026, 12, 31)
LAYOUTS = {name: PRESETS[name].layout for name in ("slide", "half", "square", "portrait")} | {
    "small window": screen_layout(700, 400),
}
YEAR = [1000.0, 900, 1100, 1200, 1300, 1400, 1500, 1450, 1250, 1150, 1050, 1600]
TWO_YEARS = [*YEAR, *(value * (1.1, 0.95, 1.02)[place % 3] for place, value in enumerate(YEAR))]


def chart(
    values: Sequence[float | None],
    *,
    label: str = "Sales",
    currency: str = "EUR",
    unit: Unit = Unit.MONEY,
    goal: Goal | None = None,
    goal_months: int = 12,
    running: int = 0,
    form: NumberForm = ENGLISH,
    note: str = "",
) -> Any:
    """The values are those of the months up to August 2026."""
    end = Month.of(2026, 8)
    months = [end.plus(i + 1 - len(values)) for i in range(len(values))]
    contents = Contents(
        Business("Shop", currency, 1),
        values={Cell("sales", m): float(v) for m, v in zip(months, values, strict=True) if v is not None},
        goals={GoalKey("sales", end.plus(i - 3)): goal for i in range(goal_months)} if goal else {},
        months={end: MonthState(MonthStatus.UNFINISHED, running)} if running else {},
        month_notes={end: note} if note else {},
    )
    about = Indicator("sales", label, unit, "Sales", direction=Direction.HIGHER)
    workbook = Workbook(NoLedger(), contents, {"sales": about}, lambda: NOW)
    return forecast_chart(workbook, ChartAsk(ChartKind.FORECAST, "sales", Period.month(end), form=form))


def sheet(made: Any, layout: Layout = SLIDE.layout, look: Look | None = None) -> Sheet:
    return picture.draw(made, layout, look or Look(), 72)


def test_history_is_solid_and_the_forecast_dashed_from_its_last_month_on(artists: Artists) -> None:
    drawn = sheet(chart(TWO_YEARS))
    (was,), (ahead,) = artists(drawn, "actual-from-").values(), artists(drawn, "forecast-from-").values()
    assert (was.get_linestyle(), was.get_linewidth()) == ("-", 3.0)
    assert (ahead.get_linestyle(), ahead.get_linewidth()) == ("--", 3.0)
    assert (was.get_xdata()[-1], was.get_ydata()[-1]) == (ahead.get_xdata()[0], ahead.get_ydata()[0])
    assert (len(was.get_xdata()), len(ahead.get_xdata())) == (24, 7)


def test_the_band_opens_at_the_last_figure_and_holds_the_forecast(artists: Artists) -> None:
    drawn = sheet(chart(TWO_YEARS))
    band, line = artists(drawn, "band")[""], artists(drawn, "forecast-from-2026-08")[""]
    corners = band.get_xy()  # the last corner is the first one: both edges begin there
    highs, lows = corners[:7], corners[7:][::-1]
    assert tuple(highs[0]) == tuple(lows[0]) == (line.get_xdata()[0], line.get_ydata()[0])
    for high, low, y in list(zip(highs, lows, line.get_ydata(), strict=True))[1:]:
        assert low[1] < y < high[1]
    assert to_hex(band.get_facecolor()).upper() == LIGHT.band


def test_under_a_year_there_is_a_band_and_no_line(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart(YEAR[:8]))
    assert artists(drawn, "band") and not artists(drawn, "forecast-from-")
    assert texts(drawn, "end-high")[""].startswith("Usual range to ")
    assert "end-forecast" not in artists(drawn, "")


def test_the_band_of_what_cannot_be_negative_ends_at_zero(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart([0.0, 40, 3, 0, 55, 2, 8, 31, 0, 60, 5, 1]))
    assert texts(drawn, "end-low") == {"": "from 0.0"}


def test_the_goal_is_a_thin_step_line_into_the_months_to_come(artists: Artists) -> None:
    drawn = sheet(chart(TWO_YEARS, goal=Goal(1400), goal_months=8))
    (step,) = artists(drawn, "goal-from-").values()
    line = artists(drawn, "forecast-from-2026-08")[""]
    assert step.get_linewidth() == 1.2
    assert step.get_xdata()[-1] > line.get_xdata()[3]


def test_a_running_month_is_a_ring_beside_its_forecast(artists: Artists) -> None:
    drawn = sheet(chart([*TWO_YEARS, 300], running=9))
    ring, line = artists(drawn, "actual-2026-08")[""], artists(drawn, "forecast-from-2026-07")[""]
    assert to_hex(ring.get_markerfacecolor()).upper() == LIGHT.background
    assert ring.get_xdata()[0] == pytest.approx(line.get_xdata()[1])


def test_names_at_the_right_stand_in_the_order_of_their_lines(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart(TWO_YEARS, goal=Goal(1900)))
    heights = {name: artist.get_position()[1] for name, artist in artists(drawn, "end-").items() if name != "actual"}
    assert sorted(heights, key=lambda name: -heights[name]) == ["goal", "high", "forecast", "low"]
    assert texts(drawn, "end-goal") == {"": "Goal 1.90k\u00a0EUR"}


AWKWARD: dict[str, Any] = {
    "usual": {"values": TWO_YEARS, "goal": Goal(1400)},
    "range only": {"values": YEAR[:7], "goal": Goal(1400)},
    "60 months": {"values": YEAR * 5},
    "all the same": {"values": [500.0] * 30, "goal": Goal(500)},
    "long name": {"values": YEAR, "label": "Average lifetime value of customers that came by recommendation"},
    "one long word": {"values": YEAR, "label": "Kundenzufriedenheitsbefragungsergebniswer"},
    "seven digits": {"values": [1_234_567 + value for value in YEAR], "goal": Goal(1_234_000, 1_236_000)},
    "negative": {"values": [-value for value in YEAR], "goal": Goal(-900)},
    "across zero": {"values": [value - 1200 for value in YEAR]},
    "running": {"values": [*YEAR, 300], "running": 9, "goal": Goal(1300), "goal_months": 5},
    "german": {"values": YEAR, "form": GERMAN},
    "french": {"values": [value / 20_000 for value in YEAR], "form": FRENCH, "unit": Unit.HOURS},
    "right to left": {"values": YEAR, "currency": "د.إ.", "goal": Goal(1400)},
    "note": {"values": YEAR, "note": "Closed in the second week; the fair in the third brought more than ever"},
    "uneven": {"values": [1.0, 900, 3, 12_000, 40, 7, 900, 2, 30, 4000, 9, 1]},
}


@pytest.mark.parametrize("name", AWKWARD)
def test_no_text_touches_another_leaves_the_sheet_or_is_too_small(name: str, boxes: Boxes, artists: Artists) -> None:
    made = chart(**AWKWARD[name])
    for where, layout in LAYOUTS.items():
        drawn = sheet(made, layout)
        room = Box(EDGE - 0.01, 0, layout.width - EDGE + 0.01, layout.height)
        found = boxes(drawn)
        for text, box in found.items():
            assert box.lies_in(room), (where, text)
        for (text, box), (other, other_box) in combinations(found.items(), 2):
            assert not box.touches(other_box), (where, text, other)
        sizes = [artist.get_fontsize() for artist in artists(drawn, "").values() if hasattr(artist, "get_fontsize")]
        assert min(sizes) >= layout.smallest
        assert {"end-actual", "end-high", "end-low"} <= set(artists(drawn, "")), where


@pytest.mark.parametrize("dark", [False, True])
def test_only_the_themes_own_colours_are_used(dark: bool) -> None:
    theme, used = DARK if dark else LIGHT, set()
    drawn = sheet(chart([*YEAR, 300], goal=Goal(1200), running=9), look=Look(dark=dark))
    for artist in drawn.figure.get_children():
        for ask in ("get_facecolor", "get_edgecolor", "get_color", "get_markerfacecolor", "get_markeredgecolor"):
            if hasattr(artist, ask):
                colour = to_hex(getattr(artist, ask)(), keep_alpha=True).upper()
                used |= set() if colour.endswith("00") and len(colour) == 9 else {colour[:7]}
    assert used <= theme.every


def test_every_spot_has_its_place() -> None:
    made = chart(YEAR)
    assert list(sheet(made).spots) == [spot.key for spot in made.spots]


def test_the_same_chart_gives_the_same_bytes() -> None:
    first, second = (picture.svg_bytes(chart(YEAR)) for _ in range(2))
    assert first == second
