"""One row of the month sheet, prepared for painting, typing and speaking."""

from dataclasses import dataclass, replace
from enum import Enum

from kpidesk.domain.cell import Cell
from kpidesk.ui.month_sheet.words import DASH, tr


class RowKind(Enum):
    PROGRAM = "program"  # heads the figures of one program
    FIGURE = "figure"
    PART = "part"  # one channel, campaign or product of the figure above
    REST = "rest"  # what the parts leave over of their total


class Look(Enum):
    """What a field looks like."""

    TYPED = "typed"
    BLANK = "blank"
    CARRIED = "carried"  # a standing figure that waits to be confirmed
    FILLED = "filled"  # worked out; no border, and Enter passes it
    ENDED = "ended"  # of a part that has ended; Enter passes it
    DRAFT = "draft"  # typed, refused, kept in the field until it is corrected


class Tone(Enum):
    NONE = "none"
    ASK = "ask"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Check:
    """What stands in the check column. ``button`` is what can be said to it there; empty for nothing."""

    words: str = ""
    tone: Tone = Tone.NONE
    button: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """``text`` is the field's figure without its unit, "" for a blank. ``cell`` is None where nothing is typed."""

    kind: RowKind
    program: str
    name: str
    cell: Cell | None = None
    look: Look = Look.BLANK
    text: str = ""
    unit: str = ""
    last: str = DASH
    year: str = DASH
    usual: str = DASH
    check: Check = Check()
    note: str = ""

    @property
    def depth(self) -> int:
        return 1 if self.kind in {RowKind.PART, RowKind.REST} else 0

    @property
    def takes_figures(self) -> bool:
        return self.cell is not None and self.kind is not RowKind.REST

    @property
    def is_on_the_way(self) -> bool:
        """Whether Enter stops here."""
        return self.takes_figures and self.look not in {Look.FILLED, Look.ENDED}

    @property
    def without_button(self) -> "SheetRow":
        """Where nothing can be changed, nothing is offered."""
        return replace(self, check=replace(self.check, button="")) if self.check.button else self

    def with_draft(self, text: str, check: Check) -> "SheetRow":
        """The same row with what was typed and refused in its field."""
        return replace(self, look=Look.DRAFT, text=text, check=check)


def spoken(row: SheetRow, month_before: str, year_before: str) -> str:
    """ "Orders placed, 131 count, July 146, Aug 2025 133, usual range 119 to 162, above the usual range"."""
    if row.kind is RowKind.PROGRAM:
        return row.name
    figure = " ".join(part for part in (row.text, row.unit) if part) if row.text else tr("empty")
    parts = [row.name, figure]
    for title, text in ((month_before, row.last), (year_before, row.year), (tr("usual range"), row.usual)):
        if text != DASH:
            parts.append(f"{title} {text}")
    said = [row.check.words, tr("has a note") if row.note else ""]
    return ", ".join([*parts, *(words for words in said if words)])
