"""Blocks of goals: filled to the right, cleared, copied, pasted. Planned as a whole, so that nothing is half done."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.table import read_block, write_block
from kpidesk.ui import wording
from kpidesk.ui.goals.goal_cells import MONTHS
from kpidesk.ui.goals.goal_table_model import GoalTableModel

Place = tuple[int, int]
"""Row and column."""

Values = Mapping[Place, float | None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalTable", text)


class BlockRefused(Refusal):
    """Nothing was done; the text says why and what to do."""


def filled_right(goals: GoalTableModel, chosen: Sequence[Place]) -> Values:
    """The first month chosen in each row goes on to the last one chosen, or to the end of the year."""
    places = [place for place in chosen if goals.is_editable(*place)]
    values: dict[Place, float | None] = {}
    for row in sorted({row for row, _ in places}):
        columns = [column for held, column in places if held == row]
        last = max(columns) if len(columns) > 1 else MONTHS - 1
        value = goals.cells.exact(row, min(columns))
        if value is not None:
            values |= {(row, column): value for column in range(min(columns) + 1, last + 1)}
    if not values:
        raise BlockRefused(_tr("There is no goal here to fill the months to the right with. Type one first."))
    return values


def cleared(goals: GoalTableModel, chosen: Sequence[Place]) -> Values:
    values: dict[Place, float | None] = dict.fromkeys(place for place in chosen if goals.is_editable(*place))
    if not values:
        raise BlockRefused(_tr("Only goals can be cleared here. Choose cells of the first row."))
    return values


def copied(goals: GoalTableModel, chosen: Sequence[Place]) -> str:
    """The cells with every digit, as a spreadsheet takes them."""
    rows = sorted({row for row, _ in chosen})
    return write_block([[goals.exact_text(row, column) for held, column in chosen if held == row] for row in rows])


def pasted(goals: GoalTableModel, chosen: Sequence[Place], text: str) -> Values:
    """From the first cell chosen on; a single number goes into every cell chosen, a blank clears."""
    if not text.strip() or not chosen:
        raise BlockRefused(_tr("There is nothing to paste. Copy a row of numbers first."))
    block, (top, left) = read_block(text), chosen[0]
    if len(block) == len(block[0]) == 1:
        placed = dict.fromkeys(chosen, block[0][0])
    else:
        placed = {
            (top + down, left + across): word for down, line in enumerate(block) for across, word in enumerate(line)
        }
    if any(column >= MONTHS for _, column in placed):
        words = _tr("Nothing was pasted: the row has {n} numbers, and from here the year has {left} months.")
        raise BlockRefused(words.format(n=max(map(len, block)), left=max(0, MONTHS - left)))
    if not all(goals.is_editable(*place) for place in placed):
        raise BlockRefused(_tr("Nothing was pasted: only goals are typed here. Choose a cell of the first row."))
    try:
        return {place: goals.read(word) for place, word in placed.items()}
    except Refusal as refusal:
        raise BlockRefused(_tr("Nothing was pasted. {reason}").format(reason=wording.refusal(refusal))) from None
