"""Whether a figure of a sheet is the sum of others, however they are written."""

from collections.abc import Iterable

from kpidesk.exchange.grid import is_figure
from kpidesk.exchange.number_forms import both
from kpidesk.exchange.sheet import CellKind, SheetCell


def is_sum(parts: Iterable[SheetCell], total: SheetCell) -> bool:
    """Whether the figures add up to the total, however they are written; not when only one of them is there."""
    held = [cell for cell in parts if cell.text and is_figure(cell)]
    if len(held) < 2 or not is_figure(total):
        return False
    for form in (0, 1):
        values = [_value(cell, form) for cell in (*held, total)]
        numbers = [value for value in values if value is not None]
        if len(numbers) == len(values) and abs(sum(numbers[:-1]) - numbers[-1]) <= 0.006 * len(held):
            return any(numbers[:-1])
    return False


def _value(cell: SheetCell, form: int) -> float | None:
    if cell.kind is CellKind.NUMBER:
        return float(cell.text)
    return both(cell.text)[form] if cell.kind is CellKind.TEXT else None
