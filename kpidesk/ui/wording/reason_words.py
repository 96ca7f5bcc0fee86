"""Why there is no number, put into words."""

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.domain.value import Cause, NoValue
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReasonWords", text)


def reason(value: NoValue, workbook: Workbook) -> str:
    """Why there is no number, as a sentence."""
    name = wording.name(value.indicator, workbook)
    if value.cause is Cause.MISSING:
        return _missing(value, name)
    sentences = {
        Cause.ZERO_DIVISOR: _tr("{name} is not defined: {why}."),
        Cause.OUT_OF_DOMAIN: _tr("{name} is not defined: {detail} has no result."),
        Cause.TOO_LARGE: _tr("{name} is too large for a number."),
        Cause.STATED: _tr("{name} has no value: {detail}."),
        Cause.UNFINISHED: _tr("{month} still runs: growth is told once the month is finished."),
        Cause.NO_SEGMENT: _tr("There is no channel, campaign or product called “{detail}”."),
        Cause.NOT_BY_SEGMENT: _tr("{name} exists for the whole business only."),
        Cause.NEEDS_SEGMENT: _tr("{name} is seen by {detail}: choose one above."),
        Cause.MONTHS_ONLY: _tr("{name} is not added up: it is given for single months."),
        Cause.MODEL: _tr("{name} is shown {place}.").format(name=name, place=shown_under(value.indicator)),
        Cause.NO_GOAL: _tr("There is no goal."),
        Cause.GOAL_IS_MONTHLY: _tr("Its goals are for single months, and a longer period has more of it by nature."),
        Cause.GOALS_DIFFER: _tr("The goals of these months differ, so there is none for all of them together."),
        Cause.REDEFINED: _tr("{name} means something else since {month}, so what was before is not compared.").format(
            name=name, month=wording.month(value.month) if value.month else ""
        ),
    }
    running = wording.month(value.month) if value.month else ""
    return sentences[value.cause].format(name=name, why=_undefined(value, workbook), detail=value.detail, month=running)


def shown_under(model: str) -> str:
    """Where that is told which is no formula of one month's figures."""
    return _tr("under Overview and Changes") if model == INDICATOR else _tr("under Charts")


def short_reason(value: NoValue) -> str:
    """For a table cell: 2 of 3 months; no figure; not defined; no goal."""
    if value.cause is Cause.MISSING and value.of > 1:
        return _tr("{have} of {of} months").format(have=value.have, of=value.of)
    return {
        Cause.MISSING: _tr("no figure"),
        Cause.ZERO_DIVISOR: _tr("not defined"),
        Cause.OUT_OF_DOMAIN: _tr("not defined"),
        Cause.TOO_LARGE: _tr("too large"),
        Cause.STATED: value.detail or _tr("no value"),
        Cause.UNFINISHED: _tr("still runs"),
        Cause.NO_SEGMENT: _tr("no such segment"),
        Cause.NOT_BY_SEGMENT: _tr("whole business only"),
        Cause.NEEDS_SEGMENT: _tr("choose a {kind}").format(kind=value.detail),
        Cause.MONTHS_ONLY: _tr("months only"),
        Cause.MODEL: _tr("see Changes") if value.indicator == INDICATOR else _tr("see Charts"),
        Cause.NO_GOAL: _tr("no goal"),
        Cause.GOAL_IS_MONTHLY: _tr("monthly goal"),
        Cause.GOALS_DIFFER: _tr("goals differ"),
        Cause.REDEFINED: _tr("redefined"),
    }[value.cause]


def _missing(value: NoValue, name: str) -> str:
    when = wording.month(value.month) if value.month else ""
    where = f" ({value.segment.name})" if value.segment else ""
    if value.of > 1:
        return _tr("There are {have} of {of} months: {name}{where} is not entered for {month}.").format(
            have=value.have, of=value.of, name=name, where=where, month=when
        )
    return _tr("It needs {name}{where} for {month}, which is not entered. An empty cell is not counted as 0.").format(
        name=name, where=where, month=when
    )


def _undefined(value: NoValue, workbook: Workbook) -> str:
    about = workbook.indicators.get(value.indicator)
    if about and not about.own and about.texts.undefined_when:
        return about.texts.undefined_when
    return _tr("{divisor} is 0").format(divisor=value.detail or _tr("the divisor"))
