from pathlib import Path

import pytest

from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    Change,
    ChooseIndicators,
    Confirm,
    RenameSegment,
    SetBreaks,
    SetBusiness,
    SetFurtherBenchmarks,
    SetGoals,
    SetIndicators,
    SetMappings,
    SetMonths,
    SetNotes,
    SetSavedCharts,
    SetSegmentCards,
    SetSegments,
    SetTotals,
    SetTraits,
    SetValues,
    Several,
)
from kpidesk.domain.goal import BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, PeriodKind
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.ui.wording import change_words, reason_words, refusal_words, wording
from kpidesk.workbook.refusals import MonthClosed
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import NOW, SHIPPED, Memory

AUG, SEP = Month.of(2026, 8), Month.of(2026, 9)
JAN, JUL, MAIL = Month.of(2026, 1), Month.of(2026, 7), Segment(SegmentKind.CHANNEL, "Mail")
SHOP = Segment(SegmentKind.CHANNEL, "shop")


@pytest.fixture
def workbook() -> Workbook:
    return Workbook(Memory(), Contents(Business("Shop")), SHIPPED, lambda: NOW)


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2026-08", "August 2026", "Aug 26"),
        ("2026-Q3", "Q3 2026, July to September 2026", "Q3 26"),
        ("2026", "2026", "2026"),
        ("ytd:2026-08", "January to August 2026", "Jan to Aug 26"),
        ("12m:2026-08", "12 months to August 2026", "Sep 25 to Aug 26"),
    ],
)
def test_periods_are_named(text: str, full: str, short: str) -> None:
    calendar = Calendar()
    period = calendar.parse(text)
    assert (wording.period(period, calendar), wording.short_period(period, calendar)) == (full, short)


def test_a_business_year_that_crosses_the_new_year_says_so() -> None:
    calendar = Calendar(year_start=4)
    assert wording.period(calendar.year(2025), calendar) == "April 2025 to March 2026"
    assert wording.short_period(calendar.year(2025), calendar) == "2025/26"
    quarter = calendar.quarter(2025, 4)
    assert wording.period(quarter, calendar) == "Q4 2025/26, January to March 2026"
    assert wording.short_period(quarter, calendar) == "Q4 25/26"


