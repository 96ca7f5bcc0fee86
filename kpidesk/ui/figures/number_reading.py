"""By which marks the numbers of a copied block are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.exchange.amount import COMMA, POINT, Marks, evidence, is_ambiguous

_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class NumberReading:
    """``marks`` to read with; None: nothing tells, and ``unsure`` are the first texts with two readings."""

    marks: Marks | None
    unsure: tuple[str, ...] = ()


def number_reading(texts: Sequence[str], own: Marks, chosen: Marks | None) -> NumberReading:
    """One reading for a whole block: by a cell that has only one, else as was ``chosen`` when it was asked.

    Raises AmountRefused when two cells contradict each other.
    """
    told = evidence(list(texts))
    if told is not None:
        return NumberReading(own if told.decimal == own.decimal and _own_suffices(texts, own) else told)
    unsure = tuple(dict.fromkeys(text for text in texts if is_ambiguous(text)))
    if not unsure:
        return NumberReading(own)
    return NumberReading(chosen, () if chosen else unsure[:_MOST_SHOWN])


def _own_suffices(texts: Sequence[str], own: Marks) -> bool:
    """Whether no other mark between thousands than the reader's own is written."""
    other = {POINT.group, COMMA.group} - {own.group, own.decimal}
    return not any(mark in text for text in texts for mark in other)


def both(own: Marks) -> tuple[Marks, Marks]:
    """The two readings that can be chosen, the reader's own decimal mark first."""
    return (COMMA, POINT) if own.decimal == COMMA.decimal else (POINT, COMMA)
