"""A cell and a series of a file with what an import would make of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kpidesk.domain.cell import Cell
from kpidesk.exchange.matching import Match
from kpidesk.exchange.number_forms import FormFinding
from kpidesk.exchange.series import SourceCell, SourceSeries
from kpidesk.exchange.settings import Target


class CellState(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    LEFT_OUT = "left out"


class PlannedCell(NamedTuple):
    """``cell`` is None where the series goes nowhere; ``value`` None where the file gives no figure.

    ``before`` is the figure that is stored now. ``reason`` says why it is refused or left out. ``key`` names its
    series. ``is_closed``: it is left out because its month is closed.
    """

    source: SourceCell
    key: str
    cell: Cell | None
    value: float | None
    before: float | None
    state: CellState
    reason: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSeries:
    """``target`` is settled: the id of an indicator that is there, or that the import brings along.

    ``scale`` is what a heading like "k€" suggests, 1 for most; it is applied unless the settings say another.

    ``times`` is what the numbers were multiplied by. ``in_percent``: numbers without % were read as percent.
    """

    source: SourceSeries
    target: Target
    match: Match
    finding: FormFinding
    cells: tuple[PlannedCell, ...]
    scale: int = 1
    in_percent: bool = False
    times: int = 1

    @property
    def is_ambiguous(self) -> bool:
        return self.finding.is_ambiguous and not self.target.is_nowhere
