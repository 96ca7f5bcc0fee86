"""Somewhere in the window that one click or key leads to."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment

if TYPE_CHECKING:  # the first frame does without it
    from kpidesk.charts.saved import ChartSettings


class Tab(StrEnum):
    OVERVIEW = "overview"
    FIGURES = "figures"
    GOALS = "goals"
    CHANGES = "changes"
    CHARTS = "charts"


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A cell of the grid, to be selected and seen."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class MonthPlace:
    """A month to be entered: in the month sheet, at the first figure that is missing."""

    month: Month


@dataclass(frozen=True, slots=True)
class GoalPlace:
    """The goals of a KPI in the year of a month, of the whole business or of one part of it."""

    indicator: str
    month: Month
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """A row of the changes; ``explained`` opens how it is calculated, ``why`` opens why it changed.

    Without a ``kind`` the kind of period stays. ``window`` is the length in months of a moving window.
    """

    indicator: str
    month: Month
    explained: bool = False
    kind: PeriodKind | None = None
    window: int = 12
    why: bool = False


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """The chart that tells most about a KPI up to a month; with ``settings`` exactly that one.

    ``key`` is the saved chart that it is, None for one that is not saved.
    """

    indicator: str
    month: Month
    settings: "ChartSettings | None" = None
    key: int | None = None


@dataclass(frozen=True, slots=True)
class TilePlace:
    """A tile of the overview; without an indicator the first. Without a ``kind`` the kind of period stays."""

    indicator: str
    month: Month
    kind: PeriodKind | None = None


@dataclass(frozen=True, slots=True)
class QuestionsPlace:
    """The open questions of the file."""


@dataclass(frozen=True, slots=True)
class EditorPlace:
    """The editor of own figures and KPIs; an empty id is a new one."""

    indicator: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlace:
    """Where figures are taken in from a file; None: the owner chooses one there."""

    path: Path | None = None


Place = (
    FigurePlace
    | MonthPlace
    | GoalPlace
    | ChangePlace
    | ChartPlace
    | TilePlace
    | QuestionsPlace
    | EditorPlace
    | ImportPlace
)
