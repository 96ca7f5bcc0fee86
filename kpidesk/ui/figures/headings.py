"""Headings in a copied block: months over or beside the figures, and the names of the figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import COMMA, POINT, parse_amount
from kpidesk.exchange.month_words import DayOrder, day_order, read_when
from kpidesk.ui.figures.block import Block


@dataclass(frozen=True, slots=True)
class Headed:
    """``block`` holds the figures alone, with the months running to the right; ``swapped`` when it was turned for that.

    ``months`` are those over its columns (None: this column has none), ``names`` those beside its lines; None when the
    block does not say, so that the place decides.
    """

    block: Block
    months: tuple[Month | None, ...] | None
    names: tuple[str, ...] | None
    swapped: bool


def headed(block: Block, is_name: Callable[[str], bool]) -> Headed | None:
    """What the block says about itself; None when it holds figures only."""
    ways = ((block, False), (block.turned(), True))
    for turned, swapped in ways:
        if found := _under_months(turned, swapped):
            return found
    for turned, swapped in ways:
        if found := _beside_names(turned, is_name, swapped):
            return found
    return None


def months_of(texts: Sequence[str]) -> list[Month | None]:
    """The months that the headings of one line name; a number is none, though 2011.01 could be both.

    Dates like 1/2/2026 tell together which of their numbers is the month; alone they are none.
    """
    order = day_order(texts)
    return [_month_of(text, order) for text in texts]


def _month_of(text: str, order: DayOrder | None) -> Month | None:
    found = None if not text or is_number(text) else read_when(text)
    if found is None or (order is None and found.swapped not in {0, found.number}):
        return None
    meant = found.ordered(order)
    return Month.of(meant.year, meant.number) if meant.year is not None else None


def is_number(text: str) -> bool:
    """Whether anybody would read it as a figure."""
    for marks in (POINT, COMMA):
        try:
            return parse_amount(text, marks) is not None
        except Refusal:
            continue
    return False


def _under_months(block: Block, swapped: bool) -> Headed | None:
    if block.lines < 2:
        return None
    head = [written.text for written in block.rows[0]]
    months = months_of(head)
    start = next((place for place, month in enumerate(months) if month is not None), None)
    if start is None or any(map(is_number, head[:start])):
        return None
    told = [text for text in head[start:] if text]
    if 2 * sum(month is not None for month in months) < len(told):
        return None
    side = tuple(line[0].text for line in block.rows[1:])
    has_names = start > 0 and any(side) and not any(map(is_number, side))
    first = start if has_names else 0
    return Headed(block.without(1, first), tuple(months[first:]), side if has_names else None, swapped)


def _beside_names(block: Block, is_name: Callable[[str], bool], swapped: bool) -> Headed | None:
    side = tuple(line[0].text for line in block.rows)
    if block.columns < 2 or any(map(is_number, side)) or not any(map(is_name, side)):
        return None
    return Headed(block.without(0, 1), None, side, swapped)
