"""What a change must keep to before a transaction begins for it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kpidesk.domain.change import (
    Change,
    ChooseIndicators,
    Confirm,
    SetBenchmarks,
    SetFurtherBenchmarks,
    SetGoals,
    SetIndicators,
    SetSegments,
    SetValues,
    Several,
)
from kpidesk.domain.goal import Benchmark
from kpidesk.domain.refusal import ChangeRefused
from kpidesk.domain.value import LARGEST, is_storable


def refuse_unstorable(change: Change) -> None:
    """Raise ChangeRefused for what the file could not give back as it was: NaN, infinity, numbers from 10^15 on,
    lists that name a thing twice, an indicator under another's id."""
    match change:
        case Several(changes):
            for each in changes:
                refuse_unstorable(each)
        case SetValues(values):
            _refuse_numbers((cell, number) for cell, number in values.items())
        case Confirm(figures):
            _refuse_numbers((cell, number) for cell, number in figures.items())
        case SetGoals(goals):
            for key, goal in goals.items():
                if goal is not None:
                    _refuse_numbers((key, number) for number in (goal.value, goal.upper, goal.tolerance))
        case SetBenchmarks(held) | SetFurtherBenchmarks(held):
            benchmarks: Mapping[Any, Benchmark | None] = held
            for id_, benchmark in benchmarks.items():
                if benchmark is not None:
                    _refuse_numbers((id_, number) for number in (benchmark.value, benchmark.upper))
        case SetIndicators(indicators):
            for id_, indicator in indicators.items():
                if indicator is not None and indicator.id != id_:
                    raise ChangeRefused(f"the indicator {indicator.id} cannot be kept as {id_}")
                if indicator is not None:
                    _refuse_numbers((id_, number) for number in (indicator.lowest, indicator.highest))
        case ChooseIndicators(chosen):
            _refuse_twice(chosen)
        case SetSegments(segments):
            _refuse_twice(segments)


def _refuse_numbers(numbers: Iterable[tuple[object, float | None]]) -> None:
    for place, number in numbers:
        if number is not None and not _is_storable(number):
            shown = " ".join(str(part) for part in place if part) if isinstance(place, tuple) else place
            raise ChangeRefused(f"{shown}: {number!r} cannot be kept; a figure is a number below {LARGEST:.0e}")


def _is_storable(number: float) -> bool:
    if not isinstance(number, int | float) or isinstance(number, bool):  # a text or a decimal would come back changed
        return False
    try:
        return is_storable(float(number))
    except OverflowError:  # a whole number beyond any float
        return False


def _refuse_twice(things: Iterable[object]) -> None:
    twice = [str(thing) for thing, times in Counter(things).items() if times > 1]
    if twice:
        raise ChangeRefused(f"{', '.join(twice)} is named twice")
