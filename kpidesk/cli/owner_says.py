"""The commands break and seasonal: what the owner knows of the figures that no figure tells."""

import argparse
import json

from kpidesk.analysis.traits import Seasonal, saying_seasonal, seasonal_said
from kpidesk.cli.asked import read_month
from kpidesk.cli.opened import looked_at, opened
from kpidesk.cli.usage import Commands, command, takes_json
from kpidesk.domain.change import SetBreaks
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.workbook import Workbook

_KINDS = {"new-level": BreakKind.NEW_LEVEL, "redefined": BreakKind.REDEFINED}


def add_break(commands: Commands) -> None:
    text = "say from which month on a KPI is on another level, or means something else; without --at tell it"
    examples = (
        'break shop.kpidesk total_revenue --at 2011-03 --kind new-level --note "second shop"\n'
        "break shop.kpidesk visitors --at 2011-07 --kind redefined\n"
        "break shop.kpidesk visitors --at 2011-07 --remove"
    )
    parser = command(commands, "break", run_break, text, examples)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--at", metavar="MONTH", help="the first month after it")
    kinds = "new-level: the usual range is worked out anew; redefined: nothing is compared or forecast across it either"
    parser.add_argument("--kind", choices=_KINDS, help=kinds)
    parser.add_argument("--note", default="", metavar="TEXT")
    parser.add_argument("--remove", action="store_true")
    takes_json(parser)


def add_seasonal(commands: Commands) -> None:
    text = "say whether the same months bring more every year; without an answer tell what was said"
    parser = command(commands, "seasonal", run_seasonal, text, "seasonal shop.kpidesk yes")
    parser.add_argument("answer", nargs="?", choices=[str(each) for each in Seasonal], metavar="yes|no|unknown")
    parser.add_argument("--of", dest="id", metavar="ID", help="of one figure or KPI, where it is another than the rest")
    takes_json(parser)


def run_break(arguments: argparse.Namespace) -> None:
    if not arguments.at:
        if arguments.kind or arguments.remove:
            raise Refusal("say from which month on, like --at 2011-03")
        _tell_breaks(arguments)
        return
    month = read_month(arguments.at)
    if bool(arguments.kind) is bool(arguments.remove):
        raise Refusal("give either --kind new-level or redefined, or --remove")
    with opened(arguments.file) as file:
        about = file.workbook.named(arguments.id)
        there = None if arguments.remove else Break(_KINDS[arguments.kind], arguments.note)
        if there is None and month not in file.workbook.breaks_of(about.id):
            raise Refusal(f"{about.id} does not start anew in {month}; there is nothing to remove")
        file.workbook.apply(SetBreaks({BreakKey(about.id, month): there}), MadeBy.COMMAND)
        print(f"{about.id}: {'goes on as before' if there is None else there.kind} from {month} on")


def _tell_breaks(arguments: argparse.Namespace) -> None:
    with looked_at(arguments.file) as workbook:
        about = workbook.named(arguments.id)
        held = workbook.breaks_of(about.id)
        if arguments.json:
            rows = [{"month": str(at), "kind": str(each.kind), "note": each.note} for at, each in held.items()]
            print(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            lines = [f"{at}  {each.kind}{f': {each.note}' if each.note else ''}" for at, each in held.items()]
            print("\n".join(lines or [f"{about.id} starts anew nowhere"]))


def run_seasonal(arguments: argparse.Namespace) -> None:
    if arguments.answer is None:
        with looked_at(arguments.file) as workbook:
            _tell_seasonal(workbook, arguments)
        return
    with opened(arguments.file) as file:
        name = file.workbook.named(arguments.id).id if arguments.id else ""
        file.workbook.apply(saying_seasonal(Seasonal(arguments.answer), name), MadeBy.COMMAND)
        _tell_seasonal(file.workbook, arguments)


def _tell_seasonal(workbook: Workbook, arguments: argparse.Namespace) -> None:
    name = workbook.named(arguments.id).id if arguments.id else ""
    said = seasonal_said(workbook, name)
    if arguments.json:
        print(json.dumps({"indicator": name or None, "seasonal": None if said is None else str(said)}))
    else:
        print(f"{name or 'the business'}: seasonal {said if said is not None else 'not said'}")
