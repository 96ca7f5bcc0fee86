"""What a ready-made reader is: it knows the file that one program hands out."""

import json
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from typing import Protocol

from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers.bank_rule import BankRule
from kpidesk.exchange.sheet import SourceFile


class Option(StrEnum):
    """What can be said about reading a file; each is a field of `ReaderOptions`."""

    SPLIT = "split"
    ADS = "ads"
    CURRENCY = "currency"
    DECIMAL = "decimal"
    DAY_ORDER = "day_order"
    MONTH = "month"
    RULES = "rules"


class ReaderRefused(Refusal):
    """The file is known but cannot be read as it is.

    ``asks``: saying this in the options would help; ``choices`` are what can be said, empty for anything.
    """

    def __init__(self, sentence: str, asks: Option | None = None, choices: tuple[str, ...] = ()) -> None:
        self.asks, self.choices = asks, choices
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """``split``: also by channel or campaign. ``ads``: sales of paid channels are sales traced to ads.

    ``currency`` is the one to read of several, like EUR. ``decimal`` "." or ",". ``month`` is for a file that does
    not say which month it is. ``rules`` are those for a bank's bookings, the first that fits wins.
    """

    split: bool = False
    ads: bool = False
    currency: str = ""
    decimal: str = ""
    day_order: DayOrder | None = None
    month: Month | None = None
    rules: tuple[BankRule, ...] = ()

    def to_json(self) -> str:
        """What was said; "" when nothing was."""
        said = {
            "split": self.split,
            "ads": self.ads,
            "currency": self.currency,
            "decimal": self.decimal,
            "day_order": self.day_order.value if self.day_order else "",
            "month": str(self.month) if self.month is not None else "",
            "rules": [rule.to_json() for rule in self.rules],
        }
        kept = {name: value for name, value in said.items() if value}
        return json.dumps(kept, ensure_ascii=False) if kept else ""

    @classmethod
    def from_json(cls, text: str) -> "ReaderOptions":
        """Raises Refusal for what is no such text."""
        try:
            match json.loads(text or "{}"):
                case dict() as kept:
                    return cls(
                        split=kept.get("split") is True,
                        ads=kept.get("ads") is True,
                        currency=str(kept.get("currency", "")),
                        decimal=kept.get("decimal", "") if kept.get("decimal") in (".", ",") else "",
                        day_order=DayOrder(kept["day_order"]) if kept.get("day_order") else None,
                        month=Month.parse(kept["month"]) if kept.get("month") else None,
                        rules=tuple(BankRule.from_json(rule) for rule in kept.get("rules", [])),
                    )
        except (ValueError, TypeError, AttributeError, RecursionError):
            pass
        raise Refusal("what was kept about reading this file cannot be read; say it anew")

    @property
    def lasting(self) -> "ReaderOptions":
        """What holds for the next file as well: a month is that of one file."""
        return replace(self, month=None)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a reader looks for.

    ``heading`` is what the program calls it in English, ``names`` are its headings in every language known, best
    first, with | between them; ``*`` in a name stands for anything. ``gives`` is the indicator that it fills, ""
    for none of its own.
    ``is_number``: it shows how the file writes numbers; ``is_whole``: it never has decimals.
    """

    key: str
    heading: str
    meaning: str
    names: str
    _: KW_ONLY
    gives: str = ""
    is_needed: bool = False
    is_number: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a program hands out: ``get_it`` says where, ``columns`` are those that are looked for in it."""

    name: str
    get_it: str
    columns: tuple[Column, ...]


NOTHING_SAID = ReaderOptions()


class Reader(Protocol):
    """``program`` is the key of the source program; ``options`` are those that change what this reader gives."""

    @property
    def name(self) -> str: ...
    @property
    def program(self) -> str: ...
    @property
    def downloads(self) -> tuple[Download, ...]: ...
    @property
    def options(self) -> tuple[Option, ...]: ...

    def recognises(self, source: SourceFile) -> float:
        """From 0, not this program's file, to 1."""
        ...

    def read(self, source: SourceFile, options: ReaderOptions = ...) -> Layout:
        """The figures of the file by month. Raises ReaderRefused with the remedy.

        With ``needs_day_order`` the layout holds no figures: the file does not tell 3 April from 4 March.
        """
        ...
