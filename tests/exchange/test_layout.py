"""The months and figures of sheets as owners lay them out."""

import pytest

from kpidesk.domain.month import Month
from kpidesk.exchange.layout import DayOrder, Direction, Layout, LayoutOptions, Why, layout_of
from kpidesk.exchange.sheet import CellKind, Sheet, SheetCell
from tests.exchange.owners_sheet import layout, texts, told

ONE_YEAR = {"2025-01": "1", "2025-02": "2", "2025-03": "3"}
TWO_YEARS = {"2025-01": "1", "2025-02": "2", "2026-01": "3", "2026-02": "4"}


def test_months_down_with_a_line_of_sums() -> None:
    found = layout(
        "Monat;Umsatz;Werbung\nJanuar 2026;6.412,00;431,00\nFebruar 2026;6.087,00;k. A.\nSumme;12.499,00;431,00"
    )
    assert texts(found) == {
        "Umsatz": {"2026-01": "6.412,00", "2026-02": "6.087,00"},
        "Werbung": {"2026-01": "431,00", "2026-02": "k. A."},
    }
    assert (found.direction, told(found)) == (Direction.DOWN, {"line 4": "total"})
    assert found.left_out[0].needs_month
    assert found.series[1].cells[1].place == "C3"


def test_months_across_below_a_title_with_units_quarters_totals_and_remarks() -> None:
    found = layout(
        "# ----\nMeine Firma\n\n2026;Einheit;Jan;Feb;Mrz;Q1;Summe;Ø\nUmsatz;€;1;2;3;6;6;2\nKosten;€;4;5;6;15;15;5\n"
        "Summe;;5;7;9;21;21;\nKommentar;;gut;;"
    )
    assert found.direction is Direction.ACROSS
    assert texts(found) == {
        "Umsatz": {"2026-01": "1", "2026-02": "2", "2026-03": "3"},
        "Kosten": {"2026-01": "4", "2026-02": "5", "2026-03": "6"},
    }
    assert [(series.unit, series.place) for series in found.series] == [("€", "line 5"), ("€", "line 6")]
    assert told(found) == {
        "line 7": "total",
        "line 8": "comment",
        "column F": "total",
        "column G": "total",
        "column H": "total",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Umsatz 2025\nMonat;Umsatz\nJan;1\nFeb;2\n\nUmsatz 2026\nMonat;Umsatz\nJan;3\nFeb;4",
        "2025;Jan;Feb\nUmsatz;1;2\n\n2026;Jan;Feb\nUmsatz;3;4",
        "2025;;;2026;\nMonat;Umsatz;;Monat;Umsatz\nJan;1;;Jan;3\nFeb;2;;Feb;4",
        "Jahr;Monat;Umsatz\n2025;Jan;1\n;Feb;2\n2026;Jan;3\n;Feb;4",
        "Monat;Umsatz 2025;Umsatz 2026\nJan;1;3\nFeb;2;4",
        "Umsatz;2025;2026\nJan;1;3\nFeb;2;4",
        "Umsatz;Jan;Feb;Summe\n2025;1;2;3\n2026;3;4;7",
        ";2025;;2026;\n;Jan;Feb;Jan;Feb\nUmsatz;1;2;3;4",
        "Monat;Umsatz\n2025;\nJan;1\nFeb;2\nSumme 2025;3\n2026;\nJan;3\nFeb;4",
        "Monat;Umsatz\nJan 2025;1\nFeb;2\nJan;3\nFeb 2026;4",
        "Jahr;Monat;Umsatz\n2025;1;1\n2025;2;2\n2026;1;3\n2026;2;4",
        "Monat;Umsatz\n202501;1\n202502;2\n202601;3\n202602;4",
    ],
)
def test_two_years_in_every_order(text: str) -> None:
    assert texts(layout(text)) == {"Umsatz": TWO_YEARS}


def cells(*rows: tuple[str, ...]) -> tuple[tuple[SheetCell, ...], ...]:
    return tuple(tuple(SheetCell(text) for text in row) for row in rows)


def test_one_sheet_a_year_is_put_together_and_one_sheet_a_shop_is_not() -> None:
    first, second = (
        cells(("Monat", "Umsatz"), ("Jan", "1"), ("Feb", "2")),
        cells(("Monat", "Umsatz"), ("Jan", "3"), ("Feb", "4")),
    )
    assert texts(layout_of([Sheet("2025", first), Sheet("2026", second)])) == {"Umsatz": TWO_YEARS}
    shops = layout_of([Sheet("Shop", first), Sheet("Markt", second)], name="figures 2025.xlsx")
    assert texts(shops) == {
        "Umsatz": {"2025-01": "1", "2025-02": "2"},
        "Markt – Umsatz": {"2025-01": "3", "2025-02": "4"},
    }
    assert shops.series[1].cells[0].place == "B2 of “Markt”"


