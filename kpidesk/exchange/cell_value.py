"""The figure that a cell of a file is, or the reason why it is none."""

from dataclasses import dataclass
from typing import NamedTuple

from kpidesk.domain.indicator import Unit
from kpidesk.domain.value import is_storable
from kpidesk.exchange.amount import Marks
from kpidesk.exchange.currency_marks import currency_of
from kpidesk.exchange.line_words import is_error
from kpidesk.exchange.number_forms import FormFinding, both, is_doubtful, looks_numeric
from kpidesk.exchange.series import SourceCell, SourceSeries
from kpidesk.exchange.sheet import CellKind

_DIGITS = 15
_DASHES = frozenset("-−–—‐‑―")


class CellValue(NamedTuple):
    """``value`` None with a ``reason``: refused; with ``is_blank`` the cell holds nothing, as a dash does."""

    value: float | None
    reason: str = ""
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class CellReader:
    """How the cells of one series become figures in ``unit``.

    ``in_percent``: numbers without % are meant in percent. ``scale`` is what they are multiplied by. ``currency`` is
    that of most cells, "" where none shows one; a figure in another one is refused.
    """

    finding: FormFinding
    unit: Unit
    in_percent: bool = False
    scale: int = 1
    currency: str = ""

    def read(self, cell: SourceCell) -> CellValue:
        match cell.kind:
            case CellKind.NUMBER:
                return self._scaled(float(cell.text), cell.percent)
            case CellKind.ERROR:
                return _error(cell.text)
            case CellKind.UNCALCULATED:
                return CellValue(
                    None, "the file does not hold the result of this formula; calculate the sheet, save it"
                )
            case CellKind.DATE:
                return CellValue(None, f"{cell.text} is a date, not a number")
            case CellKind.EMPTY:
                return CellValue(None, is_blank=True)
        return self._text(cell.text)

    def _text(self, text: str) -> CellValue:
        if not text or set(text) <= _DASHES:
            return CellValue(None, "a dash is a blank" if text else "", is_blank=True)
        if is_error(text):
            return _error(text)
        if not self.finding.is_decided and is_doubtful(text):
            readings = " or ".join(f"{value:,.15g}" for value in both(text) if value is not None)
            return CellValue(None, f"“{text}” can be read in two ways, {readings}; choose the number form")
        value = both(text)[self.finding.form.decimal == ","]
        if value is None:
            return CellValue(None, _why_no_number(text, self.finding.form))
        if self.currency and (other := currency_of(text)) and other != self.currency:
            return CellValue(None, f"“{text}” is in another currency than most figures here, {self.currency}")
        return self._scaled(value, "%" in text)

    def _scaled(self, value: float, has_percent: bool) -> CellValue:
        if has_percent and self.unit is not Unit.PERCENT:
            return CellValue(None, "this is a percentage, but the figure is none")
        if self.in_percent and not has_percent:
            value /= 100
        figure = float(f"{value * self.scale:.15g}") + 0.0
        if not is_storable(figure):
            return CellValue(None, "more than 15 digits cannot be kept exactly; round it, or use thousands")
        return CellValue(figure)


def _error(text: str) -> CellValue:
    return CellValue(None, f"the sheet shows the error {text}; type the figure, or correct the sheet")


def _why_no_number(text: str, form: Marks) -> str:
    if sum(character.isdigit() for character in text) > _DIGITS:
        return f"“{text[:40]}” has more than {_DIGITS} digits, which cannot be kept exactly; round it, or use thousands"
    if looks_numeric(text):
        return f"“{text}” has another decimal mark than {form.example}, the number form of this figure"
    return f"“{text[:120]}” is text, not a number"


def means_percent(series: SourceSeries, unit: Unit) -> bool:
    """Whether numbers without % in a series of a percentage are meant in percent: its heading says so, or one of them
    is more than a whole and a half.
    """
    if unit is not Unit.PERCENT:
        return False
    if "%" in series.unit or "%" in series.heading:
        return not any(cell.percent for cell in series.cells)
    numbers = [cell for cell in series.cells if not cell.percent and "%" not in cell.text]
    return any(_size(cell.text) > _MOST_AS_RATIO for cell in numbers)


_MOST_AS_RATIO = 1.5


def _size(text: str) -> float:
    """The smaller of the two readings, so that 1,234 proves nothing."""
    return min((abs(value) for value in both(text) if value is not None), default=0.0)
