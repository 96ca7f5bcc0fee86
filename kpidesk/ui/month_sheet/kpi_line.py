"""One KPI beside the month sheet, prepared: what it is now, how it has changed, how it stands to its goal."""

from collections.abc import Iterable
from dataclasses import dataclass

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Direction
from kpidesk.domain.value import Cause, NoValue
from kpidesk.ui.changes.movements import change_cell
from kpidesk.ui.changes.usual_words import range_name
from kpidesk.ui.changes.words import DASH, so_far, status
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.painters.change import ChangeMark, change_words
from kpidesk.ui.painters.status import StatusMark, status_words
from kpidesk.ui.wording import reason_words
from kpidesk.ui.wording.figure_text import figure_text
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class KpiLine:
    """``value`` is "" without one, and ``reason`` says why. ``before`` names the month that it is compared with."""

    id: str
    name: str
    lower_is_better: bool
    value: str
    before: str
    change: ChangeMark
    status: StatusMark
    reason: str = ""

    @property
    def spoken(self) -> str:
        if not self.value:
            return f"{self.name}: {self.reason}"
        changed = f"{self.before} {change_words(self.change)}" if self.change.text not in {"", DASH} else ""
        return ", ".join(part for part in (self.name, self.value, changed, status_words(self.status)) if part)


class KpiWriter:
    """Puts what is known of a KPI in one month into the form of numbers of its reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def line(self, row: KpiRow, refused: Iterable[Cell] = ()) -> KpiLine:
        """``refused`` are cells whose figure is typed but impossible: what needs them has no value."""
        comparison = row.comparison
        about, value, against = comparison.indicator, comparison.value, comparison.previous
        currency = self._workbook.business.currency
        if isinstance(value, NoValue):
            text, reason = "", self._reason(value, set(refused))
        else:
            text, reason = figure_text(value, about, comparison.decimals, self._form, currency), ""
        tint, place = row.previous_tint, self._place(row)
        change = change_cell(comparison, against, tint, place=place, form=self._form, currency=currency)
        return KpiLine(
            id=about.id,
            name=about.name,
            lower_is_better=about.direction is Direction.LOWER,
            value=text,
            before="" if change.mark.faint and comparison.unfinished else month_names.short(against.period.last),
            change=change.mark,
            status=self._status(row),
            reason=reason,
        )

    def _status(self, row: KpiRow) -> StatusMark:
        comparison, judgement = row.comparison, row.judgement
        detail = so_far(comparison.period, self._workbook.calendar) if comparison.unfinished else ""
        return StatusMark(judgement.status, status(judgement), judgement.hollow, detail)

    def _place(self, row: KpiRow) -> str:
        """Where the figure lies against its own past, as far as that bears on its change."""
        if row.usual is None or row.comparison.unfinished:
            return ""
        if row.signal is None:
            return tr("within {range}").format(range=range_name(row.usual, row.comparison.period.last))
        return "" if row.previous_tint is Merit.NONE else tr("not as usual")

    def _reason(self, value: NoValue, refused: set[Cell]) -> str:
        """Short, as it stands below the name: needs “clicked”; needs a valid “opened”."""
        about = self._workbook.indicators.get(value.indicator)
        if value.cause is not Cause.MISSING or about is None or value.month is None:
            return reason_words.short_reason(value)
        named = about.name if value.segment is None else f"{about.name}, {value.segment.name}"
        if Cell(value.indicator, value.month, value.segment) in refused:
            return tr("needs a valid “{figure}”").format(figure=named)
        return tr("needs “{figure}”").format(figure=named)


def in_order(workbook: Workbook, current: Cell | None) -> list[str]:
    """The KPIs that show: those that follow from the current figure first, nearest first, then as they are chosen."""
    kpis = [name for name in workbook.chosen if workbook.indicators[name].is_calculated]
    if current is None:
        return kpis
    definitions = workbook.definitions
    named, moved = definitions.dependents_of(current.indicator), definitions.followers(current.indicator)
    return sorted(kpis, key=lambda name: (name not in moved, name not in named))


def following(workbook: Workbook, cells: Iterable[Cell]) -> frozenset[str]:
    """Everything that may differ when these cells do."""
    return frozenset().union(*(workbook.definitions.followers(cell.indicator) for cell in cells))
