"""What the command activity keeps for the business: how much each part counts, and what counts as 100."""

import argparse
import json
from dataclasses import replace
from math import isfinite

from kpidesk.analysis.activity.activity import NoIndex, scale_of
from kpidesk.analysis.activity_parts import USUAL_WEIGHTS, Part, Weights, checked
from kpidesk.analysis.traits import (
    ACTIVITY,
    ActivitySettings,
    activity_changed_on,
    activity_settings,
    keeping_activity,
)
from kpidesk.cli import foresight_words as say
from kpidesk.cli.asked import read_pair, read_period
from kpidesk.cli.opened import looked_at, opened
from kpidesk.cli.usage import Parser
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.workbook import Workbook


def takes_weights(parser: Parser) -> None:
    parser.add_argument("--base", metavar="PERIOD", help="what counts as 100; else the first month with all the parts")
    parts = ", ".join(Part)
    parser.add_argument("--weight", action="append", metavar="PART=PERCENT", help=f"for this once, or kept; of {parts}")
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--keep", action="store_true", help="keep these weights, this base or both for the business")
    kept.add_argument("--usual", action="store_true", help="go back to the usual weights and base")


def read_weights(given: list[str] | None) -> Weights:
    """Percentages, like orders=50; none where none is given. Raises Refusal, also where they do not make 100."""
    weights: dict[Part, float] = {}
    for text in given or []:
        name, percent = read_pair(text, "a weight")
        part = next((part for part in Part if name.casefold() in {str(part), part.name.casefold()}), None)
        if part is None:
            raise Refusal(f"there is no part “{name}”; there are {', '.join(Part)}")
        if part in weights:
            raise Refusal(f"{part} is named twice; give each part one weight")
        weights[part] = _share(part, percent)
    try:
        return checked(weights) if weights else {}
    except ValueError as error:
        raise Refusal(f"{error}; change them until they do") from None


def _share(part: Part, percent: str) -> float:
    try:
        share = float(percent.removesuffix("%")) / 100
    except ValueError:
        share = float("nan")
    if not isfinite(share):
        raise Refusal(f"“{percent}” is no percentage; write a weight like {part}=30")
    if share < 0:
        raise Refusal(f"{part}={percent}: a weight is not below zero; leave out what shall not count")
    return share


def keep(arguments: argparse.Namespace) -> None:
    """What is named, the rest as it was; or back to what is usual. Raises Refusal for a base without the parts."""
    weights = read_weights(arguments.weight)
    if arguments.usual and (weights or arguments.base):
        raise Refusal("--usual takes back all that is kept; give no weight and no base with it")
    if arguments.keep and not (weights or arguments.base):
        raise Refusal("say what to keep: --weight PART=PERCENT for each part, --base PERIOD, or both")
    with opened(arguments.file) as file:
        settings = None if arguments.usual else _settings(file.workbook, weights, arguments.base)
        file.workbook.apply(keeping_activity(file.workbook, settings, file.workbook.today), MadeBy.COMMAND)


def _settings(workbook: Workbook, weights: Weights, base: str | None) -> ActivitySettings:
    settings = activity_settings(workbook)
    if weights:
        settings = replace(settings, weights=weights)
    if base:
        settings = replace(settings, base=read_period(workbook, base))
    if settings.base is not None:
        scale = scale_of(workbook, settings.weights, settings.base)
        if isinstance(scale, NoIndex):
            name = workbook.calendar.name(settings.base)
            raise Refusal(f"{name} cannot be 100: {say.no_index(scale, workbook)}; nothing was kept")
    return settings


def tell_kept(arguments: argparse.Namespace) -> None:
    """The weights and the base that hold, and whether the owner keeps them or they are the usual ones."""
    with looked_at(arguments.file) as workbook:
        settings, is_kept = activity_settings(workbook), bool(workbook.trait(ACTIVITY))
        changed = activity_changed_on(workbook)
        base = None if settings.base is None else workbook.calendar.name(settings.base)
        weights = {str(part): weight for part, weight in checked(settings.weights).items()}
    if arguments.json:
        told = {"kept": is_kept, "weights": weights, "base": base, "changed_on": changed and changed.isoformat()}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    shown = ", ".join(f"{part} {100 * weight:g} %" for part, weight in weights.items())
    is_usual = settings.weights == USUAL_WEIGHTS
    print(f"{'usual weights' if is_usual else 'weights kept for this business'}: {shown}")
    if changed is not None:
        print(f"weights changed on {changed}; all months are worked out with them")
    print(f"100 is {base or 'the first month with all the parts'}")
