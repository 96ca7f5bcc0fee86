"""What is impossible and what is odd, in words: both figures named, no blame."""

import datetime as dt

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.analysis.questions.odd import Oddity, OddKind, oddities
from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetValues
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.questions.impossible_words import ImpossibleWords, stays_so
from kpidesk.ui.questions.odd_words import OddWords
from kpidesk.workbook.impossible import Impossible, ImpossibleKind, impossible
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

SEARCH = Segment(SegmentKind.CHANNEL, "Search")
AUGUST = Month.of(2026, 8)
JULY = AUGUST.previous


def cell(name: str, segment: Segment | None = None) -> Cell:
    """Of August."""
    return Cell(name, AUGUST, segment)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def shop(catalogue: Catalogue) -> Workbook:
    """The sample with its last whole month open, and four of that month's figures not entered yet."""
    book = Workbook(NoLedger(), read_sample(), catalogue.indicators, lambda: dt.datetime(2026, 9, 20))
    book.apply(SetMonths({AUGUST: None}))
    blank = ("visitors", "emails_delivered", "email_opens", "customers_lost")
    book.apply(SetValues({cell(name): None for name in blank}))
    return book


def found(shop: Workbook, at: Cell, value: float) -> Impossible:
    """What stands against typing this."""
    return impossible(shop.supposing({at: value}), [at])[0]


def test_both_figures_are_named_with_their_numbers(shop: Workbook) -> None:
    shop.apply(SetValues({cell("emails_delivered"): 4150.0}))
    one, words = found(shop, cell("email_opens"), 4918.0), ImpossibleWords(shop, ENGLISH)
    assert words.sentence(one) == "Email opens (4,918) cannot be more than Emails delivered (4,150)."
    assert words.short(one, cell("email_opens")) == "more than Emails delivered, 4,150"
    assert words.other(one, cell("email_opens")) == cell("emails_delivered")
    assert "(4.918)" in ImpossibleWords(shop, GERMAN).sentence(one)


def test_from_the_other_side_the_same_is_too_little(shop: Workbook) -> None:
    shop.apply(SetValues({cell("emails_delivered"): 4150.0, cell("email_opens"): 1700.0}))
    one, words = found(shop, cell("emails_delivered"), 900.0), ImpossibleWords(shop, ENGLISH)
    assert words.short(one, cell("emails_delivered")) == "less than Email opens, 1,700"
    assert words.other(one, cell("emails_delivered")) == cell("email_opens")
    assert not stays_so(one, cell("emails_delivered"))  # another digit makes it right


def test_limits_of_a_figure_itself_have_no_other(shop: Workbook) -> None:
    words = ImpossibleWords(shop, ENGLISH)
    below, broken = found(shop, cell("orders"), -3.0), Impossible(cell("orders"), 12.5, kind=ImpossibleKind.WHOLE)
    assert words.sentence(below) == "Orders (−3) cannot be less than 0."
    assert words.other(below, cell("orders")) is None
    assert stays_so(below, cell("orders"))
    assert words.sentence(broken) == "Orders (12.5) must be a whole number."
    assert words.short(broken, cell("orders")) == "must be a whole number"


def test_parts_are_held_against_their_total(shop: Workbook) -> None:
    words, part = ImpossibleWords(shop, ENGLISH), cell("orders", SEARCH)
    one = found(shop, part, 120.0)
    assert words.sentence(one) == "Orders (129) cannot be less than its channels together (200)."
    assert words.short(one, part) == "the channels are more than the total, 129"
    assert stays_so(one, part)
    all_of_them = impossible(shop.supposing({cell("orders"): 12.0}), [cell("orders")])
    total = next(one for one in all_of_them if one.kind is ImpossibleKind.PARTS)
    assert words.short(total, cell("orders")) == "less than its channels together, 116"
    assert not stays_so(total, cell("orders"))


@pytest.mark.parametrize(
    ("odd", "short", "sentence"),
    [
        (
            Oddity(cell("orders"), OddKind.OUTSIDE, 34.0, 17.0, (5.2, 30.4)),
            "above the usual range",
            "Orders: 34 is above the usual range of the months before, 6 to 30.",
        ),
        (
            Oddity(cell("orders"), OddKind.TEN_TIMES, 1440.0, 144.0, other=Cell("orders", JULY)),
            "about ten times July",
            "Orders: 1,440 is about ten times the 144 of July 2026.",
        ),
        (
            Oddity(cell("orders"), OddKind.TEN_TIMES, 14.0, 144.0, other=Cell("orders", JULY)),
            "about a tenth of July",
            "Orders: 14 is about a tenth of the 144 of July 2026.",
        ),
        (
            Oddity(cell("orders"), OddKind.SWAPPED, 414.0, 144.0, other=Cell("orders", JULY)),
            "two digits swapped since July?",
            "Orders: 414 is the 144 of July 2026 with two digits swapped.",
        ),
        (
            Oddity(cell("orders"), OddKind.SAME, 144.0, 144.0, other=Cell("orders", JULY)),
            "same figure as July",
            "Orders: 144 is exactly the figure of July 2026.",
        ),
        (
            Oddity(cell("cash_balance"), OddKind.SIGN, -20.0),
            "below zero",
            "Bank and cash on the last day: −20 is below zero.",
        ),
        (
            Oddity(cell("orders"), OddKind.COLUMN_TWICE, 1.0, 1.0, other=Cell("orders", AUGUST.plus(-14))),
            "all figures as in June 2025",
            "Orders: 1 – all figures of this month are those of June 2025. Was one column typed twice?",
        ),
    ],
    ids=lambda value: str(getattr(value, "kind", ""))[:12],
)
def test_odd_figures_in_words(shop: Workbook, odd: Oddity, short: str, sentence: str) -> None:
    words = OddWords(shop, ENGLISH)
    assert (words.short(odd), words.sentence(odd)) == (short, sentence)


def test_a_figure_held_against_several_names_them_in_full_only(shop: Workbook) -> None:
    check = Check(Relation.NEAR, "emails_sent - emails_delivered - bounces_soft", Severity.ASK, 0.01)
    odd = Oddity(cell("bounces_hard"), OddKind.RELATION, 7.0, 166.0, other=cell("emails_sent"), check=check)
    words = OddWords(shop, ENGLISH)
    assert words.short(odd) == "expected 166"
    assert words.sentence(odd).startswith("Hard bounces: 7 is far from ")
    assert words.sentence(odd).endswith(", 166.")


def test_the_range_of_small_counts_has_whole_ends(shop: Workbook) -> None:
    words = OddWords(shop, ENGLISH)
    assert words.usual(7.91, 11.26, shop.indicators["orders"]) == "8 to 11"
    assert words.usual(65.991, 81.36, shop.indicators["revenue"]) == "65.99 to 81.36"


def test_an_odd_figure_of_the_sample_is_found_and_said(shop: Workbook) -> None:
    shop.apply(SetValues({cell("customers_lost"): 94.0}))
    (odd, *_) = oddities(shop, cell("customers_lost"))
    assert (
        OddWords(shop, ENGLISH).sentence(odd)
        == "Customers lost: 94 is above the usual range of the months before, 26 to 36."
    )
