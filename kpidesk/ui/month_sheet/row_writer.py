"""Puts the facts of a month's entry into the rows of the sheet, in the form of numbers of its reader."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kpidesk.analysis.comparison.unassigned import unassigned
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.questions.line_history import LOOK_BACK
from kpidesk.analysis.questions.month_entry import EntryField, FieldState, MonthEntry, ProgramEntry
from kpidesk.analysis.questions.odd import OddFigures, Oddity, OddKind
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.figures import sentences
from kpidesk.ui.month_sheet import programs, words
from kpidesk.ui.month_sheet.entering import Draft
from kpidesk.ui.month_sheet.program_list import ProgramRow
from kpidesk.ui.month_sheet.sheet_row import Check, Look, RowKind, SheetRow, Tone
from kpidesk.ui.month_sheet.words import DASH, tr
from kpidesk.ui.questions.impossible_words import ImpossibleWords
from kpidesk.ui.questions.odd_words import OddWords
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import bare_text, full_text
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.impossible import Impossible
from kpidesk.workbook.workbook import Workbook

_LOOKS = {
    FieldState.TYPED: Look.TYPED,
    FieldState.MISSING: Look.BLANK,
    FieldState.CARRIED: Look.CARRIED,
    FieldState.FILLED: Look.FILLED,
    FieldState.ENDED: Look.ENDED,
}


class RowWriter:
    """Keeps what is odd about the figures of the month that was written last."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form
        self._impossible, self._odd_words = ImpossibleWords(workbook, form), OddWords(workbook, form)
        self._figures: tuple[Month, OddFigures] | None = None
        self._odd: dict[Cell, Oddity] = {}
        self._plain: dict[Cell, SheetRow] = {}

    def rows(self, entry: MonthEntry, drafts: Mapping[Cell, Draft]) -> list[SheetRow]:
        """Every row; with a draft, what was typed and refused stands in its field."""
        found: list[SheetRow] = []
        self._plain, self._odd = {}, {}
        oddities = self._histories(entry.month)
        for program in entry.programs:
            found.append(SheetRow(RowKind.PROGRAM, program.program, programs.name(program.program)))
            for row in self._of_program(program, oddities):
                found.append(row if row.cell is None else self._with_draft(row, drafts.get(row.cell)))
                if row.cell is not None:
                    self._plain[row.cell] = row
        return found

    def forget(self, effect: Effect) -> None:
        """A change was made: histories that it touched are read again."""
        if self._figures is not None:
            self._figures[1].forget(effect)

    def _histories(self, month: Month) -> OddFigures:
        if self._figures is None or self._figures[0] != month:
            self._figures = month, OddFigures(self._workbook, month.plus(-LOOK_BACK))
        return self._figures[1]

    def programs(self, entry: MonthEntry, rows: Sequence[SheetRow]) -> list[ProgramRow]:
        asking = {row.program for row in rows if row.check.tone is not Tone.NONE}
        return [ProgramRow(one.program, entered(one.fields), one.all, one.program in asking) for one in entry.programs]

    def odd(self, cell: Cell) -> Oddity | None:
        """What to ask about a figure of the month; None for one that is as usual or confirmed."""
        return self._odd.get(cell)

    def cells_of(self, odd: Oddity, month: Month) -> list[Cell]:
        """The figures that “yes, keep it” is about: all of the month for a column that is there twice."""
        if odd.kind is not OddKind.COLUMN_TWICE:
            return [odd.cell]
        return [cell for cell, other in self._odd.items() if other.kind is odd.kind and cell.month == month]

    def plain(self, row: SheetRow) -> SheetRow:
        """The row with what is stored, whatever is typed in it."""
        return self._plain.get(row.cell, row) if row.cell is not None else row

    def refused(self, row: SheetRow, text: str, found: Sequence[Impossible]) -> SheetRow:
        """The row while what is typed in it cannot be."""
        assert row.cell is not None  # nothing is typed elsewhere
        return row.with_draft(text, Check(self._impossible.short(found[0], row.cell), Tone.REFUSE))

    def _with_draft(self, row: SheetRow, draft: Draft | None) -> SheetRow:
        if draft is None:
            return row
        if draft.found:
            return self.refused(row, draft.text, draft.found)
        return row.with_draft(draft.text, Check(tr("not stored"), Tone.REFUSE))

    # -- rows ---------------------------------------------------------------------------------------------------

    def _of_program(self, program: ProgramEntry, oddities: OddFigures) -> Iterator[SheetRow]:
        """What the parts leave over stands below the last of them."""
        fields = program.fields
        for place, field in enumerate(fields):
            yield self._row(program.program, field, oddities)
            kind = _kind(field)
            following = fields[place + 1] if place + 1 < len(fields) else None
            if kind is not None and (following is None or _line(following) != (field.cell.indicator, kind)):
                yield from self._rest(program.program, field, kind)

    def _row(self, program: str, field: EntryField, oddities: OddFigures) -> SheetRow:
        cell, about = field.cell, self._workbook.indicators[field.cell.indicator]
        look = _LOOKS[field.state]
        shows = field.value is not None and look is not Look.BLANK
        text = full_text(field.value, about, self._form) if shows and field.value is not None else ""
        decimals = decimals_of(about, *(value for value in (field.last_month, field.last_year) if value is not None))
        return SheetRow(
            RowKind.FIGURE if cell.segment is None else RowKind.PART,
            program,
            about.name if cell.segment is None else cell.segment.name,
            cell,
            look,
            text.removesuffix(self._form.percent_space + "%"),
            self._unit(about),
            self._earlier(field.last_month, about, decimals),
            self._earlier(field.last_year, about, decimals),
            self._usual(field, about),
            self._check(field, about, oddities),
            self._workbook.note(cell),
        )

    def _rest(self, program: str, field: EntryField, kind: SegmentKind) -> Iterator[SheetRow]:
        """Unassigned: the total less its parts, as far as there is a total."""
        cell, about = field.cell, self._workbook.indicators[field.cell.indicator]
        found = [unassigned(self._workbook, cell.indicator, month, kind) for month in _seen(cell.month)]
        now, last, year = found
        if now is None and last is None:
            return
        several = len({segment.kind for segment in self._workbook.segments_of(cell.indicator)}) > 1
        decimals = decimals_of(about, *(value for value in found if value is not None))
        yield SheetRow(
            RowKind.REST,
            program,
            sentences.unassigned_of(kind) if several else sentences.tr("unassigned"),
            None,
            Look.FILLED,
            "" if now is None else bare_text(now, about, decimals, self._form),
            unit=self._unit(about),
            last=self._earlier(last, about, decimals),
            year=self._earlier(year, about, decimals),
        )

    def _unit(self, about: Indicator) -> str:
        return wording.unit(about.unit, self._workbook.business.currency)

    def _earlier(self, value: float | None, about: Indicator, decimals: int) -> str:
        return DASH if value is None else bare_text(value, about, decimals, self._form)

    def _usual(self, field: EntryField, about: Indicator) -> str:
        if field.state is FieldState.FILLED or about.standing:
            return DASH
        if field.usual is not None:
            return self._odd_words.usual(field.usual.low, field.usual.high, about)
        return tr("from 6 months") if field.cell.segment is None else DASH

    # -- checks -------------------------------------------------------------------------------------------------

    def _check(self, field: EntryField, about: Indicator, oddities: OddFigures) -> Check:
        match field.state:
            case FieldState.CARRIED:
                return Check(tr("carried forward"), Tone.NONE, tr("Confirm"))
            case FieldState.FILLED:
                return Check(self._filled(field, about))
            case FieldState.ENDED:
                return Check(self._ended(field.cell))
            case FieldState.MISSING:
                return Check(self._counts_as_zero() if field.value is not None else "")
        odd = next(iter(oddities.of(field.cell)), None)
        if odd is None:
            return Check(self._remark(field.cell, about))
        short = self._odd_words.short(odd)
        if self._workbook.is_confirmed(field.cell):
            return Check(tr("{words}, confirmed").format(words=short))
        self._odd[field.cell] = odd
        return Check(short, Tone.ASK, tr("Yes, keep it"))

    def _filled(self, field: EntryField, about: Indicator) -> str:
        if about.carried_from and field.value is not None:
            return words.from_end_of(field.cell.month.previous)
        if self._workbook.total_from(about.id) is not None and field.cell.segment is None:
            return tr("sum of the parts")
        return self._counts_as_zero() if about.blank_is_zero else tr("worked out")

    @staticmethod
    def _counts_as_zero() -> str:
        return tr("counts as 0 while empty")

    def _ended(self, cell: Cell) -> str:
        card = self._workbook.segment_card(cell.segment) if cell.segment is not None else None
        if card is None or card.ends is None:
            return tr("not running")
        return tr("ended in {month}").format(month=wording.month(Month.of_date(card.ends)))

    def _remark(self, cell: Cell, about: Indicator) -> str:
        """What else there is to know: how it was before the month was closed, or the sum it was worked out from."""
        restated = self._workbook.restated(cell)
        if restated is not None:
            before = tr("empty") if restated.old is None else full_text(restated.old, about, self._form)
            return tr("restated, was {value}").format(value=before)
        note = self._workbook.note(cell)
        return next((line for line in note.splitlines() if line.startswith("=") and len(line) < _LONG), "")


_LONG = 34  # characters of a sum that stand in the check column; a longer one is in the note


def entered(fields: Iterable[EntryField]) -> int:
    """What the owner has typed or confirmed: a figure carried forward still waits."""
    return sum(field.state is FieldState.TYPED and field.is_counted for field in fields)


def _kind(field: EntryField) -> SegmentKind | None:
    return field.cell.segment.kind if field.cell.segment is not None else None


def _line(field: EntryField) -> tuple[str, SegmentKind | None]:
    return field.cell.indicator, _kind(field)


def _seen(month: Month) -> tuple[Month, Month, Month]:
    return month, month.previous, month.plus(-12)
