"""The bullet page of a business, as asked for."""

from collections.abc import Sequence

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.bullet.bullet_facts import bullets_of, needs_pace
from kpidesk.charts.bullet.bullet_page import BulletPage
from kpidesk.charts.bullet.bullet_series import Bullet, BulletFacts
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.judged_period import aimed_kpis, judged_period, newest_in, period_words, so_far_words
from kpidesk.charts.refusing import refused
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import missing_words
from kpidesk.charts.words.title_words import begun, none_of
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook

MOST = 12


def bullet_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Of the KPIs asked for, of one, or of those that have a goal, the overview's first."""
    period = judged_period(workbook, ask.period)
    names = _names(workbook, ask, period)
    if not names:
        part = f" for {ask.segment.kind} {ask.segment.name}" if ask.segment else ""
        when = period_words(workbook.calendar, period)
        return refused(
            ask, f"No KPI has a goal{part} in {when}. Set one under Goals, and it shows here.", ChartKind.TABLE
        )
    bullets = bullets_of(workbook, names[:MOST], period, ask.form, ask.segment)
    if all(bullet.value is None for bullet in bullets):
        return refused(ask, _no_values(workbook, bullets, period), ChartKind.GOAL)
    entered = _entered(workbook, period)
    facts = BulletFacts(
        bullets=bullets,
        of_all=len(names),
        month=newest_in(workbook, period),
        when=_when(workbook, period),
        so_far=so_far_words(workbook.calendar, entered),
        entered=_when(workbook, period) if period == entered else month_names.span(entered.first, entered.last),
        paced=needs_pace(workbook, period),
        form=ask.form,
        source="example figures" if workbook.business.is_example else "own books",
        segment=ask.segment,
    )
    return BulletPage(facts)


def bullet_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """Any figure can stand beside a goal."""
    unknown = [name for name in (ask.indicator, *ask.indicators) if name and name not in workbook.indicators]
    return "Choose a figure or KPI to be shown." if unknown else None


def _names(workbook: Workbook, ask: ChartAsk, period: Period) -> tuple[str, ...]:
    if ask.indicators:
        return tuple(dict.fromkeys(ask.indicators))
    return (ask.indicator,) if ask.indicator else aimed_kpis(workbook, period, ask.segment)


def _no_values(workbook: Workbook, bullets: Sequence[Bullet], period: Period) -> str:
    """With the figure that the first one lacks."""
    when, first = period_words(workbook.calendar, period), bullets[0].judgement.value
    who = bullets[0].about.label if len(bullets) == 1 else begun(none_of(len(bullets), "KPIs"))
    why = f": {missing_words(first, workbook)}" if isinstance(first, NoValue) else ""
    return f"{who} has {'no' if len(bullets) == 1 else 'a'} value for {when}{why}."


def _when(workbook: Workbook, period: Period) -> str:
    words = period_words(workbook.calendar, period)
    return f"the months {words}" if period.kind is PeriodKind.YEAR_TO_DATE and period.length > 1 else words


def _entered(workbook: Workbook, period: Period) -> Period:
    """Up to the newest month: those ahead are no reason to call the others unfinished."""
    return Period(period.kind, period.first, max(period.first, newest_in(workbook, period)))
