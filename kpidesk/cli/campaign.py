"""The command campaign: what one did for a measure, before, during and after it. It changes nothing."""

import argparse
import json
from typing import Any

from kpidesk.analysis.comparison.campaign_lift import MONTHS_BEFORE, Lift, LiftMonth, LiftRefusal, Stage, campaign_lift
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.cli import words
from kpidesk.cli.asked import find_segment, known_segment
from kpidesk.cli.opened import looked_at
from kpidesk.cli.usage import Commands, command, takes_json, takes_segment
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook


def add_campaign(commands: Commands) -> None:
    text = "what a campaign did for a measure, per day: before, during and after it, and in the year before"
    parser = command(commands, "campaign", run_campaign, text, "campaign shop.kpidesk spring visitors --json")
    parser.add_argument("campaign", metavar="CAMPAIGN", help="its name; its card says when it began and ended")
    parser.add_argument("id", metavar="ID", help="a figure or KPI that adds up over days, like orders or revenue")
    takes_segment(parser)
    takes_json(parser)


def run_campaign(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        campaign = _campaign(workbook, arguments.campaign)
        segment = known_segment(workbook, arguments.segment)
        found = campaign_lift(workbook, workbook.named(arguments.id).id, campaign, segment)
        if arguments.json:
            print(json.dumps(_record(found, segment, workbook), ensure_ascii=False, indent=2))
        else:
            print("\n".join(_lines(found, segment, workbook)))


def _campaign(workbook: Workbook, text: str) -> Segment:
    """By its name, with or without the kind before it. Raises Refusal."""
    found = find_segment(workbook, text) if ":" in text else None
    if found not in workbook.segments:
        found = known_segment(workbook, f"{SegmentKind.CAMPAIGN}:{text}")
    if found is None or found.kind is not SegmentKind.CAMPAIGN:
        raise Refusal(f"“{text}” is no campaign; a lift is told of one campaign")
    return found


# -- as JSON ------------------------------------------------------------------------------------------------------


def _record(found: Lift, segment: Segment | None, workbook: Workbook) -> dict[str, Any]:
    """Exact numbers, all rates per day, changes as ratios; null where there is none."""
    return {
        "indicator": found.indicator,
        "campaign": str(found.campaign),
        "segment": str(segment) if segment else None,
        "refusal": str(found.refusal) if found.refusal else None,
        "reason": _refused(found, workbook) if found.refusal else None,
        "before": found.before,
        "during": found.during,
        "after": found.after,
        "against_before": found.against_before,
        "remained": found.remained,
        "against_last_year": found.against_last_year,
        "season": found.season,
        "months_during": found.months_during,
        "months_after": found.months_after,
        "only_partial": found.only_partial,
        "running": found.is_running,
        "usual_range": _range(found.limits),
        "months": [
            {
                "month": str(month.month),
                "stage": str(month.stage),
                "rate": month.rate,
                "last_year": month.last_year,
                "partial": month.partial,
                "outside": month.is_outside,
            }
            for month in found.months
        ],
    }


def _range(limits: Limits | None) -> dict[str, float] | None:
    return None if limits is None else {"low": limits.lower, "high": limits.upper}


# -- in words -----------------------------------------------------------------------------------------------------


def _lines(found: Lift, segment: Segment | None, workbook: Workbook) -> list[str]:
    about = workbook.indicator(found.indicator)
    name = f"{about.name}{f' of {segment.name}' if segment else ''} and the campaign {found.campaign.name}"
    if found.refusal is not None:
        return [f"{name}: {_refused(found, workbook)}"]
    rates = [found.before, found.during, found.after, *(month.rate for month in found.months)]
    decimals = decimals_of(about, *rates)
    return [
        f"{name}, per day",
        *_changes(found, about, decimals),
        _usual(found, about, decimals),
        words.table([["", "", "a day", "a year before"], *(_row(month, about, decimals) for month in found.months)]),
        *_notes(found),
    ]


def _changes(found: Lift, about: Indicator, decimals: int) -> list[str]:
    assert found.before is not None and found.during is not None
    before, during = (words.number(rate, about, decimals) for rate in (found.before, found.during))
    told = [f"before {before}, during {during}: {_percent(found.against_before)}"]
    if found.after is not None:
        months = f"in the month{'s' * (found.months_after > 1)} after {words.number(found.after, about, decimals)}"
        told.append(f"{months}: {_percent(found.remained)} against before")
    if found.against_last_year is not None:
        told.append(f"during, against the same months of the year before: {_percent(found.against_last_year)}")
    if found.season is not None:
        told.append(
            f"in the year before, those months against the {MONTHS_BEFORE} before them: {_percent(found.season)}"
        )
    return told


def _percent(ratio: float | None) -> str:
    return "-" if ratio is None else ENGLISH.percent_change(ratio).replace("\u202f", " ")


def _usual(found: Lift, about: Indicator, decimals: int) -> str:
    if found.limits is None:
        return "too few months before it to tell what is usual"
    low, high = (words.number(end, about, decimals) for end in (found.limits.lower, found.limits.upper))
    outside = [str(month.month) for month in found.months if month.stage is Stage.DURING and month.is_outside]
    seen = f"beyond it: {', '.join(outside)}" if outside else "no month of the campaign is beyond it"
    return f"usual before it: {low} to {high}; {seen}"


def _row(month: LiftMonth, about: Indicator, decimals: int) -> list[str]:
    rate, before = ("-" if value is None else words.number(value, about, decimals) for value in _both(month))
    stage = "" if month.stage in {Stage.EARLIER, Stage.LATER} else str(month.stage)
    return [str(month.month), f"{stage}{', in part' * (month.partial and bool(stage))}", rate, before]


def _both(month: LiftMonth) -> tuple[float | None, float | None]:
    return month.rate, month.last_year


def _notes(found: Lift) -> list[str]:
    notes = ["it still runs"] * found.is_running
    notes += ["it filled no month wholly, so months that it ran in partly are counted whole"] * found.only_partial
    return notes


def _refused(found: Lift, workbook: Workbook) -> str:
    assert found.refusal is not None
    told = _REFUSALS[found.refusal]
    return told if found.reason is None else f"{told}: {words.reason(found.reason, workbook)}"


_REFUSALS = {
    LiftRefusal.NO_START: "its card does not say when it began; kpidesk-cli segment FILE add takes --from",
    LiftRefusal.NOT_YET: "no month of it has figures yet",
    LiftRefusal.FEW_MONTHS_BEFORE: f"{MONTHS_BEFORE} months before it are needed",
    LiftRefusal.MISSING: "a month of it is missing",
    LiftRefusal.WAS_ZERO: "there was nothing before it, and nothing is told in percent of nothing",
    LiftRefusal.NOT_PER_DAY: "only what adds up over days has a lift: choose orders, visitors, revenue or the like",
}
