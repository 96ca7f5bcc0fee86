"""Sums typed into a cell."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import COMMA, POINT, Marks
from kpidesk.exchange.typed_sum import SumRefused, is_sum, work_out


@pytest.mark.parametrize(
    ("text", "marks", "result"),
    [
        ("=412+223", POINT, 635.0),
        (" = 412 + 223 ", POINT, 635.0),
        ("=1,250.50-0.5", POINT, 1250.0),
        ("=1.250,50-0,5", COMMA, 1250.0),
        ("=(3+4)*2", POINT, 14.0),
        ("=10/4", POINT, 2.5),
        ("=10÷4", POINT, 2.5),
        ("=3×4", POINT, 12.0),
        ("=−5+2", POINT, -3.0),
        ("=-2^2", POINT, -4.0),
        ("=0.1+0.2", POINT, 0.3),
        ("=12 %*500", POINT, 60.0),
        ("=0", POINT, 0.0),
    ],
)
def test_sum_is_worked_out(text: str, marks: Marks, result: float) -> None:
    assert work_out(text, marks) == result


@pytest.mark.parametrize(("text", "ratio"), [("=3+4", 0.07), ("=3%+4%", 0.07), ("=7", 0.07)])
def test_sum_in_a_percent_row_is_in_percent(text: str, ratio: float) -> None:
    assert work_out(text, POINT, percent=True) == ratio


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("=revenue+1", "numbers"),
        ("=max(1;2)", "numbers"),
        ("=412+", "is not a sum yet"),
        ("=", "is not a sum yet"),
        ("=(1+2", "is not a sum yet"),
        ("=1/0", "divides by 0"),
        ("=10^400", "no result"),
        ("=(0-1)^0.5", "no result"),
        ("=10^15", "no result"),
        ("=1,23,4+1", "is not a number"),
    ],
)
def test_nonsense_is_refused_with_what_was_typed(text: str, words: str) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        work_out(text, POINT)
    assert "“" in str(refused.value)


def test_position_in_the_message_is_one_in_the_typed_text() -> None:
    with pytest.raises(SumRefused, match="13"):
        work_out("=1.250,50+3 )", COMMA)


@pytest.mark.parametrize(("text", "answer"), [("=1", True), ("  =1", True), ("1=1", False), ("", False)])
def test_sum_begins_with_an_equals_sign(text: str, answer: bool) -> None:
    assert is_sum(text) is answer


@settings(derandomize=True, deadline=None)
@given(st.integers(-99_999, 99_999), st.integers(0, 99_999), st.sampled_from("+-*"))
def test_whole_numbers_are_worked_out_exactly(one: int, other: int, operator: str) -> None:
    expected = {"+": one + other, "-": one - other, "*": one * other}[operator]
    assert work_out(f"={one}{operator}{other}", POINT) == expected


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789.,+-*/^()% '=abc", max_size=20))
def test_any_text_gives_a_number_or_a_refusal(text: str) -> None:
    with contextlib.suppress(Refusal):
        assert isinstance(work_out("=" + text, POINT), float)
