"""The words of the editor of own figures and of the choice of figures. Plain text only."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.domain.value import Cause
from kpidesk.formula.definitions import Checked
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.functions import FUNCTIONS
from kpidesk.formula.parser import LONGEST
from kpidesk.formula.undefined import Condition
from kpidesk.ui.indicators.draft import Blank
from kpidesk.ui.wording import reason_words, refusal_words, wording
from kpidesk.workbook.workbook import Workbook

_LONGEST_QUOTE = 24
_LONGEST_ON_BUTTON = 16
_MOST_LINKS = 4
_MOST_NAMED = 6
_FEW = 3


def tr(text: str) -> str:
    return QCoreApplication.translate("Indicators", text)


def quoted(text: str) -> str:
    """What the owner wrote, shortened in the middle when it is long: its place is said as well."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_QUOTE else f"{plain[:15]}…{plain[-8:]}"


def breakable(formula: str) -> str:
    """A formula or an id for a label that wraps: lines may break behind every _."""
    return formula.replace("_", "_\u200b")


def mistake(error: FormulaError, workbook: Workbook) -> str:
    """What is wrong with a formula, where, and what was expected."""
    match error.problem:
        case FormulaProblem.EMPTY:
            return tr("Write the formula here, for example revenue - cogs.")
        case FormulaProblem.UNKNOWN_NAME:
            return _unknown_name(error, workbook)
        case FormulaProblem.UNKNOWN_FUNCTION:
            said = tr("Position {n}: there is no function {found}.").format(
                n=error.start + 1, found=quoted(error.found)
            )
            return said + _nearest_function(error.suggestion)
        case FormulaProblem.CIRCULAR:
            return _circle(error, workbook)
        case FormulaProblem.TOO_DEEP if error.chain:
            return tr(
                "With everything it uses written out, the formula is more than {n} levels deep. Use fewer KPIs that "
                "follow from KPIs."
            ).format(n=error.expected)
        case FormulaProblem.COMPARISON:
            return tr("Position {n}: a comparison stands only first inside if(), as in {example}.").format(
                n=error.start + 1, example=FUNCTIONS["if"].usage
            )
        case _:
            return refusal_words.refusal(error)


def _unknown_name(error: FormulaError, workbook: Workbook) -> str:
    said = tr("Position {n}: no figure is called {found}.").format(n=error.start + 1, found=quoted(error.found))
    about = workbook.indicators.get(error.suggestion)
    if about is None:
        return said + " " + tr("Ctrl+Space shows every name.")
    if about.name.casefold() == error.found.casefold():
        return said + " " + tr("In a formula, {name} is written {id}.").format(name=quoted(about.name), id=about.id)
    return said + " " + tr("Nearest: {name}.").format(name=quoted(about.name))


def _nearest_function(name: str) -> str:
    function = FUNCTIONS.get(name)
    if function is None:
        return ""
    return " " + tr("Nearest: {usage}, {what}.").format(usage=function.usage, what=function_words()[name])


def _circle(error: FormulaError, workbook: Workbook) -> str:
    """The chain in order; the middle of a long one is left out."""

    def name(id_: str) -> str:
        about = workbook.indicators.get(id_)
        return quoted(about.name) if about else id_

    links = [tr("{user} uses {used}").format(user=name(user), used=name(used)) for user, used in pairwise(error.chain)]
    if len(links) > _MOST_LINKS:
        links = [*links[:2], tr("and so on"), links[-1]]
    return tr("{chain}. A formula cannot follow from itself.").format(chain=", ".join(links))


def suggestion(error: FormulaError) -> str:
    """The verb on the button that takes the nearest name; empty without one."""
    if len(error.suggestion) > _LONGEST_ON_BUTTON:
        return tr("Use it")
    return tr("Use {name}").format(name=error.suggestion) if error.suggestion else ""


def right(checked: Checked, currency: str) -> str:
    """What stands in the message's place while nothing is wrong; a sum of different things is pointed out."""
    if not checked.conflicts:
        return tr("Looks right")
    first = checked.conflicts[0]
    return tr("Position {n}: {left} and {right} are added or compared. Check that this is meant.").format(
        n=first.start + 1, right=wording.unit(first.right, currency), left=wording.unit(first.left, currency)
    )


def length(count: int) -> str:
    """How long the formula is; words instead of the count when it is too long."""
    if count > LONGEST:
        return tr("too long: {n} characters have to go").format(n=f"{count - LONGEST:,}")
    return tr("{n} of {most} characters").format(n=f"{count:,}", most=f"{LONGEST:,}")


def undefined_when(conditions: Sequence[Condition]) -> tuple[str, str]:
    """When a formula has no result, and how that was found."""
    if not conditions:
        return tr("always defined"), tr("(once its figures are entered)")
    words = list(dict.fromkeys(_condition(condition) for condition in conditions))
    shown = words[:_MOST_NAMED]
    causes = {condition.cause for condition in conditions}
    how = (
        tr("(found from the formula: division by zero)")
        if causes == {Cause.ZERO_DIVISOR}
        else tr("(found from the formula)")
    )
    return tr(", or ").join(shown), how


def _condition(condition: Condition) -> str:
    match condition.cause:
        case Cause.ZERO_DIVISOR:
            return tr("{what} is 0").format(what=condition.text)
        case Cause.OUT_OF_DOMAIN:
            return tr("{what} has no result").format(what=condition.text)
        case _:
            return condition.text


