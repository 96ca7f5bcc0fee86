"""An explanation as lines of a terminal, and as JSON."""

from collections.abc import Iterator
from typing import Any

from kpidesk.cli import words
from kpidesk.domain.indicator import Indicator, Rollup
from kpidesk.domain.value import NoValue
from kpidesk.formula.explain import Explanation, MonthPart
from kpidesk.workbook.workbook import Workbook

_TOGETHER = {
    Rollup.SUM: "sum of the months",
    Rollup.MEAN: "mean of the months",
    Rollup.WEIGHTED_MEAN: "weighted mean of the months",
    Rollup.LAST: "the last month",
    Rollup.FIRST: "the first month",
}


def explained_record(step: Explanation, workbook: Workbook) -> dict[str, Any]:
    """Exact numbers; null where there is none."""
    reason = step.reason
    return {
        "indicator": step.indicator,
        "label": step.label,
        "period": workbook.calendar.name(step.period),
        "segment": str(step.segment) if step.segment else None,
        "value": None if isinstance(step.value, NoValue) else step.value,
        "reason": words.reason(reason, workbook) if reason is not None else None,
        "formula": step.formula or None,
        "substituted": step.substituted or None,
        "put_together": str(step.rollup) if step.rollup else None,
        "months": [_month_record(part) for part in step.months],
        "steps": [explained_record(part, workbook) for part in step.steps],
    }


def explained_lines(step: Explanation, workbook: Workbook, depth: int = 0) -> Iterator[str]:
    about = workbook.indicators.get(step.indicator)
    value = words.value_or_reason(step.value, about, workbook) if about else str(step.value)
    indent = "  " * depth
    where = f" ({step.segment})" if step.segment else ""
    yield f"{indent}{step.label}, {workbook.calendar.name(step.period)}{where}: {value}"
    if step.formula:
        yield f"{indent}  = {step.formula}"
        yield f"{indent}  = {step.substituted}"
    elif step.repeated:
        yield f"{indent}  as above"
    elif len(step.months) > 1 and step.rollup in _TOGETHER:
        parts = ", ".join(f"{part.month} {_month_words(part)}" for part in step.months)
        yield f"{indent}  {_TOGETHER[step.rollup]}: {parts}"
    elif step.months and step.months[0].stands_in and about:
        yield f"{indent}  {_stand_in(about)}"
    for part in step.steps:
        yield from explained_lines(part, workbook, depth + 1)


def _stand_in(about: Indicator) -> str:
    """What counts where nothing was typed."""
    if about.balance:
        return (
            "not typed: opening + gains - losses, that is " + " + ".join(about.balance[:2]) + f" - {about.balance[2]}"
        )
    if about.carried_from:
        return f"not typed: {about.carried_from} from the end of the month before"
    return "not typed: carried forward" if about.standing else "not typed: a blank counts as 0"


def _month_record(part: MonthPart) -> dict[str, Any]:
    return {"month": str(part.month), "value": part.value, "weight": part.weight, "stands_in": part.stands_in}


def _month_words(part: MonthPart) -> str:
    if part.value is None:
        return "missing"
    weight = "" if part.weight is None else f" (weight {part.weight:.15g})"
    return f"{part.value:.15g}{weight}"
