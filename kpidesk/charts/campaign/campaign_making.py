"""The chart of a campaign, as asked for, or why there is none."""

from kpidesk.analysis.comparison.campaign_lift import Lift, Stage, campaign_lift
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.campaign.campaign_chart import describe
from kpidesk.charts.campaign.campaign_facts import CampaignFacts, shown_months
from kpidesk.charts.campaign.campaign_sentences import refusal_words
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.refusing import refused
from kpidesk.charts.words.missing_words import redefined_words
from kpidesk.charts.words.month_notes import notes_on
from kpidesk.charts.words.naming import one_line, source_words
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook


def campaign_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Of the campaign asked about; of the newest one when none is named. The figure is the whole business's."""
    campaign = _campaign(workbook, ask)
    if campaign is None:
        return refused(ask, "The business has no campaign yet. Add one with its first and last day.", ChartKind.GOAL)
    lift = campaign_lift(workbook, ask.indicator, campaign)
    if lift.refusal is not None:
        return refused(ask, refusal_words(lift, workbook), ChartKind.GOAL)
    redefined = _redefined(workbook, lift)
    if redefined:
        return refused(ask, f"{redefined}.", ChartKind.GOAL)
    months = shown_months(lift, ask.period.last)
    shown = [month.month for month in months]
    notes = notes_on(workbook, ask.indicator, shown) if ask.options.notes else []
    return describe(
        CampaignFacts(
            indicator=workbook.indicator(ask.indicator),
            lift=lift,
            card=workbook.segment_card(campaign),
            currency=workbook.business.currency,
            months=months,
            values=[workbook.month_value(ask.indicator, month) for month in shown],
            days=[_days(workbook, month) for month in shown],
            with_limits=ask.options.limits,
            notes=notes if any(notes) else [],
            source=source_words(workbook.business),
            form=ask.form,
        )
    )


def campaign_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """Only what adds up over days has a figure per day."""
    about = workbook.indicators.get(ask.indicator)
    if about is None:
        return "Choose the figure or KPI that the campaign was to raise."
    if workbook.nature(ask.indicator) is not Nature.FLOW:
        return f"“{one_line(about.name)}” does not add up over days, so a campaign cannot be told by it."
    if ask.segment is not None and ask.segment.kind is not SegmentKind.CAMPAIGN:
        return f"“{one_line(ask.segment.name)}” is no campaign; choose one."
    return None


def _redefined(workbook: Workbook, lift: Lift) -> str:
    """Why the levels cannot be compared, when the figure changed its meaning between the first and the last."""
    compared = [month.month for month in lift.months if month.stage not in {Stage.EARLIER, Stage.LATER}]
    return redefined_words(workbook, lift.indicator, Period.month(compared[0]), Period.month(compared[-1]))


def _campaign(workbook: Workbook, ask: ChartAsk) -> Segment | None:
    """Without one in the question: the newest that had begun by then, else the first there is."""
    if ask.segment is not None:
        return ask.segment
    campaigns = [segment for segment in workbook.segments if segment.kind is SegmentKind.CAMPAIGN]
    starts = {segment: workbook.segment_card(segment).starts for segment in campaigns}
    begun = [(day, segment) for segment, day in starts.items() if day and Month.of_date(day) <= ask.period.last]
    if begun:
        return max(begun, key=lambda pair: pair[0])[1]
    return next(iter(campaigns), None)


def _days(workbook: Workbook, month: Month) -> tuple[int, int] | None:
    until = workbook.calendar.unfinished.get(month)
    return None if until is None else (until, month.days)
