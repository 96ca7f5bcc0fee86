"""What the activity chart says: the index, its steps, what is missing, and when it is refused."""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.activity_parts import Part
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.analysis.traits import ActivitySettings, keeping_activity
from kpidesk.charts.activity.activity_making import ActivityChart, activity_misfit
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from tests.charts.activity.conftest import BASE, FIRST, NOW, Row, activity_of, shop

Make = Callable[..., ActivityChart]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_title_has_index_distance_and_the_part_that_did_most(chart: Make) -> None:
    made = chart()
    assert made.titles[0] == (
        "Activity level (index) came to 113 in February, 13 above the base of January 2025; visits did most"
    )
    assert made.alt_text.startswith(made.titles[0])
    down = chart([BASE, (40.0, 1.5, 30.0, 300.0)])
    assert "came to 87 in February, 13 below the base of January 2025; order value did most" in down.titles[0]
    level = chart([BASE, BASE])
    assert level.titles[0].endswith("came to 100 in February, level with the base of January 2025")


def test_the_weights_are_in_the_subtitle(chart: Make) -> None:
    assert plain(chart().subtitle).startswith(
        "Activity level, January 2025 = 100, January to February 2025. "
        "Weights: visits 30 %, orders 30 %, order value 20 %, lifetime value 20 %, axis starts at "
    )


def test_steps_are_the_logarithms_and_add_up_to_the_index(chart: Make) -> None:
    made = chart()
    exact = {step.part: step.exact for step in made.series.steps}
    assert exact == pytest.approx(
        {
            Part.VISITS: 30 * math.log(1.25),
            Part.ORDERS: 30 * math.log(1.2),
            Part.ORDER_VALUE: 20 * math.log(0.95),
            Part.LIFETIME_VALUE: 20 * math.log(1.05),
        }
    )
    assert sum(exact.values()) == pytest.approx(100 * math.log(made.series.index / 100))
    assert made.series.index == pytest.approx(112.9, abs=0.05)
    merits = [step.merit for step in made.series.steps]
    assert merits == [Merit.GOOD, Merit.GOOD, Merit.BAD, Merit.GOOD]


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.tuples(*[st.floats(0.2, 5.0)] * 4))
def test_displayed_steps_always_add_up(factors: tuple[float, ...]) -> None:
    now: Row = (40.0 * factors[0], 1.5 * factors[1], 60.0 * factors[2], 300.0 * factors[3])
    made = activity_of(shop([BASE, now]))
    assert isinstance(made, ActivityChart)
    assert sum((step.shown for step in made.series.steps), Decimal(0)) == made.series.shown_total
    assert all(abs(float(step.shown) - step.exact) < 0.1 + 1e-9 for step in made.series.steps)


def test_a_missing_part_is_hollow_and_its_weight_goes_to_the_others(chart: Make) -> None:
    made = chart([BASE, (50.0, 1.8, 57.0, None)])
    point = made.series.points[1]
    assert point.is_hollow
    assert "3 of 4 parts are known" in made.titles[0]
    assert "hollow = part missing" in made.subtitle
    assert "Missing in February: lifetime value (not entered); the other parts take over the weight" in made.footnote
    weights = {step.part: step.weight for step in made.series.steps if step.reason is None}
    assert weights[Part.VISITS] == pytest.approx(0.375)
    assert sum(weights.values()) == pytest.approx(1)
    assert "the others take over its weight" in made.spots[-2].words


def test_a_part_that_the_business_never_had_is_told_and_leads_nowhere(chart: Make) -> None:
    made = chart([(*BASE[:3], None), (*NOW[:3], None)])
    (spot,) = [spot for spot in made.spots if spot.key == "part-lifetime value"]
    assert "the others take over its weight" in spot.words
    assert spot.origin is None


def test_a_month_that_runs_is_not_the_message(chart: Make) -> None:
    made = chart([BASE, NOW, NOW], running=12)
    assert "in February" in made.titles[0]
    assert made.series.points[2].is_hollow
    assert made.spots[2].words == "March 2025: 112.9, so far, 12 of 31 days"


def test_parts_beyond_ten_times_their_base_are_said_to_be_held(chart: Make) -> None:
    made = chart([BASE, (4000.0, 1.5, 60.0, 300.0)])
    assert "Held at 10 times the base, or a tenth of it: visits" in made.footnote


def test_a_month_without_any_part_is_a_gap_with_its_reason(chart: Make) -> None:
    made = chart([BASE, (None, None, None, None), NOW])
    assert made.series.points[1].number is None
    assert "Ring = none of the parts is known: Feb" in made.footnote
    assert list(made.rows())[2][1] is None


def test_the_owner_chooses_weights_and_base(chart: Make) -> None:
    made = chart([BASE, NOW], base="2025-02", visits=0.5, orders=0.5)
    assert "February 2025 = 100" in made.subtitle
    assert plain(made.subtitle).count("50 %") == 2
    assert made.series.index == pytest.approx(100)


def test_the_table_has_index_and_steps_of_each_month(chart: Make) -> None:
    heading, *rows = chart().rows()
    assert heading[:4] == ["period", "index", "log points", "visits (log points)"]
    assert rows[0][:3] == ["2025-01", pytest.approx(100.0), pytest.approx(0.0)]
    assert rows[1][3] == pytest.approx(30 * math.log(1.25))
    assert rows[1][7] == "4 of 4"


def test_without_a_base_it_is_refused_with_what_is_lacking() -> None:
    made = activity_of(shop([(40.0, 1.5, 60.0, None), (None, 1.5, 60.0, 300.0)]))
    assert isinstance(made, RefusedChart)
    assert made.reason == (
        "“Activity level (index)” needs a finished month with all of its parts; the best one lacks visits "
        "(not entered)."
    )
    empty = activity_of(shop([]))
    assert isinstance(empty, RefusedChart)
    assert "no finished month yet" in empty.reason


def test_a_part_that_never_was_is_told_in_the_title(chart: Make) -> None:
    made = chart([(40.0, 1.5, 60.0, None), (50.0, 1.8, 57.0, None)])
    assert "3 of 4 parts are known" in made.titles[0]
    assert plain(made.subtitle).count("20 %") == 2


def test_it_is_about_the_whole_business_only() -> None:
    ask = ChartAsk(ChartKind.ACTIVITY, INDICATOR, Period.month(FIRST))
    assert activity_misfit(shop(), ask) is None
    assert activity_misfit(shop(), ChartAsk(ChartKind.ACTIVITY, "", ask.period)) is None
    assert activity_misfit(shop(), ChartAsk(ChartKind.ACTIVITY, "orders", ask.period)) is not None
    part = Segment(SegmentKind.CHANNEL, "fair")
    assert activity_misfit(shop(), ChartAsk(ChartKind.ACTIVITY, INDICATOR, ask.period, part)) is not None


def test_three_years_are_shown_in_the_owners_numbers() -> None:
    made = activity_of(shop([BASE, *[NOW] * 40]), GERMAN)
    assert isinstance(made, ActivityChart)
    assert len(made.series.points) == 36
    assert made.spots[-1].words.endswith("+12,1 log points, index 112,9")


def test_the_day_on_which_the_weights_changed_is_told(chart: Make) -> None:
    workbook = shop([BASE, NOW])
    workbook.apply(keeping_activity(workbook, ActivitySettings({Part.VISITS: 1.0}), dt.date(2025, 3, 4)))
    made = activity_of(workbook)
    assert isinstance(made, ActivityChart)
    assert "Weights changed on 4 Mar 2025." in made.footnote
    assert "Weights changed" not in chart().footnote
