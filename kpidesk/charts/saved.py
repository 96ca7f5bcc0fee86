"""Charts that the owner kept in the file: what each asks for, as JSON, and the chart that comes of it today."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.overview.tiles import KIND as TILES
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.kinds import ROOMS, make_chart
from kpidesk.charts.own_title import LONGEST, OwnTitle, titled
from kpidesk.charts.refusing import refused
from kpidesk.charts.several import MOST, whole_page
from kpidesk.charts.spans import FOLLOWED, why_not
from kpidesk.domain.business import SavedChart
from kpidesk.domain.change import SetSavedCharts
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.text import clean_text
from kpidesk.workbook.chart_segments import SEGMENT, segment_in, settings_of
from kpidesk.workbook.workbook import Workbook

_LONGEST_SPAN = 60
"""Months of a moving window."""


@dataclass(frozen=True, slots=True)
class Span:
    """The period of a chart. ``last`` None follows the newest month; ``length`` is that of a moving window."""

    kind: PeriodKind = PeriodKind.MONTH
    last: Month | None = None
    length: int = 12

    def period(self, workbook: Workbook) -> Period:
        last = month_at_hand(workbook) if self.last is None else self.last
        if self.kind is PeriodKind.ROLLING:
            return Period.rolling(last, self.length)
        return workbook.calendar.around(last, self.kind)


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """How the chart leaves the program."""

    dark: bool = False
    transparent: bool = False
    ibcs_colours: bool = False


@dataclass(frozen=True, slots=True)
class ChartSettings:
    """All that is kept of a chart. ``indicator`` and ``indicators`` are as in `ChartAsk`."""

    kind: ChartKind
    indicator: str
    span: Span = Span()
    segment: Segment | None = None
    indicators: tuple[str, ...] = ()
    options: Options = field(default_factory=Options)
    own_title: OwnTitle | None = None
    theme: ThemeChoice = ThemeChoice()

    def followed(self, workbook: Workbook) -> Span:
        """The span that is shown today: the owner's, unless charts of this kind cannot be about such a period."""
        wished = self.span.period(workbook)
        if self.kind not in FOLLOWED or not why_not(workbook, self.kind, wished):
            return self.span
        return replace(self.span, kind=FOLLOWED[self.kind][0])

    def dated(self, workbook: Workbook, month: Month) -> str:
        """How a file of the chart is dated that is about ``month``: 2026-08; 2026-Q2; 2026; 2026-08-12-months."""
        period = self.followed(workbook).period(workbook)
        if period.kind is FOLLOWED.get(self.kind, (PeriodKind.MONTH,))[0]:
            return str(month)
        match period.kind:
            case PeriodKind.YEAR_TO_DATE:
                return f"{month}-year-to-date"
            case PeriodKind.ROLLING:
                return f"{month}-{period.length}-months"
            case _:
                return workbook.calendar.name(period)

    def ask(self, workbook: Workbook, form: NumberForm = ENGLISH) -> ChartAsk:
        """What it asks for today; indicators that are gone are left out."""
        return ChartAsk(
            self.kind,
            self.indicator,
            self.followed(workbook).period(workbook),
            self.segment,
            self.options,
            form,
            tuple(name for name in self.indicators if name in workbook.indicators),
        )

    def chart(self, workbook: Workbook, form: NumberForm = ENGLISH) -> Chart:
        """The chart under the owner's title, or why there is none: what it is about may be gone."""
        ask = whole_page(workbook, self.ask(workbook, form))
        if self.kind not in ROOMS:
            return refused(ask, "This version of kpidesk does not draw charts of this kind.")
        if ask.indicator and ask.indicator not in workbook.indicators:
            return refused(ask, "The figure or KPI that this chart is about is not there any more.")
        if self.segment is not None and self.segment not in workbook.segments:
            return refused(ask, f"There is no {self.segment.kind} “{self.segment.name}” any more.")
        if self.indicators and self.kind in MOST and not ask.indicators:
            return refused(ask, "The figures and KPIs that this chart is about are not there any more.")
        return titled(make_chart(workbook, ask), self.own_title)


