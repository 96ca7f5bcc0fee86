"""An indicator: anything with a value per month, typed (an input figure) or calculated (a KPI)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.check import Check
from kpidesk.domain.segment import SegmentKind


class Unit(StrEnum):
    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"  # held as a ratio: 0.05 is 5 %
    RATIO = "ratio"
    SCORE = "score"
    INDEX = "index"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    MONEY_PER_HOUR = "money per hour"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"
    NEUTRAL = "neutral"


class Rollup(StrEnum):
    """How months become a quarter, a year or any longer period."""

    SUM = "sum"
    LAST = "last"
    FIRST = "first"
    MEAN = "mean"
    WEIGHTED_MEAN = "weighted mean"  # weighted by the indicator named in `weight`
    RECOMPUTED = "recomputed"  # a formula, evaluated on aggregated inputs
    MONTHS_ONLY = "months only"  # a formula that says nothing about longer periods


class Kind(StrEnum):
    INPUT = "input"
    HELPER = "helper"  # a registered formula, not shown as a KPI
    KPI = "kpi"
    MODEL = "model"  # listed with its texts; no formula of a month tells it


@dataclass(frozen=True, slots=True)
class Texts:
    """What an indicator says about itself, in the program's own voice; each may be empty."""

    definition: str = ""
    tells_you: str = ""
    if_off: str = ""  # what to do when it is off
    variants: str = ""
    undefined_when: str = ""  # completes "not defined: ..."
    caution: str = ""  # how the formula must be read
    example: str = ""
    look_up_in: str = ""  # where the owner finds the figure
    checks: str = ""  # what a plausible figure looks like
    sources: tuple[str, ...] = ()  # documents the definition comes from; "addition" for our own


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the business.

    ``formula`` is canonical text (ids, ``.`` and ``,``) and empty for an input figure. ``decimals`` None means the
    unit's usual digits. ``standing`` figures are carried forward until changed. ``blank_is_zero`` figures count as 0
    in a month in which their group is in use. ``carried_from`` names the figure whose value at the end of the month
    before fills a blank; ``balance`` is (opening, gains, losses) and fills a blank with opening + gains - losses.

    Of a typed figure: ``program`` is the key of the program in which the owner finds it. Below ``lowest``, above
    ``highest`` and, where it is ``whole``, between whole numbers it is impossible; None sets no limit. With
    ``excludes_lowest`` the lowest itself is impossible, too. ``checks`` hold it against other figures.
    """

    id: str
    label: str
    unit: Unit
    group: str
    kind: Kind = Kind.INPUT
    direction: Direction = Direction.NEUTRAL
    decimals: int | None = None
    rollup: Rollup = Rollup.SUM
    weight: str = ""
    formula: str = ""
    short_label: str = ""
    segment_kinds: frozenset[SegmentKind] = frozenset()
    core: bool = False
    standing: bool = False
    blank_is_zero: bool = False
    carried_from: str = ""
    balance: tuple[str, str, str] | None = None
    own: bool = False
    texts: Texts = Texts()
    program: str = ""
    lowest: float | None = None
    highest: float | None = None
    excludes_lowest: bool = False
    whole: bool = False
    checks: tuple[Check, ...] = ()

    @property
    def is_calculated(self) -> bool:
        return self.kind is not Kind.INPUT

    @property
    def name(self) -> str:
        """The shortest wording that is still clear, for tables and charts."""
        return self.short_label or self.label

    @property
    def parts_add_up(self) -> bool:
        """Whether its channels, campaigns or products together are at most the whole.

        Not averages and shares; nor counts of one day, in which the same person or market may be in several parts.
        """
        return self.rollup is Rollup.SUM or (self.rollup is Rollup.LAST and self.unit is Unit.MONEY)

    @property
    def filled_from(self) -> tuple[str, ...]:
        """Figures that a blank cell of this one is worked out from."""
        return (self.balance or ()) + ((self.carried_from,) if self.carried_from else ())


ID_PATTERN = re.compile(r"[a-z][a-z0-9_]{0,59}")
"""What an indicator's id looks like."""
