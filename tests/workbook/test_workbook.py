import datetime as dt
import subprocess
import sys
from collections.abc import Callable

import pytest

from kpidesk.domain.business import Business, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    Change,
    ChooseIndicators,
    Confirm,
    SetBenchmarks,
    SetBusiness,
    SetGoals,
    SetIndicators,
    SetMonthNotes,
    SetMonths,
    SetNotes,
    SetSavedCharts,
    SetSegments,
    SetValues,
    Several,
)
from kpidesk.domain.goal import Benchmark, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.errors import FormulaError
from kpidesk.workbook.effect import How
from kpidesk.workbook.refusals import (
    FigureRefused,
    IndicatorInUse,
    IndicatorRefused,
    MonthClosed,
    NothingToUndo,
    SegmentInUse,
    UnknownIndicator,
)
from kpidesk.workbook.rules import removal
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import Heard, Memory, kpi, months

JAN, FEB, MAR, APR = months("2026-01", 4)
SHOP = Segment(SegmentKind.CHANNEL, "shop")
OWN = Indicator("parcels", "Parcels", Unit.COUNT, "Own", own=True)


def sales(**by_month: float) -> SetValues:
    return SetValues({Cell("sales", Month.of(2026, int(m[1:]))): value for m, value in by_month.items()})


def month(value: Month) -> Period:
    return Period.month(value)