def in_order(workbook: Workbook) -> dict[int, SavedChart]:
    """The owner's charts by their key, in their order. What the overview keeps among them is none."""
    charts = {key: chart for key, chart in workbook.saved_charts.items() if chart.kind != TILES}
    return dict(sorted(charts.items(), key=lambda item: (item[1].position, item[0])))


def settings_read(chart: SavedChart) -> ChartSettings | None:
    """What was kept; what cannot be read is as usual. None for a kind that is not known here."""
    try:
        kind = ChartKind(chart.kind)
    except ValueError:
        return None
    held = settings_of(chart)
    names = held.get("indicators")
    return ChartSettings(
        kind,
        chart.indicator,
        _span(held),
        segment_in(held),
        tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else (),
        Options(**_switches(Options(), held.get("options"))),
        _own_title(held),
        ThemeChoice(**_switches(ThemeChoice(), held.get("theme"))),
    )


def kept(settings: ChartSettings, name: str, position: int = 0) -> SavedChart:
    """As it goes into the file; what is as usual is not written."""
    span, own = settings.span, settings.own_title
    held = {
        SEGMENT: str(settings.segment) if settings.segment else "",
        "period": "" if span.kind is PeriodKind.MONTH else str(span.kind),
        "month": "" if span.last is None else str(span.last),
        "months": span.length if span.kind is PeriodKind.ROLLING else 0,
        "indicators": list(settings.indicators),
        "options": _changed(settings.options, Options()),
        "title": own.words if own else "",
        "made_title": own.made if own else "",
        "theme": _changed(settings.theme, ThemeChoice()),
    }
    text = json.dumps({name: value for name, value in held.items() if value}, ensure_ascii=False)
    return SavedChart(name, str(settings.kind), settings.indicator, text, position)


def keeping(workbook: Workbook, settings: ChartSettings, name: str) -> tuple[int, SetSavedCharts]:
    """The key of a new chart behind all others, and the change that keeps it."""
    key = max(workbook.saved_charts, default=0) + 1
    last = max((chart.position for chart in in_order(workbook).values()), default=-1)
    return key, SetSavedCharts({key: kept(settings, name, last + 1)})


def rearranged(workbook: Workbook, keys: list[int]) -> SetSavedCharts:
    """The change that puts the charts in this order; only those that move are written."""
    charts = in_order(workbook)
    moved = {key: (charts[key], place) for place, key in enumerate(keys) if charts[key].position != place}
    return SetSavedCharts(
        {
            key: SavedChart(chart.title, chart.kind, chart.indicator, chart.settings, place)
            for key, (chart, place) in moved.items()
        }
    )


def _span(held: Mapping[str, Any]) -> Span:
    try:
        kind = PeriodKind(held.get("period", PeriodKind.MONTH))
    except ValueError:
        kind = PeriodKind.MONTH
    length = held.get("months")
    is_length = isinstance(length, int) and not isinstance(length, bool) and 1 <= length <= _LONGEST_SPAN
    return Span(kind, _month(held.get("month")), length if is_length and isinstance(length, int) else 12)


def _month(text: object) -> Month | None:
    try:
        return Month.parse(text) if isinstance(text, str) and text else None
    except ValueError:
        return None


def _own_title(held: Mapping[str, Any]) -> OwnTitle | None:
    texts = [text if isinstance(text := held.get(name), str) else "" for name in ("title", "made_title")]
    words, made = map(clean_text, texts)
    return OwnTitle(words[:LONGEST].strip(), made) if words else None


def _switches(usual: Options | ThemeChoice, held: object) -> dict[str, bool]:
    """Of the switches that are known, those that are switched."""
    if not isinstance(held, dict):
        return {}
    names = {one.name for one in fields(usual)}
    return {name: value for name, value in held.items() if name in names and isinstance(value, bool)}


def _changed(switches: Options | ThemeChoice, usual: Options | ThemeChoice) -> dict[str, bool]:
    before = asdict(usual)
    return {name: value for name, value in asdict(switches).items() if value != before[name]}
