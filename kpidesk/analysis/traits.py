"""What the owner says of the business, out of the texts that the file keeps. A text of which nothing can be made is
as good as none.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol

from kpidesk.analysis.activity_parts import USUAL_WEIGHTS, Part, Weights, checked
from kpidesk.domain.change import SetTraits
from kpidesk.domain.period import Calendar, Period

SEASONAL, ACTIVITY = "seasonal", "activity"


class Seasonal(StrEnum):
    """Whether the same months bring more every year, as the owner says."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Told(Protocol):
    """A business that tells what is known of it. A `Workbook` is one."""

    @property
    def calendar(self) -> Calendar: ...

    def trait(self, name: str, /) -> str: ...


# -- seasonal -----------------------------------------------------------------------------------------------------


def seasonal_of(business: Told, indicator: str = "") -> bool | None:
    """Of one indicator what is said of it, else of the business; None: the owner does not know, or has not said."""
    own = _seasonal(business.trait(f"{SEASONAL}:{indicator}")) if indicator else None
    said = own if own is not None else _seasonal(business.trait(SEASONAL))
    return None if said is None or said is Seasonal.UNKNOWN else said is Seasonal.YES


def seasonal_said(business: Told, indicator: str = "") -> Seasonal | None:
    """What was said of just that, the business or one indicator; None: nothing."""
    return _seasonal(business.trait(f"{SEASONAL}:{indicator}" if indicator else SEASONAL))


def saying_seasonal(said: Seasonal | None, indicator: str = "") -> SetTraits:
    """The change that notes it, of the business or of one indicator; None takes it back."""
    name = f"{SEASONAL}:{indicator}" if indicator else SEASONAL
    return SetTraits({name: "" if said is None else json.dumps({"is": str(said)})})


def _seasonal(text: str) -> Seasonal | None:
    said = _read(text).get("is")
    return Seasonal(said) if isinstance(said, str) and said in set(Seasonal) else None


# -- activity -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ActivitySettings:
    """``base`` is the period that counts as 100; None: the first month with all the parts."""

    weights: Weights = field(default_factory=lambda: USUAL_WEIGHTS)
    base: Period | None = None


def activity_settings(business: Told) -> ActivitySettings:
    """What the owner keeps for the activity index, or what is usual."""
    held = _read(business.trait(ACTIVITY))
    return ActivitySettings(_weights(held.get("weights")), _base(business, held.get("base")))


def activity_changed_on(business: Told) -> dt.date | None:
    """The day on which the weights were last made others; all history is worked out with them, so it has to be said."""
    told = _read(business.trait(ACTIVITY)).get("changed")
    try:
        return dt.date.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None


def keeping_activity(business: Told, settings: ActivitySettings | None, on: dt.date | None = None) -> SetTraits:
    """The change that keeps them, made on that day; None goes back to what is usual.

    Raises ValueError for weights that are none.
    """
    if settings is None:
        return SetTraits({ACTIVITY: ""})
    weights = checked(settings.weights)
    held: dict[str, Any] = {"weights": {str(part): weight for part, weight in weights.items()}}
    changed = on if weights != checked(activity_settings(business).weights) else activity_changed_on(business)
    if changed is not None:
        held["changed"] = changed.isoformat()
    if settings.base is not None:
        held["base"] = business.calendar.name(settings.base)
    return SetTraits({ACTIVITY: json.dumps(held)})


def _weights(given: object) -> Weights:
    if not isinstance(given, dict):
        return USUAL_WEIGHTS
    try:
        return checked({Part(name): float(weight) for name, weight in given.items()})
    except (ValueError, TypeError, OverflowError):
        return USUAL_WEIGHTS


def _base(business: Told, given: object) -> Period | None:
    try:
        return business.calendar.parse(given) if isinstance(given, str) else None
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _read(text: str) -> Mapping[str, Any]:
    """Asked again for every forecast: read once."""
    try:
        held = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}
