"""Google Search Console: clicks and listings by day, from the download of the performance report."""

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.dated import dated, laid_out, totals_left_out
from kpidesk.exchange.readers.listing import Listing, find_listing, needed_listing
from kpidesk.exchange.readers.reader import NOTHING_SAID, Column, Download, Option, ReaderOptions
from kpidesk.exchange.readers.totals import Totals, covers_note, repeated_note
from kpidesk.exchange.sheet import SourceFile

_COLUMNS = (
    Column("date", "Date", "the day", "date|datum|fecha|data|day|tag", is_needed=True),
    Column(
        "clicks",
        "Clicks",
        "clicks from search results",
        "clicks|klicks|clics|clic|klikken|cliques|kliknięcia|kliki",
        gives="search_clicks",
        is_needed=True,
        is_number=True,
        is_whole=True,
    ),
    Column(
        "impressions",
        "Impressions",
        "listings of your site in search results",
        "impressions|impressionen|impresiones|impressioni|vertoningen|impressões|wyświetlenia",
        gives="search_impressions",
        is_needed=True,
        is_number=True,
        is_whole=True,
    ),
    Column("ctr", "CTR", "clicks by listings; not taken, it is worked out", "ctr|klickrate", is_number=True),
    Column(
        "position",
        "Position",
        "average place in the results; not taken",
        "position|posición|posizione|positie|posição|pozycja|durchschnittliche position",
        is_number=True,
    ),
)
_REMEDY = (
    "take the file of the days out of the download: it is called Dates, Chart, Diagramm or the like, "
    "those of queries and pages have no date"
)


class SearchConsole:
    name = "Google Search Console"
    program = "search"
    downloads = (
        Download(
            "Performance", "Search results, Export: the Excel file, or of the CSV files that of the days", _COLUMNS
        ),
    )
    options: tuple[Option, ...] = (Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        listing = find_listing(source, _COLUMNS)
        if listing is None or not listing.has("clicks", "impressions", "position"):
            return 0.0
        return 0.9 if listing.has("ctr", "date") else 0.8

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        listing = needed_listing(source, _COLUMNS, self.name, _REMEDY)
        return laid_out(source.name, self.name, lambda: self._layout(source, listing, options))

    def _layout(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        dates = dated(listing, options)
        amounts = Amounts(listing, _COLUMNS, options)
        totals = Totals()
        for row, month in dates.months.items():
            for column in _COLUMNS:
                if column.gives:
                    totals.add(
                        listing.heading(column.key), month, amounts.of(row, column.key), row, target=column.gives
                    )
        notes = (covers_note(*dates.span) if dates.days else []) + repeated_note(listing, dates.rows)
        return Layout(
            source.name,
            totals.series(listing),
            totals_left_out(listing, dates.others),
            reader=self.name,
            notes=tuple(notes),
        )
