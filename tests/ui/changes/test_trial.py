"""Figures are tried on a copy: possible ones only, and nothing is stored."""

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.exchange.amount import AmountRefused
from kpidesk.exchange.typed_sum import SumRefused
from kpidesk.ui.changes.trial import Trial
from kpidesk.ui.changes.trial_words import TrialWriter
from kpidesk.workbook.impossible import FigureImpossible
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import SEARCH, calculated, shop, typed

FEB = Month.of(2025, 2)
OPENED = typed("opened", Unit.COUNT, "Email", checks=(Check(Relation.AT_MOST, "visits", Severity.REFUSE),), whole=True)
SHARE = typed("share", Unit.PERCENT, "Email", rollup="mean")


def business(**more: object) -> Workbook:
    figures = {"sales": [100, 110], "costs": [60, 80], "visits": [50, 40], "opened": [20, 30], "orders": [5, 8]}
    chosen = ["profit", "profit_margin", "cost_per_order", "open_rate", "orders"]
    rate = calculated("open_rate", "opened / visits", group="Email")
    return shop(figures, chosen, extra=(OPENED, SHARE, rate), goals={"profit": Goal(40.0)}, **more)  # type: ignore[arg-type]


def cell(name: str) -> Cell:
    return Cell(name, FEB)


def test_what_is_tried_moves_the_copy_and_not_the_business() -> None:
    book = business()
    trial = Trial(book, ENGLISH)
    trial.attempt({cell("costs"): 60.0})
    found = trial.outcomes(Period.month(FEB), list(book.chosen), None)
    assert [(one.about.id, one.now, one.then) for one in found] == [
        ("profit", 30.0, 50.0),
        ("profit_margin", 30 / 110, 50 / 110),
        ("cost_per_order", 10.0, 7.5),
    ]
    assert book.typed(cell("costs")) == 80.0 and book.undoable is None


def test_closed_months_are_tried_too() -> None:
    book = business(months={FEB: MonthState(MonthStatus.CLOSED)})
    trial = Trial(book, ENGLISH)
    trial.attempt({cell("sales"): 200.0})
    assert trial.outcomes(Period.month(FEB), ["profit"], None)[0].then == 120.0


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("costs", "=412+223", 635.0), ("costs", "1,250.50", 1250.5), ("share", "3", 0.03), ("costs", " ", None)],
)
def test_a_figure_is_read_as_everywhere_else(name: str, text: str, value: float | None) -> None:
    assert Trial(business(), ENGLISH).read(cell(name), text) == value


