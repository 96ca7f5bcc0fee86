"""What the owner asks a chart for: its kind, what it is about, and what it shows besides."""

from dataclasses import dataclass, field

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.charts.chart import ChartKind
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment


@dataclass(frozen=True, slots=True)
class Options:
    """What a chart shows besides its figures; a kind that knows nothing of an option leaves it alone."""

    previous_year: bool = False
    forecast: bool = False
    limits: bool = True
    notes: bool = True
    difference_arrow: bool = False
    growth_arrow: bool = False
    moving_ranges: bool = False


@dataclass(frozen=True, slots=True)
class ChartAsk:
    """One chart to be made.

    ``indicator`` is an id; empty for kinds about the whole business. ``period`` is what the message is about: its
    last month is the newest shown. ``segment`` is the part of the business, the campaign or the product.
    ``indicators`` are those of a chart of several; empty: the usual ones of that kind.
    """

    kind: ChartKind
    indicator: str
    period: Period
    segment: Segment | None = None
    options: Options = field(default_factory=Options)
    form: NumberForm = ENGLISH
    indicators: tuple[str, ...] = ()
