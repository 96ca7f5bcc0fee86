"""Titles that fit, and lists in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.words.title_words import LONGEST_TITLE, counted, cut, ended, listed, named_titles, within

WORDS = st.text("abc de", min_size=1, max_size=150).filter(str.strip)


@settings(derandomize=True, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3), st.text("xyz ", min_size=1, max_size=60))
def test_there_is_always_a_title_and_none_is_too_long(names: list[str], tail: str) -> None:
    titles = named_titles(names, [f" {tail * 3}", tail])
    assert titles
    assert all(len(title) <= LONGEST_TITLE for title in titles)
    assert titles[-1].endswith(tail)


def test_the_fullest_wording_comes_first() -> None:
    assert named_titles(["Total revenue", "Revenue"], [" fell by 3", " fell"])[:2] == (
        "Total revenue fell by 3",
        "Total revenue fell",
    )


def test_a_name_is_cut_between_words() -> None:
    assert cut("Costs of the spring fair", 16) == "Costs of the\N{HORIZONTAL ELLIPSIS}"
    assert cut("Costs", 16) == "Costs"
    assert len(cut("W" * 40, 16)) == 16


def test_titles_that_are_too_long_are_left_out_and_none_comes_twice() -> None:
    assert within(["a" * 111, "b", "b"]) == ("b",)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (list("abcd"), "a, b, c and d"),
        (list("abcde"), "a, b, c and 2 more"),
    ],
)
def test_lists_are_read_aloud_and_long_ones_counted(words: list[str], said: str) -> None:
    assert listed(words) == said


def test_sentences_end_once() -> None:
    assert ended("It fell") == "It fell."
    assert ended("It fell\N{HORIZONTAL ELLIPSIS}") == "It fell\N{HORIZONTAL ELLIPSIS}"
    assert counted(1, "KPI", "KPIs") == "1 KPI"
    assert counted(0, "KPI", "KPIs") == "0 KPIs"