@pytest.mark.parametrize(("text", "refusal"), [("12,3,4", AmountRefused), ("=sales*2", SumRefused)])
def test_what_is_no_number_is_refused(text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        Trial(business(), ENGLISH).read(cell("costs"), text)


def test_an_impossible_figure_is_refused_and_leaves_the_others_tried() -> None:
    trial = Trial(business(), ENGLISH)
    trial.attempt({cell("sales"): 120.0})
    for wrong in ({cell("opened"): 41.0}, {cell("opened"): 2.5}, {cell("visits"): 29.0}):
        with pytest.raises(FigureImpossible):
            trial.attempt(wrong)
    assert trial.figures == {cell("sales"): 120.0}


def test_figures_are_judged_as_they_stand_beside_each_other() -> None:
    trial = Trial(business(), ENGLISH)
    trial.attempt({cell("visits"): 90.0})
    trial.attempt({cell("opened"): 80.0})
    with pytest.raises(FigureImpossible):
        trial.take_back(cell("visits"))
    trial.take_back(cell("opened"))
    trial.take_back(cell("visits"))
    assert trial.figures == {}


def test_the_figure_that_is_there_is_not_tried() -> None:
    trial = Trial(business(), ENGLISH)
    trial.attempt({cell("costs"): 70.0, cell("sales"): 110.0})
    assert trial.figures == {cell("costs"): 70.0}
    trial.attempt({cell("costs"): 80.0})
    assert trial.figures == {}


# -- in words -----------------------------------------------------------------------------------------------------


def test_figures_of_the_kpi_stand_first_and_what_is_tried_elsewhere_last() -> None:
    book = business()
    trial, writer = Trial(book, ENGLISH), TrialWriter(book, ENGLISH)
    trial.attempt({cell("costs"): 70.5, Cell("sales", FEB.previous): 101.239})
    rows = writer.rows(trial, "profit", FEB, None)
    assert [(row.name, row.now, row.tried) for row in rows] == [
        ("Figures of Profit", "now", "instead"),
        ("Sales", "110", ""),
        ("Costs", "80.00", "70.5"),
        ("Other figures", "", ""),
        ("Orders", "8", ""),
        ("Visits", "40", ""),
        ("Opened", "30", ""),
        ("Tried besides", "", ""),
        ("Sales, January 2025", "100", "101.24"),
    ]
    assert [row.typed for row in rows if row.tried and row.cell] == ["70.5", "101.239"]
    assert rows[2].spoken == "Costs: now EUR\N{NO-BREAK SPACE}80.00, tried EUR\N{NO-BREAK SPACE}70.50"


def test_a_part_of_the_business_has_its_own_figures() -> None:
    book = business(by_segment={SEARCH: {"sales": [40, 50], "costs": [20, 25]}})
    trial = Trial(book, ENGLISH)
    part = Cell("costs", FEB, SEARCH)
    trial.attempt({part: 20.0})
    (row,) = trial.outcomes(Period.month(FEB), ["profit"], SEARCH)
    assert (row.now, row.then, row.judgement.goal) == (25.0, 30.0, None)
    assert [row.cell for row in TrialWriter(book, ENGLISH).rows(trial, "profit", FEB, SEARCH)][1:3] == [
        Cell("sales", FEB, SEARCH),
        part,
    ]


def outcomes(form: NumberForm, figures: dict[Cell, float | None]) -> list[tuple[str, ...]]:
    book = business()
    trial, writer = Trial(book, form), TrialWriter(book, form)
    trial.attempt(figures)
    found = trial.outcomes(Period.month(FEB), ["orders", *book.chosen], None)
    rows = writer.outcomes(found, "profit_margin")
    return [(r.name, r.before, r.after, r.mark.text, r.status.word, r.was, r.goal) for r in rows]


def test_every_kpi_stands_before_and_after_with_its_goal() -> None:
    assert outcomes(ENGLISH, {cell("costs"): 60.0}) == [
        ("Profit Margin", "27\u202f%", "45\u202f%", "+18\u202fpp", "no goal", "", ""),
        ("Profit", "30.00", "50.00", "+20.00", "on track", "was off", "EUR\N{NO-BREAK SPACE}40.00"),
        ("Cost Per Order", "10.00", "7.50", "−2.50", "no goal", "", ""),
    ]


def test_a_move_that_does_not_show_is_said_so_and_a_value_that_goes_has_its_reason() -> None:
    told = outcomes(ENGLISH, {cell("costs"): 80.001, cell("orders"): 0.0})
    assert told[0][3] == "too little to show"
    assert told[2][1:4] == ("10.00", "–", "not defined")


def test_better_and_worse_follow_the_direction() -> None:
    book = business()
    trial = Trial(book, ENGLISH)
    trial.attempt({cell("costs"): 90.0})
    found = {one.about.id: one for one in trial.outcomes(Period.month(FEB), list(book.chosen), None)}
    assert found["cost_per_order"].about.direction is Direction.LOWER
    assert {name: str(one.merit) for name, one in found.items()} == dict.fromkeys(found, "bad")


def test_the_text_for_a_message_says_what_was_tried() -> None:
    book = business()
    trial, writer = Trial(book, ENGLISH), TrialWriter(book, ENGLISH)
    trial.attempt({cell("costs"): 60.0})
    rows = writer.outcomes(trial.outcomes(Period.month(FEB), ["profit"], None), "profit")
    assert writer.text(trial, rows, Period.month(FEB), None).splitlines() == [
        "What if, February 2025 (tried on a copy, nothing is stored)",
        "Costs, February 2025: EUR\N{NO-BREAK SPACE}80.00 → EUR\N{NO-BREAK SPACE}60.00",
        "KPI\tnow\tthen\tdifference\tstatus\tgoal",
        "Profit\t30.00\t50.00\t+20.00\ton track, was off\tEUR\N{NO-BREAK SPACE}40.00",
    ]
