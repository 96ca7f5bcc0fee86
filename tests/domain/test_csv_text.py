"""CSV that goes out: exact, and harmless in a spreadsheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.csv_text import csv_bytes, exact, harmless, unguarded


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-x", "'-x"),
        ("@name", "'@name"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =x", "'  =x"),
        ("＝x", "'＝x"),
        ("'quoted", "''quoted"),
        ("plain", "plain"),
        ("a = b", "a = b"),
        ("", ""),
        ("   ", "   "),
        ("2026-01", "2026-01"),
        ("|calc", "'|calc"),
        ("%x", "'%x"),
    ],
)
def test_texts_that_look_like_formulas_get_an_apostrophe(text: str, written: str) -> None:
    assert harmless(text) == written


@given(st.text())
@settings(derandomize=True, deadline=None, max_examples=300)
def test_no_text_starts_a_formula_and_one_apostrophe_less_is_the_text(text: str) -> None:
    written = harmless(text)
    assert written.lstrip()[:1] not in set("=+-@|%") and written[:1] not in set("\t\r\n")
    assert written in {text, "'" + text}
    assert unguarded(written) == text


def test_texts_are_cleaned_and_numbers_are_left_alone() -> None:
    rows = [["a\x07\r\nb", "\u200b=1"], [-5.5, 3], [None, ""]]
    assert csv_bytes(rows).decode("utf-8-sig") == '"a\nb","\'=1"\r\n"-5.5","3"\r\n"",""\r\n'


@pytest.mark.parametrize(
    ("number", "text"),
    [(9.0, "9.0"), (-1.5, "-1.5"), (1e-7, "0.0000001"), (1.234, "1.2340"), (-999.125, "-999.1250"), (0.125, "0.125")],
)
def test_a_number_reads_one_way_only(number: float, text: str) -> None:
    assert exact(number) == text


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_figure_is_not_written(number: float) -> None:
    with pytest.raises(ValueError, match="no figure"):
        csv_bytes([[number]])


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(derandomize=True, deadline=None)
def test_no_digit_is_lost(number: float) -> None:
    assert float(exact(number)) == number
