"""The command activity: how busy the business is as a whole; with --keep and --usual, by which weights."""

import argparse
import json
from typing import Any

from kpidesk.analysis.activity.activity import (
    GOAL_AFTER,
    ActivityChange,
    ActivityIndex,
    NoIndex,
    activity_change,
    history_length,
    scale_of,
)
from kpidesk.analysis.activity_parts import Weights, checked, counts_twice
from kpidesk.analysis.traits import activity_changed_on, activity_settings
from kpidesk.cli import foresight_words as say
from kpidesk.cli import words
from kpidesk.cli.activity_weights import keep, read_weights, takes_weights, tell_kept
from kpidesk.cli.asked import read_period
from kpidesk.cli.opened import looked_at
from kpidesk.cli.usage import Commands, command, takes_json
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.workbook import Workbook


def add_activity(commands: Commands) -> None:
    text = "how busy the business is against a base of 100, and which parts made it so; without --at tell the weights"
    examples = (
        "activity shop.kpidesk --at 2011-11 --json\n"
        "activity shop.kpidesk --keep --weight visits=40 --weight orders=40 --weight satisfaction=20 --base 2011-01\n"
        "activity shop.kpidesk --usual"
    )
    parser = command(commands, "activity", run_activity, text, examples)
    parser.add_argument("--at", metavar="PERIOD", help="2011-11, 2011-Q4 or 2011")
    takes_weights(parser)
    takes_json(parser)


def run_activity(arguments: argparse.Namespace) -> None:
    if arguments.keep or arguments.usual:
        keep(arguments)
    if arguments.at:
        _tell_index(arguments)
        return
    if (arguments.weight or arguments.base) and not arguments.keep:
        raise Refusal("give --at with a month, quarter or year to try weights, or --keep to keep them")
    tell_kept(arguments)


def _tell_index(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        period = read_period(workbook, arguments.at)
        kept = activity_settings(workbook)
        weights = read_weights(arguments.weight) or kept.weights
        try:
            base = read_period(workbook, arguments.base) if arguments.base else kept.base
            scale = scale_of(workbook, weights, base)
        except ValueError as error:
            raise Refusal(str(error)) from None
        index = scale if isinstance(scale, NoIndex) else scale.index(workbook, period)
        if isinstance(scale, NoIndex) or isinstance(index, NoIndex):
            assert isinstance(index, NoIndex)
            raise Refusal(say.no_index(index, workbook))
        before = scale.index(workbook, period.previous)
        change = activity_change(scale, before, index) if isinstance(before, ActivityIndex) else None
        record = _index_record(workbook, index)
        months = history_length(workbook, scale)
        record |= {
            "previous": before.value if isinstance(before, ActivityIndex) else None,
            "change": {str(part): step for part, step in change.contributions.items()}
            if isinstance(change, ActivityChange)
            else None,
            "counts_twice": counts_twice(weights),
            "weights_changed_on": _changed_on(workbook, weights),
            "history": months,
            "goal_allowed": months >= GOAL_AFTER,
        }
        if arguments.json:
            print(json.dumps(record, ensure_ascii=False, indent=2))
        else:
            print("\n".join([*_index_lines(workbook, index), *_notes(record)]))


def _changed_on(workbook: Workbook, weights: Weights) -> str | None:
    """Of the weights that are kept; others that are only tried have no day."""
    changed = activity_changed_on(workbook)
    is_kept = checked(weights) == checked(activity_settings(workbook).weights)
    return changed.isoformat() if changed is not None and is_kept else None


def _notes(record: dict[str, Any]) -> list[str]:
    changed = f"weights changed on {record['weights_changed_on']}"
    twice = "revenue is orders times order value: together they count twice"
    early = f"{record['history']} months so far; give it no goal before {GOAL_AFTER}"
    told = (
        (changed, record["weights_changed_on"] is not None),
        (twice, record["counts_twice"]),
        (early, not record["goal_allowed"]),
    )
    return [text for text, holds in told if holds]


def _index_record(workbook: Workbook, index: ActivityIndex) -> dict[str, Any]:
    """Exact numbers; null where there is none."""
    return {
        "period": workbook.calendar.name(index.period),
        "base": workbook.calendar.name(index.base),
        "value": index.value,
        "log_points": index.log_points,
        "hollow": index.is_hollow,
        "unfinished": index.unfinished,
        "parts": list(index.part_count),
        "components": [
            {
                "part": str(part.part),
                "indicator": part.measure.indicator,
                "reading": str(part.measure.reading),
                "weight": part.weight,
                "value": part.value,
                "base": part.base,
                "relative": part.relative,
                "capped": part.is_capped,
                "contribution": part.contribution,
            }
            for part in index.components
        ],
        "missing": [{"part": str(part), "reason": words.reason(reason, workbook)} for part, reason in index.missing],
    }


def _index_lines(workbook: Workbook, index: ActivityIndex) -> list[str]:
    have, of = index.part_count
    so_far = ", so far" if index.unfinished else ""
    parts = f", {have} of {of} parts" if index.missing else ""
    name, base = workbook.calendar.name(index.period), workbook.calendar.name(index.base)
    rows = [["", "weight", "base", "now", "log points"]]
    for part in index.components:
        weight, points = f"{part.weight:.0%}", f"{part.contribution:+.2f}{' (held)' * part.is_capped}"
        rows.append([str(part.part), weight, f"{part.base:g}", f"{part.value:g}", points])
    told = [f"{part}: {words.reason(reason, workbook)}" for part, reason in index.missing]
    return [f"{name}: {index.value:.1f}, with {base} as 100{so_far}{parts}", words.table(rows), *told]
