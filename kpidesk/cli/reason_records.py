"""Why, what it would take, and demand: as JSON, with exact numbers and null where there is none."""

from typing import Any

from kpidesk.analysis.causes.bridge import Bridge, BridgeStep, bridge
from kpidesk.analysis.causes.drivers import Driver, Why
from kpidesk.analysis.causes.mixed_terms import Key
from kpidesk.analysis.demand.demand import BestPrice, Demand
from kpidesk.analysis.demand.demand_curve import LinearCurve, PowerCurve
from kpidesk.analysis.demand.elasticity import Elasticity
from kpidesk.analysis.levers.solve import Solution
from kpidesk.cli import words
from kpidesk.cli.reason_words import solution_sentence, why_sentence
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.workbook import Workbook


def _number(value: Value | None) -> float | None:
    return None if isinstance(value, NoValue) else value


def _reason(reason: NoValue | None, workbook: Workbook) -> str | None:
    return None if reason is None else words.reason(reason, workbook)


def _figure(figure: Key) -> dict[str, str | None]:
    return {"indicator": figure[0], "segment": str(figure[1]) if figure[1] else None}


def why_record(found: Why, workbook: Workbook) -> dict[str, Any]:
    """Exact effects; ``bridge`` has them as displayed, so that they add up."""
    about = workbook.indicator(found.indicator)
    steps = None if found.reason is not None else bridge(found, about, list(workbook.indicators))
    return {
        "indicator": found.indicator,
        "unit": str(about.unit),
        "segment": str(found.segment) if found.segment else None,
        "from": workbook.calendar.name(found.before),
        "to": workbook.calendar.name(found.after),
        "start": _number(found.start),
        "end": _number(found.end),
        "change": found.change,
        "sentence": why_sentence(found, workbook),
        "reason": _reason(found.reason, workbook),
        "blocked": found.is_blocked,
        "running": str(found.running) if found.running else None,
        "orders": found.orders,
        "all_orders": found.all_orders,
        "drivers": [
            {
                **_step(driver),
                "before": _number(driver.before),
                "after": _number(driver.after),
            }
            for driver in found.drivers
        ],
        "bridge": None if steps is None else _bridge_record(steps),
    }


def _bridge_record(bridge: Bridge) -> dict[str, Any]:
    return {
        "start": bridge.start,
        "end": bridge.end,
        "decimals": bridge.decimals,
        "steps": [{**_step(step), "shown": step.shown} for step in bridge.steps],
    }


def _step(step: Driver | BridgeStep) -> dict[str, Any]:
    return {
        "kind": str(step.kind),
        "figures": [_figure(figure) for figure in step.figures],
        "effect": step.effect,
        "merit": str(step.merit),
    }


def solution_record(found: Solution, figure: Key, workbook: Workbook) -> dict[str, Any]:
    lever = found.lever
    goal = found.goal if isinstance(found.goal, Goal) else None
    return {
        "indicator": found.indicator,
        "figure": _figure(figure),
        "period": workbook.calendar.name(found.period),
        "segment": str(found.segment) if found.segment else None,
        "goal": goal.value if goal else None,
        "goal_upper": goal.upper if goal else None,
        "outcome": str(found.outcome),
        "sentence": solution_sentence(found, figure, workbook),
        "reason": _reason(found.reason, workbook),
        "value": _number(found.present),
        "figure_now": _number(found.figure_now),
        "needed": found.needed,
        "with_needed": found.with_needed,
        "total": found.total,
        "ranges": [
            {"low": one.low, "high": one.high, "low_is_edge": one.low_is_edge, "high_is_edge": one.high_is_edge}
            for one in found.ranges
        ],
        "best": found.best,
        "with_best": found.with_best,
        "best_month": None
        if found.best_month is None
        else {"month": str(found.best_month[0]), "value": found.best_month[1]},
        "months": [str(month) for month in lever.months] if lever else [],
        "usual": lever.now if lever else None,
        "assumed": [
            {**_figure(one.figure), "months": [str(month) for month in one.months], "each": one.each}
            for one in (lever.assumed if lever else ())
        ],
        "running": str(found.running) if found.running else None,
    }


def demand_record(found: Demand) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "product": str(found.product) if found.product else None,
        "months": [{"month": str(Month(p.month)), "price": p.price, "units": p.units} for p in found.points],
        "left_out": {str(month): str(reason) for month, reason in found.left_out.items()},
        "price": found.price,
        "unit_cost": found.cost,
        "elasticity": found.elasticity,
        "refusal": str(verdict.refusal) if verdict.refusal else None,
        "curve": _curve_record(verdict.shown),
        "other_curve": _curve_record(verdict.other),
        "both_fit": verdict.both_fit,
        "revenue_price": _best_record(verdict.revenue),
        "profit_price": _best_record(verdict.profit),
        "direction": str(verdict.towards) if verdict.towards else None,
    }


def elasticity_record(
    found: Elasticity, product: Segment | None, names: tuple[str, str], workbook: Workbook
) -> dict[str, Any]:
    """Of two periods by name; null where it is refused."""
    return {
        "product": str(product) if product else None,
        "from": names[0],
        "to": names[1],
        "elasticity": found.point,
        "arc": found.arc,
        "refusal": str(found.refusal) if found.refusal else None,
        "reason": _reason(found.reason, workbook),
    }


def _curve_record(curve: LinearCurve | PowerCurve | None) -> dict[str, Any] | None:
    if curve is None:
        return None
    return {
        "kind": "linear" if isinstance(curve, LinearCurve) else "power",
        "a": curve.a,
        "b": curve.b,
        "b_error": curve.line.slope_error,
        "b_range": list(curve.b_range),
        "smearing": None if isinstance(curve, LinearCurve) else curve.smearing,
        "trend": curve.trend,
        "r_squared": curve.line.r_squared if isinstance(curve, LinearCurve) else None,
        "error": curve.error,
    }


def _best_record(best: BestPrice | None) -> dict[str, Any] | None:
    """The price is null where it must not be told."""
    if best is None:
        return None
    told = best.refusal is None
    return {
        "price": best.price if told else None,
        "range": list(best.range) if told and best.range else None,
        "refusal": str(best.refusal) if best.refusal else None,
    }
