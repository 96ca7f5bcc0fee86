import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain import text as text_module
from kpidesk.domain.text import NAME_LENGTH, NOTE_LENGTH, clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Revenue", "Revenue"),
        ("  Revenue ", "Revenue"),
        ("Gro\u0308\u00dfe", "Gr\u00f6\u00dfe"),
        ("a\tb\r\nc", "a b c"),
        ("a\u2028b\x85c", "a b c"),
        ("nul\x00bell\x07escape\x1b[31m", "nulbellescape[31m"),
        ("half \ud83d character", "half  character"),
        ("turned \u202eround\u202c", "turned round"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("no \ufffe\U0001ffff character", "no  character"),
        ("letters to come \U0001fadf\ue000", "letters to come \U0001fadf\ue000"),
        ("\x00\u200b \n", ""),
        ("", ""),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_a_note_keeps_its_lines_and_tabs() -> None:
    assert clean_text("\nsales\r\n\tfair\x0b=2+3\u2029end\n", NOTE_LENGTH) == "sales\n\tfair\n=2+3\nend"


def test_what_is_too_long_is_cut() -> None:
    assert clean_text("x" * 500) == "x" * NAME_LENGTH
    assert clean_text("x" * 50_000, NOTE_LENGTH) == "x" * NOTE_LENGTH


def test_a_cut_leaves_no_letter_without_its_marks_and_no_blank_at_the_end() -> None:
    assert clean_text("abcq\u0301\u0323", 5) == "abc"
    assert clean_text("abc def", 4) == "abc"
    assert len(clean_text("x" + "\u0323" * 500)) == NAME_LENGTH


@given(st.text(max_size=60), st.integers(1, 80))
@settings(derandomize=True, deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str, longest: int) -> None:
    clean = clean_text(text, longest)
    assert clean_text(clean, longest) == clean
    assert len(clean) <= longest
    assert clean == clean.strip() == unicodedata.normalize("NFC", clean)
    assert not {unicodedata.category(character) for character in clean} & {"Cc", "Cf", "Cs"}
    clean.encode()


def test_a_long_text_takes_no_look_at_every_single_character(monkeypatch: pytest.MonkeyPatch) -> None:
    look, looked = text_module._is_unseen, list[str]()
    monkeypatch.setattr(text_module, "_is_unseen", lambda character: looked.append(character) or look(character))
    assert clean_text("a line\r\nx\u202e" * 100_000, 3_000_000) == ("a line\nx" * 100_000)
    assert len(looked) <= 20
