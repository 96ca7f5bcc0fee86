"""What a goal chart shows besides, when asked: forecast, the year before, arrows. Off, nothing of it is there."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.analysis.forecast.forecast import Forecast
from kpidesk.analysis.prospects.indicator_forecast import forecast_of
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.goal.goal_facts import facts_for
from kpidesk.charts.goal.goal_making import goal_chart
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.charts.paper.sheet import EDGE, Box, Sheet
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.style import LIGHT, Layout, screen_layout
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]
Boxes = Callable[[Sheet], dict[str, Box]]

NOW = dt.datetime(2026, 12, 31)
LAST = Month.of(2026, 8)
SHOP = Segment(SegmentKind.CHANNEL, "shop")
SEASON = [1000.0, 900, 1100, 1200, 1300, 1400, 1500, 1450, 1250, 1150, 1050, 1600]
TWO_YEARS = [*SEASON[8:], *SEASON, *(value * (1.1, 0.95, 1.02)[place % 3] for place, value in enumerate(SEASON[:8]))]
USUAL = Goal(1300)
FORECAST, BEFORE = Options(forecast=True), Options(previous_year=True)
STEP, GROWTH = Options(difference_arrow=True), Options(growth_arrow=True)
ALL = Options(forecast=True, previous_year=True, difference_arrow=True, growth_arrow=True)


def business(
    values: Sequence[float | None] = TWO_YEARS,
    *,
    goal: Goal | None = USUAL,
    direction: Direction = Direction.HIGHER,
    unit: Unit = Unit.MONEY,
    label: str = "Sales",
    currency: str = "EUR",
    running: int = 0,
    redefined: str = "",
) -> Workbook:
    """Sales of the months up to August 2026, visits, and the rate of both."""
    months = [LAST.plus(i + 1 - len(values)) for i in range(len(values))]
    known = [(month, value) for month, value in zip(months, values, strict=True) if value is not None]
    channels = frozenset({SegmentKind.CHANNEL})
    indicators = [
        Indicator("sales", label, unit, "Sales", direction=direction, segment_kinds=channels),
        Indicator("visits", "Visits", Unit.COUNT, "Sales"),
        Indicator("rate", "Rate", Unit.PERCENT, "Sales", Kind.KPI, Direction.HIGHER, formula="sales / visits"),
    ]
    cells = {Cell("sales", month): value for month, value in known}
    cells |= {Cell("visits", month): 20_000.0 + 10 * (month % 3) for month, _ in known}
    year = Month.of(2026, 1).until(Month.of(2026, 12))
    goals = {GoalKey("sales", month): goal for month in year} if goal else {}
    goals |= {GoalKey("rate", month): Goal(0.06) for month in year}
    goals[GoalKey("sales", LAST, segment=SHOP)] = Goal(70)
    contents = Contents(
        Business("Shop", currency, 1),
        segments=(SHOP,),
        values=cells | {Cell("sales", LAST, SHOP): 60.0},
        goals=goals,
        months={LAST: MonthState(MonthStatus.UNFINISHED, running)} if running else {},
        breaks={BreakKey("sales", Month.parse(redefined)): Break(BreakKind.REDEFINED)} if redefined else {},
    )
    return Workbook(NoLedger(), contents, {about.id: about for about in indicators}, lambda: NOW)


def chart(
    options: Options, workbook: Workbook | None = None, indicator: str = "sales", period: str = "2026-08", **more: Any
) -> GoalVsActual:
    workbook = workbook or business()
    asked = ChartAsk(ChartKind.GOAL, indicator, workbook.calendar.parse(period), options=options, **more)
    made = goal_chart(workbook, asked)
    assert isinstance(made, GoalVsActual)
    return made


def sheet(made: GoalVsActual, layout: Layout = SLIDE.layout) -> Sheet:
    return picture.draw(made, layout, picture.Look(), 72)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_with_all_options_off_the_picture_is_that_of_the_plain_facts() -> None:
    workbook = business()
    bare = describe(facts_for(workbook, "sales", Period.month(LAST)))
    assert picture.svg_bytes(chart(Options(), workbook)) == picture.svg_bytes(bare)


# -- forecast ------------------------------------------------------------------------------------------------------


def test_without_options_nothing_is_there(artists: Artists) -> None:
    made = chart(Options())
    assert (made.facts.ahead, made.facts.previous_year, made.facts.arrows, made.facts.remarks) == ((), (), None, ())
    for start in ("forecast", "whisker", "last-year", "arrow"):
        assert not artists(sheet(made), start)


def test_months_after_the_last_actual_are_hatched_as_the_analysis_tells(artists: Artists) -> None:
    workbook = business()
    told = forecast_of(workbook, "sales", 4)
    assert isinstance(told, Forecast)
    made = chart(FORECAST, workbook)
    assert [point.ahead for point in made.points[8:]] == list(told.months)
    drawn = sheet(made)
    bars = {name: bar for name, bar in artists(drawn, "forecast-").items() if "hatch" not in name}
    assert list(bars) == ["2026-09", "2026-10", "2026-11", "2026-12"]
    for name, bar in bars.items():
        assert to_hex(bar.get_facecolor()).upper() == LIGHT.background
        assert to_hex(bar.get_edgecolor()).upper() == LIGHT.actual
        assert artists(drawn, f"forecast-{name}-hatch-")
    assert not set(bars) & set(artists(drawn, "actual-"))


def test_hatched_columns_and_whiskers_have_the_columns_scale(artists: Artists) -> None:
    made = chart(FORECAST)
    drawn = sheet(made)
    zero = artists(drawn, "axis")[""].get_ydata()[0]
    solid, point = artists(drawn, "actual-2026-08")[""], made.points[8]
    per_unit = solid.get_height() / float(made.points[7].number or 0)
    ahead, whisker = point.ahead, artists(drawn, "whisker-2026-09")[""]
    assert ahead is not None
    bar = artists(drawn, "forecast-2026-09")[""]
    assert bar.get_height() + bar.get_linewidth() == pytest.approx(ahead.value * per_unit)
    assert min(whisker.get_ydata()) == pytest.approx(zero + ahead.low * per_unit)
    assert max(whisker.get_ydata()) == pytest.approx(zero + ahead.high * per_unit)
    assert whisker.get_linewidth() < 1.5


@pytest.mark.parametrize(
    ("direction", "role"), [(Direction.HIGHER, "bad"), (Direction.LOWER, "good"), (Direction.NEUTRAL, "actual")]
)
def test_variances_of_expected_months_are_hatched_in_their_colour(
    artists: Artists, texts: Texts, direction: Direction, role: str
) -> None:
    made = chart(FORECAST, business(goal=Goal(3000), direction=direction))
    drawn = sheet(made)
    bar = artists(drawn, "variance-2026-09")[""]
    assert to_hex(bar.get_edgecolor()).upper() == getattr(LIGHT, role)
    assert to_hex(bar.get_facecolor()).upper() == LIGHT.background
    assert artists(drawn, "variance-2026-09-hatch-")
    ahead = made.points[8].ahead
    assert ahead is not None
    shown = made.scale.shown(ahead.value) - made.scale.shown(3000.0)
    assert texts(drawn, "variance-label-2026-09")[""] == made.scale.signed(shown)


def test_the_message_stays_with_the_figures_that_are_there() -> None:
    assert chart(FORECAST).titles == chart(Options()).titles
    assert chart(FORECAST).series.year_to_date == chart(Options()).series.year_to_date


def test_subtitle_footnote_and_alt_text_tell_of_the_forecast() -> None:
    made = chart(FORECAST)
    assert "hatched = forecast with its 80 % range" in plain(made.subtitle)
    assert "Forecast from 24 months (Sep 2024 to Aug 2026): mean of three levels" in made.footnote
    assert "In December 2026 1.61k EUR is expected, likely 1.53k to 1.70k EUR." in plain(made.alt_text)


def test_rows_and_spots_hold_the_forecast() -> None:
    made = chart(FORECAST)
    rows = list(made.rows())
    assert rows[0][5:9] == ["a year before", "forecast", "range from", "range to"]
    ahead = made.points[8].ahead
    assert ahead is not None
    assert rows[9][6:9] == [ahead.value, ahead.low, ahead.high]
    assert rows[9][4] == pytest.approx(ahead.value - 1300)
    assert rows[8][6:9] == [None, None, None]
    assert plain(made.spots[8].words).startswith("September 2026: still ahead, expected EUR 1,")
    assert ", likely between EUR " in plain(made.spots[8].words)


def test_a_rate_goes_on_dashed_with_whiskers(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart(FORECAST, indicator="rate"))
    (was,), (ahead,) = artists(drawn, "actual-from-").values(), artists(drawn, "forecast-from-").values()
    assert (was.get_linestyle(), ahead.get_linestyle()) == ("-", "--")
    assert (was.get_xdata()[-1], was.get_ydata()[-1]) == (ahead.get_xdata()[0], ahead.get_ydata()[0])
    assert list(artists(drawn, "whisker-")) == ["2026-09", "2026-10", "2026-11", "2026-12"]
    assert texts(drawn, "end-Forecast")[""].startswith("Forecast ")


def test_a_running_month_stays_hollow_and_the_next_are_hatched(artists: Artists) -> None:
    drawn = sheet(chart(FORECAST, business(running=9)))
    assert next(name for name in artists(drawn, "forecast-") if "hatch" not in name) == "2026-09"
    assert to_hex(artists(drawn, "actual-2026-08")[""].get_facecolor()).upper() == LIGHT.background


def test_looking_back_uses_nothing_that_came_later() -> None:
    made = chart(FORECAST, period="2026-02")
    assert "(Sep 2024 to Feb 2026)" in made.footnote
    assert [str(point.month) for point in made.points if point.ahead] == [f"2026-{month:02}" for month in range(3, 13)]


@pytest.mark.parametrize(
    ("values", "period", "says"),
    [
        (SEASON[:4], "2026-08", "No forecast: “Sales” needs 6 finished months with a figure; there are 4."),
        (SEASON[:8], "2026-08", "No forecast: a line needs 12 months, there are 8."),
        ([*SEASON[:9], None, *SEASON[10:]], "2026-08", "No forecast: “Sales” has no figure for June 2026;"),
        (TWO_YEARS, "12m:2026-08", "No forecast: the months shown end with August 2026."),
    ],
)
def test_no_forecast_says_why(artists: Artists, values: list[float | None], period: str, says: str) -> None:
    made = chart(FORECAST, business(values), period=period)
    assert says in made.footnote
    assert not made.series.has_forecast
    assert not artists(sheet(made), "forecast-")


# -- the year before -----------------------------------------------------------------------------------------------


def test_the_year_before_is_marked_in_every_month_that_has_one(artists: Artists) -> None:
    made = chart(BEFORE)
    assert [point.last_year for point in made.points] == SEASON
    assert len(artists(sheet(made), "last-year-")) == 12
    assert "grey mark = a year before" in made.subtitle


def test_no_year_before_is_said() -> None:
    made = chart(BEFORE, business(SEASON[:6]))
    assert made.facts.previous_year == ()
    assert "There are no figures of a year before to show." in made.footnote


def test_a_year_before_with_another_meaning_is_not_shown() -> None:
    made = chart(BEFORE, business(redefined="2026-05"))
    assert [point.last_year is None for point in made.points[:9]] == [False] * 4 + [True] * 5


# -- arrows --------------------------------------------------------------------------------------------------------


def test_the_difference_arrow_leads_from_the_month_before(artists: Artists, texts: Texts) -> None:
    made = chart(STEP)
    drawn = sheet(made)
    july, august = (float(point.number or 0) for point in made.points[6:8])
    arrow, bars = artists(drawn, "arrow-0")[""], artists(drawn, "actual-")
    centres = [bars[month].get_x() + bars[month].get_width() / 2 for month in ("2026-07", "2026-08")]
    slot = centres[1] - centres[0]
    assert [arrow.get_xdata()[0], arrow.get_xdata()[-1]] == pytest.approx([x - 0.06 * slot for x in centres])
    shown, ratio = made.scale.shown(august) - made.scale.shown(july), 100 * (august - july) / july
    said = f"{made.scale.signed(shown)}k EUR (\u2212{abs(ratio):.0f} %)"
    assert plain(texts(drawn, "arrow-0-text")[""]) == said
    assert f"Arrow from Jul 2026 to Aug 2026: {texts(drawn, 'arrow-0-text')['']}." in made.alt_text


def test_with_the_year_before_the_arrow_leads_from_there() -> None:
    (arrow,) = chart(Options(difference_arrow=True, previous_year=True)).series.arrows
    assert plain(arrow.text) == "−0.07k EUR (−5.0 %) on Aug 2025"
    assert arrow.before == arrow.after == LAST


def test_without_a_year_before_the_arrow_leads_from_the_month_before() -> None:
    (arrow,) = chart(Options(difference_arrow=True, previous_year=True), business(SEASON[:8])).series.arrows
    assert (str(arrow.before), str(arrow.after)) == ("2026-07", "2026-08")


def test_a_difference_that_is_not_seen_is_no_arrow(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart(STEP, business([*TWO_YEARS[:-2], 1500.0, 1500.4])))
    assert texts(drawn, "arrow-0-text") == {"": "unchanged"}
    assert not artists(drawn, "arrow-0-head")


def test_a_running_month_is_no_end_of_an_arrow() -> None:
    (step,) = chart(STEP, business(running=9)).series.arrows
    assert (str(step.before), str(step.after)) == ("2026-06", "2026-07")


def test_the_first_month_shown_names_the_one_before_it() -> None:
    (step,) = chart(STEP, period="2026-01").series.arrows
    assert step.before == step.after == Month.of(2026, 1)
    assert plain(step.text).endswith(" on Dec 2025")


def test_growth_is_the_rate_that_leads_from_the_first_month_to_the_last(artists: Artists) -> None:
    made = chart(GROWTH)
    (arrow,) = made.series.arrows
    first, last = (float(made.points[place].number or 0) for place in (0, 7))
    assert plain(arrow.text) == f"+{100 * ((last / first) ** (1 / 7) - 1):.1f} % a month on average"
    assert (str(arrow.before), str(arrow.after)) == ("2026-01", "2026-08")
    assert list(artists(sheet(made), "arrow-")) == ["0", "0-head", "0-text"]


def test_arrows_that_cannot_be_say_why() -> None:
    options = Options(difference_arrow=True, growth_arrow=True)
    rate = chart(options, indicator="rate")
    assert "No average growth: it is told in points, not in percent." in rate.footnote
    assert plain(rate.series.arrows[0].text).endswith(" pp")
    alone = chart(options, business([100.0]))
    assert "No difference arrow: there is no whole month to compare with in July 2026." in alone.footnote
    assert "No average growth: it needs two finished months." in alone.footnote
    anew = chart(options, business(redefined="2026-08"))
    assert "No difference arrow: nothing is compared across a change of meaning." in anew.footnote


def test_arrows_stand_above_every_column_and_label(boxes: Boxes, artists: Artists) -> None:
    drawn = sheet(chart(ALL))
    foot = min(artists(drawn, "arrow-1-head")[""].get_xy()[:, 1])
    labels = [box.top for name, box in boxes(drawn).items() if name.startswith("label-")]
    assert max(labels) < foot


# -- parts and labels ----------------------------------------------------------------------------------------------


def test_a_part_of_the_business_has_its_own_goals() -> None:
    made = chart(Options(), segment=SHOP)
    assert made.points[7].goal_low == 70.0
    assert made.points[6].goal_low is None


AWKWARD: dict[str, Workbook] = {
    "usual": business(),
    "band": business(goal=Goal(1200, 1400), direction=Direction.BAND),
    "running": business(running=9),
    "seven digits": business([value * 1234.5 for value in TWO_YEARS], goal=Goal(1_700_000)),
    "negative": business([-value for value in TWO_YEARS], goal=Goal(-1250)),
    "across zero": business([value - 1200 for value in TWO_YEARS], goal=Goal(100)),
    "long name": business(label="Average lifetime value of customers that came by recommendation"),
    "right to left": business(currency="د.إ."),
    "few": business(TWO_YEARS[:8]),
}
LAYOUTS = {name: PRESETS[name].layout for name in ("slide", "half", "square", "portrait")} | {
    "small window": screen_layout(700, 400),
}


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("indicator", ["sales", "rate"])
def test_no_text_touches_another_or_leaves_the_sheet(name: str, indicator: str, boxes: Boxes) -> None:
    made = chart(ALL, AWKWARD[name], indicator)
    for where, layout in LAYOUTS.items():
        found = boxes(sheet(made, layout))
        room = Box(EDGE - 0.01, 0, layout.width - EDGE + 0.01, layout.height)
        assert all(box.lies_in(room) for box in found.values()), where
        for (text, box), (other, other_box) in combinations(found.items(), 2):
            assert not box.touches(other_box), (where, text, other)


def test_the_same_chart_gives_the_same_bytes() -> None:
    first, second = (picture.svg_bytes(chart(ALL)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([-5.0] * 7 + [9.0], "No average growth: January 2026 is not above 0."),
        ([5.0] * 7 + [-9.0], "No average growth: August 2026 is below 0."),
    ],
)
def test_growth_that_cannot_be_told_names_the_month(values: list[float | None], says: str) -> None:
    assert says in chart(GROWTH, business(values)).footnote


def test_with_neither_figures_nor_goals_it_is_refused_with_what_is_missing() -> None:
    asked = ChartAsk(ChartKind.GOAL, "visits", Period.month(Month.of(2025, 3)))
    made = goal_chart(business(TWO_YEARS[:8]), asked)
    assert isinstance(made, RefusedChart)
    assert made.reason == "“Visits” has no figures and no goal for 2025. “Visits” is not entered for March 2025."


def test_goals_without_figures_are_shown() -> None:
    assert chart(Options(), business([])).titles[0] == "Sales: no figures for 2026"
