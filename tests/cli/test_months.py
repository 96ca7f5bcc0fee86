"""Closing and opening months, and what is asked about them, from the command line."""

from pathlib import Path

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.workbook.opening import open_file
from tests.cli.conftest import Run


@pytest.fixture
def shop_of_2025(shop: Path) -> Path:
    """Ten months of orders, the last of them ten times as many."""
    file = open_file(shop, read_catalogue())
    months = [Cell("orders", Month.of(2025, number)) for number in range(1, 11)]
    file.workbook.apply(SetValues({cell: 100.0 + 3 * cell.month.number for cell in months} | {months[-1]: 1270.0}))
    file.close()
    return shop


def test_a_month_with_something_missing_closes_only_anyway(run: Run, shop_of_2025: Path) -> None:
    before = shop_of_2025.read_bytes()
    said = run("close", shop_of_2025, "2025-10")
    assert said.code == 1
    assert "2025-10: revenue is not entered" in said.out
    assert "2025-10: orders (1,270) is about ten times the 127 of 2025-09" in said.out
    assert "and 1 question to see to" in said.err and "--anyway" in said.err
    assert shop_of_2025.read_bytes() == before
    assert run("close", shop_of_2025, "2025-10", "--anyway").out.endswith("2025-10: closed\n")
    assert "is closed" in run("set", shop_of_2025, "2025-10", "orders=5").err


def test_a_month_that_is_complete_closes_at_once(run: Run, sample: Path) -> None:
    assert run("reopen", sample, "2026-08", "--reason", "an invoice came late").code == 0
    said = run("close", sample, "2026-08")
    assert (said.code, said.out) == (0, "2026-08: closed\n")


def test_a_month_opens_again_with_its_reason_and_what_changes_is_restated(run: Run, sample: Path) -> None:
    said = run("reopen", sample, "2026-07", "--reason", "an invoice came late")
    assert said.out == "2026-07: open again, because: an invoice came late\n"
    run("set", sample, "2026-07", "orders=145")
    assert run("history", sample, "orders", "--at", "2026-07").out.splitlines()[-1].endswith("restated")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("close", "2026-07"), "closed already"),
        (("close", "2199-01"), "not over yet"),
        (("close", "2001-01"), "nothing is entered"),
        (("close", "2026-99"), "is no month"),
        (("reopen", "2001-01", "--reason", "x"), "is not closed"),
        (("reopen", "2026-07", "--reason", "  "), "say why"),
        (("confirm", "2026-07", "orders"), "nothing is asked about orders"),
        (("confirm", "2026-07", "ordres"), "nearest is orders"),
        (("confirm", "2026-07", "visitors", "--segment", "channel:Serach"), "the nearest is channel:Search"),
        (("questions", "--month", "soon"), "is no month"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    run: Run, sample: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = sample.read_bytes()
    said = run(arguments[0], sample, *arguments[1:])
    assert said.code == 1 and words in said.err
    assert sample.read_bytes() == before


def test_a_month_is_not_opened_without_a_reason(run: Run, sample: Path) -> None:
    assert run("reopen", sample, "2026-07").code == 2


def test_questions_are_listed_the_newest_month_first(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    found = run("questions", sample, "--json").json
    months = [each["month"] for each in found]
    assert months and months == sorted(months, reverse=True)
    assert len(run("questions", sample).out.splitlines()) == len(found)
    assert sample.read_bytes() == before


def test_a_question_as_json_has_the_same_keys_whatever_it_asks(run: Run, shop_of_2025: Path) -> None:
    found = run("questions", shop_of_2025, "--month", "2025-10", "--json").json
    keys = {"kind", "month", "sentence", "can_be_confirmed", "figures", "odd", "impossible"}
    assert {frozenset(each) for each in found} == {frozenset(keys)}
    odd = next(each for each in found if each["kind"] == "odd")
    assert odd["figures"] == [{"id": "orders", "month": "2025-10", "segment": None, "value": 1270.0}]
    assert odd["odd"][0]["kind"] == "ten times" and odd["odd"][0]["against"] == 127.0
    assert odd["odd"][0]["other"]["month"] == "2025-09"


def test_a_question_that_is_answered_is_not_asked_again(run: Run, shop_of_2025: Path) -> None:
    assert run("confirm", shop_of_2025, "2025-10", "orders").out == "2025-10: orders is confirmed\n"
    asked = run("questions", shop_of_2025, "--month", "2025-10", "--json").json
    assert not [each for each in asked if each["kind"] == "odd"]
    assert "nothing to confirm" in run("confirm", shop_of_2025, "2025-10", "orders").err


def test_a_gap_cannot_be_confirmed(run: Run, shop_of_2025: Path) -> None:
    run("set", shop_of_2025, "2025-05", "orders=")
    said = run("confirm", shop_of_2025, "2025-05", "orders")
    assert said.code == 1 and "not entered; this cannot be confirmed" in said.err


def test_where_nothing_is_open_that_is_said(run: Run, shop: Path) -> None:
    assert run("questions", shop).out == "no open questions\n"
    assert run("questions", shop, "--json").json == []
