"""What is looked at: periods, steps, the month at the start."""

import pytest

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, PeriodKind
from kpidesk.ui.changes.look import Look, Span, first_look
from tests.ui.changes.shop import shop

AUGUST = Month.of(2026, 8)
CALENDAR = Calendar()


@pytest.mark.parametrize(
    ("span", "period"),
    [
        (Span.MONTH, "2026-08"),
        (Span.QUARTER, "2026-Q3"),
        (Span.YEAR_TO_DATE, "ytd:2026-08"),
        (Span.THREE_MONTHS, "3m:2026-08"),
        (Span.TWELVE_MONTHS, "12m:2026-08"),
        (Span.YEAR, "2026"),
    ],
)
def test_the_period_is_the_one_around_the_month(span: Span, period: str) -> None:
    look = Look(AUGUST).over(span)
    assert CALENDAR.name(look.period(CALENDAR)) == period
    assert Span.of(look.kind, look.window) is span


def test_every_kind_of_period_is_offered() -> None:
    assert {span.kind for span in Span} == set(PeriodKind)


@pytest.mark.parametrize(
    ("span", "steps", "month"),
    [
        (Span.MONTH, -1, "2026-07"),
        (Span.MONTH, 1, "2026-09"),
        (Span.QUARTER, -1, "2026-05"),
        (Span.YEAR, -1, "2025-08"),
        (Span.YEAR_TO_DATE, -2, "2026-06"),
        (Span.THREE_MONTHS, -1, "2026-07"),
        (Span.TWELVE_MONTHS, -1, "2026-07"),
    ],
)
def test_a_step_is_as_long_as_the_period_between_two_of_its_kind(span: Span, steps: int, month: str) -> None:
    found = Look(AUGUST).over(span).stepped(steps, Month.of(2020, 1), Month.of(2030, 1))
    assert found == Look(Month.parse(month)).over(span)


def test_steps_end_where_the_figures_end() -> None:
    first, last = Month.of(2026, 7), Month.of(2026, 9)
    assert Look(AUGUST).stepped(-5, first, last).month == first
    assert Look(AUGUST).over(Span.YEAR).stepped(1, first, last).month == last


def test_the_first_look_is_at_the_last_finished_month() -> None:
    twenty = {"sales": [100] * 20}
    assert first_look(shop(twenty)) == Look(Month.of(2026, 8))
    assert first_look(shop({"sales": [100] * 21})).month == Month.of(2026, 8)  # September runs until it is over
    assert first_look(shop(twenty, unfinished={Month.of(2026, 8): 20})).month == Month.of(2026, 7)


def test_a_running_month_that_was_closed_early_is_looked_at() -> None:
    closed = {Month.of(2026, 9): MonthState(MonthStatus.CLOSED)}
    assert first_look(shop({"sales": [100] * 21}, months=closed)).month == Month.of(2026, 9)


def test_the_running_month_is_looked_at_when_there_is_no_other() -> None:
    blanks: list[float | None] = [None] * 20
    assert first_look(shop({"sales": [*blanks, 5]})).month == Month.of(2026, 9)
    assert first_look(shop()).month == Month.of(2026, 9)
