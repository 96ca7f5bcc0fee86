"""The commands that show what follows from the figures."""

import argparse
from pathlib import Path

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.cli import drawing, look
from kpidesk.cli.usage import Commands, command, takes_json, takes_segment

PERIODS = "2011-11, 2011-Q4, 2011, ytd:2011-11 or 12m:2011-11"


def add_show(commands: Commands) -> None:
    text = "values, changes, goals and status"
    parser = command(commands, "show", look.show, text, "show shop.kpidesk total_revenue --at 2011-Q4 --json")
    parser.add_argument("ids", nargs="*", metavar="ID", help="else everything that is chosen")
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    parser.add_argument("--from", dest="first", metavar="PERIOD", help="every period from this one on")
    takes_segment(parser)
    takes_json(parser)


def add_explain(commands: Commands) -> None:
    text = "how a value comes about, step by step"
    parser = command(commands, "explain", look.explain, text, "explain shop.kpidesk aov --at ytd:2011-11")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--at", required=True, metavar="PERIOD", help=PERIODS)
    takes_segment(parser)
    takes_json(parser)


def add_chart(commands: Commands) -> None:
    parser = command(
        commands,
        "chart",
        drawing.chart,
        "write a chart, its ending says what: .png .svg .pdf .csv; or with --all every saved one into a folder",
        "chart shop.kpidesk total_revenue --at 2011-11 -o chart.png --preset slide",
    )
    parser.add_argument("id", metavar="ID", nargs="?", default="", help="not needed for charts of several KPIs")
    parser.set_defaults(late="id")
    parser.add_argument("--all", action="store_true", help="every chart saved in the file; -o names a folder")
    parser.add_argument("--kind", default=ChartKind.GOAL.value, choices=[kind.value for kind in ChartKind])
    parser.add_argument("--at", metavar="PERIOD", help=f"{PERIODS}; its last month is the newest shown")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    takes_segment(parser, "of one channel, campaign or product, like campaign:Spring")
    parser.add_argument("--ids", nargs="+", metavar="ID", help="the KPIs of bullet, multiples and table")
    parser.add_argument("--preset", default="slide", choices=PRESETS)
    parser.add_argument("--format", default="png", choices=("png", "svg", "pdf", "csv"), help="of --all")
    parser.add_argument("--numbers", metavar="LOCALE", help="how numbers are written, like de_DE")
    _takes_look(parser)


def _takes_look(parser: argparse.ArgumentParser) -> None:
    """What is shown besides, and in which colours."""
    for option, text in (
        ("--dark", "on a dark background"),
        ("--transparent", "without a background"),
        ("--ibcs", "green and red instead of blue and orange"),
        ("--previous-year", "with the year before"),
        ("--forecast", "with the months ahead"),
        ("--no-limits", "without the usual range"),
        ("--no-notes", "leave the owner's notes on the months out"),
        ("--difference-arrow", "with an arrow for the last change"),
        ("--growth-arrow", "with an arrow for the average growth"),
        ("--moving-ranges", "with how much a figure moves from month to month"),
    ):
        parser.add_argument(option, action="store_true", help=text)


def add_catalogue(commands: Commands) -> None:
    text = "every figure and KPI that ships"
    takes_json(command(commands, "catalogue", look.catalogue, text, "catalogue --json", file=False))
