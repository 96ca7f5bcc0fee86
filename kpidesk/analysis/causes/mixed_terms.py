"""What a formula comes down to, worked out for many mixes of figures from two periods at once.

A mix is a number: bit i is set when the i-th player's figures are taken from the later period. What has no result in a
mix has its reason there, and what follows from it has the same.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.aggregation import total

Key = tuple[str, Segment | None]
"""A typed figure, of the whole business or of one segment."""

TIME: Key = ("", None)
"""The calendar: how many days or months a period has, and whether it still runs."""

Apply = Callable[..., Value]
Quick = Callable[[Sequence[list[float]]], list[float] | None]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the formula reads at one place. ``values`` has one for every mix of its ``keys``: bit i is key i, after."""

    keys: tuple[Key, ...]
    values: tuple[Value, ...]

    @property
    def changing(self) -> list[Key]:
        """The keys that make a difference here."""
        return [key for bit, key in enumerate(self.keys) if self._changes(1 << bit)]

    def _changes(self, bit: int) -> bool:
        pairs = ((value, self.values[place | bit]) for place, value in enumerate(self.values) if not place & bit)
        return any(_differ(before, after) for before, after in pairs)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One operation on ``parts``. ``apply`` takes numbers or reasons, ``quick`` whole columns without any reason.

    ``quick`` answers None where it cannot tell. ``owner`` is the indicator that a result too large belongs to.
    """

    parts: tuple["Term", ...]
    owner: str
    apply: Apply
    quick: Quick | None = None


Term = Reading | Step


def readings(term: Term) -> list[Reading]:
    """Everything that is read, each place once."""
    found: dict[int, Term] = {}
    waiting = [term]
    while waiting:
        current = waiting.pop()
        if id(current) not in found:
            found[id(current)] = current
            waiting += reversed(current.parts) if isinstance(current, Step) else ()
    return [part for part in found.values() if isinstance(part, Reading)]


def results(term: Term, players: Mapping[Key, int], mixes: Sequence[int]) -> list[Value]:
    """The term's value in each of the mixes; ``players`` tells the bit of each key, others do not matter."""
    columns = _Columns(players, mixes)
    found = columns.column(term)
    every = columns.mixes_of(found.bits)
    return [found.values[every[mix & found.bits]] for mix in mixes]


@dataclass(frozen=True, slots=True)
class _Column:
    """The values of a term for every mix of the players that it depends on; ``clean`` when all are numbers."""

    bits: int
    values: list[Value]
    clean: bool


class _Columns:
    """Each term is worked out once, and only for the mixes that make a difference to it."""

    def __init__(self, players: Mapping[Key, int], mixes: Sequence[int]) -> None:
        self._players, self._mixes = players, mixes
        self._known: dict[int, _Column] = {}
        self._places: dict[int, dict[int, int]] = {}
        self._wider: dict[tuple[int, int], list[int]] = {}

    def column(self, term: Term) -> _Column:
        if id(term) not in self._known:
            self._known[id(term)] = self._read(term) if isinstance(term, Reading) else self._step(term)
        return self._known[id(term)]

    def mixes_of(self, bits: int) -> dict[int, int]:
        """The mixes that there are of these players, and the place of each in a column."""
        if bits not in self._places:
            distinct = dict.fromkeys(mix & bits for mix in self._mixes)
            self._places[bits] = {mix: place for place, mix in enumerate(distinct)}
        return self._places[bits]

    def _read(self, reading: Reading) -> _Column:
        known = [(1 << place, self._players.get(key)) for place, key in enumerate(reading.keys)]
        own = [(place, 1 << bit) for place, bit in known if bit is not None]
        bits = 0
        for _, bit in own:
            bits |= bit
        values = [reading.values[sum(place for place, bit in own if mix & bit)] for mix in self.mixes_of(bits)]
        return _Column(bits, values, reason_in(values) is None)

    def _step(self, step: Step) -> _Column:
        parts = [self.column(part) for part in step.parts]
        bits = 0
        for part in parts:
            bits |= part.bits
        columns = [self._widened(part, bits) for part in parts]
        if step.quick is not None and all(part.clean for part in parts):
            quick = step.quick(cast("list[list[float]]", columns))
            if quick is not None and all(map(math.isfinite, quick)):
                return _Column(bits, cast("list[Value]", quick), clean=True)
        too_large = NoValue(Cause.TOO_LARGE, step.owner)
        found = [step.apply(*values) for values in zip(*columns, strict=True)]
        found = [value if isinstance(value, NoValue) or math.isfinite(value) else too_large for value in found]
        return _Column(bits, found, reason_in(found) is None)

    def _widened(self, column: _Column, bits: int) -> list[Value]:
        """The same for the mixes of more players."""
        if column.bits == bits:
            return column.values
        if (column.bits, bits) not in self._wider:
            places = self.mixes_of(column.bits)
            self._wider[column.bits, bits] = [places[mix & column.bits] for mix in self.mixes_of(bits)]
        return [column.values[place] for place in self._wider[column.bits, bits]]


