"""What the owner decided about an import, as text that a file remembers."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.exchange.amount import COMMA, POINT, Marks
from kpidesk.exchange.layout import Direction, Layout, LayoutOptions
from kpidesk.exchange.month_words import DayOrder, folded
from kpidesk.exchange.readers.reader import ReaderOptions


@dataclass(frozen=True, slots=True)
class Target:
    """Where a series goes: an indicator, for the whole business or a ``segment``; or nowhere.

    With a ``label`` instead of an indicator it becomes a new input figure of the owner's own, in ``unit``.
    """

    indicator: str = ""
    segment: Segment | None = None
    label: str = ""
    unit: Unit | None = None

    @property
    def is_nowhere(self) -> bool:
        return not self.indicator and not self.label


NOWHERE = Target()


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """Keys of series are those of `SourceSeries`; what a mapping does not name is found by the program.

    ``scales``: by how much the numbers of a series are multiplied, 1 for taking them as written; without one
    by what the heading says, 1,000 for k€. ``by_month``: lines of one month are totalled, each figure by its own
    rule. ``corrections`` are figures typed in place of cells, by series and month; None leaves the cell out.
    ``reopen``: closed months that may change, for the ``reason``. ``reader`` is the ready-made reader and
    ``reader_options`` its own settings, as its JSON text.
    """

    targets: Mapping[str, Target] = field(default_factory=dict)
    forms: Mapping[str, Marks] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    layout: LayoutOptions = field(default_factory=LayoutOptions)
    by_month: bool = False
    corrections: Mapping[tuple[str, Month], float | None] = field(default_factory=dict)
    reopen: frozenset[Month] = frozenset()
    reason: str = ""
    reader: str = ""
    reader_options: str = ""

    def to_json(self) -> str:
        """What holds for the next file of this shape as well: no corrections, no months, no year."""
        kept = {
            "targets": {key: _target_text(target) for key, target in self.targets.items()},
            "forms": {key: form.decimal for key, form in self.forms.items()},
            "scales": dict(self.scales),
            "direction": self.layout.direction,
            "day_order": self.layout.day_order,
            "sheets": list(self.layout.sheets) if self.layout.sheets is not None else None,
            "by_month": self.by_month,
            "reader": self.reader,
            "reader_options": ReaderOptions.from_json(self.reader_options).lasting.to_json(),
        }
        return json.dumps({name: value for name, value in kept.items() if value}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "ImportSettings":
        """The settings that were kept; whatever of them makes no sense is as if it had never been said."""
        try:
            kept = json.loads(text) if text else {}
        except (ValueError, RecursionError):
            kept = {}
        return _settings(kept) if isinstance(kept, dict) else cls()

    def with_target(self, key: str, target: Target) -> "ImportSettings":
        return replace(self, targets={**self.targets, key: target})

    def with_form(self, key: str, form: Marks) -> "ImportSettings":
        return replace(self, forms={**self.forms, key: form})


def _target_text(target: Target) -> dict[str, str]:
    parts = {
        "indicator": target.indicator,
        "segment": str(target.segment) if target.segment else "",
        "label": target.label,
        "unit": target.unit or "",
    }
    return {name: part for name, part in parts.items() if part}


def _settings(kept: Mapping[str, Any]) -> ImportSettings:
    sheets = kept.get("sheets")
    return ImportSettings(
        targets={key: target for key, told in _table(kept, "targets").items() if (target := _target(told)) is not None},
        forms={key: _FORMS[told] for key, told in _table(kept, "forms").items() if told in (".", ",")},
        scales={key: told for key, told in _table(kept, "scales").items() if told in (1, 1_000, 1_000_000)},
        layout=LayoutOptions(
            direction=_one_of(Direction, kept.get("direction")),
            day_order=_one_of(DayOrder, kept.get("day_order")),
            sheets=tuple(map(str, sheets)) if isinstance(sheets, list) and sheets else None,
        ),
        by_month=kept.get("by_month") is True,
        reader=reader if isinstance(reader := kept.get("reader"), str) else "",
        reader_options=_options_text(kept.get("reader_options")),
    )


def _options_text(told: object) -> str:
    """What the reader itself understands, and nothing else."""
    try:
        return ReaderOptions.from_json(told).to_json() if isinstance(told, str) else ""
    except Refusal:
        return ""


_FORMS = {".": POINT, ",": COMMA}


def _table(kept: Mapping[str, Any], name: str) -> dict[str, Any]:
    told = kept.get(name)
    if not isinstance(told, dict):
        return {}
    return {key: value for key, value in told.items() if isinstance(value, str | int | dict)}


def _one_of(words: Any, told: object) -> Any:
    return words(told) if isinstance(told, str) and told in set(words) else None


def _target(told: object) -> Target | None:
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        return None
    try:
        segment = Segment.parse(told["segment"]) if told.get("segment") else None
        unit = Unit(told["unit"]) if told.get("unit") else None
    except ValueError:
        return None
    return Target(told.get("indicator", ""), segment, told.get("label", ""), unit)


def shape_of(layout: Layout) -> str:
    """The same for files that differ in their months and figures only: made of the headings and the direction.

    All files of one ready-made reader have one shape, whatever is chosen from them.
    """
    if layout.reader:
        return reader_shape(layout.reader)
    headings = sorted(folded(series.key) for series in layout.series)
    return _short(["", layout.direction, *headings])


def reader_shape(name: str) -> str:
    """The shape of all files that the ready-made reader of that name knows."""
    return _short([name])


def _short(parts: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
