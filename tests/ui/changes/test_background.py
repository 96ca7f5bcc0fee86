"""Texts, goal history and notes in the panel."""

import datetime as dt

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, SPACE
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Texts
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.changes import background
from kpidesk.ui.changes.background import Stretch, stretches
from kpidesk.ui.changes.text_column import Entry
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import calculated, month, shop

N = "\N{NARROW NO-BREAK SPACE}"
JANUARY, FEBRUARY, MARCH = (Month.of(2026, number) for number in (1, 2, 3))
MORNING, EVENING = dt.datetime(2026, 1, 5, 9), dt.datetime(2026, 1, 5, 18)


# -- texts ------------------------------------------------------------------------------------------------------


def test_only_what_a_kpi_says_about_itself_is_shown(untouched_sample: Workbook) -> None:
    about = untouched_sample.indicator("profit_margin")
    headings = [entry.heading for entry in background.texts(about, untouched_sample, ENGLISH)]
    assert headings == [
        "What it is",
        "What it tells",
        "When it is off",
        "Take care",
        "Variants",
        "Not defined",
        "Example",
        "Source",
    ]


def test_formulas_in_texts_are_written_with_labels() -> None:
    texts = Texts(variants="Or `sales / (orders * 1.5)`, or `no formula at all`.")
    book = shop(extra=[calculated("mine", "sales", texts=texts)])
    (entry,) = background.texts(book.indicator("mine"), book, GERMAN)
    assert entry == Entry("Variants", "Or “Sales / (Orders * 1,5)”, or “no formula at all”.")


def test_conditions_and_own_additions_are_put_into_words() -> None:
    texts = Texts(undefined_when="there were no sales", sources=("addition", "A book"))
    book = shop(extra=[calculated("mine", "sales", texts=texts)])
    assert background.texts(book.indicator("mine"), book, ENGLISH) == [
        Entry("Not defined", "When there were no sales."),
        Entry("Source", "kpidesk’s own addition; A book"),
    ]


def test_an_indicator_without_texts_has_none() -> None:
    book = shop()
    assert background.texts(book.indicator("profit"), book, ENGLISH) == []


# -- goal history -----------------------------------------------------------------------------------------------


def entry(at: Month, goal: Goal | None, when: dt.datetime = MORNING) -> GoalEntry:
    return GoalEntry(at, goal, when)


def test_the_same_goal_for_neighbouring_months_is_one_stretch() -> None:
    goal = Goal(10.0)
    history = [entry(at, goal) for at in (FEBRUARY, JANUARY, MARCH)]
    assert [(s.first, s.last) for s in stretches(history)] == [(JANUARY, MARCH)]


def test_another_goal_a_gap_or_another_moment_is_another_stretch() -> None:
    goal, other = Goal(10.0), Goal(12.0)
    assert [(s.first, s.last) for s in stretches([entry(JANUARY, goal), entry(FEBRUARY, other)])] == [
        (JANUARY, JANUARY),
        (FEBRUARY, FEBRUARY),
    ]
    assert len(stretches([entry(JANUARY, goal), entry(MARCH, goal)])) == 2
    later = entry(FEBRUARY, goal, EVENING)
    assert stretches([entry(JANUARY, goal), later])[0] == Stretch(FEBRUARY, FEBRUARY, later)


def test_goals_of_quarters_years_and_parts_stay_apart_from_those_of_months() -> None:
    goal, mail = Goal(10.0), Segment(SegmentKind.CHANNEL, "Mail")
    april = JANUARY.plus(3)
    found = stretches(
        [
            entry(JANUARY, goal),
            GoalEntry(JANUARY, goal, MORNING, PeriodKind.QUARTER),
            GoalEntry(april, goal, MORNING, PeriodKind.QUARTER),
            GoalEntry(JANUARY, goal, MORNING, PeriodKind.MONTH, mail),
            entry(FEBRUARY, goal),
        ]
    )
    assert [(s.first, s.last, s.entry.kind, s.entry.segment) for s in found] == [
        (JANUARY, FEBRUARY, PeriodKind.MONTH, None),
        (JANUARY, JANUARY, PeriodKind.MONTH, mail),
        (JANUARY, april.plus(2), PeriodKind.QUARTER, None),
    ]


