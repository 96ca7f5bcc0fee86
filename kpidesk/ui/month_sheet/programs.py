"""The programs that figures come from: their names and icons."""

from kpidesk.ui.month_sheet.words import tr

_OWN = "pencil"


def name(key: str) -> str:
    """A program's name in the list; what has no program of its own stands under the owner's own estimates."""
    return {
        "bank": tr("Bank"),
        "bookkeeping": tr("Bookkeeping"),
        "invoices": tr("Invoice program"),
        "shop": tr("Shop"),
        "crm": tr("Customer list"),
        "analytics": tr("Web analytics"),
        "search": tr("Search console"),
        "ads": tr("Ad account"),
        "social": tr("Social networks"),
        "podcast": tr("Podcast host"),
        "newsletter": tr("Newsletter"),
        "survey": tr("Surveys"),
        "timesheet": tr("Time sheet"),
    }.get(key, tr("Own estimates"))


def icon(key: str) -> str:
    return {
        "bank": "bank",
        "bookkeeping": "ledger",
        "invoices": "ledger",
        "shop": "cart",
        "crm": "list-checks",
        "analytics": "globe",
        "search": "search",
        "ads": "megaphone",
        "social": "speech-question",
        "podcast": "megaphone",
        "newsletter": "envelope",
        "survey": "list-checks",
        "timesheet": "clock",
    }.get(key, _OWN)
