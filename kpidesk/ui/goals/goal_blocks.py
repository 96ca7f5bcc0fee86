"""Blocks of goals: filled to the right, cleared, copied, pasted. Planned as a whole, so that nothing is half done."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.table import read_block, write_block
from kpidesk.ui.goals.goal_cells import MONTHS
from kpidesk.ui.goals.goal_table_model import GoalTableModel
from kpidesk.ui.wording import refusal_words

Place = tuple[int, int]
"""Row and column."""

Values = Mapping[Place, float | None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalTable", text)


class BlockRefused(Refusal):
    """Nothing was done; the text says why and what to do."""


def filled_right(goals: GoalTableModel, chosen: Sequence[Place]) -> Values:
    """The first month or quarter chosen in each row goes on to the last one chosen, or to the end of the year."""
    places = [place for place in chosen if goals.is_editable(*place) and place[1] < MONTHS]
    values: dict[Place, float | None] = {}
    for row in sorted({row for row, _ in places}):
        columns = [column for held, column in places if held == row]
        last = max(columns) if len(columns) > 1 else MONTHS - 1
        value = goals.cells.exact(row, min(columns))
        if value is not None:
            on = [column for column in columns_of(goals, row) if min(columns) < column <= last]
            values |= {(row, column): value for column in on}
    if not values:
        raise BlockRefused(_tr("There is no goal here to fill the months to the right with. Type one first."))
    return values


def columns_of(goals: GoalTableModel, row: int) -> list[int]:
    """Where the months of a row begin, or its quarters."""
    return sorted({goals.anchor(row, column) for column in range(MONTHS)})


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
        placed = dict(_placed(goals, block, top, left))
    if not all(goals.is_editable(*place) for place in placed):
        raise BlockRefused(_tr("Nothing was pasted: only goals are typed here. Choose a cell of the first row."))
    try:
        return {place: goals.read(word) for place, word in placed.items()}
    except Refusal as refusal:
        raise BlockRefused(_tr("Nothing was pasted. {reason}").format(reason=refusal_words.refusal(refusal))) from None


def _placed(goals: GoalTableModel, block: Sequence[Sequence[str]], top: int, left: int) -> Iterator[tuple[Place, str]]:
    for row, line in enumerate(block, start=top):
        columns = [column for column in columns_of(goals, row) if column >= left]
        if len(line) > len(columns):
            words = _tr("Nothing was pasted: the row has {n} numbers, and from here the year has {left} months.")
            if goals.anchor(row, 1) == 0:
                words = _tr("Nothing was pasted: the row has {n} numbers, and from here the year has {left} quarters.")
            raise BlockRefused(words.format(n=max(map(len, block)), left=len(columns)))
        yield from zip(((row, column) for column in columns), line, strict=False)
