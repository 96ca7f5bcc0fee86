"""What a text would mean while it is being typed: nothing is stored, the KPIs follow with every key."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.domain.cell import Cell
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.month_sheet.entering import Entering
from kpidesk.ui.month_sheet.kpi_board import KpiBoard
from kpidesk.ui.questions.impossible_words import stays_so
from kpidesk.workbook.impossible import Impossible, impossible
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Glance:
    """``found`` is what is impossible whatever else is typed behind it; empty while more digits may still help."""

    found: tuple[Impossible, ...] = ()


class Typing:
    """Looks at every key. A figure that is impossible so far is used by no KPI."""

    def __init__(self, workbook: Workbook, entering: Entering, board: KpiBoard) -> None:
        self._workbook, self._entering, self._board = workbook, entering, board

    def look(self, cell: Cell, text: str) -> Glance | None:
        """None for a text that is no number yet, like a lone minus or half a sum: then nothing changes."""
        try:
            value = self._entering.read(cell, text).value
        except Refusal:
            return None
        others = [held for held in self._entering.drafts if held != cell]
        typed = {cell: value}
        supposed = self._workbook.supposing({**typed, **dict.fromkeys(others)})
        found = impossible(supposed, [cell]) if value is not None and value != self._workbook.typed(cell) else []
        if found:
            self._board.suppose({}, [*others, cell])
        else:
            self._board.suppose(typed, others, supposed)
        return Glance(tuple(_for_good(found, cell)))


def _for_good(found: Sequence[Impossible], cell: Cell) -> list[Impossible]:
    return [one for one in found if stays_so(one, cell)]
