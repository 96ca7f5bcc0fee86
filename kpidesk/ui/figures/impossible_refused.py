"""What is said when figures that were typed, pasted or filled cannot be."""

from kpidesk.ui.figures.sentences import tr
from kpidesk.ui.questions.impossible_words import ImpossibleWords
from kpidesk.ui.wording import wording
from kpidesk.workbook.impossible import FigureImpossible, Impossible

_MOST_NAMED = 3


def words(error: FigureImpossible, says: ImpossibleWords, entered: int) -> str:
    """Both figures with their numbers, and what to do; of many ``entered`` together nothing was stored."""
    if entered == 1:
        alone = not error.found[0].against
        remedy = tr("The figure is not stored until it is corrected.")
        both = tr("The figure is not stored until one of the two is corrected.")
        return " ".join((*(says.sentence(one) for one in error.found[:1]), remedy if alone else both))
    named = " ".join(_in_its_month(one, says) for one in error.found[:_MOST_NAMED])
    more = len(error.found) - _MOST_NAMED
    rest = tr("1 more cannot be either.") if more == 1 else tr("{n} more cannot be either.").format(n=more)
    said = [tr("Nothing was stored of the {n} cells.").format(n=entered), named]
    return " ".join([*said, rest] if more > 0 else said)


def _in_its_month(one: Impossible, says: ImpossibleWords) -> str:
    return tr("{month}: {sentence}").format(month=wording.month(one.cell.month), sentence=says.sentence(one))
