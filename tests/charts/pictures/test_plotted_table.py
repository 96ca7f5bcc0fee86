"""The CSV beside a picture: exact, harmless in a spreadsheet, and enough to draw the chart again."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.goal.goal_series import GoalSeries, GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.pictures.plotted_table import csv_bytes
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue

Build = Callable[..., GoalVsActualFacts]


def rows(facts: GoalVsActualFacts) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(describe(facts)).decode("utf-8-sig"), newline="")))


def test_there_is_a_row_for_every_month_with_exact_figures(facts: Build) -> None:
    read = rows(
        facts(
            [1234.5678, None, 3.1],
            [1200.1, 9, None],
            current="2026-03",
            running={"2026-03": 7},
            previous_year=[1.5, 2, 3],
        )
    )
    assert read == [
        ["month", "Total revenue (EUR)", "goal", "goal up to", "difference to goal", "a year before", "note"],
        ["2026-01", "1234.5678", "1200.1", "", "34.4678", "1.5", ""],
        ["2026-02", "", "9.0", "", "", "2.0", "not entered"],
        ["2026-03", "3.1", "", "", "", "3.0", "so far, 7 of 31 days"],
    ]


def test_a_band_has_both_its_ends(facts: Build) -> None:
    assert rows(facts([25], [Goal(20, 22)], current="2026-01"))[1] == ["2026-01", "25.0", "20.0", "22.0", "3.0", "", ""]


@pytest.mark.parametrize(
    ("unit", "heading"),
    [
        (Unit.PERCENT, "Total revenue (ratio, 0.05 is 5 %)"),
        (Unit.MONEY_PER_HOUR, "Total revenue (EUR per hour)"),
        (Unit.DAYS, "Total revenue (days)"),
    ],
)
def test_the_heading_names_the_unit_of_the_exact_figures(facts: Build, unit: Unit, heading: str) -> None:
    assert rows(facts([0.5], [None], unit=unit))[0][1] == heading


def test_a_segment_is_part_of_the_heading(facts: Build) -> None:
    made = facts([5], [None], segment=Segment(SegmentKind.CHANNEL, "newsletter"))
    assert rows(made)[0][1] == "Total revenue, channel newsletter (EUR)"


def test_the_file_is_utf8_with_a_mark_for_spreadsheets_and_windows_lines(facts: Build) -> None:
    data = csv_bytes(describe(facts(label="Größe €")))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 13
    assert "Größe €" in data.decode("utf-8-sig")


def test_every_cell_is_quoted(facts: Build) -> None:
    line = csv_bytes(describe(facts([-5.5], [-6], current="2026-01"))).decode("utf-8-sig").split("\r\n")[1]
    assert line == '"2026-01","-5.5","-6.0","","0.5","",""'


def test_a_name_that_is_a_formula_is_disarmed(facts: Build) -> None:
    assert rows(facts([5], [None], label="=cmd()"))[0][1] == "'=cmd() (EUR)"


FIGURE = st.none() | st.floats(-1e12, 1e12)


@given(st.lists(st.tuples(FIGURE, FIGURE, FIGURE), min_size=1, max_size=13))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_the_chart_can_be_drawn_again_from_its_file(
    months: list[tuple[float | None, float | None, float | None]],
) -> None:
    first = Month.of(2026, 1)
    chosen = first.until(first.plus(len(months) - 1))
    original = _facts(chosen, months)
    read = [tuple(float(cell) if cell else None for cell in (row[1], row[2], row[5])) for row in rows(original)[1:]]
    again = _facts([Month.parse(row[0]) for row in rows(original)[1:]], read)
    assert GoalSeries.of(again).points == GoalSeries.of(original).points


def _facts(months: list[Month], figures: list[tuple[float | None, ...]]) -> GoalVsActualFacts:
    def value(number: float | None) -> float | NoValue:
        return NoValue(Cause.MISSING) if number is None else number

    return GoalVsActualFacts(
        Indicator("x", "X", Unit.MONEY, "g", direction=Direction.HIGHER),
        "X",
        "EUR",
        Calendar(),
        months,
        [value(actual) for actual, _, _ in figures],
        [None if goal is None else Goal(goal) for _, goal, _ in figures],
        months[-1],
        is_flow=True,
        previous_year=[value(before) for _, _, before in figures],
    )


def test_the_table_has_real_numbers_for_other_formats(facts: Build) -> None:
    heading, row = describe(facts([5], [4], current="2026-01")).rows()
    assert (heading[0], row) == ("month", ["2026-01", 5.0, 4.0, None, 1.0, None, ""])