def test_hidden_sheets_and_sheets_without_months_are_left_out_until_they_are_named() -> None:
    rows = cells(("Monat", "Umsatz"), ("Jan 2026", "1"))
    sheets = [Sheet("A", rows), Sheet("B", rows, is_hidden=True), Sheet("C", cells(("x",)))]
    found = layout_of(sheets)
    assert [(left.key, left.why) for left in found.left_out] == [("B", Why.HIDDEN), ("C", Why.NO_MONTHS)]
    assert len(layout_of(sheets, LayoutOptions(taken_in=frozenset({"B"}))).series) == 2
    assert layout_of(sheets, LayoutOptions(sheets=("C",))).series == ()
    assert told(layout_of(sheets, LayoutOptions(left_out=frozenset({"A"}))))["sheet “A”"] == "asked"


def test_two_lines_of_headings_are_one_heading() -> None:
    found = layout(";Online;;Laden;\nMonat;Umsatz;Besuche;Umsatz;Besuche\n01/2026;1;2;3;4\n02/2026;5;6;7;8")
    assert list(texts(found)) == ["Online – Umsatz", "Online – Besuche", "Laden – Umsatz", "Laden – Besuche"]


def test_a_line_of_units_is_no_heading() -> None:
    found = layout("Monat;Umsatz;Absatz\n;TEUR;Stk\n01.01.2026;1;2\n01.02.2026;5;6")
    assert [(series.heading, series.unit) for series in found.series] == [("Umsatz", "TEUR"), ("Absatz", "Stk")]


def test_a_year_that_nothing_tells_is_asked_and_then_used() -> None:
    text = "Month;Sales\nNov;1\nDec;2\nJan;3"
    found = layout(text)
    assert (found.needs_year, texts(found)) == (True, {"Sales": {}})
    told_year = layout(text, options=LayoutOptions(year=2025))
    assert texts(told_year) == {"Sales": {"2025-11": "1", "2025-12": "2", "2026-01": "3"}}
    assert layout(text, "sales_2025.csv").months == told_year.months
    assert layout(text, "sales_2025_2026.csv").needs_year


def test_the_order_of_day_and_month_is_found_or_asked() -> None:
    assert texts(layout("Date;Sales\n01/02/2026;1\n01/03/2026;2")) == {"Sales": {"2026-02": "1", "2026-03": "2"}}
    unclear = "Date;Sales\n03/02/2026;1\n05/03/2026;2"
    assert (layout(unclear).needs_day_order, texts(layout(unclear))) == (True, {"Sales": {}})
    month_first = layout(unclear, options=LayoutOptions(day_order=DayOrder.MONTH_FIRST))
    assert texts(month_first) == {"Sales": {"2026-03": "1", "2026-05": "2"}}


def test_lines_by_day_are_said_to_be_and_keep_their_days() -> None:
    found = layout("Date;Sales;Text\n2026-01-03;1;x\n2026-01-04;2;y\n2026-02-01;3;z")
    assert found.is_daily
    assert [cell.day.day for cell in found.series[0].cells if cell.day] == [3, 4, 1]
    assert told(found) == {"column C": "comment"}


def test_a_long_list_has_a_series_for_each_name() -> None:
    found = layout("Monat;Kennzahl;Wert\n2026-01;Umsatz;5\n2026-01;Kosten;3\n2026-02;Umsatz;6\n2026-02;Kosten;4")
    assert texts(found) == {
        "Wert – Umsatz": {"2026-01": "5", "2026-02": "6"},
        "Wert – Kosten": {"2026-01": "3", "2026-02": "4"},
    }
    bookings = layout("Date;Text;Amount\n2026-01-02;a;5\n2026-01-03;b;3\n2026-02-01;c;6\n2026-02-02;d;4")
    assert (bookings.is_daily, list(texts(bookings))) == (True, ["Amount"])


def test_one_figure_without_a_name_is_called_as_the_title_says() -> None:
    assert texts(layout("Umsatz 2026;Jan;Feb\n;5;6")) == {"Umsatz": {"2026-01": "5", "2026-02": "6"}}


def test_a_month_written_twice_is_no_list_by_day() -> None:
    for label in ("2026-01", "2026-01-31"):
        found = layout(f"Month;Sales\n{label};1\n{label};2\n2026-02;3\n2026-03;4\n2026-04;5")
        assert not found.is_daily
        assert [cell.place for cell in found.series[0].cells][:2] == ["B2", "B3"]


def test_running_numbers_second_dates_and_sums_of_lines_are_left_out() -> None:
    assert told(layout("Nr;Monat;Umsatz\n1;Jan 26;1\n2;Feb 26;2")) == {"column A": "index"}
    assert told(layout("von;bis;Umsatz\n01.01.2026;31.01.2026;5\n01.02.2026;28.02.2026;6")) == {"column B": "dates"}
    found = layout("Posten;Jan 2026;Feb 2026\nShop;1;2\nBeratung;3;4\nSumme Einnahmen;4;6\nMiete;1;1\nSumme Kosten;9;9")
    assert told(found) == {"line 4": "total"}
    assert list(texts(found)) == ["Shop", "Beratung", "Miete", "Summe Kosten"]


def test_a_sum_that_looks_like_a_year_begins_no_new_headings() -> None:
    found = layout("Monat;Besuche\nNov 2025;1000\nDez 2025;1011\nSumme;2011\nJan 2026;5\nFeb 2026;6")
    assert list(texts(found)) == ["Besuche"]
    assert (len(found.months), told(found)) == (4, {"line 4": "total"})


