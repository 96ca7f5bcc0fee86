"""Running costs in groups, as far as their parts are entered for both of two periods.

The parts are those that the total of running costs contains: what varies with sales, ads, other marketing, selling.
What none of them explains is the rest. Parts that are larger than their total cannot be told apart.
"""

from collections.abc import Mapping

from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from kpidesk.workbook.answers import Answers

TOTAL = "expenses"
REST = "rest of expenses"
"""What no group explains; not an id."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "ad_spend": ("ad_spend", "ad_extra_cost"),
    "marketing_other_cost": ("marketing_other_cost",),
    "sales_cost": ("sales_cost",),
    "variable_expenses": ("variable_expenses",),
}
"""Each by the id of its first figure, in the order in which they show."""


def expense_groups(answers: Answers, before: Period, after: Period) -> tuple[dict[str, float], dict[str, float]]:
    """The amounts of both periods by group, with the same groups. Both totals must be there, else ValueError.

    With nothing but the total, or with parts that exceed it, there is one group: the total.
    """
    totals = [_known(answers, TOTAL, period) for period in (before, after)]
    if None in totals:
        raise ValueError("there are no running costs to be split")
    pairs = {name: [_group(answers, name, period) for period in (before, after)] for name in GROUPS}
    known = {name: pair for name, pair in pairs.items() if None not in pair and any(pair)}
    found = []
    for place, total in enumerate(amount or 0.0 for amount in totals):
        amounts = {name: pair[place] or 0.0 for name, pair in known.items()}
        rest = total - sum(amounts.values())
        if not known or rest < -1e-9 * abs(total):
            return {TOTAL: totals[0] or 0.0}, {TOTAL: totals[1] or 0.0}
        found.append(amounts | {REST: rest})
    return found[0], found[1]


def _group(answers: Answers, name: str, period: Period) -> float | None:
    """The first figure must be there; others of the group count as 0 where they are not."""
    first, *others = (_known(answers, part, period) for part in GROUPS[name])
    return None if first is None else first + sum(amount or 0.0 for amount in others)


def _known(answers: Answers, indicator: str, period: Period) -> float | None:
    value = answers.value(indicator, period)
    return None if isinstance(value, NoValue) else value
