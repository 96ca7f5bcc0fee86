"""A page with a row or a panel for each KPI: as many as there is room for, its texts about those alone."""

from collections.abc import Callable, Sequence
from typing import Protocol, Self, TypeVar

from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.sheet import Sheet


class Page(Protocol):
    """A description that can leave its last ones out."""

    @property
    def titles(self) -> Sequence[str]: ...

    @property
    def subtitle(self) -> str: ...

    @property
    def footnote(self) -> str: ...

    @property
    def count(self) -> int: ...

    def first(self, count: int) -> Self: ...


P = TypeVar("P", bound=Page)


def _as_it_is(page: P) -> P:
    return page


def draw_page(
    sheet: Sheet, page: P, room: Callable[[Area, P], int], suited: Callable[[P], P] = _as_it_is
) -> tuple[P, Area]:
    """Draws the frame around as many as fit, at least one, and gives these with the area that is left to them.

    ``room`` says how many an area holds, ``suited`` what the page says on this sheet, before its texts are asked for.
    Texts about fewer KPIs may be longer or shorter, which is why the frame is
    tried on a sheet that is thrown away.
    """
    page = suited(page)
    while page.count > 1:
        trial = Sheet(sheet.layout, sheet.colours, dpi=72)
        fitting = max(1, room(draw_frame(trial, page.titles, page.subtitle, page.footnote), page))
        if fitting >= page.count:
            break
        page = suited(page.first(fitting))
    return page, draw_frame(sheet, page.titles, page.subtitle, page.footnote)
