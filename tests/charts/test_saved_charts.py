"""Charts kept in the file: what they ask for, in any file that may be opened."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.overview.tiles import arrangement
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts.ask import Options
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.own_title import OwnTitle
from kpidesk.charts.saved import (
    ChartSettings,
    Span,
    ThemeChoice,
    in_order,
    keeping,
    kept,
    rearranged,
    settings_read,
)
from kpidesk.domain.business import SavedChart
from kpidesk.domain.change import RenameSegment, SetIndicators, SetSavedCharts
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.segments import renaming
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import NOW, NoLedger, sample

NEWS = Segment(SegmentKind.CHANNEL, "Newsletter: weekly")
GOAL = ChartKind.GOAL
KNOWN, SAMPLE = read_catalogue().indicators, sample()


class Kept(NoLedger):
    def write(self, *_: object) -> None:
        """Takes all."""


@pytest.fixture
def shop() -> Workbook:
    return Workbook(Kept(), copy.deepcopy(SAMPLE), KNOWN, lambda: NOW)


all_settings = st.builds(
    ChartSettings,
    st.sampled_from(ChartKind),
    st.sampled_from(["", "revenue", "gone"]),
    st.one_of(
        st.builds(Span, st.sampled_from(PeriodKind), st.none()),
        st.builds(Span, st.just(PeriodKind.ROLLING), st.just(Month.of(2026, 2)), st.integers(1, 60)),
    ),
    st.sampled_from([None, NEWS, Segment(SegmentKind.PRODUCT, "Mug “large”")]),
    st.lists(st.sampled_from(["revenue", "orders"]), unique=True).map(tuple),
    st.builds(Options, *[st.booleans()] * 6),
    st.one_of(st.none(), st.builds(OwnTitle, st.just("Ours: 5 % 🫖"), st.sampled_from(["", "Made"]))),
    st.builds(ThemeChoice, st.booleans(), st.booleans(), st.booleans()),
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(all_settings)
def test_what_is_kept_is_read_back(held: ChartSettings) -> None:
    chart = kept(held, "Mine", 4)
    assert (chart.title, chart.kind, chart.indicator, chart.position) == ("Mine", str(held.kind), held.indicator, 4)
    assert settings_read(chart) == held


def test_usual_settings_take_no_room() -> None:
    assert kept(ChartSettings(GOAL, "revenue"), "Mine").settings == "{}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[1]",
        "[" * 9_000,
        json.dumps({"period": 7, "month": "soon", "months": "many", "segment": [], "indicators": "all"}),
        json.dumps({"period": [], "month": ["2026-08"], "months": True, "segment": "team:a", "options": [1]}),
        json.dumps({"options": {"notes": "no", "party": True}, "theme": {"dark": 1}, "title": 5, "made_title": None}),
        json.dumps({"period": "12m", "months": 5_000, "month": "9999-01", "indicators": [], "title": "  "}),
    ],
)
def test_settings_that_cannot_be_read_are_as_usual(text: str) -> None:
    found = settings_read(SavedChart("Mine", "goal-vs-actual", "revenue", text))
    assert found is not None
    assert replace(found, span=Span()) == ChartSettings(GOAL, "revenue")
    assert found.span in {Span(), Span(PeriodKind.ROLLING)}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
NAMES = ["period", "month", "months", "segment", "indicators", "options", "title", "made_title", "theme"]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(NAMES), json_values))
def test_whatever_stands_in_a_file_is_read_and_kept_again(held: dict[str, Any]) -> None:
    found = settings_read(SavedChart("Mine", "limits", "revenue", json.dumps(held)))
    assert found is not None
    assert settings_read(kept(found, "Mine")) == found


def test_a_title_out_of_a_file_is_clean_and_short() -> None:
    text = json.dumps({"title": "\u202eevil\n" + "x" * 300})
    found = settings_read(SavedChart("Mine", "limits", "revenue", text))
    assert found is not None and found.own_title is not None
    assert found.own_title.words.startswith("evil x") and len(found.own_title.words) == 110


def test_a_kind_of_another_version_is_none() -> None:
    assert settings_read(SavedChart("Mine", "pie", "revenue")) is None


def test_the_newest_month_moves_on_and_a_fixed_one_stays(shop: Workbook) -> None:
    assert Span().period(shop) == Period.month(Month.of(2026, 8))
    march = Month.of(2026, 3)
    assert Span(PeriodKind.ROLLING, march, 6).period(shop) == Period.rolling(march, 6)
    assert Span(PeriodKind.QUARTER, march).period(shop).first == Month.of(2026, 1)


def test_a_kept_chart_is_made_under_its_own_title(shop: Workbook) -> None:
    held = ChartSettings(GOAL, "total_revenue", own_title=OwnTitle("As planned"))
    chart = held.chart(shop)
    assert chart.titles == ("As planned",)
    assert chart.subject == "total_revenue"


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (ChartSettings(GOAL, "gone"), "The figure or KPI that this chart is about is not there any more."),
        (ChartSettings(GOAL, "revenue", segment=NEWS), "There is no channel “Newsletter: weekly” any more."),
    ],
)
def test_a_chart_of_what_is_gone_says_so(shop: Workbook, held: ChartSettings, told: str) -> None:
    chart = replace(held, own_title=OwnTitle("Ours")).chart(shop)
    assert isinstance(chart, RefusedChart)
    assert chart.reason == told


def test_indicators_that_are_gone_are_left_out_of_a_chart_of_several(shop: Workbook) -> None:
    held = ChartSettings(ChartKind.TABLE, "", indicators=("revenue", "gone", "orders"))
    assert held.ask(shop).indicators == ("revenue", "orders")


def test_charts_stand_in_their_order_and_new_ones_behind_them(shop: Workbook) -> None:
    keys = []
    for name in ("First", "Second", "Third"):
        key, change = keeping(shop, ChartSettings(GOAL, "revenue"), name)
        shop.apply(change)
        keys.append(key)
    assert [chart.title for chart in in_order(shop).values()] == ["First", "Second", "Third"]
    first, second, third = keys
    shop.apply(rearranged(shop, [third, first, second]))
    assert [chart.title for chart in in_order(shop).values()] == ["Third", "First", "Second"]
    assert rearranged(shop, [third, first, second]) == SetSavedCharts({})
    _, change = keeping(shop, ChartSettings(GOAL, "revenue"), "Fourth")
    shop.apply(change)
    assert list(in_order(shop).values())[-1].title == "Fourth"


def test_tiles_of_the_overview_are_no_charts(shop: Workbook) -> None:
    shop.apply(arrangement(shop, ["total_revenue"]))
    assert in_order(shop) == {}
    key, change = keeping(shop, ChartSettings(GOAL, "revenue"), "Mine")
    shop.apply(change)
    assert list(in_order(shop)) == [key]
    assert len(shop.saved_charts) == 2


def test_a_chart_about_a_channel_follows_its_new_name(shop: Workbook) -> None:
    part = next(one for one in shop.segments if one.kind is SegmentKind.CHANNEL)
    key, change = keeping(shop, ChartSettings(GOAL, "visits", segment=part), "Mine")
    shop.apply(change)
    assert not isinstance(renaming(shop, part, "Elsewhere"), RenameSegment)
    shop.apply(renaming(shop, part, "Elsewhere"))
    found = settings_read(shop.saved_charts[key])
    assert found is not None and found.segment == part._replace(name="Elsewhere")


def test_a_kpi_with_another_name_keeps_its_charts(shop: Workbook) -> None:
    own = replace(shop.indicator("profit_margin"), id="own_margin", own=True, label="My margin")
    shop.apply(SetIndicators({"own_margin": own}))
    key, change = keeping(shop, ChartSettings(GOAL, "own_margin"), "Mine")
    shop.apply(change)
    shop.apply(SetIndicators({"own_margin": replace(own, label="What is left")}))
    found = settings_read(shop.saved_charts[key])
    assert found is not None
    assert "What is left" in found.chart(shop).alt_text


@pytest.mark.parametrize(
    ("kind", "span", "dated"),
    [
        (GOAL, Span(), "2026-08"),
        (GOAL, Span(PeriodKind.QUARTER), "2026-Q3"),
        (GOAL, Span(PeriodKind.YEAR), "2026"),
        (GOAL, Span(PeriodKind.ROLLING), "2026-08-12-months"),
        (ChartKind.BULLET, Span(PeriodKind.YEAR_TO_DATE), "2026-08-year-to-date"),
        (ChartKind.PACE, Span(), "2026-08"),
        (ChartKind.LIMITS, Span(PeriodKind.QUARTER), "2026-08"),
        (ChartKind.LIMITS, Span(PeriodKind.ROLLING, length=24), "2026-08-24-months"),
    ],
)
def test_files_of_the_same_month_are_dated_by_their_span(
    shop: Workbook, kind: ChartKind, span: Span, dated: str
) -> None:
    assert ChartSettings(kind, "total_revenue", span).dated(shop, Month.of(2026, 8)) == dated
