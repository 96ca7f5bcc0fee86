"""The cells of one row of the grid, prepared for painting when somebody looks, and rows that lie together."""

from collections.abc import Iterator

from kpidesk.ui.painters.grid import GridCell


class PreparedLine:
    """None stands where nobody has looked yet."""

    __slots__ = ("cells", "decimals")

    def __init__(self, decimals: int, count: int) -> None:
        self.decimals = decimals
        self.cells: list[GridCell | None] = [None] * count


def runs(places: list[int]) -> Iterator[list[int]]:
    """Neighbouring places together."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
