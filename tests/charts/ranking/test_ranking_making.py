"""The order of a ranking, its total, what is joined and what is left over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.chart import Origin, RefusedChart
from kpidesk.charts.ranking.ranking_chart import RankingChart
from kpidesk.charts.ranking.ranking_making import ranking_misfit
from kpidesk.charts.ranking.ranking_series import RowKind
from tests.analysis.typed_business import START
from tests.charts.ranking.ranking_shop import VISITS, ask, asked, many, part, ranking, shop


def _names(chart: RankingChart) -> list[str]:
    return [row.name for row in chart.series.rows]


def test_the_whole_is_on_top_then_the_parts_by_size_and_the_rest_last() -> None:
    chart = ranking(VISITS, "website_visits")
    assert _names(chart) == ["Whole business", "Search", "Mail", "Social", "Unassigned"]
    assert [row.value for row in chart.series.rows] == [1200, 700, 250, 210, 40]
    assert [row.earlier for row in chart.series.rows] == [1000, 500, 300, 150, None]
    assert chart.titles[0] == "Website visits: Search is the largest channel in February, 0.70k of 1.20k (58\u202f%)"


def test_the_whole_of_a_ratio_is_worked_out_and_no_mean_of_the_bars() -> None:
    chart = ranking(VISITS, "conversion_rate")
    total = chart.series.rows[0]
    assert total.kind is RowKind.TOTAL and total.value == pytest.approx(31 / 1200)
    values = [row.value for row in chart.series.rows[1:]]
    assert values == pytest.approx([15 / 250, 14 / 700, 2 / 210])
    assert "unassigned" not in [row.key for row in chart.series.rows]


def test_a_ratio_shows_what_it_rests_on() -> None:
    chart = ranking(VISITS, "conversion_rate")
    assert [row.share for row in chart.series.rows] == [None, *map(pytest.approx, (250 / 1200, 700 / 1200, 210 / 1200))]
    assert "thin bar = share of visits" in chart.subtitle


def test_few_cases_are_grey_and_never_the_message() -> None:
    chart = ranking(VISITS, "conversion_rate")
    assert [row.key for row in chart.series.rows if row.is_few] == ["part-channel:Social"]
    assert "Grey = few cases: Social." in chart.footnote
    assert "Social" not in chart.titles[0]
    assert chart.titles[0].startswith("Conversion rate: Mail is highest (6.0\u202f%), Search lowest (2.0\u202f%)")


def test_of_many_parts_the_smallest_are_one_row_that_adds_up() -> None:
    chart = ranking(many(40), "visitors")
    rows = chart.series.rows
    assert len(rows) == 12
    assert (rows[-1].name, rows[-1].value) == ("30 others", sum(100 * number for number in range(1, 31)))
    assert len(list(chart.rows())) == 2 + 40
    assert [row[-1] for row in chart.rows()].count("among the others") == 30


def test_others_of_a_ratio_are_a_range_because_they_do_not_add_up() -> None:
    lines = many(40) | {f"conversions Channel {number}": [number * number] * 2 for number in range(1, 41)}
    row = ranking(lines, "conversion_rate").series.rows[-1]
    assert row.value is None
    assert (row.low, row.high) == (pytest.approx(1 / 100), pytest.approx(0.3))


def test_a_part_that_was_asked_about_has_its_own_bar() -> None:
    chart = ranking(many(40), "visitors", part("Channel 2"))
    assert "Channel 2" in _names(chart)
    assert len(chart.series.rows) == 12
    assert chart.subject == "visitors-Channel 2"


def test_parts_larger_than_the_whole_are_said_to_be() -> None:
    chart = ranking(VISITS | {"visitors": [1000, 1100]}, "visitors")
    assert chart.series.rows[-1].value == -60
    assert "The channels add up to more than the whole." in chart.footnote


def test_a_part_without_a_figure_has_no_bar_and_a_reason() -> None:
    chart = ranking(VISITS | {"visitors Mail": [300, None]}, "visitors")
    assert "Mail" not in _names(chart)
    assert "No bar = not entered: Mail." in chart.footnote
    assert ["Mail", None, 300.0, None, None, None, "not entered"] in list(chart.rows())


def test_goals_are_a_line_for_rates_and_a_mark_for_parts() -> None:
    chart = ranking(VISITS, "conversion_rate", goals={"conversion_rate": 0.03, "conversion_rate Mail": 0.05})
    assert chart.series.facts.lines == (0.03,) and "line = goal 3.0\u202f%" in chart.subtitle
    assert [row.goals for row in chart.series.rows if row.goals] == [(0.05,)]
    assert ranking(VISITS, "visitors", goals={"visitors": 1300}).series.facts.lines == ()


def test_both_ends_of_a_band_are_shown() -> None:
    goals = {"conversion_rate": (0.02, 0.03), "conversion_rate Mail": (0.04, 0.05)}
    chart = ranking(VISITS, "conversion_rate", goals=goals)
    assert "line = goal 2.0 to 3.0\u202f%" in chart.subtitle and "thick mark = its goal" in chart.subtitle
    mail = next(row for row in chart.series.rows if row.name == "Mail")
    assert mail.goals == (0.04, 0.05)
    assert "goal 4.0\u202f% to 5.0\u202f%" in next(spot.words for spot in chart.spots if spot.key == mail.key)
    rows = list(chart.rows())
    assert rows[0][-3:] == ["goal", "goal up to", "note"]
    assert [row[4:6] for row in rows[1:3]] == [[0.02, 0.03], [0.04, 0.05]]


def test_ads_are_held_against_what_pays_for_them() -> None:
    lines = {
        "ad_revenue": [600, 900],
        "ad_spend": [300, 300],
        "revenue": [2000, 2000],
        "cogs": [1000, 1200],
        "ad_revenue Search": [300, 600],
        "ad_spend Search": [100, 100],
        "ad_revenue Social": [300, 300],
        "ad_spend Social": [200, 200],
    }
    chart = ranking(lines, "roas")
    assert chart.series.facts.lines == (pytest.approx(2.5),)
    assert "line = break-even 2.5" in chart.subtitle and "thin bar = share of ad spend" in chart.subtitle


def test_level_parts_are_all_named_or_counted() -> None:
    lines = {"visitors": [30, 60], "visitors A": [10, 20], "visitors B": [10, 20], "visitors C": [10, 20]}
    assert ranking(lines, "visitors").titles[0] == (
        "Visits to the website (sessions): all channels are level in February, at 20"
    )
    two = ranking(lines | {"visitors C": [10, 5]}, "website_visits")
    assert two.titles[0] == "Website visits: A and B are the largest channels in February, 20 each"


def test_a_ranking_of_one_is_refused_with_how_many_there_are() -> None:
    found = asked({"visitors": [1, 2], "visitors A": [1, 2], "visitors B": [1, None]}, "visitors")
    assert isinstance(found, RefusedChart)
    assert found.reason.endswith(
        "in February 2022, and only one of 2 has it: “Visits (sessions)” (B) is not entered for February 2022."
    )


def test_a_business_with_one_channel_or_none_has_nothing_to_rank() -> None:
    one = asked({"visitors": [1, 2], "visitors A": [1, 2]}, "visitors")
    none = asked({"visitors": [1, 2]}, "visitors")
    assert isinstance(one, RefusedChart) and isinstance(none, RefusedChart)
    assert one.reason == "A ranking needs two channels, and the business has only one, “A”."
    assert none.reason == "A ranking needs two channels, and the business has none yet."


def test_a_refused_rate_names_the_figure_that_it_lacks() -> None:
    lines = {name: line for name, line in VISITS.items() if not name.startswith("conversions ")}
    found = asked(lines, "conversion_rate")
    assert isinstance(found, RefusedChart)
    why = "“Desired actions” (Search) is not entered for February 2022."
    assert f"in February 2022, and no channel has it: {why}" in found.reason


def test_few_cases_are_named_only_where_they_are_seen() -> None:
    lines = {f"visitors Channel {number}": [number, number] for number in range(1, 15)}
    chart = ranking({"visitors": [105, 105], **lines}, "visitors")
    assert [row.name for row in chart.series.rows if row.is_few] == [f"Channel {number}" for number in (9, 8, 7, 6, 5)]
    assert "Grey = few cases: Channel 9, Channel 8, Channel 7 and 2 more." in chart.footnote


def test_names_that_begin_alike_stay_apart_in_the_title() -> None:
    start = "Wochenmarkt und Kunsthandwerkermarkt Nr"
    names = [f"{start} {number} Donaudampfschifffahrt" for number in (7, 8)]
    chart = ranking({"visitors": [9, 9], f"visitors {names[0]}": [5, 5], f"visitors {names[1]}": [4, 4]}, "visitors")
    assert "…Nr 7 Donaudampfschifffahrt is the largest channel" in chart.titles[0]


def test_what_cannot_be_split_does_not_fit() -> None:
    assert "is not split" in (ranking_misfit(shop(VISITS), ask("profit")) or "")
    assert ranking_misfit(shop(VISITS), ask("conversion_rate")) is None
    assert ranking_misfit(shop(VISITS), ask("")) is not None


def test_bars_lead_to_their_figures() -> None:
    spots = ranking(VISITS, "visitors").spots
    assert spots[0].origin == Origin("visitors", START.next)
    assert spots[1].origin == Origin("visitors", START.next, part("Search"))
    assert spots[1].words == "Search: 700, January 500, 58\u202f% of the whole"
    assert spots[-1].origin is None


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=30), st.integers(0, 10**6))
def test_rows_below_the_whole_add_up_to_it(values: list[int], rest: int) -> None:
    lines: dict[str, list[float | None]] = {f"visitors C{place}": [0, value] for place, value in enumerate(values)}
    chart = ranking(lines | {"visitors": [0, sum(values) + rest]}, "visitors")
    total, *parts = [row.value or 0 for row in chart.series.rows]
    assert sum(parts) == total == sum(values) + rest
    ranked = [row.value or 0 for row in chart.series.rows if row.kind is RowKind.PART]
    assert ranked == sorted(ranked, reverse=True)
