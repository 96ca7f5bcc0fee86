"""Text that is broken into lines loses nothing unless it must, and never exceeds its width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import ELLIPSIS, broken, broken_where, shortened_path

WORDS = st.lists(st.text("abcdef", min_size=1, max_size=14), max_size=12)


def ten(line: str) -> bool:
    return len(line) <= 10


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("one", ["one"]),
        ("one two", ["one two"]),
        ("one two three", ["one two", "three"]),
        ("  spaces   go ", ["spaces go"]),
        ("abcdefghijklmnop", ["abcdefghij", "klmnop"]),
        ("a bcdefghijklmno", ["a", "bcdefghijk", "lmno"]),
    ],
)
def test_lines_break_between_words_and_inside_a_word_that_is_too_long(text: str, lines: list[str]) -> None:
    assert broken_where(text, ten) == lines


@settings(derandomize=True, deadline=None)
@given(WORDS)
def test_breaking_keeps_every_letter_and_fits(words: list[str]) -> None:
    lines = broken_where(" ".join(words), ten)

    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(ten(line) for line in lines)


@settings(derandomize=True, deadline=None)
@given(WORDS, st.integers(1, 3))
def test_a_limit_of_lines_is_kept_and_what_is_left_out_is_marked(words: list[str], most: int) -> None:
    text = " ".join(words)
    whole, limited = broken_where(text, ten), broken_where(text, ten, most)

    assert len(limited) <= most
    assert all(ten(line) for line in limited)
    assert limited == whole or limited[-1].endswith(ELLIPSIS)


def test_lines_are_measured_in_the_type_they_are_painted_in(theme: Theme) -> None:
    text = "Posts, episodes and a newsletter that bring the sales"

    assert len(broken(text, 200, TextRole.WELCOME)) > len(broken(text, 200, TextRole.SMALL))


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (60, "Documents / Clients / North / shop.kpidesk"),
        (36, "Documents / … / North / shop.kpidesk"),
        (30, "Documents / … / shop.kpidesk"),
        (20, "… / shop.kpidesk"),
        (12, "shop.kpidesk"),
    ],
)
def test_a_long_path_loses_its_middle_folders_and_keeps_the_file(room: int, shown: str) -> None:
    parts = ("Documents", "Clients", "North", "shop.kpidesk")

    assert shortened_path(parts, lambda line: len(line) <= room) == shown


@settings(derandomize=True, deadline=None)
@given(st.lists(st.text("abc", min_size=1, max_size=20), min_size=1, max_size=6), st.integers(5, 40))
def test_a_shortened_path_always_fits(parts: list[str], room: int) -> None:
    assert len(shortened_path(parts, lambda line: len(line) <= room)) <= room


def test_a_file_name_too_long_for_the_line_loses_its_middle() -> None:
    shown = shortened_path(("a_very_long_name.kpidesk",), lambda line: len(line) <= 13)

    assert shown == "a_very…pidesk"
