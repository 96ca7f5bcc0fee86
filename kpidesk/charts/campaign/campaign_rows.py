"""The months of a campaign chart one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.charts.campaign import campaign_sentences
from kpidesk.charts.campaign.campaign_series import CampaignPoint, CampaignSeries
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import exact_unit, full_name
from kpidesk.domain.value import NoValue


def rows_of(series: CampaignSeries) -> Iterator[Cells]:
    """One row a month, per day and exact; the level of its stage beside it."""
    facts = series.facts
    unit = exact_unit(facts.indicator.unit, facts.currency)
    name = f"{full_name(facts.indicator)} per day ({unit})"
    yield ["month", name, "a year before", "level", "usual from", "usual to", "stage", "note"]
    levels = {place: level.rate for level in series.levels for place in level.places}
    limits = series.limits
    ends = [None, None] if limits is None else [limits.lower, limits.upper]
    noted = facts.notes or [""] * len(series.points)
    for place, (point, note) in enumerate(zip(series.points, noted, strict=True)):
        why = short_reason(point.value) if isinstance(point.value, NoValue) else ""
        said = "; ".join(filter(None, (why, note)))
        figures = [point.number, point.lift.last_year, levels.get(place), *ends]
        yield [str(point.month), *figures, campaign_sentences.stage_words(point), said]


def spots_of(series: CampaignSeries) -> tuple[Spot, ...]:
    """Every month, in order; its key is the month."""
    about = series.facts.indicator.id
    return tuple(Spot(str(point.month), _words(series, point), Origin(about, point.month)) for point in series.points)


def _words(series: CampaignSeries, point: CampaignPoint) -> str:
    said = []
    if isinstance(point.value, NoValue):
        said.append(f"no value, {short_reason(point.value)}")
    elif point.number is not None:
        said.append(f"{campaign_sentences.rate_words(series, point.number)} a day")
    if point.days:
        said.append(f"so far, {point.days[0]} of {point.days[1]} days")
    if point.is_during:
        partly = " in part" if point.lift.partial and not point.days else ""
        said.append(f"during {campaign_sentences.campaign_name(series)}{partly}")
    if point.lift.last_year is not None:
        said.append(f"a year before {campaign_sentences.rate_words(series, point.lift.last_year)}")
    return f"{month_names.full(point.month)}: {', '.join(said) or 'no value'}"
