"""A chart of years on its artists: which line is how thick, where it begins, and that no text touches another."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH, GERMAN, NumberForm
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.paper.sheet import EDGE, Box, Sheet
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.picture import Look
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.style import DARK, LIGHT, Layout, screen_layout
from kpidesk.charts.years.years_making import years_chart
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]
Boxes = Callable[[Sheet], dict[str, Box]]

NOW = dt.datetime(2026, 12, 31)
PLAIN = Options()
ALL = Options(previous_year=True, difference_arrow=True, growth_arrow=True)
LAYOUTS = {name: PRESETS[name].layout for name in ("slide", "half", "square", "portrait")} | {
    "small window": screen_layout(700, 400),
}


def chart(
    values: Sequence[float | None],
    last: str = "2026-08",
    *,
    label: str = "Sales",
    currency: str = "EUR",
    unit: Unit = Unit.MONEY,
    goal: Goal | None = None,
    options: Options = PLAIN,
    running: int = 0,
    form: NumberForm = ENGLISH,
    note: str = "",
) -> Any:
    """The values are those of the months up to ``last``."""
    end = Month.parse(last)
    months = [end.plus(i + 1 - len(values)) for i in range(len(values))]
    contents = Contents(
        Business("Shop", currency, 1),
        values={Cell("sales", m): float(v) for m, v in zip(months, values, strict=True) if v is not None},
        goals={GoalKey("sales", m): goal for m in end.plus(-11).until(end.plus(4))} if goal else {},
        months={end: MonthState(MonthStatus.UNFINISHED, running)} if running else {},
        month_notes={end: note} if note else {},
    )
    about = Indicator("sales", label, unit, "Sales", direction=Direction.HIGHER)
    workbook = Workbook(NoLedger(), contents, {"sales": about}, lambda: NOW)
    return years_chart(workbook, ChartAsk(ChartKind.YEARS, "sales", Period.month(end), options=options, form=form))


def sheet(made: Any, layout: Layout = SLIDE.layout, look: Look | None = None) -> Sheet:
    return picture.draw(made, layout, look or Look(), 72)


STEADY = [1000.0 + 40 * (i % 12) + 60 * (i // 12) for i in range(44)]


def test_this_year_is_thick_the_year_before_grey_and_older_ones_light(artists: Artists) -> None:
    lines = artists(sheet(chart(STEADY)), "year-")
    looks = {name[:4]: (line.get_linewidth(), to_hex(line.get_color()).upper()) for name, line in lines.items()}
    assert looks == {
        "2023": (1.0, LIGHT.grid),
        "2024": (1.0, LIGHT.grid),
        "2025": (2.0, LIGHT.previous),
        "2026": (4.0, LIGHT.actual),
    }


def test_lines_share_their_months_and_their_scale(artists: Artists) -> None:
    lines = artists(sheet(chart(STEADY)), "year-")
    before, this = lines["2025-from-1"], lines["2026-from-1"]
    assert list(this.get_xdata()) == pytest.approx(list(before.get_xdata())[:8])
    steps = [after - earlier for after, earlier in zip(this.get_ydata(), before.get_ydata(), strict=False)]
    assert steps == pytest.approx([steps[0]] * 8)
    assert steps[0] > 0


def test_ends_are_named_with_year_and_value(texts: Texts) -> None:
    assert texts(sheet(chart(STEADY)), "end-") == {
        "2026": "2026 1.46k\u00a0EUR",
        "2025": "2025 1.56k\u00a0EUR",
        "2024": "2024 1.50k\u00a0EUR",
        "2023": "2023 1.44k\u00a0EUR",
    }


def test_a_missing_month_is_a_gap_with_a_ring_and_never_a_zero(artists: Artists) -> None:
    drawn = sheet(chart([*STEADY[:40], None, *STEADY[41:]]))
    assert list(artists(drawn, "year-2026")) == ["-from-1", "-from-6"]
    assert list(artists(drawn, "no-value-")) == ["2026-05"]


def test_a_running_month_is_a_ring_off_the_line(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart(STEADY, running=9))
    assert len(artists(drawn, "year-2026-from-1")[""].get_xdata()) == 7
    ring = artists(drawn, "so-far-2026-08")[""]
    assert to_hex(ring.get_markerfacecolor()).upper() == LIGHT.background
    assert texts(drawn, "below-") == {"2026-08": "so far 9/31"}


def test_the_goal_is_a_thin_step_line_and_a_band_two(artists: Artists) -> None:
    drawn = sheet(chart(STEADY, goal=Goal(1200, 1300)))
    (upper,), (lower,) = artists(drawn, "goal-from-").values(), artists(drawn, "goal-low-from-").values()
    assert upper.get_linewidth() == 1.2
    assert upper.get_ydata()[0] > lower.get_ydata()[0]


def test_differences_stand_below_on_a_grey_line_and_start_at_zero(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart(STEADY, options=Options(previous_year=True)))
    zero = artists(drawn, "difference-axis")[""].get_ydata()[0]
    bars = artists(drawn, "difference-2026-")
    assert len(bars) == 8
    for bar in bars.values():
        assert bar.get_y() == pytest.approx(zero)
        assert to_hex(bar.get_facecolor()).upper() == LIGHT.good
    assert set(texts(drawn, "difference-label-").values()) == {"+0.06"}
    assert texts(drawn, "difference-heading")[""].startswith("\u0394 2025")
    assert zero < min(artists(drawn, "year-2026-from-1")[""].get_ydata())


def test_no_difference_panel_unless_it_is_asked_for(artists: Artists) -> None:
    assert not artists(sheet(chart(STEADY)), "difference")


def test_the_growth_arrow_spans_the_finished_months_of_this_year(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart(STEADY, options=Options(growth_arrow=True)))
    arrow, line = artists(drawn, "arrow-0")[""], artists(drawn, "year-2026-from-1")[""]
    assert (arrow.get_xdata()[0], arrow.get_xdata()[-1]) == pytest.approx((line.get_xdata()[0], line.get_xdata()[-1]))
    assert texts(drawn, "arrow-0-text")[""] == "+3.1\u202f% a month on average"


def test_the_difference_arrow_leads_from_last_year_to_this(artists: Artists, texts: Texts) -> None:
    drawn = sheet(chart([*STEADY[:43], 2000.0], options=Options(difference_arrow=True)))
    arrow = artists(drawn, "level-arrow")[""]
    before, this = artists(drawn, "year-2025-from-1")[""], artists(drawn, "year-2026-from-1")[""]
    assert arrow.get_ydata()[0] == pytest.approx(before.get_ydata()[7])
    assert arrow.get_ydata()[0] < arrow.get_ydata()[1] < this.get_ydata()[7]
    assert texts(drawn, "arrow-0-text")[""] == "+0.60k\u00a0EUR (+43\u202f%) on Aug 2025"


AWKWARD: dict[str, Any] = {
    "usual": {"values": STEADY},
    "13 months": {"values": STEADY[:13]},
    "60 months": {"values": [5000.0 + 7 * (i % 12) for i in range(60)]},
    "all the same": {"values": [500.0] * 30},
    "long name": {"values": STEADY, "label": "Average lifetime value of customers that came by recommendation"},
    "one long word": {"values": STEADY, "label": "Kundenzufriedenheitsbefragungsergebniswer"},
    "seven digits": {"values": [1_234_567.0 + 31_000 * (i % 12) for i in range(44)], "goal": Goal(1_400_000)},
    "negative": {"values": [-500.0 + 31 * (i % 12) for i in range(44)], "goal": Goal(-300)},
    "across zero": {"values": [-150.0 + 31 * (i % 12) for i in range(44)]},
    "gaps": {"values": [*STEADY[:30], None, None, *STEADY[32:40], None, *STEADY[41:]]},
    "running": {"values": STEADY, "running": 9},
    "german": {"values": STEADY, "form": GERMAN},
    "french": {"values": [value / 20_000 for value in STEADY], "form": FRENCH, "unit": Unit.PERCENT},
    "right to left": {"values": STEADY, "currency": "د.إ."},
    "note": {"values": STEADY, "note": "Closed in the second week; the fair in the third brought more than ever"},
    "december": {"values": STEADY[:36], "last": "2026-12", "goal": Goal(1500)},
}


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("options", [PLAIN, ALL], ids=["plain", "all options"])
def test_no_text_touches_another_leaves_the_sheet_or_is_too_small(
    name: str, options: Options, boxes: Boxes, artists: Artists
) -> None:
    made = chart(**AWKWARD[name], options=options)
    for where, layout in LAYOUTS.items():
        drawn = sheet(made, layout)
        room = Box(EDGE - 0.01, 0, layout.width - EDGE + 0.01, layout.height)
        found = boxes(drawn)
        for text, box in found.items():
            assert box.lies_in(room), (where, text)
        for (text, box), (other, other_box) in combinations(found.items(), 2):
            assert not box.touches(other_box), (where, text, other)
        sizes = [artist.get_fontsize() for artist in artists(drawn, "").values() if hasattr(artist, "get_fontsize")]
        assert min(sizes) >= layout.smallest
        assert f"end-{made.series.year.name}" in artists(drawn, ""), where


@pytest.mark.parametrize("dark", [False, True])
def test_only_the_themes_own_colours_are_used(dark: bool) -> None:
    theme, used = DARK if dark else LIGHT, set()
    drawn = sheet(chart(STEADY, goal=Goal(1200), options=ALL, running=9), look=Look(dark=dark))
    for artist in drawn.figure.get_children():
        for ask in ("get_facecolor", "get_edgecolor", "get_color", "get_markerfacecolor", "get_markeredgecolor"):
            if hasattr(artist, ask):
                colour = to_hex(getattr(artist, ask)(), keep_alpha=True).upper()
                used |= set() if colour.endswith("00") and len(colour) == 9 else {colour[:7]}
    assert used <= theme.every


def test_every_spot_has_its_place_around_its_month() -> None:
    made = chart(STEADY)
    drawn = sheet(made)
    assert list(drawn.spots) == [spot.key for spot in made.spots]


def test_the_same_chart_gives_the_same_bytes() -> None:
    first, second = (picture.svg_bytes(chart(STEADY, options=ALL)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("layout", LAYOUTS)
def test_this_years_end_close_to_the_right_edge_is_named_all_the_same(layout: str, texts: Texts) -> None:
    rough = [8332, 8063, 8546, 6929, 7173, 8597, 8245, 6634, 8646, 8141, 8392, 7030]
    lower = [8676, 4367, 7459, 8367, 8326, 8849, 9530, 8491, 7705, 8461, 8214, 9719]
    upper = [4794, 8140, 9436, 9961, 8788, 9875, 9632, 9994, 8697, 9571, 9878]
    drawn = sheet(chart([*rough, *lower, *upper], "2026-11", label="Break-even revenue"), LAYOUTS[layout])
    assert texts(drawn, "end-")["2026"].startswith("2026 9.88k")