def _differ(before: Value, after: Value) -> bool:
    if isinstance(before, NoValue) or isinstance(after, NoValue):
        return not (isinstance(before, NoValue) and isinstance(after, NoValue))
    return before != after


# -- operations ---------------------------------------------------------------------------------------------------


def reason_in(values: Sequence[Value]) -> NoValue | None:
    """The first reason among values."""
    return next((value for value in values if isinstance(value, NoValue)), None)


def negated(part: Term, owner: str) -> Step:
    return Step((part,), owner, lambda value: value if isinstance(value, NoValue) else -value, _negative)


def added(parts: tuple[Term, ...], operators: str, owner: str) -> Step:
    """``operators`` as in `formula.nodes.Sum`."""

    def apply(*values: Value) -> Value:
        reason = reason_in(values)
        if reason is not None:
            return reason
        first, *rest = cast("tuple[float, ...]", values)
        for operator, value in zip(operators, rest, strict=True):
            first = first + value if operator == "+" else first - value
        return first

    def quick(columns: Sequence[list[float]]) -> list[float]:
        first, *rest = columns
        for operator, column in zip(operators, rest, strict=True):
            pairs = zip(first, column, strict=True)
            first = [a + b for a, b in pairs] if operator == "+" else [a - b for a, b in pairs]
        return first

    return Step(parts, owner, apply, quick)


def multiplied(parts: tuple[Term, ...], operators: str, owner: str, zeros: Sequence[NoValue]) -> Step:
    """``operators`` as in `formula.nodes.Product`; ``zeros`` has what to say of each operand but the first as 0."""

    def apply(*values: Value) -> Value:
        result = values[0]
        for operator, value, zero in zip(operators, values[1:], zeros, strict=True):
            if isinstance(result, NoValue) or isinstance(value, NoValue):
                return result if isinstance(result, NoValue) else value
            if operator == "/" and value == 0:
                return zero
            result = result * value if operator == "*" else result / value
        return result

    def quick(columns: Sequence[list[float]]) -> list[float] | None:
        first, *rest = columns
        for operator, column in zip(operators, rest, strict=True):
            if operator == "/" and 0.0 in column:
                return None
            pairs = zip(first, column, strict=True)
            first = [a * b for a, b in pairs] if operator == "*" else [a / b for a, b in pairs]
        return first

    return Step(parts, owner, apply, quick)


def over_months(parts: tuple[Term, ...], divisor: int, owner: str) -> Step:
    """The sum of single months, or their mean where ``divisor`` is their number."""

    def apply(*values: Value) -> Value:
        there = [value for value in values if not isinstance(value, NoValue)]
        if len(there) == len(values):
            return total(there) / divisor
        reason = reason_in(values)
        assert reason is not None
        counted = reason.cause is Cause.MISSING and not reason.of
        return replace(reason, have=len(there), of=len(values)) if counted else reason

    def quick(columns: Sequence[list[float]]) -> list[float]:
        return [total(row) / divisor for row in zip(*columns, strict=True)]

    return Step(parts, owner, apply, quick)


def or_zero(part: Term, owner: str) -> Step:
    """A part that is missing counts as nothing."""

    def apply(value: Value) -> Value:
        return 0.0 if isinstance(value, NoValue) and value.cause is Cause.MISSING else value

    return Step((part,), owner, apply, lambda columns: columns[0])


def chosen(parts: tuple[Term, ...], holds: Callable[[float, float], bool], owner: str) -> Step:
    """Of left, right, then and otherwise the third where the first two compare as asked, else the fourth."""

    def apply(left: Value, right: Value, then: Value, otherwise: Value) -> Value:
        if isinstance(left, NoValue) or isinstance(right, NoValue):
            return left if isinstance(left, NoValue) else right
        return then if holds(left, right) else otherwise

    return Step(parts, owner, apply)


def grown(parts: tuple[Term, ...], zero: NoValue, owner: str) -> Step:
    """The growth from the second part to the first, where the third says that it may be told."""

    def apply(now: Value, before: Value, whole: Value) -> Value:
        if isinstance(now, NoValue) or isinstance(before, NoValue) or isinstance(whole, NoValue):
            return cast("NoValue", reason_in((now, before, whole)))
        return zero if before == 0 else (now - before) / abs(before)

    return Step(parts, owner, apply)


def computed(parts: tuple[Term, ...], function: Callable[..., float], outside: NoValue, owner: str) -> Step:
    """A function of numbers; ``outside`` is said where it has no result."""

    def apply(*values: Value) -> Value:
        reason = reason_in(values)
        if reason is not None:
            return reason
        try:
            return function(*values)
        except OverflowError:
            return NoValue(Cause.TOO_LARGE, owner)
        except ValueError:
            return outside

    return Step(parts, owner, apply)


def _negative(columns: Sequence[list[float]]) -> list[float]:
    return [-value for value in columns[0]]
