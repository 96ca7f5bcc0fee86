"""The command benchmark, and what goal tells with --benchmarks: what a figure can be held against besides its goal."""

import argparse
import datetime as dt
import json
from typing import Any

from kpidesk.analysis.goals.benchmarks import Reference, forgetting, noted, noting, references
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.cli import words
from kpidesk.cli.asked import known_segment, read_amount, read_day, read_period
from kpidesk.cli.opened import looked_at, opened
from kpidesk.cli.usage import Commands, command, takes_json
from kpidesk.domain.goal import Benchmark, Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.workbook.workbook import Workbook

_KINDS = {"industry": "industry", "competitor": "competitor", "own-history": "own history"}


def add_benchmark(commands: Commands) -> None:
    text = "note what others reach, with where it is from and when; without VALUE tell what there is"
    examples = (
        'benchmark shop.kpidesk conversion_rate 2.1% --kind industry --source "Chamber of trade" --on 2011-09-03\n'
        "benchmark shop.kpidesk conversion_rate 1.8%..2.4% --kind competitor\n"
        "benchmark shop.kpidesk conversion_rate --kind competitor --remove"
    )
    parser = command(commands, "benchmark", run_benchmark, text, examples)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("value", metavar="VALUE", nargs="?", help="a number, or LOW..HIGH for a range")
    parser.set_defaults(late="value")
    parser.add_argument("--kind", choices=_KINDS, help="where it comes from; there is one of each kind")
    parser.add_argument("--source", default="", metavar="TEXT", help="who says so")
    parser.add_argument("--on", metavar="DAY", help="the day that it is from; else today")
    parser.add_argument("--remove", action="store_true", help="take the one of that kind away")
    takes_json(parser)


def run_benchmark(arguments: argparse.Namespace) -> None:
    """Raises Refusal where the figure is not known, or what was given is no benchmark."""
    if arguments.value is None and not arguments.remove:
        if arguments.kind or arguments.source or arguments.on:
            raise Refusal(f"{arguments.id}: give the figure of the benchmark, or --remove")
        arguments.segment = arguments.at = None
        tell_benchmarks(arguments)
        return
    if arguments.remove and arguments.value is not None:
        raise Refusal(f"{arguments.id}: give either the figure of the benchmark or --remove")
    if not arguments.kind:
        raise Refusal(f"{arguments.id}: say where it comes from: --kind {', '.join(_KINDS)}")
    with opened(arguments.file) as file:
        deed = _remove if arguments.remove else _note
        print(deed(file.workbook, file.workbook.named(arguments.id), _KINDS[arguments.kind], arguments))


def _note(workbook: Workbook, about: Indicator, kind: str, arguments: argparse.Namespace) -> str:
    value, upper = _ends(about, arguments.value)
    benchmark = Benchmark(value, upper, kind, arguments.source.strip(), _day(arguments.on, workbook.today))
    workbook.apply(noting(workbook, about.id, benchmark), MadeBy.COMMAND)
    figure = words.goal(Goal(value, upper), about, decimals_of(about, value, upper))
    return f"{about.id}: benchmark {figure} noted ({kind})"


def _remove(workbook: Workbook, about: Indicator, kind: str, _arguments: argparse.Namespace) -> str:
    held = [each.kind for each in noted(workbook, about.id)]
    if kind not in held:
        there = f"there is one of {', '.join(held)}" if held else "it has none"
        raise Refusal(f"{about.id} has no benchmark of the kind {kind}; {there}")
    workbook.apply(forgetting(workbook, about.id, kind), MadeBy.COMMAND)
    return f"{about.id}: benchmark removed ({kind})"


def _ends(about: Indicator, text: str) -> tuple[float, float | None]:
    """Raises Refusal."""
    low, dots, high = text.partition("..")
    value, upper = read_amount(about, low), read_amount(about, high)
    if value is None or (dots and upper is None):
        raise Refusal(f"{about.id}: give a number, or both ends like 1.8..2.4; --remove takes a benchmark away")
    if upper is not None and upper < value:
        raise Refusal(f"{about.id}: {low} is larger than {high}; give the lower end first")
    return value, upper


def _day(text: str | None, today: dt.date) -> dt.date:
    """Raises Refusal for a day to come: nothing can be from then."""
    day = read_day(text) if text else today
    if day > today:
        raise Refusal(f"--on {day} lies ahead; give the day that the benchmark is from")
    return day


def tell_benchmarks(arguments: argparse.Namespace) -> None:
    """Prints them. Raises Refusal where the figure, the part or the period is not known."""
    with looked_at(arguments.file) as workbook:
        about, segment = workbook.named(arguments.id), known_segment(workbook, arguments.segment)
        at = read_period(workbook, arguments.at).last if arguments.at else workbook.last_entered
        found = references(workbook, about.id, at or workbook.current_month, segment)
        if arguments.json:
            print(json.dumps([_benchmark_record(each) for each in found], ensure_ascii=False, indent=2))
        else:
            lines = [_benchmark_line(each, about) for each in found]
            print("\n".join(lines or [f"{about.id}: nothing to hold it against yet"]))


def _benchmark_record(told: Reference) -> dict[str, Any]:
    return {
        "origin": str(told.origin),
        "value": told.value,
        "upper": told.upper,
        "kind": told.kind or None,
        "source": told.source or None,
        "noted_on": None if told.noted_on is None else told.noted_on.isoformat(),
        "months": None if told.months is None else [str(month) for month in told.months],
    }


def _benchmark_line(told: Reference, about: Indicator) -> str:
    decimals = decimals_of(about, told.value, told.upper)
    figure = words.goal(Goal(told.value, told.upper), about, decimals)
    if told.months is not None:
        return f"{figure}  median of {told.months[0]} to {told.months[1]}"
    noted = f", {told.noted_on}" if told.noted_on else ""
    return f"{figure}  {told.kind}{f': {told.source}' if told.source else ''}{noted}"
