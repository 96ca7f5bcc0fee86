"""Words beside a figure's name that make it another figure: its plan, last year's, its change, with tax."""

import re

from kpidesk.exchange.line_words import is_month_word
from kpidesk.exchange.synonyms import plain

_OTHERS = frozenset(
    {
        *("gross", "brutto", "brut", "bruto", "lordo", "ttc", "bruta", "lorda"),
        *("plan", "planned", "budget", "budgeted", "target", "goal", "forecast", "estimate", "estimated", "expected"),
        *("ziel", "soll", "geplant", "prognose", "hochrechnung", "erwartet", "objectif", "prevu", "prevision"),
        *("objetivo", "previsto", "presupuesto", "obiettivo", "previsione", "doel", "begroot", "begroting", "verwacht"),
        *("meta", "previsao", "orcamento", "cel", "prognoza", "budzet"),
        *("previous", "prior", "last", "py", "ly", "vorjahr", "vorjahre", "vorjahreswert", "vj", "vormonat"),
        *("precedent", "precedente", "anterior", "passado", "vorig", "vorige", "poprzedni", "ubiegly", "n-1"),
        *("change", "diff", "difference", "delta", "variance", "growth", "yoy", "mom", "vs", "versus"),
        *("veranderung", "abweichung", "differenz", "wachstum", "variation", "ecart", "evolution", "croissance"),
        *("variacion", "crecimiento", "diferencia", "variazione", "crescita", "differenza", "verschil", "groei"),
        *("variacao", "crescimento", "diferenca", "zmiana", "wzrost", "roznica"),
        *("ytd", "cumulative", "cumulated", "running", "kumuliert", "kum", "cumul", "cumule", "acumulado"),
        *("cumulato", "cumulatief", "narastajaco"),
        *("average", "avg", "mean", "median", "durchschnitt", "moyenne", "promedio", "media", "gemiddelde", "srednia"),
        *("per", "pro", "par", "por", "share", "anteil", "part", "index"),
        *("cancelled", "canceled", "refunded", "storniert", "annule", "cancelado", "annullato", "geannuleerd"),
    }
)
_TAX = re.compile(r"\b(?:vat|mwst|ust|tva|iva|btw|tax|taxes|gst)\b")
_WITHOUT = re.compile(r"\b(?:ex|excl|exkl|excluding|before|without|net|ohne|zzgl|hors|sin|senza|escl|zonder|sem|bez)\b")
_EACH = re.compile(r"/\s*([^/()\[\]]+)")


def is_another(heading: str, beside: str) -> bool:
    """Whether ``beside``, what stands in a heading beside a figure's name, says that it is not this figure itself."""
    words = plain(beside)
    if _OTHERS & set(words.split()):
        return True
    if _TAX.search(words) and not _WITHOUT.search(words):
        return True
    each = _EACH.search(heading)
    return each is not None and plain(each[1]) == words and not is_month_word(words)
