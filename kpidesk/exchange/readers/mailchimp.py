"""Mailchimp: the mailings of every month, from the download of all campaign reports."""

from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.text import clean_text
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.dated import Dated, dated, is_total_row, laid_out, totals_left_out
from kpidesk.exchange.readers.listing import Listing, find_listing, needed_listing
from kpidesk.exchange.readers.reader import NOTHING_SAID, Column, Download, Option, ReaderOptions
from kpidesk.exchange.readers.totals import Totals, left_out_note, repeated_note
from kpidesk.exchange.sheet import SourceFile


def _count(key: str, heading: str, meaning: str, names: str, *, gives: str, is_needed: bool = False) -> Column:
    return Column(key, heading, meaning, names, gives=gives, is_needed=is_needed, is_number=True, is_whole=True)


_COLUMNS = (
    Column(
        "date",
        "Send Date",
        "when the mailing was sent",
        "send date|sent date|date sent|sendedatum|versanddatum|date d'envoi|fecha de envío",
        is_needed=True,
    ),
    Column("title", "Title", "the campaign", "title|campaign name|email name|name|titel|titre|título"),
    _count(
        "sent",
        "Total Recipients",
        "emails sent",
        "total recipients|recipients|empfänger insgesamt|nombre total de destinataires|total de destinatarios",
        gives="emails_sent",
        is_needed=True,
    ),
    _count(
        "delivered",
        "Successful Deliveries",
        "emails that were delivered",
        "successful deliveries|deliveries|delivered|emails delivered|erfolgreiche zustellungen|livraisons réussies|"
        "entregas exitosas",
        gives="emails_delivered",
        is_needed=True,
    ),
    _count("soft", "Soft Bounces", "emails that failed for now", "soft bounces|soft bounce", gives="bounces_soft"),
    _count(
        "hard", "Hard Bounces", "emails to addresses that are gone", "hard bounces|hard bounce", gives="bounces_hard"
    ),
    _count(
        "opened",
        "Unique Opens",
        "people who opened",
        "unique opens|eindeutige öffnungen|einmalige öffnungen|ouvertures uniques|aperturas únicas",
        gives="email_opens",
        is_needed=True,
    ),
    _count(
        "opens",
        "Total Opens",
        "times emails were displayed",
        "total opens|öffnungen insgesamt|nombre total d'ouvertures|ouvertures totales|total de aperturas",
        gives="email_impressions",
    ),
    _count(
        "clicked",
        "Unique Clicks",
        "people who clicked",
        "unique clicks|eindeutige klicks|einmalige klicks|clics uniques|clics únicos",
        gives="email_clicks",
        is_needed=True,
    ),
    _count(
        "gone",
        "Unsubscribes",
        "people who left the list",
        "unsubscribes|unsubscribed|abmeldungen|désabonnements|desuscripciones",
        gives="email_unsubscribes",
    ),
    _count(
        "spam",
        "Abuse Complaints",
        "emails marked as spam",
        "abuse complaints|spam complaints|abuse reports|missbrauchsbeschwerden|plaintes pour abus|quejas de abuso",
        gives="spam_complaints",
    ),
)
_REMEDY = "take all campaigns out of Mailchimp's reports as one CSV file"


class Mailchimp:
    name = "Mailchimp"
    program = "newsletter"
    downloads = (Download("Campaign reports", "Analytics, Reports, Export: one line for every mailing", _COLUMNS),)
    options: tuple[Option, ...] = (Option.SPLIT, Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        listing = find_listing(source, _COLUMNS)
        if listing is None:
            return 0.0
        keys = ("date", "sent", "delivered", "opened", "spam")
        found = sum(listing.has(key) for key in keys)
        return found / len(keys) if found >= 3 else 0.0

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        listing = needed_listing(source, _COLUMNS, self.name, _REMEDY)
        return laid_out(source.name, self.name, lambda: self._layout(source, listing, options))

    def _layout(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        dates = dated(listing, options)
        totals = Totals()
        _add_mailings(totals, listing, dates, Amounts(listing, _COLUMNS, options), options)
        ends = tuple(row for row in dates.others if is_total_row(listing, row))
        unsent = [row for row in dates.others if row not in ends]
        notes = left_out_note(listing, unsent, "not sent yet, they have no date") + repeated_note(listing, dates.rows)
        left_out = totals_left_out(listing, ends)
        return Layout(source.name, totals.series(listing), left_out, reader=self.name, notes=tuple(notes))


def _add_mailings(totals: Totals, listing: Listing, dates: Dated, amounts: Amounts, options: ReaderOptions) -> None:
    for row, month in dates.months.items():
        title = listing.text(row, "title")
        for column in _COLUMNS:
            if not column.gives or not listing.has(column.key):
                continue
            heading, amount = listing.heading(column.key), amounts.of(row, column.key)
            totals.add(heading, month, amount, row, target=column.gives)
            if options.split and title:
                segment = Segment(SegmentKind.CAMPAIGN, clean_text(title))
                totals.add(heading, month, amount, row, target=column.gives, segment=segment)
