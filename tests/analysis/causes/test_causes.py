"""Causes of a change, held back where the row makes no comparison."""

import math

from kpidesk.analysis.causes.causes import MOST_STEPS, causes
from kpidesk.analysis.comparison.comparison import compare
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.value import Cause
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import calculated, month, shop, typed

FEBRUARY = Month.of(2025, 2)


def _found(book: Workbook, name: str, period: Period, *, last_year: bool = False):  # type: ignore[no-untyped-def]
    comparison = compare(book, name, period)
    return causes(book, comparison, comparison.last_year if last_year else comparison.previous)


def test_the_steps_add_up_to_what_lies_between_the_displayed_ends() -> None:
    book = shop({"sales": [1003, 1207], "costs": [611, 702]}, ["profit_margin", "sales", "costs"])
    found = _found(book, "profit_margin", month("2025-02"))
    assert found.bridge is not None and found.reason is None
    assert [step.figures[0][0] for step in found.bridge.steps] == ["sales", "costs"]
    assert math.isclose(sum(step.shown for step in found.bridge.steps), found.difference, abs_tol=1e-12)
    assert found.bridge.spans[0][0] == found.bridge.start and found.bridge.spans[-1][1] == found.bridge.end


def test_steps_begin_where_the_one_before_ended() -> None:
    book = shop({"sales": [1003, 1207], "costs": [611, 702]}, ["profit"])
    found = _found(book, "profit", month("2025-02"))
    assert found.bridge is not None
    assert found.bridge.spans == [(392.0, 596.0), (596.0, 505.0)]


def test_a_running_month_is_not_explained() -> None:
    book = shop({"sales": [100, 60], "costs": [50, 20]}, ["profit_margin"], unfinished={FEBRUARY: 17})
    found = _found(book, "profit_margin", month("2025-02"))
    assert found.bridge is None and found.reason is not None
    assert (found.reason.cause, found.reason.month) == (Cause.UNFINISHED, FEBRUARY)


def test_a_missing_figure_is_named() -> None:
    book = shop({"sales": [100, 60], "costs": [None, 20]}, ["profit"])
    found = _found(book, "profit", month("2025-02"))
    assert found.reason is not None and (found.reason.indicator, found.reason.month) == ("costs", Month.of(2025, 1))


def test_after_a_gap_the_last_month_with_a_figure_is_compared_with() -> None:
    book = shop({"sales": [100, None, 60], "costs": [50, 40, 20]}, ["profit"])
    found = _found(book, "profit", month("2025-03"))
    assert found.against.period == month("2025-01") and found.difference == -10.0


def test_three_months_are_explained_from_their_totals() -> None:
    book = shop({"sales": [10, 20, 30, 40, 50, 60], "costs": [5] * 6}, ["profit"])
    found = _found(book, "profit", Period.rolling(Month.of(2025, 6), 3))
    assert found.against.period == Period(PeriodKind.ROLLING, Month.of(2025, 1), Month.of(2025, 3))
    assert found.difference == 90.0


def test_many_causes_are_put_together() -> None:
    names = [f"part{n}" for n in range(9)]
    extra = [*(typed(name) for name in names), calculated("all", " + ".join(names))]
    book = shop({name: [100, 150 + n] for n, name in enumerate(names)}, ["all"], extra=extra)
    found = _found(book, "all", month("2025-02"))
    assert found.bridge is not None and len(found.bridge.steps) == MOST_STEPS


def test_few_cases_are_said_to_be_few() -> None:
    book = shop({"orders": [3, 2], "visits": [100, 100]}, ["order_rate"])
    assert _found(book, "order_rate", month("2025-02")).few_cases
