"""Which indicators the table of changes shows, under which headings and in which order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.overview.attention import most_urgent_first, needs_attention
from kpidesk.analysis.overview.tiles import side_of
from kpidesk.analysis.signals.signals import Signal
from kpidesk.domain.indicator import Indicator, Kind
from kpidesk.domain.segment import Segment
from kpidesk.formula.nodes import Name
from kpidesk.workbook.workbook import Workbook


class Order(StrEnum):
    ATTENTION = "attention"
    GROUPS = "groups"


class Heading(StrEnum):
    BUSINESS = "business"
    MARKETING = "marketing"
    TYPED = "typed"


Group = Heading | str
"""What rows can be narrowed to: all under a heading, or a group of the catalogue or of the owner."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and the ids under it."""

    heading: Heading
    indicators: tuple[str, ...]


def shown_blocks(workbook: Workbook, segment: Segment | None, group: Group | None = None) -> list[Block]:
    """The chosen KPIs in two blocks by their group, then the typed figures that no chosen KPI shows already.

    With a segment only what can have a value for one of its kind. Blocks without rows are left out.
    """
    blocks = _all_blocks(workbook, segment)
    if group is None:
        return blocks
    if isinstance(group, Heading):
        return [block for block in blocks if block.heading is group]
    narrowed = [
        Block(block.heading, tuple(name for name in block.indicators if workbook.indicator(name).group == group))
        for block in blocks
    ]
    return [block for block in narrowed if block.indicators]


def groups_shown(workbook: Workbook, segment: Segment | None) -> list[Group]:
    """What the rows can be narrowed to, headings first; nothing where all of them are of one group."""
    blocks = _all_blocks(workbook, segment)
    names = [name for block in blocks for name in block.indicators]
    groups: list[Group] = list(dict.fromkeys(workbook.indicator(name).group for name in names))
    headings: list[Group] = [block.heading for block in blocks]
    return [*(headings if len(headings) > 1 else []), *(groups if len(groups) > 1 else [])]


def _all_blocks(workbook: Workbook, segment: Segment | None) -> list[Block]:
    there = [name for name in workbook.chosen if _exists(workbook, name, segment)]
    shown: dict[Heading, list[str]] = {heading: [] for heading in Heading}
    repeated = {_repeats(workbook, name) for name in there}
    for name in _by_group(workbook, there):
        heading = heading_of(workbook.indicator(name))
        if heading is not None and not (heading is Heading.TYPED and name in repeated):
            shown[heading].append(name)
    return [Block(heading, tuple(names)) for heading, names in shown.items() if names]


def heading_of(about: Indicator) -> Heading | None:
    """None for a helper: it is a step of other formulas and no KPI."""
    if about.kind is Kind.HELPER:
        return None
    if about.kind is Kind.INPUT:
        return Heading.TYPED
    return Heading(side_of(about))


def row_for(workbook: Workbook, name: str) -> str:
    """The chosen KPI that shows a typed figure unchanged and so stands for it; without one the figure itself."""
    there = (kpi for kpi in workbook.chosen if _exists(workbook, kpi, None))
    return next((kpi for kpi in there if _repeats(workbook, kpi) == name), name)


def ordered(blocks: Iterable[Block], order: Order, row_of: Callable[[str], KpiRow]) -> list[Block]:
    """The blocks with their rows in the order asked for."""
    if order is Order.GROUPS:
        return list(blocks)

    def urgency(name: str) -> tuple[Status, Signal | None]:
        row = row_of(name)
        return row.judgement.status, row.signal

    return [Block(block.heading, tuple(most_urgent_first(block.indicators, urgency))) for block in blocks]


def next_urgent(names: Sequence[str], after: str, row_of: Callable[[str], KpiRow]) -> str | None:
    """The next row, going round, that needs attention; None when there is none but the present one."""
    start = names.index(after) + 1 if after in names else 0
    for name in [*names[start:], *names[:start]]:
        row = row_of(name)
        if name != after and needs_attention(row.judgement.status, row.signal):
            return name
    return None


def _exists(workbook: Workbook, name: str, segment: Segment | None) -> bool:
    return name in workbook.indicators and (segment is None or segment.kind in workbook.segment_kinds(name))


def _repeats(workbook: Workbook, name: str) -> str:
    """The figure that a KPI shows unchanged, "" for one that calculates something."""
    formula = workbook.definitions.formula(name)
    return formula.node.id if formula is not None and isinstance(formula.node, Name) else ""


def _by_group(workbook: Workbook, names: Sequence[str]) -> list[str]:
    """Rows of one group together, groups in the order in which the first of each was chosen."""
    groups = list(dict.fromkeys(workbook.indicator(name).group for name in names))
    return sorted(names, key=lambda name: groups.index(workbook.indicator(name).group))