def test_a_missing_figure_is_named_with_its_month(workbook: Workbook) -> None:
    reason = NoValue(Cause.MISSING, "sales", AUG)
    assert reason_words.reason(reason, workbook) == (
        "It needs Sales for August 2026, which is not entered. An empty cell is not counted as 0."
    )
    quarter = NoValue(Cause.MISSING, "sales", AUG, SHOP, have=2, of=3)
    assert (
        reason_words.reason(quarter, workbook)
        == "There are 2 of 3 months: Sales (shop) is not entered for August 2026."
    )
    assert reason_words.short_reason(quarter) == "2 of 3 months"


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_a_sentence_and_a_few_words(cause: Cause, workbook: Workbook) -> None:
    reason = NoValue(cause, "margin", AUG, detail="Visits")
    assert reason_words.reason(reason, workbook).endswith(".")
    assert 0 < len(reason_words.short_reason(reason)) < 25


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (SetValues({Cell("sales", AUG): 1.0}), "Sales, August 2026"),
        (SetValues({Cell("sales", AUG, SHOP): 1.0}), "Sales, August 2026, shop"),
        (SetValues({Cell("sales", AUG): 1.0, Cell("cost", AUG): 1.0}), "2 figures"),
        (SetNotes({Cell("sales", AUG): "x"}), "note on Sales, August 2026"),
        (SetGoals({GoalKey("margin", AUG): Goal(1.0)}), "goal of Margin, August 2026"),
        (SetGoals({GoalKey("margin", m): Goal(1.0) for m in (AUG, SEP)}), "Margin: goal for 2 months"),
        (
            SetGoals({GoalKey("margin", JUL, PeriodKind.QUARTER): Goal(1.0)}),
            "goal of Margin, Q3 2026, July to September 2026",
        ),
        (SetGoals({GoalKey("margin", JAN, PeriodKind.YEAR, MAIL): Goal(1.0)}), "goal of Margin, Mail, 2026"),
        (
            SetGoals({GoalKey("sales", JAN, PeriodKind.YEAR): Goal(1.0), GoalKey("sales", AUG): Goal(1.0)}),
            "goal of Sales, August 2026",
        ),
        (SetBreaks({BreakKey("sales", AUG): Break(BreakKind.NEW_LEVEL)}), "Sales starts anew in August 2026"),
        (
            SetBreaks({BreakKey("sales", AUG): Break(BreakKind.REDEFINED)}),
            "Sales means something else from August 2026 on",
        ),
        (SetBreaks({BreakKey("sales", AUG): None}), "Sales no longer starts anew in August 2026"),
        (SetFurtherBenchmarks({BenchmarkKey("sales", "rival"): None}), "benchmark of Sales"),
        (SetTraits({"seasonal": "{}"}), "what is known of the business"),
        (SetTraits({"activity": "{}"}), "what the activity level is made of"),
        (SetTraits({"brand": "{}"}), "colour and logo on charts"),
        (Several((SetBreaks({}), SetTraits({}), SetFurtherBenchmarks({}))), "no change"),
        (SetIndicators({"x": Indicator("x", "Parcels", Unit.COUNT, "Own")}), "Parcels"),
        (SetMonths({AUG: MonthState(MonthStatus.CLOSED)}), "state of August 2026"),
        (SetBusiness(Business("B")), "about the business"),
        (SetSavedCharts({1: SavedChart("For the bank", "limits", "sales")}), "saved chart “For the bank”"),
        (SetSavedCharts({n: SavedChart("Mine", "limits", "sales") for n in (1, 2)}), "order of the saved charts"),
        (SetSavedCharts({1: SavedChart("Overview", "tiles", "")}), "tiles of the overview"),
        (SetSavedCharts({99: None}), "saved chart"),
        (Several((SetSegments((SHOP,)), SetValues({Cell("sales", AUG, SHOP): 1.0}))), "Sales, August 2026, shop"),
        (SetSegmentCards({SHOP: SegmentCard(type="market")}), "dates and type of shop"),
        (RenameSegment(SHOP, "market"), "“shop” renamed to “market”"),
        (SetTotals({"sales": SegmentKind.CHANNEL}), "total of Sales"),
        (Confirm({Cell("sales", AUG): 1.0}), "Sales, August 2026 confirmed"),
        (Confirm({Cell("sales", AUG): 1.0, Cell("cost", AUG): 1.0}), "2 figures confirmed"),
        (SetMappings({"csv": "{}"}), "how an import is taken in"),
        (Several((SetTotals({}), SetSegmentCards({}), SetMappings({}), Confirm({}), SetValues({}))), "no change"),
        (Several((SetMappings({"csv": "{}"}), SetValues({Cell("sales", AUG): 1.0}))), "Sales, August 2026"),
        (Several((SetValues({}), ChooseIndicators(("sales",)))), "figures shown"),
    ],
)
def test_a_change_is_said_in_the_undo_menu(change: Change, words: str, workbook: Workbook) -> None:
    assert change_words.change(change, workbook) == words


@pytest.mark.parametrize("problem", list(FileProblem))
def test_every_file_problem_names_the_file_or_folder_and_what_to_do(problem: FileProblem) -> None:
    sentence = refusal_words.refusal(FileRefused(Path("/data/shop.kpidesk"), problem))
    assert "shop.kpidesk" in sentence or "/data" in sentence or problem is FileProblem.DISK_FULL
    assert sentence.endswith(".")
    assert len(sentence.split(".")) > 2 or ";" in sentence


def test_a_closed_month_is_said_with_the_way_out() -> None:
    assert refusal_words.refusal(MonthClosed(AUG)).startswith("August 2026 is closed. Reopen it")


def test_units_and_directions_have_words() -> None:
    assert wording.unit(Unit.MONEY, "GBP") == "GBP"
    assert wording.unit(Unit.MONEY_PER_HOUR, "GBP") == "GBP/h"
    assert wording.unit(Unit.PERCENT, "GBP") == "%"
    assert len({wording.better(direction) for direction in Direction}) == 4


def test_lists_read_as_sentences() -> None:
    assert wording.listed([]) == ""
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
