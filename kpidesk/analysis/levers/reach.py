"""Where a function of one number meets a goal: every stretch of a range in which it does.

The range is sampled; between neighbours of which only one meets the goal the edge is found by bisection, and next to a
local best that just misses it the peak is looked for by golden section, and where a result ends, its last number. So
what a formula does between samples (steps, conditions, gaps without a result) is found when it is wider than a sample,
peaks between two, or grows towards a division by zero; nothing is fitted.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

Gap = Callable[[float], float | None]
"""How far the goal is exceeded at a number: 0 or more meets it, None has no result there."""

SAMPLES = 96
_SAME = 1e-12
_HALF = 0.5
_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """All numbers from ``low`` to ``high`` meet the goal. An end is an ``edge`` when beyond it the goal is missed,
    and none when it is the end of the range."""

    low: float
    high: float
    low_is_edge: bool
    high_is_edge: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """``stretches`` are in order. ``best`` is the number at which the goal is met best or missed least, None when there
    is no result anywhere in the range; ``moves`` tells whether the result depends on the number at all."""

    stretches: tuple[Stretch, ...]
    best: float | None
    moves: bool


def reached(gap: Gap, low: float, high: float, also: Iterable[float] = (), noise: float = 0.0) -> Reached:
    """``also`` are numbers to be sampled besides an even spread, such as those that are known from the past; results
    that differ by no more than ``noise``, the rounding of a computer, are the same."""
    search = _Search(gap, _SAME * (high - low) / 1000)
    places = _with_ends(search, _spread(low, high, also))
    places = _with_peaks(search, places, noise)
    stretches = _stretches(search, places)
    there = [(value, place) for place in places if (value := search.gap(place)) is not None]
    best = max(there, key=lambda pair: pair[0])[1] if there else None
    moves = len(there) < len(places) or _differ([value for value, _ in there], noise)
    return Reached(tuple(stretches), best, moves)


class _Search:
    """Asks each number once; numbers as near as ``fine`` are the same."""

    def __init__(self, gap: Gap, fine: float) -> None:
        self._gap, self._fine = gap, fine
        self._known: dict[float, float | None] = {}

    def gap(self, place: float) -> float | None:
        if place not in self._known:
            self._known[place] = self._gap(place)
        return self._known[place]

    def meets(self, place: float) -> bool:
        return _meets(self.gap, place)

    def edge(self, meeting: float, missing: float) -> float:
        """The last number on the way from one that meets the goal to one that misses it.

        Where the straight line between the two would cross, then once more a little beyond, then in the middle: few
        questions where the result bends gently, and never more than three times those of halving alone.
        """
        for turn in count():
            near = max(self._fine, _SAME * max(abs(meeting), abs(missing)))
            middle = (meeting + missing) / 2
            if middle in {meeting, missing} or abs(missing - meeting) <= near:
                return meeting
            place = self._crossing(meeting, missing, near, turn % 3) if turn % 3 < 2 else middle
            meeting, missing = (place, missing) if self.meets(place) else (meeting, place)
        raise AssertionError("halving ends")

    def end(self, there: float, nothing: float) -> float:
        """The last number with a result on the way from one that has one to one that has none."""
        while abs(nothing - there) > max(self._fine, _SAME * max(abs(there), abs(nothing))):
            middle = (there + nothing) / 2
            if middle in {there, nothing}:
                break
            there, nothing = (there, middle) if self.gap(middle) is None else (middle, nothing)
        return there

    def _crossing(self, meeting: float, missing: float, near: float, beyond: int) -> float:
        """Where the line through both would cross, but not next to an end; ``beyond`` as far again from the end that
        is nearer. The middle where one has no result."""
        above, below = self.gap(meeting), self.gap(missing)
        middle, width = (meeting + missing) / 2, missing - meeting
        if above is None or below is None or not above - below > 0 or not math.isfinite(above - below):
            return middle
        share = above / (above - below)
        step = share if share <= _HALF else share - 1
        share = (1 + beyond) * step if share <= _HALF else 1 + (1 + beyond) * step
        least = min(near / abs(width), _HALF)
        return meeting + width * min(max(share, least), 1 - least) if least < _HALF else middle

    def peak(self, low: float, high: float, sign: float, noise: float) -> float:
        """Where the gap is largest (``sign`` 1) or smallest (-1) between two numbers, if it has one hill there; it is
        enough to find where the goal is met after all, or missed after all."""
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        for _ in range(60):
            ends, at_left, at_right = (self.gap(low), self.gap(high)), self.gap(left), self.gap(right)
            if at_left is None or at_right is None or not low < left < right < high:
                break
            for place in (left, right):
                if self.meets(place) == (sign > 0):
                    return place
            if not _differ([at_left, at_right, *(end for end in ends if end is not None)], noise):
                break
            if sign * at_left >= sign * at_right:
                high, right = right, left
                left = high - _GOLDEN * (high - low)
            else:
                low, left = left, right
                right = low + _GOLDEN * (high - low)
        return (low + high) / 2


def _spread(low: float, high: float, also: Iterable[float]) -> list[float]:
    even = [low + (high - low) * step / SAMPLES for step in range(SAMPLES + 1)]
    known = [place for place in also if low <= place <= high]
    return sorted({*even, *known, *([0.0] if low <= 0.0 <= high else [])})


def _with_ends(search: _Search, places: Sequence[float]) -> list[float]:
    """The last numbers with a result beside those without: next to a division by zero it grows without end."""
    found = []
    for left, right in pairwise(places):
        before, after = search.gap(left), search.gap(right)
        if (before is None) is not (after is None):
            found.append(search.end(left, right) if after is None else search.end(right, left))
    return sorted({*places, *found})


def _differ(values: Sequence[float], noise: float) -> bool:
    return bool(values) and max(values) - min(values) > noise


def _with_peaks(search: _Search, places: Sequence[float], noise: float) -> list[float]:
    """Hills that may reach the goal between samples, and dips that may miss it."""
    found = []
    for left, middle, right in zip(places, places[1:], places[2:], strict=False):
        before, here, after = (search.gap(place) for place in (left, middle, right))
        if before is None or here is None or after is None or not _differ((before, here, after), noise):
            continue
        sign = 1.0 if here < 0 else -1.0
        if sign * here >= max(sign * before, sign * after):
            found.append(search.peak(left, right, sign, noise))
    return sorted({*places, *found})


def _stretches(search: _Search, places: Sequence[float]) -> list[Stretch]:
    stretches: list[Stretch] = []
    start: tuple[float, bool] | None = (places[0], False) if search.meets(places[0]) else None
    for left, right in pairwise(places):
        if search.meets(left) and not search.meets(right):
            assert start is not None
            stretches.append(Stretch(start[0], search.edge(left, right), start[1], high_is_edge=True))
            start = None
        elif search.meets(right) and not search.meets(left):
            start = search.edge(right, left), True
    if start is not None:
        stretches.append(Stretch(start[0], places[-1], start[1], high_is_edge=False))
    return stretches


# -- numbers to be told -------------------------------------------------------------------------------------------


def tidied(stretch: Stretch, gap: Gap, decimals: int) -> Stretch:
    """Edges that are a number of few digits but for the rounding of a computer, as that number."""
    low = _round_number(stretch.low, gap, decimals) if stretch.low_is_edge else stretch.low
    high = _round_number(stretch.high, gap, decimals) if stretch.high_is_edge else stretch.high
    return replace(stretch, low=low, high=high)


def _round_number(edge: float, gap: Gap, decimals: int) -> float:
    for digits in range(decimals, decimals + _FEW_DIGITS):
        rounded = round(edge, digits)
        if abs(rounded - edge) <= _NEAR * abs(edge) and _meets(gap, rounded):
            return rounded
    return edge


def in_whole_numbers(stretch: Stretch) -> Stretch | None:
    """From its first whole number to its last; None when it has none."""
    low, high = math.ceil(stretch.low), math.floor(stretch.high)
    return replace(stretch, low=float(low), high=float(high)) if low <= high else None


def rounded_into(stretch: Stretch, value: float, gap: Gap, decimals: int, *, whole: bool) -> float | None:
    """The nearest number of few digits that lies in the stretch; None when no whole number does and one is wanted.

    A number well inside stays as it is.
    """
    if stretch.low < value < stretch.high and not whole:
        return value
    for digits in range(decimals, 1 if whole else _MOST_DIGITS):
        step = 10.0**digits
        near = {round(value, digits), math.ceil(value * step) / step, math.floor(value * step) / step}
        inside = [number for number in near if stretch.low <= number <= stretch.high and _meets(gap, number)]
        if inside:
            return min(inside, key=lambda number: abs(number - value))
    return None if whole else value


def _meets(gap: Gap, number: float) -> bool:
    found = gap(number)
    return found is not None and found >= 0


_MOST_DIGITS = 13
_FEW_DIGITS = 7
_NEAR = 3e-12
