"""The headings of the files that banks hand out, in the languages they come in."""

from kpidesk.exchange.readers.reader import Column

COLUMNS = (
    Column(
        "date",
        "Date",
        "the day of the booking",
        "buchungstag|buchungsdatum|buchung|booking date|posting date|posted date|post date|date posted|"
        "date de comptabilisation|dateop|date operation|date opération|date d'opération|date de l'opération|"
        "date d'operation|fecha de operación|fecha operación|f. operación|fecha contable|data contabile|"
        "data operazione|data registrazione|boekdatum|boekingsdatum|transactiedatum|data księgowania|data operacji|"
        "data transakcji|data do movimento|data movimento|data mov.|data lançamento|data de lançamento|"
        "completed date|date completed|date de fin|settlement date|transaction date|started date|date started|"
        "date|datum|fecha|data|jour|umsatztag|valutadatum|valuta",
        is_needed=True,
    ),
    Column(
        "amount",
        "Amount",
        "money in, or out with a minus",
        "betrag|umsatz|umsatz in *|betrag in *|amount|transaction amount|total amount|total amount (incl. vat)|"
        "payment amount|zahlungsbetrag|value|montant|montant total (ttc)|importe|importo|bedrag|kwota|"
        "kwota operacji|kwota transakcji|valor|montante|importância|somme",
        is_number=True,
    ),
    Column(
        "debit",
        "Debit",
        "money out, where it has a column of its own",
        "soll|debit|débit|débit euros|debit euros|debit amount|debits|money out|paid out|withdrawals|withdrawal|"
        "withdrawal amount|belastung|lastschrift|ausgang|cargo|cargos|debe|addebiti|addebito|dare|uscite|"
        "debet|débito|débitos|obciążenia|obciążenie|wypłaty",
        is_number=True,
    ),
    Column(
        "credit",
        "Credit",
        "money in, where it has a column of its own",
        "haben|credit|crédit|crédit euros|credit euros|credit amount|credits|money in|paid in|deposits|deposit|"
        "deposit amount|gutschrift|eingang|abono|abonos|haber|ingreso|ingresos|accrediti|accredito|avere|entrate|"
        "crédito|créditos|uznania|uznanie|wpłaty",
        is_number=True,
    ),
    Column(
        "fee",
        "Fee",
        "what the bank took besides the amount",
        "fee|frais|gebühr|fees",
        is_number=True,
    ),
    Column(
        "direction",
        "Debit or credit",
        "which way the money went, where the amount has no minus",
        "soll/haben|s/h|soll-/habenkennung|debit/credit|credit/debit|cr/dr|dr/cr|af bij|af/bij|sens|d/c|dare/avere",
    ),
    Column(
        "text",
        "Description",
        "what rules look at: purpose, payee and kind of booking together",
        "verwendungszweck|vorgang/verwendungszweck|buchungstext|umsatztyp|umsatzart|vorgang|"
        "auftraggeber/empfänger|auftraggeber / begünstigter|begünstigter / auftraggeber|"
        "beguenstigter/zahlungspflichtiger|begünstigter/zahlungspflichtiger|name zahlungsbeteiligter|"
        "zahlungspflichtige*r|zahlungsempfänger*in|auftraggeber/zahlungsempfänger|empfänger/zahlungspflichtiger|"
        "empfänger|empfaenger*|beschreibung|buchungsdetails|partner name|partnername|notiz|"
        "description|memo|transaction description|details|narrative|payee|name|counter party|counterparty|"
        "counterparty name|reference|payment reference|notes and #tags|notes|merchant|original description|"
        "subcategory|transaction type|type|"
        "label|libelle|libellé|libelle operation|libellé opération|libelle simplifie|libellé de l'opération|"
        "informations complementaires|supplierfound|nom de la contrepartie|nature de l'opération|"
        "concepto|descripción|descripcion|observaciones|beneficiario|movimiento|"
        "descrizione|causale|descrizione operazione|descrizione estesa|dettagli|"
        "omschrijving|omschrijving-1|naam / omschrijving|naam tegenpartij|mededelingen|tegenpartij|"
        "opis|opis operacji|tytuł|tytuł operacji|nadawca / odbiorca|odbiorca|nadawca|kontrahent|"
        "descrição|descrição do movimento|histórico",
    ),
    Column(
        "balance",
        "Balance",
        "what was on the account after the booking",
        "saldo nach buchung|saldo|kontostand|kontostand nach buchung|balance|running balance|account balance|"
        "solde|accountbalance|saldo contabile|saldo dopo mov.|saldo na mutatie|saldo po operacji|"
        "saldo na transakcji|saldo contable|saldo disponible|saldo final|wallet-saldo nach transaktion|"
        "resulting balance",
        is_number=True,
    ),
    Column(
        "currency",
        "Currency",
        "of the amounts",
        "währung|waehrung|currency|devise|divisa|moneda|munt|muntsoort|moeda|waluta|payment currency|zahlungswährung",
    ),
    Column(
        "status",
        "Status",
        "whether the bank has booked it",
        "status|state|info|état|etat|statut|estado|stato|buchungsstatus",
    ),
    Column(
        "account",
        "Account",
        "the account, where a file holds several",
        "iban auftragskonto|auftragskonto|accountnum|wallet-iban|iban kontoinhaber|kontonummer auftragskonto",
    ),
)

PENDING = (
    "vorgemerkt",
    "ausstehend",
    "in bearbeitung",
    "offen",
    "pending",
    "processing",
    "authorised",
    "authorized",
    "declined",
    "reverted",
    "failed",
    "cancelled",
    "canceled",
    "rejected",
    "en attente",
    "à venir",
    "en cours",
    "annulé",
    "refusé",
    "pendiente",
    "retenido",
    "rechazado",
    "in attesa",
    "in sospeso",
    "da contabilizzare",
    "rifiutato",
    "in behandeling",
    "gereserveerd",
    "pendente",
    "em processamento",
    "oczekując",
    "w realizacji",
    "zablokowan",
    "odrzucon",
)
"""Parts of what a status says that is not booked, or never will be."""
_BALANCES = (
    "anfangssaldo|endsaldo|saldovortrag|alter kontostand|neuer kontostand|opening balance|closing balance|"
    "balance brought forward|balance carried forward|brought forward|start balance|solde initial|solde final|"
    "ancien solde|nouveau solde|saldo inicial|saldo anterior|saldo final|saldo iniziale|saldo finale|beginsaldo|"
    "eindsaldo|saldo początkowe|saldo końcowe"
)
BALANCE_LINES = frozenset(_BALANCES.split("|"))
"""What a line says that is no booking but what is on the account, though it has a date and an amount."""
OUTWARD = frozenset({"s", "soll", "debit", "debito", "débit", "débito", "d", "dr", "dbit", "af", "dare", "out"})
INWARD = frozenset({"h", "haben", "credit", "credito", "crédit", "crédito", "c", "cr", "crdt", "bij", "avere", "in"})
