from pathlib import Path

import pytest

from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue, is_storable


def test_a_segment_reads_what_it_writes() -> None:
    assert Segment.parse("Channel: newsletter") == Segment(SegmentKind.CHANNEL, "newsletter")
    assert str(Segment(SegmentKind.PRODUCT, "mug: blue")) == "product:mug: blue"
    assert Segment.parse("product:mug: blue").name == "mug: blue"


@pytest.mark.parametrize("text", ["newsletter", "shelf:top", "channel:", ":x", ""])
def test_what_is_no_segment_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="channel:newsletter"):
        Segment.parse(text)


def test_a_reason_is_no_number_and_not_true() -> None:
    assert not NoValue(Cause.MISSING)
    assert not isinstance(NoValue(Cause.MISSING), float)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e15, -1e15])
def test_what_cannot_be_kept_exactly_is_not_storable(value: float) -> None:
    assert not is_storable(value)


def test_fifteen_digits_are_storable() -> None:
    assert is_storable(999_999_999_999_999.0)


def test_an_indicator_goes_by_its_short_label() -> None:
    long = Indicator("cac", "Customer acquisition cost", Unit.MONEY, "Customers", Kind.KPI, short_label="CAC")
    assert long.name == "CAC"
    assert long.is_calculated


def test_every_problem_of_a_file_says_what_to_do() -> None:
    for problem in FileProblem:
        sentence = str(FileRefused(Path("shop.kpidesk"), problem, "detail"))
        assert sentence.startswith("shop.kpidesk: ")
        assert sentence.endswith("(detail)")
        assert any(mark in sentence for mark in (";", "."))
