"""The bars of a bridge with the numbers that they show, which add up from the first to the last."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, pairwise

from kpidesk.analysis.causes.bridge import adding_up
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ChartScale
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.charts.bridge.bridge_facts import OTHER, BridgeFacts, Step
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.indicator import Unit

_SMALL = Decimal("0.1")  # steps that reach less far than this share of the larger end are shown alone
_MORE_DECIMALS = 2
_PERCENT_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class ShownStep:
    """``shown`` is the effect as labelled; ``start`` and ``end`` are where its bar does, as labelled."""

    step: Step
    shown: Decimal
    start: Decimal
    end: Decimal

    @property
    def merit(self) -> Merit:
        return self.step.merit if self.shown else Merit.NONE


@dataclass(frozen=True, slots=True)
class BridgeSeries:
    """``is_change_alone``: the steps are so small beside the ends that the bars show the change, from 0, and no ends.

    All numbers are displayed ones, in the unit of the labels.
    """

    facts: BridgeFacts
    scale: Scale
    start: Decimal
    end: Decimal
    steps: tuple[ShownStep, ...]

    @classmethod
    def of(cls, facts: BridgeFacts) -> "BridgeSeries":
        scale = _scale(facts)
        start, end = scale.shown(facts.start), scale.shown(facts.end)
        unit = Decimal(1).scaleb(-scale.chart.decimals)
        effects = [float(exact(one.effect / scale.per_label)) for one in facts.steps]
        shown = adding_up(effects, end - start, unit) if effects else []
        places = list(accumulate(shown, initial=start))
        steps = zip(facts.steps, shown, pairwise(places), strict=True)
        return cls(facts, scale, start, end, tuple(ShownStep(one, number, *span) for one, number, span in steps))

    @property
    def change(self) -> Decimal:
        return self.end - self.start

    @property
    def is_change_alone(self) -> bool:
        levels = self._levels
        reach = max(levels) - min(levels)
        return 0 < reach < _SMALL * max(abs(self.start), abs(self.end)) and self.start * self.end > 0

    @property
    def origin(self) -> Decimal:
        """The level at which the plot has its zero line."""
        return self.start if self.is_change_alone else Decimal(0)

    @property
    def low(self) -> Decimal:
        return min(*self._levels, self.origin)

    @property
    def high(self) -> Decimal:
        return max(*self._levels, self.origin)

    @property
    def largest(self) -> ShownStep | None:
        """The single step that moved most; None when none can be seen."""
        single = [one for one in self.steps if one.step.key != OTHER and one.shown]
        return max(single, key=lambda one: abs(one.shown), default=None)

    @property
    def opposite(self) -> ShownStep | None:
        """The largest single step the other way."""
        if self.largest is None:
            return None
        others = [one for one in self.steps if one.step.key != OTHER and one.shown * self.largest.shown < 0]
        return max(others, key=lambda one: abs(one.shown), default=None)

    @property
    def is_judged(self) -> bool:
        """Whether any step is good or bad."""
        return any(one.merit is not Merit.NONE for one in self.steps)

    @property
    def is_adjusted(self) -> bool:
        """Whether a shown step is not its own rounding, so that all of them add up."""
        return any(one.shown != self.scale.shown(one.step.effect) for one in self.steps)

    @property
    def _levels(self) -> list[Decimal]:
        return [self.start, self.end, *(one.end for one in self.steps)]


def _scale(facts: BridgeFacts) -> Scale:
    """With so many decimals that the largest step has two digits, if it needs no more than two extra ones.

    Of percent there are two at most, unless the ends need more.
    """
    levels = list(accumulate((one.effect for one in facts.steps), initial=facts.start))
    scale = Scale.fitting([*levels, facts.end], facts.indicator, facts.currency, facts.form)
    effects = _digits((one.effect for one in facts.steps), scale)
    if facts.indicator.unit is Unit.COUNT and scale.chart.step == 1 and _are_whole([*levels, facts.end]):
        return scale
    most = scale.chart.decimals + _MORE_DECIMALS
    if facts.indicator.unit is Unit.PERCENT:
        most = max(scale.chart.decimals, _PERCENT_DECIMALS)
    decimals = min(max(scale.chart.decimals, effects), most)
    return replace(scale, chart=_readable(scale.chart.step, decimals))


def _digits(effects: Iterable[float], scale: Scale) -> int:
    """Decimals that show two digits of the largest effect."""
    largest = max((abs(exact(effect / scale.per_label)) for effect in effects), default=Decimal(0))
    return max(0, 1 - largest.adjusted()) if largest else 0


def _are_whole(values: Iterable[float]) -> bool:
    return all(float(value).is_integer() for value in values)


def _readable(step: int, decimals: int) -> ChartScale:
    """Not 12.345k but 12,345."""
    if step > 1 and decimals > 2:
        return ChartScale(step // 1_000, max(0, decimals - 3))
    return ChartScale(step, decimals)
