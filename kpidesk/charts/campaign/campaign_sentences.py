"""The words of a campaign chart, made from its facts."""

from collections.abc import Iterator

from kpidesk.analysis.comparison.campaign_lift import MONTHS_BEFORE, Lift, LiftRefusal, Stage
from kpidesk.analysis.numbers.rounding import in_percent, percent_decimals, round_half_up
from kpidesk.charts.campaign.campaign_series import CampaignPoint, CampaignSeries, Level
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import missing_words, short_reason
from kpidesk.charts.words.month_notes import noted_words
from kpidesk.charts.words.naming import cut_middle, full_name, one_line, sentences, titled_by_message, without_colon
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook

_LONGEST_NAME = 34
_TIMES = 9.99  # from eleven times as much on, percent say nothing


def titles(series: CampaignSeries) -> tuple[str, ...]:
    about = series.facts.indicator
    labels = without_colon(dict.fromkeys((one_line(about.label), one_line(about.name))))
    return titled_by_message([f"{label} per day" for label in labels], _tails(series))


def subtitle(series: CampaignSeries) -> str:
    first, last = series.points[0].month, series.points[-1].month
    span = month_names.span(first, last)
    measure = f"{full_name(series.facts.indicator)}, {series.scale.phrase} per day, {span}."
    notation = ["Line = actual", "thick = level"]
    notation += ["thin grey = a year before"] if series.has_last_year else []
    notation += ["hollow = in part"] if any(point.is_hollow for point in series.points) else []
    if series.axis.starts_elsewhere:
        notation.append(f"axis starts at {series.scale.tick(series.axis.low, series.axis.step)}")
    return f"{measure} {', '.join(notation)}"


def footnote(series: CampaignSeries) -> str:
    facts, lift = series.facts, series.facts.lift
    return sentences(facts.source, _ran(series), _basis(lift), _range_words(series), _season(series), _gaps(series))


def alt_text(series: CampaignSeries, title: str) -> str:
    """The title, the kind of chart, the levels, the last value."""
    first, last = series.points[0].month, series.points[-1].month
    kind = f"Line chart of {full_name(series.facts.indicator)} per day, {month_names.span(first, last)}"
    levels = ", ".join(f"{level.name.lower()} {level_words(series, level)}" for level in series.levels)
    known = [point for point in series.points if point.number is not None]
    end = f"The last value, {month_names.full(known[-1].month)}, is {rate_words(series, known[-1].number)}"
    return sentences(title, kind, f"Levels per day: {levels}", end, _notes(series))


def campaign_name(series: CampaignSeries) -> str:
    return cut_middle(one_line(series.facts.lift.campaign.name), _LONGEST_NAME)


def level_words(series: CampaignSeries, level: Level) -> str:
    """312 (+30 %)."""
    change = "" if level.change is None else f" ({change_words(series, level.change)})"
    return f"{series.scale.stepped(series.scale.shown(level.rate))}{change}"


def rate_words(series: CampaignSeries, rate: float | None) -> str:
    """With unit: 312 EUR."""
    assert rate is not None
    return series.scale.worded(series.scale.shown(rate))


def change_words(series: CampaignSeries, change: float) -> str:
    """+30 %; unchanged where it looks like none; a factor where it is very much."""
    form = series.facts.form
    if change > _TIMES:
        return form.times(1 + change)
    if not round_half_up(in_percent(change), percent_decimals(change)):
        return "unchanged"
    return form.percent_change(change)


