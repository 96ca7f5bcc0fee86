"""Which chart follows from what the owner wishes: the kinds that make sense, the newest month, titles kept in mind."""

from dataclasses import replace

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.kind_options import known_to
from kpidesk.charts.offers import Offers, offers
from kpidesk.charts.own_title import OwnTitle
from kpidesk.charts.saved import ChartSettings
from kpidesk.charts.several import MOST, is_of_kpis
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.workbook.workbook import Workbook

Subject = tuple[ChartKind, str, object]
"""What an own title is written for: kind, indicator, segment."""
_STEPPED_WHOLE = frozenset({PeriodKind.QUARTER, PeriodKind.YEAR})
"""Periods that follow each other; all others end with any month."""


class ChartChoice:
    """Settings in, settings out; nothing is drawn and nothing stored."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form
        self._titles: dict[Subject, OwnTitle] = {}
        self._pages: dict[ChartKind, tuple[str, ...]] = {}

    @property
    def newest(self) -> Month:
        """The last month that can be looked at."""
        return max(self._workbook.current_month, self._workbook.first_month)

    def offers(self, settings: ChartSettings) -> Offers:
        return offers(self._workbook, settings.ask(self._workbook, self._form))

    def first(self) -> ChartSettings | None:
        """The first chosen KPI, or figure, as what tells most about it; None when nothing is known."""
        known = self._workbook.indicators
        names = [name for name in self._workbook.chosen if name in known] or [
            name for name, about in known.items() if about.kind is Kind.INPUT
        ]
        kpis = [name for name in names if known[name].kind is Kind.KPI]
        return self.best(ChartSettings(ChartKind.GOAL, (kpis or names)[0])) if names else None

    def of_kpi(self, indicator: str, month: Month) -> ChartSettings:
        """What tells most about a KPI up to a month; the newest one moves on."""
        settings = ChartSettings(ChartKind.GOAL, indicator)
        last = None if month >= month_at_hand(self._workbook) else month
        return self.best(replace(settings, span=replace(settings.span, last=last)))

    def best(self, settings: ChartSettings) -> ChartSettings:
        """As the kind that tells most about it."""
        offered = self.offers(settings).offered
        return replace(settings, kind=offered[0] if offered else settings.kind)

    def wished(self, held: ChartSettings, wished: ChartSettings) -> ChartSettings:
        """Another KPI keeps kind and part of the business where they make sense for it; a page of several gives way
        to it. A page of several has the KPIs again that were chosen for it last.

        Another subject is another chart, under the title that the owner gave it before, if any.
        """
        if wished.indicator != held.indicator:
            wished = self._of_other_kpi(wished)
        if wished.kind is not held.kind:
            wished = replace(wished, indicators=self._pages.get(wished.kind, ()))
        is_same = subject(wished) == subject(held)
        return replace(wished, own_title=held.own_title if is_same else self._titles.get(subject(wished)))

    def stepped(self, settings: ChartSettings, steps: int) -> ChartSettings:
        """So many months, quarters or years earlier or later; the newest month moves on again."""
        span = settings.followed(self._workbook)
        held = span.period(self._workbook)
        length = held.length if span.kind in _STEPPED_WHOLE else 1
        last = Month(min(max(held.last.plus(steps * length), self._workbook.first_month), self.newest))
        moved, newest = replace(span, last=last), replace(span, last=None)
        is_newest = moved.period(self._workbook) == newest.period(self._workbook)
        return replace(settings, span=replace(settings.span, last=None if is_newest else last))

    def can_step(self, settings: ChartSettings) -> tuple[bool, bool]:
        """Whether there is anything earlier, and anything later."""
        held = settings.followed(self._workbook).period(self._workbook)
        first = held.first if settings.followed(self._workbook).kind in _STEPPED_WHOLE else held.last
        return first > self._workbook.first_month, held.last < self.newest

    def settled(self, settings: ChartSettings) -> ChartSettings:
        """Without what this kind does not know; its title and its KPIs are kept in mind."""
        if settings.own_title is None:
            self._titles.pop(subject(settings), None)
        else:
            self._titles[subject(settings)] = settings.own_title
        names = settings.indicators if settings.kind in MOST else ()
        self._pages[settings.kind] = names
        return replace(settings, options=known_to(settings.kind, settings.options), indicators=names)

    def _of_other_kpi(self, wished: ChartSettings) -> ChartSettings:
        if wished.segment not in self._workbook.segments_of(wished.indicator):
            wished = replace(wished, segment=None)
        offered = self.offers(wished).offered
        is_about_it = not is_of_kpis(self._workbook, wished.ask(self._workbook, self._form))
        if not offered or (wished.kind in offered and is_about_it):
            return wished
        return replace(wished, kind=offered[0])


def subject(settings: ChartSettings) -> Subject:
    return settings.kind, settings.indicator, settings.segment
