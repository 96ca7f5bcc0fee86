"""Why months of a chart are empty, for its footnote: a ring stands where a figure should be."""

from collections.abc import Iterable

from kpidesk.charts.words.missing_words import short_reason
from kpidesk.domain.value import NoValue


def ring_words(gaps: Iterable[tuple[str, NoValue]]) -> str:
    """``Ring = not entered: Mar, Apr``: the names of months by their reason; "" without any."""
    reasons: dict[str, list[str]] = {}
    for name, value in gaps:
        reasons.setdefault(short_reason(value), []).append(name)
    told = "; ".join(f"{reason}: {listed(names)}" for reason, names in reasons.items())
    return f"Ring = {told}" if told else ""


def listed(names: list[str]) -> str:
    """At most four names; more are counted."""
    return ", ".join(names) if len(names) <= 4 else f"{', '.join(names[:3])} and {len(names) - 3} more"