CHANGES: list[Change] = [
    sales(m1=5.0),
    SetNotes({Cell("sales", JAN): "a fair"}),
    SetGoals({GoalKey("margin", JAN): Goal(0.5, set_on=dt.date(2026, 1, 1))}),
    SetBenchmarks({"margin": Benchmark(0.4)}),
    SetIndicators({"parcels": OWN}),
    ChooseIndicators(("sales", "margin")),
    SetSegments((SHOP,)),
    SetMonths({JAN: MonthState(MonthStatus.UNFINISHED, 9)}),
    SetMonthNotes({JAN: "closed for a week"}),
    SetBusiness(Business("Other", "GBP", 4)),
    SetSavedCharts({1: SavedChart("t", "goal-vs-actual", "margin")}),
    Several((SetSegments((SHOP,)), SetValues({Cell("sales", JAN, SHOP): 2.0, Cell("sales", JAN): 3.0}))),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_every_change_is_written_done_undone_and_redone(change: Change, workbook: Workbook, ledger: Memory) -> None:
    workbook.apply(change)
    assert ledger.written == [change]
    workbook.undo()
    with pytest.raises(NothingToUndo):
        workbook.undo()
    assert workbook.redoable == change
    workbook.redo()
    assert workbook.undoable == change
    workbook.undo()
    assert workbook.typed(Cell("sales", JAN)) is None
    assert (workbook.chosen, workbook.segments, dict(workbook.own_indicators)) == ((), (), {})
    assert workbook.business == Business("Shop")
    assert len(ledger.written) == 4


def test_values_follow_what_is_typed(workbook: Workbook) -> None:
    workbook.apply(SetValues({Cell("sales", JAN): 200.0, Cell("cost", JAN): 50.0}))
    assert workbook.value("margin", month(JAN)) == 0.75
    workbook.apply(SetValues({Cell("cost", JAN): 100.0}))
    assert workbook.value("margin", month(JAN)) == 0.5
    workbook.undo()
    assert workbook.value("margin", month(JAN)) == 0.75


def test_a_quarter_is_computed_from_sums(workbook: Workbook) -> None:
    workbook.apply(sales(m1=100, m2=100, m3=800))
    workbook.apply(SetValues({Cell("cost", m): c for m, c in ((JAN, 90.0), (FEB, 90.0), (MAR, 400.0))}))
    assert workbook.value("margin", workbook.calendar.quarter(2026, 1)) == pytest.approx(0.42)


def test_a_blank_gives_a_reason_and_zero_a_number(workbook: Workbook) -> None:
    workbook.apply(sales(m1=0.0))
    assert workbook.value("profit", month(JAN)) == NoValue(Cause.MISSING, "cost", JAN)
    workbook.apply(SetValues({Cell("cost", JAN): 0.0}))
    assert workbook.value("profit", month(JAN)) == 0.0
    reason = workbook.value("margin", month(JAN))
    assert isinstance(reason, NoValue) and reason.cause is Cause.ZERO_DIVISOR


def test_a_quarter_with_a_missing_month_counts_its_months(workbook: Workbook) -> None:
    workbook.apply(sales(m1=1, m3=1))
    reason = workbook.value("sales", workbook.calendar.quarter(2026, 1))
    assert reason == NoValue(Cause.MISSING, "sales", FEB, have=2, of=3)


def test_a_change_is_announced_exactly_once_with_all_that_follows(workbook: Workbook, heard: Heard) -> None:
    workbook.apply(sales(m2=5.0))
    (effect,) = heard
    assert effect.indicators == {"sales", "profit", "margin", "growth", "yearly"}
    assert (effect.first, effect.last, effect.how) == (FEB, FEB, How.APPLIED)
    assert not (effect.structure or effect.goals or effect.months or effect.business)


def test_it_is_announced_whether_a_figure_came_or_went(workbook: Workbook, heard: Heard) -> None:
    cell = Cell("sales", APR)
    for value in (5.0, 6.0, None):
        workbook.apply(SetValues({cell: value}))
    workbook.undo()
    assert [effect.entries for effect in heard] == [True, False, True, True]


def test_an_undo_announces_what_was_taken_back(workbook: Workbook, heard: Heard) -> None:
    workbook.apply(sales(m2=5.0))
    workbook.undo()
    workbook.redo()
    assert [effect.how for effect in heard] == [How.APPLIED, How.UNDONE, How.REDONE]
    assert {effect.change for effect in heard if isinstance(effect.change, ChooseIndicators)} == set()
    assert all(effect.change == sales(m2=5.0) for effect in heard)


def test_an_import_of_thousands_is_one_write_one_undo_one_announcement(
    workbook: Workbook, ledger: Memory, heard: Heard
) -> None:
    cells = {Cell(name, m): 1.0 for name in ("sales", "cost", "visits") for m in months("1990-01", 400)}
    workbook.apply(SetValues(cells))
    assert (len(ledger.written), len(heard)) == (1, 1)
    workbook.undo()
    assert workbook.last_entered is None


def test_what_changes_nothing_leaves_no_trace(workbook: Workbook, ledger: Memory, heard: Heard) -> None:
    workbook.apply(sales(m1=5.0))
    workbook.apply(sales(m1=5.0))
    assert (len(ledger.written), len(heard)) == (1, 1)


def test_several_that_change_nothing_leave_no_trace(workbook: Workbook, ledger: Memory) -> None:
    shown = ChooseIndicators(("sales",))
    workbook.apply(Several((shown, sales(m1=5.0))))
    workbook.apply(Several((shown, sales(m1=5.0))))
    workbook.apply(Several((Several((shown,)), sales(m1=5.0))))
    assert len(ledger.written) == 1
    workbook.undo()
    assert workbook.undoable is None


def test_every_listener_hears_of_a_change_even_when_one_fails(workbook: Workbook) -> None:
    heard: list[str] = []

    def fail(_: object) -> None:
        heard.append("first")
        raise RuntimeError("a view is broken")

    workbook.subscribe(fail)
    workbook.subscribe(lambda _: heard.append("second"))
    with pytest.raises(RuntimeError, match="a view is broken"):
        workbook.apply(sales(m1=5.0))
    assert heard == ["first", "second"]
    assert workbook.undoable == sales(m1=5.0)
    assert workbook.typed(Cell("sales", JAN)) == 5.0


def test_a_failed_write_changes_nothing(workbook: Workbook, ledger: Memory, heard: Heard) -> None:
    workbook.apply(sales(m1=5.0))
    ledger.fails = True
    for attempt in (lambda: workbook.apply(sales(m1=6.0)), workbook.undo):
        with pytest.raises(OSError, match="disk full"):
            attempt()
    assert workbook.typed(Cell("sales", JAN)) == 5.0
    assert workbook.undoable == sales(m1=5.0)
    assert len(heard) == 1


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e15, 1234567890123456.0])
def test_a_number_that_cannot_be_kept_is_refused(workbook: Workbook, value: float) -> None:
    with pytest.raises(FigureRefused, match="sales, 2026-01"):
        workbook.apply(SetValues({Cell("cost", JAN): 1.0, Cell("sales", JAN): value}))
    assert workbook.typed(Cell("cost", JAN)) is None


