"""Where a sheet worked out a KPI to another value than kpidesk does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpidesk.analysis.source import Source
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.exchange.number_forms import FormFinding, both
from kpidesk.exchange.series import SourceCell, SourceSeries
from kpidesk.exchange.sheet import CellKind

_NOISE = 1e-9
"""Share of a value by which two programs differ for having added in another order."""
_UNKNOWN = frozenset({Cause.MISSING, Cause.UNFINISHED, Cause.MODEL, Cause.MONTHS_ONLY})


@dataclass(frozen=True, slots=True)
class KpiDifference:
    """``theirs`` is the sheet's value, ``ours`` what follows from the figures after the import, or why there is none.

    Both are in the KPI's unit: a percentage is a ratio. ``source`` is the cell.
    """

    kpi: str
    month: Month
    source: SourceCell
    theirs: float
    ours: Value


def differences(source: Source, compared: Sequence[tuple[SourceSeries, str, FormFinding]]) -> Iterator[KpiDifference]:
    """For each series that shows a KPI, the months in which it does not agree to the digits that the sheet shows."""
    for series, kpi, finding in compared:
        is_percent = source.indicator(kpi).unit is Unit.PERCENT
        for cell in series.cells:
            read = _read(cell, finding, is_percent)
            if read is None:
                continue
            ours = source.month_value(kpi, cell.month, series.segment)
            if isinstance(ours, NoValue):
                if ours.cause not in _UNKNOWN:
                    yield KpiDifference(kpi, cell.month, cell, read[0][0], ours)
                continue
            if not any(abs(value - ours) <= allowed + _NOISE * abs(ours) for value, allowed in read):
                nearest = min(read, key=lambda reading: abs(reading[0] - ours))
                yield KpiDifference(kpi, cell.month, cell, nearest[0], ours)


def _read(cell: SourceCell, finding: FormFinding, is_percent: bool) -> list[tuple[float, float]] | None:
    """What the cell can mean, each with half of its last digit: a percentage is written as 12, 12 % or 0.12."""
    if cell.kind is CellKind.NUMBER:
        value, shown, has_percent = float(cell.text), cell.decimals, cell.percent
        digits = shown if shown is not None else _decimals(cell.text, ".") + 2 * has_percent
        allowed = 0.5 * 10.0 ** -(digits + 2 * has_percent)
        read = [(value, allowed)]
    elif cell.kind is CellKind.TEXT:
        with_point, with_comma = both(cell.text)
        decimal = finding.form.decimal
        found = with_point if decimal == "." else with_comma
        if found is None:
            return None
        has_percent = "%" in cell.text
        read = [(found, 0.5 * 10.0 ** -(_decimals(cell.text, decimal) + 2 * has_percent))]
    else:
        return None
    if is_percent and not has_percent:
        read.append((read[0][0] / 100, read[0][1] / 100))
    return read


def _decimals(text: str, decimal: str) -> int:
    return sum(character.isdigit() for character in text.partition(decimal)[2])
