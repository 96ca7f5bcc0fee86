"""Names and titles of charts within their length."""

import pytest

from kpidesk.charts.words.naming import (
    LONGEST_TITLE,
    cut,
    cut_middle,
    exact_unit,
    plain_name,
    sentences,
    titled,
    titled_by_message,
    told_apart,
    within,
    without_colon,
)
from kpidesk.domain.indicator import Unit

LONG = "Umsatz je Kundin und Kunde im Fernabsatz nach Einkommensteuervorauszahlungsbescheidnummer und Jahr 12"


def test_titles_come_fullest_first_and_the_last_always_fits() -> None:
    found = titled([LONG, "Umsatz"], [" rose by 3 EUR from July to August", " rose"])
    assert found[0] == f"{LONG} rose"
    assert found[1] == "Umsatz rose by 3 EUR from July to August"
    assert max(map(len, found)) <= LONGEST_TITLE
    assert len(titled([LONG * 2], [" rose"])[-1]) <= LONGEST_TITLE


def test_a_shorter_name_comes_before_a_tail_that_says_less() -> None:
    found = titled_by_message([LONG, "Umsatz"], [" rose by 3 EUR from July to August", " rose"])
    assert found == ("Umsatz rose by 3 EUR from July to August", f"{LONG} rose", "Umsatz rose", "Umsatz rose")
    assert len(titled_by_message([LONG * 2], [" rose"])[-1]) <= LONGEST_TITLE


def test_a_name_in_a_sentence_has_no_brackets() -> None:
    assert [plain_name(name) for name in ("Visits (sessions)", "Orders", "(own)")] == ["Visits", "Orders", "(own)"]


def test_a_title_that_is_too_long_is_cut() -> None:
    assert within([LONG * 2, "Short"]) == ("Short", "Short")
    assert len(within([LONG * 2])[0]) <= LONGEST_TITLE


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [("Channel", 10, "Channel"), ("One channel more", 13, "One channel\u2026"), ("Einkommensteuer", 6, "Einko\u2026")],
)
def test_what_is_cut_ends_between_words_where_it_can(text: str, room: int, wanted: str) -> None:
    assert cut(text, room) == wanted


def test_the_last_word_of_a_name_tells_it_from_others() -> None:
    assert cut_middle("Newsletter of the shop in autumn 12", 22) == "Newsletter of the\u2026 12"
    assert cut_middle(LONG, 30).endswith("\u2026 12") and len(cut_middle(LONG, 30)) <= 30


def test_sentences_end_once_and_keep_numbers_and_units_together() -> None:
    assert sentences("Source: own books", "", "3\u00a0EUR are left.") == "Source: own books. 3\u00a0EUR are left."


def test_units_of_tables_say_what_is_counted() -> None:
    assert [exact_unit(unit, "EUR") for unit in (Unit.MONEY, Unit.MONEY_PER_HOUR, Unit.PERCENT, Unit.COUNT)] == [
        "EUR",
        "EUR per hour",
        "ratio, 0.05 is 5 %",
        "count",
    ]


def test_names_that_would_look_alike_lose_what_all_of_them_begin_with() -> None:
    names = ["Market of the old town in spring, left bank", "Market of the old town in autumn, left bank", "Shop"]
    assert told_apart(names, 24) == ["\u2026in spring, left bank", "\u2026in autumn, left bank", "Shop"]
    assert told_apart(["Shop", "Shop"], 3) == ["Sh\u2026", "Sh\u2026"]
    assert told_apart(["One long name 1", "One long name 2"], 9) == ["One lo\u2026 1", "One lo\u2026 2"]


def test_a_title_has_one_colon() -> None:
    assert without_colon(["Units sold: pieces", "Units"]) == ("Units",)
    assert without_colon(["Own: this"]) == ("Own: this",)


def test_names_of_which_one_ends_where_the_other_goes_on_are_told_apart() -> None:
    names = ["Great online place for the south and Switzerland", "Great online place for the south and Bern", "E-Mail"]
    assert told_apart(names, 24) == ["\u2026and Switzerland", "\u2026and Bern", "E-Mail"]
