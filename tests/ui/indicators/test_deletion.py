"""What deleting an own figure or KPI would take along."""

from dataclasses import replace

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.ui.indicators.deletion import deletion
from kpidesk.workbook.workbook import Workbook

JUNE = Month.of(2026, 6)


def test_nobody_needs_it_and_nothing_is_typed(workbook: Workbook) -> None:
    found = deletion(workbook, "double")
    assert found.sentence == "Delete “Double margin”, its goals and saved charts? Undo brings everything back."
    assert found.change is not None


def test_typed_values_are_counted(workbook: Workbook) -> None:
    assert "“Parcels sent” with 3 typed values," in deletion(workbook, "parcels").sentence
    workbook.apply(c.SetValues({Cell("parcels", JUNE.plus(place)): None for place in (0, 1)}))
    assert "“Parcels sent” with 1 typed value," in deletion(workbook, "parcels").sentence


def test_one_that_is_needed_cannot_go(workbook: Workbook) -> None:
    found = deletion(workbook, "margin")
    assert found.change is None
    assert found.sentence == "It cannot be deleted: Double margin needs it. Take it out of that one first."


def test_all_who_need_it_are_named(workbook: Workbook, own: dict[str, Indicator]) -> None:
    triple = replace(own["double"], id="triple", label="Triple margin", formula="margin * 3")
    workbook.apply(c.SetIndicators({"triple": triple}))
    assert deletion(workbook, "margin").sentence == (
        "It cannot be deleted: Double margin and Triple margin need it. Take it out of those first."
    )


def test_asking_deletes_nothing_and_the_change_deletes_all(workbook: Workbook) -> None:
    workbook.apply(c.SetGoals({GoalKey("parcels", JUNE): Goal(100.0)}))
    change = deletion(workbook, "parcels").change
    assert "parcels" in workbook.indicators
    assert change is not None
    workbook.apply(change)
    assert "parcels" not in workbook.indicators
    assert workbook.goals_of("parcels") == {}
    workbook.undo()
    assert workbook.goals_of("parcels")[JUNE].value == 100.0
    assert len(workbook.cells_of("parcels")) == 3
