"""The usual-range chart on its artists: limits, dots, breaks, and labels that keep apart."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.limits.limits_drawing import draw_limits
from kpidesk.charts.limits.limits_making import LimitsChart
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.style import DARK, LIGHT, ChartColours, Layout, screen_layout
from kpidesk.domain.indicator import Direction
from kpidesk.domain.series_break import BreakKind
from tests.charts.limits.conftest import AFTER, BASELINE

Limits = Callable[..., LimitsChart]
Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]


def sheet_of(chart: LimitsChart, layout: Layout = SLIDE.layout, colours: ChartColours = LIGHT) -> Sheet:
    sheet = Sheet(layout, colours, dpi=72)
    draw_limits(sheet, chart)
    return sheet


def height(line: Any) -> float:
    return float(line.get_ydata()[0])


def test_limits_are_dashed_and_the_centre_is_not(limits: Limits, artists: Artists) -> None:
    sheet = sheet_of(limits([*BASELINE, *AFTER]))
    lines = artists(sheet, "")
    assert [lines[name].get_linestyle() for name in ("lower-0", "centre-0", "upper-0")] == ["--", "-", "--"]
    assert height(lines["lower-0"]) < height(lines["centre-0"]) < height(lines["upper-0"])
    step = height(lines["upper-0"]) - height(lines["centre-0"])
    assert height(lines["centre-0"]) - height(lines["lower-0"]) == pytest.approx(step)


def test_limits_are_named_with_their_figure_at_the_right(limits: Limits, texts: Texts) -> None:
    named = texts(sheet_of(limits([*BASELINE, *AFTER])), "end-")
    assert named == {"centre": "average 214", "upper": "upper 259", "lower": "lower 169", "judged": "266"}
    assert texts(sheet_of(limits([5.0] * 8)), "end-") == {"centre": "always 5", "judged": "5"}
    assert texts(sheet_of(limits([5.0] * 12 + [7.0])), "end-")["centre"] == "average 5"
    steady = [100.0 + 10 * place for place in range(16)]
    assert texts(sheet_of(limits(steady, per_day=False)), "end-")["centre"] == "trend 250"


def test_signals_are_larger_and_coloured_by_what_is_good(limits: Limits, artists: Artists) -> None:
    for direction, colour in ((Direction.HIGHER, LIGHT.good), (Direction.LOWER, LIGHT.bad)):
        sheet = sheet_of(limits([*BASELINE, *AFTER], direction=direction))
        signals, others = artists(sheet, "signal-"), artists(sheet, "actual-2")
        assert "2026-03" in signals
        assert {dot.get_markersize() for dot in signals.values()} == {12.0}
        assert {dot.get_markersize() for dot in others.values()} == {8.0}
        assert {to_hex(dot.get_markerfacecolor()).upper() for dot in signals.values()} == {colour}
        assert {to_hex(dot.get_color()).upper() for dot in others.values()} == {LIGHT.actual}


def test_a_signal_that_is_neither_good_nor_bad_is_a_ring(limits: Limits, artists: Artists) -> None:
    sheet = sheet_of(limits([*BASELINE, *AFTER], direction=Direction.NEUTRAL))
    dot = artists(sheet, "signal-")["2026-03"]
    assert to_hex(dot.get_markerfacecolor()).upper() == LIGHT.background
    assert to_hex(dot.get_markeredgecolor()).upper() == LIGHT.text


def test_the_months_that_made_the_limits_are_shaded(limits: Limits, artists: Artists) -> None:
    sheet = sheet_of(limits([*BASELINE, *AFTER]))
    shade, dots = artists(sheet, "baseline-")["0"], artists(sheet, "actual-2")
    assert to_hex(shade.get_facecolor()).upper() == LIGHT.baseline
    left, right = shade.get_x(), shade.get_x() + shade.get_width()
    inside = [name for name, dot in dots.items() if left < dot.get_xdata()[0] < right]
    assert inside == [f"025-{month:02}" for month in range(1, 13)]


def test_provisional_limits_are_dotted(limits: Limits, artists: Artists) -> None:
    dashes = artists(sheet_of(limits(BASELINE)), "upper-")["0"]._unscaled_dash_pattern
    dots = artists(sheet_of(limits(BASELINE[:8])), "upper-")["0"]._unscaled_dash_pattern
    assert dots[1][0] < dashes[1][0]


def test_a_new_level_draws_both_limits_and_a_line_between_them(limits: Limits, artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(limits([*BASELINE, *AFTER], breaks={"2026-03": BreakKind.NEW_LEVEL}))
    assert set(artists(sheet, "upper-")) == {"0", "1"}
    line = artists(sheet, "break-")["2026-03"].get_xdata()[0]
    dots = {name: dot.get_xdata()[0] for name, dot in artists(sheet, "actual-2").items()}
    assert dots["026-02"] < line < dots["026-03"]
    assert max(artists(sheet, "upper-")["0"].get_xdata()) == pytest.approx(line)
    assert texts(sheet, "heading-") == {"2025-01": "baseline", "2026-03": "new level, baseline"}


def test_the_line_is_broken_where_the_figure_means_something_else(limits: Limits, artists: Artists) -> None:
    sheet = sheet_of(limits([*BASELINE, *AFTER], breaks={"2026-03": BreakKind.REDEFINED}))
    assert set(artists(sheet, "actual-line-from-")) == {"2025-01", "2026-03"}
    assert texts_of_breaks(sheet, artists) == ["definition changed, baseline"]


def texts_of_breaks(sheet: Sheet, artists: Artists) -> list[str]:
    return [artist.get_text() for name, artist in artists(sheet, "heading-").items() if name == "2026-03"]


def test_missing_months_are_rings_and_running_ones_hollow(limits: Limits, artists: Artists) -> None:
    sheet = sheet_of(limits([*BASELINE, 220, None, 230, 250], running=12))
    assert list(artists(sheet, "no-value-")) == ["2026-02"]
    assert set(artists(sheet, "actual-line-from-")) == {"2025-01", "2026-03"}
    running = artists(sheet, "actual-")["2026-04"]
    assert to_hex(running.get_markerfacecolor()).upper() == LIGHT.background


def test_moving_ranges_are_a_panel_of_their_own_from_zero(limits: Limits, artists: Artists, texts: Texts) -> None:
    plain = sheet_of(limits([*BASELINE, *AFTER]))
    sheet = sheet_of(limits([*BASELINE, *AFTER], {"moving_ranges": True}))
    assert not artists(plain, "range-")
    assert texts(sheet, "end-range-limit") == {"": "limit 56"}
    assert len(artists(sheet, "range-20")) == 19
    zero = min(map(height, artists(sheet, "ranges-grid-").values()))
    first, second = (artists(sheet, "range-")[f"2025-{month}"].get_ydata()[0] - zero for month in ("02", "03"))
    assert second / first == pytest.approx(27 / 14)
    assert max(dot.get_ydata()[0] for dot in artists(sheet, "range-20").values()) < height(
        artists(sheet, "lower-")["0"]
    )


def test_without_limits_there_are_only_dots(limits: Limits, artists: Artists) -> None:
    sheet = sheet_of(limits([*BASELINE, *AFTER], {"limits": False}))
    assert not any(artists(sheet, start) for start in ("upper-", "lower-", "baseline-", "signal-", "heading-"))
    assert len(artists(sheet, "actual-20")) == 20


def test_notes_hang_below_their_month_unless_not_wanted(limits: Limits, texts: Texts) -> None:
    assert texts(sheet_of(limits(BASELINE, note="Fair")), "note-2") == {"025-12-0": "Fair"}
    assert texts(sheet_of(limits(BASELINE, {"notes": False}, note="Fair")), "note-2") == {}


LAYOUTS = {name: preset.layout for name, preset in PRESETS.items()} | {"screen": screen_layout(700, 400)}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [7, 12, 36, 60])
def test_no_label_touches_another(
    limits: Limits, boxes: Callable[[Sheet], dict[str, Box]], layout: str, count: int
) -> None:
    values = [(1_234_567 if place % 2 else -2_345_678) + 40_000 * place for place in range(count)]
    breaks = {"2025-08": BreakKind.NEW_LEVEL, "2026-09": BreakKind.REDEFINED}
    options = {"moving_ranges": True}
    chart = limits(values, options, breaks=breaks, running=11, note="A note of some length on the last month")
    place = LAYOUTS[layout]
    found = boxes(sheet_of(chart, place, DARK))
    assert [name for name, box in found.items() if not box.lies_in(Box(0, 0, place.width, place.height))] == []
    assert [(one, two) for (one, a), (two, b) in combinations(found.items(), 2) if a.touches(b)] == []
