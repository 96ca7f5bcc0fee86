"""Totals, running numbers and units are known by their words."""

import pytest

from kpidesk.exchange import line_words as words


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Total",
            "TOTAL:",
            "Summe",
            "Gesamt 2025",
            "Somme",
            "Totale",
            "Totaal",
            "Razem",
            "Ogółem",
            "Ø",
            "Ø 2025",
            "∑",
        ),
        *(
            "Average",
            "Durchschnitt",
            "Moyenne",
            "Media",
            "Gemiddelde",
            "Średnia",
            "Soma",
            "YTD",
            "Grand total",
            "Sous-total",
        ),
        *(
            "Q1",
            "Q1 2026",
            "1. Quartal",
            "T1 2026",
            "1er trimestre",
            "I kwartał",
            "H1",
            "FY26",
            "2026",
            "2025/26",
            "Jahr 2026",
        ),
    ],
)
def test_lines_that_add_others_up(label: str) -> None:
    assert words.is_total(label)


@pytest.mark.parametrize(
    "label",
    ["", "Sales", "Total revenue", "Gesamtumsatz", "Summe Kosten", "S", "Traffic", "2026-13", "Jan", "Ölpreis", "Q"],
)
def test_lines_that_are_figures(label: str) -> None:
    assert not words.is_total(label)


def test_a_label_may_begin_as_a_total() -> None:
    assert words.begins_as_total("Summe Ausgaben")
    assert words.begins_as_total("Total costs")
    assert not words.begins_as_total("Totally new")
    assert not words.begins_as_total("")


@pytest.mark.parametrize(
    ("heading", "bare", "unit", "scale"),
    [
        ("Umsatz (k€)", "Umsatz", "k€", 1_000),
        ("Umsatz in Tsd. EUR", "Umsatz", "Tsd. EUR", 1_000),
        ("Revenue k€", "Revenue", "k€", 1_000),
        ("Umsatz (Mio. €)", "Umsatz", "Mio. €", 1_000_000),
        ("Revenue ($000)", "Revenue", "$000", 1_000),
        ("Umsatz [EUR]", "Umsatz", "EUR", 1),
        ("Kosten / EUR", "Kosten", "EUR", 1),
        ("Marge %", "Marge", "%", 1),
        ("Hours (h)", "Hours", "h", 1),
        ("Sales (net)", "Sales (net)", "", 1),
        ("Umsatz, netto", "Umsatz, netto", "", 1),
        ("Revenue in stores", "Revenue in stores", "", 1),
        ("(k€)", "(k€)", "", 1),
    ],
)
def test_a_heading_is_parted_from_its_unit(heading: str, bare: str, unit: str, scale: int) -> None:
    assert words.parted(heading) == (bare, unit)
    assert words.scale_of(unit) == scale


@pytest.mark.parametrize("text", ["€", "EUR", "in EUR", "%", "Stk", "k€", "(h)", "Anzahl", "zł", "Tsd. €"])
def test_units(text: str) -> None:
    assert words.is_unit(text)


def test_words_of_running_numbers_years_and_months() -> None:
    assert words.is_index("Nr.")
    assert not words.is_index("Number of orders")
    assert words.is_year_word("Année")
    assert words.is_month_word("Miesiąc")
    assert not words.is_unit("Umsatz")


@pytest.mark.parametrize("text", ["#DIV/0!", "#WERT!", "#NAME?", "#N/A", "#NV", "#REF!", "#BEZUG!", "#VALEUR!"])
def test_errors_of_formulas(text: str) -> None:
    assert words.is_error(text)
    assert not words.is_error(text[1:])
