"""Forecasts, their refusals and the activity index in plain English, for a terminal."""

from kpidesk.analysis.activity import activity
from kpidesk.analysis.forecast.forecast import Estimate, Forecast, NoForecast, Stage, Why
from kpidesk.analysis.goals.pace import Word
from kpidesk.analysis.prospects.outlook import Outlook
from kpidesk.cli import words
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook


def refusal(why: NoForecast, workbook: Workbook | None = None) -> str:
    """Why there is no forecast."""
    about = workbook.indicators.get(why.indicator) if workbook and why.indicator else None
    name = f"{about.name} ({about.id}): " if about else ""
    match why.why:
        case Why.TOO_SHORT:
            return f"{name}{why.need} months needed, there are {why.have}"
        case Why.GAP:
            return f"{name}{why.month} has no figure"
        case Why.REDEFINED:
            return f"{name}it means something else since {why.month}; that is less than a year ago"
        case Why.MOSTLY_ZERO:
            return f"{name}{why.have} of {why.need} months are 0"
        case Why.RATIO:
            return f"{name}a ratio is not carried forward by itself"
        case Why.TOO_FAR:
            return f"{name}{why.have} months ahead were asked for; {why.need} are the most"
        case Why.TOO_LARGE:
            return f"{name}so uneven that no range can be told"


def likely(estimate: Estimate, about: Indicator, decimals: int) -> str:
    value, low, high = (words.number(end, about, decimals) for end in (estimate.value, estimate.low, estimate.high))
    return f"{value}, likely between {low} and {high} (4 in 5)"


def between(estimate: Estimate, about: Indicator, decimals: int) -> str:
    low, high = (words.number(end, about, decimals) for end in (estimate.low, estimate.high))
    return f"usually between {low} and {high} (4 in 5)"


def made_of(forecast: Forecast) -> str:
    first, last = forecast.used
    return f"from {forecast.month_count} months, {first} to {last}{STAGES[forecast.stage]}"


STAGES = {
    Stage.RANGE: "; a range and no line",
    Stage.ROUGH: "; rough, one year of data",
    Stage.PLAIN: "",
    Stage.SEASONAL: "; with the season of the months",
}

OUTLOOKS = {
    Outlook.LIKELY: "the goal will likely be met",
    Outlook.OPEN: "open whether the goal will be met",
    Outlook.UNLIKELY: "unlikely to meet the goal",
}


def pace_word(word: Word, reached_in: Month | None) -> str:
    if word is Word.REACHED and reached_in is not None:
        return f"reached in {reached_in}"
    return str(word)


def no_index(found: activity.NoIndex, workbook: Workbook) -> str:
    """Why there is no activity index."""
    lacking = [
        f"{part} ({words.reason(value, workbook) if isinstance(value, NoValue) else 'not above 0'})"
        for part, value in found.lacking
    ]
    listed = "; ".join(lacking) or "there are no figures"
    return {
        activity.Why.NO_BASE: f"no finished month has all the parts: {listed}",
        activity.Why.BASE_LACKS: f"the base lacks {listed}",
        activity.Why.NO_PARTS: f"none of the parts is there: {listed}",
    }[found.why]
