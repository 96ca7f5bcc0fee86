"""The steps of a funnel: their counts, the share that came from the step above, and how both were before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.comparison.few_cases import LEAST_NUMERATOR
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.analysis.numbers.rounding import in_percent, percent_decimals, round_half_up
from kpidesk.charts.funnel.funnel_family import Family
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment

_FEWEST_SEEN = 0.03  # of the first bar: where the second is shorter, counts say nothing as bars


@dataclass(frozen=True, slots=True)
class FunnelFacts:
    """``counts`` of the period by step; ``earlier`` those of the period before it, None where one is not entered.

    ``left_out`` are sentences about steps of the family that have no bar.
    """

    asked: Indicator
    family: Family
    steps: Sequence[Indicator]
    counts: Sequence[float]
    earlier: Sequence[float | None]
    before: Period
    after: Period
    segment: Segment | None = None
    left_out: str = ""
    source: str = ""
    form: NumberForm = ENGLISH

    def __post_init__(self) -> None:
        if not len(self.steps) == len(self.counts) == len(self.earlier) or len(self.steps) < 2:
            raise ValueError("a funnel needs two steps or more, each with its count and the one before")


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """``rate`` is the share of the step above, None for the first one and below a step of 0; ``shown_*`` in percent.

    ``change`` is taken between displayed rates, in points; None where there is none before. ``is_few``: under five
    cases, now or before, so that the change says nothing.
    """

    about: Indicator
    count: float
    earlier: float | None
    rate: float | None
    earlier_rate: float | None
    shown_rate: Decimal | None
    change: Decimal | None
    is_few: bool

    @property
    def merit(self) -> Merit:
        """More that stay is good; few cases are neither."""
        if not self.change or self.is_few:
            return Merit.NONE
        return Merit.GOOD if self.change > 0 else Merit.BAD


@dataclass(frozen=True, slots=True)
class FunnelSeries:
    """``decimals`` are those of the rates, the same for all of them."""

    facts: FunnelFacts
    steps: tuple[FunnelStep, ...]
    decimals: int

    @classmethod
    def of(cls, facts: FunnelFacts) -> "FunnelSeries":
        rates = [_rates(facts.counts, place) for place in range(len(facts.counts))]
        earlier = [_rates(facts.earlier, place) for place in range(len(facts.earlier))]
        known = [rate for rate in (*rates, *earlier) if rate is not None]
        decimals = 1 if known and max(known) < 0.0995 else percent_decimals(*(known or [1.0]))
        steps = (_step(facts, place, rates[place], earlier[place], decimals) for place in range(len(facts.steps)))
        return cls(facts, tuple(steps), decimals)

    @property
    def worst(self) -> FunnelStep | None:
        """The step with the largest loss against its own rate before, not the one with the smallest rate."""
        lost = [step for step in self.steps if step.merit is Merit.BAD]
        return min(lost, key=_loss, default=None)

    @property
    def best(self) -> FunnelStep | None:
        """The step that gained most."""
        gained = [step for step in self.steps if step.merit is Merit.GOOD]
        return max(gained, key=_loss, default=None)

    def above(self, step: FunnelStep) -> FunnelStep:
        """The step that this one is a share of."""
        return self.steps[self.steps.index(step) - 1]

    @property
    def shows_rates(self) -> bool:
        """Where the second step is a sliver of the first, bars show the rates of the steps instead of the counts."""
        first, second, *_ = self.facts.counts
        return second < _FEWEST_SEEN * first

    @property
    def has_earlier(self) -> bool:
        return any(count is not None for count in self.facts.earlier)


def _rates(counts: Sequence[float | None], place: int) -> float | None:
    if place == 0:
        return None
    above, count = counts[place - 1], counts[place]
    return None if count is None or not above else count / above


def _step(facts: FunnelFacts, place: int, rate: float | None, earlier_rate: float | None, decimals: int) -> FunnelStep:
    shown = None if rate is None else round_half_up(in_percent(rate), decimals)
    before = None if earlier_rate is None else round_half_up(in_percent(earlier_rate), decimals)
    cases = [count for count in (facts.counts[place], facts.earlier[place]) if count is not None]
    return FunnelStep(
        about=facts.steps[place],
        count=facts.counts[place],
        earlier=facts.earlier[place],
        rate=rate,
        earlier_rate=earlier_rate,
        shown_rate=shown,
        change=None if shown is None or before is None else shown - before,
        is_few=place > 0 and min(cases) < LEAST_NUMERATOR,
    )


def _loss(step: FunnelStep) -> tuple[Decimal, float]:
    """By what is shown; of two that look the same, by what they are."""
    assert step.change is not None and step.rate is not None and step.earlier_rate is not None
    return step.change, step.rate - step.earlier_rate
