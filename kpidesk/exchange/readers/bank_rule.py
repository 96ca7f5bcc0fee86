"""What the owner says about bookings: a text in them, and the figure they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kpidesk.domain.refusal import Refusal

OWN_TRANSFER = "own transfer"
"""The target of bookings between accounts of the business: they count nowhere."""
INCOME = frozenset(
    {"revenue", "other_income", "recurring_revenue", "top_client_revenue", "ad_revenue", "invoiced_amount"}
)
"""Figures that money received adds to. To all others money paid out adds, and what comes back is taken off."""
_COUNTED = frozenset({"cash_in", "cash_out", "cash_balance"})


class Sign(StrEnum):
    ANY = "any"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class BankRule:
    """Bookings whose text holds ``contains`` (whatever its case and spacing) go to ``target``, an indicator's id.

    The first rule that fits a booking wins. Raises Refusal for a rule that would take every booking, and for a
    target in which every booking counts already.
    """

    contains: str
    sign: Sign
    target: str

    def __post_init__(self) -> None:
        if not self.contains.strip():
            raise Refusal("a rule needs a text to look for; write a word that stands in the bookings")
        if not self.target or self.target in _COUNTED:
            raise Refusal(
                f"the rule for “{self.contains}” goes to “{self.target}”: every booking counts as money received or "
                f"paid out already; name another figure, or “{OWN_TRANSFER}” to count it nowhere"
            )

    def fits(self, text: str, received: bool) -> bool:
        """``text`` as `plain_text` makes it."""
        if self.sign != Sign.ANY and received != (self.sign == Sign.IN):
            return False
        return _sought(self.contains) in text

    def to_json(self) -> dict[str, str]:
        return {"contains": self.contains, "sign": self.sign.value, "target": self.target}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "BankRule":
        """Raises Refusal for what is no rule."""
        match stored:
            case {"contains": str(contains), "sign": str(sign), "target": str(target)} if sign in set(Sign):
                return cls(contains, Sign(sign), target)
        raise Refusal("a rule that was kept cannot be read; make it anew")


@lru_cache(maxsize=256)
def _sought(contains: str) -> str:
    return plain_text(contains)


def plain_text(text: str) -> str:
    return " ".join(text.casefold().split())
