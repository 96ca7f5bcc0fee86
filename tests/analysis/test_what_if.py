"""Every KPI that would move if a figure was another."""

from kpidesk.analysis.merit import Merit
from kpidesk.analysis.status import Status
from kpidesk.analysis.what_if import what_if
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from tests.analysis.formula_shop import START, formula_shop

MONTH = Period.month(START)


def test_what_follows_moves_and_nothing_is_stored() -> None:
    shop = formula_shop({"f0": [100], "f1": [60]}, "f0 - f1", goals={START: Goal(50.0)}, other="f1 * 2")
    found = what_if(shop, {Cell("f0", START): 110.0}, MONTH, ["other", "f0", "result"])
    assert [(row.about.id, row.now, row.then, row.moved, row.merit) for row in found] == [
        ("result", 40.0, 50.0, 10.0, Merit.GOOD)
    ]
    assert found[0].judgement.status is Status.ON_TRACK
    assert shop.value("result", MONTH) == 40.0


def test_a_figure_taken_out_leaves_a_reason() -> None:
    shop = formula_shop({"f0": [100], "f1": [60]}, "f0 - f1")
    (row,) = what_if(shop, {Cell("f0", START): None}, MONTH, ["result"])
    assert isinstance(row.then, NoValue) and row.moved is None and row.merit is Merit.NONE