def test_a_calculated_row_takes_no_figure(workbook: Workbook) -> None:
    with pytest.raises(FigureRefused, match="is calculated"):
        workbook.apply(SetValues({Cell("margin", JAN): 1.0}))


def test_an_unknown_name_is_refused_with_the_nearest(workbook: Workbook) -> None:
    with pytest.raises(UnknownIndicator, match="nearest is sales"):
        workbook.apply(SetValues({Cell("sale", JAN): 1.0}))


def test_a_closed_month_keeps_its_figures_until_it_is_reopened(workbook: Workbook) -> None:
    workbook.apply(sales(m1=5.0))
    workbook.apply(SetMonths({JAN: MonthState(MonthStatus.CLOSED)}))
    with pytest.raises(MonthClosed, match="2026-01"):
        workbook.apply(sales(m1=6.0))
    with pytest.raises(MonthClosed, match="2026-01"):
        workbook.apply(Several((SetMonths({JAN: MonthState(MonthStatus.CLOSED)}), sales(m1=6.0))))
    workbook.apply(Several((SetMonths({JAN: MonthState(MonthStatus.OPEN)}), sales(m1=6.0))))
    assert workbook.typed(Cell("sales", JAN)) == 6.0


def test_an_unfinished_month_counts_its_days_so_far(workbook: Workbook) -> None:
    workbook.apply(SetMonths({APR: MonthState(MonthStatus.UNFINISHED, 10)}))
    assert workbook.calendar.days(month(APR)) == 10
    workbook.undo()
    assert workbook.calendar.days(month(APR)) == 30


def test_a_segment_must_be_there_and_can_only_go_empty(workbook: Workbook) -> None:
    with pytest.raises(FigureRefused, match="add it first"):
        workbook.apply(SetValues({Cell("sales", JAN, SHOP): 1.0}))
    workbook.apply(SetSegments((SHOP,)))
    workbook.apply(SetValues({Cell("sales", JAN, SHOP): 1.0}))
    with pytest.raises(SegmentInUse, match="1 figure;"):
        workbook.apply(SetSegments(()))
    workbook.apply(Several((SetValues({Cell("sales", JAN, SHOP): None}), SetSegments(()))))
    assert workbook.segments == ()


def test_a_segment_with_notes_stays_until_they_are_cleared(workbook: Workbook) -> None:
    cells = [Cell(name, JAN, SHOP) for name in ("sales", "cost")]
    workbook.apply(Several((SetSegments((SHOP,)), SetNotes(dict.fromkeys(cells, "a fair")))))
    with pytest.raises(SegmentInUse, match="2 notes;"):
        workbook.apply(SetSegments(()))
    workbook.apply(SetValues({cells[0]: 1.0}))
    with pytest.raises(SegmentInUse, match="1 figure and 2 notes;"):
        workbook.apply(SetSegments(()))
    clear = Several((SetValues({cells[0]: None}), SetNotes(dict.fromkeys(cells, "")), SetSegments(())))
    workbook.apply(clear)
    assert workbook.segments == ()
    workbook.undo()
    assert workbook.note(cells[1]) == "a fair"


def test_an_own_kpi_is_checked_evaluated_and_removed_with_everything_of_it(workbook: Workbook) -> None:
    own = kpi("per_visit", workbook.check_formula("[Sales] / VISITS").canonical, Unit.MONEY, own=True)
    assert own.formula == "sales / visits"
    workbook.apply(Several((SetIndicators({"per_visit": own}), ChooseIndicators(("per_visit",)))))
    workbook.apply(SetValues({Cell("sales", JAN): 6.0, Cell("visits", JAN): 3.0}))
    workbook.apply(SetGoals({GoalKey("per_visit", JAN): Goal(1.0)}))
    assert workbook.value("per_visit", month(JAN)) == 2.0
    workbook.apply(removal(workbook, "per_visit"))
    assert "per_visit" not in workbook.indicators and workbook.chosen == () and not workbook.goals_of("per_visit")
    workbook.undo()
    assert workbook.value("per_visit", month(JAN)) == 2.0
    assert workbook.month_goal("per_visit", JAN) is not None


