"""Charts that are refused: the sentence takes the place of the picture."""

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.pictures.file_name import subject_of


def refused(ask: ChartAsk, reason: str, instead: ChartKind | None = None) -> RefusedChart:
    """``reason`` is a whole sentence for the owner; ``instead`` the nearest kind that works for what is asked about."""
    subject = subject_of(ask.indicator or "business", ask.segment)
    return RefusedChart(ask.kind, reason, ask.period.last, subject, instead, ask.form)
