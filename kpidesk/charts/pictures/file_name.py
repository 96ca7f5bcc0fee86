"""Names for exported charts."""

import re

from kpidesk.charts.chart import Chart
from kpidesk.domain.file_name import safe_name
from kpidesk.domain.segment import Segment


def file_name(chart: Chart, suffix: str, when: str = "") -> str:
    """``2026-08_revenue_goal-vs-actual.png``: the month or what ``when`` says, what it is about, the kind."""
    when = when or str(chart.month)
    return safe_name(f"{when}_{hyphenated(chart.subject)}", when, f"_{chart.kind}.{suffix.lstrip('.')}")


def subject_of(indicator: str, segment: Segment | None = None) -> str:
    """What a chart is about; the name of a channel, campaign or product follows the figure's."""
    return indicator + (f"-{segment.name}" if segment else "")


def hyphenated(text: str) -> str:
    """Small letters and figures, with a hyphen for everything else."""
    return re.sub(r"[^\w]+|_+", "-", text.lower()).strip("-")
