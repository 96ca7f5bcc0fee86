"""Figures, sums and notes of a month, from the command line."""

from pathlib import Path

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.opening import look_at
from kpidesk.workbook.workbook import Workbook
from tests.cli.conftest import Run

JAN = Month.of(2026, 1)


def held(shop: Path) -> Workbook:
    file = look_at(shop, read_catalogue())
    try:
        return file.workbook
    finally:
        file.close()


@pytest.mark.parametrize(
    ("text", "more", "value"),
    [
        ("=1200+340.50", (), 1540.5),
        ("=1200+340,50", (), 1540.5),
        ("=1.200+340,50", (), 1540.5),
        ("=3*(10-2)/4", (), 6.0),
        ("1.234,5", (), 1234.5),
        ("1.234", ("--decimal", ","), 1234.0),
        ("1.234", (), 1.234),
        ("-12", (), -12.0),
    ],
)
def test_a_number_or_a_sum_is_stored(run: Run, shop: Path, text: str, more: tuple[str, ...], value: float) -> None:
    assert run("set", shop, "2026-01", f"other_income={text}", *more).code == 0
    assert held(shop).typed(Cell("other_income", JAN)) == value


def test_a_sum_is_kept_as_the_note_and_goes_with_its_figure(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "ad_spend==1200+340.50", "--note-on", "ad_spend=two bills")
    assert held(shop).note(Cell("ad_spend", JAN)) == "two bills\n=1200+340.50"
    run("set", shop, "2026-01", "ad_spend=5")
    assert held(shop).note(Cell("ad_spend", JAN)) == "two bills"


def test_one_number_with_a_comma_tells_how_all_of_them_are_read(run: Run, shop: Path) -> None:
    said = run("set", shop, "2026-01", "revenue=1.500", "cogs=340,50")
    assert said.out == "read with a decimal comma\n2026-01: 2 stored\n"
    assert held(shop).typed(Cell("revenue", JAN)) == 1500.0


def test_notes_stand_on_the_month_a_figure_and_a_kpi(run: Run, shop: Path) -> None:
    said = run("set", shop, "2026-01", "--note", "Fair in Lyon", "--note-on", "aov=few orders", "--note-on", "orders=x")
    assert (said.code, said.out) == (0, "2026-01: 3 notes stored\n")
    book = held(shop)
    assert book.month_note(JAN) == "Fair in Lyon"
    assert (book.note(Cell("aov", JAN)), book.note(Cell("orders", JAN))) == ("few orders", "x")
    run("set", shop, "2026-01", "--note", "", "--note-on", "aov=")
    assert (held(shop).month_note(JAN), held(shop).note(Cell("aov", JAN))) == ("", "")


def test_figures_may_stand_behind_the_options(run: Run, shop: Path) -> None:
    assert run("set", shop, "2026-01", "--segment", "channel:shop", "visitors=5", "orders=2").code == 0
    assert held(shop).typed(Cell("orders", JAN, Segment(SegmentKind.CHANNEL, "shop"))) == 2.0
    assert run("set", shop, "2026-01", "orders=2", "--no-such-option").code == 2


def test_an_impossible_figure_is_refused_with_both_figures_named(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "emails_sent=100", "emails_delivered=90")
    before = shop.read_bytes()
    said = run("set", shop, "2026-01", "emails_delivered=101", "orders=3")
    assert said.code == 1
    assert "Emails delivered (101) cannot be more than Emails sent (100)" in said.err
    assert shop.read_bytes() == before


def test_an_odd_figure_is_stored_and_asked_about(run: Run, shop: Path) -> None:
    for number in range(1, 9):
        run("set", shop, f"2025-{number:02}", f"orders={100 + 3 * number}")
    said = run("set", shop, "2025-09", "orders=1270")
    assert "please look: 2025-09: orders (1,270) is about ten times the 124 of 2025-08" in said.out
    assert f"kpidesk-cli confirm {shop} 2025-09 orders" in said.out
    assert held(shop).typed(Cell("orders", Month.of(2025, 9))) == 1270.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2026-01",), "nothing is named"),
        (("2026-01", "revenue==1/0"), "divides by 0"),
        (("2026-01", "revenue==9^9^9^9"), "no result"),
        (("2026-01", "revenue==orders*2"), "takes numbers"),
        (("2026-01", "revenue=="), "is not a sum yet"),
        (("2026-01", "revenue=1,50", "cogs=1.25"), "different decimal marks"),
        (("2026-01", "revenue=340,50", "--decimal", "."), "is not a number"),
        (("2026-01", "revenue=1e400"), "is not a number"),
        (("2026-01", "revenue=9999999999999999"), "15 digits"),
        (("2026-01", "revenue=nan"), "is not a number"),
        (("2026-01", "--note-on", "revenu=x"), "nearest is revenue"),
        (("2026-01", "--note-on", "revenue"), "name=value"),
        (("2026-01", "--note-on", "revenue=a", "--note-on", "revenue=b"), "names revenue twice"),
        (("9999-01", "revenue=1"), "is no month"),
        (("2026-01", "visitors=1", "--segment", "channel:\x07"), "name"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    run: Run, shop: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = shop.read_bytes()
    said = run("set", shop, *arguments)
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert shop.read_bytes() == before


def test_nothing_that_cannot_be_seen_reaches_a_note_or_the_terminal(run: Run, shop: Path) -> None:
    said = run("set", shop, "2026-01", "visitors=1", "--segment", "channel:a\x1b[31mb", "--note", "red\x1b[31m\u202e")
    assert said.out.startswith("added channel:a[31mb\n")
    assert held(shop).month_note(JAN) == "red[31m"
    assert "\x1b" not in run("set", shop, "2026-01", "a\x1b[31m=5").err
