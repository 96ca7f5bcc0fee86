"""Headings in a copied block: months over or beside the figures, and the names of the figures."""

from collections.abc import Callable
from dataclasses import dataclass

from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import COMMA, POINT, parse_amount
from kpidesk.exchange.month_text import parse_month
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


def month_of(text: str) -> Month | None:
    """The month that a heading names; a number is none, though 2011.01 could be both."""
    if not text or is_number(text):
        return None
    try:
        return parse_month(text)
    except ValueError:
        return None


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
    months = [month_of(text) for text in head]
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
