"""Words by which lines of a sheet that are no figures are known: totals, remarks, units, running numbers."""

import re

from kpidesk.exchange.month_words import folded

_TOTALS = frozenset(
    {
        *("total", "totals", "grand total", "sum", "subtotal", "sub total", "average", "avg", "mean", "median"),
        *("ytd", "year to date", "year", "full year", "fy", "min", "max", "minimum", "maximum", "overall", "all"),
        *("summe", "summen", "gesamt", "gesamtsumme", "gesamtergebnis", "insgesamt", "zwischensumme", "durchschnitt"),
        *("mittelwert", "schnitt", "jahr", "jahressumme", "jahresschnitt", "kumuliert", "saldo gesamt", "jahrestotal"),
        *("somme", "totaux", "sous total", "total general", "moyenne", "annee", "cumul", "ensemble"),
        *("totales", "suma", "subtotales", "promedio", "media", "ano", "acumulado", "suma total"),
        *("totale", "totali", "somma", "subtotale", "anno", "totale generale", "cumulato"),
        *("totaal", "eindtotaal", "subtotaal", "gemiddelde", "gemiddeld", "som", "jaar", "cumulatief"),
        *("totais", "soma", "total geral", "acumulado no ano"),
        *("razem", "ogolem", "lacznie", "suma calkowita", "suma koncowa", "srednia", "srednio", "rok", "narastajaco"),
        *("o", "⌀", "Σ".casefold(), "∑", "σ"),
    }
)
_SPAN = re.compile(
    r"(?:[1-4]\.?|[1-4](?:st|nd|rd|th|er|e|eme|o|a|º|ª|°|ste|de)?|i{1,3}|iv)?\s*"
    r"(?:q|qtr|quarter|quartal|quartals|quarti|t|trim|trimestre|trimester|kwartaal|kw|kwartal|kwartał|kv|h|hj|halbjahr"
    r"|half|half year|semestre|sem|s|semester|halfjaar|polrocze|fy|fiscal year|geschaftsjahr|jahr|year|annee|ano|anno"
    r"|jaar|rok|exercice|ejercicio)\s*[-/]?\s*(?:[1-4]|i{1,3}|iv)?"
)
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b|'?(?<!\d)\d\d$")
_INDEX = frozenset({"nr", "no", "#", "id", "index", "lfd nr", "lfd", "pos", "rang", "rank", "n°", "nº", "lp"})
_YEARS = frozenset({"year", "jahr", "annee", "ano", "anno", "jaar", "rok", "exercice", "ejercicio"})
_MONTHS = frozenset(
    {
        *("month", "monat", "mois", "mes", "mese", "maand", "miesiac", "period", "periode", "periodo", "okres"),
        *("months", "monate", "meses", "mesi", "maanden", "miesiace", "zeitraum", "date", "datum", "data", "fecha"),
    }
)
_UNIT = re.compile(
    r"\(?(?:in )?(?:(?:k|t|m|tsd\.?|tausend|thousand|mio\.?)\s?)?"
    r"(?:€|\$|£|¥|eur|euro|usd|gbp|chf|pln|zł|zl|sek|nok|dkk|czk|huf|[a-z]{2}\$|%|percent|prozent|pct|stk|stuck|stück"
    r"|st\.?|pcs|pieces|units|einheiten|anzahl|number|nombre|numero|aantal|liczba|szt\.?|h|hours|std\.?|stunden|heures"
    r"|horas|ore|uren|godz\.?|days|tage|jours|dias|giorni|dagen|dni)\)?",
)
_THOUSANDS = re.compile(
    r"(?:^|[\s(\[,/])(?:in )?(?:(k|t|tsd\.?|tausend|thousands?|mil|miles|milliers|migliaia|duizend|tys\.?|1[.,  ]?000"
    r"|[€$£]?000s?)|(m|mio\.?|millions?|millionen|mln\.?|miljoen|millones|milioni))"
    r"\s?[-. ]?(?=[€$£¥]|eur|usd|gbp|chf|pln|zł|[)\]]|$)",
    re.IGNORECASE,
)
_ERROR = re.compile(r"#(?:[^\W_]|[/0.]){2,12}[!?]|#N/?[AVD]")
_BEHIND = re.compile(
    r"\s*(?:\(([^()]{1,16})\)|\[([^\[\]]{1,16})\]|(?:,|/)\s*([^\s,()]{1,8})|\s+in\s+(.{1,12})|\s+([^\s\d]{0,3}[€$£%]))\s*$"
)


def is_error(text: str) -> bool:
    """What a spreadsheet shows for a formula that went wrong, in whatever language: #DIV/0!, #WERT!, #NAME?, #N/A."""
    return _ERROR.fullmatch(text) is not None


def is_total(label: str) -> bool:
    """Whether the whole label says that a line adds up, averages or spans others: "Summe 2025", "Q1", "Ø"."""
    plain = _YEAR.sub("", folded(label)).strip(" .:-*–()/")
    if plain.startswith("ø"):
        return True
    if plain in _TOTALS or re.sub(r"[\s.:\-–]+", " ", plain) in _TOTALS or label.strip() in {"Ø", "∑", "Σ", "⌀"}:
        return True
    return bool(label.strip()) and (is_span(label) or _is_only_year(label))


def _is_only_year(label: str) -> bool:
    match = re.fullmatch(r"((?:19|20|21)\d\d)(?:\s?[/–-]\s?(?:\d\d)?(\d\d))?", label.strip())
    return match is not None and (not match[2] or int(match[2]) == (int(match[1]) + 1) % 100)


def is_span(label: str) -> bool:
    """A quarter, a half or a whole year."""
    plain = _YEAR.sub("", folded(label)).strip(" .:-/()")
    says = sum(character.isalnum() for character in plain) > 1 and any(character.isalpha() for character in plain)
    return says and _SPAN.fullmatch(plain) is not None


def begins_as_total(label: str) -> bool:
    """ "Summe Ausgaben" may add up other lines; arithmetic tells."""
    words = re.split(r"[\s:.\-–]+", folded(label).strip())
    return bool(words) and words[0] in _TOTALS - {"o", "all", "min", "max", "year", "jahr"}


def is_index(heading: str) -> bool:
    return folded(heading).strip(" .:") in _INDEX


def is_year_word(heading: str) -> bool:
    return folded(heading).strip(" .:") in _YEARS


def is_month_word(heading: str) -> bool:
    """A heading of months, as "Monat"."""
    return folded(heading).strip(" .:") in _MONTHS


def is_unit(text: str) -> bool:
    return _UNIT.fullmatch(folded(text).strip()) is not None


def parted(heading: str) -> tuple[str, str]:
    """The heading without its unit, and the unit: "Umsatz (k€)" is ("Umsatz", "k€")."""
    match = _BEHIND.search(heading)
    unit = next((part for part in match.groups() if part), "").strip() if match else ""
    if match and heading[: match.start()].strip() and (is_unit(unit) or scale_of(f"({unit})") != 1):
        return heading[: match.start()].strip(), unit
    return heading.strip(), ""


def scale_of(unit: str) -> int:
    """1,000 for "k€" or "Tsd. EUR", 1,000,000 for "Mio. €", else 1."""
    match = _THOUSANDS.search(folded(unit) if unit else "")
    if match is None:
        return 1
    return 1_000 if match[1] else 1_000_000
