"""The status of a figure in a word, and why there is none."""

from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.domain.value import Cause, NoValue


def status_word(judgement: Judgement) -> str:
    """On track, watch, off; else no goal, no value and the like; "" where neither way is better."""
    if judgement.status is not Status.NONE:
        return str(judgement.status)
    return "" if judgement.reason is None else missing_word(judgement.reason)


def missing_word(reason: NoValue) -> str:
    """Two words for a narrow column."""
    match reason.cause:
        case Cause.NO_GOAL:
            return "no goal"
        case Cause.GOAL_IS_MONTHLY:
            return "monthly goal"
        case Cause.GOALS_DIFFER:
            return "goals differ"
        case Cause.MISSING if reason.of > 1:
            return f"{reason.have} of {reason.of} months"
        case Cause.ZERO_DIVISOR | Cause.OUT_OF_DOMAIN:
            return "not defined"
        case _:
            return "no value"
