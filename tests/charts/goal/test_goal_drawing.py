"""The goal chart on its artists: what is drawn, where it starts, in which colour."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.picture import Look
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.charts.style import DARK, LIGHT, ChartColours, Layout, screen_layout
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.value import Cause, NoValue

Build = Callable[..., GoalVsActualFacts]
SheetOf = Callable[..., Sheet]
Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]

YEAR = [f"2026-{month:02}" for month in range(1, 13)]


def ends(bar: Any) -> tuple[float, float]:
    """Lower and upper edge with the outline, in points."""
    half = bar.get_linewidth() / 2 if to_hex(bar.get_edgecolor(), keep_alpha=True) != "#00000000" else 0.0
    edges = sorted((bar.get_y(), bar.get_y() + bar.get_height()))
    return edges[0] - half, edges[1] + half


def fill(bar: Any) -> str:
    return to_hex(bar.get_facecolor()).upper()


# -- columns -------------------------------------------------------------------------------------------------------


def test_every_month_has_its_place_its_name_and_its_figure(
    facts: Build, sheet_of: SheetOf, texts: Texts, artists: Artists
) -> None:
    sheet = sheet_of(facts())
    assert " ".join(texts(sheet, "month-").values()) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    assert " ".join(texts(sheet, "label-").values()) == "6.41 6.09 7.15 6.90 7.39 7.02 7.25 6.42"
    assert " ".join(texts(sheet, "goal-label-").values()) == "7.49 7.86 8.66 9.39"
    assert list(artists(sheet, "actual-")) == YEAR[:8]
    assert list(artists(sheet, "goal-2")) == [month[1:] for month in YEAR]


def test_columns_start_at_the_axis_and_end_in_proportion(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts([100, 50, 25], [None] * 3, current="2026-03"))
    zero = artists(sheet, "axis")[""].get_ydata()[0]
    bars = [ends(bar) for bar in artists(sheet, "actual-").values()]
    assert [bottom for bottom, _ in bars] == pytest.approx([zero] * 3)
    heights = [top - bottom for bottom, top in bars]
    assert heights == pytest.approx([heights[0], heights[0] / 2, heights[0] / 4])


def test_outlined_goals_have_the_columns_own_scale(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts([100, 50], [50, 100], current="2026-02"))
    actual = [ends(bar)[1] for bar in artists(sheet, "actual-").values()]
    goal = [ends(bar)[1] for bar in artists(sheet, "goal-2").values()]
    assert goal == pytest.approx(actual[::-1])


def test_the_goal_stands_left_behind_the_actual_column(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts())
    actual, goal = artists(sheet, "actual-2026-03")[""], artists(sheet, "goal-2026-03")[""]
    slot = (SLIDE.layout.right - SLIDE.layout.left) / 12
    assert actual.get_width() == pytest.approx(0.52 * slot)
    assert goal.get_x() - goal.get_linewidth() / 2 == pytest.approx(actual.get_x() - 0.16 * slot)
    assert goal.get_zorder() < actual.get_zorder()
    assert not goal.get_fill() or to_hex(goal.get_facecolor(), keep_alpha=True) == "#00000000"


def test_columns_are_as_wide_in_a_short_chart_as_in_a_long_one(
    facts: Build, sheet_of: SheetOf, artists: Artists
) -> None:
    one, twelve = sheet_of(facts([5], [4], current="2026-01")), sheet_of(facts())
    widths = [artists(sheet, "actual-2026-01")[""].get_width() for sheet in (one, twelve)]
    assert widths[0] == pytest.approx(widths[1])


def test_negative_columns_hang_from_the_axis(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts([-50, -100], [-60, -60], current="2026-02"))
    zero = artists(sheet, "axis")[""].get_ydata()[0]
    for bar in (*artists(sheet, "actual-").values(), *artists(sheet, "goal-2").values()):
        assert ends(bar)[1] == pytest.approx(zero)
        assert ends(bar)[0] < zero


def test_a_missing_month_is_a_gap_with_a_ring_and_never_a_zero(
    facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts
) -> None:
    sheet = sheet_of(facts([10, None, 12], [11] * 3, current="2026-03"))
    assert list(artists(sheet, "actual-")) == ["2026-01", "2026-03"]
    assert list(artists(sheet, "no-value-")) == ["2026-02"]
    assert list(artists(sheet, "variance-2")) == ["026-01", "026-03"]
    assert "2026-02" not in texts(sheet, "label-")


def test_a_real_zero_is_labelled(facts: Build, sheet_of: SheetOf, texts: Texts, artists: Artists) -> None:
    sheet = sheet_of(facts([10, 0], [11] * 2, current="2026-02"))
    assert texts(sheet, "label-")["2026-02"] == "0"
    assert not artists(sheet, "no-value-")


def test_a_month_without_goal_has_no_outline_and_no_variance(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts([10, 12], [None, 11], current="2026-02"))
    assert list(artists(sheet, "goal-2")) == ["026-02"]
    assert list(artists(sheet, "variance-2")) == ["026-02"]


def test_a_chart_without_goals_has_no_upper_panel(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    assert not artists(sheet_of(facts([10, 12], [None, None], current="2026-02")), "variance")


def test_a_running_month_is_hollow_dated_and_not_compared(
    facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts
) -> None:
    sheet = sheet_of(facts([10, 4], [11, 12], current="2026-02", running={"2026-02": 9}))
    finished, running = artists(sheet, "actual-").values()
    assert (fill(finished), fill(running)) == (LIGHT.actual, LIGHT.background)
    assert to_hex(running.get_edgecolor()).upper() == LIGHT.actual
    assert texts(sheet, "below-") == {"2026-02": "so far 9/28"}
    assert list(artists(sheet, "variance-2")) == ["026-01"]
    assert texts(sheet, "label-2026-02") == {"": "4"}
    assert texts(sheet, "goal-label-2026-02") == {"": "12"}


def test_figures_of_months_to_come_are_never_solid(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts([10, 4], [11, 12], current="2026-01"))
    assert fill(artists(sheet, "actual-2026-02")[""]) == LIGHT.background


def test_of_two_labels_that_would_touch_the_actual_figures_stays(facts: Build, sheet_of: SheetOf, texts: Texts) -> None:
    sheet = sheet_of(facts([10, 11.9], [11, 12], current="2026-02", running={"2026-02": 27}))
    assert not texts(sheet, "goal-label-")
    assert texts(sheet, "label-2026-02") == {"": "11.9"}


def test_the_current_month_is_bold_and_no_other(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts())
    for start in ("month-", "label-", "variance-label-"):
        bold = [name for name, text in artists(sheet, start).items() if text.get_fontweight() == 700]
        assert bold == ["2026-08"]


def test_a_band_is_outlined_from_its_lower_to_its_higher_end(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts([20, 30, 10], [Goal(20, 30)] * 3, direction=Direction.BAND, current="2026-03"))
    bottom, top = ends(artists(sheet, "goal-2026-01")[""])
    assert bottom == pytest.approx(ends(artists(sheet, "actual-2026-01")[""])[1])
    assert top == pytest.approx(ends(artists(sheet, "actual-2026-02")[""])[1])


def test_last_year_is_a_grey_mark_where_it_is_known(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    before = [9.0, NoValue(Cause.MISSING)]
    sheet = sheet_of(facts([10, 12], [11] * 2, current="2026-02", previous_year=before))
    marks = artists(sheet, "last-year-")
    assert list(marks) == ["2026-01"]
    assert to_hex(marks["2026-01"].get_color()).upper() == LIGHT.previous


def test_a_label_stands_at_its_own_column_where_last_years_mark_is_far_above_it(
    facts: Build, sheet_of: SheetOf, artists: Artists
) -> None:
    sheet = sheet_of(facts([5, 5.9, None], [4] * 3, current="2026-02", previous_year=[9.0, 6.0, 9.0]))
    marks, bars = artists(sheet, "last-year-"), artists(sheet, "actual-")
    far, near = (artists(sheet, f"label-{month}")[""] for month in ("2026-01", "2026-02"))
    assert ends(bars["2026-01"])[1] < far.get_position()[1] < ends(bars["2026-01"])[1] + 10
    assert far.get_position()[1] < marks["2026-01"].get_ydata()[0] - 20
    assert near.get_position()[1] > marks["2026-02"].get_ydata()[0]
    goal, outline = artists(sheet, "goal-label-2026-03")[""], artists(sheet, "goal-2026-03")[""]
    assert ends(outline)[1] < goal.get_position()[1] < marks["2026-03"].get_ydata()[0] - 20


# -- variances -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "roles"),
    [
        (Direction.HIGHER, ("bad", "good")),
        (Direction.LOWER, ("good", "bad")),
        (Direction.BAND, ("bad", "bad")),
        (Direction.NEUTRAL, ("actual", "actual")),
    ],
)
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_variances_are_coloured_by_direction(
    facts: Build, artists: Artists, direction: Direction, roles: tuple[str, str], colours: ChartColours
) -> None:
    built = facts([10, 30], [20, 20], direction=direction, current="2026-02")
    sheet = picture.draw(describe(built), SLIDE.layout, Look(dark=colours is DARK), 72)
    bars = artists(sheet, "variance-2026-").values()
    assert [fill(bar) for bar in bars] == [getattr(colours, role) for role in roles]


def test_variances_stand_on_both_sides_of_a_double_line(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(facts([10, 30], [20, 20], current="2026-02"))
    lines = [line for line in sheet.figure.get_children() if line.get_gid() == "variance-axis"]
    ys = sorted(line.get_ydata()[0] for line in lines)
    assert len(ys) == 2
    below, above = artists(sheet, "variance-2026-").values()
    assert ends(above)[0] == pytest.approx(sum(ys) / 2) == pytest.approx(ends(below)[1])


def test_large_variances_have_the_columns_scale(
    facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts
) -> None:
    sheet = sheet_of(facts([10, 30], [20, 20], current="2026-02"))
    column, bar = artists(sheet, "actual-2026-01")[""], artists(sheet, "variance-2026-01")[""]
    assert abs(bar.get_height()) == pytest.approx(column.get_height())
    assert texts(sheet, "variance-heading") == {"": "\u0394 goal"}


def test_an_enlarged_scale_says_its_factor(facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(facts([100, 104], [102, 102], current="2026-02"))
    heading = texts(sheet, "variance-heading")[""]
    assert heading.startswith("\u0394 goal, scale \u00d7 ")
    factor = int(heading.rpartition(" ")[2])
    column, bar = artists(sheet, "actual-2026-01")[""], artists(sheet, "variance-2026-02")[""]
    assert bar.get_height() / column.get_height() == pytest.approx(factor * 2 / 100)


def test_bars_with_the_same_label_are_as_high(facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(facts([0.182, 0.178], [0.204, 0.195], unit=Unit.PERCENT, current="2026-02", is_flow=False))
    assert list(texts(sheet, "variance-label-").values()) == ["\u22122", "\u22122"]
    first, second = artists(sheet, "variance-2026-").values()
    assert first.get_height() == pytest.approx(second.get_height())


def test_no_visible_difference_is_a_colourless_zero(
    facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts
) -> None:
    sheet = sheet_of(facts([6418, 7000], [6420, 6000], current="2026-02"))
    assert list(artists(sheet, "variance-2026-")) == ["02"]
    label = artists(sheet, "variance-label-2026-01")[""]
    assert (label.get_text(), to_hex(label.get_color()).upper()) == ("0.00", LIGHT.text)


def test_percents_differ_in_points(facts: Build, sheet_of: SheetOf, texts: Texts) -> None:
    sheet = sheet_of(facts([0.05], [0.04], unit=Unit.PERCENT, current="2026-01", is_flow=False))
    assert texts(sheet, "variance-heading")[""].startswith("\u0394 goal, percentage points")


# -- rates ---------------------------------------------------------------------------------------------------------


def rates(facts: Build, actual: list[float | None], goal: list[Any], **more: Any) -> GoalVsActualFacts:
    last = f"2026-{len(actual):02}"
    return facts(actual, goal, **({"unit": Unit.PERCENT, "is_flow": False, "current": last} | more))


def test_a_rate_is_a_line_broken_at_gaps(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(rates(facts, [0.04, 0.05, None, 0.06, 0.05, None, 0.07], [0.05] * 7))
    lines = artists(sheet, "actual-from-")
    assert {name: len(line.get_xdata()) for name, line in lines.items()} == {"2026-01": 2, "2026-04": 2, "2026-07": 1}
    assert list(artists(sheet, "no-value-")) == ["2026-03", "2026-06"]
    assert not any(name.startswith("2026") for name in artists(sheet, "goal-2"))


def test_the_goal_of_a_rate_is_a_step_line_across_whole_months(
    facts: Build, sheet_of: SheetOf, artists: Artists
) -> None:
    sheet = sheet_of(rates(facts, [0.04, 0.05, 0.05], [0.05, 0.06, None]))
    step = artists(sheet, "goal-from-")["2026-01"]
    xs, ys = step.get_xdata(), step.get_ydata()
    assert (ys[0], ys[2]) == (ys[1], ys[3])
    assert ys[2] > ys[0]
    assert xs[1] == pytest.approx(xs[2])
    assert xs[3] - xs[2] == pytest.approx(xs[1] - xs[0])


def test_a_band_for_a_rate_has_two_step_lines(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(rates(facts, [24, 31], [Goal(20, 30)] * 2, unit=Unit.DAYS))
    assert list(artists(sheet, "goal-from-")) == list(artists(sheet, "goal-low-from-")) == ["2026-01"]


def test_the_last_figure_has_a_dot_and_its_name(
    facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts
) -> None:
    sheet = sheet_of(rates(facts, [0.04, 0.052], [0.045] * 2))
    assert list(artists(sheet, "actual-2026")) == ["-02"]
    assert texts(sheet, "end-") == {"Actual": "Actual 5.2\u202f%", "Goal": "Goal 4.5\u202f%"}


def test_a_running_month_of_a_rate_is_a_ring_off_the_line(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(rates(facts, [0.04, 0.05, 0.09], [0.05] * 3, running={"2026-03": 5}))
    assert len(artists(sheet, "actual-from-")["2026-01"].get_xdata()) == 2
    ring = artists(sheet, "actual-2026-03")[""]
    assert to_hex(ring.get_markerfacecolor()).upper() == LIGHT.background


def test_the_axis_may_start_elsewhere_and_says_where(facts: Build, sheet_of: SheetOf, texts: Texts) -> None:
    sheet = sheet_of(rates(facts, [0.18, 0.2], [0.19] * 2))
    ticks = list(texts(sheet, "tick-").values())
    assert ticks[0] == "18.0\u202f%"
    assert "axis starts at 18.0 %" in " ".join(texts(sheet, "subtitle-").values()).replace("\u202f", " ")


def test_variances_of_a_rate_stand_above_their_months(facts: Build, sheet_of: SheetOf, artists: Artists) -> None:
    sheet = sheet_of(rates(facts, [0.04, 0.052], [0.045] * 2))
    bar, dot = artists(sheet, "variance-2026-02")[""], artists(sheet, "actual-2026-02")[""]
    assert bar.get_x() + bar.get_width() / 2 == pytest.approx(dot.get_xdata()[0])


def test_last_years_rate_is_a_named_grey_line(facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(rates(facts, [0.04, 0.08], [None] * 2, previous_year=[0.05, 0.05]))
    assert to_hex(artists(sheet, "last-year-from-2026-01")[""].get_color()).upper() == LIGHT.previous
    assert texts(sheet, "end-2025") == {"": "2025 5.0\u202f%"}


# -- all kinds -----------------------------------------------------------------------------------------------------

KINDS = {
    "columns": {},
    "running": {"actual": [10, 4], "goal": [11, 12], "current": "2026-02", "running": {"2026-02": 9}},
    "rate": {"actual": [0.04, None, 0.05], "goal": [0.05] * 3, "unit": Unit.PERCENT, "is_flow": False},
    "last year": {"actual": [10, None], "goal": [11, 12], "current": "2026-02", "previous_year": [9.0, 9.0]},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dark", [False, True])
def test_only_the_themes_own_colours_are_used(facts: Build, sheet_of: SheetOf, kind: str, dark: bool) -> None:
    theme = DARK if dark else LIGHT
    allowed = {getattr(theme, name) for name in theme.__slots__}
    used = set()
    for artist in sheet_of(facts(**KINDS[kind]), look=Look(dark=dark)).figure.get_children():
        for ask in ("get_facecolor", "get_edgecolor", "get_color", "get_markerfacecolor", "get_markeredgecolor"):
            if hasattr(artist, ask):
                colour = to_hex(getattr(artist, ask)(), keep_alpha=True).upper()
                used |= set() if colour.endswith("00") and len(colour) == 9 else {colour[:7]}
    assert used <= allowed


def test_years_are_said_where_the_months_lie_in_two(facts: Build, sheet_of: SheetOf, texts: Texts) -> None:
    sheet = sheet_of(facts([10] * 13, [9] * 13, first="2025-08"))
    assert texts(sheet, "below-") == {"2025-08": "2025", "2026-01": "2026"}
    assert not texts(sheet_of(facts()), "below-")


def test_sixty_months_thin_their_labels_from_the_current_month(
    facts: Build, sheet_of: SheetOf, artists: Artists, texts: Texts
) -> None:
    sheet = sheet_of(facts([5000 + 7 * i for i in range(60)], [5100] * 60, first="2021-09"))
    assert len(artists(sheet, "actual-")) == 60
    labels, months = texts(sheet, "label-"), texts(sheet, "month-")
    assert {"2026-08"} <= set(labels) < set(artists(sheet, "actual-"))
    assert "2026-08" in months
    indexes = [int(month[:4]) * 12 + int(month[5:]) for month in labels]
    assert len({later - earlier for earlier, later in pairwise(indexes)}) == 1


@pytest.mark.parametrize("layout", [SLIDE.layout, screen_layout(1104, 456), Layout(450, 378, title=18, label=12)])
def test_no_text_is_smaller_than_the_layout_allows(
    facts: Build, sheet_of: SheetOf, artists: Artists, layout: Layout
) -> None:
    sheet = sheet_of(facts([1_234_567.0] * 13, [999_999.0] * 13, first="2025-08"), layout)
    sizes = [artist.get_fontsize() for artist in artists(sheet, "").values() if hasattr(artist, "get_fontsize")]
    assert min(sizes) >= layout.smallest


@pytest.mark.parametrize("is_flow", [True, False], ids=["columns", "line"])
@pytest.mark.parametrize("count", [12, 3])
def test_the_name_of_each_month_stands_in_the_middle_of_its_spot(
    facts: Build, sheet_of: SheetOf, is_flow: bool, count: int
) -> None:
    shown = facts([6000.0] * count, [6200.0] * count, current="2026-03", is_flow=is_flow)
    sheet = sheet_of(shown, screen_layout(1184, 456))
    assert list(sheet.spots) == [spot.key for spot in describe(shown).spots]
    names = {artist.get_gid(): artist for artist in sheet.figure.get_children() if artist.get_gid()}
    for key, box in sheet.spots.items():
        extent = names[f"month-{key}"].get_window_extent(sheet.canvas.get_renderer())
        assert (extent.x0 + extent.x1) / 2 == pytest.approx((box.left + box.right) / 2, abs=1.5)
        assert box.lies_in(Box(0, 0, 1184, 456))
