"""Each series shows how it writes numbers, or something else tells, or the owner is asked."""

import pytest

from kpidesk.domain.month import Month
from kpidesk.exchange.amount import COMMA, POINT
from kpidesk.exchange.number_forms import FormFinding, Reading, Told, both, find_forms, is_doubtful, looks_numeric
from kpidesk.exchange.series import SourceCell, SourceSeries
from kpidesk.exchange.sheet import CellKind

JAN = Month.of(2026, 1)


def series(key: str, *texts: str, kind: CellKind = CellKind.TEXT) -> SourceSeries:
    cells = tuple(SourceCell(JAN.plus(place), text, kind) for place, text in enumerate(texts))
    return SourceSeries(key, "", cells, key=key)


def found(*texts: str, counts: tuple[str, ...] = ()) -> FormFinding:
    return find_forms([series("a", *texts)], counts)["a"]


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (("1.234,50", "1.234"), COMMA),
        (("1,234.50", "1,234"), POINT),
        (("1.234.567", "1.234"), COMMA),
        (("0.125", "1,234"), POINT),
        (("1,23,456", "1,234"), POINT),
        (("12,5", "k. A.", "-"), COMMA),
        (("5,00 €", "1.234 €"), COMMA),
    ],
)
def test_one_clear_cell_tells_for_its_series(texts: tuple[str, ...], form: object) -> None:
    finding = found(*texts)
    assert (finding.form, finding.told, finding.is_ambiguous) == (form, Told.CELLS, False)


def test_whole_numbers_have_thousands_and_both_readings_are_shown() -> None:
    assert found("7.068", "8.246", counts=("a",)) == FormFinding(
        COMMA, Told.WHOLE_NUMBERS, "8.246", (Reading(COMMA, 8246.0), Reading(POINT, 8.246))
    )
    assert found("8,246", counts=("a",)).form == POINT
    assert found("1.000", counts=("a",)).readings[0].value == 1000.0


def test_the_rest_of_the_file_tells_and_it_is_shown() -> None:
    findings = find_forms([series("a", "1.234"), series("b", "1,5")])
    assert findings["a"] == FormFinding(COMMA, Told.FILE, "1.234", (Reading(COMMA, 1234.0), Reading(POINT, 1.234)))
    assert findings["b"] == FormFinding(COMMA, Told.CELLS)


def test_nothing_tells_and_the_owner_decides() -> None:
    undecided = found("1.234", "500")
    assert (undecided.is_decided, undecided.is_ambiguous, undecided.example) == (False, True, "1.234")
    decided = find_forms([series("a", "1.234")], chosen={"a": COMMA})["a"]
    assert (decided.told, decided.readings[0].value) == (Told.OWNER, 1234.0)


def test_two_other_series_that_disagree_tell_nothing() -> None:
    findings = find_forms([series("a", "1.234"), series("b", "1,5"), series("c", "1.5")])
    assert findings["a"].told is Told.NOTHING


def test_cells_that_contradict_each_other_are_shown_and_not_decided() -> None:
    finding = found("1,5", "1.5", "1.234")
    assert finding.contradiction == ("1.5", "1,5")
    assert not finding.is_decided


def test_plain_numbers_and_typed_cells_need_no_decision() -> None:
    assert found("1234", "5", "1 234", "1'234", "1 234").is_ambiguous is False
    typed = find_forms([series("a", "1.234", kind=CellKind.NUMBER)])["a"]
    assert typed == FormFinding(POINT, Told.CELLS)


def test_readings_of_a_text() -> None:
    assert both("1.234") == (1.234, 1234.0)
    assert both("1,23,456.5") == (123456.5, None)
    assert both("") == both("k. A.") == both("9" * 16) == (None, None)
    assert is_doubtful("1,234")
    assert not is_doubtful("1,23")
    assert looks_numeric("(5 €)")
    assert not looks_numeric("A12")