def refusal_words(lift: Lift, workbook: Workbook) -> str:
    """Why nothing can be said of the campaign: a whole sentence."""
    name = f"“{one_line(lift.campaign.name)}”"
    figure = f"“{one_line(workbook.indicator(lift.indicator).name)}”"
    lacking = f": {missing_words(lift.reason, workbook)}" if lift.reason is not None else ""
    match lift.refusal:
        case LiftRefusal.NO_START:
            return f"{name} has no first day yet. Enter when it began and ended on its card."
        case LiftRefusal.NOT_YET:
            return f"{name} has not begun in a month with figures yet."
        case LiftRefusal.FEW_MONTHS_BEFORE:
            return f"{MONTHS_BEFORE} whole months before {name} are needed{lacking}."
        case LiftRefusal.MISSING:
            return f"A figure within {name} is missing{lacking}."
        case LiftRefusal.WAS_ZERO:
            return f"{figure} was 0 before {name}, so nothing can be said in percent."
        case _:
            return f"{figure} does not add up over days, so it cannot be told per day."


def _tails(series: CampaignSeries) -> Iterator[str]:
    lift, name = series.facts.lift, campaign_name(series)
    assert lift.against_before is not None
    when = "so far in" if lift.is_running else "during"
    head = f": {change_words(series, lift.against_before)} {when} {name} against before"
    if lift.against_last_year is not None:
        last_year = f"{change_words(series, lift.against_last_year)} against last year"
        yield f"{head}, {last_year}"
        yield f": {change_words(series, lift.against_before)} {when} it against before, {last_year}"
    elif lift.remained is not None:
        yield f"{head}, {change_words(series, lift.remained)} after it"
    yield head
    yield f": {change_words(series, lift.against_before)} against before"


def _ran(series: CampaignSeries) -> str:
    card, name = series.facts.card, campaign_name(series)
    assert card.starts is not None
    if card.ends is None:
        return f"{name} began on {month_names.day(card.starts)}"
    return f"{name}: {month_names.day(card.starts)} to {month_names.day(card.ends)}"


def _basis(lift: Lift) -> str:
    """How many months stand behind each level."""
    if lift.only_partial:
        return "It filled no month, so months that it ran in partly count as they are: its own effect may be larger"
    after = f", {lift.months_after} after" if lift.months_after else ""
    return f"Levels: whole months, {MONTHS_BEFORE} before, {lift.months_during} during{after}"


def _range_words(series: CampaignSeries) -> str:
    """Said where the campaign may have done nothing; else the dashed lines are enough."""
    limits = series.facts.lift.limits
    if limits is None or not series.is_within:
        return ""
    ends = f"{series.scale.label(series.scale.shown(limits.lower))} to {rate_words(series, limits.upper)}"
    return f"Its level lies within what was usual ({ends}), so it may be chance"


def _season(series: CampaignSeries) -> str:
    season = series.facts.lift.season
    if season is None:
        return f"A season cannot be told from the effect: {_no_season(series)}"
    return f"A year before, without it: {change_words(series, season)} at the same time"


def _no_season(series: CampaignSeries) -> str:
    """Of the year before, the months of the campaign and those before it are needed."""
    needed = [point for point in series.points if point.lift.stage in {Stage.BEFORE, Stage.DURING}]
    lacking = [point.month.plus(-12) for point in needed if point.lift.last_year is None]
    if not lacking:
        return "the year before gives no base for it"
    if len(lacking) == len(needed):
        return "the year before has no figures"
    return f"of the year before {month_names.full(lacking[0])} has no figure"


def _gaps(series: CampaignSeries) -> str:
    reasons: dict[str, list[str]] = {}
    for point in series.points:
        if isinstance(point.value, NoValue):
            reasons.setdefault(short_reason(point.value), []).append(month_names.short(point.month))
    said = "; ".join(f"{reason}: {', '.join(months[:4])}" for reason, months in reasons.items())
    return f"Ring = {said}." if said else ""


def _notes(series: CampaignSeries) -> str:
    noted = zip(series.points, series.facts.notes, strict=False)
    said = [f"{month_names.full(point.month)}: {noted_words(note)}" for point, note in noted if note]
    return f"Notes: {'; '.join(said)}" if said else ""


def stage_words(point: CampaignPoint) -> str:
    """In tables: before, during in part."""
    return f"{point.lift.stage}, in part" if point.is_hollow else str(point.lift.stage)
