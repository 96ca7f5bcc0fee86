"""Words in one line or two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.painters.fitted import breakable, lines_of, splits, width_in_two

ROLE = TextRole.BODY
NAME = "Average monthly churn over 12 months"


def test_what_fits_stays_in_one_line(theme: object) -> None:
    assert lines_of(NAME, ROLE, fonts.width(NAME, ROLE)) == [NAME]
    assert lines_of("", ROLE, 0) == [""]


def test_the_first_line_takes_as_many_words_as_it_can(theme: object) -> None:
    width = fonts.width("Average monthly churn", ROLE)
    assert lines_of(NAME, ROLE, width) == ["Average monthly churn", "over 12 months"]


def test_two_lines_fit_the_least_width_for_two(theme: object) -> None:
    width = width_in_two(NAME, ROLE)
    lines = lines_of(NAME, ROLE, width)
    assert len(lines) == 2
    assert max(fonts.width(line, ROLE) for line in lines) <= width < fonts.width(NAME, ROLE)


def test_one_word_that_is_too_long_is_broken_and_loses_no_letter(theme: object) -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    first, second = lines_of(word, ROLE, fonts.width(word, ROLE) * 0.6)
    assert first + second == word
    assert fonts.width(first, ROLE) <= fonts.width(word, ROLE) * 0.6


@settings(derandomize=True, deadline=None, max_examples=60)
@given(words=st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=8), share=st.floats(0.05, 1.0))
def test_no_letter_is_ever_lost(words: list[str], share: float) -> None:
    text = " ".join(words)
    joined = "".join(lines_of(text, ROLE, fonts.width(text, ROLE) * share)).replace(" ", "")
    assert joined == text.replace(" ", "")


def test_splits_are_between_words() -> None:
    assert splits("one two three") == [("one", "two three"), ("one two", "three")]
    assert splits("one") == []


@pytest.mark.parametrize("text", ["Profit margin (net)", "", "Sales, net / Orders"])
def test_usual_words_are_left_alone(text: str) -> None:
    assert breakable(text) == text


def test_a_very_long_word_may_break_and_reads_the_same() -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    found = breakable(f"The {word}")
    assert found != f"The {word}"
    assert found.replace("\N{ZERO WIDTH SPACE}", "") == f"The {word}"
