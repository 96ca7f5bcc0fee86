"""What is said about pasting and filling. Plain text only."""

from kpidesk.domain.cell import Cell
from kpidesk.exchange.amount import Marks
from kpidesk.ui.figures.paste import Placed, Plan
from kpidesk.ui.figures.paste_refused import BlockTooLarge, Misfit, PasteRefused, Why
from kpidesk.ui.figures.sentences import tr
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

_MOST_NAMED = 3


def misfits(error: PasteRefused, workbook: Workbook) -> str:
    """Every cell that stood against a paste, the first few by name."""
    named = " ".join(_misfit(misfit, workbook) for misfit in error.misfits[:_MOST_NAMED])
    more = len(error.misfits) - _MOST_NAMED
    if more <= 0:
        rest = ""
    else:
        rest = tr("1 more cell cannot be taken either.") if more == 1 else tr("{n} more cells cannot be taken either.")
    return " ".join(filter(None, (tr("Nothing was pasted."), named, rest.format(n=more))))


def too_large(error: BlockTooLarge) -> str:
    if error.columns > error.columns_there:
        said = tr(
            "Nothing was pasted: the block has {columns} columns, and from this month on there are {there}. "
            "Begin at an earlier month, or copy fewer columns."
        ).format(columns=error.columns, there=error.columns_there)
    else:
        said = tr(
            "Nothing was pasted: the block has {lines} rows, and from this row on there are {there}. "
            "Begin further up, or copy fewer rows."
        ).format(lines=error.lines, there=error.lines_there)
    return said + " " + tr("With rows and columns swapped it fits: Ctrl+Shift+V.") if error.fits_swapped else said


def pasted(placed: Placed, plan: Plan, other: Marks | None) -> str:
    """After a paste; ``other`` marks when it was not read by the reader's own."""
    said = [entered(plan)]
    if placed.by_headings:
        said.append(tr("Each went to the figure and month that the headings name."))
    elif placed.swapped:
        said.append(tr("Rows and columns were swapped."))
    if other is not None:
        comma, point = tr("Numbers were read with a decimal comma."), tr("Numbers were read with a decimal point.")
        said.append(comma if other.decimal == "," else point)
    if placed.unheaded:
        one, many = tr("1 cell without a month above it was left out."), tr("{n} cells without a month were left out.")
        said.append(one if placed.unheaded == 1 else many.format(n=placed.unheaded))
    return " ".join(said)


def entered(plan: Plan) -> str:
    """After a paste or a fill of several figures."""
    cleared = sum(value is None for value in plan.values.values())
    count = len(plan.values)
    said = [tr("1 figure entered.") if count == 1 else tr("{n} figures entered.").format(n=count)]
    if 0 < cleared < count:
        done = tr("1 figure entered") if count - cleared == 1 else tr("{n} figures entered")
        said = [tr("{done}, {blank} cleared.").format(done=done.format(n=count - cleared), blank=cleared)]
    elif cleared:
        said = [tr("1 cell cleared.") if count == 1 else tr("{n} cells cleared.").format(n=count)]
    for number, one, many in (
        (plan.skipped, tr("1 calculated cell was left out."), tr("{n} calculated cells were left out.")),
        (plan.left, tr("1 blank cell left what was there."), tr("{n} blank cells left what was there.")),
        (plan.others, tr("1 cell of another unit was left out."), tr("{n} cells of another unit were left out.")),
    ):
        if number:
            said.append(one if number == 1 else many.format(n=number))
    return " ".join(said)


def by_headings(placed: Placed) -> str:
    """Before a block goes elsewhere than to the selection."""
    figures = len({slot.row for slot in placed.slots})
    months = sorted({slot.month for slot in placed.slots})
    named = tr("1 figure") if figures == 1 else tr("{n} figures").format(n=figures)
    if len(months) == 1:
        span = wording.month(months[0])
    else:
        span = tr("{first} to {last}").format(first=wording.month(months[0]), last=wording.month(months[-1]))
    return tr(
        "The copied block has headings: {figures}, {months}. Each value goes to its own figure and month, "
        "not to the selection."
    ).format(figures=named, months=span)


def _misfit(misfit: Misfit, workbook: Workbook) -> str:
    place = tr("Line {line}, column {column}").format(line=misfit.line, column=misfit.column)
    match misfit.why:
        case Why.HEADING:
            return tr("{place} falls on the heading “{group}”.").format(place=place, group=misfit.about)
        case Why.UNKNOWN_NAME:
            said = tr("{place}: “{name}” is none of the figures that you have chosen. Choose it first, or correct it.")
            return said.format(place=place, name=misfit.about)
        case Why.MONTH_TOO_LATE:
            return tr("{place} ({where}): this month cannot be entered yet.").format(
                place=place, where=_where(misfit.cell, workbook)
            )
        case Why.TWICE:
            return tr("{place} ({where}): another cell of the block goes there as well.").format(
                place=place, where=_where(misfit.cell, workbook)
            )
        case Why.NOT_READ:
            stop = "" if misfit.about.endswith(".") else "."
            return f"{place} ({_where(misfit.cell, workbook)}): {misfit.about}{stop}"


def _where(cell: Cell | None, workbook: Workbook) -> str:
    return wording.cell(cell, workbook) if cell is not None else ""
