"""Reports and explorations of Google Analytics 4."""

import pytest

from kpidesk.domain.month import Month
from kpidesk.exchange.readers.ga4 import GoogleAnalytics
from kpidesk.exchange.readers.reader import Option, ReaderOptions, ReaderRefused
from tests.exchange.readers.download import download, figures

REPORT = """
# ----------------------------------------
# Traffic acquisition: Session primary channel group (Default channel group)
# Account: Mugs and more, Ltd
# Property: mugs.example
# ----------------------------------------
#
# All Users
# Start date: 20260801
# End date: 20260831
Session primary channel group (Default channel group),Sessions,Engaged sessions,Engagement rate,Key events,Total users,Total revenue
Organic Search,1200,800,0.6666666667,24,1000,600.5
Paid Search,300,150,0.5,9,280,120.25
Direct,500,250,0.5,7,410,80
"""  # noqa: E501
GERMAN = """
# Start date: 20260801
# End date: 20260831
Sitzung – primäre Channelgruppe (Standard-Channelgruppe);Sitzungen;Sitzungen mit Interaktionen;Engagement-Rate;Schlüsselereignisse
Organic Search;1.200;800;66,67 %;24
Paid Search;300;150;50 %;9
Direct;500;250;50 %;7
"""  # noqa: E501
VISITS = {"visitors": {"2026-08": "2000"}, "engaged_visitors": {"2026-08": "1200"}, "conversions": {"2026-08": "40"}}


@pytest.mark.parametrize("text", [REPORT, GERMAN, REPORT.replace("Key events", "Conversions")])
def test_a_report_about_one_whole_month_is_that_month(text: str) -> None:
    source = download(text)
    assert GoogleAnalytics().recognises(source) > 0.8
    assert figures(GoogleAnalytics().read(source)) == VISITS


def test_channels_come_as_segments_when_asked_for() -> None:
    found = figures(GoogleAnalytics().read(download(REPORT), ReaderOptions(split=True)))
    assert found["visitors"] == {"2026-08": "2000"}
    assert found["visitors | Paid Search"] == {"2026-08": "300"}
    assert found["engaged_visitors | Direct"] == {"2026-08": "250"}
    assert found["conversions | Organic Search"] == {"2026-08": "24"}
    assert len(found) == 3 * 4


def test_sales_of_paid_channels_are_taken_when_asked_for_and_otherwise_told() -> None:
    plain = GoogleAnalytics().read(download(REPORT))
    assert plain.notes[-1].startswith("“Total revenue” is not taken: sales come from your shop")
    asked = GoogleAnalytics().read(download(REPORT), ReaderOptions(ads=True))
    assert figures(asked)["ad_revenue"] == {"2026-08": "120.25"}


def test_people_are_not_added_up_over_channels() -> None:
    layout = GoogleAnalytics().read(download(REPORT))
    assert "visitors_unique" not in figures(layout)
    assert "“Total users” is not taken: people of several days or channels cannot be added up" in layout.notes


def test_people_of_the_month_are_taken_from_the_line_of_totals() -> None:
    layout = GoogleAnalytics().read(download(REPORT + ",2000,1200,0.6,40,1544,800.75,Grand total\n"))
    assert figures(layout) == {**VISITS, "visitors_unique": {"2026-08": "1544"}}
    assert [(left.place, left.why.value) for left in layout.left_out] == [("line 14", "total")]


EXPLORATION = """
# ----------------------------------------
# mugs.example
# Free form-Free form 1
# 20260601-20260731
# ----------------------------------------

{heading},Sessions,Engaged sessions,Total users
,210,105,180,Grand total
{rows}
"""


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Year month", "202606,100,50,90\n202607,110,55,95"),
        ("Month", "06,100,50,90\n07,110,55,95"),
        ("Nth month", "0000,100,50,90\n0001,110,55,95"),
        ("Date", "20260601,40,20,30\n20260630,60,30,60\n20260701,110,55,95"),
        ("Date", '"Jun 1, 2026",40,20,30\n"Jun 30, 2026",60,30,60\n"Jul 1, 2026",110,55,95'),
        ("Nth day", "0000,40,20,30\n0029,60,30,60\n0030,110,55,95"),
    ],
)
def test_every_way_of_naming_the_month_is_understood(heading: str, rows: str) -> None:
    found = figures(GoogleAnalytics().read(download(EXPLORATION.format(heading=heading, rows=rows))))
    assert found["visitors"] == {"2026-06": "100", "2026-07": "110"}
    assert found["engaged_visitors"] == {"2026-06": "50", "2026-07": "55"}
    is_monthly = "onth" in heading
    assert found.get("visitors_unique") == ({"2026-06": "90", "2026-07": "95"} if is_monthly else None)


