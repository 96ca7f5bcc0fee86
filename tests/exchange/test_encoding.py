"""Texts of old and new programs come out with their letters."""

import pytest

from kpidesk.exchange.encoding import decoded

GERMAN = "Monat;Erlöse;Größe\nMärz;1 €\n"
POLISH = "Miesiąc;Sprzedaż\nPaździernik;1,5\n"
FRENCH = "Mois;Dépenses\nfévrier;2\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (GERMAN, "utf-8", "UTF-8"),
        (GERMAN, "utf-8-sig", "UTF-8"),
        (POLISH, "utf-16", "UTF-16"),
        (GERMAN, "utf-16-le", "UTF-16"),
        (GERMAN, "utf-16-be", "UTF-16"),
        (GERMAN, "cp1252", "Windows-1252"),
        (POLISH, "cp1250", "Windows-1250"),
        (FRENCH, "mac_roman", "Mac Roman"),
        (FRENCH, "cp850", "DOS 850"),
        ("a;b\n", "ascii", "UTF-8"),
        ("", "utf-8", "UTF-8"),
    ],
)
def test_the_encoding_is_the_one_in_which_letters_make_words(text: str, codec: str, name: str) -> None:
    assert decoded(text.encode(codec)) == (text, name)


def test_bytes_that_are_no_text_still_come_out_as_something() -> None:
    text, _ = decoded(bytes(range(256)))
    assert text
    assert decoded(b"\xff\xfe\x00")[1] == "UTF-16"
