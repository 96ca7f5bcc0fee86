"""A change as a bridge: from the value before, by steps, to the value after, with rounded numbers that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import accumulate, pairwise

from kpidesk.analysis.causes.drivers import Driver, DriverKind, Why
from kpidesk.analysis.causes.mixed_terms import Key
from kpidesk.analysis.numbers.merit import Merit, merit_of_trend, trend_of
from kpidesk.analysis.numbers.rounding import decimals_of, exact, exactly_displayed
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.value import NoValue

MOST_STEPS = 8
SMALL = 0.02
"""Of the larger of the two totals."""


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """``effect`` is exact; ``shown`` is it as displayed, so that start, steps and end add up for a reader.

    ``figures`` are (id, segment): none for the calendar, several for what was put together.
    """

    kind: DriverKind
    figures: tuple[Key, ...]
    effect: float
    shown: float
    merit: Merit


@dataclass(frozen=True, slots=True)
class Bridge:
    """All numbers in the indicator's unit, displayed with ``decimals``."""

    start: float
    end: float
    decimals: int
    steps: tuple[BridgeStep, ...]

    @property
    def spans(self) -> list[tuple[float, float]]:
        """Where each step begins and ends on the way from ``start`` to ``end``, as displayed."""
        places = list(accumulate((exact(step.shown) for step in self.steps), initial=exact(self.start)))
        return [(float(one) + 0.0, float(other) + 0.0) for one, other in pairwise(places)]


def bridge(why: Why, about: Indicator, order: Sequence[str], *, most: int = MOST_STEPS, small: float = SMALL) -> Bridge:
    """The change of ``about`` as at most ``most`` steps in the order of ids, so that months compare; what is put
    together comes last. Steps under ``small`` of the larger total are put together, as long as one is larger.

    A shown step may differ from its own rounding by one in the last digit, so that the steps add up to what lies
    between the displayed ends. Raises ValueError when the change cannot be told.
    """
    if why.reason is not None or isinstance(why.start, NoValue) or isinstance(why.end, NoValue):
        raise ValueError("there is no change to be shown")
    drivers = _joined(why, about, most, small * max(abs(why.start), abs(why.end)))
    places = {id_: place for place, id_ in enumerate(order)}
    drivers = sorted(drivers, key=lambda driver: _place(driver, places))
    decimals = decimals_of(about, why.start, why.end, *(driver.effect for driver in drivers))
    start, end = (exactly_displayed(value, about, decimals) for value in (why.start, why.end))
    shown = adding_up([driver.effect for driver in drivers], end - start, _unit_in_last_place(about, decimals))
    steps = [
        BridgeStep(
            driver.kind, driver.figures, driver.effect, float(number) + 0.0, driver.merit if number else Merit.NONE
        )
        for driver, number in zip(drivers, shown, strict=True)
    ]
    return Bridge(float(start) + 0.0, float(end) + 0.0, decimals, tuple(steps))


def _joined(why: Why, about: Indicator, most: int, least: float) -> list[Driver]:
    """Drivers come largest first."""
    single = [driver for driver in why.drivers if driver.kind is not DriverKind.SEVERAL]
    several = [driver for driver in why.drivers if driver.kind is DriverKind.SEVERAL]
    large = [driver for driver in single if abs(driver.effect) >= least] or single
    kept = large if len(large) + bool(several or len(large) < len(single)) <= most else large[: most - 1]
    rest = [driver for driver in single if driver not in kept] + several
    if len(rest) < 2:
        return [*kept, *rest]
    effect = sum(driver.effect for driver in rest)
    figures = tuple(key for driver in rest for key in driver.figures)
    merit = Merit.NONE if why.running else merit_of_trend(about.direction, trend_of(effect))
    return [*kept, Driver(DriverKind.SEVERAL, figures, effect, merit)]


def _place(driver: Driver, places: dict[str, int]) -> tuple[int, int, str]:
    if driver.kind is not DriverKind.FIGURE:
        return (2 if driver.kind is DriverKind.SEVERAL else 1, 0, "")
    id_, segment = driver.figures[0]
    return 0, places.get(id_, len(places)), str(segment or "")


def _unit_in_last_place(about: Indicator, decimals: int) -> Decimal:
    return Decimal(1).scaleb(-(decimals + 2 if about.unit is Unit.PERCENT else decimals))


def adding_up(effects: Sequence[float], whole: Decimal, unit: Decimal) -> list[Decimal]:
    """Whole multiples of ``unit`` that add up to ``whole``.

    Rounded by largest remainder: all down, then those up that lost most, until the sum is right.
    """
    wanted = [Decimal(effect) / unit for effect in effects]
    down = [number.to_integral_value(ROUND_FLOOR) for number in wanted]
    missing = int(whole / unit) - int(sum(down))
    ranked = sorted(range(len(down)), key=lambda place: down[place] - wanted[place])
    for place in ranked[: max(missing, 0)]:
        down[place] += 1
    for place in ranked[::-1][: max(-missing, 0)]:
        down[place] -= 1
    return [number * unit for number in down]