def test_months_numbered_with_their_year_need_no_period() -> None:
    layout = GoogleAnalytics().read(download("Year,Month,Sessions,Engaged sessions\n2025,12,9,4\n2026,01,8,3\n"))
    assert figures(layout)["visitors"] == {"2025-12": "9", "2026-01": "8"}


def test_a_month_without_its_year_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="the file does not say which year; add the dimension Year"):
        GoogleAnalytics().read(download("Month,Sessions,Engaged sessions\n12,9,4\n"))


def test_a_period_that_is_no_whole_month_is_refused_with_the_way_out() -> None:
    with pytest.raises(ReaderRefused) as refused:
        GoogleAnalytics().read(download(REPORT.replace("20260831", "20260829"), "august.csv"))
    assert str(refused.value) == (
        "august.csv: this report has no column with the month, and it is about 2026-08-01 to 2026-08-29; choose one "
        "whole month in Google Analytics and download it again, or add the dimension Month"
    )
    assert refused.value.asks is None


def test_without_any_period_the_month_can_be_said() -> None:
    bare = download("".join(line for line in REPORT.splitlines(keepends=True) if not line.startswith("#")))
    with pytest.raises(ReaderRefused) as refused:
        GoogleAnalytics().read(bare)
    assert refused.value.asks == Option.MONTH
    assert figures(GoogleAnalytics().read(bare, ReaderOptions(month=Month.of(2026, 8)))) == VISITS


def test_a_report_that_goes_on_with_another_list_ends_before_it() -> None:
    more = REPORT + "# Countries\nCountry,Active users\nGermany,900\n"
    assert figures(GoogleAnalytics().read(download(more))) == VISITS


def test_a_broken_line_does_not_end_the_report() -> None:
    with pytest.raises(ReaderRefused, match="line 12, column “Sessions”: “many” is not a number"):
        GoogleAnalytics().read(download(REPORT.replace("Paid Search,300", "Paid Search,many")))


def test_two_periods_are_refused() -> None:
    text = REPORT.replace("# End date: 20260831", "# End date: 20260831\n# Start date: 20250801\n# End date: 20250831")
    with pytest.raises(ReaderRefused, match="compares two periods; switch the comparison off"):
        GoogleAnalytics().read(download(text))


def test_weeks_are_refused() -> None:
    with pytest.raises(ReaderRefused, match="by week, and weeks run across months"):
        GoogleAnalytics().read(download("Nth week,Sessions,Engaged sessions\n0000,9,4\n"))


def test_a_report_without_visits_is_refused_by_the_name_of_the_column() -> None:
    source = download(REPORT.replace(",Sessions,", ",Event count,"), "traffic.csv")
    assert GoogleAnalytics().recognises(source) > 0
    with pytest.raises(ReaderRefused, match=r"traffic\.csv: there is no column “Sessions” \(visits to the website\)"):
        GoogleAnalytics().read(source)


def test_a_period_that_ends_early_is_told_even_when_every_day_has_visits() -> None:
    text = EXPLORATION.format(heading="Date", rows="20260601,1,1,1\n20260712,2,1,1").replace("20260731", "20260712")
    assert GoogleAnalytics().read(download(text)).notes[0] == (
        "2026-07: the file ends on 2026-07-12; the month may be incomplete"
    )


def test_a_sheet_of_somebodys_own_is_not_taken_for_a_report() -> None:
    assert GoogleAnalytics().recognises(download("Month,Sessions,Sales\n2026-01,100,2000\n")) == 0
