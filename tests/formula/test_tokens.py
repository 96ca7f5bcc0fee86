"""The text of a formula cut into tokens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.formula.tokens import TokenKind, tokenize


def kinds(text: str) -> list[str]:
    return [str(token.kind) for token in tokenize(text)]


def values(text: str) -> list[str]:
    return [token.value for token in tokenize(text)[:-1]]


def test_every_kind_of_token_is_told_apart() -> None:
    text = 'if(revenue >= 5 %, [Net sales] * 2, none("why"))'
    assert kinds(text) == [
        "word",
        "(",
        "word",
        "comparison",
        "number",
        "%",
        ",",
        "label",
        "operator",
        "number",
        ",",
        "word",
        "(",
        "text",
        ")",
        ")",
        "end",
    ]


def test_places_count_characters_of_the_text_as_written() -> None:
    tokens = tokenize("  revenue\n-  12.5")
    assert [(token.text, token.start, token.end) for token in tokens] == [
        ("revenue", 2, 9),
        ("-", 10, 11),
        ("12.5", 13, 17),
        ("", 17, 17),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12", ["12"]),
        ("1.5", ["1.5"]),
        (".5", [".5"]),
        ("1e6", ["1e6"]),
        ("2.5E-3", ["2.5E-3"]),
        ("1.000.000", ["1.000", ".000"]),
        ("1,5", ["1", ",", "5"]),
        ("2x", ["2", "x"]),
        ("2e", ["2", "e"]),
    ],
)
def test_numbers_end_where_another_thing_begins(text: str, numbers: list[str]) -> None:
    assert values(text) == numbers


@pytest.mark.parametrize(
    ("written", "meant"),
    [("−", "-"), ("–", "-"), ("×", "*"), ("·", "*"), ("÷", "/")],
)
def test_signs_from_print_mean_the_signs_of_the_keyboard(written: str, meant: str) -> None:
    assert values(f"a {written} b") == ["a", meant, "b"]


@pytest.mark.parametrize(("written", "meant"), [("≤", "<="), ("≥", ">="), ("≠", "<>"), ("!=", "<>"), ("==", "=")])
def test_comparisons_have_one_spelling(written: str, meant: str) -> None:
    assert values(f"a {written} b") == ["a", meant, "b"]


def test_a_label_loses_its_brackets_and_its_extra_spaces() -> None:
    assert values("[ Net   sales ]") == ["Net sales"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"no sales"', "no sales"),
        ('"say ""no"" to it"', 'say "no" to it'),
        ("“no sales”", "no sales"),
        ("„keine Verkäufe“", "keine Verkäufe"),
        ('""', ""),
    ],
)
def test_texts_lose_their_quotes(written: str, meant: str) -> None:
    assert values(f"none({written})")[2] == meant


@pytest.mark.parametrize("text", ['"no end', "[no end", "„no end", '"half ""'])
def test_a_text_without_an_end_is_one_token_to_the_end(text: str) -> None:
    assert kinds(f"1 + {text}")[-2:] == ["unclosed", "end"]


@pytest.mark.parametrize("letter", ["$", "€", ";", "?", "#", "~", "٣", "½", "\x00"])
def test_a_character_without_meaning_is_a_token_of_its_own(letter: str) -> None:
    assert kinds(f"1 {letter} 2") == ["number", "unknown", "number", "end"]


def test_letters_of_every_language_make_words() -> None:
    assert values("größe + выручка") == ["größe", "+", "выручка"]


def test_narrow_and_fixed_spaces_are_spaces() -> None:
    assert values("1\u00a0+\u202f2") == ["1", "+", "2"]


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_tokens_never_overlap_and_lose_nothing_but_spaces(text: str) -> None:
    tokens = tokenize(text)
    assert tokens[-1].kind is TokenKind.END
    place = 0
    for token in tokens:
        assert text[place : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        place = token.end
    assert place == len(text)
