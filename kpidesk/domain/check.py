"""What a typed figure is held against: another figure, or a sum of others of the same month."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How the figure must stand to the result of the formula."""

    AT_MOST = "at most"
    AT_LEAST = "at least"
    NEAR = "near"


class Severity(StrEnum):
    REFUSE = "refuse"  # impossible otherwise: such a figure is not taken
    ASK = "ask"  # odd otherwise: taken, and asked about


@dataclass(frozen=True, slots=True)
class Check:
    """``formula`` is canonical text, worked out for the figure's month and segment; without a result nothing is asked.

    ``within`` belongs to NEAR: the part of the result that the figure may be away from it; 0 means equal.
    """

    relation: Relation
    formula: str
    severity: Severity
    within: float = 0.0

    def holds(self, value: float, bound: float) -> bool:
        """Whether ``value`` stands to ``bound`` as it should; what a sum of binary fractions leaves over is nothing."""
        noise = NOISE * max(abs(value), abs(bound))
        match self.relation:
            case Relation.AT_MOST:
                return value <= bound + noise
            case Relation.AT_LEAST:
                return value >= bound - noise
            case Relation.NEAR:
                return abs(value - bound) <= self.within * abs(bound) + noise


NOISE = 1e-9
"""The part of a figure that is lost when fractions are added in binary: no difference that anybody typed."""
