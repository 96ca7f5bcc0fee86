"""The variance and the figures share one scale, unless the variances are small."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.panels import Panels, Span, share

AREA = Area(0.0, 0.0, 800.0, 300.0)
HEADING = 20.0


def shared(figures: Span, variances: Span | None, area: Area = AREA, largest: float | None = None) -> Panels:
    size = max(figures.high, -figures.low) if largest is None else largest
    return share(area, figures, variances, heading=HEADING, gap=10, largest=size)


def test_large_variances_are_drawn_in_the_figures_own_scale() -> None:
    panels = shared(Span(0, 100, 15, 0), Span(-20, 30, 15, 15))
    assert panels.upper is not None
    assert panels.factor == 1
    assert panels.upper.per_unit == pytest.approx(panels.lower.per_unit)


def test_variances_under_a_tenth_are_enlarged_by_a_round_factor() -> None:
    panels = shared(Span(0, 100, 15, 0), Span(-2, 5, 15, 15))
    assert panels.upper is not None
    assert panels.factor in {2, 3, 4, 5, 6, 8, 10}
    assert panels.upper.per_unit == pytest.approx(panels.lower.per_unit * panels.factor)


def test_a_variance_of_just_a_tenth_is_not_enlarged() -> None:
    assert shared(Span(0, 100, 15, 0), Span(0, 10, 15, 2)).factor == 1


def test_without_variances_the_figures_have_the_whole_height() -> None:
    panels = shared(Span(0, 100, 15, 0), None)
    assert panels.upper is None
    assert panels.lower.y(100) == pytest.approx(300 - 15)
    assert panels.lower.y(0) == 0


def test_no_differences_at_all_still_have_a_panel() -> None:
    panels = shared(Span(0, 100, 15, 0), Span(0, 0, 15, 2))
    assert panels.upper is not None
    assert panels.factor == 1


def test_a_low_canvas_drops_the_variances_instead_of_squeezing_them() -> None:
    assert shared(Span(0, 100, 15, 0), Span(-20, 30, 15, 15), Area(0, 0, 800, 110)).upper is None


def test_nothing_but_zeros_still_has_a_height() -> None:
    assert Span.with_zero([0.0], above=10, below=0).size == 1.0
    assert Span.with_zero([], above=10, below=0).size == 1.0


@pytest.mark.parametrize(("numbers", "low", "high"), [([5.0, 8.0], 0, 8), ([-5.0, -8.0], -8, 0), ([-5.0, 8.0], -5, 8)])
def test_the_span_of_bars_always_holds_zero(numbers: list[float], low: float, high: float) -> None:
    span = Span.with_zero(numbers, above=10, below=0)
    assert (span.low, span.high) == (low, high)


NUMBERS = st.floats(0.01, 1e9)


@given(NUMBERS, NUMBERS, st.floats(0, 1), st.floats(0, 1), st.floats(150, 900))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_panels_never_overlap_and_never_leave_the_area(
    high: float, deep: float, up: float, down: float, height: float
) -> None:
    area = Area(0, 10, 800, 10 + height)
    figures = Span(-deep, high, 15, 15)
    panels = shared(figures, Span(-down * high, up * high, 15, 15), area)
    slack = 1e-6 * height
    assert panels.lower.bottom == 10
    assert panels.lower.y(figures.low) >= panels.lower.bottom + 15 - slack
    assert panels.lower.y(figures.high) <= panels.lower.top - 15 + slack
    if panels.upper is not None:
        assert panels.lower.top <= panels.upper.bottom + slack
        assert panels.upper.top <= area.top - HEADING + slack
        assert panels.upper.y(up * high) <= panels.upper.top - 15 + slack
        assert panels.upper.y(-down * high) >= panels.upper.bottom + 15 - slack
