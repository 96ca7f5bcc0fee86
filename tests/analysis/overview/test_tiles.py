"""Which KPIs are tiles: the first six of each side, those with goals before the rest, until the owner chooses."""

import datetime as dt
import json

import pytest

from kpidesk.analysis.overview.tiles import KIND, MOST, Side, arrangement, offered, side_of, tiles
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business, Contents, SavedChart
from kpidesk.domain.change import Change, SetSavedCharts
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook

JAN = Month.of(2026, 1)


class NoLedger:
    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None: ...

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return []


def business(count: int, aimed: tuple[str, ...] = (), **contents: object) -> Workbook:
    """KPIs a0, a1 ... of the business and m0, m1 ... of marketing, all chosen."""
    groups = {"a": "Finance", "m": "Email"}
    known = {
        f"{letter}{number}": Indicator(f"{letter}{number}", f"K{number}", Unit.COUNT, group, Kind.KPI, formula="typed")
        for letter, group in groups.items()
        for number in range(count)
    }
    typed = Indicator("typed", "Typed", Unit.COUNT, "Finance")
    goals = {GoalKey(name, JAN): Goal(1.0) for name in aimed}
    held = Contents(Business("A"), chosen=("typed", *known), goals=goals, **contents)  # type: ignore[arg-type]
    return Workbook(NoLedger(), held, {"typed": typed, **known}, lambda: dt.datetime(2026, 2, 3))


def test_each_side_has_its_first_six() -> None:
    found = tiles(business(8))
    assert found[Side.BUSINESS] == ("a0", "a1", "a2", "a3", "a4", "a5")
    assert found[Side.MARKETING] == ("m0", "m1", "m2", "m3", "m4", "m5")


def test_kpis_with_a_goal_come_first_and_stand_in_their_order() -> None:
    assert tiles(business(8, aimed=("a7", "a2")))[Side.BUSINESS] == ("a0", "a1", "a2", "a3", "a4", "a7")


def test_only_chosen_kpis_are_offered() -> None:
    assert offered(business(2)) == {Side.BUSINESS: ("a0", "a1"), Side.MARKETING: ("m0", "m1")}


def test_the_owners_choice_keeps_its_order_and_can_be_undone() -> None:
    book = business(8)
    before = tiles(book)
    book.apply(arrangement(book, ["a6", "a1", "m3"]))
    assert tiles(book) == {Side.BUSINESS: ("a6", "a1"), Side.MARKETING: ("m3",)}
    book.apply(arrangement(book, ["a1"]))
    assert len([chart for chart in book.saved_charts.values() if chart.kind == KIND]) == 1
    book.undo()
    book.undo()
    assert tiles(book) == before


def test_a_choice_stands_beside_saved_charts() -> None:
    book = business(1)
    book.apply(SetSavedCharts({4: SavedChart("Mine", "line", "a0")}))
    book.apply(arrangement(book, ["a0"]))
    assert book.saved_charts[4].title == "Mine"
    assert tiles(book)[Side.BUSINESS] == ("a0",)


@pytest.mark.parametrize(
    "settings",
    ["", "{", "7", json.dumps({"a": 1}), "null", "[" * 100_000],
    ids=["empty", "broken", "number", "table", "null", "deep"],
)
def test_a_choice_that_cannot_be_read_is_none(settings: str) -> None:
    book = business(2, saved_charts={1: SavedChart("Overview", KIND, "", settings)})
    assert tiles(book)[Side.BUSINESS] == ("a0", "a1")


def test_what_is_not_there_any_more_is_no_tile_and_never_more_than_six() -> None:
    names = ["gone", 3, "a1", "a1", *(f"a{number}" for number in range(8))]
    book = business(8, saved_charts={1: SavedChart("Overview", KIND, "", json.dumps(names))})
    assert tiles(book)[Side.BUSINESS] == ("a1", "a0", "a2", "a3", "a4", "a5")
    assert tiles(book)[Side.MARKETING] == ()


def test_the_sample_has_twelve_tiles_most_of_them_with_a_goal() -> None:
    book = Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    found = tiles(book)
    assert [len(names) for names in found.values()] == [MOST, MOST]
    assert all(side_of(book.indicator(name)) is side for side, names in found.items() for name in names)
    assert sum(name in book.aimed_at for names in found.values() for name in names) == 10
