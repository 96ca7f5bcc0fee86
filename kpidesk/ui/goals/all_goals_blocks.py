"""Blocks of the table of all goals: filled, carried on, cleared, copied, pasted. Planned as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.domain.goal import Goal
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.table import read_block, write_block
from kpidesk.ui.goals.all_goals_cells import AIMS, MONTHS, YEAR
from kpidesk.ui.goals.all_goals_model import AllGoalsModel, Values
from kpidesk.ui.goals.goal_blocks import BlockRefused, Place
from kpidesk.ui.wording import refusal_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("AllGoals", text)


def filled_right(goals: AllGoalsModel, chosen: Sequence[Place]) -> Values:
    """The first goal chosen in each row goes on to the last column chosen, or to the last of its kind.

    Months are filled from months and quarters from quarters: what is right for one is not for the other.
    """
    values: dict[Place, Totals | None] = {}
    for row in _rows(goals, chosen):
        columns = [column for held, column in chosen if held == row and column < YEAR]
        if not columns:
            continue
        first, last = min(columns), max(columns)
        end = MONTHS - 1 if first < MONTHS else YEAR - 1
        value = _totals(goals.aims(row).goals[first])
        if value is not None:
            end = min(last, end) if last > first else end
            values |= {(row, column): value for column in range(first + 1, end + 1)}
    if not values:
        raise BlockRefused(_tr("There is no goal here to fill the cells to the right with. Type one first."))
    return values


def cleared(goals: AllGoalsModel, chosen: Sequence[Place]) -> Values:
    values: dict[Place, Totals | None] = dict.fromkeys(place for place in chosen if goals.is_editable(*place))
    if not values:
        raise BlockRefused(_tr("Only goals can be cleared here. Choose cells of months, quarters or the year."))
    return values


def copied(goals: AllGoalsModel, chosen: Sequence[Place]) -> str:
    """The cells with every digit, as a spreadsheet takes them; headings of groups are left out."""
    rows = _rows(goals, chosen)
    return write_block([[goals.exact_text(row, column) for held, column in chosen if held == row] for row in rows])


def pasted(goals: AllGoalsModel, chosen: Sequence[Place], text: str) -> Values:
    """From the first cell chosen on, past headings of groups; a single goal goes into every cell chosen."""
    places = [place for place in chosen if goals.indicator(place[0])]
    if not text.strip() or not places:
        raise BlockRefused(_tr("There is nothing to paste. Copy goals first."))
    placed = _placed(goals, places, read_block(text))
    try:
        return {place: goals.read(place[0], word) for place, word in placed.items()}
    except Refusal as refusal:
        raise BlockRefused(_tr("Nothing was pasted. {reason}").format(reason=refusal_words.refusal(refusal))) from None


def _placed(goals: AllGoalsModel, places: Sequence[Place], block: list[list[str]]) -> dict[Place, str]:
    if len(block) == len(block[0]) == 1:
        placed = dict.fromkeys(places, block[0][0])
    else:
        top, left = places[0]
        rows = [row for row in range(top, len(goals.lines)) if goals.indicator(row)]
        if len(block) > len(rows):
            words = _tr("Nothing was pasted: the block has {n} rows, and from here there are {left}.")
            raise BlockRefused(words.format(n=len(block), left=len(rows)))
        placed = {
            (row, left + across): word
            for row, line in zip(rows, block, strict=False)
            for across, word in enumerate(line)
        }
    if any(column >= AIMS for _, column in placed):
        raise BlockRefused(_tr("Nothing was pasted: the block has more columns than there are goals from here on."))
    closed = next((row for row, column in placed if not goals.is_editable(row, column)), None)
    if closed is not None and goals.held:
        raise BlockRefused(goals.held)
    if closed is not None:
        words = _tr("Nothing was pasted: {name} has no goals, because neither more nor less of it is better.")
        raise BlockRefused(words.format(name=goals.lines[closed].words))
    return placed


def _rows(goals: AllGoalsModel, chosen: Sequence[Place]) -> list[int]:
    return [row for row in sorted({row for row, _ in chosen}) if goals.indicator(row)]


def _totals(goal: Goal | None) -> Totals | None:
    return None if goal is None else Totals(goal.value, goal.upper)
