"""Commands that say why a value changed, what a goal would take, and how units follow the price."""

import argparse
import json
from typing import Any

from kpidesk.analysis.causes.drivers import why as why_of
from kpidesk.analysis.demand.demand import demand as demand_of
from kpidesk.analysis.demand.elasticity import elasticity_between
from kpidesk.analysis.levers.solve import solve as solution_of
from kpidesk.cli.asked import find_segment, known_segment, read_month, read_period
from kpidesk.cli.opened import looked_at
from kpidesk.cli.reason_records import demand_record, elasticity_record, solution_record, why_record
from kpidesk.cli.reason_words import demand_lines, elasticity_line, solution_lines, why_lines
from kpidesk.cli.usage import Commands, command, takes_json, takes_segment
from kpidesk.cli.view_usage import PERIODS
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook


def add_why(commands: Commands) -> None:
    text = "what changed a value from one period to another, figure by figure"
    parser = command(commands, "why", why, text, "why shop.kpidesk profit_margin --from 2011-10 --to 2011-11")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--from", dest="first", required=True, metavar="PERIOD", help=PERIODS)
    parser.add_argument("--to", required=True, metavar="PERIOD")
    takes_segment(parser)
    takes_json(parser)


def add_solve(commands: Commands) -> None:
    text = "what one figure would have to be for a goal to be met"
    parser = command(commands, "solve", solve, text, "solve shop.kpidesk profit_margin --for expenses --at 2011-11")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--for", dest="figure", required=True, metavar="INPUT", help="the figure that is typed")
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    takes_segment(parser)
    takes_json(parser)


def add_demand(commands: Commands) -> None:
    text = "how units follow the price of a product: its elasticity, and the best price where the months tell one"
    example = "demand shop.kpidesk mug --without 2011-07 --without 2011-12\n"
    example += "demand shop.kpidesk mug --from 2011-10 --to 2011-11"
    parser = command(commands, "demand", demand, text, example)
    parser.add_argument("product", metavar="PRODUCT", help="its name; “all” for a business with one product")
    parser.add_argument(
        "--without", action="append", default=[], metavar="MONTH", help="closed, sold out, on sale or re-priced then"
    )
    parser.add_argument(
        "--from", dest="first", metavar="PERIOD", help="with --to: the elasticity between these two alone"
    )
    parser.add_argument("--to", metavar="PERIOD")
    takes_json(parser)


def why(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        before, after = (read_period(workbook, text) for text in (arguments.first, arguments.to))
        segment = known_segment(workbook, arguments.segment)
        found = why_of(workbook, workbook.named(arguments.id).id, before, after, segment)
        _print(arguments, why_record(found, workbook), why_lines(found, workbook))


def solve(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        segment = known_segment(workbook, arguments.segment)
        figure = workbook.named(arguments.figure)
        key = figure.id, segment if segment is not None and segment.kind in figure.segment_kinds else None
        try:
            asked = workbook.named(arguments.id)
            found = solution_of(workbook, asked.id, key, read_period(workbook, arguments.at), segment)
        except ValueError as error:
            raise Refusal(str(error)) from None
        _print(arguments, solution_record(found, key, workbook), solution_lines(found, key, workbook))


def demand(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        product = _product(workbook, arguments.product)
        if arguments.first or arguments.to:
            _between(arguments, workbook, product)
            return
        marked = frozenset(map(read_month, arguments.without))
        found = demand_of(workbook, product, marked)
        _print(arguments, demand_record(found), demand_lines(found, workbook))


def _between(arguments: argparse.Namespace, workbook: Workbook, product: Segment | None) -> None:
    """Two periods instead of all months. Raises Refusal."""
    if not (arguments.first and arguments.to):
        raise Refusal("--from and --to belong together")
    before, after = (read_period(workbook, text) for text in (arguments.first, arguments.to))
    found = elasticity_between(workbook, product, before, after)
    names = workbook.calendar.name(before), workbook.calendar.name(after)
    record = elasticity_record(found, product, names, workbook)
    _print(arguments, record, [elasticity_line(found, product, names, workbook)])


def _print(arguments: argparse.Namespace, record: dict[str, Any], lines: list[str]) -> None:
    print(json.dumps(record, ensure_ascii=False, indent=2) if arguments.json else "\n".join(lines))


def _product(workbook: Workbook, text: str) -> Segment | None:
    """A product by its name, with or without the kind before it. Raises Refusal."""
    full = text if ":" in text else f"{SegmentKind.PRODUCT}:{text}"
    meant = find_segment(workbook, full)
    if text.casefold() == "all" and meant not in workbook.segments:
        return None
    found = known_segment(workbook, full)
    if found is None or found.kind is not SegmentKind.PRODUCT:
        raise Refusal(f"“{text}” is no product; a demand curve is for one product")
    return found
