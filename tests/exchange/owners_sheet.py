"""Sheets as owners in eight countries write them, made from figures that are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kpidesk.domain.month import Month
from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.layout import Layout, LayoutOptions, layout_of
from kpidesk.exchange.sheet import SourceFile


@dataclass(frozen=True)
class Country:
    """``months`` are January to December, ``total`` heads the line of sums, ``unit`` stands around an amount."""

    months: tuple[str, ...]
    month: str
    total: str
    decimal: str
    group: str
    unit: str = "{}"

    def amount(self, value: float, decimals: int = 2) -> str:
        text = f"{value:,.{decimals}f}".replace(",", "\0").replace(".", self.decimal).replace("\0", self.group)
        return self.unit.format(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COUNTRIES = {
    "en": Country(
        _words("January February March April May June July August September October November December"),
        *("Month", "Total", ".", ",", "£{}"),
    ),
    "de": Country(
        _words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        *("Monat", "Summe", ",", ".", "{} €"),
    ),
    "fr": Country(
        _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        *("Mois", "Somme", ",", "\u202f", "{} €"),
    ),
    "es": Country(
        _words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        *("Mes", "Total", ",", ".", "{} €"),
    ),
    "it": Country(
        _words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        *("Mese", "Totale", ",", ".", "€ {}"),
    ),
    "nl": Country(
        _words("januari februari maart april mei juni juli augustus september oktober november december"),
        *("Maand", "Totaal", ",", ".", "€ {}"),
    ),
    "pt": Country(
        _words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        *("Mês", "Soma", ",", ".", "R$ {}"),
    ),
    "pl": Country(
        _words("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"),
        *("Miesiąc", "Razem", ",", "\u00a0", "{} zł"),
    ),
    "ch": Country(
        _words("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
        *("Monat", "Total", ".", "’", "CHF {}"),
    ),
    "in": Country(
        _words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        *("Month", "Total", ".", ",", "₹{}"),
    ),
}


def turned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Lines become columns."""
    width = max(map(len, rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return [list(column) for column in zip(*padded, strict=True)]


def source(rows: Sequence[Sequence[str]], delimiter: str = ";", name: str = "figures.csv") -> SourceFile:
    """As text with every cell in quotation marks, read back."""
    text = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return replace(csv_source(text), name=name)


def layout(text: str, name: str = "figures.csv", options: LayoutOptions | None = None) -> Layout:
    """Of lines with semicolons."""
    return layout_of(replace(csv_source(text), name=name), options)


def texts(found: Layout) -> dict[str, dict[str, str]]:
    """By key of the series: month and text of each cell."""
    return {each.key: {str(cell.month): cell.text for cell in each.cells} for each in found.series}


def told(found: Layout) -> dict[str, str]:
    """By place: why it was left out."""
    return {left.place: left.why.value for left in found.left_out}


def block(
    country: Country,
    months: Sequence[Month],
    figures: Mapping[str, Sequence[float]],
    with_total: bool,
    decimals: int = 2,
) -> list[list[str]]:
    rows = [[country.month, *figures]]
    for place, month in enumerate(months):
        name = f"{country.months[month.number - 1]} {month.year}"
        rows.append([name, *(country.amount(column[place]) for column in figures.values())])
    if with_total:
        rows.append([country.total, *(country.amount(sum(column)) for column in figures.values())])
    return rows
