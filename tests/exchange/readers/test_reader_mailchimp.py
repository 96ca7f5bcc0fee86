"""Mailchimp's campaign reports by the month in which they were sent."""

import pytest

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.mailchimp import Mailchimp
from kpidesk.exchange.readers.reader import NOTHING_SAID, ReaderOptions, ReaderRefused
from tests.exchange.readers.download import download, figures

HEADINGS = (
    'Title,Subject,List,"Send Date","Send Weekday","Total Recipients","Successful Deliveries","Soft Bounces",'
    '"Hard Bounces","Total Bounces","Times Forwarded","Forwarded Opens","Unique Opens","Open Rate","Total Opens",'
    '"Unique Clicks","Click Rate","Total Clicks",Unsubscribes,"Abuse Complaints"'
)
REPORT = f"""
{HEADINGS}
"Summer sale","Everything must go",Customers,"Jul 30, 2026 09:30 am",Thursday,"1,100","1,080",15,5,20,0,0,300,27.78%,570,70,6.48%,90,7,0
"New mugs","They are here",Customers,"Aug 03, 2026 10:00 am",Monday,"1,095","1,090",3,2,5,0,0,350,32.11%,600,80,7.34%,95,2,1
"Second call","Last days",Customers,"Aug 24, 2026 10:00 pm",Monday,905,900,4,1,5,0,0,200,22.22%,310,20,2.22%,25,3,0
"""  # noqa: E501
WANTED = {
    "emails_sent": {"2026-07": "1100", "2026-08": "2000"},
    "emails_delivered": {"2026-07": "1080", "2026-08": "1990"},
    "bounces_soft": {"2026-07": "15", "2026-08": "7"},
    "bounces_hard": {"2026-07": "5", "2026-08": "3"},
    "email_opens": {"2026-07": "300", "2026-08": "550"},
    "email_impressions": {"2026-07": "570", "2026-08": "910"},
    "email_clicks": {"2026-07": "70", "2026-08": "100"},
    "email_unsubscribes": {"2026-07": "7", "2026-08": "5"},
    "spam_complaints": {"2026-07": "0", "2026-08": "1"},
}
GERMAN_DATES = {"Jul 30, 2026 09:30 am": "30.07.2026 09:30", "Aug 03, 2026 10:00 am": "3. August 2026"}
MONTH_FIRST = {"Jul 30, 2026 09:30 am": "7/30/26 9:30 AM", "Aug 03, 2026 10:00 am": "8/3/26 10:00 AM"}


def read(text: str, options: ReaderOptions = NOTHING_SAID) -> Layout:
    return Mailchimp().read(download(text, "campaigns.csv"), options)


def test_mailings_are_added_up_by_the_month_of_sending() -> None:
    assert Mailchimp().recognises(download(REPORT)) == 1
    assert figures(read(REPORT)) == WANTED


@pytest.mark.parametrize("dates", [GERMAN_DATES, MONTH_FIRST])
def test_dates_in_other_forms_are_understood(dates: dict[str, str]) -> None:
    text = REPORT.replace("Aug 24, 2026 10:00 pm", "2026-08-24 22:00:00")
    for old, new in dates.items():
        text = text.replace(old, new)
    assert figures(read(text)) == WANTED


def test_campaigns_come_as_segments_when_asked_for() -> None:
    found = figures(read(REPORT, ReaderOptions(split=True)))
    assert found["email_clicks"] == WANTED["email_clicks"]
    assert found["email_clicks | New mugs"] == {"2026-08": "80"}
    assert found["emails_sent | Summer sale"] == {"2026-07": "1100"}


def test_one_campaign_is_one_however_its_capitals_are_set() -> None:
    found = figures(read(REPORT.replace("Second call", "NEW MUGS"), ReaderOptions(split=True)))
    assert found["email_clicks | New mugs"] == {"2026-08": "100"}
    assert "email_clicks | NEW MUGS" not in found


def test_what_was_never_sent_is_left_out_and_told() -> None:
    layout = read(REPORT + '"Christmas","Soon",Customers,,,0,0,0,0,0,0,0,0,0%,0,0,0%,0,0,0\n')
    assert figures(layout) == WANTED
    assert layout.notes == ("1 line is left out: not sent yet, they have no date (line 5)",)


def test_totals_are_left_out_as_what_they_are() -> None:
    layout = read(REPORT + "Total,,,,,3100,3070,22,8,30,0,0,850,27%,1480,170,5%,210,12,1\n")
    assert figures(layout) == WANTED
    assert [(left.label, left.why.value) for left in layout.left_out] == [("Total", "total")]


def test_a_mailing_that_comes_twice_is_counted_and_told() -> None:
    layout = read(REPORT + REPORT.splitlines()[-1] + "\n")
    assert figures(layout)["emails_sent"] == {"2026-07": "1100", "2026-08": "2905"}
    assert layout.notes == ("the same line comes twice (line 5 as 4); both are counted",)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ReaderRefused, match=r"campaigns\.csv: there is no column “Unique Opens” \(people who opened\)"):
        read(REPORT.replace('"Unique Opens"', '"First Opens"'))


def test_a_date_that_does_not_exist_is_refused_with_its_line() -> None:
    with pytest.raises(ReaderRefused, match="line 3, column “Send Date”: “Aug 33, 2026 10:00 am” does not exist"):
        read(REPORT.replace("Aug 03", "Aug 33"))


def test_a_file_without_mailings_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="there are headings but nothing below them"):
        read(HEADINGS + "\n")
