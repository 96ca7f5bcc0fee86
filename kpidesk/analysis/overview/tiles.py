"""Which KPIs stand on the overview as tiles: up to six about the business, up to six about marketing.

Owners' literature keeps the two kinds apart: figures of the business for steering it, figures of marketing for getting
more out of what is spent (business formulas and marketing KPIs, each with a purpose of its own).
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.domain.business import SavedChart
from kpidesk.domain.change import SetSavedCharts
from kpidesk.domain.indicator import Indicator, Kind
from kpidesk.workbook.workbook import Workbook

MOST = 6
"""Tiles on one side."""

KIND = "tiles"
"""What the owner chose is kept in the file among the saved charts, as one of this kind."""

MARKETING_GROUPS = frozenset({"Advertising", "Email", "Social", "Search", "Podcast", "Website"})
"""Every other group, the owner's own as well, is about the business."""


class Side(StrEnum):
    BUSINESS = "business"
    MARKETING = "marketing"


def side_of(about: Indicator) -> Side:
    return Side.MARKETING if about.group in MARKETING_GROUPS else Side.BUSINESS


def offered(workbook: Workbook) -> dict[Side, tuple[str, ...]]:
    """The chosen KPIs of each side, in their order: what can be a tile. The activity index is one of them."""
    known = workbook.indicators
    there = [name for name in workbook.chosen if name in known]
    kpis = [name for name in there if known[name].kind is Kind.KPI or name == INDICATOR]
    return {side: tuple(name for name in kpis if side_of(known[name]) is side) for side in Side}


def tiles(workbook: Workbook) -> dict[Side, tuple[str, ...]]:
    """The tiles of each side in their places: the owner's choice, else what `usual_tiles` says."""
    chosen = _kept(workbook.saved_charts)
    if chosen is None:
        return usual_tiles(workbook)
    possible = offered(workbook)
    return {side: tuple(name for name in chosen if name in possible[side])[:MOST] for side in Side}


def usual_tiles(workbook: Workbook) -> dict[Side, tuple[str, ...]]:
    """The first six KPIs of each side, those with a goal before those without; they stand in the order chosen."""
    aimed = workbook.aimed_at
    found: dict[Side, tuple[str, ...]] = {}
    for side, names in offered(workbook).items():
        first = sorted(names, key=lambda name: name not in aimed)[:MOST]
        found[side] = tuple(name for name in names if name in first)
    return found


def arrangement(workbook: Workbook, names: Iterable[str]) -> SetSavedCharts:
    """The change that makes these the tiles, in this order; what is of one side keeps its order among its own."""
    charts = workbook.saved_charts
    key = next((number for number, chart in charts.items() if chart.kind == KIND), max(charts, default=0) + 1)
    return SetSavedCharts({key: SavedChart("Overview", KIND, "", json.dumps(list(names)))})


def _kept(charts: Mapping[int, SavedChart]) -> list[str] | None:
    """The owner's choice; None when there is none that can be read."""
    text = next((chart.settings for chart in charts.values() if chart.kind == KIND), "")
    try:
        found = json.loads(text) if text else None
    except (ValueError, RecursionError):  # whoever wrote the file
        return None
    if not isinstance(found, list):
        return None
    return list(dict.fromkeys(name for name in found if isinstance(name, str)))