def directions() -> list[tuple[str, str]]:
    return [
        (str(Direction.HIGHER), tr("higher")),
        (str(Direction.LOWER), tr("lower")),
        (str(Direction.BAND), tr("a band")),
        (str(Direction.NEUTRAL), tr("neither")),
    ]


def rollups() -> list[tuple[Rollup, str]]:
    """How months of a typed figure become a quarter."""
    return [
        (Rollup.SUM, tr("the months added up")),
        (Rollup.LAST, tr("the last month")),
        (Rollup.FIRST, tr("the first month")),
        (Rollup.MEAN, tr("the mean of the months")),
        (Rollup.WEIGHTED_MEAN, tr("the mean, weighted by")),
    ]


def blanks() -> list[tuple[Blank, str]]:
    return [
        (Blank.MISSING, tr("is missing, and is asked for")),
        (Blank.REPEATED, tr("repeats the month before")),
        (Blank.ZERO, tr("counts as 0")),
    ]


def unit(value: Unit, currency: str) -> str:
    """For a choice of units: the sign and, where that says too little, the word."""
    if value is Unit.PERCENT:
        return tr("% (percent)")
    if value is Unit.MONEY_PER_HOUR:
        return tr("{currency} per hour").format(currency=currency)
    return wording.unit(value, currency)


def longer_periods(rollup: Rollup) -> tuple[str, str]:
    """How a KPI is given for a quarter and a year."""
    if rollup is Rollup.MONTHS_ONLY:
        return tr("single months only"), tr("(it is not added up)")
    return tr("recomputed from the summed figures"), tr("(never a mean of monthly values)")


def kinds(value: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: tr("channels"),
        SegmentKind.CAMPAIGN: tr("campaigns"),
        SegmentKind.PRODUCT: tr("products"),
    }[value]


def by(value: SegmentKind) -> str:
    return {
        SegmentKind.CHANNEL: tr("by channel"),
        SegmentKind.CAMPAIGN: tr("by campaign"),
        SegmentKind.PRODUCT: tr("by product"),
    }[value]


def named(ids: Sequence[str], workbook: Workbook) -> str:
    """The first few by name, and how many more there are."""
    names = [workbook.indicators[id_].name if id_ in workbook.indicators else id_ for id_ in ids]
    if len(names) <= _MOST_NAMED:
        return wording.listed(names)
    return tr("{names} and {n} more").format(names=", ".join(names[:_MOST_NAMED]), n=len(names) - _MOST_NAMED)


def kind(about: Indicator) -> str:
    """What sort of thing it is."""
    return {
        Kind.INPUT: tr("figure to type"),
        Kind.HELPER: tr("shared formula"),
        Kind.KPI: tr("KPI"),
        Kind.MODEL: tr("KPI"),
    }[about.kind]


def elsewhere(about: Indicator) -> str:
    """Of what is no formula of one month's figures: where it is told."""
    return tr("shown {place}").format(place=reason_words.shown_under(about.id))


def also_shows(kpi: str, names: Sequence[str], workbook: Workbook) -> str:
    about = workbook.indicators[kpi]
    if len(names) == 1:
        return tr("{kpi} also shows the figure it needs: {names}.").format(kpi=about.name, names=few(names, workbook))
    return tr("{kpi} also shows {n} figures it needs: {names}.").format(
        kpi=about.name, n=len(names), names=few(names, workbook)
    )


def few(ids: Sequence[str], workbook: Workbook) -> str:
    """As `named`, for a place with little room."""
    names = [workbook.indicators[id_].name for id_ in ids]
    if len(names) <= _FEW:
        return wording.listed(names)
    return tr("{names} and {n} more").format(names=", ".join(names[:_FEW]), n=len(names) - _FEW)


def still_needed(figure: str, users: Sequence[str], workbook: Workbook) -> str:
    return tr("{figure} is needed by {names}. What was typed stays and counts; it is only not shown.").format(
        figure=workbook.indicators[figure].name, names=few(users, workbook)
    )


def shown_changed(added: int, removed: int) -> str:
    """What a new choice did, for the toast."""
    if added and removed:
        return tr("{added} more shown, {removed} no longer shown").format(added=added, removed=removed)
    if added:
        return tr("{n} more shown").format(n=added)
    if removed:
        return tr("{n} no longer shown").format(n=removed)
    return tr("Shown in another order")


def nothing_found(wanted: str) -> str:
    """In place of an empty list."""
    if not wanted.strip():
        return tr("There is none of this kind yet.")
    return tr("No figure or KPI is called “{name}”. “New figure or KPI” above makes one.").format(name=quoted(wanted))


def function_words() -> dict[str, str]:
    """What each function gives, in a few plain words."""
    return {
        "nz": tr("blank counts as 0"),
        "prev": tr("period before"),
        "yago": tr("a year earlier"),
        "sum12": tr("sum of 12 months"),
        "days": tr("days in the period"),
        "if": tr("this if, else that"),
        "change": tr("change since before"),
        "pchange": tr("change in percent"),
        "months": tr("months in the period"),
        "avg12": tr("mean of 12 months"),
        "avg3": tr("mean of 3 months"),
        "ytd": tr("business year so far"),
        "at": tr("one channel or product"),
        "none": tr("no value, and why"),
        "min": tr("the smallest"),
        "max": tr("the largest"),
        "abs": tr("without its sign"),
        "sqrt": tr("square root"),
        "ln": tr("natural logarithm"),
        "exp": tr("e to the power of"),
    }
