"""A file begins with what was said of its shape before."""

from kpidesk.exchange.intake import laid_out, settings_for
from kpidesk.exchange.plan import plan
from kpidesk.exchange.settings import ImportSettings, Target
from tests.exchange.catalogue_book import book
from tests.exchange.owners_sheet import source

ROWS = [["Monat", "Irgendwas"], ["Jan 2026", "5"]]


def test_a_sheet_is_known_again_by_its_headings() -> None:
    workbook = book()
    file = source(ROWS)
    assert settings_for(workbook, file) == ImportSettings()
    said = ImportSettings(targets={"Irgendwas": Target("revenue")})
    workbook.apply(plan(workbook, laid_out(file, said), said).change(workbook))
    later = source([ROWS[0], ["Feb 2026", "6"]])
    assert settings_for(workbook, later) == said
    assert len(plan(workbook, laid_out(later, said), said).values) == 1


def test_a_download_is_laid_out_by_its_reader() -> None:
    file = source([["Date", "Clicks", "Impressions", "CTR", "Position"], ["2026-01-01", "5", "90", "5.6%", "3.2"]], ",")
    settings = settings_for(book(), file)
    assert settings.reader
    found = laid_out(file, settings)
    assert (found.reader, {series.target for series in found.series}) == (
        settings.reader,
        {"search_clicks", "search_impressions"},
    )
    assert laid_out(file, ImportSettings(reader="a reader that is gone")).reader == ""
