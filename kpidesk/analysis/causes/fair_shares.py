"""How much of a change each of several causes has made: Shapley values, exact.

L. S. Shapley, "A Value for n-Person Games" (1953): switch the causes over one after the other, from before to after;
what the value moves by when a cause is switched is its part; take the mean over all orders. The parts add up to the
change whatever the order, a cause that never moves the value gets nothing, and causes that do the same get the same.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.domain.value import NoValue, Value

MOST_CAUSES = 10
"""With more of them there would be too many mixes to try."""

ROUNDING = 1e-15
"""Moves this much smaller than the values are the rounding of a computer: figures have 15 digits."""

NOISE = 1e-12, 1e-9
"""So are moves this much smaller than the values that are also this much smaller than those of another cause."""


@dataclass(frozen=True, slots=True)
class Shares:
    """One part for each cause; 0.0 for a cause that never moves the value.

    ``orders`` is in how many of ``all_orders`` every mix on the way has a value: the mean is over these.
    """

    parts: tuple[float, ...]
    orders: int
    all_orders: int


def fair_shares(values: Sequence[Value]) -> Shares | NoValue:
    """``values`` has the value for every mix of n causes, 2 to the power of n of them: bit i is cause i, after.

    Where some mixes have no value, the mean is over the orders that never meet one; the parts still add up to the
    change. When there is no such order the answer is the first reason.
    """
    count = len(values).bit_length() - 1
    defined = [not isinstance(value, NoValue) for value in values]
    to, onwards = _orders_to(defined, count), _orders_to(defined[::-1], count)[::-1]
    orders = to[-1]
    if not orders:
        return next(value for value in values if isinstance(value, NoValue))
    numbers = [0.0 if isinstance(value, NoValue) else value for value in values]
    moved = [_moves(numbers, 1 << cause, to, onwards) for cause in range(count)]
    largest = max((moves.largest for moves in moved), default=0.0)
    parts = [0.0 if moves.is_noise(largest) else moves.mean(orders) for moves in moved]
    return Shares(tuple(_adding_up(parts, numbers[-1] - numbers[0])), orders, math.factorial(count))


def _orders_to(defined: Sequence[bool], count: int) -> list[int]:
    """In how many orders each mix can be reached from the first, by mixes that are all defined."""
    orders = [0] * len(defined)
    orders[0] = 1 if defined[0] else 0
    bits = [1 << place for place in range(count)]
    for mix in range(1, len(defined)):
        if defined[mix]:
            orders[mix] = sum(orders[mix ^ bit] for bit in bits if mix & bit)
    return orders


@dataclass(frozen=True, slots=True)
class _Moves:
    """What one cause moves when it is switched: ends and starts of moves, by the number of orders that make them.

    ``largest`` of the moves, by itself and against the values.
    """

    by_orders: dict[int, list[float]]
    largest: float
    against_values: float

    def is_noise(self, of_all: float) -> bool:
        small, beside = NOISE
        is_small = self.against_values <= small and self.largest <= beside * of_all
        return is_small or self.against_values <= ROUNDING

    def mean(self, orders: int) -> float:
        """Moves that are made in equally many orders are summed without loss before they are weighted."""
        return math.fsum(math.fsum(several) * (weight / orders) for weight, several in self.by_orders.items())


def _moves(numbers: Sequence[float], bit: int, to: Sequence[int], onwards: Sequence[int]) -> _Moves:
    by_orders: dict[int, list[float]] = defaultdict(list)
    largest = against_values = 0.0
    for mix, before in enumerate(numbers):
        orders = 0 if mix & bit else to[mix] * onwards[mix | bit]
        if orders:
            after = numbers[mix | bit]
            by_orders[orders] += (after, -before)
            move = abs(after - before)
            if move:
                largest = max(largest, move)
                against_values = max(against_values, move / max(abs(after), abs(before)))
    return _Moves(by_orders, largest, against_values)


def _adding_up(parts: list[float], change: float) -> list[float]:
    """The last digits of rounding go to the largest part."""
    if any(parts):
        largest = max(range(len(parts)), key=lambda place: abs(parts[place]))
        parts[largest] += change - math.fsum(parts)
    return parts
