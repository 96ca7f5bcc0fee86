"""Names for exported files that every system accepts."""

import re
import unicodedata

from kpidesk.charts.goal_vs_actual import GoalVsActual

_LONGEST = 80  # characters of one part; far below the 255 bytes that file systems allow for the whole
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)


def file_name(chart: GoalVsActual, suffix: str) -> str:
    """``2026-08_revenue_goal-vs-actual.png``; the name of a channel, campaign or product follows the figure's."""
    segment = chart.facts.segment
    figure = chart.facts.indicator.id.replace("_", "-") + (f"-{segment.name}" if segment else "")
    return f"{chart.month}_{safe_name(figure)}_{chart.kind}.{suffix.lstrip('.')}"


def safe_name(text: str) -> str:
    """Letters, figures and hyphens only, never empty, never a name that Windows keeps for itself."""
    plain = unicodedata.normalize("NFC", text).lower()
    name = re.sub(r"[^\w-]+|_+", "-", plain)
    name = re.sub(r"-{2,}", "-", name)[:_LONGEST].strip("-")
    return f"{name}-1" if name in _RESERVED else name or "chart"
