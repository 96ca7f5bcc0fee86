"""The words of PayPal's downloads in the languages they come in: headings, statuses and types of booking."""

import re

from kpidesk.exchange.readers.reader import Column

COLUMNS = (
    Column("date", "Date", "the day", "date|datum|fecha|data", is_needed=True),
    Column(
        "zone",
        "Time Zone",
        "not taken; PayPal's files are known by it",
        "timezone|time zone|zeitzone|fuseau horaire|zona horaria|huso horario|fuso orario|tijdzone|fuso horário|"
        "strefa czasowa",
    ),
    Column("name", "Name", "who paid, or was paid", "name|nom|nombre|nome|naam|imię i nazwisko|nazwa"),
    Column(
        "kind",
        "Type",
        "what the booking is; Description in statements",
        "type|typ|tipo|description|beschreibung|descripción|descrizione|omschrijving|descrição|opis|rodzaj",
        is_needed=True,
    ),
    Column("status", "Status", "only what is completed counts", "status|état|statut|estado|stato"),
    Column("currency", "Currency", "of the amounts", "currency|währung|devise|divisa|moneda|valuta|moeda|waluta"),
    Column(
        "gross",
        "Gross",
        "before fees",
        "gross|brutto|avant commission|brut|bruto|lordo|importe bruto|valor bruto",
        gives="cash_in",
        is_needed=True,
        is_number=True,
    ),
    Column(
        "fee",
        "Fee",
        "what PayPal kept",
        "fee|fees|gebühr|entgelt|commission|frais|tarifa|comisión|cuota|tariffa|commissione|kosten|taxa|opłata",
        gives="variable_expenses",
        is_needed=True,
        is_number=True,
    ),
    Column("net", "Net", "after fees; not taken", "net|netto|neto|líquido|valor líquido", is_number=True),
    Column(
        "balance",
        "Balance",
        "not taken",
        "balance|guthaben|solde|saldo",
        is_number=True,
    ),
    Column(
        "impact",
        "Balance Impact",
        "a memo moved no money",
        "balance impact|auswirkung auf guthaben|impact sur le solde|impacto en el saldo|impatto sul saldo",
    ),
)

_COMPLETED = (
    "completed|abgeschlossen|terminé|terminée|effectué|completado|completada|completato|completata|voltooid|"
    "concluído|concluída|concluido|ukończono|zakończono|zakończona|zrealizowano|zrealizowana"
)
_GIVEN_BACK = (
    "refunded|partially refunded|erstattet|rückerstattet|teilweise erstattet|teilweise rückerstattet|remboursé|"
    "partiellement remboursé|reembolsado|parcialmente reembolsado|rimborsato|parzialmente rimborsato|terugbetaald|"
    "gedeeltelijk terugbetaald|zwrócono|częściowo zwrócono"
)
COMPLETED = frozenset(f"{_COMPLETED}|{_GIVEN_BACK}".split("|"))
"""What was paid and given back later was paid; giving it back is a booking of its own."""
MEMO = frozenset({"memo", "mémo", "vermerk", "nota", "promemoria"})

OWN = re.compile(
    r"withdrawal|bank deposit|card deposit|user initiated|currency conversion|\bholds?\b|authori[sz]ation|reserve|"
    r"transfer (?:to|from)|internal account|release|"
    r"währungsumrechnung|bankgutschrift|bankabbuchung|kartenabbuchung|kreditkartengutschrift|auszahlung|abhebung|"
    r"abbuchung auf|einbehalt|autorisierung|kontobewegung|abgebucht|"
    r"conversion de devise|virement|retrait|blocage|suspension|autorisation|réserve|dépôt bancaire|versement bancaire|"
    r"conversión de divisa|conversión de moneda|retirada|retiro|retención|autorización|depósito bancario|reserva|"
    r"conversione di valuta|conversione valuta|prelievo|sospensione|trattenuta|autorizzazione|trasferimento|"
    r"deposito bancario|versamento|valutaomrekening|opname|inhouding|blokkering|autorisatie|bankstorting|"
    r"conversão de moeda|levantamento|saque|retenção|autorização|depósito|przeliczenie walut|wypłata|blokada|"
    r"autoryzacja|wpłata"
)
"""Money moved within the account, or between it and the bank: no sale and no cost."""
REFUND = re.compile(
    r"refund|reversal|chargeback|dispute|rückzahlung|erstattung|rückbuchung|remboursement|rétrofacturation|annulation|"
    r"reembolso|devolución|contracargo|rimborso|storno|riaddebito|terugbetaling|terugboeking|estorno|zwrot"
)
FEE = re.compile(
    r"\bfees?\b|gebühr|entgelt|\bfrais\b|\bcommission\b|\btarifas?\b|\bcomisión\b|commissione|\btariffa\b|\bkosten\b|\btaxas?\b|"
    r"opłata|prowizja"
)
