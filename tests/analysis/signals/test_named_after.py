"""A range with a line in it is named after its trend."""

import pytest

from kpidesk.analysis.signals.course import Basis, Course, course_of
from kpidesk.analysis.signals.named_after import named_after

YEAR = (100, 90, 110, 120, 130, 140, 150, 145, 125, 115, 105, 160)


def found(values: list[float]) -> Course | None:
    return course_of(values, range(len(values)))


@pytest.mark.parametrize(
    ("course", "named"),
    [
        (None, Basis.LEVEL),
        (found([100.0, 101, 99, 100, 102, 98, 100, 101]), Basis.LEVEL),
        (found([100.0 + 10 * at + at % 2 for at in range(14)]), Basis.TREND),
        (found([float(value + at % 3) for at, value in enumerate(YEAR * 2)]), Basis.SEASON),
        (found([(value + at % 3) * (1 + at / 50) for at, value in enumerate(YEAR * 2)]), Basis.TREND),
    ],
)
def test_only_what_stays_level_over_the_years_is_usual(course: Course | None, named: Basis) -> None:
    assert named_after(course) is named
