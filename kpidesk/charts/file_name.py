"""Names for exported charts."""

import re

from kpidesk.charts.goal_vs_actual import GoalVsActual
from kpidesk.domain.file_name import safe_name


def file_name(chart: GoalVsActual, suffix: str) -> str:
    """``2026-08_revenue_goal-vs-actual.png``; the name of a channel, campaign or product follows the figure's."""
    segment = chart.facts.segment
    figure = hyphenated(chart.facts.indicator.id + (f"-{segment.name}" if segment else ""))
    month = str(chart.month)
    return safe_name(f"{month}_{figure}", month, f"_{chart.kind}.{suffix.lstrip('.')}")


def hyphenated(text: str) -> str:
    """Small letters and figures, with a hyphen for everything else."""
    return re.sub(r"[^\w]+|_+", "-", text.lower()).strip("-")
