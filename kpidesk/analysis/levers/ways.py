"""The ways to a goal: what each typed figure alone would have to be, the others left as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpidesk.analysis.causes.causes import order_of
from kpidesk.analysis.levers.solve import Outcome, Solution, solve
from kpidesk.domain.goal import Goal
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook

_SHOWN = (Outcome.POSSIBLE, Outcome.IMPOSSIBLE, Outcome.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Ways:
    """``is_met``: nothing needs to change. ``solutions``: what reaches the goal first, then what does not."""

    goal: Goal
    is_met: bool
    solutions: tuple[Solution, ...] = ()


def ways(workbook: Workbook, indicator: str, period: Period, goal: Goal, segment: Segment | None = None) -> Ways:
    """One solution for each typed figure that has ever been entered and plays a part in the result."""
    return ways_of(workbook, goal, list(solutions(workbook, indicator, period, goal, segment)))


def solutions(
    workbook: Workbook, indicator: str, period: Period, goal: Goal, segment: Segment | None = None
) -> Iterator[Solution]:
    """Figure by figure, for who cannot wait for all of them: a deep formula takes its time.

    Split figures are turned in the segment asked for; those that exist for the whole business only, as a whole.
    """
    for name in _inputs(workbook, indicator):
        part = segment if segment is not None and segment.kind in workbook.segment_kinds(name) else None
        yield solve(workbook, indicator, (name, part), period, segment, goal=goal)


def ways_of(workbook: Workbook, goal: Goal, found: Sequence[Solution]) -> Ways:
    """What `solutions` has brought, in order."""
    if any(solution.outcome is Outcome.ALREADY for solution in found):
        return Ways(goal, True)
    shown = [solution for solution in found if solution.outcome in _SHOWN and not _is_unused(workbook, solution)]
    return Ways(goal, False, tuple(sorted(shown, key=lambda solution: _SHOWN.index(solution.outcome))))


def _inputs(workbook: Workbook, indicator: str) -> list[str]:
    used = workbook.definitions.inputs_of(indicator)
    return [name for name in dict.fromkeys(order_of(workbook)) if name in used]


def _is_unused(workbook: Workbook, solution: Solution) -> bool:
    """A figure that was never entered is no lever that the owner has, unless it reaches the goal."""
    is_typed = solution.lever is None or bool(workbook.cells_of(solution.lever.figure[0]))
    return solution.outcome is not Outcome.POSSIBLE and not is_typed
