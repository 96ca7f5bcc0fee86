"""What can be said about the figures in a selection: how many, their sum, mean, lowest and highest."""

from collections.abc import Iterable
from dataclasses import dataclass

from kpidesk.analysis.numbers.rounding import decimals_of, exact
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.value import Value
from kpidesk.formula.nature import Nature


@dataclass(frozen=True, slots=True)
class Summary:
    """``cells`` were selected, ``figures`` of them have a value.

    The rest is None unless all figures have one unit. ``total`` is None as well for levels and rates, which do not
    add up. ``indicator`` says how to write the numbers, with ``decimals`` of its unit.
    """

    cells: int
    figures: int
    indicator: Indicator | None = None
    decimals: int = 0
    total: float | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def has_different_units(self) -> bool:
        return self.figures > 0 and self.indicator is None


def summary(figures: Iterable[tuple[Cell, Indicator, Nature, Value | None]]) -> Summary:
    """Sum up what is selected; None is a cell that has no figure."""
    rows = list(figures)
    there = [(about, nature) for _, about, nature, value in rows if isinstance(value, float)]
    values = [value for *_, value in rows if isinstance(value, float)]
    units = {about.unit for about, _ in there}
    if len(units) != 1:
        return Summary(len(rows), len(values))
    exact_total = sum(map(exact, values))
    adds_up = all(nature is Nature.FLOW for _, nature in there)
    about = there[0][0]
    return Summary(
        cells=len(rows),
        figures=len(values),
        indicator=about,
        decimals=max(decimals_of(about, *values) for about in {about.id: about for about, _ in there}.values()),
        total=float(exact_total) if adds_up else None,
        mean=float(exact_total / len(values)),
        low=min(values),
        high=max(values),
    )
