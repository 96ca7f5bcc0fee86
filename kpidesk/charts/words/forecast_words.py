"""How charts tell what a forecast was made of, or why there is none."""

from kpidesk.analysis.forecast.forecast import Basis, Forecast, NoForecast, Stage, Why
from kpidesk.charts.words import month_names
from kpidesk.charts.words.naming import one_line
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook

RANGE_HOLDS = "4 in 5"
"""How often a range holds: 80 %."""


def refusal_words(why: NoForecast, workbook: Workbook, name: str) -> str:
    """Why there is no forecast of what is called so, or of the figure that it lacks; no full stop."""
    lacking = workbook.indicators.get(why.indicator)
    what = one_line(lacking.name) if lacking else name
    match why.why:
        case Why.TOO_SHORT:
            return f"No forecast: “{what}” needs {why.need} finished months with a figure; {there_are(why.have)}"
        case Why.GAP if why.month is not None:
            return (
                f"No forecast: “{what}” has no figure for {month_names.full(why.month)}; the last 12 months need theirs"
            )
        case Why.REDEFINED if why.month is not None:
            since = month_names.full(why.month)
            return f"No forecast: “{what}” means something else since {since}, less than a year ago"
        case Why.MOSTLY_ZERO:
            return f"No forecast: “{what}” is 0 in {why.have} of {why.need} months"
        case Why.TOO_LARGE:
            return f"No forecast: “{what}” is so uneven that no range can be told"
        case Why.TOO_FAR:
            return f"No forecast: {why.need} months ahead are the most"
        case _:
            return f"No forecast: “{what}” is a ratio, which is not carried forward by itself"


def there_are(count: int) -> str:
    """There is 1; there are none."""
    return "there is 1" if count == 1 else f"there are {count or 'none'}"


def method_words(made: Forecast) -> str:
    """From what and how it was made; no full stop."""
    first, last = made.used
    span = f"{made.month_count} months ({_month(first)} to {_month(last)})"
    if not made.has_line:
        return f"Usual range from {span}: their mean and how far they scatter; no line, no trend"
    if made.basis is Basis.INPUTS:
        return f"Worked out from the forecasts of its own figures; range from {span}"
    rough = "Rough forecast" if made.is_rough else "Forecast"
    return f"{rough} from {span}: {_METHODS[made.stage]}"


def no_line_words(made: Forecast) -> str:
    """Why there is a range and no line; no full stop."""
    if made.month_count < 12:
        return f"a line needs 12 months, there are {made.month_count}"
    return "it is not carried forward by itself"


_METHODS = {
    Stage.RANGE: "",
    Stage.ROUGH: "one year of data, its mean and last year's month",
    Stage.PLAIN: "mean of the year and last year's month",
    Stage.SEASONAL: "mean of three levels times the season of the month",
}


def _month(month: Month) -> str:
    return f"{month_names.short(month)} {month.year}"
