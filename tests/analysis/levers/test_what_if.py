"""Every KPI that would move if a figure was another."""

from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.levers.what_if import figures_to_try, what_if
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators
from kpidesk.domain.goal import Goal
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from tests.analysis.formula_shop import EMAIL, START, formula_shop

MONTH = Period.month(START)


def test_what_follows_moves_and_nothing_is_stored() -> None:
    shop = formula_shop({"f0": [100], "f1": [60]}, "f0 - f1", goals={START: Goal(50.0)}, other="f1 * 2")
    found = what_if(shop, {Cell("f0", START): 110.0}, MONTH, ["other", "f0", "result"])
    assert [(row.about.id, row.now, row.then, row.moved, row.merit) for row in found] == [
        ("result", 40.0, 50.0, 10.0, Merit.GOOD)
    ]
    assert (found[0].before.status, found[0].judgement.status) == (Status.OFF, Status.ON_TRACK)
    assert found[0].goal == Goal(50.0)
    assert shop.value("result", MONTH) == 40.0


def test_a_figure_taken_out_leaves_a_reason() -> None:
    shop = formula_shop({"f0": [100], "f1": [60]}, "f0 - f1")
    (row,) = what_if(shop, {Cell("f0", START): None}, MONTH, ["result"])
    assert isinstance(row.then, NoValue) and row.moved is None and row.merit is Merit.NONE


def test_a_part_of_the_business_is_held_against_no_goal() -> None:
    lines = {"f0": [100], "f1": [60], "email_f0": [40], "email_f1": [20]}
    shop = formula_shop(lines, "f0 - f1", goals={START: Goal(50.0)})
    (row,) = what_if(shop, {Cell("f0", START, EMAIL): 90.0}, MONTH, ["result"], EMAIL)
    assert (row.now, row.then, row.judgement.status) == (20.0, 70.0, Status.NONE)
    assert isinstance(row.goal, NoValue) and row.goal.cause is Cause.NO_GOAL


def test_a_month_tried_moves_what_looks_back_to_it() -> None:
    shop = formula_shop({"f0": [10] * 12}, "sum12(f0)")
    (row,) = what_if(shop, {Cell("f0", START): 15.0}, Period.month(START.plus(11)), ["result"])
    assert (row.now, row.then) == (120.0, 125.0)


def test_figures_of_the_result_come_before_the_others_and_what_nothing_chosen_uses_is_left_out() -> None:
    shop = formula_shop({"f0": [100], "f1": [60], "f2": [7]}, "f1 - f0", other="f2 * 2", more="won - f0")
    shop.apply(ChooseIndicators(("result", "other", "f5", "f1")))
    assert figures_to_try(shop, "result") == (["f1", "f0"], ["f5", "f2"])
    assert figures_to_try(shop, "f2")[0] == ["f2"]
    assert figures_to_try(shop, "result", EMAIL)[0] == ["f1", "f0"]
    assert figures_to_try(shop, "result", Segment(SegmentKind.PRODUCT, "Mug")) == ([], [])
