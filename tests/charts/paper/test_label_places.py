"""No two texts overlap and none leaves the figure, however hard the case."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import Box, Sheet, Words
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.picture import Look
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import Layout, screen_layout
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue

Build = Callable[..., GoalVsActualFacts]
LONG = "$ale_{x} & <b>100 %</b> of the return rate per visit of every channel and product that we sell \\frac{1}{2}"
LAYOUTS = {preset.id: preset.layout for preset in PRESETS.values() if preset.id != "slide-2x"} | {
    "goals screen": screen_layout(1104, 456),
    "smallest window": screen_layout(760, 300),
    "large window": screen_layout(1334, 750),
}

HARD = {
    "plain": {},
    "long name": {"label": LONG},
    "name without spaces": {"label": "Umsatzsteuervoranmeldungszeitraum" * 6},
    "seven digits": {"actual": [1_234_567 + 98_765 * i for i in range(12)], "current": "2026-12"},
    "seven and one digit": {"actual": [1_234_567, 2] * 6, "goal": [3, 2_345_678] * 6, "current": "2026-12"},
    "all negative": {"actual": [-5000 - 313 * i for i in range(12)], "goal": [-6000] * 12, "current": "2026-12"},
    "mixed signs": {"actual": [-500, 1200, -900, 800] * 3, "goal": [200, -300] * 6, "current": "2026-12"},
    "one month": {"actual": [6418], "goal": [7000], "current": "2026-01"},
    "one running month": {"actual": [418], "goal": [7000], "current": "2026-01", "running": {"2026-01": 3}},
    "thirteen months": {"actual": [9.99] * 13, "goal": [9.5] * 13, "first": "2025-08"},
    "sixty months": {"actual": [5000 + 37 * i % 900 for i in range(60)], "goal": [5200] * 60, "first": "2021-09"},
    "sixty mixed": {"actual": [(-1) ** i * 100 * i for i in range(60)], "goal": [90] * 60, "first": "2021-09"},
    "right to left": {"currency": "د.إ", "label": "المبيعات"},
    "german": {"form": GERMAN, "currency": "€"},
    "all zero": {"actual": [0] * 12, "goal": [0] * 12, "current": "2026-12"},
    "nothing": {"actual": [None] * 12, "goal": [None] * 12},
    "tiny": {"actual": [0.00012, 0.0003], "goal": [0.0002] * 2, "current": "2026-02"},
    "huge": {"actual": [987_654_321_098_765.0] * 12, "goal": [-987_654_321_098_765.0] * 12, "current": "2026-12"},
    "band": {"actual": [24, 31] * 6, "goal": [Goal(20, 30)] * 12, "direction": Direction.BAND, "current": "2026-12"},
    "gaps": {"actual": [None, 5, None, 7, 8, None, None, 9], "goal": [6] * 8},
    "last year": {"previous_year": [6000.0] * 12},
    "running": {"running": {"2026-08": 30}},
    "running january": {
        "actual": [5] * 13,
        "goal": [6] * 13,
        "first": "2025-01",
        "current": "2026-01",
        "running": {"2026-01": 9},
    },
}


def problems(sheet: Sheet, boxes: dict[str, Box]) -> list[str]:
    layout = sheet.layout
    paper = Box(0, 0, layout.width, layout.height)
    found = [f"{name} leaves the figure" for name, box in boxes.items() if not box.lies_in(paper)]
    texts = list(boxes.items())
    for index, (name, box) in enumerate(texts):
        found += [f"{name} overlaps {other}" for other, place in texts[:index] if box.touches(place)]
    return found


@pytest.mark.parametrize("case", HARD)
@pytest.mark.parametrize("rates", [False, True], ids=["columns", "line"])
def test_texts_keep_apart_and_inside(
    facts: Build, boxes: Callable[[Sheet], dict[str, Box]], case: str, rates: bool
) -> None:
    chart = describe(facts(**(HARD[case] | {"is_flow": not rates})))
    hardest = ("slide", "half", "portrait", "smallest window")
    for name in LAYOUTS if case in {"plain", "long name", "mixed signs"} else hardest:
        layout = LAYOUTS[name]
        sheet = picture.draw(chart, layout, Look(), 72)
        assert not problems(sheet, boxes(sheet)), name


FIGURES = st.lists(st.tuples(*[st.none() | st.floats(-1, 1) | st.floats(0, 1)] * 2), min_size=1, max_size=26)


@given(FIGURES, st.sampled_from([1e-3, 1, 99, 5000, 1e7, 1e14]), st.sampled_from(list(Unit)), st.integers(0, 31))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_texts_keep_apart_whatever_the_figures(
    months: list[tuple[float | None, float | None]], size: float, unit: Unit, switches: int
) -> None:
    is_flow, is_german, is_running, is_long, is_narrow = (bool(switches & bit) for bit in (1, 2, 4, 8, 16))
    first = Month.of(2025, 11)
    last = first.plus(len(months) * 2 // 3)
    chart = describe(
        GoalVsActualFacts(
            Indicator("x", LONG if is_long else "Sales", unit, "g", direction=Direction.HIGHER),
            LONG if is_long else "Sales",
            "EUR",
            Calendar(1, {last: 9} if is_running else {}),
            first.until(first.plus(len(months) - 1)),
            [NoValue(Cause.MISSING) if actual is None else actual * size for actual, _ in months],
            [None if goal is None else Goal(goal * size) for _, goal in months],
            last,
            GERMAN if is_german else ENGLISH,
            is_flow=is_flow,
        )
    )
    sheet = picture.draw(chart, LAYOUTS["half" if is_narrow else "slide"], Look(), 72)
    assert not problems(sheet, _boxes(sheet))


def _boxes(sheet: Sheet) -> dict[str, Box]:
    ascent, descent = fonts.ascent_and_descent()
    found = {}
    for artist in sheet.figure.get_children():
        if isinstance(artist, Words):
            (x, y), size = artist.get_position(), float(artist.get_fontsize())
            width = fonts.width(artist.get_text(), size, artist.get_fontweight() == 700)
            found[f"{artist.get_gid()}"] = Box(x, y - descent * size, x + width, y + ascent * size)
    return found


@pytest.mark.parametrize("case", ["plain", "mixed signs", "sixty mixed", "running", "all negative"])
def test_labels_lie_on_no_column(facts: Build, boxes: Callable[[Sheet], dict[str, Box]], case: str) -> None:
    for layout in (LAYOUTS["slide"], LAYOUTS["half"]):
        sheet = picture.draw(describe(facts(**HARD[case])), layout, Look(), 72)
        bars = {
            artist.get_gid(): Box(*artist.get_bbox().extents)
            for artist in sheet.figure.get_children()
            if str(artist.get_gid()).startswith(("actual-", "variance-2"))
        }
        for name, box in boxes(sheet).items():
            digits = box._replace(bottom=box.bottom + 0.24 * layout.label)  # figures have no descenders
            if name.startswith(("label-", "variance-label-")):
                assert not [bar for bar, place in bars.items() if digits.touches(place)], name


def test_the_renderer_agrees_that_nothing_leaves_the_figure(facts: Build) -> None:
    sheet = picture.draw(describe(facts(label=LONG)), LAYOUTS["half"], Look(), 144)
    sheet.canvas.draw()
    width, height = sheet.canvas.get_width_height()
    for artist in sheet.figure.get_children():
        if isinstance(artist, Words):
            box = artist.get_window_extent()
            assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, artist.get_text()


def test_a_label_that_would_cross_a_line_moves_or_goes(facts: Build, texts: Callable[..., dict[str, str]]) -> None:
    from kpidesk.charts.paper.end_labels import crosses

    crossing = (0.0, 0.0, 10.0, 10.0)
    assert crosses(Box(4, 4, 6, 6), crossing)
    assert crosses(Box(2, 0, 3, 9), crossing)
    assert not crosses(Box(6, 0, 9, 5), crossing)
    assert not crosses(Box(11, 11, 12, 12), crossing)
    assert not crosses(Box(2, 2, 4, 4), (5.0, 0.0, 5.0, 9.0))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_names_of_lines_are_drawn_where_there_is_room(
    facts: Build, texts: Callable[..., dict[str, str]], layout: Layout
) -> None:
    rate = facts([0.04, 0.052], [0.045] * 2, unit=Unit.PERCENT, current="2026-02", is_flow=False)
    assert set(texts(picture.draw(describe(rate), layout, Look(), 72), "end-")) == {"Actual", "Goal"}
