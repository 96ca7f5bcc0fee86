"""What a campaign chart says, and when there is none."""

import pytest

from kpidesk.charts.campaign.campaign_chart import CampaignChart
from kpidesk.charts.campaign.campaign_making import campaign_chart, campaign_misfit
from kpidesk.charts.chart import RefusedChart
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from tests.analysis.typed_business import ADS
from tests.charts.campaign.campaign_shop import RATES, SPRING, YEAR, ask, asked, charted, shop


def test_three_levels_are_told_with_what_remained() -> None:
    """300, 390 and 315 a day."""
    chart = charted(shop(RATES))
    levels = [(level.name, round(level.rate, 6), level.places) for level in chart.series.levels]
    assert levels == [("Before", 300, (0, 1, 2)), ("During", 390, (3, 4)), ("After", 315, (5, 6, 7))]
    assert chart.titles[0] == ("Website visits per day: +30\u202f% during Spring against before, +5.0\u202f% after it")
    assert "Levels: whole months, 3 before, 2 during, 3 after." in chart.footnote
    assert chart.month == Month.of(2022, 5)


def test_last_year_stands_beside_before_so_that_a_season_is_no_success() -> None:
    chart = charted(shop([*YEAR, 300, 300, 300, 396], "2023-04-01", "2023-04-30"))
    assert chart.titles[0] == (
        "Website visits per day: +32\u202f% during Spring against before, +10\u202f% against last year"
    )
    assert "A year before, without it: +18\u202f% at the same time." in chart.footnote


def test_without_last_year_the_footnote_says_that_a_season_cannot_be_told() -> None:
    assert "A season cannot be told from the effect" in charted(shop(RATES)).footnote


def test_a_season_that_cannot_be_told_names_what_the_year_before_lacks() -> None:
    """January of the year before has no figure; April has, so the title can tell of last year all the same."""
    rates = [None, *YEAR[1:], 300, 300, 300, 396]
    chart = charted(shop(rates, "2023-04-01", "2023-04-30"))
    assert "against last year" in chart.titles[0]
    assert "A season cannot be told from the effect: of the year before January 2022 has no figure." in chart.footnote
    assert "the year before has no figures" in charted(shop(RATES)).footnote


def test_lines_with_words_beside_them_are_not_explained_again() -> None:
    chart = charted(shop([*YEAR, 300, 300, 300, 396], "2023-04-01", "2023-04-30"))
    assert chart.series.limits is not None
    assert "dashed" not in chart.subtitle


def test_a_level_in_the_usual_range_may_be_chance() -> None:
    unsteady = [300, 380, 290, 390, 280, 400, 300, 380, 290, 390, 280, 400, 300, 380, 290, 350]
    chart = charted(shop(unsteady, "2023-04-01", "2023-04-30"))
    assert chart.series.is_within
    assert "so it may be chance" in chart.footnote


def test_months_that_it_ran_in_partly_are_hollow_and_out_of_the_level() -> None:
    chart = charted(shop([300, 300, 300, 310, 400, 320, 300], "2022-04-20", "2022-06-05"))
    assert [point.month.number for point in chart.series.points if point.is_hollow] == [4, 6]
    assert chart.series.levels[1].places == (4,)
    assert "hollow = in part" in chart.subtitle
    only = charted(shop([300, 300, 300, 330, 300], "2022-04-05", "2022-04-20"))
    assert "It filled no month" in only.footnote


def test_a_running_campaign_is_told_so_far() -> None:
    chart = charted(shop([300, 300, 300, 390, 380], "2022-04-01", None, running=10))
    assert "so far in Spring" in chart.titles[0]
    assert [level.name for level in chart.series.levels] == ["Before", "During"]
    assert "Spring began on 1 Apr 2022." in chart.footnote
    assert chart.spots[-1].words == "May 2022: 380 a day, so far, 10 of 31 days, during Spring"


@pytest.mark.parametrize(
    ("rates", "starts", "words"),
    [
        ([300, 300, 390], "2022-03-01", "3 whole months before “Spring” are needed"),
        (RATES, None, "has no first day yet"),
        (RATES, "2022-09-01", "has not begun in a month with figures yet"),
        ([300, 300, 300, None, 390, 300], "2022-04-01", "is not entered for April 2022"),
        ([0, 0, 0, 390, 390], "2022-04-01", "was 0 before “Spring”"),
    ],
)
def test_what_is_missing_is_said(rates: list[float | None], starts: str | None, words: str) -> None:
    found = asked(shop(rates, starts))
    assert isinstance(found, RefusedChart)
    assert words in found.reason


def test_the_newest_campaign_is_taken_when_none_is_named() -> None:
    found = asked(shop(RATES), None)
    assert isinstance(found, CampaignChart)
    assert found.subject == "website_visits-Spring"


def test_without_any_campaign_the_chart_is_refused() -> None:
    book = shop(RATES, campaign=Segment(SegmentKind.PRODUCT, "Teapot"))
    found = campaign_chart(book, ask(book, segment=None))
    assert isinstance(found, RefusedChart)
    assert "no campaign yet" in found.reason


def test_what_has_no_sum_over_days_does_not_fit() -> None:
    book = shop(RATES)
    assert "does not add up over days" in (campaign_misfit(book, ask(book, "conversion_rate")) or "")
    assert "is no campaign" in (campaign_misfit(book, ask(book, segment=ADS)) or "")
    assert campaign_misfit(book, ask(book, "")) is not None
    assert campaign_misfit(book, ask(book, segment=SPRING)) is None


def test_rows_give_days_levels_and_the_usual_range() -> None:
    chart = charted(shop([*YEAR, 300, 300, 300, 396], "2023-04-01", "2023-04-30"))
    heading, *rows = chart.rows()
    assert heading[1] == "Website visits per day (count)"
    limits = chart.series.limits
    assert limits is not None
    assert rows[-1][:4] == ["2023-04", pytest.approx(396), pytest.approx(360), pytest.approx(396)]
    assert rows[-1][4:] == [limits.lower, limits.upper, "during", ""]
    assert [row[3] for row in rows[-4:-1]] == pytest.approx([300, 300, 300])


def test_a_much_larger_rate_is_a_factor() -> None:
    assert charted(shop([10, 10, 10, 150, 150])).titles[0].startswith("Website visits per day: ×\u202f15 during")
