"""Where nobody asks for a month, the last finished one is looked at."""

import datetime as dt

import pytest

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar

LAST = Month.of(2026, 8)


class Diary:
    """Figures from January to August 2026."""

    current_month = LAST
    first_month = Month.of(2026, 1)

    def __init__(self, today: dt.date, closed: list[Month], unfinished: dict[Month, int], last: Month | None) -> None:
        self.today, self.closed_months, self.last_entered = today, closed, last
        self.calendar = Calendar(unfinished=unfinished)


@pytest.mark.parametrize(
    ("today", "closed", "unfinished", "last", "at"),
    [
        (dt.date(2026, 9, 3), [], {}, LAST, LAST),
        (dt.date(2026, 8, 30), [], {}, LAST, LAST.previous),
        (dt.date(2026, 8, 30), [LAST], {}, LAST, LAST),
        (dt.date(2026, 9, 3), [], {LAST: 9}, LAST, LAST.previous),
        (dt.date(2026, 1, 9), [], {}, Month.of(2026, 1), Month.of(2026, 1)),
        (dt.date(2026, 8, 30), [], {}, None, LAST),
    ],
)
def test_the_last_finished_month_is_at_hand(
    today: dt.date, closed: list[Month], unfinished: dict[Month, int], last: Month | None, at: Month
) -> None:
    assert month_at_hand(Diary(today, closed, unfinished, last)) == at  # type: ignore[arg-type]
