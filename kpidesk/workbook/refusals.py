"""What the workbook refuses, with the facts that the message needs."""

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment


class FigureRefused(Refusal):
    """A number that cannot be kept exactly, or a figure in a place that has none."""

    def __init__(self, cell: Cell, sentence: str) -> None:
        self.cell = cell
        super().__init__(f"{cell.indicator}, {cell.month}: {sentence}")


class MonthClosed(Refusal):
    """A figure of a closed month would change."""

    def __init__(self, month: Month) -> None:
        self.month = month
        super().__init__(f"{month} is closed; reopen the month first, nothing was changed")


class UnknownIndicator(Refusal):
    def __init__(self, indicator: str, nearest: str = "") -> None:
        self.indicator, self.nearest = indicator, nearest
        hint = f"; the nearest is {nearest}" if nearest else ""
        super().__init__(f"no figure or KPI is called “{indicator}”{hint}")


class IndicatorInUse(Refusal):
    """An indicator cannot go while the formulas of ``users`` (ids) name it."""

    def __init__(self, indicator: str, users: tuple[str, ...]) -> None:
        self.indicator, self.users = indicator, users
        super().__init__(f"{indicator} is used by {', '.join(users)}; change or remove those first")


class SegmentInUse(Refusal):
    """A segment cannot go while it has ``figures`` or ``notes``: so many of each."""

    def __init__(self, segment: Segment, figures: int, notes: int) -> None:
        self.segment, self.figures, self.notes = segment, figures, notes
        counted = [_counted(figures, "figure"), _counted(notes, "note")]
        super().__init__(f"{segment} still has {' and '.join(filter(None, counted))}; clear them first")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}" if number else ""


class IndicatorRefused(Refusal):
    """An own indicator with an id, label or setting that cannot be."""

    def __init__(self, indicator: str, sentence: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator}: {sentence}")


class NothingToUndo(Refusal):
    def __init__(self) -> None:
        super().__init__("there is nothing to undo or redo")
