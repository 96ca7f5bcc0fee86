"""Charts of all kinds and businesses, and what a drawn sheet shows."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice

from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.kinds import ROOMS, make_chart
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import Box, Sheet, Words
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import Layout, screen_layout
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import BUSINESSES, workbook

LAYOUTS: dict[str, Layout] = {
    name: PRESETS[name].layout for name in ("slide", "half", "4:3", "square", "portrait", "a4")
} | {"window": screen_layout(820, 461), "large window": screen_layout(1334, 750)}
KINDS = sorted(ROOMS)
_INWARDS = (0.3, 0.3, -0.3, -0.3)  # points: what is no more than a hair
EVERYTHING = Options(previous_year=True, forecast=True, difference_arrow=True, growth_arrow=True)
_OF_KIND = {ChartKind.RANKING: ("conversion_rate", "visitors")}  # what the kind is made for
_FIRST = (
    "own_long",
    "total_revenue",
    "profit",
    "profit_margin",
    "churn_rate",
    "ad_spend",
    "email_ctr",
    "activity_level",
)


@cache
def book(business: str) -> Workbook:
    return workbook(business)


@cache
def charts(business: str, kind: ChartKind) -> tuple[Chart, ...]:
    """Up to four KPIs for which the kind makes sense, with and without its options."""
    return tuple(make_chart(book(business), ask) for ask in islice(asks(business, kind), 4))


def asks(business: str, kind: ChartKind) -> Iterator[ChartAsk]:
    """Of every KPI, whole and of two parts, by turns plain and with all options, where the kind makes sense."""
    source = book(business)
    form = BUSINESSES[business][1]
    last = source.last_entered or source.current_month
    segments: list[Segment | None] = [None, *source.segments[-2:]]
    names = [name for name in (*_OF_KIND.get(kind, ()), *_FIRST) if name in source.indicators]
    for number, (name, segment) in enumerate((name, segment) for segment in segments for name in names):
        options = EVERYTHING if number % 2 else Options()
        ask = ChartAsk(kind, name, Period.month(last), segment, options, form)
        if ROOMS[kind].misfit(source, ask) is None:
            yield ask


def text_boxes(sheet: Sheet) -> dict[str, Box]:
    ascent, descent = fonts.ascent_and_descent()
    found = {}
    for number, artist in enumerate(sheet.figure.get_children()):
        if isinstance(artist, Words):
            x, y = artist.get_position()
            size = float(artist.get_fontsize())
            width = fonts.width(artist.get_text(), size, artist.get_fontweight() == 700)
            top = y + ascent * size
            found[f"{number} {artist.get_gid()} “{artist.get_text()}”"] = Box(x, y - descent * size, x + width, top)
    return found


def touching(boxes: dict[str, Box]) -> list[tuple[str, str]]:
    inner = {name: Box(*map(sum, zip(box, _INWARDS, strict=True))) for name, box in boxes.items()}
    return [(one, other) for (one, a), (other, b) in combinations(inner.items(), 2) if a.touches(b)]


def drawn(chart: Chart, layout: Layout, dark: bool) -> Sheet:
    return draw(chart, layout, Look(dark=dark), 72)
