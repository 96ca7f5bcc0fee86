"""Facts of the core in plain English, for a terminal."""

from collections.abc import Sequence

from kpidesk.analysis.comparison.comparison import Against
from kpidesk.analysis.numbers.movement import ChangeKind, Movement, Remark
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.workbook.workbook import Workbook


def number(value: float, indicator: Indicator, decimals: int | None = None) -> str:
    """As displayed, with % where the unit is percent."""
    digits = decimals_of(indicator, value) if decimals is None else decimals
    if indicator.unit is Unit.PERCENT:
        return ENGLISH.percent(value, digits).replace("\u202f", " ")
    return ENGLISH.number(value, digits)


def signed(value: float, indicator: Indicator, decimals: int) -> str:
    """A difference; of percent in points."""
    if indicator.unit is Unit.PERCENT:
        return ENGLISH.points(value, decimals).replace("\u202f", " ")
    return ENGLISH.signed(value, decimals)


def value_or_reason(value: Value, indicator: Indicator, workbook: Workbook, decimals: int | None = None) -> str:
    return reason(value, workbook) if isinstance(value, NoValue) else number(value, indicator, decimals)


def goal(value: Goal | NoValue, indicator: Indicator, decimals: int) -> str:
    if isinstance(value, NoValue):
        return "-"
    low = number(value.value, indicator, decimals)
    return low if value.upper is None else f"{low} to {number(value.upper, indicator, decimals)}"


def change(against: Against, indicator: Indicator, decimals: int) -> str:
    """The honest wording of a change, or why there is none."""
    move = against.movement
    if move.kind is ChangeKind.NONE or move.difference is None or move.change is None:
        return _so_far(against, indicator) if Remark.UNFINISHED in against.remarks else "-"
    return _moved(move, indicator, decimals) + _gap(against)


def _so_far(against: Against, indicator: Indicator) -> str:
    """Per day, which is all that can be compared while a month runs, and only for what adds up over days."""
    if against.daily is None:
        return "so far, not compared"
    value, before = (
        number(part, indicator, against.daily.decimals) for part in (against.daily.value, against.daily.before)
    )
    return f"so far, {value} a day, was {before}"


def _gap(against: Against) -> str:
    if not against.missing:
        return ""
    return f", vs {against.period.last}, {', '.join(map(str, against.missing))} missing"


def _moved(move: Movement, indicator: Indicator, decimals: int) -> str:
    if Remark.UNCHANGED in move.remarks or move.difference is None or move.change is None:
        return "unchanged"
    text = signed(move.difference, indicator, decimals)
    if Remark.TIMES in move.remarks and move.factor is not None:
        text += f" ({ENGLISH.times(move.factor)})"
    elif move.kind is ChangeKind.PERCENT:
        text += f" ({ENGLISH.percent_change(move.change)})"
    remarks = [words for remark, words in _REMARKS.items() if remark in move.remarks]
    gain, loss = ("profit", "loss") if "profit" in indicator.id else ("plus", "minus")
    remarks += [f"from {loss} to {gain}"] * (Remark.TURNED_POSITIVE in move.remarks)
    remarks += [f"from {gain} to {loss}"] * (Remark.TURNED_NEGATIVE in move.remarks)
    return (text + "".join(f", {words}" for words in remarks)).replace("\u202f", " ")


_REMARKS = {
    Remark.WAS_ZERO: "was 0",
    Remark.FEW_CASES: "few cases",
}


def reason(value: NoValue, workbook: Workbook) -> str:
    """Why there is no number."""
    about = workbook.indicators.get(value.indicator)
    name = f"{about.name} ({about.id})" if about else value.indicator
    where = f" for {value.segment}" if value.segment else ""
    if value.cause is Cause.MISSING:
        of = f"{value.have} of {value.of} months: " if value.of > 1 else ""
        return f"{of}needs {name}{where}, not entered for {value.month}"
    if value.cause is Cause.ZERO_DIVISOR:
        told = about.texts.undefined_when.rstrip(".") if about and not about.own else ""
        return f"not defined: {told or (value.detail or 'the divisor') + ' is 0'}"
    return {
        Cause.OUT_OF_DOMAIN: f"not defined: {value.detail} has no result",
        Cause.TOO_LARGE: "the result is too large for a number",
        Cause.STATED: value.detail or "no value",
        Cause.UNFINISHED: f"{value.month} still runs, and growth is told for finished months only",
        Cause.NO_SEGMENT: f"there is no channel, campaign or product called “{value.detail}”",
        Cause.NOT_BY_SEGMENT: f"{name} has no values for this kind of segment",
        Cause.NEEDS_SEGMENT: f"choose a {value.detail} with --segment {value.detail}:name",
        Cause.MONTHS_ONLY: f"{name} is given for single months only",
        Cause.MODEL: f"{name} is told by {_COMMANDS.get(value.indicator, 'another command')}",
        Cause.NO_GOAL: "no goal",
        Cause.GOAL_IS_MONTHLY: "its goals are for single months",
        Cause.REDEFINED: f"{name} means something else since {value.month}",
        Cause.GOALS_DIFFER: "the goals of these months differ",
    }[value.cause]


_COMMANDS = {
    "activity_level": "kpidesk-cli activity FILE --at PERIOD",
    "campaign_lift": "kpidesk-cli campaign FILE CAMPAIGN ID",
    "demand_linear": "kpidesk-cli demand FILE PRODUCT",
    "demand_power": "kpidesk-cli demand FILE PRODUCT",
}
"""What works out those that are no formula of one month's figures."""


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns under each other, the first to the left, the others to the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
