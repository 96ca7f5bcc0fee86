"""The headings of Google Analytics 4 in the languages it is used in."""

from kpidesk.exchange.readers.reader import Column

SESSIONS = Column(
    "sessions",
    "Sessions",
    "visits to the website",
    "sessions|sitzungen|sesiones|sessioni|sessies|sessões|sesje",
    gives="visitors",
    is_needed=True,
    is_number=True,
    is_whole=True,
)
ENGAGED = Column(
    "engaged",
    "Engaged sessions",
    "visits that showed interest",
    "engaged sessions|sitzungen mit interaktionen|sitzungen mit interaktion|sessions avec engagement|"
    "sessions engagées|sesiones con interacción|sessioni con coinvolgimento|sessioni coinvolte|"
    "sessies met betrokkenheid|betrokken sessies|sessões engajadas|sessões envolvidas|"
    "sesje z zaangażowaniem|zaangażowane sesje",
    gives="engaged_visitors",
    is_number=True,
    is_whole=True,
)
KEY_EVENTS = Column(
    "key_events",
    "Key events",
    "desired actions, Conversions in older reports",
    "key events|conversions|schlüsselereignisse|wichtige ereignisse|événements clés|eventos clave|"
    "conversiones|eventi chiave|conversioni|belangrijke gebeurtenissen|conversies|eventos principais|"
    "eventos-chave|conversões|kluczowe zdarzenia|konwersje",
    gives="conversions",
    is_number=True,
)
VIEWS = Column(
    "views",
    "Views",
    "pages viewed",
    "views|aufrufe|vues|vistas|visualizzazioni|weergaven|visualizações|wyświetlenia",
    gives="page_views",
    is_number=True,
    is_whole=True,
)
USERS = Column(
    "users",
    "Total users",
    "different people; taken only where one line is the whole month",
    "total users|nutzer insgesamt|gesamtzahl der nutzer|nombre total d'utilisateurs|"
    "total d'utilisateurs|usuarios totales|total de usuarios|utenti totali|totaal aantal gebruikers|"
    "total de usuários|total de utilizadores|łączna liczba użytkowników|users|nutzer|utilisateurs|"
    "usuarios|utenti|gebruikers|usuários|użytkownicy",
    gives="visitors_unique",
    is_number=True,
    is_whole=True,
)
REVENUE = Column(
    "revenue",
    "Total revenue",
    "sales of the website; only those of paid channels are taken, when asked for",
    "total revenue|purchase revenue|gesamtumsatz|revenu total|revenus totaux|chiffre d'affaires total|"
    "ingresos totales|entrate totali|totale opbrengst|receita total|łączne przychody|"
    "całkowite przychody",
    gives="ad_revenue",
    is_number=True,
)
RATE = Column(
    "rate",
    "Engagement rate",
    "engaged sessions by sessions; not taken, it is worked out",
    "engagement rate|engagement-rate|interaktionsrate|taux d'engagement|porcentaje de interacciones|"
    "tasso di coinvolgimento|betrokkenheidspercentage|taxa de engajamento|współczynnik zaangażowania",
    is_number=True,
)
CHANNEL = Column(
    "channel",
    "Session primary channel group",
    "the channel of the visits",
    "session*channel group*|sitzung*channelgruppe*|*channelgruppe*sitzung*|groupe de canaux*session*|"
    "grupo de canales*sesión*|gruppo di canali*session*|*kanaalgroep*sessie*|*sessie*kanaalgroep*|"
    "grupo*canais*sess*|sesja*grupa kanałów*|*grupa kanałów*sesji*|default channel group*|"
    "groupe de canaux*|channelgruppe*",
)
DATE = Column("date", "Date", "the day", "date|datum|fecha|data|year month|jahr und monat")
MONTH = Column(
    "month",
    "Month",
    "the month, 01 to 12",
    "month|month of year|monat|mois|mes|mese|maand|mês|miesiąc",
)
YEAR = Column("year", "Year", "the year", "year|jahr|année|año|anno|jaar|ano|rok")
NTH_MONTH = Column(
    "nth_month",
    "Nth month",
    "months since the start date",
    "nth month|*-ter monat|n-ter monat|nter monat|nième mois|n-ième mois|n.º mes|mes n",
)
NTH_DAY = Column("nth_day", "Nth day", "days since the start date", "nth day|n-ter tag|nter tag|nième jour")
WEEK = Column(
    "week",
    "Week",
    "a list by week has no months",
    "week|nth week|iso week*|woche|semaine|semana|settimana|tydzień",
)

COLUMNS = (
    SESSIONS,
    ENGAGED,
    KEY_EVENTS,
    VIEWS,
    USERS,
    REVENUE,
    RATE,
    CHANNEL,
    DATE,
    MONTH,
    YEAR,
    NTH_MONTH,
    NTH_DAY,
    WEEK,
)
PAID = (
    "paid search",
    "paid shopping",
    "paid social",
    "paid video",
    "paid other",
    "display",
    "cross-network",
    "audio",
    "suchmaschinenwerbung",
    "bezahlte*",
    "recherche payante",
    "*payant*",
    "*de pago",
    "*a pagamento",
    "betaald*",
    "*pag[ao]",
    "płatn*",
)
"""Channels whose visits were paid for, as Google groups them."""
