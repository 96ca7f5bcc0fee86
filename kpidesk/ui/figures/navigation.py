"""Where the keys lead in the grid; rows and columns are counted from 0, nothing else is known of it."""

from collections.abc import Callable, Sequence

from kpidesk.ui.figures.rows import Row


def next_typed(rows: Sequence[Row], place: int, step: int) -> int:
    """The next row to type in, down (1) or up (-1), skipping what is calculated; ``place`` when there is none."""
    ahead = range(place + step, len(rows) if step > 0 else -1, step)
    return next((other for other in ahead if rows[other].is_typed), place)


def first_typed(rows: Sequence[Row]) -> int | None:
    return next((place for place, row in enumerate(rows) if row.is_typed), None)


def block_end(is_filled: Callable[[int], bool], place: int, step: int, count: int) -> int:
    """Where Ctrl and an arrow lead along one line of cells, as in a spreadsheet.

    From inside a block of filled cells to its last one; from its end or from a blank to the next filled cell; to the
    edge when there is none.
    """
    last = count - 1 if step > 0 else 0
    if place == last:
        return place
    inside = is_filled(place) and is_filled(place + step)
    here = place + step
    while here != last:
        if inside and not is_filled(here + step):
            return here
        if not inside and is_filled(here):
            return here
        here += step
    return here


def page_step(place: int, step: int, count: int) -> int:
    """As many rows further as are seen at once, inside the grid."""
    return max(0, min(count - 1, place + step))


def free_places(is_free: Callable[[int], bool], column: int, first: int) -> int:
    """How many columns directly left of ``column``, down to ``first``, are free for a long text."""
    free = 0
    while column - free - 1 >= first and is_free(column - free - 1):
        free += 1
    return free
