"""Search Console's days become months."""

import pytest

from kpidesk.exchange.readers.reader import ReaderRefused
from kpidesk.exchange.readers.search_console import SearchConsole
from kpidesk.exchange.sheet import CellKind, Sheet, SheetCell, SourceFile
from tests.exchange.readers.download import download, figures

ENGLISH = """
Date,Clicks,Impressions,CTR,Position
2026-08-02,12,"1,340",0.9%,18.2
2026-08-01,10,1000,1%,17.9
2026-07-31,7,900,0.78%,18
"""
WANTED = {
    "search_clicks": {"2026-07": "7", "2026-08": "22"},
    "search_impressions": {"2026-07": "900", "2026-08": "2340"},
}


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.replace("Date,Clicks,Impressions", "Fecha,Clics,Impresiones").replace("Position", "Posición"),
        ENGLISH.replace("Date,Clicks", "Date,Clics"),
        ENGLISH.replace("Date,Clicks,Impressions", "Data,Kliknięcia,Wyświetlenia").replace("Position", "Pozycja"),
        """
Datum;Klicks;Impressionen;CTR;Position
02.08.2026;12;1.340;0,9 %;18,2
01.08.2026;10;1.000;1 %;17,9
31.07.2026;7;900;0,78 %;18
""",
    ],
)
def test_days_are_added_up_in_every_language(text: str) -> None:
    source = download(text)
    assert SearchConsole().recognises(source) == 0.9
    assert figures(SearchConsole().read(source)) == WANTED


def test_months_that_the_file_does_not_cover_are_told() -> None:
    assert SearchConsole().read(download(ENGLISH)).notes == (
        "2026-07: the file begins on 2026-07-31; the month may be incomplete",
        "2026-08: the file ends on 2026-08-02; the month may be incomplete",
    )


def test_whole_months_need_no_note() -> None:
    days = "\n".join(f"2026-06-{day:02},1,10,10%,3" for day in range(1, 31))
    layout = SearchConsole().read(download(f"Date,Clicks,Impressions,CTR,Position\n{days}\n"))
    assert figures(layout) == {"search_clicks": {"2026-06": "30"}, "search_impressions": {"2026-06": "300"}}
    assert layout.notes == ()


def test_counts_with_thousands_are_whole_even_where_nothing_else_tells() -> None:
    text = "Datum;Klicks;Impressionen;CTR;Position\n2026-08-01;10;1.340;1 %;18\n"
    assert figures(SearchConsole().read(download(text)))["search_impressions"] == {"2026-08": "1340"}


def test_the_excel_file_is_read_from_the_sheet_of_the_days() -> None:
    def row(*texts: str) -> tuple[SheetCell, ...]:
        return tuple(SheetCell(text, CellKind.NUMBER if text[:1].isdigit() else CellKind.TEXT) for text in texts)

    def date(text: str) -> tuple[SheetCell, ...]:
        return (SheetCell(text, CellKind.DATE), *row("5", "50", "0.1", "3.5"))

    queries = Sheet("Queries", (row("Top queries", "Clicks", "Impressions", "CTR", "Position"), row("mug", "9", "90")))
    dates = Sheet("Dates", (row("Date", "Clicks", "Impressions", "CTR", "Position"), date("2026-08-01")))
    layout = SearchConsole().read(SourceFile("search.xlsx", (queries, dates)))
    assert figures(layout) == {"search_clicks": {"2026-08": "5"}, "search_impressions": {"2026-08": "50"}}


def test_the_file_of_the_queries_is_refused_with_the_right_one_named() -> None:
    source = download("Top queries,Clicks,Impressions,CTR,Position\nmug,3,40,7.5%,8\n", "Queries.csv")
    assert SearchConsole().recognises(source) > 0
    with pytest.raises(ReaderRefused) as refused:
        SearchConsole().read(source)
    assert str(refused.value) == (
        "Queries.csv: there is no column “Date” (the day); take the file of the days out of the download: it is called "
        "Dates, Chart, Diagramm or the like, those of queries and pages have no date. "
        "The columns are “Top queries”, “Clicks”, “Impressions”, “CTR”, “Position”, in line 1"
    )


def test_a_file_without_lines_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="there are headings but nothing below them"):
        SearchConsole().read(download("Date,Clicks,Impressions,CTR,Position\n"))


def test_an_empty_file_is_no_file_of_theirs() -> None:
    assert SearchConsole().recognises(SourceFile("empty.csv", (Sheet("", ()),))) == 0
    with pytest.raises(ReaderRefused, match="this is no file of Google Search Console"):
        SearchConsole().read(SourceFile("empty.csv", (Sheet("", ()),)))
