"""The facts of a campaign chart: what a figure was per day, month by month, and the months of the campaign."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.analysis.comparison.campaign_lift import Lift, LiftMonth, Stage
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentCard
from kpidesk.domain.value import Value


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """``values`` are the whole months' (the reason where there is none), ``days`` how far running months are entered.

    ``notes`` have one entry for each month, or there are none.
    """

    indicator: Indicator
    lift: Lift
    card: SegmentCard
    currency: str
    months: Sequence[LiftMonth]
    values: Sequence[Value]
    days: Sequence[tuple[int, int] | None]
    with_limits: bool = True
    notes: Sequence[str] = ()
    source: str = ""
    form: NumberForm = ENGLISH

    def __post_init__(self) -> None:
        if not len(self.months) == len(self.values) == len(self.days) or not self.months:
            raise ValueError("each month needs its value and its days")


def shown_months(lift: Lift, last: Month) -> list[LiftMonth]:
    """Up to ``last``, but never without the campaign and what came after it."""
    needed = [month.month for month in lift.months if month.stage in {Stage.DURING, Stage.AFTER}]
    until = max([last, *needed])
    return [month for month in lift.months if month.month <= until]