def test_an_own_indicator_gets_no_figure_in_the_step_in_which_it_goes(workbook: Workbook) -> None:
    workbook.apply(SetIndicators({"parcels": OWN}))
    for late in (SetValues({Cell("parcels", JAN): 3.0}), Confirm({Cell("parcels", JAN): 3.0})):
        with pytest.raises(FigureRefused, match="goes in the same step"):
            workbook.apply(Several((SetIndicators({"parcels": None}), late)))
    workbook.apply(Several((SetValues({Cell("parcels", JAN): None}), SetIndicators({"parcels": None}))))
    assert "parcels" not in workbook.indicators


def test_an_indicator_that_others_need_says_which(workbook: Workbook) -> None:
    half = kpi("half", "parcels / 2", Unit.COUNT, own=True)
    workbook.apply(SetIndicators({"parcels": OWN, "half": half}))
    with pytest.raises(IndicatorInUse) as refused:
        removal(workbook, "parcels")
    assert refused.value.users == ("half",)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (kpi("margin", "sales / 2", own=True), "belongs to the catalogue"),
        (kpi("Bad Id", "sales / 2", own=True), "an id starts"),
        (kpi("other", "", own=True), "a KPI has a formula"),
        (Indicator("other", "Sales", Unit.COUNT, "Own", own=True), "is taken by sales"),
        (Indicator("other", " ", Unit.COUNT, "Own", own=True), "1 to 120"),
        (Indicator("other", "Other", Unit.COUNT, "Own", Kind.INPUT, formula="sales", own=True), "a KPI has a formula"),
    ],
)
def test_an_own_indicator_that_cannot_be_is_refused(workbook: Workbook, new: Indicator, words: str) -> None:
    with pytest.raises(IndicatorRefused, match=words):
        workbook.apply(SetIndicators({new.id: new}))


def test_a_circular_definition_changes_nothing(workbook: Workbook, ledger: Memory) -> None:
    workbook.apply(SetIndicators({"a": kpi("a", "sales", own=True), "b": kpi("b", "a", own=True)}))
    with pytest.raises(FormulaError, match="uses b, b uses a"):
        workbook.apply(SetIndicators({"a": kpi("a", "b", own=True)}))
    assert len(ledger.written) == 1


def test_a_goal_without_a_day_is_set_today(workbook: Workbook) -> None:
    workbook.apply(SetGoals({GoalKey("margin", JAN): Goal(0.5)}))
    goal = workbook.month_goal("margin", JAN)
    assert goal is not None and goal.set_on == dt.date(2026, 4, 10)


def test_a_preview_shows_what_a_formula_would_give_without_storing_it(workbook: Workbook, ledger: Memory) -> None:
    workbook.apply(sales(m1=8.0))
    assert workbook.preview(workbook.check_formula("sales / 2"), month(JAN)) == 4.0
    assert len(ledger.written) == 1


def test_an_example_stays_in_its_last_month(make: Callable[..., Workbook]) -> None:
    workbook = make(
        Business("Sample", is_example=True),
        values={Cell("sales", Month.of(2024, 3)): 1.0},
        months={Month.of(2024, 3): MonthState(MonthStatus.UNFINISHED, 17)},
    )
    assert workbook.today == dt.date(2024, 3, 17)
    assert workbook.current_month == Month.of(2024, 3)


def test_an_explanation_ends_in_the_same_value(workbook: Workbook) -> None:
    workbook.apply(SetValues({Cell("sales", JAN): 200.0, Cell("cost", JAN): 50.0}))
    assert workbook.explain("margin", month(JAN)).value == 0.75
    with pytest.raises(UnknownIndicator):
        workbook.explain("nothing", month(JAN))


def test_unsubscribed_listeners_hear_nothing(workbook: Workbook) -> None:
    heard: list[object] = []
    workbook.subscribe(heard.append)()
    workbook.apply(sales(m1=1.0))
    assert heard == []


def test_the_core_runs_where_qt_was_never_imported() -> None:
    script = (
        "import sys; import kpidesk.cli.main, kpidesk.workbook.opening, kpidesk.charts.pictures.export; "
        "sys.exit(any(name.split('.')[0] == 'PySide6' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
