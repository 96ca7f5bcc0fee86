"""A whole goal as one piece of text, typed, copied and pasted: 6,856, or 6 to 10 for a band."""

import re

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.wording.figure_text import read_figure, typed_text

_BETWEEN = re.compile(r"\.{2,3}|…|–|—|(?<=[\d%])\s*-|(?<=\s)to(?=\s)", re.IGNORECASE)
"""What may stand between the ends of a band; a hyphen only after a figure, where it is no minus."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalText", text)


class BandRefused(Refusal):
    """Not two ends in their order; the text says what to type."""


def typed_goal(goal: Goal | None, about: Indicator, form: NumberForm) -> str:
    """With every digit, as it would be typed; empty without a goal."""
    if goal is None:
        return ""
    if goal.upper is None:
        return typed_text(goal.value, about, form)
    ends = (typed_text(end, about, form) for end in (goal.value, goal.upper))
    return _tr("{low} to {high}").format(**dict(zip(("low", "high"), ends, strict=True)))


def read_goal(text: str, about: Indicator, form: NumberForm) -> Totals | None:
    """What was typed; None for a blank. Raises AmountRefused and BandRefused."""
    ends = _BETWEEN.split(text.strip())
    if len(ends) > 2:
        raise BandRefused(_tr("“{text}” has more than two ends. Write a band like 6 to 10.").format(text=text.strip()))
    numbers = [read_figure(end, about, form) for end in ends]
    if len(numbers) == 1:
        return None if numbers[0] is None else _one_end(numbers[0], about)
    low, high = numbers
    if low is None or high is None:
        raise BandRefused(_tr("“{text}” lacks an end. Write a band like 6 to 10.").format(text=text.strip()))
    if low > high:
        raise BandRefused(_tr("“{text}”: the smaller number of a band stands first.").format(text=text.strip()))
    return Totals(low, high)


def read_band(text: str, about: Indicator, form: NumberForm) -> Totals | None:
    """Both ends, where two were typed; None for one number or none. Raises AmountRefused and BandRefused."""
    return read_goal(text, about, form) if len(_BETWEEN.split(text.strip())) > 1 else None


def _one_end(value: float, about: Indicator) -> Totals:
    if about.direction is Direction.BAND:
        words = _tr("{name} is best between two figures. Write both, like 6 to 10.")
        raise BandRefused(words.format(name=about.name))
    return Totals(value)