def history(name: str, book: Workbook) -> list[Entry]:
    return background.goal_history(book.indicator(name), book.goal_history(name), book.business.currency, ENGLISH)


def test_the_history_is_told_with_the_last_change_first() -> None:
    book = shop()
    year = JANUARY.until(Month.of(2026, 12))
    book.apply(SetGoals({GoalKey("profit", at): Goal(1_300.0, reason="A fifth of sales.") for at in year}))
    found = history("profit", book)
    assert found == [Entry("3 Sep 2026", f"2026: EUR{SPACE}1,300\nA fifth of sales.")]


def test_goals_set_at_once_stand_together_with_one_reason() -> None:
    book = shop()
    goals = {JANUARY: Goal(0.10, reason="Growing"), FEBRUARY: Goal(0.12, 0.2, reason="Growing"), MARCH: None}
    book.apply(SetGoals({GoalKey("order_rate", at): Goal(0.1) for at in (JANUARY, FEBRUARY, MARCH)}))
    book.apply(SetGoals({GoalKey("order_rate", at): goal for at, goal in goals.items()}))
    newest = history("order_rate", book)[0]
    lines = newest.text.split("\n")
    assert f"February 2026: 12{N}% to 20{N}%" in lines
    assert "March 2026: taken away" in lines
    assert lines.count("Growing") == 1


def test_a_day_to_look_again_is_said() -> None:
    book = shop()
    goal = Goal(10.0, set_on=dt.date(2026, 1, 5), review_on=dt.date(2026, 10, 5))
    book.apply(SetGoals({GoalKey("profit", JANUARY): goal}))
    (found,) = history("profit", book)
    assert "To be looked at again on 5 Oct 2026." in found.text


def test_without_any_goal_the_history_says_how_to_set_one() -> None:
    book = shop()
    (found,) = history("profit", book)
    assert found == Entry("", "No goal has been set for Profit so far. Ctrl+Enter leads to its goals.", muted=True)


# -- notes ------------------------------------------------------------------------------------------------------


def noted() -> Workbook:
    return shop(
        {"sales": [1] * 14, "costs": [1] * 14, "orders": [1] * 14},
        notes={
            Cell("sales", JANUARY): "Fair",
            Cell("sales", FEBRUARY): "Ill for a week",
            Cell("costs", FEBRUARY): "New shelves",
            Cell("orders", FEBRUARY): "Not about profit",
        },
        month_notes={FEBRUARY: "Snow"},
    )


def test_notes_are_those_of_the_period_and_of_the_figures_below() -> None:
    book = noted()
    assert background.notes(book.indicator("profit"), month("2026-02"), book) == [
        Entry("February 2026", "Snow"),
        Entry("Costs, February 2026", "New shelves", Cell("costs", FEBRUARY)),
        Entry("Sales, February 2026", "Ill for a week", Cell("sales", FEBRUARY)),
    ]


def test_a_longer_period_has_the_notes_of_all_its_months() -> None:
    book = noted()
    found = background.notes(book.indicator("total_sales"), book.calendar.parse("2026-Q1"), book)
    assert [entry.text for entry in found] == ["Snow", "Fair", "Ill for a week"]


def test_a_typed_figure_has_its_own_notes() -> None:
    book = noted()
    found = background.notes(book.indicator("orders"), month("2026-02"), book)
    assert [entry.text for entry in found] == ["Snow", "Not about profit"]


def test_without_notes_it_says_where_they_are_written() -> None:
    book = shop({"sales": [1]})
    (found,) = background.notes(book.indicator("profit"), month("2025-01"), book)
    assert found.muted and "January 2025" in found.text
