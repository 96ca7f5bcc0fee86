"""The command line: what can be asked, and how it ends."""

import argparse
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from kpidesk import __version__
from kpidesk.charts.presets import PRESETS
from kpidesk.cli import care, checked, edit, export, look
from kpidesk.domain.indicator import Direction, Rollup, Unit
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.text import NOTE_LENGTH, clean_text

PERIODS = "2011-11, 2011-Q4, 2011, ytd:2011-11 or 12m:2011-11"


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 0: done; 1: refused, with the reason on stderr; 2: wrong usage."""
    asked = _parser().parse_args(_shielded(sys.argv[1:] if arguments is None else arguments))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a character that a terminal lacks must stop nothing
    try:
        asked.run(asked)
    except Refusal as refusal:
        print(f"kpidesk-cli: {clean_text(str(refusal), NOTE_LENGTH)}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has seen enough
    return 0


def _shielded(arguments: list[str]) -> list[str]:
    """Values that begin with a minus are values: ``--formula -2^2`` and a goal of ``-5..-1`` are no options."""
    shielded: list[str] = []
    for argument in arguments:
        if shielded and shielded[-1] in _WITH_TEXT:
            shielded[-1] += f"={argument}"
        elif argument[:1] == "-" and argument[1:2].isdigit():
            shielded.append(f"\N{MINUS SIGN}{argument[1:]}")  # which is read alike
        else:
            shielded.append(argument)
    return shielded


_WITH_TEXT = ("--formula", "--tolerance", "--label", "--reason", "--name", "--group")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kpidesk-cli", description=__doc__)
    parser.add_argument("--version", action="version", version=f"kpidesk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_new, _import, _export, _set, _goal, _indicator, _month, _show, _explain, _chart, _catalogue, _check):
        add(commands)
    for add in (_repair, _backups, _restore, _history):
        add(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], None], text: str, file: bool = True
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    if file:
        parser.add_argument("file", type=Path, metavar="FILE", help="the .kpidesk file")
    return parser


def _new(commands: Commands) -> None:
    parser = _command(commands, "new", edit.make_new, "make a file for a business")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--starter", default="", choices=("shop", "services", "content", "everything"))
    start.add_argument("--sample", action="store_true", help="fill it with the invented sample business")
    parser.add_argument("--name", help="name of the business; else the name of the file")
    parser.add_argument("--currency", default="EUR", help="three letters, like GBP")
    parser.add_argument(
        "--business-year-start", type=int, default=1, choices=range(1, 13), metavar="1..12", help="first month"
    )


def _import(commands: Commands) -> None:
    parser = _command(
        commands, "import", edit.import_figures, "bring in a CSV or XLSX file; its first column is the month"
    )
    parser.add_argument("data", type=Path, metavar="DATA.csv|DATA.xlsx")
    parser.add_argument("--sheet", default="", metavar="NAME", help="of an XLSX file; else the first one")
    parser.add_argument(
        "--map",
        action="extend",
        nargs="+",
        default=[],
        metavar="COLUMN=INDICATOR",
        help="send a column to a figure; COLUMN= leaves it out",
    )
    parser.add_argument("--decimal", choices=(".", ","), help="the decimal mark, where the file does not tell")
    parser.add_argument("--unfinished-until", metavar="DAY", help="the last month runs still: 2011-12-09")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, store nothing")


def _export(commands: Commands) -> None:
    parser = _command(commands, "export", export.export, "write the typed figures as a table that import takes back")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.csv|OUT.xlsx")
    parser.add_argument("--segment", metavar="KIND:NAME", help="of one part, like channel:newsletter")


def _set(commands: Commands) -> None:
    parser = _command(commands, "set", edit.set_figures, "store figures of one month")
    parser.add_argument("month", metavar="MONTH")
    parser.add_argument("values", nargs="+", metavar="ID=VALUE", help="ID= clears")
    parser.add_argument("--segment", metavar="KIND:NAME", help="like channel:newsletter")


def _goal(commands: Commands) -> None:
    parser = _command(commands, "goal", edit.set_goal, "set or remove a goal")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("value", metavar="VALUE", help='a number, LOW..HIGH for a band, "" to remove')
    parser.add_argument("--from", dest="first", required=True, metavar="MONTH")
    parser.add_argument("--to", dest="last", metavar="MONTH")
    parser.add_argument("--tolerance", help="how far off is still watch; else a tenth of the goal")
    parser.add_argument("--reason")
    parser.add_argument("--review-on", metavar="DAY", help="when to look at it again: 2012-03-31")


def _indicator(commands: Commands) -> None:
    parser = _command(commands, "indicator", edit.set_indicator, "add or change an indicator of your own")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--label")
    parser.add_argument("--formula", help="a KPI; without one it is a figure to type")
    parser.add_argument("--unit", choices=[str(unit) for unit in Unit])
    parser.add_argument("--direction", choices=[str(direction) for direction in Direction])
    parser.add_argument("--rollup", choices=[str(r) for r in Rollup if r is not Rollup.WEIGHTED_MEAN])
    parser.add_argument("--group")
    parser.add_argument("--decimals", type=int, choices=range(7), metavar="0..6")
    parser.add_argument("--remove", action="store_true", help="remove it with its figures and goals")


def _month(commands: Commands) -> None:
    parser = _command(commands, "month", edit.set_month, "open or close a month, or say that it is still running")
    parser.add_argument("month", metavar="MONTH")
    state = parser.add_mutually_exclusive_group(required=True)
    state.add_argument("--open", action="store_true")
    state.add_argument("--closed", action="store_true")
    state.add_argument("--unfinished-until", type=int, metavar="DAY", help="last day whose figures are entered")


def _show(commands: Commands) -> None:
    parser = _command(commands, "show", look.show, "values, changes, goals and status")
    parser.add_argument("ids", nargs="*", metavar="ID", help="else everything that is chosen")
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    parser.add_argument("--from", dest="first", metavar="PERIOD", help="every period from this one on")
    parser.add_argument("--segment", metavar="KIND:NAME")
    parser.add_argument("--json", action="store_true")


def _explain(commands: Commands) -> None:
    parser = _command(commands, "explain", look.explain, "how a value comes about, step by step")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    parser.add_argument("--segment", metavar="KIND:NAME")
    parser.add_argument("--json", action="store_true")


def _chart(commands: Commands) -> None:
    parser = _command(commands, "chart", look.chart, "write a chart; its ending says what: .png .svg .pdf .csv")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--kind", default="goal-vs-actual", choices=("goal-vs-actual",))
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--preset", default="slide", choices=PRESETS)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--no-notes", action="store_true", help="leave the owner's notes on the months out")


def _catalogue(commands: Commands) -> None:
    parser = _command(commands, "catalogue", look.catalogue, "every figure and KPI that ships", file=False)
    parser.add_argument("--json", action="store_true")


def _check(commands: Commands) -> None:
    parser = _command(commands, "check", checked.check, "is the file sound? Looks at everything, changes nothing")
    parser.add_argument("--json", action="store_true")


def _repair(commands: Commands) -> None:
    parser = _command(commands, "repair", care.repair, "make a sound file of all that a damaged one still holds")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="NEW", help="the new file")
    parser.add_argument("--json", action="store_true")


def _backups(commands: Commands) -> None:
    parser = _command(commands, "backups", care.backups, "the backups of a file, the newest first")
    parser.add_argument("--json", action="store_true")


def _restore(commands: Commands) -> None:
    parser = _command(commands, "restore", care.restore, "put a backup in the place of the file; can be undone")
    parser.add_argument("backup", metavar="BACKUP", help="its number or name as listed by backups, or a file")
    parser.add_argument("--json", action="store_true")


def _history(commands: Commands) -> None:
    parser = _command(commands, "history", care.history, "every change of a figure: when, from what to what, how")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--at", metavar="MONTH", help="of this month only")
    parser.add_argument("--json", action="store_true")


if __name__ == "__main__":
    sys.exit(main())