def test_a_line_without_a_name_that_adds_up_is_a_total() -> None:
    found = layout("Monat;Umsatz\nJan 2026;1,50\nFeb 2026;2,25\n;3,75\nStand: heute;")
    assert told(found) == {"line 4": "total", "line 5": "comment"}
    assert [left.can_be_taken for left in found.left_out] == [True, False]


def test_what_was_left_out_can_be_taken_in_and_lines_left_out() -> None:
    text = "Monat;Umsatz;Gesamt\nJan 2026;1;2\nSumme;3;4"
    taken = LayoutOptions(taken_in=frozenset({"column C"}), months={"line 3": Month.of(2026, 5)})
    assert texts(layout(text, options=taken)) == {
        "Umsatz": {"2026-01": "1", "2026-05": "3"},
        "Gesamt": {"2026-01": "2", "2026-05": "4"},
    }
    left = LayoutOptions(left_out=frozenset({"line 2", "column B"}), taken_in=frozenset({"column C"}))
    assert told(layout(text + "\nFeb 2026;5;6", options=left))["line 2"] == "asked"
    assert told(layout(text + "\nFeb 2026;5;6", options=left))["column B"] == "asked"


def test_a_month_that_does_not_exist_is_left_out_and_said() -> None:
    found = layout("month;sales\n2026-13;5\n2026-02;6")
    assert (texts(found), told(found)) == ({"sales": {"2026-02": "6"}}, {"line 2": "comment"})
    assert found.left_out[0].label == "2026-13"


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Month;Sales;Cost\n2026-01;5;6", Direction.DOWN), ("Figure;2026-01\nSales;5\nCost;6", Direction.ACROSS)],
)
def test_a_single_month_lies_where_its_figures_are(text: str, direction: Direction) -> None:
    found = layout(text)
    assert found.direction is direction
    assert texts(found) == {"Sales": {"2026-01": "5"}, "Cost": {"2026-01": "6"}}


def test_the_direction_can_be_said() -> None:
    text = "x;Jan 2026;Feb 2026\nMar 2026;1;2\nApr 2026;3;4"
    across = layout(text, options=LayoutOptions(direction=Direction.ACROSS))
    down = layout(text, options=LayoutOptions(direction=Direction.DOWN))
    assert across.months == [Month.of(2026, 1), Month.of(2026, 2)]
    assert down.months == [Month.of(2026, 3), Month.of(2026, 4)]


def test_headings_that_are_missing_or_twice_have_keys_of_their_own() -> None:
    assert list(texts(layout("2026-01;5;6\n2026-02;7;8"))) == ["column B", "column C"]
    assert list(texts(layout("m;a;A;a\n2026-01;5;6;7"))) == ["a", "A (2)", "a (3)"]


def test_real_dates_percent_and_errors_keep_their_kind() -> None:
    rows = (
        (SheetCell("Month"), SheetCell("Rate")),
        (SheetCell("2026-01-31", CellKind.DATE), SheetCell("0.125", CellKind.NUMBER, True, 1)),
        (SheetCell("2026-02-28", CellKind.DATE), SheetCell("#DIV/0!", CellKind.ERROR)),
    )
    first, second = layout_of([Sheet("S", rows)]).series[0].cells
    assert (first.kind, first.percent, first.decimals) == (CellKind.NUMBER, True, 1)
    assert (second.kind, second.place) == (CellKind.ERROR, "B3 of “S”")


def test_a_file_without_months_has_no_series() -> None:
    assert layout("a;b\nc;d") == Layout("figures.csv", (), layout("a;b\nc;d").left_out)
    assert layout("").series == ()


@pytest.mark.parametrize(
    "text",
    [
        "2025\nMonth;Sales\nMar;3\nFeb;2\nJan;1",
        "2025;Mar;Feb;Jan\nSales;3;2;1",
        "2025\nMonth;Sales\nFeb;2\nJan;1\nMar;3",  # by name
        "2025\nMonth;Sales\nApr;\nFeb;2\nJan;1\nMar;3",
        "2025\nMonth;Sales\nJan;1\nMar;3\nFeb;2",
    ],
)
def test_months_without_a_year_stay_in_it_whatever_their_order(text: str) -> None:
    assert texts(layout(text)) == {"Sales": ONE_YEAR}


def test_the_newest_month_first_goes_back_over_the_new_year() -> None:
    found = layout("2026\nMonth;Sales\nFeb;4\nJan;3\nDec;2\nNov;1")
    assert texts(found) == {"Sales": {"2026-02": "4", "2026-01": "3", "2025-12": "2", "2025-11": "1"}}


def test_a_line_for_each_year_is_about_what_stands_above_it() -> None:
    years = "Year;Jan;Feb;Total\n2025;1;2;3\n2026;3;4;7"
    assert texts(layout(f"Sales\n{years}")) == {"Sales": TWO_YEARS}
    assert texts(layout(years, "sales.csv")) == {"sales": TWO_YEARS}
