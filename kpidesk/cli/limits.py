"""The command limits: the usual range of plain series. It changes nothing."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.limit_basis import limits_around
from kpidesk.analysis.signals.process_limits import Method
from kpidesk.cli.plain_series import read_series
from kpidesk.cli.usage import Commands, command, takes_json

_AUTO = "auto"


def add_limits(commands: Commands) -> None:
    text = "the usual range of plain series: centre, lower and upper limit of each"
    parser = command(commands, "limits", run_limits, text, "limits --series series.json --json", file=False)
    parser.add_argument("--series", type=Path, required=True, metavar="IN.json", help="a JSON list of lists")
    parser.add_argument("--method", choices=[str(method) for method in Method], default=str(Method.MEAN))
    bases = [_AUTO, *(str(basis) for basis in Basis)]
    around = "what it lies around, by itself the level; auto: as the program decides; of one that moves, the last month"
    parser.add_argument("--basis", choices=bases, default=str(Basis.LEVEL), help=around)
    parser.add_argument("--signals", action="store_true", help="all there is to know of each, with what stands out")
    takes_json(parser)


def run_limits(arguments: argparse.Namespace) -> None:
    """Of a series with fewer than six values there are none: an empty list. So it is with a season of less than two
    years without a gap."""
    basis = None if arguments.basis == _AUTO else Basis(arguments.basis)
    told = [_limits(values, Method(arguments.method), basis) for values in read_series(arguments.series)]
    if arguments.signals:
        print(json.dumps(told))
        return
    rows = [[row[end] for end in ("centre", "lower", "upper")] if row else [] for row in told]
    if arguments.json:
        print(json.dumps(rows))
    else:
        print("\n".join("{:g} ({:g} to {:g})".format(*row) if row else "-" for row in rows))


def _limits(values: Sequence[float | None], method: Method, basis: Basis | None) -> dict[str, Any]:
    """Places count from 0, months without a value included; the ends are those of the last value."""
    there = [value for value in values if value is not None]
    places = [place for place, value in enumerate(values) if value is not None]
    around = limits_around(there, basis, method, places=places)
    if around is None:
        return {}
    limits = around.at(places[-1])
    return {
        "basis": str(around.basis),
        "centre": limits.centre,
        "lower": limits.lower,
        "upper": limits.upper,
        "mean_range": limits.mean_range,
        "range_limit": limits.range_limit,
        "months": limits.count,
        "provisional": limits.provisional,
        "left_out": limits.left_out,
        "signals": [
            {"place": place, "rules": [str(rule) for rule in found.rules], "side": str(found.side)}
            for place, found in zip(places, around.findings, strict=True)
            if found.rules
        ],
    }
