"""The channel, campaign or product that a saved chart is about: it follows when that one is renamed, merged or goes."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kpidesk.domain.business import SavedChart
from kpidesk.domain.segment import Segment

SEGMENT = "segment"
"""Where the settings of a chart hold it, as `Segment` writes and reads it."""

_MOST = 20_000
"""Characters; settings of ours have a few hundred."""


def settings_of(chart: SavedChart) -> dict[str, Any]:
    """What the chart was saved with; nothing when that cannot be read, whoever wrote it."""
    if len(chart.settings) > _MOST:
        return {}
    try:
        found = json.loads(chart.settings)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def segment_in(settings: Mapping[str, Any]) -> Segment | None:
    """None for the whole business, and for what names no segment."""
    try:
        return Segment.parse(str(settings.get(SEGMENT, "")))
    except ValueError:
        return None


def renamed(charts: Mapping[int, SavedChart], old: Segment, new: Segment) -> dict[int, SavedChart | None]:
    """The charts about ``old``, as charts about ``new``."""
    found: dict[int, SavedChart | None] = {}
    for key, chart in charts.items():
        settings = settings_of(chart)
        if segment_in(settings) == old:
            found[key] = replace(chart, settings=json.dumps(settings | {SEGMENT: str(new)}, ensure_ascii=False))
    return found


def gone(charts: Mapping[int, SavedChart], segment: Segment) -> dict[int, SavedChart | None]:
    """The charts about a segment that goes, to be taken away."""
    return {key: None for key, chart in charts.items() if segment_in(settings_of(chart)) == segment}
